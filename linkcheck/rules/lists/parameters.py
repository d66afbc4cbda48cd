"""What an address carries in its parameters: tracking, secrets, the tool it was copied from, another address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs

from linkcheck import urls
from linkcheck.rules.lists.about import about, facts
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.scopes import ScopeError, covers_path, covers_query
from linkcheck.rules.lists.table import MOST_PARAMETERS, place, query_pairs
from linkcheck.urls import Address

__all__ = ["Carried", "carried", "check_value", "parameters", "target"]


class Carried(NamedTuple):
    """A parameter of an address as it stands there, decoded, and what is known of it."""

    name: str
    value: str
    fact: Fact


def parameters(address: Address) -> dict[str, list[str]]:
    """Return the query's parameters; none for a query of a size that no form sends."""
    return parse_qs(address.query) if address.query.count("&") < MOST_PARAMETERS else {}


def carried(address: Address, *kinds: str) -> Iterator[Carried]:
    """Yield the parameters of an address, in its query and in its fragment, that facts of these kinds speak of."""
    fragment = address.fragment if "=" in address.fragment else ""
    for name, value in (*query_pairs(address.query), *query_pairs(fragment.lstrip("?!/"))):
        if fact := _fact(address, name, value, kinds):
            yield Carried(name, value, fact)


def _fact(address: Address, name: str, value: str, kinds: tuple[str, ...]) -> Fact | None:
    pair, at = [(name, value)], place(address)
    for kind in kinds:
        for fact in _speaking_of(kind, name.lower()[:100]):
            is_here = not fact.host or (fact.host in at.hosts and covers_path(fact.path, at.segments))
            if is_here and covers_query(fact.query, pair) and _looks(value, fact.value):
                return fact
    return None


@cache
def _by_start(kind: str) -> dict[str, list[Fact]]:
    """Return the facts on parameters by their name, or by its first letters where it ends in ``*``."""
    found: dict[str, list[Fact]] = {}
    for fact in facts(kind):
        for each in fact.query:
            found.setdefault(each.partition("=")[0].lower(), []).append(fact)
    return found


@lru_cache(maxsize=4096)
def _speaking_of(kind: str, name: str) -> tuple[Fact, ...]:
    by_start = _by_start(kind)
    keys = (name, *(f"{name[:end]}*" for end in range(len(name), 0, -1)))
    return tuple(fact for key in keys for fact in by_start.get(key, ()))


def target(address: Address) -> str | None:
    """Return the address that a wrapper's address holds; None where it holds none that a browser would open."""
    fact = about(address, "wrappers")
    values = parameters(address) if fact else {}
    for name in fact.target if fact else ():
        for value in values.get(name, ()):
            wrapped = urls.read(value)
            if wrapped and wrapped.scheme in {"http", "https"} and "." in wrapped.host:
                return value
    return None


_TOKEN = re.compile(r"[\w.~+/=%:-]+", re.ASCII)
_JWT = re.compile(r"eyJ[\w-]{5,}\.[\w-]{2,}", re.ASCII)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def _is_random(value: str) -> bool:
    """Return whether a value is one that a machine drew: letters and figures change too often for words.

    In words, dates and numbers a change comes at their ends; among drawn characters at every second one.
    """
    if not _TOKEN.fullmatch(value):
        return False
    if _JWT.match(value):
        return True
    sorts = value.translate(_SORTS)
    changes = sum(map(sorts.count, _CHANGES))
    return changes >= 4 and changes * 5 >= len(value.strip("=")) - value.count("-") - value.count("_")


_SORTS = {
    **dict.fromkeys(map(ord, "abcdefghijklmnopqrstuvwxyz"), "a"),
    **dict.fromkeys(map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "A"),
    **dict.fromkeys(map(ord, "0123456789"), "0"),
}
_CHANGES = ("aA", "a0", "A0", "0a", "0A")  # "Aa" is how a word begins

# What a value must look like for the fact to hold; the number is its least length.
_LOOKS: dict[str, Callable[[str], bool]] = {
    "any": bool,
    "random": _is_random,
    "hex": lambda value: re.fullmatch(r"[0-9a-fA-F]+", value) is not None,
    "token": lambda value: _TOKEN.fullmatch(value) is not None,
    "email": lambda value: _EMAIL.fullmatch(value) is not None,
}


def check_value(text: str) -> None:
    """Raise `ScopeError` for what a ``value`` column cannot say."""
    look, _, least = text.partition(" ")
    if text and (look not in _LOOKS or not (least or "0").isdecimal()):
        raise ScopeError(f"{text!r} is none of {', '.join(_LOOKS)} with a least length")


def _looks(value: str, wanted: str) -> bool:
    look, _, least = wanted.partition(" ")
    return len(value) >= int(least or 1) and _LOOKS[look or "any"](value[:4000])
