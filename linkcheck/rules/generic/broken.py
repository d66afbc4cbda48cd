"""Addresses that were never filled in, or cannot be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linkcheck import addresses, urls
from linkcheck.model import Confidence, Evidence, Failure, FailureKind, Fault, Level, Response
from linkcheck.rules.generic.malformed import doubtful, malformation
from linkcheck.rules.grounds import GONE, has_opened
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say

__all__ = ["is_broken", "is_placeholder", "malformed_url", "page_address", "placeholder_url"]

_WEB = frozenset({"http", "https"})

# "TODO" is also the name of many a real file, so it counts only where nothing else is said.
_WORDS = re.compile(
    r"(?:^|[/=_.-])(?:URL[_-]?HERE|YOUR[_-]?(?:URL|LINK|SOURCE|DOMAIN)|INSERT[_-]?(?:URL|LINK)(?:[_-]?HERE)?)(?:$|[/?&_.-])"
    r"|^https?://(?:[^/]{1,99}/)?(?:TODO|TBD|TBA|FIXME|XXX+)/?$|[/=.-]X{4,}(?:[/?&#.]|$)"
)
# The field of a template that was left as it was. A GUID in braces is none, and neither is a DOI with "<…>" in it.
_FIELDS = re.compile(
    r"\{\{[^{}]{1,60}\}\}|\$\{[a-z_.]{1,40}\}|%7B%7B[^{}]{1,80}%7D%7D"
    r"|(?:(?<!\w)\[|[<{])(?:insert|your|the|add)?[ _-]?"
    r"(?:url|link|address|domain|website|site|source|slug|id|title|doi|path|date)"
    r"(?:[ _-]?here)?(?:\](?!=)|[>}])"
    r"|/10\.x{3,}(?:/|$)",
    re.IGNORECASE,
)


@rule(Level.ERROR)
def placeholder_url(evidence: Evidence) -> Iterator[Fault]:
    """The source is a placeholder that was never replaced.

    ## What it flags
    Names reserved for examples (RFC 2606, RFC 6761), template names such as ``yoursite.com``, addresses that
    hold ``URL_HERE``, ``XXXX`` or the field of a template (``{{url}}``, ``<link>``), or nothing but ``TODO``.
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
    if is_placeholder(evidence):
        yield Fault(say("placeholder-url.found"), cited=evidence.source.url)


@rule(Level.ERROR)
def malformed_url(evidence: Evidence) -> Iterator[Fault]:
    """The address is broken or cut off, so that nobody can open it.

    ## What it flags
    A scheme that is doubled, misspelt or lacks its colon or a slash, ``www.`` twice, two addresses glued
    together, an address that ends in an ellipsis, a host that no name can be, and whatever no browser would
    accept as an address. What may be right as well is a warning, and only where no page answered: a bracket at
    the end without its other half, a footnote's number behind ``.html``, a space, a path shown as ``/…/``.
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
    if not url:
        return
    if name := _fault_of(evidence):
        yield Fault(say(f"malformed-url.{name}"), cited=url)
    elif (name := doubtful(url)) and not has_opened(evidence):
        yield Fault(say(f"malformed-url.{name}"), cited=url, confidence=Confidence.MEDIUM)


def is_placeholder(evidence: Evidence) -> bool:
    """Return whether an address is one that was to be filled in, or stands for examples.

    What looks like a field may be the name of a file ("[slug]/page.tsx"): then a page answers.
    """
    url = evidence.source.url or ""
    return _is_reserved(url) or (_has_field(url[: urls.LONGEST]) and not has_opened(evidence))


@lru_cache(maxsize=4096)
def _is_reserved(url: str) -> bool:
    address = urls.read(url)
    return address is not None and about(address, "placeholders") is not None


@lru_cache(maxsize=4096)
def _has_field(url: str) -> bool:
    return any(pattern.search(url) for pattern in (_WORDS, _FIELDS))


def page_address(evidence: Evidence) -> urls.Address | None:
    """Return the address of a source if more can be said of it: it is one of the public web's, and whole."""
    url = evidence.source.url
    address = urls.read(url) if url else None
    if address is None or address.scheme not in _WEB or _is_private(address.host):
        return None
    return None if _fault_of(evidence) or is_placeholder(evidence) else address


def is_broken(evidence: Evidence) -> bool:
    """Return whether an address is surely none that can be opened, or was never filled in."""
    return _fault_of(evidence) is not None or is_placeholder(evidence)


@lru_cache(maxsize=4096)
def _is_private(host: str) -> bool:
    return addresses.why_private(host) is not None


def _fault_of(evidence: Evidence) -> str | None:
    """Return what is surely broken about an address; an ellipsis may end a title, and then a page answers."""
    name = malformation(evidence.source.url or "") if evidence.source.url else None
    return None if name == "cut" and _may_be_whole(evidence) else name


def _may_be_whole(evidence: Evidence) -> bool:
    """Return whether a site was asked for an address, and has not said that there is none."""
    match evidence.fetch:
        case Response(status=status):
            return status not in {400, *GONE}
        case Failure(kind=kind):
            return kind not in {FailureKind.DNS, FailureKind.BLOCKED}
        case _:
            return False
