"""The first pages of a PDF as they are printed: their text, and the lines that are set larger than it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from linkcheck.charsets import clean

__all__ = ["Gathered", "Line", "headings", "text"]

LARGER = 1.08  # times the text's size, from which a line is a heading (as in articles in PDF)
MOST_HEADINGS = 2
_ALIKE = 0.05  # share of its size by which the lines of one heading may differ
_LONGEST = 300  # characters of a heading
_FEW = 3  # words; what has fewer may be the name of a journal, and comes behind what has as many
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|[^\W\d_]{2,}")
_PART = re.compile(
    r"(?:\d[\d.]{0,5} )?(?:(?:table of )?contents|abstract|summary|introduction|inhalt(?:sverzeichnis)?|"
    r"zusammenfassung|einleitung|sommaire|table des matières|résumé|índice|resumen|indice)",
    re.IGNORECASE,
)  # what stands above a part of a text
_BROKEN = re.compile(r"[^\W\d_][-\u00ad\u2010]\Z")


class Line(NamedTuple):
    """A printed line, and the size that most of it is set in."""

    text: str
    size: float
    is_upright: bool = True  # not printed up a margin


def text(found: Sequence[Line]) -> str:
    """Return the words of some lines, a line each."""
    return "\n".join(line.text for line in found)


def headings(found: Sequence[Line]) -> list[str]:
    """Return what a first page's largest letters say, the largest first; nothing where all are of one size."""
    upright = [line for line in found if line.is_upright]
    counts: Counter[float] = Counter()
    for line in upright:
        counts[line.size] += len(line.text)
    body = max(counts, key=lambda size: (counts[size], size), default=0.0)
    runs = sorted(_runs(upright), key=lambda run: -run[0].size)
    titles = [title for run in runs if run[0].size > LARGER * body and _is_heading(title := _joined(run))]
    titles = sorted(titles, key=lambda title: -min(_FEW, _count(title)))
    return titles[:1] + [title for title in titles[1:MOST_HEADINGS] if _count(title) >= _FEW]


def _count(title: str) -> int:
    return len(_WORD.findall(title))


def _is_heading(title: str) -> bool:
    """Return whether some large letters are a heading: words, not an initial, a stamp, or where to write to."""
    letters = sum(map(len, _WORD.findall(title)))
    if letters < 4 or len(title) > _LONGEST or "@" in title or "://" in title or _PART.fullmatch(title):
        return False
    return _count(title) >= _FEW or title[-1] not in ".,;:"


def _runs(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that follow one another in one size."""
    run: list[Line] = []
    for line in found:
        if run and abs(run[-1].size - line.size) > _ALIKE * line.size:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _joined(run: Sequence[Line]) -> str:
    """Return some lines as one, a word that a line's end has broken put together again."""
    joined = ""
    for line in run[:20]:
        if _BROKEN.search(joined) and line.text[:1].islower():
            joined = joined[:-1] + line.text
        else:
            joined = f"{joined} {line.text}"
    return clean(joined)


class Gathered:
    """Gathers the pieces that pypdf finds; it ends a line where the next piece stands lower or higher."""

    def __init__(self) -> None:
        self._found: list[Line] = []
        self._pieces: list[tuple[str, float, bool]] = []

    def add(self, piece: str, cm: Sequence[float], tm: Sequence[float], _: object, size: float) -> None:
        """Take a piece of text with its matrices (ISO 32000-1, 9.4.4): they say how large and which way up."""
        across, up = tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
        height = round(abs(size) * math.hypot(across, up), 1)
        for index, part in enumerate(piece.split("\n")):
            if index:
                self._end()
            if part and math.isfinite(height):
                self._pieces.append((part, height, abs(up) >= abs(across)))

    def _end(self) -> None:
        words = clean("".join(part for part, _, _ in self._pieces))
        if words:
            sizes = sorted((size, len(part.strip()), upright) for part, size, upright in self._pieces)
            totals = [
                (sum(length for _, length, _ in same), size, all(upright for _, _, upright in same))
                for size, group in groupby(sizes, key=lambda each: each[0])
                for same in [list(group)]
            ]
            _, size, upright = max(totals)
            self._found.append(Line(words, size, upright))
        self._pieces = []

    def lines(self) -> list[Line]:
        """Return the lines that there are, in the order of the file."""
        self._end()
        return self._found
