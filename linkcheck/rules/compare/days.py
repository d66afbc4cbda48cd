"""How far dates lie apart, as far as they go: a year is any of its days, 05/06/2021 one of two."""

from __future__ import annotations

from linkcheck import dates
from linkcheck.model import PartialDate

__all__ = ["after", "apart", "precision"]


def after(later: PartialDate, earlier: PartialDate) -> int:
    """Return how many days the first lies after the second at the very least; 0 where they may overlap."""
    return min(
        max(0, _ordinal(first.earliest) - _ordinal(second.latest))
        for first in dates.readings(later)
        for second in dates.readings(earlier)
    )


def apart(first: PartialDate, second: PartialDate) -> int:
    """Return how many days lie between two dates at the very least, whichever comes first."""
    return min(
        max(after(one, other), after(other, one))
        for one in dates.readings(first)
        for other in dates.readings(second)
    )


def precision(date: PartialDate) -> str:
    """Return how far a date goes: "day", "month" or "year"."""
    if dates.is_day(date):
        return "day"
    return "month" if date.month else "year"


def _ordinal(parts: tuple[int, int, int]) -> int:
    """Return the number of a day in the Gregorian calendar, whatever its year: `datetime` ends with 9999.

    https://howardhinnant.github.io/date_algorithms.html#days_from_civil
    """
    year, month, day = parts
    era, of_era = divmod(year - (month <= 2), 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return 146097 * era + 365 * of_era + of_era // 4 - of_era // 100 + of_year
