"""PDF: the text of each page as it is printed, put together again into paragraphs; and the links laid over it.

A position is a line of a page: the line is the page's number, the column the line on it, in the order of the file,
both from 1. Nothing in the file is run, and no file within it is opened.

Source: ISO 32000-1 (PDF 1.7).
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from linkcheck import charsets, dates
from linkcheck.article import properties, stated
from linkcheck.article.blocks import Anchor, Block, Call, Document, Kind, Lines, UnreadableError
from linkcheck.article.pdf import links as pdf_links
from linkcheck.article.pdf import page as pdf_page
from linkcheck.article.pdf import text as pdf_text
from linkcheck.article.pdf.links import Span
from linkcheck.article.pdf.page import Budget, Line, Page
from linkcheck.article.pdf.text import Text
from linkcheck.article.text import document as plain
from linkcheck.model import PartialDate, Region

__all__ = ["read"]

MOST_PAGES = 2000
MOST_OPERATORS = 4_000_000  # drawing operators of all pages; a page of text has some thousand
MOST_CONTENT = 32 * 2**20  # bytes of all pages' contents, unpacked
MOST_SECONDS = 30.0  # of work; a book takes some
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 8 * 2**20,
    "lzw_maximum_output_length": 8 * 2**20,
    "run_length_maximum_output_length": 8 * 2**20,
    "array_based_stream_maximum_output_length": 8 * 2**20,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": 200,
}
_MOST_NOTES = 20
_FAILED_PAGE = 200_000  # operators that a page which cannot be read counts as: it may have taken as long
_RANKS = 6  # of headings; the last is for those that are bold and no larger than the text
_CUT_OFF = "the file is damaged or cut off, and read as far as it goes"
# What pypdf looks for from the end of the file; the table of objects it then makes by itself.
_END = b"\ntrailer\n<< /Size 10000 >>\nstartxref\n0\n%%EOF\n"
_STAMP = re.compile(r"(?:D:)?(\d{8})")

# What pypdf has to remark on a file's inner faults concerns nobody who reads an article.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def read(data: bytes) -> Document:
    """Return the blocks of a PDF, and what its properties say where its text says nothing better."""
    if b"%PDF-" not in data[:1024]:  # ISO 32000-1, annex H.3
        raise UnreadableError("not a PDF: the file is empty" if not data else "not a PDF")
    import pypdf  # noqa: PLC0415  (a tenth of a second, for those who read a PDF)

    with pypdf.apply_configuration(**_LIMITS):
        file, remarks = _opened(pypdf, data)
        pages, notes = _pages(file)
        text = pdf_text.joined(pages)
        blocks = tuple(_blocks(text, pdf_links.spans(text, pages)))
        said = _properties(file)
    scanned = () if blocks else ("no text in this PDF (a scan?)",)
    title = properties.title(said.get("/Title"), blocks) or _title(blocks)
    published = stated.published(blocks, title or stated.title(blocks))
    return Document(
        blocks,
        title=title,
        published=published or _day(said.get("/CreationDate", "")),
        language=properties.language(said.get("/Lang"), blocks),
        notes=(*remarks, *notes, *scanned),
    )


def _opened(pypdf: ModuleType, data: bytes) -> tuple[Any, tuple[str, ...]]:
    """Return the file and a remark on it; one that is cut off gets an end, so that what is there is found."""
    failure: Exception | None = None
    for whole, remarks in ((data, ()), (data + _END, (_CUT_OFF,))):
        try:
            return _unlocked(pypdf, whole), remarks
        except UnreadableError:
            raise
        except Exception as error:  # noqa: BLE001  (pypdf: "broken PDF files might cause other Exceptions")
            failure = error
    raise UnreadableError("not a PDF, or a damaged one") from failure


def _unlocked(pypdf: ModuleType, data: bytes) -> Any:
    """Return the file, opened with no password: many that are encrypted only forbid printing, and need none."""
    try:
        file = pypdf.PdfReader(io.BytesIO(data))
        unlocked = not file.is_encrypted or file.decrypt("")
    except pypdf.errors.DependencyError as error:
        raise UnreadableError("encrypted: reading it needs cryptography: pip install cryptography") from error
    if not unlocked:
        raise UnreadableError("encrypted: a password is needed")
    len(file.pages)  # so that a file without pages fails here
    return file


def _pages(file: Any) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages, empty where they cannot be read, and a line on each of those."""
    budget = Budget(MOST_OPERATORS, MOST_CONTENT, MOST_SECONDS)
    count = len(file.pages)
    pages: list[Page] = []
    failed = []
    while len(pages) < min(count, MOST_PAGES) and not budget.is_spent:
        number = len(pages) + 1
        try:
            pages.append(pdf_page.read(file.pages[number - 1], number, budget))
        except Exception:  # noqa: BLE001  (as above)
            pages.append(Page((), (), 0.0, 0.0))
            failed.append(number)
            budget.operators -= _FAILED_PAGE
    notes = [f"page {number}: damaged or too large, and not read" for number in failed[:_MOST_NOTES]]
    if len(pages) < count:
        notes.append(f"only the first {len(pages)} of {count} pages are read")
    return pages, tuple(notes)


