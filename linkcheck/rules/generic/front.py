"""Front pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules import facts
from linkcheck.rules.generic.broken import is_placeholder
from linkcheck.rules.grounds import address_of
from linkcheck.rules.registry import rule


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
    address = address_of(evidence)
    if address is None or not urls.is_homepage(address) or facts.search_engine(address):
        return
    if is_placeholder(evidence) or facts.is_shortener(address) or _title_names(evidence, address):
        return
    if addresses.why_private(address.host):
        return
    yield Fault(f"This is the front page of {address.host}, not a page on it.", cited=evidence.source.url)


def _title_names(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether the article's title names the site, so that the article may be about it."""
    name = urls.label(address.host)
    return len(name) >= 3 and name in re.findall(r"\w+", (evidence.article.title or "").casefold())
