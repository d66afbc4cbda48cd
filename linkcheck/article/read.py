"""A file or some bytes in, an `Article` out: which format it is, which blocks are the list, what the list says."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from importlib import import_module

from linkcheck import charsets, dates
from linkcheck.article import entry, section
from linkcheck.article.blocks import Block, Document, Kind
from linkcheck.model import Article, InputError, Link, PartialDate, Source

__all__ = ["SUFFIXES", "parse", "read"]

LARGEST = 16 * 2**20  # bytes; a book has 1 MB

# What reads each suffix; a file that is named is read whatever its suffix, a directory is searched for these.
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}

_HTML = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_DATE_LINE = re.compile(r"\s*(?:(?:date|published|datum|fecha|data|дата|日期)\s*[:：]?\s*)?(.{4,60}?)\s*", re.IGNORECASE)


def read(path: str | os.PathLike[str]) -> Article:
    """Return the article in a file.

    Raises `InputError`, with a message of one line, for what cannot be read as an article.
    """
    name = os.fspath(path)
    try:
        if os.path.getsize(name) > LARGEST:
            raise InputError(f"{name}: larger than {LARGEST // 2**20} MB, which no article is")
        with open(name, "rb") as file:  # noqa: PTH123  (pathlib is not worth its import here)
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{name!r}: {error}") from error
    return parse(data, name)


def parse(data: bytes, name: str = "article.txt") -> Article:
    """Return the article in some bytes; the name's suffix tells the format (plain text where it tells none).

    Raises `InputError` for bytes that are no text.
    """
    if len(data) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 2**20} MB, which no article is")
    if b"\0" in data[:8192] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: not a text (it looks like a binary file)")
    text = charsets.decode(data).replace("\r\n", "\n").replace("\r", "\n")
    kind = _format(name, text)
    document = _reader(kind)(text)
    return _article(name, kind, document)


def _format(name: str, text: str) -> str:
    known = SUFFIXES.get(os.path.splitext(name)[1].lower())  # noqa: PTH122
    if known in {None, "text"} and _HTML.match(text[:4096]):
        return "html"
    return known or "text"


def _reader(kind: str) -> Callable[[str], Document]:
    """Return the reader of a format; only the one that is needed is imported."""
    reader: Callable[[str], Document] = import_module(f"linkcheck.article.{kind}").read
    return reader


def _article(name: str, kind: str, document: Document) -> Article:
    blocks = document.blocks
    lists = section.find(blocks)
    entries = [*document.listed, *(block for each in lists for block in each.blocks)]
    return Article(
        path=name,
        format=kind,
        title=document.title or _title(blocks),
        published=document.published or _stated_date(blocks) or dates.in_path(name),
        language=document.language,
        text="\n\n".join(block.text for block in blocks if block.kind not in {Kind.ASIDE, Kind.CODE}),
        sources=_sources(entries),
        links=tuple(
            Link(anchor.url, block.text[anchor.start : anchor.end], anchor.region)
            for block in [*document.listed, *blocks]
            if block.kind is not Kind.CODE
            for anchor in block.anchors
        ),
    )


def _sources(entries: Sequence[Block]) -> tuple[Source, ...]:
    return tuple(source for block in entries for source in entry.read(block))


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the first heading, else a short first line that ends like no sentence."""
    for block in blocks:
        if block.kind is Kind.HEADING and not section.heads_sources(block.text):
            return block.text
    first = next((block for block in blocks if not _is_date_line(block)), None)
    if first is None or first.kind is not Kind.PARAGRAPH or first.anchors or len(blocks) < 2:
        return None
    line = first.text.strip()
    is_title = "\n" not in line and len(line) <= 120 and line[-1] not in ".,;:!…。"
    return line if is_title else None


def _stated_date(blocks: Sequence[Block]) -> PartialDate | None:
    """Return the date that stands alone on a line near the top: `` date 2021-12-15 ``, "15 December 2021"."""
    for block in blocks[:6]:
        if _is_date_line(block):
            match = _DATE_LINE.fullmatch(block.text)
            return dates.parse(match[1]) if match else None
    return None


def _is_date_line(block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or len(block.text) > 80:
        return False
    match = _DATE_LINE.fullmatch(block.text)
    if not match:
        return False
    rest = match[1]
    for _, start, end in dates.find(rest):
        return len(rest) - (end - start) <= 20  # a day's name or a time may stand beside it
    return False
