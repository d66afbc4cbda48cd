"""Whether a page has anything to do with what an article says where it cites it.

Everything counts for it: the words of the entry, of the sentences that cite it and of the article's title, what
the article speaks of most, the page's titles in the article's own words. Two texts on one subject share far more
than two that have nothing to do with each other, and yet a single sentence may share nothing with its source; so
only where none of these is found on the page has it another topic.

Measured on 606 pages of 300 words and more in a dozen languages, cut in two: a sentence and the commonest words of
the first half against titles and text of the second, and against those of other pages in the same language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from linkcheck.rules.compare import words
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.folding import searchable, spelled_in_address
from linkcheck.rules.compare.slugs import FEWEST

__all__ = ["FEWEST_ON_PAGE", "Subject", "Verdict", "is_about", "slug_is_kept", "topic", "whole"]

FEWEST_ON_PAGE = 150  # words of a page that can be judged
_LONGEST = 120_000  # characters of a page that are looked at
_OPENING = 5000  # characters that nearly every page on the topic has its words in
_LONGEST_ARTICLE = 60_000
_KEY_TERMS = 15  # words that an article uses most
_SHORTEST_TERM = 5  # letters: shorter ones are in too many texts
_MOST_WORDS = 60  # of the sentences
_FEWEST_IN_TITLE = 3  # words; one of two is in many texts
_FEWEST_WORDS = 6  # of the sentences and the entry, without which an address that is kept is believed
_FIRST_UNSPACED = "\u0e00"  # of the scripts that are compared by pairs of characters


class Verdict(StrEnum):
    """What a page has to do with the article."""

    SAME = "same"
    OTHER = "other"
    LOST = "lost"  # another topic, and not the one that the address names
    UNTOLD = "untold"  # too little is said to tell


class Subject(NamedTuple):
    """What a page says that it is about: its titles, its text, the words of the address that is cited."""

    titles: Sequence[str]
    text: str
    slug: Sequence[str] = ()
    site: Sequence[str] = ()  # what its site is called: words that are on all of its pages


class Limits(NamedTuple):
    """The shares of words from which a page is on the article's topic."""

    cited: float  # of the entry's and the sentences' words, on the page
    key: float  # of the article's commonest words, on the page
    titles: float  # of the page's titles, in the article


# Where the page has the words of its address, and where it lacks them: 0.2 % of the same pages and 36 % of others
# lie below all of the first, 1.3 % and 66 % below all of the second; but the second is asked only of pages that
# lack their address's words, as 0.2 % of pages do (and 86 % of others).
_KEPT = Limits(0.25, 0.3, 0.25)
_LOST = Limits(0.5, 0.4, 0.5)
_KEPT_SLUG = 0.34


def is_about(wanted: Collection[str], text: str) -> float:
    """Return the share of folded words that a searchable text has, or has with another ending."""
    return sum(words.stem(word) in text for word in wanted) / len(wanted) if wanted else 0.0


def slug_is_kept(slug: Sequence[str], titles: Sequence[str], text: str) -> bool:
    """Return whether a page still has the words of its address, as far as both are in Latin letters."""
    if len(slug) < FEWEST or not all(word.isascii() for word in slug):
        return True
    if words.script(" ".join(titles[:3])) != "Latin":
        return True  # the address may spell the title in other letters
    if _has_slug(slug, searchable(f"{' '.join(titles)} {text[:_OPENING]}")):
        return True
    return _has_slug(slug, whole(text))


def _has_slug(slug: Sequence[str], text: str) -> bool:
    """Return whether a text has enough of an address's words, with "oe" spelled out or not."""
    found = sum(words.stem(word) in text or words.stem(spelled_in_address(word)) in text for word in slug)
    return found >= _KEPT_SLUG * len(slug)


@lru_cache(8)
def whole(text: str) -> str:
    """Return all of a page's text that is looked at, searchable."""
    return searchable(text[:_LONGEST])


class _Article(NamedTuple):
    text: str  # searchable, without addresses
    key: tuple[str, ...]


@lru_cache(8)
def _article(text: str) -> _Article:
    """Return what an article says, and the words that it uses most."""
    text = without_addresses(text[:_LONGEST_ARTICLE])
    counts: Counter[str] = Counter()
    for token in words.tokens(text):
        if token[0] >= _FIRST_UNSPACED:
            counts.update(words.read(token).said)
        elif len(token) >= _SHORTEST_TERM and not words.is_small(token):
            counts[token] += 1
    return _Article(searchable(text), tuple(word for word, _ in counts.most_common(_KEY_TERMS)))


def topic(page: Subject, article: str, cited: Iterable[str], about: Iterable[str] = ()) -> Verdict:
    """Return what a page has to do with an article in the same language.

    `cited` is what the article says where it cites the page: the entry's words, its sentences; `about` is what
    else the page may be expected to speak of, such as the article's title.
    """
    site = words.read(" ".join(page.site)).said
    wanted = _words(cited, site)
    kept = slug_is_kept(page.slug, page.titles, page.text)
    limits = _KEPT if kept else _LOST
    if kept and len(wanted) < _FEWEST_WORDS:
        return Verdict.UNTOLD
    own = _article(article)
    for said in (_words([title], site) for title in page.titles):
        if is_about(said, own.text) >= (limits.titles if len(said) >= _FEWEST_IN_TITLE else 1.0):
            return Verdict.SAME
    near = searchable(f"{' '.join(page.titles)} {page.text[:_OPENING]}")
    key = [word for word in own.key if word not in site]
    for text in (near, whole(page.text)):
        shares = (is_about(said, text) for said in (wanted, _words(about, site)))
        if any(share >= limits.cited for share in shares) or is_about(key, text) >= limits.key:
            return Verdict.SAME
    return Verdict.OTHER if kept else Verdict.LOST


def _words(texts: Iterable[str], but: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the longest words of some texts: they say most, and are in the fewest others by chance."""
    said = frozenset[str]().union(*(words.read(text).said for text in texts)) - but
    return tuple(sorted(said, key=lambda word: (-len(word), word))[:_MOST_WORDS])
