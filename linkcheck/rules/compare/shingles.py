"""A text as a row of words, made at the speed of C: signs are blanked out, the rest is folded and split.

Where a script puts no spaces between words, pairs of characters that overlap stand for the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import add

from linkcheck.rules.compare.letters import UNSPACED

__all__ = ["GRAM", "Gram", "grams", "is_unspaced", "places", "row", "spans"]

GRAM = 3  # words in a row that are looked up together
LONGEST = 1_000_000  # characters of one text that are looked at
_LONGEST_WORD = 300
_LOOKED_AT = 2000  # characters that tell whether a script puts spaces
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")
# What stands between words. One `str.replace` a sign is many times as fast as a pattern or `str.translate`.
_SIGNS = (
    ".,;:!?\"'()[]{}<>/\\|*_~`=+#&@^-"
    "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2010\u2011\u2012\u2013\u2014\u2026\u00b7\u2022\u00a0"
    "\u060c\u061b\u061f\u06d4\u0964\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\u300a\u300b\u300c\u300d\u300e\u300f"
    "\uff08\uff09\u3010\u3011"
)

Gram = tuple[str, ...]


def is_unspaced(text: str) -> bool:
    """Return whether a text's script puts no spaces between words."""
    sample = text[:_LOOKED_AT]
    return not sample.isascii() and 3 * len(UNSPACED.findall(sample)) > len(_LETTERS.findall(sample))


def row(text: str, *, unspaced: bool) -> list[str]:
    """Return a text's words, folded; of a script without spaces the pairs of its characters."""
    blanked = _blanked(text)
    if unspaced:
        letters = "".join(blanked.split())
        return list(map(add, letters, letters[1:]))
    return blanked.casefold().split()


def spans(text: str, *, unspaced: bool) -> list[tuple[int, int]]:
    """Return where in a text each word of its row starts and ends."""
    found = [match.span() for match in _WORD.finditer(_blanked(text))]
    if not unspaced:
        return found
    letters = [at for start, end in found for at in range(start, end)]
    return [(first, second + 1) for first, second in pairwise(letters)]


def places(text: str, wanted: Iterable[int], *, unspaced: bool) -> dict[int, tuple[int, int]]:
    """Return where in a text some words of its row start and end: a few cost less than `spans`."""
    if unspaced:
        return dict(enumerate(spans(text, unspaced=True)))
    blanked = _blanked(text)
    found: dict[int, tuple[int, int]] = {}
    rest, passed = blanked.lstrip(), 0
    for number in sorted(set(wanted)):
        parts = rest.split(None, number - passed)
        if len(parts) <= number - passed:
            break
        rest, passed = parts[-1], number
        start = len(blanked) - len(rest)
        found[number] = (start, start + len(rest[:_LONGEST_WORD].split(None, 1)[0]))
    return found


def _blanked(text: str) -> str:
    """Return a text with its signs blanked out, character for character."""
    blanked = text[:LONGEST]
    for sign in _SIGNS:
        blanked = blanked.replace(sign, " ")
    return blanked


def grams(words: Sequence[str]) -> Iterable[Gram]:
    """Return every `GRAM` words that stand in a row."""
    return zip(words, words[1:], words[2:], strict=False)
