"""Which addresses may be reached: public ones, on ports where pages are, and what the user allows besides.

What is public stands in `linkcheck.addresses`. A URL is asked about before any look-up, each address that a name
leads to before any connection.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network

from linkcheck.addresses import (
    Allowed,
    carried_by_nat64,
    read_ip,
    read_network,
    why_no_web_port,
    why_not_asked_for,
    why_not_public,
    why_private,
)
from linkcheck.urls import Address

__all__ = ["Allowed", "refusal_of_address", "refusal_of_url"]


def refusal_of_url(address: Address, allow: Allowed = False) -> str | None:
    """Return why a URL is not even looked up, or None: its scheme, its port, its host by the spelling alone.

    With networks allowed, private names pass: what they lead to is asked about when it is known.
    """
    if address.scheme not in {"http", "https"}:
        return f"{address.scheme}: is no web address"
    if reason := why_not_asked_for(address.host):
        return reason
    if allow is True:
        return None
    if reason := why_no_web_port(address.port):
        return reason
    if read_ip(address.host):
        return refusal_of_address(address.host, allow)
    return None if allow else why_private(address.host)


def refusal_of_address(address: str, allow: Allowed = False) -> str | None:
    """Return why an IP address may not be reached, or None where it may.

    What is no IP address is refused whatever is allowed: it would be looked up once more, unguarded.
    """
    reason = why_not_public(address)
    if reason is None or not allow or read_ip(address) is None:
        return reason
    return None if allow is True or _is_allowed(address, allow) else reason


@lru_cache(maxsize=1024)
def _is_allowed(address: str, allow: tuple[str, ...]) -> bool:
    """Return whether an address lies in one of the networks.

    Behind a translator (NAT64) that is allowed stands the whole of IPv4, so the address it carries must be public
    or allowed itself.
    """
    ip = read_ip(address)
    if isinstance(ip, IPv6Address):
        ip = ip.ipv4_mapped or ip  # sockets reach the same machine by either
    for network in _networks(allow):
        if ip in network:
            carried = carried_by_nat64(ip, network.prefixlen) if isinstance(ip, IPv6Address) else None
            if carried is None or refusal_of_address(carried, allow) is None:
                return True
    return False


@lru_cache(maxsize=16)
def _networks(allow: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(map(read_network, allow))
