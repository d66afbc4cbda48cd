"""A page's text and elements in document order: a light tree that nothing can make deep, wide or slow.

The text lies in numbered pieces. Each element knows its first piece and the one after its last, and the element
around it, so that whatever is asked later (what stands in it, what around it, beside what) costs nothing before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, count, repeat
from operator import eq
from typing import NamedTuple

from linkcheck.charsets import clean
from linkcheck.page.elements import holds_others, joined

__all__ = ["BREAK", "DEEPEST", "Events", "Outline", "Seen"]

DEEPEST = 512  # open elements; what is nested deeper counts as text of the last one, as in Chrome
MOST_ELEMENTS = 100_000  # of a page; the longest of 855 has 22,000, and what comes after them is text
BREAK = "\f"  # a piece of its own where a block begins or ends; in HTML a form feed is but another space

# What the parser tells, in its order: a text; an element's attributes followed by its tag; None for an end.
# A tuple for each element would be twice as dear, for the garbage collector looks at every one.
Events = Sequence[str | Mapping[str, str] | None]

MUTED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "iframe", "object"),
        *("select", "button", "dialog", "textarea", "title"),
    )
)
_SOFT = frozenset(("nav", "footer", "aside", "button", "dialog"))  # what is seen, and beside the page's own text
_BREAKING = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "dt", "dd"),
        *("li", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figure"),
        *("figcaption", "address", "pre", "details", "summary", "center", "form", "body", "small"),
        *("option", "label"),
    )
)


class Seen(NamedTuple):
    """The lines that readers see: their text, and between which pieces each stands."""

    pieces: list[str]  # those that nobody sees empty
    starts: list[int]  # the first piece of each line …
    ends: list[int]  # … and the one after its last
    texts: list[str]


class Outline:
    """The pieces of text of a page, and its elements by number from 1; number 0 stands for what is around all."""

    def __init__(self, events: Events = (), wanted: Sequence[str] = (), classed: Sequence[str] = ()) -> None:
        """Read what a parser tells; take note of the elements with a `wanted` tag, or `classed` with a class."""
        self.pieces: list[str] = []
        self.tags: list[str] = [""]
        self.attributes: list[Mapping[str, str]] = [{}]
        self.starts: list[int] = [0]  # the number of an element's first piece …
        self.ends: list[int] = [0]  # … and the one after its last
        self.parents: list[int] = [0]
        self.hidden: list[tuple[int, int]] = []  # first and last but one pieces of what a reader does not see
        self.noted: dict[str, list[int]] = {tag: [] for tag in wanted}
        self.classed: list[int] = []  # those of some tags that have a class
        self.properties: list[int] = []  # those with `itemprop`
        self.is_cut = False  # whether there were more elements
        self._beside: dict[int, int] = {}
        self._read(events, frozenset(classed))
        if any(self._is_page(*hidden) for hidden in self.hidden):
            self._mute()

    def _read(self, events: Events, classed: frozenset[str]) -> None:  # noqa: C901, PLR0912  (see below)
        """Read the events in one loop: a page has 4,000 of them, and a call for each would double its time."""
        pieces, tags, parents, ends = self.pieces, self.tags, self.parents, self.ends
        attributes, starts, noted, properties = self.attributes, self.starts, self.noted, self.properties
        add = pieces.append
        inner = depth = flat = muted = 0  # the innermost element, open ones, those too deep to count, the muted
        following = iter(events)
        for event in following:
            if event.__class__ is str:
                add(event)
            elif event is None:
                if flat:
                    flat -= 1
                    continue
                ends[inner] = len(pieces)
                if tags[inner] in _BREAKING:
                    add(BREAK)
                if inner == muted and muted:
                    self.hidden.append((starts[inner], len(pieces)))
                    muted = 0
                inner = parents[inner]
                depth -= 1
            else:
                tag: str = next(following)  # type: ignore[assignment]
                if tag in _BREAKING:
                    add(BREAK)
                number = len(tags)
                if depth >= DEEPEST or number > MOST_ELEMENTS:
                    flat += 1
                    self.is_cut = True
                    continue
                tags.append(tag)
                attributes.append(event)  # type: ignore[arg-type]
                starts.append(len(pieces))
                ends.append(0)
                parents.append(inner)
                inner = number
                depth += 1
                if tag in noted:
                    noted[tag].append(number)
                elif tag in classed and "class" in event:
                    self.classed.append(number)
                if "itemprop" in event:
                    properties.append(number)
                if not muted and tag in MUTED:
                    muted = number
        while inner:  # what a parser that gave up left open
            ends[inner] = len(pieces)
            inner = parents[inner]
        if muted:
            self.hidden.append((self.starts[muted], len(pieces)))
        ends[0] = len(pieces)

    def _is_page(self, start: int, end: int) -> bool:
        """Return whether some pieces are most of the page, a headline among them: a menu that was never closed."""
        headlines = self.noted.get("h1", [])[:9]
        return end - start > len(self.pieces) / 2 and any(start <= self.starts[each] < end for each in headlines)

    def _mute(self) -> None:
        """Find what is hidden anew, without what hides the page itself."""
        self.hidden, behind = [], 0
        for number in range(1, len(self.tags)):
            start, end, tag = self.starts[number], self.ends[number], self.tags[number]
            if start >= behind and tag in MUTED and not (tag in _SOFT and self._is_page(start, end)):
                self.hidden.append((start, end))
                behind = end

    # ------------------------------------------------------------ text

    def text(self, number: int) -> str:
        """Return an element's text on one line, without the scripts in it."""
        start, end = self.starts[number], self.ends[number]
        pieces = self.pieces[start:end]
        for tag in ("script", "style"):
            inner = self.noted.get(tag, [])
            for each in inner[bisect_right(inner, number) :]:
                if self.starts[each] >= end:
                    break
                first, last = self.starts[each] - start, self.ends[each] - start
                pieces[first:last] = [""] * (last - first)
        return joined(pieces)

    def visible(self, longest: int) -> str:
        """Return the text that readers see, one line for each block, cut at some characters."""
        return "\n".join(self.seen.texts)[:longest]

    @cached_property
    def seen(self) -> Seen:
        """The lines that readers see."""
        pieces = self.pieces.copy()
        for start, end in self.hidden:
            pieces[start:end] = [""] * (end - start)
        text = "".join(pieces)
        breaks = [-1, *compress(count(), map(eq, pieces, repeat(BREAK))), len(pieces)]
        if text.count(BREAK) > len(breaks) - 2:  # a form feed that ends no line is a space
            text = "".join(piece if piece == BREAK else piece.replace(BREAK, " ") for piece in pieces)
        lines = text.split(BREAK)
        said = [number for number, line in enumerate(lines) if line and not line.isspace()]
        texts = [_line(lines[number]) for number in said]
        return Seen(
            pieces, [breaks[number] + 1 for number in said], [breaks[number + 1] for number in said], texts
        )

    def _hidden_to(self, piece: int) -> int:
        """Return where the muted part ends that a piece stands in, or 0."""
        index = bisect_right(self.hidden, (piece, len(self.pieces) + 1)) - 1
        end = self.hidden[index][1] if index >= 0 else 0
        return end if end > piece else 0

    def is_hidden(self, number: int) -> bool:
        """Return whether an element stands in a menu, an aside, a footer, or in what nobody sees."""
        return bool(self._hidden_to(self.starts[number]))

    # ------------------------------------------------------------ elements

    def at(self, piece: int) -> int:
        """Return the innermost element that a piece stands in."""
        number = bisect_right(self.starts, piece) - 1
        while number and self.ends[number] <= piece:
            number = self.parents[number]
        return number

    def around(self, number: int) -> Iterator[int]:
        """Yield an element and those around it, from the inside out."""
        while number:
            yield number
            number = self.parents[number]

    def nearest(self, number: int, most: int) -> frozenset[int]:
        """Return the nearest elements around an element, without those that hold everything."""
        found: list[int] = []
        for each in self.around(self.parents[number]):
            if len(found) == most:
                break
            found.append(each)
        return frozenset(each for each in found if self.tags[each] not in {"html", "body"})

    def beside(self, number: int) -> int:
        """Return the outermost element that holds something beside the page's subject, or 0.

        The answer is kept for each, so that asking for every element of a page takes linear time.
        """
        asked, found = [], 0
        for each in self.around(number):
            if each in self._beside:
                found = self._beside[each]
                break
            asked.append(each)
        for each in reversed(asked):
            found = found or (each if holds_others(self.tags[each], self.attributes[each]) else 0)
            self._beside[each] = found
        return found


def _line(text: str) -> str:
    line = " ".join(text.split())
    # What can be printed needs no cleaning, which takes five times as long as to see that.
    return line if line.isprintable() else clean(line)
