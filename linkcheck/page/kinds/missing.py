"""Soft 404s: pages that say "not found" with the status of a page that was found.

Words alone never make one: an article may be titled like one, and a false alarm costs more than a missed page. Two
independent signs are needed: what the title or a heading says, what a sentence says, what the markup is called,
what the address is called, that search engines are asked to leave the page out, and that it says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from linkcheck.page.kinds.look import LITTLE, Look, beside
from linkcheck.page.kinds.words import found, rows, words

__all__ = ["missing"]

LONG = 4000  # characters; a page that says "not found" may offer its readers the latest stories instead
SHORTEST = 300  # characters; a sentence is all that a page says

_ASIDE = 160  # characters that speak of something else; the page has something to say of its own
_AT_LENGTH = 600  # … where two sentences say that something is missing; the rest may be the latest stories
_SENSES = frozenset(("status", "code", "http"))  # what an error is called, and much else
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
_STATUS = re.compile(r": (?:(?:http|error|status|code|4\d\d)\W{1,3}){1,4}(?:page )?(?:not found|gone)\W{0,3}\Z")


class _Said(NamedTuple):
    """That something is missing, in the words of a language."""

    words: str
    is_all: bool  # whether that is most of what the sentence says


class _Signs(NamedTuple):
    """What was seen, each as it is told."""

    heads: list[str]  # a title or a heading says so
    numbers: list[str]  # it is "404", as a year and a car may be, or an apology
    marks: list[str]  # the names of the markup and of the address
    said: list[_Said]  # a sentence says so

    def told(self) -> tuple[str, ...]:
        """Return them all, the strongest first."""
        said = [f"text: {self.said[0].words}"] if self.said else []
        return tuple(dict.fromkeys((*self.heads, *self.marks, *self.numbers, *said)))


def missing(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is a soft 404; none where they are too few, or it is something else."""
    if look.is_stated_article or look.length > LONG or look.is_for_sale:
        return ()
    heads, marks = _heads(look), list(_marked(look))
    numbers = _numbers(look)
    if not (heads or marks or numbers) and look.length >= SHORTEST:
        return ()
    signs = _Signs(heads, numbers, marks, _sentences(look))
    rest = _beside(look, signs)
    little = (f"says little else ({rest} characters)",) if rest < _ASIDE else ()
    return (*signs.told(), *little) if _are_enough(look, signs, rest) else ()


def _are_enough(look: Look, signs: _Signs, rest: int) -> bool:
    heads, numbers, marks, said = signs
    if look.is_article:  # og:type says so, which some sites write on every page
        return bool(heads and marks)
    if look.is_root:  # a front page is there, whatever it says
        return bool(heads and (marks or (said and rest < _ASIDE)))
    if heads and all(map(_is_a_status, heads)) and not marks:  # a manual has a page on each
        return rest < _ASIDE / 2
    if heads and (numbers or said):
        return rest < _AT_LENGTH or bool(marks)
    if heads:
        return bool(marks) or rest < (_ASIDE if len(heads) > 1 or _has_one_head(look) else _ASIDE / 4)
    if look.length >= LITTLE:
        return False
    return bool(marks and (said or numbers)) or bool(numbers and said and rest < _ASIDE) or _is_all(look, said)


def _has_one_head(look: Look) -> bool:
    """Return whether there is a title or a heading but not both: where both are, both have to say so."""
    return len({head.origin for head in look.heads}) == 1


def _beside(look: Look, signs: _Signs) -> int:
    """Return how many characters are about neither that something is missing nor where else to look."""
    predicates = (predicate for predicate, _ in _likely(look.opening))
    return beside(look, (*predicates, *words("walls.txt", "advice")))


def _is_all(look: Look, said: list[_Said]) -> bool:
    """Return whether a page without a heading says nothing but that something is missing."""
    is_headed = any(each.is_main for each in look.statements.headings)
    return look.length < SHORTEST and not is_headed and bool(said) and said[0].is_all


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


def _is_a_status(sign: str) -> bool:
    """Return whether a title is but the name of the status: "404 Not Found"."""
    return _STATUS.search(sign) is not None


def _numbers(look: Look) -> list[str]:
    """Return a title that is a number or an apology and nothing else: "404", "Error 404", "Oops!"."""
    vague = (head for head in look.heads if head.text not in _SENSES and head.text and not _bare(head.text))
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
    best = ("", "")
    for predicate, nouns in likely:
        if predicate in sentence:
            noun = max(found(nouns, sentence.replace(predicate, "\n"), len(nouns)), key=len, default="")
            if (noun or found(nouns, predicate, 1)) and len(noun) + len(predicate) > len("".join(best)):
                best = (noun, predicate)
    size = len("".join(best))
    return _Said(" … ".join(filter(None, best)), size >= _COVERED * len(_bare(sentence))) if size else None


def _likely(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words for being missing that a text has anywhere, each with what may be missing."""
    return [pair for pair in _predicates() if pair[0] in text]


def _bare(text: str) -> str:
    """Return a text without the words for an error, numbers and signs at its ends."""
    start = _FILLING.match(text)
    text = text[start.end() :] if start else text
    ends = [match for match in _FILLING.finditer(text) if match.end() == len(text)]
    return text[: ends[0].start()] if ends else text


@cache
def _predicates() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((each, nouns) for _, (nouns, predicates, _) in rows("missing.txt") for each in predicates)


@cache
def _alone() -> frozenset[str]:
    return frozenset(each for _, (_, _, alone) in rows("missing.txt") for each in alone)


# ---------------------------------------------------------------- what it is called


def _marked(look: Look) -> Iterator[str]:
    shape = look.statements.shape
    names = shape.body[:1000].split() + list(shape.roots[:20])
    yield from (f'markup: "{name}"' for name in names if len(name) < 40 and _CLASS.fullmatch(name))