def _properties(file: Any) -> dict[str, str]:
    """Return what the file says of itself: title, day of creation and language."""
    said: dict[str, str] = {}
    for where, names in (("/Info", ("/Title", "/CreationDate")), ("/Root", ("/Lang",))):
        try:
            entries = file.trailer[where].get_object()
            said.update({name: charsets.clean(str(entries[name])) for name in names if name in entries})
        except Exception:  # noqa: BLE001, S112  (as above; a file need not have them)
            continue
    return said


def _day(stamp: str) -> PartialDate | None:
    """Return the day of "D:20240131120000+01'00'" (ISO 32000-1, 7.9.4)."""
    match = _STAMP.match(stamp)
    return dates.parse(match[1]) if match else None


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the first of the highest headings on the first page."""
    first = [block for block in blocks if block.kind is Kind.HEADING and block.region.start_line == 1]
    title = min(first, key=lambda block: block.level, default=None)
    return " ".join(title.text.split()) if title and title.level < _RANKS else None


def _blocks(text: Text, links: Sequence[Span]) -> list[Block]:
    """Return the blocks that a plain text has, with what a page shows besides: sizes, links, raised numbers."""
    lines = Lines(text.text)
    sizes = sorted({round(line.size) for line in text.headings.values()}, reverse=True)
    body = pdf_text.body_size(text.lines)
    notes = {start: line for start, line in zip(text.starts, text.lines, strict=True) if line.note}
    found = _Places(text, links, notes)
    blocks = []
    for block in plain.read(text.text).blocks:
        start = lines.offset(block.region.start_line) + block.region.start_column - 1
        heading = text.headings.get(start)
        if heading is None:
            blocks.append(found.placed(block, start))
        else:
            rank = sizes.index(round(heading.size)) + 1 if heading.size > body * pdf_text.LARGER else _RANKS
            ranked = block._replace(kind=Kind.HEADING, level=min(rank, _RANKS))
            blocks.append(found.placed(ranked, start))
    return blocks


class _Places:
    """Gives blocks of the text their places in the file, their links and their notes, in the text's order."""

    def __init__(self, text: Text, links: Sequence[Span], notes: dict[int, Line]) -> None:
        self._text, self._links, self._notes = text, links, notes
        numbers = Counter(line.note for line in notes.values())
        self._repeated = {number for number, count in numbers.items() if count > 1}
        self._calls = [
            (start + at, number, line.page)
            for start, line in zip(text.starts, text.lines, strict=True)
            for number, at in line.calls()
        ]
        self._link = self._call = 0

    def placed(self, block: Block, start: int) -> Block:
        """Return a block that starts somewhere in the text; a footnote without its number."""
        labels: tuple[str, ...] = ()
        line = self._notes.get(start)
        region = self._region(start, start + len(block.text))
        if line is not None and line.note and block.kind is not Kind.HEADING:
            labels = (self._label(line.note, line.page),)
            rest = block.text[len(line.note) :].lstrip()
            start += len(block.text) - len(rest)
            block = block._replace(kind=Kind.FOOTNOTE, text=rest)
        end = start + len(block.text)
        anchors = tuple(self._anchors(start, end))
        calls = tuple(self._called(start, end))
        return block._replace(region=region, anchors=anchors, lined=False, labels=labels, calls=calls)

    def _region(self, start: int, end: int) -> Region:
        page, line = self._text.place(start)
        last_page, last_line = self._text.place(max(start, end - 1))
        return Region(page, line, *max((page, line + 1), (last_page, last_line + 1)))

    def _label(self, number: str, page: int) -> str:
        """Return a footnote's name; where each page counts its notes anew, the page is part of it."""
        return f"footnote-{page}-{number}" if number in self._repeated else f"footnote-{number}"

    def _anchors(self, start: int, end: int) -> list[Anchor]:
        anchors = []
        while self._link < len(self._links) and self._links[self._link].start < end:
            link = self._links[self._link]
            first, last = max(link.start, start), min(link.end, end)
            if first < last:
                anchors.append(Anchor(link.url, first - start, last - start, self._region(first, last)))
            if link.end > end:
                break
            self._link += 1
        return anchors

    def _called(self, start: int, end: int) -> list[Call]:
        calls: list[Call] = []
        while self._call < len(self._calls) and self._calls[self._call][0] < end:
            at, number, page = self._calls[self._call]
            if at >= start:
                calls += (Call(self._label(number, page), at - start), Call(number, at - start))
            self._call += 1
        return calls
