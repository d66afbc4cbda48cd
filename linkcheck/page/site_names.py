"""A title without the name of its site: parts at either end that are known to name the site, not the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from linkcheck import urls
from linkcheck.page.statements import Statements

__all__ = ["folded", "is_site", "names_of", "stripped"]

# A mark with spaces around it parts a title; a bar, and the long marks of Chinese and Japanese, need none.
_SEPARATOR = re.compile(
    r"(\s+(?:[-–—―−|‖·•:»›«/~♦*]|::|--|\|\||>>|<<)\s+|\s*[|｜＿]\s*|(?<=[^\x00-\xff])\s*[-_–—]\s*)"
)
_ARCHIVED = re.compile(r"\bweb\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(https?:.+)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_UMLAUT = re.compile("(?<=[aou])e")
_SHORT = 4  # words that a section's name has at most
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def folded(text: str) -> str:
    """Return the letters and digits of a text, for comparison."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _as_in_hosts(text: str) -> str:
    """Return a text folded as a host spells it: without accents, "oe" and "ö" alike."""
    plain = folded(text)
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _UMLAUT.sub("", plain)


def names_of(statements: Statements, url: str) -> frozenset[str]:
    """Return what the site is called, folded: by its own words, and by its host."""
    names = [statements.meta(key) for key in ("og:site_name", "application-name", "apple-mobile-web-app-title")]
    for thing in statements.things:
        if thing.is_article or thing.is_page:
            names.append(thing.text("publisher"))
        elif {"WebSite", "Organization", "NewsMediaOrganization"}.intersection(thing.types):
            names.append(thing.text("name"))
    archived = _ARCHIVED.search(url[: urls.LONGEST])
    address = urls.read(archived[1] if archived else url)
    host = address.host if address else ""
    if host:
        names += [host, host.removeprefix("www."), urls.registrable_domain(host), urls.label(host)]
    return frozenset(name for name in map(_as_in_hosts, names) if len(name) > 1)


def stripped(title: str, site: frozenset[str], known: Iterable[str] = ()) -> str:
    """Return a title without its site: the ends that name it, and the sections between them and the headline.

    A text of `known` (folded) that is the rest of the title proves that what stands before or after is no part
    of it.
    """
    pieces = _SEPARATOR.split(title)
    if len(pieces) == 1:
        return title
    if proven := _proven(pieces, frozenset(known)):
        return proven
    while len(pieces) > 1 and (_names_site(pieces[-1], site) or _ends_like_one(pieces)):
        mark = pieces[-2].strip()
        del pieces[-2:]
        while len(pieces) > 1 and pieces[-2].strip() == mark and _is_section(pieces[-1], pieces[0]):
            del pieces[-2:]
    while len(pieces) > 1 and _names_site(pieces[0], site):
        del pieces[:2]
    return "".join(pieces).strip() or title


def is_site(title: str, site: frozenset[str]) -> bool:
    """Return whether a title is nothing but the site's name."""
    return _as_in_hosts(title) in site


def _proven(pieces: list[str], known: frozenset[str]) -> str | None:
    """Return the longest run of pieces, from the start or to the end, that is a known title."""
    for dropped in range(2, min(len(pieces), 16), 2):
        for run in (pieces[:-dropped], pieces[dropped:]):
            text = "".join(run).strip()
            if folded(text) in known and len(text) > 1:
                return text
    return None


def _names_site(piece: str, site: frozenset[str]) -> bool:
    """Return whether a piece is a name of the site, or one with a word or two more ("BBC News")."""
    letters = _as_in_hosts(piece)
    if not letters or letters in site:
        return True
    if len(piece.split()) > 6:
        return False
    if any(
        len(name) > 3 and (letters in name or name in letters) and len(letters) < 4 * len(name) for name in site
    ):
        return len(letters) > 2
    initials = "".join(word[0] for word in piece.casefold().split() if word[0].isalnum())
    return len(initials) > 2 and initials in site


def _ends_like_one(pieces: list[str]) -> bool:
    """Return whether the last piece can hardly be anything but a name: short, after a bar or a Chinese text."""
    first, mark, last = pieces[0], pieces[-2], pieces[-1]
    if _CJK.search(first):
        return mark.strip() in set("-_|｜–—＿") and len(last) <= 14 and len(first) >= 2 * len(last)
    return mark.strip() in {"|", "｜"} and len(last.split()) <= _SHORT and len(first.split()) >= 3


def _is_section(piece: str, first: str) -> bool:
    """Return whether a piece before the site's name is a section: much shorter than the first."""
    if _CJK.search(piece):
        return len(piece) <= 6 and len(first) >= 3 * len(piece)
    return len(piece.split()) <= _SHORT and len(first.split()) > len(piece.split()) + 1
