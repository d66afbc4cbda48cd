"""Fetches every address of a file, one a line, with linkcheck's engine, and prints what came of it as JSON.

Run as a program, so that imports are part of what it costs, as they are for any other: ``python drive.py URLS``.
With ``--client httpx`` it does the same with one `httpx.AsyncClient` as it comes: the baseline. Certificates are
not verified by either.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import resource
import ssl
import sys
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from itertools import islice
from typing import Any, NamedTuple, NoReturn

STATUS_ONLY = {"max_body": 1}  # settings with which the engine reads no more of an answer than it must

_FETCH = ("client", "exchange", "settings", "transport")
CLIENTS = {"linkcheck": tuple(f"linkcheck.fetch.{name}" for name in _FETCH), "httpx": ("httpx",)}
READING = ("linkcheck.page.read",)


class Got(NamedTuple):
    """What came of an address: a status, or the kind of a failure; and the page."""

    outcome: str
    body: bytes = b""
    url: str = ""
    content_type: str = ""


Get = Callable[[str], Awaitable[Got]]
Read = Callable[[bytes, str, str], Awaitable[tuple[bool, bool]]]


class Tally:
    """What came of all addresses."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.size = self.titles = self.dates = 0

    def told(self) -> dict[str, Any]:
        """Return the counts, and the peak memory of this process and of the largest of its workers, in MB."""
        who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        own, workers = (resource.getrusage(each).ru_maxrss / 1024 for each in who)
        return {
            "outcomes": self.outcomes,
            "bytes": self.size,
            "titles": self.titles,
            "dates": self.dates,
            "own": own,
            "workers": workers,
        }


def unverified() -> ssl.SSLContext:
    """Return a context that takes any certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@asynccontextmanager
async def linkcheck_client(options: argparse.Namespace) -> AsyncIterator[Get]:
    """Give linkcheck's fetcher over its own transport."""
    from linkcheck.fetch.client import Fetcher  # noqa: PLC0415  (the baseline does not pay for it)
    from linkcheck.fetch.exchange import Live  # noqa: PLC0415
    from linkcheck.fetch.settings import FetchSettings  # noqa: PLC0415
    from linkcheck.fetch.transport import GuardedTransport  # noqa: PLC0415
    from linkcheck.model import Failure  # noqa: PLC0415

    named = {name: getattr(options, name) for name in ("concurrency", "per_host", "spacing")}
    values: dict[str, Any] = {name: value for name, value in named.items() if value is not None}
    values |= STATUS_ONLY if options.status_only else {}
    settings = FetchSettings(allow_private=True, **values)
    transport = GuardedTransport(settings, context=unverified())
    fetcher = Fetcher(Live(transport, settings), settings)

    async def get(url: str) -> Got:
        answer = await fetcher.fetch(url)
        if isinstance(answer, Failure):
            return Got(answer.kind.value)
        return Got(str(answer.status), answer.body, answer.final_url, answer.content_type)

    try:
        yield get
    finally:
        await transport.aclose()


@asynccontextmanager
async def httpx_client(options: argparse.Namespace) -> AsyncIterator[Get]:
    """Give one client of httpx as it comes, with as many connections as requests at once."""
    import httpx  # noqa: PLC0415

    limits = httpx.Limits(max_connections=options.concurrency, max_keepalive_connections=options.concurrency)
    # Its pool makes some wait for longer than the 5 s that it allows by itself; what is measured is its cost.
    client = httpx.AsyncClient(follow_redirects=True, limits=limits, verify=unverified(), timeout=60)

    async def get(url: str) -> Got:
        try:
            answer = await client.get(url)
        except httpx.HTTPError as error:
            return Got(type(error).__name__)
        content_type = answer.headers.get("content-type", "")
        return Got(str(answer.status_code), answer.content, str(answer.url), content_type)

    async with client:
        yield get


def title_and_date(body: bytes, url: str, content_type: str) -> tuple[bool, bool]:
    """Return whether a page has a title, and a date."""
    from linkcheck.page.read import read_page  # noqa: PLC0415  (not all runs read pages)

    page = read_page(body, url, content_type)
    return bool(page.titles), page.published is not None


