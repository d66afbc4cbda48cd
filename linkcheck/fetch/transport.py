"""The transport below the httpx seam: HTTP/1.1 over sockets that lead only where the guard lets them.

A name is resolved once, every answer is checked, and the connection goes to a checked address: a name that
answers differently the second time (DNS rebinding) gains nothing. Connections are kept for the next request to
the same origin.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import OrderedDict, defaultdict
from collections.abc import AsyncIterator, Sequence

import httpx

from linkcheck.addresses import why_private
from linkcheck.fetch.answer import Answer
from linkcheck.fetch.connection import Connection
from linkcheck.fetch.guard import refusal_of_address
from linkcheck.fetch.names import Refused, Resolve, Resolver
from linkcheck.fetch.proxy import Proxy
from linkcheck.fetch.request import Get
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.sockets import Secured, connect, secure
from linkcheck.fetch.tls import check_authorities, new_context
from linkcheck.urls import is_ip_address

__all__ = ["GuardedTransport"]

CLOSING = 500  # milliseconds that the event loop has for closing sockets; two or three turns of it are usual
KEEP_ALIVE = 15.0  # seconds; servers close after 5 to 75

_Origin = tuple[str, str, int]


class _Body(httpx.AsyncByteStream):
    """An answer's raw bytes; gives the connection back when it is done with."""

    def __init__(self, connection: Connection, origin: _Origin, idle: _Idle) -> None:
        self._connection = connection
        self._origin = origin
        self._idle = idle
        self._is_open = True

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._connection.body()

    async def aclose(self) -> None:
        if self._is_open:
            self._is_open = False
            if self._connection.done():
                self._idle.keep(self._origin, self._connection)


