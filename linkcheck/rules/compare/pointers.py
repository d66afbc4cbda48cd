"""Words that stand where a title would and are none: "here", "read more", a site's name, an error's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from linkcheck import dates, tables
from linkcheck.rules.compare import words
from linkcheck.rules.compare.folding import fold

__all__ = ["claims_title", "is_error"]

_MOST_WORDS = 12  # of a pointer; a longer text of nothing but such words is rare, and says something
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*+|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:/\S*+)?", re.IGNORECASE)
_STATUS = re.compile(r"[1-9]\d\d")
_SHORTEST_NAME = 3  # letters of a word that may be part of a host's name
_LONGEST = 200  # characters of an error's title
_DOORS = "doors"


@cache
def _pointing() -> frozenset[str]:
    rows = tables.rows(__file__, "pointers.txt")
    return frozenset(token for _, (text,) in rows for token in words.tokens(text))


@cache
def _errors() -> dict[tuple[str, ...], bool]:
    """Return what stands as a title where no page came; True where it is an error's and nothing else."""
    return {
        tuple(words.tokens(phrase)): name != _DOORS
        for name, phrases in tables.rows(__file__, "errors.txt")
        for phrase in phrases
    }


def claims_title(text: str, names: Iterable[str] = (), hosts: Iterable[str] = ()) -> bool:
    """Return whether words that stand for a source name it: they do more than point, or repeat who publishes it.

    `names` are those of the site and the publisher, `hosts` those in its addresses.
    """
    text = " ".join(text[: words.LONGEST].split())
    if not text or _ADDRESS.fullmatch(text) or is_error(text, names):
        return False
    order = list(words.tokens(text))
    if len(order) > _MOST_WORDS:
        return True
    if _is_date(text, order):
        return False
    known = {token for name in names for token in words.tokens(name[: words.LONGEST])}
    letters = "".join(char for host in hosts for char in fold(host) if char.isalnum())
    rest = [each for each in order if not (each.isdecimal() or each in known or words.is_small(each))]
    return any(len(each) > 1 and each not in _pointing() and not _is_of_host(each, letters) for each in rest)


def _is_of_host(token: str, letters: str) -> bool:
    return len(token) >= _SHORTEST_NAME and token in letters


def _is_date(text: str, order: list[str]) -> bool:
    """Return whether words are a date and nothing else: numbers, and the name of a month or of a day besides."""
    named = sum(not token.isdecimal() and not words.is_small(token) for token in order)
    numbers = sum(map(str.isdecimal, order))
    return named <= min(numbers, 2) and dates.parse(text) is not None


def is_error(title: str, names: Iterable[str] = (), *, surely: bool = False) -> bool:
    """Return whether a title is that of an error, of a check for robots, or what programs write for none.

    `surely` leaves out what may be a link's own words as well ("Log in"), and a mere status.
    """
    order = [token for token in words.tokens(title[:_LONGEST]) if not _STATUS.fullmatch(token)]
    if not order:
        return not surely and _STATUS.fullmatch(title[:_LONGEST].strip()) is not None
    said = tuple(order)
    if said not in _errors():
        known = {token for name in names for token in words.tokens(name[: words.LONGEST])}
        said = tuple(token for token in order if token not in known)
    return _errors()[said] or not surely if said in _errors() else False
