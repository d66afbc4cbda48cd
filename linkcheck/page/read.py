"""A body in, a `Page` out: what kind of thing it is, and what it says of itself."""

from __future__ import annotations

from linkcheck.charsets import as_utf8, label
from linkcheck.model import Page, PageKind
from linkcheck.page import imprint
from linkcheck.page.collect import collect
from linkcheck.page.gather import LONGEST_TEXT
from linkcheck.page.kind import kind_of
from linkcheck.page.lighten import lightened
from linkcheck.page.main_text import main_text
from linkcheck.page.media import Medium, medium
from linkcheck.page.published import dated
from linkcheck.page.statements import Statements
from linkcheck.page.titles import titles

__all__ = ["LARGEST", "read_page", "read_with_anchors"]

LARGEST = 2**23  # bytes of a body that are looked at
LONGEST_BESIDE = 50_000  # characters
OPENING = 1500  # characters of what is seen that may hold the headline an article means
HEAVY = 2**20  # bytes of a page that are read; 1 of 100 has more, and is first rid of styles, scripts and pictures

_UNDECODED = "\ufffd".encode()
# What has a wording of its own; of a front page, a list or a wall, all that is seen is told.
_WORDED = frozenset((PageKind.ARTICLE, PageKind.PAGE, PageKind.LIVE, PageKind.PRODUCT, PageKind.MEDIA))


def read_page(body: bytes, url: str, content_type: str = "") -> Page:
    """Return what a body says of itself; never raises, whatever the body."""
    return _read(body, url, content_type, anchors=False)


def read_with_anchors(body: bytes, url: str, content_type: str = "") -> Page:
    """Return the same with the page's places, where none can be missing."""
    return _read(body, url, content_type, anchors=True)


def _read(body: bytes, url: str, content_type: str, *, anchors: bool) -> Page:
    form = medium(body, content_type)
    if form is not Medium.HTML:
        from linkcheck.page.files.read import read  # noqa: PLC0415  (nine of ten sources are web pages)

        return read(form, body[:LARGEST], url, content_type)
    light = body if len(body) <= HEAVY else lightened(body[:LARGEST])[:HEAVY]
    markup = as_utf8(light, label(content_type))
    # What is cut or cannot be decoded may hold more places than are found.
    is_whole = light is body and _UNDECODED not in markup
    return _page(collect(markup, anchors=anchors and is_whole), url, all_text=anchors)


def _page(statements: Statements, url: str, *, all_text: bool) -> Page:
    """Return the page that some statements describe; with all text, where an address may name a passage of it."""
    own = titles(statements, url)
    stated = dated(statements, url, own)
    date = stated.published
    anchors = statements.anchors
    decision = kind_of(statements, own, url)
    text = statements.text if all_text or decision.kind not in _WORDED else main_text(statements)
    return Page(
        url,
        decision.kind,
        titles=own,
        published=date.date if date else None,
        published_origin=date.origin if date else None,
        published_sure=date is not None and date.is_sure,
        published_near=date is not None and (date.is_sure or date.is_near),
        modified=stated.modified,
        publisher=imprint.publisher(statements),
        authors=imprint.authors(statements),
        language=imprint.language(statements),
        canonical_url=imprint.canonical_url(statements, url),
        free_to_read=imprint.free_to_read(statements),
        text=text,
        is_cut=len(statements.text) >= LONGEST_TEXT,
        anchors=anchors.names if anchors else None,
        anchors_sure=anchors is not None and anchors.are_sure and not _is_going_on(statements),
        beside=anchors.beside if anchors else _beside(statements.text, text),
        signals=decision.signals,
        opening=statements.text[:OPENING],
    )


def _beside(seen: str, told: str) -> str:
    """Return the lines that readers see outside a page's wording: captions, comments, other stories."""
    if seen == told:
        return ""
    lines = frozenset(told.split("\n"))
    return "\n".join(line for line in seen.split("\n") if line not in lines)[:LONGEST_BESIDE]


def _is_going_on(statements: Statements) -> bool:
    """Return whether a page is a live blog, which fetches its older entries when they are asked for."""
    return any("LiveBlogPosting" in thing.types for thing in statements.articles)
