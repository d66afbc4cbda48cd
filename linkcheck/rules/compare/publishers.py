"""Whether a page is the outlet's that an article names: by what outlets are called, and where they publish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck import tables, urls
from linkcheck.rules.compare.folding import fold

__all__ = ["Outlet", "named", "names_host", "outlet_of", "run_together", "squeezed", "words_of", "written"]

LONGEST_ENTRY = 1000  # characters
LONGEST = 200  # characters of a claimed publisher; a longer one is a sentence
_PIECES = re.compile(r"\s*[,;/|·•()\[\]–—]\s*|\s(?:via|bei|über|through|on|and|und|et|y|&|-)\s", re.IGNORECASE)
_IN_ENTRY = re.compile(r"\s*[,;|·•()\[\]–—:\"“”„«»]\s*|\.(?:\s+|$)|\s-\s|\svia\s")
_DOMAIN = re.compile(r"(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_ARTICLES = re.compile(
    r"^(?:[Tt]he|THE|[Dd]er|[Dd]ie|[Dd]as|[Ll]e|[Ll]a|[Ll]es|[Ee]l|[Ii]l|[Ll]o|[Dd]e|[Hh]et)\s+"
)
_SMALL = frozenset(("the", "of", "and", "a", "der", "die", "das", "und", "le", "la", "les", "el", "de", "du"))
_FEWEST = 3  # letters of a name that are looked for within another


class Outlet(NamedTuple):
    """A publisher that many know."""

    name: str  # the one it is best known by
    names: frozenset[str]  # all, squeezed
    domains: frozenset[str]
    family: str = ""  # the outlets of one owner print each other
    spelled: tuple[str, ...] = ()  # its names as they are printed


def squeezed(text: str) -> str:
    """Return the letters and digits of a name, folded and run together, without its article."""
    return _NOT_LETTERS.sub("", fold(_ARTICLES.sub("", text[:LONGEST].strip())))


def run_together(text: str) -> str:
    """Return a text's letters, run together as those of names are."""
    return _NOT_LETTERS.sub("", fold(text))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded as names are."""
    return frozenset(_NOT_LETTERS.split(fold(text)))


@cache
def _outlets() -> tuple[Outlet, ...]:
    return tuple(_read(key, words) for key, words in tables.rows(__file__, "publishers.txt"))


def _read(key: str, words: list[str]) -> Outlet:
    name, _, family = key.partition(" @")
    domains = frozenset(word for word in words if _DOMAIN.fullmatch(word) and " " not in word)
    spelled = (name, *(word for word in words if word not in domains))
    return Outlet(name, frozenset(map(squeezed, spelled)) - {""}, domains, family, spelled)


@cache
def _by_name() -> dict[str, Outlet]:
    return {name: outlet for outlet in _outlets() for name in outlet.names}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in _outlets() for domain in outlet.domains}


def outlet_of(host: str) -> Outlet | None:
    """Return the outlet that publishes at a host."""
    known = _by_domain()
    return known.get(host.removeprefix("www.")) or known.get(urls.registrable_domain(host))


@lru_cache(512)
def named(claimed: str) -> tuple[Outlet, ...]:
    """Return the outlets that a claimed publisher names, by their names or their domains."""
    if len(claimed) > LONGEST:
        return ()
    return tuple(dict.fromkeys(_named(_pieces(claimed))))


def _named(pieces: Iterable[str]) -> Iterator[Outlet]:
    for piece in pieces:
        if found := _by_name().get(squeezed(piece)):
            yield found
        elif match := _DOMAIN.fullmatch(piece.strip().rstrip("/")):
            domain = urls.registrable_domain(match[1].lower())
            if "." in domain and len(urls.label(domain)) >= _FEWEST:
                known = _by_domain().get(domain)
                yield known or Outlet(domain, frozenset({squeezed(urls.label(domain))}), frozenset({domain}))


def written(entry: str) -> str | None:
    """Return the names of outlets that stand by themselves in an entry: between commas, stops or brackets."""
    found = (piece for piece in _IN_ENTRY.split(entry[:LONGEST_ENTRY]) if len(piece) >= _FEWEST)
    return ", ".join(dict.fromkeys(piece for piece in found if squeezed(piece) in _by_name())) or None


def _pieces(claimed: str) -> list[str]:
    return [claimed, *_PIECES.split(claimed)]


def names_host(claimed: str, host: str) -> bool:
    """Return whether a name and a host are spelled alike: "Sky News" and ``news.sky.com``."""
    label, whole = squeezed(urls.label(host)), squeezed(host)
    for piece in _pieces(claimed[:LONGEST]):
        words = [word for word in _NOT_LETTERS.split(fold(piece)) if word]
        said = [word for word in words if word not in _SMALL]
        initials = {"".join(word[0] for word in words), "".join(word[0] for word in said)}
        name = "".join(said)
        if label in initials or (len(name) >= _FEWEST and (name in whole or name in label)):
            return True
        if len(label) >= _FEWEST and label in "".join(words):
            return True
        if said and all(len(word) >= _FEWEST and word in whole for word in said):
            return True
    return False
