"""Search engines, and the lists that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules import facts
from linkcheck.rules.grounds import address_of
from linkcheck.rules.registry import rule

_ENGINE_HOME = re.compile(r"/(?:webhp|ncr|imghp|index\.\w{2,5}|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)


_SITE_SEARCH = re.compile(r"/(?:[a-z]{2}/)?(?:search|suche|recherche|buscar|busca|ricerca|zoeken|sok|szukaj)/?")


_SITE_QUERY = frozenset({"q", "query", "s", "search", "keyword", "keywords", "term", "text", "wd"})


@rule(Level.ERROR)
def search_engine_home(evidence: Evidence) -> Iterator[Fault]:
    """The source is the front page of a search engine.

    A search engine is a way to find sources, not a source: no reader can see from its front page where the
    information came from.

    ## What it flags
    An address whose host is a known search engine and whose path is its front page.
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
    address = address_of(evidence)
    engine = address and facts.search_engine(address)
    if address and engine and _ENGINE_HOME.fullmatch(address.path) and not facts.holds_query(address, engine):
        yield Fault(f"This is the front page of a search engine ({engine.name}).", cited=evidence.source.url)


@rule(Level.ERROR)
def search_results(evidence: Evidence) -> Iterator[Fault]:
    """The source is a list of search results.

    Search results differ from reader to reader and from day to day.

    ## What it flags
    The result pages of known search engines, and a site's own search (``/search?q=…``, ``/?s=…``).
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
    address = address_of(evidence)
    if address is None:
        return
    engine = facts.search_engine(address)
    if engine and facts.holds_query(address, engine):
        yield Fault(f"This is a list of search results ({engine.name}).", cited=evidence.source.url)
    elif not engine and _is_site_search(address):
        yield Fault(f"This is a list of search results on {address.host}.", cited=evidence.source.url)


def _is_site_search(address: urls.Address) -> bool:
    values = facts.parameters(address)
    # Words are searched for; a number is the number of something.
    asked = {name for name in values if any(char.isalpha() for value in values[name] for char in value)}
    at_root = address.path == "/" and "s" in asked
    return at_root or (_SITE_SEARCH.fullmatch(address.path) is not None and bool(asked & _SITE_QUERY))
