"""Entries that are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from linkcheck import urls
from linkcheck.model import Article, Evidence, Fault, Level, Source
from linkcheck.rules.registry import rule
from linkcheck.rules.words import lines, say


@rule(Level.NOTE, scope="article")
def duplicate_source(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The same address is listed more than once.

    ## What it flags
    Entries whose addresses are the same page, however they are written. Parts of one page (``#section``) are
    counted as different.
    ## What to do
    List the page once, or put in the address that was meant.
    ## Flagged
    ```markdown
    ## Sources
    - https://daily.site/talks
    - https://DAILY.site:443/talks
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - https://daily.site/talks#one
    - https://daily.site/talks#two
    ```
    """
    entries: dict[str, list[Source]] = defaultdict(list)
    for each in evidence:
        address = urls.read(each.source.url) if each.source.url else None
        if address:
            entries[address.href].append(each.source)
    for url, sources in entries.items():
        if len(sources) > 1:
            yield Fault(
                say("duplicate-source.listed", times=len(sources), lines=lines(sources)),
                cited=url,
                source=sources[1],
            )
