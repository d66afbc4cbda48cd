"""Plain text: paragraphs between blank lines, items behind markers, headings by their underline or their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.article.blocks import Block, Document, Kind, Lines, bare_anchors
from linkcheck.article.section import heads_sources

__all__ = ["read"]

_ITEM = re.compile(r"[ \t\xa0]*(?:[-*•‣–·]|\(?\d{1,3}[.)/]|\[\^?\w{1,12}\]:?)[ \t\xa0]+\S|[ \t]*\[\d{1,3}\]\S")
_RULE = re.compile(r"[=\-~*_]{3,}\s*")


def read(text: str) -> Document:
    """Return the blocks of a plain text."""
    lines = Lines(text)
    return Document(tuple(_blocks(text, lines)))


def _blocks(text: str, lines: Lines) -> Iterator[Block]:
    for start, end in _paragraphs(text):
        heading_ends = _heading_end(text, start, end)
        if heading_ends:
            yield _block(Kind.HEADING, text, start, heading_ends, lines)
        for item_start, item_end, kind in _items(text, heading_ends or start, end):
            yield _block(kind, text, item_start, item_end, lines)


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
    """Yield each item of a paragraph, and what stands before the first as a paragraph of its own."""
    begin, kind, at = start, Kind.PARAGRAPH, start
    for line in text[start:end].splitlines(keepends=True):
        if _ITEM.match(line):
            if begin < at:
                yield begin, at, kind
            begin, kind = at, Kind.ITEM
        at += len(line)
    if begin < end:
        yield begin, end, kind


def _block(kind: Kind, text: str, start: int, end: int, lines: Lines) -> Block:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    level = 0
    if kind is Kind.HEADING:
        underlined = "\n" in piece
        piece, level = piece.partition("\n")[0].rstrip(), 2 if underlined else 7
    region = lines.region(start, start + len(piece))
    return Block(kind, piece, region, bare_anchors(piece, lines, start), level)
