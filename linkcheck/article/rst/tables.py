"""The lines of a table drawn with characters in, the places of its cells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from linkcheck.article.blocks import Lines, stripped

__all__ = ["Row", "rows"]

MOST_COLUMNS = 100
_FULL_RULE = re.compile(r"\+[-=+]+\+$")
_TOP = re.compile(r"\+-[-+]*-\+$|=+(?: +=+)+$")


_Cells = list[tuple[int, int] | None]  # where the cells of a line stand, None for an empty one


class Row(NamedTuple):
    """A row: for each cell the runs of the file that it holds, a line each."""

    cells: tuple[tuple[tuple[int, int], ...], ...]
    is_head: bool


def rows(lines: Lines, first: int, count: int) -> Iterator[Row]:
    """Yield the rows of the table whose lines are ``first`` and those after it."""
    starts = [lines.offset(number) for number in range(first, first + count + 1)]
    spans = [stripped(lines.text, start, end) for start, end in pairwise(starts)]
    start, end = spans[0]
    if top := _TOP.search(lines.text[start:end]):  # which may stand behind the mark of an item or a note
        spans[0] = start + top.start(), end
    is_grid = lines.text.startswith("+", spans[0][0])
    for group, is_head in (_grid if is_grid else _simple)(lines, spans):
        cells = tuple(tuple(filter(None, column)) for column in zip_longest(*group))
        if any(cells):
            yield Row(cells, is_head)


def _cell(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a cell's words stand on a line; a rule that only some columns have is none."""
    return stripped(text, start, end) if text[start:end].strip(" \t\n-=+") else None


def _grid(lines: Lines, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[list[_Cells], bool]]:
    """Yield the lines between one full rule and the next; a rule of "=" ends the head."""
    drawn = [lines.text[start:end] for start, end in spans]
    marks = [index for index, char in enumerate(drawn[0]) if char == "+"][: MOST_COLUMNS + 1]
    has_head = any("=" in line and _FULL_RULE.match(line) for line in drawn[1:-1])
    group: list[_Cells] = []
    for (start, _), line in zip(spans, drawn, strict=True):
        if _FULL_RULE.match(line):
            yield group, has_head
            has_head = has_head and "=" not in line
            group = []
        else:
            bars = _bars(line, marks)
            group.append([_cell(lines.text, start + left + 1, start + right) for left, right in pairwise(bars)])
    yield group, False


def _bars(line: str, marks: Sequence[int]) -> list[int]:
    """Return where a line's columns are parted: below the marks of the top, but for letters of double width."""
    below = [at for at in marks if line[at : at + 1] in {"|", "+"}]
    if below and below[-1] == marks[-1]:
        return below
    bars = [at for at, char in enumerate(line) if char == "|"]
    return bars if len(bars) <= len(marks) else [0, len(line)]


def _simple(lines: Lines, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[list[_Cells], bool]]:
    """Yield the lines of each row: one whose first column is empty continues the row above."""
    top = lines.text[slice(*spans[0])]
    columns = [match.start() for match in re.finditer("=+", top)][:MOST_COLUMNS]
    indent = lines.region(spans[0][0], spans[0][0]).start_column - 1
    first = lines.region(spans[0][0], spans[0][0]).start_line
    drawn = [lines.text[start:end] for start, end in spans]
    borders = [bool(line) and not line.strip("= ") for line in drawn]
    group: list[_Cells] = []
    seen = 0
    for number, (line, is_border) in enumerate(zip(drawn, borders, strict=True), start=first):
        cells = _columns(lines, number, indent, columns)
        if is_border or not line.strip("- ") or any(cells[:1]) or not group:
            yield group, seen == 1 and sum(borders) > 2
            group, seen = [], seen + is_border
        if any(cells):
            group.append(cells)
    yield group, False


def _columns(lines: Lines, number: int, indent: int, columns: Sequence[int]) -> _Cells:
    """Return the cells of a simple table's line."""
    start, end = lines.offset(number) + indent, lines.offset(number + 1)
    bounds = [min(start + column, end) for column in columns] + [end]
    return [_cell(lines.text, left, right) for left, right in pairwise(bounds)]
