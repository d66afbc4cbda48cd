"""Our own format: one entry a line, ``Name: scope scope | key values``; `docs/lists.md` tells all of it.

::

    # a remark
    origin: where the entries below come from, until the next such line
    Bitly: bit.ly bitly.com j.mp
    X: x.com twitter.com | post /*/status/* /i/web/status/* | profile /*$
    HuffPost contributors: huffpost.com/entry/* | until 2018-01-18 | note the platform was closed that day

A key that is none of those below is a label: what it holds continues the scopes before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from linkcheck.dates import PartialDate
from linkcheck.rules.lists.fact import Continued, Fact
from linkcheck.rules.lists.scopes import ScopeError, split

__all__ = ["RowError", "read_date", "read_rows"]


class RowError(ValueError):
    """A line is no entry; `line` is its number from 1, the message says what is wrong with it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_date(text: str) -> PartialDate:
    """Return the date that a text such as ``2018-01`` says; raises `ScopeError`."""
    parts = text.strip().split("-")
    widths = [len(part) for part in parts]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ScopeError(f"{text!r} is no date such as 2018, 2018-01 or 2018-01-18")
    date = PartialDate(*map(int, parts))
    days = date._replace(day=None).latest[2] if date.month is None or 1 <= date.month <= 12 else 0
    if not days or not 1 <= (date.day or 1) <= days:
        raise ScopeError(f"{text!r} is no day of the calendar")
    return date


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _spaced(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# What a key of an entry says of its facts: the field, and how its text is read.
_KEYS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "label": ("label", str),
    "since": ("since", read_date),
    "until": ("until", read_date),
    "by": ("authors", _listed),
    "target": ("target", _spaced),
    "value": ("value", str),
    "words": ("words", _listed),
    "note": ("note", str),
}
_NO_HOST_ALONE = "only"  # the scopes before the labels are no facts by themselves


def read_rows(lines: Iterable[str], kind: str) -> Iterator[Fact | Continued]:
    """Yield the facts in the lines of a table; raises `RowError`."""
    origin = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, colon, rest = text.partition(": ")
        if not colon:
            raise RowError(number, "no 'Name: scope' stands here")
        if name == "origin":
            origin = rest.strip()
            continue
        try:
            yield from _entry(Fact(kind, name.strip(), origin=origin), rest)
        except ScopeError as error:
            raise RowError(number, str(error)) from None


def _entry(fact: Fact, text: str) -> Iterator[Fact | Continued]:
    scopes, *columns = (column.strip() for column in text.split("|"))
    said: dict[str, Any] = {}
    parts: list[tuple[str, str, tuple[str, ...]]] = []
    for key, values in map(_column, columns):
        if key in _KEYS:
            field, read = _KEYS[key]
            said[field] = read(values)
        elif key != _NO_HOST_ALONE:
            parts += [(key, *split(each)[1:]) for each in _continuations(key, values)]
    fact = fact._replace(**said)
    if not scopes and not fact.words:
        raise ScopeError("neither a scope nor words")
    if not scopes:
        yield fact
    kind, name, rest, is_alone = fact.kind, fact.name, fact[5:], _NO_HOST_ALONE not in columns
    for host, path, query in map(split, scopes.split()):
        placed = Fact(kind, name, host, path, query, *rest)
        yield Continued(placed, _following(parts, path), is_alone) if parts else placed


def _following(parts: Sequence[tuple[str, str, tuple[str, ...]]], path: str) -> tuple[Any, ...]:
    if path.endswith("$") and any(further for _, further, _ in parts):
        raise ScopeError(f"nothing can follow {path!r}")
    return tuple(parts)


def _column(column: str) -> tuple[str, str]:
    key, _, values = column.partition(" ")
    return key, values.strip()


def _continuations(label: str, values: str) -> list[str]:
    if not values or not all(each[0] in "/?" for each in values.split()):
        raise ScopeError(f"{label!r} is neither a key nor followed by paths or parameters")
    return values.split()
