"""Addresses as browsers read them (WHATWG URL), taken apart for whoever asks.

One parser serves the guard, the gate, the cache and the rules: where two parsers disagree on the host of a
hostile address, the check would look at one machine and the request reach another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from ipaddress import ip_address
from typing import NamedTuple

import ada_url

__all__ = [
    "Address",
    "decoded",
    "host",
    "is_homepage",
    "is_ip_address",
    "is_same_site",
    "label",
    "read",
    "read_web",
    "refresh",
    "registrable_domain",
    "request_key",
    "resolve",
    "without_archive",
]

LONGEST = 8192  # characters; what lies beyond is no citation (RFC 9110 §4.1 asks for at least 8000)

# A path of two letters is a front page only where they are a language (ISO 639-1, those that sites are kept in).
_LANGUAGES = (
    "ar|az|bg|bn|bs|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|hy|id|is|it|ja|ka|kk|ko|lt|lv|mk|ms|mt|"
    "nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|ta|te|th|tl|tr|uk|ur|uz|vi|zh"
)
_HOMEPAGE = re.compile(
    rf"/?|/(?:index|default|home)(?:\.\w{{2,5}})?/?|/(?:{_LANGUAGES})(?:[-_][a-z]{{2}})?/?", re.IGNORECASE
)


class Address(NamedTuple):
    """A URL taken apart; `href` is its canonical form, without credentials."""

    href: str
    scheme: str
    host: str  # lower case, punycode, no brackets, no trailing dot
    port: int
    path: str
    query: str
    fragment: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what a connection is kept for."""
        return self.scheme, self.host, self.port


_DEFAULT_PORTS = {"http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443}


def read(url: str) -> Address | None:
    """Return the parts of a URL, or None for what no browser would open. Never raises.

    What people write without a scheme, ``www.daily.site/a``, is read with https.
    """
    return _parts(url) if len(url) <= LONGEST else None


@lru_cache(maxsize=4096)
def _parts(url: str) -> Address | None:
    return _read(f"https://{url}" if url[:4].lower() == "www." else url, None)


def read_web(url: str) -> Address | None:
    """Return the parts of a URL of the web whose host has a dot, or None for all others."""
    address = read(url)
    return address if address and address.scheme in {"http", "https"} and "." in address.host else None


def resolve(base: str, reference: str) -> Address | None:
    """Return the parts of a reference such as a `Location`, resolved against its base."""
    return _read(reference, base)


# What the canonical form of an http address is made of; it needs no more parsing than this.
_CANONICAL = re.compile(
    r"(https?)://(\[[0-9a-f:.]+\]|[^/?#@\[\]:]+)(?::(\d+))?(/[^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
)


def _read(url: str, base: str | None) -> Address | None:
    if len(url) > LONGEST:
        return None
    try:
        parsed = ada_url.URL(url.encode("utf-8", "replace").decode(), base=base)
        href = str(parsed.href)
        if match := _CANONICAL.fullmatch(href):
            scheme, host, port, path, query, fragment = match.groups("")
            number = int(port) if port else _DEFAULT_PORTS[scheme]
            return Address(href, scheme, host.strip("[]").rstrip("."), number, path, query, fragment)
        return _taken_apart(parsed)
    except (ValueError, UnicodeError):
        return None


def _taken_apart(parsed: ada_url.URL) -> Address:
    """Return the parts of an address of whatever kind; with credentials, which nobody sends on or shows."""
    if parsed.username or parsed.password:
        parsed.username = parsed.password = ""
    scheme = parsed.protocol.removesuffix(":")
    port = int(parsed.port) if parsed.port else _DEFAULT_PORTS.get(scheme, 0)
    host = str(parsed.hostname).strip("[]").rstrip(".")
    return Address(str(parsed.href), scheme, host, port, parsed.pathname, parsed.search[1:], parsed.hash[1:])


_REFRESH = re.compile(
    r"\s*(\d{1,9})(?:\.[\d.]*)?[\s;,]*(?:url\s*=\s*)?(?:\"([^\"]*)|'([^']*)|(.*))", re.IGNORECASE | re.DOTALL
)


def refresh(value: str) -> tuple[int, str] | None:
    """Return the seconds and the reference of a `Refresh` header or a meta refresh; None where it names no page.

    The rules are those of browsers (WHATWG HTML, "shared declarative refresh steps").
    """
    match = _REFRESH.match(value[:LONGEST])
    reference = (match.group(2) or match.group(3) or match.group(4) or "").strip() if match else ""
    return (int(match.group(1)), reference) if match and reference else None


def request_key(url: str) -> str | None:
    """Return what is asked of the server for a URL: its canonical form without the fragment, http(s) only.

    Two URLs with the same key are one request.
    """
    address = read(url)
    if address is None or address.scheme not in {"http", "https"} or not address.host:
        return None
    return address.href.partition("#")[0]


# The Wayback Machine's address of a copy, up to the page's own, which may lack its scheme there.
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{1,14}[a-z_]{0,4}/(https?:)?", re.IGNORECASE)


def without_archive(url: str) -> str:
    """Return the address of what an archive's copy is a copy of; any other as it is."""
    match = _ARCHIVED.match(url)
    return f"{match[1] or 'http://'}{url[match.end() :]}" if match else url


def host(url: str) -> str:
    """Return the host of an address, or the empty string where a browser would open none."""
    address = read(url)
    return address.host if address else ""


def is_homepage(address: Address) -> bool:
    """Return whether the path is a site's front page: ``/``, ``/index.html``, ``/en/``, with no query."""
    return not address.query and not address.fragment and _HOMEPAGE.fullmatch(address.path) is not None


@lru_cache(maxsize=4096)
def is_ip_address(host: str) -> bool:
    """Return whether a host is an IP address and no name."""
    if ":" not in host and not host[-1:].isdigit():  # a name, and nearly every host is one
        return False
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> object:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415  (16,000 lines: read when a rule asks)

    return PublicSuffixList()


@lru_cache(maxsize=4096)
def registrable_domain(host: str) -> str:
    """Return the part of a host that somebody registered, by the Public Suffix List: ``bbc.co.uk``.

    A host that has none (an IP address, a bare suffix) is returned as it is.
    """
    if is_ip_address(host):
        return host
    found: str | None = _suffixes().privatesuffix(host)  # type: ignore[attr-defined]
    return found or host


@lru_cache(maxsize=1024)
def decoded(label: str) -> str:
    """Return a label of a host as people see it (RFC 3492)."""
    if not label.startswith("xn--") or len(label) > 63:
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def is_same_site(first: str, second: str) -> bool:
    """Return whether two hosts are of one registrable domain."""
    return registrable_domain(first) == registrable_domain(second)


def label(host: str) -> str:
    """Return the name that people know a site by: the first label of its registrable domain (``bbc``)."""
    return registrable_domain(host).partition(".")[0]
