"""JSON in, its plain values out: each with the keys that lead to it and the place where it is written.

What is wanted of a notebook is where the texts of its cells stand in the file, which no parser of the standard
library tells. No text is too deep or too long, and one that is broken is read as far as it goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

__all__ = ["DEEPEST", "Text", "Value", "values"]

DEEPEST = 6  # keys on the way to a value; what lies deeper is passed over
_TOKEN = re.compile(
    r'"(?P<string>(?:[^"\\]++|\\.)*+)"|(?P<sign>[{}\[\],:])|(?P<word>[^\s{}\[\],:"]++)|"', re.DOTALL
)
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL
)
_SIGNS = {"n": "\n", "t": "\t", "r": " ", "b": "\b", "f": "\f"}  # a "\r" has a "\n" behind it


class Text:
    """What a string says, and where in the file each of its signs is written."""

    def __init__(self, written: str, start: int) -> None:
        """Read a string as it is written between its quotes, the first of which stands before `start`."""
        pieces, at, length = [], 0, 0
        self._starts, self._there = [0], [start]
        for escape in _ESCAPE.finditer(written):
            pieces += [written[at : escape.start()], _sign(escape)]
            length += escape.start() - at
            self._starts += [length, length + 1]
            self._there += [start + escape.start(), start + escape.end()]
            at, length = escape.end(), length + 1
        self.text = "".join([*pieces, written[at:]])

    def offset(self, at: int) -> int:
        """Return where in the file a sign of the text is written."""
        index = bisect_right(self._starts, at) - 1
        return self._there[index] + at - self._starts[index]


def _sign(escape: re.Match[str]) -> str:
    """Return the sign that an escape stands for; half of a pair is none."""
    if escape[1]:
        return chr(0x10000 + ((int(escape[1], 16) - 0xD800) << 10) + int(escape[2], 16) - 0xDC00)
    if escape[3]:
        code = int(escape[3], 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return _SIGNS.get(escape[4], escape[4])


class Value(NamedTuple):
    """A string, or a number or word, as it is written, with the keys and indices that lead to it."""

    path: tuple[str | int, ...]
    written: str
    start: int  # in the file; of a string behind its quote


class _Open:
    """An object or a list that is open, and the key or the index of its next value."""

    __slots__ = ("is_list", "key")

    def __init__(self, is_list: bool) -> None:
        self.is_list = is_list
        self.key: str | int = 0 if is_list else ""


def values(text: str) -> tuple[list[Value], bool]:
    """Return the plain values of a JSON text, and whether all that it opens is closed."""
    found: list[Value] = []
    stack: list[_Open] = []
    is_key = False
    for token in _TOKEN.finditer(text):
        kind, written = token.lastgroup, token[0]
        if written in {"{", "["}:
            stack.append(_Open(written == "["))
            is_key = written == "{"
        elif written in {"}", "]"}:
            stack[-1:] = []
            is_key = False
        elif written == ",":
            is_key = bool(stack) and _advance(stack[-1])
        elif written == ":":
            is_key = False
        elif kind == "string" and is_key:
            stack[-1].key = Text(token["string"], 0).text
        elif kind and 0 < len(stack) <= DEEPEST:
            found.append(Value(tuple(each.key for each in stack), token[kind], token.start(kind)))
    return found, not stack


def _advance(container: _Open) -> bool:
    """Go on to the next value of a list or an object, and return whether its key comes first."""
    if isinstance(container.key, int):
        container.key += 1
    return not container.is_list
