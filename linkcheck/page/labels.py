"""The words that pages print before a date, and what they make of it: published, updated, or something else."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from linkcheck import tables

__all__ = ["Sense", "sense_of", "sense_of_line", "words_in"]


class Sense(Enum):
    """What a date is said to be."""

    PUBLISHED = "published"
    UPDATED = "updated"
    OTHER = "other"  # an event, a deadline, a copyright, …
    UNSAID = ""


_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e4e\u200c"
_TOKEN = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+(?:['’](?:[^\W\d_])+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^.]{0,30}\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\d\.?\s?[-–—]\s?\Z")  # "9.1. – 10.2.2023" is no day on which something was published
_FROM_TO = re.compile(  # nor is "12 May 2019, 14:45 – 16:00"
    r"\A\W{0,4}[^\W\d]{0,4}\s?\d{1,2}(?:[:.h]\d{2})?\s?(?:uhr|h|[ap]\.?m\.?)?\s?(?:-|–|—|bis|to|until|à|a|alle|till|tot)"
    r"\s?\d{1,2}[:.h]\d{2}",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"\A[\s,|–-]{0,4}\d{1,2}\s?[:.時时시h]\s?\d{2}(?:\s?[:分분]\s?\d{2}秒?|分|분)?(?:\s?[ap]\.?m\.?)?"
)
_GAP = re.compile(r"\A[\s()\[\]|,–-]{0,4}")
_NEXT = re.compile(r"\A[^\d:：]{0,12}[\d:：]")
# Words for "date" make a label of publication alone, and not at the end of another ("Closing date", "上映日期").
_GENERIC = frozenset(
    (
        *("date", "datum", "fecha", "data", "dato", "päivämäärä", "pvm", "dátum", "дата", "датум", "tarih"),
        *("tarix", "datums", "kuupäev", "tanggal", "tarikh", "ngày", "ημερομηνία", "تاريخ", "תאריך"),
    )
)
_GENERIC_CJK = frozenset(("日期", "时间", "時間", "日付", "날짜"))
_MOST_WORDS = 8
_LONGEST = 4  # words of a label
_LONG = 8  # letters of a word that means nothing else


@cache
def _senses() -> dict[str, Sense]:
    """Return every label in lower case; of two languages that differ the earlier counts."""
    found: dict[str, Sense] = {}
    for _, columns in tables.rows(__file__, "labels.txt"):
        for sense, labels in zip((Sense.PUBLISHED, Sense.UPDATED, Sense.OTHER), columns, strict=True):
            for label in labels.split(","):
                found.setdefault(label.strip(), sense)
    return found


def sense_of(before: str, behind: str) -> Sense:
    """Return what the words around a date make of it; those before it first."""
    if _COPYRIGHT.search(before) or _UNTIL.search(before) or _FROM_TO.match(behind):
        return Sense.OTHER
    sense = _last(before)
    return sense if sense is not Sense.UNSAID else _first(behind)


def sense_of_line(line: str) -> Sense:
    """Return what a line makes of a date in the next one: it must end with the label."""
    if len(line) > 60:
        return Sense.UNSAID
    tokens = _tokens(line)
    sense = _ending(tokens, len(tokens))
    is_whole = " ".join(tokens) in _senses()
    return sense if is_whole or (sense is not Sense.OTHER and line.endswith((":", "："))) else Sense.UNSAID


def words_in(text: str) -> int:
    """Return about how many words a text has, in any script."""
    return sum(1 + len(token) // 3 if _CJK.match(token) else 1 for token in _TOKEN.findall(text))


def _tokens(text: str) -> list[str]:
    return [token.replace("’", "'") for token in _TOKEN.findall(text.lower())]


def _last(text: str) -> Sense:
    """Return what the last label in a text says; what is no publication must stand next to the date."""
    tokens = _tokens(text.rpartition("|")[2])  # "Publication | 17 January" names what sort of text it is
    for end in range(len(tokens), max(0, len(tokens) - _MOST_WORDS), -1):
        if tokens[end - 1] in _GENERIC and not _is_alone(tokens, end, text):
            return Sense.UNSAID
        sense = _ending(tokens, end)
        if sense in {Sense.PUBLISHED, Sense.UPDATED} or (sense is Sense.OTHER and end >= len(tokens) - 1):
            return sense
    return Sense.UNSAID


def _is_alone(tokens: list[str], end: int, text: str) -> bool:
    """Return whether a word for "date" is a whole label, or ends one of the list: "Closing date" is neither."""
    senses = _senses()
    starts = (at for at in range(max(0, end - _LONGEST), end) if " ".join(tokens[at:end]) in senses)
    start = next(starts, end - 1)
    is_next = end == len(tokens) or f"{tokens[end - 1]}:" in text.lower()
    return is_next and (start == 0 or start < end - 1)


def _ending(tokens: list[str], end: int) -> Sense:
    """Return what the longest label says that ends with a token."""
    senses = _senses()
    for start in range(max(0, end - _LONGEST), end):
        if sense := senses.get(" ".join(tokens[start:end])):
            return sense
    last = tokens[end - 1] if end else ""
    if last and _CJK.match(last):
        for start in range(max(1, len(last) - 8), len(last) - 1):
            if last[start:] not in _GENERIC_CJK and (sense := senses.get(last[start:])):
                return sense
    return Sense.UNSAID


def _first(text: str) -> Sense:
    """Return what a label right behind a date (and its time of day) says, unless it begins something new."""
    text = _CLOCK_BEFORE.sub("", text)
    for token in _tokens(text)[:_MOST_WORDS]:  # "was on 3 May 2019 by A. Author published", as in German
        if len(token) >= _LONG and (sense := _senses().get(token)) in {Sense.PUBLISHED, Sense.UPDATED}:
            return sense
    text = _GAP.sub("", text)
    match = _TOKEN.match(text)
    if not match or _NEXT.match(text[match.end() :]):
        return Sense.UNSAID
    sense = _senses().get(match[0].lower(), Sense.UNSAID)
    return sense if sense in {Sense.PUBLISHED, Sense.UPDATED} else Sense.UNSAID
