"""Which blocks are the source list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from linkcheck import tables
from linkcheck.article.blocks import Block, Kind

__all__ = ["Section", "find", "heads_sources", "lead"]

LONGEST_HEADING = 60  # characters; a longer line is a sentence that happens to start with the word
LONGEST_ENTRY = 600  # a block without any address that is longer than this is prose, and ends the list
SHORTEST_PROSE = 120  # characters; what is shorter may introduce a list
_CITES = re.compile(r"\d{4}|\b(?:ISBN|doi|pp?\.)|[\"“„«「]")


class Section(NamedTuple):
    """A list of sources: its heading as written, and the blocks that hold its entries."""

    heading: str
    blocks: tuple[Block, ...]


@cache
def _words() -> frozenset[str]:
    words: set[str] = set()
    for _, row in tables.rows(__file__, "headings.txt"):
        words.update(row)
    return frozenset(words - {""})


_NUMBERING = re.compile(r"^(?:\d{1,2}|[ivxIVX]{1,4})(?:\.\d{1,2})*[.)]?\s+")
_MARKS = re.compile(r"[^\w\s]+")
# "Sources: …", "Source(s): …", "来源：…", and the word followed at once by the first marker: "Sources 1/ …"
_LEAD = re.compile(r"[\s>*_#(\[]*([^\W\d_][^\n:：/\d\[]{0,38}?)[*_]*\s*(?:[:：][*_]*|(?=\s(?:1\s?[/.)]|\[1\])))")
_STAMP = re.compile(r"[\d\s:./年月日-]{8,30}(?=[^\W\d_])")  # "2019-09-26 12:11来源：…"
_VIA = re.compile(r"[(\[]?(?:via|h/t|hat tip)[:\s]\s*", re.IGNORECASE)
# What follows "Sources: A, B" on its line without being one of them: "/ Photo credit: C"
_CREDIT = re.compile(r"\b(?:photos?|images?|pictures?|bild(?:er)?|fotos?|cover)\b[^\n:]{0,20}:", re.IGNORECASE)
# "[Source](https://…)" alone in its paragraph
_SOURCE_LINK = re.compile(
    r"\W*(?:original )?(?:source|quelle|fuente|fonte|bron|källa|kilde|źródło|kaynak|источник|来源|來源|出典|출처)"
    r"(?: link)?\W*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\W_]+|\b(?:and|und|et|y|e|i|en|och|og|и|ve)\b")


def heads_sources(text: str) -> bool:
    """Return whether a heading's text is one that heads a list of sources, in any language."""
    if len(text) > LONGEST_HEADING:
        return False
    plain = _NUMBERING.sub("", text.strip()).replace("&", " and ")
    folded = " ".join(_MARKS.sub(" ", plain).casefold().split())
    return folded in _words() or _NUMBERING.sub("", folded) in _words()


def find(blocks: Sequence[Block]) -> list[Section]:
    """Return the source lists of an article in its order; a list that holds no entry is none.

    A table of contents repeats the heading above lines that cite nothing: of lists under one heading those
    without any address are dropped where another has some.
    """
    sections = [section for section in _candidates(blocks) if section.blocks]
    addressed = {section.heading.casefold() for section in sections if _has_address(section)}
    return [each for each in sections if _has_address(each) or each.heading.casefold() not in addressed]


def _has_address(section: Section) -> bool:
    return any(block.anchors for block in section.blocks)


def _candidates(blocks: Sequence[Block]) -> Iterator[Section]:
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if level := _heading_level(block):
            members = _until_next_heading(blocks, index, level)
            index += len(members)
            yield Section(block.text.strip(), _entries(members))
        elif block.kind is Kind.FOOTNOTE:
            yield Section("footnotes", (block,))
        elif lead := _lead(block):
            word, rest = lead
            members = [rest] if rest else _list_after(blocks, index)
            index += 0 if rest else len(members)
            yield Section(word, _entries(members))


