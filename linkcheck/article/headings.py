"""The words that head a list of sources, in any language, and how a heading's text is compared with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck import tables

__all__ = [
    "Word",
    "find",
    "folded",
    "heads_sources",
    "names_one_source",
    "names_related",
    "names_works",
    "says_from",
]

_KINDS = ("", "single", "weak")  # the stronger first
LONGEST = 60  # characters; a longer line is a sentence that happens to start with the word
_BEFORE_FROM = 3  # words before "adapted from": "This post is"
_BEFORE_NAME = 4  # words between "adapted from" and what it was: "an article in the"
_MARKED = 200  # characters of markup that may stand in it besides


class Word(NamedTuple):
    """A word that heads lists of sources."""

    language: str  # BCP 47; of a word that several share, the first few: "es/gl/pt"
    kind: str = ""  # "single": one source; "weak": has other meanings too; else one that only heads lists

    @property
    def is_weak(self) -> bool:
        """Whether what stands below it must look like a list for it to be one."""
        return self.kind != ""


# What readers do not see, or not as words: an element, "{#id}", ":books:", "[edit]", "(in German)".
_MARKUP = re.compile(r"<[^<>]{0,200}>|\{[^{}]{0,60}\}|(?<!\w):[a-z0-9_+-]{2,30}:(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]\W*$")
_PUNCTUATION = re.compile(r"[^\w\s]+|_+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(r"[/,;&+|·•、，]|和|与|與|及び|および|及|・")
_NUMBER = re.compile(r"\d{1,3}|[ivx]{1,5}|第?[\d一二三四五六七八九十百]{1,4}[章节節部回]?")
_LETTER = re.compile(r"\W*[A-Za-z]\s?[.):]\s")
# Letters that are no other letter with a mark, and are written without it where the keyboard has none.
_LETTERS = str.maketrans("łøđıə", "lodie")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text as it is compared: small letters, without accents, punctuation and marks of direction."""
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(char for char in marked if unicodedata.category(char) not in {"Mn", "Cf"}).translate(
            _LETTERS
        )
    elif text.replace(" ", "").isalnum():  # most forms and many headings have nothing to take out
        return " ".join(text.lower().split())
    return " ".join(_PUNCTUATION.sub(" ", text.lower()).split())


def heads_sources(text: str) -> bool:
    """Return whether a heading's text is one that heads a list of sources, in any language."""
    return find(text) is not None


def find(text: str) -> Word | None:
    """Return the word of sources that a heading consists of, None for any other heading.

    Numbers, brackets and emoji do not matter; "Notes & references" is two such words.
    """
    is_longer = len(text) > LONGEST and not ("<" in text or "{" in text or ":" in text)  # and nothing to take out
    return None if is_longer or len(text) > LONGEST + _MARKED else _found(text)


@lru_cache(maxsize=4096)
def _found(text: str) -> Word | None:
    is_ascii = text.isascii()
    words = _ASCII_WORD.findall(text.lower()) if is_ascii else folded.__wrapped__(text).split()
    if (is_ascii or max(text) < "\u2e80") and _vocabulary().isdisjoint(words):
        return None  # no word of it stands in any row; in scripts without spaces that would not show
    bare = _MARKUP.sub(" ", text).strip()
    if len(bare) > LONGEST:
        return None
    for each in dict.fromkeys((bare, _BRACKETS.sub("", bare))):
        tokens = _unnumbered(each)
        if tokens and (word := _known(tokens) or _joined(_JOINED.split(each), tokens)):
            return word
    return None


def names_one_source(text: str) -> bool:
    """Return whether words name one source, as a link may: "Source", "Original article"."""
    return len(text) <= LONGEST and " ".join(_unnumbered(text)) in _table("single")


def names_related(text: str) -> bool:
    """Return whether a heading's text heads related stories as well as sources: "See also", "Read more"."""
    return len(text) <= LONGEST and " ".join(_unnumbered(text)) in _table("related")


