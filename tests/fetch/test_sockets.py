"""Connections to checked addresses: the first that answers, and no socket left open."""

import asyncio
import contextlib
import gc
import socket
import ssl
import time

import httpx
import pytest
import trustme

from linkcheck.fetch import sockets
from linkcheck.fetch.sockets import Secured, connect, race, secure
from linkcheck.fetch.tls import TlsFailed

SOON = 0.02  # seconds until the next address is tried; 0.25 in earnest


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request, monkeypatch):
    """Return what runs a coroutine, on each of the two loops; a socket that stays open is an error."""
    factory = None if request.param == "asyncio" else pytest.importorskip("uvloop").new_event_loop
    monkeypatch.setattr(sockets, "NEXT_ADDRESS", SOON)

    def run(coroutine):
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(coroutine)

    yield run
    gc.collect(1)  # what a test has made is young


def can_be_had(address):
    """Return whether this machine has an address: some have no IPv6, some only one IPv4."""
    try:
        with socket.socket(family_of(address)) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True


def family_of(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


ONE, TWO, SIX = "127.0.0.1", "127.0.0.2", "::1"
needs_two = pytest.mark.skipif(not can_be_had(TWO), reason="this machine has one IPv4 address")
needs_six = pytest.mark.skipif(not can_be_had(SIX), reason="this machine has no IPv6")


@contextlib.contextmanager
def listening(address, port=0):
    """Listen at an address."""
    with socket.socket(family_of(address)) as server:
        server.bind((address, port))
        server.listen()
        yield server.getsockname()[1]


@contextlib.contextmanager
def silent(address, port):
    """Answer no connection at an address: its queue holds one, and is full."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(socket.socket(family_of(address)))
        server.bind((address, port))
        server.listen(0)
        for _ in range(3):
            waiting = stack.enter_context(socket.socket(family_of(address)))
            waiting.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                waiting.connect((address, port))
        yield


async def reached(addresses, port):
    """Return which address a connection leads to, and how long it took; everything is closed then."""
    open_ones = set()
    started = time.monotonic()
    connection = await connect(addresses, port, None, open_ones)
    took = time.monotonic() - started
    peer = connection._transport.get_extra_info("peername")[0]
    assert open_ones == {connection}
    connection.close()
    while open_ones:  # noqa: ASYNC110  (a socket has no event to tell of it)
        await asyncio.sleep(0.001)
    return peer, took


# ---------------------------------------------------------------- which address is reached


@pytest.mark.parametrize("address", [ONE, pytest.param(SIX, marks=needs_six)])
def test_the_only_address_is_reached(run, address):
    with listening(address) as port:
        assert run(reached([address], port))[0] == address


@pytest.mark.parametrize(
    ("refusing", "address"),
    [
        pytest.param(TWO, ONE, marks=needs_two, id="IPv4 and IPv4"),
        pytest.param(SIX, ONE, marks=needs_six, id="IPv6 and IPv4"),
        pytest.param(ONE, SIX, marks=needs_six, id="IPv4 and IPv6"),
    ],
)
def test_an_address_that_refuses_is_passed_over(run, refusing, address):
    with listening(address) as port:
        peer, took = run(reached([refusing, address], port))
    assert peer == address
    assert took < 1


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param([ONE, TWO], marks=needs_two, id="IPv4 and IPv4"),
        pytest.param([SIX, ONE], marks=needs_six, id="IPv6 and IPv4"),
        pytest.param([ONE, SIX], marks=needs_six, id="IPv4 and IPv6"),
    ],
)
def test_of_several_that_answer_the_first_is_taken(run, addresses, monkeypatch):
    monkeypatch.setattr(sockets, "NEXT_ADDRESS", 1.0)
    first, second = addresses
    with listening(first) as port, listening(second, port):
        assert run(reached(addresses, port))[0] == first


@pytest.mark.parametrize(
    ("quiet", "address"),
    [
        pytest.param(TWO, ONE, marks=needs_two, id="IPv4 and IPv4"),
        pytest.param(SIX, ONE, marks=needs_six, id="IPv6 and IPv4"),
        pytest.param(ONE, SIX, marks=needs_six, id="IPv4 and IPv6"),
    ],
)
def test_an_address_that_does_not_answer_holds_up_the_next_for_a_moment(run, quiet, address):
    with listening(address) as port, silent(quiet, port):
        peer, took = run(reached([quiet, address], port))
    assert peer == address
    assert SOON / 2 < took < SOON + 0.5


@needs_two
@needs_six
def test_the_families_are_tried_in_turn(run):
    """Many addresses of a family that leads nowhere do not stand before the other family."""
    with listening(ONE) as port, silent(SIX, port):
        peer, took = run(reached([*[SIX] * 15, ONE], port))
    assert peer == ONE
    assert took < 5 * SOON + 0.2


@pytest.mark.parametrize("addresses", [[ONE], [ONE, ONE], pytest.param([TWO, ONE], marks=needs_two)])
def test_where_all_refuse_it_is_said_in_words(run, addresses):
    with listening(ONE) as port:
        pass  # it is closed again
    with pytest.raises(httpx.ConnectError) as caught:
        run(connect(addresses, port, None, set()))
    assert str(caught.value) == "connection refused", "the address stands beside it"


def test_different_reasons_are_all_told(run, monkeypatch):
    """Whatever they are, it is one short line."""
    reasons = iter([OSError(113, "No route to host"), RuntimeError("odd"), OSError("x" * 1000)])

    async def start_connection(*_, **__):
        raise next(reasons)

    monkeypatch.setattr(sockets.aiohappyeyeballs, "start_connection", start_connection)
    told = []
    for _ in range(3):
        with pytest.raises(httpx.ConnectError) as caught:
            run(race([ONE, ONE], 1))
        told.append(str(caught.value))
    assert told == ["no route to host", "odd", "x" * 200]


def test_no_address_is_a_failed_connection(run):
    with pytest.raises(httpx.ConnectError, match="no address"):
        run(connect([], 80, None, set()))


@pytest.mark.parametrize("addresses", [[ONE], pytest.param([ONE, SIX], marks=needs_six), [ONE, ONE]])
def test_nothing_is_looked_up(addresses, monkeypatch):
    """What was checked is what is connected to: no name server is asked in between."""

    def getaddrinfo(*_, **__):
        raise AssertionError

    with listening(ONE) as port:
        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        assert asyncio.run(reached(addresses, port))[0] == ONE


@pytest.mark.parametrize(
    ("address", "family", "place"),
    [
        ("1.2.3.4", socket.AF_INET, ("1.2.3.4", 80)),
        ("2001:db8::1", socket.AF_INET6, ("2001:db8::1", 80, 0, 0)),
        ("fe80::1%3", socket.AF_INET6, ("fe80::1", 80, 0, 3)),
        ("fe80::1%eth0", socket.AF_INET6, ("fe80::1", 80, 0, 0)),
    ],
)
def test_addresses_are_given_to_sockets_as_they_want_them(address, family, place):
    found, _, _, _, where = sockets._info(address, 80)
    assert (found, where) == (family, place)


# ---------------------------------------------------------------- who stops waiting


@pytest.mark.parametrize("addresses", [[ONE], [ONE, ONE, ONE]], ids=["one", "several"])
def test_who_stops_waiting_leaves_no_socket_open(run, addresses):
    async def impatient(port):
        open_ones = set()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(2.5 * SOON):
                await connect(addresses, port, None, open_ones)
        await asyncio.sleep(0.005)
        assert not open_ones

    with listening(ONE) as port:
        pass
    with silent(ONE, port):
        run(impatient(port))


# ---------------------------------------------------------------- secure connections


@pytest.fixture(scope="module")
def contexts():
    """Return what a server has, and what trusts it."""
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("some.site").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return served, trusting


@contextlib.asynccontextmanager
async def serving(handle, context=None):
    """Serve in the same loop; whoever is still connected at the end is cut off."""
    writers = []

    async def serve(reader, writer):
        writers.append(writer)
        await handle(reader, writer)

    server = await asyncio.start_server(serve, ONE, 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        await asyncio.sleep(0.005)  # who has just come is met first
        server.close()
        for writer in writers:
            writer.transport.abort()
        await asyncio.sleep(0.005)


async def nothing(reader, writer):
    pass


@pytest.mark.parametrize("addresses", [[ONE], [ONE, ONE]], ids=["one", "several"])
def test_a_connection_is_made_secure(run, contexts, addresses):
    served, trusting = contexts

    async def go():
        open_ones = set()
        async with serving(nothing, served) as port:
            connection = await connect(addresses, port, Secured(trusting, "some.site"), open_ones)
            protocol = connection._transport.get_extra_info("ssl_object").version()
            connection.close()
            await asyncio.sleep(0.005)
            assert not open_ones
            return protocol

    assert run(go()).startswith("TLS")


async def plain(reader, writer):
    await reader.read(100)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")


async def closing(reader, writer):
    await reader.read(1)
    writer.close()


@pytest.mark.parametrize("addresses", [[ONE], [ONE, ONE]], ids=["one", "several"])
@pytest.mark.parametrize(
    ("handle", "name", "error"),
    [
        pytest.param(None, "other.site", TlsFailed, id="another name"),
        pytest.param(plain, "some.site", TlsFailed, id="no TLS"),
        pytest.param(closing, "some.site", httpx.ConnectError, id="closed"),
    ],
)
def test_a_handshake_that_fails_leaves_no_socket_open(run, contexts, addresses, handle, name, error):
    served, trusting = contexts

    async def go():
        open_ones = set()
        async with serving(handle or nothing, None if handle else served) as port:
            with pytest.raises(error) as caught:
                await connect(addresses, port, Secured(trusting, name), open_ones)
            await asyncio.sleep(0.005)
            assert not open_ones
            return str(caught.value)

    told = run(go())
    assert told.isprintable()
    assert ONE not in told


@pytest.mark.parametrize("error", [OSError(9, "Bad file descriptor"), ValueError("a name that cannot be")])
def test_a_socket_that_nobody_took_is_closed(monkeypatch, contexts, error):
    async def refuse(*_, **__):
        raise error

    async def go():
        async with serving(nothing) as port:
            sock = await race([ONE], port)
            monkeypatch.setattr(asyncio.get_running_loop(), "create_connection", refuse)
            with pytest.raises((httpx.ConnectError, ValueError)):
                await secure(sock, Secured(contexts[1], "some.site"), set())
            return sock.fileno()

    assert asyncio.run(go()) == -1


def test_a_socket_is_closed_where_it_cannot_be_made_secure(run, contexts):
    async def go():
        async with serving(nothing) as port:
            sock = await race([ONE], port)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(SOON):
                    await secure(sock, Secured(contexts[1], "some.site"), set())
            await asyncio.sleep(0.005)
            return sock.fileno()

    assert run(go()) == -1
