"""How many sources there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkcheck.model import Article, Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say


@rule(Level.WARNING, scope="article")
def no_sources(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """No list of sources was found in the article.

    ## What it flags
    An article in which no list of sources was found: no heading for one, no footnotes, no line "Sources: …".
    ## What to do
    Add the list of what was read, or give the list one of the usual headings.
    ## Flagged
    ```markdown
    # Leaders to hold talks
    The Kremlin said so.
    ```
    ## Not flagged
    ```markdown
    # Leaders to hold talks
    The Kremlin said so.
    ## Sources
    - [Statement of the Kremlin](http://en.kremlin.ru/events/president/news/67364)
    ```
    """
    if evidence:
        return
    if not article.text.strip():
        yield Fault(say("no-sources.empty"))
    elif article.links:
        yield Fault(say("no-sources.links", count=len(article.links)))
    else:
        yield Fault(say("no-sources.none"))
