"""What the article says of days, against the dates of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck import dates, tables
from linkcheck.model import Confidence, Evidence, Fault, Level, Page, PartialDate, Record
from linkcheck.rules.compare import titles
from linkcheck.rules.compare.days import after, apart, precision
from linkcheck.rules.dated import FIRST_PAGE, cited_page, day_of_check, days_known, prints, was_continued
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

_NO_FIELDS = ("printed", "time", "URL")
_HEAD, _FOOT = 2000, 1000  # characters of an article in which it may say that it was updated
_BEFORE = 40  # characters before a date in which it is said what it is of
_YEAR, _MONTH, _WEEK = 366, 31, 7  # days
# A work is dated by its issue or by the day it came online, an issue by its cover: how far these lie apart.
_PREPRINTS = ("arxiv:", "doi:10.48550/", "doi:10.1101/")  # arXiv, and the prefix that bioRxiv and medRxiv share
_USUAL = {"year": _YEAR, "month": 2 * _MONTH, "day": _WEEK}


@rule(Level.WARNING)
def published_after_article(evidence: Evidence, *, days: int = 1) -> Iterator[Fault]:
    """The page was published after the article that cites it.

    Only dates that the page states in its machine-readable fields count, and partial dates are compared as far
    as they go. One day is let pass for time zones. An article that says it was updated since is not spoken of;
    where by its own words the source, or two others, were read or published later than the article, it is a note.

    ## What it flags
    A page that gives a date of publication more than `days` after the article's own date.
    ## What to do
    Check what was read: the page may have replaced another, or the article's date may be that of a draft.
    ## Flagged
    ```markdown
    ---
    date: 2021-12-15
    ---
    ## Sources
    - https://daily.site/talks
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <meta property="article:published_time" content="2022-03-01T08:00:00Z"><title>How the talks went</title>
    ```
    ## Not flagged
    ```markdown
    ---
    date: 2021-12-15
    ---
    ## Sources
    - https://daily.site/talks
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <meta property="article:published_time" content="2021-12-16T01:00:00Z"><title>How the talks went</title>
    ```
    """
    page, own = evidence.page, evidence.article.published
    late = days_late(evidence)
    if page is None or own is None or page.published is None or late <= days:
        return
    accessed = evidence.source.accessed
    is_read_later = (accessed is not None and after(accessed, own) > days) or was_continued(evidence.article)
    yield Fault(
        say("published-after-article.late", date=page.published, count=late),
        cited=f"article of {own}",
        found=f"published {page.published} ({page.published_origin})",
        confidence=Confidence.LOW if is_read_later else Confidence.HIGH,
    )


def days_late(evidence: Evidence) -> int:
    """Return how many days a page was surely published after the article that cites it; 0 where it was not."""
    page, own = evidence.page, evidence.article.published
    if page is None or own is None or page.published is None or not (page.published_sure or page.published_near):
        return 0
    late = max(0, after(page.published, own) - (not page.published_sure))  # of two days the nearer
    if not late or not is_readable(evidence, page) or not _is_field(page) or _is_future(page.published, evidence):
        return 0
    return 0 if _is_updated(evidence, page.published) else late


def _is_field(page: Page) -> bool:
    """Return whether the date stands in a machine-readable field: what is printed may be that of an event."""
    return not (page.published_origin or "").startswith(_NO_FIELDS)


def _is_future(date: PartialDate, evidence: Evidence) -> bool:
    """Return whether a date lies after the day on which the page was seen: it is planned, or a placeholder."""
    seen = day_of_check(evidence)
    return seen is not None and after(date, seen) > 1


@cache
def _words(key: str) -> tuple[str, ...]:
    """Return the words of a row of the table, in all its languages."""
    rows = tables.rows(__file__, "dates.txt")
    return tuple(word for name, words in rows if name.startswith(f"{key} ") for word in words)


def _is_updated(evidence: Evidence, day: PartialDate) -> bool:
    """Return whether the article says that it was changed on a day or later."""
    text, stated = evidence.article.text, evidence.article.modified
    changes = (*_changes(text[:_HEAD]), *_changes(text[max(_HEAD, len(text) - _FOOT) :]), *filter(None, (stated,)))
    return any(not after(day, date) for date in changes)


@lru_cache(256)  # every source of an article asks
def _changes(text: str) -> tuple[PartialDate, ...]:
    """Return the days on which a text says that it was changed."""
    found = ((date, text[max(0, start - _BEFORE) : start].casefold()) for date, start, _ in dates.find(text))
    return tuple(date for date, before in found if any(word in before for word in _words("updated")))


class _Stated(NamedTuple):
    """When a work was published by its own page, or by its record."""

    date: PartialDate
    by: str
    origin: str | None
    later: PartialDate | None = None  # its last change
    slack: int = 0  # days by which its date may be another


@rule(Level.WARNING)
def date_mismatch(evidence: Evidence, *, days: int = 1) -> Iterator[Fault]:
    """The article gives another date for a source than the source itself.

    The claimed date may be that of publication or of the last change, or stand in the address or near the page's
    beginning; partial dates are compared as far as they go. Front pages, sections and live pages are not compared,
    nor are copies of another site's page, and the page's own date must be sure. Of what has an identifier, a year
    lies between the issue and the day it came online.

    ## What it flags
    A claimed date more than `days` before or after the date of the page, or of the record of the work. A few days,
    a neighbouring year where only the year is given, and a day between publication and the last change are notes.
    ## What to do
    Correct the date, or check that the address leads to the version that was read.
    ## Flagged
    ```markdown
    ## Sources
    - "How the talks went". The Daily, 4 May 2018. https://daily.site/talks
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <meta property="article:published_time" content="2021-12-15T12:00:00Z"><title>How the talks went</title>
    <h1>How the talks went</h1><p>The two leaders spoke for an hour.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - "How the talks went". The Daily, 16 December 2021. https://daily.site/talks
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <meta property="article:published_time" content="2021-12-15T12:00:00Z"><title>How the talks went</title>
    <h1>How the talks went</h1><p>The two leaders spoke for an hour.
    ```
    """
    claimed = evidence.source.published
    stated = _stated(evidence) if claimed else None
    if claimed is None or stated is None or apart(claimed, stated.date) <= days + stated.slack:
        return
    if _is_innocent(claimed, stated, evidence, days) or _is_told(claimed, evidence):
        return
    yield Fault(
        say(f"date-mismatch.{stated.by}", claimed=claimed, stated=stated.date),
        cited=f"published {claimed}",
        found=f"published {stated.date}" + (f" ({shown(stated.origin)})" if stated.origin else ""),
        confidence=_confidence(claimed, stated),
    )


def _stated(evidence: Evidence) -> _Stated | None:
    """Return when the page was surely published; else when the journal's article was that its identifier names."""
    page = cited_page(evidence)
    if page and page.published:
        if (page.published_sure or page.published_near) and not _is_future(page.published, evidence):
            return _Stated(
                page.published, "page", page.published_origin, page.modified, int(not page.published_sure)
            )
        return None
    record = evidence.record
    if isinstance(record, Record) and record.published and _is_of_journal(record) and _is_same(evidence, record):
        return _Stated(record.published, "record", record.registry)
    return None


