"""What stands among or below the entries of a list and is none of them: credits, licences, "Edit this page"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkcheck import tables
from linkcheck.article.headings import folded

__all__ = ["begins_another_part", "begins_as_credit", "credit_at", "heads_another_part", "is_credit", "is_nothing"]

LONGEST_HEADING = 60  # characters
_LONGEST_CREDIT = 200
# A word, what is short enough to belong to it, and a colon; the word is looked up, not spelled out here.
_LABEL = re.compile(r"([^\W\d_][^\n:：/|·•(\[（]{0,30}?)\s{0,3}[:：]")
_SIGN = re.compile(r"\s*(?:©|\(c\)|\u24b8)", re.IGNORECASE)
_CREDITED = re.compile(r"[:：©\u24b8]|\([cC]\)")  # without any of which nothing is credited
_COUNT = re.compile(r"\d+")  # "3 Comments"
_LAST_WORD = re.compile(r"(?<=\S)\s+(\S{1,20})\s*\Z")
_SEPARATORS = "/|·•,;(（[—–-"
_MARK = re.compile(r"[\s\W\d]*")


def heads_another_part(text: str) -> bool:
    """Return whether a heading, or a line, is of what follows a list: "Licence", "Related", "Comments"."""
    return len(text) <= LONGEST_HEADING and folded(_COUNT.sub(" ", text)) in _forms("ends", "beside")


def begins_another_part(text: str, first_link: int | None = None) -> bool:
    """Return whether a line begins as what follows a list does: "Edit this page", "Licensed under", "Tags: …".

    A single word does where a colon, the first link of the line or nothing else comes after it.
    """
    line = text.strip().partition("\n")[0]
    if _SIGN.match(line):
        return True
    begins = _forms("begins")
    words = folded(line[:80]).split()
    if any(" ".join(words[:count]) in begins for count in range(2, 6)):
        return True
    label = folded(re.split(r"[:：]", line[:80], maxsplit=1)[0])
    before = folded(text[:first_link][:80]) if first_link is not None else ""
    return label in begins or before in begins


def is_credit(text: str) -> bool:
    """Return whether an entry only credits a picture or an editor: "Photo: A. Name", "© A. Name / Agency"."""
    if len(text) > _LONGEST_CREDIT or not _CREDITED.search(text):
        return False
    if _SIGN.match(text):
        return True
    start = _MARK.match(text)
    label = _LABEL.match(text, start.end() if start else 0)
    return label is not None and _is_credit_word(label[1])


def begins_as_credit(name: str) -> bool:
    """Return whether a name is that of who took a picture: "Foto A. Name", without a colon."""
    first, _, rest = name.partition(" ")
    return bool(rest) and _is_credit_word(first)


def credit_at(text: str, start: int) -> int:
    """Return where, from an offset on, a credit begins that shares the line with sources; else the text's end.

    "A, B / Photo: C" and "来源：A作者：B" hold one, "A history of photography: B" does not.
    """
    for match in _LABEL.finditer(text, start):
        for offset in _word_starts(match[1]):
            at = match.start(1) + offset
            before = text[max(start, at - 4) : at]
            is_gap = "\n" in before[-2:] or not before.strip() or before.endswith("  ")
            is_apart = is_gap or before.rstrip()[-1] in _SEPARATORS
            if (is_apart or not before.isascii()) and _is_credit_word(match[1][offset:]):
                return start + len(text[start:at].rstrip(_SEPARATORS + " \n"))
    return _button_at(text, start)


def _button_at(text: str, start: int) -> int:
    """Return where what is only a button stands alone at a text's end, "A  Report"; else the text's end."""
    last = _LAST_WORD.search(text[start:])
    if last and folded(last[1]) in _forms("buttons"):
        return start + len(text[start : start + last.start()].rstrip())
    return len(text)


def _word_starts(words: str) -> Iterator[int]:
    """Yield where the last words of a piece begin; where it has no spaces, each of its last letters."""
    yield from [match.start() for match in re.finditer(r"\S+", words)][-4:]
    if not words.isascii():
        yield from range(max(0, len(words) - 4), len(words))


def _is_credit_word(words: str) -> bool:
    return folded(words) in _forms("credits")


def is_nothing(text: str) -> bool:
    """Return whether an entry says that there is none: "None", "No source available."."""
    return len(text) <= LONGEST_HEADING and folded(text) in _forms("none")


@cache
def _forms(*kinds: str) -> frozenset[str]:
    rows = [row for key, row in tables.rows(__file__, "strays.txt") if key.partition(" ")[2] in kinds]
    if "beside" in kinds:
        rows += [row for _, row in tables.rows(__file__, "beside.txt")]
    return frozenset(filter(None, (folded.__wrapped__(form) for row in rows for form in row)))
