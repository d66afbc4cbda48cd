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

from linkcheck import urls
from linkcheck.page.kinds.look import LITTLE, TINY, Look
from linkcheck.page.kinds.words import found, rows

__all__ = ["missing"]

LONG = 4000  # characters; a page that says "not found" may offer its readers the latest stories instead
SHORTEST = 300  # characters; a sentence is all that a page says

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
# A number must stand at the top or below "error": further down it is one of many.
_PATH = re.compile(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/(?:(?:errors?|err|e|http|status|page)[-_/]?)?404(?:[-_]?(?:error|page|not-?found))?"
    r"(?:\.\w{2,5})?/?"
    r"|.*/(?:(?:page|error|site|content|url)?[-_]?not[-_]?found|page[-_]?missing|page[-_]?does[-_]?not[-_]?exist|soft404"
    r"|(?:errors?|err)/404|seite-nicht-gefunden|page-introuvable|pagina-no-encontrada|pagina-nao-encontrada"
    r"|pagina-non-trovata|pagina-niet-gevonden)(?:\.\w{2,5})?/?",
    re.IGNORECASE | re.DOTALL,
)
_STATUS = re.compile(r": (?:(?:http|error|status|code|4\d\d)\W{1,3}){1,4}(?:page )?(?:not found|gone)\W{0,3}\Z")
_QUERY = re.compile(r"(?:\A|&)(?:aspxerrorpath=|404;|(?:error|status|code|err)=404(?:&|\Z))", re.IGNORECASE)


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
    asides: list[str]  # what such pages often have, and others too
    little: list[str]

    def told(self) -> tuple[str, ...]:
        """Return them all, the strongest first."""
        said = [f"text: {self.said[0].words}"] if self.said else []
        return tuple(dict.fromkeys((*self.heads, *self.marks, *self.numbers, *said, *self.asides, *self.little)))


def missing(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is a soft 404; none where they are too few, or it is something else."""
    if look.is_stated_article or look.length > LONG or look.is_for_sale:
        return ()
    heads, marks = _heads(look), [*_marked(look), *_addressed(look)]
    numbers = _numbers(look)
    if not (heads or marks or numbers) and look.length >= SHORTEST:
        return ()
    little = [f"says little ({look.length} characters)"] if look.length < TINY else []
    asides = [*_unlisted(look), *_canonical(look)]
    signs = _Signs(heads, numbers, marks, _sentences(look), asides, little)
    return signs.told() if _are_enough(look, signs) else ()


def _are_enough(look: Look, signs: _Signs) -> bool:
    heads, numbers, marks, said, asides, little = signs
    if look.is_article:  # og:type says so, which some sites write on every page
        return bool(heads and marks)
    if look.is_root:  # a front page is there, whatever it says
        return bool(heads and (marks or (said and little)))
    if heads:
        if look.length >= TINY and all(_is_a_status(head) for head in heads):  # a manual has a page on each
            return bool(marks or asides)
        others = marks or numbers or said or asides
        return bool(others) if look.length >= LITTLE else bool(others or little)
    if look.length >= LITTLE:
        return False
    return bool(marks and (said or numbers)) or bool(numbers and said) or _is_all(look, said)


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
    vague = (head for head in look.heads if head.text and not _bare(head.text))
    vague = (head for head in vague if _NUMBER.search(head.text) or not any(map(str.isdigit, head.text)))
    return [f"{head.origin}: {head.text}" for head in vague][:1]


def _sentences(look: Look) -> list[_Said]:
    likely = _likely(look.opening)
    said = (_said(sentence, likely) for sentence in look.sentences if likely and len(sentence) <= _LONGEST)
    return sorted(filter(None, said), key=lambda each: not each.is_all)


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


def _addressed(look: Look) -> Iterator[str]:
    """Yield how the address is called."""
    if look.address and (_PATH.fullmatch(look.address.path[-100:]) or _QUERY.search(look.address.query[:500])):
        yield "address of an error page"


def _unlisted(look: Look) -> Iterator[str]:
    metas = look.statements.metas
    if any("noindex" in value.lower() for name in ("robots", "googlebot") for value in metas.get(name, ())):
        yield "noindex"


def _canonical(look: Look) -> Iterator[str]:
    """Yield that a page gives its site's front page, or an error page, for its own address."""
    canonical = look.statements.canonical
    own = urls.resolve(look.address.href, canonical) if look.address and canonical else None
    if own and (urls.is_homepage(own) or _PATH.fullmatch(own.path[-100:])):
        yield "canonical address of another page"
