"""What LaTeX's commands and environments are to a reader who typesets nothing."""

from __future__ import annotations

import re
from functools import cache

from linkcheck import tables

__all__ = ["are", "cites", "language", "number", "sign"]

_CITES = re.compile(r"[A-Za-z]{0,12}[cC]ite[A-Za-z]{0,12}|bibentry")
# What no table can hold between bars and behind a colon, or is white space.
_SIGNS = {
    **{each: each for each in "&%$#_{}"},
    **dict.fromkeys((" ", ",", ";", ":", ">", "quad", "qquad", "space", "thinspace", "enspace", "\t"), " "),
    "textbar": "|",
    "og": "« ",
    "fg": " »",
}


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in tables.rows(__file__, "latex.txt")}


@cache
def are(kind: str) -> frozenset[str]:
    """Return the names of a kind: "lists", "tables", "verbatim"."""
    return frozenset(_rows().get(kind, ()))


@cache
def _by_name(kind: str) -> dict[str, str]:
    """Return what the rows of a kind say of each name: "heading 2: section" makes {"section": "2"}."""
    rows = ((key.partition(" "), names) for key, names in _rows().items())
    return {name: value for (first, _, value), names in rows if first == kind for name in names}


def number(kind: str, name: str) -> int | None:
    """Return a heading's rank, or how many arguments a name takes; None for a name of another kind."""
    value = _by_name(kind).get(name)
    return None if value is None else int(value)


def language(name: str) -> str | None:
    """Return the language (BCP 47) that babel and polyglossia call by a name."""
    return _by_name("language").get(name)


def sign(name: str) -> str | None:
    r"""Return what a command stands for that takes nothing: ``\ss``, ``\&``; None for any other."""
    return _SIGNS.get(name) or _by_name("sign").get(name)


def cites(name: str) -> bool:
    r"""Return whether a command cites: ``\cite``, ``\parencites``, ``\Textcite``."""
    return bool(_CITES.fullmatch(name)) and name not in are("no cite")
