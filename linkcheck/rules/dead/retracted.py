"""Papers that their publishers took back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkcheck import tables
from linkcheck.model import Confidence, Evidence, Fault, Level, Record, Update
from linkcheck.rules.compare.works import plain_title
from linkcheck.rules.dated import cited_page
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

# As Crossref (https://www.crossref.org/documentation/crossmark/), PubMed and arXiv call them, the gravest first.
# A correction, an addendum and a new version leave a paper standing.
_GONE = ("retraction", "removal", "withdrawal")
_DOUBTED = ("partial-retraction", "expression-of-concern")
_REPLACED = ("replacement",)
_RESTORED = frozenset({"reinstatement"})
_LEVELS = dict.fromkeys(_DOUBTED, Level.WARNING) | dict.fromkeys(_REPLACED, Level.NOTE)
# What publishers put before the title of a paper that they took back; that of the notice reads "Retraction: …".
_TITLE = re.compile(
    r"^\W{0,3}(retracted|withdrawn|removed)(\s(?:article|chapter|paper|publication))?\W{0,2}(?:[:\]–—-]|\s-)\s?\S",
    re.IGNORECASE,
)
_LONGEST = 2000  # characters of an entry or a sentence
_LONGEST_TITLE = 1000
_LONGEST_TEXT = 100_000  # characters of an article
_MOST_SENTENCES = 20


@rule(Level.ERROR)
def retracted(evidence: Evidence) -> Iterator[Fault]:
    """The paper was retracted.

    Its registry says so (Crossref, which passes on what Retraction Watch knows, PubMed, arXiv), or its title does.
    A source that is the notice itself is not spoken of, nor is a paper that the article calls retracted.

    ## What it flags
    A paper that was retracted, removed or withdrawn. An expression of concern and a retraction of a part are
    warnings, a paper that another one replaces is a note; corrections are not spoken of.
    ## What to do
    Read the notice. Do not rely on the paper, or say in the article that it was retracted.
    ## Flagged
    ```markdown
    ## Sources
    - [Silt and the price of gas](https://journal.site/silt), doi:10.5555/silt
    ```
    ```http
    GET https://journal.site/silt
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>RETRACTED ARTICLE: Silt and the price of gas</title>
    <h1>RETRACTED ARTICLE: Silt and the price of gas</h1><p>We measured the silt of forty rivers for a year.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Silt and the price of gas](https://journal.site/silt) (retracted), doi:10.5555/silt
    ```
    ```http
    GET https://journal.site/silt
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>RETRACTED ARTICLE: Silt and the price of gas</title>
    <h1>RETRACTED ARTICLE: Silt and the price of gas</h1><p>We measured the silt of forty rivers for a year.
    ```
    """
    if _is_told(evidence) or _is_notice(evidence):
        return
    fault = _by_registry(evidence) or _by_title(evidence)
    if fault is not None:
        yield fault


def _by_registry(evidence: Evidence) -> Fault | None:
    """Return what the registry says became of a paper, the gravest of it."""
    record = evidence.record
    if not isinstance(record, Record):
        return None
    restored = [each for each in record.updates if each.kind in _RESTORED]
    for kind in (*_GONE, *_DOUBTED, *_REPLACED):
        update = next((each for each in record.updates if each.kind == kind), None)
        if update and not any(_is_after(each, update) for each in restored):
            return _fault(evidence, record, update)
    return None


def _is_after(restored: Update, update: Update) -> bool:
    """Return whether a paper was put back after it was taken back; where no dates are known, it was."""
    return not (restored.date and update.date) or restored.date.latest >= update.date.earliest


def _fault(evidence: Evidence, record: Record, update: Update) -> Fault:
    said_by = shown(", ".join(filter(None, (record.registry, update.source))), 80)
    name = f"retracted.{update.kind}{'-on' if update.date else ''}"
    return Fault(
        say(name, date=update.date, by=said_by or "the registry"),
        cited=evidence.source.title or record.identifier,
        found=shown(update.identifier or record.title),
        advice=say("retracted.read-notice", notice=shown(update.identifier)) if update.identifier else None,
        level=_LEVELS.get(update.kind),
    )


def _by_title(evidence: Evidence) -> Fault | None:
    """Return that a title of the page or of the record begins with the word."""
    record, page = evidence.record, cited_page(evidence)
    of_record = record.titles if isinstance(record, Record) else ()
    of_page = tuple(title.value for title in page.titles) if page else ()
    titles = (each[:_LONGEST] for each in (*of_record, *of_page))
    found = next(((title, match) for title in titles if (match := _TITLE.match(title))), None)
    is_work = evidence.source.identifier is not None
    # "Withdrawn: …" may head any report; "Retracted article: …" does not.
    if found is None or not (is_work or found[1][1].lower() == "retracted"):
        return None
    return Fault(
        say("retracted.title", word=shown(found[1][1].upper())),
        cited=evidence.source.title or evidence.source.url,
        found=found[0],
        # A headline may begin with "Retracted:"; only a publisher heads a paper "RETRACTED ARTICLE:".
        confidence=Confidence.HIGH if is_work or found[1][2] else Confidence.MEDIUM,
    )


def _is_notice(evidence: Evidence) -> bool:
    """Return whether the source is itself what tells of a retraction."""
    record = evidence.record
    return isinstance(record, Record) and bool(record.update_of)


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for _, words in tables.rows(__file__, "retracted.txt") for word in words)


def _is_told(evidence: Evidence) -> bool:
    """Return whether the entry, or a sentence that cites it, says that the paper was retracted."""
    source = evidence.source
    title = (source.title or "")[:_LONGEST_TITLE]
    around = source.text[:_LONGEST].replace(title, " ") if title else source.text[:_LONGEST]
    article = evidence.article
    # Where nobody knows which sentence cites it, any may be that.
    whole = "" if source.sentences else article.text[:_LONGEST_TEXT].replace(source.text, " ")
    whole = whole.replace(title, " ") if title else whole
    said_of_it = (each[:_LONGEST] for each in source.sentences[:_MOST_SENTENCES])
    texts = (around, (article.title or "")[:_LONGEST_TITLE], whole, *said_of_it)
    said = "\n".join(texts).casefold()
    # A paper's title may speak of withdrawal symptoms, and of retracted muscles.
    return plain_title(title) != title or any(word in said for word in _words())
