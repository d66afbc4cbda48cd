"""The chaos server as the public web: through the same transport and guard as everywhere, and into our thread."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Self

import httpx
import pytest
from chaos.names import Names
from chaos.server import Chaos

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.replay import VirtualTime
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import Failure, Response
from linkcheck.page.refresh import refresh

# What is large is larger than this cap. Whatever ends by itself has all the time that a busy machine may need;
# for what never ends time is compressed, to half a second against a drip every 20 ms.
PATIENT = FetchSettings(
    timeout=5, deadline=20, attempts=2, spacing=0, concurrency=100, max_redirects=10, max_body=2**18
)
HASTY = replace(PATIENT, timeout=0.5, deadline=1.5)
NOBODY_WAITS = 30.0  # seconds; more than any outcome may take, so that what never ends is told from what is late


class Internet(httpx.AsyncBaseTransport):
    """Sends what is meant for `….site` to our server, and everything else past the guard, as always.

    Both ways are our own transport's. Only on the first it may reach loopback, because there the web is.
    """

    def __init__(self, web: Chaos, settings: FetchSettings, names: Names | None = None) -> None:
        self.names = names or Names()
        self._environment = pytest.MonkeyPatch()
        self._web = web
        self._public = GuardedTransport(replace(settings, allow_private=True), resolve=self.names)
        self._guarded = GuardedTransport(settings, resolve=self.names)

    async def __aenter__(self) -> Self:
        """Let our own transport trust the one authority that is to be trusted, as a user would."""
        if self._web.authority:
            self._environment.setenv("SSL_CERT_FILE", str(self._web.authority))
        return self

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer of whoever is asked."""
        port = self._port(request.url)
        if port is None:
            return await self._guarded.handle_async_request(request)
        url = request.url.copy_with(host=request.url.raw_host.decode(), port=port)
        there = httpx.Request(request.method, url, headers=request.headers)
        there.extensions = request.extensions  # the very same: who asks may look into them
        return await self._public.handle_async_request(there)

    def _port(self, url: httpx.URL) -> int | None:
        """Return where on loopback a public host is served; None for a host or a port that is not public."""
        host = url.raw_host.decode().rstrip(".")
        if not host.endswith(".site") or url.port is not None:
            return None
        if host == "nothing-listens.site":
            return 1
        return self._web.ports.get(host, self._web.tls_port if url.scheme == "https" else self._web.port)

    async def aclose(self) -> None:
        """Close every connection."""
        self._environment.undo()
        await self._public.aclose()
        await self._guarded.aclose()


Outcome = Response | Failure | BaseException


class Visited(dict[str, Outcome]):
    """What came of each address, and what the run itself was like."""

    def __init__(self, web: Chaos) -> None:
        self.web = web  # what it remembers of it
        self.seconds = 0.0
        self.slept = 0.0  # of the time that is only pretended
        self.complaints: list[object] = []  # of the event loop, and of what was left to the garbage collector
        self.left: list[object] = []  # the addresses outside of this machine that were to be reached
        self.asked_names: Counter[str] = Counter()


@asynccontextmanager
async def online(visited: Visited, settings: FetchSettings) -> AsyncIterator[Fetcher]:
    """Open a fetcher that reaches the web over one transport, and pretends to sleep."""
    time = VirtualTime()
    gate = Gate(settings, clock=time.clock, sleep=time.sleep)
    async with Internet(visited.web, settings) as internet:
        yield Fetcher(Live(internet, settings), settings, gate=gate, sleep=time.sleep, refresh=refresh)
        visited.slept, visited.asked_names = time.clock(), internet.names.asked


async def visit_all(web: Chaos, addresses: Iterable[str], settings: FetchSettings) -> Visited:
    """Fetch addresses, all at once; whatever happens to one stays its own outcome."""
    visited, loop = Visited(web), asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: visited.complaints.append(context))
    started = loop.time()
    async with online(visited, settings) as fetcher:
        tasks = {url: asyncio.create_task(fetcher.fetch(url)) for url in addresses}
        await asyncio.wait(tasks.values(), timeout=NOBODY_WAITS)
        visited.seconds = loop.time() - started
        for task in tasks.values():
            task.cancel()
        outcomes = await asyncio.gather(*tasks.values(), return_exceptions=True)
        visited.update(zip(tasks, outcomes, strict=True))
    return visited


def visit(
    web: Chaos, *addresses: str, settings: FetchSettings = PATIENT, apart: float = 0.0
) -> list[Response | Failure]:
    """Return what comes of addresses, one after another over the same connections, some seconds apart."""

    async def run() -> list[Response | Failure]:
        found = []
        async with online(Visited(web), settings) as fetcher:
            for address in addresses:
                found.append(await fetcher.fetch(address))
                await asyncio.sleep(apart)
        return found

    return asyncio.run(run())
