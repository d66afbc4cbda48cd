"""How far two texts of the same page are alike: their words, and their words five at a time."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from score import similarity

__all__ = ["Likeness", "likeness", "summary"]

SHINGLE = 5  # words; what stands in both texts in the same order shares most of these
ALIKE = 0.8  # F1 from which two texts count as much the same

# Scripts written without spaces, a character of which counts as a word: Thai, Lao, Burmese, Khmer; kana; Han.
_WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


class Likeness(NamedTuple):
    """F1 of two texts, without and with the order of their words."""

    words: float
    shingles: float


def likeness(first: str, second: str) -> Likeness:
    """Compare two texts."""
    one, other = _words(first), _words(second)
    return Likeness(similarity(Counter(one), Counter(other)), similarity(_shingles(one), _shingles(other)))


def summary(values: Iterable[float]) -> dict[str, float]:
    """Return the mean, the median and the share of those that are much the same."""
    numbers = list(values)
    if not numbers:
        return {}
    alike = sum(each >= ALIKE for each in numbers) / len(numbers)
    found = {"mean": statistics.mean(numbers), "median": statistics.median(numbers), f"≥ {ALIKE:g}": alike}
    return {name: round(value, 3) for name, value in found.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _shingles(words: Sequence[str]) -> Counter[Hashable]:
    """Return every five words in a row; of a shorter text, all of it."""
    last = max(1, len(words) - SHINGLE + 1)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(last)) if words else Counter()
