"""When an entry says that a work was published, and when its author read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from linkcheck import dates, tables
from linkcheck.article import identifiers
from linkcheck.model import PartialDate

__all__ = ["read"]

_NEAR = 48  # characters before a date in which what it is the date of is said
_BEHIND = 24  # and behind it
_YEAR = r"((?:1[5-9]|20)\d{2})"
# Numbers that look like years and are parts of something else: of standards and laws, pages, spans of years.
_NO_YEAR = re.compile(
    r"\b(?:ISO|IEC|DIN|EN|NIST|FIPS|IEEE|ANSI|ITU|ECMA|ETSI|BS|JIS|RFC|CVE|CWE|BIP|PEP|ГОСТ|GOST|GB|SP|Std|TR|ISSN|No|Nr)\b"
    r"[./:\s-]{0,3}(?:[A-Z]{1,4}[./:\s-]{0,2}){0,3}\d[\w./:–-]{0,30}(?<![.:])|"
    r"(?<!\w)(?:pp?|pages?|S|Seiten?|с|стр|págs?|s|§)\.?\s?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?(?!\d)|"
    r"(?<!\d)\d{3,5}\s?[–—-]\s?\d{1,5}(?!\d)|\d{4}/\d{1,3}(?!\d)|[#№]\s?\d{1,6}|[:(]\d{1,5}[–-]\d{1,5}"
)
# Where lists of works put a year, the surest place first.
_PLACES = tuple(
    pattern.replace("YEAR", _YEAR)
    for pattern in (
        r"[(\[（](?:c\.?|ca\.?|©)?\s?YEAR[a-z]?(?:\s?/\s?\d{2,4})?\s?[)\]）,;:]",  # (2015) (2017/2019) (2015: 7)
        r"[(\[（](?:[A-Z][\w&.'’-]{1,20}\s){1,3}YEAR[)\]）](?=\s{0,2}(?:[.,;:]|$))",  # (NeurIPS 2025).
        r"(?:[,;:—–]|\s-)\s{0,2}YEAR[a-z]?(?=\s{0,2}(?:[.,;:)\[\]（(]|[—–-]\s|$))",  # , 2015.  — 2015. —
        r"[.?!»”\"]\s{1,2}YEAR[a-z]?(?=\s{0,2}(?:[.,;:(]|$))",  # . 2015;12  . 2015.
        r"\bYEAR\s?(?:г\.|год|рік|року|년|年版|年(?=[,，.。)）;；、\s]|$))",
        r"[^\W\d_]\.?\s{1,2}YEAR;\s?\d",  # Lancet 2015;12
        r"^YEAR[a-z]?(?=[.:,]?\s)",
    )
)
# A name of a few words with a year: ", OSDI 2012." and "; Morgan Kaufmann 1995".
_NAMED = r"[,.;:—–(]\s{1,2}((?:[^\s,.;:—–()]{1,30}\.?[\s]){1,5})" + _YEAR + r"(?=\s{0,2}(?:[.,;)]|[—–-]\s|\(|$))"
_PROSE = re.compile(
    r"(?:^|\s)(?:in|since|until|from|by|im|seit|bis|between|during|after|before|около|с|до)\s$", re.IGNORECASE
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_TOKEN = re.compile(r"©|[^\W\d_]+")
_CLAUSE = re.compile(r"[^,.;()\[\]]+")
_LONGEST = 6  # words that together say what a date is of
_BETWEEN = 5  # words from there to the date


class _Dated(NamedTuple):
    date: PartialDate
    start: int
    end: int
    meaning: str  # "accessed", "stand", "archived", "updated", "published", or empty


@cache
def _meanings() -> dict[str, str]:
    """Return what each word before a date says that it is the date of."""
    found: dict[str, str] = {}
    for key, words in tables.rows(__file__, "entry_dates.txt"):
        for word in words if key != "behind all" else ():
            found.setdefault(" ".join(_TOKEN.findall(word)), key.partition(" ")[0])
    return found


@cache
def _behind() -> frozenset[str]:
    rows = tables.rows(__file__, "entry_dates.txt")
    return frozenset(
        " ".join(_TOKEN.findall(word)) for key, words in rows if key == "behind all" for word in words
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def read(text: str, titles: Sequence[str] = ()) -> tuple[PartialDate | None, PartialDate | None]:
    """Return when the work was published and when it was read, as far as an entry without its addresses says.

    ``titles`` are the pieces that are titles: a date in one of them is what the work is about, unless it stands at
    its end behind a dash or a comma. Days of access, of an archive's copy and "as of" are no publication dates.
    """
    text = identifiers.blanked(text)
    outside = text
    for title in titles:
        outside = outside.replace(title, "\x00")
    found = list(_dated(outside))
    published = _published(found, outside)
    for title in titles if published is None else ():
        published = published or _at_its_end(title)
    updated = next((each.date for each in found if each.meaning == "updated"), None)
    accessed = next((each.date for each in found if each.meaning == "accessed"), None)
    return published or updated, accessed


def _dated(text: str) -> Iterator[_Dated]:
    """Yield the dates of a text, each with what it is the date of."""
    last = 0
    for date, start, end in dates.find(text):
        yield _Dated(date, start, end, _meaning(text, last, start, end))
        last = end


def _meaning(text: str, last: int, start: int, end: int) -> str:
    """Return what the words next to a date say that it is of: those behind it, else the nearest before it."""
    if _is_of_reading(text[end : end + _BEHIND].lower()):
        return "accessed"
    tokens = _TOKEN.findall(text[max(last, start - _NEAR) : start].lower())
    for stop in range(len(tokens), max(0, len(tokens) - _BETWEEN), -1):
        for first in range(max(0, stop - _LONGEST), stop):
            if meaning := _meanings().get(" ".join(tokens[first:stop])):
                return meaning
        if tokens[stop - 1][0] >= "\u3040" and (meaning := _within(tokens[stop - 1][-_NEAR:])):
            return meaning
    return ""


def _within(token: str) -> str:
    """Return what the last word that says something means, in a script that has no spaces."""
    for stop in range(len(token), 1, -1):
        for first in range(max(0, stop - 10), stop - 1):
            if meaning := _meanings().get(token[first:stop]):
                return meaning
    return ""


def _is_of_reading(behind: str) -> bool:
    """Return whether a word of reading follows a date: "2020年5月4日閲覧", "4 May 2020 accessed)"."""
    clause = _CLAUSE.match(behind.lstrip(" 日に,)）"))
    tokens = _TOKEN.findall(clause[0]) if clause else []
    if tokens and tokens[0][0] >= "\u3040":
        return any(tokens[0][:length] in _behind() for length in range(2, 6))
    return " ".join(tokens) in _behind()


def _published(found: Sequence[_Dated], text: str) -> PartialDate | None:
    said = next((each.date for each in found if each.meaning == "published"), None)
    plain = next(
        (each.date for each in found if not each.meaning and not _PROSE.search(text, 0, each.start)), None
    )
    return said or plain or _year(text, found)


def _year(text: str, found: Sequence[_Dated]) -> PartialDate | None:
    """Return the year that stands alone where lists of works put it."""
    for each in found:
        text = text[: each.start] + "\x01" * (each.end - each.start) + text[each.end :]
    if not _FOUR_DIGITS.search(text):
        return None
    text = _NO_YEAR.sub(lambda match: "\x01" * len(match[0]), text)
    for pattern in _PLACES:
        for match in _compiled(pattern).finditer(text):
            if _meaning(text, 0, match.start(1), match.end(1)) in {"", "published"}:
                return PartialDate(int(match[1]))
    for match in _compiled(_YEAR).finditer(text):
        if _meaning(text, max(0, match.start() - 16), match.start(), match.end()) == "published":
            return PartialDate(int(match[1]))
    for match in _compiled(_NAMED).finditer(text):
        name = match[1].split()
        if not name[-1].islower() and not _meaning(text, 0, match.start(2), match.end(2)):
            return PartialDate(int(match[2]))
    return None


def _at_its_end(title: str) -> PartialDate | None:
    """Return the date that stands at the end of a link's words, or before them, behind a dash or in brackets."""
    for date, start, end in dates.find(title):
        before, behind = title[:start].rstrip(), title[end:].strip(" )]）.")
        if (not behind and before[-1:] in tuple("-–—|,(·•/;:[（")) or (not before.strip("([（") and behind):
            return date
    match = _compiled(rf"(?:[(\[（]|[,–—|]\s|\s-\s){_YEAR}[)\]）]?\.?$").search(title)
    return PartialDate(int(match[1])) if match else None
