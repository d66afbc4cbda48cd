"""Which of two days a page means by 05/06/2021: by its other dates, its language and its country."""

from __future__ import annotations

from collections.abc import Iterable

from linkcheck import dates, urls
from linkcheck.model import PartialDate
from linkcheck.page.stated import Stated

__all__ = ["DayOrder"]

# Countries whose English writes the day first (Unicode CLDR, short dates of en-XX); the United States does not.
_LANDS = "au bd bw eu gb gh hk ie in jm ke lk mt my ng nz pk sg tt tz ug uk zm zw"
_DAY_FIRST = frozenset(_LANDS.split())
_MONTH_FIRST = frozenset(("com", "edu", "gov", "mil", "net", "org", "us"))  # where bare English is likely American
_YEAR_FIRST = frozenset(("ja", "ko", "zh"))


class DayOrder:
    """How one page writes its days in figures."""

    def __init__(self, language: str, url: str, known: Iterable[PartialDate] = ()) -> None:
        """Take the page's language and address, and the days it states elsewhere."""
        language = language.replace("_", "-").lower()
        self._language, _, rest = language.partition("-")
        self._region = rest[:2]
        address = urls.read(url)
        self._land = address.host.rpartition(".")[2] if address else ""
        self._known = frozenset(known)
        self.guessed: set[PartialDate] = set()  # the days that nothing but the kind of page tells

    @property
    def is_year_first(self) -> bool:
        """True where even a year of two figures comes first: 21.12.15 is in 2021."""
        return self._language in _YEAR_FIRST

    def day(self, date: PartialDate) -> PartialDate | None:
        """Return the day that a date means; a date that stays open is none."""
        readings = dates.readings(date)
        if len(readings) == 1:
            return date
        for each in readings:
            if each in self._known:
                return each
        if settled := self._settled(readings):
            self.guessed.add(settled)
            return settled
        settled = dates.settled(date, self._language or None)
        return settled if settled and settled.day else None

    def settled(self, stated: Stated) -> Stated:
        """Return a statement with the day that it means; what stays open is a year."""
        return stated._replace(date=self.day(stated.date) or PartialDate(stated.date.year))

    def _settled(self, readings: tuple[PartialDate, ...]) -> PartialDate | None:
        """Return which one English, or a page without a language, means."""
        day_first, month_first = readings
        if self._language not in {"en", ""}:
            return None
        if self._region == "us":
            return month_first
        if self._region in _DAY_FIRST or self._land in _DAY_FIRST:
            return day_first
        if self._land in _MONTH_FIRST:
            return month_first if self._language and not self._region else None
        return day_first if len(self._land) == 2 else None
