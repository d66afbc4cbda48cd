"""Markdown's link definitions where they are the list: "## Sources" and below it only "[1]: https://…"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from linkcheck.article.blocks import Anchor, Block, Kind, Lines
from linkcheck.article.headings import heads_sources

__all__ = ["listed"]


def listed(
    blocks: tuple[Block, ...], references: Mapping[str, Mapping[str, Any]], used: Collection[str], lines: Lines
) -> tuple[Block, ...]:
    """Return the blocks, and an item for each definition under a heading of sources that has nothing else.

    A definition by name that the text uses is the text's link; a number is a note, used or not, unless it
    has no title and other words lead to it.
    """
    if not references:
        return blocks
    items = [
        _item(label, reference, lines)
        for label, reference in references.items()
        if reference.get("map")
        and (reference.get("title") or f"words {label}" not in used)
        and (label.isdigit() or label not in used)
    ]
    items.sort(key=_line)
    return tuple(_merged(blocks, items))


def _merged(blocks: tuple[Block, ...], items: Sequence[Block]) -> Iterator[Block]:
    starts = [_line(item) for item in items]
    for block, following in zip_longest(blocks, blocks[1:]):
        yield block
        ends = following is None or following.kind is Kind.HEADING
        if ends and heads_sources(block.text) and not block.anchors:
            low = bisect_left(starts, _line(block))
            yield from items[low : bisect_left(starts, _line(following)) if following else None]


def _item(label: str, reference: Mapping[str, Any], lines: Lines) -> Block:
    url, words = str(reference["href"]), str(reference.get("title") or reference["href"])
    start = lines.offset(reference["map"][0] + 1)
    end = lines.end(reference["map"][1])
    at = lines.text.find(url, start, end)
    place = lines.region(at, at + len(url)) if at >= 0 else lines.region(start, end)
    anchor = Anchor(url, 0, len(words), place)
    return Block(Kind.ITEM, words, lines.region(start, end), (anchor,), labels=(label.lower(),))


def _line(block: Block) -> int:
    return block.region.start_line
