"""Which addresses may be reached: public ones, on ports where pages are.

The tables are our own because `ipaddress.is_global` calls NAT64 and IPv4-compatible forms of private addresses
global, and differs between Python versions.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from linkcheck.urls import Address, is_ip_address

__all__ = ["refusal_of_address", "refusal_of_url"]

# IANA IPv4 Special-Purpose Address Registry (RFC 6890 and updates), multicast, reserved; and the address that
# Azure answers its metadata on.
_DENIED_V4 = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
        ),
    )
)
# IPv6 is the other way round: only global unicast, less what IANA's registry takes out of it. Forms that carry
# an IPv4 address (mapped, compatible, NAT64, 6to4) lie outside or are taken out.
_ALLOWED_V6 = ip_network("2000::/3")
_DENIED_V6 = tuple(map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

# WHATWG Fetch, "bad port"; and databases and caches that speak a line protocol.
_BAD_PORTS = frozenset(
    [
        *(
            0,
            1,
            7,
            9,
            11,
            13,
            15,
            17,
            19,
            20,
            21,
            22,
            23,
            25,
            37,
            42,
            43,
            53,
            69,
            77,
            79,
            87,
            95,
            101,
            102,
            103,
        ),
        *(
            104,
            109,
            110,
            111,
            113,
            115,
            117,
            119,
            123,
            135,
            137,
            139,
            143,
            161,
            179,
            389,
            427,
            465,
            512,
            513,
            514,
        ),
        *(
            515,
            526,
            530,
            531,
            532,
            540,
            548,
            554,
            556,
            563,
            587,
            601,
            636,
            989,
            990,
            993,
            995,
            1719,
            1720,
            1723,
        ),
        *(2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
        *(2375, 3306, 5432, 6379, 9200, 11211, 27017),
    ]
)


def refusal_of_address(address: str) -> str | None:
    """Return why an IP address may not be reached, or None where it may."""
    try:
        ip = ip_address(address)
    except ValueError:
        return f"{address} is no IP address"
    if isinstance(ip, IPv6Address):
        denied = ip not in _ALLOWED_V6 or any(ip in network for network in _DENIED_V6)
    else:
        denied = any(ip in network for network in _DENIED_V4)
    return f"{address} is not a public address" if denied else None


def refusal_of_url(address: Address, *, allow_private: bool) -> str | None:
    """Return why a URL is not even looked up, or None: its scheme, its port, a host that is an address."""
    if address.scheme not in {"http", "https"}:
        return f"{address.scheme}: is no web address"
    if allow_private:
        return None
    if address.port in _BAD_PORTS:
        return f"port {address.port} is no web server's"
    if is_ip_address(address.host):
        return refusal_of_address(address.host)
    if "." not in address.host:
        return f"{address.host} is a name of an internal network"
    return None
