"""The gate before each host: how many requests at once, how far apart, and not before when.

One "not before" time a host is shared by all its addresses, so that a host which asks for a pause gets one.
Waiting at the gate takes nothing from an address's own time.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable

from linkcheck.fetch.settings import FetchSettings, HostSettings

__all__ = ["Gate", "GivenUpError", "Turn"]

FIRST_PAUSE = 0.5  # seconds after a 429 that names none; one step longer each time one more comes after it
PAUSES = 4  # as long as the longest, until a host that gives no other answer is given up: two minutes
PROBE = 0.1  # seconds between two requests to a host that has refused the last one: the first shall find out
SWEEP = 1000  # hosts; beyond it those that nobody waits for are forgotten


class _Host:
    """What is known of a host while somebody wants something of it."""

    __slots__ = ("not_before", "paused_at", "places", "refusals", "settings", "visitors", "waited")

    def __init__(self, settings: HostSettings) -> None:
        self.settings = settings
        self.places = asyncio.Semaphore(settings.concurrency)
        self.not_before = 0.0
        self.paused_at = -math.inf
        self.refusals = 0  # pauses in a row that a 429 made necessary
        self.visitors = 0
        self.waited = 0.0  # seconds of pauses since the last answer that asked for none


class GivenUpError(Exception):
    """A host has asked for more pauses than anyone waits for."""


class Turn:
    """One request's way through the gate: `async with` waits for it, and holds its place while it is under way."""

    __slots__ = ("_gate", "_host", "_name", "sent")

    def __init__(self, gate: Gate, name: str) -> None:
        self._gate = gate
        self._name = name
        self._host = gate.host(name)
        self.sent = 0.0  # by the gate's clock

    async def __aenter__(self) -> None:
        host = self._host
        host.visitors += 1
        try:
            # The host's place comes first: whoever waits for a slow host must not hold up the others.
            await host.places.acquire()
            try:
                await self._gate.until_open(host)
                await self._gate.enter()
            except BaseException:
                host.places.release()
                raise
        except BaseException:
            self._gate.leave(self._name, host)
            raise
        self.sent = self._gate.clock()

    async def __aexit__(self, *_: object) -> None:
        self._gate.everywhere.release()
        self._host.places.release()
        self._gate.leave(self._name, self._host)

    def refused(self, pause: float | None) -> None:
        """Hold back everything for the host: for as long as it asks, or a little longer each time it refuses.

        Several refusals of requests that were under way together count once: they are one answer.
        """
        host, now = self._host, self._gate.clock()
        if pause is None:
            if self.sent <= host.paused_at:
                return  # the pause that this answer asks for has begun since it was sent for
            host.refusals += 1
            pause = FIRST_PAUSE * host.refusals
        longest = self._gate.longest_pause
        if self.sent > host.paused_at:  # a pause that nobody will wait for counts as half of all the patience
            host.waited += pause if pause <= longest else PAUSES * longest / 2 + 1
        host.paused_at = now
        host.not_before = max(host.not_before, now + min(pause, longest))

    def welcomed(self) -> None:
        """Forget what was refused before."""
        self._host.refusals = 0
        self._host.waited = 0.0


class Gate:
    """Lets requests through to their hosts one after another."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        room: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        """Open the gate. `room` waits until there is room for one more answer: some come faster than is read."""
        self._settings = settings
        self.room = room
        self.clock = clock
        self._sleep = sleep
        self.longest_pause = settings.max_wait
        self.everywhere = asyncio.Semaphore(settings.concurrency)
        self._hosts: dict[str, _Host] = {}
        self._sweep_at = SWEEP

    def turn(self, name: str) -> Turn:
        """Return a request's way through the gate before a host."""
        return Turn(self, name)

    def slow_down(self, name: str, seconds: float) -> None:
        """Keep requests to a host at least so far apart: its robots.txt asks for it."""
        host = self.host(name)
        host.settings = host.settings.slower(min(seconds, self.longest_pause))
        host.visitors += 1  # it is never forgotten

    def host(self, name: str) -> _Host:
        """Return what is known of a host."""
        found = self._hosts.get(name)
        if found is None:
            if len(self._hosts) >= self._sweep_at:
                self._forget_the_idle()
            found = self._hosts[name] = _Host(self._settings.for_host(name))
        return found

    async def enter(self) -> None:
        """Take one of the places that there are for all hosts together, and wait there until there is room."""
        await self.everywhere.acquire()
        if self.room is None:
            return
        try:
            await self.room()
        except BaseException:
            self.everywhere.release()
            raise

    async def until_open(self, host: _Host) -> None:
        """Wait until the host may be asked again, and take the next moment for oneself; raises `GivenUpError`."""
        now = self.clock()
        while host.not_before > now and not self._gives_up(host):
            await self._sleep(host.not_before - now)
            now = self.clock()
        if self._gives_up(host):
            raise GivenUpError
        gap = max(host.settings.spacing, PROBE) if host.refusals else host.settings.spacing
        if gap:
            host.not_before = now + gap

    def _gives_up(self, host: _Host) -> bool:
        return host.waited > PAUSES * self.longest_pause

    def leave(self, name: str, host: _Host) -> None:
        """Take note that a visitor has gone."""
        host.visitors -= 1
        if _is_idle(host, self.clock()):
            self._hosts.pop(name, None)

    def _forget_the_idle(self) -> None:
        now = self.clock()
        for name in [name for name, host in self._hosts.items() if _is_idle(host, now)]:
            del self._hosts[name]
        self._sweep_at = max(SWEEP, 2 * len(self._hosts))


def _is_idle(host: _Host, now: float) -> bool:
    return not host.visitors and not host.waited and host.not_before <= now
