"""Addresses in LaTeX: with signs escaped, broken over lines, written out in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.article import addresses

__all__ = ["BEGINS", "Address", "argument", "bare", "plain"]

BEGINS = r"(?<![A-Za-z0-9])(?:https?://|ftp://|www\.(?=[^\W_]))"
_ARGUMENT = re.compile(
    r"[ \t]{0,20}\n?[ \t]{0,20}\{((?:[^{}\\\n]|\\.|\n(?![ \t]*\n)|\{(?:[^{}\\\n]|\\.)*+\}){0,9000}+)\}", re.DOTALL
)
_DELIMITED = re.compile(r"([^\s\w{}*\\\[])([^\n]{1,2000}?)\1")
_TEXT_SIGN = r"text(?:asciitilde|underscore|asciicircum)"
_BARE = re.compile(
    rf"{BEGINS}(?:[^\s{{}}\\%$&#~\"<>|^`]|(?<=/)~|%[0-9a-f]{{2}}|\\[_%&#$~-](?:\{{\}})?|"
    rf"\\{_TEXT_SIGN}(?:\{{\}}|[ ]|(?![a-z]))|\{{\\(?:[_%&#$]|~\{{\}}|{_TEXT_SIGN})[ ]?\}}){{1,9000}}+",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"\\(?P<sign>[_%&#$~^{}\\])(?:\{\})?|\\text(?P<name>asciitilde|underscore|asciicircum|backslash)(?:\{\}|[ ])?|"
    r"\$\\sim\$|\\(?:allowbreak|linebreak|penalty0|string|slash)(?:\{\}|[ ])?|\\.|%[ \t]*\n\s*|[\s{}]",
    re.DOTALL,
)
_NAMED = {"asciitilde": "~", "underscore": "_", "asciicircum": "^", "backslash": "\\"}


class Address(NamedTuple):
    """An address, where it stands in the file, and where the text goes on behind it."""

    url: str
    start: int
    end: int
    after: int


def argument(text: str, at: int) -> Address | None:
    r"""Return the address in braces behind a command (``\\url{…}``), or between two other signs (``\\url|…|``)."""
    match = _ARGUMENT.match(text, at)
    if match:
        return Address(plain(match[1]), *match.span(1), match.end())
    match = _DELIMITED.match(text, at)
    return Address(match[2].strip(), *match.span(2), match.end()) if match else None


def bare(text: str, at: int) -> Address | None:
    """Return the address that is written out at an offset; punctuation behind it belongs to the sentence."""
    match = _BARE.match(text, at)
    if not match:
        return None
    pieces = list(_pieces(match[0]))
    found = next(addresses.find("".join(piece for piece, _, _ in pieces)), None)
    if found is None or found[1]:
        return None
    end = at + _source_end(pieces, len(found[0]))
    return Address(found[0], at, end, end)


def plain(raw: str) -> str:
    """Return an address without what LaTeX needs to print it."""
    return "".join(piece for piece, _, _ in _pieces(raw))


def _pieces(raw: str) -> Iterator[tuple[str, int, int]]:
    """Yield what each stretch of an address stands for, with its start and end as written."""
    at = 0
    for match in _ESCAPE.finditer(raw):
        if at < match.start():
            yield raw[at : match.start()], at, match.start()
        yield _meant(match), *match.span()
        at = match.end()
    if at < len(raw):
        yield raw[at:], at, len(raw)


def _meant(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"]
    if match["name"]:
        return _NAMED[match["name"]]
    return {"$\\sim$": "~", "\\slash": "/"}.get(match[0].removesuffix("{}").rstrip(" "), "")


def _source_end(pieces: list[tuple[str, int, int]], length: int) -> int:
    """Return where in the source the first characters of an address end."""
    for piece, start, end in pieces:
        if length <= len(piece):
            return start + length if len(piece) == end - start else end
        length -= len(piece)
    return pieces[-1][2]
