"""Where a redirect has led: to the same document at another address, to a front page, or to a section above."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck import tables, urls
from linkcheck.model import Evidence, Page, PageKind, Response
from linkcheck.rules.compare import paths, titles, words
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.parameters import carried, target
from linkcheck.urls import Address

__all__ = ["Elsewhere", "elsewhere", "is_resolver", "moved_to"]

AGREES = 0.5  # share of a slug's words that the titles behind a redirect have, from which they are about the same
SHORT = 8  # characters of a path that may be a short link's

_INDIRECT = ("shorteners", "archives")  # lead elsewhere because they were made to
_NO_DOCUMENT = frozenset(
    (*(PageKind.SOFT_404, PageKind.PARKED, PageKind.HIJACKED, PageKind.LOGIN_WALL, PageKind.CONSENT_WALL),
     *(PageKind.BOT_WALL, PageKind.REGION_BLOCK, PageKind.DEFAULT_PAGE, PageKind.UNREAD))
)  # fmt: skip


class Elsewhere(NamedTuple):
    """A redirect that ends at a page which is not about what was cited."""

    url: str
    is_front: bool  # else a section of the same site
    is_sure: bool


class _Hop(NamedTuple):
    """An address, where its redirects ended, and what answered there."""

    cited: Address
    final: Address
    response: Response
    page: Page


def _hop(evidence: Evidence) -> _Hop | None:
    response, page = evidence.fetch, evidence.page
    if not isinstance(response, Response) or page is None or not response.redirects:
        return None
    if not response.is_successful or page.kind in _NO_DOCUMENT:
        return None
    cited, final = urls.read(evidence.source.url or ""), urls.read(response.final_url)
    return _Hop(cited, final, response, page) if cited and final else None


def elsewhere(evidence: Evidence) -> Elsewhere | None:
    """Return where a document's address leads instead of to the document, if it does."""
    hop = _hop(evidence)
    if hop is None:
        return None
    cited, is_front = urls.read(target(hop.cited) or "") or hop.cited, paths.is_front(hop.final)
    if not (is_front and paths.is_deep(cited)) and not paths.is_lost_above(cited, hop.final):
        return None
    if about(hop.cited, *_INDIRECT) or _is_meant(evidence, cited, hop):
        return None
    may_be_meant = is_resolver(cited) or _changes_locale(cited, hop)
    return Elsewhere(hop.final.href, is_front, is_sure=is_front and not may_be_meant)


def _is_meant(evidence: Evidence, cited: Address, hop: _Hop) -> bool:
    """Return whether the page at the end is about what was cited."""
    return _names(cited, hop) or _is_claimed(evidence, cited, hop) or _is_canonical(cited, hop)


def _names(cited: Address, hop: _Hop) -> bool:
    """Return whether the page at the end, or its site, is named as the slug of the cited address has it."""
    slug = paths.slug_words(cited)
    agrees = AGREES if len(slug) >= paths.SLUG else 1.0  # one of two words may be in the site's name
    return bool(slug) and titles.share(slug, _named(hop)) >= agrees


def _named(hop: _Hop) -> frozenset[str]:
    """Return the words of the titles at the end of the redirects, and of the host where it is another one."""
    own = [words.read(each.value).said for each in hop.page.titles[:8]]
    if hop.cited.host != hop.final.host:
        own.append(words.read(urls.label(hop.final.host)).said)
    return frozenset[str]().union(*own)


def _is_claimed(evidence: Evidence, cited: Address, hop: _Hop) -> bool:
    """Return whether the page at the end is the one that the article names.

    An entry that names nothing but the outlet names its front page too; an address with a headline in it was
    another page's.
    """
    if len(paths.slug_words(cited)) >= paths.SLUG and hop.page.kind is not PageKind.ARTICLE:
        return False
    claimed, own = words.read(evidence.source.title or "").said, _named(hop)
    return bool(claimed) and titles.share(claimed, own) >= titles.SAME


def _is_canonical(cited: Address, hop: _Hop) -> bool:
    """Return whether the page at the end gives the cited address for its own."""
    own = urls.read(hop.page.canonical_url or "")
    return own is not None and not paths.is_front(own) and paths.same_place(own, cited)


def _changes_locale(cited: Address, hop: _Hop) -> bool:
    """Return whether readers of another country may get further."""
    before, after = paths.front_locale(cited), paths.front_locale(hop.final)
    return bool(before and after) and before != after


# ---------------------------------------------------------------- moved


def moved_to(evidence: Evidence) -> str | None:
    """Return the new address of a document that has moved for good, if it has."""
    hop = _hop(evidence)
    if hop is None or any(each.kind != "permanent" for each in hop.response.redirects):
        return None
    if paths.same_place(hop.cited, hop.final) or _is_made_to_lead(hop) or elsewhere(evidence):
        return None
    if paths.is_front(hop.final) and not (paths.is_front(hop.cited) or _names(hop.cited, hop)):
        return None
    if _is_another(evidence, hop) or any(carried(hop.final, "secret-parameters")):
        return None
    return hop.final.href


def _is_made_to_lead(hop: _Hop) -> bool:
    """Return whether an address is no document's own: a lasting one, a short link, a wrapper's, a cache's."""
    if is_resolver(hop.cited) or about(hop.cited, *_INDIRECT, "wrappers", "caches"):
        return True
    is_short = 0 < len(hop.cited.path.strip("/")) <= SHORT and "/" not in hop.cited.path.strip("/")
    return is_short and not urls.is_same_site(hop.cited.host, hop.final.host)


def _is_another(evidence: Evidence, hop: _Hop) -> bool:
    """Return whether the page at the end has another title than the one claimed."""
    claimed = evidence.source.title
    if not claimed or not hop.page.titles:
        return False
    return titles.on_page(claimed, hop.page).outcome is titles.Outcome.DIFFERENT


@cache
def _resolvers() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the hosts of resolvers, the names that hosts of resolvers begin with, and what their paths hold."""
    found = dict(tables.rows(__file__, "resolvers.txt"))
    return frozenset(found["host"]), tuple(f"{each}." for each in found["label"]), tuple(found["path"])


def is_resolver(address: Address) -> bool:
    """Return whether an address is a lasting one, made to lead to wherever the document is kept."""
    hosts, labels, marks = _resolvers()
    host, path = address.host.removeprefix("www."), unquote(address.path[:200]).lower()
    is_named_so = host.startswith(labels) and host != urls.registrable_domain(host)
    return host in hosts or is_named_so or any(mark in path for mark in marks)
