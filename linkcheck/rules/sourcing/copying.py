"""Articles that have the wording of their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from linkcheck import tables, urls
from linkcheck.model import Article, Confidence, Evidence, Fault, Level, Page
from linkcheck.rules.compare.copying import Copy
from linkcheck.rules.compare.days import after
from linkcheck.rules.compare.side_by_side import side_by_side
from linkcheck.rules.compare.wording import LONGEST
from linkcheck.rules.registry import rule
from linkcheck.rules.sourcing.dependence import copies
from linkcheck.rules.words import say

_DAYS = 1  # that a page may be dated after the article for time zones
_FOR_ONE = 1.5  # share of the words in the same order that stands for one of the characters in the same runs


@rule(Level.ERROR, scope="among")
def near_copy(
    article: Article, evidence: Sequence[Evidence], *, note: float = 0.1, warning: float = 0.2, error: float = 0.6
) -> Iterator[Fault]:
    """The article has much of its wording in common with a source.

    What counts is the share of the article's characters that stand on the page in runs of at least 15 characters,
    within longer passages; where words were exchanged for others of the same meaning, the share of its words that
    kept their order. Quotations of either side, the list of sources, names and common phrases are left out, and so
    are articles of fewer than 50 words. Two reports on one event have too little in a row to be told.

    ## What it flags
    A source that has at least `note` of the article's wording (a note), more than `warning` (a warning), or at
    least `error` (an error). A page that is dated after the article may have copied it: that is a note. Sources on
    the article's own site, and articles that say where they were first published, are left alone.
    ## What to do
    Quote what is taken over and credit it in the text, or say it in words of your own and add sources that are
    independent of this one.
    ## Flagged
    ```markdown
    # Water level behind the dam to be lowered
    Engineers started reducing the water level behind the dam on Tuesday after divers discovered a fissure nearly
    four metres long in its eastern wall. Around two thousand residents of the villages below have been advised to
    keep a bag packed, though no one has been instructed to leave. The fissure was detected during a regular
    inspection last week, and sensors fitted since then have registered no additional movement.
    ## Sources
    - [Crack found in dam](https://daily.site/dam)
    - [Statement of the water board](https://board.site/statement)
    ```
    ```http
    GET https://daily.site/dam
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Crack found in dam</title><article><h1>Crack found in dam</h1>
    <p>Engineers began lowering the water level behind the dam on Tuesday after divers found a crack almost four
    metres long in its eastern wall. Around two thousand people in the villages below have been told to keep a bag
    packed, although nobody has been ordered to leave.
    <p>The crack was discovered during a routine inspection last week, and sensors installed since then have
    recorded no further movement.</article>
    ```
    ## Not flagged
    ```markdown
    # Water level behind the dam to be lowered
    Families below the old dam spent an anxious night after a warning that its damaged wall may have to be repaired
    in a hurry. The church hall was opened as a shelter. Divers had seen a crack in the eastern wall, and engineers
    are letting the water out, although instruments show that the wall is not moving. A petition that asks why no
    survey was made for thirty years has gathered six hundred names.
    ## Sources
    - [Crack found in dam](https://daily.site/dam)
    - [Statement of the water board](https://board.site/statement)
    ```
    ```http
    GET https://daily.site/dam
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Crack found in dam</title><article><h1>Crack found in dam</h1>
    <p>Engineers began lowering the water level behind the dam on Tuesday after divers found a crack almost four
    metres long in its eastern wall. Around two thousand people in the villages below have been told to keep a bag
    packed, although nobody has been ordered to leave.
    <p>The crack was discovered during a routine inspection last week, and sensors installed since then have
    recorded no further movement.</article>
    ```
    """
    own, found = copies(article, evidence)
    reprinted = _reprinted(article) if found else ()
    for place, copy in found.items():
        each = evidence[place]
        level = _level(copy, note, warning, error)
        if level and each.page and not _is_named(reprinted, each, each.page):
            passages = side_by_side(own, each.page.text, copy)
            yield _fault(article, each, each.page, copy)._replace(level=level, passages=passages)


def _level(copy: Copy, note: float, warning: float, error: float) -> Level | None:
    """Return how much a copy matters: of what only follows another wording it takes more, and it is no error."""
    if copy.same >= error:
        return Level.ERROR
    amount = max(copy.same, copy.followed / _FOR_ONE)
    return Level.WARNING if amount > warning else Level.NOTE if amount >= note else None


def _fault(article: Article, evidence: Evidence, page: Page, copy: Copy) -> Fault:
    days = after(page.published, article.published) if page.published and article.published else 0
    share = round(100 * copy.same)
    if days > _DAYS and page.published_sure:
        return Fault(
            say("near-copy.later", count=days, percent=share),
            cited=str(article.published),
            found=str(page.published),
            advice=say("near-copy.compare"),
            source=evidence.source,
            confidence=Confidence.LOW,
        )
    if copy.followed > _FOR_ONE * copy.same:
        message = say("near-copy.followed", percent=round(100 * copy.followed))
        return Fault(message, source=evidence.source, confidence=Confidence.MEDIUM)
    return Fault(say("near-copy.same", percent=share), source=evidence.source)


def _reprinted(article: Article) -> tuple[str, ...]:
    """Return the lines of an article that say that it stood elsewhere first."""
    lines = article.text[:LONGEST].casefold().splitlines()
    return tuple(line for line in lines if any(phrase in line for phrase in _phrases()))


def _is_named(lines: Sequence[str], evidence: Evidence, page: Page) -> bool:
    """Return whether one of some lines names a source: by its publisher, its title or its host."""
    names = (page.publisher or "", page.title or "", urls.label(urls.host(evidence.source.url or "")))
    wanted = [name.casefold() for name in names if len(name) > 2]
    return any(name in line for line in lines for name in wanted)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(phrase for _, phrases in tables.rows(__file__, "reprinted.txt") for phrase in phrases)
