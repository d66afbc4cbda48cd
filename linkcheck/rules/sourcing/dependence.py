"""What several rules ask of a list: which pages have the article's wording, which entries are one origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linkcheck import urls
from linkcheck.model import Article, Evidence
from linkcheck.rules.compare import circular
from linkcheck.rules.compare.copying import Copy, copied
from linkcheck.rules.compare.origins import Origin, origins
from linkcheck.rules.compare.wording import Wording, wording
from linkcheck.rules.generic.nowhere import leads_nowhere
from linkcheck.rules.grounds import shows_text
from linkcheck.rules.remembered import remembered
from linkcheck.rules.standing import is_lost

__all__ = ["Copies", "Origins", "copies", "independent_origins", "is_own", "own_domain"]


class Copies(NamedTuple):
    """What the pages have of an article's wording, by the places of their entries."""

    wording: Wording
    found: dict[int, Copy]


class Origins(NamedTuple):
    """The origins of a list, without the entries that lead nowhere, are gone, or go back to the article."""

    usable: tuple[Origin, ...]
    circular: tuple[int, ...]  # entries whose page cites the article


def own_domain(article: Article) -> str | None:
    """Return the registrable domain that an article is published at: it was read from there, or says so itself."""
    address = urls.read(article.path) if article.path[:8].lower().startswith(("http://", "https://")) else None
    host = address.host if address and address.host else article.site
    return urls.registrable_domain(host) if host else None


def is_own(article: Article, evidence: Evidence) -> bool:
    """Return whether a source is on the article's own site."""
    domain, host = own_domain(article), urls.host(evidence.source.url or "")
    return domain is not None and bool(host) and urls.registrable_domain(host) == domain


@remembered
def copies(article: Article, evidence: Sequence[Evidence]) -> Copies:
    """Return what the pages have of an article's wording."""
    own = wording(article)
    found: dict[int, Copy] = {}
    for place, each in enumerate(evidence):
        text = _text(each) if own.is_judged and not is_own(article, each) else ""
        if text and (copy := copied(own, text)):
            found[place] = copy
    return Copies(own, found)


def _text(evidence: Evidence) -> str:
    """Return the wording of what opened, if that is what was cited."""
    page = evidence.page
    return page.text if page and shows_text(evidence, page) else ""


@remembered
def independent_origins(article: Article, evidence: Sequence[Evidence]) -> Origins:
    """Return the origins of a list."""
    back = {place for place, each in enumerate(evidence) if each.page and circular.cites(each.page, article)}
    kept = [place for place, each in enumerate(evidence) if place not in back and _is_usable(each)]
    found = origins([evidence[place] for place in kept])
    usable = tuple(
        Origin(
            tuple(kept[place] for place in each.entries),
            tuple(tie._replace(first=kept[tie.first], second=kept[tie.second]) for tie in each.ties),
        )
        for each in found
    )
    return Origins(usable, tuple(sorted(back)))


def _is_usable(evidence: Evidence) -> bool:
    return not (leads_nowhere(evidence) or is_lost(evidence))
