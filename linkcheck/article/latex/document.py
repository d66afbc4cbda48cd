"""LaTeX: headings, paragraphs, items, notes and ``thebibliography``, as they stand in the file."""

from __future__ import annotations

import re

from linkcheck import dates
from linkcheck.article.bibliography import bibtex
from linkcheck.article.blocks import Document, Lines
from linkcheck.article.latex.reader import Reader

__all__ = ["read"]

_PDF_TITLE = re.compile(r"\bpdftitle[ \t]*=[ \t]*\{([^{}\n]{1,300})\}")


def read(text: str) -> Document:
    """Return the blocks of a LaTeX file; files that it includes are not read."""
    lines = Lines(text)
    reader = Reader(lines, 0, len(text))
    reader.read()
    entries = [block for span in reader.embedded for block in bibtex.entries(lines, *span).blocks]
    return Document(
        (*entries, *reader.blocks),
        title=_title(reader, text),
        published=dates.parse(reader.date) if reader.date else None,
        language=reader.languages[-1] if reader.languages else None,
        bibliographies=tuple(dict.fromkeys(reader.bibliographies)),
        notes=_notes(reader),
    )


def _title(reader: Reader, text: str) -> str | None:
    if reader.title:
        return " ".join(reader.title.text.split())
    match = _PDF_TITLE.search(text)
    return match[1].strip() if match else None


def _notes(reader: Reader) -> tuple[str, ...]:
    if not reader.included:
        return ()
    files = ", ".join(reader.included[:5])
    return (f"files that it includes are not read: {files}{' …' if len(reader.included) > 5 else ''}",)
