"""News that is built on old news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkcheck import tables
from linkcheck.dates import is_day
from linkcheck.model import Evidence, Fault, Level, Page, PageKind, PartialDate
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.days import after
from linkcheck.rules.grounds import shows_text
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
_LONGEST = 2000  # characters of a sentence or an entry that are looked at
_MOST_SENTENCES = 20
_LONGEST_TEXT = 100_000  # characters of an article in which a year is looked for


@rule(Level.NOTE)
def stale_source(
    evidence: Evidence, *, days: int = 730, days_of_pages: int = 0, days_of_documents: int = 0
) -> Iterator[Fault]:
    """The source is an old article, and nothing says so.

    Only an article with a day of its own is looked at, and only sources whose date is sure; the later of
    publication and last change counts. Nothing is said where the entry shows a date, where the title or the citing
    sentence has an earlier year or speaks of what has been ("back then", "archive"), and of works with an
    identifier.

    ## What it flags
    An article that is more than `days` older than the one that cites it; with `days-of-pages` also other pages,
    with `days-of-documents` files. 0 is never.
    ## What to do
    Check that it still holds, cite a newer source, or say in the text or the list from when it is.
    ## Flagged
    ```markdown
    ---
    date: 2021-12-15
    ---
    The two countries agree on [the price of gas](https://daily.site/gas).

    ## Sources
    - [Gas: what it costs](https://daily.site/gas)
    ```
    ```http
    GET https://daily.site/gas
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Gas: what it costs</title>
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gas: what it costs",
    "datePublished": "2015-03-01T12:00:00Z"}</script>
    <article><h1>Gas: what it costs</h1><p>The price was agreed on Monday, said the minister of energy.</article>
    ```
    ## Not flagged
    ```markdown
    ---
    date: 2021-12-15
    ---
    The two countries agree on [the price of gas](https://daily.site/gas).

    ## Sources
    - [Gas: what it costs](https://daily.site/gas), The Daily, 1 March 2015
    ```
    ```http
    GET https://daily.site/gas
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Gas: what it costs</title>
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gas: what it costs",
    "datePublished": "2015-03-01T12:00:00Z"}</script>
    <article><h1>Gas: what it costs</h1><p>The price was agreed on Monday, said the minister of energy.</article>
    ```
    """
    page, own = evidence.page, evidence.article.published
    if page is None or own is None or not is_day(own) or evidence.source.identifier:
        return
    most = _most(page.kind, days, days_of_pages, days_of_documents)
    day = _latest(page) if most and shows_text(evidence, page) else None
    if day is None or (age := after(own, day)) <= most or _is_told(evidence, own, day):
        return
    yield Fault(
        say("stale-source.old", date=day, count=age),
        cited=f"article of {own}",
        found=f"dated {day} ({page.published_origin})",
    )


def _most(kind: PageKind, articles: int, pages: int, documents: int) -> int:
    """Return how many days old a page of a kind may be, 0 for any age."""
    if kind in {PageKind.ARTICLE, PageKind.PAYWALL}:
        return articles
    return {PageKind.PAGE: pages, PageKind.DOCUMENT: documents}.get(kind, 0)


def _latest(page: Page) -> PartialDate | None:
    """Return when a page was last published or changed, where that is sure."""
    if page.published is None or not (page.published_sure or page.published_near):
        return None
    return max(page.published, page.modified or page.published, key=lambda date: date.latest)


def _is_told(evidence: Evidence, own: PartialDate, day: PartialDate) -> bool:
    """Return whether a reader of the article knows that the source is old."""
    source = evidence.source
    if source.published or _has_another_year(without_addresses(source.text[:_LONGEST]), own):
        return True
    texts = [each[:_LONGEST] for each in (source.title or "", *source.sentences[:_MOST_SENTENCES])]
    if any(_has_another_year(each, own) or _speaks_of_the_past(each) for each in texts):
        return True
    # Where nobody knows which sentence cites it, any may be that.
    text = evidence.article.text[:_LONGEST_TEXT]
    return not source.sentences and re.search(rf"(?<![\d/.=_-]){day.year}(?![\d/=_-])", text) is not None


def _has_another_year(text: str, own: PartialDate) -> bool:
    return any(int(year) < own.year for year in _YEAR.findall(text))


@cache
def _past() -> re.Pattern[str]:
    """Return the words for what has been, in all languages; those of scripts without spaces anywhere."""
    words = sorted({word for _, row in tables.rows(__file__, "stale.txt") for word in row})
    spaced = "|".join(re.escape(word) for word in words if word[0] < "\u3040")
    others = "|".join(re.escape(word) for word in words if word[0] >= "\u3040")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{others}")


def _speaks_of_the_past(text: str) -> bool:
    return _past().search(text.casefold()) is not None
