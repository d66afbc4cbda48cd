"""Hosts: which of them stand in the public web, and why the others do not.

The guard asks before anything is sent, the rules ask what a reader could open. The tables are our own, because
`ipaddress.is_global` calls multicast and the NAT64 and IPv4-compatible forms of private addresses global, and
differs between versions of Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import NamedTuple, TypeAlias

__all__ = [
    "Allowed",
    "carried_by_nat64",
    "read_ip",
    "read_network",
    "why_no_web_port",
    "why_not_asked_for",
    "why_not_public",
    "why_private",
]

# What a user lets be reached besides the public web: everything, nothing, or networks such as "10.0.0.0/8".
Allowed: TypeAlias = bool | tuple[str, ...]

LONGEST = 100  # characters: an IPv6 address has at most 45 (RFC 4291 §2.2), a scope is the name of an interface

_METADATA = "is the address of a cloud machine's own metadata"
_PRIVATE = "is an address of a private network"
_MACHINE = "is an address of this very machine"
_LINK = "is an address of the local link"
_EXAMPLE = "is an address for examples in documentation"
_SERVICE = "is an address of a service of the network itself"
_GROUP = "is an address of a group of machines (multicast)"

# IANA IPv4 Special-Purpose Address Registry as of 2025-10-09, the globally reachable ones among them too: they
# are services for routers and name servers, and hold no page. Multicast is RFC 5771's.
# The metadata of clouds is at public addresses as well: Azure's (learn.microsoft.com, "What is IP address
# 168.63.129.16"). The others lie inside blocks and stand here for the words' sake: Amazon's EC2 (and nearly
# everybody's), ECS and EKS, Alibaba's, Scaleway's, Oracle's older one, Tencent's.
_V4 = (
    *(
        (address, _METADATA)
        for address in (
            *("168.63.129.16", "169.254.169.254", "169.254.170.2", "169.254.170.23", "100.100.100.200"),
            *("169.254.42.42", "192.0.0.192", "169.254.0.23"),
        )
    ),
    ("0.0.0.0/32", "stands for this very machine"),  # as a destination: Linux and macOS connect to themselves
    ("0.0.0.0/8", "is an address of no machine (this network, RFC 791)"),
    ("10.0.0.0/8", f"{_PRIVATE} (RFC 1918)"),
    ("100.64.0.0/10", f"{_PRIVATE}, a provider's own (RFC 6598)"),
    ("127.0.0.0/8", f"{_MACHINE} (loopback)"),
    ("169.254.0.0/16", f"{_LINK} (RFC 3927)"),
    ("172.16.0.0/12", f"{_PRIVATE} (RFC 1918)"),
    ("192.0.0.0/24", f"{_SERVICE} (RFC 6890)"),
    ("192.0.2.0/24", f"{_EXAMPLE} (RFC 5737)"),
    ("192.31.196.0/24", f"{_SERVICE} (AS112, RFC 7535)"),
    ("192.52.193.0/24", f"{_SERVICE} (AMT, RFC 7450)"),
    ("192.88.99.0/24", f"{_SERVICE} (6to4 relays, RFC 7526)"),
    ("192.168.0.0/16", f"{_PRIVATE} (RFC 1918)"),
    ("192.175.48.0/24", f"{_SERVICE} (AS112, RFC 7534)"),
    ("198.18.0.0/15", f"{_PRIVATE}, for measurements (RFC 2544)"),
    ("198.51.100.0/24", f"{_EXAMPLE} (RFC 5737)"),
    ("203.0.113.0/24", f"{_EXAMPLE} (RFC 5737)"),
    ("224.0.0.0/4", _GROUP),
    ("255.255.255.255/32", "is the address of every machine on the link (broadcast)"),
    ("240.0.0.0/4", "is an address that nobody has (reserved, RFC 1112)"),
)

# IPv6 is the other way round: only what IANA gives out (2000::/3, "IPv6 Address Space"), less what the IPv6
# Special-Purpose Address Registry, as of 2025-10-09, takes out of it.
_V6_PUBLIC = "2000::/3"
_V6 = (
    # Amazon's (EC2, EKS), Google's, Scaleway's, Linode's, OpenStack's
    *(
        (address, _METADATA)
        for address in (
            *("fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fd00:42::42", "fd00:a9fe:a9fe::1"),
            "fe80::a9fe:a9fe",
        )
    ),
    ("::/128", "stands for this very machine"),
    ("::1/128", f"{_MACHINE} (loopback)"),
    ("::/96", "is an IPv4 address in a form nobody routes (RFC 4291 §2.5.5.1)"),
    ("::ffff:0:0/96", "is an IPv4 address written as IPv6 (RFC 4291 §2.5.5.2)"),
    ("64:ff9b::/96", "is an IPv4 address behind a translator (NAT64, RFC 6052)"),
    ("64:ff9b:1::/48", f"{_PRIVATE}, a translator's (NAT64, RFC 8215)"),
    ("100::/64", "is an address where everything is thrown away (RFC 6666)"),
    ("2001::/32", "is an IPv4 address behind a tunnel (Teredo, RFC 4380)"),
    ("2001::/23", f"{_SERVICE} (RFC 2928)"),  # benchmarks, AMT, AS112, ORCHID, drones: all of them
    ("2001:db8::/32", f"{_EXAMPLE} (RFC 3849)"),
    ("2002::/16", "is an IPv4 address behind a tunnel (6to4, RFC 3056)"),
    ("2620:4f:8000::/48", f"{_SERVICE} (AS112, RFC 7534)"),
    ("3fff::/20", f"{_EXAMPLE} (RFC 9637)"),
    ("fc00::/7", f"{_PRIVATE} (RFC 4193)"),
    ("fe80::/10", f"{_LINK} (RFC 4291)"),
    ("fec0::/10", f"{_PRIVATE} (RFC 3879)"),
    ("ff00::/8", _GROUP),
)

# Where in those forms the IPv4 address stands: how many bits from the right, and whether inverted.
_CARRIERS = (
    ("::/96", 0, 0),
    ("::ffff:0:0/96", 0, 0),
    ("64:ff9b::/96", 0, 0),
    ("2002::/16", 80, 0),
    ("2001::/32", 0, 0xFFFF_FFFF),
)
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})  # RFC 5214 §6.1: before the IPv4 address, in whatever prefix

# Names that public name servers do not know, most specific first.
_NAMES = {
    # Google's, Amazon's, Azure's, Tencent's, IBM's and Equinix Metal's own documentation
    **dict.fromkeys(
        (
            *("metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal"),
            *("metadata.azure.internal", "metadata.azure.com", "metadata.tencentyun.com"),
            *("api.metadata.cloud.ibm.com", "metadata.platformequinix.com", "metadata.packet.net"),
        ),
        "is the name of a cloud machine's own metadata",
    ),
    "localhost": "is a name of this very machine (RFC 6761 §6.3)",
    "local": "is a name on the local link (RFC 6762 §3)",
    "internal": "is a name of a private network (reserved by ICANN, resolution 2024.07.29.06)",
    "home.arpa": "is a name of a home network (RFC 8375)",
    **dict.fromkeys(
        ("corp", "home", "mail"),
        "is a name of a private network (kept out of the public DNS: ICANN, resolution 2018.02.04.12)",
    ),
    # Nobody has promised to keep these out of the public DNS; a test asks the Public Suffix List whether they are.
    **dict.fromkeys(
        ("intranet", "lan", "private", "localdomain"), "is a name of a private network (RFC 6762, appendix G)"
    ),
}
_NO_DOT = "is a name without a dot, which leads somewhere inside one network only"
# Names that are not the DNS's, so that asking a name server for them tells it what was read, and nothing else.
_ELSEWHERE = {
    "onion": "opens in the Tor browser only (RFC 7686)",
    "i2p": "opens in the I2P network only",
    "eth": "is a name of the Ethereum Name Service, which no name server knows",
    "bit": "is a name of Namecoin, which no name server knows",
    "alt": "is no name of the web's (RFC 9476)",
}

# WHATWG Fetch, "bad port", with 0 (August 2025): what browsers refuse.
_BAD_PORTS = (
    "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 "
    "123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 "
    "990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080"
)
# Docker, MySQL, PostgreSQL, Redis, Elasticsearch, memcached, MongoDB: they act on what they are sent.
_STORES = "2375 3306 5432 6379 9200 11211 27017"
_NO_WEB_PORTS = frozenset(map(int, f"{_BAD_PORTS} {_STORES}".split()))


class _Block(NamedTuple):
    """The addresses from one number to another, and what they are."""

    first: int
    last: int
    what: str


def _blocks(table: Iterable[tuple[str, str]]) -> tuple[_Block, ...]:
    networks = [(ip_network(text), what) for text, what in table]
    networks.sort(key=lambda pair: -pair[0].prefixlen)  # the most specific first
    return tuple(_Block(int(each[0]), int(each[-1]), what) for each, what in networks)


_V4_BLOCKS, _V6_BLOCKS, (_V6_GLOBAL,) = _blocks(_V4), _blocks(_V6), _blocks([(_V6_PUBLIC, "")])
_CARRIER_BLOCKS = tuple((_blocks([(text, "")])[0], shift, flip) for text, shift, flip in _CARRIERS)
_NAT64, _NAT64_LOCAL = (_blocks([(text, "")])[0] for text in ("64:ff9b::/96", "64:ff9b:1::/48"))


def read_ip(text: str) -> IPv4Address | IPv6Address | None:
    """Return the IP address that a text is, in brackets or with a scope if need be, or None. Never raises.

    Only canonical spellings are read; what browsers also take for one (``0x7f.1``) is for `urls.read` to undo.
    """
    if len(text) > LONGEST or not (":" in text or text[:1].isdigit()):  # names, quickly
        return None
    try:
        return IPv6Address(text[1:-1]) if text[:1] == "[" and text[-1:] == "]" else ip_address(text)
    except ValueError:
        return None


def why_not_public(address: str) -> str | None:
    """Return why an IP address is none of the public web's, a sentence that begins with it, or None if it is."""
    return _why_not_public(address) if len(address) <= LONGEST else _said(address, "is no IP address")


