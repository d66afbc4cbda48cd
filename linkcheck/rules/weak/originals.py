"""Where a copy was taken from: by what its page says, and by what its own address holds."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.model import Failure, FailureKind, PageKind, Response
from linkcheck.rules.grounds import GONE
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.weak.subject import Subject
from linkcheck.urls import Address

__all__ = ["foreign_original", "original_behind"]

# What may be published in two places; a front page or a list names another site for other reasons.
_PUBLISHED = frozenset((PageKind.ARTICLE, PageKind.PAGE, PageKind.PAYWALL, PageKind.LIVE))
# The address of the page that an AMP cache shows stands in its path, behind "/s/" where it has https
# (https://developers.google.com/amp/cache/overview).
_CACHED = re.compile(
    r"/(?:[civr]|amp)/(s/)?((?:[\w-]{1,63}\.){1,6}[a-z]{2,24}/.{1,4000})", re.IGNORECASE | re.DOTALL
)
_PATHED = re.compile(r"/(https?:)/{1,2}(.{4,4000})", re.IGNORECASE | re.DOTALL)
_ASKED = re.compile(
    r"(?:^|&)(?:q|u|url)=(?:cache(?::|%3A)(?:[\w-]{6,20}(?::|%3A))?)?([^&+]{4,4000})", re.IGNORECASE
)
# A proxy that translates has the site's host as its first label, dots as hyphens (google's own scheme).
_TRANSLATED = re.compile(r"(?:[a-z0-9]++-{1,2})*+[a-z0-9]++")
_OWN_QUERY = re.compile(r"(?:^|&)_x_tr_[^&]{0,200}")


def foreign_original(subject: Subject) -> str | None:
    """Return the address on another site that a page says it was taken from."""
    page, fetch = subject.page, subject.evidence.fetch
    if page is None or page.kind not in _PUBLISHED or not isinstance(fetch, Response):
        return None
    there = _canonical(subject)
    if there is None or urls.is_homepage(there) or _is_missing(subject):
        return None
    here = (subject.evidence.source.url or "", fetch.final_url)
    return None if any(_is_one_house(urls.label(urls.host(each)), there) for each in here) else there.href


def _is_one_house(label: str, there: Address) -> bool:
    """Return whether two sites go by the same name: bbc.co.uk and bbc.com, guardian.co.uk and theguardian.com."""
    other = urls.label(there.host)
    return label == other or (min(len(label), len(other)) >= 4 and (label in other or other in label))


def _canonical(subject: Subject) -> Address | None:
    canonical = subject.page.canonical_url if subject.page else None
    return urls.read(canonical) if canonical and urls.request_key(canonical) else None


def _is_missing(subject: Subject) -> bool:
    """Return whether the page that this one names is known to be gone."""
    opened = subject.evidence.canonical
    match opened.fetch if opened else None:
        case Response(status=status):
            kind = opened.page.kind if opened and opened.page else None
            return status in GONE or kind in {PageKind.SOFT_404, PageKind.PARKED, PageKind.HIJACKED}
        case Failure(kind=FailureKind.DNS):
            return True
        case _:
            return False


def original_behind(subject: Subject, fact: Fact) -> str | None:
    """Return the address of the page that a cache, an AMP page or a translation shows."""
    address = subject.address
    if address is None:
        return None
    if (there := _canonical(subject)) and not _is_missing(subject) and not _is_same(subject, there):
        return there.href
    return _checked(_within(address, fact)) if fact.host else None


def _is_same(subject: Subject, there: Address) -> bool:
    fetch = subject.evidence.fetch
    final = fetch.final_url if isinstance(fetch, Response) else ""
    own = {urls.request_key(each) for each in (subject.evidence.source.url or "", final) if each}
    return urls.request_key(there.href) in own or urls.is_homepage(there)


def _within(address: Address, fact: Fact) -> str | None:
    if fact.label == "translation":
        name = address.host.partition(".")[0]
        if "-" in name and _TRANSLATED.fullmatch(name) and fact.host.startswith("."):
            query = _OWN_QUERY.sub("", address.query).strip("&")
            host = name.replace("--", "\0").replace("-", ".").replace("\0", "-")
            return f"https://{host}{address.path}{'?' if query else ''}{query}"
    if match := _PATHED.match(address.path):
        return f"{match[1]}//{match[2]}{'?' if address.query else ''}{address.query}"
    if match := _CACHED.match(address.path):
        query = f"?{address.query}" if address.query else ""
        return f"{'https' if match[1] else 'http'}://{match[2]}{query}"
    if match := _ASKED.search(address.query):
        found = unquote(match[1])
        return found if found.lower().startswith(("http://", "https://")) else f"http://{found}"
    return None


def _checked(url: str | None) -> str | None:
    """Return an address that browsers would open, and that names a public host."""
    address = urls.read_web(url) if url else None
    return address.href if address else None
