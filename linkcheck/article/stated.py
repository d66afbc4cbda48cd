"""What an article's own blocks say of it: its title and the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from linkcheck import dates, tables
from linkcheck.article.blocks import Block, Kind
from linkcheck.article.headings import folded, heads_sources
from linkcheck.article.leads import lead
from linkcheck.model import PartialDate

__all__ = ["is_date_line", "names", "near", "published", "title"]

_LONGEST_DATE_LINE = 80
_BESIDE = 20  # characters beside a date on its line: a day's name, a time
_TOP = 6  # blocks: a date further down belongs to something else
_AFTER_TITLE = 8  # blocks: section, author, date and reading time stand between a title and the text
_FIELDS = 12  # blocks, and lines of each, in which an article states fields of itself
_LINES = 30
_LONGEST_TITLE = 120
# "Date: 2021-12-15", "| Date | 2021-12-15 |", "**Published** 2021-12-15": a name, and what the field says
_FIELD = re.compile(r"[\s>*_|•-]{0,20}([^\W\d_][^\n:：|]{0,40}?)[\s*_]{0,10}[:：|][\s*_|]{0,20}(\S[^\n|]{0,300})")
_TOLD = re.compile(r"[:：–—-]\s*[^\W\d_]")  # "2021-12-15: what happened then"
# The pieces of a byline: "By A. Name | 15 December 2021 · 5 min read", "A. Name, 2021-12-15"
_PIECE = re.compile(r"\s[|·•–—/-]\s|[|·•\n]|,\s(?=\d{4}-)")
_BYLINE = re.compile(r"\s*(?:by|von|par|por|di|da|door|av|af|od|от|автор|作者|文|著者|by:)[\s:：]", re.IGNORECASE)
_LONGEST_BYLINE = 200
_SENTENCE = re.compile(
    r"(?:\s[a-zà-öø-ÿ]{1,20}){4}[^.]{0,80}\.\s*$|\([^)]{0,20}\d{4}\s[–-]"
)  # or the span of a life
_YEAR_FIRST = re.compile(r"\s*(\d{4}),?\s+([^\W\d_]{3,14})\.?\s+(\d{1,2})\b")
_KINDS = {Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW}
_HISTORY_ROWS = 60  # of a table of versions


def is_date_line(text: str) -> bool:
    """Return whether a line says only a date: `` date 2021-12-15 ``, "Wed, 15 December 2021 10:30"."""
    return _date(text) is not None


def _date(text: str) -> PartialDate | None:
    """Return the date that a line consists of, with a field's name, a day's or a time beside it."""
    found = _first(text) if len(text) <= _LONGEST_DATE_LINE else None
    if not found:
        return None
    date, start, end = found
    before, after = text[:start].strip(), text[end:].strip()
    if folded(before) in names("date"):
        before = ""
    elif before.endswith((":", "：")) or folded(before) in names("updated") or _TOLD.match(after):
        return None
    return date if len(before) + len(after) <= _BESIDE else None


def _leading(text: str) -> PartialDate | None:
    """Return the date that a field begins with, a day's name before it or not."""
    found = _first(text[:_LONGEST_DATE_LINE])
    return found[0] if found and found[1] <= _BESIDE else None


def _first(text: str) -> tuple[PartialDate, int, int] | None:
    """Return the first date of a text and where it stands; "2020 March 05" is one only at its beginning."""
    if (match := _YEAR_FIRST.match(text)) and (date := dates.parse(f"{match[3]} {match[2]} {match[1]}")):
        return (date, match.start(1), match.end()) if date.day else None
    return next(dates.find(text), None)


def title(blocks: Sequence[Block]) -> str | None:
    """Return the main heading, else the field "Title:", else a short first line that ends like no sentence.

    A heading of a lower rank names the article only where nothing but a date stands above it: further down
    it names a section, and so does a single word where more sections of its rank follow.
    """
    if blocks and _is_whole(blocks):
        return blocks[0].text
    ranked = [block for block in blocks if block.kind is Kind.HEADING]
    main = next((block for block in ranked if block.level == 1 and not _is_of_sources(block)), None)
    if main:
        return main.text
    headings = [block for block in ranked if not _is_of_sources(block)]
    if named := next(_stated(blocks, "title"), None):
        return named
    first = next((block for block in blocks if not is_date_line(block.text)), None)
    if first is None or (headings and first is headings[0]):
        return first.text if first and not _is_section(headings) else None
    return _titled_line(first) if len(blocks) > 1 else None


def _is_whole(blocks: Sequence[Block]) -> bool:
    """Return whether the first block is the only main heading, of a page that is nothing but a list of sources."""
    first = blocks[0]
    return (
        first.kind is Kind.HEADING
        and first.level == 1
        and heads_sources(first.text)
        and all(block.level > 1 for block in blocks[1:] if block.kind is Kind.HEADING)
    )


def _is_of_sources(heading: Block) -> bool:
    """Return whether a heading heads a list of sources, or is one: "Source: https://x.org"."""
    return heads_sources(heading.text) or bool(heading.anchors and lead(heading.text))


