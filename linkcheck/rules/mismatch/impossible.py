"""Days that no calendar has, or on which what the article says cannot have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkcheck import dates, tables, urls
from linkcheck.model import Confidence, Evidence, Fault, Level, PartialDate
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.days import after, precision
from linkcheck.rules.dated import (
    FIRST_PAGE,
    cited_page,
    day_of_check,
    in_address,
    last_day,
    prints,
    was_continued,
)
from linkcheck.rules.mismatch.dates import days_late
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

_LONGEST = 2000  # characters of an entry
# Issues are dated ahead: a month by two, a year by one. A day is let pass for time zones.
_AHEAD = {"day": 1, "month": 62, "year": 366}
_NUMBERS = re.compile(r"(?<![\w./-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./-])(\d{1,2})\5(\d{4}))(?![\w/-]|\.\d)")
_LETTER = r"[^\W\d_]"
_DAY_FIRST = re.compile(
    rf"(?<![\w.–-])(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s(?:(?:of|de|do|del)\s)?({_LETTER}{{3,14}})\.?,?\s"
    r"(?:(?:de|del|do)\s)?(\d{4})(?![\da-zA-Z])"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)({_LETTER}{{3,14}})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,\s?(\d{{4}})(?![\da-zA-Z])"
)
_CJK = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ARCHIVED = re.compile(r"/web/(\d{4})(\d{2})(\d{2})\d{6}(?:[a-z]{2}_)?/")  # the time of a capture


@rule(Level.ERROR)
def impossible_date(evidence: Evidence) -> Iterator[Fault]:
    """A date of the source cannot be.

    An error is only what is sure by the article's own words: a day that no calendar has, a day to come, a work
    that was read before it was published. "Today" is the day of the check; offline nothing is to come. What the
    page adds to it may have changed since, and is a warning.

    ## What it flags
    The 31st of February or a 13th month in the entry or in the path of the address; a claimed date, or the page's
    own, after the day of the check; a day of reading to come, before the web, before the claimed publication or
    the page's own; an address whose date comes after the article.
    ## What to do
    Check where the entry comes from; open the page and take the date and the address from there.
    ## Flagged
    ```markdown
    ## Sources
    - [How the talks went](https://daily.site/2021/02/31/talks)
    ```
    ```markdown
    ## Sources
    - "How the talks went". The Daily, 31 November 2021. https://daily.site/talks
    ```
    ```markdown
    ## Sources
    - "How the talks went". The Daily, 15 December 2021. https://daily.site/talks. Accessed 3 May 2021.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - "The talks". The Daily, 15 December 2021. https://daily.site/2021/12/15/talks (accessed 16 December 2021)
    ```
    """
    for find in (_no_day, _in_future, _in_conflict, _of_page):
        if fault := next(find(evidence), None):
            yield fault
            return


# ---------------------------------------------------------------- days that no calendar has


_LAST_MEANT = 2050  # later ones are mostly years of the Nepali calendar, which has a 32nd day and other Februaries


def _no_day(evidence: Evidence) -> Iterator[Fault]:
    """Yield days that are in no calendar: those that the entry writes, then those of its addresses."""
    source = evidence.source
    if written := next(_impossible_days(_around_title(evidence)), None):
        yield Fault(say("impossible-date.no-day", date=shown(written, 40)), cited=shown(source.text))
    parts = in_address(source.url)
    if parts and not _is_day(*parts) and _is_meant(*parts):
        # That it opens tells that the address has its own way with days.
        is_open = cited_page(evidence) is not None
        yield Fault(
            say("impossible-date.no-day-in-address", date="/".join(f"{part:02}" for part in parts)),
            cited=source.url,
            # A thirteenth month may be a volume's thirteenth issue.
            confidence=Confidence.MEDIUM if is_open or parts[1] > 12 else Confidence.HIGH,
        )
    for url in filter(None, (source.url, source.archive_url)):
        if (captured := _captured(url)) and not _is_day(*captured):
            date = "-".join(f"{part:02}" for part in captured)
            yield Fault(say("impossible-date.no-day-of-copy", date=date), cited=url, level=Level.WARNING)


def _around_title(evidence: Evidence) -> str:
    """Return an entry's words without its addresses and its title, which may speak of any day."""
    source = evidence.source
    text = without_addresses(source.text[:_LONGEST])
    return text.replace(source.title, " ") if source.title else text


def _impossible_days(text: str) -> Iterator[str]:
    """Yield the full dates of a text that are in no calendar, however they are read."""
    for match in _NUMBERS.finditer(text):
        year, month, day, first, _, second, last = match.groups()
        if year:
            readings = ((int(year), int(month), int(day)), (int(year), int(day), int(month)))
        else:
            readings = ((int(last), int(second), int(first)), (int(last), int(first), int(second)))
        if not any(_is_day(*each) for each in readings) and any(_is_meant(*each) for each in readings):
            yield match[0]
    for pattern, (day_at, month_at, year_at) in ((_DAY_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3))):
        for match in pattern.finditer(text):
            month = _months().get(match[month_at].lower())
            if month and _is_impossible(int(match[year_at]), month, int(match[day_at])):
                yield match[0]
    for match in _CJK.finditer(text):
        if _is_impossible(*map(int, match.groups())):
            yield match[0]


def _is_impossible(year: int, month: int, day: int) -> bool:
    return _is_meant(year, month, day) and not _is_day(year, month, day)


def _is_day(year: int, month: int, day: int) -> bool:
    return dates.parse(f"{year:04}-{month:02}-{day:02}") == PartialDate(year, month, day)


