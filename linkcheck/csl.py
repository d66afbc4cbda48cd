"""Dates and names as CSL-JSON has them (Citation Style Language 1.0.2, `csl-data.json`); nothing raises.

Bibliographies hold them, registries answer with them and repositories show them: they are somebody else's words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from linkcheck import dates
from linkcheck.charsets import clean
from linkcheck.dates import PartialDate

__all__ = ["date", "name", "text"]

LONGEST = 2000  # characters of a text that are looked at: a title is no longer
SHORT = 300  # characters of any other: a name, an identifier, a word for a kind
_TAG = re.compile(
    r"</?[a-z][^<>]{0,200}>", re.IGNORECASE
)  # rich text is <i>, <sub>; registries add JATS and MathML
_PARTS = (
    "given",
    "dropping-particle",
    "non-dropping-particle",
    "family",
    "suffix",
)  # in the order they are spoken


def text(value: object, longest: int = SHORT) -> str:
    """Return a text without markup, on one line, cut; empty for what is no text."""
    if not isinstance(value, str):
        return ""
    return clean(html.unescape(_TAG.sub("", value[:LONGEST])))[:longest]


def name(person: object) -> str:
    """Return a name in the order it is spoken, or in a piece for an organisation; empty for what is none.

    CSL calls a whole one "literal", Crossref "name".
    """
    if not isinstance(person, Mapping):
        return ""
    whole = text(person.get("literal")) or text(person.get("name"))
    return whole or " ".join(filter(None, (text(person.get(part)) for part in _PARTS)))


def date(value: object) -> PartialDate | None:
    """Return a date, of a range the first: ``{"date-parts": [[2012, 1]]}``, else what "raw" or "literal" say."""
    if not isinstance(value, Mapping):
        return None
    ranges = value.get("date-parts")
    first = ranges[0] if isinstance(ranges, list) and ranges else None
    numbers = list(_numbers(first[:3])) if isinstance(first, list) else []
    if numbers and all(numbers):
        return dates.parse("-".join(each.zfill(2) for each in numbers))
    return next(filter(None, (dates.parse(text(value.get(key))) for key in ("raw", "literal"))), None)


def _numbers(parts: list[object]) -> Iterator[str]:
    """Yield the year, the month and the day as far as they are given; empty for what is no number."""
    for part in parts:
        if part is None or part == "":  # without a month there is no day
            return
        yield _number(part)


def _number(part: object) -> str:
    """Return a number of up to four digits; JSON may have it as a text, or longer than any that can be written."""
    if isinstance(part, int) and not isinstance(part, bool):
        return str(part) if 0 <= part <= 9999 else ""
    written = part.strip() if isinstance(part, str) and len(part) <= SHORT else ""
    return written if written.isascii() and written.isdigit() and len(written) <= 4 else ""
