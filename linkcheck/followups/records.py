"""What registries answer: CSL-JSON, Crossref, arXiv's Atom, PubMed's ESummary, Open Library; nothing raises.

The shapes are those of the registries' documentation; `docs/followups.md` cites it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from lxml import etree

from linkcheck import csl, dates
from linkcheck.charsets import clean
from linkcheck.followups.json_fields import (
    LARGEST,
    LONGEST,
    SHORT,
    field,
    first_text,
    listed,
    loaded,
    text,
    texts,
)
from linkcheck.followups.question import Kind, Question
from linkcheck.markup import hardened
from linkcheck.model import NoRecord, Record, Update

__all__ = ["CROSSREF", "READERS"]

CROSSREF = "Crossref"
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
MOST_AUTHORS = 200
MOST_TITLES = 10  # a title, its subtitles, those in other languages
# "This paper has been withdrawn by the authors": arXiv has no field for it, and asks authors to say so in the
# comments (https://info.arxiv.org/help/withdraw.html). A comment may also name another paper that was.
_WITHDRAWN = re.compile(
    r"(?:^|\b(?:this|the|our)\s(?:\w{1,12}\s)?(?:paper|article|submission|manuscript|preprint|work|note|version)\s"
    r"(?:(?:has|have|had)\sbeen\s|is\s|was\s)?(?:\w{1,12}\s)?)withdrawn\b",
    re.IGNORECASE,
)


def _work(question: Question, body: bytes) -> Record | NoRecord | None:
    """Return the record in CSL-JSON, or in the ``message`` of Crossref's REST API, which is nearly the same."""
    value = loaded(body)
    work = field(value, "message") if question.kind is Kind.CROSSREF else value
    titles = tuple(islice(_titles(work), MOST_TITLES))
    if not isinstance(work, dict) or not (titles or field(work, "DOI")):
        return None
    is_crossrefs = question.kind is Kind.CROSSREF or field(work, "source") == CROSSREF
    return Record(
        identifier=question.about,
        url=question.shown,
        registry=CROSSREF if is_crossrefs else "",
        kind=text(field(work, "type")),
        titles=titles,
        authors=tuple(filter(None, map(csl.name, listed(field(work, "author"))))),
        publisher=first_text(field(work, "publisher")),
        container=first_text(field(work, "container-title")),
        published=next(filter(None, (csl.date(field(work, name)) for name in _DATES)), None),
        updates=(*_updates(field(work, "updated-by")), *_replacements(field(work, "relation"))),
        update_of=tuple(_updates(field(work, "update-to"))),
    )


_DATES = ("issued", "published", "published-print", "published-online")


def _titles(work: Any) -> Iterator[str]:
    for title in texts(field(work, "title"), LONGEST):
        yield title
        for more in texts(field(work, "subtitle"), LONGEST):
            yield f"{title}: {more}"
    yield from texts(field(work, "original-title"), LONGEST)


def _updates(value: Any) -> Iterator[Update]:
    """Yield what is in ``updated-by`` or ``update-to``; said by publisher and Retraction Watch, it is one."""
    found: dict[tuple[str, str | None], Update] = {}
    for each in listed(value):
        kind = text(field(each, "type")).lower().replace("_", "-").replace(" ", "-")
        doi = text(field(each, "DOI")).lower()
        update = Update(kind, csl.date(field(each, "updated")), f"doi:{doi}" if doi else None, _source(each))
        if kind:
            first = found.setdefault((kind, update.identifier), update)
            if update.source not in first.source:
                joined = ", ".join(filter(None, (first.source, update.source)))
                found[kind, update.identifier] = first._replace(source=joined, date=first.date or update.date)
    yield from found.values()


def _source(update: Any) -> str:
    return text(field(update, "source"))[:100]


def _replacements(relation: Any) -> Iterator[Update]:
    """Yield the works that replace this one (Crossref's relationship ``is-replaced-by``)."""
    for each in listed(field(relation, "is-replaced-by")):
        kind, value = text(field(each, "id-type")).lower(), text(field(each, "id"))
        if value:
            yield Update("replacement", None, f"{kind or 'uri'}:{value}", CROSSREF)


# ---------------------------------------------------------------- arXiv


def _preprint(question: Question, body: bytes) -> Record | NoRecord | None:
    """Return the record in the first entry of arXiv's Atom feed."""
    feed = _xml(body)
    if feed is None:
        return None
    entry = feed.find(f"{_ATOM}entry")
    if entry is None:
        return _no_preprint(question) if clean(feed.findtext(_TOTAL) or "") == "0" else None
    if "/api/errors" in _inner(entry, f"{_ATOM}id"):  # errors come as an entry
        return NoRecord(question.about, question.shown, f"arXiv: {_inner(entry, f'{_ATOM}summary')[:200]}")
    title, doi = _inner(entry, f"{_ATOM}title"), _inner(entry, f"{_ARXIV}doi")
    if not title:
        return None
    return Record(
        identifier=question.about,
        url=question.shown,
        registry="arXiv",
        kind="preprint",
        titles=(title,),
        authors=tuple(_authors_of(entry)),
        publisher="arXiv",
        container=_inner(entry, f"{_ARXIV}journal_ref") or None,
        published=dates.parse(_inner(entry, f"{_ATOM}published")),
        updates=tuple(_withdrawal(entry)),
        identifiers=(f"doi:{doi.lower()}",) if doi else (),
    )


