"""AsciiDoc: a walk over its lines, blocks out; nothing that a line asks to include is read."""

from __future__ import annotations

from linkcheck.article.asciidoc import header as asciidoc_header
from linkcheck.article.asciidoc.blocks import Reader
from linkcheck.article.blocks import Document, Kind, Lines
from linkcheck.article.front_matter import document as front_matter

__all__ = ["read"]


def read(text: str) -> Document:
    """Return the blocks of an AsciiDoc document and what its header says."""
    matter, body = front_matter.split(text)
    lines = Lines(text)
    start = body.count("\n") - body.lstrip("\n").count("\n") if matter else 0
    header = asciidoc_header.read(lines, start)
    reader = Reader(lines, header.attributes)
    blocks = (*header.blocks, *reader.blocks(header.end))
    files = (*asciidoc_header.bibliographies(header.attributes), *reader.bibliographies)
    first = blocks[0] if blocks else None
    document = Document(
        blocks,
        title=header.title or (first.text if first and first.kind is Kind.HEADING else None),
        published=header.published,
        language=header.language,
        bibliographies=tuple(dict.fromkeys(files)),
    )
    return front_matter.read(matter, lines, document) if matter else document
