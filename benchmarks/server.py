"""A small fast web server on many loopback addresses, for benchmarks: every path is a page.

Run as a program: ``python benchmarks/server.py HOSTS BYTES`` prints its port when it listens, and ends with
its standard input.
"""

from __future__ import annotations

import asyncio
import sys

PARAGRAPH = "<p>The leaders are to speak by video link on Wednesday, a spokesman said, and named no topics.</p>\n"


def hosts(number: int) -> list[str]:
    """Return so many addresses of the loopback range."""
    return [f"127.0.{1 + each // 250}.{1 + each % 250}" for each in range(number)]


def message(size: int) -> bytes:
    """Return a page of about so many bytes, as it goes over the wire."""
    head = '<!doctype html><html lang="en"><title>The talks</title><h1 id="talks">The talks</h1>'
    head += '<meta property="article:published_time" content="2021-12-15T08:00:00Z">'
    body = (head + PARAGRAPH * max(1, (size - len(head)) // len(PARAGRAPH))).encode()
    lines = f"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {len(body)}\r\n\r\n"
    return lines.encode() + body


class Pages(asyncio.Protocol):
    """Answers every request on a connection with the same page."""

    answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        """Answer as many requests as have come whole."""
        self.received += data
        while b"\r\n\r\n" in self.received:
            _, _, self.received = self.received.partition(b"\r\n\r\n")
            self.transport.write(self.answer)


async def serve(number: int, size: int) -> None:
    """Serve until standard input ends."""
    Pages.answer = message(size)
    loop = asyncio.get_running_loop()
    first = await loop.create_server(Pages, hosts(1)[0], 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    for host in hosts(number)[1:]:
        await loop.create_server(Pages, host, port, backlog=1024)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
