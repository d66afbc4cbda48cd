"""JSON from anywhere: read within bounds, and its fields taken for what they are; nothing raises."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from linkcheck import dates, urls
from linkcheck.charsets import clean
from linkcheck.dates import PartialDate

__all__ = [
    "LARGEST",
    "LONGEST",
    "SHORT",
    "address",
    "field",
    "first_text",
    "iso_date",
    "listed",
    "loaded",
    "text",
    "texts",
]

LARGEST = 2**20  # bytes; a Crossref record with 3,000 references has half of that
MOST = 200  # items of a list that are looked at: authors, updates
LONGEST = 2000  # characters of a title or an address
SHORT = 300  # of any other field: a name, an identifier, a word for a kind
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)  # titles hold <i>, <sub>, <mml:math> (JATS)


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


def text(value: Any, longest: int = SHORT) -> str:
    """Return a text without markup, on one line, cut; empty for what is no text."""
    if not isinstance(value, str):
        return ""
    return clean(html.unescape(_TAG.sub("", value[:LONGEST])))[:longest]


def texts(value: Any, longest: int = SHORT) -> Iterator[str]:
    """Yield the texts in a list, or a single one."""
    yield from filter(None, (text(each, longest) for each in listed(value)))


def address(value: Any) -> str:
    """Return an http(s) address in its canonical form, or the empty string: no markup is looked for in it."""
    return (urls.request_key(value) if isinstance(value, str) else None) or ""


def first_text(value: Any) -> str | None:
    """Return the first text in a list, or a single one."""
    return next(texts(value), None)


def iso_date(value: Any) -> PartialDate | None:
    """Return a date as CSL-JSON has it: ``{"date-parts": [[2012, 1]]}``, or "raw" or "literal" words."""
    parts = listed(field(value, "date-parts"))
    numbers = [each for each in listed(parts[0] if parts else None)[:3] if isinstance(each, str)]
    if numbers and all(each.isascii() and each.isdigit() and len(each) <= 4 for each in numbers):
        return dates.parse("-".join(each.zfill(2) for each in numbers))
    return next(filter(None, (dates.parse(text(field(value, name))) for name in ("raw", "literal"))), None)
