"""Sites that are no longer there: domains for sale or full of advertisements, taken over, or never set up."""

from __future__ import annotations

import re
from functools import cache

from linkcheck.page.kinds.look import LITTLE, LONG, TINY, Look, beside, stated, titled
from linkcheck.page.kinds.words import fold_lines, found, words

__all__ = ["default_page", "hijacked", "parked"]

_TABLE = "domains.txt"
_ASIDE = 100  # characters that speak of something else
_NOTHING = 40  # … where the site's own name is not named
_BARE = 150  # characters; a server that is not set up may say no more than its name
_DEFAULT = LONG  # characters; Debian's page explains how Apache is set up
_OFFENCES = 3  # words for gambling or pills in a title …
_COVERED = 0.6  # share of a title that must be the words
_MOST = 3  # phrases that are told
_LURES = 2  # words that lure: news of gambling and pills has none
_TIMES = 5  # … and how many different ones in the text
_SPAM = 5000  # characters of the text that are looked at

_SALE = (
    r"for sale|is available|zum verkauf|zu verkaufen|à vendre|en venta|à venda|in vendita|te koop|till salu"
    r"|til salg|na sprzedaż|na prodej|satılık|на продажу|продается|出售|parked|geparkt|parkerad|parkeret"
    r"|geparkeerd|parqué|zaparkowan|expired|registered at|coming soon"
)
_OWN_SALE = re.compile(_SALE)
_HOST = r"(?:[\w-]{1,63}\.){1,3}[a-z]{2,20}"
_NAMED_SALE = re.compile(rf"(?:\w{{1,12}} ){{0,3}}{_HOST} [^.]{{0,15}}(?:{_SALE})\W{{0,3}}")


# ---------------------------------------------------------------- for sale


def parked(look: Look) -> tuple[str, ...]:
    """Return the signs by which a domain is for sale, or shows nothing but advertisements.

    A dealer's offer may be titled so, and news of it: it takes the site's own name or a company's machinery.
    """
    if look.length >= LITTLE or look.is_stated_article or look.is_for_sale:
        return ()
    phrases, machinery, own = words(_TABLE, "sale"), _machinery(look), _own_name(look)
    heads = _for_sale(look, phrases)
    if not (heads or own or machinery):
        return ()
    told = "\n".join(look.sentences)
    said, listed = _stated(look, "sale"), found(words(_TABLE, "listing"), told)
    signs = (*heads, *(f"text: {each}" for each in (*said, *listed)), *own, *machinery)
    rest = beside(look, (*phrases, *listed))
    if machinery:
        return signs if len(signs) > 1 or look.length < TINY else ()
    is_own = own and (heads or said or len(listed) > 1)
    is_said = rest < (_ASIDE if is_own else _NOTHING) and bool(is_own or (heads and said))
    return signs if is_said and not look.is_dated else ()


def _stated(look: Look, sort: str) -> tuple[str, ...]:
    """Return the first phrases of a sort that sentences state."""
    phrases = words(_TABLE, sort)
    return tuple(dict.fromkeys(hit for each in look.sentences for hit in stated(phrases, each)))[:_MOST]


def _for_sale(look: Look, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return that a title says hardly more than that a domain is for sale."""
    for head in look.heads:
        if (hits := found(phrases, head.text)) and len(max(hits, key=len)) >= _COVERED * len(head.text):
            return (f"{head.origin}: {max(hits, key=len)}",)
    return ()


def _machinery(look: Look) -> tuple[str, ...]:
    hits = found(words("sources.txt", "parking"), look.sources, 1)
    return tuple(f"parking service: {hit}" for hit in hits)


def _own_name(look: Look) -> tuple[str, ...]:
    """Return that the title is the site's bare name, or the name and that it is for sale."""
    if not look.address:
        return ()
    host = look.address.host.removeprefix("www.")
    for head in look.heads:
        if head.text.removeprefix("www.") == host:
            return ("titled with its own name",)
        if (host in head.text and _OWN_SALE.search(head.text)) or _NAMED_SALE.fullmatch(head.text):
            return (f"{head.origin}: {head.text}",)
    return ()


# ---------------------------------------------------------------- taken over


def hijacked(look: Look) -> tuple[str, ...]:
    """Return the signs by which a domain is somebody else's by now, who advertises gambling or pills on it.

    The title must be full of it and so the text, and the host's own name free of it: a casino's own page is no
    hijacked one. It has to praise and to call to act as well, for articles are written about such things.
    """
    if look.is_stated_article:
        return ()
    terms = found(_spam(plain=look.headed.isascii()), look.headed, 6)
    if len(terms) < _OFFENCES or _is_a_casino(look):
        return ()
    text = fold_lines(look.statements.text[:_SPAM])
    hits, lures = found(_spam(plain=False), text, 9), found(words(_TABLE, "lure"), f"{look.headed}\n{text}")
    signs = (*(f"title: {each}" for each in terms[:3]), f"{len(hits)} such words in the text", *lures)
    return signs if len(hits) >= _TIMES and len(lures) >= _LURES else ()


@cache
def _spam(*, plain: bool) -> tuple[str, ...]:
    """Return the words for gambling and pills: all, or those that a plain text can have."""
    return tuple(each for each in words(_TABLE, "spam") if each.isascii() or not plain)


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
    said = _stated(look, "default-text")
    signs = (default or building, *(f"text: {each}" for each in said))
    rest = beside(look, (*words(_TABLE, "default-text"), *words(_TABLE, "default-aside")))
    is_bare = rest < _ASIDE and look.length < LITTLE and not look.is_dated
    if building:
        is_site = found(words(_TABLE, "site"), f"{look.headed}\n{look.opening}", 1)
        return signs if said and is_site and is_bare else ()
    if not said:
        return (*signs, "says nothing else") if is_bare and not beside(look) and look.length < _BARE else ()
    return signs if rest < _ASIDE or len(said) > 1 else ()
