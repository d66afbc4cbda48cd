"""How titles are compared: by their words, folded; never across scripts or languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

__all__ = ["containment", "content_words", "same_script"]

LONGEST = 4000  # characters that are looked at
_WORD = re.compile(r"[^\W_]+")
# Scripts that put no spaces between words are compared by pairs of characters.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


def content_words(text: str) -> frozenset[str]:
    """Return a title's words that say something: three letters or more, or a number; folded."""
    folded = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    words: set[str] = set()
    for word in _WORD.findall(folded):
        if _UNSPACED.search(word):
            words.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= 3 or word.isdigit():
            words.add(word)
    return frozenset(words)


def containment(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the shorter title's words that the longer one has, 0 to 1."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def same_script(first: str, second: str) -> bool:
    """Return whether two titles are written in the same script, for the most part."""
    return _script(first) == _script(second)


def _script(text: str) -> str:
    names = Counter(unicodedata.name(char, "?").partition(" ")[0] for char in text[:LONGEST] if char.isalpha())
    return names.most_common(1)[0][0] if names else ""
