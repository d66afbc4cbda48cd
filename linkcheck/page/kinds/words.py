"""Words in many languages, read from the tables beside this file when they are first asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from linkcheck import tables

__all__ = ["EDGES", "fold", "fold_lines", "found", "rows", "titles", "unquoted", "words"]

EDGES = " .…!?:¿¡。！？"  # what may stand around the words of a title

_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "ı": "i", "\u0307": "", "\u00ad": ""}  # dots of Turkish letters

_QUOTED = re.compile(  # begins with one set of signs, for which the text is searched at once
    r'["“„”«»「『](?:(?<=")[^"\n]{1,160}"|(?<=[“„])[^“”„\n]{1,160}[“”]|(?<=”)[^”\n]{1,160}”|(?<=«)[^«»\n]{1,160}»'
    r"|(?<=»)(?! )[^«»\n]{1,160}(?<! )«|(?<=「)[^「」\n]{1,160}」|(?<=『)[^『』\n]{1,160}』)"
)


def fold(text: str) -> str:
    """Return a text as words are looked for: without regard to case, width, kinds of apostrophes and spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(_folded(text).split())


def fold_lines(text: str) -> str:
    """Return a text folded whose lines have no spaces to fold, as those of a page."""
    return text.lower() if text.isascii() else _folded(text)


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    for sign, plain in _SIGNS.items():
        if sign in text:
            text = text.replace(sign, plain)
    return unicodedata.normalize("NFKC", text)


def unquoted(text: str) -> str:
    """Return a text with a word in place of each quotation: what is quoted is what others say."""
    return _QUOTED.sub('"quoted"', text)


def found(phrases: Iterable[str], text: str, most: int = 3) -> tuple[str, ...]:
    """Return the first phrases that stand in a text, each looked for once: linear in the text's length."""
    hits = []
    for phrase in phrases:
        if phrase in text:
            hits.append(phrase)
            if len(hits) == most:
                break
    return tuple(hits)


@cache
def rows(table: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Return the rows of a table: a name, and for each cell its phrases, which commas part."""
    return tuple(
        (name, tuple(tuple(filter(None, map(fold, cell.split(",")))) for cell in cells))
        for name, cells in tables.rows(__file__, table)
    )


@cache
def words(table: str, sort: str) -> tuple[str, ...]:
    """Return the phrases of all rows whose name begins with a sort ("head en"), each once; bars part them."""
    found: dict[str, None] = {}
    for name, cells in tables.rows(__file__, table):
        if name.split()[0] == sort:
            found.update(dict.fromkeys(filter(None, map(fold, cells))))
    return tuple(found)


@cache
def titles(table: str, sort: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the titles of a sort: whole ones, and how those begin that have a star at their end."""
    phrases = words(table, sort)
    whole = frozenset(each.strip(EDGES) for each in phrases if not each.endswith("*"))
    return whole, tuple(each[:-1] for each in phrases if each.endswith("*"))
