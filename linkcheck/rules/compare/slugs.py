"""The words that an address says of its page: ``…/2021/12/15/putin-xi-to-hold-talks.html``."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.rules.compare import words

__all__ = ["FEWEST", "slug_words"]

FEWEST = 3  # words that make a slug: fewer are those of a section
_LONGEST = 2000  # characters of a path that are looked at
_SHORTEST_WORD = 3  # letters
_LONGEST_WORD = 30
_SEPARATORS = re.compile(r"[-_+.,;:~\s%]+")
_SEGMENTS = re.compile(r"[/?&=]+")
_END = re.compile(r"\.(?:x?html?|php\d?|aspx?|jsp|pdf|amp|md|txt|cms|ece|shtml)\Z", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyаеёиоуыэюяєіїαεηιουω]", re.IGNORECASE)
_CAMPAIGN = "utm_"  # names a campaign, in words
_REMEMBERED = 512


@lru_cache(_REMEMBERED)
def slug_words(url: str) -> tuple[str, ...]:
    """Return the words of the part of an address that says most, in their order; none where it is no slug.

    Numbers, identifiers and small words are left out.
    """
    address = urls.read(urls.without_archive(url[: urls.LONGEST]))
    if address is None:
        return ()
    for part in (address.path, address.query):
        found = max(map(_said, _SEGMENTS.split(unquote(part[:_LONGEST], errors="replace"))), key=len)
        if len(found) >= FEWEST:
            return found
        if _CAMPAIGN in address.query:
            break
    return ()


def _said(segment: str) -> tuple[str, ...]:
    pieces = _SEPARATORS.split(_CAMEL.sub("-", _END.sub("", segment)))
    order = [token for piece in pieces if _is_word(piece) for token in words.tokens(piece)]
    return tuple(dict.fromkeys(token for token in order if not words.is_small(token)))


def _is_word(piece: str) -> bool:
    """Return whether a piece between hyphens is a word, and not the end of an identifier."""
    return (
        _SHORTEST_WORD <= len(piece) <= _LONGEST_WORD
        and _LETTERS.fullmatch(piece) is not None
        and (not piece.isascii() or _VOWEL.search(piece) is not None)
    )
