"""Sites that are no longer there: domains for sale or full of advertisements, taken over, or never set up."""

from __future__ import annotations

import re
from functools import cache

from linkcheck.page.kinds.look import LITTLE, LONG, TINY, Look, titled
from linkcheck.page.kinds.words import fold_lines, found, words

__all__ = ["default_page", "hijacked", "parked"]

_TABLE = "domains.txt"
_PARKING = 2500  # characters; the advertisements of a parked domain have words too
_BARE = 150  # characters; a server that is not set up may say no more than its name
_DEFAULT = LONG  # characters; Debian's page explains how Apache is set up
_OFFENCES = 3  # words for gambling or pills in a title …
_COVERED = 0.6  # share of a title that must be the words
_MOST_LINKS = 100
_TIMES = 5  # … and how many different ones in the text
_SPAM = 5000  # characters of the text that are looked at

_AT_OFFER = re.compile(r"/(?:lander|domain_profile\.cfm|buy-domain(?:/.*)?|forsale(?:/.*)?)/?")
_OWN_SALE = re.compile(
    r"for sale|is available|zu verkaufen|à vendre|en venta|à venda|in vendita|te koop|на продажу|出售"
)


# ---------------------------------------------------------------- for sale


def parked(look: Look) -> tuple[str, ...]:
    """Return the signs by which a domain is for sale, or shows nothing but advertisements."""
    if look.length >= _PARKING or look.is_stated_article or look.is_for_sale:
        return ()
    machinery, offers, address = _machinery(look), _offers(look), _at_offer(look)
    phrases = words(_TABLE, "sale")
    heads, own = _for_sale(look, phrases), _own_name(look)
    if not (heads or own or machinery or offers or address):
        return ()
    said = found(phrases, "\n".join(look.sentences))
    signs = (
        *heads,
        *(f"text: {each}" for each in said),
        *own,
        *machinery,
        *offers,
        *address,
    )
    if address and (heads or said or own or look.length < TINY):
        return signs
    if machinery:
        return signs if heads or said or own or look.length < TINY else ()
    is_said = (
        bool(heads and (said or own)) or bool(own and len(said) > 1) or bool(offers and (heads or len(said) > 1))
    )
    return signs if is_said and look.length < LITTLE else ()


def _for_sale(look: Look, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return that a title says hardly more than that a domain is for sale."""
    for head in look.heads:
        if (hits := found(phrases, head.text)) and len(max(hits, key=len)) >= _COVERED * len(head.text):
            return (f"{head.origin}: {max(hits, key=len)}",)
    return ()


def _machinery(look: Look) -> tuple[str, ...]:
    hits = found(words("sources.txt", "parking"), look.sources, 1) if look.length < LITTLE else ()
    return tuple(f"parking service: {hit}" for hit in hits)


def _offers(look: Look) -> tuple[str, ...]:
    """Return that a link leads to the offer of a domain; one to a company that has them may stand on any page."""
    links = "\n".join(look.statements.shape.links[:_MOST_LINKS]).lower() if look.length < LITTLE else ""
    return tuple(f"offer of a domain: {hit}" for hit in found(words("sources.txt", "offer"), links, 1))


def _at_offer(look: Look) -> tuple[str, ...]:
    address = look.address
    if not address:
        return ()
    offers = found(words("sources.txt", "offer"), f"{address.host}{address.path[:200]}".lower(), 1)
    return ("address of an offer",) if offers or _AT_OFFER.fullmatch(address.path[:200]) else ()


def _own_name(look: Look) -> tuple[str, ...]:
    """Return that the title is the site's bare name, or the name and that it is for sale."""
    if not look.address:
        return ()
    host = look.address.host.removeprefix("www.")
    for head in look.heads:
        if head.text.removeprefix("www.") == host:
            return ("titled with its own name",)
        if host in head.text and _OWN_SALE.search(head.text):
            return (f"{head.origin}: {head.text}",)
    return ()


# ---------------------------------------------------------------- taken over


def hijacked(look: Look) -> tuple[str, ...]:
    """Return the signs by which a domain is somebody else's by now, who advertises gambling or pills on it.

    The title must be full of it and so the text, and the host's own name free of it: a casino's own page is no
    hijacked one. What says that it is an article is let pass, for articles are written about such things.
    """
    if look.is_stated_article:
        return ()
    terms = found(_spam(), look.headed, 6)
    if len(terms) < _OFFENCES or _is_a_casino(look):
        return ()
    text = found(_spam(), fold_lines(look.statements.text[:_SPAM]), 9)
    signs = (*(f"title: {each}" for each in terms[:3]), f"{len(text)} such words in the text")
    return signs if len(text) >= _TIMES else ()


@cache
def _spam() -> tuple[str, ...]:
    return words(_TABLE, "spam")


def _is_a_casino(look: Look) -> bool:
    host = look.address.host if look.address else ""
    return any(
        name in host for name in ("casino", "slot", "bet", "poker", "toto", "judi", "game", "pharma", "kasino")
    )


# ---------------------------------------------------------------- not set up


def default_page(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is the one that a server or a hosting company shows before any other."""
    if look.length >= _DEFAULT or look.is_stated_article or look.is_for_sale:
        return ()
    default, building = titled(look, _TABLE, "default"), titled(look, _TABLE, "building")
    if not default and not building:
        return ()
    said = found(words(_TABLE, "default-text"), "\n".join(look.sentences))
    signs = (default or building, *(f"text: {each}" for each in said))
    if default and look.length < _BARE and not look.is_dated:
        return (*signs, f"says little ({look.length} characters)")
    if building:
        return signs if said and look.length < LITTLE // 2 and not look.is_dated else ()
    return signs if len(said) > 1 or (said and look.length < LITTLE) else ()
