"""What an article claims of a page, and what of it the page has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from linkcheck import urls
from linkcheck.model import Evidence, Page, PageKind, Response
from linkcheck.rules.compare import pointers, tongues, topic, words
from linkcheck.rules.compare.folding import searchable
from linkcheck.rules.compare.slugs import slug_words
from linkcheck.rules.compare.titles import DIFFERENT, FEWEST, Comparison, Outcome, Why, compare
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.standing import shows

__all__ = [
    "NOTHING",
    "has_text",
    "is_one_page",
    "lacks_words",
    "link_texts",
    "names_it",
    "names_of",
    "shares_on_page",
    "title_compared",
    "titles_of",
]

NOTHING = 0.2  # share of a title's words from which a page has something of it, if only a name
_OPENING = 1500  # characters of a page's text that may hold the headline
_DATED = 5000  # and that may say how a number has changed
_LONGEST = 120_000
_MOST_LINKS = 5  # of an article to one page
# A list of other pages has no title to be cited by, and other rules tell of it.
_LISTS = frozenset({PageKind.HOMEPAGE, PageKind.SECTION, PageKind.SEARCH_RESULTS})


def is_one_page(evidence: Evidence, page: Page) -> bool:
    """Return whether what opened is a single page that could be the one that is cited."""
    if page.kind in _LISTS or not is_readable(evidence, page) or not shows(evidence):
        return False
    ends = [urls.read(address) for address in _addresses(evidence)]
    return not any(end and urls.is_homepage(end) for end in ends)


def _addresses(evidence: Evidence) -> Iterator[str]:
    if evidence.source.url:
        yield evidence.source.url
    if isinstance(evidence.fetch, Response):
        yield evidence.fetch.final_url


def titles_of(page: Page) -> tuple[str, ...]:
    """Return a page's own titles, the best first."""
    return tuple(title.value for title in page.titles)


def names_of(evidence: Evidence, page: Page) -> tuple[str, ...]:
    """Return what the page's site and publisher are called."""
    return tuple(filter(None, (page.publisher, evidence.source.publisher)))


def names_it(text: str, evidence: Evidence, page: Page) -> bool:
    """Return whether words name the page, and do more than point to it or repeat who publishes it."""
    hosts = [urls.host(address) for address in _addresses(evidence)]
    return pointers.claims_title(text, names_of(evidence, page), hosts)


def link_texts(evidence: Evidence, page: Page) -> tuple[str, ...]:
    """Return the words under which the article links the page besides its claimed title, where they name it."""
    source = evidence.source
    texts = (link.text for link in evidence.article.links if link.url == source.url and link.text != source.title)
    return tuple(text for text in list(dict.fromkeys(texts))[:_MOST_LINKS] if names_it(text, evidence, page))


def title_compared(claimed: str, evidence: Evidence, page: Page, different: float = DIFFERENT) -> Comparison:
    """Compare a claimed title with the page's; a language that is not the page's is told by all that tells it."""
    compared = compare(
        claimed, titles_of(page), language=page.language, names=names_of(evidence, page), different=different
    )
    if compared.difference and compared.difference.claimed in _numbers(evidence, page):
        return compared._replace(outcome=Outcome.SAME, difference=None)
    if compared.outcome is Outcome.DIFFERENT and tongues.speaks_another(claimed, page, evidence.article):
        return compared._replace(outcome=Outcome.INCOMPARABLE, why=Why.LANGUAGE)
    return compared


def _numbers(evidence: Evidence, page: Page) -> frozenset[str]:
    """Return the numbers that a page states near its title, in its dates and in its address."""
    stated = (str(date) for date in (page.published, page.modified) if date)
    near = chain(titles_of(page), _addresses(evidence), stated, (page.opening[:_DATED], page.text[:_DATED]))
    return frozenset(token for text in near for token in words.tokens(text) if token.isdecimal())


class Shares(NamedTuple):
    """The shares of a text's words that a page has, 0 to 1."""

    near: float  # in its titles, its address and its first lines
    anywhere: float


def shares_on_page(text: str, evidence: Evidence, page: Page, enough: float = 1.0) -> Shares:
    """Return how many of a text's words a page has, in its address too if that is still the page's own.

    No more of the page is read where there are `enough` near its title.
    """
    said = words.read(text).said
    # A site's name is on all of its pages, whatever they are about.
    wanted = said - words.read(" ".join(names_of(evidence, page))).said or said
    titles = titles_of(page)
    slug = slug_words(evidence.source.url or "")
    address = " ".join(slug) if not has_text(page) or topic.slug_is_kept(slug, titles, page.text) else ""
    first = searchable(f"{' '.join(titles)} {address} {page.opening[:_OPENING]} {page.text[:_OPENING]}")
    near = topic.is_about(wanted, first)
    return Shares(near, near if near >= enough else topic.is_about(wanted, f"{first} {topic.whole(page.text)}"))


def lacks_words(claimed: str, evidence: Evidence, page: Page) -> bool:
    """Return whether a page with text in its language has next to nothing of a long title, anywhere."""
    if words.read(claimed).size <= FEWEST or not has_text(page):
        return False
    if tongues.speaks_another(claimed, page, evidence.article):
        return False
    return shares_on_page(claimed, evidence, page, NOTHING).anywhere < NOTHING


def has_text(page: Page, fewest: int = topic.FEWEST_ON_PAGE) -> bool:
    """Return whether a page has so many words, or as much in a script that puts no spaces between them."""
    text = page.text[:_LONGEST]
    return len(text.split(None, fewest)) >= fewest or (len(text) >= 2 * fewest and words.is_unspaced(text))
