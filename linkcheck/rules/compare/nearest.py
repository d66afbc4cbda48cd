"""Where a text has some words: all of them, whatever printing changed, or most of them, or which are nearest.

What is looked for is folded to its letters. A text is first asked for the longest words as they are written, and
only folded around them: folding a page of ten thousand words takes 2 milliseconds, asking it for a word 0.02.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from linkcheck.rules.compare.letters import TOKEN, UNSPACED, fold, words

__all__ = ["NEARLY", "Passage", "Searched", "Wanted", "wanted"]

NEARLY = (
    0.8  # of the words, in their order, from which a passage is the one that is meant: what proof-citations takes
)
LONGEST_FOLDED = 250_000  # characters of a text that are folded whole; no page has more than 200,000
LONGEST_PASSAGE = 300  # characters of one that is shown
_MOST_WORDS = 120  # of what is looked for that are compared one by one
_SAMPLE = 4  # words in a row that few pages have by chance
_MOST_PLACES = 40  # of one word in a text that are looked at
_MOST_ANCHORS = 10  # words that are looked for to find the nearest passage
_MOST_WINDOWS = 3  # passages that are compared word by word
_SHORTEST_PART = 8  # letters beside an omission that are looked for: "I", "of the" stand everywhere
_REACH = 1.6  # times as long as what is looked for may be what it stands in
_SPREAD = 1.5  # times as many words as are looked for may stand from the first to the last of a passage
_AROUND = 80  # characters, besides
_ASIDE = 12  # words between two halves of a statement that may say who makes it
_PARTED = re.compile(r"[^\w\s]\s|\s[^\w\s]")  # two words between which a sign stands: "…", said the mayor, "…"

# What is left out, put in, or changed by whoever quotes: "…", "[...]", "(…)", "[the president]", "[W]e", "[sic]".
_GAP = re.compile(r"[\[(]\s?(?:\.{2,4}|…|\. \. \.)\s?[\])]|\[[^\[\]]{0,120}\]|\.{3,}|…|\. \. \.")
_WORD = re.compile(r"[^\s.,;:!?…\"“”„«»‘’'()\[\]—–\-]{2,}")
_RUN = re.compile(r"[^\W_]+(?: [^\W_]+)*+")  # broken as apostrophes, dashes and commas break it
_PIECE = 3  # characters of a script without spaces that are looked for as a word is
_EDGE = re.compile(r"[.!?…]\s|[。！？]|\n")


class Passage(NamedTuple):
    """The place of a text that is nearest to some words."""

    share: float  # of the words that it has in their order, 0 to 1
    text: str  # as it stands there
    missing: tuple[str, ...]  # words that it has not, folded
    other: tuple[str, ...]  # words that it has between the first and the last instead, folded


class Wanted(NamedTuple):
    """Some words that are looked for: the parts between their gaps, as they are written and folded."""

    parts: tuple[str, ...]
    folded: tuple[str, ...]
    words: tuple[str, ...]
    sample: str  # a few of the words without any sign between them, as they are written


def wanted(text: str) -> Wanted:
    """Return a quotation as what has to stand on a page."""
    parts = [(part, fold(part)) for part in _GAP.split(text)]
    parts = [each for each in parts if len(each[1]) >= _SHORTEST_PART] or [(text, fold(text))]
    kept = tuple(words(" ".join(part for part, _ in parts))[:_MOST_WORDS])
    runs = (
        run.split()[1:] for part, _ in parts for run in _RUN.findall(part)
    )  # the first may have been a capital
    sample = " ".join(max(runs, key=len, default=[])[:_SAMPLE]) or text
    return Wanted(tuple(part for part, _ in parts), tuple(folded for _, folded in parts), kept, sample)


class Searched:
    """A text that is searched; what is worked out for one search is kept for the next."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        """Its letters and digits."""
        return fold(self.text[:LONGEST_FOLDED])

    @cached_property
    def _lowered(self) -> str:
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text

    def has(self, wanted: Wanted) -> bool:
        """Return whether all parts of some words stand in the text in their order."""
        return (not self.text.isascii() and self._has_written(wanted)) or self._has_folded(wanted)

    def has_as_written(self, wanted: Wanted) -> bool:
        """Return the same, if some of the words stand together as they are written, which is soon told."""
        return wanted.sample in self.text and self.has(wanted)

    def _has_written(self, wanted: Wanted) -> bool:
        at = 0
        for part, folded in zip(wanted.parts, wanted.folded, strict=True):
            at = next((place for place, text in self._around(part) if place >= at and folded in fold(text)), -1)
            if at < 0:
                return False
        return True

    def _around(self, part: str) -> Iterator[tuple[int, str]]:
        """Yield pieces of the text in which a part of some words could stand, and where its longest words are."""
        reach = int(_REACH * len(part)) + _AROUND
        for word in _anchors(part)[:3]:
            for place in _places(self.text, word, 8):
                yield place, self.text[max(0, place - reach) : place + reach]

    def _has_folded(self, wanted: Wanted) -> bool:
        at = 0
        for part in wanted.folded:
            at = self.folded.find(part, at)
            if at < 0:
                # A quotation may put the second half of a statement first.
                return all(each in self.folded for each in wanted.folded)
            at += len(part)
        return True

    def nearest(self, wanted: Wanted) -> Passage | None:
        """Return the passage that has most of some words in their order, or None where it has none of them."""
        asked = " ".join(wanted.parts)
        width = int(_REACH * min(len(asked), 8 * _MOST_WORDS)) + _AROUND
        found = (self._passage(wanted.words, low, low + width) for low in self._windows(asked, width))
        return max((each for each in found if each), key=lambda each: each.share, default=None)

    def _windows(self, asked: str, width: int) -> list[int]:
        """Return where the stretches of a width begin that have most of the longest words."""
        anchors = dict.fromkeys(each.lower() for each in _anchors(asked)[: 2 * _MOST_ANCHORS])
        hits = sorted(
            (place, number)
            for number, word in enumerate(list(anchors)[:_MOST_ANCHORS])
            for place in _places(self._lowered, word, _MOST_PLACES)
        )
        best: list[int] = []
        for _, low in sorted(_counted(hits, width), reverse=True):
            if all(abs(low - each) > width // 2 for each in best):
                best.append(low)
            if len(best) == _MOST_WINDOWS:
                break
        return [max(0, low - width // 3) for low in best]

    def _passage(self, asked: Sequence[str], low: int, high: int) -> Passage | None:
        """Return how much of some words a stretch has, and what of it the words are nearest to."""
        stretch = self.text[low : high + (high - low) // 3]
        spans = [match.span() for match in TOKEN.finditer(stretch)]
        folded = [fold(stretch[start:end]) for start, end in spans]
        matcher = SequenceMatcher(None, folded, asked, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        blocks = _compact(blocks, _SPREAD * len(asked) + _aside(blocks, stretch, spans))
        if not blocks:
            return None
        first, last = blocks[0].a, blocks[-1].a + blocks[-1].size - 1
        had = {index for block in blocks for index in range(block.b, block.b + block.size)}
        here = {index for block in blocks for index in range(block.a, block.a + block.size)}
        return Passage(
            len(had) / max(1, len(asked)),
            _shown(self.text, low + spans[first][0], low + spans[last][1]),
            tuple(word for index, word in enumerate(asked) if index not in had),
            tuple(word for index, word in enumerate(folded[: last + 1]) if index > first and index not in here),
        )


def _aside(blocks: list[Match], stretch: str, spans: Sequence[tuple[int, int]]) -> int:
    """Return of how many words the longest aside is that parts the words looked for, and nothing is left out."""
    longest = 0
    for before, after in pairwise(blocks):
        end = before.a + before.size
        if longest < after.a - end <= _ASIDE and after.b == before.b + before.size:
            edges = (stretch[spans[at - 1][0] : spans[at][1]] for at in (end, after.a))
            longest = after.a - end if all(map(_PARTED.search, edges)) else longest
    return longest


def _compact(blocks: list[Match], longest: float) -> list[Match]:
    """Return runs of words without those at the ends that only stand there by chance, far from the others."""
    while blocks and blocks[-1].a + blocks[-1].size - blocks[0].a > longest:
        blocks = blocks[1:] if blocks[0].size <= blocks[-1].size else blocks[:-1]
    return blocks


def _anchors(text: str) -> list[str]:
    """Return the words of a text, the longest first: the longer a word, the fewer places it stands in."""
    found: list[str] = []
    for word in _WORD.findall(text):
        if len(word) > _PIECE and UNSPACED.search(word):
            found += (word[at : at + _PIECE] for at in range(0, len(word) - _PIECE + 1, _PIECE))
        else:
            found.append(word)
    return sorted(found, key=len, reverse=True)


def _places(text: str, word: str, most: int) -> Iterator[int]:
    """Yield where a word stands in a text, at most so many times."""
    at = text.find(word)
    while at >= 0 and most > 0:
        yield at
        at, most = text.find(word, at + len(word)), most - 1


def _counted(hits: Sequence[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """Yield for each place how many different words stand in the stretch that begins there."""
    inside: dict[int, int] = {}
    high = 0
    for place, number in hits:
        while high < len(hits) and hits[high][0] < place + width:
            inside[hits[high][1]] = inside.get(hits[high][1], 0) + 1
            high += 1
        yield len(inside), place
        inside[number] -= 1
        if not inside[number]:
            del inside[number]


def _shown(text: str, start: int, end: int) -> str:
    """Return a passage with the rest of the sentences it begins and ends in, as far as there is room for it."""
    room = max(0, LONGEST_PASSAGE - (end - start)) // 2
    before = [match.end() for match in _EDGE.finditer(text, max(0, start - room), start)]
    behind = _EDGE.search(text, max(start, end - 1), end + room)
    low = before[-1] if before else start
    high = behind.end() if behind else end
    passage = " ".join(text[low:high].split())
    return passage if len(passage) <= LONGEST_PASSAGE else f"{passage[: LONGEST_PASSAGE - 1].rstrip()}…"
