"""Dates as they are written: a year, a month or a day, in any language. Nothing missing is made up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple, Self

from linkcheck import tables

__all__ = ["PartialDate", "find", "in_path", "is_day", "parse", "readings", "settled"]


FIRST_YEAR = 1450  # the oldest printed source somebody may cite
LAST_YEAR = 2199

# Languages that write the day first where a date has strokes or hyphens and the year last (Unicode CLDR, short
# dates).
_LANGUAGES = """
    ar be bg bn bs ca cs cy da de el eo es et fa fi fr ga gl gu he hi hr id it ka lv mk ms mt nb nl nn no pl pt ro
    ru sk sl sq sr sw ta te th tr uk ur uz vi
"""
_DAY_FIRST = frozenset(_LANGUAGES.split())
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PartialDate(NamedTuple):
    """A date as far as it is known; ``str()`` gives ISO 8601 at the precision that was written."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day it can mean."""
        return self.year, self.month or 1, self.day or 1

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last day it can mean."""
        month = self.month or 12
        return self.year, month, self.day or _days(self.year, month)

    def days_after(self, other: PartialDate) -> int:
        """Return how many days this lies after the other at the very least; 0 where they may overlap."""
        from datetime import date  # noqa: PLC0415  (only rules ask; reading an article need not pay for it)

        return max(0, (date(*self.earliest) - date(*other.latest)).days)


class _OneOfTwo(PartialDate):
    """A day such as 05/06/2021: until a language decides which of two it is, only its year is known."""

    numbers: tuple[int, int]

    def __new__(cls, year: int, first: int, second: int) -> Self:
        self = super().__new__(cls, year)
        self.numbers = first, second
        return self


def is_day(date: PartialDate) -> bool:
    """Return whether a date names a day, if only one of two."""
    return date.day is not None or isinstance(date, _OneOfTwo)


def readings(date: PartialDate) -> tuple[PartialDate, ...]:
    """Return the days that a date may mean, the one with the day first before the one with the month first."""
    if not isinstance(date, _OneOfTwo):
        return (date,)
    first, second = date.numbers
    return PartialDate(date.year, second, first), PartialDate(date.year, first, second)


def settled(date: PartialDate | None, language: str | None) -> PartialDate | None:
    """Return a date as a language writes it: 05/06/2021 is the fifth of June nearly everywhere.

    In English it is either, and stays a year; so it does where the language is not known.
    """
    if not isinstance(date, _OneOfTwo):
        return date
    first, second = date.numbers
    is_day_first = (language or "en").partition("-")[0].lower() in _DAY_FIRST
    return _made(date.year, second, first) if is_day_first else PartialDate(date.year)


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _DAYS_IN_MONTH[month - 1]


def _made(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """Return the date if the calendar has it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= _days(year, month)):
        return None
    return PartialDate(year, month, day)


# Every pattern is bounded: no input makes one take more than linear time.
_ISO = re.compile(r"(?<!\d)(\d{4})(?:[-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{1,2})(?!\d)")  # "2021. 12. 15." in Korean
_ISO_MONTH = re.compile(r"(?<![\d.-])(\d{4})-(\d{2})(?![\d-])")
_CJK = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號])?")
_ERA = re.compile(r"(令和|平成|昭和|民國|民国)\s?(元|\d{1,3})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before their first
_VIETNAMESE = re.compile(r"(?:(?<!\d)(\d{1,2}) )?tháng (\d{1,2})(?:,| năm) ?(\d{4})(?!\d)", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_YEAR = re.compile(r"(?<![\w./-])(\d{4})(?![\w/-]|\.\d)")
# The marks of Indic scripts and of Thai belong to their words. Most texts need neither, and one class of letters
# is found several times as fast.
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e4e])"
_DAY = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-го)?"
_OF = r"(?:\s{1,2}(?:de|of|do|del))?"
_RANGE = r"(?:(?<!\d)\d{1,2}\.?\s?[-–—/]\s?(?=\d))?"  # "12–14 May 2019" is no day
_LONGEST_BEFORE = 36  # characters of "12. – 14 de March/" before "April 2002"
_YEAR_BEFORE = re.compile(r"(?<![\w./-])(\d{4})\.?,?\s{1,2}(?:m\. |gada )?(?:(\d{1,2})\. )?$", re.IGNORECASE)
_DAY_BEHIND = re.compile(
    r"\.?(?:\s{0,2}(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d|\s?[(:–-])|(?=\s?(?:[;:,)\]]|$)))", re.IGNORECASE
)
_DAY_AND_YEAR = re.compile(rf"\.?\s{{0,2}}{_DAY}(\s?[-–—]\s?\d{{1,2}})?,?\s{{1,2}}(\d{{4}})(?!\d)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(rf"\.?{_OF},?[\s-]{{0,2}}(\d{{4}})(?!\d)", re.IGNORECASE)


class _Words(NamedTuple):
    """How words are found, and what of a date may stand before one that names a month."""

    word: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _words(letter: str) -> _Words:
    """Return the words of letters of a class; they are looked up in the months, not spelled out here."""
    word = rf"(?<![^\W\d_]){letter}{{2,14}}(?![^\W\d_])"
    before = rf"({_RANGE})(?:{_DAY}{_OF}[\s-]{{0,2}})?((?<![^\W\d_]){letter}{{3,14}}\s?[/–-]\s?)?$"
    return _Words(re.compile(word, re.IGNORECASE), re.compile(before, re.IGNORECASE))


_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?!\d)")


