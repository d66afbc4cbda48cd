"""Whether one of a page's titles is the one that an article claims: by the words they share, folded.

The measure is containment, the share of the shorter title's words that the longer one has: titles are quoted with
their site, their author and their day besides, and cut. On six pairs of titles of the same page and seven of
different ones it told them apart where the ratios of edited characters overlap, but for a title and the same with
a "not"; so a number or a negation in which they contradict each other is looked at apart.

On 657 real pages, 0.9 % have a title that people gave to them and that is "different" from all of their own, and
0.2 % of 3,145 titles of other pages in the same language are not; 0.5 % of the pages have in their text less than
half of the words of that title, and 90 % of the others less than four in ten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from linkcheck.model import Page
from linkcheck.rules.compare import differences, pointers, words
from linkcheck.rules.compare.differences import Difference
from linkcheck.rules.compare.tongues import primary
from linkcheck.rules.compare.words import Words

__all__ = ["FEWEST", "Comparison", "Outcome", "Why", "compare", "share"]

SAME = 0.8  # containment from which titles are one: the metrics of title checkers lie between 0.7 and 0.95
DIFFERENT = 0.4  # and below which they are two
FEWEST = 3  # words of a title that can be told from others
_MOST_TITLES = 16
_MOST_PARTS = 6
_PARTS = re.compile(r"\s+(?:[-–—―|·•:»›«/~]|::|--|\|\|)\s+|\s*[|｜│]\s*|(?<=\S)[:：]\s+")
_CUT = re.compile(r"\s\S*(?:\.{3}|…)\s*\Z")
_REMEMBERED = 512


class Outcome(StrEnum):
    """What a comparison of titles comes to."""

    SAME = "same"
    CHECK = "check"  # nearly, or but for a number or a "not"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"


class Why(StrEnum):
    """Why titles cannot be compared."""

    UNTITLED = "untitled"  # the page has no title, or but that of an error
    SHORT = "short"  # fits too many pages, or too few
    SCRIPT = "script"
    LANGUAGE = "language"


class Comparison(NamedTuple):
    """A claimed title beside the nearest of the page's."""

    outcome: Outcome
    nearest: str | None = None
    score: float = 0.0  # the share of the shorter title's words that the other has, 0 to 1
    why: Why | None = None
    difference: Difference | None = None  # in which number, or which negation


class _Candidate(NamedTuple):
    title: str
    words: Words
    score: float


def compare(
    claimed: str,
    titles: Iterable[str],
    *,
    language: str | None = None,
    names: Collection[str] = (),
    different: float = DIFFERENT,
) -> Comparison:
    """Compare a claimed title with all that a page has; a score below `different` is another title.

    `language` is the page's (BCP 47), where it is known; `names` are those of its site and its publisher, which a
    claimed title may carry.
    """
    names = tuple(names)
    language = primary(language)
    own = list(islice(titles, _MOST_TITLES))
    claims = _variants(claimed, names)
    compared_with: list[_Candidate] = []
    first: Comparison | None = None
    for title in own:
        found = _nearest(claims, title)
        compared_with.append(found)
        if found.score >= SAME:
            compared = _of_the_same(claims[0], found, language)
            if compared.outcome is Outcome.SAME:
                return compared
            first = first or compared
    others = [each for each in compared_with if not pointers.is_error(each.title, names)]
    return first or _of_others(claimed, claims, others, language, different)


def on_page(claimed: str, page: Page) -> Comparison:
    """Compare a claimed title with all that a page has, in the page's language."""
    return compare(claimed, [title.value for title in page.titles], language=page.language)


def _of_the_same(claimed: Words, found: _Candidate, language: str | None) -> Comparison:
    """Return that titles are the same, or where they contradict each other."""
    order, other = claimed.order, found.words.order
    difference = differences.numbers(order, other) or differences.negations(order, other, language)
    return Comparison(
        Outcome.CHECK if difference else Outcome.SAME, found.title, found.score, difference=difference
    )


def _of_others(
    claimed: str, claims: Sequence[Words], others: Sequence[_Candidate], language: str | None, different: float
) -> Comparison:
    """Return what a low score says."""
    if not others:
        return Comparison(Outcome.INCOMPARABLE, why=Why.UNTITLED)
    best = max(others, key=_by_score)
    if best.score >= different:
        return Comparison(Outcome.CHECK, best.title, best.score)
    why = _why_not(claimed, claims, [each.title for each in others], language)
    return Comparison(Outcome.INCOMPARABLE if why else Outcome.DIFFERENT, best.title, best.score, why)


def _by_score(candidate: _Candidate) -> float:
    return candidate.score


@lru_cache(_REMEMBERED)
def _read(title: str) -> Words:
    """Return a title's words, without the last where it is cut off in it.

    Numbers are compared apart, and count as words only where there are few others.
    """
    read = words.read(_CUT.sub("", title[: words.LONGEST]))
    named = frozenset(word for word in read.said if not word.isdecimal())
    size = read.size - len(read.said) + len(named)
    return read._replace(said=named, size=size) if size >= FEWEST else read


def _variants(claimed: str, names: Collection[str]) -> list[Words]:
    """Return the claimed title's words: all, those that are not the site's, and those of its longer parts."""
    whole = _read(claimed)
    of_site = {word for name in names for word in words.read(name).said}
    variants = [whole]
    if of_site & whole.said:
        rest = whole.said - of_site
        variants.append(whole._replace(said=rest, size=whole.size * len(rest) / len(whole.said)))
    parts = _PARTS.split(claimed[: words.LONGEST])[:_MOST_PARTS]
    if len(parts) > 1:
        variants += [part for part in map(_read, parts) if part.size >= FEWEST]
    return variants


def _nearest(claims: Sequence[Words], title: str) -> _Candidate:
    own = _read(title)
    return _Candidate(title, own, max(_score(claim, own) for claim in claims))


def _score(claim: Words, own: Words) -> float:
    """Return the containment of two titles; a title of too few words counts where it is all of the claim."""
    if own.size < FEWEST and len(own.said) < len(claim.said):
        return 1.0 if own.order == claim.order else 0.0
    shorter, longer = (claim, own) if len(claim.said) <= len(own.said) else (own, claim)
    return share(shorter.said, longer.said)


def share(wanted: AbstractSet[str], known: AbstractSet[str]) -> float:
    """Return the share of some words that others have, or have with another ending."""
    if not wanted:
        return 0.0
    missing = wanted - known
    if not missing:
        return 1.0
    text = " ".join(known)
    return (len(wanted) - len(missing) + sum(_has_stem(word, text) for word in missing)) / len(wanted)


def _has_stem(word: str, text: str) -> bool:
    return len(word) >= words.SHORTEST_STEM and words.stem(word) in text


def _why_not(claimed: str, claims: Sequence[Words], own: Sequence[str], language: str | None) -> Why | None:
    """Return why a low score says nothing, if it does not."""
    written = words.script(claimed)
    alike = [title for title in own if words.script(title) == written]
    if written and not alike:
        return Why.SCRIPT
    if max(claim.size for claim in claims) < FEWEST or all(_read(title).size < FEWEST for title in alike):
        return Why.SHORT
    return Why.LANGUAGE if _is_in_another_language(claimed, alike, language) else None


def _is_in_another_language(claimed: str, own: Sequence[str], language: str | None) -> bool:
    """Return whether small words tell that a claimed title is in none of the languages of the page's."""
    told = words.languages_told(claimed)
    if not told:
        return False
    theirs = frozenset[str]().union(*(words.languages_told(title) for title in own))
    if language and words.is_told(language):
        return language not in told
    return bool(theirs) and told.isdisjoint(theirs)
