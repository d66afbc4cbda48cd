"""Wikitext's lines in, its pieces out: paragraphs, headings, items of lists, rows of tables, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from linkcheck.article.wikitext.tree import Mark, Node, Span, split

__all__ = ["Piece", "Shape", "pieces"]

_MARKER = re.compile(r"(?:[*#:;]+|<li\b[^<>]{0,100}>)[ \t]*", re.IGNORECASE)
_TABLE = re.compile(r"[ \t:*]*\{\|")
_SIGN_OF_ROW = re.compile(r"\|-|\|\}|\|\+|!|\|")
# A line of nothing but tags that part paragraphs.
_BLOCK_TAGS = re.compile(
    r"(?:\s*</?(?:blockquote|div|center|section|p|hr)\b[^<>\n]{0,200}>\s*){1,9}", re.IGNORECASE
)
_CODE_TAGS = frozenset({"pre", "syntaxhighlight", "source"})


class Shape(StrEnum):
    """What a line, or a run of lines, is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    HEAD = "head"  # the row that names a table's columns, a table's caption
    CODE = "code"
    INDENTED = "indented"  # shown as it is written, and often not meant so
    BOX = "box"  # templates that stand alone


class Piece(NamedTuple):
    """Some lines that belong together: ``spans`` is what they say, a row's cells apart."""

    shape: Shape
    start: int
    end: int
    spans: tuple[Span, ...]
    level: int = 0


def pieces(text: str, span: Span) -> Iterator[Piece]:
    """Yield the pieces of a text, in its order."""
    grouping = _Grouping(text)
    for line in _lines(text, span):
        yield from grouping.take(line)
    yield from grouping.flush()


def _lines(text: str, span: Span) -> Iterator[Span | Node]:
    """Yield the lines; a line ends at no line end that stands within a mark. Code is a line of its own."""
    low, first, at = span.low, 0, span.low
    for index, child in enumerate((*span.children, None)):
        limit = child.start if child else span.high
        while (cut := text.find("\n", at, limit)) >= 0:
            yield Span(low, cut, span.children[first:index])
            low = at = cut + 1
            first = index
        if child and _is_code(text, child):
            yield Span(low, child.start, span.children[first:index])
            yield child
            low, first = child.end, index + 1
        at = child.end if child else limit
    yield Span(low, span.high, span.children[first:])


def _is_code(text: str, node: Node) -> bool:
    if node.kind is not Mark.VERBATIM:
        return False
    is_block = node.tag in _CODE_TAGS and "inline" not in node.attributes
    return is_block or (node.tag == "code" and "\n" in text[node.low : node.high])


