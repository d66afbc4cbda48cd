"""The lines of an AsciiDoc table in, the places of its cells out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from linkcheck.article.blocks import stripped

__all__ = ["columns", "rows"]

MOST_COLUMNS = 100
# A cell begins behind a bar, before which may stand how far it reaches, how it is aligned and what it holds.
_BAR = re.compile(
    r"(?:(?:^|(?<=\s))(?:(?:\d{1,3}(?:\.\d{1,3})?|\.\d{1,3})[*+])?[<^>]?(?:\.[<^>])?[adehlmsv]?)?(?<!\\)\|",
    re.MULTILINE,
)
_COLUMNS = re.compile(r"cols\s*=\s*(?:\"([^\"]{0,500})\"|'([^']{0,500})'|([^,\]]{0,100}))")
_REPEATED = re.compile(r"\s*(\d{1,3})\*")


def columns(attributes: str) -> int:
    """Return how many columns a table's attributes speak of, 0 where they do not."""
    found = _COLUMNS.search(attributes)
    if not found:
        return 0
    specs = re.split(r"[,;]", next(filter(None, found.groups()), ""))
    counts = (_REPEATED.match(spec) for spec in specs)
    return min(MOST_COLUMNS, sum(int(count[1]) if count else 1 for count in counts))


def rows(text: str, start: int, end: int, attributes: str) -> Iterator[tuple[list[tuple[int, int]], bool]]:
    """Yield the cells of each row of the table that is ``text[start:end]``, and whether it names the columns."""
    if "," in attributes and re.search(r"format\s*=\s*\"?(?:csv|dsv|tsv)", attributes):
        yield from (([span], False) for span in _lines(text, start, end))
        return
    bars = list(_BAR.finditer(text, start, end))
    width = columns(attributes) or _first_line(text, start, end)
    ends = [*(bar.start() for bar in bars[1:]), end]
    cells = (stripped(text, bar.end(), stop) for bar, stop in zip(bars, ends, strict=True)) if bars else iter(())
    is_head = bool(re.search(r"header", attributes)) or _parted(text, start, end)
    while row := list(islice(cells, width)):
        yield row, is_head and "noheader" not in attributes
        is_head = False


def _first_line(text: str, start: int, end: int) -> int:
    """Return how many cells the first line that has any holds."""
    bar = text.find("|", start, end)
    line_end = text.find("\n", bar, end)
    count = sum(1 for _ in _BAR.finditer(text, text.rfind("\n", 0, bar) + 1, line_end if line_end >= 0 else end))
    return max(1, min(MOST_COLUMNS, count))


def _parted(text: str, start: int, end: int) -> bool:
    """Return whether a blank line follows the first, which makes that the head."""
    first = text.find("\n", start, end)
    return (
        first > start
        and not text[first + 1 : text.find("\n", first + 1, end) + 1].strip()
        and bool(text[start:first].strip())
    )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield stripped(text, at, at + len(line))
        at += len(line) + 1