@asynccontextmanager
async def reader(workers: int) -> AsyncIterator[Read]:
    """Give what reads a page: in the loop, or in so many of the program's reading processes."""
    if not workers:

        async def here(body: bytes, url: str, content_type: str) -> tuple[bool, bool]:
            return title_and_date(body, url, content_type)

        yield here
        return
    from linkcheck.readers import Readers  # noqa: PLC0415  (an older tree has none)

    readers = Readers(processes=workers, handful=0)

    async def there(body: bytes, url: str, content_type: str) -> tuple[bool, bool]:
        page = await readers.read(body, url, content_type)
        return bool(page.titles), page.published is not None

    try:
        yield there
    finally:
        await readers.close()


async def fetch_all(urls: Iterator[str], options: argparse.Namespace) -> Tally:
    """Return what came of all addresses, drawn one by one.

    There are twice as many tasks as requests may be under way, so that one which waits for its host holds up
    nobody; the pool of httpx, whose cost grows with the square of what waits, is spared that.
    """
    tally = Tally()
    tasks = (2 if options.client == "linkcheck" else 1) * (options.concurrency or 64)
    clients = {"linkcheck": linkcheck_client, "httpx": httpx_client}

    async def work(get: Get, read: Read) -> None:
        for url in urls:
            got = await get(url)
            tally.outcomes[got.outcome] += 1
            tally.size += len(got.body)
            if options.read and got.body:
                title, date = await read(got.body, got.url, got.content_type)
                tally.titles += title
                tally.dates += date

    async with (
        clients[options.client](options) as get,
        reader(options.readers) as read,
        asyncio.TaskGroup() as group,
    ):
        for _ in range(tasks):
            group.create_task(work(get, read))
    return tally


def lines(path: str, first: int, step: int) -> Iterator[str]:
    """Yield every so many-th line of a file: one process's share."""
    with open(path) as file:  # noqa: PTH123  (nothing else needs pathlib)
        yield from (line.rstrip("\n") for line in islice(file, first, None, step))


def share(number: int, options: argparse.Namespace) -> dict[str, Any]:
    """Fetch one process's share and return what came of it."""
    factory = None
    if options.loop != "asyncio":
        try:
            import uvloop  # noqa: PLC0415
        except ImportError:
            if options.loop == "uvloop":
                raise
        else:
            factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(fetch_all(lines(options.urls, number, options.processes), options)).told()


def end_as_share(number: int, options: argparse.Namespace, sink: int) -> NoReturn:
    """Do one process's share, send what came of it to the first process, and end."""
    try:
        os.write(sink, json.dumps(share(number, options)).encode())
    except BaseException:  # noqa: BLE001  (a forked process must not go on as if it were the first)
        traceback.print_exc()
    finally:
        os._exit(0)


def shares(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Return what came of each process's share; the first is done in this process."""
    for name in (*CLIENTS[options.client], *(READING if options.read else ())):
        import_module(name)  # once, before the process is split
    pipes = []
    for number in range(1, options.processes):
        source, sink = os.pipe()
        if not os.fork():
            end_as_share(number, options, sink)
        os.close(sink)
        pipes.append(source)
    told = [share(0, options)]
    for source in pipes:
        with os.fdopen(source) as file:
            told.append(json.load(file))
        os.wait()
    return told


def main() -> None:
    """Fetch and print: the counts of all processes, and the sum of their peaks of memory in MB."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("urls")
    parser.add_argument("--client", choices=("linkcheck", "httpx"), default="linkcheck")
    parser.add_argument("--concurrency", type=int, help="requests under way at once, in all processes together")
    parser.add_argument("--per-host", type=int)
    parser.add_argument("--spacing", type=float)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--readers", type=int, default=0, help="worker processes that read pages")
    parser.add_argument("--status-only", action="store_true")
    parser.add_argument("--read", action="store_true", help="collect each page's title and date")
    parser.add_argument("--loop", choices=("auto", "asyncio", "uvloop"), default="auto")
    options = parser.parse_args()
    if options.concurrency:
        options.concurrency = -(-options.concurrency // options.processes)
    with suppress(ImportError):
        from linkcheck.cli.main import COLLECT_AFTER  # noqa: PLC0415

        gc.set_threshold(*COLLECT_AFTER)  # as the command line does
    told = shares(options)
    outcomes: Counter[str] = Counter()
    for each in told:
        outcomes.update(each["outcomes"])
    total = {name: sum(each[name] for each in told) for name in ("bytes", "titles", "dates")}
    rss = sum(each["own"] + options.readers * each["workers"] for each in told)
    json.dump({"outcomes": outcomes, "rss": rss, **total}, sys.stdout)


if __name__ == "__main__":
    main()
