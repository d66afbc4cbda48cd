"""EPUB 2 and 3: the chapters in the order of the spine, each read as the HTML it is.

A position is a paragraph of a chapter: the line is the number of the document in the spine, the column the number
of the block in it, both from 1. Lines of the files within the archive would tell a reader nothing, and many books
have each chapter on one. Links from chapter to chapter become links within the text, so that a call in one leads
to the note in another. The table of contents is left out.

Sources: EPUB 3.3 (W3C), §4 (container), §5 (package document); OPF 2.0.1 for the dates and the guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from linkcheck import charsets, dates
from linkcheck.article.archive import Archive, attribute, joined, opened
from linkcheck.article.blocks import Anchor, Block, Document, UnreadableError
from linkcheck.article.html import document as html
from linkcheck.markup import local
from linkcheck.model import PartialDate, Region

__all__ = ["read"]

MOST_CHAPTERS = 2000
_MOST_NOTES = 20
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml"}
_NOT_PUBLISHED = {"modification", "conversion", "creation"}
# XML closes an empty element with a slash, where HTML would read an open one: "<a id='p12'/>", "<title/>"
_CLOSED = re.compile(r"<([A-Za-z][\w:.-]{0,40})((?:\s[^<>]{0,4000})?)/>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]{0,20}:|//|www\.", re.IGNORECASE)


class _Item(NamedTuple):
    """A file that a book's manifest names."""

    name: str | None  # in the archive, None where it would lie outside
    media_type: str
    properties: str


def read(data: bytes) -> Document:
    """Return the blocks of a book's chapters and what its package says of it."""
    archive = opened(data, "an EPUB")
    package = _package(archive)
    root = archive.xml(package)
    if root is None:
        raise UnreadableError("not an EPUB: its package document is missing or damaged")
    locked = _encrypted(archive)
    blocks: list[Block] = []
    for number, name in _chapters(archive, package, root):
        if name.lower() in locked:
            raise UnreadableError("encrypted: the book is protected (DRM)")
        blocks += _chapter(archive, name, number)
    metadata = [element for part in root if local(part) == "metadata" for element in part.iter() if element.text]
    return Document(
        tuple(blocks),
        title=_first(metadata, "title"),
        published=_published(metadata),
        language=_first(metadata, "language"),
        notes=(*archive.notes[:_MOST_NOTES], *_more(archive.notes)),
    )


def _more(notes: Sequence[str]) -> Iterator[str]:
    if len(notes) > _MOST_NOTES:
        yield f"{len(notes) - _MOST_NOTES} more remarks like these"


def _package(archive: Archive) -> str:
    """Return the name of the package document, which the container file names."""
    container = archive.xml(_CONTAINER)
    for element in container.iter() if container is not None else ():
        if local(element) == "rootfile" and (name := joined("", attribute(element, "full-path") or "")):
            return name
    raise UnreadableError(f"not an EPUB: {_CONTAINER} is missing or names no package document")


def _encrypted(archive: Archive) -> set[str]:
    """Return the names, in lower case, of the files that are encrypted; of most books that are some, fonts."""
    root = archive.xml(_ENCRYPTION) if _ENCRYPTION in archive else None
    elements = root.iter() if root is not None else ()
    references = (attribute(each, "URI") or "" for each in elements if local(each) == "CipherReference")
    return {(joined("", reference) or "").lower() for reference in references}


def _chapters(archive: Archive, package: str, root: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield the number in the spine and the name of each chapter, but not of the table of contents."""
    items = {
        attribute(element, "id"): _Item(
            joined(package, attribute(element, "href") or ""),
            (attribute(element, "media-type") or "").lower(),
            attribute(element, "properties") or "",
        )
        for element in root.iter()
        if local(element) == "item"
    }
    seen = set(_contents(package, root))
    references = [element for element in root.iter() if local(element) == "itemref"]
    if len(references) > MOST_CHAPTERS:
        archive.notes.append(f"only the first {MOST_CHAPTERS} of {len(references)} documents are read")
    for number, reference in enumerate(references[:MOST_CHAPTERS], start=1):
        item = items.get(attribute(reference, "idref"))
        if item is None or item.name is None or item.name not in archive:
            archive.notes.append(f"document {number} of the book is missing")
        elif item.media_type in _PAGES and "nav" not in item.properties.split() and item.name not in seen:
            seen.add(item.name)
            yield number, item.name


def _contents(package: str, root: etree._Element) -> Iterator[str]:
    """Yield the names of the pages that the guide of an EPUB 2 says are tables of contents."""
    for element in root.iter():
        if local(element) == "reference" and attribute(element, "type") == "toc":
            reference = attribute(element, "href") or ""
            if "#" not in reference and (name := joined(package, reference)):
                yield name


def _chapter(archive: Archive, name: str, number: int) -> Iterator[Block]:
    decoded = charsets.read(archive.read(name) or b"")
    if decoded is None:
        archive.notes.append(f"{name}: not a text")
        return
    text = decoded[0].replace("\r\n", "\n").replace("\r", "\n")
    document = html.read(_CLOSED.sub(_opened_and_closed, text))
    for at, block in enumerate(document.blocks, start=1):
        region = Region(number, at, number, at + 1)
        anchors = tuple(_within(archive, name, anchor)._replace(region=region) for anchor in block.anchors)
        yield block._replace(region=region, anchors=anchors, lined=False)


def _opened_and_closed(match: re.Match[str]) -> str:
    name, attributes = match.groups()
    return match[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _within(archive: Archive, name: str, anchor: Anchor) -> Anchor:
    """Return a link to another file of the book as one within the text: "ch2.xhtml#note1" as "#note1"."""
    path, _, fragment = anchor.url.partition("#")
    if not path or _ABSOLUTE.match(path):
        return anchor
    target = joined(name, path)
    if target is None or target not in archive:
        archive.notes.append(f"{name}: links to {path[:100]}, which is not in the book")
    return anchor._replace(url=f"#{fragment or path}")


def _first(metadata: Sequence[etree._Element], name: str) -> str | None:
    values = (" ".join((each.text or "").split()) for each in metadata if local(each) == name)
    return next(filter(None, values), None)


def _published(metadata: Sequence[etree._Element]) -> PartialDate | None:
    """Return the date of publication: the one that says it is, else one that says nothing else."""
    found = [each for each in metadata if local(each) == "date" and attribute(each, "event") not in _NOT_PUBLISHED]
    found.sort(key=lambda each: attribute(each, "event") != "publication")
    for terms in ("dcterms:issued", "dcterms:date"):
        found += (each for each in metadata if attribute(each, "property") == terms)
    return next(filter(None, (dates.parse(each.text or "") for each in found)), None)
