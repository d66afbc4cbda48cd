"""The address that another address holds, or leads to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.model import Evidence, Response
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.parameters import parameters, target

__all__ = ["landed", "unwrapped"]

_DEEPEST = 3  # wrappers around each other: a mail's link, sent on by a network, counted by a service
# An address in the path of a mail filter's, as it is or quoted, up to the filter's own signature: "__…__;".
_IN_PATH = re.compile(r"[/_](https?(?::/|%3A%2F|%3A/)[^\s]+?)(?:_{2,3}[;.].*)?", re.IGNORECASE | re.DOTALL)
_PROOFPOINT = re.compile(r"https?-3A__", re.IGNORECASE)  # its second version: "_" is "/", "-" is "%"
_WEB = frozenset({"http", "https"})


@lru_cache(maxsize=1024)
def unwrapped(address: urls.Address) -> str | None:
    """Return the address of the web that a wrapper's address holds, out of wrappers within it as well."""
    found = None
    for _ in range(_DEEPEST):
        inner = _held(address) if about(address, "wrappers") else None
        if inner is None:
            break
        found = address = inner
    return found.href if found else None


def _held(address: urls.Address) -> urls.Address | None:
    path = address.path
    place = re.search(r"[/_]https?(?::|%3A)", path, re.IGNORECASE)
    inside = _IN_PATH.fullmatch(path, place.start()) if place else None
    candidates = [
        target(address),
        *(_decoded(value) for value in parameters(address).get("u", ())),
        unquote(inside[1]) if inside and "%3a" in inside[1].lower() else inside and inside[1],
    ]
    return next((found for each in candidates if each and (found := urls.read_web(each.strip()))), None)


def _decoded(value: str) -> str | None:
    if not _PROOFPOINT.match(value):
        return None
    return unquote(re.sub(r"-([0-9A-Fa-f]{2})", r"%\1", value.replace("_", "/")))


def landed(evidence: Evidence) -> urls.Address | None:
    """Return the address that a source's redirects end at, if it is of somebody else's site."""
    fetch = evidence.fetch
    if not isinstance(fetch, Response) or not fetch.redirects:
        return None
    start, end = urls.read(evidence.source.url or ""), urls.read(fetch.final_url)
    if start is None or end is None or end.scheme not in _WEB:
        return None
    return None if urls.is_same_site(start.host, end.host) else end
