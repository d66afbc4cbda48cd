"""The blocks below a heading of sources, and where the list ends that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linkcheck.article import strays
from linkcheck.article.blocks import ACROSS, Block, Kind
from linkcheck.article.headings import find as find_word
from linkcheck.article.headings import names_works
from linkcheck.article.leads import lead
from linkcheck.article.listed import (
    CITES,
    ENTRIES,
    LISTED,
    SHORTEST_PROSE,
    beside,
    key,
    keyed,
    leads_off_the_site,
    leads_to_pictures,
    looks_like_a_list,
    outside_links,
)
from linkcheck.article.unlinked import names_a_work

__all__ = ["Gathered", "Opener", "gather"]

LONGEST_ENTRY = 600  # a block without any address that is longer than this is prose, and ends the list
_WORK = re.compile(r"[(（](?:1[5-9]|20)\d{2}[a-z]?[)）]|[\"“„«].{8,}[\"”“»].*(?:1[5-9]|20)\d{2}|\b10\.\d{4,9}/")
_COLONS = (":", "：")
_NUMBERED = re.compile(r"\W{0,3}\d")
_NEVER = {
    Kind.ASIDE: "beside the article",
    Kind.CODE: "code",
    Kind.HEADING: "a heading within the list",
}
_ARROWS = re.compile(r"[|·•←→«»]")


class Opener(NamedTuple):
    """What a list stands under."""

    level: int  # 1 to 6 for a heading, 7 for a line that is one; 0 for "Sources:", whose list ends at any heading
    block: Block


class Gathered(NamedTuple):
    """The blocks of a list by their index, and where it ends."""

    entries: tuple[tuple[int, Block], ...]
    inside: tuple[tuple[int, str], ...]  # what stands among them and is none, and why
    stop: int  # the first block that is not of the list
    ended: str = ""  # why not; empty at the end of the text


def gather(blocks: Sequence[Block], start: int, opener: Opener) -> Gathered:
    """Return what stands below a heading or a line that opens a list, up to where it ends."""
    gathering = _Gathering(blocks, opener)
    for index in range(start, len(blocks)):
        if ended := gathering.hear(index):
            return gathering.result(index, ended)
    return gathering.result(len(blocks))


class _Gathering:
    """Hears of each block below a heading in turn, until one ends the list."""

    def __init__(self, blocks: Sequence[Block], opener: Opener) -> None:
        self.entries: list[tuple[int, Block]] = []
        self.inside: list[tuple[int, str]] = []
        self._blocks, self._opener = blocks, opener
        self._kinds: set[Kind] = set()
        self._leads_away = False
        self._key = ""  # that the block before consists of, for the entry behind it

    def hear(self, index: int) -> str:
        """Take a block in and return the empty string, or return why the list ends before it."""
        block = self._blocks[index]
        if ended := self._end(block, index):
            return ended
        reason, before = self._no_entry(block, index), self._key
        self._key = key(block)
        if reason:
            self.inside.append((index, reason))
        else:
            self.entries.append((index, keyed(block, before)))
            self._kinds.add(block.kind)
            self._leads_away = self._leads_away or any(map(leads_off_the_site, block.anchors))
        return ""

    def result(self, stop: int, ended: str = "") -> Gathered:
        """Return what was heard; among other entries those that lead to pictures credit them."""
        pictures = {
            index for index, block in self.entries if leads_to_pictures(block) and not CITES.search(beside(block))
        }
        if len(pictures) < len(self.entries):
            self.entries = [each for each in self.entries if each[0] not in pictures]
            self.inside = sorted([*self.inside, *((index, "leads to a picture") for index in pictures)])
        return Gathered(tuple(self.entries), tuple(self.inside), stop, ended)

    def _end(self, block: Block, index: int) -> str:
        if block.kind is Kind.ASIDE and block.level == ACROSS:
            return "a line across the page ends the list" if self.entries else ""
        if block.kind is Kind.ASIDE and block.level and not block.text:
            return "the element that holds the heading and its list ends"
        if block.kind is Kind.ASIDE:
            return "a heading beside the article ends the list" if block.level or not self._opener.level else ""
        if block.kind is Kind.HEADING:
            return self._end_at_heading(block, index)
        if not self._opener.level and (ended := self._end_of_led(block)):
            return ended
        return self._end_at_line(block, index) if block.text.strip() else ""

    def _end_at_heading(self, block: Block, index: int) -> str:
        word = find_word(block.text)
        if not self._opener.level:
            return "a heading ends the list"
        if word and not (word.is_weak and block.level > self._opener.level):
            return "a heading of sources opens a list of its own"
        if block.level <= self._opener.level and not self._goes_on(block, index):
            return "a heading of the same rank ends the list"
        is_other = strays.heads_another_part(block.text)
        return "a heading of what is no source ends the list" if is_other else ""

    def _goes_on(self, block: Block, index: int) -> bool:
        """Return whether a heading of the same rank parts the list by kinds of works: "Books", "Videos"."""
        if not self.entries or block.level != self._opener.level or not names_works(block.text):
            return False
        end = index + 1
        while end < len(self._blocks) and self._blocks[end].kind is not Kind.HEADING:
            end += 1
        below = self._blocks[index + 1 : end]
        return looks_like_a_list(below, [each for each in below if each.kind in ENTRIES and each.text.strip()])

    def _end_of_led(self, block: Block) -> str:
        """Return why a block ends a list under "Sources:", of which every block has something to cite."""
        cites = block.kind in LISTED or bool(block.anchors) or names_a_work(block, block.text[:LONGEST_ENTRY])
        if not cites or block.kind is Kind.CODE:
            return "a block that cites nothing ends the list"
        if lead(block.text):
            return "a line that opens a list of its own ends the list"
        opener = self._opener.block
        is_beside = block.kind is Kind.ITEM and block.region.start_column <= opener.region.start_column
        if opener.kind is Kind.ITEM and opener.lined and is_beside:
            return "an item of the same rank ends the list"
        return ""

    def _end_at_line(self, block: Block, index: int) -> str:
        if block.kind is Kind.ROW and self._kinds and Kind.ROW not in self._kinds:
            return "a table below the list is none of it"
        if block.kind is not Kind.PARAGRAPH:
            return ""
        if self._opener.level and self._is_heading_line(block):
            return "a heading of sources opens a list of its own"
        return self._end_at_paragraph(block, index)

    def _end_at_paragraph(self, block: Block, index: int) -> str:
        if self._kinds == {Kind.FOOTNOTE} and not _NUMBERED.match(block.text):
            return "a paragraph below the notes ends the list"
        if self._is_text(block, index) and not self._is_annotation(block, index):
            return "running text ends the list"
        first = block.anchors[0].start if block.anchors else None
        if self.entries and (
            strays.heads_another_part(block.text) or strays.begins_another_part(block.text, first)
        ):
            return "a line of what is no source ends the list"
        if self._is_navigation(block):
            return "links within the site end the list"
        is_below = self._is_below_the_items(block, index)
        return "a paragraph below the items of a page cites nothing and ends the list" if is_below else ""

    def _is_heading_line(self, block: Block) -> bool:
        word = find_word(block.text) if not block.anchors else None
        is_lead = block.text.rstrip()[-1:] in ":："
        return word is not None and not is_lead and (not word.is_weak or self._opener.level == 7)

    def _is_annotation(self, block: Block, index: int) -> bool:
        """Return whether running text says more of the work cited above it, and another is cited below it."""
        following = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        if self._kinds != {Kind.PARAGRAPH} or following is None or following.kind is not Kind.PARAGRAPH:
            return False
        is_cited = (
            bool(following.text) and len(following.text) <= LONGEST_ENTRY and bool(_WORK.search(following.text))
        )
        return is_cited and not block.anchors and self.entries[-1][0] == index - 1

    def _is_text(self, block: Block, index: int) -> bool:
        """Return whether a paragraph is running text: long, or sentences that cite nothing.

        Above the first entry it may introduce the list that follows; below items a link does not make it an entry.
        """
        following = self._blocks[index + 1 : index + 2]
        if following and following[0].kind is Kind.CODE and block.text.rstrip()[-1:] in _COLONS:
            return True  # it introduces a sample
        if len(block.text) <= SHORTEST_PROSE:
            return False
        if not self.entries and index + 1 < len(self._blocks) and self._blocks[index + 1].kind in LISTED:
            return False
        if block.anchors:
            return bool(self._kinds & {Kind.ITEM, Kind.ROW}) and outside_links(block) > 2 * SHORTEST_PROSE
        return len(block.text) > LONGEST_ENTRY or not CITES.search(block.text)

    def _introduces(self, block: Block, index: int) -> bool:
        """Return whether a paragraph above the items says how they were chosen, with links within the site."""
        following = self._blocks[index + 1].kind if index + 1 < len(self._blocks) else None
        is_above = not self.entries and block.kind is Kind.PARAGRAPH and following in LISTED
        is_own = bool(block.anchors) and not any(map(leads_off_the_site, block.anchors))
        return is_above and is_own and outside_links(block) > SHORTEST_PROSE

    def _is_below_the_items(self, block: Block, index: int) -> bool:
        """Return whether a page goes on with something else: no item, nothing cited, and no item after it."""
        following = self._blocks[index + 1].kind if index + 1 < len(self._blocks) else None
        is_apart = not block.lined and self._kinds <= {Kind.ITEM, Kind.ROW} and following not in LISTED
        return bool(self._kinds) and is_apart and not block.anchors and not CITES.search(block.text)

    def _is_navigation(self, block: Block) -> bool:
        """Return whether a paragraph below entries that lead away only has links within the site."""
        if all(anchor.url.startswith("#") for anchor in block.anchors):
            return False
        within = not any(map(leads_off_the_site, block.anchors)) and outside_links(block) <= 20
        is_apart = self._kinds & {Kind.ITEM, Kind.ROW} or _ARROWS.search(block.text[:200])
        return bool(self._leads_away and within and is_apart)

    def _no_entry(self, block: Block, index: int) -> str:
        if block.kind in _NEVER:
            return _NEVER[block.kind]
        if not block.text.strip():
            return "empty"
        if strays.is_nothing(block.text):
            return "says that there is no source"
        if strays.is_credit(block.text):
            return "credits a picture or a person"
        if self._introduces(block, index):
            return "introduces the list"
        is_more = block.kind is Kind.PARAGRAPH and self._is_text(block, index)
        return "says more of the work above it" if is_more and self._is_annotation(block, index) else ""