def _is_meant(year: int, month: int, day: int) -> bool:
    """Return whether numbers can only be meant as a day: others are versions, issues, pages, another calendar."""
    return dates.FIRST_YEAR <= year <= _LAST_MEANT and 1 <= month <= 13 and 1 <= day <= 31


@cache
def _months() -> dict[str, int]:
    """Return the names of months that mean the same in all languages that have them."""
    found: dict[str, set[int]] = {}
    for _, months in tables.rows(dates.__file__, "months.txt"):
        for number, forms in enumerate(months, start=1):
            for form in forms.split():
                found.setdefault(form, set()).add(number)
    return {form: numbers.pop() for form, numbers in found.items() if len(numbers) == 1}


def _captured(url: str) -> tuple[int, int, int] | None:
    """Return the year, month and day of an archive's copy."""
    address = urls.read(url)
    match = _ARCHIVED.match(address.path) if address else None
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


# ---------------------------------------------------------------- days to come


def _in_future(evidence: Evidence) -> Iterator[Fault]:
    """Yield claimed dates after the day of the check."""
    today, source = day_of_check(evidence), evidence.source
    if today is None:
        return
    if source.accessed and after(source.accessed, today) > 1:
        yield Fault(
            say("impossible-date.read-in-future", date=source.accessed, today=today), cited=_read(source.accessed)
        )
    claimed = source.published
    if claimed and after(claimed, today) > _AHEAD[precision(claimed)] and not _is_announced(evidence, claimed):
        is_day = precision(claimed) == "day"
        yield Fault(
            say("impossible-date.published-in-future", date=claimed, today=today),
            cited=_published(claimed),
            confidence=Confidence.HIGH if is_day else Confidence.MEDIUM,
        )


def _read(date: PartialDate) -> str:
    return f"accessed {date}"


def _published(date: PartialDate) -> str:
    return f"published {date}"


def _is_announced(evidence: Evidence, date: PartialDate) -> bool:
    """Return whether a work is said to be yet to come, or the page has the day: that of what it announces."""
    text = without_addresses(evidence.source.text[:_LONGEST]).casefold()
    if any(word in text for _, words in tables.rows(__file__, "impossible.txt") for word in words):
        return True
    page = evidence.page
    return page is not None and prints(page, date)


# ---------------------------------------------------------------- days that contradict each other


def _in_conflict(evidence: Evidence) -> Iterator[Fault]:
    """Yield days of reading before the web and before the claimed publication, and claims after the article."""
    source, own = evidence.source, evidence.article.published
    accessed, claimed = source.accessed, source.published
    if accessed and source.url and accessed.latest < FIRST_PAGE:
        yield Fault(say("impossible-date.read-before-web", date=accessed), cited=_read(accessed))
    if accessed and claimed and after(claimed, accessed) > _AHEAD[precision(claimed)]:
        yield Fault(
            say("impossible-date.read-before-published", read=accessed, published=claimed),
            cited=f"{_published(claimed)}, {_read(accessed)}",
            confidence=_surest(claimed, accessed),
        )
    if claimed and own and _is_ahead(claimed, evidence) and not _is_announced(evidence, claimed):
        yield Fault(
            say("impossible-date.published-after-article", date=claimed, article=own),
            cited=_published(claimed),
            level=Level.WARNING,
        )


def _surest(*days: PartialDate) -> Confidence:
    return Confidence.HIGH if all(precision(each) == "day" for each in days) else Confidence.MEDIUM


def _is_ahead(claimed: PartialDate, evidence: Evidence) -> bool:
    """Return whether a claimed date lies after the article's own, and nothing shows that it was updated."""
    own, accessed = last_day(evidence.article), evidence.source.accessed
    if own is None or after(claimed, own) <= _AHEAD[precision(claimed)]:
        return False
    is_read_later = accessed is not None and after(accessed, own) > 1
    return not (is_read_later or was_continued(evidence.article) or days_late(evidence))


# ---------------------------------------------------------------- what the page and the address add


def _of_page(evidence: Evidence) -> Iterator[Fault]:
    """Yield what the page's date and its address contradict, unless `published-after-article` tells it."""
    page, today = cited_page(evidence), day_of_check(evidence)
    if days_late(evidence) > 1:
        return
    if page and page.published and page.published_sure:
        if today and after(page.published, today) > 1:
            yield Fault(
                say("impossible-date.page-in-future", date=page.published, today=today),
                found=f"published {page.published} ({page.published_origin})",
                level=Level.WARNING,
            )
        yield from _read_before(evidence, page.published, page.published_origin)
    yield from _address_after_article(evidence)


def _read_before(evidence: Evidence, published: PartialDate, origin: str | None) -> Iterator[Fault]:
    """Yield that a page was read before it says it was published; sure where its address has the same day."""
    accessed = evidence.source.accessed
    if accessed and after(published, accessed) > 1:
        is_in_address = in_address(evidence.source.url) == published
        yield Fault(
            say("impossible-date.read-before-page", read=accessed, published=published),
            cited=_read(accessed),
            found=f"published {published} ({origin})",
            level=None if is_in_address and precision(accessed) == "day" else Level.WARNING,
        )


def _address_after_article(evidence: Evidence) -> Iterator[Fault]:
    """Yield that an address has a day after the article's own, unless its page was there before."""
    own, parts = last_day(evidence.article), in_address(evidence.source.url)
    if (
        was_continued(evidence.article)
        or own is None
        or parts is None
        or not _is_day(*parts)
        or (late := after(PartialDate(*parts), own)) <= 1
    ):
        return
    page = cited_page(evidence)
    if page and page.published and not after(page.published, own):
        return
    yield Fault(
        say("impossible-date.address-after-article", date=PartialDate(*parts), article=own, count=late),
        cited=evidence.source.url,
        level=Level.WARNING,
    )
