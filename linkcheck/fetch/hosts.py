"""The gate before each host: how many requests at once, how far apart, and not before when.

One "not before" time a host is shared by all its addresses, so that a host which asks for a pause gets one.
Waiting at the gate takes nothing from an address's own time.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from linkcheck.fetch.settings import FetchSettings

__all__ = ["Gate", "retry_after"]

_UNITS = re.compile(r"(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?")


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a `Retry-After` asks for: a number, an HTTP date, or ``1m30s``; None for garbage."""
    text = (value or "").strip()[:60]
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if text and (match := _UNITS.fullmatch(text)):
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
        return float(3600 * hours + 60 * minutes + seconds)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())


class _Host:
    def __init__(self, at_once: int) -> None:
        self.places = asyncio.Semaphore(at_once)
        self.not_before = 0.0
        self.visitors = 0


class Gate:
    """Lets requests through to their hosts one after another."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._everywhere = asyncio.Semaphore(settings.concurrency)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until a request to the host may go, and hold its place while it is under way."""
        host = self._hosts.setdefault(name, _Host(self._settings.per_host))
        host.visitors += 1
        try:
            # The host's place comes first: whoever waits for a slow host must not hold up the others.
            async with host.places:
                await self._until_open(host)
                async with self._everywhere:
                    yield
        finally:
            host.visitors -= 1
            if not host.visitors and host.not_before <= self._clock():
                self._hosts.pop(name, None)

    async def _until_open(self, host: _Host) -> None:
        while (wait := host.not_before - self._clock()) > 0:
            await self._sleep(wait)
        host.not_before = max(host.not_before, self._clock() + self._settings.spacing)

    def pause(self, name: str, seconds: float) -> None:
        """Hold back everything for a host; of several pauses the longest counts, they do not add up."""
        host = self._hosts.setdefault(name, _Host(self._settings.per_host))
        host.not_before = max(host.not_before, self._clock() + min(seconds, self._settings.max_wait))
