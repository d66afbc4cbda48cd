"""What the article says of a work, against what stands for it: a DOI, an ISBN, an arXiv number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import unquote

from linkcheck.model import Confidence, Evidence, Fault, Level, NoRecord, Record
from linkcheck.rules.compare import identifiers, titles, works
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.dated import cited_page
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

_LONGEST = 2000  # characters of an entry
_LONGEST_TITLE = 120  # characters that stand in a sentence
_NAMES = {"doi": "DOI", "arxiv": "arXiv", "isbn": "ISBN", "pmid": "PMID", "issn": "ISSN", "orcid": "ORCID iD"}


@rule(Level.ERROR)
def identifier_mismatch(evidence: Evidence, *, similarity: float = 0.4) -> Iterator[Fault]:
    """An identifier is none, or that of another work.

    Titles in another language, of one or two words and those of parts of a work are not compared; an entry that
    names the book or the journal of what its identifier stands for means it. That a registry does not know a
    number is only told where it keeps all of them: Open Library lacks many books.

    ## What it flags
    An ISBN, an ISSN or an ORCID iD with a wrong check digit; a DOI or an arXiv number in a form that none has; one
    that its registry does not know; one whose title there shares less than `similarity` of its words (0 to 1) with
    the claimed title; an address with another DOI than the entry.
    ## What to do
    Look the work up by its title, and take the identifier from there.
    ## Flagged
    ```markdown
    ## Sources
    - A. Author: The History of Everything. ISBN 978-3-16-148410-1. https://library.site/history
    ```
    ```markdown
    ## Sources
    - A. Author: On silt in the river. arXiv:2113.00001. https://library.site/silt
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - A. Author: The History of Everything. ISBN 978-3-16-148410-0. https://library.site/history
    ```
    """
    other = _of_other_work(evidence, similarity)
    faults = chain(_no_identifier(evidence), _unknown(evidence), other, _another(evidence))
    yield from islice(faults, 1)


def _no_identifier(evidence: Evidence) -> Iterator[Fault]:
    source = evidence.source
    words = without_addresses(source.text[:_LONGEST])
    for found in identifiers.wrong(words, (source.url or "", source.text), source.identifier):
        written, name = shown(found.written, 60), _NAMES[found.kind]
        is_form = found.kind in {"doi", "arxiv"}
        yield Fault(
            say(
                "identifier-mismatch.form" if is_form else "identifier-mismatch.digit", kind=name, written=written
            ),
            cited=f"{name} {written}",
            level=Level.WARNING if found.kind in {"orcid", "issn"} else None,  # of the author, of the journal
        )


def _unknown(evidence: Evidence) -> Iterator[Fault]:
    """Yield that the registry has no such work; what only a publisher's path seems to hold may be none."""
    record = evidence.record
    if not isinstance(record, NoRecord) or not record.is_sure:
        return
    is_written = _is_written(evidence, record.identifier)
    if is_written or cited_page(evidence) is None:
        yield Fault(
            say("identifier-mismatch.unknown", identifier=_named(record.identifier)),
            cited=shown(record.identifier),
            found=shown(record.why),
            confidence=Confidence.HIGH if is_written else Confidence.MEDIUM,
        )


def _named(identifier: str) -> str:
    kind, _, value = identifier.partition(":")
    return shown(f"{_NAMES.get(kind, kind)} {value}", 100)


def _is_written(evidence: Evidence, identifier: str) -> bool:
    """Return whether an identifier stands in the entry's own words, or is all that its address is made of."""
    source, value = evidence.source, identifier.partition(":")[2].casefold()
    is_address_of_it = identifiers.is_resolver(source.url) or bool(identifiers.arxiv_in_address(source.url or ""))
    return not source.url or is_address_of_it or value in without_addresses(source.text[:_LONGEST]).casefold()