def _heading_level(block: Block) -> int:
    """Return the rank of a heading of sources, 0 for any other block.

    "**Sources**" on a line of its own is the heading it is meant to be, whatever the format.
    """
    is_line = block.kind is Kind.PARAGRAPH and not block.anchors and block.text.rstrip()[-1:] not in ":："
    if not (is_line or block.kind is Kind.HEADING) or not heads_sources(block.text):
        return 0
    return block.level or 7


def _until_next_heading(blocks: Sequence[Block], start: int, level: int) -> list[Block]:
    """Return the blocks up to a heading of the same or a higher rank; sub-headings stay inside.

    A heading beside the article ("Share this", "Related", "Comments") ends the list whatever its rank.
    """
    members = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        if block.kind is Kind.ASIDE and block.level:
            break
        if block.kind is Kind.HEADING and (block.level <= level or heads_sources(block.text)):
            break
        if _is_prose(block) or _heading_level(block):
            break
        members.append(block)
    return members


def _list_after(blocks: Sequence[Block], start: int) -> list[Block]:
    """Return the blocks that follow "Sources:" and have something to cite."""
    members: list[Block] = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        cites = block.kind in {Kind.ITEM, Kind.ROW} or bool(block.anchors)
        if block.kind in {Kind.HEADING, Kind.ASIDE} or not cites or _lead(block):
            break
        members.append(block)
    return members


def _entries(members: Sequence[Block]) -> tuple[Block, ...]:
    kinds = {Kind.PARAGRAPH, Kind.ITEM, Kind.FOOTNOTE, Kind.ROW}
    return tuple(block for block in members if block.kind in kinds and block.text.strip())


def _is_prose(block: Block) -> bool:
    """Return whether a block without any address is running text: long, or sentences that cite nothing."""
    if block.kind is not Kind.PARAGRAPH or block.anchors or len(block.text) <= SHORTEST_PROSE:
        return False
    return len(block.text) > LONGEST_ENTRY or not _CITES.search(block.text)


def _lead(block: Block) -> tuple[str, Block | None] | None:
    """Split "Sources: A, B" into its word and a block of the rest, None where the line is only the word."""
    if block.kind not in {Kind.PARAGRAPH, Kind.ITEM}:
        return None
    word, end = lead(block.text) or _before_address(block) or ("", 0)
    if not word:
        return None
    rest = block.text[end:]
    if not rest.strip(" *_\n"):
        return word, None
    if not block.anchors:
        return None
    credit = _CREDIT.search(block.text, end)
    return word, block.part(end, credit.start() if credit else len(block.text))


def lead(text: str) -> tuple[str, int] | None:
    """Return the word that opens a line of sources ("Sources:", "来源：", "Sources 1/") and where it ends."""
    stamp = _STAMP.match(text)
    match = _LEAD.match(text, stamp.end() if stamp else 0)
    return (match[1], match.end()) if match and heads_sources(match[1]) else None


def _before_address(block: Block) -> tuple[str, int] | None:
    """Return the word that an address follows at once, where the block holds nothing but addresses.

    "Sources https://… https://…" and "(Via A, B and C)" are lists; "See also A, which …" is a sentence.
    """
    if not block.anchors:
        return None
    first, end = block.anchors[0].start, block.anchors[0].end
    before = block.text[:first]
    words = block.text[first:end]
    is_named = bool(_VIA.fullmatch(before)) or heads_sources(before)
    is_lead = is_named or (not before.strip(" ([") and bool(_SOURCE_LINK.fullmatch(words)))
    return (before.strip() or words, first) if is_lead and _only_addresses(block) else None


def _only_addresses(block: Block) -> bool:
    at = block.anchors[0].start
    for anchor in block.anchors:
        if _SEPARATORS.sub("", block.text[at : anchor.start]):
            return False
        at = max(at, anchor.end)
    return not _SEPARATORS.sub("", block.text[at:])