class _Idle:
    """Connections that wait for the next request, the longest unused closed first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._by_origin: defaultdict[_Origin, list[Connection]] = defaultdict(list)
        self._all: OrderedDict[Connection, _Origin] = OrderedDict()

    def __len__(self) -> int:
        return len(self._all)

    def keep(self, origin: _Origin, connection: Connection) -> None:
        self._by_origin[origin].append(connection)
        self._all[connection] = origin
        if len(self._all) > self._most:
            self._drop(next(iter(self._all)))

    def take(self, origin: _Origin, now: float) -> Connection | None:
        """Return the connection that was used last, if one is still open."""
        while waiting := self._by_origin.get(origin):
            connection = waiting[-1]
            if not connection.is_closed and now - connection.idle_since < KEEP_ALIVE:
                self._forget(connection)
                return connection
            self._drop(connection)
        return None

    def drop(self, origin: _Origin) -> None:
        """Close all connections to an origin: one was found dead."""
        while waiting := self._by_origin.get(origin):
            self._drop(waiting[-1])

    def clear(self) -> None:
        """Close all connections."""
        while self._all:
            self._drop(next(iter(self._all)))

    def _drop(self, connection: Connection) -> None:
        self._forget(connection)
        connection.close()

    def _forget(self, connection: Connection) -> None:
        origin = self._all.pop(connection)
        waiting = self._by_origin[origin]
        waiting.remove(connection)
        if not waiting:
            del self._by_origin[origin]


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over real sockets, to public addresses only unless private ones are allowed.

    Raises `UserError` for a proxy or a file of authorities that is none.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolve: Resolve | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._resolver = Resolver()  # starts no thread before it is asked
        self._resolve = resolve or self._resolver
        self._context = context
        self._proxy = Proxy(settings.proxy) if settings.proxy else None
        self._idle = _Idle(settings.keep_alive)
        self._open_ones: set[Connection] = set()
        if context is None:
            check_authorities()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer as soon as its head is read; raises subclasses of `httpx.TransportError`.

        `request.extensions["phase"]` tells how far it has come: "resolving", "connecting", "waiting".
        """
        origin = _origin(request)
        message = self._message(request, is_secure=origin[0] == "https")
        connection, answer = await self._exchange(origin, message, request)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(connection, origin, self._idle))

    async def _exchange(
        self, origin: _Origin, message: bytes, request: httpx.Request
    ) -> tuple[Connection, Answer]:
        """Ask over a kept connection, else over a new one: what kept ones do is no fault of the site."""
        if kept := self._idle.take(origin, time.monotonic()):
            request.extensions["phase"] = "waiting"
            try:
                return kept, await self._ask(kept, message)
            except httpx.TransportError:
                if kept.has_heard:
                    raise
                self._idle.drop(origin)
        connection = await self._open(origin, request)
        request.extensions["phase"] = "waiting"
        return connection, await self._ask(connection, message)

    @staticmethod
    async def _ask(connection: Connection, message: bytes) -> Answer:
        try:
            return await connection.ask(message)
        except BaseException:
            connection.close()
            raise

    async def _open(self, origin: _Origin, request: httpx.Request) -> Connection:
        scheme, host, port = origin
        phases = request.extensions
        secured = None
        if scheme == "https":
            self._context = self._context or new_context()
            secured = Secured(self._context, host.rstrip("."))
        if self._proxy:
            self._check_name(host)
            phases["phase"] = "connecting"
            is_direct = secured is None and self._proxy.takes_addresses
            sock = await (self._proxy.itself() if is_direct else self._proxy.tunnel(host, port))
            return await secure(sock, secured, self._open_ones)
        phases["phase"] = "resolving"
        addresses = await self._resolve(host, port)
        self._check(host, addresses)
        phases["phase"] = "connecting"
        return await connect(addresses, port, secured, self._open_ones)

    def _check(self, host: str, addresses: Sequence[str]) -> None:
        """Raise `Refused` if any answer is private: a name with a public and a private one is an attack."""
        for address in addresses:
            if reason := refusal_of_address(address, self._settings.allow_private):
                raise Refused(reason if host == address else f"{host} leads inside: {reason}")

    def _check_name(self, host: str) -> None:
        """Raise `Refused` for a name that is private by its spelling: what it leads to only the proxy knows."""
        if self._settings.allow_private is not True and not is_ip_address(host) and (reason := why_private(host)):
            raise Refused(reason)

    def _message(self, request: httpx.Request, *, is_secure: bool) -> bytes:
        """Return the request as it goes over the wire (RFC 9112 §3)."""
        target: bytes = request.extensions.get("target") or request.url.raw_path
        fields = request.fields if isinstance(request, Get) else request.headers
        lines = [f"{name}: {value}" for name, value in fields.items()]
        if self._proxy and not is_secure and self._proxy.takes_addresses:
            target = b"http://" + fields["host"].encode() + target
            if self._proxy.authorization:
                lines.append(f"proxy-authorization: {self._proxy.authorization}")
        first = request.method.encode() + b" " + target + b" HTTP/1.1\r\n"
        message = first + "\r\n".join([*lines, "", ""]).encode("ascii")
        if not message.count(b"\n") == message.count(b"\r") == len(lines) + 2:
            raise httpx.LocalProtocolError("a line break in the request")
        return message

    async def aclose(self) -> None:
        """Close every connection, and wait until the sockets are closed."""
        self._idle.clear()
        for connection in list(self._open_ones):
            connection.close()
        for _ in range(CLOSING):
            if not self._open_ones:
                break
            await asyncio.sleep(0.001)
        await self._resolver.close()


def _origin(request: httpx.Request) -> _Origin:
    """Return the scheme, the host as it is looked up, and the port that a request goes to."""
    if isinstance(request, Get):
        scheme, authority = request.origin
    else:
        scheme, authority = request.url.scheme, request.url.netloc.decode("ascii")
    host, colon, port = authority.rpartition(":")
    if not colon or port.endswith("]"):  # no port, but perhaps an IPv6 address
        host, port = authority, ""
    return scheme, host.strip("[]"), int(port) if port else (443 if scheme == "https" else 80)
