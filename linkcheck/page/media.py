"""Whether some bytes are a web page, plain text, or a document that is neither."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["Medium", "medium"]


class Medium(StrEnum):
    """How a body is to be read."""

    HTML = "html"
    TEXT = "text"
    DOCUMENT = "document"  # a PDF, an image, an archive, …: not read


# The first bytes of what is linked most often (WHATWG MIME Sniffing §6, and the office formats).
_MAGIC = (
    *(b"%PDF-", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"PK\x03\x04", b"PK\x05\x06"),
    *(b"\x1f\x8b", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"),
    *(b"%!PS", b"OggS", b"ID3", b"fLaC", b"\x1aE\xdf\xa3", b"FLV\x01", b"wOFF", b"wOF2", b"\x7fELF"),
    *(b"BZh9", b"\xfd7zXZ", b"AT&TFORM"),
)
_MARKUP = re.compile(
    rb"<(?:!--|(?:!doctype|html|head|body|title|meta|script|div|p|h1|a|br|table)\b)", re.IGNORECASE
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # WHATWG MIME Sniffing §3: "binary data byte"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_XML_TYPES = frozenset(("text/xml", "application/xml"))
_TEXT_TYPES = frozenset(("application/json", "application/javascript", "application/x-yaml", "application/x-tex"))
_STRUCTURED = re.compile(r"application/[\w.-]{1,60}\+(?:xml|json)")
_UNKNOWN = frozenset(("", "application/octet-stream", "application/unknown", "unknown/unknown", "*/*"))


def medium(body: bytes, content_type: str = "") -> Medium:
    """Return how to read a body: its first bytes come first, then its content type, then its looks."""
    kind = content_type.partition(";")[0].strip().lower()
    if _is_document(body):
        return Medium.DOCUMENT
    if kind in _HTML_TYPES:
        return Medium.HTML
    if kind in _XML_TYPES:
        return Medium.HTML if re.search(rb"<html\b", body[:2048], re.IGNORECASE) else Medium.TEXT
    if kind.startswith("text/") or kind in _TEXT_TYPES or _STRUCTURED.fullmatch(kind):
        return Medium.TEXT
    return _by_looks(body) if kind in _UNKNOWN or "/" not in kind else Medium.DOCUMENT


def _is_document(body: bytes) -> bool:
    is_media = body[4:8] == b"ftyp" or (body.startswith(b"RIFF") and body[8:12] in {b"WEBP", b"WAVE", b"AVI "})
    return body.startswith(_MAGIC) or is_media


def _by_looks(body: bytes) -> Medium:
    """Return what a body looks like that nothing is said of."""
    if _MARKUP.search(body[:4096]):
        return Medium.HTML
    if _BINARY.search(body[:1445]) and not body.startswith(_BOMS):
        return Medium.DOCUMENT
    return Medium.TEXT
