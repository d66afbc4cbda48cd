"""Addresses that send their readers on."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level, Response
from linkcheck.rules import facts
from linkcheck.rules.grounds import address_of
from linkcheck.rules.registry import rule


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
    address = address_of(evidence)
    if address is None or not facts.is_shortener(address):
        return
    target = (
        evidence.fetch.final_url if isinstance(evidence.fetch, Response) and evidence.fetch.redirects else None
    )
    advice = f"Link the page itself: {target}" if target else None
    yield Fault(f"This is a short link of {address.host}.", cited=evidence.source.url, found=target, advice=advice)
