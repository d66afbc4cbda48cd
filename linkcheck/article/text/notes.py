"""What calls what in a plain text: "[1]" and "[RFC2119]" lead to the line that begins with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkcheck.article.blocks import Block, Call, Kind
from linkcheck.article.headings import heads_sources
from linkcheck.article.leads import lead

__all__ = ["linked", "without_signature"]

_MARKER = re.compile(r"\[\^?([\w.:+-]{1,40})\]|([¹²³⁰⁴-⁹]{1,3})\s*(?=\S)")
_CALL = re.compile(r"\[\^?([\w.:+-]{1,40})\]|(?<=\S)([¹²³⁰⁴-⁹]{1,3})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_SIGNATURE = 10  # lines


def linked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the labels of their lines and the calls in their text.

    A marked line that the text calls is a footnote, wherever it stands; under a heading of sources it is an item
    of that list already.
    """
    labels = [_label(block) for block in blocks]
    known = set(filter(None, labels))
    if not known:
        return tuple(blocks)
    calls = [tuple(_calls(block, known, skip=bool(label))) for block, label in zip(blocks, labels, strict=True)]
    called = {call.label for each in calls for call in each}
    return tuple(_marked(blocks, labels, calls, called))


def _marked(
    blocks: Sequence[Block], labels: Sequence[str], calls: Sequence[tuple[Call, ...]], called: set[str]
) -> Iterator[Block]:
    is_listed = False
    for block, label, own in zip(blocks, labels, calls, strict=True):
        if block.kind is Kind.HEADING or lead(block.text):
            is_listed = heads_sources(block.text) or block.kind is not Kind.HEADING
        kind = Kind.FOOTNOTE if label in called and not is_listed else block.kind
        yield block._replace(kind=kind, labels=(label,) if label else block.labels, calls=own)


def _label(block: Block) -> str:
    match = _MARKER.match(block.text) if block.kind is Kind.ITEM else None
    return (match[1] or match[2].translate(_RAISED)) if match else ""


def _calls(block: Block, known: set[str], *, skip: bool) -> Iterator[Call]:
    """Yield the calls of a block; the mark that a note begins with calls nothing."""
    for match in _CALL.finditer(block.text, 1 if skip else 0):
        label = match[1] or match[2].translate(_RAISED)
        if label in known:
            yield Call(label, match.start())


def without_signature(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, those of a signature beside it: a few lines below "-- " (RFC 3676 §4.3)."""
    at = text.rfind("\n-- \n")
    if at < 0 or text.count("\n", at + 5) > _LONGEST_SIGNATURE:
        return tuple(blocks)
    line = text.count("\n", 0, at) + 2
    return tuple(
        block._replace(kind=Kind.ASIDE, level=0) if block.region.start_line >= line else block for block in blocks
    )
