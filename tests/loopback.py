"""A web server on loopback that answers byte for byte what a test tells it to, in a thread of its own."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import aclosing
from typing import Self

Answer = bytes | Callable[[], AsyncIterator[bytes]]


def http(status: int = 200, headers: Mapping[str, str] | None = None, body: bytes | str = b"") -> bytes:
    """Return a whole HTTP message."""
    body = body.encode() if isinstance(body, str) else body
    lines = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))} | dict(headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
    return f"HTTP/1.1 {status} X\r\n{head}\r\n".encode("latin-1") + body


def page(title: str, published: str | None = None, text: str = "") -> bytes:
    """Return a message that holds a page with a title, and a date if given."""
    meta = f'<meta property="article:published_time" content="{published}">' if published else ""
    return http(body=f"<!doctype html><title>{title}</title>{meta}<h1>{title}</h1><p>{text}</p>")


async def silence() -> AsyncIterator[bytes]:
    """Answer nothing until the client goes."""
    await asyncio.Event().wait()
    yield b""


async def endless() -> AsyncIterator[bytes]:
    """Answer a page without an end."""
    yield b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<title>Without an end</title>"
    while True:
        yield b"<p>more" * 4096


async def cut_short() -> AsyncIterator[bytes]:
    """Promise more than is sent."""
    yield http(body="<title>Cut short</title>", headers={"content-length": "100000"})


class Web:
    """Serves paths; a list of answers is given one after another, the last for good."""

    def __init__(
        self,
        answers: Mapping[str, Answer | Iterable[Answer]],
        *,
        host: str = "127.0.0.1",
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.asked: Counter[str] = Counter()
        self.heads: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._connections: set[asyncio.Task[None] | None] = set()  # the loop itself forgets who waits for ever
        self._answers = {path: _listed(answer) for path, answer in answers.items()}
        self._host = host
        self._context = context
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        host = f"[{self._host}]" if ":" in self._host else self._host
        self.base = f"{'https' if self._context else 'http'}://{host}:{self.port}"
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, self._host, 0, ssl=self._context)

    async def _stop(self) -> None:
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.001)  # connections that were aborted are closed on the loop's next round

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.add(asyncio.current_task())
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(head.decode("latin-1"), writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError, ssl.SSLError):
            pass
        finally:
            self._connections.discard(asyncio.current_task())
            writer.close()
            writer.transport.abort()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        path = head.split(" ", 2)[1]
        answers = self._answers.get(path, [http(404, body="<title>Not found</title>")])
        answer = answers[min(self.asked[path], len(answers) - 1)]
        self.asked[path] += 1
        self.heads.append(head)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
                return
            async with aclosing(answer()) as pieces:
                async for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
            raise ConnectionResetError
        finally:
            self._at_once -= 1


def _listed(answer: Answer | Iterable[Answer]) -> list[Answer]:
    return [answer] if isinstance(answer, bytes) or callable(answer) else list(answer)
