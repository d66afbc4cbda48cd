"""How much of an article's own wording a page has, too, and where.

Two reports on one event share names, numbers and stock phrases, a few words here and a few there; what was copied
is shared in a row, and what was paraphrased by exchanging words keeps the others in their order. So only that
counts as a passage which is long: `LONG_RUN` words without a break, or a chain of `LONG_CHAIN` words that say
something. Within passages the measure is that of churnalism.com: characters in runs of 15 and more.

Measured on 15 stories in eight languages (``benchmarks/copying``): verbatim, edited and machine-spun texts have
0.34 to 1.00 of their characters in such runs and 0.49 to 1.00 of their words in the same order, other reports on
the same events none. Of 713,090 pairs of real pages three have a tenth or more: they are from one site each, and
end with the same notice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from typing import NamedTuple

from linkcheck.rules.compare.passages import Chain, Places, Run, chains, places, runs, shared
from linkcheck.rules.compare.shingles import GRAM, Gram, grams, row
from linkcheck.rules.compare.wording import QUOTED, Wording

__all__ = ["Copy", "copied"]

LONG_RUN = 10  # words
LONG_CHAIN = 10  # words that say something; other reports on one event reached 8
_PLAIN_IN_CHAIN = 5  # of them that are no names: a list of names has an order, too
_PLAIN_IN_RUN = 2
CHARACTERS = 15  # that a run must have to count (churnalism.com) …
CHARACTERS_UNSPACED = 8  # … and where scripts put no spaces and need fewer for a word
_WORTH_A_LOOK = 0.07  # share of the article's grams; a tenth of its wording is the least that is told
_FEWEST_WORDS = 20  # in common; of fewer, one sentence would be a large share of a short article
_BETWEEN = " \u241e "  # two quotations: no word of any text


class Copy(NamedTuple):
    """What of an article's own wording a page has."""

    same: float  # share of its characters that stand there in runs of the same words
    followed: float  # share of its words that say something and stand there in the same order
    runs: tuple[Run, ...]
    chains: tuple[Chain, ...]


def copied(wording: Wording, text: str) -> Copy | None:
    """Return what of an article's wording a page's text has; None where that is next to nothing."""
    if not wording.is_judged:
        return None
    page = places(row(text, unspaced=wording.unspaced), wording.grams)
    if len(page.shared) < _WORTH_A_LOOK * len(wording.grams):
        return None
    wording = _without(wording, _quoted(text, page.shared, unspaced=wording.unspaced))
    return _measured(wording, page) if wording.is_judged else None


def _quoted(text: str, shared: Collection[Gram], *, unspaced: bool) -> frozenset[Gram]:
    """Return the shared grams that the page has in quotation marks: they are neither's wording."""
    quoted = _BETWEEN.join(QUOTED.findall(text))
    return frozenset(filter(shared.__contains__, grams(row(quoted, unspaced=unspaced))))


def _without(wording: Wording, quoted: frozenset[Gram]) -> Wording:
    if not quoted:
        return wording
    own = bytearray(wording.own)
    for at, gram in enumerate(grams(wording.words)):
        if gram in quoted:
            own[at : at + GRAM] = bytes(GRAM)
    return wording._replace(own=own)


def _measured(wording: Wording, page: Places) -> Copy | None:
    at_all = shared(wording, page)
    found = chains(wording, page, at_all, LONG_CHAIN * (1 + wording.unspaced))
    long = tuple(chain for chain in found if _is_somebodys(wording, chain))
    near = _marked(len(wording.words), ((chain.at[0], chain.at[-1] + 1) for chain in long))
    same = tuple(run for run in runs(wording, page, at_all) if _counts(wording, run, near))
    kept = _marked(len(near), ((run.at, run.end) for run in same))
    sizes = list(map(len, wording.words))
    share = _part(sizes, wording.own, kept)
    for chain in long:
        for at in chain.at:
            kept[at] = 1
    if sum(_both(wording.own, kept)) < _FEWEST_WORDS * (1 + wording.unspaced):
        return None
    return Copy(share, _part(wording.says, wording.own, kept), same, long)


def _part(amounts: Sequence[int], own: bytearray, kept: bytearray) -> float:
    """Return the share of the article's own that is kept."""
    return sum(compress(amounts, _both(own, kept))) / max(1, sum(compress(amounts, own)))


def _both(one: bytearray, other: bytearray) -> bytes:
    """Return the marks that both have: as two large numbers, which is a hundred times as fast as one by one."""
    both = int.from_bytes(one, "big") & int.from_bytes(other, "big")
    return both.to_bytes(len(one), "big")


def _marked(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Return for each word whether it is within one of the spans."""
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _is_somebodys(wording: Wording, chain: Chain) -> bool:
    """Return whether a chain is more than names and numbers, which have an order, too."""
    return sum(wording.plain[at] and wording.own[at] for at in chain.at) >= _PLAIN_IN_CHAIN


def _counts(wording: Wording, run: Run, near: bytearray) -> bool:
    """Return whether a run is in a longer passage, or is one itself and more than names and small words."""
    is_long = any(near[run.at : run.end]) or (
        run.length >= LONG_RUN * (1 + wording.unspaced)
        and sum(compress(wording.plain[run.at : run.end], wording.own[run.at : run.end])) >= _PLAIN_IN_RUN
    )
    return is_long and _size(wording, run) >= _least(wording)


def _size(wording: Wording, run: Run) -> int:
    """Return the characters of a run, the spaces between its words among them."""
    if wording.unspaced:
        return run.length + 1
    return sum(map(len, wording.words[run.at : run.end])) + run.length - 1


def _least(wording: Wording) -> int:
    return CHARACTERS_UNSPACED if wording.unspaced else CHARACTERS
