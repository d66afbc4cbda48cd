"""Jupyter notebooks: the Markdown of their cells, each link where it stands in the file; no output is read.

nbformat 3 and 4: https://nbformat.readthedocs.io/en/latest/format_description.html
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

from linkcheck.article.blocks import Block, Document, Kind, Lines, UnreadableError
from linkcheck.article.markdown import document as markdown
from linkcheck.article.notebook.positions import Text, Value, values
from linkcheck.model import Region

__all__ = ["read"]

_CELLS = re.compile(r"\"(?:cells|worksheets)\"\s*:\s*\[")
_FIELDS = {"cell_type", "level", "source", "input"}  # "input" is a code cell's source in nbformat 3


def read(text: str) -> Document:
    """Return the blocks of a notebook's cells, and what its front matter or its metadata says."""
    if not text.lstrip("\ufeff \t\n").startswith("{") or not _CELLS.search(text):
        raise UnreadableError("not a notebook: no JSON object with cells")
    found, is_whole = values(text)
    lines = Lines(text)
    fields = [(cell, field, value) for value in found for cell, field in _place(value)]
    cells = [
        _Cell([(field, value) for _, field, value in members], lines)
        for _, members in groupby(fields, key=itemgetter(0))
    ]
    first = cells[0].document() if cells else Document(())
    return first._replace(
        blocks=(*first.blocks, *(block for cell in cells[1:] for block in cell.blocks())),
        title=first.title or _title(found),
        notes=() if is_whole else ("the notebook is cut off before its end",),
    )


def _place(value: Value) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield of which cell a value is, and of which of its fields; nothing for one that is of none."""
    depth = {"cells": 2, "worksheets": 4}.get(str(value.path[0]), len(value.path))
    if depth < len(value.path) <= depth + 2 and value.path[depth] in _FIELDS:
        yield value.path[:depth], str(value.path[depth])


def _title(found: Sequence[Value]) -> str | None:
    titles = (Text(value.written, 0).text.strip() for value in found if value.path == ("metadata", "title"))
    return next(filter(None, titles), None)


class _Cell:
    """A cell: its text, which one string holds or one for each line, and where each sign of it is written."""

    def __init__(self, fields: Sequence[tuple[str, Value]], lines: Lines) -> None:
        self.lines = lines
        self.kind, self.level = "", 1
        self._texts: list[Text] = []
        for field, value in fields:
            if field == "cell_type":
                self.kind = value.written
            elif field == "level":
                self.level = int(value.written) if value.written in {"1", "2", "3", "4", "5", "6"} else 1
            else:
                self._texts.append(Text(value.written, value.start))
        self._starts = [0, *accumulate(len(each.text) for each in self._texts)]
        self.text = "".join(each.text for each in self._texts)
        self._own = Lines(self.text)

    def document(self) -> Document:
        """Return the cell as the notebook's first, which may be front matter."""
        document = Document(()) if self.kind == "code" else markdown.read(self.text)
        listed = tuple(map(self._moved, document.listed))
        return document._replace(blocks=self.blocks(), listed=listed)

    def blocks(self) -> tuple[Block, ...]:
        """Return the cell's blocks; a code cell is one."""
        if not self.text.strip():
            return ()
        if self.kind == "code":
            return (self._moved(Block(Kind.CODE, self.text, self._own.region(0, len(self.text)))),)
        blocks = tuple(map(self._moved, markdown.read(self.text).blocks))
        if self.kind == "heading" and blocks:
            return (blocks[0]._replace(kind=Kind.HEADING, level=self.level), *blocks[1:])
        return blocks

    def _moved(self, block: Block) -> Block:
        """Return a block of the cell's text as one of the file."""
        anchors = tuple(anchor._replace(region=self._region(anchor.region)) for anchor in block.anchors)
        return block._replace(region=self._region(block.region), anchors=anchors, lined=False)

    def _region(self, region: Region) -> Region:
        start = self._own.offset(region.start_line) + region.start_column - 1
        end = self._own.offset(region.end_line) + region.end_column - 1
        first = self._there(start)
        return self.lines.region(first, self._there(end - 1) + 1 if end > start else first)

    def _there(self, at: int) -> int:
        """Return where in the file a sign of the cell is written."""
        index = min(bisect_right(self._starts, at), len(self._texts)) - 1
        return self._texts[index].offset(at - self._starts[index])
