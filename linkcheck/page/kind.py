"""What sort of page answered, and what told so: an article, a wall, an error, somebody else's page, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from linkcheck.model import Datum, PageKind
from linkcheck.page.kinds import blank, domains, missing, paywall, sorts, walls
from linkcheck.page.kinds.look import Look, look_at
from linkcheck.page.statements import Statements

__all__ = ["kind_of"]

MOST = 8  # signals that are told
LONGEST = 120  # characters of a signal


class Decision(NamedTuple):
    """A page's kind, and what it was decided by, a few words each."""

    kind: PageKind
    signals: tuple[str, ...] = ()


# Each returns the signs that it saw, or nothing; the first that saw any decides. What stands for the page comes
# before what the page is: a wall before the article behind it, an error before the front page it is shown as.
_DECIDERS: tuple[tuple[PageKind, Callable[[Look], tuple[str, ...]]], ...] = (
    (PageKind.REGION_BLOCK, walls.region_block),
    (PageKind.BOT_WALL, walls.bot_wall),
    (PageKind.CONSENT_WALL, walls.consent_wall),
    (PageKind.LOGIN_WALL, walls.login_wall),
    (PageKind.PAYWALL, paywall.paywall),
    (PageKind.PARKED, domains.parked),
    (PageKind.DEFAULT_PAGE, domains.default_page),
    (PageKind.SOFT_404, missing.missing),
    (PageKind.HIJACKED, domains.hijacked),
    (PageKind.SCRIPTED, blank.scripted),
    (PageKind.EMPTY, blank.empty),
    (PageKind.HOMEPAGE, sorts.homepage),
    (PageKind.LIVE, sorts.live),
    (PageKind.SEARCH_RESULTS, sorts.search_results),
    (PageKind.PRODUCT, sorts.product),
    (PageKind.SECTION, sorts.section),
    (PageKind.ARTICLE, sorts.article),
    (PageKind.MEDIA, sorts.media),
)


def kind_of(statements: Statements, titles: Sequence[Datum], url: str) -> Decision:
    """Return what sort of page some statements were gathered from, and what told so."""
    look = look_at(statements, url)
    for kind, decide in _DECIDERS:
        if signs := decide(look):
            return Decision(kind, tuple(sign[:LONGEST] for sign in signs[:MOST]))
    return Decision(PageKind.PAGE if titles or statements.text else PageKind.EMPTY)
