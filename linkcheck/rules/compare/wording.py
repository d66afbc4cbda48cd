"""An article's own wording: without quotations, its list of sources, addresses and boilerplate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from linkcheck import tables
from linkcheck.model import Article, Source
from linkcheck.rules.compare.quotations import flat
from linkcheck.rules.compare.shingles import GRAM, Gram, grams, is_unspaced, row, spans
from linkcheck.rules.compare.words import is_small

__all__ = ["FEWEST", "LONGEST", "QUOTED", "Wording", "wording"]

FEWEST = 50  # words of its own that an article must have; in fewer, a name and a number are a large share
_FEWEST_KINDS = 25  # different grams among them: less is a table, a refrain, a text that fills a layout
LONGEST = 200_000  # characters of an article that are looked at
_OFTEN, _IN_WORDS = 5, 250  # a word that stands there more often than 5 times, and once in 250, tells no place
_SHOUTED = 0.5  # share of capitals from which they tell no names
# Quotations in the marks of any language; each part ends at the next mark of its kind, so that it is linear. That
# it begins with a class of characters makes it seven times as fast.
QUOTED = re.compile(
    r"[“„«»‹「『‘\"](?:(?<=“)[^“”\n]{12,2000}+”|(?<=„)[^„“”\n]{12,2000}+[“”]|(?<=«)[^«»\n]{12,2000}+»"
    r"|(?<=»)[^«»\n]{12,2000}+«|(?<=‹)[^‹›\n]{12,2000}+›|(?<=「)[^「」\n]{6,2000}+」|(?<=『)[^『』\n]{6,2000}+』"
    r"|(?<=\")[^\"\n]{12,2000}+\"|(?<=‘)(?<!\w‘)(?:[^‘’\n]|’(?=\w)){12,2000}+’)"
)
# An entry that is part of a paragraph: no shorter than a title with its site, no longer than entries are.
_SHORTEST_ENTRY, _LONGEST_ENTRY, _MOST_ENTRIES = 30, 600, 200
_LONGEST_NOTICE = 300  # characters; a longer paragraph speaks of such things
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}")


class Wording(NamedTuple):
    """An article's words in their order, and what of them counts."""

    text: str
    unspaced: bool
    words: list[str]
    spans: list[tuple[int, int]]  # where in the text each stands
    own: bytearray  # 1 where it is neither quoted nor listed nor boilerplate
    says: bytearray  # 1 where it is no small word
    plain: bytearray  # 1 where it says something and is no name or number
    grams: frozenset[Gram]

    @property
    def is_judged(self) -> bool:
        """True where there is enough wording that could be somebody else's."""
        own = sum(self.own)
        return own >= FEWEST * (1 + self.unspaced) and len(self.grams) >= _FEWEST_KINDS


def wording(article: Article) -> Wording:
    """Return the wording of an article."""
    text = flat(article.text[:LONGEST])
    unspaced = is_unspaced(text)
    words, places = row(text, unspaced=unspaced), spans(text, unspaced=unspaced)
    own = _own(text, places, article.sources)
    says, plain = _weights(text, words, places, unspaced=unspaced)
    counted = (
        gram
        for at, gram in enumerate(grams(words))
        if own[at] and own[at + GRAM - 1] and any(says[at : at + GRAM])
    )
    return Wording(text, unspaced, words, places, own, says, plain, frozenset(counted))


def _own(text: str, places: Sequence[tuple[int, int]], sources: Sequence[Source]) -> bytearray:
    """Return for each word whether it is the article's own."""
    listed = {" ".join(source.text.split()) for source in sources}
    lines = text.split("\n")
    within = listed.difference(lines)
    folded = text.casefold()
    notices = [phrase for phrase in _boilerplate() if phrase in folded]
    masked = "\n".join(
        " " * len(line) if line in listed or line[:1] == ">" or _has_any(line, notices) else line for line in lines
    )
    for entry in sorted(entry for entry in within if _SHORTEST_ENTRY < len(entry) < _LONGEST_ENTRY)[
        :_MOST_ENTRIES
    ]:
        masked = masked.replace(entry, " " * len(entry))
    masked = _blank(_ADDRESS, _blank(QUOTED, masked))
    return bytearray(not masked[start].isspace() for start, _ in places)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _has_any(line: str, phrases: Sequence[str]) -> bool:
    folded = line.casefold() if phrases and len(line) <= _LONGEST_NOTICE else ""
    return any(phrase in folded for phrase in phrases)


@cache
def _boilerplate() -> tuple[str, ...]:
    return tuple(phrase for _, phrases in tables.rows(__file__, "boilerplate.txt") for phrase in phrases)


def _weights(
    text: str, words: Sequence[str], places: Sequence[tuple[int, int]], *, unspaced: bool
) -> tuple[bytearray, bytearray]:
    """Return for each word whether it says something, and whether it does and is no name."""
    if unspaced:
        return bytearray(b"\1" * len(words)), bytearray(b"\1" * len(words))
    counts = Counter(words)
    most = _OFTEN + len(words) // _IN_WORDS
    small = {word: count > most or len(word) < 3 or is_small(word) for word, count in counts.items()}
    says = bytearray(not small[word] for word in words)
    capitals = [text[start].isupper() for start, _ in places]
    shouted = sum(capitals) > _SHOUTED * len(capitals)
    plain = bytearray(
        said and (shouted or not capital) and not word[0].isdigit()
        for said, capital, word in zip(says, capitals, words, strict=True)
    )
    return says, plain
