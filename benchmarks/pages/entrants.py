"""The readers that are compared: each takes a body and an address, and says what it finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import htmldate
import trafilatura
from score import Answer

import linkcheck

__all__ = ["ENTRANTS", "OURS", "THEIR_TEXT", "Reader"]

Reader = Callable[[bytes, str], Answer]
OURS, THEIR_TEXT = "linkcheck", "trafilatura, with text"
NOWHERE = "https://unknown.example/"  # for a page whose address is not known


def ours(body: bytes, url: str) -> Answer:
    """Read a page as the program does: titles, dates, text, kind and all else."""
    page = linkcheck.read_page(body, url=url or NOWHERE, content_type="text/html")
    titles = tuple(each.value for each in page.titles)
    published, modified = (str(date) if date else None for date in (page.published, page.modified))
    return Answer(page.title, titles, published, modified, page.published_sure, page.text)


def htmldate_fast(body: bytes, url: str) -> Answer:
    """Look for the date of publication in what is quick to look at."""
    return _dated(body, url, extensive=False)


def htmldate_extensive(body: bytes, url: str) -> Answer:
    """Look for it everywhere, which is how htmldate comes."""
    return _dated(body, url, extensive=True)


def trafilatura_metadata(body: bytes, url: str) -> Answer:
    """Gather titles, authors, site, date."""
    return _described(trafilatura.extract_metadata(body, default_url=url or None))


def trafilatura_text(body: bytes, url: str) -> Answer:
    """Gather the same and the main text, without comments."""
    return _described(
        trafilatura.bare_extraction(body, url=url or None, with_metadata=True, include_comments=False)
    )


def _dated(body: bytes, url: str, *, extensive: bool) -> Answer:
    found = htmldate.find_date(body, extensive_search=extensive, original_date=True, url=url or None)
    return Answer(published=found)


def _described(document: Any) -> Answer:
    if document is None:
        return Answer()
    return Answer(title=document.title, published=document.date, text=document.text)


ENTRANTS: dict[str, Reader] = {
    OURS: ours,
    "htmldate, fast": htmldate_fast,
    "htmldate, extensive": htmldate_extensive,
    "trafilatura, metadata": trafilatura_metadata,
    THEIR_TEXT: trafilatura_text,
}
