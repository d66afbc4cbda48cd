"""How a cited address stands: whether it shows what was cited, and if it does not, which one rule says why.

A source that shows nothing has one trouble, not five: the first that holds, in the order of what is sure. What is
neither 404, 410, nor a name that does not exist never stands as dead.
"""

from __future__ import annotations

from enum import StrEnum

from linkcheck import urls
from linkcheck.model import Evidence, Failure, FailureKind, Page, PageKind, Response
from linkcheck.rules.compare import titles, words
from linkcheck.rules.generic.broken import is_broken
from linkcheck.rules.grounds import GONE, is_gone, leads_inside, refuses
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.redirected import elsewhere
from linkcheck.rules.remembered import remembered
from linkcheck.rules.sign_in import is_sent_to_sign_in

__all__ = ["LOST", "OPEN", "Standing", "door_of", "is_lost", "shows", "standing"]


class Standing(StrEnum):
    """How a source stands; where it does not show what was cited, by the id of the rule that says so."""

    UNASKED = "unasked"
    SHOWN = "shown"
    BROKEN = "malformed-url"  # or "placeholder-url": no address that was meant
    INSIDE = "private-address"
    DEAD = "dead-link"
    MISSING = "soft-404"
    PARKED = "parked-domain"
    HIJACKED = "hijacked-domain"
    ELSEWHERE = "redirect-to-home"
    LOGIN = "login-wall"
    PAYWALL = "paywall"
    REGION = "region-block"
    BOTS = "bot-wall"
    UNKNOWN = "unreachable"


LOST = frozenset({Standing.DEAD, Standing.MISSING, Standing.PARKED, Standing.HIJACKED, Standing.ELSEWHERE})
OPEN = frozenset({Standing.REGION, Standing.BOTS, Standing.UNKNOWN})

# What a page's kind says of it, where the site has answered the request.
_OF_KIND = {
    PageKind.REGION_BLOCK: Standing.REGION,
    PageKind.LOGIN_WALL: Standing.LOGIN,
    PageKind.PAYWALL: Standing.PAYWALL,
    PageKind.SOFT_404: Standing.MISSING,
    PageKind.PARKED: Standing.PARKED,
    PageKind.DEFAULT_PAGE: Standing.PARKED,
    PageKind.CONSENT_WALL: Standing.UNKNOWN,
    PageKind.EMPTY: Standing.UNKNOWN,
    PageKind.UNREAD: Standing.UNKNOWN,
}
# Kinds that say of a refusal what it is, and of a "not found" that the site keeps something back.
_WALLS = frozenset({PageKind.REGION_BLOCK, PageKind.LOGIN_WALL, PageKind.PAYWALL})
_FEW = 2  # words of an entry that a page taken over has in its title, from which that is what was cited


def is_lost(evidence: Evidence) -> bool:
    """Return whether readers who follow the address do not get what was cited: dead, taken over, led elsewhere."""
    return standing(evidence) in LOST


def shows(evidence: Evidence) -> bool:
    """Return whether the address shows what was cited, if only the beginning of it."""
    return standing(evidence) in {Standing.SHOWN, Standing.PAYWALL}


@remembered  # a dozen rules ask it of the same one in turn
def standing(evidence: Evidence) -> Standing:
    """Return how a source stands."""
    if is_broken(evidence):
        return Standing.BROKEN
    door = door_of(evidence)
    if door and door.label == "proxy":
        return Standing.LOGIN
    stands = _asked(evidence)
    return Standing.LOGIN if door and not _is_open(stands, evidence.page) else stands


def door_of(evidence: Evidence) -> Fact | None:
    """Return what is known of a host that lets only members of an institution through, if it is such a one."""
    address = urls.read(evidence.source.url or "")
    return about(address, "login-hosts") if address else None


def _is_open(stands: Standing, page: Page | None) -> bool:
    """Return whether a host that wants an account has let a stranger in, or has said something else."""
    if stands is Standing.SHOWN:
        return page is not None and page.kind in {PageKind.ARTICLE, PageKind.DOCUMENT}
    return stands not in {Standing.UNASKED, Standing.BOTS, Standing.UNKNOWN}


def _asked(evidence: Evidence) -> Standing:
    match evidence.fetch:
        case Response() as response:
            return _answered(evidence, response)
        case Failure(kind=FailureKind.DNS):
            return Standing.DEAD
        case Failure() as failure:
            return Standing.INSIDE if leads_inside(failure) else Standing.UNKNOWN
        case _:
            return Standing.UNASKED


def _answered(evidence: Evidence, response: Response) -> Standing:
    kind = evidence.page.kind if evidence.page else None
    if response.accepted and not response.is_successful:
        return Standing.SHOWN
    if is_gone(evidence):
        return Standing.DEAD
    if kind in _WALLS and response.status in GONE | {403}:
        return _OF_KIND[kind]
    if refuses(evidence):
        return Standing.BOTS
    if not response.is_successful:
        return _refused(response.status, kind)
    return _opened(evidence)


def _refused(status: int, kind: PageKind | None) -> Standing:
    if status == 451 or kind is PageKind.REGION_BLOCK:
        return Standing.REGION
    if status == 401:
        return Standing.LOGIN
    # Hosts of other people's pages answer so where the owner has not paid (Vercel's DEPLOYMENT_DISABLED).
    is_owners_debt = kind in {PageKind.DEFAULT_PAGE, PageKind.SOFT_404}
    return Standing.PAYWALL if status == 402 and not is_owners_debt else Standing.UNKNOWN


def _opened(evidence: Evidence) -> Standing:
    page = evidence.page
    if page is None:
        return Standing.SHOWN
    if page.kind in _OF_KIND:
        return _OF_KIND[page.kind]
    if page.kind is PageKind.HIJACKED:
        return Standing.SHOWN if _is_about_it(evidence, page) else Standing.HIJACKED
    if page.kind is PageKind.SCRIPTED and not _names_it(evidence, page):
        return Standing.UNKNOWN
    if is_sent_to_sign_in(evidence):
        return Standing.LOGIN
    return Standing.ELSEWHERE if elsewhere(evidence) else Standing.SHOWN


def _is_about_it(evidence: Evidence, page: Page) -> bool:
    """Return whether a page that looks taken over is what was cited: the article itself says what it is about."""
    source, address = evidence.source, urls.read(evidence.source.url or "")
    own = words.read(page.title or "").said
    told = [source.title or source.text, address.path.replace("/", " ") if address else "", *source.sentences[:3]]
    return any(len(words.read(each).said & own) >= _FEW for each in told)


def _names_it(evidence: Evidence, page: Page) -> bool:
    """Return whether the title of a page is the one that the article gives."""
    claimed, own = evidence.source.title, [each.value for each in page.titles]
    return bool(claimed and own) and titles.compare(claimed or "", own).outcome is titles.Outcome.SAME
