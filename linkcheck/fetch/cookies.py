"""The cookies of one redirect chain: sites set one and send the reader back, to see whether it comes with him.

A small part of RFC 6265, for a life of seconds: nothing is stored, nothing outlives the chain. The standard
library's jar takes some cookies of hostile servers for a bug of its own, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from linkcheck.urls import Address, is_ip_address, registrable_domain

__all__ = ["Cookies"]

MOST = 50  # of one answer, as curl has it
LONGEST = 4096  # characters (RFC 6265 §6.1)
_PAIR = re.compile(r"\s*([^=;\s]+)\s*=\s*([^;]*)")
_VISIBLE = re.compile(r"[\x20-\x3a\x3c-\x7e]*")  # printable ASCII, no semicolon


class _Cookie(NamedTuple):
    value: str
    is_secure: bool


class Cookies:
    """What the answers of a chain have set, by the hosts and paths it goes to."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], _Cookie] = {}  # by domain (with a dot: and below), path and name

    def keep(self, address: Address, values: Iterable[str]) -> None:
        """Keep what an answer sets in its ``Set-Cookie`` lines; what is no cookie is passed over."""
        for number, text in enumerate(values):
            if number >= MOST:
                return
            self._keep_one(address, text)

    def header(self, address: Address) -> str:
        """Return the ``Cookie`` header for an address, or nothing."""
        return "; ".join(
            f"{name}={cookie.value}"
            for (domain, path, name), cookie in self._kept.items()
            if _is_for(address, domain, path) and (address.scheme == "https" or not cookie.is_secure)
        )

    def _keep_one(self, address: Address, text: str) -> None:
        pair, _, rest = text[:LONGEST].partition(";")
        match = _PAIR.fullmatch(pair)
        if not match or not _VISIBLE.fullmatch(pair):
            return
        attributes = {
            name.strip().lower(): value.strip()
            for name, _, value in (part.partition("=") for part in rest.split(";"))
        }
        domain = _domain(address, attributes.get("domain", ""))
        path = attributes.get("path", "")
        if domain is None:
            return
        key = (domain, path if path.startswith("/") else _folder(address.path), match.group(1))
        if attributes.get("max-age", "").startswith(("0", "-")):
            self._kept.pop(key, None)
        else:
            self._kept[key] = _Cookie(match.group(2).strip(), "secure" in attributes)


def _domain(address: Address, wanted: str) -> str | None:
    """Return which hosts get a cookie: the one that set it, or with a dot those below the domain it names."""
    wanted = wanted.lstrip(".").lower()
    if not wanted or wanted == address.host:
        return f".{wanted}" if wanted and not is_ip_address(wanted) else address.host
    is_above = address.host.endswith(f".{wanted}") and not is_ip_address(address.host)
    registered = registrable_domain(address.host)
    return f".{wanted}" if is_above and f".{wanted}".endswith(f".{registered}") else None


def _is_for(address: Address, domain: str, path: str) -> bool:
    if domain.startswith("."):
        fits = address.host == domain[1:] or address.host.endswith(domain)
    else:
        fits = address.host == domain
    return fits and (address.path == path or address.path.startswith(path.rstrip("/") + "/"))


def _folder(path: str) -> str:
    """Return the default path of a cookie (RFC 6265 §5.1.4)."""
    return path.rpartition("/")[0] or "/"
