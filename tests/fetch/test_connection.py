"""One connection: requests, answers, and what else a socket does."""

import asyncio
import contextlib
import time

import pytest

from linkcheck.fetch.answer import Answer, Cut, NotHttp
from linkcheck.fetch.connection import BACKLOG, Connection

REQUEST = b"GET / HTTP/1.1\r\nhost: some.site\r\n\r\n"
HELLO = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
NOTHING = b"HTTP/1.1 204 No Content\r\n\r\n"
ENDLESS = b"HTTP/1.1 200 OK\r\n\r\n"


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request):
    """Return what runs a coroutine, on each of the two loops."""
    factory = None if request.param == "asyncio" else pytest.importorskip("uvloop").new_event_loop

    def run(coroutine):
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(coroutine)

    return run


class Server:
    """A server on loopback, in the same loop, that does with each connection what it is told."""

    def __init__(self, serve):
        self.serve = serve
        self.writers = []
        self.open_ones = set()

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = self._server.sockets[0].getsockname()
        return self

    async def __aexit__(self, *problem):
        for connection in list(self.open_ones):
            connection.close()
        for writer in self.writers:
            writer.transport.abort()
        self._server.close()
        await until(lambda: not self.open_ones)
        await asyncio.sleep(0.001)

    async def _serve(self, reader, writer):
        self.writers.append(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(b"\r\n\r\n"):
                await self.serve(writer)

    async def connect(self):
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(lambda: Connection(loop, self.open_ones), *self.address)
        return connection


def saying(*answers):
    """Serve one answer after another."""
    given = iter(answers)

    async def serve(writer):
        writer.write(next(given))

    return Server(serve)


async def until(is_so):
    """Wait until something is so, at most a second."""
    async with asyncio.timeout(1):
        while not is_so():  # noqa: ASYNC110  (a socket has no event to tell of it)
            await asyncio.sleep(0.001)


async def read(connection):
    return b"".join([piece async for piece in connection.body()])


# ---------------------------------------------------------------- one request after another


def test_requests_follow_each_other(run):
    async def go():
        async with saying(HELLO, NOTHING, HELLO.replace(b"hello", b"there")) as server:
            connection = await server.connect()
            found = []
            for _ in range(3):
                answer = await connection.ask(REQUEST)
                found.append((answer.status, await read(connection), connection.done()))
            return found, len(server.writers)

    assert run(go()) == ([(200, b"hello", True), (204, b"", True), (200, b"there", True)], 1)


def test_the_head_is_there_before_the_body(run):
    async def go():
        async with saying(HELLO[:-5]) as server:
            connection = await server.connect()
            answer = await connection.ask(REQUEST)
            assert not answer.is_complete
            server.writers[0].write(b"hello")
            return await read(connection)

    assert run(go()) == b"hello"


def test_a_connection_knows_since_when_it_is_idle(run):
    async def go():
        async with saying(HELLO) as server:
            connection = await server.connect()
            await connection.ask(REQUEST)
            before = time.monotonic()
            await read(connection)
            assert connection.done()
            assert before <= connection.idle_since <= time.monotonic()

    run(go())


@pytest.mark.parametrize(
    ("answer", "reads"),
    [
        pytest.param(HELLO[:-1], False, id="it goes on"),
        pytest.param(HELLO.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"), True, id="it said so"),
        pytest.param(HELLO + HELLO, True, id="more than was asked"),
    ],
)
def test_a_connection_that_cannot_be_used_again_is_closed(run, answer, reads):
    async def go():
        async with saying(answer) as server:
            connection = await server.connect()
            await connection.ask(REQUEST)
            if reads:
                await read(connection)
            assert not connection.done()
            assert connection.is_closed
            await until(lambda: not server.open_ones)
            with pytest.raises(Cut):
                await connection.ask(REQUEST)

    run(go())


def test_answers_without_a_body_may_be_any_number(run):
    """Their heads together are more than may wait for a reader, but none of them waits."""
    large = NOTHING.replace(b"\r\n\r\n", b"\r\nX: " + b"y" * 20_000 + b"\r\n\r\n")
    number = 2 * BACKLOG // len(large)

    async def go():
        async with saying(*[large] * number, HELLO) as server, asyncio.timeout(5):
            connection = await server.connect()
            for _ in range(number):
                await connection.ask(REQUEST)
                assert await read(connection) == b""
                assert connection.done()
            await connection.ask(REQUEST)
            return await read(connection)

    assert run(go()) == b"hello"


def test_a_body_that_nobody_wanted_does_not_hold_up_the_next_answer(run):
    """It is complete, but more than may wait: reading was stopped, and goes on."""
    size = 2 * BACKLOG
    large = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size + b"x" * size

    async def go():
        async with saying(HELLO) as server, asyncio.timeout(2):
            connection = await server.connect()
            connection._answer = answer = Answer()
            connection.data_received(large)
            assert answer.is_complete
            assert connection.done()
            await connection.ask(REQUEST)
            return await read(connection)

    assert run(go()) == b"hello"


# ---------------------------------------------------------------- how much waits


def test_a_fast_server_has_to_wait_for_a_slow_reader(run):
    """Of an endless body no more is held than may wait, and it goes on as soon as somebody reads."""
    sent = 0

    async def endless(writer):
        nonlocal sent
        writer.write(ENDLESS)
        while True:
            writer.write(b"x" * 65_536)
            await writer.drain()
            sent += 65_536

    async def go():
        async with Server(endless) as server:
            connection = await server.connect()
            answer = await connection.ask(REQUEST)
            await until(lambda: connection._is_paused)
            await asyncio.sleep(0.02)
            held, stuck = sum(map(len, answer.pieces)), sent
            await asyncio.sleep(0.02)
            assert sent == stuck, "the server is kept waiting"
            bodies = connection.body()
            size = 0
            while size < 40 * BACKLOG:
                size += len(await anext(bodies))
            await bodies.aclose()
            assert sent > stuck, "and goes on"
            return held

    assert BACKLOG < run(go()) <= 3 * BACKLOG


# ---------------------------------------------------------------- what nobody asked for


@pytest.mark.parametrize(
    "unasked", [HELLO, b"x", b"\0", b"\r\n"], ids=["an answer", "a byte", "NUL", "a line end"]
)
@pytest.mark.parametrize("asked_before", [False, True])
def test_what_nobody_asked_for_ends_a_connection(run, unasked, asked_before):
    """It is never the answer to what is asked next."""

    async def go():
        async with saying(HELLO) as server:
            connection = await server.connect()
            if asked_before:
                await connection.ask(REQUEST)
                await read(connection)
                assert connection.done()
            await until(lambda: server.writers)
            server.writers[0].write(unasked)
            await until(lambda: connection.is_closed)
            with pytest.raises(Cut):
                await connection.ask(REQUEST)

    run(go())


def test_a_server_that_closes_an_idle_connection_is_noticed(run):
    async def go():
        async with saying(HELLO) as server:
            connection = await server.connect()
            await connection.ask(REQUEST)
            await read(connection)
            assert connection.done()
            server.writers[0].close()
            await until(lambda: connection.is_closed)
            await until(lambda: not server.open_ones)

    run(go())


# ---------------------------------------------------------------- what ends too early


@pytest.mark.parametrize(
    ("answer", "error", "has_heard"),
    [
        pytest.param(b"", Cut, False, id="nothing"),
        pytest.param(b"H", NotHttp, True, id="one byte"),
        pytest.param(b"SSH-2.0-x\r\n", NotHttp, True, id="another protocol"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX", NotHttp, True, id="half a head"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n", NotHttp, True, id="no real answer"),
    ],
)
def test_whether_anything_was_heard_is_told(run, answer, error, has_heard):
    """Only where nothing came at all may a request go out again over another connection."""

    async def serve(writer):
        writer.write(answer)
        writer.close()

    async def go():
        async with Server(serve) as server:
            connection = await server.connect()
            with pytest.raises(error):
                await connection.ask(REQUEST)
            assert connection.has_heard is has_heard
            await until(lambda: not server.open_ones)

    run(go())


def test_a_body_that_breaks_off_is_given_as_far_as_it_came(run):
    async def serve(writer):
        writer.write(HELLO[:-2])
        writer.close()

    async def go():
        async with Server(serve) as server:
            connection = await server.connect()
            await connection.ask(REQUEST)
            pieces = connection.body()
            got = await anext(pieces)
            with pytest.raises(Cut):
                await anext(pieces)
            assert not connection.done()
            return got

    assert run(go()) == b"hel"


def test_a_body_that_ends_with_the_connection_is_whole(run):
    async def serve(writer):
        writer.write(ENDLESS + b"hello")
        writer.close()

    async def go():
        async with Server(serve) as server:
            connection = await server.connect()
            await connection.ask(REQUEST)
            return await read(connection), connection.done()

    assert run(go()) == (b"hello", False)


def test_a_reset_is_told_in_words(run):
    async def serve(writer):
        writer.write(HELLO[:-2])
        await asyncio.sleep(0.01)
        writer.transport.abort()

    async def go():
        async with Server(serve) as server:
            connection = await server.connect()
            await connection.ask(REQUEST)
            with pytest.raises(Cut, match=r"the connection broke|closed the connection"):
                await read(connection)

    run(go())


# ---------------------------------------------------------------- who closes while others wait


@pytest.mark.parametrize(
    "answer", [b"", HELLO[:20], HELLO[:-2]], ids=["nothing yet", "half a head", "half a body"]
)
def test_closing_wakes_whoever_waits(run, answer):
    """They get an error, and do not wait for ever."""

    async def go():
        async with saying(answer) as server, asyncio.timeout(2):
            connection = await server.connect()

            async def exchange():
                await connection.ask(REQUEST)
                await read(connection)

            waiting = asyncio.create_task(exchange())
            await until(lambda: server.writers)
            await asyncio.sleep(0.005)
            connection.close()
            with pytest.raises((Cut, NotHttp)):
                await waiting

    run(go())


def test_who_stops_waiting_leaves_nothing_behind(run):
    async def go():
        async with saying(b"") as server:
            connection = await server.connect()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.01):
                    await connection.ask(REQUEST)
            assert not connection.done(), "what has not come may still come"
            await until(lambda: not server.open_ones)

    run(go())


def test_closing_twice_is_closing(run):
    async def go():
        async with saying() as server:
            connection = await server.connect()
            connection.close()
            connection.close()
            await until(lambda: not server.open_ones)
            assert not connection.done()

    run(go())


def test_a_connection_that_was_never_made_can_be_closed():
    async def go():
        connection = Connection(asyncio.get_running_loop(), set())
        connection.close()
        assert not connection.done()
        with pytest.raises(Cut):
            await connection.ask(REQUEST)

    asyncio.run(go())