def _is_section(headings: Sequence[Block]) -> bool:
    """Return whether the first of some headings only names a part of the text: "Description"."""
    first, *others = headings
    return first.text.strip().isalpha() and any(each.level == first.level for each in others)


def _titled_line(block: Block) -> str | None:
    line = block.text.strip()
    if block.kind is not Kind.PARAGRAPH or block.anchors or "\n" in line or heads_sources(line) or lead(line):
        return None
    is_title = any(map(str.isalpha, line)) and len(line) <= _LONGEST_TITLE
    return line if is_title and line[-1] not in ".,;:!…。：；、" else None


def published(blocks: Sequence[Block], titled: str | None) -> PartialDate | None:
    """Return the day of publication that the article states, of a source's or another page's date none.

    Looked for in turn: a date that stands alone on a line at the top, or near the title; a field; a byline; the
    first entry of a table of versions; the day of the last change, where nothing else is said.
    """
    own = blocks[: _own(blocks)]
    return (
        _first_date(own[:_TOP])
        or near(own, titled)
        or next(filter(None, map(_leading, _stated(own, "date"))), None)
        or _in_column(own[:_FIELDS])
        or _in_byline(own[:_TOP])
        or _first_version(blocks)
        or next(filter(None, map(_leading, _stated(own, "updated"))), None)
        or next(filter(None, map(_leading, _stated(blocks[-_TOP:], "updated"))), None)
    )


def _own(blocks: Sequence[Block]) -> int:
    """Return how many blocks stand above the first list of sources: what is dated in it is a source."""
    for index, block in enumerate(blocks[: _FIELDS + _AFTER_TITLE]):
        is_line = block.kind in {Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM}
        if index and is_line and (heads_sources(block.text) or lead(block.text)):
            return index
    return len(blocks)


def near(blocks: Sequence[Block], titled: str | None) -> PartialDate | None:
    """Return the date that stands alone on a line near the title: a byline's, or a dateline's above it."""
    is_title = (block.kind is Kind.HEADING and block.text == titled for block in blocks)
    index = next((index for index, found in enumerate(is_title) if found), None)
    if index is None:
        return None
    return _first_date(blocks[index : index + _AFTER_TITLE]) or _first_date(blocks[max(0, index - 3) : index])


def _first_date(blocks: Sequence[Block]) -> PartialDate | None:
    kinds = {Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM}
    return next(filter(None, (_date(block.text) for block in blocks if block.kind in kinds)), None)


def _in_byline(blocks: Sequence[Block]) -> PartialDate | None:
    """Return the date that is a piece of its own in a short line: "By A. Name | 15 December 2021"."""
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH or len(block.text) > _LONGEST_BYLINE:
            continue
        pieces = [] if _SENTENCE.search(block.text) else _PIECE.split(block.text)
        if len(pieces) > 1 and (date := next(filter(None, map(_date, pieces)), None)):
            return date
        if _BYLINE.match(block.text) and (found := _first(block.text)):
            return found[0]
    return None


def _stated(blocks: Sequence[Block], kind: str) -> Iterator[str]:
    """Yield what the fields of a kind say among the first blocks of an article."""
    for block in blocks[:_FIELDS]:
        for line in block.text[:4000].split("\n")[:_LINES] if block.kind in _KINDS else ():
            match = _FIELD.match(line)
            if match and folded(match[1]) in names(kind):
                yield match[2].strip(" *_`|")


def _in_column(blocks: Sequence[Block]) -> PartialDate | None:
    """Return the date in the first row of a table below a column's name: "| Author | Created on |"."""
    for head, row in pairwise(blocks):
        if head.kind is Kind.ASIDE and row.kind is Kind.ROW and "|" in head.text:
            columns = [folded(cell) for cell in head.text[:1000].split("|")]
            cells = row.text[:4000].split("|")
            for name, cell in zip(columns, cells, strict=False):
                if name in names("date") and (date := _leading(cell)):
                    return date
    return None


def _first_version(blocks: Sequence[Block]) -> PartialDate | None:
    """Return the earliest date of the rows or items right below a heading "Version history"."""
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING and len(block.text) <= 60 and folded(block.text) in names("history"):
            rows = _below(blocks, index + 1)
            found = [next(dates.find(row.text[:500]), None) for row in rows]
            return min((each[0] for each in found if each), key=lambda date: date.earliest, default=None)
    return None


def _below(blocks: Sequence[Block], start: int) -> Iterator[Block]:
    for block in blocks[start : start + _HISTORY_ROWS]:
        if block.kind is Kind.HEADING:
            return
        if block.kind in {Kind.ROW, Kind.ITEM}:
            yield block


@cache
def names(kind: str) -> frozenset[str]:
    """Return what the fields of a kind are called, folded: "title", "date", "updated", "history"."""
    rows = (row for key, row in tables.rows(__file__, "fields.txt") if key.partition(" ")[2] == kind)
    return frozenset(folded(form) for row in rows for form in row)
