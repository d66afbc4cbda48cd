"""A title without the name of its site: parts at either end that are known to name the site, not the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from linkcheck import urls
from linkcheck.page.statements import Statements

__all__ = ["Parted", "folded", "is_site", "names_of", "parted", "segments", "words"]

# A mark with spaces around it parts a title; a bar, and the long marks of Chinese and Japanese, need none.
# The spaces of all texts are folded before.
_SEPARATOR = re.compile(r"( (?:[-–—―−|‖│·•:»›«/~♦*]|::|--|\|\||>>|<<) | ?[|｜│＿] ?|(?<=[^\x00-\xff]) ?[-_–—] ?)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOT_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_UMLAUT = re.compile("(?<=[aou])e")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_LAST = re.compile(r"[:：·・–—@/-](?=([^:：·・–—@/-]{1,60})\Z)")  # the last mark, and what follows it
_SHORT = 4  # words that a section's name has at most
_LONGEST_NAME = 6  # words
_SHORTEST_NAME = 3  # characters
_LONGEST_HOST = 253  # characters (RFC 1035)
_MOST_NAMES = 50  # that a page states
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SITES = frozenset(("WebSite", "Organization", "NewsMediaOrganization"))
_REMEMBERED = 512  # texts: a page says its title ten times, and asks for its letters as often


class Parted(NamedTuple):
    """A title in two: what names the page, and what names its site and sections."""

    kept: str
    dropped: tuple[str, ...] = ()  # folded


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """Return the letters and digits of a text, for comparison."""
    if text.isascii():
        return text.lower().encode().translate(None, _NOT_ASCII_LETTERS).decode()
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(_REMEMBERED)
def words(text: str) -> frozenset[str]:
    """Return the words of a text; each character of Chinese, Japanese and Korean is one."""
    return frozenset(_WORD.findall(text.casefold()))


@lru_cache(_REMEMBERED)
def in_address(text: str) -> str:
    """Return a text folded as an address spells it: without accents, "oe" and "ö" alike."""
    plain = folded(text)
    if not plain.isascii():
        plain = _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", plain))
    return _UMLAUT.sub("", plain)


def names_of(statements: Statements, url: str) -> frozenset[str]:
    """Return what the site is called, folded: by its own words, and by its host."""
    names = {*islice(_stated(statements), _MOST_NAMES), *_hosts(url)}
    return frozenset(name for name in map(in_address, names) if len(name) > 1)


def _stated(statements: Statements) -> Iterator[str]:
    """Yield what the page calls its site or its publisher."""
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
        yield statements.meta(key)
    for thing in statements.things:
        if "publisher" in thing.fields:
            if thing.is_article or thing.is_page:
                yield thing.text("publisher")
        elif not _SITES.isdisjoint(thing.types):
            yield thing.text("name")


@lru_cache(_REMEMBERED)
def _hosts(url: str) -> tuple[str, ...]:
    """Return the names in the host of an address, or of the one that was archived."""
    address = urls.read(urls.without_archive(url))
    host = _spelled(address.host) if address else ""
    domain = urls.registrable_domain(host) if host else ""
    return (host, host.removeprefix("www."), domain, domain.partition(".")[0])


def _spelled(host: str) -> str:
    """Return a host as people read it: with the letters that Punycode stands for."""
    if "xn--" not in host or len(host) > _LONGEST_HOST:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def is_site(title: str, site: AbstractSet[str]) -> bool:
    """Return whether a title is nothing but the site's name."""
    return in_address(title) in site


@lru_cache(_REMEMBERED)
def _pieces(title: str) -> tuple[str, ...]:
    """Return a title's parts, and between them the separators."""
    return tuple(_SEPARATOR.split(title))


def segments(title: str) -> tuple[str, ...]:
    """Return the parts of a title between its separators."""
    return tuple(piece.strip() for piece in _pieces(title)[::2])


