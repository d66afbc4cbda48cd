"""The nouns of planning: what is asked, and what came back for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from linkcheck import urls
from linkcheck.followups.private import without_secrets
from linkcheck.model import Capture, FailureKind, NoRecord, Opened, Page, Record

__all__ = ["UNASKED", "Answer", "Answers", "Kind", "Question", "below", "normal", "with_query"]

UNASKED = frozenset({FailureKind.NOT_RECORDED, FailureKind.NOT_CHECKED})  # nobody was there to ask


class Kind(StrEnum):
    """Which protocol a question speaks."""

    DOI = "doi"
    CROSSREF = "crossref"
    ARXIV = "arxiv"
    PUBMED = "pubmed"
    ISBN = "isbn"
    AVAILABLE = "available"  # the Wayback Machine's availability API
    CDX = "cdx"
    TIMEMAP = "timemap"
    CAPTURE = "capture"  # an archived copy, opened to see what it shows
    PAGE = "page"  # a page like any other


class Question(NamedTuple):
    """One address to ask, in which form the answer is wanted, and what it is about."""

    kind: Kind
    url: str
    about: str  # an identifier, or the address of the page that is sought
    accept: str = ""  # media type; empty for what pages are asked with

    @property
    def shown(self) -> str:
        """The address as reports may have it: without keys and mail addresses."""
        return without_secrets(self.url)


class Answer(NamedTuple):
    """What came back for a question, read."""

    unknown: str = ""  # why nothing was learnt; then nothing is said
    was_asked: bool = True  # False: nobody was there to ask, as in a replay without an answer
    record: Record | NoRecord | None = None
    captures: tuple[Capture, ...] = ()
    opened: Opened | None = None

    @property
    def page(self) -> Page | None:
        """The page that was opened, the only large thing here."""
        return self.opened.page if self.opened else None


Answers = Mapping[Question, Answer]


def normal(url: str) -> str:
    """Return an address as it is asked for, or unchanged where no browser would open it."""
    return urls.request_key(url) or url


def with_query(endpoint: str, query: str) -> str:
    """Return an endpoint with a query, behind the one that it may have: a key, a collection."""
    home = normal(endpoint)
    return normal(f"{home}{'&' if '?' in home else '?'}{query}")


def below(endpoint: str, rest: str) -> str:
    """Return the address of what an endpoint has under a name, whether or not it ends as one where more follows.

    Nothing in the name leads to another host.
    """
    home = normal(endpoint)
    return normal(f"{home}{'' if home.endswith(('/', '=', ':')) else '/'}{rest}")
