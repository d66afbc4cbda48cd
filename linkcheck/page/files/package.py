"""Office files and electronic books: the properties that a package says of itself; their text is left alone.

Sources: ECMA-376 part 2 (core properties of docx, xlsx, pptx), OpenDocument 1.3 part 3 (``meta.xml``), EPUB 3.3
(the package document). The archive is somebody else's: only small parts asked for by name are unpacked, and what
it says of its own sizes is not believed.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from lxml import etree

from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.files.facts import LARGEST, DatedFact, Facts, dated, is_title, page, people, unread
from linkcheck.page.files.markup import child, children, descendants, tree, words

__all__ = ["read"]

MOST_PARTS = 10_000  # files in the archive
_ENTRY = b"PK\x01\x02"  # how an entry of the archive's table begins (APPNOTE 4.3.12)
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, OverflowError, NotImplementedError, RuntimeError),
)
_OFFICE = (("word/", "Word file"), ("xl/", "Excel file"), ("ppt/", "PowerPoint file"), ("visio/", "Visio file"))
_OPEN = {"text": "text", "spreadsheet": "spreadsheet", "presentation": "presentation", "graphics": "drawing"}


def read(data: bytes, url: str) -> Page:
    """Return what a package says of itself. Never raises."""
    if data.count(_ENTRY) > MOST_PARTS:
        return unread(url, PageKind.DOCUMENT, f"ZIP archive of more than {MOST_PARTS:,} files")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found, signal = _read(archive)
    except _DAMAGE:
        return unread(url, PageKind.DOCUMENT, "ZIP archive, damaged or cut off")
    if not found:
        return unread(url, PageKind.DOCUMENT, signal)
    return page(url, PageKind.DOCUMENT, found._replace(signals=(signal, *found.signals)))


def _read(archive: zipfile.ZipFile) -> tuple[Facts, str]:
    """Return what an archive says, and what sort of file it is."""
    kind = (_part(archive, "mimetype") or b"")[:100].decode("ascii", "replace").strip()
    if kind == "application/epub+zip":
        return _book(archive), "EPUB book"
    if kind.startswith("application/vnd.oasis.opendocument."):
        sort = kind.rpartition(".")[2].partition("-")[0]
        return _open_document(archive), f"OpenDocument {_OPEN.get(sort, 'file')}"
    names = archive.namelist()
    for start, signal in _OFFICE:
        if any(name.startswith(start) for name in names):
            return _core(archive), signal
    return Facts(), "ZIP archive"


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return the beginning of a part; None where there is none, or none that these formats may have."""
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            return None
        with archive.open(info) as part:
            return part.read(LARGEST)
    except (KeyError, *_DAMAGE):
        return None


def _root(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = _part(archive, name)
    return tree(data) if data else None


def _core(archive: zipfile.ZipFile) -> Facts:
    """Return the core properties of an Office Open XML package, wherever their part stands."""
    relations = _root(archive, "_rels/.rels")
    targets = [each.get("Target") or "" for each in children(relations, "Relationship") if _is_core(each)]
    name = targets[0].lstrip("/") if targets else "docProps/core.xml"
    root = _root(archive, name)
    title = words(child(root, "title"))
    return Facts(
        titles=(Datum(title, "core properties dc:title"),) if is_title(title) else (),
        published=dated(words(child(root, "created")), "core properties dcterms:created"),
        modified=dated(words(child(root, "modified")), "core properties dcterms:modified"),
        authors=people(words(child(root, "creator")).split(";")),
        language=words(child(root, "language")),
    )


def _is_core(relation: etree._Element) -> bool:
    return (relation.get("Type") or "").endswith("/core-properties")


def _open_document(archive: zipfile.ZipFile) -> Facts:
    """Return the properties of an OpenDocument file; "initial-creator" is who began it."""
    root = _root(archive, "meta.xml")
    meta = child(root, "meta")
    title = words(child(meta, "title"))
    names = [words(child(meta, name)) for name in ("initial-creator", "creator")]
    return Facts(
        titles=(Datum(title, "ODF dc:title"),) if is_title(title) else (),
        published=dated(words(child(meta, "creation-date")), "ODF meta:creation-date"),
        modified=dated(words(child(meta, "date")), "ODF dc:date"),
        authors=people(names)[:1],
        language=words(child(meta, "language")),
    )


def _book(archive: zipfile.ZipFile) -> Facts:
    """Return the metadata of an EPUB's package document."""
    container = _root(archive, "META-INF/container.xml")
    path = next((each.get("full-path") or "" for each in _all(container, "rootfile")), "")
    metadata = child(_root(archive, unquote(path)), "metadata")
    titles = [Datum(title, "OPF dc:title") for title in _words(children(metadata, "title"))]
    return Facts(
        titles=tuple(titles),
        published=tuple(_dates_of_book(metadata)),
        modified=tuple(
            date
            for each in children(metadata, "meta")
            if each.get("property") == "dcterms:modified"
            for date in dated(words(each), "OPF dcterms:modified")
        ),
        authors=people(_words(children(metadata, "creator"))),
        publisher=words(child(metadata, "publisher")),
        language=words(child(metadata, "language")),
    )


def _dates_of_book(metadata: etree._Element | None) -> Iterator[DatedFact]:
    """Yield the days of publication; EPUB 2 marks other days with the event they are of."""
    for each in children(metadata, "date"):
        event = next((value for key, value in each.attrib.items() if str(key).endswith("event")), "publication")
        if event == "publication":
            yield from dated(words(each), "OPF dc:date")


def _all(root: etree._Element | None, name: str) -> Iterable[etree._Element]:
    return descendants(root, name) if root is not None else ()


def _words(elements: Iterable[etree._Element]) -> list[str]:
    return [words(each) for each in elements]
