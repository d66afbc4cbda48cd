"""Which language a text is written in, as its letters and short words give it away."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from linkcheck import tables

__all__ = ["language_of"]

LONGEST = 3000  # characters that are looked at: some five hundred words
_LEAST = 20  # words; of fewer, one short word would decide
# Scripts that one language uses, or that one is by far the most likely of; the first that fits decides.
_SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("fa", r"[\u067e\u0686\u0698\u06af\u06cc]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("ka", r"[\u10a0-\u10ff]"),
    ("hy", r"[\u0530-\u058f]"),
    ("uk", r"[іїєґІЇЄҐ]"),
    ("sr", r"[ђћџљњЂЋЏЉЊ]"),
    ("ru", r"[ыэЫЭ]"),
    ("bg", r"[\u0400-\u04ff]"),
)
# Latin letters that one language has, of those that others write as well (Unicode CLDR, exemplar characters): they
# tell where a text is short, and most of all where a language puts its small words at the end of others.
_OWN_LETTERS = (
    ("az", "ə"),
    ("tr", "ğı"),
    ("hu", "őű"),
    ("cs", "řěů"),
    ("pl", "łńźż"),
    ("ro", "țș"),
    ("lv", "ģķļņ"),
    ("lt", "ėįų"),
    ("is", "ðþ"),
)
_OF_OWN = 0.01  # share of the letters from which they are no foreign name's
_OF_LETTERS = 0.05  # share of the letters from which a script is the text's own, not a quotation's
# Told by a few letters of a script that others use: Russian has "ы" and "э" in 2.1 % of its letters.
_BY_A_FEW = frozenset({"fa", "uk", "sr", "ru"})
_OF_A_FEW = 0.01


@cache
def _stopwords() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, (words,) in tables.rows(__file__, "stopwords.txt")}


def language_of(text: str) -> str | None:
    """Return the language (BCP 47) that a text's letters or short words give away, if any clearly does."""
    text = text[:LONGEST]
    return _by_script(text) or _by_words(text) or _by_own_letters(text)


def _by_script(text: str) -> str | None:
    if text.isascii():
        return None
    letters = sum(map(str.isalpha, text))
    foreign = sum(char >= "\u0370" for char in text if char.isalpha())
    if foreign < 0.3 * letters or letters < _LEAST:
        return None
    for name, script in _SCRIPTS:
        share = _OF_A_FEW if name in _BY_A_FEW else _OF_LETTERS
        if len(re.findall(script, text)) > share * foreign:
            return name
    return None


def _by_words(text: str) -> str | None:
    words = Counter(text.casefold().split())
    counts = dict.fromkeys(_stopwords(), 0)
    for word, languages in _languages_of().items():
        if count := words.get(word):
            for language in languages:
                counts[language] += count
    (best, language), (second, _) = sorted(((each, name) for name, each in counts.items()), reverse=True)[:2]
    return language if best >= 0.06 * max(_LEAST, words.total()) and best >= 1.3 * second else None


def _by_own_letters(text: str) -> str | None:
    """Return the language that alone has some of a text's letters, if one has enough of them."""
    letters = sum(map(str.isalpha, text))
    if text.isascii() or letters < 5 * _LEAST:
        return None
    lower = text.lower()
    return next((name for name, own in _OWN_LETTERS if sum(map(lower.count, own)) > _OF_OWN * letters), None)


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return for each short word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _stopwords().items():
        found.update((word, (*found.get(word, ()), language)) for word in words)
    return found
