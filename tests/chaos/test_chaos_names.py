"""Names that change, that nobody answers for, or that lead to two places of which one is broken."""

import asyncio
import socket
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest
from chaos.internet import HASTY
from chaos.names import has_ipv6
from fetching import fetch, no_sleep
from loopback import Web, page

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.names import NameNotFound, Resolver
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import FailureKind

PUBLIC, PRIVATE = "1.1.1.1", "127.0.0.1"
REACHING_OUT = FetchSettings(timeout=0.5, deadline=2, attempts=2, spacing=0, concurrency=100)


@pytest.mark.parametrize("first", [PUBLIC, PRIVATE])
def test_a_name_that_changes_its_mind_reaches_nobody(chaos, left, first):
    """Rebinding: public when it is checked, private when it is used; a thousand tries, and none gets in."""
    other = {PUBLIC: PRIVATE, PRIVATE: PUBLIC}
    answer = first

    async def resolve(host, port):
        nonlocal answer
        given, answer = answer, other[answer]
        return [given]

    async def run():
        transport = GuardedTransport(REACHING_OUT, resolve=resolve)
        fetcher = Fetcher(Live(transport, REACHING_OUT), REACHING_OUT, sleep=no_sleep)
        urls = [f"http://rebinding-{number}.test:{chaos.private_port}/" for number in range(500)]
        found = await asyncio.gather(*map(fetcher.fetch, urls))
        await transport.aclose()
        return found

    found = asyncio.run(run())
    assert {each.kind for each in found} <= {FailureKind.BLOCKED, FailureKind.CONNECT}
    assert FailureKind.BLOCKED in {each.kind for each in found}
    assert chaos.private_visits == 0
    assert {host for host, *_ in left} <= {PUBLIC}


@pytest.mark.parametrize(
    "answers",
    [
        [PUBLIC, PRIVATE],
        [PRIVATE, PUBLIC],
        [PUBLIC] * 20 + ["10.0.0.1"],
        ["::ffff:127.0.0.1", PUBLIC],
        ["fe80::1%eth0"],
    ],
    ids=str,
)
def test_one_private_answer_is_enough(chaos, left, answers):
    async def resolve(host, port):
        return answers

    failure = fetch(f"http://mixed.test:{chaos.private_port}/", REACHING_OUT, resolve=resolve)
    assert failure.kind is FailureKind.BLOCKED
    assert chaos.private_visits == 0
    assert not left, "nor is the public one asked: the name is not to be trusted"


@contextmanager
def silent_port(port):
    """Let connections to a port of ::1 hang, as those to an address do that packets never come back from."""
    with ExitStack() as stack:
        deaf = stack.enter_context(socket.socket(socket.AF_INET6))
        deaf.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        deaf.bind(("::1", port))
        deaf.listen(0)
        for _ in range(3):  # nobody accepts, so the queue is full and whoever comes next hears nothing
            waiting = stack.enter_context(socket.socket(socket.AF_INET6))
            waiting.setblocking(False)
            waiting.connect_ex(("::1", port))
        yield


@contextmanager
def refusing_port(port):
    yield


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("broken", [refusing_port, silent_port])
def test_a_broken_ipv6_does_not_hide_a_site(broken):
    """The first address leads nowhere, the second to the page: so do browsers find it ("happy eyeballs")."""

    async def resolve(host, port):
        return ["::1", "127.0.0.1"]

    with Web({"/": page("A page")}) as web, broken(web.port):
        started = time.monotonic()
        found = fetch(
            f"http://both.site:{web.port}/", FetchSettings(allow_private=True, timeout=2), resolve=resolve
        )
        assert time.monotonic() - started < 1.8
    assert (found.status, found.attempts) == (200, 1)


def test_a_name_without_an_address_is_not_gone():
    """An empty answer is none: the name exists."""

    async def resolve(host, port):
        return []

    failure = fetch("http://empty.site/", HASTY, resolve=resolve)
    assert failure.kind in {FailureKind.RESOLVER, FailureKind.CONNECT}


@pytest.mark.parametrize("answers", [["not an address"], ["127.0.0.1 "], [""], ["999.1.1.1"], ["::1%"]], ids=str)
def test_a_resolver_that_talks_nonsense_is_no_exception(answers):
    async def resolve(host, port):
        return answers

    failure = fetch("http://nonsense.site:1/", HASTY, resolve=resolve)
    assert failure.kind not in {FailureKind.DNS, FailureKind.INTERNAL}


@pytest.mark.parametrize(
    "error", [OSError("no"), UnicodeError("no"), TimeoutError("no"), ValueError("no")], ids=repr
)
def test_a_resolver_that_breaks_is_no_exception(error):
    async def resolve(host, port):
        raise error

    failure = fetch("http://broken.site/", HASTY, resolve=resolve)
    assert failure.kind is not FailureKind.DNS


SLOW_NAMES, OTHERS = 40, 50


def test_a_slow_zone_holds_up_nobody_else():
    """Forty names of one zone whose servers never answer, and fifty of others: these come as if they were alone.

    The look-ups wait where the system's do, in a call that cannot be ended.
    """
    ended = threading.Event()

    def look_up(host, port):
        if host.endswith("tarpit.site"):
            ended.wait(10)
            raise NameNotFound(host)
        return ["127.0.0.1"]

    async def run(port):
        resolver = Resolver(look_up)
        settings = FetchSettings(
            allow_private=True, timeout=1.5, deadline=1.5, attempts=1, spacing=0, concurrency=200
        )
        transport = GuardedTransport(settings, resolve=resolver)
        fetcher = Fetcher(Live(transport, settings), settings)
        slow = [fetcher.fetch(f"http://{number}.tarpit.site:{port}/") for number in range(SLOW_NAMES)]
        others = [fetcher.fetch(f"http://host{number}.site:{port}/") for number in range(OTHERS)]
        found = await asyncio.gather(*slow, *others)
        await transport.aclose()
        ended.set()
        await resolver.close()
        return found[:SLOW_NAMES], found[SLOW_NAMES:]

    with Web({"/": page("A page")}) as web:
        slow, others = asyncio.run(run(web.port))
    assert {each.kind for each in slow} <= {FailureKind.TIMEOUT, FailureKind.RESOLVER}
    assert [each for each in others if getattr(each, "status", None) != 200] == []
