"""Host names in, addresses out, and the two ways of not finding any told apart."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from weakref import WeakValueDictionary

import httpx

from linkcheck.fetch.threads import in_thread
from linkcheck.urls import is_ip_address

__all__ = ["NameNotFound", "Refused", "Resolve", "Resolver", "ResolverFailed"]

AT_ONCE = 64  # look-ups, each in a thread
AT_ONCE_IN_ZONE = 8  # of names below one domain, whose servers may be slow
KEPT = 20_000  # names
MOST_ADDRESSES = 16  # of one name
STILL_KNOWN = 5.0  # seconds
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
    """Resolves through the system, in threads: a slow zone must not starve whoever else needs one."""

    def __init__(self, look_up: Callable[[str, int], Sequence[str]] | None = None) -> None:
        self._look_up = look_up or _look_up
        self._places = asyncio.Semaphore(AT_ONCE)
        self._zones: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._known: asyncio.Task[bool] | None = None  # whether any name is, asked not long ago
        self._known_at = 0.0
        self._found: OrderedDict[str, asyncio.Task[Sequence[str]]] = OrderedDict()

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the host's addresses in the order to try them; raises `NameNotFound` or `ResolverFailed`.

        Answers are kept for the run; whoever uses one checks it each time. A machine that is cut off, or behind a
        name server that knows its own network only, finds no name at all. So before one is said not to exist, a
        name that does is asked for, every few seconds anew: networks go down in the middle of a run.
        """
        if is_ip_address(host):
            return [host]
        try:
            return await self._addresses(host, port)
        except NameNotFound as error:
            if self._known is None or time.monotonic() - self._known_at > STILL_KNOWN:
                self._known, self._known_at = asyncio.create_task(self._knows_any_name()), time.monotonic()
            if await asyncio.shield(self._known):
                raise
            raise ResolverFailed("the name servers know no name at all; is this machine online?") from error

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a name, asked now, or by whoever asked first; failures are not kept."""
        task = self._found.get(host)
        if task is None:
            task = self._found[host] = asyncio.create_task(self._ask(host, port))
            task.add_done_callback(_heard)
            if len(self._found) > KEPT:
                self._found.popitem(last=False)
        try:
            return await asyncio.shield(task)
        except (NameNotFound, ResolverFailed):
            if self._found.get(host) is task:
                del self._found[host]
            raise

    async def _ask(self, host: str, port: int) -> Sequence[str]:
        zone = _zone(host)
        in_zone = self._zones.setdefault(zone, asyncio.Semaphore(AT_ONCE_IN_ZONE))
        async with in_zone, self._places:
            try:
                async with asyncio.timeout(PATIENCE):
                    return await in_thread(partial(self._look_up, host, port), "linkcheck-dns")
            except RuntimeError as error:  # the system allows no more threads
                raise ResolverFailed(f"{host}: {error}") from error
            except TimeoutError as error:
                message = f"the name servers did not answer for {host} within {PATIENCE:.0f} s"
                raise ResolverFailed(message) from error

    async def _knows_any_name(self) -> bool:
        for name in CERTAIN:
            with suppress(NameNotFound, ResolverFailed):
                return bool(await self._ask(name, 443))
        return False

    async def close(self) -> None:
        """Let those that still ask go."""
        tasks = [*self._found.values(), *filter(None, [self._known])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _zone(host: str) -> str:
    """Return the domain whose servers are asked, roughly: two labels, three where the second is short (co.uk)."""
    labels = host.split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])


def _heard(task: asyncio.Task[Sequence[str]]) -> None:
    """Take note of a failure although whoever asked has gone: asyncio would complain about it."""
    if not task.cancelled():
        task.exception()


def _look_up(host: str, port: int) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise NameNotFound(f"the name {host} does not exist") from error
        raise ResolverFailed(f"{host}: {error.strerror}") from error
    except (OSError, UnicodeError) as error:
        raise ResolverFailed(f"{host}: {error}") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))[:MOST_ADDRESSES]
