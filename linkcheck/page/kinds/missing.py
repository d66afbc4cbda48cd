"""Soft 404s: pages that say "not found" with the status of a page that was found.

Words alone never make one: an article may be titled like one, and a false alarm costs more than a missed page.
Two independent signs are needed: what the title says, what a heading says, what a sentence says, and what the
markup is called. Unless the markup is called so, the page must have next to nothing else to say: advice on where
to look and links to other pages do not count, but every other line does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck import urls
from linkcheck.page.kinds.look import LITTLE, Look, beside, is_conditional
from linkcheck.page.kinds.words import found, rows, words

__all__ = ["missing"]

LONG = 4000  # characters; a page that is marked as an error may offer its readers the latest stories instead
SHORTEST = 300  # characters; a sentence is all that a page says

_ASIDE = 80  # characters that speak of something else; the page has something to say of its own
_AT_LENGTH = 600  # … beside a heading that says so and one that is "404"
_COVERED = 0.5  # share of a title that must be the words: "How to mend page not found errors" has less
_LONGEST = 250  # characters of a sentence
_NUMBER = re.compile(r"(?<![\w.-])(?:404|410)(?![\w.-])")
# The word for an error, an apology or a number around the words proper, in the languages of the table.
_FILLING = re.compile(
    r"(?:\b(?:http|status|code|error|o{1,9}ps|whoops|uh[ -]oh|ups|sorry|we're sorry|fehler|fehlercode|hoppla"
    r"|entschuldigung|erreur|désolé|errore|erro|fout|fel|fejl|feil|virhe|błąd|chyba|hiba|eroare|eroarea|ошибка"
    r"|помилка|памылка|грешка|greška|napaka|klaida|kļūda|viga|σφάλμα|hata|xəta|خطأ|خطا|שגיאה|त्रुटि|lỗi|ralat"
    r"|kesalahan|エラー|错误|錯誤|오류|ข้อผิดพลาด|შეცდომა)\b|[^\w\u0300-\u036f\u0900-\u0dff]|[\d_])+"
)
# Names that themes and frameworks give the body of the page: WordPress "error404", Shopify "template-404", Drupal
# "path-404", Discourse "not-found". WordPress's "postid-404" and Drupal's "page-node-404" are numbers of pages.
_CLASS = re.compile(
    r"(?:(?:page|is|template|http|status|path|path-system|layout|view|route|body|type|site)[-_]{1,2})?"
    r"(?:(?:error|err)[-_]{0,2}404|404(?:[-_]?(?:page|error|not-?found|template))?"
    r"|(?:page|error|path)?[-_]{0,2}not[-_]?found(?:[-_]?(?:page|error|404|view|template))?"
    r"|error[-_]?page(?:[-_]?404)?|page[-_]?error|four[-_]?oh[-_]?four|soft-?404)(?:[-_]page)?",
    re.IGNORECASE,
)


class _Said(NamedTuple):
    """That something is missing, in the words of a language."""

    words: str
    is_all: bool  # whether that is most of what the sentence says
    is_asked_for: bool  # whether it is the page that the reader wanted: "the story you requested"


class _Signs(NamedTuple):
    """What was seen, each as it is told."""

    heads: list[str]  # a title or a heading says so
    numbers: list[str]  # it is "404", as a year and a car may be, or an apology
    marks: list[str]  # the names of the markup, and an address that is not its own
    said: list[_Said]  # a sentence says so

    def told(self) -> tuple[str, ...]:
        """Return them all, the strongest first."""
        said = [f"text: {self.said[0].words}"] if self.said else []
        return tuple(dict.fromkeys((*self.heads, *self.marks, *self.numbers, *said)))


def missing(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is a soft 404; none where they are too few, or it is something else."""
    if look.is_stated_article or look.length > LONG or look.is_for_sale:
        return ()
    marks = [*_marked(look), *_canonical(look)]
    if look.length >= LITTLE and not marks:
        return ()
    heads, numbers = _heads(look), _numbers(look)
    if not (heads or marks or numbers) and look.length >= SHORTEST:
        return ()
    signs = _Signs(heads, numbers, marks, _sentences(look))
    rest = _beside(look)
    little = (f"says little else ({rest} characters)",) if rest < _ASIDE else ()
    return (*signs.told(), *little) if _are_enough(look, signs, rest) else ()


def _are_enough(look: Look, signs: _Signs, rest: int) -> bool:
    heads, numbers, marks, said = signs
    if look.is_article:  # og:type says so, which some sites write on every page
        return bool(heads and marks)
    if look.is_root:  # a front page is there, whatever it says
        return bool(heads and (marks or (said and rest < _ASIDE)))
    if heads:
        is_told_twice = numbers or said or len(heads) >= len({head.origin for head in look.heads})
        return bool(marks) or rest < (_AT_LENGTH if numbers else _ASIDE if is_told_twice else _ASIDE / 2)
    if marks:
        return bool(said or numbers) and look.length < LITTLE
    return rest < _ASIDE and (_is_numbered(look, numbers, said) or _is_all(look, said, rest))


