"""Whether some bytes are a web page, and if not, what they are: a text, a record, a document, a picture."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["Medium", "medium", "name_of"]


class Medium(StrEnum):
    """How a body is to be read."""

    HTML = "html"
    TEXT = "text"
    JSON = "json"
    XML = "xml"
    PDF = "pdf"
    PACKAGE = "package"  # a ZIP archive: an office file, an electronic book
    MEDIA = "media"  # an image, a sound, a video
    DOCUMENT = "document"  # anything else: not read

    @property
    def is_text(self) -> bool:
        """True for what is read as characters, and costs no more than its length."""
        return self in {Medium.HTML, Medium.TEXT, Medium.JSON, Medium.XML}


# The first bytes of what is linked most often (WHATWG MIME Sniffing §6, and the office formats).
_PICTURES = (
    (b"\x89PNG\r\n", "PNG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\0\0\1\0", "icon"),
    (b"OggS", "Ogg sound or video"),
    (b"ID3", "MP3 sound"),
    (b"fLaC", "FLAC sound"),
    (b"\x1aE\xdf\xa3", "WebM or Matroska video"),
    (b"FLV\x01", "Flash video"),
)
_OTHERS = (
    (b"\x1f\x8b", "gzip archive"),
    (b"Rar!\x1a", "RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office file from before 2007, or encrypted"),
    (b"{\\rtf", "RTF file"),
    (b"%!PS", "PostScript file"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"\x7fELF", "program"),
    (b"BZh9", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"AT&TFORM", "DjVu document"),
)
_RIFF = {b"WEBP": "WebP image", b"WAVE": "WAV sound", b"AVI ": "AVI video"}
_BRANDS = {b"avif": "AVIF image", b"heic": "HEIC image", b"mif1": "HEIF image", b"M4A ": "MPEG-4 sound"}
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = re.compile(rb"[\s\0]{0,100}%PDF-")  # readers put up with what stands before it (ISO 32000-1, annex H.3)
_MARKUP = re.compile(
    rb"<(?:!--|(?:!doctype|html|head|body|title|meta|script|div|p|h1|a|br|table)\b)", re.IGNORECASE
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # WHATWG MIME Sniffing §3: "binary data byte"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"<html\b", re.IGNORECASE)
# How a JSON text begins; what only begins like one comes out as text all the same.
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(?:\{\s{0,99}[\"}]|\[\s{0,99}[\[{\"\d\]tfn-])")
# What stands before the first element of XML, and the roots that are no pages whatever their content type
# (WHATWG MIME Sniffing §8.3 for feeds; drawings and sitemaps are sent as text as often).
_BEFORE = rb"(?:\xef\xbb\xbf)?\s{0,99}(?:(?:<\?[^>]{0,300}>|<!--(?:[^-]|-(?!->)){0,999}-->)\s{0,99}){0,18}"
_PAGE = re.compile(_BEFORE + rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml\s")
_ROOTS = re.compile(
    _BEFORE + rb"(?:<!DOCTYPE\s[^>]{0,300}>\s{0,99})?"
    rb"<(?:rss|feed|rdf:RDF|svg|urlset|sitemapindex|OAI-PMH|opml|oembed)[\s>]"
)
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_XML_TYPES = frozenset(("text/xml", "application/xml", "text/xml+oembed", "application/xml+oembed"))
_JSON_TYPES = frozenset(("application/json", "text/json", "application/x-json", "application/json+oembed"))
_TEXT_TYPES = frozenset(
    (
        *("application/javascript", "application/x-yaml", "application/yaml", "application/x-tex"),
        *("application/x-bibtex", "application/x-research-info-systems", "application/x-ndjson"),
    )
)
_STRUCTURED = re.compile(r"[a-z]{1,20}/[\w.-]{1,60}\+(xml|json)")
_UNKNOWN = frozenset(("", "application/octet-stream", "application/unknown", "unknown/unknown", "*/*"))
_MEDIA_TYPES = ("image/", "audio/", "video/")


def medium(body: bytes, content_type: str = "") -> Medium:
    """Return how to read a body: its first bytes come first, then its content type, then its looks."""
    return _by_first_bytes(body) or _by_type(body, content_type.partition(";")[0].strip().lower())


def name_of(body: bytes, content_type: str = "") -> str:
    """Return what a body that is no text is called: "JPEG image"; its content type where its bytes do not say."""
    if body[4:8] == b"ftyp":
        return _BRANDS.get(body[8:12], "MPEG-4 video")
    if body.startswith(b"RIFF") and body[8:12] in _RIFF:
        return _RIFF[body[8:12]]
    known = (name for start, name in (*_PICTURES, *_OTHERS) if body.startswith(start))
    return next(known, content_type.partition(";")[0].strip().lower()[:100] or "unknown format")


def _by_first_bytes(body: bytes) -> Medium | None:
    """Return what the first bytes alone can tell."""
    if _PDF.match(body):
        return Medium.PDF
    if body.startswith(_PACKAGES):
        return Medium.PACKAGE
    is_riff = body.startswith(b"RIFF") and body[8:12] in _RIFF
    if is_riff or body[4:8] == b"ftyp" or any(body.startswith(start) for start, _ in _PICTURES):
        return Medium.MEDIA
    return Medium.DOCUMENT if any(body.startswith(start) for start, _ in _OTHERS) else None


def _by_type(body: bytes, kind: str) -> Medium:
    """Return what a content type says; of text the first characters say more."""
    structured = _STRUCTURED.fullmatch(kind)
    if kind in _HTML_TYPES:
        return Medium.XML if _ROOTS.match(body) and not _HTML.search(body[:65_536]) else Medium.HTML
    if kind in _XML_TYPES or (structured and structured[1] == "xml"):
        return Medium.HTML if _HTML.search(body[:2048]) and not _ROOTS.match(body) else Medium.XML
    if kind in _JSON_TYPES or structured:
        return _text(body) or Medium.JSON
    if kind.startswith("text/") or kind in _TEXT_TYPES:
        return _text(body) or Medium.TEXT
    return _binary(body, kind)


def _binary(body: bytes, kind: str) -> Medium:
    """Return what a content type says that is no text's; an error page is one whatever it is called."""
    if _PAGE.match(body):
        return Medium.HTML
    if kind in _UNKNOWN or "/" not in kind:
        return _by_looks(body)
    if kind == "application/pdf":
        return Medium.PDF
    return Medium.MEDIA if kind.startswith(_MEDIA_TYPES) else Medium.DOCUMENT


def _text(body: bytes) -> Medium | None:
    """Return what a text begins like, whatever it is called; None for words."""
    if _JSON.match(body):
        return Medium.JSON
    if _ROOTS.match(body):
        return Medium.XML
    if _PAGE.match(body) or (_DECLARED.match(body) and _HTML.search(body[:2048])):
        return Medium.HTML
    return Medium.XML if _DECLARED.match(body) else None


def _by_looks(body: bytes) -> Medium:
    """Return what a body looks like that nothing is said of."""
    if form := _text(body):
        return form
    if _MARKUP.search(body[:4096]):
        return Medium.HTML
    if _BINARY.search(body[:1445]) and not body.startswith(_BOMS):
        return Medium.DOCUMENT
    return Medium.TEXT
