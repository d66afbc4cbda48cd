"""A connection through a proxy that the user names: HTTP (CONNECT, or the whole address in the request) or SOCKS.

The proxy resolves the names, so which machine an address leads to is then for the proxy to guard; addresses that
are private by their spelling are still refused here.
"""

from __future__ import annotations

import asyncio
import base64
import re
import socket
from functools import partial
from urllib.parse import unquote, urlsplit

import httpx
from python_socks import ProxyError, ProxyTimeoutError, ProxyType
from python_socks.async_.asyncio import Proxy as _Proxy

from linkcheck.fetch.answer import Answer, Cut, HeadTooLarge, NotHttp
from linkcheck.fetch.sockets import race
from linkcheck.fetch.threads import in_thread
from linkcheck.model import UserError

__all__ = ["Proxy", "ProxyFailed"]

PATIENCE = 10.0  # seconds
_KINDS = {
    "http": (ProxyType.HTTP, 3128),
    "socks5": (ProxyType.SOCKS5, 1080),
    "socks5h": (ProxyType.SOCKS5, 1080),
    "socks4": (ProxyType.SOCKS4, 1080),
    "socks4a": (ProxyType.SOCKS4, 1080),
}


class ProxyFailed(httpx.ConnectError):
    """The proxy did not make the connection, which says nothing about the site."""


class Proxy:
    """A proxy to connect through; raises `UserError` for an address that is none."""

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            self._kind, port = _KINDS[parts.scheme.lower()]
            self._host, self._port = parts.hostname or "", parts.port or port
        except (ValueError, KeyError):
            self._host = ""
        if not self._host:
            shown = re.sub(r"(//|^(?!.*//)).*@", r"\1…@", url, flags=re.DOTALL)  # nobody's password is shown
            example = "such as http://proxy:3128 or socks5://host:1080"
            raise UserError(f"proxy: {shown!r} is no proxy's address, {example}")
        self._addresses: list[str] = []
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")

    @property
    def takes_addresses(self) -> bool:
        """True for an HTTP proxy: for plain http it is asked for the whole address, without a tunnel."""
        return self._kind is ProxyType.HTTP

    @property
    def authorization(self) -> str:
        """The value of ``Proxy-Authorization``, or nothing (RFC 9110 §11.7)."""
        if not self._user:
            return ""
        return "Basic " + base64.b64encode(f"{self._user}:{self._password}".encode()).decode()

    async def tunnel(self, host: str, port: int) -> socket.socket:
        """Return a socket that leads to the host; raises `ProxyFailed` or `httpx.ConnectTimeout`."""
        if self.takes_addresses:
            return await self._http_tunnel(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
        password = self._password if self._user else None
        proxy = _Proxy(self._kind, self._host, self._port, self._user or None, password, rdns=True)
        try:
            return await proxy.connect(host, port, timeout=PATIENCE)
        except ProxyTimeoutError as error:
            raise httpx.ConnectTimeout(f"the proxy made no connection within {PATIENCE:g} s") from error
        except (ProxyError, OSError, ValueError) as error:
            words = str(error)[:200].encode("utf-8", "replace").decode()  # it may hold bytes that are no text
            raise ProxyFailed(f"the proxy made no connection: {words or type(error).__name__}") from error

    async def _http_tunnel(self, target: str) -> socket.socket:
        """Return a socket that leads to a host and port (RFC 9110 §9.3.6)."""
        lines = [f"CONNECT {target} HTTP/1.1".encode(), b"Host: " + target.encode()]
        if self.authorization:
            lines.append(f"Proxy-Authorization: {self.authorization}".encode())
        try:
            async with asyncio.timeout(PATIENCE):
                sock = await self.itself()
                try:
                    answer = await _asked(sock, b"\r\n".join([*lines, b"", b""]))
                except BaseException:
                    sock.close()
                    raise
        except TimeoutError as error:
            raise httpx.ConnectTimeout(f"the proxy made no connection within {PATIENCE:g} s") from error
        except (NotHttp, HeadTooLarge, Cut, OSError) as error:
            raise ProxyFailed(f"the proxy made no connection: {str(error)[:200]}") from error
        if 200 <= answer.status < 300:
            return sock
        sock.close()
        raise ProxyFailed(f"the proxy made no connection: it answered HTTP {answer.status}")

    async def itself(self) -> socket.socket:
        """Return a socket that leads to the proxy; raises `ProxyFailed` or `httpx.ConnectTimeout`."""
        try:
            if not self._addresses:
                look_up = partial(socket.getaddrinfo, self._host, self._port, type=socket.SOCK_STREAM)
                self._addresses = [str(address[0]) for *_, address in await in_thread(look_up)]
            return await race(self._addresses, self._port)
        except (httpx.ConnectError, OSError) as error:
            raise ProxyFailed(f"the proxy cannot be reached: {str(error)[:200]}") from error


async def _asked(sock: socket.socket, message: bytes) -> Answer:
    """Return the head of what is answered; raises `NotHttp` where more comes: TLS lets the client speak first."""
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(sock, message)
    answer = Answer()
    while not answer.has_head:
        if data := await loop.sock_recv(sock, 4096):
            answer.feed(data)
        else:
            answer.end()
    if answer.pieces and answer.status == 200:
        raise NotHttp("it speaks before it is asked")
    return answer
