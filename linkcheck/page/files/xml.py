"""XML for programs: feeds, records of libraries and journals, drawings; else only that it is XML.

Vocabularies: RSS 2.0 and 1.0, Atom (RFC 4287), OAI-PMH and Dublin Core, JATS 1.3, TEI P5, DataCite 4, oEmbed 1.0,
sitemaps 0.9, SVG 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

from linkcheck.charsets import clean, label
from linkcheck.markup import local
from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.files.facts import NOTHING, DatedFact, Facts, dated, page, people
from linkcheck.page.files.markup import child, children, descendants, space, tree, words
from linkcheck.page.files.record import OEMBED, oembed
from linkcheck.page.gather import LONGEST_TEXT

__all__ = ["read"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "http://purl.org/dc/"


def read(data: bytes, url: str, content_type: str = "") -> Page | None:
    """Return what an XML document says; None where nothing of it can be read as XML."""
    root = tree(data, label(content_type))
    if root is None:
        return None
    if local(root) == "svg":
        found = Facts(titles=_title(child(root, "title"), "SVG title"), signals=("SVG image",))
        return page(url, PageKind.MEDIA, found if found.titles else found._replace(signals=("SVG image", NOTHING)))
    text = _text(root)
    if embedded := oembed({name: words(child(root, name)) for name in OEMBED} if local(root) == "oembed" else {}):
        found, kind = embedded
        return page(url, kind, found._replace(text=text, signals=("XML", "oEmbed")))
    found, signal = _read(root)
    return page(url, PageKind.RECORD, found._replace(text=text, signals=("XML", *signal, *found.signals)))


def _read(root: etree._Element) -> tuple[Facts, tuple[str, ...]]:
    """Return what a document says, and in which vocabulary."""
    if local(root) in _MAPS:
        return Facts(), ("sitemap",)
    signal, understood = _VOCABULARIES.get(local(root), ("", _none))
    if found := understood(root):
        return found, (signal,)
    for name in _WITHIN:
        signal, understood = _VOCABULARIES[name]
        within = next(descendants(root, name), None)
        if within is not None and (found := understood(within)):
            return found, (signal,)
    found = _dublin_core(root)
    return found, ("Dublin Core",) if found else ()


def _text(root: etree._Element) -> str:
    """Return the text of a document, a line each, bounded."""
    parts: list[str] = []
    length = 0
    for part in root.itertext():
        if (line := clean(str(part))) and length < LONGEST_TEXT:
            parts.append(line)
            length += len(line) + 1
    return "\n".join(parts)


def _title(element: etree._Element | None, origin: str) -> tuple[Datum, ...]:
    text = words(element)
    return (Datum(text, origin),) if text else ()


def _each(elements: Iterable[etree._Element]) -> list[str]:
    return [words(each) for each in elements]


def _none(_: etree._Element) -> Facts:
    return Facts()


# ---------------------------------------------------------------- feeds


def _rss(root: etree._Element) -> Facts:
    """Return what a channel says of itself; its items are other pages."""
    channel = child(root, "channel")
    changed = [*_each(children(channel, "lastBuildDate")), *_each(children(channel, "pubDate", "date"))]
    return Facts(
        titles=_title(child(channel, "title"), "RSS title"),
        modified=tuple(each for value in changed[:1] for each in dated(value, "RSS lastBuildDate")),
        language=words(child(channel, "language")),
    )


def _atom_feed(root: etree._Element) -> Facts:
    """Return what a feed says of itself; where it holds one entry alone, as an API's answer does, that one too."""
    found = Facts(
        titles=_title(child(root, "title"), "Atom feed title"),
        modified=dated(words(child(root, "updated")), "Atom updated"),
        authors=people(_each(each for author in children(root, "author") for each in children(author, "name"))),
        language=root.get(_LANG) or "",
    )
    entries = list(children(root, "entry"))
    return _atom_entry(entries[0]).over(found) if len(entries) == 1 else found


def _atom_entry(root: etree._Element) -> Facts:
    return Facts(
        titles=_title(child(root, "title"), "Atom title"),
        published=dated(words(child(root, "published")), "Atom published", sure=True),
        modified=dated(words(child(root, "updated")), "Atom updated"),
        authors=people(_each(each for author in children(root, "author") for each in children(author, "name"))),
        language=root.get(_LANG) or "",
    )


# ---------------------------------------------------------------- records of works


