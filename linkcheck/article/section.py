"""Which blocks are the source list, and for each block why it is one of it or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linkcheck.article.blocks import Block, Kind
from linkcheck.article.gathering import Gathered, Opener, gather
from linkcheck.article.headings import find as find_word
from linkcheck.article.headings import folded, names_related
from linkcheck.article.leads import by_lines, is_away, split
from linkcheck.article.listed import CITES, SHORTEST_PROSE, leads_to_pictures, looks_like_a_list, outside_links

__all__ = ["Role", "Section", "Verdict", "explain", "find"]

_HOMEPAGE = re.compile(r"(?:https?:)?//[^/?#]+/?")
_HOST = re.compile(r"(?:(?:https?|ftp):)?//([^/?#:]+)|(?=www\.)([^/?#:]+)", re.IGNORECASE)
_MOST_NUMBERS = 500  # links of a paragraph whose words are looked at
_BLOGROLL = 4  # links to front pages and nothing else: as many are no citations


class Section(NamedTuple):
    """A list of sources: its heading as written, the blocks that hold its entries, and why it is one."""

    heading: str
    blocks: tuple[Block, ...]
    why: str = ""


class Role(StrEnum):
    """What a block is to the list of sources."""

    HEADING = "heading"  # opens a list
    ENTRY = "entry"
    INSIDE = "inside"  # stands among the entries and is none
    END = "end"  # ends a list
    REFUSED = "refused"  # would open a list, but what stands below is none
    OUTSIDE = "outside"


class Verdict(NamedTuple):
    """Whether a block is of a list of sources, and why."""

    block: Block
    role: Role
    reason: str  # one line
    entry: Block | None = None  # the part of the block that is the entry


class _List(NamedTuple):
    """What may be a list: blocks by their index. A refusal says why it is none after all."""

    heading: str
    why: str
    opener: int | None  # None for a note, which needs no heading
    found: Gathered
    refusal: str = ""


def find(blocks: Sequence[Block], site: str = "") -> list[Section]:
    """Return the source lists of an article in its order; a list that holds no entry is none.

    `site` is the host that the article was published on, as far as it is known.
    """
    return [
        Section(each.heading, tuple(block for _, block in each.found.entries), each.why)
        for each in _lists(blocks, site)
        if not each.refusal
    ]


def explain(blocks: Sequence[Block], site: str = "") -> Iterator[Verdict]:
    """Yield for each block what it is to the source lists that `find` returns, and why."""
    verdicts: dict[int, Verdict] = {}
    for each in _lists(blocks, site):
        for index, verdict in _verdicts(each, blocks):
            known = verdicts.get(index)
            if known is None or known.role in {Role.END, Role.REFUSED}:
                verdicts[index] = verdict
    for index, block in enumerate(blocks):
        yield verdicts.get(index) or Verdict(block, Role.OUTSIDE, _outside(block))


def _verdicts(each: _List, blocks: Sequence[Block]) -> Iterator[tuple[int, Verdict]]:
    if each.opener is not None:
        role, reason = (Role.REFUSED, each.refusal) if each.refusal else (Role.HEADING, f"{each.why} opens a list")
        yield each.opener, Verdict(blocks[each.opener], role, reason)
    if each.refusal:
        return
    for index, entry in each.found.entries:
        reason = f"entry of the list under {each.why}" if each.opener is not None else each.why
        yield index, Verdict(blocks[index], Role.ENTRY, reason, entry)
    for index, reason in each.found.inside:
        yield index, Verdict(blocks[index], Role.INSIDE, reason)
    if each.found.ended:
        yield each.found.stop, Verdict(blocks[each.found.stop], Role.END, each.found.ended)


def _outside(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return "no heading of sources"
    if block.kind is Kind.CODE:
        return "code"
    if block.kind is Kind.ASIDE:
        return "beside the article"
    return "no heading of sources above it"


def _lists(blocks: Sequence[Block], site: str) -> list[_List]:
    """Return what may be a list, refused or not.

    A table of contents repeats the heading above lines that cite nothing: of lists under one heading those
    without any address, and without a year or a quotation mark, are refused where a later one has addresses.
    """
    lists = list(_candidates(blocks, site))
    addressed: set[str] = set()
    for index in range(len(lists) - 1, -1, -1):
        each = lists[index]
        key = folded(each.heading[:80])
        if each.refusal or each.opener is None:
            continue
        if any(is_away(anchor) for _, block in each.found.entries for anchor in block.anchors):
            addressed.add(key)
        elif key in addressed and not any(CITES.search(block.text) for _, block in each.found.entries):
            lists[index] = each._replace(refusal="table of contents: the same heading has addresses further down")
    return lists


def _candidates(blocks: Sequence[Block], site: str) -> Iterator[_List]:
    last_text = _last_text(blocks)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        start, index = index, index + 1
        if block.kind in {Kind.FOOTNOTE, Kind.REFERENCE}:
            why = "a footnote" if block.kind is Kind.FOOTNOTE else "an entry of a bibliography"
            yield _List(f"{block.kind}s", why, None, Gathered(((start, block),), (), index))
        elif (
            candidate := _numbered(block, start)
            or _labelled(block, start)
            or _opened(blocks, start, start > last_text)
        ):
            if not candidate.refusal and _is_related(candidate, site):
                refusal = f"{candidate.why}: related pages of the site itself and nothing else"
                candidate = candidate._replace(refusal=refusal)
            yield candidate
            index = start + 1 if candidate.refusal else max(index, candidate.found.stop)


def _numbered(block: Block, start: int) -> _List | None:
    """Return the list that a paragraph is of which each link is called by its number: "[1](https://…) [2](…)"."""
    if block.kind is not Kind.PARAGRAPH or not block.lined or len(block.anchors) < 2:
        return None
    words = [block.text[anchor.start : anchor.end].strip("[]() ") for anchor in block.anchors[:_MOST_NUMBERS]]
    is_list = (
        words == [str(number) for number in range(1, len(words) + 1)]
        and not outside_links(block)
        and all(map(is_away, block.anchors))
    )
    return (
        _List("", "links called by their numbers", None, Gathered(((start, block),), (), start + 1))
        if is_list
        else None
    )


def _labelled(block: Block, start: int) -> _List | None:
    """Return the list that the labelled lines of a paragraph are: "Via | A", "Source | B, C"."""
    found = by_lines(block)
    entries = tuple((start, each.rest) for each in found if each.rest)
    if not entries:
        return None
    return _List(
        found[0].text,
        f"{_quoted(found[0].text)} ({found[0].word.language})",
        start,
        Gathered(entries, (), start + 1),
    )


def _opened(blocks: Sequence[Block], start: int, is_last: bool) -> _List | None:
    """Return the list that a block opens or is; a heading that has its source within is one of its own."""
    if blocks[start].anchors:
        return _led(blocks, start, is_last) or _headed(blocks, start)
    return _headed(blocks, start) or _led(blocks, start, is_last)


def _last_text(blocks: Sequence[Block]) -> int:
    """Return the index of the last paragraph that is the article's running text, -1 where there is none."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.kind is Kind.PARAGRAPH and outside_links(block) > SHORTEST_PROSE:
            return index
    return -1