def _of_other_work(evidence: Evidence, similarity: float) -> Iterator[Fault]:
    record, source = evidence.record, evidence.source
    if not isinstance(record, Record) or not source.title or _leads_to_the_work(evidence, record):
        return
    entry = without_addresses(source.text[:_LONGEST])
    if other := works.other_work(source.title, entry, source.authors, record, similarity):
        title = shown(other.title, _LONGEST_TITLE)
        yield Fault(
            say("identifier-mismatch.other", identifier=_named(record.identifier), title=title),
            cited=source.title,
            found=other.title + (f" ({shown(record.registry)})" if record.registry else ""),
            confidence=other.confidence,
        )


def identifies_another(evidence: Evidence) -> bool:
    """Return whether an identifier is surely of another work than the title: then its page is as well."""
    faults = chain(_of_other_work(evidence, titles.DIFFERENT), _another_preprint(evidence))
    return any(fault.confidence is Confidence.HIGH and fault.level is None for fault in faults)


def _leads_to_the_work(evidence: Evidence, record: Record) -> bool:
    """Return whether the identifier opens the claimed work's page, whatever the registry calls it."""
    url, value = evidence.source.url or "", record.identifier.partition(":")[2].casefold()
    is_its_address = identifiers.is_resolver(url) or value in unquote(url).casefold()
    return is_its_address and _outcome(evidence) in {titles.Outcome.SAME, titles.Outcome.CHECK}


def _outcome(evidence: Evidence) -> titles.Outcome | None:
    """Return how the claimed title compares with those of the page that opens."""
    page, claimed = cited_page(evidence), evidence.source.title
    if page is None or not claimed:
        return None
    return titles.on_page(claimed, page).outcome


def _another(evidence: Evidence) -> Iterator[Fault]:
    """Yield that the address has another DOI, or another preprint's number, than the entry's own words.

    An entry may name a preprint and the paper, a chapter and the book: that is for its author to see.
    """
    source = evidence.source
    url, words = source.url or "", without_addresses(source.text[:_LONGEST])
    leads = identifiers.doi_in_address(url)
    said = identifiers.dois(words)
    if leads and len(said) == 1 and not _is_one(leads, *said) and not _is_known_as(evidence, leads, *said):
        written = next(iter(said))
        yield Fault(
            say("identifier-mismatch.another", written=shown(written, 100), leads=shown(leads, 100)),
            cited=f"doi:{written}",
            found=source.url,
            level=Level.WARNING,
        )
    yield from _another_preprint(evidence)


def _another_preprint(evidence: Evidence) -> Iterator[Fault]:
    """Yield that the address has another preprint's number; sure where the page has another title as well."""
    source = evidence.source
    number = identifiers.arxiv_in_address(source.url or "")
    kind, _, value = (source.identifier or "").partition(":")
    if number and kind == "arxiv" and value.partition("v")[0] != number:
        yield Fault(
            say("identifier-mismatch.another", written=_named(f"arxiv:{value}"), leads=number),
            cited=shown(source.identifier),
            found=source.url,
            level=None if _outcome(evidence) is titles.Outcome.DIFFERENT else Level.WARNING,
        )


def _is_one(first: str, second: str) -> bool:
    """Return whether a DOI begins like another: a part's, a version's, or with what an address puts behind."""
    return first.startswith(second) or second.startswith(first) or _unversioned(first) == _unversioned(second)


def _unversioned(doi: str) -> str:
    """Return a DOI without the number of a version that stands behind a stop: ``10.12688/f1000research.1.2``."""
    head, stop, last = doi.rpartition(".")
    return head if stop and last.removeprefix("v").isdigit() and len(last) <= 2 else doi


def _is_known_as(evidence: Evidence, *dois: str) -> bool:
    """Return whether the registry knows a work by all of some DOIs: as a preprint and a paper, or replaced."""
    record = evidence.record
    if not isinstance(record, Record):
        return False
    others = (each.identifier for each in (*record.updates, *record.update_of))
    known = {record.identifier, *record.identifiers, *others}
    return all(f"doi:{doi}" in known for doi in dois)
