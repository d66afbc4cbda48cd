"""A file or some bytes in, an `Article` out: which format it is, which blocks are the list, what the list says."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from importlib import import_module

from linkcheck import charsets, dates
from linkcheck.article import addresses, entry, section, stated
from linkcheck.article.blocks import Block, Document, Kind
from linkcheck.model import Article, InputError, Link, Source

__all__ = ["SUFFIXES", "parse", "read"]

LARGEST = 16 * 2**20  # bytes; a book has 1 MB

# What reads each suffix; a file that is named is read whatever its suffix, a directory is searched for these.
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read(path: str | os.PathLike[str]) -> Article:
    """Return the article in a file.

    Raises `InputError`, with a message of one line, for what cannot be read as an article.
    """
    name = os.fspath(path)
    try:
        if os.stat(name).st_size > LARGEST:  # noqa: PTH116
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
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\0" in data[:8192] and not is_utf16) or data.startswith(b"%PDF-"):
        raise InputError(f"{name}: not a text (it looks like a binary file)")
    text = charsets.decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
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
    title = document.title or stated.title(blocks)
    entries = [*document.listed, *(block for each in lists for block in each.blocks)]
    return Article(
        path=name,
        format=kind,
        title=title,
        published=document.published or stated.published(blocks, title) or dates.in_path(name),
        language=document.language,
        text="\n\n".join(block.text for block in blocks if block.kind not in {Kind.ASIDE, Kind.CODE}),
        sources=_sources(entries),
        links=tuple(
            Link(anchor.url, block.text[anchor.start : anchor.end], anchor.region)
            for block in [*document.listed, *blocks]
            if block.kind is not Kind.CODE
            for anchor in block.anchors
            if not addresses.is_inert(anchor.url)
        ),
    )


def _sources(entries: Sequence[Block]) -> tuple[Source, ...]:
    return tuple(source for block in entries for source in entry.read(block))
