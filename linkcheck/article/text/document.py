"""Plain text: paragraphs between blank lines, items behind markers, headings by their form or their word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines, bare_anchors
from linkcheck.article.headings import heads_sources
from linkcheck.article.leads import lead
from linkcheck.article.stated import is_date_line
from linkcheck.article.text import head as text_head
from linkcheck.article.text import notes as text_notes
from linkcheck.article.text.pages import without_margins

__all__ = ["read"]

_SPACE = r"[ \t\xa0\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_ITEM = re.compile(
    rf"{_SPACE}*(?:(?:[-*•‣–·]|\(?\d{{1,3}}[.)/]|\[\^?[\w.:+-]{{1,40}}\]:?){_SPACE}+\S|"
    r"\[\d{1,3}\]\S|\(?\d{1,3}[、．]\S|"
    rf"(?:\d{{1,3}}{_SPACE}+|[¹²³⁰⁴-⁹]{{1,3}}{_SPACE}*)(?=https?://|www\.)|[¹²³⁰⁴-⁹]{{1,3}}{_SPACE}+\S)"
)
_RULE = re.compile(r"\s*[=\-~*_#+─—]{2,}\s*")
_UNDERLINE = re.compile(r"\s*[=\-~*_]{3,}\s*")
_FRAMED = re.compile(r"[ \t]*(?P<mark>={1,6}|#{1,6})[ \t]+(?P<words>\S.*?)(?:[ \t]+(?:=+|#+))?[ \t]*\n?")
_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z])((?:\.\d{1,2}){0,4})\.?\s")
_CODE = re.compile(r"[\"'{}<>=|;$]")  # what stands around the word "source" in code and markup
_WRAPPED = re.compile(
    r"<(?:URL:)?((?:https?|ftp)://[^<>\s]{1,2000}(?:[ \t]*\n[ \t\xa0]*[^<>\s]{1,400}){1,5})>", re.IGNORECASE
)
_LONGEST_LEAD = 80  # characters before the first address of a line that opens a list
_LONGEST_HEADING = 75
_MEMO = 0.5  # share of the lines from which indented text is a memo's, whose headings stand at the margin
_HEAD = 4  # paragraphs at the top among which the title may stand in the middle


class _Paragraph(NamedTuple):
    """A run of lines that are not blank, by its offsets."""

    start: int
    end: int


def read(text: str) -> Document:
    """Return the blocks of a plain text."""
    plain = without_margins(text)
    reader = _Reader(plain)
    paragraphs = list(_joined(text, plain, list(_paragraphs(plain))))
    blocks = tuple(block for index, each in enumerate(paragraphs) for block in reader.blocks(each, index == 0))
    head = [plain[start:end] for start, end in paragraphs[:_HEAD]]
    published = text_head.published(head[0]) if head else None
    title = text_head.title(head[1:]) if published else None
    return Document(text_notes.linked(text_notes.without_signature(blocks, text)), title, published)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    start, at = None, 0
    for line in text.split("\n"):
        if line.strip() not in {"", "--"}:
            start = at if start is None else start
        elif start is not None:
            yield _Paragraph(start, at)
            start = None
        at += len(line) + 1
    if start is not None:
        yield _Paragraph(start, len(text))


def _joined(text: str, plain: str, paragraphs: Sequence[_Paragraph]) -> Iterator[_Paragraph]:
    """Yield the paragraphs, those in one that a page break parted: what goes on stands deeper than what began."""
    open_one: _Paragraph | None = None
    for each in paragraphs:
        goes_on = (
            open_one
            and text[open_one.end : each.start].strip()
            and text[open_one.end : each.start] != plain[open_one.end : each.start]
            and _depth(plain, each.start) > _depth(plain, open_one.start)
            and not _ITEM.match(plain, each.start)
        )
        if open_one and goes_on:
            open_one = _Paragraph(open_one.start, each.end)
            continue
        if open_one:
            yield open_one
        open_one = each
    if open_one:
        yield open_one


def _depth(text: str, start: int) -> int:
    """Return how many spaces a line begins with."""
    end = start
    while end < len(text) and text[end] in " \t\xa0":
        end += 1
    return end - start


class _Reader:
    """Parts paragraphs into blocks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        lines = [line for line in text.split("\n") if line.strip()]
        self._is_memo = sum(line[0] == " " for line in lines) > _MEMO * len(lines) > 6

    def blocks(self, paragraph: _Paragraph, is_first: bool) -> Iterator[Block]:
        start, end = paragraph
        heading = self._heading(start, end)
        if heading:
            yield heading[0]
            start = heading[1]
        elif is_first and (body := self._date_end(start, end)):
            yield self._block(Kind.PARAGRAPH, start, body)
            start = body
        for item_start, item_end, kind in self._items(start, end):
            if not _RULE.fullmatch(self._text, item_start, item_end):
                yield self._block(kind, item_start, item_end)

    def _line(self, start: int, end: int) -> tuple[str, int]:
        """Return the line that starts at an offset, and where the next one does."""
        stop = self._text.find("\n", start, end) + 1 or end
        return self._text[start:stop], stop

    def _date_end(self, start: int, end: int) -> int:
        """Return where the first line ends if it is only a date, else 0."""
        line, stop = self._line(start, end)
        return stop if is_date_line(line) else 0

    def _heading(self, start: int, end: int) -> tuple[Block, int] | None:
        """Return the heading that a paragraph begins with, and where it ends with its underline."""
        first, first_end = self._line(start, end)
        if _RULE.fullmatch(first) and first_end < end:  # a line above, and one below
            second, second_end = self._line(first_end, end)
            third, third_end = self._line(second_end, end)
            if _UNDERLINE.fullmatch(third) and len(second.strip()) <= 120:
                return self._block(Kind.HEADING, first_end, second_end, 1 if "=" in third else 2), third_end
        second, second_end = self._line(first_end, end)
        if _UNDERLINE.fullmatch(second) and len(first.strip()) <= 120 and not _RULE.fullmatch(first):
            return self._block(Kind.HEADING, start, first_end, 1 if "=" in second else 2), second_end
        if len(first) <= 120 and (framed := _FRAMED.fullmatch(first)):
            body = (start + framed.start("words"), start + framed.end("words"))
            return self._block(Kind.HEADING, *body, len(framed["mark"])), first_end
        level = self._level(first, first_end == end)
        return (self._block(Kind.HEADING, start, first_end, level), first_end) if level else None

    def _level(self, line: str, is_alone: bool) -> int:
        """Return the rank of a line that is a heading by itself, else 0.

        It is one if it names sources, stands at the margin of a memo, or has capitals only.
        """
        words = line.strip()
        if self._is_memo and is_alone and line[0] not in " \t" and len(words) <= _LONGEST_HEADING:
            numbered = _NUMBER.match(words)
            return 2 + numbered[1].count(".") if numbered else 2
        if heads_sources(words):
            return 7
        is_loud = words.isupper() and len(words) >= 4 and not any(map(str.isdigit, words))
        return 2 if is_alone and is_loud and len(words) <= _LONGEST_HEADING and words[-1] not in ".,;)" else 0

    def _items(self, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
        """Yield each item of a paragraph, and what stands before the first as a paragraph of its own.

        A line that opens a list of sources begins a block even in the middle of a paragraph, and so does each line
        at the margin where the others hang behind it.
        """
        begin, kind, at = start, Kind.PARAGRAPH, start
        lines = self._text[start:end].splitlines(keepends=True)
        margin = _margin(lines)
        for line, following in zip_longest(lines, lines[1:], fillvalue=""):
            opens = _opens_list(line, following)
            hangs = margin is not None and kind is Kind.PARAGRAPH and _depth(line, 0) == margin
            if opens or hangs or _ITEM.match(line):
                if begin < at:
                    yield begin, at, kind
                begin, kind = at, opens or (Kind.ITEM if _ITEM.match(line) else Kind.PARAGRAPH)
            at += len(line)
            if kind is Kind.HEADING:
                yield begin, at, kind
                begin, kind = at, Kind.PARAGRAPH
        if begin < end:
            yield begin, end, kind

    def _block(self, kind: Kind, start: int, end: int, level: int = 0) -> Block:
        piece = self._text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        region = self._lines.region(start, start + len(piece))
        level = level or (7 if kind is Kind.HEADING else 0)
        return Block(kind, piece, region, _anchors(piece, self._lines, start), level)


def _margin(lines: Sequence[str]) -> int | None:
    """Return where entries begin in a paragraph whose further lines hang behind them, None where none do."""
    depths = [_depth(line, 0) for line in lines]
    least = min(depths, default=0)
    is_hung = len(depths) > 2 and depths[0] == least and depths.count(least) > 1 and max(depths) > least
    return least if is_hung and depths[1] > least else None


def _opens_list(line: str, following: str) -> Kind | None:
    """Return what a line is that opens a list: "Sources: https://…", "Sources https://…", or the word alone."""
    first = next(addresses.find(line[: _LONGEST_LEAD + 20]), None)
    if first is None:
        alone = heads_sources(line) and (_ITEM.match(following) or next(addresses.find(following[:400]), None))
        return Kind.HEADING if alone else None
    before = line[: first[1]]
    opens = lead(before) or (heads_sources(before) and not _CODE.search(before))
    return Kind.PARAGRAPH if opens else None


def _anchors(piece: str, lines: Lines, offset: int) -> tuple[Anchor, ...]:
    """Return the addresses of a block, those in angle brackets whole that go on in the next line (RFC 3986, C)."""
    bare = bare_anchors(piece, lines, offset)
    wrapped = {
        match.start(1): Anchor(
            "".join(match[1].split()), *match.span(1), lines.region(offset + match.start(1), offset + match.end(1))
        )
        for match in _WRAPPED.finditer(piece)
    }
    return tuple(wrapped.get(anchor.start, anchor) for anchor in bare)
