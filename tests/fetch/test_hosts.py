"""The gate before each host."""

import asyncio

import pytest

from linkcheck.fetch.hosts import Gate, GivenUpError
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


def turns(settings, visits, time, pause=None):
    """Let several visitors through the gate and return when each went."""

    async def run():
        gate = Gate(settings, clock=time.clock, sleep=time.sleep)
        if pause:
            gate.turn(pause[0]).refused(pause[1])
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
            gate.turn("a").refused(2)
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


def test_refusals_that_name_no_pause_make_it_longer_each_time():
    """The first one after a pause finds out whether it was long enough; those under way together count once."""
    time = Time()

    async def run():
        gate = Gate(FetchSettings(spacing=0, per_host=4), clock=time.clock, sleep=time.sleep)
        went = []

        async def visit():
            turn = gate.turn("a")
            async with turn:
                went.append(round(time.now, 3))
                await asyncio.sleep(0)
                turn.refused(None)

        await asyncio.gather(*(visit() for _ in range(4)))
        for _ in range(3):
            await visit()
        return went

    assert asyncio.run(run()) == [0, 0, 0, 0, 0.5, 1.5, 3.0]


def test_a_success_ends_the_series_of_refusals():
    time = Time()

    async def run():
        gate = Gate(FetchSettings(spacing=0), clock=time.clock, sleep=time.sleep)
        for outcome in ("refused", "refused", "welcomed", "refused"):
            time.now += 1
            turn = gate.turn("a")
            async with turn:
                turn.refused(None) if outcome == "refused" else turn.welcomed()
        before = time.now
        async with gate.turn("a"):
            return time.now - before

    assert asyncio.run(run()) == 0.5


def test_hosts_that_nobody_visits_are_forgotten():
    """A run over very many hosts keeps few of them."""
    time = Time()

    async def run():
        gate = Gate(FetchSettings(spacing=0.5), clock=time.clock, sleep=time.sleep)
        for number in range(10_000):
            time.now += 0.01
            async with gate.turn(f"host{number}.site"):
                pass
        return len(gate._hosts)

    assert asyncio.run(run()) <= 2 * 1000


def test_an_audit_asks_one_at_a_time_and_once_a_second():
    went = turns(FetchSettings(audit=True), ["a"] * 3, Time())
    assert went == [("a", 0.0), ("a", 1.0), ("a", 2.0)]


def test_a_host_has_settings_of_its_own():
    settings = FetchSettings(spacing=0, hosts={".slow.site": {"spacing": 2}, "www.slow.site": {"spacing": 3}})
    went = turns(settings, ["a", "a", "b.slow.site", "b.slow.site", "www.slow.site", "www.slow.site"], Time())
    assert max(when for host, when in went if host == "a") == 0
    assert max(when for host, when in went if host == "b.slow.site") >= 2
    assert max(when for host, when in went if host == "www.slow.site") >= 3


@pytest.mark.parametrize("pause", [None, 20, 4000])
def test_a_host_that_only_asks_for_pauses_is_given_up(pause):
    """A hundred links to it do not hold up a run for hours; what it has not answered stays open."""
    time = Time()

    async def run():
        gate = Gate(FetchSettings(spacing=0), clock=time.clock, sleep=time.sleep)
        refused = 0
        for _ in range(100):
            turn = gate.turn("a")
            try:
                async with turn:
                    turn.refused(pause)
                    refused += 1
            except GivenUpError:
                pass
        return refused

    assert asyncio.run(run()) < 30
    assert time.now < 5 * 30


def test_one_long_pause_does_not_give_a_host_up():
    time = Time()

    async def run():
        gate = Gate(FetchSettings(spacing=0), clock=time.clock, sleep=time.sleep)
        for outcome in ("refused", "welcomed", "refused", "welcomed"):
            turn = gate.turn("a")
            async with turn:
                turn.refused(4000) if outcome == "refused" else turn.welcomed()
        return time.now

    assert asyncio.run(run()) == 60
