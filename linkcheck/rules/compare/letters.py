"""Texts without what printing changes in them: only their letters and digits, folded and run together.

Case, accents, ligatures, quotation marks, dashes, hyphens at the ends of lines, separators of thousands and white
space differ between a page and who quotes it, and mean nothing. What is left is searched with ``in``.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["TOKEN", "UNSPACED", "fold", "size", "words"]

# Letters that Unicode takes for letters of their own, and readers for a variant (no decomposition in the UCD).
_VARIANTS = dict(zip("łøđħıŧŀſ", "lodhitls", strict=True)) | {"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ĳ": "ij"}
_FILLERS = (
    "\u0640\u02bc\u02bb\u02b9\u3031"  # letters to Unicode: the Arabic elongation, apostrophes, a repeat mark
)
# Calls of notes on a page: "[12]", "[a]", "[citation needed]".
_CALLS = re.compile(r"\[(?:\d{1,3}|[a-z]|(?:citation|clarification) needed)\]")
# Scripts that put no spaces between words, or need few letters for one: Thai, Lao, Burmese, Khmer; Han and kana.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PIECE = 400  # characters that are folded at a time
_LETTERS_A_WORD = 2  # of them, as the words of news texts in Chinese and Japanese have
TOKEN = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\s\-–—])+")


class _Folded(dict[int, str | None]):
    """What a character is folded into, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str | None:
    if char in _FILLERS or unicodedata.decomposition(char).startswith("<super>"):  # raised figures call notes
        return None
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    letters = "".join(_VARIANTS.get(part, part) for part in parts if part.isalnum())
    return "".join(str(unicodedata.decimal(each, each)) for each in letters) or None


_TABLE = _Folded()


def fold(text: str) -> str:
    """Return a text's letters and digits alone, folded; calls of notes are none of it."""
    if "[" in text:
        text = _CALLS.sub("", text)
    if text.isascii():
        return text.translate(_TABLE)
    if len(text) <= _PIECE:
        return text.translate(_TABLE)
    # Pieces of ASCII alone, of which most texts in Latin letters have many, take a tenth of the time.
    return "".join([text[at : at + _PIECE].translate(_TABLE) for at in range(0, len(text), _PIECE)])


def words(text: str) -> list[str]:
    """Return a text's words, folded; each letter of a script without spaces is one."""
    return list(filter(None, map(fold, TOKEN.findall(text))))


def size(text: str) -> float:
    """Return how many words a text has, those of scripts without spaces by their letters."""
    if text.isascii():
        return sum(map(_says, text.split()))
    unspaced = len(UNSPACED.findall(text))
    rest = UNSPACED.sub(" ", text) if unspaced else text
    return sum(map(_says, rest.split())) + unspaced / _LETTERS_A_WORD


def _says(word: str) -> bool:
    return any(map(str.isalnum, word))
