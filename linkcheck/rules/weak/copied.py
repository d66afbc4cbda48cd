"""Copies of what stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import Sort, first
from linkcheck.rules.weak.names import site_of
from linkcheck.rules.words import MOST_SHOWN, say


@rule(Level.NOTE)
def aggregator_copy(evidence: Evidence) -> Iterator[Fault]:
    """The source is a copy of what was published elsewhere.

    A copy may be cut, older than its original or gone tomorrow, and it hides who published the report.

    ## What it flags
    Pages of services that show or pass on what others published, caches, AMP pages and machine translations, and
    pages that name a page on somebody else's site as their own address (``rel="canonical"``). A page whose
    canonical address is on the same site is left alone, unless it is an AMP page.
    ## What to do
    Cite the original.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://digest.site/2021/12/15/talks)
    ```
    ```http
    GET https://digest.site/2021/12/15/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title><link rel="canonical" href="https://gazette.site/world/talks">
    <h1>Report on the talks</h1><p>The two leaders will speak on Wednesday.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://gazette.site/world/talks?ref=home)
    ```
    ```http
    GET https://gazette.site/world/talks?ref=home
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title><link rel="canonical" href="https://www.gazette.site/world/talks">
    <h1>Report on the talks</h1><p>The two leaders will speak on Wednesday.
    ```
    """
    sort = first(evidence, "aggregator-copy")
    if sort is None:
        return
    original = sort.original
    advice = say("aggregator-copy.cite", url=original) if original and len(original) <= MOST_SHOWN else None
    yield Fault(_told(sort), cited=evidence.source.url, found=original, advice=advice, confidence=sort.confidence)


def _told(sort: Sort) -> str:
    host = urls.host(sort.original or "")
    if sort.fact is None:
        return say("aggregator-copy.canonical", host=host)
    if sort.fact.kind == "caches":
        return say(f"aggregator-copy.{sort.fact.label}")
    if sort.sign:
        return say("aggregator-copy.agency", site=site_of(sort.fact), agency=sort.sign)
    name = "copied" if host else sort.fact.label
    return say(f"aggregator-copy.{name}", site=site_of(sort.fact), host=host)
