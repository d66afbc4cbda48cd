"""Where a source list ends because the element ends that holds its heading and its entries."""

from __future__ import annotations

from linkcheck.article.blocks import Block, Kind
from linkcheck.article.headings import heads_sources
from linkcheck.article.leads import lead

__all__ = ["Ends"]

_ENTRIES = {Kind.ITEM, Kind.ROW, Kind.FOOTNOTE, Kind.REFERENCE, Kind.PARAGRAPH}


class Ends:
    """Hears of each element and each block; tells when the list that is open has ended.

    A heading may stand in an element of its own: the list belongs to the innermost element that holds the
    heading and an entry.
    """

    def __init__(self) -> None:
        self._depth = 0
        self._opened: int | None = None  # how deep the element is that holds the heading
        self._has_entries = False

    @property
    def waits(self) -> bool:
        """Whether there was a heading of sources and nothing below it yet."""
        return self._opened is not None and not self._has_entries

    def enter(self) -> None:
        """Hear that an element begins."""
        self._depth += 1

    def leave(self) -> bool:
        """Hear that an element ends; return whether a list ends with it."""
        self._depth -= 1
        if self._opened is None or self._depth >= self._opened:
            return False
        ended = self._has_entries
        self._opened = None if ended else self._depth
        return ended

    def rule(self) -> bool:
        """Hear of a line across the page; return whether a list ends with it."""
        ended = self._opened is not None and self._has_entries
        self._opened = None if ended else self._opened
        return ended

    def hear(self, block: Block) -> None:
        """Hear of a block: a heading of sources opens a list, what cites something is an entry of it."""
        if _opens(block):
            self._opened, self._has_entries = self._depth, False
        elif self._opened is not None and _cites(block):
            self._has_entries = True


def _opens(block: Block) -> bool:
    if block.kind is Kind.HEADING:
        return heads_sources(block.text)
    if block.kind not in {Kind.PARAGRAPH, Kind.ITEM} or block.anchors:
        return False
    found = lead(block.text)
    return heads_sources(block.text) or (found is not None and not block.text[found[1] :].strip(" *_\n"))


def _cites(block: Block) -> bool:
    if block.kind not in _ENTRIES:
        return False
    leads = any(not anchor.url.startswith(("#", "javascript:")) for anchor in block.anchors)
    return leads or any(letter.isdigit() for letter in block.text[:600])
