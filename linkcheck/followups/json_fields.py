"""JSON from anywhere: read within bounds, and its fields taken for what they are; nothing raises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from linkcheck import urls
from linkcheck.csl import LONGEST, SHORT, text

__all__ = [
    "LARGEST",
    "LONGEST",
    "SHORT",
    "address",
    "field",
    "first_text",
    "listed",
    "loaded",
    "text",
    "texts",
]

LARGEST = 2**20  # bytes; a Crossref record with 3,000 references has half of that
MOST = 200  # items of a list that are looked at: authors, updates


def loaded(body: bytes) -> Any:
    """Return what a body holds, or None; numbers stay text, so that none is too long to be read."""
    try:
        return json.loads(
            body[:LARGEST].decode("utf-8-sig", "replace"), strict=False, parse_int=str, parse_float=str
        )
    except (ValueError, RecursionError):
        return None


def field(value: Any, *names: str) -> Any:
    """Return the value under some names, one in the other; None where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def listed(value: Any) -> list[Any]:
    """Return a list's first items, or a single value as a list of one."""
    if isinstance(value, list):
        return value[:MOST]
    return [] if value is None else [value]


def texts(value: Any, longest: int = SHORT) -> Iterator[str]:
    """Yield the texts in a list, or a single one."""
    yield from filter(None, (text(each, longest) for each in listed(value)))


def address(value: Any) -> str:
    """Return an http(s) address in its canonical form, or the empty string: no markup is looked for in it."""
    return (urls.request_key(value) if isinstance(value, str) else None) or ""


def first_text(value: Any) -> str | None:
    """Return the first text in a list, or a single one."""
    return next(texts(value), None)
