"""What an article's own blocks say of it: its title and the day it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkcheck import dates
from linkcheck.article.blocks import Block, Kind
from linkcheck.article.section import heads_sources
from linkcheck.model import PartialDate

__all__ = ["is_date_line", "near", "published", "title"]

_DATE_LINE = re.compile(
    r"\s{0,40}(?:(?:date|published(?: on)?|posted(?: on)?|publié le|veröffentlicht(?: am)?|datum|fecha|data|"
    r"дата|日期)\s?[:：]?\s?)?(.{4,60})",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 80
_TOP = 6  # blocks: a date further down belongs to something else
_AFTER_TITLE = 8  # blocks: section, author, date and reading time stand between a title and the text


def is_date_line(text: str) -> bool:
    """Return whether a line says only a date: `` date 2021-12-15 ``, "Wed, 15 December 2021 10:30"."""
    return _date(text) is not None


def _date(text: str) -> PartialDate | None:
    match = _DATE_LINE.fullmatch(text.rstrip()) if len(text) <= _LONGEST_DATE_LINE else None
    for date, start, end in dates.find(match[1]) if match else ():
        beside = len(match[1]) - (end - start) if match else 0
        return date if beside <= 20 else None  # a day's name or a time may stand beside it
    return None


def title(blocks: Sequence[Block]) -> str | None:
    """Return the main heading, else a short first line that ends like no sentence.

    A heading of a lower rank names the article only where nothing but a date stands above it: further down
    it names a section.
    """
    headings = [block for block in blocks if block.kind is Kind.HEADING and not heads_sources(block.text)]
    main = next((block for block in headings if block.level == 1), None)
    if main:
        return main.text
    first = next((block for block in blocks if not is_date_line(block.text)), None)
    if first is None or (headings and first is headings[0]):
        return first.text if first else None
    return _titled_line(first) if len(blocks) > 1 else None


def _titled_line(block: Block) -> str | None:
    line = block.text.strip()
    if block.kind is not Kind.PARAGRAPH or block.anchors or "\n" in line:
        return None
    return line if line and len(line) <= 120 and line[-1] not in ".,;:!…。" else None


def published(blocks: Sequence[Block], titled: str | None) -> PartialDate | None:
    """Return the date that stands alone on a line at the top, or near the title."""
    return _first_date(blocks[:_TOP]) or near(blocks, titled)


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
