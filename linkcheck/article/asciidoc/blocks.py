"""The blocks of an AsciiDoc document, in one walk over its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise

from linkcheck.article.asciidoc import tables as asciidoc_tables
from linkcheck.article.asciidoc.header import attribute
from linkcheck.article.asciidoc.inline import Note, write, write_note
from linkcheck.article.asciidoc.lines import (
    BLOCK_ATTRIBUTES,
    BLOCK_MACRO,
    BLOCK_TITLE,
    DELIMITER,
    DIRECTIVE,
    HEADING,
    Marker,
    marker,
)
from linkcheck.article.blocks import Block, Kind, Lines, stripped
from linkcheck.article.headings import heads_sources
from linkcheck.article.html import document as html_format
from linkcheck.article.marked import Writer, raw

__all__ = ["Reader"]

_VERBATIM = ("----", "....", "++++", "~~~~", "```", "////")
_CODE_STYLES = {
    "source",
    "listing",
    "literal",
    "pass",
    "stem",
    "latexmath",
    "asciimath",
    "plantuml",
    "mermaid",
    "ditaa",
    "graphviz",
    "comment",
    "vega",
    "a2s",
    "blockdiag",
    "nomnoml",
    "svgbob",
    "wavedrom",
    "d2",
    "chart",
}
_KEY = re.compile(r"\s*\[\[\[([^\[\],\n]{1,200})(?:,[^\[\]\n]{0,200})?\]\]\]\s*")
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_STYLE = re.compile(r"\[\s*([\w-]*)")

_Spans = list[tuple[int, int]]


class Reader:
    """Reads block after block; what stands above a block (attributes, a title) waits for it."""

    def __init__(self, lines: Lines, attributes: dict[str, str]) -> None:
        self.lines = lines
        self.attributes = attributes
        starts = [lines.offset(number) for number in range(1, len(lines) + 2)]
        self._spans = [stripped(lines.text, start, end) for start, end in pairwise(starts)]
        self.bibliographies: list[str] = []  # files that a line asks to list
        self._notes: list[Note] = []
        self._noted = 0  # of them, how many are blocks already
        self._delimiters: dict[str, list[int]] = {}
        self._style = ""
        self._named = ""  # the attributes of the next block, as they are written
        self._title: tuple[int, int] | None = None
        self._cited = 0  # the level of the heading of a bibliography, under which items are references
        for index in range(len(self._spans)):
            if DELIMITER.match(self._line(index)):
                self._delimiters.setdefault(self._line(index).strip(), []).append(index)

    def _line(self, index: int) -> str:
        return self.lines.text[self.lines.offset(index + 1) : self._spans[index][1]]

    def blocks(self, first: int) -> Iterator[Block]:
        """Yield the blocks from a line (from 1) on."""
        index = first - 1
        while index < len(self._spans):
            line = self._line(index)
            if not line.strip() or line == "+" or (line.startswith("//") and not line.startswith("////")):
                index += 1
            elif passed := self._above(index, line):
                index = passed
            else:
                index = yield from self._block(index, line)
                self._style, self._named = "", ""
                yield from self._footnotes()

    def _above(self, index: int, line: str) -> int:
        """Take in a line that is no block itself, and return the one behind it; 0 where it is one."""
        if following := attribute(self.lines, index + 1, self.attributes):
            return following - 1
        if DIRECTIVE.match(line):
            return index + 1
        if BLOCK_ATTRIBUTES.match(line):
            style = _STYLE.match(line)
            self._style = (style[1].lower() if style and not line.startswith("[[") else "") or self._style
            self._named += line
            return index + 1
        if BLOCK_TITLE.match(line) and not marker(line):
            self._title = self._spans[index][0] + 1, self._spans[index][1]
            return index + 1
        return 0

    def _block(self, index: int, line: str) -> Generator[Block, None, int]:
        if self._title:
            yield self._caption(self._title)
            self._title = None
        underlined = self._underline(index, line)
        if HEADING.match(line) or underlined:
            yield self._heading(index, line, underlined)
            return index + 1 + bool(underlined)
        if DELIMITER.match(line):
            return (yield from self._delimited(index, line.strip()))
        if macro := BLOCK_MACRO.match(line):
            if macro["name"] == "bibliography" and macro["target"]:
                self.bibliographies.append(macro["target"])
            return index + 1
        found = marker(line)
        if self._style in _CODE_STYLES or (line[0] in " \t" and not found):
            end = self._paragraph_end(index, within_item=False)
            yield self._code(index, end)
            return end
        if found:
            return (yield from self._item(index, found))
        end = self._paragraph_end(index, within_item=False)
        yield self._text(Kind.PARAGRAPH, [self._runs(index, end)], self._spans[index][0])
        return end

    # ---------------------------------------------------------------- headings

    def _underline(self, index: int, line: str) -> int:
        """Return the level of a heading whose line is underlined, 0 for any other line."""
        if index + 1 >= len(self._spans) or line[0] in " \t" or not line[:1].strip() or len(line) > 120:
            return 0
        below = self._line(index + 1)
        if len(below) < 3 or below.strip(below[0]) or abs(len(below) - len(line)) > 2:
            return 0
        has_words = any(map(str.isalnum, line)) and not line.startswith((".", "|", "["))
        return _UNDERLINES.get(below[0], 0) if has_words else 0

    def _heading(self, index: int, line: str, underlined: int) -> Block:
        match = HEADING.match(line) if not underlined else None
        level = underlined or (len(match[1]) if match else 0)
        start, end = self._spans[index]
        if self._style == "bibliography":
            self._cited = level
        elif self._cited and level <= self._cited:
            self._cited = 0
        words = (start + match.start("title"), start + match.end("title")) if match else (start, end)
        return self._text(Kind.HEADING, [[words]], start, level=level)

    def _caption(self, title: tuple[int, int]) -> Block:
        """Return a block's title, which may head a list of sources as well as a picture."""
        start, end = title
        listed = heads_sources(self.lines.text[start:end])
        return self._text(Kind.HEADING if listed else Kind.ASIDE, [[title]], start - 1, level=7 if listed else 0)

    # ---------------------------------------------------------------- paragraphs and items

    def _paragraph_end(self, index: int, within_item: bool) -> int:
        """Return the line behind the paragraph that begins on a line."""
        end = index + 1
        while end < len(self._spans):
            line = self._line(end)
            if not line.strip() or line == "+" or DELIMITER.match(line) or BLOCK_ATTRIBUTES.match(line):
                break
            if within_item and (marker(line) or HEADING.match(line)):
                break
            end += 1
        return end

    def _runs(self, index: int, end: int, indent: int = 0) -> _Spans:
        """Return where the text of some lines stands, without the comments and conditions between them."""
        runs: _Spans = []
        for at in range(index, end):
            start, stop = self._spans[at]
            line = self._line(at)
            if line.startswith("//") or DIRECTIVE.match(line):
                continue
            if runs and runs[-1][1] == self._spans[at - 1][1]:
                runs[-1] = runs[-1][0], stop
            else:
                runs.append((start + indent if at == index else start, stop))
        return runs

    def _item(self, index: int, found: Marker) -> Generator[Block, None, int]:
        """Yield an item with the paragraphs that are joined to it, and return the line behind it."""
        start = self._spans[index][0]
        begin = self.lines.offset(index + 1) + found.end
        end = self._paragraph_end(index, within_item=True)
        pieces: list[_Spans] = []
        if found.term_end:
            pieces.append([(start, self.lines.offset(index + 1) + found.term_end)])
            end = self._description_end(index, begin, end)
        has_words = begin < self._spans[index][1]
        runs = self._runs(index, end, begin - start) if has_words else self._runs(index + 1, end)
        key = _KEY.match(self.lines.text, begin, self._spans[index][1])
        if key and runs:
            runs[0] = min(key.end(), runs[0][1]), runs[0][1]
        pieces.append(runs)
        while end + 1 < len(self._spans) and self._line(end) == "+" and self._is_text(end + 1):
            following = self._paragraph_end(end + 1, within_item=True)
            pieces.append(self._runs(end + 1, following))
            end = following
        labels = (key[1].strip(),) if key else (found.number,) if found.number else ()
        kind = Kind.REFERENCE if key or self._cited or self._style == "bibliography" else Kind.ITEM
        if self._style == "bibliography":
            self._cited = 7
        yield self._text(kind, [piece for piece in pieces if piece], start, labels)
        return end

    def _description_end(self, index: int, begin: int, end: int) -> int:
        """Return the line behind a description, which may begin below its term."""
        if begin < self._spans[index][1] or end > index + 1:
            return end
        below = end
        while below < min(len(self._spans), end + 3) and not self._line(below).strip():
            below += 1
        if below < len(self._spans) and self._is_text(below) and not marker(self._line(below)):
            return self._paragraph_end(below, within_item=True)
        return end

    def _is_text(self, index: int) -> bool:
        line = self._line(index)
        others = (DELIMITER, BLOCK_ATTRIBUTES, BLOCK_MACRO, HEADING, BLOCK_TITLE, DIRECTIVE)
        return bool(line.strip()) and not line.startswith("//") and not any(each.match(line) for each in others)

    def _text(
        self, kind: Kind, pieces: Sequence[_Spans], start: int, labels: tuple[str, ...] = (), level: int = 0
    ) -> Block:
        writer = Writer(self.lines)
        for spans in pieces:
            piece = raw(self.lines.text, spans)
            writer.part(piece, " ")
            write(writer, piece, self.attributes, self._notes)
        end = max((spans[-1][1] for spans in pieces), default=start)
        return writer.block(kind, self.lines.region(start, max(start, end)), labels, level)

    def _footnotes(self) -> Iterator[Block]:
        """Yield the footnotes that the last block holds."""
        while self._noted < len(self._notes):
            note = self._notes[self._noted]
            self._noted += 1
            writer = Writer(self.lines)
            write_note(writer, note, self.attributes, self._notes)
            region = self.lines.region(note.piece.place(note.start), note.piece.place(note.end))
            yield writer.block(Kind.FOOTNOTE, region, (note.label,))

    # ---------------------------------------------------------------- delimited blocks

    def _delimited(self, index: int, delimiter: str) -> Generator[Block, None, int]:
        """Yield what a delimited block holds if it is code or a table; of any other the lines are read on."""
        is_table = delimiter[0] in "|,:!"
        if not is_table and not delimiter.startswith(_VERBATIM) and self._style not in _CODE_STYLES:
            return index + 1
        end = self._closing(index, "```" if delimiter.startswith("```") else delimiter)
        if is_table:
            yield from self._rows(index + 1, end, delimiter)
        elif delimiter.startswith("++++") and not self._style:
            start = self.lines.offset(index + 2)
            yield from html_format.fragment(self.lines.text, self.lines, start, self.lines.offset(end + 1))
        elif not delimiter.startswith("////") and self._style != "comment":
            yield self._code(index + 1, end)
        return end + 1

    def _closing(self, index: int, delimiter: str) -> int:
        """Return the line that closes a block; one that is never closed goes to the end of the file."""
        lines = self._delimiters.get(delimiter, [])
        at = bisect_right(lines, index)
        return lines[at] if at < len(lines) else len(self._spans)

    def _code(self, index: int, end: int) -> Block:
        start, stop = self.lines.offset(index + 1), self.lines.offset(end + 1)
        return Block(Kind.CODE, self.lines.text[start:stop], self.lines.region(start, max(start, stop)))

    def _rows(self, index: int, end: int, delimiter: str) -> Iterator[Block]:
        start, stop = self.lines.offset(index + 1), self.lines.offset(end + 1)
        attributes = self._named + (",format=csv" if delimiter[0] in ",:" else "")
        for cells, is_head in asciidoc_tables.rows(self.lines.text, start, stop, attributes):
            filled = [cell for cell in cells if cell[0] < cell[1]]
            if filled:
                yield self._row(filled, Kind.ASIDE if is_head else Kind.ROW)
                yield from self._footnotes()

    def _row(self, cells: _Spans, kind: Kind) -> Block:
        writer = Writer(self.lines)
        for cell in cells:
            piece = raw(self.lines.text, [cell])
            writer.part(piece, " | ")
            write(writer, piece, self.attributes, self._notes)
        line = self.lines.region(cells[0][0], cells[0][0]).start_line
        return writer.block(kind, self.lines.region(self._spans[line - 1][0], cells[-1][1]))
