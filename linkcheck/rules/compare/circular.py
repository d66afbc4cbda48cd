"""Sources that go back to what cites them: to the article itself, or to an encyclopedia that anybody edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from linkcheck import tables, urls
from linkcheck.model import Article, Page
from linkcheck.rules.compare.letters import fold, size

__all__ = ["cites", "copied_encyclopedia"]

_FEWEST_WORDS = 4  # of a title that is the article's alone
_FEWEST_WORDS_OF_CREDIT = 6  # of a title that is the article's alone whoever publishes it
_BEFORE = 100  # characters of a line that name the source: "Source: Ida Holm, …"
_MOST_PLACES = 5
_EDGE = 3000  # characters at either end of a page where it says what it was taken from


def cites(page: Page, article: Article) -> bool:
    """Return whether a page names the article it is cited by: its address, or its title and its site.

    An article's address is known where it was read from the web.
    """
    if _credits(page, article.title or ""):
        return True
    address = urls.read(article.path) if article.path[:8].lower().startswith(("http://", "https://")) else None
    if address is None or urls.is_homepage(address):
        return False
    own = address.href.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")
    at = page.text.find(own)
    goes_on = at >= 0 and page.text[at + len(own) : at + len(own) + 1].isalnum()
    return (at >= 0 and not goes_on) or _names(page, article, urls.label(address.host))


def _credits(page: Page, title: str) -> bool:
    """Return whether a line of a page gives a long title as its source, and the page has another one itself."""
    if size(title) < _FEWEST_WORDS_OF_CREDIT or title not in page.text:
        return False
    wanted = fold(title)
    if any(wanted in fold(own.value) for own in page.titles):
        return False
    lines = (page.text[max(0, at - _BEFORE) : at].rpartition("\n")[2] for at in _places(page.text, title))
    return any(_heads_credits(line) for line in lines)


def _heads_credits(line: str) -> bool:
    """Return whether a line begins as one does that names a source: "Source:", "来源："."""
    label, *said = re.split("[:：]", line, maxsplit=1)
    return bool(said) and label.strip(" *•–—-([").casefold() in _labels()


@cache
def _labels() -> frozenset[str]:
    rows = tables.rows(__file__, "circular.txt")
    return frozenset(word for key, words in rows if key.startswith("credit ") for word in words)


def _places(text: str, title: str) -> Iterator[int]:
    return (match.start() for match in islice(re.finditer(re.escape(title), text), _MOST_PLACES))


def _names(page: Page, article: Article, site: str) -> bool:
    """Return whether a page gives the article's title and its site's name, and has another title itself."""
    title = article.title or ""
    if size(title) < _FEWEST_WORDS or title not in page.text:
        return False
    wanted = fold(title)
    return all(wanted not in fold(own.value) for own in page.titles) and site in page.text.casefold()


def copied_encyclopedia(page: Page) -> str | None:
    """Return the words by which a page says that it was taken from an open encyclopedia."""
    said = f"{page.opening}\n{page.text[:_EDGE]}\n{page.text[-_EDGE:]}".casefold()
    taglines, notices = _phrases()
    found = next((phrase for phrase in notices if phrase in said), None)
    return found or next((line for line in map(str.strip, said.split("\n")) if line.startswith(taglines)), None)


@cache
def _phrases() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return how the line begins in which a copy says where it is from, and the notices it may have instead."""
    rows = list(tables.rows(__file__, "circular.txt"))
    taglines = (phrase for key, phrases in rows if " " not in key for phrase in phrases)
    notices = (phrase for key, phrases in rows if key.startswith("notice ") for phrase in phrases)
    return tuple(taglines), tuple(notices)
