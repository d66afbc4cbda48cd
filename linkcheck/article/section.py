"""Which blocks are the source list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from linkcheck.article.blocks import Block, Kind

__all__ = ["Section", "find", "heads_sources"]

LONGEST_HEADING = 60  # characters; a longer line is a sentence that happens to start with the word
LONGEST_ENTRY = 600  # a block without any address that is longer than this is prose, and ends the list


class Section(NamedTuple):
    """A list of sources: its heading as written, and the blocks that hold its entries."""

    heading: str
    blocks: tuple[Block, ...]


@cache
def _words() -> frozenset[str]:
    words = set()
    for line in files("linkcheck.article").joinpath("headings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words.update(word.strip() for word in line.partition(":")[2].split("|"))
    return frozenset(words)


_NUMBERING = re.compile(r"^(?:\d{1,2}|[ivxIVX]{1,4})(?:\.\d{1,2})*[.)]?\s+")
_MARKS = re.compile(r"[^\w\s]+")
# "Sources: …", "Source(s): …", "来源：…", and the word followed at once by the first marker: "Sources 1/ …"
_LEAD = re.compile(r"[\s>*_#(\[]*([^\W\d_][^\n:：/\d\[]{0,38}?)[*_]*\s*(?:[:：][*_]*|(?=\s(?:1\s?[/.)]|\[1\])))")


def heads_sources(text: str) -> bool:
    """Return whether a heading's text is one that heads a list of sources, in any language."""
    if len(text) > LONGEST_HEADING:
        return False
    folded = " ".join(_MARKS.sub(" ", _NUMBERING.sub("", text.strip())).casefold().replace(" & ", " and ").split())
    return folded in _words() or _NUMBERING.sub("", folded) in _words()


def find(blocks: Sequence[Block]) -> list[Section]:
    """Return the source lists of an article in its order; a list that holds no entry is none."""
    return [section for section in _candidates(blocks) if section.blocks]


def _candidates(blocks: Sequence[Block]) -> Iterator[Section]:
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if block.kind is Kind.HEADING and heads_sources(block.text):
            members = _until_next_heading(blocks, index, block.level)
            index += len(members)
            yield Section(block.text.strip(), _entries(members))
        elif block.kind is Kind.FOOTNOTE:
            yield Section("footnotes", (block,))
        elif lead := _lead(block):
            word, rest = lead
            members = [rest] if rest else _list_after(blocks, index)
            index += 0 if rest else len(members)
            yield Section(word, _entries(members))


def _until_next_heading(blocks: Sequence[Block], start: int, level: int) -> list[Block]:
    """Return the blocks up to a heading of the same or a higher rank; sub-headings stay inside."""
    members = []
    for block in blocks[start:]:
        if block.kind is Kind.HEADING and (block.level <= level or heads_sources(block.text)):
            break
        if _is_prose(block):
            break
        members.append(block)
    return members


def _list_after(blocks: Sequence[Block], start: int) -> list[Block]:
    """Return the blocks that follow "Sources:" and have something to cite."""
    members: list[Block] = []
    for block in blocks[start:]:
        cites = block.kind in {Kind.ITEM, Kind.ROW} or bool(block.anchors)
        if block.kind is Kind.HEADING or not cites:
            break
        members.append(block)
    return members


def _entries(members: Sequence[Block]) -> tuple[Block, ...]:
    kinds = {Kind.PARAGRAPH, Kind.ITEM, Kind.FOOTNOTE, Kind.ROW}
    return tuple(block for block in members if block.kind in kinds and block.text.strip())


def _is_prose(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and len(block.text) > LONGEST_ENTRY and not block.anchors


def _lead(block: Block) -> tuple[str, Block | None] | None:
    """Split "Sources: A, B" into its word and a block of the rest, None where the line is only the word."""
    if block.kind not in {Kind.PARAGRAPH, Kind.ITEM}:
        return None
    match = _LEAD.match(block.text)
    if not match or not heads_sources(match[1]):
        return None
    rest = block.text[match.end() :]
    if not rest.strip(" *_\n"):
        return match[1], None
    if not block.anchors:
        return None
    return match[1], block.part(match.end(), len(block.text))

