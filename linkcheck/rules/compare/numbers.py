"""The amounts of a text, and whether another text has them: however they are grouped, scaled and rounded.

"€3.5 million", "3,5 Mio. Euro", "3.500.000 €" and "350 万欧元" are one amount. Which sign parts thousands is not
asked for: where a number can be read in two ways, it is both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from linkcheck import tables

__all__ = ["PERCENT", "Amount", "Figures", "amounts"]

PERCENT = "percent"
PEOPLE = "people"
MOST_FIGURES = 5000  # different ones of a page; what has more is a table, and holds any number
FEWEST_PEOPLE = 100  # smaller numbers of them are written in words
_LONGEST = 2000  # characters of a sentence
_ROUNDED = 0.05  # share of a number that its zeros at the end may stand for
_CONVERTED = 0.05  # share by which one that was converted, and rounded, may be off
_CURRENCIES = frozenset("€$£¥₹₽₩₺₴₫₪฿") | {"cny", "zł", "kč", "kr", "chf", "rp", "r$"}
# Shares that writers tell as "half", "a third", "all": a page may have no figure for them.
_SPOKEN = frozenset(
    {10.0, 20.0, 25.0, 30.0, 33.0, 34.0, 40.0, 50.0, 60.0, 66.0, 67.0, 70.0, 75.0, 80.0, 90.0, 100.0}
)

_SPACES = " \u00a0\u202f\u2009"
# It begins with a digit and nothing before it, so that the search goes from digit to digit.
_FIGURE = re.compile(
    rf"\d(?:(?<![\w.,]\d)\d{{0,17}}+(?:[.,'’]\d{{1,18}}+)*+(?:[{_SPACES}]\d{{3}}(?!\d))*+"
    rf"|\d{{0,17}}+(?:[.,]\d{{1,9}}+)?+)"
)
_FIGURES_AND_BEHIND = re.compile(rf"({_FIGURE.pattern})(?=([^\d\n]{{0,14}}))")
_OTHER_DIGITS = re.compile(r"[٠-٩۰-۹०-९০-৯๐-๙０-９]")
_PERCENT_BEFORE = re.compile(r"(?:[%٪％]|\byüzde|百分之)\s?$", re.IGNORECASE)
_SPELT_PERCENT = re.compile(
    r"[^\W\d_]{3}[\s-](?:per ?cent|pct|prozent|pour cent|por ciento|por cento|per cento|процент)"
)
_CHAINED = re.compile(r"[兆亿億万萬조억만]\s?$")  # "1亿2500万" is one number
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Amount(NamedTuple):
    """A number with its unit."""

    text: str  # as written: "€3.5 million"
    values: tuple[tuple[float, float], ...]  # what it may be, and the unit of its last figure
    unit: str
    figures: str  # as written: "3.5"
    is_scaled: bool  # "million" stands behind it

    @property
    def is_specific(self) -> bool:
        """True where it is a share, or has two figures that are no zeros at its end."""
        figures = re.sub(r"\D", "", self.figures).strip("0")
        if self.unit == PEOPLE and max(value for value, _ in self.values) < FEWEST_PEOPLE:
            return False
        return self.unit == PERCENT or len(figures) > 1


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the numbers of a sentence that have a unit, in its order."""
    text = _plain(text[:_LONGEST])
    return tuple(filter(None, (_amount(text, match) for match in _FIGURE.finditer(text))))


def _plain(text: str) -> str:
    """Return a text with its digits in ASCII, and as long."""
    if text.isascii() or not _OTHER_DIGITS.search(text):
        return text
    text = text.replace("٬", ",").replace("٫", ".")
    return _OTHER_DIGITS.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    figures, start, end = match[0], match.start(), match.end()
    if _CHAINED.search(text, max(0, start - 2), start):
        return None
    currency = _currency_before().search(text, max(0, start - 8), start)
    power, end, is_scaled = _scale(text, end, is_money=bool(currency))
    unit = _unit().match(text, end)
    if currency:
        name, start = _unit_names()[currency[1].lower()], currency.start()
    elif before := _PERCENT_BEFORE.search(text, max(0, start - 8), start):
        name, start = PERCENT, before.start()
    elif unit and (found := _name(unit[1])):
        name, end = found, unit.end()
    elif people := _people().match(text, end):
        name, end = PEOPLE, people.end()
    else:
        return None
    if name == PEOPLE and not is_scaled and _YEAR.fullmatch(figures):
        return None
    return Amount(text[start:end].strip(" ."), tuple(_values(figures, power)), name, figures, is_scaled)