def _dublin_core(root: etree._Element) -> Facts:
    """Return what the first record says that has a title of Dublin Core's."""
    title = next((each for each in descendants(root, "title") if space(each).startswith(_DC)), None)
    record = title.getparent() if title is not None else None
    if record is None:
        return Facts()
    return Facts(
        titles=tuple(datum for each in children(record, "title") for datum in _title(each, "dc:title")),
        published=(
            *(
                date
                for each in children(record, "issued")
                for date in dated(words(each), "dcterms:issued", sure=True)
            ),
            *(
                date
                for each in children(record, "date", "created")
                for date in dated(words(each), f"dc:{local(each)}")
            ),
        ),
        modified=tuple(
            date for each in children(record, "modified") for date in dated(words(each), "dcterms:modified")
        ),
        authors=people(_each(children(record, "creator"))),
        publisher=words(child(record, "publisher")),
        language=words(child(record, "language")),
    )


def _jats(root: etree._Element) -> Facts:
    """Return what the head of a journal's article says (JATS)."""
    meta, journal = child(root, "front", "article-meta"), child(root, "front", "journal-meta")
    return Facts(
        titles=_title(child(meta, "title-group", "article-title"), "JATS article-title"),
        published=tuple(_jats_dates(meta)),
        authors=people(_jats_names(meta)),
        publisher=words(child(journal, "publisher", "publisher-name")),
        language=root.get(_LANG) or "",
        signals=tuple(
            f"doi:{words(each).lower()}"
            for each in children(meta, "article-id")
            if each.get("pub-id-type") == "doi"
        )[:1],
    )


def _jats_dates(meta: etree._Element | None) -> Iterator[DatedFact]:
    """Yield the days of publication: on line first, then in print; a collection's is its volume's."""
    order = ("epub", "pub", "ppub", "collection")
    dates = [(each.get("pub-type") or each.get("date-type") or "pub", each) for each in children(meta, "pub-date")]
    for kind, each in sorted((date for date in dates if date[0] in order), key=lambda date: order.index(date[0])):
        parts = [
            words(child(each, part)).zfill(2) for part in ("year", "month", "day") if child(each, part) is not None
        ]
        yield from dated("-".join(parts), f"JATS pub-date {kind}", sure=kind != "collection")


def _jats_names(meta: etree._Element | None) -> Iterator[str]:
    for contributor in children(child(meta, "contrib-group"), "contrib"):
        if contributor.get("contrib-type") in {None, "author"}:
            name = child(contributor, "name")
            parts = [words(child(name, part)) for part in ("given-names", "surname")]
            yield (
                " ".join(filter(None, parts))
                or words(child(contributor, "string-name"))
                or words(child(contributor, "collab"))
            )


def _tei(root: etree._Element) -> Facts:
    """Return what a TEI header says of the file it heads."""
    described = child(root, "teiHeader", "fileDesc")
    statement = child(described, "publicationStmt")
    date = child(statement, "date")
    when = (date.get("when") or words(date)) if date is not None else ""
    return Facts(
        titles=_title(child(described, "titleStmt", "title"), "TEI title"),
        published=dated(when, "TEI publicationStmt date"),
        authors=people(_each(children(child(described, "titleStmt"), "author"))),
        publisher=words(child(statement, "publisher")),
        language=root.get(_LANG) or "",
    )


def _datacite(root: etree._Element) -> Facts:
    """Return what a DataCite record says."""
    issued = [each for each in children(child(root, "dates"), "date") if each.get("dateType") == "Issued"]
    if "datacite.org" not in space(root):
        return Facts()
    return Facts(
        titles=tuple(
            datum for each in children(child(root, "titles"), "title") for datum in _title(each, "DataCite title")
        ),
        published=(
            *(date for each in issued for date in dated(words(each), "DataCite Issued", sure=True)),
            *dated(words(child(root, "publicationYear")), "DataCite publicationYear", sure=True),
        ),
        authors=people(words(child(each, "creatorName")) for each in children(child(root, "creators"), "creator")),
        publisher=words(child(root, "publisher")),
        language=words(child(root, "language")),
    )


Understood = Callable[[Any], Facts]  # of an element
_VOCABULARIES: dict[str, tuple[str, Understood]] = {
    "rss": ("RSS feed", _rss),
    "RDF": ("RSS feed", _rss),
    "feed": ("Atom feed", _atom_feed),
    "entry": ("Atom entry", _atom_entry),
    "article": ("JATS article", _jats),
    "TEI": ("TEI text", _tei),
    "resource": ("DataCite record", _datacite),
}
_WITHIN = ("article", "resource")  # what may stand in another document: an answer of OAI-PMH, a set of articles
_MAPS = frozenset(("urlset", "sitemapindex"))
