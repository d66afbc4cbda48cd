"""The archived copy of a source that is at hand: the one that the article names, else the one that was found."""

from __future__ import annotations

import re
from typing import NamedTuple

from linkcheck.model import Capture, Evidence, Opened, Page, PageKind, Response
from linkcheck.rules.words import say, shown

__all__ = ["Copy", "advice", "copy_of"]

LONGEST = 500  # characters of an address in a sentence
# The moment in the address of a copy, as the Wayback Machine and pywb have it (RFC 7089 leaves it to archives).
_MOMENT = re.compile(r"/(\d{4})(\d{2})(\d{2})\d{0,6}(?:[a-z]{2}_)?/")
_BOUND = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SHOWS = frozenset(each for each in PageKind if not each.is_unusable)


class Copy(NamedTuple):
    """An archived copy that shows the page."""

    url: str
    day: str  # ISO 8601, empty where it is not known
    page: Page | None
    is_cited: bool  # the article names it


def copy_of(evidence: Evidence) -> Copy | None:
    """Return the copy of a source that was opened and shows the page, if there is one."""
    cited = evidence.archived
    if cited is not None and _is_shown(cited):
        return Copy(evidence.source.archive_url or cited.url, _day_in(cited.url), cited.page, is_cited=True)
    found = evidence.capture
    if isinstance(found, Capture) and found.verified:
        day = _BOUND.match(found.time)
        return Copy(found.url, day[0] if day else _day_in(found.url), found.page, is_cited=False)
    return None


def _is_shown(opened: Opened) -> bool:
    page = opened.page
    return (
        isinstance(opened.fetch, Response)
        and opened.fetch.status == 200
        and page is not None
        and page.kind in _SHOWS
    )


def _day_in(url: str) -> str:
    match = _MOMENT.search(url[:LONGEST])
    return "-".join(match.groups()) if match else ""


def advice(evidence: Evidence) -> str | None:
    """Return the advice to cite the copy that is at hand, or None for the rule's own advice."""
    copy = copy_of(evidence)
    if copy is None:
        return None
    sort = "own" if copy.is_cited else "found"
    dated = "dated" if copy.day else "undated"
    return say(f"archive.{sort}-{dated}", url=shown(copy.url, LONGEST), day=copy.day)