@cache
def _months() -> dict[str, int]:
    """Return every month's every name, folded, with its number."""
    names: dict[str, int] = {}
    for _, months in tables.rows(__file__, "months.txt"):
        for number, forms in enumerate(months, start=1):
            for form in forms.split():
                names.setdefault(form, number)  # "listopad" is October in Croatian, November elsewhere
    return names


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _era(match: re.Match[str]) -> PartialDate | None:
    era, year, month, day = match.groups()
    return _made(_ERAS[era] + (1 if year == "元" else int(year)), int(month), _number(day))


def _vietnamese(match: re.Match[str]) -> PartialDate | None:
    day, month, year = match.groups()
    return _made(int(year), int(month), _number(day))


def _year_first(match: re.Match[str]) -> PartialDate | None:
    year, month, day = (*match.groups(), None)[:3]
    return _made(int(year or 0), _number(month), _number(day))


def _dotted(match: re.Match[str]) -> PartialDate | None:
    day, month, year = map(int, match.groups())
    return _made(year, month, day)


def _slashed(match: re.Match[str]) -> PartialDate | None:
    """Read 25/12/2021 and 12/25/2021; 05/06/2021 is one of two days (see `settled`)."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first == second or second > 12:
        return _made(year, first, second)
    if first > 12:
        return _made(year, second, first)
    return _OneOfTwo(year, first, second) if _made(year, first, second) else None


# What each form cannot do without: a text that lacks it is not searched for that form.
_YEAR_AT_ALL = re.compile(r"\d{4}")
_NUMERIC_AT_ALL = re.compile(r"\d\s?[-/.]\s?\d")
_BEYOND_ASCII = ((_CJK, _year_first), (_ERA, _era), (_VIETNAMESE, _vietnamese))
_NUMERIC = ((_ISO, _year_first), (_DOTTED, _dotted), (_SLASHED, _slashed), (_ISO_MONTH, _year_first))
_Span = tuple[int, int, PartialDate]  # start and end


def _spans(text: str) -> Iterator[_Span]:
    """Yield the dates of each form that a text may hold; they may overlap."""
    if not text.isascii():
        yield from _of_forms(text, _BEYOND_ASCII)
    if _YEAR_AT_ALL.search(text):
        yield from _of_words(text, _words("[a-z]" if text.isascii() else _LETTER))
        if _NUMERIC_AT_ALL.search(text):
            yield from _of_forms(text, _NUMERIC)


def _of_forms(
    text: str, forms: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], PartialDate | None]]]
) -> Iterator[_Span]:
    for pattern, read in forms:
        for match in pattern.finditer(text):
            if date := read(match):
                yield match.start(), match.end(), date


def _of_words(text: str, words: _Words) -> Iterator[_Span]:
    """Yield the dates around the words that name a month."""
    months = _months()
    for match in words.word.finditer(text):
        if month := months.get(match[0].lower()):
            start, end = match.span()
            for read in (_year_then_month, _month_then_day, partial(_day_then_month, before=words.before)):
                if found := read(text, start, end, month):
                    yield found


def _year_then_month(text: str, start: int, end: int, month: int) -> _Span | None:
    """Read "2020 May 4" and "2020, May" as lists of works write them, "2021. december 15." as Hungarian does."""
    year = _YEAR_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    behind = _DAY_BEHIND.match(text, end) if year else None
    if not year or not behind:
        return None
    date = _made(int(year[1]), month, _number(behind[1] or year[2]))
    return (year.start(), behind.end(), date) if date else None


def _month_then_day(text: str, start: int, end: int, month: int) -> _Span | None:
    """Read "May 12, 2019"; of "May 12–14, 2019" the month is known."""
    behind = _DAY_AND_YEAR.match(text, end)
    date = _made(int(behind[3]), month, None if behind[2] else int(behind[1])) if behind else None
    return (start, behind.end(), date) if behind and date else None


def _day_then_month(text: str, start: int, end: int, month: int, before: re.Pattern[str]) -> _Span | None:
    """Read "12 May 2019"; of "12–14 May 2019" the month is known, of "March/April 2002" the year."""
    behind = _YEAR_BEHIND.match(text, end)
    if not behind:
        return None
    found = before.search(text, max(0, start - _LONGEST_BEFORE), start)
    days, day, months = found.groups() if found else ("", None, None)
    if months and months.rstrip(" /–-").lower() in _months():
        date = _made(int(behind[1]))
    else:
        date = _made(int(behind[1]), month, None if days else _number(day))
    return (found.start() if found else start, behind.end(), date) if date else None


def find(text: str) -> Iterator[tuple[PartialDate, int, int]]:
    """Yield each full or month date of a text with its start and end; of two that overlap, the longer.

    A bare year is not looked for here: too many numbers look like one (see `parse`).
    """
    last = 0
    for start, end, date in sorted(_spans(text), key=_longest_first):
        if start >= last:
            last = end
            yield date, start, end


def _longest_first(span: _Span) -> tuple[int, int]:
    return span[0], -span[1]


def parse(value: object) -> PartialDate | None:
    """Read a value that is meant to be a date: ISO 8601, RFC 9110, a worded date, a bare year.

    Accepts what YAML and TOML make of a date (anything with a year, month and day). Never raises.
    """
    year = getattr(value, "year", None)
    if isinstance(year, int):
        return _made(year, getattr(value, "month", None), getattr(value, "day", None))
    if not isinstance(value, str | int | float) or (isinstance(value, int) and abs(value) > 10**14):
        return None  # a list or a mapping is no date, and writing one out may take forever
    text = str(value).strip()[:200]
    if match := _COMPACT.fullmatch(text):
        return _year_first(match)
    for date, _, _ in find(text):
        return date
    if match := _YEAR.search(text):
        return _made(int(match[1]))
    return None


def in_path(path: str) -> PartialDate | None:
    """Return the full date in a URL's or a file's path, as in ``/2021/12/15/`` or ``2021-12-15-title.md``."""
    match = _IN_PATH.search(path)
    return _year_first(match) if match else None
