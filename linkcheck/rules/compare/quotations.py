"""The quotations of a text: what stands in quotation marks of any sort and is no title, no term and no code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linkcheck import tables
from linkcheck.rules.compare.letters import size

__all__ = ["FEWEST_WORDS", "LONGEST", "MOST", "Quotation", "flat", "quotations"]

FEWEST_WORDS = 5  # of fewer, scare quotes and names are as many as quotations
LONGEST = 3000  # characters; what is longer was never closed
MOST = 200  # quotations of one text
NEAR = 90  # characters before and behind a quotation that may tell who speaks
_NAMED = 40  # characters before one that may call it a title

_SINGLE = frozenset("'’‘＇")
# What each opening mark is closed by: English, German, French, Danish, Swedish, Japanese use, and typewriters'
# (Unicode 15, chapter 6.2, "Quotation marks").
_CLOSED_BY = {
    "“": "”", "„": '“”"‟', "‟": "”", "«": "»", "»": "«»", "”": "”", "‹": "›", "›": "‹›", "‘": "’", "‚": "‘’",
    "「": "」", "『": "』", '"': '"', "＂": "＂", "″": "″", "〝": "〞〟", "❝": "❞", "'": "'", "＇": "＇",
    "``": "''\"", "''": "''",
}  # fmt: skip
_MARK = re.compile("``|''|[\"“”„‟«»‹›「」『』‘’‚'＂＇″〝〞〟❝❞]")
_ALWAYS_OPEN = frozenset("“„‟«‹「『〝❝") | {"``"}  # whatever stands before them
_GOES_ON = frozenset("“„«「『»‘")  # open each paragraph of a quotation that is closed in the last
_BEFORE = re.compile(r"[\s(\[{—–\-/:,…>¡¿«„“‘「『\"'|。，：；、]|[\u3040-\u30ff\u3400-\u9fff]")
_STRONG = re.compile(r"[.,!?;:…。！？]")
_CODE = re.compile(r"[{}<>\\|=_`]|://|\w\(\)|(?:^|\s)--?[a-z]|\$\w|\w\.\w+\(|@\w+\.")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_YEAR = re.compile(r"[,.]?\s?[(（\[](?:[^()]{0,40}\W)?(?:1[89]|20)\d\d[)）\]]")
_BYLINE = re.compile(r"[,.]?\s(?:by|von|par|por|di|af|av|od|от)\s(?:the\s)?[A-ZÀ-ÖØ-ÞА-Я]")
_LONG = re.compile(r"\b[A-Za-z][\w’']{3,}")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]?\s(?=\S)|[。！？]")
_COLON = re.compile(r"[:：]\s?$")
_UNSPACED = re.compile(r"[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Quotation(NamedTuple):
    """What stands between two quotation marks, and where in the flat text."""

    text: str
    start: int  # of the opening mark
    end: int  # behind the closing mark
    is_attributed: bool  # the words around it tell that somebody says so


class _Open(NamedTuple):
    mark: str
    at: int


def flat(text: str) -> str:
    """Return a text with one line for each paragraph, its spaces folded."""
    return "\n".join(" ".join(part.split()) for part in _PARAGRAPH.split(text))


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a flat text that are long enough to be looked for, in its order."""
    found: list[Quotation] = []
    at = 0
    lines = text.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if _MARK.search(line):
            for start, end, inner in _spans(line, after):
                if _is_quotation(line, start, end, inner):
                    found.append(Quotation(inner, at + start, at + end, _is_attributed(line, start, end)))
                if len(found) >= MOST:
                    return tuple(found)
        at += len(line) + 1
    return tuple(found)


# ---------------------------------------------------------------- pairs of marks


