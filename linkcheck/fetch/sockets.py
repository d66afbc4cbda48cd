"""Addresses that were checked in, an open connection out: to the first of them that answers."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import aiohappyeyeballs
import httpx

from linkcheck.fetch.connection import Connection
from linkcheck.fetch.tls import tls_failure

__all__ = ["Secured", "connect", "race", "secure"]

NEXT_ADDRESS = 0.25  # seconds until the next address is tried beside the first (RFC 8305 §8)


class Secured(NamedTuple):
    """How a connection is made secure: with what, and for which name."""

    context: ssl.SSLContext
    name: str


async def connect(
    addresses: Sequence[str], port: int, secured: Secured | None, open_ones: set[Connection]
) -> Connection:
    """Return a connection to one of the addresses; raises `httpx.ConnectError`, among them `TlsFailed`.

    Addresses of both families are tried in turn, the next one beside the last where that takes its time ("happy
    eyeballs"): an IPv6 that leads nowhere must not look like a site that is down.
    """
    if len(addresses) == 1:
        return await _made(secured, open_ones, host=addresses[0], port=port)
    return await secure(await race(addresses, port), secured, open_ones)


async def race(addresses: Sequence[str], port: int) -> socket.socket:
    """Return a socket that is connected to the first address that answers; raises `httpx.ConnectError`."""
    if not addresses:
        raise httpx.ConnectError("the name has no address")
    infos = [_info(address, port) for address in addresses]
    try:
        return await aiohappyeyeballs.start_connection(infos, happy_eyeballs_delay=NEXT_ADDRESS, interleave=1)
    except (OSError, RuntimeError) as error:
        raise httpx.ConnectError(_words(error)) from error


async def secure(sock: socket.socket, secured: Secured | None, open_ones: set[Connection]) -> Connection:
    """Return a connection over a socket that is connected; the socket is closed where that fails."""
    try:
        return await _made(secured, open_ones, sock=sock)
    except BaseException:
        sock.close()
        raise


async def _made(secured: Secured | None, open_ones: set[Connection], **where: Any) -> Connection:
    """Return a connection to a host and a port, or over a socket, after the handshake where there is one.

    The host is an address that was checked: nothing is looked up for it any more.
    """
    loop = asyncio.get_running_loop()
    new = partial(Connection, loop, open_ones)
    if secured:
        where |= {"ssl": secured.context, "server_hostname": secured.name}
    try:
        _, connection = await loop.create_connection(new, **where)
    except ssl.SSLError as error:
        raise tls_failure(error, secured.name if secured else "") from error
    except (OSError, RuntimeError) as error:
        raise httpx.ConnectError(_words(error)) from error
    return connection


def _info(address: str, port: int) -> tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]:
    if ":" not in address:
        return socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)
    bare, _, scope = address.partition("%")
    number = int(scope) if scope.isdigit() else 0
    return socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (bare, port, 0, number)


def _words(error: Exception) -> str:
    """Return what the system says, without the address: that stands beside it."""
    if isinstance(error, ConnectionResetError):  # asyncio raises it without a number
        return "connection reset"
    number = getattr(error, "errno", None)
    return os.strerror(number).lower() if number else str(error)[:200] or type(error).__name__