@lru_cache(maxsize=4096)
def _why_not_public(address: str) -> str | None:
    ip = read_ip(address)
    if ip is None:
        return _said(address, "is no IP address")
    return _said(address, _what_v4(int(ip)) if isinstance(ip, IPv4Address) else _what_v6(int(ip)))


def _said(host: str, what: str | None) -> str | None:
    shown = host if len(host) <= LONGEST else f"{host[:LONGEST]}…"
    return f"{shown} {what}" if what else None


def _what(blocks: tuple[_Block, ...], number: int) -> str | None:
    for first, last, what in blocks:
        if first <= number <= last:
            return what
    return None


def _what_v4(number: int) -> str | None:
    return _what(_V4_BLOCKS, number)


def _what_v6(number: int) -> str | None:
    if _V6_GLOBAL.first <= number <= _V6_GLOBAL.last:
        what = _what(_V6_BLOCKS, number)
    else:
        what = _what(_V6_BLOCKS, number) or f"lies outside of what IPv6 has for the public ({_V6_PUBLIC})"
    return _what_it_carries(number) or what if number > 1 else what


def _what_it_carries(number: int) -> str | None:
    """Return what the IPv4 address is that an IPv6 address carries; None where it is public or there is none."""
    carried = _carried(number)
    what = carried is not None and _what_v4(carried)
    return f"carries {IPv4Address(carried or 0)}, which {what}" if what else None


