"""Which pages are copies that name the page they were taken from: AMP, and what others republish."""

from __future__ import annotations

import re

from linkcheck import urls
from linkcheck.model import Evidence, Response
from linkcheck.urls import Address

__all__ = ["is_amp", "origin"]

# Addresses of AMP pages: Google's viewer and cache (https://developers.google.com/amp/cache/overview), and what
# publishers use, as their plugins and guides have it: /amp/, /amp, .amp, ?amp=1, ?outputType=amp, amp.host.
_AMP_PATH = re.compile(r"/amp(?=[/.]|$)|\.amp(?=[/.]|$)|^/(?:amp)/s/", re.IGNORECASE)
_AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=(?:1|true)?)?|outputtype=amp|_amp=(?:1|true))(?:&|$)", re.IGNORECASE)


def is_amp(address: Address) -> bool:
    """Return whether an address is one of AMP pages."""
    if address.host.endswith(".ampproject.org") or address.host.startswith("amp."):
        return True
    return bool(_AMP_PATH.search(address.path) or _AMP_QUERY.search(address.query))


def origin(evidence: Evidence) -> str | None:
    """Return the address of the page that a copy says it was taken from; None for what is none.

    A copy is an AMP page, or one whose canonical address is on somebody else's domain. A front page is nobody's
    origin: it is what careless sites write on all of their pages.
    """
    page, fetch = evidence.page, evidence.fetch
    if page is None or page.kind.is_unusable or not page.canonical_url or not isinstance(fetch, Response):
        return None
    here, there = urls.read(fetch.final_url), urls.read(page.canonical_url)
    key = urls.request_key(page.canonical_url)
    if not (here and there and key) or urls.is_homepage(there) or fetch.status >= 300:
        return None
    if key in {urls.request_key(fetch.final_url), urls.request_key(evidence.source.url or "")}:
        return None
    return key if (is_amp(here) and not is_amp(there)) or _is_elsewhere(here, there) else None


def _is_elsewhere(here: Address, there: Address) -> bool:
    """Return whether two addresses are of different sites: bbc.co.uk and bbc.com are one."""
    return urls.label(here.host) != urls.label(there.host)