def _scale(text: str, end: int, *, is_money: bool) -> tuple[int, int, bool]:
    """Return the power of ten that stands behind a number, and where it ends."""
    match = _scales().match(text, end) or (_short().match(text, end) if is_money else None)
    if not match:
        return 0, end, False
    power = _powers().get(match[1].lower())
    if power is None:
        word = match[1].lower()
        power = next(power for start, power in _power_starts().items() if word.startswith(start))
    return power, match.end(), True


def _values(figures: str, power: int) -> Iterator[tuple[float, float]]:
    """Yield what some figures may mean, and the unit of the last of them that counts."""
    for whole, decimals in _readings(re.sub(rf"['’{_SPACES}]", "", figures)):
        value = float(f"{whole}.{decimals or 0}") * 10.0**power
        if decimals or not value:
            yield value, 10.0 ** (power - len(decimals))
        else:
            zeros = len(whole) - len(whole.rstrip("0"))
            yield value, max(10.0**power, min(10.0 ** (power + zeros), _ROUNDED * value))


def _readings(figures: str) -> Iterator[tuple[str, str]]:
    """Yield the whole part and the decimals of some figures with points and commas, in each way to read them."""
    parts = re.split(r"[.,]", figures)
    marks = set(re.findall(r"[.,]", figures))
    if len(parts) == 1:
        yield figures, ""
    elif len(marks) == 2:
        yield "".join(parts[:-1]), parts[-1]
    else:
        if len(parts) > 2 or len(parts[1]) == 3:
            yield "".join(parts), ""
        if len(parts) == 2:
            yield parts[0], parts[1]


class Figures:
    """The numbers of a page."""

    def __init__(self, text: str) -> None:
        self.text = text

    def lacks(self, amount: Amount) -> bool:
        """Return whether the page tells of amounts, and this one is sure to be none of them."""
        if self._has_written(amount.figures) or self._may_tell_otherwise(amount):
            return False
        found = self._values
        ways = (way for way, unit in _ways(amount) if unit is None or self._tells(unit))
        return bool(found) and not any(map(self._has, ways))

    def _tells(self, unit: str) -> bool:
        """Return whether the page has amounts in a unit: else none of its numbers is one that was converted."""
        return any(re.search(rf"\d[{_SPACES}\-]?{_pattern(word)}", self._lowered) for word in _starred(unit))

    def _has_written(self, figures: str) -> bool:
        """Return whether the page has the same figures, which is soon told."""
        at = self.text.find(figures)
        while at >= 0:
            end = at + len(figures)
            if not (self.text[at - 1 : at].isdecimal() or self.text[end : end + 1].isdecimal()):
                return True
            at = self.text.find(figures, end)
        return False

    def _may_tell_otherwise(self, amount: Amount) -> bool:
        """Return whether the page may tell the amount in words, or in another currency."""
        if amount.unit in _CURRENCIES:
            return not any(word in self._lowered for word in _words_of(amount.unit))
        if amount.unit != PERCENT or any(decimals for value, decimals in amount.values if decimals < 1):
            return False
        tells_shares = any(sign in self.text for sign in "%％٪") or any(
            word in self._lowered for word in _words_of(PERCENT)
        )
        is_spoken = any(value in _SPOKEN for value, _ in amount.values)
        return (is_spoken and not tells_shares) or bool(_SPELT_PERCENT.search(self._lowered))

    @cached_property
    def _lowered(self) -> str:
        return self.text.lower()

    @cached_property
    def _values(self) -> list[tuple[float, float]]:
        """Its numbers, each with the unit of its last figure; none of a page that has too many."""
        text = _plain(self.text)
        found: list[tuple[float, float]] = []
        different = dict.fromkeys(_FIGURES_AND_BEHIND.findall(text))
        for figures, behind in different if len(different) <= MOST_FIGURES else ():
            found += _values(figures, _scale(behind, 0, is_money=True)[0])
            if not figures.isalnum() and (pieces := re.split(rf"[{_SPACES}]", figures))[1:]:
                for piece in pieces:  # two numbers side by side, or one in groups
                    found += _values(piece, 0)
        return list(dict.fromkeys(found))

    def _has(self, amount: tuple[float, float]) -> bool:
        value, unit = amount
        return any(abs(value - other) < max(unit, least) or value == other for other, least in self._values)


