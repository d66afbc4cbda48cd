"""Pieces of text in, and where each came from; the text of a block out, with the place of each address in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Call, Lines, covers, merged
from linkcheck.article.wikitext.cites import Citation
from linkcheck.article.wikitext.tree import Node, Span

__all__ = ["Cited", "Rendered", "Text"]

_WORDS = re.compile(r"\w")


class Cited(NamedTuple):
    """A citation template: where it stands in the rendered text and in the file, and what it claims."""

    start: int
    end: int
    node: Node
    citation: Citation


class Rendered(NamedTuple):
    """A piece of the page as a reader sees it."""

    text: str
    anchors: tuple[Anchor, ...]
    calls: tuple[Call, ...]
    cited: tuple[Cited, ...]
    notes: tuple[Node, ...]  # those that are defined in it
    start: int  # where its first sign stands in the file, or its first address
    only_links: bool  # whether it holds links to other pages of the wiki and nothing else


class Text:
    """Gathers text, and for every piece of it where in the file it came from."""

    def __init__(self, lines: Lines) -> None:
        self.length = 0
        self.parts: list[str] = []
        self.calls: list[Call] = []
        self.cited: list[Cited] = []
        self.notes: list[Node] = []
        self.verbatim: list[tuple[int, int]] = []  # where no address is looked for
        self.inner: list[tuple[int, int]] = []  # links to other pages of the wiki
        self._lines = lines
        self._outputs: list[int] = []  # where each part starts in the text,
        self._origins: list[int] = []  # and in the file
        self._breaks: list[int] = []  # where markup stood, which ends an address
        self._anchors: list[Anchor] = []
        self._places: list[int] = []  # where in the file each address stands

    def write(self, piece: str, origin: int) -> None:
        """Append some text that stands in the file at an offset."""
        if piece:
            self._outputs.append(self.length)
            self._origins.append(origin)
            self.parts.append(piece)
            self.length += len(piece)

    def interrupt(self) -> None:
        """Note that markup stands here, of which the text shows nothing."""
        self._breaks.append(self.length)

    def anchor(self, url: str, place: Span, start: int, end: int) -> None:
        """Note that a piece of the text leads to an address, which stands in the file at some place."""
        self._anchors.append(Anchor(url, start, end, self._lines.region(place.low, place.high)))
        self._places.append(place.low)

    def result(self) -> Rendered:
        """Return what was gathered, without the white space around it."""
        whole = "".join(self.parts)
        left = len(whole) - len(whole.lstrip())
        text = whole.strip()
        taken = merged([*self.verbatim, *((each.start, each.end) for each in self._anchors)])
        bare = [self._bare(*found) for found in addresses.find(whole) if not covers(taken, found[1])]
        anchors = sorted([*self._anchors, *bare], key=lambda each: each.start)
        return Rendered(
            text,
            tuple(_moved(each, left, len(text)) for each in anchors),
            tuple(Call(call.label, min(max(0, call.at - left), len(text))) for call in self.calls),
            tuple(each._replace(start=each.start - left, end=each.end - left) for each in self.cited),
            tuple(self.notes),
            min([self._origin(left), *self._places]),
            not anchors and not self.cited and self._is_linked(whole),
        )

    def _bare(self, url: str, start: int, end: int) -> Anchor:
        index = bisect_right(self._breaks, start)
        end = min([end, *self._breaks[index : index + 1]])
        url = url[: end - start]
        region = self._lines.region(self._origin(start), self._origin(end - 1) + 1)
        return Anchor(url, start, end, region)

    def _origin(self, offset: int) -> int:
        """Return where in the file a piece of the rendered text stands."""
        index = max(0, bisect_right(self._outputs, offset) - 1)
        return self._origins[index] + offset - self._outputs[index] if self._origins else 0

    def _is_linked(self, text: str) -> bool:
        at, beside = 0, []
        for start, end in self.inner:
            beside.append(text[at:start])
            at = end
        return bool(self.inner) and not _WORDS.search("".join([*beside, text[at:]]))


def _moved(anchor: Anchor, left: int, length: int) -> Anchor:
    start, end = (min(max(0, offset - left), length) for offset in (anchor.start, anchor.end))
    return anchor._replace(start=start, end=end)
