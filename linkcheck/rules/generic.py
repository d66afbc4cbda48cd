"""Sources that are no document: search engines, front pages, short links, placeholders, broken addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Fault, Level, Response
from linkcheck.rules import facts
from linkcheck.rules.registry import rule

_ENGINE_HOME = re.compile(r"/(?:webhp|ncr|imghp|index\.\w{2,5}|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
_SITE_SEARCH = re.compile(r"/(?:[a-z]{2}/)?(?:search|suche|recherche|buscar|busca|ricerca|zoeken|sok|szukaj)/?")
_SITE_QUERY = frozenset({"q", "query", "s", "search", "keyword", "keywords", "term", "text", "wd"})
# "TODO" is also the name of many a real file, so it counts only where nothing else is said.
_PLACEHOLDER_WORDS = re.compile(
    r"(?:^|[/=_.-])(?:URL[_-]?HERE|YOUR[_-]?(?:URL|LINK|SOURCE)|INSERT[_-]?(?:URL|LINK))(?:$|[/?&_.-])"
    r"|^https?://(?:[^/]{1,99}/)?(?:TODO|TBD|FIXME|XXX+)/?$|/X{4,}(?:/|$)"
)
_GLUED = re.compile(r"[^/=:]https?://")


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
    address = _address(evidence)
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
    address = _address(evidence)
    if address is None:
        return
    engine = facts.search_engine(address)
    if engine and facts.holds_query(address, engine):
        yield Fault(f"This is a list of search results ({engine.name}).", cited=evidence.source.url)
    elif not engine and _is_site_search(address):
        yield Fault(f"This is a list of search results on {address.host}.", cited=evidence.source.url)


@rule(Level.WARNING)
def bare_homepage(evidence: Evidence) -> Iterator[Fault]:
    """The source is a site's front page.

    A front page changes all day: what was read there is gone tomorrow. It is fine where the article is about
    the site or its owner, so an article whose title names the site is left alone.

    ## What it flags
    An address that is only a host, or a host and ``/index.html``, ``/home`` or a language.
    ## What to do
    Link the article or document that was read.
    ## Flagged
    ```markdown
    # Leaders to hold talks
    ## Sources
    - https://www.aljazeera.com/
    ```
    ## Not flagged
    ```markdown
    # What is new at Mozilla
    ## Sources
    - https://www.mozilla.org/en-US/
    ```
    """
    address = _address(evidence)
    if address is None or not urls.is_homepage(address) or facts.search_engine(address):
        return
    if _is_placeholder(evidence) or facts.is_shortener(address) or _title_names(evidence, address):
        return
    if addresses.why_private(address.host):
        return
    yield Fault(f"This is the front page of {address.host}, not a page on it.", cited=evidence.source.url)


@rule(Level.WARNING)
def url_shortener(evidence: Evidence) -> Iterator[Fault]:
    """The source is a short link.

    A short link hides where the reader is sent, and dies with the service that made it.

    ## What it flags
    An address on a known shortening service.
    ## What to do
    Link the page itself instead.
    ## Flagged
    ```markdown
    ## Sources
    - [The talks, explained](https://bit.ly/3xYzAbC)
    ```
    ```http
    GET https://bit.ly/3xYzAbC
    HTTP/1.1 301 Moved Permanently
    location: https://daily.example/talks-explained
    ```
    ```http
    GET https://daily.example/talks-explained
    HTTP/1.1 200 OK
    content-type: text/html

    <title>The talks, explained</title><p>What the leaders will speak about.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [The talks, explained](https://daily.example/talks-explained)
    ```
    """
    address = _address(evidence)
    if address is None or not facts.is_shortener(address):
        return
    target = (
        evidence.fetch.final_url if isinstance(evidence.fetch, Response) and evidence.fetch.redirects else None
    )
    advice = f"Link the page itself: {target}" if target else None
    yield Fault(f"This is a short link of {address.host}.", cited=evidence.source.url, found=target, advice=advice)


@rule(Level.ERROR)
def placeholder_url(evidence: Evidence) -> Iterator[Fault]:
    """The source is a placeholder that was never replaced.

    ## What it flags
    Names reserved for examples (RFC 2606, RFC 6761), template names such as ``yoursite.com``, and addresses
    that hold ``URL_HERE`` or ``XXXX``, or nothing but ``TODO``.
    ## What to do
    Put the address of the page that was read, or take the entry out.
    ## Flagged
    ```markdown
    ## Sources
    - [Official statement](https://example.com/URL_HERE)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Example domains, explained](https://www.iana.org/help/example-domains)
    ```
    """
    if _is_placeholder(evidence):
        yield Fault("This is a placeholder, not the address of a page.", cited=evidence.source.url)


@rule(Level.ERROR)
def malformed_url(evidence: Evidence) -> Iterator[Fault]:
    """The address is broken or cut off, so that nobody can open it.

    ## What it flags
    A scheme that is doubled or lacks its colon or a slash, two addresses glued together, an address that ends
    in an ellipsis, and whatever no browser would accept as an address.
    ## What to do
    Copy the address again from the page that was read.
    ## Flagged
    ```markdown
    ## Sources
    - https://https://daily.example/talks
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - https://web.archive.org/web/20211215000000/https://daily.example/talks
    ```
    """
    url = evidence.source.url
    if url and (fault := _malformation(url)):
        yield Fault(fault, cited=url)


def _address(evidence: Evidence) -> urls.Address | None:
    return urls.read(evidence.source.url) if evidence.source.url else None


def _is_placeholder(evidence: Evidence) -> bool:
    address = _address(evidence)
    reserved = address is not None and facts.is_placeholder(address)
    return reserved or _PLACEHOLDER_WORDS.search(evidence.source.url or "") is not None


def leads_nowhere(evidence: Evidence) -> bool:
    """Return whether an entry names no document at all, by its address alone."""
    checks = (search_engine_home, search_results, placeholder_url, malformed_url)
    return any(True for check in checks for _ in check(evidence))


def _is_site_search(address: urls.Address) -> bool:
    values = facts.parameters(address)
    # Words are searched for; a number is the number of something.
    asked = {name for name in values if any(char.isalpha() for value in values[name] for char in value)}
    at_root = address.path == "/" and "s" in asked
    return at_root or (_SITE_SEARCH.fullmatch(address.path) is not None and bool(asked & _SITE_QUERY))


def _title_names(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether the article's title names the site, so that the article may be about it."""
    name = urls.label(address.host)
    return len(name) >= 3 and name in re.findall(r"\w+", (evidence.article.title or "").casefold())


def _malformation(url: str) -> str | None:
    """Return what is broken about an address, or None."""
    if re.match(r"https?//|https?:/?[^/]", url, re.IGNORECASE):
        return "The address lacks a colon or a slash after its scheme."
    if re.match(r"https?:/*https?:/", url, re.IGNORECASE):
        return "The address has its scheme twice."
    if _GLUED.search(url.partition("?")[0]):
        return "Two addresses stand together without a space."
    if url.endswith(("...", "…")):
        return "The address is cut off."
    if urls.read(url) is None:
        return "No browser would open this address."
    return None
