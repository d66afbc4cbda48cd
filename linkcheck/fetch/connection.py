"""One connection: a request goes out, its answer comes in, and another may follow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import cast

import httpx

from linkcheck.fetch.answer import Answer, Cut

__all__ = ["Connection"]

BACKLOG = 2**18  # bytes of a body that may wait for whoever reads it; then the other side has to wait


class Connection(asyncio.Protocol):
    """A socket that carries one request at a time."""

    def __init__(self, loop: asyncio.AbstractEventLoop, open_ones: set[Connection]) -> None:
        self._open_ones = open_ones  # it is one of them from its first moment to its last
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._answer: Answer | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._failure: Exception | None = None
        self._waiting = 0  # bytes
        self._is_paused = False
        self.is_closed = False
        self.idle_since = 0.0

    @property
    def has_heard(self) -> bool:
        """True once anything of the answer came: then the request reached the server."""
        return self._answer is not None and self._answer.has_begun

    async def ask(self, message: bytes) -> Answer:
        """Send a request and return its answer as soon as the head is there; raises `httpx.TransportError`."""
        if self._transport is None or self.is_closed:
            raise Cut("the connection is closed")
        self._answer = answer = Answer()
        self._failure = None
        self._transport.write(message)
        while not answer.has_head:
            await self._more()
        return answer

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises `httpx.TransportError` where it breaks off."""
        answer = self._answer
        while answer is not None:
            if answer.pieces:
                piece = answer.pieces[0] if len(answer.pieces) == 1 else b"".join(answer.pieces)
                answer.pieces.clear()
                self._resume()
                yield piece
            elif answer.is_complete:
                return
            else:
                await self._more()

    def done(self) -> bool:
        """End the exchange; return whether the connection may be used again."""
        answer, self._answer = self._answer, None
        if answer is not None and answer.is_complete and answer.may_be_followed and not self.is_closed:
            self.idle_since = time.monotonic()
            self._resume()  # what was not read, or held no body, has no part in the next answer
            return True
        self.close()
        return False

    def close(self) -> None:
        """Close the connection at once."""
        self.is_closed = True
        if self._transport is not None:
            self._transport.abort()

    async def _more(self) -> None:
        """Wait until something has come; raise what went wrong."""
        if self._failure is None:
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self._failure is not None and not (self._answer and (self._answer.pieces or self._answer.is_complete)):
            raise self._failure

    def _resume(self) -> None:
        self._waiting = 0
        if self._is_paused and self._transport is not None and not self.is_closed:
            self._is_paused = False
            self._transport.resume_reading()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _fail(self, error: Exception) -> None:
        self._failure = self._failure or error
        self.close()
        self._wake()

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the socket."""
        self._transport = cast(
            asyncio.Transport, transport
        )  # uvloop's is one, too, though it inherits from nothing
        self._open_ones.add(self)

    def data_received(self, data: bytes) -> None:
        """Take in what came."""
        answer = self._answer
        if answer is None:
            self.close()  # nobody asked
            return
        try:
            answer.feed(data)
        except httpx.TransportError as error:
            self._fail(error)
            return
        self._waiting += len(data)
        if self._waiting > BACKLOG and answer.has_head and not self._is_paused and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Take in that nothing more will come; the socket is closed then."""
        self._ended(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Take in that the socket is gone."""
        self._ended(exc)
        self.is_closed = True
        self._open_ones.discard(self)

    def _ended(self, error: Exception | None) -> None:
        answer = self._answer
        if answer is None or answer.is_complete or self._failure is not None:
            self.is_closed = True
            return
        try:
            if error is not None:
                raise Cut(f"the connection broke: {str(error)[:100] or type(error).__name__}")
            answer.end()
        except httpx.TransportError as failure:
            self._fail(failure)
        else:
            self.is_closed = True
            self._wake()
