"""Org in, blocks out.

A scanner of its own: orgparse knows headings and properties, but neither where a link stands in its line nor
lists, tables, notes or citations, which are all that matters here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from linkcheck.article import marked
from linkcheck.article.blocks import Block, Document, Kind, Lines
from linkcheck.article.front_matter import document as front_matter
from linkcheck.article.org import head as org_head
from linkcheck.article.org import heading as org_heading
from linkcheck.article.org.head import Keyword
from linkcheck.article.org.inline import Inline

__all__ = ["read"]

_HEADING = re.compile(r"(\*+)[ \t]+(.*)")
_KEYWORD = re.compile(r"[ \t]*#\+([\w@-]{1,60})(?:\[[^\]\n]{0,200}\])?:[ \t]*(.*)")
_BLOCK = re.compile(r"[ \t]*#\+(begin|end)_(\w{1,40})", re.IGNORECASE)
_BIBLIOGRAPHY = re.compile(r"[ \t]*((?:no)?bibliography):(\S{1,1000})[ \t]*", re.IGNORECASE)
_PROPERTY = re.compile(r"[ \t]*:([\w@+-]{1,60}):(?:[ \t]+(.*))?[ \t]*")
_DRAWER = re.compile(r"[ \t]*:[\w-]{1,60}:[ \t]*")
_FIXED = re.compile(r"[ \t]*:(?:[ \t]|$)")
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
_PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]*[<\[]")
_RULE = re.compile(r"[ \t]*-{5,}[ \t]*")
_NOTE = re.compile(r"\[fn:([\w-]{1,100})\][ \t]*")
_ITEM = re.compile(  # with a number to count from ("[@5]") and a box to tick
    r"([ \t]*)(?:[-+]|(?<=[ \t])\*|\d{1,9}[.)])"
    r"(?:[ \t]+(?:\[@\w{1,9}\][ \t]*)?(?:\[[ Xx-]\][ \t]+)?|$)"
)
_TABLE = re.compile(r"[ \t]*\|")
_TABLE_RULE = re.compile(r"[ \t]*\|-")
_VERBATIM = {"src", "example"}
_UNSEEN = {"export", "comment", "html", "latex"}


def read(text: str) -> Document:
    """Return the blocks of an Org file, and what its keywords say of it."""
    matter, body = front_matter.split(text)
    lines = Lines(text)
    reader = _Reader(body, lines)
    blocks = tuple(reader.blocks())
    document = org_head.stated(reader.keywords, blocks, lines)
    if not matter:
        return document
    above = front_matter.read(matter, lines, document)
    return above._replace(listed=(*above.listed, *document.listed))


class _Reader:
    """Takes one line after the other; what belongs together is gathered until something else begins."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self.keywords: list[Keyword] = []
        self._lines = lines
        self._rows = text.split("\n")
        self._ends = _ends(self._rows)
        self._inline = Inline(lines, org_head.abbreviations(text))
        self._states = org_heading.states(text)
        self._kind = Kind.PARAGRAPH
        self._spans: list[tuple[int, int]] = []
        self._start = 0
        self._indent = -1  # of an item's marker
        self._labels: tuple[str, ...] = ()
        self._blank: list[tuple[int, int]] = []  # lines, since the last that was not
        self._muted = 0  # the rank of the heading whose text is not shown, 0 for none
        self._number = 0

    def blocks(self) -> Iterator[Block]:
        while self._number < len(self._rows):
            row = self._rows[self._number]
            start = self._lines.offset(self._number + 1)
            self._number += 1
            heading = _HEADING.fullmatch(row)
            if heading:
                yield from self._heading(heading, start)
            elif not self._muted:
                yield from self._line(row, start)
        yield from self._flush()

    # ------------------------------------------------------------ lines

    def _line(self, row: str, start: int) -> Iterator[Block]:
        if not row.strip():
            yield from self._empty(start)
        elif row.lstrip()[0] in "#:" and self._is_special(row):
            yield from self._special(row, start)
        elif _TABLE.match(row):
            yield from self._table()
        elif _RULE.fullmatch(row) or _PLANNING.match(row):
            yield from self._flush()
        elif match := _BIBLIOGRAPHY.fullmatch(row):
            self.keywords.append(Keyword(match[1].lower(), match[2], start + match.start(2)))
        else:
            yield from self._text(row, start)

    def _text(self, row: str, start: int) -> Iterator[Block]:
        """Take a line of text: an item's or a note's first, or one that goes on with what came before."""
        indent = len(row) - len(row.lstrip())
        note, item = _NOTE.match(row), _ITEM.match(row)
        if note:
            yield from self._begin(Kind.FOOTNOTE, start, labels=(note[1],))
            self._add(row, start, note.end())
        elif item:
            yield from self._begin(Kind.ITEM, start + len(item[1]), indent=indent)
            self._add(row, start, item.end())
        else:
            goes_on = self._kind is Kind.FOOTNOTE or (self._kind is Kind.ITEM and indent > self._indent)
            if not goes_on and (self._kind is not Kind.PARAGRAPH or not self._spans):
                yield from self._begin(Kind.PARAGRAPH, start + indent)
            self._add(row, start, indent)

    def _begin(self, kind: Kind, start: int, indent: int = -1, labels: tuple[str, ...] = ()) -> Iterator[Block]:
        yield from self._flush()
        self._kind, self._start, self._indent, self._labels = kind, start, indent, labels

    def _add(self, row: str, start: int, at: int) -> None:
        self._spans += [*self._blank, (start + at, start + len(row.rstrip()))] if self._spans else []
        if not self._spans:
            self._spans.append((start + at, max(start + at, start + len(row.rstrip()))))
        self._blank.clear()

    def _empty(self, start: int) -> Iterator[Block]:
        """Take an empty line: it ends a paragraph, and a second one ends an item or a note."""
        self._blank.append((start, start))
        if self._kind is Kind.PARAGRAPH or len(self._blank) > 1:
            yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        """Yield what was gathered, and the notes that are written in it."""
        spans, self._spans = self._spans, []
        self._blank.clear()
        if spans:
            piece = marked.raw(self.text, spans)
            yield from self._shown(self._inline.block(self._kind, piece, self._start, self._labels))
        self._kind, self._indent, self._labels = Kind.PARAGRAPH, -1, ()

    def _shown(self, block: Block) -> Iterator[Block]:
        """Yield a block if a reader sees any of it, and the notes that are written in it."""
        if block.text.strip():
            yield block
        while self._inline.notes:
            note = self._inline.noted(self._inline.notes.popleft())
            if note.text.strip():
                yield note

    # ------------------------------------------------------------ headings

    def _heading(self, match: re.Match[str], start: int) -> Iterator[Block]:
        yield from self._flush()
        level = len(match[1])
        if self._muted and level > self._muted:
            return
        low, high, tags = org_heading.bared(match[2], self._states)
        is_muted = match[2][low:high].partition(" ")[0] == "COMMENT" or "noexport" in tags or "ARCHIVE" in tags
        self._muted = level if is_muted else 0
        if high > low and not self._muted:
            at = start + match.start(2)
            piece = marked.raw(self.text, [(at + low, at + high)])
            yield from self._shown(self._inline.block(Kind.HEADING, piece, start, level=min(level, 6)))

    # ------------------------------------------------------------ what is no text

    def _is_special(self, row: str) -> bool:
        pieces = (_BLOCK, _KEYWORD, _COMMENT, _FIXED, _DRAWER)
        return any(piece.match(row) for piece in pieces[:4]) or bool(_DRAWER.fullmatch(row))

    def _special(self, row: str, start: int) -> Iterator[Block]:
        if block := _BLOCK.match(row):
            yield from self._of_block(block, start)
        elif keyword := _KEYWORD.match(row):
            yield from self._flush()
            self.keywords.append(Keyword(keyword[1].lower(), keyword[2].strip(), start + keyword.start(2)))
        elif _COMMENT.match(row):
            if self._kind is Kind.PARAGRAPH:
                yield from self._flush()
        elif _FIXED.match(row):
            yield from self._flush()
            yield from self._code(start, self._run(_FIXED))
        elif end := self._end("drawer"):
            yield from self._drawer(end)
        else:
            yield from self._text(row, start)

    def _of_block(self, match: re.Match[str], start: int) -> Iterator[Block]:
        """Take a block's first or last line; between them is text, but for code and what is for one format."""
        yield from self._flush()
        name = match[2].lower()
        end = self._end(name) if match[1].lower() == "begin" and name in _VERBATIM | _UNSEEN else 0
        if end and name in _VERBATIM:
            yield from self._code(start, end)
        self._number = end or self._number

    def _code(self, start: int, end: int) -> Iterator[Block]:
        """Yield the lines up to a number as code."""
        limit = self._lines.offset(end + 1)
        limit -= limit > start and self.text.startswith("\n", limit - 1)
        yield Block(Kind.CODE, self.text[start:limit], self._lines.region(start, limit))
        self._number = end

    def _run(self, pattern: re.Pattern[str]) -> int:
        """Return the number of the last line of those that look alike from this one on."""
        end = self._number
        while end < len(self._rows) and pattern.match(self._rows[end]):
            end += 1
        return end

    def _end(self, name: str) -> int:
        """Return the number of the line that ends a block, or a drawer above the next heading; 0 for none."""
        numbers, headings = self._ends.get(name, []), self._ends["*"]
        index = bisect_left(numbers, self._number + 1)
        if index == len(numbers):
            return 0
        heading = bisect_left(headings, self._number + 1)
        is_cut = name == "drawer" and heading < len(headings) and headings[heading] < numbers[index]
        return 0 if is_cut else numbers[index]

    def _drawer(self, end: int) -> Iterator[Block]:
        """Pass over a drawer; the properties of the file, above its first heading or of that, describe it."""
        yield from self._flush()
        is_first = bisect_left(self._ends["*"], self._number) <= 1
        for number in range(self._number, end if is_first else self._number):
            if match := _PROPERTY.fullmatch(self._rows[number]):
                start = self._lines.offset(number + 1) + max(0, match.start(2))
                self.keywords.append(Keyword(match[1].lower(), (match[2] or "").strip(), start))
        self._number = end

    # ------------------------------------------------------------ tables

    def _table(self) -> Iterator[Block]:
        """Yield the rows of a table; those above its first rule name its columns."""
        yield from self._flush()
        first = self._number - 1
        end = self._run(_TABLE)
        rules = [number for number in range(first, end) if _TABLE_RULE.match(self._rows[number])]
        body = next((rule for rule in rules if first < rule < end - 1), first)
        for number in range(first, end):
            if number not in rules[:1] and not _TABLE_RULE.match(self._rows[number]):
                yield from self._row(number, Kind.ASIDE if number < body else Kind.ROW)
        self._number = end

    def _row(self, number: int, kind: Kind) -> Iterator[Block]:
        row, start = self._rows[number], self._lines.offset(number + 1)
        low, high = row.index("|") + 1, len(row.rstrip().removesuffix("|"))
        cells = row[low:high]
        left = low + len(cells) - len(cells.lstrip())
        piece = marked.raw(self.text, [(start + left, start + left + len(cells.strip()))])
        if piece.text:
            yield from self._shown(self._inline.block(kind, piece, start + left))


def _ends(rows: Sequence[str]) -> dict[str, list[int]]:
    """Return the numbers of the lines that end a block or a drawer, by its name, and of the headings ("*")."""
    ends: dict[str, list[int]] = {"*": []}
    for number, row in enumerate(rows, start=1):
        if row.startswith("*"):
            if _HEADING.fullmatch(row):
                ends["*"].append(number)
        elif (match := _BLOCK.match(row)) and match[1].lower() == "end":
            ends.setdefault(match[2].lower(), []).append(number)
        elif row.strip().lower() == ":end:":
            ends.setdefault("drawer", []).append(number)
    return ends
