"""A zip archive in, the parts of it that are asked for out: what Word and EPUB share.

The archive is somebody else's: it may be cut off, damaged, encrypted, or small on the disk and endless when
unpacked. Only parts that are asked for by name are unpacked, none is written anywhere, archives within it are
left alone, and what it says of its own sizes is not believed.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from linkcheck import markup
from linkcheck.article.blocks import UnreadableError

__all__ = ["Archive", "attribute", "joined", "opened"]

MOST_PARTS = 10_000  # files in the archive
LARGEST = 32 * 2**20  # bytes, of all the parts that are unpacked; a long book has 5 MB
_STEP = 2**16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a compound file: Word before 2007, or what wraps an encrypted one
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.1
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, OverflowError, NotImplementedError),
)


class Archive:
    """The parts of an archive by their names; ``notes`` gathers what could not be read as it was meant."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self.notes: list[str] = []
        self._file = file
        # OPC compares names without regard to case, and some tools write Windows' separator.
        self._parts = {_key(info.filename): info for info in file.infolist()}
        self._left = LARGEST

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def read(self, name: str) -> bytes | None:
        """Return a part's bytes, as far as they can be unpacked; None where there is no such part.

        Raises `UnreadableError` for an encrypted part, and once more was unpacked than any article has.
        """
        info = self._parts.get(_key(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableError("encrypted: a password is needed")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # what OPC and EPUB allow
            self.notes.append(f"{name}: packed in a way that is not read")
            return None
        return self._unpacked(name, info)

    def _unpacked(self, name: str, info: zipfile.ZipInfo) -> bytes:
        pieces = []
        try:
            with self._file.open(info) as part:
                while piece := part.read(_STEP):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise UnreadableError(f"larger than {LARGEST // 2**20} MB when unpacked")
                    pieces.append(piece)
        except _DAMAGE:
            self.notes.append(f"{name}: damaged, and read as far as it goes")
        return b"".join(pieces)

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part that is XML, None where there is no such part or nothing of it can be read."""
        data = self.read(name)
        if not data:
            return None
        parser = markup.hardened()
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if parser.error_log and not self._is_told(name):
            self.notes.append(f"{name}: not well-formed XML, and read as far as it goes")
        return root

    def _is_told(self, name: str) -> bool:
        return any(note.startswith(f"{name}: ") for note in self.notes)


def opened(data: bytes, wanted: str) -> Archive:
    """Return the archive in some bytes.

    Raises `UnreadableError`, naming the format that was wanted, for what is no archive or none to be opened.
    """
    if not data:
        raise UnreadableError(f"not {wanted}: the file is empty")
    if data.startswith(_OLE):
        raise UnreadableError(_compound(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        cut = data.startswith(b"PK")
        why = "the zip archive is damaged or cut off" if cut else "not a zip archive"
        raise UnreadableError(f"not {wanted}: {why}") from error
    if len(archive.infolist()) > MOST_PARTS:
        raise UnreadableError(f"not {wanted}: a zip archive of more than {MOST_PARTS} files")
    return Archive(archive)


def _compound(data: bytes) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return "encrypted: a password is needed"
    return "an Office file from before 2007: save it as .docx"


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def joined(base: str, reference: str) -> str | None:
    """Return the name of the part that another part refers to, None where that lies outside the archive."""
    path = unquote(reference.partition("#")[0].partition("?")[0])
    folder = "" if path.startswith("/") else posixpath.dirname(base)
    name = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    is_within = name not in {".", ".."} and not name.startswith("../")
    return name if path and is_within and "\0" not in name else None


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an element's attribute by its name without the namespace."""
    if element is not None:
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return None
