"""What every format is read into: blocks of text with their links, and where each stands in the file."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.model import PartialDate, Region

__all__ = [
    "ACROSS",
    "Anchor",
    "Block",
    "Call",
    "Claims",
    "Document",
    "Kind",
    "Lines",
    "UnreadableError",
    "bare_anchors",
    "covers",
    "merged",
    "stripped",
]


class UnreadableError(Exception):
    """A file that is not what its name says; the message is a line that says why, without the file's name."""


class Kind(StrEnum):
    """What a block is, in whatever format."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    FOOTNOTE = "footnote"  # cites, or only explains
    REFERENCE = "reference"  # of a bibliography, marked as such by the format: it cites whatever it holds
    ROW = "row"  # of a table
    CODE = "code"
    ASIDE = "aside"  # navigation, comments, captions: on the page, not of the article


ACROSS = 8  # the level of an aside without text that is a line across the page


class Anchor(NamedTuple):
    """An address in a block, and the piece of the block's text that leads to it: ``text[start:end]``."""

    url: str
    start: int
    end: int
    region: Region  # in the file


class Call(NamedTuple):
    """A mark in a block's text that calls a note or a reference: "[^a]", "[1]", a citation by its key."""

    label: str
    at: int  # the offset in the block's text; the mark itself need not be part of that text


class Claims(NamedTuple):
    """What an entry says in fields of its own, as templates and bibliographies do (CSL names)."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None  # or the newspaper, the journal, the site
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    identifier: str | None = None  # as `Source.identifier`
    archive_url: str | None = None


class Block(NamedTuple):
    """A piece of the article that belongs together."""

    kind: Kind
    text: str  # as a reader sees it, line ends kept
    region: Region
    anchors: tuple[Anchor, ...] = ()  # in the order of the text
    level: int = 0  # 1 to 6 for a heading, 7 for a line that only looks like one
    lined: bool = True  # whether the text's lines are the file's lines: not so in HTML
    labels: tuple[
        str, ...
    ] = ()  # what calls lead here by: a footnote's name, a bibliography's key, an item's number
    calls: tuple[Call, ...] = ()  # in the order of the text
    claims: Claims | None = None
    is_quoted: bool = False  # whether the format marks it as somebody else's words

    def part(self, start: int, end: int) -> Block:
        """Return the block that is ``text[start:end]`` without surrounding white space."""
        return next(self.parts((start, end)))

    def parts(self, cuts: Sequence[int]) -> Iterator[Block]:
        """Yield the blocks between one cut of the text and the next, in one pass over text and anchors."""
        spans = [stripped(self.text, low, high) for low, high in pairwise(cuts)]
        places = self._places([offset for span in spans for offset in span])
        last = bisect_left(self.anchors, cuts[0], key=_start)
        for start, end in spans:
            first, last = last, bisect_left(self.anchors, end, last, key=_start)
            inside = self.anchors[first:last]
            anchors = tuple(_moved(anchor, start, end) for anchor in inside)
            place, end_place = next(places), next(places)
            region = Region(*place, *max(place, end_place)) if self.lined else self._around(inside, start, end)
            yield self._replace(text=self.text[start:end], region=region, anchors=anchors, calls=())

    def _places(self, offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the line and column of each offset of the text, which come in order."""
        line, column_before, at = self.region.start_line, self.region.start_column, 0
        for offset in offsets:
            newline = self.text.rfind("\n", at, offset)
            if newline >= 0:
                line += self.text.count("\n", at, offset)
                column_before, at = 1, newline + 1
            column_before, at = column_before + offset - at, offset
            yield min(line, self.region.end_line), column_before

    def _around(self, anchors: Sequence[Anchor], start: int, end: int) -> Region:
        """Return where ``text[start:end]`` stands as far as its anchors and the block's own ends tell."""
        first = self.region[:2] if not anchors or not self.text[:start].strip() else anchors[0].region[:2]
        last = self.region[2:] if not anchors or not self.text[end:].strip() else anchors[-1].region[2:]
        return Region(*first, *max(first, last))


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a piece of a text starts and ends without the white space around it."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return (left, max(left, end - len(piece) + len(piece.rstrip()))) if piece.strip() else (start, start)


def _moved(anchor: Anchor, start: int, end: int) -> Anchor:
    """Return an anchor of ``text`` as one of ``text[start:end]``."""
    return anchor._replace(start=max(anchor.start, start) - start, end=max(min(anchor.end, end), start) - start)


def _start(anchor: Anchor) -> int:
    return anchor.start


class Document(NamedTuple):
    """A file, read: its blocks, and what it says of itself outside them."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    listed: tuple[Block, ...] = ()  # sources named in the front matter
    bibliographies: tuple[str, ...] = ()  # files beside this one that describe what the calls' labels mean
    site: str = ""  # the host of the page's own address, if it has one
    notes: tuple[str, ...] = ()  # what could not be read as it was meant, a line each
    modified: PartialDate | None = None


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

    def end(self, line: int) -> int:
        """Return where a line ends, without the sign that ends it."""
        end = self.offset(line + 1)
        return end - self.text.startswith("\n", end - 1)

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


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what some spans hold as spans in order and apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def covers(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Return whether one of some spans, in order and apart, holds an offset."""
    index = bisect_right(spans, (offset, sys.maxsize)) - 1
    return index >= 0 and offset < spans[index][1]
