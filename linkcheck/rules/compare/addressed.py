"""The names that an entry's document goes by: its addresses, and what page and registry call it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linkcheck import urls
from linkcheck.model import Evidence, Record, Response

__all__ = ["Named", "family", "key", "names", "without_addresses"]

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]++", re.IGNORECASE)
_SCHEME = re.compile(r"https?://(?:www\.|m\.|amp\.)?")
_PAGED = re.compile(
    r"/(?:page|seite|pagina|p)/\d{1,3}/?$|/\d{1,2}/?$|([?&])(?:page|p|pg|seite|pagina)=\d{1,3}(?:&|$)"
)
_LANGUAGE = re.compile(r"^([^/]+)/([a-z]{2}(?:-[a-z]{2})?)(?=/.)")


class Named(NamedTuple):
    """A name that an entry's document goes by, and who gave it."""

    name: str
    is_claimed: bool = False  # by the page, of another address: may be wrong where a site is set up carelessly


def names(evidence: Evidence) -> Iterator[Named]:
    """Yield the names of an entry's document: two entries that have one in common lead to the same."""
    source, page = evidence.source, evidence.page
    if source.url:
        yield Named(key(source.url) or source.url)
    if source.identifier:
        yield Named(source.identifier.lower())
    if isinstance(evidence.record, Record):
        yield from (Named(each.lower()) for each in (evidence.record.identifier, *evidence.record.identifiers))
    if not source.url and not source.identifier:
        yield Named(" ".join(source.text.split()))
    if page is None or page.kind.is_unusable or not isinstance(evidence.fetch, Response):
        return
    if evidence.fetch.is_successful:
        yield from map(Named, _keys(evidence.fetch.final_url))
        yield from (Named(each, is_claimed=True) for each in _keys(page.canonical_url))
        if evidence.canonical and isinstance(evidence.canonical.fetch, Response):
            yield from (Named(each, is_claimed=True) for each in _keys(evidence.canonical.fetch.final_url))


def _keys(url: str | None) -> Iterator[str]:
    """Yield an address's key, unless it is a front page: that is what a careless site names for all its pages."""
    address = urls.read(url) if url else None
    if url and address and not urls.is_homepage(address) and (found := key(url)):
        yield found


def key(url: str) -> str | None:
    """Return what tells an address from others: no scheme, no "www.", no archive, no slash at the end."""
    asked = urls.request_key(urls.without_archive(url))
    return _SCHEME.sub("", asked, count=1).rstrip("/") if asked else None


def family(url: str) -> tuple[str, str]:
    """Return an address without the number of its part, and without its language: what editions have in common."""
    name = key(url) or url
    return _PAGED.sub(r"\1", name).rstrip("/?&"), _LANGUAGE.sub(r"\1", name)


def without_addresses(text: str) -> str:
    """Return a text without the addresses in it."""
    return _ADDRESS.sub(" ", text)
