"""The lines of text around a page's headline, as readers see them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import NamedTuple

from linkcheck.model import Datum
from linkcheck.page.outline import BREAK, Outline
from linkcheck.page.site_names import folded
from linkcheck.page.statements import Statements

__all__ = ["AFTER", "Line", "around_headline", "lines_with_years"]

BEFORE, AFTER = 12, 30  # lines around the headline in which a page prints its date
LONGEST = 200  # characters of a piece that are looked at, and half of those of a line: what follows is prose

_MOST_BEFORE, _MOST_AFTER = 120, 600  # pieces looked at for these lines
_CUT = 10 * LONGEST  # characters of a piece, spaces included
_MOST = 5000  # pieces of a page, where its headline must be looked for among its lines
_MOST_WITH_YEARS = 300  # lines
_MOST_OF_LINE = 40  # pieces on either side of a year
_MOST_HEADINGS = 30
_FEW = 5  # letters that are too few for a title
_SOME = 11  # letters that are enough for a part of one
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "title"),
        *("option", "dialog", "button"),
    )
)
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er"))  # "1<sup>st</sup>"


class Line(NamedTuple):
    """A line: its pieces, the number of the first, and how many lines it stands below the headline."""

    first: int
    parts: Sequence[str]
    at: int | None = None  # None: far away

    @property
    def text(self) -> str:
        """Its text, of a long line its beginning; figures and letters of two elements do not run together."""
        line = ""
        for part in self.parts:
            part = " ".join(part[:_CUT].split()) if len(part) > LONGEST else part  # noqa: PLW2901  (deep in spaces)
            if line and part and _are_apart(line[-1], part):
                line += " "
            line += part[:LONGEST]
            if len(line) > 2 * LONGEST:
                break
        return " ".join(line.split())[: 2 * LONGEST]


def _are_apart(last: str, part: str) -> bool:
    if last.isdigit():
        return part[0].isdigit() or (part[0].isalpha() and part[0] < "\u3000" and part[:2] not in _ORDINALS)
    return last.isalpha() and last < "\u3000" and part[0].isdigit()


def around_headline(statements: Statements, titles: Sequence[Datum], after: int = AFTER) -> list[Line]:
    """Return the lines around the headline, or none where it cannot be found."""
    at = _heading_at(statements, titles)
    if at is None:
        found = list(_lines(statements.outline, 0, _MOST))
        index = _titled([Line(*each) for each in found], titles)
        if index is not None:
            return _between(found, index, after)
        at = _only_heading(statements)
    if at is None:
        return []
    before = list(_lines(statements.outline, max(0, at - _MOST_BEFORE), at))
    return _between([*before, *_lines(statements.outline, at, at + _MOST_AFTER, after + 1)], len(before), after)


def _between(found: Sequence[tuple[int, list[str]]], index: int, after: int) -> list[Line]:
    """Return the lines around the one with an index."""
    start = max(0, index - BEFORE)
    return [Line(*line, number) for number, line in enumerate(found[start : index + after + 1], start - index)]


def lines_with_years(outline: Outline) -> list[Line]:
    """Return the first lines of a page that name a year."""
    pieces = outline.pieces.copy()
    for start, end in _silent(outline, 0, len(pieces)):
        pieces[start:end] = [""] * (end - start)
    starts = [0, *accumulate(map(len, pieces))]
    found: list[Line] = []
    last = 0
    for match in _YEAR.finditer("".join(pieces)):
        number = bisect_right(starts, match.start()) - 1
        if number < last:
            continue
        first = _border(pieces, number, -1) + 1
        last = _border(pieces, number, 1)
        found.append(Line(first, pieces[first:last]))
        if len(found) == _MOST_WITH_YEARS:
            break
    return found


def _border(pieces: Sequence[str], number: int, step: int) -> int:
    """Return the number of the break before or behind the line that a piece stands in."""
    for _ in range(_MOST_OF_LINE):
        if not 0 <= number < len(pieces) or pieces[number] == BREAK:
            break
        number += step
    return number


def _heading_at(statements: Statements, titles: Sequence[Datum]) -> int | None:
    """Return the piece at which the heading begins that is one of the page's titles, the best title first."""
    headings = [(folded(each.text), each) for each in statements.headings[:_MOST_HEADINGS]]
    stated = [each for each in titles[1:4] if each.origin not in {"h1", "headline"}]
    for title in (*titles[:1], *stated):
        own = folded(title.value)
        for letters, each in headings:
            if letters and (letters == own or (len(own) > _SOME and own in letters)):
                return each.at
    known = f"{folded(statements.title)} {folded(statements.meta('og:title'))}"
    for letters, each in headings:
        if each.is_main and len(letters) > _SOME and letters in known:
            return each.at
    return None


def _only_heading(statements: Statements) -> int | None:
    """Return the piece at which the only ``<h1>`` begins."""
    found = [each.at for each in statements.headings if each.origin == "h1"]
    return found[0] if len(found) == 1 else None


def _titled(found: Sequence[Line], titles: Sequence[Datum]) -> int | None:
    """Return the index of the line that is one of the page's titles."""
    own = [letters for each in titles[:6] if len(letters := folded(each.value)) > _FEW]
    longest = 3 * max(map(len, own), default=0)
    for index, line in enumerate(found):
        if (
            sum(map(len, line.parts)) > _FEW
            and len(line.parts) < 40
            and _is_one_of(folded(line.text[:longest]), own)
        ):
            return index
    return None


def _is_one_of(letters: str, titles: Sequence[str]) -> bool:
    """Return whether a line is one of some titles, a large part of one, or one and little else."""
    for title in titles:
        if letters == title or (len(letters) > _SOME and letters in title):
            return True
        if title in letters and len(letters) < 1.5 * len(title):
            return True
    return False


def _lines(outline: Outline, start: int, end: int, most: int = 400) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between two pieces without what nobody reads: the number of the first piece, and all."""
    heard = _heard(outline, start, min(end, len(outline.pieces)))
    yield from islice(_parted(outline.pieces, chain.from_iterable(heard)), most)


def _parted(pieces: Sequence[str], numbers: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
    first = 0
    parts: list[str] = []
    for number in numbers:
        piece = pieces[number]
        if piece == BREAK:
            if parts:
                yield first, parts
            parts = []
        elif parts:
            parts.append(piece)
        elif not piece.isspace():
            first, parts = number, [piece]
    if parts:
        yield first, parts


def _heard(outline: Outline, start: int, end: int) -> Iterator[range]:
    """Yield the numbers of the pieces between two that readers see, stretch by stretch."""
    for low, high in _silent(outline, start, end):
        yield range(start, low)
        start = max(start, high)
    yield range(start, end)


def _silent(outline: Outline, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that begin between two pieces and that nobody reads, in their order."""
    tags, starts, ends = outline.tags, outline.starts, outline.ends
    for number in outline.around(outline.at(start)):
        if tags[number] in _SILENT:
            yield start, ends[number]
    low, high = bisect_left(starts, start), bisect_right(starts, end)
    for number, tag in enumerate(tags[low:high], low):
        if tag in _SILENT:
            yield starts[number], ends[number]
