"""What is tried again, how often and after how long."""

import asyncio
import random

import pytest
from fetching import QUICK, fetch
from loopback import Web, http, page

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.names import NameNotFound, ResolverFailed
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import FailureKind


def test_flaky_servers_are_asked_again():
    with Web({"/a": [http(500), page("There")]}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.attempts) == (200, 2)


@pytest.mark.parametrize("status", [404, 403, 410, 451, 999])
def test_other_statuses_are_not(status):
    with Web({"/a": http(status)}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, web.asked["/a"]) == (status, 1)


def test_a_name_that_does_not_exist_is_asked_for_twice_however_few_the_attempts():
    """It leads to "dead", which one look is too little for."""
    asked = []

    async def resolve(host, port):
        asked.append(host)
        raise NameNotFound(host)

    failure = fetch("https://gone.site/", FetchSettings(attempts=1, spacing=0), resolve=resolve)
    assert failure.kind is FailureKind.DNS
    assert len(asked) == 2


def test_a_name_that_the_last_look_does_not_find_is_asked_for_once_more():
    """Name servers that fail, and then say that there is no such name, have said so once."""
    answers = iter([ResolverFailed("x"), ResolverFailed("x"), NameNotFound("x"), ResolverFailed("x")])

    async def resolve(host, port):
        raise next(answers)

    failure = fetch("https://gone.site/", FetchSettings(attempts=3, spacing=0), resolve=resolve)
    assert failure.kind is FailureKind.RESOLVER


@pytest.mark.parametrize(("status", "pause"), [(408, "10"), (503, "0")])
def test_nothing_is_asked_again_at_once(status, pause):
    """What the gate does not wait for is waited for here."""
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    with Web({"/a": [http(status, {"retry-after": pause}), page("There")]}) as web:
        fetch(f"{web.base}/a", sleep=sleep)
    assert sum(slept) > 0


def test_what_was_answered_before_the_time_ran_out_is_the_answer():
    async def late():
        await asyncio.sleep(0.15)
        yield http(503)

    settings = FetchSettings(allow_private=True, timeout=1, deadline=0.1, spacing=0)
    with Web({"/a": late}) as web:
        found = fetch(f"{web.base}/a", settings)
    assert found.attempts == 1


def test_tries_are_limited():
    with Web({"/a": http(503)}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.attempts, web.asked["/a"]) == (503, 3, 3)


def test_waits_between_tries_grow_and_are_jittered(monkeypatch):
    """Each wait is a random part of half a second doubled each time."""
    monkeypatch.setattr(random, "uniform", lambda low, high: high)
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    with Web({"/a": http(500)}) as web:
        fetch(f"{web.base}/a", sleep=sleep)
    assert [wait for wait in slept if wait > 0.2] == [0.5, 1.0]


def test_retry_after_replaces_our_own_wait():
    slept = []

    async def sleep(seconds):
        slept.append(seconds)
        await asyncio.sleep(0)

    class Clock:
        now = 0.0

    async def run(url):
        async def moving(seconds):
            Clock.now += seconds
            await sleep(seconds)

        gate = Gate(QUICK, clock=lambda: Clock.now, sleep=moving)
        transport = GuardedTransport(QUICK)
        response = await Fetcher(Live(transport, QUICK), QUICK, gate=gate, sleep=sleep).fetch(url)
        await transport.aclose()
        return response

    with Web({"/a": [http(429, {"retry-after": "2"}), page("There")]}) as web:
        response = asyncio.run(run(f"{web.base}/a"))
    assert response.status == 200
    assert sum(slept) == pytest.approx(2, abs=0.01)


def test_a_host_that_asks_for_an_hour_is_not_asked_again():
    with Web({"/a": http(429, {"retry-after": "3600"})}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, web.asked["/a"]) == (429, 1)
