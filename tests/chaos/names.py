"""The names of the chaotic web: whatever ends in `.site` is our server's, and some are in trouble."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Sequence

from linkcheck.fetch.names import NameNotFound, ResolverFailed
from linkcheck.urls import is_ip_address

# Rows 51 to 53: what a name on the web may claim to be.
ADDRESSES: dict[str, Sequence[str]] = {
    "ipv6-only.site": ["::1"],
    "no-addresses.site": [],
    "inside.test": ["127.0.0.1"],
    "mixed.test": ["1.1.1.1", "127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "localhost": ["127.0.0.1"],
}


class Names:
    """Resolves as a name server would that knows these names and no others."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return a name's addresses, or fail as its zone does."""
        host = host.rstrip(".")
        self.asked[host] += 1
        if is_ip_address(host):
            return [host]
        if host == "servfail.site":
            raise ResolverFailed("the name servers are in trouble")
        if host == "tarpit.site":
            await asyncio.Event().wait()
        if host in ADDRESSES:
            return ADDRESSES[host]
        if host == "nxdomain.site" or not host.endswith(".site"):
            raise NameNotFound(f"the name {host} does not exist")
        return ["127.0.0.1"]


def has_ipv6() -> bool:
    """Return whether this machine knows IPv6."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
