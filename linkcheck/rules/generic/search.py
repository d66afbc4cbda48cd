"""Search engines, and the lists that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from linkcheck import tables, urls
from linkcheck.model import Confidence, Evidence, Fault, Level, PageKind
from linkcheck.rules.generic.broken import page_address
from linkcheck.rules.generic.naming import entry_says, title_names
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.parameters import parameters
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

__all__ = ["is_search", "search_engine_home", "search_results"]

_ENGINE_HOME = re.compile(r"/(?:webhp|ncr|imghp|index\.\w{2,5}|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
_DEEPEST = 4  # segments of a path among which a site's own search stands: "/en/news/search/"


@rule(Level.ERROR)
def search_engine_home(evidence: Evidence) -> Iterator[Fault]:
    """The source is the front page of a search engine.

    A search engine is a way to find sources, not a source: no reader can see from its front page where the
    information came from.

    ## What it flags
    An address whose host is a known search engine and whose path is its front page. It is a note where the
    article's title names the engine, and nothing where the entry says that it is about the engine's own site.
    ## What to do
    Link the page that was found and read.
    ## Flagged
    ```markdown
    ## Sources
    - https://Google.com/
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [How Search works](https://www.google.com/search/howsearchworks/)
    ```
    """
    address = page_address(evidence)
    engine = _engine_home(address) if address else None
    if address is None or engine is None or entry_says(evidence, "official"):
        return
    level = Level.NOTE if title_names(evidence, address) else None
    yield Fault(say("search-engine-home.found", engine=engine.name), cited=evidence.source.url, level=level)


@rule(Level.ERROR)
def search_results(evidence: Evidence) -> Iterator[Fault]:
    """The source is a list of search results.

    Search results differ from reader to reader and from day to day.

    ## What it flags
    The result pages of known search engines, a site's own search (``/search?q=…``, ``/?s=…``), and a page that
    is marked as a list of results and stands at the address of a search.
    ## What to do
    Link the page that was found and read.
    ## Flagged
    ```markdown
    ## Sources
    - https://www.google.com/search?q=putin+xi+talks
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Google Search privacy](https://policies.google.com/privacy?hl=en)
    ```
    """
    address = page_address(evidence)
    if address is None or _is_an_answer(address):
        return
    if engine := _engine_results(address):
        yield Fault(say("search-results.engine", engine=engine.name), cited=evidence.source.url)
    elif is_site_search(address):
        yield Fault(say("search-results.site", host=shown(address.host)), cited=evidence.source.url)
    elif _shows_results(evidence, address):
        message = say("search-results.page", host=shown(address.host))
        yield Fault(message, cited=evidence.source.url, confidence=Confidence.MEDIUM)


def is_search(evidence: Evidence) -> bool:
    """Return whether a source leads to a search and to no document."""
    address = page_address(evidence)
    return address is not None and (_engine_home(address) is not None or any(map(bool, search_results(evidence))))


@lru_cache(maxsize=4096)
def _is_an_answer(address: urls.Address) -> bool:
    """Return whether what looks like results is a chatbot's answer, or a search engine's copy of a page."""
    assistant = about(address, "ai-assistants")
    return (assistant is not None and assistant.label == "share") or about(address, "caches") is not None


@lru_cache(maxsize=1024)
def _engine(address: urls.Address) -> Fact | None:
    return about(address, "search-engines")


def _engine_home(address: urls.Address) -> Fact | None:
    """Return the search engine whose front page an address is."""
    if not _ENGINE_HOME.fullmatch(address.path):
        return None
    engine = _engine(address)
    return engine if engine and engine.label != "results" else None


def _engine_results(address: urls.Address) -> Fact | None:
    engine = _engine(address)
    return engine if engine and engine.label == "results" else None


@cache
def _words(row: str) -> frozenset[str]:
    return frozenset(word for key, words in tables.rows(__file__, "search.txt") for word in words if key == row)


@lru_cache(maxsize=4096)
def is_site_search(address: urls.Address) -> bool:
    """Return whether an address is a list that a site's own search made."""
    if not address.query or _engine(address):
        return False
    values = parameters(address)
    # Words are searched for; a number is the number of something.
    asked = {name.lower() for name in values if any(map(_has_letter, values[name]))}
    if {"special:search", "spezial:suche", "spécial:recherche"} & {
        each.lower() for each in values.get("title", ())
    }:
        return "search" in asked
    # Forums have a session in "s", and WordPress the words that are to be marked in a post.
    names_a_page = not {name.lower() for name in values}.isdisjoint(_words("document"))
    at_root = address.path in {"/", "/index.php"} and bool(asked & {"s", "search"}) and not names_a_page
    return at_root or (_ends_in_search(address) and bool(asked & _words("query")))


def _has_letter(value: str) -> bool:
    return any(char.isalpha() for char in value[:200])


def _ends_in_search(address: urls.Address) -> bool:
    parts = address.path.lower().strip("/").split("/", _DEEPEST)
    return len(parts) <= _DEEPEST and parts[-1].partition(".")[0] in _words("path")


def _shows_results(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether a page says that it is a list of results, at an address that could be one's."""
    page = evidence.page
    if page is None or page.kind is not PageKind.SEARCH_RESULTS or not is_readable(evidence, page):
        return False
    parts = address.path.lower().split("/", _DEEPEST)[:_DEEPEST]
    return bool(address.query) or any(part in _words("path") for part in parts)
