"""What somebody thinks."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import Sort, first
from linkcheck.rules.weak.knowing import entry, knows, sentences
from linkcheck.rules.words import say, shown


@rule(Level.NOTE)
def opinion(evidence: Evidence) -> Iterator[Fault]:
    """The source is an opinion piece: it shows what its author thinks.

    It is left alone where the entry or the citing sentence says so ("in an op-ed", "Kommentar", "колонка"). The
    opinions of courts and offices are documents.

    ## What it flags
    Pages under the opinion part of a site (``/opinion/``, ``/meinung/``), and pages that call themselves one, in
    their title ("Opinion | …") or in their data.
    ## What to do
    Use it for its author's view only, and say whose view it is.
    ## Flagged
    ```markdown
    ## Sources
    - [The tax will not work](https://daily.site/opinion/2021/12/15/the-tax-will-not-work)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [The tax will not work (opinion)](https://daily.site/opinion/2021/12/15/the-tax-will-not-work)
    - [Ruling of the court](https://daily.site/courts/opinions/21-476.pdf)
    ```
    """
    sort = first(evidence, "opinion")
    if sort is None or knows(f"{sentences(evidence)}{entry(evidence)}", "opinion"):
        return
    yield Fault(_told(sort), cited=evidence.source.url, found=sort.sign or None, confidence=sort.confidence)


def _told(sort: Sort) -> str:
    if sort.sign:
        return say("opinion.labelled", label=shown(sort.sign, 60))
    return say("opinion.part")
