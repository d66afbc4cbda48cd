"""One question, one answer: a GET of one address, without redirects, bounded in time and in bytes."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from typing import NamedTuple

import httpx

from linkcheck.fetch.names import NameNotFound, Refused, ResolverFailed
from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind

__all__ = ["Ask", "Hop", "Live", "Question", "now"]


class Question(NamedTuple):
    """What is asked: an address, the cookies that its chain has set, and how long the answer may take."""

    url: str
    cookies: str = ""
    seconds: float = 20.0


class Hop(NamedTuple):
    """What one host answered: a redirect, a page, an error; the body as it came over the wire."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]  # names in lower case
    body: bytes = b""
    truncated: str | None = None  # "length", "time" or "disconnect"
    elapsed: float = 0.0
    checked: str = ""

    def header(self, name: str) -> str | None:
        """Return the header's first value: of two `Location`s browsers follow the first."""
        return next((value for each, value in self.headers if each == name), None)


Ask = Callable[[Question], Awaitable[Hop | Failure]]


def now() -> str:
    """Return the time as RFC 3339, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Partial:
    """An answer as far as it has come; what is there when the time runs out is still evidence."""

    def __init__(self) -> None:
        self.head: httpx.Response | None = None
        self.body = bytearray()
        self.truncated: str | None = None


class Live:
    """Asks over a transport: our own, or any other of httpx (`MockTransport` in tests)."""

    def __init__(self, transport: httpx.AsyncBaseTransport, settings: FetchSettings) -> None:
        self._transport = transport
        self._headers = {
            "user-agent": settings.user_agent,
            "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "accept-language": "en,*;q=0.5",
            "accept-encoding": "gzip, deflate",  # what can be decoded within bounds
        }
        self._most = settings.max_body * 2  # on the wire; a page that does not compress still fits

    async def __call__(self, question: Question) -> Hop | Failure:
        """Return what the host answered, or why it did not. Never raises for what a server does."""
        started = time.monotonic()
        partial = _Partial()
        failure = None
        try:
            async with asyncio.timeout(question.seconds):
                await self._receive(question, partial)
        except TimeoutError:
            partial.truncated = "time"
            failure = (FailureKind.TIMEOUT, f"no answer within {question.seconds:g} s")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            partial.truncated = "disconnect"
            failure = _told_apart(error)
        if partial.head is None:
            kind, detail = failure or (FailureKind.PROTOCOL, "no answer")
            return Failure(question.url, kind, detail, checked=now())
        return _hop(question.url, partial, time.monotonic() - started)

    async def _receive(self, question: Question, partial: _Partial) -> None:
        headers = self._headers | ({"cookie": question.cookies} if question.cookies else {})
        request = httpx.Request("GET", question.url, headers=headers)
        response = await self._transport.handle_async_request(request)
        try:
            partial.head = response
            await self._read(response, partial)
        finally:
            await _close(response)

    async def _read(self, response: httpx.Response, partial: _Partial) -> None:
        if not isinstance(response.stream, httpx.AsyncByteStream):
            return
        chunks = aiter(response.stream)
        try:
            async for chunk in chunks:
                partial.body += chunk
                if len(partial.body) > self._most:
                    partial.truncated = "length"
                    break
        finally:
            if isinstance(chunks, AsyncGenerator):  # it is closed here, not by the garbage collector
                await chunks.aclose()


async def _close(response: httpx.Response) -> None:
    """Close a response, whatever its connection thinks of it, within a second."""
    try:
        async with asyncio.timeout(1):
            await response.aclose()
    except (TimeoutError, httpx.HTTPError, RuntimeError, OSError):
        pass


def _hop(url: str, partial: _Partial, elapsed: float) -> Hop:
    assert partial.head is not None  # noqa: S101  (the caller has looked)
    headers = tuple((_text(name).lower(), _text(value)) for name, value in partial.head.headers.raw)
    return Hop(url, partial.head.status_code, headers, bytes(partial.body), partial.truncated, elapsed, now())


def _text(raw: bytes) -> str:
    """Return a header as browsers read it: UTF-8 where it is, else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _told_apart(error: Exception) -> tuple[FailureKind, str]:
    """Return what went wrong, and the words for it."""
    detail = str(error)[:300] or type(error).__name__
    match error:
        case NameNotFound():
            return FailureKind.DNS, detail
        case ResolverFailed():
            return FailureKind.RESOLVER, detail
        case Refused():
            return FailureKind.BLOCKED, detail
        case httpx.TimeoutException():
            return FailureKind.TIMEOUT, detail
        case httpx.ConnectError():
            tls = _tls_error(error)
            return (FailureKind.TLS, tls) if tls else (FailureKind.CONNECT, detail)
        case _:
            return FailureKind.PROTOCOL, detail


def _tls_error(error: BaseException) -> str | None:
    """Return the TLS library's words if such an error is among the causes."""
    cause: BaseException | None = error
    for _ in range(10):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, ssl.SSLError):
            return (cause.reason or "handshake failed").replace("_", " ").lower()
        cause = cause and (cause.__cause__ or cause.__context__)
    return None
