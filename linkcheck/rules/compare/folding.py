"""A text folded for comparison: what its writers may spell one way or another is spelled one way."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "searchable", "spelled_in_address"]

# Accents and other marks that come apart from Latin, Greek and Cyrillic letters; the points of Hebrew and Arabic
# and the stroke that stretches Arabic words; what is invisible: soft hyphens, joiners, marks of direction. The
# vowels of Indian and Thai scripts are marks too, and stay: without them other words are left.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
# Letters that Unicode does not take apart, and those that Persian and Urdu have of their own beside the Arabic.
_SPELLED = dict(zip("ıłøđðħŋىیةہکґ", "iloddhnييههكг", strict=True)) | {"þ": "th", "æ": "ae", "œ": "oe"}
_LETTERS = str.maketrans(_SPELLED)
_MOSTLY = 0.8  # share of a text's characters that are plain Latin, from which the others are marks and signs
_UMLAUT = re.compile("(?<=[aou])e")


def fold(text: str) -> str:
    """Return a text in small letters, without accents, points and ligatures, full width and half width alike."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))  # Korean syllables are put together again


def searchable(text: str) -> str:
    """Return a long text folded for words that are looked for with ``in``: as `fold` does, in a third of the time.

    A text in Latin letters loses all that is none.
    """
    if text.isascii():
        return text.lower()
    plain = text.casefold()
    for letter, spelled in _SPELLED.items():
        if letter in plain:
            plain = plain.replace(letter, spelled)
    plain = unicodedata.normalize("NFKD", plain)
    latin = plain.encode("ascii", "ignore")
    if len(latin) > _MOSTLY * len(plain):
        return latin.decode()
    return unicodedata.normalize("NFC", _MARKS.sub("", plain))


def spelled_in_address(folded: str) -> str:
    """Return folded words as addresses may spell them: "oe" for "ö" counts as "o"."""
    return _UMLAUT.sub("", folded)
