"""Papers that nobody has reviewed yet."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level, Record
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import first
from linkcheck.rules.weak.knowing import entry, knows, sentences
from linkcheck.rules.weak.names import site_of
from linkcheck.rules.weak.subject import fact_of_doi
from linkcheck.rules.words import say, shown


@rule(Level.NOTE)
def preprint(evidence: Evidence) -> Iterator[Fault]:
    """The source is a preprint: nobody had reviewed it when it was put there.

    It is left alone where the entry or the citing sentence says so ("preprint", "not peer-reviewed", in any
    language), and where the entry names a journal's DOI beside it: then it is where all may read the paper.

    ## What it flags
    Papers on preprint servers, by address or DOI, and works that their registry calls preprints.
    ## What to do
    Say that it is not peer-reviewed, or cite the version that a journal published.
    ## Flagged
    ```markdown
    ## Sources
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Attention Is All You Need (preprint)](https://arxiv.org/abs/1706.03762)
    ```
    """
    sort = first(evidence, "preprint")
    if sort is None or knows(f"{sentences(evidence)}{entry(evidence)}", "preprint"):
        return
    published = _published(evidence)
    source = evidence.source
    yield Fault(
        say("preprint.on", site=site_of(sort.fact)) if sort.fact else say("preprint.registered"),
        cited=source.url or source.identifier,
        found=published,
        advice=_advice(evidence, published),
        confidence=sort.confidence,
    )


def _published(evidence: Evidence) -> str | None:
    """Return the address of the version that a journal published, where the registry knows of one."""
    record = evidence.record
    if not isinstance(record, Record):
        return None
    known = (
        *record.identifiers,
        *(each.identifier or "" for each in record.updates if each.kind == "replacement"),
    )
    for kind, _, value in (each.partition(":") for each in known):
        if kind == "doi" and value.startswith("10.") and not fact_of_doi(value):
            return f"https://doi.org/{value}"
    return None


def _advice(evidence: Evidence, published: str | None) -> str | None:
    record = evidence.record
    if published:
        return say("preprint.cite", url=shown(published))
    if isinstance(record, Record) and record.container and record.registry and record.kind == "preprint":
        return say("preprint.appeared", journal=shown(record.container))
    return None
