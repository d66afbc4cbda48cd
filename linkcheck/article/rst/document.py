"""reStructuredText: docutils' tree of blocks in, blocks with their addresses out."""

from __future__ import annotations

from docutils import nodes

from linkcheck.article.blocks import Block, Document, Kind
from linkcheck.article.marked import Writer
from linkcheck.article.rst import names as rst_names
from linkcheck.article.rst import parser as rst_parser
from linkcheck.article.rst.inline import Names, write
from linkcheck.article.rst.walk import Draft, Walk
from linkcheck.article.text import document as text_format

__all__ = ["read"]

# What docutils raises on what it did not expect.
_BROKEN = (AssertionError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


def read(text: str) -> Document:
    """Return the blocks of a reStructuredText document and what its header says."""
    try:
        tree = rst_parser.parse(text)
    except _BROKEN:
        document = text_format.read(text)
        return document._replace(notes=("the markup could not be read; the file was read as plain text",))
    walk = Walk(text, {note["label"] for note in tree.findall(nodes.footnote)})
    walk.document(tree)
    return _document(walk)


def _document(walk: Walk) -> Document:
    names = walk.names.names()
    blocks = [each if isinstance(each, Block) else _block(each, walk, names) for each in walk.drafts]
    blocks.sort(key=_start)
    used = {name for each in walk.drafts if isinstance(each, Draft) for name in rst_names.used(each.pieces)}
    return Document(
        tuple(rst_names.listed(blocks, walk.names.targets, used, walk.lines)),
        title=walk.facts.title,
        published=walk.facts.published,
        language=walk.facts.language,
        bibliographies=tuple(walk.bibliographies),
    )


def _block(draft: Draft, walk: Walk, names: Names) -> Block:
    writer = Writer(walk.lines)
    for piece, marks, beside in draft.pieces:
        writer.part(piece, beside)
        write(writer, piece, marks, names)
    end = max(piece.place(len(piece.text) - 1) + 1 for piece, _, _ in draft.pieces)
    region = walk.lines.region(_begin(draft, walk), end)
    return writer.block(draft.kind, region, draft.labels, draft.level)


def _begin(draft: Draft, walk: Walk) -> int:
    """Return where a block begins: at its marker, which stands on the same line or above."""
    first = draft.pieces[0][0].places[0]
    if draft.kind is Kind.PARAGRAPH and not draft.line:
        return first
    line = walk.lines.region(first, first).start_line
    start = walk.lines.offset(min(line, draft.line or line))
    before = walk.text[start:first]
    return start + len(before) - len(before.lstrip())


def _start(block: Block) -> tuple[int, int]:
    return block.region[:2]
