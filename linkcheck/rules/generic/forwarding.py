"""Addresses that send their readers on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linkcheck import urls
from linkcheck.model import Confidence, Evidence, Fault, Level, PageKind
from linkcheck.rules.generic.broken import page_address
from linkcheck.rules.generic.search import is_search
from linkcheck.rules.generic.unwrapping import landed, unwrapped
from linkcheck.rules.grounds import has_opened
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

__all__ = ["sends_on", "url_shortener", "wrapper_link"]

_SHORT = re.compile(r"/([A-Za-z0-9_-]{3,8})/?")
# No word and no number: capitals behind small letters, digits beside letters, or letters without a vowel.
_OPAQUE = re.compile(
    r".*(?:[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]\d|\d[A-Za-z])|[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{5,}"
)
_DEEP = 2  # segments of a path that is some page's
_LONG_SLUG = 3  # words of one that is a page's by itself
_ELSEWHERE = frozenset({PageKind.LOGIN_WALL, PageKind.CONSENT_WALL, PageKind.PARKED, PageKind.HIJACKED})


@rule(Level.NOTE)
def wrapper_link(evidence: Evidence) -> Iterator[Fault]:
    """The address goes through a service that counts or checks clicks.

    Such an address was copied from a mail, a post or a list of results. It hides the page behind it, and stops
    working when the service does.

    ## What it flags
    Known addresses that hold another one (``google.com/url?q=…``, ``l.facebook.com/l.php?u=…``, the links that
    mail filters rewrite). The page's own address is read from it, or from where it leads.
    ## What to do
    Link the page itself.
    ## Flagged
    ```markdown
    ## Sources
    - [Talks](https://www.google.com/url?q=https%3A%2F%2Fwww.aljazeera.com%2Fnews%2Ftalks&sa=D)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Talks](https://www.aljazeera.com/news/talks)
    ```
    """
    address = _page_behind_its_front(evidence)
    service = _service(address) if address else None
    if address is None or service is None or service.kind != "wrappers":
        return
    end = landed(evidence)
    target = unwrapped(address) or (end.href if end and _opened(evidence) else None)
    advice = say("wrapper-link.advice", target=shown(target, 500)) if target else None
    message = say("wrapper-link.found", service=service.name)
    yield Fault(message, cited=evidence.source.url, found=target, advice=advice)


@rule(Level.WARNING)
def url_shortener(evidence: Evidence) -> Iterator[Fault]:
    """The source is a short link.

    A short link hides where the reader is sent, and dies with the service that made it.

    ## What it flags
    An address on a known shortening service. Two are notes: a publisher's own short addresses, and a short,
    random path on an unknown host that redirects to a page deep in another site. Resolvers of identifiers (DOI,
    Handle, PURL) are none, and neither is a page that moved to another host and kept its name.
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
    location: https://daily.site/talks-explained
    ```
    ```http
    GET https://daily.site/talks-explained
    HTTP/1.1 200 OK
    content-type: text/html

    <title>The talks, explained</title><p>What the leaders will speak about.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [The talks, explained](https://daily.site/talks-explained)
    ```
    """
    address = _page_behind_its_front(evidence)
    service = _service(address) if address else None
    if address is None or (service and service.kind == "wrappers"):
        return
    end = landed(evidence)
    advice = say("url-shortener.advice", target=shown(end.href, 500)) if end and _opened(evidence) else None
    fault = Fault("", cited=evidence.source.url, found=end.href if end else None, advice=advice)
    if service and service.label == "publisher":
        yield fault._replace(message=say("url-shortener.publisher", name=service.name), level=Level.NOTE)
    elif service:
        yield fault._replace(message=say("url-shortener.service", host=shown(address.host)))
    elif end and _behaves_like_one(evidence, address, end):
        message = say("url-shortener.unknown", host=shown(address.host), target=shown(end.host))
        yield fault._replace(message=message, level=Level.NOTE, confidence=Confidence.MEDIUM)


def sends_on(evidence: Evidence) -> bool:
    """Return whether a source is the address of a wrapper or a short link."""
    address = _page_behind_its_front(evidence)
    if address is None:
        return False
    return _service(address) is not None or any(map(bool, url_shortener(evidence)))


@lru_cache(maxsize=1024)
def _service(address: urls.Address) -> Fact | None:
    """Return the wrapper, or else the shortener, that an address is of."""
    fact = about(address, "wrappers") or about(address, "shorteners", "ai-assistants")
    return fact if fact and fact.kind != "ai-assistants" else None


def _page_behind_its_front(evidence: Evidence) -> urls.Address | None:
    """Return the address of a source that is neither a search nor a front page: a shortener has one as well."""
    address = page_address(evidence)
    return None if address is None or urls.is_homepage(address) or is_search(evidence) else address


def _opened(evidence: Evidence) -> bool:
    """Return whether a page answered at the end that can be linked instead."""
    page = evidence.page
    return has_opened(evidence) and not (page and page.kind in _ELSEWHERE)


def _behaves_like_one(evidence: Evidence, address: urls.Address, end: urls.Address) -> bool:
    """Return whether a short path without a meaning leads to a page deep in another site."""
    code = _SHORT.fullmatch(address.path)
    if code is None or address.query or not _OPAQUE.match(code[1]) or not _opened(evidence):
        return False
    if about(address, "known-sites", "archives") or code[1].lower() in end.href.lower():
        return False
    parts = [part for part in end.path.split("/", _DEEP + 2) if part]
    return len(parts) >= _DEEP or any(part.count("-") >= _LONG_SLUG - 1 for part in parts)
