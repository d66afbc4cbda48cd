"""The transport below the httpx seam: httpcore pools that connect only where the guard lets them.

A name is resolved once, every answer is checked, and the connection goes to a checked address: a name that
answers differently the second time (DNS rebinding) gains nothing. There is one small pool a host, because one
pool for all searches a list that grows with every request under way.
"""

from __future__ import annotations

import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from typing import Any

import httpcore
import httpx

from linkcheck.fetch.guard import refusal_of_address
from linkcheck.fetch.names import Refused, Resolve, Resolver
from linkcheck.fetch.settings import FetchSettings

__all__ = ["GuardedTransport"]

IDLE_POOLS = 128  # hosts whose connections are kept for the next request
KEEP_ALIVE = 15.0  # seconds
PHASE = 20.0  # seconds for connecting; the whole attempt is timed where it is made

_FAILURES: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.ConnectTimeout, httpx.ConnectTimeout),
    (httpcore.TimeoutException, httpx.ReadTimeout),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.NetworkError, httpx.ReadError),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
    (httpcore.ProtocolError, httpx.RemoteProtocolError),
)


def _translated(error: Exception) -> Exception:
    for known, translation in _FAILURES:
        if isinstance(error, known):
            return translation(str(error) or type(error).__name__)
    return error


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens sockets to addresses that were checked, and to nothing else."""

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._resolve(host, port)
        self._check(host, addresses)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return _Stream(
                    await self._sockets.connect_tcp(address, port, timeout, local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _check(self, host: str, addresses: Iterable[str]) -> None:
        """Raise `Refused` if any answer is private: a name with a public and a private one is an attack."""
        if self._allow_private:
            return
        for address in addresses:
            if reason := refusal_of_address(address):
                raise Refused(reason if host == address else f"{host} leads to {reason}")

    async def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        raise Refused(f"{path} is no web address")

    async def sleep(self, seconds: float) -> None:
        await self._sockets.sleep(seconds)


class _Stream(httpcore.AsyncNetworkStream):
    """A connection that can be told to read no further: from then on it says that the other side has closed."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        return b"" if self._stopped else await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        return _Stream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Body(httpx.AsyncByteStream):
    """A response's raw bytes; tells its pool when it is done with."""

    def __init__(self, response: httpcore.Response, pool: _Pool) -> None:
        self._response = response
        self._pool = pool

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = self._response.aiter_stream()
        try:
            async for chunk in chunks:
                yield chunk
        except Exception as error:
            raise _translated(error) from error
        except GeneratorExit:
            await self._end(chunks)
            raise

    async def _end(self, chunks: AsyncIterator[bytes]) -> None:
        """Let a body that nobody wants more of end by itself.

        httpcore reads through iterators in iterators. Left alone in the middle they are closed by the garbage
        collector, in whatever order; one that is told that nothing more comes ends them in theirs.
        """
        stream = self._response.extensions.get("network_stream")
        if isinstance(stream, _Stream):
            stream.stop()
        with suppress(Exception):
            async for _ in chunks:
                pass

    async def aclose(self) -> None:
        self._pool.busy -= 1
        await self._response.aclose()


class _Pool:
    """The connections to one origin, and how many requests use them."""

    def __init__(self, connections: httpcore.AsyncConnectionPool) -> None:
        self.connections = connections
        self.busy = 0


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over real sockets, to public addresses only unless private ones are allowed."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolve: Resolve | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._resolver = Resolver()  # starts no thread before it is asked
        self._backend = _GuardedBackend(resolve or self._resolver, allow_private=settings.allow_private)
        self._context = context
        self._pools: OrderedDict[tuple[str, str, int | None], _Pool] = OrderedDict()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer as soon as its head is read; raises subclasses of `httpx.TransportError`."""
        pool = self._pool(request.url)
        pool.busy += 1
        try:
            await self._close_surplus()
            response = await pool.connections.handle_async_request(_core_request(request))
        except BaseException as error:
            pool.busy -= 1
            if isinstance(error, Exception):
                raise _translated(error) from error
            raise
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response, pool))

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.connections.aclose()
        self._pools.clear()
        self._resolver.close()

    def _pool(self, url: httpx.URL) -> _Pool:
        origin = (url.scheme, url.host, url.port)
        if origin not in self._pools:
            self._pools[origin] = _Pool(self._connections(url.scheme))
        self._pools.move_to_end(origin)
        return self._pools[origin]

    async def _close_surplus(self) -> None:
        """Close the pools that were idle for longest, so that a run over many hosts keeps few sockets.

        They are all taken out before the first is closed: whoever comes in between must not be given one.
        """
        surplus = len(self._pools) - IDLE_POOLS
        if surplus <= 0:
            return
        idle = [origin for origin, pool in self._pools.items() if not pool.busy]
        for pool in [self._pools.pop(origin) for origin in idle[:surplus]]:
            await pool.connections.aclose()

    def _connections(self, scheme: str) -> httpcore.AsyncConnectionPool:
        if scheme == "https" and self._context is None:
            self._context = httpx.create_ssl_context(trust_env=True)  # SSL_CERT_FILE is the user's own
            self._context.hostname_checks_common_name = False  # as browsers do (RFC 9110 §4.3.4)
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            max_connections=self._settings.per_host,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=self._backend,
        )


def _core_request(request: httpx.Request) -> httpcore.Request:
    url = httpcore.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    timeouts = {"connect": PHASE, "read": None, "write": PHASE, "pool": None}
    return httpcore.Request(request.method, url, headers=request.headers.raw, extensions={"timeout": timeouts})
