"""A page of a PDF in, its lines out as they are printed: text, place, size, and what its links lead to."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

__all__ = ["Budget", "Line", "Page", "Piece", "Rectangle", "read"]

MOST_LINKS = 5000  # of a page
_TYPED = re.compile(r"mono|courier|consol|menlo|typewriter|cmtt|code|teletype", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")
# Control characters and halves of a character, which a font may claim to show.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_RAISED = 0.9  # of a line's size, up to which a number in it is a raised one


class Budget:
    """How much may be done for one file: a few kilobytes could keep a reader busy for hours.

    Operators and bytes end the reading of a large file in the same place each time; the clock, which counts the
    seconds that this thread has worked, ends that of one made to defeat them.
    """

    def __init__(self, operators: int, content: int, seconds: float) -> None:
        self.operators, self.content = operators, content
        self._end = time.thread_time() + seconds

    @property
    def is_spent(self) -> bool:
        """Whether nothing more is to be read."""
        return self.operators <= 0 or self.content <= 0 or time.thread_time() > self._end


class _SpentError(Exception):
    """Ends the reading of a page in the middle."""


class Piece(NamedTuple):
    """A stretch of a line in one font: where it starts in the line's text, where on the page, and its size."""

    start: int
    x: float
    size: float


class Line(NamedTuple):
    """A printed line; ``y`` is its base line's height above the page's lower edge."""

    text: str
    page: int
    number: int  # on the page, in the order of the file
    x: float
    y: float
    size: float  # of the largest part of it
    is_bold: bool
    pieces: tuple[Piece, ...]
    is_typed: bool = False  # whether all letters are of one width, as code's are

    @property
    def note(self) -> str | None:
        """The raised number that the line begins with, as a footnote does."""
        if len(self.pieces) < 2 or self.pieces[0].size > _RAISED * self.size:
            return None
        number = self.text[: self.pieces[1].start].strip()
        return number if _NUMBER.fullmatch(number) else None

    def calls(self) -> Iterator[tuple[str, int]]:
        """Yield each raised number further on, and where in the text it stands."""
        ends = [*(piece.start for piece in self.pieces[1:]), len(self.text)]
        for piece, end in zip(self.pieces, ends, strict=True):
            if piece.start and piece.size <= _RAISED * self.size and end - piece.start <= 4:
                number = self.text[piece.start : end].strip()
                if _NUMBER.fullmatch(number):
                    yield number, piece.start

    def places(self) -> list[float]:
        """Return about how far right on the page each character stands: between two pieces, by counting them."""
        found: list[float] = []
        for piece, following in zip(self.pieces, [*self.pieces[1:], None], strict=True):
            count = (following.start if following else len(self.text) + 1) - piece.start
            width = max(0.0, following.x - piece.x) / max(1, count) if following else 0.5 * piece.size
            found += (piece.x + each * width for each in range(count))
        return list(accumulate(found, max))


class Rectangle(NamedTuple):
    """A part of a page that leads to an address."""

    url: str
    left: float
    bottom: float
    right: float
    top: float


class Page(NamedTuple):
    """What a page holds."""

    lines: tuple[Line, ...]
    links: tuple[Rectangle, ...]
    bottom: float
    top: float


def read(page: Any, number: int, budget: Budget) -> Page:
    """Return a page's lines and links; what pypdf raises is raised."""
    contents = page.get_contents()
    budget.content -= len(contents.get_data()) if contents is not None else 0
    gathered = _Lines(number)

    def spend(*_: object) -> None:
        budget.operators -= 1
        if budget.is_spent:
            raise _SpentError

    if not budget.is_spent:
        page.extract_text(visitor_operand_before=spend, visitor_text=gathered.add)
    box = page.mediabox
    return Page(gathered.result(), tuple(_links(page)), float(box.bottom), float(box.top))


class _Lines:
    """Gathers the pieces that pypdf finds; it ends a line where the next piece stands lower or higher."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._found: list[tuple[Line, bool]] = []  # with whether it runs along the page's long side
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._y = 0.0
        self._bold = self._rotated = self._typed = 0

    def add(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        """Take a piece of text with its matrices (ISO 32000-1, 9.4.4): it starts where they move the origin to."""
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        up = (tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        height = abs(size) * math.hypot(*up)
        for index, part in enumerate(_UNSAFE.sub(" ", text).split("\n")):
            if index:
                self._end()
            if part.strip() and all(map(math.isfinite, (x, y, height))):
                self._piece(part, x, y, height)
                name = _name(font)
                self._bold += len(part) if _BOLD.search(name) else 0
                self._typed += len(part) if _TYPED.search(name) else 0
                self._rotated += len(part) if abs(up[0]) > abs(up[1]) else 0
            elif part and self._length:
                self._write(" ")

    def _piece(self, part: str, x: float, y: float, size: float) -> None:
        if not self._pieces:
            part = part.lstrip()
            self._y = y
        elif size > max(piece.size for piece in self._pieces[-2:]):
            self._y = y  # a raised number may stand at the beginning
        at = self._length + len(part) - len(part.lstrip())
        self._pieces.append(Piece(at, x, size))
        self._write(part)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _end(self) -> None:
        text = "".join(self._parts).rstrip()
        if text and self._pieces:
            size = _main_size(self._pieces, len(text))
            number = len(self._found) + 1
            is_bold = 2 * self._bold > len(text)
            x = self._pieces[0].x
            is_typed = 2 * self._typed > len(text)
            line = Line(text, self._page, number, x, self._y, size, is_bold, tuple(self._pieces), is_typed)
            self._found.append((line, 2 * self._rotated > len(text)))
        self._reset()

    def result(self) -> tuple[Line, ...]:
        """Return the lines, without what is printed up the margin of a page that is not turned."""
        self._end()
        turned = sum(rotated for _, rotated in self._found)
        mostly = 2 * turned > len(self._found)
        return tuple(line for line, rotated in self._found if mostly or not rotated)


def _main_size(pieces: Sequence[Piece], length: int) -> float:
    """Return the size in which most of a line's characters are set."""
    counts: dict[float, int] = {}
    ends = [*(piece.start for piece in pieces[1:]), length]
    for piece, end in zip(pieces, ends, strict=True):
        size = round(piece.size, 1)
        counts[size] = counts.get(size, 0) + end - piece.start
    return max(counts, key=lambda size: (counts[size], size))


def _name(font: Any) -> str:
    name = font.get("/BaseFont") if hasattr(font, "get") else None
    return str(name)[:200] if name else ""


def _links(page: Any) -> Iterator[Rectangle]:
    """Yield the page's links to addresses (ISO 32000-1, 12.5.6.5 and 12.6.4.7); nothing else an action does."""
    annotations = _object(page.get("/Annots"))
    for reference in annotations[:MOST_LINKS] if isinstance(annotations, list) else ():
        annotation = _object(reference)
        url = _entry(_entry(annotation, "/A"), "/URI")
        rectangle = _entry(annotation, "/Rect") if url else None
        corners = [float(each) for each in rectangle or ()]
        if url and len(corners) == 4 and all(map(math.isfinite, corners)):
            text = url.decode("utf-8", "replace") if isinstance(url, bytes) else str(url)
            left, right = sorted(corners[::2])
            bottom, top = sorted(corners[1::2])
            yield Rectangle("".join(_UNSAFE.sub(" ", text).split()), left, bottom, right, top)


def _object(value: Any) -> Any:
    return value.get_object() if value is not None else None


def _entry(dictionary: Any, name: str) -> Any:
    return _object(dictionary.get(name)) if hasattr(dictionary, "get") else None
