"""What opened for a source as a text to be searched, and what it means that something is not found there."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from linkcheck.languages import language_of
from linkcheck.model import Evidence, Page, PageKind, Response
from linkcheck.rules.compare.letters import size
from linkcheck.rules.compare.nearest import Searched
from linkcheck.rules.compare.tongues import primary
from linkcheck.rules.compare.words import script
from linkcheck.rules.grounds import is_readable, pages_of
from linkcheck.rules.standing import shows

__all__ = ["FEWEST_WORDS", "Consulted", "Reading"]

FEWEST_WORDS = 100  # of a page from which it can be said what it has not
_SURE_OF_ONESELF = 12  # words from which a text's own words tell its language

# What says all that it has to say in words, and goes on saying it.
_LASTING = frozenset((PageKind.ARTICLE, PageKind.PAGE, PageKind.PRODUCT))
# What has more to say than is read here: a subscriber's part, a script's, the pages behind the first five.
_CUT = frozenset((PageKind.PAYWALL, PageKind.SCRIPTED, PageKind.DOCUMENT))

# Frequent characters that are written otherwise in the two forms of Chinese (Unihan, kSimplifiedVariant).
_SIMPLIFIED = frozenset("们这来对时会说国后学过还么样为发见员业东车长门问间")
_TRADITIONAL = frozenset("們這來對時會說國後學過還麼樣為發見員業東車長門問間")
_SAMPLE = 600  # characters of a page that tell which


class Reading(Enum):
    """What it means that something is not found on a page."""

    WHOLE = "it is not there"
    CUT = "it may stand in what could not be read"
    NOTHING = "nothing: there is no such text, or it changes, or says little in words"


class Consulted:
    """The texts that opened for one source: the page, and copies of it."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    @cached_property
    def reading(self) -> Reading:
        """What it means that something is not found."""
        page, response = self.evidence.page, self.evidence.fetch
        if page is None or not isinstance(response, Response) or not shows(self.evidence):
            return Reading.NOTHING
        if page.kind in _CUT or (page.is_cut and page.text):
            return Reading.CUT
        if page.kind not in _LASTING or not is_readable(self.evidence, page):
            return Reading.NOTHING
        return Reading.WHOLE if size(page.text[: 20 * FEWEST_WORDS]) >= FEWEST_WORDS else Reading.NOTHING

    @cached_property
    def texts(self) -> tuple[Searched, ...]:
        """All that can be searched: the page as it is now, then archived copies, then what it was taken from."""
        return tuple(Searched(text) for text in map(_words_of, pages_of(self.evidence)) if text.strip())

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that the page may be in; none where nothing tells."""
        page = self.evidence.page
        return _known(language_of(page.text), page.language) if page else frozenset()

    def may_quote(self, text: str) -> bool:
        """Return whether the page may have a quotation of the article word for word: no other language is told."""
        page = self.evidence.page
        if page is None or script(page.text) not in {"", script(text)} or _are_of_two_forms(text, page.text):
            return False
        article = self.evidence.article
        told = language_of(text)
        is_sure = told and size(text) >= _SURE_OF_ONESELF
        own = _known(told) if is_sure else _known(told, article.language or language_of(article.text))
        return not own or not self.languages or not own.isdisjoint(self.languages)


def _are_of_two_forms(text: str, page: str) -> bool:
    """Return whether the one is Chinese in simplified characters and the other in traditional ones."""
    one, other = frozenset(text), frozenset(page[:_SAMPLE])
    return any(
        one & own and not one & foreign and other & foreign and not other & own
        for own, foreign in ((_SIMPLIFIED, _TRADITIONAL), (_TRADITIONAL, _SIMPLIFIED))
    )


def _words_of(page: Page) -> str:
    opening = "" if page.opening[:200] in page.text else page.opening
    return "\n".join((page.text, page.beside, opening, *(title.value for title in page.titles)))


def _known(*languages: str | None) -> frozenset[str]:
    """Return languages without their regions, and as one where one is the other's written form."""
    return frozenset(filter(None, map(primary, languages)))
