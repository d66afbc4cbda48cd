"""How pages begin: which of many are the same text, found without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from linkcheck.rules.compare.shingles import Gram, grams, is_unspaced, row
from linkcheck.rules.compare.wording import QUOTED

__all__ = ["FEWEST", "Lead", "alike", "lead", "overlap"]

WORDS = 300  # of a page's text that are compared: reprints are cut from below
FEWEST = 50  # words; of fewer, a page that was cut or says little is not compared
_CHARACTERS = 8 * WORDS  # that hold so many words in most languages
_SAME = 0.9  # share of the grams from which a page need not be looked up besides
_MOST_COMPARED = 3
_MOST_PAGES = 6  # that a gram is remembered of: what more have in common is a phrase


class Lead(NamedTuple):
    """The grams of a page's first words; none where they are too few to be compared."""

    grams: frozenset[Gram]

    def __bool__(self) -> bool:
        return bool(self.grams)


def lead(text: str) -> Lead:
    """Return how a text begins."""
    beginning = QUOTED.sub(" ", text[:_CHARACTERS])  # a statement that two quote is nobody's report
    unspaced = is_unspaced(beginning[: _CHARACTERS // 4])
    words = row(beginning, unspaced=unspaced)[: WORDS * (1 + unspaced)]
    return Lead(frozenset(grams(words)) if len(words) >= FEWEST * (1 + unspaced) else frozenset())


def overlap(one: Lead, other: Lead) -> float:
    """Return the share of the shorter's grams that both have."""
    return len(one.grams & other.grams) / max(1, min(len(one.grams), len(other.grams)))


def alike(leads: Sequence[Lead], least: float) -> Iterator[tuple[int, int, float]]:
    """Yield each page that begins much as one before it does, that one, and the share of grams in common.

    Of pages that begin the same only the first is looked up, so that a hundred reprints cost no more than a
    hundred texts of their own.
    """
    pages: dict[Gram, list[int]] = {}
    for place, each in enumerate(leads):
        known = [pages.get(gram, ()) for gram in each.grams]
        shares = [
            (other, overlap(each, leads[other]))
            for other, _ in Counter(chain.from_iterable(known)).most_common(_MOST_COMPARED)
        ]
        yield from ((place, other, share) for other, share in shares if share >= least)
        if all(share < _SAME for _, share in shares):
            for gram in each.grams:
                at = pages.setdefault(gram, [])
                if len(at) < _MOST_PAGES:
                    at.append(place)
