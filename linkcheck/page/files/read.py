"""A body that is no web page in, what it says of itself out."""

from __future__ import annotations

from linkcheck.charsets import decode, label
from linkcheck.model import Page, PageKind
from linkcheck.page.files import pdf, picture, plain, record, xml
from linkcheck.page.files.facts import LARGEST, unread
from linkcheck.page.media import Medium, name_of

__all__ = ["read"]


def read(form: Medium, body: bytes, url: str, content_type: str) -> Page:
    """Return what a body says of itself, or that there is nothing to read; never raises, whatever the body."""
    if form.is_text:
        return _characters(form, body, url, content_type)
    if form is Medium.PDF:
        return pdf.read(body, url)
    if form is Medium.PACKAGE:
        from linkcheck.page.files import package  # noqa: PLC0415  (few files need zipfile)

        return package.read(body, url)
    if form is Medium.MEDIA:
        return picture.read(body, url, name_of(body, content_type))
    return unread(url, PageKind.DOCUMENT, name_of(body, content_type))


def _characters(form: Medium, body: bytes, url: str, content_type: str) -> Page:
    """Return what a record or a text says; a record that is none is a text."""
    said = xml.read(body, url, content_type) if form is Medium.XML else None
    if said:
        return said
    text = decode(body[:LARGEST], label(content_type))
    said = record.read(text, url) if form is Medium.JSON else None
    return said or plain.read(text, url, content_type)
