"""The event loop a command runs in, and how many sockets the system allows it."""

import asyncio
import sys
import types

import pytest

from linkcheck.cli import loop
from linkcheck.cli.loop import BESIDE, allowed

resource = pytest.importorskip("resource")
UNLIMITED = resource.RLIM_INFINITY
NEEDED = 64 + 256 + BESIDE


class Limits:
    """A system that allows so many open files, and perhaps lets them be raised."""

    def __init__(self, soft, hard, refuses=None):
        self.now = (soft, hard)
        self.refuses = refuses

    def getrlimit(self, which):
        assert which == resource.RLIMIT_NOFILE
        return self.now

    def setrlimit(self, which, limits):
        assert which == resource.RLIMIT_NOFILE
        if self.refuses:
            raise self.refuses
        self.now = limits


@pytest.fixture
def system(monkeypatch):
    """Return what sets the system's limits."""

    def set_to(*values, **options):
        limits = Limits(*values, **options)
        monkeypatch.setattr(resource, "getrlimit", limits.getrlimit)
        monkeypatch.setattr(resource, "setrlimit", limits.setrlimit)
        return limits

    return set_to


@pytest.mark.parametrize(
    ("soft", "hard"),
    [(UNLIMITED, UNLIMITED), (100_000, UNLIMITED), (NEEDED, NEEDED), (NEEDED, 100_000)],
)
def test_where_there_is_enough_nothing_is_changed(system, soft, hard):
    limits = system(soft, hard)
    assert allowed(64, 256) == (64, 256)
    assert limits.now == (soft, hard)


@pytest.mark.parametrize("hard", [UNLIMITED, NEEDED, 100_000])
def test_a_limit_is_raised_as_far_as_needed_and_no_further(system, hard):
    limits = system(256, hard)
    assert allowed(64, 256) == (64, 256)
    assert limits.now == (NEEDED, hard)


def test_a_limit_that_can_be_raised_in_part_is(system):
    limits = system(256, 1024)
    at_once, kept = allowed(800, 500)
    assert limits.now == (1024, 1024)
    assert (at_once, kept) == (800, 1024 - BESIDE - 800)


@pytest.mark.parametrize("error", [OSError(1, "Not permitted"), ValueError("current limit exceeds maximum")])
@pytest.mark.parametrize("hard", [UNLIMITED, 100_000])
def test_where_raising_is_refused_there_is_less_at_once(system, error, hard):
    """macOS refuses what is above its own maximum although nothing is said to be the limit."""
    limits = system(256, hard, refuses=error)
    assert allowed(64, 256) == (64, 256 - BESIDE - 64)
    assert allowed(1000, 256) == (256 - BESIDE, 0)
    assert limits.now == (256, hard)


@pytest.mark.parametrize("soft", [0, 1, 2, 3, 10, 100, 128, 256, 400, 1024])
@pytest.mark.parametrize("at_once", [1, 2, 64, 10_000])
@pytest.mark.parametrize("kept", [0, 1, 256, 10_000])
def test_what_is_allowed_fits_into_the_limit(system, soft, at_once, kept):
    """And one request is: with none nothing would ever be done."""
    system(soft, soft)
    some, others = allowed(at_once, kept)
    assert 1 <= some <= at_once
    assert 0 <= others <= kept
    assert some + others <= max(1, soft)


@pytest.mark.parametrize("at_once", [1, 64, 10_000])
def test_the_more_the_system_allows_the_more_is_done(system, at_once):
    found = []
    for soft in range(0, 11_000, 50):
        system(soft, soft)
        found.append(allowed(at_once, 256))
    assert found == sorted(found)
    assert found[-1] == (at_once, 256)


def test_requests_come_before_connections_that_wait(system):
    """What is kept only saves time; what is under way is what was asked for."""
    system(300, 300)
    assert allowed(100, 256) == (100, 300 - BESIDE - 100)


def test_windows_knows_no_such_limit(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert allowed(64, 256) == (64, 256)


# ---------------------------------------------------------------- the loop


async def kind_of_loop():
    return type(asyncio.get_running_loop()).__module__


def test_a_command_runs_in_the_fast_loop():
    pytest.importorskip("uvloop")
    assert loop.run(kind_of_loop()).startswith("uvloop")


def test_where_there_is_no_fast_loop_pythons_own_does(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvloop", None)
    assert loop.run(kind_of_loop()).startswith("asyncio")


def test_the_fast_loop_may_be_another(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvloop", types.SimpleNamespace(new_event_loop=asyncio.SelectorEventLoop))
    assert loop.run(kind_of_loop()).startswith("asyncio")


def test_what_a_command_raises_is_raised():
    async def broken():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        loop.run(broken())
