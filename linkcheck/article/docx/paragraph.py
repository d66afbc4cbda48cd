"""A paragraph of a Word document while it is read, and the blocks that paragraphs become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Block, Call, Kind, covers
from linkcheck.model import Region

__all__ = ["Paragraph", "called", "merged"]


class Paragraph:
    """A paragraph that is open: its text so far, and what is marked in it.

    Its region is a line, its number; the columns are the characters of its text.
    """

    def __init__(self, line: int, properties: etree._Element | None) -> None:
        self.line, self.properties = line, properties
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []
        self.calls: list[Call] = []
        self.labels: list[str] = []
        self.is_beside = self.is_reference = False  # whether a field that has some of its text says so

    def write(self, text: str) -> None:
        """Add some text."""
        self.parts.append(text)
        self.length += len(text)

    def tail(self) -> str:
        """Return the last few characters so far."""
        return "".join(part[-4:] for part in self.parts[-4:])

    def link(self, url: str, start: int) -> None:
        """Add the link that the text from an offset on leads to, if there is any."""
        if start < self.length:
            self.anchors.append(Anchor(url, start, self.length, self.region(start, self.length)))

    def region(self, start: int, end: int) -> Region:
        """Return where a piece of the text stands."""
        return Region(self.line, start + 1, self.line, end + 1)

    def block(self, kind: Kind, level: int, label: str | None) -> Block | None:
        """Return the block without surrounding white space, None where nothing else is in it."""
        raw = "".join(self.parts)
        text = raw.strip()
        first = len(raw) - len(raw.lstrip())
        taken = sorted((anchor.start, anchor.end) for anchor in self.anchors)
        bare = (
            Anchor(url, start, end, self.region(start, end))
            for url, start, end in addresses.find(raw)
            if not covers(taken, start)
        )
        anchors = (_clipped(anchor, first, len(text)) for anchor in sorted([*self.anchors, *bare], key=_by_start))
        region = self.region(first, first + len(text))
        calls = tuple(call._replace(at=max(0, min(call.at - first, len(text)))) for call in self.calls)
        labels = tuple(dict.fromkeys([label, *self.labels] if label else self.labels))
        return Block(kind, text, region, tuple(anchors), level, False, labels, calls) if text else None


def _clipped(anchor: Anchor, first: int, length: int) -> Anchor:
    start, end = (max(0, min(offset - first, length)) for offset in (anchor.start, anchor.end))
    return anchor._replace(start=start, end=end)


def _by_start(anchor: Anchor) -> int:
    return anchor.start


def merged(kind: Kind, blocks: Sequence[Block], gaps: Sequence[str]) -> Block:
    """Return one block of several, each behind its gap; the first one's gap is left out."""
    parts: list[str] = []
    anchors: list[Anchor] = []
    calls: list[Call] = []
    length = 0
    for block, gap in zip(blocks, ["", *gaps[1:]], strict=True):
        at = length + len(gap)
        anchors += (each._replace(start=each.start + at, end=each.end + at) for each in block.anchors)
        calls += (call._replace(at=call.at + at) for call in block.calls)
        parts += (gap, block.text)
        length = at + len(block.text)
    region = Region(*blocks[0].region[:2], *max(block.region[2:] for block in blocks))
    labels = tuple(label for block in blocks for label in block.labels)
    return Block(kind, "".join(parts), region, tuple(anchors), 0, False, labels, tuple(calls))


def called(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with only those labels that something leads to; Word marks places nobody refers to."""
    wanted = {call.label for block in blocks for call in block.calls}
    wanted |= {anchor.url[1:] for block in blocks for anchor in block.anchors if anchor.url.startswith("#")}
    for block in blocks:
        yield block._replace(labels=tuple(each for each in block.labels if each in wanted or each.isdigit()))
