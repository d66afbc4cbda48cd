"""Plain text that was laid out for a printer: its pages' headers and footers are blanked, for they are no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["without_margins"]

_NUMBERED = re.compile(r".{0,200}\[(?:Page|Seite|p\.) {1,4}(?:\d{1,4}|[ivxlc]{1,7})\]\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_NEAR = 4  # lines between the text and a header or a footer


def without_margins(text: str) -> str:
    """Return the text, as long as it was, with spaces for the lines that its pages repeat above and below it.

    They are lines that end with "[Page 2]", the line after those and a form feed, and next to a page break the
    lines that come on two pages or more, numbers aside.
    """
    if "\f" not in text and "[Page " not in text:
        return text
    lines = text.split("\n")
    breaks = [index for index, line in enumerate(lines) if "\f" in line or _NUMBERED.fullmatch(line)]
    numbered = {index for index in breaks if _NUMBERED.fullmatch(lines[index])}
    margins = [index for at in breaks for index in _beside(lines, at)]
    times = Counter(_shape(lines[index]) for index in set(margins))
    for at in breaks if numbered else ():
        numbered.update(index for index in _beside(lines, at) if "\f" in lines[at] and index > at)
    for index in {*margins, *breaks}:
        if index in numbered or times[_shape(lines[index])] > 1:
            lines[index] = " " * len(lines[index])
    return "\n".join(lines).replace("\f", " ")


def _beside(lines: Sequence[str], at: int) -> Iterator[int]:
    """Yield the line of a page break if it has words, and the nearest lines that have some above and below it."""
    if lines[at].strip():
        yield at
    for step in (-1, 1):
        near = (at + step * distance for distance in range(1, _NEAR + 1))
        index = next((each for each in near if 0 <= each < len(lines) and lines[each].strip()), None)
        if index is not None:
            yield index


def _shape(line: str) -> str:
    return " ".join(_DIGITS.sub("0", line[:200]).split())
