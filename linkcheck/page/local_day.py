"""The day a page's own readers saw, where its machine-readable date is a stamp in universal time.

Of 111 wrong dates of the best library measured, 20 were of this kind: published in the evening in Chicago, which
is the next day at Greenwich.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from linkcheck import dates
from linkcheck.model import PartialDate
from linkcheck.page.statements import Statements

__all__ = ["LocalDay", "local_day"]

_UTC = re.compile(r"(?:[T ]|\A.{0,30} )(\d{2}):\d{2}.{0,12}(?:Z|[+-]00:?00|\bGMT|\bUTC)\s*\Z")
_EASTERN_MORNING = 10  # from 10:00 UTC on it is the next day somewhere: no zone is more than 14 hours ahead
_WESTERN_MORNING = 12  # until then it is still the day before somewhere: no zone is more than 12 hours behind
_MORNING, _NIGHT = 8, 22  # in between it is the same day in Europe and most of America
_BEFORE, _AFTER = 300, 1500  # characters around the headline where a page prints its date


class LocalDay(NamedTuple):
    """A day, and whether it is the one that was printed."""

    day: PartialDate
    is_certain: bool = True


def local_day(day: PartialDate, stamp: str, in_url: PartialDate | None, statements: Statements) -> LocalDay:
    """Return the day before or after a UTC stamp's if the page itself gives that one and not the stamp's.

    A stamp of the night that nothing else on the page confirms is not certain: 5 of 15 measured were off by one.
    """
    match = _UTC.search(stamp[:80])
    if not match or day.day is None:
        return LocalDay(day)
    hour = int(match[1])
    neighbours = [_moved(day, -1)] if hour < _WESTERN_MORNING else []
    neighbours += [_moved(day, 1)] if hour >= _EASTERN_MORNING else []
    if in_url and in_url in {day, *neighbours}:
        return LocalDay(in_url)
    given = set(_given(statements))
    for each in (day, *neighbours):
        if each in given:
            return LocalDay(each)
    return LocalDay(day, is_certain=_MORNING <= hour < _NIGHT)


def _moved(day: PartialDate, days: int) -> PartialDate:
    moved = date(*day.earliest) + timedelta(days=days)
    return PartialDate(moved.year, moved.month, moved.day)


def _given(statements: Statements) -> Iterator[PartialDate]:
    """Yield the days that the page gives in local time: in its ``<time>``, and near its headline."""
    for time in statements.own_times[:20]:
        if not _UTC.search(time.value[:80]) and (found := dates.parse(time.value)):
            yield found
    heading = next((each.text for each in statements.headings if each.origin == "h1"), statements.title)
    at = max(0, statements.text.find(heading)) if heading else 0
    for found, _, _ in dates.find(statements.text[max(0, at - _BEFORE) : at + len(heading) + _AFTER]):
        yield found
