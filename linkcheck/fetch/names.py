"""Host names in, addresses out, and the two ways of not finding any told apart."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx

__all__ = ["NameNotFound", "Refused", "Resolve", "Resolver", "ResolverFailed"]

PATIENCE = 10.0  # seconds; glibc gives up on one server after 5


class NameNotFound(httpx.ConnectError):
    """The name does not exist (NXDOMAIN)."""


class ResolverFailed(httpx.ConnectError):
    """The name servers gave no answer, so nothing is known of the name."""


class Refused(httpx.ConnectError):
    """The guard refused the address; nothing was sent."""


Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


class Resolver:
    """Resolves through the system, in threads of its own: a slow zone must not starve whoever else needs one."""

    def __init__(self, threads: int = 32) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="linkcheck-dns")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the host's addresses in the order to try them; raises `NameNotFound` or `ResolverFailed`."""
        loop = asyncio.get_running_loop()
        lookup = loop.run_in_executor(self._threads, _look_up, host, port)
        try:
            async with asyncio.timeout(PATIENCE):
                return await lookup
        except TimeoutError as error:
            raise ResolverFailed(f"the name servers did not answer for {host} within {PATIENCE:.0f} s") from error

    def close(self) -> None:
        """Let the threads go without waiting for those that are stuck."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise NameNotFound(f"the name {host} does not exist") from error
        raise ResolverFailed(f"{host}: {error.strerror}") from error
    except (OSError, UnicodeError) as error:
        raise ResolverFailed(f"{host}: {error}") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