def _carried(number: int) -> int | None:
    for block, shift, flip in _CARRIER_BLOCKS:
        if block.first <= number <= block.last:
            return (number >> shift & 0xFFFF_FFFF) ^ flip
    return number & 0xFFFF_FFFF if number >> 32 & 0xFFFF_FFFF in _ISATAP else None


def carried_by_nat64(address: IPv6Address, prefix: int) -> str | None:
    """Return the IPv4 address that a NAT64 address carries behind a prefix of so many bits, or None for others.

    The well-known prefix has 96 bits; of the local-use block (RFC 8215) whoever allows a part of it says how many.
    """
    number = int(address)
    local = _NAT64_LOCAL.first <= number <= _NAT64_LOCAL.last
    if not local and not _NAT64.first <= number <= _NAT64.last:
        return None
    if local and prefix in {48, 56, 64}:  # RFC 6052 §2.2: behind the prefix, octet 8 left out
        number = number >> 64 << 56 | number & (1 << 56) - 1
        return str(IPv4Address(number >> 88 - prefix & 0xFFFF_FFFF))
    return str(IPv4Address(number & 0xFFFF_FFFF))


def why_private(host: str) -> str | None:
    """Return why a host is private by its spelling alone, a sentence that begins with it, or None if it is not.

    A host is what `urls.Address.host` has: an IP address, or a name that may still lead to one.
    """
    if read_ip(host):
        return why_not_public(host)
    name = host.strip(".").lower()
    return _said(host, _below(_NAMES, name) or (None if "." in name else _NO_DOT))


def why_not_asked_for(host: str) -> str | None:
    """Return why no name server is to be asked for a name, a sentence that begins with it, or None."""
    return _said(host, _below(_ELSEWHERE, host.strip(".").lower()))


def _below(names: dict[str, str], host: str) -> str | None:
    return next((what for name, what in names.items() if host == name or host.endswith(f".{name}")), None)


def why_no_web_port(port: int) -> str | None:
    """Return why no page is behind a port, or None for ports that may have one."""
    return f"port {port} is no web server's" if port in _NO_WEB_PORTS else None


def read_network(text: object) -> IPv4Network | IPv6Network:
    """Return the network that a text names, a single address being one of its own.

    Raises `ValueError` with words for the user.
    """
    if not isinstance(text, str):  # ip_network takes numbers as well
        raise ValueError(f"{text!r:.80} is no network such as 10.0.0.0/8")  # noqa: TRY004  (one error for the user)
    try:
        return ip_network(text)
    except ValueError:
        pass
    try:
        nearest = f"; did you mean {str(ip_network(text, strict=False))!r}?"
    except ValueError:
        nearest = ""
    raise ValueError(f"{text!r:.80} is no network such as 10.0.0.0/8{nearest}")