def _no_preprint(question: Question) -> NoRecord:
    return NoRecord(question.about, question.shown, "arXiv has no such paper", is_sure=True)


def _authors_of(entry: etree._Element) -> Iterator[str]:
    for author in entry.findall(f"{_ATOM}author")[:MOST_AUTHORS]:
        if name := _inner(author, f"{_ATOM}name")[:SHORT]:
            yield name


def _withdrawal(entry: etree._Element) -> Iterator[Update]:
    """Yield that a paper was withdrawn, where its comment says so, or its abstract begins with it."""
    comment, abstract = _inner(entry, f"{_ARXIV}comment"), _inner(entry, f"{_ATOM}summary")
    if _WITHDRAWN.search(comment) or _WITHDRAWN.match(abstract):
        yield Update("withdrawal", dates.parse(_inner(entry, f"{_ATOM}updated")), source="arXiv")


def _xml(body: bytes) -> etree._Element | None:
    try:
        root: etree._Element | None = etree.fromstring(body[:LARGEST], hardened())
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root is not None and root.tag == f"{_ATOM}feed" else None


def _inner(element: etree._Element, name: str) -> str:
    return clean((element.findtext(name) or "")[:2000])


# ---------------------------------------------------------------- PubMed


# What PubMed calls its links between citations (https://www.nlm.nih.gov/bsd/policy/errata.html): those that say
# what became of this one, and those that a notice has.
_BECAME = {
    "retraction in": "retraction",
    "partial retraction in": "partial-retraction",
    "erratum in": "correction",
    "corrected and republished in": "correction",
    "expression of concern in": "expression-of-concern",
    "update in": "update",
}
_NOTICE_OF = {
    "retraction of": "retraction",
    "partial retraction of": "partial-retraction",
    "erratum for": "correction",
    "corrected and republished from": "correction",
    "expression of concern for": "expression-of-concern",
    "update of": "update",
}


def _citation(question: Question, body: bytes) -> Record | NoRecord | None:
    """Return the record in an answer of ESummary in JSON."""
    result = field(loaded(body), "result")
    found = field(result, question.about.partition(":")[2])
    title = text(field(found, "title"), LONGEST).removesuffix(".")
    if error := text(field(found, "error")):  # of one that is not there, and of one that is not to be had now
        return NoRecord(question.about, question.shown, f"PubMed: {error[:200]}")
    if not title:
        return None
    kinds = tuple(texts(field(found, "pubtype")))
    links = listed(field(found, "references"))
    updates = tuple(_linked(links, _BECAME))
    if "Retracted Publication" in kinds and not any(each.kind == "retraction" for each in updates):
        updates = (Update("retraction", source="PubMed"), *updates)
    return Record(
        identifier=question.about,
        url=question.shown,
        registry="PubMed",
        kind=", ".join(kinds)[:SHORT],
        titles=(title,),
        authors=tuple(_names(field(found, "authors"))),
        publisher=first_text(field(found, "publishername")),
        container=first_text(field(found, "fulljournalname")) or first_text(field(found, "source")),
        published=dates.parse(text(field(found, "pubdate"))) or dates.parse(text(field(found, "epubdate"))),
        updates=updates,
        update_of=tuple(_linked(links, _NOTICE_OF)),
        identifiers=tuple(_others(listed(field(found, "articleids")))),
    )


def _linked(links: list[Any], kinds: dict[str, str]) -> Iterator[Update]:
    for each in links:
        kind = kinds.get(text(field(each, "reftype")).lower())
        if kind:
            number = text(field(each, "pmid"))
            date = dates.parse(text(field(each, "refsource")))
            yield Update(kind, date, f"pmid:{number}" if number.isdigit() else None, "PubMed")


def _others(identifiers: list[Any]) -> Iterator[str]:
    names = {"doi": "doi", "pmc": "pmcid"}
    for each in identifiers:
        kind, value = names.get(text(field(each, "idtype"))), text(field(each, "value"))
        if kind and value:
            yield f"{kind}:{value.lower() if kind == 'doi' else value}"


# ---------------------------------------------------------------- Open Library


def _book(question: Question, body: bytes) -> Record | NoRecord | None:
    """Return the record in an answer of the Books API; that it lacks a book says nothing, for it lacks many."""
    books = loaded(body)
    number = question.about.partition(":")[2]
    book = field(books, f"ISBN:{number}")
    title = text(field(book, "title"), LONGEST)
    if books == {}:
        return NoRecord(question.about, question.shown, "Open Library does not know the book")
    if not title:
        return None
    subtitle = text(field(book, "subtitle"), LONGEST)
    return Record(
        identifier=question.about,
        url=question.shown,
        registry="Open Library",
        kind="book",
        titles=(f"{title}: {subtitle}", title) if subtitle else (title,),
        authors=tuple(_names(field(book, "authors"))),
        publisher=next(_names(field(book, "publishers")), None),
        published=dates.parse(text(field(book, "publish_date"))),
    )


def _names(value: Any) -> Iterator[str]:
    yield from filter(None, (text(field(each, "name")) for each in listed(value)))


READERS: dict[Kind, Callable[[Question, bytes], Record | NoRecord | None]] = {
    Kind.DOI: _work,
    Kind.CROSSREF: _work,
    Kind.ARXIV: _preprint,
    Kind.PUBMED: _citation,
    Kind.ISBN: _book,
}
