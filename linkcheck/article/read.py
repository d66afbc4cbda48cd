"""A file or some bytes in, an `Article` out: which format it is, which blocks are the list, what the list says."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TypeVar

from linkcheck import charsets, dates
from linkcheck.article import addresses, citing, entry, formats, ignoring, reasons, section, stated
from linkcheck.article.blocks import Block, Document, Kind, UnreadableError
from linkcheck.languages import language_of
from linkcheck.model import Article, InputError, Link, Source

__all__ = ["LARGEST", "explain", "load", "parse", "read"]

LARGEST = 16 * 2**20  # bytes; a book has 1 MB


def read(path: str | os.PathLike[str]) -> Article:
    """Return the article in a file.

    Raises `InputError`, with a message of one line, for what cannot be read as an article.
    """
    name = os.fspath(path)
    kind, document, remarks = _read(load(name), name, "")
    return _article(name, kind, _with_bibliographies(document, name), remarks)


def load(name: str) -> bytes:
    """Return what is in a file. Raises `InputError` for what cannot be read, or is larger than any article."""
    try:
        if os.stat(name).st_size > LARGEST:  # noqa: PTH116
            raise InputError(f"{name}: larger than {LARGEST // 2**20} MB, which no article is")
        with open(name, "rb") as file:  # noqa: PTH123  (pathlib is not worth its import here)
            return file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{name!r}: {error}") from error


def parse(data: bytes, name: str = "article.txt", *, content_type: str = "") -> Article:
    """Return the article in some bytes; the name's suffix tells the format, else what the bytes look like.

    The name may be the address that the article was published at, with the content type that came with it.
    Raises `InputError` for bytes that are no article.
    """
    kind, document, remarks = _read(data, name, content_type)
    return _article(name, kind, document, remarks)


def explain(data: bytes, name: str = "article.txt") -> tuple[Article, tuple[section.Verdict, ...]]:
    """Return the article in some bytes, and for each of its blocks whether it is of a source list, and why.

    Raises `InputError` for bytes that are no article.
    """
    kind, document, remarks = _read(data, name, "")
    return _article(name, kind, document, remarks), tuple(reasons.explained(document))


def _with_bibliographies(document: Document, name: str) -> Document:
    """Return the document of a file, and in it the entries of the bibliographies beside it that it cites."""
    if not document.bibliographies:
        return document
    from linkcheck.article.bibliography import beside as bibliography  # noqa: PLC0415  (few articles have one)

    beside = bibliography.load(name, document)
    return document._replace(listed=(*document.listed, *beside.blocks), notes=(*document.notes, *beside.notes))


def _read(data: bytes, name: str, content_type: str) -> tuple[str, Document, ignoring.Remarks]:
    if len(data) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 2**20} MB, which no article is")
    if kind := formats.of_bytes(data, name):
        return kind, _reading(name, _reader(kind), data), ignoring.Remarks()
    label = charsets.label(content_type)
    decoded = (charsets.decode(data, label), None) if label else charsets.read(data)
    if decoded is None:
        raise InputError(f"{name}: not a text (it looks like a binary file)")
    text = decoded[0].replace("\r\n", "\n").replace("\r", "\n")
    kind = formats.of_type(content_type) or formats.of_text(text, name)
    reader = _reader(kind)
    document = _reading(name, partial(reader, address=name) if _is_published(kind, name) else reader, text)
    empty = "" if text.strip() else "the file is empty"
    document = document._replace(notes=(*filter(None, (*decoded[1:], empty)), *document.notes))
    verbatim = [block.region for block in document.blocks if block.kind is Kind.CODE]
    return kind, document, ignoring.find(text, kind, verbatim)


_Text = TypeVar("_Text", str, bytes)


def _reading(name: str, reader: Callable[[_Text], Document], content: _Text) -> Document:
    """Return what a reader makes of a file; its complaints name the file."""
    try:
        return reader(content)
    except UnreadableError as error:
        raise InputError(f"{name}: {error}") from error


def _is_published(kind: str, name: str) -> bool:
    """Return whether a name is the address of a page, whose links may be relative to it."""
    return kind == "html" and name[:8].lower().startswith(("http://", "https://"))


def _reader(kind: str) -> Callable[..., Document]:
    """Return the reader of a format; only the one that is needed is imported."""
    reader: Callable[..., Document] = import_module(f"linkcheck.article.{formats.MODULES[kind]}").read
    return reader


def _said(block: Block) -> str:
    """Return a block's text, quoted as plain text has it where the format quotes it."""
    return "> " + block.text.replace("\n", "\n> ") if block.is_quoted else block.text


def _article(name: str, kind: str, document: Document, remarks: ignoring.Remarks) -> Article:
    blocks = document.blocks
    lists = section.find(blocks, document.site)
    title = document.title or stated.title(blocks)
    text = "\n\n".join(_said(block) for block in blocks if block.kind not in {Kind.ASIDE, Kind.CODE})
    entries = [*document.listed, *(block for each in lists for block in each.blocks)]
    language = document.language or language_of(text)
    sources = citing.cited(_sources(entries, language), blocks)
    published = document.published or stated.published(blocks, title) or dates.in_path(name)
    return Article(
        path=name,
        format=kind,
        title=title,
        published=dates.settled(published, language),
        modified=dates.settled(document.modified, language),
        language=language,
        text=text,
        sources=ignoring.applied(sources, remarks),
        links=tuple(
            Link(anchor.url, block.text[anchor.start : anchor.end], anchor.region)
            for block in [*document.listed, *blocks]
            if block.kind is not Kind.CODE
            for anchor in block.anchors
            if not addresses.is_inert(anchor.url)
        ),
        ignores=remarks.file,
        notes=(*document.notes, *remarks.notes),
        site=document.site,
    )


def _sources(entries: Sequence[Block], language: str | None) -> tuple[Source, ...]:
    return tuple(
        source._replace(
            published=dates.settled(source.published, language), accessed=dates.settled(source.accessed, language)
        )
        for block in entries
        for source in entry.read(block)
    )
