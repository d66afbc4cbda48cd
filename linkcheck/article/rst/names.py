"""What the names in a reStructuredText document stand for, wherever in it they are explained."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from linkcheck.article.blocks import Anchor, Block, Kind, Lines
from linkcheck.article.headings import heads_sources
from linkcheck.article.marked import Raw
from linkcheck.article.rst.inline import Names, Token, embedded, folded, plain

__all__ = ["Collected", "Target", "listed", "used"]

_ANOTHER = re.compile(r"(?:`(?P<quoted>[^`]{1,500})`|(?P<name>[\w.+:-]{1,500}?))_$")
_EXTERNAL = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
LONGEST_CHAIN = 10  # names that stand for names


class Target(NamedTuple):
    """A name as it is defined, and the line where."""

    name: str
    url: str
    line: int


class Collected:
    """Gathers what a document's blocks define."""

    def __init__(self, numbered: Collection[str] = ()) -> None:
        self._numbered = numbered  # labels that are given to notes as they are written
        self.targets: list[Target] = []
        self._values: dict[str, str] = {}
        self._anonymous: list[str] = []
        self._waiting: list[str] = []  # names right above the next target, which stand for the same
        self._substitutes: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._met = {"#": 0, "*": 0}  # notes without a name
        self._number = 0

    def target(self, name: str, value: str, line: int) -> None:
        """Take in a target: an address, another name, or nothing where the next target says it."""
        if not value:
            self._waiting.append(name)
            return
        another = _ANOTHER.match(value)
        if not another:
            value = plain("".join(value.split()))
        for each in [*self._waiting, name]:
            if each:
                self._values.setdefault(folded(each), value)
            else:
                self._anonymous.append(value)
        if not another and _EXTERNAL.match(value):
            self.targets.append(Target(name, value, line))
        self._waiting.clear()

    def settle(self) -> None:
        """Forget the names above something that is no target: they stand for that."""
        self._waiting.clear()

    def substitution(self, name: str, value: str) -> None:
        """Take in what a substitution stands for: words, not what a directive would make."""
        directive, _, words = value.partition(":: ")
        if directive in {"replace", "unicode"}:
            self._substitutes.setdefault(name, words if directive == "replace" else "")
        else:
            self._substitutes.setdefault(name, "")

    def note(self, label: str) -> str:
        """Return the label of a note that is defined here: its name, else the number that falls to it."""
        own = label.removeprefix("#")
        if label.startswith("#"):
            self._number += 1
            while str(self._number) in self._numbered:
                self._number += 1
            own = own or str(self._number)
        if label in self._met:
            self._met[label] += 1
            label = f"{label} {self._met[label]}"
        self._notes.setdefault(folded(label), own)
        return own

    def embedded(self, text: str, marks: Iterable[Token]) -> None:
        """Take in the names that links give to their own addresses: "`name <address>`_"."""
        for mark in marks:
            if mark.kind == "reference" and mark.reference == "_":
                words, url = embedded(text[mark.inner : mark.inner_end])
                if words and url and not url.endswith("_"):
                    self._values.setdefault(folded(words), plain(url))

    def names(self) -> Names:
        """Return what all of it comes to."""
        targets = {name: self._resolved(value) for name, value in self._values.items()}
        anonymous = (self._resolved(value) for value in self._anonymous)
        return Names(targets, anonymous, self._notes, self._substitutes)

    def _resolved(self, value: str) -> str:
        for _ in range(LONGEST_CHAIN):
            another = _ANOTHER.match(value)
            if not another:
                return value
            value = self._values.get(folded(another["quoted"] or another["name"]), "")
        return ""


def used(pieces: Iterable[tuple[Raw, Sequence[Token], str]]) -> Iterator[str]:
    """Yield the names that the links of a text go by."""
    for piece, marks, _ in pieces:
        for mark in marks:
            if mark.kind == "reference":
                words, target = embedded(piece.text[mark.inner : mark.inner_end])
                yield folded(target.removesuffix("_") if target else words)


def listed(blocks: Sequence[Block], targets: Iterable[Target], names: set[str], lines: Lines) -> Iterator[Block]:
    """Yield the blocks, and an item for each target under a heading of sources that has nothing else.

    A target that the text links to is the text's; a number is a note, linked to or not.
    """
    items = [_item(each, lines) for each in targets if each.name.isdigit() or folded(each.name) not in names]
    starts = [item.region.start_line for item in items]
    for block, following in zip_longest(blocks, blocks[1:]):
        yield block
        ends = following is None or following.kind is Kind.HEADING
        if ends and heads_sources(block.text) and not block.anchors:
            low = bisect_left(starts, block.region.start_line)
            yield from items[low : bisect_left(starts, following.region.start_line) if following else None]


def _item(target: Target, lines: Lines) -> Block:
    start, end = lines.offset(target.line), lines.offset(target.line + 1)
    at = lines.text.find(target.url, start, lines.offset(target.line + 5))
    words = target.url if target.name.isdigit() or not target.name else target.name
    end = max(at + len(target.url), len(lines.text[:end].rstrip()) if at < 0 else 0)
    place = lines.region(at, end) if at >= 0 else lines.region(start, end)
    labels = (target.name,) if target.name else ()
    anchors = (Anchor(target.url, 0, len(words), place),)
    return Block(Kind.ITEM, words, lines.region(start, end), anchors, labels=labels)
