"""Addresses that were never filled in, or cannot be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules import facts
from linkcheck.rules.grounds import address_of
from linkcheck.rules.registry import rule

# "TODO" is also the name of many a real file, so it counts only where nothing else is said.
_PLACEHOLDER_WORDS = re.compile(
    r"(?:^|[/=_.-])(?:URL[_-]?HERE|YOUR[_-]?(?:URL|LINK|SOURCE)|INSERT[_-]?(?:URL|LINK))(?:$|[/?&_.-])"
    r"|^https?://(?:[^/]{1,99}/)?(?:TODO|TBD|FIXME|XXX+)/?$|/X{4,}(?:/|$)"
)


_GLUED = re.compile(r"[^/=:]https?://")


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
    if is_placeholder(evidence):
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


def is_placeholder(evidence: Evidence) -> bool:
    """Return whether an address is one that was to be filled in, or stands for examples."""
    address = address_of(evidence)
    reserved = address is not None and facts.is_placeholder(address)
    return reserved or _PLACEHOLDER_WORDS.search(evidence.source.url or "") is not None


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