class _Grouping:
    """Joins the lines of a paragraph and the cells of a row."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._shape = Shape.PARAGRAPH
        self._gathered: list[Span] = []
        self._start = 0
        self._tables = 0  # that are open
        self._is_head = False

    def flush(self) -> Iterator[Piece]:
        """Yield what was gathered."""
        spans = self._gathered
        if spans:
            shape = Shape.HEAD if self._shape is Shape.ROW and self._is_head else self._shape
            if shape in {Shape.PARAGRAPH, Shape.INDENTED}:
                spans = [self._joined(spans)]
            yield Piece(shape, self._start, self._gathered[-1].high, tuple(spans))
        self._gathered = []
        self._shape = Shape.ROW if self._tables else Shape.PARAGRAPH

    @staticmethod
    def _joined(spans: list[Span]) -> Span:
        children = tuple(child for span in spans for child in span.children)
        return Span(spans[0].low, spans[-1].high, children)

    def take(self, line: Span | Node) -> Iterator[Piece]:
        """Take a line, and yield what it ends."""
        if isinstance(line, Node):
            yield from self.flush()
            yield Piece(Shape.CODE, line.start, line.end, (Span(line.low, line.high),))
            return
        line = self._bared(line)
        raw = self.text[line.low : line.high]
        heading = _heading(raw)
        if heading:
            self._tables = 0  # a table that goes on beyond a heading was never closed
            yield from self.flush()
            inner = Span(line.low + heading, line.low + len(raw.rstrip()) - heading, line.children)
            yield Piece(Shape.HEADING, line.low, line.high, (inner,), heading)
        elif _TABLE.match(raw):
            self._tables += 1
            yield from self.flush()
        elif self._tables:
            yield from self._of_table(line, raw.lstrip())
        else:
            yield from self._of_text(line, raw)

    def _bared(self, line: Span) -> Span:
        """Return a line without the comments that it begins and ends with."""
        low, high, children = line
        first, last = 0, len(children)
        while first < last and self._is_comment(children[first], low, children[first].start):
            low, first = children[first].end, first + 1
        while first < last and self._is_comment(children[last - 1], children[last - 1].end, high):
            high, last = children[last - 1].start, last - 1
        return Span(low, max(low, high), children[first:last])

    def _is_comment(self, node: Node, low: int, high: int) -> bool:
        """Return whether a mark is hidden and only white space parts it from the line's end."""
        return node.kind is Mark.HIDDEN and not self.text[low:high].strip()

    def _of_text(self, line: Span, raw: str) -> Iterator[Piece]:
        stripped = raw.lstrip(" \t")
        marker = _MARKER.match(stripped)
        if not stripped.strip() or stripped.startswith("----") or _BLOCK_TAGS.fullmatch(stripped):
            yield from self.flush()
        elif marker:
            yield from self.flush()
            start = line.low + len(raw) - len(stripped)
            inner = line._replace(low=start + marker.end())
            yield Piece(Shape.ITEM, start, line.high, (inner,), len(marker[0].strip()))
        elif self._is_box(line):
            yield from self.flush()
            yield Piece(Shape.BOX, line.low, line.high, (line,))
        else:
            is_indented = raw[:1] in " \t" and all(child.kind is Mark.VERBATIM for child in line.children)
            goes_on = bool(self._gathered) and self._shape is Shape.PARAGRAPH
            shape = Shape.INDENTED if is_indented and not goes_on else Shape.PARAGRAPH
            yield from self._gather(shape, line)

    def _gather(self, shape: Shape, line: Span) -> Iterator[Piece]:
        if shape is not self._shape:
            yield from self.flush()
        if not self._gathered:
            self._start = line.low
        self._shape = shape
        self._gathered.append(line)

    def _is_box(self, line: Span) -> bool:
        at = line.low
        for child in line.children:
            if child.kind not in {Mark.TEMPLATE, Mark.HIDDEN} or self.text[at : child.start].strip():
                return False
            at = child.end
        return bool(line.children) and not self.text[at : line.high].strip()

    def _of_table(self, line: Span, raw: str) -> Iterator[Piece]:
        sign = _SIGN_OF_ROW.match(raw)
        low = line.high - len(raw)
        if sign and sign[0] in {"|-", "|}", "|+"}:
            self._tables -= sign[0] == "|}"
            yield from self.flush()
            self._is_head = sign[0] == "|+"
            if sign[0] == "|+":
                yield from self._gather(Shape.ROW, line._replace(low=low + 2))
                yield from self.flush()
        elif raw.strip():
            if not self._gathered:
                self._is_head = raw.startswith("!")
            self._is_head = self._is_head and (sign is None or sign[0] == "!")
            cells = self._cells(line._replace(low=low + (sign.end() if sign else 0)), sign)
            for cell in cells:
                yield from self._gather(Shape.ROW, cell)

    def _cells(self, line: Span, sign: re.Match[str] | None) -> Iterator[Span]:
        """Yield the cells of a line, each without its attributes; a line without a sign goes on with a cell."""
        if not sign:
            marker = _MARKER.match(self.text, line.low, line.high)
            yield line._replace(low=marker.end()) if marker else line
            return
        for part in split(self.text, line, "||"):
            for cell in split(self.text, part, "!!") if sign[0] == "!" else (part,):
                yield self._stripped(list(split(self.text, cell, "|"))[-1])

    def _stripped(self, cell: Span) -> Span:
        raw = self.text[cell.low : cell.high]
        return cell._replace(
            low=cell.low + len(raw) - len(raw.lstrip()), high=cell.high - len(raw) + len(raw.rstrip())
        )


def _heading(raw: str) -> int:
    """Return the rank of a heading, 0 for a line that is none."""
    line = raw.rstrip()
    rank = min(len(line) - len(line.lstrip("=")), len(line) - len(line.rstrip("=")), 6)
    return rank if len(line) > 2 * rank else 0
