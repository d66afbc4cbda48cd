"""Our own format: one entry a line, ``Name: scope scope | key values | key values``.

::

    # a remark
    origin: where the entries below come from, until the next such line
    Bitly: bit.ly bitly.com j.mp
    X: x.com twitter.com | post /*/status/* /i/web/status/* | profile /*$
    HuffPost contributors: huffpost.com/entry/* | until 2018-01-18 | note the platform was closed that day

A scope is a host (``.a.org``: all below it, ``a.*``: under every public suffix, ``a.``: that label of any host,
``a-*.b.org``), a path on it or on any host (``*``: any characters of a segment, ``#``: figures, ``$``: the path
ends there) and parameters (``?name=value&name``). A key that is none of `_KEYS` is a label: what it holds goes on
where the scopes before it end, which by themselves are no facts where ``only`` stands there as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

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


# What a key of an entry says of its facts, in the order of a fact's fields, and how its text is read.
_KEYS: dict[str, Callable[[str], Any]] = {
    "label": str,
    "since": read_date,
    "until": read_date,
    "by": _listed,
    "target": _spaced,
    "value": str,
    "words": _listed,
    "note": str,
}
_NOTHING = ("", None, None, (), (), "", (), "")
_WORDS = [*_KEYS].index("words")
_NO_HOST_ALONE = "only"  # the scopes before the labels are no facts by themselves


class _Said(NamedTuple):
    """What stands behind the scopes of an entry."""

    fields: tuple[Any, ...]
    parts: tuple[tuple[str, str, tuple[str, ...]], ...]
    is_alone: bool


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
            origin = rest
            continue
        try:
            yield from _entry(kind, name, rest, origin)
        except ScopeError as error:
            raise RowError(number, str(error)) from None


def _entry(kind: str, name: str, text: str, origin: str) -> Iterator[Fact | Continued]:
    scopes, _, columns = text.partition("|")
    said = _said(columns)
    placed = [split(each) for each in scopes.split()]
    if not placed and said.fields[_WORDS]:
        placed = [("", "", ())]
    if not placed:
        raise ScopeError("neither a scope nor words")
    for host, path, query in placed:
        fact = Fact._make((kind, name, host, path, query, *said.fields, origin, None))
        if path.endswith("$") and any(further for _, further, _ in said.parts):
            raise ScopeError(f"nothing can follow {path!r}")
        yield Continued(fact, said.parts, said.is_alone) if said.parts else fact


@lru_cache(maxsize=256)
def _said(text: str) -> _Said:
    """Return what the columns say; most entries of a table say the same."""
    found = dict(zip(_KEYS, _NOTHING, strict=True))
    parts: list[tuple[str, str, tuple[str, ...]]] = []
    columns = [column.strip() for column in text.split("|")] if text else []
    for column in columns:
        key, _, values = column.partition(" ")
        if key in _KEYS:
            found[key] = _KEYS[key](values.strip())
        elif key != _NO_HOST_ALONE:
            parts += [(key, *split(each)[1:]) for each in _continuations(key, values)]
    return _Said(tuple(found.values()), tuple(parts), _NO_HOST_ALONE not in columns)


def _continuations(label: str, values: str) -> list[str]:
    found = values.split()
    if not found or not all(each[0] in "/?" for each in found):
        raise ScopeError(f"{label!r} is neither a key nor followed by paths or parameters")
    return found