def _spans(line: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the outermost quotations of a paragraph start and end, and what they hold."""
    opened: _Open | None = None
    weak = 0  # the only mark so far that may close single quotes, or an apostrophe; -1: there are several
    for match in _MARK.finditer(line):
        mark, start, end = match[0], *match.span()
        if opened and mark in _closers(opened.mark) and _closes(line, opened, start, end):
            if mark in _SINGLE and not _is_strong(line, start, end):
                weak = -1 if weak or opened.mark == "'" else end
                continue
            yield opened.at, end, line[opened.at + len(opened.mark) : start].strip()
            opened, weak = None, 0
        elif (opened is None or mark == opened.mark) and _opens(line, mark, start, end):
            if opened and weak > 0:
                yield opened.at, weak, line[opened.at + 1 : weak - 1].strip()
            opened, weak = _Open(mark, start), 0
    if opened and weak > 0:
        yield opened.at, weak, line[opened.at + 1 : weak - 1].strip()
    elif opened and opened.mark in _GOES_ON and after[:1] in {opened.mark, _CLOSED_BY[opened.mark][0]}:
        yield opened.at, len(line), line[opened.at + len(opened.mark) :].strip()


def _closers(mark: str) -> tuple[str, ...]:
    """Return the marks that close what a mark opens."""
    closed_by = _CLOSED_BY[mark]
    return ("''", '"') if mark == "``" else ("''",) if mark == "''" else tuple(closed_by)


def _opens(line: str, mark: str, start: int, end: int) -> bool:
    """Return whether a mark opens a quotation where it stands."""
    if mark not in _CLOSED_BY:
        return False
    if mark in _ALWAYS_OPEN:
        return True
    before, behind = line[start - 1 : start], line[end : end + 1]
    if before and not _BEFORE.match(before):
        return False
    if mark in _SINGLE:
        return behind.isalpha() and not _is_elided(line[end : end + 6])
    return bool(behind.strip()) or mark == "»"


def _closes(line: str, opened: _Open, start: int, end: int) -> bool:
    """Return whether a mark that can close a quotation does so where it stands."""
    mark, behind = line[start:end], line[end : end + 1]
    if mark in _SINGLE:
        return not behind.isalnum()
    if mark != opened.mark:
        return True
    return bool(line[start - 1 : start].strip()) and (not behind.isalnum() or not behind.isascii())


def _is_strong(line: str, start: int, end: int) -> bool:
    """Return whether a single mark closes a quotation for sure: an apostrophe ends no sentence and no clause."""
    return end == len(line) or bool(_STRONG.match(line[start - 1 : start]) or _STRONG.match(line[end : end + 1]))


# ---------------------------------------------------------------- what is no quotation


def _is_quotation(line: str, start: int, end: int, inner: str) -> bool:
    if len(inner) > LONGEST or size(inner) < FEWEST_WORDS or _CODE.search(inner):
        return False
    return not (_is_titled(line, start, end) or _has_title_case(inner))


def _is_titled(line: str, start: int, end: int) -> bool:
    """Return whether the words around a quotation give it for a title: "the article “…”", "“…” (2019)"."""
    if _YEAR.match(line, end) or _BYLINE.match(line, end):
        return True
    before = line[max(0, start - _NAMED) : start]
    return bool(_titles().search(before))


def _has_title_case(inner: str) -> bool:
    """Return whether the long words of a quotation are capitalised as in an English title."""
    long = _LONG.findall(inner)[1:]
    return len(long) > 2 and sum(word[0].isupper() and not word.isupper() for word in long) > 0.7 * len(long)


def _is_attributed(line: str, start: int, end: int) -> bool:
    """Return whether a colon stands before a quotation, or a verb of saying near it."""
    before = _SENTENCE_END.split(line[max(0, start - NEAR) : start])[-1]
    behind = _SENTENCE_END.split(line[end : end + NEAR])[0]
    return bool(_COLON.search(before) or _speech().search(before) or _speech().search(behind))


@cache
def _words(name: str) -> tuple[str, ...]:
    rows = tables.rows(__file__, "quotations.txt")
    return tuple(word for key, words in rows if key.split()[0] == name for word in words)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"{_any_of(_words('title'))}\W{{0,1}}[\s(]{{0,2}}$", re.IGNORECASE)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(_any_of(_words("speech")), re.IGNORECASE)


def _any_of(words: tuple[str, ...]) -> str:
    """Return a pattern for any of some words; anywhere in scripts that put no spaces between them."""
    whole = [re.escape(word) for word in words if not word.endswith("*") and not _UNSPACED.search(word)]
    starts = [re.escape(word[:-1]) + r"\w{0,12}" for word in words if word.endswith("*")]
    loose = [re.escape(word) for word in words if _UNSPACED.search(word)]
    return rf"(?:\b(?:{'|'.join([*whole, *starts])})\b|(?:{'|'.join(loose)}))"


def _is_elided(behind: str) -> bool:
    match = re.match(r"[A-Za-z]+", behind)
    return match is not None and match[0].lower() in _words("elided")
