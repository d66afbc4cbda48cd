"""The gate before each host."""

import asyncio
from datetime import UTC, datetime

import pytest

from linkcheck.fetch.hosts import Gate, retry_after
from linkcheck.fetch.settings import FetchSettings


class Time:
    """A clock that sleeping moves on."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def clock(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("1.5", 1.5),
        ("1m30s", 90.0),
        ("3s", 3.0),
        ("Wed, 15 Dec 2021 10:00:30 GMT", 30.0),
        ("Wed, 15 Dec 2021 09:00:00 GMT", 0.0),
        ("-1", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Wed, 99 Foo 2021", None),
        ("1" + "0" * 20, 1e20),
    ],
)
def test_retry_after_is_read(value, seconds):
    """Seconds, dates and the forms that some servers send are understood; garbage says nothing."""
    assert retry_after(value, datetime(2021, 12, 15, 10, tzinfo=UTC)) == seconds


def turns(settings, visits, time, pause=None):
    """Let several visitors through the gate and return when each went."""

    async def run():
        gate = Gate(settings, clock=time.clock, sleep=time.sleep)
        if pause:
            gate.pause(*pause)
        went = []

        async def visit(host):
            async with gate.turn(host):
                went.append((host, round(time.now, 3)))

        await asyncio.gather(*(visit(host) for host in visits))
        return went

    return asyncio.run(run())


def test_requests_to_one_host_keep_their_distance():
    went = turns(FetchSettings(spacing=0.5), ["a"] * 3, Time())
    assert went == [("a", 0.0), ("a", 0.5), ("a", 1.0)]


def test_a_pause_holds_back_one_host_and_no_other():
    went = dict(turns(FetchSettings(), ["b", "a"], Time(), pause=("a", 5)))
    assert went["b"] == 0.0
    assert went["a"] == 5.0


def test_a_pause_is_capped():
    """A host that asks for a year is waited for no longer than the settings say."""
    went = turns(FetchSettings(max_wait=7), ["a"], Time(), pause=("a", 1e20))
    assert went == [("a", 7.0)]


def test_pauses_do_not_add_up():
    time = Time()

    async def run():
        gate = Gate(FetchSettings(), clock=time.clock, sleep=time.sleep)
        for _ in range(10):
            gate.pause("a", 2)
        async with gate.turn("a"):
            return time.now

    assert asyncio.run(run()) == 2


def test_a_host_has_a_number_of_places():
    async def run():
        gate = Gate(FetchSettings(per_host=2, spacing=0))
        inside = most = 0

        async def visit():
            nonlocal inside, most
            async with gate.turn("a"):
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0)
                inside -= 1

        await asyncio.gather(*(visit() for _ in range(20)))
        return most, gate._hosts

    most, hosts = asyncio.run(run())
    assert most == 2
    assert not hosts, "a host that nobody visits takes no room"
