"""BibTeX in, its entries out with the place of every field; of a broken file, the entries that can be read.

An entry ends at the latest where a line begins the next one: whatever one of them fails to close harms no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Entry", "Value", "scan"]

_ENTRY = re.compile(r"@[ \t]{0,20}([A-Za-z]{1,40})\s{0,20}([{(])")
_NEXT = re.compile(r"\n[ \t]{0,20}@[ \t]{0,20}[A-Za-z]{1,40}\s{0,20}[{(]")
_KEY = re.compile(r"\s{0,200}([^\s,={}\"#%]{1,300})\s{0,200}(?=[,})]|\Z)")
_FIELD = re.compile(r"([^\s=,{}\"#%()]{1,80})\s{0,200}=\s{0,200}")
_BETWEEN = re.compile(r"(?:[\s,]|%[^\n]*)*+")
_BARE = re.compile(r"[^\s,={}\"#%()]{1,300}")
_JOIN = re.compile(r"\s{0,200}#\s{0,200}")
_BRACES = re.compile(r"[{}]|\\.", re.DOTALL)
_QUOTES = re.compile(r"[{}\"]|\\.", re.DOTALL)
LONGEST = 20_000  # characters of a value that is joined of several: macros could double it again and again
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


class Value(NamedTuple):
    """What a field says, as written; where it stands, unless it is joined of several."""

    text: str
    start: int = -1
    end: int = -1


class Entry(NamedTuple):
    """An entry, its fields by name in small letters; the first counts of two that have one name."""

    kind: str
    key: str
    fields: dict[str, Value]
    start: int
    end: int
    is_closed: bool


def scan(text: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the entries of ``text[start:end]``; comments and macros are none."""
    macros = {month[:3].lower(): month for month in _MONTHS}
    at = start
    while match := _ENTRY.search(text, at, end):
        following = _NEXT.search(text, match.end(), end)
        reader = _Reader(text, match.end(), following.start() if following else end, macros)
        kind = match[1].lower()
        if kind in {"comment", "preamble"}:
            at = reader.past_group(match[2])
            continue
        key = "" if kind == "string" else reader.key()
        fields = reader.fields()
        at = max(reader.at, match.end())
        if kind == "string":
            macros.update((name, value.text) for name, value in fields.items())
        else:
            length = len(text[match.start() : at].rstrip())
            yield Entry(kind, key, fields, match.start(), match.start() + length, reader.is_closed)


class _Reader:
    """Reads one entry, up to a limit."""

    def __init__(self, text: str, at: int, limit: int, macros: dict[str, str]) -> None:
        self.at = at
        self.is_closed = False
        self._text, self._limit, self._macros = text, limit, macros

    def key(self) -> str:
        match = _KEY.match(self._text, self.at, self._limit)
        if not match:
            return ""
        self.at = match.end()
        return match[1]

    def fields(self) -> dict[str, Value]:
        """Return the fields up to the bracket that closes the entry; one that breaks off is the last."""
        found: dict[str, Value] = {}
        while True:
            self._skip(_BETWEEN)
            if self.at < self._limit and self._text[self.at] in "})":
                self.at += 1
                self.is_closed = True
                return found
            match = _FIELD.match(self._text, self.at, self._limit)
            if not match:
                self.at = self._limit
                return found
            self.at = match.end()
            value = self._value()
            if value is None:
                self.at = self._limit
                return found
            found.setdefault(match[1].lower(), value)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self.at, self._limit)
        self.at = match.end() if match else self.at
        return match is not None

    def _value(self) -> Value | None:
        """Return a value, its parts joined; None for one that is not closed."""
        first = self._part()
        if first is None or not self._skip(_JOIN):
            return first
        pieces, length = [first.text], len(first.text)
        while (part := self._part()) is not None:
            pieces.append(part.text[: max(0, LONGEST - length)])
            length += len(pieces[-1])
            if not self._skip(_JOIN):
                return Value("".join(pieces))
        return None

    def _part(self) -> Value | None:
        opening = self._text[self.at : self.at + 1] if self.at < self._limit else ""
        if opening and opening in '{"':
            start = self.at + 1
            if not self._past(opening):
                return None
            return Value(self._text[start : self.at - 1], start, self.at - 1)
        match = _BARE.match(self._text, self.at, self._limit)
        if not match:
            return Value("", self.at, self.at)  # "year = ,"
        self.at = match.end()
        macro = self._macros.get(match[0].lower())
        return Value(match[0], *match.span()) if macro is None else Value(macro)

    def _past(self, opening: str) -> bool:
        """Go behind the sign that closes a value; return whether there is one."""
        depth = 1 if opening == "{" else 0
        pattern = _BRACES if opening == "{" else _QUOTES
        for match in pattern.finditer(self._text, self.at + 1, self._limit):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            is_end = match[0] == "}" if opening == "{" else match[0] == '"'
            if is_end and depth <= 0:
                self.at = match.end()
                return True
        return False

    def past_group(self, opening: str) -> int:
        """Return where a comment ends: behind its brace, or where the next entry begins."""
        if opening == "{":
            self.at -= 1
            if self._past("{"):
                return self.at
        return self._limit if opening == "{" else self.at
