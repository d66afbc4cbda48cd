"""Plain text: paragraphs between blank lines, items behind markers, headings by their underline or their word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from linkcheck.article import addresses
from linkcheck.article.blocks import Block, Document, Kind, Lines, bare_anchors
from linkcheck.article.section import heads_sources, lead
from linkcheck.article.stated import is_date_line

__all__ = ["read"]

_ITEM = re.compile(r"[ \t\xa0]*(?:[-*•‣–·]|\(?\d{1,3}[.)/]|\[\^?\w{1,12}\]:?)[ \t\xa0]+\S|[ \t]*\[\d{1,3}\]\S")
_RULE = re.compile(r"[=\-~*_]{3,}\s*")
_CODE = re.compile(r"[\"'{}<>=|;$]")  # what stands around the word "source" in code and markup
_LONGEST_LEAD = 80  # characters before the first address of a line that opens a list


def read(text: str) -> Document:
    """Return the blocks of a plain text."""
    lines = Lines(text)
    return Document(tuple(_blocks(text, lines)))


def _blocks(text: str, lines: Lines) -> Iterator[Block]:
    for index, (start, end) in enumerate(_paragraphs(text)):
        body = _heading_end(text, start, end)
        if body:
            yield _block(Kind.HEADING, text, start, body, lines)
        elif index == 0 and (body := _date_end(text, start, end)):
            yield _block(Kind.PARAGRAPH, text, start, body, lines)
        for item_start, item_end, kind in _items(text, body or start, end):
            yield _block(kind, text, item_start, item_end, lines)


def _date_end(text: str, start: int, end: int) -> int:
    """Return where the first line of the text ends if it is only a date, else 0."""
    line_end = text.find("\n", start, end) + 1 or end
    return line_end if is_date_line(text[start:line_end]) else 0


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of lines that are not blank."""
    start = None
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
        at += len(line)
    if start is not None:
        yield start, at


def _heading_end(text: str, start: int, end: int) -> int:
    """Return where the heading ends that a paragraph begins with, or 0 where it begins with none."""
    first_end = text.find("\n", start, end)
    first_end = end if first_end < 0 else first_end + 1
    second_end = text.find("\n", first_end, end)
    second = text[first_end : end if second_end < 0 else second_end]
    if _RULE.fullmatch(second) and len(text[start:first_end].strip()) <= 120:
        return end if second_end < 0 else second_end + 1
    return first_end if heads_sources(text[start:first_end]) else 0


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    """Yield each item of a paragraph, and what stands before the first as a paragraph of its own.

    A line that opens a list of sources begins a block even in the middle of a paragraph.
    """
    begin, kind, at = start, Kind.PARAGRAPH, start
    lines = text[start:end].splitlines(keepends=True)
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        opens = _opens_list(line, following)
        if opens or _ITEM.match(line):
            if begin < at:
                yield begin, at, kind
            begin, kind = at, opens or Kind.ITEM
        at += len(line)
        if kind is Kind.HEADING:
            yield begin, at, kind
            begin, kind = at, Kind.PARAGRAPH
    if begin < end:
        yield begin, end, kind


def _opens_list(line: str, following: str) -> Kind | None:
    """Return what a line is that opens a list: "Sources: https://…", "Sources https://…", or the word alone."""
    first = next(addresses.find(line[: _LONGEST_LEAD + 20]), None)
    if first is None:
        alone = heads_sources(line) and (_ITEM.match(following) or next(addresses.find(following[:400]), None))
        return Kind.HEADING if alone else None
    before = line[: first[1]]
    opens = lead(before) or (heads_sources(before) and not _CODE.search(before))
    return Kind.PARAGRAPH if opens else None


def _block(kind: Kind, text: str, start: int, end: int, lines: Lines) -> Block:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    level = 0
    if kind is Kind.HEADING:
        underlined = "\n" in piece
        level = (1 if piece[-1] == "=" else 2) if underlined else 7
        piece = piece.partition("\n")[0].rstrip()
    region = lines.region(start, start + len(piece))
    return Block(kind, piece, region, bare_anchors(piece, lines, start), level)
