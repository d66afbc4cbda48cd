r"""A code fence that is the list: "## References" and below it nothing but a fence of ``\bibitem``s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkcheck.article.blocks import Block, Kind, Lines, bare_anchors
from linkcheck.article.headings import heads_sources

__all__ = ["listed"]

_FENCE = re.compile(
    r"(?:`{3,}|~{3,})[ \t]*(?:\{?\.?(?:latex|tex|bibtex|biblatex|bib|text|txt|plain|plaintext)\}?)?[ \t]*\n"
)
_KEY = re.compile(
    r"[ \t]*(?:\\bibitem(?:\[[^\]\n]{0,200}\])?\{([^{}\n]{1,200})\}|\[(\w{1,20})\]:?|(\d{1,3})[.)](?=\s))[ \t]*"
)
_ENTRY = re.compile(rf"{_KEY.pattern}|[ \t]*[-*]?[ \t]*https?://")
_BIBTEX = re.compile(r"^[ \t]{0,20}@\w{3,30}[ \t]{0,20}\{", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]*%")


def listed(blocks: Sequence[Block], lines: Lines) -> Iterator[Block]:
    """Yield the blocks, and in place of such a fence its entries."""
    for index, block in enumerate(blocks):
        body = _body(block, lines) if block.kind is Kind.CODE and _is_alone(blocks, index) else None
        if body and (entries := _listed(*body, lines)):
            yield from entries
        else:
            yield block


def _is_alone(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a heading of sources stands above a block, and below it the next heading or nothing."""
    above, below = blocks[max(0, index - 1)], blocks[index + 1 : index + 2]
    return (
        above.kind in {Kind.HEADING, Kind.PARAGRAPH}
        and heads_sources(above.text)
        and (not below or below[0].kind is Kind.HEADING)
    )


def _body(block: Block, lines: Lines) -> tuple[int, int] | None:
    """Return where the lines of a fence stand in the file, None where it says that it holds code."""
    start, end = (lines.offset(line) for line in (block.region.start_line, block.region.end_line + 1))
    fence = _FENCE.match(lines.text, start)
    if not fence:
        return None
    body = lines.text[fence.end() : end].rstrip()
    last = body.rfind("\n") + 1
    is_closed = body.startswith(("```", "~~~"), last)
    return fence.end(), fence.end() + (last if is_closed else len(body))


def _listed(start: int, end: int, lines: Lines) -> list[Block]:
    if _BIBTEX.search(lines.text, start, end):
        from linkcheck.article.bibliography import bibtex  # noqa: PLC0415  (hardly any Markdown holds some)

        return list(bibtex.entries(lines, start, end).blocks)
    return list(_entries(start, end, lines))


def _entries(start: int, end: int, lines: Lines) -> Iterator[Block]:
    """Yield an entry for each line that starts with a key or an address, up to the next; what else is code.

    A commented line is none, nor does it belong to one.
    """
    begin, at = -1, start
    for line in lines.text[start:end].splitlines(keepends=True):
        is_comment = _COMMENT.match(line)
        if begin >= 0 and (is_comment or _ENTRY.match(line)):
            yield _entry(begin, at, lines)
            begin = -1
        if begin < 0 and not is_comment and _ENTRY.match(line):
            begin = at
        at += len(line)
    if begin >= 0:
        yield _entry(begin, end, lines)


def _entry(start: int, end: int, lines: Lines) -> Block:
    written = lines.text[start:end].rstrip()
    key = _KEY.match(written)
    region = lines.region(start, start + len(written))
    begin = key.end() if key else 0
    text = written[begin:]
    labels = (next(filter(None, key.groups())),) if key else ()
    return Block(Kind.REFERENCE, text, region, bare_anchors(text, lines, start + begin), labels=labels)
