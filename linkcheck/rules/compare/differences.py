"""Where two titles that are nearly the same contradict each other: in a number, or in a "not".

Both weigh more than they measure: a title and the same with a "not" share all of their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck import tables
from linkcheck.rules.compare import words
from linkcheck.rules.compare.folding import fold
from linkcheck.rules.compare.tongues import primary

__all__ = ["Difference", "negations", "numbers"]

_ROMAN = {
    numeral: value
    for value, numeral in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
_MOST = 200  # words of a title that are looked at
_BESIDE = 2  # words on each side of a "not" among which one has to stand in both titles
_UNSPACED = "unspaced"


class Difference(NamedTuple):
    """What stands in one title where the other has something else, or nothing: "" for nothing."""

    claimed: str
    found: str


@cache
def _rows() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    rows = {name: frozenset(fold(text).split()) for name, (text,) in tables.rows(__file__, "negations.txt")}
    unspaced = rows.pop(_UNSPACED)
    return rows, unspaced


@lru_cache(64)
def _negations(languages: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of negation in some languages, of all where they are not known; and those without spaces.

    Where there are several, a word that is something else in one of them is left out.
    """
    rows, unspaced = _rows()
    known = languages & rows.keys() or rows.keys()
    every = frozenset[str]().union(*(rows[language] for language in known))
    return frozenset(word for word in every if _means_not(word, known)), unspaced


def _means_not(word: str, languages: AbstractSet[str]) -> bool:
    """Return whether a word is one of negation in each of some languages that has it as a small word."""
    rows, _ = _rows()
    return all(word in rows[language] for language in words.languages_of(word) & languages)


def numbers(claimed: Sequence[str], found: Sequence[str]) -> Difference | None:
    """Return a number of the one title in whose place the other has another one.

    It is its place where the same word stands before or behind it, or it opens or closes both.
    """
    claimed, found = claimed[:_MOST], found[:_MOST]
    own, other = _numbers(claimed), _numbers(found)
    mine = {at: value for at, value in own.items() if value not in other.values()}
    theirs = {at: value for at, value in other.items() if value not in own.values()}
    for at in mine:
        for there in theirs:
            if _is_same_place(claimed, at, found, there):
                return Difference(claimed[at], found[there])
    return None


def _numbers(order: Sequence[str]) -> dict[int, int | str]:
    """Return a title's numbers by their places; Roman ones count from the second on, "i" being a word as well."""
    return {
        at: _ROMAN.get(word, word) if not word.isdecimal() else (int(word) if len(word) < 16 else word)
        for at, word in enumerate(order)
        if word.isdecimal() or (at and word in _ROMAN)
    }


def _is_same_place(one: Sequence[str], at: int, other: Sequence[str], there: int) -> bool:
    before = one[at - 1] if at else None, other[there - 1] if there else None
    after = one[at + 1] if at + 1 < len(one) else None, other[there + 1] if there + 1 < len(other) else None
    return before[0] == before[1] or after[0] == after[1]


def negations(claimed: Sequence[str], found: Sequence[str], language: str | None = None) -> Difference | None:
    """Return the "not" of one title where the other has none, between words that both have."""
    claimed, found = claimed[:_MOST], found[:_MOST]
    known, unspaced = _negations(frozenset((tag,)) if (tag := primary(language)) else _told(claimed, found))
    mine, theirs = list(_negated(claimed, known, unspaced)), list(_negated(found, known, unspaced))
    if bool(mine) == bool(theirs) or not (claimed and found):
        return None
    order, other = (claimed, frozenset(found)) if mine else (found, frozenset(claimed))
    within = ["".join(order[at:end]) for at, end in mine or theirs if _is_within(order, at, end, other)]
    if not within:
        return None
    return Difference(within[0], "") if mine else Difference("", within[0])


def _told(*orders: Sequence[str]) -> frozenset[str]:
    """Return the languages that have most of the small words in some titles."""
    return words.languages_of_most(word for order in orders for word in order)


def _negated(
    order: Sequence[str], spaced: AbstractSet[str], unspaced: AbstractSet[str]
) -> Iterator[tuple[int, int]]:
    """Yield from where to where the words of negation stand; where no spaces part words, each character is one."""
    for at, word in enumerate(order):
        if word in spaced or (word >= "\u0e00" and any(each in word for each in unspaced)):
            yield at, at + 1
        elif word >= "\u0e00" and len(word) == 1:
            ends = (len(each) for each in unspaced if each == "".join(order[at : at + len(each)]))
            if length := max(ends, default=0):
                yield at, at + length


def _is_within(order: Sequence[str], at: int, end: int, other: AbstractSet[str]) -> bool:
    """Return whether words of the other title stand on both sides, or the words are the first or the last."""
    before, after = order[max(0, at - _BESIDE) : at], order[end : end + _BESIDE]
    return (not before or not other.isdisjoint(before)) and (not after or not other.isdisjoint(after))
