"""The inline tokens of one block of Markdown in, the block out, with each address at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from linkcheck.article.blocks import Anchor, Block, Call, Kind, Lines
from linkcheck.article.headings import heads_sources
from linkcheck.article.markdown import inline as markdown_inline
from linkcheck.article.markdown.inline import Names
from linkcheck.article.markdown.parts import Link, Note
from linkcheck.article.markdown.places import Places, of_cell, of_lines

__all__ = ["Builder"]

_CELLS = {Kind.ROW, Kind.ASIDE}
LONGEST_HEADING = 60  # characters of a line that may head a list without being a heading
_INDENT = re.compile(r"[ \t>]*")
_MARKERS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){2}")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+\Z")


class Builder:
    """Builds one block: its text, the links and calls in it, and the notes that are written within it."""

    def __init__(self, kind: Kind, lines: Lines, names: Names) -> None:
        self.kind, self.lines, self.names = kind, lines, names
        self._texts: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = []
        self._calls: list[Call] = []
        self._notes: list[Block] = []
        self._line = 0  # the last one of what has been added; 0 before anything has
        self._end = 0  # of the last cell, in the file

    def add(self, token: Token) -> None:
        """Append an inline token, below or beside the one before."""
        content, line = token.content, (token.map or [0])[0] + 1
        if self._line:  # the text's lines stay the file's lines
            gap = " | " if self.kind in _CELLS else "\n" * max(1, line - self._line)
            self._texts.append(gap)
            self._length += len(gap)
        self._line = line + content.count("\n")
        piece = markdown_inline.read(content, self.names)
        if piece.links or piece.notes or self.kind in _CELLS:
            places = self._places(content, line)
            self._end = places.end
            self._anchors += (self._anchor(link, places, self._length) for link in piece.links)
            self._notes += (self._note(content, note, places) for note in piece.notes)
        if piece.calls:
            self._calls += (Call(call.label, self._length + call.at) for call in piece.calls)
        self._texts.append(piece.text)
        self._length += len(piece.text)

    def _places(self, content: str, line: int) -> Places:
        if self.kind in _CELLS:
            return of_cell(content, self.lines, line, self._end)
        return of_lines(content, self.lines, line)

    def _anchor(self, link: Link, places: Places, shift: int) -> Anchor:
        first = places.offset(link.first)
        last = places.offset(link.last - 1) + 1 if link.last > link.first else first
        return Anchor(link.url, link.start + shift, link.end + shift, self.lines.region(first, last))

    def _note(self, content: str, note: Note, places: Places) -> Block:
        """Return a note as a block of its own; it is called by a name that nothing else can have."""
        region = self.lines.region(places.offset(note.first), places.offset(note.last))
        label = f"{region.start_line}:{region.start_column}"
        self._calls.append(Call(label, self._length + note.at))
        piece = markdown_inline.read(content[note.first : note.last], self.names)
        links = (each._replace(first=each.first + note.first, last=each.last + note.first) for each in piece.links)
        anchors = tuple(self._anchor(link, places, 0) for link in links)
        return Block(Kind.FOOTNOTE, piece.text, region, anchors, labels=(label,))

    def blocks(self, opener: Token, first: Token, line: int, labels: tuple[str, ...]) -> list[Block]:
        """Return the block, from a line of the file on, and behind it its notes; what shows no words is none."""
        text = "".join(self._texts).rstrip()
        if not (text or self._anchors):
            return self._notes
        level = int(opener.tag[1:]) if self.kind is Kind.HEADING else 0
        start = self._start(first, line)
        region = self.lines.region(start, max(start, self.lines.end(self._line)))
        calls = tuple(sorted(self._calls, key=_by_place)) if self._calls else ()
        block = Block(self.kind, text, region, tuple(self._anchors), level, labels=labels, calls=calls)
        if self.kind is Kind.PARAGRAPH and "\n" in text:
            return [*_headed(block), *self._notes]
        return [block, *self._notes]

    def _start(self, first: Token, line: int) -> int:
        """Return where a block starts in the file: at its marker, the last of several on one line."""
        begin = self.lines.offset(line)
        if self.kind is Kind.ITEM and _MARKERS.match(self.lines.text, begin):
            content = of_lines(first.content, self.lines, (first.map or [0])[0] + 1).there[0]
            if marker := _MARKER.search(self.lines.text, begin, content):
                return marker.start()
        indent = _INDENT.match(self.lines.text, begin)
        return indent.end() if indent else begin


def _headed(block: Block) -> Iterator[Block]:
    """Yield a paragraph; a line of it that only heads a list of sources stands apart."""
    cuts, at = [0], 0
    for line in block.text.splitlines(keepends=True):
        if len(line) <= LONGEST_HEADING and heads_sources(line):
            cuts += [at, at + len(line)]
        at += len(line)
    yield from (part for part in _parts(block, cuts) if part.text) if len(cuts) > 1 else (block,)


def _parts(block: Block, cuts: list[int]) -> Iterator[Block]:
    """Yield the parts of a block, each with the calls that stand in it."""
    bounds = [*cuts, len(block.text)]
    for part, low, high in zip(block.parts(bounds), bounds, bounds[1:], strict=False):
        calls = tuple(Call(call.label, call.at - low) for call in block.calls if low <= call.at < high)
        yield part._replace(calls=tuple(call._replace(at=min(call.at, len(part.text))) for call in calls))


def _by_place(call: Call) -> int:
    return call.at
