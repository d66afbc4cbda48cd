"""The parts of an inline piece of Markdown as they gather, and what the piece says when all are there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.blocks import Call, covers, merged

__all__ = ["Link", "Open", "Parts", "Piece"]


class Link(NamedTuple):
    """An address: the words that lead to it in the text, and where it is written in the content."""

    url: str
    start: int
    end: int
    first: int
    last: int


class Note(NamedTuple):
    """A note written where it is called: "^[words]"."""

    at: int  # the offset in the text
    first: int  # where its words are written in the content
    last: int


class Piece(NamedTuple):
    """What an inline piece says."""

    text: str
    links: tuple[Link, ...] = ()  # in the order of the text
    calls: tuple[Call, ...] = ()
    notes: tuple[Note, ...] = ()


class Open(NamedTuple):
    """A link whose end is not yet known: its first part, where its address is written, what tag it is."""

    url: str
    part: int
    first: int
    last: int
    name: str = ""


class Parts:
    """Stretches of text, each with its offset in the content; a mark that was read as one becomes empty."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.texts: list[str] = []
        self._places: list[int] = []
        self._links: list[tuple[Open, int]] = []  # with the part that each ends before
        self._verbatim: list[tuple[int, int]] = []  # parts
        self._closed: list[
            tuple[int, int]
        ] = []  # those of them that no link is in: code between tags, an image's words
        self._breaks: list[int] = []  # parts that no address goes on into
        self._calls: list[tuple[str, int]] = []
        self._notes: list[Note] = []  # with a part in place of the offset

    def __len__(self) -> int:
        return len(self.texts)

    def write(self, start: int, end: int) -> int:
        """Add a stretch of the content as it is, and return its end."""
        if start < end:
            self.put(self.content[start:end], start)
        return end

    def put(self, text: str, start: int) -> None:
        """Add a text that stands for what the content has at an offset."""
        self.texts.append(text)
        self._places.append(start)

    def write_verbatim(self, start: int, end: int) -> None:
        """Add code or maths: no address in it is one."""
        self._verbatim.append((len(self.texts), len(self.texts) + 1))
        self.put(self.content[start:end], start)

    def enclose(self, first: int) -> None:
        """Make what was added from a part on verbatim: no link in it is one."""
        self._verbatim.append((first, len(self.texts)))
        self._closed.append((first, len(self.texts)))

    def link(self, opened: Open) -> None:
        """Add a link whose words end here."""
        self._links.append((opened, len(self.texts)))

    def end_address(self) -> None:
        """Tell that something stands here which is no text, and which no address goes on behind."""
        self._breaks.append(len(self.texts))

    def call(self, label: str) -> None:
        """Add a call that stands here."""
        self._calls.append((label, len(self.texts)))

    def note(self, start: int, end: int) -> None:
        """Add a note that is called here and whose words stand in the content between two offsets."""
        self._notes.append(Note(len(self.texts), start, end))

    def piece(self) -> Piece:
        """Return what all parts say together."""
        text = "".join(self.texts)
        has_addresses = addresses.may_hold_one(text)
        if not (has_addresses or self._links or self._calls or self._notes):
            return Piece(text)
        offsets = [0, *accumulate(map(len, self.texts))]
        closed = merged(self._closed) if self._closed else ()
        links = [
            Link(each.url, offsets[each.part], offsets[end], each.first, each.last)
            for each, end in self._links
            if not covers(closed, each.part)
        ]
        if has_addresses:
            spans = [(offsets[low], offsets[high]) for low, high in self._verbatim]
            taken = merged(spans + [(link.start, link.end) for link in links])
            breaks = [offsets[part] for part in self._breaks]
            links += [self._written_out(offsets, *found) for found in _outside(text, taken, breaks)]
        if len(links) > 1:
            links.sort(key=_by_start)
        calls = tuple(Call(label, offsets[part]) for label, part in self._calls)
        notes = tuple(note._replace(at=offsets[note.at]) for note in self._notes)
        return Piece(text, tuple(links), calls, notes)

    def _written_out(self, offsets: Sequence[int], url: str, start: int, end: int) -> Link:
        first, last = (bisect_right(offsets, at) - 1 for at in (start, end - 1))
        return Link(
            url,
            start,
            end,
            self._places[first] + start - offsets[first],
            self._places[last] + end - offsets[last],
        )


def _outside(text: str, taken: Sequence[tuple[int, int]], breaks: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield the addresses that are written out in what is not taken, none of them across a break."""
    cuts = sorted({0, len(text), *breaks, *(offset for span in taken for offset in span)})
    for start, end in pairwise(cuts):
        if not covers(taken, start):
            yield from ((url, start + low, start + high) for url, low, high in addresses.find(text[start:end]))


def _by_start(link: Link) -> tuple[int, int]:
    return link.start, link.end
