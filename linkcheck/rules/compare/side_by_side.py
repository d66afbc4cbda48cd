"""The passages that an article has in common with a page, as they stand in both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from linkcheck.model import Passage
from linkcheck.rules.compare.copying import Copy
from linkcheck.rules.compare.passages import Chain
from linkcheck.rules.compare.shingles import places
from linkcheck.rules.compare.wording import Wording

__all__ = ["MOST", "side_by_side"]

MOST = 6  # passages that are shown
LONGEST = 300  # characters of each
_WHOLE = 220  # characters of the article from which a passage is shown in two
_AROUND = 3  # words before and behind


class _Piece(NamedTuple):
    """Words of the article and of the page that stand for one another: the first and the last of each."""

    at: int
    end: int
    there: int
    there_end: int
    common: int  # words


def side_by_side(wording: Wording, text: str, copy: Copy) -> tuple[Passage, ...]:
    """Return the longest passages of an article and a page's text, the longest first."""
    pieces = _apart([*_of_chains(wording, copy.chains), *_of_runs(wording, copy)])
    wanted = {at for each in pieces for end in each[2:4] for at in range(max(0, end - _AROUND), end + _AROUND + 1)}
    there = places(text, wanted, unspaced=wording.unspaced)
    own = dict(enumerate(wording.spans))
    return tuple(
        Passage(_shown(wording.text, own, piece.at, piece.end), _shown(text, there, piece.there, piece.there_end))
        for piece in pieces
    )


def _of_chains(wording: Wording, chains: Iterable[Chain]) -> Iterator[_Piece]:
    for chain in chains:
        first = 0
        for last, at in enumerate(chain.at):
            ends = last + 1 == len(chain.at)
            if ends or wording.spans[chain.at[last + 1]][1] - wording.spans[chain.at[first]][0] > _WHOLE:
                yield _Piece(chain.at[first], at, chain.there[first], chain.there[last], last + 1 - first)
                first = last + 1


def _of_runs(wording: Wording, copy: Copy) -> Iterator[_Piece]:
    """Yield the runs, as much of each as can be shown."""
    for run in copy.runs:
        start = wording.spans[run.at][0]
        length = max(1, bisect_right(wording.spans, start + _WHOLE, run.at, run.end, key=_end) - run.at)
        yield _Piece(run.at, run.at + length - 1, run.there, run.there + length - 1, length)


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _apart(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with most words in common; none of them overlap in the article."""
    chosen: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: -each.common):
        if all(piece.end < each.at or each.end < piece.at for each in chosen):
            chosen.append(piece)
        if len(chosen) == MOST:
            break
    return chosen


def _shown(text: str, known: Mapping[int, tuple[int, int]], first: int, last: int) -> str:
    """Return some words of a text with a few around them, on one line."""
    before = max(0, first - _AROUND)
    behind = next(at for at in range(last + _AROUND, first - 1, -1) if at in known)
    line = " ".join(text[known[before][0] : known[behind][1]].split())
    is_cut = len(line) > LONGEST - 2 or behind == last + _AROUND
    return f"{'…' if before else ''}{line[: LONGEST - 2]}{'…' if is_cut else ''}"
