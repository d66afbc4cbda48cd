"""Lists of authors as bibliographies write them: "Doe, J., & Roe, R.", "Doe J, Roe R, et al.", "张三, 李四"."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["are_certain", "split"]

LONGEST = 400  # characters of a list of authors
_OTHERS = (
    r"[,;]?\s*(?:\bet\.?\s?al\b\.?|\band others\b|\bu\.\s?a\.|\bund andere\b|\by otros\b|\be outros\b|\bи др\b\.?|"
    r"\bта ін\b\.?|\bm\.fl\.|\bi in\.|\b[Ee]ds?\.|\((?:[Ee]ds?\.|Hrsg\.|Hg\.|dir\.|coord\.|ред\.)\)|等|ほか)\s*$"
)
_AND = r"[;；、]|\s*(?:,\s*)?(?:\s&\s|\s(?:and|und|et|y|e|i|en|och|og|és|и|та|ve)\s)\s*"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яёα-ω\u3040-\u9fff\uac00-\ud7af]"
_PARTICLE = r"(?:von|van|de|der|den|da|di|la|le|el|al|bin|ben|ten|ter|dos|du|af|av|zu|del|della)\b"
_WORD = rf"(?:{_CAPITAL}[\w'’.-]{{0,30}}|{_PARTICLE})"
_INITIALS = rf"(?:{_CAPITAL}(?:\.\s?-?|\s|-|(?={_CAPITAL})|$)){{1,4}}(?:,?\s?(?:Jr|Sr|II|III)\.?)?"
_FULL = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
_SURNAME_FIRST = rf"{_WORD}(?:\s{_WORD}){{0,2}}\s(?:{_CAPITAL}{{1,3}}|(?:{_CAPITAL}\.\s?-?){{1,3}})"
_WITH_INITIAL = rf"(?:{_CAPITAL}\.[\s-]?){{1,3}}\s?{_WORD}(?:[\s-]{_WORD}){{0,2}}|.*\s{_CAPITAL}\.\s.*"
_CJK = r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af·・\s]{2,12}"
_NO_NAME = (
    r"(?i)\b(?:the|of|for|in|on|to|report|news|times|post|press|journal|university|institute|magazine|guide|how|what|"
    r"why|when|your|with|über|für|des|und|sur|pour|para|sobre)\b|[^\W\d_]{3,}\.\s"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is(pattern: str, text: str) -> bool:
    return _compiled(pattern).fullmatch(text) is not None


def split(text: str) -> tuple[str, ...]:
    """Return the names in a list of authors, none where a piece of it is nobody's name."""
    text = text[: LONGEST + 1].strip(" ,;:—–-\n")
    if not text or len(text) > LONGEST:
        return ()
    text = _compiled(_OTHERS).sub("", text).strip(" ,;").replace("… ", "").replace("... ", "")
    pieces = filter(None, (piece.strip(" ,") for piece in _compiled(_AND).split(text)))
    names = [name for piece in pieces for name in _of_piece(piece)]
    return tuple(names) if names and all(map(_is_name, names)) else ()


def _of_piece(piece: str) -> list[str]:
    """Return the names between commas; in "Doe, J., Roe, R." each has two pieces."""
    parts = [part.strip() for part in re.split(r"[,，]", piece) if part.strip()]
    names: list[str] = []
    for part in parts:
        is_first_name = (
            len(parts) == 2
            and part.isascii()
            and not _compiled(r"\w\.\w").search(piece)
            and len(part.split()) <= 2
            and " " not in parts[0]
        )
        if names and ", " not in names[-1] and (_is(_INITIALS, part) or is_first_name):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return [name if _compiled(r"\b[^\W\d_]\.$").search(name) else name.rstrip(".") for name in names]


def _is_name(name: str) -> bool:
    if _is(_CJK, name):
        return len(name.replace(" ", "")) <= 10
    surname, _, given = name.partition(", ")
    if not _compiled(r"[^\W\d_]{2}").search(name):
        return False  # initials alone
    is_written = _is(_FULL, surname) or _is(_SURNAME_FIRST, surname)
    is_given = not given or _is(_INITIALS, given) or _is(_FULL, given)
    return is_written and is_given and not _compiled(_NO_NAME).search(name)


def are_certain(text: str) -> bool:
    """Return whether authors have a form that titles do not have: initials, "et al.", or several full names.

    "Martin Fowler" alone is two words with capitals, as many titles are.
    """
    names = split(text)
    if not names:
        return False
    if _compiled(_OTHERS).search(text[:LONGEST].rstrip(" ,;:")):
        return True
    given = [name.partition(", ")[2] for name in names if ", " in name]
    if any(_is(_INITIALS, each) for each in given) or (given and len(names) == 1):
        return True
    has_initials = any(_is(_SURNAME_FIRST, name) or _is(_WITH_INITIAL, name) for name in names)
    are_full = len(names) > 1 and all(2 <= len(name.split()) <= 4 for name in names)
    return has_initials or are_full
