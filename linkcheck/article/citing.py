"""Which sentences of the article cite which source: by a footnote's name, a bibliography's key or a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from linkcheck.article.blocks import Block, Call, Kind
from linkcheck.model import Region, Source

__all__ = ["cited"]

LONGEST_SENTENCE = 1000  # characters that are kept of one
_NEVER = {Kind.CODE, Kind.ASIDE, Kind.FOOTNOTE, Kind.REFERENCE}
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]|(?<=\S)([⁰¹²³⁴-⁹]{1,3})")
_RANGE = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# A sentence ends with a full stop and the marks that close around it, and the next begins with no small letter
# (Unicode Standard Annex #29, SB8 and SB11, as far as a reader needs it).
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’»)\]]{0,9}"
    r"(?:(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]|[⁰¹²³⁴-⁹]{1,3})\s?){0,9}"  # calls behind: "said.[1][2] The"
    r"(?=\s{1,50}[^\sa-zà-öø-ÿ])|(?<![。！？])[。！？]++[」』”）]{0,9}|\n\s*\n"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|No|vs|cf|e\.g|i\.e|etc|al|Prof|bzw|z\.B|ca|Nr|p|pp|vol))\.$"
)
_MARKS = 200  # characters of marks that may stand between a full stop and a call
_MARK = re.compile(r"\s*(?:\[[\w\s,;–^-]{1,40}\]|[⁰¹²³⁴-⁹]{1,3})\s*")


def cited(sources: Sequence[Source], blocks: Sequence[Block]) -> tuple[Source, ...]:
    """Return the sources, each with the sentences that call it."""
    by_label: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        for label in source.labels:
            by_label.setdefault(label, []).append(index)
    if not by_label:
        return tuple(sources)
    found: list[dict[Region, str]] = [{} for _ in sources]
    notes = {block.region[:2] for block in blocks if block.kind in {Kind.FOOTNOTE, Kind.REFERENCE}}
    entries = sorted({source.region[:2] for source in sources} - notes)  # a note may stand within what calls it
    for block in blocks:
        if not block.text or block.kind in _NEVER or not _may_call(block):
            continue
        calls = [call for call in _calls(block) if call.label in by_label]
        if not calls or _holds(block, entries):
            continue
        for call, (region, words) in zip(calls, _sentences(block, calls), strict=True):
            for index in by_label[call.label]:
                found[index].setdefault(region, words)
    return tuple(
        source._replace(cited_by=tuple(each), sentences=tuple(each.values())) if each else source
        for source, each in zip(sources, found, strict=True)
    )


def _holds(block: Block, entries: Sequence[tuple[int, int]]) -> bool:
    """Return whether an entry starts within a block: a list does not cite itself."""
    index = bisect_left(entries, block.region[:2])
    return index < len(entries) and entries[index] < block.region[2:]


def _may_call(block: Block) -> bool:
    """Return whether anything in a block may be a call; in most there is nothing."""
    return bool(block.calls or block.anchors) or "[" in block.text or not block.text.isascii()


def _calls(block: Block) -> list[Call]:
    """Return the calls of a block: the format's own, links within the page, and numbers in brackets."""
    calls = list(block.calls)
    calls += [
        Call(unquote(anchor.url[1:]), anchor.start) for anchor in block.anchors if anchor.url.startswith("#")
    ]
    if "[" in block.text or not block.text.isascii():
        calls += (
            Call(label, match.start()) for match in _NUMBERS.finditer(block.text) for label in _labels(match)
        )
    return sorted(calls, key=lambda call: call.at)


def _labels(match: re.Match[str]) -> Iterator[str]:
    """Yield the numbers of "[1, 3–5]"."""
    if match[2]:
        yield match[2].translate(_RAISED)
        return
    for each in _RANGE.finditer(match[1]):
        first, last = int(each[1]), int(each[2] or each[1])
        yield from map(str, range(first, min(last, first + 50) + 1))


def _sentences(block: Block, calls: Sequence[Call]) -> Iterator[tuple[Region, str]]:
    """Yield the sentence of each call, its place and its words, in one pass over the block."""
    bounds = sorted({0, *_ends(block.text), len(block.text)})
    wanted = [_sentence(block.text, bounds, call.at) for call in calls]
    cuts = sorted({offset for low, high in wanted for offset in (low, high)})
    parts = block._replace(anchors=()).parts(cuts) if block.lined else block.parts(cuts)
    sentences = {
        low: (part.region, " ".join(part.text[:LONGEST_SENTENCE].split()))
        for low, part in zip(cuts, parts, strict=False)
    }
    return (sentences[low] for low, _ in wanted)


def _ends(text: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text, max(0, match.start() - 8), match.end()):
            yield match.end()


def _sentence(text: str, bounds: Sequence[int], at: int) -> tuple[int, int]:
    """Return the bounds of the sentence that a call stands in, or right behind: "… said.[1] The next"."""
    index = min(max(1, bisect_left(bounds, at)), len(bounds) - 1)
    before = bounds[bisect_right(bounds, at) - 1]
    if before and at - before < _MARKS and not _MARK.sub("", text[before:at]).strip():
        mark = _MARK.match(text, at)
        end = mark.end() if mark else at
        index = index if text[end : end + 1].islower() else bisect_left(bounds, before)
    return bounds[index - 1], bounds[index]
