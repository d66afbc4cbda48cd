"""A title or a sentence as words: what it is about, in which script, and which languages its small words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from linkcheck import tables
from linkcheck.rules.compare.folding import fold

__all__ = [
    "LONGEST",
    "SHORTEST_STEM",
    "Words",
    "is_small",
    "is_told",
    "is_unspaced",
    "languages_of",
    "languages_of_most",
    "languages_told",
    "read",
    "script",
    "stem",
    "tokens",
]

LONGEST = 1000  # characters of a title or a sentence that are looked at
SHORTEST_STEM = 4  # letters
_STEM = 0.7  # of a word
_LONGEST_NUMBER = 16  # digits
_REMEMBERED = 1024  # texts: the same titles are compared with the words of an entry, its link and its address

# Vowels and other marks of Indian scripts belong to words; their blocks are 128 wide, with two stops (U+0964) and
# ten digits (U+0966) among them. The signs of Thai, Lao, Burmese and Khmer likewise.
_INDIAN = "".join(
    f"{chr(block)}-{chr(block + 0x63)}{chr(block + 0x70)}-{chr(block + 0x7F)}"
    for block in range(0x900, 0xE00, 0x80)
)
_LETTER = rf"(?:[^\W\d_]|[{_INDIAN}\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3])"
_TOKEN = re.compile(rf"\d++|{_LETTER}++")
_NOT = re.compile(r"n['’ʼ´`]t\b")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ ,.'’]\d{3})++(?![\d.,]*\d)")
# Scripts that put no spaces between words are compared by pairs of characters; so is Korean, whose words change
# their ends.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef]"
)
_FIRST_UNSPACED = "\u0e00"
_KOREAN = re.compile(r"[\uac00-\ud7af]")
_ARTICLE = re.compile(r"(?:[وفبك]?ال|لل)(?=...)")  # the Arabic article, and what is written together with it

_BLOCKS = dict(
    zip(
        ("Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam"),
        range(0x900, 0xD80, 0x80),
        strict=True,
    )
) | {"Sinhala": 0xD80, "Thai": 0xE00, "Lao": 0xE80, "Burmese": 0x1000, "Khmer": 0x1780}
_SCRIPTS = {
    "Latin": re.compile(r"[a-z]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Armenian": re.compile(r"[\u0530-\u058f]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Arabic": re.compile(r"[\u0600-\u077f]"),
    "Georgian": re.compile(r"[\u10a0-\u10ff\u1c90-\u1cbf]"),
    "Ethiopic": re.compile(r"[\u1200-\u139f]"),
    "Korean": _KOREAN,
    "Chinese or Japanese": re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
    **{name: re.compile(f"[{chr(start)}-{chr(start + 0x7F)}]") for name, start in _BLOCKS.items()},
}


class Words(NamedTuple):
    """A text's words, folded."""

    said: frozenset[str]  # those that say what it is about; pairs of characters where no spaces part words
    order: tuple[str, ...]  # all, as they stand; single characters where no spaces part words
    size: float  # how many words it is about, a character of an unspaced script for half a word


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Return for each small word the languages that have it."""
    found: dict[str, set[str]] = {}
    for language, (words,) in tables.rows(__file__, "function_words.txt"):
        for word in fold(words).split():
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def read(text: str) -> Words:
    """Return the words of a text's beginning."""
    return _read(text[:LONGEST])


@lru_cache(_REMEMBERED)
def _read(text: str) -> Words:
    order: list[str] = []
    said: set[str] = set()
    size = 0.0
    small = _function_words()
    for token in tokens(text):
        if token >= _FIRST_UNSPACED and _UNSPACED.match(token):
            order += token
            said.update(_pairs(token))
            size += len(token) / 2
            continue
        order.append(token)
        if token not in small and (len(token) > 1 or token.isdecimal()):
            said.update(_pairs(token) if _KOREAN.match(token) else (token,))
            size += 1
    return Words(frozenset(said), tuple(order), size)


def is_small(word: str) -> bool:
    """Return whether a folded word is one that says nothing by itself, in any language."""
    return word in _function_words()


def stem(word: str) -> str:
    """Return what stays the same of a word where its end changes."""
    return word[: max(SHORTEST_STEM, round(_STEM * len(word)))]


def languages_of(word: str) -> frozenset[str]:
    """Return the languages (BCP 47) in which a folded word is a small one."""
    return _function_words().get(word, frozenset())


def tokens(text: str) -> Iterator[str]:
    """Yield the words and numbers of a text as they stand, folded."""
    folded = _NOT.sub(" not", fold(text))
    folded = _THOUSANDS.sub(lambda number: re.sub(r"\D", "", number[0]), folded)
    for token in _TOKEN.findall(folded):
        if token[0].isdecimal():
            yield str(int(token)) if len(token) < _LONGEST_NUMBER else token
        else:
            yield _ARTICLE.sub("", token) if "\u0620" <= token[0] <= "\u064a" else token


def _pairs(word: str) -> Iterable[str]:
    return map("".join, pairwise(word)) if len(word) > 1 else (word,)


def is_unspaced(text: str) -> bool:
    """Return whether a text is in a script that puts no spaces between words, for its most part."""
    text = text[:LONGEST]
    return not text.isascii() and len(_UNSPACED.findall(text)) > len(text) / 2


def script(text: str) -> str:
    """Return the script that most of a text is written in, or the empty string for a text without letters."""
    folded = fold(text[:LONGEST])
    if folded.isascii():
        return "Latin" if _SCRIPTS["Latin"].search(folded) else ""
    counts = {name: len(letters.findall(folded)) for name, letters in _SCRIPTS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else ""


@cache
def _languages() -> frozenset[str]:
    return frozenset[str]().union(*_function_words().values())


def is_told(language: str) -> bool:
    """Return whether a language (BCP 47) is one whose small words are known."""
    return language in _languages()


def languages_told(text: str) -> frozenset[str]:
    """Return the languages that have most of a text's small words (BCP 47); none where it has no such word."""
    return languages_of_most(read(text).order)


def languages_of_most(order: Iterable[str]) -> frozenset[str]:
    """Return the languages that have most of some folded words as small ones."""
    counts = Counter(language for word in order for language in languages_of(word))
    most = max(counts.values(), default=0)
    return frozenset(language for language, count in counts.items() if count == most)
