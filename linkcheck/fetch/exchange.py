"""One question, one answer: a GET of one address, without redirects, bounded in time and in bytes."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

import httpx

from linkcheck.fetch.answer import HeadTooLarge, NotHttp
from linkcheck.fetch.decode import ACCEPT, Decoder
from linkcheck.fetch.documents import is_document
from linkcheck.fetch.names import NameNotFound, Refused, ResolverFailed
from linkcheck.fetch.request import Get
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.tls import TlsFailed
from linkcheck.model import Failure, FailureKind

__all__ = ["Ask", "Hop", "Live", "Question", "now"]


class Question(NamedTuple):
    """What is asked: an address, the headers beside the usual ones, and how long the answer may take."""

    url: str
    cookies: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 20.0


class Hop(NamedTuple):
    """What one host answered: a redirect, a page, an error."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]  # names in lower case
    body: bytes = b""  # its encodings undone, and cut at the cap
    truncated: str | None = None  # "length", "time" or "disconnect"
    elapsed: float = 0.0
    checked: str = ""
    notes: tuple[str, ...] = ()  # what was odd about it
    wire: bytes = b""  # the body as it came, where that is wanted

    def header(self, name: str) -> str | None:
        """Return the header's first value: of two `Location`s browsers follow the first."""
        return next((value for each, value in self.headers if each == name), None)


Ask = Callable[[Question], Awaitable[Hop | Failure]]


def now() -> str:
    """Return the time as RFC 3339, UTC, whole seconds."""
    return _in_words(int(time.time()))


@lru_cache(maxsize=4)
def _in_words(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Partial:
    """An answer as far as it has come; what is there when the time runs out is still evidence."""

    def __init__(self) -> None:
        self.status = 0  # until the head is there
        self.headers: tuple[tuple[str, str], ...] = ()
        self.body: Decoder | None = None
        self.wire: bytearray | None = None
        self.truncated: str | None = None

    def page(self) -> bytes:
        """Return the body as far as it has come, its encodings undone: nothing more will come."""
        if self.body is None:
            return b""
        self.body.finish()
        return self.body.body


class Live:
    """Asks over a transport: our own, or any other of httpx (`MockTransport` in tests)."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport, settings: FetchSettings, *, keep_wire: bool = False
    ) -> None:
        self._transport = transport
        self._headers = {
            "user-agent": settings.introduction,
            "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "accept-language": "en,*;q=0.5",
            "accept-encoding": ACCEPT,  # what can be decoded within bounds
        }
        self._most = settings.max_body
        self._most_of_document = max(settings.max_body, settings.max_document)
        self._keep_wire = keep_wire

    async def __call__(self, question: Question) -> Hop | Failure:
        """Return what the host answered, or why it did not. Never raises for what a server does."""
        started = time.monotonic()
        partial = _Partial()
        failure = None
        try:
            request = self._request(question)
            async with asyncio.timeout(question.seconds):
                await self._receive(request, partial, question.url)
        except TimeoutError:
            partial.truncated = "time"
            failure = _timed_out(request, question.seconds)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            partial.truncated = "disconnect"
            failure = _told_apart(error)
            if isinstance(error, NotHttp) and not partial.page():
                partial.status = 0  # a head, and then nothing that anybody could read
        if partial.status == 0:
            kind, detail = failure or (FailureKind.PROTOCOL, "no answer")
            return Failure(question.url, kind, detail, checked=now())
        return _hop(question.url, partial, time.monotonic() - started)

    def _request(self, question: Question) -> httpx.Request:
        scheme, _, rest = question.url.partition("://")
        authority, slash, target = rest.partition("/")
        headers = {"host": authority} | self._headers | dict(question.headers)
        if question.cookies:
            headers["cookie"] = question.cookies
        return Get(question.url, headers, (scheme, authority), (slash + target).encode("ascii", "replace"))

    async def _receive(self, request: httpx.Request, partial: _Partial, url: str) -> None:
        response = await self._transport.handle_async_request(request)
        try:
            partial.status = response.status_code
            partial.headers = tuple([(_text(name).lower(), _text(value)) for name, value in response.headers.raw])
            encodings = [value for name, value in partial.headers if name == "content-encoding"]
            most = self._most_of_document if is_document(url, partial.headers) else self._most
            partial.body = Decoder(", ".join(encodings), most)
            partial.wire = bytearray() if self._keep_wire else None
            # A page that does not compress still fits.
            await self._read(response, partial, partial.body, most_on_wire=2 * most)
        finally:
            await _close(response)

    async def _read(
        self, response: httpx.Response, partial: _Partial, body: Decoder, *, most_on_wire: int
    ) -> None:
        if not isinstance(response.stream, httpx.AsyncByteStream):
            return
        chunks = aiter(response.stream)
        on_wire = 0
        try:
            async for chunk in chunks:
                on_wire += len(chunk)
                body.feed(chunk)
                if partial.wire is not None:
                    partial.wire += chunk
                if body.is_full:
                    break
                if on_wire > most_on_wire:
                    partial.truncated = "length"
                    break
        finally:
            if isinstance(chunks, AsyncGenerator):  # it is closed here, not by the garbage collector
                await chunks.aclose()


async def _close(response: httpx.Response) -> None:
    """Close a response, whatever its connection thinks of it."""
    with suppress(httpx.HTTPError, RuntimeError, OSError):
        if isinstance(response.stream, httpx.AsyncByteStream):
            await response.stream.aclose()


def _hop(url: str, partial: _Partial, elapsed: float) -> Hop:
    body = partial.page()
    cut, note = partial.truncated, partial.body.note if partial.body else None
    if partial.body and partial.body.is_cut:
        cut = cut or "length"
    notes = (note,) if note else ()
    return Hop(url, partial.status, partial.headers, body, cut, elapsed, now(), notes, bytes(partial.wire or b""))


def _text(raw: bytes) -> str:
    """Return a header as browsers read it: UTF-8 where it is, else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


# How far a request had come when its time ran out.
_PHASES = {
    "resolving": (FailureKind.RESOLVER, "the name servers did not answer"),
    "connecting": (FailureKind.TIMEOUT, "no connection"),
}


def _timed_out(request: httpx.Request, seconds: float) -> tuple[FailureKind, str]:
    phase = request.extensions.get("phase", "")
    kind, words = _PHASES.get(phase, (FailureKind.TIMEOUT, "no answer"))
    return kind, f"{words} within {round(seconds, 1):g} s"


# The first that fits counts; whatever else went wrong was said in a language that is not HTTP.
_KINDS: tuple[tuple[type[Exception], FailureKind], ...] = (
    (NameNotFound, FailureKind.DNS),
    (ResolverFailed, FailureKind.RESOLVER),
    (Refused, FailureKind.BLOCKED),
    (TlsFailed, FailureKind.TLS),
    (ssl.SSLError, FailureKind.TLS),
    (httpx.TimeoutException, FailureKind.TIMEOUT),
    (httpx.ConnectError, FailureKind.CONNECT),
    (HeadTooLarge, FailureKind.TOO_LARGE),
    (Exception, FailureKind.PROTOCOL),
)


def _told_apart(error: Exception) -> tuple[FailureKind, str]:
    """Return what went wrong, and the words for it."""
    kind = next(kind for known, kind in _KINDS if isinstance(error, known))
    return kind, str(error)[:300] or type(error).__name__
