"""The head of a memo: two columns with who and when, and a title in the middle of its lines (RFC 7322 §4.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkcheck import dates
from linkcheck.model import PartialDate

__all__ = ["published", "title"]

_COLUMNS = re.compile(r"\S[^\n]{0,100}? {3,}(\S[^\n]{0,60})")
_WIDTHS = range(60, 81)  # characters of a line
_DEEP = 6  # spaces before a line that stands in the middle
_LONGEST_TITLE = 300


def published(head: str) -> PartialDate | None:
    """Return the last date of the right column, where the first paragraph of a text has two columns."""
    right = [match[1] for line in head.split("\n")[:40] if (match := _COLUMNS.match(line.strip()))]
    found = [date for words in right for date, start, _ in dates.find(words) if start < 12]
    return found[-1] if len(right) > 1 and found else None


def title(paragraphs: Sequence[str]) -> str | None:
    """Return the first paragraph of some whose lines all stand in the middle."""
    for paragraph in paragraphs:
        lines = paragraph.rstrip("\n").split("\n")
        if len(paragraph) <= _LONGEST_TITLE and all(map(_is_centred, lines)):
            return " ".join(paragraph.split())
    return None


def _is_centred(line: str) -> bool:
    left = len(line) - len(line.lstrip(" "))
    right = [width - len(line.rstrip()) for width in (_WIDTHS[0], _WIDTHS[-1])]
    return left >= _DEEP and right[0] - 4 <= left <= right[1] + 4
