"""A source as the family looks at it: what its address is known for, and its page, if that is what was cited."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.model import Evidence, Page, Response
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.parameters import target
from linkcheck.urls import Address

__all__ = ["KINDS", "Subject", "fact_of_doi", "subject_of"]

# The kinds of facts that the family rests on.
KINDS = (
    *("ai-assistants", "satire", "sponsored", "press-wires", "aggregators", "caches", "wikis", "social-networks"),
    *("user-generated", "self-publishing", "preprints", "opinion"),
)
# What a path says on any host counts only where nothing is known of the host itself: an account may be called
# "newsroom", and an encyclopedia has an article on opinion.
_BY_PATH = frozenset(("sponsored", "press-wires", "wikis", "opinion"))
_HOSTS_OWN = "other"  # what the host says itself: its terms, its help
# Whose front page is of the kind as well; that of a wire or a wiki is a front page.
_WHOLE = frozenset(("ai-assistants", "satire", "social-networks"))
# Every DOI has this address (DOI Handbook, "Resolution"), and facts on DOIs stand there.
_RESOLVER = "https://doi.org/"


class Subject(NamedTuple):
    """A source, its address and page, and what is known of the address by kind."""

    evidence: Evidence
    address: Address | None
    page: Page | None  # None where it was not seen, or something else stands in its place
    facts: Mapping[str, Fact]
    published: PartialDate | None = None  # when it was, and by whom: what facts hold for may depend on it
    authors: tuple[str, ...] = ()

    def fact(self, kind: str, *labels: str) -> Fact | None:
        """Return the fact of a kind, if it has one of the labels or none is asked for."""
        found = self.facts.get(kind)
        return found if found and (not labels or found.label in labels) else None


def subject_of(evidence: Evidence) -> Subject:
    """Return a source as the family looks at it."""
    page = evidence.page if evidence.page and is_readable(evidence, evidence.page) else None
    published, authors = _when(evidence, page), (*evidence.source.authors, *(page.authors if page else ()))
    url = _beneath((evidence.source.url or "")[: urls.LONGEST + 1])
    facts = _facts(url, published, authors)
    if page and not facts and (final := _final(evidence)):
        url, facts = final, _facts(final, published, authors)
    return Subject(evidence, urls.read(url) if url else None, page, facts, published, authors)


def _when(evidence: Evidence, page: Page | None) -> PartialDate | None:
    return evidence.source.published or (page.published if page and page.published_sure else None)


def _beneath(url: str) -> str:
    """Return the address of what an archive's copy shows, or a forwarding address holds; any other as it is."""
    url = urls.without_archive(url)
    address = urls.read(url)
    return (target(address) if address else None) or url


def _final(evidence: Evidence) -> str | None:
    """Return the address that readers end at."""
    return evidence.fetch.final_url[: urls.LONGEST + 1] if isinstance(evidence.fetch, Response) else None


@lru_cache(maxsize=512)
def _facts(url: str, published: PartialDate | None, authors: tuple[str, ...]) -> Mapping[str, Fact]:
    """Return what is known of an address by kind."""
    address = urls.read(url) if url else None
    if address is None:
        return {}
    found = {kind: fact for kind in KINDS if (fact := about(address, kind, published=published, authors=authors))}
    is_known, is_front = any(fact.host for fact in found.values()), urls.is_homepage(address)
    return {kind: fact for kind, fact in found.items() if _counts(fact, is_known=is_known, is_front=is_front)}


def _counts(fact: Fact, *, is_known: bool, is_front: bool) -> bool:
    """Return whether a fact tells what a source is, on a host that something is known of, or on a front page."""
    if fact.label == _HOSTS_OWN or (is_known and not fact.host and fact.kind in _BY_PATH):
        return False
    return not is_front or fact.kind in _WHOLE or _is_own_host(fact)


def _is_own_host(fact: Fact) -> bool:
    """Return whether each who publishes there has a host, so that its front page is theirs."""
    return fact.kind == "self-publishing" and fact.host.startswith(".")


@lru_cache(maxsize=512)
def fact_of_doi(doi: str) -> Fact | None:
    """Return the fact that papers under a DOI's prefix stood there before anybody reviewed them."""
    address = urls.read(f"{_RESOLVER}{doi}")
    return about(address, "preprints") if address else None
