"""A small server for what nginx does not do: answers that come late, bans, pauses, and first tries that fail.

Run as a program: ``python answers.py`` prints its port when it listens on every loopback address, and ends with
its standard input. Each address is a host of its own, whose story begins with its first request.

========================  ==========================================================================
``/late/…``               a page of 2 KB after 200 ms
``/now/…``                the page at once
``/ban/…``                429 with Retry-After for the host's first 5 seconds, then a page
``/silent-ban/…``         the same without Retry-After
``/pause/…``              the address's first answer is 503 with ``Retry-After: 2``, the next a page
``/flaky/…``              the address's first answer is 500, the next a page
``/story?HOST``           what a host was asked, as JSON: seconds since the first request, path, status
``/connections``          how many connections were accepted
========================  ==========================================================================
"""

from __future__ import annotations

import asyncio
import json
import math
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import cast

LATE = 0.2  # seconds
BANNED = 5.0
PAUSE = 2
PAGE = (
    b'<!doctype html><html lang="en"><title>The talks</title><h1 id="talks">The talks</h1>' + b"<p>A line.\n" * 180
)
Story = list[tuple[float, str, int]]


def message(status: int, body: bytes = b"", headers: str = "") -> bytes:
    """Return a whole answer."""
    head = f"HTTP/1.1 {status} X\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {len(body)}\r\n"
    return f"{head}{headers}\r\n".encode() + body


GOOD = message(200, PAGE)


class Stories:
    """What every host was asked, and what it answers next."""

    def __init__(self) -> None:
        self.hosts: dict[str, Story] = {}
        self.started: dict[str, float] = {}
        self.connections = 0

    def answer(self, host: str, kind: str, path: str) -> bytes:
        """Return the answer to a request and remember it."""
        now = time.monotonic()
        story = self.hosts.setdefault(host, [])
        since = now - self.started.setdefault(host, now)
        is_first = all(each != path for _, each, _ in story)
        status, headers = self.decided(kind, since, is_first)
        story.append((since, path, status))
        return GOOD if status == 200 else message(status, headers=headers)

    @staticmethod
    def decided(kind: str, since: float, is_first: bool) -> tuple[int, str]:
        """Return the status and headers for a request that comes so long after the host's first."""
        match kind:
            case "ban" if since < BANNED:
                return 429, f"retry-after: {math.ceil(BANNED - since)}\r\n"
            case "silent-ban" if since < BANNED:
                return 429, ""
            case "pause" if is_first:
                return 503, f"retry-after: {PAUSE}\r\n"
            case "flaky" if is_first:
                return 500, ""
        return 200, ""

    def told(self, path: str) -> bytes:
        """Return what is known of a host, or of the connections."""
        what = self.hosts.get(path.partition("?")[2], []) if path.startswith("/story") else self.connections
        return message(200, json.dumps(what).encode())


class Connection(asyncio.Protocol):
    """Answers the requests of one connection."""

    def __init__(self, stories: Stories) -> None:
        self.stories = stories
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count and keep the connection."""
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is no subclass
        self.stories.connections += 1
        self.later: Callable[..., object] = asyncio.get_running_loop().call_later

    def data_received(self, data: bytes) -> None:
        """Answer as many requests as have come whole."""
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, _, self.received = self.received.partition(b"\r\n\r\n")
            self.asked(head.split(b" ", 2)[1].decode("latin-1"))

    def asked(self, path: str) -> None:
        """Answer a request now or later."""
        kind = path.split("/", 2)[1].partition("?")[0]
        if kind == "late":
            self.later(LATE, self.send)
        elif kind == "now":
            self.send()
        elif kind in {"story", "connections"}:
            self.transport.write(self.stories.told(path))
        else:
            host = self.transport.get_extra_info("sockname")[0]
            self.transport.write(self.stories.answer(host, kind, path))

    def send(self) -> None:
        """Answer with the page, if anyone still listens."""
        if not self.transport.is_closing():
            self.transport.write(GOOD)


async def serve() -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    stories = Stories()
    server = await loop.create_server(lambda: Connection(stories), "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it
    factory = None
    with suppress(ImportError):
        import uvloop

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(serve())
