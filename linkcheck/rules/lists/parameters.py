"""What an address carries in its parameters: tracking, secrets, the tool it was copied from, another address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs

from linkcheck import urls
from linkcheck.rules.lists.about import about, facts
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.scopes import covers_path, covers_query
from linkcheck.rules.lists.table import MOST_PARAMETERS, Place, place, query_pairs
from linkcheck.rules.lists.values import looks
from linkcheck.urls import Address

__all__ = ["Carried", "carried", "parameters", "target"]


_INNOCENT = "innocent"  # the label of what only looks like the others of its kind


class Carried(NamedTuple):
    """A parameter of an address as it stands there, decoded, and what is known of it."""

    name: str
    value: str
    fact: Fact


def parameters(address: Address) -> dict[str, list[str]]:
    """Return the query's parameters; none for a query of a size that no form sends."""
    return parse_qs(address.query) if address.query.count("&") < MOST_PARAMETERS else {}


def carried(address: Address, *kinds: str) -> Iterator[Carried]:
    """Yield the parameters of an address, in its query and its fragment, that facts of these kinds speak of."""
    fragment = address.fragment.lstrip("?!/") if "=" in address.fragment else ""
    for name, value in (*query_pairs(address.query), *query_pairs(fragment)):
        for kind in kinds:
            if fact := _fact(kind, place(address), name, value):
                yield Carried(name, value, fact)


def _fact(kind: str, at: Place, name: str, value: str) -> Fact | None:
    for fact in _speaking_of(kind, name.lower()[:100]):
        is_here = at.is_on(fact.host) and covers_path(fact.path, at.segments)
        if is_here and covers_query(fact.query, [(name, value)]) and looks(value, fact.value):
            return fact if fact.label != _INNOCENT else None
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
    """Return the facts on a parameter, those on one host before those on all."""
    by_start = _by_start(kind)
    keys = (name, *(f"{name[:end]}*" for end in range(len(name), 0, -1)))
    found = (fact for key in keys for fact in by_start.get(key, ()))
    return tuple(sorted(found, key=lambda fact: not fact.host))


def target(address: Address) -> str | None:
    """Return the address that a wrapper's address holds; None where it holds none that a browser would open."""
    fact = about(address, "wrappers")
    values = parameters(address) if fact else {}
    for name in fact.target if fact else ():
        for value in values.get(name, ()):
            if urls.read_web(value):
                return value
    return None
