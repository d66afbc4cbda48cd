"""What every format is read into: blocks of text with their links, and where each stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.model import PartialDate, Region

__all__ = ["Anchor", "Block", "Document", "Kind", "Lines", "bare_anchors"]


class Kind(StrEnum):
    """What a block is, in whatever format."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    FOOTNOTE = "footnote"
    ROW = "row"  # of a table
    CODE = "code"
    ASIDE = "aside"  # navigation, comments, captions: on the page, not of the article


class Anchor(NamedTuple):
    """An address in a block, and the piece of the block's text that leads to it: ``text[start:end]``."""

    url: str
    start: int
    end: int
    region: Region  # in the file


class Block(NamedTuple):
    """A piece of the article that belongs together."""

    kind: Kind
    text: str  # as a reader sees it, line ends kept
    region: Region
    anchors: tuple[Anchor, ...] = ()  # in the order of the text
    level: int = 0  # 1 to 6 for a heading, 7 for a line that only looks like one

    def part(self, start: int, end: int) -> Block:
        """Return the block that is ``text[start:end]`` without surrounding white space."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        region = Region(*self._place(start), *self._place(end))
        anchors = tuple(
            anchor._replace(start=anchor.start - start, end=anchor.end - start)
            for anchor in self.anchors
            if start <= anchor.start < end
        )
        return self._replace(text=self.text[start:end], region=region, anchors=anchors)

    def _place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset of the text."""
        lines = self.text.count("\n", 0, offset)
        if lines:
            return self.region.start_line + lines, offset - self.text.rfind("\n", 0, offset)
        return self.region.start_line, self.region.start_column + offset


class Document(NamedTuple):
    """A file, read: its blocks, and what it says of itself outside them."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    listed: tuple[Block, ...] = ()  # sources named in the front matter


class Lines:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def __len__(self) -> int:
        return len(self._starts)

    def offset(self, line: int) -> int:
        """Return where a line starts; the end of the text for a line beyond it."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def region(self, start: int, end: int) -> Region:
        """Return the region of ``text[start:end]``."""
        start_line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        return Region(
            start_line,
            start - self._starts[start_line - 1] + 1,
            end_line,
            end - self._starts[end_line - 1] + 1,
        )


def bare_anchors(text: str, lines: Lines, offset: int) -> tuple[Anchor, ...]:
    """Return the addresses written out in a piece of the file that starts at an offset."""
    return tuple(
        Anchor(url, start, end, lines.region(offset + start, offset + end))
        for url, start, end in addresses.find(text)
    )