def names_works(text: str) -> bool:
    """Return whether a heading's text names a kind of work: "Books", "Videos"."""
    if len(text) > LONGEST:
        return False
    tokens = _unnumbered(text)
    return any(" ".join(each) in _table("works") for each in _cores(tokens))


def says_from(text: str) -> bool:
    """Return whether words say what something goes back to, few before and few behind: "Recipe adapted from a"."""
    tokens = folded(text[-LONGEST:]).split()
    return any(
        " ".join(tokens[start:stop]) in _table("from")
        for stop in range(len(tokens), max(0, len(tokens) - _BEFORE_NAME) - 1, -1)
        for start in range(max(0, stop - 3), min(stop, _BEFORE_FROM + 1))
    )


def _unnumbered(text: str) -> list[str]:
    """Return the words of a heading without its number: "3.1 References", "Appendix A: References", "五、参考"."""
    tokens = folded(text).split()
    if len(tokens) > 1 and _LETTER.match(text):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[0] in _table("numbered") or _NUMBER.fullmatch(tokens[0])):
        is_named = tokens[0] in _table("numbered")
        tokens = tokens[1:]
        if is_named and len(tokens) > 1 and len(tokens[0]) == 1:
            tokens = tokens[1:]
    return tokens


def _known(tokens: Sequence[str]) -> Word | None:
    words = _words()
    return next((words[key] for each in _cores(tokens) if (key := " ".join(each)) in words), None)


def _cores(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the words, and the words without those around them that change nothing: "Useful (links)"."""
    yield tokens
    around = _table("around")
    first, last = 0, len(tokens)
    while last - first > 1 and tokens[first] in around:
        first += 1
        yield tokens[first:last]
    while last - first > 1 and tokens[last - 1] in around:
        last -= 1
        yield tokens[first:last]
        yield tokens[:last]


def _joined(pieces: Sequence[str], tokens: Sequence[str]) -> Word | None:
    """Return the stronger of the words that are joined by "and", a comma or a stroke, if all are known.

    So is "Further reading & listening", of which one is a kind of work.
    """
    parts = [part for piece in pieces for part in _between_conjunctions(_unnumbered(piece))]
    if len(parts) < 2 or len(parts) > len(tokens) + 1:
        return None
    words = [word for part in parts if (word := _known(part))]
    works = sum(1 for part in parts if not _known(part) and " ".join(part) in _table("works"))
    is_whole = words and len(words) + works == len(parts)
    return min(words, key=lambda word: _KINDS.index(word.kind)) if is_whole else None


def _between_conjunctions(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    first = 0
    for index, token in enumerate(tokens):
        if token in _table("joins"):
            yield tokens[first:index]
            first = index + 1
    yield tokens[first:]


@cache
def _words() -> Mapping[str, Word]:
    """Return each word with its language; of two languages that share one, the one it says more in counts."""
    words: dict[str, Word] = {}
    for key, row in tables.rows(__file__, "headings.txt"):
        language, _, kind = key.partition(" ")
        for form in filter(None, map(_folded_row, row)) if kind in _KINDS else ():
            known = words.get(form)
            if known is None or _KINDS.index(kind) < _KINDS.index(known.kind):
                words[form] = Word(language, kind)
            elif known.kind == kind and language not in known.language and known.language.count("/") < 2:
                words[form] = Word(f"{known.language}/{language}", kind)
    return words


@cache
def _vocabulary() -> frozenset[str]:
    """Return the longest word of each row's form; a heading of sources has at least one of them."""
    return frozenset(max(form.split(), key=len) for form in _words())


@cache
def _table(kind: str) -> frozenset[str]:
    rows = [row for key, row in tables.rows(__file__, "headings.txt") if key.endswith(f" {kind}")]
    forms = {_folded_row(form) for row in rows for form in row}
    return frozenset(token for form in forms for token in (form.split() if kind == "around" else [form]))


def _folded_row(form: str) -> str:
    return folded.__wrapped__(form)  # once each: they would only push others out of the cache
