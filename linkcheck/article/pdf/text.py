"""The pages of a PDF in, their text out: page furniture dropped, lines joined, and where each character stood.

A PDF has no paragraphs: what belongs together is told by where lines stand, how full they are, and in which size
they are set.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from linkcheck.article.headings import heads_sources
from linkcheck.article.pdf.page import Line, Page

__all__ = ["LARGER", "Text", "body_size", "joined"]

LARGER = 1.08  # times the text's size, from which a line is a heading
_MARGIN = 0.12  # of a page's height: where heads and feet are printed
_OFTEN = 0.25  # share of the pages that repeat one: odd and even pages may differ, chapters too
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|p\.|página|pagina|стр\.?|第)\s?)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s?(?:/|of|von|de|di|из|－|–)\s?\d{1,4})?\s?(?:页|頁|ページ)?[\W_]*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*•‣–·▪●◦]|\(?\d{1,3}[.)/]|\[\^?\w{1,12}\]:?)\s*\S")
_ADDRESS = re.compile(r"https?://|www\.|\bdoi\.org/|\b10\.\d{4,9}/", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]\Z")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_OPEN_END = re.compile(r"[/\-_=&?%#~+.,:@]\Z")
# What only an address has: a separator in the middle, a file's suffix, letters and digits in one word.
_ADDRESS_PART = re.compile(
    r"[\w%~+@-]{0,200}[/=_&%#?~]|[\w-]{1,200}\.(?:html?|php|aspx?|pdf|jsp)\b|"
    r"(?=[^\W\d]*\d)(?=[\d-]*[^\W\d])[\w-]+[.,;)]?\Z"
)
_FULL = 0.8  # of the longest line's length: a shorter one ends its paragraph
_LONGEST_HEADING = 200  # characters


class Text(NamedTuple):
    """The text of all pages, and where it came from."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]  # where in the text each line starts
    headings: dict[int, Line]  # the lines that are headings, by where they start

    def place(self, offset: int) -> tuple[int, int]:
        """Return the page and the line on it of a character."""
        line = self.lines[max(0, bisect_right(self.starts, offset) - 1)]
        return line.page, line.number


def body_size(lines: Sequence[Line]) -> float:
    """Return the size that most of the text is set in; code, which may be more, is smaller than its text."""
    counts: Counter[float] = Counter()
    for line in [line for line in lines if not line.is_typed] or lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def joined(pages: Sequence[Page]) -> Text:
    """Return the text of the pages, a blank line between paragraphs."""
    lines = tuple(_without_furniture(pages))
    gaps = list(_gaps(lines))
    body = body_size(lines)
    parts: list[str] = []
    starts: list[int] = []
    headings: dict[int, Line] = {}
    length = 0
    for line, (cut, gap), (_, after) in zip(lines, gaps, [*gaps, (0, "\n\n")][1:], strict=True):
        if cut and parts:
            parts[-1] = parts[-1][:-cut]
            length -= cut
        starts.append(length + len(gap))
        if (gap == "\n\n" or not parts) and _is_heading(line, body, after):
            headings[starts[-1]] = line
        parts += (gap, line.text)
        length += len(gap) + len(line.text)
    return Text("".join(parts), lines, tuple(starts), headings)


def _is_heading(line: Line, body: float, after: str) -> bool:
    """Return whether a line that begins a paragraph is a heading: larger than the text, or bold and alone."""
    if len(line.text) > _LONGEST_HEADING or not re.search(r"[^\W\d_]", line.text):
        return False
    return line.size > LARGER * body or (
        line.is_bold and after == "\n\n" and len(line.text) <= 80 and line.text[-1] not in ".,;:"
    )


def _without_furniture(pages: Sequence[Page]) -> Iterator[Line]:
    """Yield the lines that are not a page's head, foot or number."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_furniture(line) for line in page.lines if _is_outside(line, page)})
    least = max(2.0, _OFTEN * len(pages))
    for page in pages:
        for line in page.lines:
            outside = _is_outside(line, page)
            if not (outside and (counts[_furniture(line)] >= least or _PAGE_NUMBER.fullmatch(line.text))):
                yield line


def _is_outside(line: Line, page: Page) -> bool:
    margin = _MARGIN * (page.top - page.bottom)
    return not page.bottom + margin < line.y < page.top - margin


def _furniture(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / 2)


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield what stands before each line: how much of the line before it goes, and what comes instead."""
    if not lines:
        return
    spacing = _spacing(lines)
    longest = _longest(lines)
    outdented = _outdented(lines)
    yield 0, ""
    item = lines[0] if _ITEM.match(lines[0].text) else None  # that opened the paragraph
    for index, (previous, line) in enumerate(pairwise(lines), start=1):
        full = len(previous.text) >= _FULL * longest[previous.page, round(previous.size)]
        follows = _follows(previous, line, spacing)
        if _ITEM.match(line.text) and not line.note and not _is_continued_address(previous, line, full):
            item = line
            yield 0, "\n\n"
        elif item and follows and line.x > item.x + 0.3 * line.size:
            yield _join(previous, line, full)  # the text of an item stands further in than its number
        elif line.note or index in outdented or _is_apart(previous, line, full, follows):
            item = None
            yield 0, "\n\n"
        else:
            yield _join(previous, line, full)


