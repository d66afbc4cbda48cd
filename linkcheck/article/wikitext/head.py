"""What a wiki page says of itself: the title and the date that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkcheck import dates
from linkcheck.article.blocks import Block, Kind
from linkcheck.article.wikitext import cites
from linkcheck.article.wikitext.inline import Inline, Page
from linkcheck.article.wikitext.tree import Mark, Node, Span
from linkcheck.model import PartialDate

__all__ = ["stated"]

_FIELD = re.compile(r"^[ \t]{0,40}([A-Za-z][A-Za-z -]{1,30}):[ \t]{1,20}(\S.{0,300})$", re.MULTILINE)
_DATES = ("date", "published", "created", "assigned", "date created", "submitted", "posted")
_BOLD = re.compile(r"'{3,5}((?:[^'\n]|'{1,2}(?!')){1,300}?)'{3,5}")
_TOP = 4000  # characters above which a page states its date, or its title in bold
_LONGEST_TITLE = 200


def stated(page: Page, root: Span, blocks: Sequence[Block]) -> tuple[str | None, PartialDate | None]:
    """Return the title and the date of a page, None where it states none.

    A title is what `{{DISPLAYTITLE:…}}` shows, the field of a preamble, or the bold term that the first
    paragraph defines; a heading of the first rank is left to those who look at headings.
    """
    fields = _preamble(blocks)
    title = _displayed(page, root) or fields.get("title") or _term(page, root, blocks)
    worded = (dates.parse(fields.get(name, "")) for name in _DATES)
    return title, next(filter(None, worded), None) or _dated(page, root)


def _preamble(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the fields ("Title: …") of what is shown as written above all else."""
    first = blocks[0] if blocks else None
    if first is None or first.kind is not Kind.CODE:
        return {}
    fields: dict[str, str] = {}
    for name, value in _FIELD.findall(first.text[:_TOP]):
        fields.setdefault(name.casefold(), value.strip())
    return fields


def _displayed(page: Page, root: Span) -> str | None:
    """Return what `{{DISPLAYTITLE:…}}` shows, of all the templates that stand alone."""
    for node in root.children:
        name = page.text[node.low : node.low + len("displaytitle:")]
        if node.kind is Mark.TEMPLATE and name.casefold() == "displaytitle:":
            return _shown(page, Span(node.low + len(name), node.high, node.children)) or None
    return None


def _shown(page: Page, span: Span) -> str:
    inline = Inline(page)
    inline.add(span)
    return " ".join(inline.text.result().text.partition("|")[0].split())[:_LONGEST_TITLE]


def _term(page: Page, root: Span, blocks: Sequence[Block]) -> str | None:
    """Return the term in bold of the first paragraph above any heading."""
    first = next((block for block in blocks if block.kind in {Kind.PARAGRAPH, Kind.HEADING}), None)
    if first is None or first.kind is Kind.HEADING:
        return None
    start = page.lines.offset(first.region.start_line)
    end = page.lines.offset(first.region.end_line + 1)
    match = _BOLD.search(page.text, start, min(end, start + _TOP))
    if not match:
        return None
    inside = tuple(node for node in root.children if match.start(1) <= node.start and node.end <= match.end(1))
    words = _shown(page, Span(match.start(1), match.end(1), inside))
    return words if words and words[-1] not in ":：.!?" else None


def _dated(page: Page, root: Span) -> PartialDate | None:
    """Return the date that a template states at the top, as Wikinews does: `{{date|December 15, 2021}}`."""
    for node in _templates_at_top(page.text, root):
        found = cites.template(page.text, node)
        if cites.is_one_of(found, "dates"):
            words = " ".join(page.text[field.low : field.high] for field in found.listed[:3])
            return dates.parse(words)
    return None


def _templates_at_top(text: str, root: Span) -> Iterator[Node]:
    """Yield the templates that stand at the beginning of a line, as no word of a sentence does."""
    for node in root.children:
        if node.start > _TOP:
            return
        if node.kind is Mark.TEMPLATE and _begins_a_line(text, node.start):
            yield node


def _begins_a_line(text: str, at: int) -> bool:
    return not text[max(0, text.rfind("\n", 0, at)) : at].strip()
