"""Which format an article is in: by what the server or its name says, else by what it begins with."""

from __future__ import annotations

import os
import re

__all__ = ["MODULES", "SUFFIXES", "of_bytes", "of_text", "of_type"]

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
    ".rst": "rst",
    ".rest": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".wiki": "wikitext",
    ".mediawiki": "wikitext",
    ".wikitext": "wikitext",
    ".tex": "latex",
    ".latex": "latex",
    ".ltx": "latex",
    ".bib": "bibtex",
    ".org": "org",
    ".ipynb": "notebook",
    ".docx": "docx",
    ".epub": "epub",
    ".pdf": "pdf",
}
# A bibliography that somebody names is read; a directory's other JSON is none of our business.
_NAMED_ONLY = {".json": "csl_json"}
# What reads each format, below this folder: `read(text or bytes) -> Document`.
MODULES = {
    "asciidoc": "asciidoc.document",
    "bibtex": "bibliography.bibtex",
    "csl_json": "bibliography.csl_json",
    "docx": "docx.document",
    "epub": "epub",
    "html": "html.document",
    "latex": "latex.document",
    "markdown": "markdown.document",
    "notebook": "notebook.document",
    "org": "org.document",
    "pdf": "pdf.document",
    "rst": "rst.document",
    "text": "text.document",
    "wikitext": "wikitext.document",
}
_BINARY = {"docx", "epub", "pdf"}
# What a server calls them; "text/plain" says less than a name's suffix (RFC 7763, RFC 2046 and IANA's registry).
_MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/x-rst": "rst",
    "text/prs.fallenstein.rst": "rst",
    "text/asciidoc": "asciidoc",
    "text/x-wiki": "wikitext",
    "application/x-tex": "latex",
    "text/x-tex": "latex",
    "application/x-latex": "latex",
    "application/x-bibtex": "bibtex",
    "application/vnd.citationstyles.csl+json": "csl_json",
    "application/x-ipynb+json": "notebook",
}

_LOOKS = (
    (
        "html",
        re.compile(
            r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    ("latex", re.compile(r"(?:\s|%[^\n]*\n)*\\documentclass\b")),
    ("notebook", re.compile(r'\s*\{\s*"(?:cells|nbformat|metadata)"\s*:')),
)


def of_type(content_type: str) -> str | None:
    """Return the format that a content type names, None where it names none."""
    return _MEDIA_TYPES.get(content_type.partition(";")[0].strip().lower())


def of_bytes(data: bytes, name: str) -> str | None:
    """Return the format of a file whose reader takes bytes, None for a text."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    known = _by_suffix(name)
    if data.startswith(b"PK\x03\x04"):
        return "epub" if known == "epub" or b"META-INF/container.xml" in data else "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "docx"  # its reader says what to do with an older Office file, or an encrypted one
    return known if known in _BINARY else None


def of_text(text: str, name: str) -> str:
    """Return the format of a text: what its name says, else what it looks like, else plain text."""
    known = _by_suffix(name)
    if known not in {None, "text"}:
        return str(known)
    return next((kind for kind, look in _LOOKS if look.match(text[:4096])), "text")


def _by_suffix(name: str) -> str | None:
    if re.match(r"https?://", name, re.IGNORECASE):  # of an address, only the path's end is a name
        name = re.split(r"[?#]", name, maxsplit=1)[0].partition("://")[2].partition("/")[2]
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    return SUFFIXES.get(suffix) or _NAMED_ONLY.get(suffix)
