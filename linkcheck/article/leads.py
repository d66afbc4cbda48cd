"""A line that opens a list of sources, or is one: "Sources: A, B", "(Via A)", "来源：X", "(Quelle: dpa)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from linkcheck.article import addresses, strays
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.article.headings import Word, find, heads_sources, names_one_source, says_from

__all__ = ["Lead", "by_lines", "is_away", "lead", "split"]


class Lead(NamedTuple):
    """What opens a list in the middle of the text, and what it names itself."""

    text: str  # the words as written
    word: Word
    rest: Block | None  # None where the entries follow in blocks of their own


_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"  # of direction, and of order
# "Sources: …", "Source(s): …", "Quelle 2: …", "来源：…", and the word that a first number follows: "Sources 1/ …"
_LEAD = re.compile(
    rf"[\s>*_#(\[（【{_MARKS}]*([^\W\d_][^\n:：/\d\[]{{0,38}}?)(?:#?\d{{1,2}})?[*_)\]】{_MARKS}]*\s*"
    r"(?:[:：][*_]*|(?=\s(?:1\s?[/.)]|\[1\])))"
)
_MAY_OPEN = frozenset(":：1)）]】")  # a line without any of these needs a link to open a list
_FARTHEST = 160  # characters
# A day and a time, with or without the word for it: "2019-09-26 12:11来源：…", "时间：2019-09-26 来源：…".
# The label of a line: "Via | ", "Source: ", "**Source**: ", "Resources:: ".
_LABELLED = re.compile(r"[\W\d]{0,9}([^\W\d_][^\n:：|]{0,38}?)[\s*_]{0,9}(?:::?(?!//)|：|\|)[\s*_]{0,9}")
_MOST_LINES = 30
_STAMP = re.compile(r"\s*(?:[^\W\d_]{2,8}[:：]\s*)?[\d\s:./年月日-]{8,30}(?=[^\W\d_])")
_VIA = re.compile(r"[(\[]?(?:v[ií]a|h/t|hat tip)[:|\s]+", re.IGNORECASE)
# The name of a site stands before its address: "via A Blog https://…".
_VIA_NAMED = re.compile(r"[(\[]?(?i:v[ií]a|h/t)[:|\s]+[^\W\d_a-z][^\n.,;:]{1,40}\s")
_VIA_OPENED = re.compile(r"[(\[]v[ií]a[:|\s]+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_FEW_LETTERS = 24  # beside the addresses of a line that a word of sources begins
_SEPARATORS = re.compile(r"[\W_]+|\b(?:and|und|et|y|e|i|en|och|og|и|ve)\b")
_PART = re.compile(r"\s[/|•·–—]\s|[;；\n]\s*")  # between the pieces of a byline: "Photo: A / Source: B"
_CLOSED = re.compile(r"[(（\[【].{4,300}[)）\]】]\W{0,4}", re.DOTALL)  # to the end of the text
_CLOSING = frozenset(")）]】")
_NEAR_END = 5  # characters of a text, one of which closes what it ends with
_AROUND = " *_\n" + "\u200e\u200f"
_BRACKETS = {")": "(", "）": "（", "]": "[", "】": "【"}
_LONGEST_BYLINE = 300  # characters of a line of credits, one of which may be the source's
_LONGEST_NAME = 80  # characters of an agency's name, or of several
_NO_NAME = re.compile(r"(?<!\b\w)[.!?]\s+\w|[。！？]\w|[`={}<>$]|\w\(")  # sentences, code


def lead(text: str) -> tuple[str, int] | None:
    """Return the word that opens a line of sources ("Sources:", "来源：", "Sources 1/") and where it ends."""
    return _lead_at(text, 0)


def _lead_at(text: str, start: int) -> tuple[str, int] | None:
    head = text[start : start + _FARTHEST]
    if not (":" in head or "：" in head or "1" in head):
        return None  # what every such line has near its beginning
    stamp = _STAMP.match(text, start)
    for at in (start, stamp.end()) if stamp else (start,):
        match = _LEAD.match(text, at)
        if match and find(match[1]):
            return match[1], match.end()
    return None


def split(block: Block, *, is_last: bool = True) -> Lead | None:
    """Return what opens a list in a block: "Sources: A, B" gives its word and a block of the rest.

    A word with other meanings ("Links:", "Read more:") needs addresses right behind it and, `is_last`, no text
    below.
    """
    if block.kind not in {Kind.PARAGRAPH, Kind.ITEM} and not (block.kind is Kind.HEADING and block.anchors):
        return None
    if not block.anchors and not _MAY_OPEN.intersection(block.text):
        return None
    opened = lead(block.text) or _before_address(block) or _in_byline(block) or _in_brackets(block)
    word = find(opened[0]) or (Word("en") if _VIA.match(opened[0] + " ") else None) if opened else None
    if not opened or not word:
        opened, word = _credited(block), Word("mul", "weak")
    if not opened:
        return None
    text, end = opened
    if not block.text[end:].strip(_AROUND):
        return Lead(text, word, None)
    rest = block.part(end, strays.credit_at(block.text, end))
    if word.kind == "weak" or block.kind is Kind.HEADING:
        is_list = is_last and any(map(is_away, rest.anchors)) and _only_addresses(rest)
    else:
        is_list = bool(rest.anchors)
        rest = rest if is_list else _named(block, rest, block.text[max(0, end - 50) : end])
    return Lead(text, word, rest) if is_list or rest.kind is Kind.REFERENCE else None


def by_lines(block: Block) -> list[Lead]:
    """Return what the lines of a paragraph name as its sources that all have labels: "Via | A", "Photo | B".

    Two in three will do; where the first line opens a list, the others are its entries or go on with it.
    """
    lines = block.text.split("\n") if block.kind is Kind.PARAGRAPH and "\n" in block.text and block.anchors else []
    if not 1 < len(lines) <= _MOST_LINES or lead(block.text):
        return []
    labelled = [_LABELLED.match(line) for line in lines]
    if 3 * sum(map(bool, labelled)) < 2 * len(lines):
        return []
    found, at = [], 0
    for line, label in zip(lines, labelled, strict=True):
        word = (find(label[1]) or (Word("en") if _VIA.match(f"{label[1]} ") else None)) if label else None
        if label and word:
            rest = block.part(at + label.end(), at + len(line))
            if rest.anchors and (word.kind != "weak" or _only_addresses(rest)):
                found.append(Lead(label[1], word, rest))
        at += len(line) + 1
    return found


def _before_address(block: Block) -> tuple[str, int] | None:
    """Return the word that an address follows at once, where the block holds nothing but addresses.

    "Sources https://… https://…" and "(Via A, B and C)" are lists; "See also A, which …" is a sentence. A
    paragraph that is only a link, its words "Source", is a list of one.
    """
    if not block.anchors:
        return None
    first, end = block.anchors[0].start, block.anchors[0].end
    before = block.text[:first]
    words = block.text[first:end]
    is_named = bool(_VIA.fullmatch(before)) or heads_sources(before)
    is_link = block.kind is Kind.PARAGRAPH and not before.strip(" ([") and names_one_source(words)
    if addresses.looks_like_one(words) and _VIA_NAMED.fullmatch(before) and _only_addresses(block):
        return "via", first
    is_via = bool(_VIA_OPENED.fullmatch(before)) and block.text.rstrip()[-1:] in _CLOSING
    if is_via or (
        is_named and before.isupper() and _is_short(block)
    ):  # "[via A | B, thanks C!]", "SOURCE A of 5 May — Photo: B"
        return before.strip(), first
    return (before.strip() or words, first) if (is_named or is_link) and _only_addresses(block) else None


def _is_short(block: Block) -> bool:
    """Return whether a line says little besides its addresses, up to where it credits somebody."""
    rest = block.part(0, strays.credit_at(block.text, 0))
    beside = "".join(rest.text[low:high] for low, high in _between(rest.anchors, len(rest.text)))
    return "\n" not in rest.text and len(_LETTER.findall(beside)) <= _FEW_LETTERS


def _between(anchors: Sequence[Anchor], length: int) -> Iterator[tuple[int, int]]:
    """Yield what stands behind each anchor, up to the next."""
    for anchor, following in zip_longest(anchors, anchors[1:]):
        yield anchor.end, max(anchor.end, following.start if following else length)


def _credited(block: Block) -> tuple[str, int] | None:
    """Return the words before the only link of a short block that say it goes back to that: "Adapted from A."."""
    if len(block.anchors) != 1 or block.kind is Kind.HEADING or len(block.text) > _LONGEST_BYLINE:
        return None
    first = block.anchors[0].start
    return (block.text[:first].strip(), first) if says_from(block.text[:first]) else None


def _in_byline(block: Block) -> tuple[str, int] | None:
    """Return the word of sources that comes later in a line of credits: "Photo: A / Source: B"."""
    if len(block.text) > _LONGEST_BYLINE or not strays.is_credit(block.text):
        return None
    found = (_lead_at(block.text, part.end()) for part in _PART.finditer(block.text))
    return next((each for each in found if each and _is_of_source(each[0])), None)


def _in_brackets(block: Block) -> tuple[str, int] | None:
    """Return the word of sources in the brackets that a text ends with: "…. (Source: A)"."""
    if _CLOSING.isdisjoint(block.text[-_NEAR_END:]):
        return None
    opening = max(block.text.rfind(each, -_LONGEST_BYLINE) for each in "(（[【")
    if opening <= 0 or not _CLOSED.fullmatch(block.text, opening):
        return None
    found = _lead_at(block.text, opening)
    return found if found and _is_of_source(found[0]) else None


def _is_of_source(words: str) -> bool:
    word = find(words)
    return word is not None and word.kind != "weak"


def _only_addresses(block: Block) -> bool:
    at = block.anchors[0].start if block.anchors else 0
    for anchor in block.anchors:
        if _SEPARATORS.sub("", block.text[at : anchor.start]):
            return False
        at = max(at, anchor.end)
    return not _SEPARATORS.sub("", block.text[at:])


def _named(block: Block, rest: Block, opening: str) -> Block:
    """Return the rest of a line as an entry if it is an agency's name or a few of them: "(Quelle: APA/dpa)".

    Outside brackets a small letter begins no name.
    """
    name = rest.text.strip(_AROUND + ")）]】.。")
    is_name = bool(
        (block.kind is Kind.PARAGRAPH or _STAMP.match(block.text))
        and 1 < len(name) <= _LONGEST_NAME
        and (not name[0].islower() or any(bracket in opening for bracket in "(（[【"))
        and len(name.split()) <= 8
        and not _NO_NAME.search(name)
        and not strays.is_nothing(name)
        and not strays.begins_as_credit(name)
        and not strays.is_credit(name)
    )
    if not is_name:
        return rest
    return rest.part(0, len(_opened_within(rest.text)))._replace(kind=Kind.REFERENCE)


def _opened_within(text: str) -> str:
    """Return a text without the closing brackets at its end that it did not open."""
    text = text.rstrip(_AROUND)
    while text and (pair := _BRACKETS.get(text[-1])) and text.count(text[-1]) > text.count(pair):
        text = text[:-1].rstrip(_AROUND)
    return text


def is_away(anchor: Anchor) -> bool:
    """Return whether an anchor leads off the page."""
    return not anchor.url.startswith(("#", "mailto:", "tel:")) and not addresses.is_inert(anchor.url)