def _headed(blocks: Sequence[Block], start: int) -> _List | None:
    """Return the list that a heading of sources opens.

    "**Sources**" on a line of its own is the heading it is meant to be, whatever the format.
    """
    block = blocks[start]
    is_line = block.kind is Kind.PARAGRAPH and not block.anchors and block.text.rstrip()[-1:] not in ":："
    if not (is_line or block.kind is Kind.HEADING) or not (word := find_word(block.text)):
        return None
    found = gather(blocks, start + 1, Opener(block.level or 7, block))
    why = f"heading {_quoted(block.text)} ({word.language})"
    return _judged(_List(block.text.strip(), why, start, found), blocks, must_look=word.is_weak)


def _led(blocks: Sequence[Block], start: int, is_last: bool) -> _List | None:
    """Return the list that a line opens, "Sources:", or is: "Sources: A, B"."""
    found = split(blocks[start], is_last=is_last)
    if found is None:
        return None
    why = f"{_quoted(found.text)} ({found.word.language})"
    if found.rest:
        return _List(found.text, why, start, Gathered(((start, found.rest),), (), start + 1))
    below = gather(blocks, start + 1, Opener(0, blocks[start]))
    return _judged(_List(found.text, why, start, below), blocks, must_look=found.word.kind == "weak")


def _judged(each: _List, blocks: Sequence[Block], *, must_look: bool) -> _List:
    """Return a list with the reason why it is none, if there is one."""
    entries = [block for _, block in each.found.entries]
    refusal = ""
    if not entries:
        refusal = f"{each.why}: no entry below it"
    elif must_look and not looks_like_a_list(blocks[(each.opener or 0) + 1 : each.found.stop], entries):
        refusal = f"{each.why} has other meanings, and what stands below is no list of links"
    elif len(entries) > 1 and all(map(leads_to_pictures, entries)):
        refusal = f"{each.why}: pictures and nothing else"
    elif _is_blogroll(entries):
        refusal = f"{each.why}: links to front pages of sites and nothing else"
    return each._replace(refusal=refusal)


def _is_related(each: _List, site: str) -> bool:
    """Return whether a list under "See also" or "Read more" only leads to other stories of the same site."""
    anchors = [anchor for _, block in each.found.entries for anchor in block.anchors]
    return (
        bool(anchors) and names_related(each.heading) and all(_is_within(anchor.url, site) for anchor in anchors)
    )


def _is_within(url: str, site: str) -> bool:
    match = _HOST.match(url)
    if match is None:
        return True
    host = (match[1] or match[2]).lower().removeprefix("www.")
    return bool(site) and (host == site or host.endswith("." + site) or site.endswith("." + host))


def _is_blogroll(entries: Sequence[Block]) -> bool:
    """Return whether the entries on a page are only names of sites, as in the sidebar of a blog."""
    return len(entries) >= _BLOGROLL and all(
        not block.lined
        and len(block.anchors) == 1
        and bool(_HOMEPAGE.fullmatch(block.anchors[0].url))
        and outside_links(block) < 3
        for block in entries
    )


def _quoted(text: str) -> str:
    return f"'{' '.join(text.split())[:40].strip(' *_')}'"