def parted(title: str, site: AbstractSet[str], known: AbstractSet[str] = frozenset()) -> Parted:
    """Return a title without its site: the ends that name it, and the sections between them and the headline.

    A text of `known` (folded) that is the rest of the title proves that what stands before or after is no part
    of it.
    """
    pieces = _pieces(title)
    if proven := _proven(pieces, known):
        return _without_ends(title, pieces, *proven)
    if found := _after_colon(title, known):
        return found
    return _before_name(title, site) if len(pieces) == 1 else _without_ends(title, pieces, *_unnamed(pieces, site))


def _without_ends(title: str, pieces: Sequence[str], first: int, last: int) -> Parted:
    kept = "".join(pieces[first:last]).strip()
    return Parted(kept, tuple(map(folded, (*pieces[:first:2], *pieces[last + 1 :: 2])))) if kept else Parted(title)


def _proven(pieces: Sequence[str], known: AbstractSet[str]) -> tuple[int, int] | None:
    """Return the longest run of pieces, from the start or to the end, that is a known title."""
    count = len(pieces)
    for dropped in range(2, min(count, 16), 2):
        for first, last in ((0, count - dropped), (dropped, count)):
            if folded("".join(pieces[first:last])) in known:
                return first, last
    return None


def _after_colon(title: str, known: AbstractSet[str]) -> Parted | None:
    """Return what follows a colon if it is a known title ("Blog: headline")."""
    before, mark, after = title.partition(": ")
    return Parted(after.strip(), (folded(before),)) if mark and folded(after) in known else None


def _before_name(title: str, site: AbstractSet[str]) -> Parted:
    """Return a title without the site's full name that only a mark parts from it, as Japanese sites do."""
    end = _LAST.search(title)
    if end and len(end[1].strip()) >= _SHORTEST_NAME and is_site(end[1], site):
        return Parted(title[: end.start()].strip() or title, (folded(end[1]),))
    return Parted(title)


def _unnamed(pieces: Sequence[str], site: AbstractSet[str]) -> tuple[int, int]:
    """Return which of the pieces are left when those that name the site are taken from both ends."""
    first, last = 0, len(pieces)
    while last > 1 and (
        _names_site(pieces[last - 1], site) or _ends_like_one(pieces[0], *pieces[last - 2 : last])
    ):
        mark = pieces[last - 2].strip()
        last -= 2
        while last > 1 and pieces[last - 2].strip() == mark and _is_section(pieces[last - 1], pieces[0]):
            last -= 2
    while last - first > 1 and _names_site(pieces[first], site):
        first += 2
    return first, last


def _names_site(piece: str, site: AbstractSet[str]) -> bool:
    """Return whether a piece is a name of the site, or one with a word or two more ("BBC News")."""
    letters = in_address(piece)
    if not letters or letters in site:
        return True
    if len(piece.split()) > _LONGEST_NAME:
        return False
    if any(
        len(name) > 3 and (letters in name or name in letters) and len(letters) < 4 * len(name) for name in site
    ):
        return len(letters) > 2
    initials = "".join(word[0] for word in piece.casefold().split() if word[0].isalnum())
    return len(initials) > 2 and initials in site


def _ends_like_one(first: str, mark: str, last: str) -> bool:
    """Return whether the last piece can hardly be anything but a name: short, after a bar or a Chinese text."""
    if _CJK.search(first):
        return mark.strip() in set("-_|｜–—＿") and len(last) <= 14 and len(first) >= 2 * len(last)
    return mark.strip() in {"|", "｜", "│"} and len(last.split()) <= _SHORT and len(first.split()) >= 3


def _is_section(piece: str, first: str) -> bool:
    """Return whether a piece before the site's name is a section: much shorter than the first."""
    if _CJK.search(piece):
        return len(piece) <= 6 and len(first) >= 3 * len(piece)
    return len(piece.split()) <= _SHORT and len(first.split()) > len(piece.split()) + 1
