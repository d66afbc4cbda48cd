"""Host names in, addresses out, and the two ways of not finding any told apart."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import httpx

from linkcheck.urls import is_ip_address

__all__ = ["NameNotFound", "Refused", "Resolve", "Resolver", "ResolverFailed"]

PATIENCE = 10.0  # seconds; glibc gives up on one server after 5
CERTAIN = ("example.com", "iana.org")  # RFC 2606 and its registry: names that will not go away


class NameNotFound(httpx.ConnectError):
    """The name does not exist (NXDOMAIN)."""


class ResolverFailed(httpx.ConnectError):
    """The name servers gave no answer, so nothing is known of the name."""


class Refused(httpx.ConnectError):
    """The guard refused the address; nothing was sent."""


Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


class Resolver:
    """Resolves through the system, in threads of its own: a slow zone must not starve whoever else needs one."""

    def __init__(self, look_up: Callable[[str, int], Sequence[str]] | None = None, threads: int = 32) -> None:
        self._look_up = look_up or _look_up
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="linkcheck-dns")
        self._answers: asyncio.Task[bool] | None = None
        self._found: dict[str, Sequence[str]] = {}  # for the run; who uses an answer checks it each time

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the host's addresses in the order to try them; raises `NameNotFound` or `ResolverFailed`.

        A machine that is cut off, or behind a name server that knows its own network only, finds no name at
        all. So before one is said not to exist, a name that does is asked for, once a run.
        """
        if is_ip_address(host):
            return [host]
        try:
            if host not in self._found:
                self._found[host] = await self._addresses(host, port)
            return self._found[host]
        except NameNotFound as error:
            self._answers = self._answers or asyncio.create_task(self._knows_any_name())
            if await asyncio.shield(self._answers):
                raise
            raise ResolverFailed("the name servers know no name at all; is this machine online?") from error

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        lookup = asyncio.get_running_loop().run_in_executor(self._threads, self._look_up, host, port)
        try:
            async with asyncio.timeout(PATIENCE):
                return await lookup
        except TimeoutError as error:
            raise ResolverFailed(f"the name servers did not answer for {host} within {PATIENCE:.0f} s") from error

    async def _knows_any_name(self) -> bool:
        for name in CERTAIN:
            with suppress(NameNotFound, ResolverFailed):
                return bool(await self._addresses(name, 443))
        return False

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