def _is_numbered(look: Look, numbers: list[str], said: list[_Said]) -> bool:
    """Return whether a page titled "404" or "Oops!" says what is missing."""
    if not numbers or not said or look.is_dated:
        return False
    return any(each.is_all or each.is_asked_for for each in said) or _NUMBER.search(numbers[0]) is not None


def _beside(look: Look) -> int:
    """Return how many characters are about neither that something is missing nor where else to look."""
    predicates = (predicate for predicate, _ in _likely(look.opening))
    return beside(look, (*predicates, *words("walls.txt", "advice")))


def _is_all(look: Look, said: list[_Said], rest: int) -> bool:
    """Return whether a page says nothing but that something is missing: twice where it has its own heading."""
    times = sum(each.is_all for each in said)
    return look.length < SHORTEST and times > look.is_headed and rest < _ASIDE / 2


# ---------------------------------------------------------------- what it says


def _heads(look: Look) -> list[str]:
    """Return what the title says, and what a heading says."""
    signs: dict[str, str] = {}
    likely = _likely(look.headed)
    for head in look.heads:
        said = _said(head.text, likely)
        if _bare(head.text) in _alone():
            signs.setdefault(head.origin, f"{head.origin}: {head.text}")
        elif said and said.is_all:
            signs.setdefault(head.origin, f"{head.origin}: {said.words}")
    return list(signs.values())


def _numbers(look: Look) -> list[str]:
    """Return a title that is a number or an apology and nothing else: "404", "Error 404", "Oops!"."""
    vague = (head for head in look.heads if head.text and not _bare(head.text))
    vague = (head for head in vague if _NUMBER.search(head.text) or not any(map(str.isdigit, head.text)))
    return [f"{head.origin}: {head.text}" for head in vague][:1]


def _sentences(look: Look) -> list[_Said]:
    likely = _likely(look.opening)
    headings = (head.text for head in look.heads if head.origin == "heading")
    said = (_said(sentence, likely) for sentence in look.sentences if likely and len(sentence) <= _LONGEST)
    above = (_said(heading, likely) for heading in headings)  # one that says it alone is told by itself
    beside_others = (each for each in above if each and not each.is_all)
    return sorted((*filter(None, said), *beside_others), key=lambda each: not each.is_all)


def _said(sentence: str, likely: Iterable[tuple[str, tuple[str, ...]]]) -> _Said | None:
    """Return what a sentence says is missing, in the language that has most of its words."""
    if sentence.count(" ") > 1 and _bare(sentence) in _alone():
        return _Said(sentence, is_all=True, is_asked_for=False)
    best = ("", "")
    for predicate, nouns in likely:
        if predicate in sentence and not is_conditional(sentence, predicate):
            noun = max(found(nouns, sentence.replace(predicate, "\n"), len(nouns)), key=len, default="")
            if (noun or found(nouns, predicate, 1)) and len(noun) + len(predicate) > len("".join(best)):
                best = (noun, predicate)
    size = len("".join(best))
    is_all = size >= _COVERED * len(_bare(sentence))
    return _Said(" … ".join(filter(None, best)), is_all, " " in best[0]) if size else None


def _likely(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words for being missing that a text has anywhere, each with what may be missing."""
    return [pair for pair in _predicates(plain=text.isascii()) if pair[0] in text]


@lru_cache(maxsize=64)  # each part of a title is asked for twice
def _bare(text: str) -> str:
    """Return a text without the words for an error, numbers and signs at its ends."""
    start = _FILLING.match(text)
    text = text[start.end() :] if start else text
    ends = [match for match in _FILLING.finditer(text) if match.end() == len(text)]
    return text[: ends[0].start()] if ends else text


@cache
def _predicates(*, plain: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words for being missing, each with what may be: all, or those that a plain text can have."""
    pairs = ((each, nouns) for _, (nouns, predicates, _) in rows("missing.txt") for each in predicates)
    return tuple(pair for pair in pairs if pair[0].isascii() or not plain)


@cache
def _alone() -> frozenset[str]:
    return frozenset(each for _, (_, _, alone) in rows("missing.txt") for each in alone)


# ---------------------------------------------------------------- what it is called


def _marked(look: Look) -> Iterator[str]:
    names = (*look.classes, *look.statements.shape.roots[:20])
    yield from (f'markup: "{name}"' for name in names if len(name) < 40 and _CLASS.fullmatch(name))


def _canonical(look: Look) -> Iterator[str]:
    """Yield that a page gives its site's front page for its own address."""
    canonical = look.statements.canonical
    own = urls.resolve(look.address.href, canonical) if look.address and canonical else None
    if own and urls.is_homepage(own) and not look.is_root:
        yield "canonical address of the front page"
