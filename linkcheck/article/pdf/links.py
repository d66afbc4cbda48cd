"""Which pieces of a PDF's text lead where: addresses that are written out, and areas of a page that are links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.pdf.page import Line, Page, Rectangle
from linkcheck.article.pdf.text import Text

__all__ = ["Span", "spans"]

_MOST_LINES = 8  # that one area covers; more of them are a picture or a whole page
_MISSED = 20  # characters at a line's end that a link's area seems not to cover, and does
_NEAR = 0.6  # of a line's size: how far a link's edge may lie from where a piece of the line starts


class Span(NamedTuple):
    """A piece of the text and the address it leads to."""

    start: int
    end: int
    url: str


def spans(text: Text, pages: Sequence[Page]) -> list[Span]:
    """Return the links of the text in its order; none overlap.

    Where a link lies over an address, the link is right: it has the whole of what the lines have broken. Of one
    that was cut off at the line's end, as some programs do, the text has the whole.
    """
    written = [Span(start, end, url) for url, start, end in addresses.find(text.text)]
    found: list[Span] = []
    for link in _merged(_covered(text, pages), text.text):
        first = bisect_left(written, link.start, key=_end)
        under = [index for index in (first - 1, first, first + 1) if 0 <= index < len(written)]
        match = next((index for index in under if _is_same(link, written[index])), None)
        if match is None:
            found.append(link)
        elif len(link.url) > len(written[match].url) or not _is_start(link.url, written[match].url):
            written[match] = written[match]._replace(url=link.url)
    return list(_apart(sorted([*written, *found], key=_start)))


def _is_same(link: Span, written: Span) -> bool:
    """Return whether an area is the link of an address: it lies over most of it, or is near and begins alike."""
    shared = min(link.end, written.end) - max(link.start, written.start)
    if 2 * shared > written.end - written.start:
        return True
    near = shared > -20
    return near and (_is_start(link.url, written.url) or _is_start(written.url, link.url))


def _is_start(short: str, long: str) -> bool:
    return _bare(long).startswith(_bare(short))


def _bare(url: str) -> str:
    rest = url.partition("//")[2] if "//" in url[:8] else url
    return rest.lower().removeprefix("www.").rstrip("/-")


def _covered(text: Text, pages: Sequence[Page]) -> Iterator[Span]:
    """Yield what each area of each page lies over, line by line."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(text.lines):
        by_page.setdefault(line.page, []).append(index)
    for number, page in enumerate(pages, start=1):
        indexes = sorted(by_page.get(number, ()), key=lambda index: text.lines[index].y) if page.links else []
        heights = [text.lines[index].y for index in indexes]
        known: dict[int, list[float]] = {}
        for area in page.links:
            first, last = bisect_left(heights, area.bottom - 1), bisect_right(heights, area.top)
            for index in sorted(indexes[first:last]) if last - first <= _MOST_LINES else ():
                line = text.lines[index]
                places = known.setdefault(index, []) or known[index]
                if not places:
                    places += line.places()
                start, end = _under(line, places, area)
                if start < end:
                    yield Span(text.starts[index] + start, text.starts[index] + end, area.url)


def _under(line: Line, places: Sequence[float], area: Rectangle) -> tuple[int, int]:
    """Return the start and end of the words of a line that an area lies over."""
    if area.right < places[0] or area.left > places[-1] + line.size:
        return 0, 0
    start = _edge(line, places, area.left)
    end = _edge(line, places, area.right)
    return start, start + len(line.text[start:end].rstrip())


def _edge(line: Line, places: Sequence[float], x: float) -> int:
    """Return where a piece or else a word of a line starts, next to a place on the page; or the line's end."""
    first = bisect_left(line.pieces, x - _NEAR * line.size, key=lambda piece: piece.x)
    if first < len(line.pieces) and line.pieces[first].x <= x + _NEAR * line.size:
        return line.pieces[first].start
    at = min(bisect_left(places, x), len(line.text))
    before = line.text.rfind(" ", 0, at) + 1
    after = line.text.find(" ", at)
    after = len(line.text) if after < 0 else after + 1
    return before if at - before < after - at else after


def _merged(links: Iterator[Span], text: str) -> Iterator[Span]:
    """Yield the links, those of one address that follow each other as one: a link has an area on each line."""
    last: Span | None = None
    for link in sorted(set(links), key=_start):
        if last and last.url == link.url and len(text[last.end : link.start].strip()) <= _MISSED:
            last = last._replace(end=max(last.end, link.end))
            continue
        if last:
            yield last
        last = link
    if last:
        yield last


def _apart(links: Sequence[Span]) -> Iterator[Span]:
    """Yield the links without what an earlier one has already taken."""
    at = 0
    for link in links:
        start = max(link.start, at)
        if start < link.end:
            yield link._replace(start=start)
            at = link.end


def _start(link: Span) -> tuple[int, int]:
    return link.start, link.end


def _end(link: Span) -> int:
    return link.end