def _ways(amount: Amount) -> Iterator[tuple[tuple[float, float], str | None]]:
    """Yield the values that stand for an amount: its own, in thousands as tables have it, in other units."""
    for value, unit in amount.values:
        yield (value, unit), None
        if amount.is_scaled or value >= 10_000:
            yield from (((value / scale, unit / scale), None) for scale in (1e3, 1e6, 1e9))
        for other, factor in _factors().get(amount.unit, ()):
            yield (value * factor, max(unit * factor, _CONVERTED * value * factor)), other
        if amount.unit == "°c":
            yield (value * 1.8 + 32, max(1.8 * unit, 2)), None
        if amount.unit == "°f":
            yield ((value - 32) / 1.8, max(unit, 1)), None


# ---------------------------------------------------------------- the table of words


@cache
def _rows() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, words in tables.rows(__file__, "numbers.txt"):
        found.setdefault(key, []).extend(words)
    return found


def _named(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the names of a kind of row, each with each of its words."""
    for key, words in _rows().items():
        first, _, name = key.partition(" ")
        if first == kind:
            yield from ((name, word) for word in words)


@cache
def _powers() -> dict[str, int]:
    return {
        word: int(name) for kind in ("scale", "short") for name, word in _named(kind) if not word.endswith("*")
    }


@cache
def _power_starts() -> dict[str, int]:
    return {word[:-1]: int(name) for name, word in _named("scale") if word.endswith("*")}


@cache
def _unit_names() -> dict[str, str]:
    return {word: name for name, word in _named("unit") if not word.endswith("*")}


@cache
def _starred(unit: str) -> tuple[str, ...]:
    return tuple(word for name, word in _named("unit") if name == unit)


@cache
def _words_of(unit: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for name, word in _named("unit") if name == unit)


def _name(word: str) -> str | None:
    """Return the unit that a word means."""
    word = word.lower()
    if word in _unit_names():
        return _unit_names()[word]
    return next(
        (name for name, start in _named("unit") if start.endswith("*") and word.startswith(start[:-1])), None
    )


@cache
def _factors() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each unit how much of other units one of it is."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for name, factor in _named("convert"):
        one, other = name.split()
        found[one] = (*found.get(one, ()), (other, float(factor)))
        found[other] = (*found.get(other, ()), (one, 1 / float(factor)))
    return found


@cache
def _scales() -> re.Pattern[str]:
    return re.compile(rf"[{_SPACES}\-]?({_any_of(word for _, word in _named('scale'))})\.?", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"\s?([kmb])\b", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    words = (word for name, word in _named("unit") if name != PEOPLE)
    return re.compile(rf"[{_SPACES}\-]?(?:de\s|d['’]|of\s)?({_any_of(words)})", re.IGNORECASE)


@cache
def _people() -> re.Pattern[str]:
    """Return the pattern of people: an adjective may stand before them."""
    words = _any_of(_rows()["unit people"])
    return re.compile(rf"[{_SPACES}]?(?:(?:de|of|से)\s)?(?:[^\W\d_]{{2,20}}+\s)?+({words})", re.IGNORECASE)


@cache
def _currency_before() -> re.Pattern[str]:
    words = [word for name, word in _named("unit") if name in _CURRENCIES and len(word) < 5]
    return re.compile(rf"(?<!\w)({_any_of(words)})[{_SPACES}]?$", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for the longest of some words: no letter follows them where words have spaces."""
    return "|".join(map(_pattern, sorted(words, key=len, reverse=True)))


def _pattern(word: str) -> str:
    stem = re.escape(word.removesuffix("*"))
    if word.endswith("*"):
        return stem + r"\w{0,9}+"
    ends_in_letter = word[-1].isalnum() and not "\u0e00" <= word[-1] <= "\ud7ff"
    return stem + (r"(?!\w)" if ends_in_letter else "")
