"""A block's text taken out of its markup: what a reader sees, and where each piece of it stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Block, Call, Kind, Lines, covers, merged
from linkcheck.model import Region

__all__ = ["Raw", "Writer", "raw"]


class Raw(NamedTuple):
    """A piece of the file as it is written: one run of it, or the lines of a table's cell."""

    text: str
    starts: tuple[int, ...]  # where each run begins in the text
    places: tuple[int, ...]  # and in the file

    def place(self, at: int) -> int:
        """Return where an offset of the text stands in the file."""
        index = bisect_right(self.starts, at) - 1
        return self.places[index] + at - self.starts[index]


def raw(source: str, spans: Sequence[tuple[int, int]]) -> Raw:
    """Return some runs of the file, a line end between each and the next; there is at least one."""
    starts, at = [], 0
    for start, end in spans:
        starts.append(at)
        at += end - start + 1
    return Raw("\n".join(source[start:end] for start, end in spans), tuple(starts), tuple(s for s, _ in spans))


class Writer:
    """Puts a block together; its lines stay the file's lines, whatever the markup between them was."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.length = 0
        self._line = 1  # of the file, that the last piece ends on
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._places: list[int] = []
        self._links: list[tuple[str, int, int, Region]] = []
        self._taken: list[tuple[int, int]] = []
        self._calls: list[Call] = []

    def copy(self, piece: Raw, start: int, end: int) -> None:
        """Append ``piece.text[start:end]`` as it is."""
        while start < end:
            following = bisect_right(piece.starts, start)
            stop = min(end, piece.starts[following] if following < len(piece.starts) else end)
            self.put(piece.text[start:stop], piece.place(start))
            start = stop

    def put(self, text: str, place: int) -> None:
        """Append a text that stands for what begins at a place in the file."""
        self._starts.append(self.length)
        self._places.append(place)
        self._write(text)

    def drop(self, piece: Raw, start: int, end: int) -> None:
        """Leave out ``piece.text[start:end]``, but for its line ends."""
        self._write("\n" * piece.text.count("\n", start, end))

    def part(self, piece: Raw, beside: str) -> None:
        """Part a piece from what stands before it: by lines, or by ``beside`` where it is on the same one."""
        line = self.lines.region(piece.places[0], piece.places[0]).start_line
        if self._parts:
            self._write("\n" * (line - self._line) if line > self._line else beside)
        end = piece.place(max(0, len(piece.text) - 1))
        self._line = max(line, self.lines.region(end, end).start_line)

    def link(self, url: str, start: int, place: int, end_place: int) -> None:
        """Note that the text from ``start`` on leads to an address, which stands in the file at some place."""
        self._links.append((url, start, self.length, self.lines.region(place, end_place)))
        self.verbatim(start)

    def verbatim(self, start: int) -> None:
        """Note that the text from ``start`` on is no place to look for addresses."""
        self._taken.append((start, self.length))

    def call(self, label: str) -> None:
        """Note that a mark here calls a note or a reference."""
        self._calls.append(Call(label, self.length))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def block(self, kind: Kind, region: Region, labels: tuple[str, ...] = (), level: int = 0) -> Block:
        """Return the block, with the addresses that are only written out among its anchors."""
        text = "".join(self._parts)
        links = [Anchor(*link) for link in self._links if link[1] < link[2]]
        taken = merged(self._taken)
        links += (self._bare(*found) for found in addresses.find(text) if not covers(taken, found[1]))
        links.sort(key=lambda anchor: anchor.start)
        lined = text.count("\n") <= region.end_line - region.start_line
        calls = tuple(self._calls)
        return Block(kind, text, region, tuple(links), level, lined, labels, calls)

    def _bare(self, url: str, start: int, end: int) -> Anchor:
        return Anchor(url, start, end, self.lines.region(self._place(start), self._place(end - 1) + 1))

    def _place(self, at: int) -> int:
        index = max(0, bisect_right(self._starts, at) - 1)
        return self._places[index] + at - self._starts[index] if self._places else 0
