"""Which asterisks, underscores and tildes of a text are marks of emphasis and which are signs like any other.

CommonMark 0.31, "Emphasis and strong emphasis", and GitHub's strikethrough.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

__all__ = ["Run", "pair"]


class Run:
    """A run of one mark: how many of it are still signs of the text, and whether it can open and close."""

    __slots__ = ("closes", "left", "length", "mark", "opens", "piece")

    def __init__(self, mark: str, length: int, before: str, after: str, piece: int) -> None:
        self.mark, self.length, self.left, self.piece = mark, length, length, piece
        opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
        closes = not before.isspace() and (
            not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
        )
        within = opens and closes and mark == "_"  # as in snake_case
        self.opens = opens and (not within or _is_punctuation(before))
        self.closes = closes and (not within or _is_punctuation(after))
        if mark == "~" and length > 2:
            self.opens = self.closes = False


def _is_punctuation(sign: str) -> bool:
    return not sign.isalnum() and not sign.isspace() and unicodedata.category(sign)[0] in "PS"


def pair(runs: Sequence[Run]) -> None:
    """Take from each run the marks that open or close something; what is left over is text.

    A run closes the last one that is still open and fits it, and whatever was opened between the two is text.
    """
    waiting: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}  # below which no opener fits closers of a kind: it was looked up
    for run in runs:
        while run.closes and run.left:
            index = _opener(waiting, run, floors)
            if index < 0:
                break
            taken = 2 if waiting[index].left > 1 and run.left > 1 else 1
            waiting[index].left -= taken
            run.left -= taken
            del waiting[index + (waiting[index].left > 0) :]
            floors = {kind: min(floor, len(waiting)) for kind, floor in floors.items()}
        if run.opens and run.left:
            waiting.append(run)


def _opener(waiting: Sequence[Run], closer: Run, floors: dict[tuple[str, bool, int], int]) -> int:
    """Return the index of the last run that a closer fits, -1 where none does."""
    kind = closer.mark, closer.opens, closer.length if closer.mark == "~" else closer.length % 3
    for index in range(len(waiting) - 1, floors.get(kind, 0) - 1, -1):
        if waiting[index].mark == closer.mark and _fit(waiting[index], closer):
            return index
    floors[kind] = len(waiting)
    return -1


def _fit(opener: Run, closer: Run) -> bool:
    """Return whether two runs can go together: the middle one of "**a*b**" fits neither of the others."""
    if opener.mark == "~":
        return opener.length == closer.length
    both = opener.closes or closer.opens
    return not (both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3))
