"""The chaos server: one path a behaviour, answered byte for byte, in a thread of its own.

Beside it stand a server behind TLS, a few ports where TLS goes wrong, and a private one, which nobody may reach.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

from chaos.behaviours import BEHAVIOURS
from chaos.behaviours_tls import BROKEN
from chaos.messages import NOT_FOUND, page
from chaos.names import has_ipv6

HAND_OVER = 0.0005  # seconds; the client's thread must not keep ours waiting for Python's usual 5 ms each time
DRIP = 0.02  # seconds between two bytes of what is slow
FLOOD = 2**26  # bytes of what is called endless: many times more than anybody should read
LONGEST_REQUEST = 2**17
CALLERS = 2000  # who may wait for their turn; the others would be dropped, and be late for no fault of theirs

Raw = Callable[["Visit"], Awaitable[None]]


class Visit:
    """One request as its server sees it, and the way to answer it."""

    def __init__(self, web: Chaos, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.web = web
        self.head = ""
        self.turn = 0  # which request for this behaviour it is, from 1
        self.on_connection = 0  # which request on its connection it is, from 1
        self.kept = False
        self._reader = reader
        self._writer = writer

    async def next(self) -> None:
        """Read the next request on the connection; raises `IncompleteReadError` where there is none."""
        self.kept = False
        self.head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.on_connection += 1
        self.web.heads[self.name].append(self.head)
        self.turn = len(self.web.heads[self.name])

    @property
    def method(self) -> str:
        return self.head.split(" ", 2)[0]

    @property
    def path(self) -> str:
        return self.head.split(" ", 2)[1].partition("?")[0]

    @property
    def name(self) -> str:
        """The behaviour that is asked for: the path's first segment."""
        return self.path.split("/")[1] if "/" in self.path else self.path

    async def send(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()
        await asyncio.sleep(0)  # others have their turn, even where this client reads as fast as we write
        self.web.sent[self.name if self.head else ""] += len(data)

    async def flood(self, data: bytes) -> None:
        """Send the same again and again, for longer than anybody could be expected to listen."""
        together = data * (1 + 2**14 // len(data))
        for _ in range(FLOOD // len(together)):
            await self.send(together)

    async def drip(self, data: bytes) -> None:
        """Send byte by byte."""
        for byte in data:
            await self.send(bytes([byte]))
            await self.pause()

    async def pause(self) -> None:
        await asyncio.sleep(DRIP)

    async def gone(self) -> None:
        """Wait until the client has gone."""
        while await self._reader.read(2**16):
            pass

    async def first_bytes(self) -> bytes:
        """Return what the client says first, for servers that understand nothing else."""
        return await self._reader.read(2**16)

    def keep(self) -> None:
        """Leave the connection open for the next request."""
        self.kept = True

    def reset(self) -> None:
        """End the connection at once (RST), whatever is still to be sent."""
        raw = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


class Chaos:
    """Serves every behaviour in the table, from entering to leaving."""

    def __init__(self, context: ssl.SSLContext | None = None, authority: Path | None = None) -> None:
        self.authority = authority  # whose certificates are to be trusted
        self.heads: dict[str, list[str]] = defaultdict(list)  # of the requests for each behaviour
        self.sent: Counter[str] = Counter()  # bytes, for each behaviour
        self.script: list[bytes] = []  # what is sent for `/scripted`, piece by piece
        self.connections = 0
        self.private_visits = 0
        self.mistakes: list[object] = []  # our own
        self.ports: dict[str, int] = {}  # of the hosts that are served somewhere else than the others
        self._context = context
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        self._connections: set[asyncio.Task[None] | None] = set()  # the loop itself forgets who waits for ever
        self._thread = threading.Thread(target=self._loop.run_forever, name="chaos", daemon=True)

    def __enter__(self) -> Self:
        self._switch_interval = sys.getswitchinterval()
        sys.setswitchinterval(HAND_OVER)
        self._loop.set_exception_handler(lambda _, context: self.mistakes.append(context))
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        sys.setswitchinterval(self._switch_interval)

    async def _start(self) -> None:
        self.port = await self._listen(self._serve)
        self.private_port = await self._listen(self._serve_private)
        if has_ipv6():
            self.ports["ipv6-only.site"] = await self._listen(self._serve, "::1")
        if self._context:
            self.tls_port = await self._listen(self._serve, context=self._context)
        for host, serve in BROKEN.items():
            self.ports[host] = await self._listen(lambda *streams, serve=serve: self._serve_raw(serve, *streams))

    async def _listen(self, serve, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> int:
        server = await asyncio.start_server(serve, host, 0, ssl=context, limit=LONGEST_REQUEST, backlog=CALLERS)
        self._servers.append(server)
        return server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        for server in self._servers:
            server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.001)  # connections that were aborted are closed on the loop's next round

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        visit = Visit(self, reader, writer)

        async def each() -> None:
            visit.kept = True
            while visit.kept:
                await visit.next()
                await answer(visit)

        await self._connection(each(), writer)

    async def _serve_raw(self, serve: Raw, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._connection(serve(Visit(self, reader, writer)), writer)

    async def _serve_private(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.private_visits += 1
        await self._connection(Visit(self, reader, writer).send(page("A secret")), writer)

    async def _connection(self, served: Awaitable[None], writer: asyncio.StreamWriter) -> None:
        """Serve a connection to its end, which is often not ours to choose."""
        self._connections.add(asyncio.current_task())
        try:
            await served
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # the client has gone, or the test has ended
        except Exception as error:  # noqa: BLE001  (told where the test looks for it)
            self.mistakes.append(error)
        finally:
            self._connections.discard(asyncio.current_task())
            writer.transport.abort()


async def answer(visit: Visit) -> None:
    """Do what the behaviour that is asked for does; what is not in the table is really not there."""
    known = BEHAVIOURS.get(visit.name)
    if known is None:
        await visit.send(NOT_FOUND)
    elif known.serve:
        await known.serve(visit)
    else:
        await visit.send(page())
        visit.keep()
