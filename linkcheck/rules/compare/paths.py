"""Addresses compared by where they lead: levels of a path, the words of a slug, and what is the same place.

What a site changes in an address without showing another document does not count: scheme, ``www.``, the case of
letters, a slash at the end, ``index.html``, the language in front, sessions, and parameters that count readers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.rules.compare import words
from linkcheck.rules.lists.parameters import carried
from linkcheck.rules.lists.table import query_pairs
from linkcheck.urls import Address

__all__ = ["front_locale", "is_deep", "is_front", "is_lost_above", "levels", "said", "same_place", "slug_words"]

DEEP = 2  # levels from which an address is that of a document, not of a site
SLUG = 3  # words in one level from which it is a title
LOST = 2  # levels that a redirect to a section drops: one is dropped by many that only tidy up
MOST_LEVELS = 40
LONGEST_LEVEL = 300  # characters of one level that are read for words
_LOCALES = 2  # in front of a path: "/at/de/"
_TITLED = 3  # levels at the end of which one may hold the title: "/talks-held/2021/9912"

_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_FRONT = re.compile(
    r"(?:index|default|home|main|start|welcome|startseite|accueil|inicio)(?:\.\w{2,5})?", re.IGNORECASE
)
_EXTENSION = re.compile(r"\.[a-z]\w{1,4}\Z", re.IGNORECASE)
_SAME_SITE = re.compile(r"(?:www\d?|m|mobile|touch|[a-z]{2})\.(?=[^.]+\.)")
# Parameters that say how a page is shown, or why a reader was sent to it.
_ASIDE = frozenset(
    (
        *("lang", "language", "locale", "hl", "country", "region", "edition"),
        *(
            "ref",
            "referrer",
            "source",
            "from",
            "redirect",
            "redirected",
            "error",
            "err",
            "404",
            "notfound",
            "not_found",
        ),
    )
)


@lru_cache(maxsize=1024)
def levels(address: Address) -> tuple[str, ...]:
    """Return the parts of a path, in small letters: without a language in front and a front page's name behind."""
    parts = [
        unquote(part.partition(";")[0]) for part in address.path.split("/", MOST_LEVELS + 1)[: MOST_LEVELS + 1]
    ]
    parts = [part.casefold() for part in parts if part]
    for _ in range(_LOCALES):
        if parts and _LOCALE.fullmatch(parts[0]):
            del parts[0]
    if parts and _FRONT.fullmatch(parts[-1]):
        del parts[-1]
    return tuple(parts)


def front_locale(address: Address) -> str:
    """Return the language or country that a path begins with, or the empty string."""
    first = address.path[1:20].partition("/")[0]
    return first.lower() if _LOCALE.fullmatch(first) else ""


@lru_cache(maxsize=1024)
def _asks(address: Address) -> bool:
    """Return whether the query says which document is meant."""
    pairs = query_pairs(address.query)
    if not pairs:
        return bool(address.query)  # longer than any form sends
    known = {each.name for each in carried(address, "tracking-parameters", "secret-parameters")}
    return any(name not in known and name.lower() not in _ASIDE for name, _ in pairs)


def _is_routed(address: Address) -> bool:
    """Return whether a script shows one page or another by what stands behind ``#``."""
    return address.fragment.startswith(("/", "!"))


def is_front(address: Address) -> bool:
    """Return whether an address is that of a site's front page, in whatever language."""
    return not levels(address) and not _asks(address) and not _is_routed(address)


def is_deep(address: Address) -> bool:
    """Return whether an address was that of a document: two levels, one with a query, or a slug of three words."""
    if _is_routed(address):
        return False
    return len(levels(address)) + _asks(address) >= DEEP or len(slug_words(address)) >= SLUG


@lru_cache(maxsize=1024)
def slug_words(address: Address) -> frozenset[str]:
    """Return the words of that level, among the last ones, which has most of them."""
    found = (_words(level) for level in reversed(levels(address)[-_TITLED:]))  # of two as long the last
    return max(found, key=len, default=frozenset())


def said(text: str) -> frozenset[str]:
    """Return the words of a text as those of a slug are compared with them."""
    return words.read(text).said


def _words(level: str) -> frozenset[str]:
    plain = _EXTENSION.sub("", level[:LONGEST_LEVEL])
    return frozenset(
        word for word in said(plain) if not word.isdecimal() and (len(word) > 2 or not word.isascii())
    )


def same_place(first: Address, second: Address) -> bool:
    """Return whether two addresses are those of one document but for what does not count."""
    return _host(first) == _host(second) and levels(first) == levels(second)


def _host(address: Address) -> str:
    return _SAME_SITE.sub("", address.host, count=1) if not urls.is_ip_address(address.host) else address.host


def is_lost_above(cited: Address, final: Address) -> bool:
    """Return whether an address is that of a section, two levels or more above the cited one, on the same site."""
    above, below = levels(final), levels(cited)
    is_above = 0 < len(above) <= len(below) - LOST and below[: len(above)] == above
    is_page = _asks(final) or _is_routed(final)
    return is_above and not is_page and urls.is_same_site(cited.host, final.host)