def _is_of_journal(record: Record) -> bool:
    """Return whether a record is of a paper: books have editions, datasets and preprints have versions."""
    return any(word in record.kind.casefold() for word in ("journal", "proceedings", "conference"))


def _is_same(evidence: Evidence, record: Record) -> bool:
    """Return whether a record is not known to be another work's, which `identifier-mismatch` tells."""
    claimed = evidence.source.title
    return not claimed or titles.compare(claimed, record.titles).outcome is not titles.Outcome.DIFFERENT


def _is_innocent(claimed: PartialDate, stated: _Stated, evidence: Evidence, days: int) -> bool:
    """Return whether a claimed date is the work's by another reckoning, or no date of publication at all."""
    if any(apart(claimed, each) <= days for each in days_known(evidence)):
        return True
    if evidence.source.identifier and _is_usual_of_works(claimed, stated, evidence):
        return True
    if claimed.latest < FIRST_PAGE:  # what is older than the web was put there later
        return True
    page, title = evidence.page, evidence.source.title or ""
    if any(not apart(date, claimed) for date, _, _ in dates.find(title[:_HEAD])):  # of what it is about
        return True
    return _is_day_of_reading(claimed, stated, evidence) or (page is not None and prints(page, claimed))


def _is_usual_of_works(claimed: PartialDate, stated: _Stated, evidence: Evidence) -> bool:
    """Return whether a paper and its page may lie so far apart; a preprint comes years before the paper."""
    kind = evidence.record.kind.casefold() if isinstance(evidence.record, Record) else ""
    is_preprint = (evidence.source.identifier or "").startswith(_PREPRINTS) or kind in {
        "preprint",
        "posted-content",
    }
    return apart(claimed, stated.date) <= _YEAR or (is_preprint and after(claimed, stated.date) > 0)


def _is_day_of_reading(claimed: PartialDate, stated: _Stated, evidence: Evidence) -> bool:
    """Return whether a date is the day of reading, or stands behind the address where it may be that."""
    source = evidence.source
    if source.accessed:
        return not apart(claimed, source.accessed)
    text, url = source.text, source.url or ""
    at = text.find(url) if url else -1
    if at < 0 or not after(claimed, stated.date):
        return False
    return any(start >= at + len(url) and not apart(date, claimed) for date, start, _ in dates.find(text))


def _is_told(claimed: PartialDate, evidence: Evidence) -> bool:
    """Return whether `published-after-article` tells the same: the article claims its own day for the source."""
    own = evidence.article.published
    return own is not None and days_late(evidence) > 1 and apart(claimed, own) <= 1


def _confidence(claimed: PartialDate, stated: _Stated) -> Confidence:
    """Return how sure it is that the claimed date is wrong."""
    gap = apart(claimed, stated.date)
    is_between = stated.later is not None and after(claimed, stated.date) and after(stated.later, claimed)
    if is_between or gap <= _USUAL[precision(claimed)]:
        return Confidence.LOW
    is_earlier = after(stated.date, claimed) > 0  # sites that moved date their old pages anew
    return Confidence.MEDIUM if gap <= _MONTH or is_earlier or stated.by == "record" else Confidence.HIGH
