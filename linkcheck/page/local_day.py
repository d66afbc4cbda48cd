"""The day a page's own readers saw, where its machine-readable date is a stamp in universal time.

Of 111 wrong dates of the best library measured, 20 were of this kind: published in the evening in Chicago, which
is the next day at Greenwich.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from linkcheck.model import PartialDate

__all__ = ["is_universal", "local_day"]

_UTC = re.compile(
    r"(?:[T ]|\A.{0,30} )(\d{2}):\d{2}.{0,12}(?:Z|(?:GMT|UTC)?[+-]00:?00|\bGMT|\bUTC)(?: \([^)]{0,60}\)?)?\s*\Z"
)
_EASTERN_MORNING = 10  # from 10:00 UTC on it is the next day somewhere: no zone is more than 14 hours ahead
_WESTERN_MORNING = 12  # until then it is still the day before somewhere: no zone is more than 12 hours behind
_MORNING, _NIGHT = 8, 22  # in between it is the same day in Europe and most of America


class LocalDay(NamedTuple):
    """A day, and whether it is the one that was printed."""

    day: PartialDate
    is_certain: bool = True


def is_universal(stamp: str) -> bool:
    """Return whether a stamp gives the time of day at Greenwich."""
    return _UTC.search(stamp[:80]) is not None


def local_day(day: PartialDate, stamp: str, given: Sequence[PartialDate]) -> LocalDay:
    """Return the day before or after a UTC stamp's if the page gives that one first, in the order of the best.

    A stamp of the night that nothing else on the page confirms is not certain: 5 of 15 measured were off by one.
    """
    match = _UTC.search(stamp[:80])
    if not match or day.day is None:
        return LocalDay(day)
    hour = int(match[1])
    possible = {day}
    if hour < _WESTERN_MORNING:
        possible.add(_moved(day, -1))
    if hour >= _EASTERN_MORNING:
        possible.add(_moved(day, 1))
    for each in given:
        if each in possible:
            return LocalDay(each)
    return LocalDay(day, is_certain=_MORNING <= hour < _NIGHT)


def _moved(day: PartialDate, days: int) -> PartialDate:
    moved = date(*day.earliest) + timedelta(days=days)
    return PartialDate(moved.year, moved.month, moved.day)