def _spacing(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance between two lines, by their size."""
    found: dict[int, list[float]] = {}
    for previous, line in pairwise(lines):
        if previous.page == line.page and round(previous.size) == round(line.size):
            found.setdefault(round(line.size), []).append(previous.y - line.y)
    return {size: median(each for each in gaps if each > 0) for size, gaps in found.items() if max(gaps) > 0}


def _longest(lines: Sequence[Line]) -> dict[tuple[int, int], int]:
    """Return the length of the longest line of each page and size, in characters."""
    longest: dict[tuple[int, int], int] = {}
    for line in lines:
        key = line.page, round(line.size)
        longest[key] = max(longest.get(key, 0), len(line.text))
    return longest


def _follows(previous: Line, line: Line, spacing: dict[int, float]) -> bool:
    """Return whether a line stands right below another, as the next line of a paragraph does."""
    usual = spacing.get(round(line.size), 1.2 * line.size)
    drop = previous.y - line.y
    same = previous.page == line.page and -0.3 * line.size < drop <= 1.35 * usual
    return same and abs(previous.size - line.size) <= 0.08 * line.size


def _is_apart(previous: Line, line: Line, full: bool, follows: bool) -> bool:
    """Return whether a line begins a paragraph.

    On a new page or in a new column it does not where the line before was full, or the sentence goes on.
    """
    if heads_sources(line.text) or heads_sources(previous.text):
        return True
    if follows:
        return not full and line.x > previous.x + 0.7 * line.size
    jumps = previous.page != line.page or line.y > previous.y
    alike = abs(previous.size - line.size) <= 0.08 * line.size and previous.is_bold == line.is_bold
    goes_on = line.text[:1].islower() or bool(_address_at_end(previous.text))
    return not (jumps and alike and (goes_on or (full and previous.text[-1] not in ".!?。")))


def _address_at_end(text: str) -> str:
    """Return the address that a line ends in, or nothing."""
    word = text.rsplit(maxsplit=1)[-1]
    match = _ADDRESS.search(word)
    return word[match.start() :] if match else ""


def _is_continued_address(previous: Line, line: Line, full: bool) -> bool:
    """Return whether a line goes on with the address that ends the line before.

    It does where its first word is one that only an address has. Where the address cannot end as it does, or
    ends within a path on a full line, any word will do that begins no sentence and is longer than "and".
    """
    address = _address_at_end(previous.text)
    if not address or not (full or _OPEN_END.search(address)):
        return False
    first = line.text.split(maxsplit=1)[0]
    if first.lower().startswith(("http", "www.", "doi", "(", "[")):
        return False
    if _ADDRESS_PART.match(first):
        return not _ITEM.match(line.text) or bool(re.search(r"[/=_&%]", first))
    is_within = address[-1] in "-_=&?%#~+@" or (address[-1] == "/" and full and address.count("/") > 3)
    return is_within and len(first) > 3 and not first[0].isupper() and not _ITEM.match(line.text)


def _join(previous: Line, line: Line, full: bool) -> tuple[int, str]:
    """Return how two lines of a paragraph are joined: a broken address or word is put together again."""
    if _is_continued_address(previous, line, full):
        return 0, ""
    if _BROKEN_WORD.search(previous.text) and line.text[:1].islower():
        return 1, ""
    if _CJK.match(previous.text[-1]) and _CJK.match(line.text[0]):
        return 0, ""
    return 0, " " if full else "\n"


def _outdented(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that begin an entry of a list set with hanging indents.

    In such a list the first lines of the entries stand at its edge and the others further in.
    """
    found: set[int] = set()
    start = None
    for index in range(len(lines) + 1):
        ends = index == len(lines) or (start is not None and lines[index].size > LARGER * lines[start].size)
        if start is not None and ends:
            found.update(_hanging(lines, start, index))
            start = None
        if index < len(lines) and heads_sources(lines[index].text):
            if start is not None:
                found.update(_hanging(lines, start, index))
            start = index + 1 if index + 1 < len(lines) else None
    return found


def _is_below(previous: Line, line: Line) -> bool:
    """Return whether a line stands in the same column as the one before, and is set alike."""
    alike = abs(previous.size - line.size) <= 0.08 * line.size
    return alike and previous.page == line.page and line.y < previous.y


def _hanging(lines: Sequence[Line], start: int, end: int) -> Iterator[int]:
    """Yield the indexes of the lines at the edge, column by column."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and _is_below(lines[stop - 1], lines[stop]):
            stop += 1
        edge = min(line.x for line in lines[at:stop])
        inner = [line for line in lines[at:stop] if line.x > edge + 0.5 * line.size]
        if 3 * len(inner) >= stop - at:
            yield from (index for index in range(at, stop) if lines[index].x <= edge + 0.5 * lines[index].size)
        at = stop
