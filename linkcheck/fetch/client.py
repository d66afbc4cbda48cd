"""An address in, a `Response` or a `Failure` out.

Redirects are followed by hand, because every hop must pass the guard and the gate, and belongs into the evidence.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from linkcheck import urls
from linkcheck.addresses import why_private
from linkcheck.fetch.cookies import Cookies
from linkcheck.fetch.exchange import Ask, Hop, Question
from linkcheck.fetch.guard import refusal_of_url
from linkcheck.fetch.hosts import Gate, GivenUpError, Turn
from linkcheck.fetch.rates import asked_pause
from linkcheck.fetch.remap import Remap
from linkcheck.fetch.retry import insistently
from linkcheck.fetch.robots import Robots
from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind, Redirect, Response

__all__ = ["Fetcher", "Refresh"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
LONGEST_REFRESH = 5  # seconds; a page that moves on later is a page that people read

Refresh = Callable[[bytes, str], str | None]
"""A body and its `Content-Type` in, the value of its meta refresh out."""


class Fetcher:
    """Fetches addresses; keeps nothing between two of them but the hosts' gates and what their robots.txt says."""

    def __init__(
        self,
        ask: Ask,
        settings: FetchSettings,
        *,
        gate: Gate | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        refresh: Refresh | None = None,
    ) -> None:
        self.ask = ask
        self.settings = settings
        self.gate = gate or Gate(settings, sleep=sleep)
        self.sleep = sleep
        self.refresh = refresh
        self.remap = Remap(settings.remap) if settings.remap else None
        self.robots = Robots(self._fetch_anyway, self.gate.slow_down) if settings.audit else None

    async def fetch(self, url: str) -> Response | Failure:
        """Return what a GET of an http(s) URL leads to. Never raises for what a server does."""
        return await _Chain(url, self, self.robots).follow()

    async def _fetch_anyway(self, url: str) -> Response | Failure:
        return await _Chain(url, self, None, is_remapped=True).follow()

    async def close(self) -> None:
        """End what nobody waits for any more."""
        if self.robots:
            await self.robots.close()


class _Chain:
    """One address and wherever it redirects to: the hops, the cookies and the time they share."""

    def __init__(self, url: str, fetcher: Fetcher, robots: Robots | None, *, is_remapped: bool = False) -> None:
        self._url = url
        self._is_remapped = is_remapped
        self._fetcher = fetcher
        self._settings = fetcher.settings
        self._robots = robots
        self._cookies: Cookies | None = None
        self._redirects: list[Redirect] = []
        self._attempts = 1
        self._spent = 0.0
        self._checked = ""  # when the last hop was seen

    async def follow(self) -> Response | Failure:
        address = urls.read(self._url)
        seen: set[tuple[str, str]] = set()
        while address is not None:
            if self._fetcher.remap and (self._redirects or not self._is_remapped):
                address = urls.read(self._fetcher.remap(address.href))
                if address is None:
                    return self._failed(FailureKind.PROTOCOL, "remapped to an address that no browser would open")
            if reason := refusal_of_url(address, self._settings.allow_private):
                return self._failed(FailureKind.BLOCKED, reason, address)
            state = (address.href, self._cookies.header(address) if self._cookies else "")
            if state in seen or len(self._redirects) > self._settings.max_redirects:
                return self._failed(FailureKind.REDIRECT_LOOP, self._loop(address.href), address)
            seen.add(state)
            answer = await self._hop(address, state[1])
            if isinstance(answer, Failure):
                return self._failed(answer.kind, answer.detail, address)
            reference = self._reference(answer)
            if not reference:
                return self._response(answer, address)
            self._keep_cookies(answer, address)
            self._redirects.append(Redirect(answer.url, answer.status))
            address = urls.resolve(answer.url, reference)
        return self._failed(FailureKind.PROTOCOL, "it redirects to an address that no browser would open")

    async def _hop(self, address: urls.Address, cookies: str) -> Hop | Failure:
        """Ask one address as often as it takes, each time when its host's gate opens."""
        if self._robots and (failure := await self._robots.refusal(address)):
            return failure
        settings = self._settings
        headers = tuple(settings.for_host(address.host).headers.items()) if self._may_tell(address) else ()
        question = Question(address.href.partition("#")[0], cookies, headers)

        async def ask() -> Hop | Failure:
            turn = self._fetcher.gate.turn(address.host)
            try:
                async with turn:
                    return await self._timed(question, turn)
            except GivenUpError:
                return self._failed(
                    FailureKind.NOT_CHECKED, "the host asked for more pauses than anyone waits for"
                )

        answer, attempts = await insistently(
            ask,
            attempts=settings.attempts,
            longest_pause=settings.max_wait,
            sleep=self._fetcher.sleep,
            go_on=lambda: self._spent < settings.deadline,
        )
        self._attempts = max(self._attempts, attempts)
        self._checked = answer.checked
        return answer

    def _may_tell(self, address: urls.Address) -> bool:
        """Return whether the user's headers may be sent: they may be secrets, and go over https or stay inside."""
        return bool(self._settings.hosts) and (address.scheme == "https" or why_private(address.host) is not None)

    async def _timed(self, question: Question, turn: Turn) -> Hop | Failure:
        left = self._settings.deadline - self._spent
        if left <= 0:
            return self._failed(FailureKind.TIMEOUT, f"gave up after {self._settings.deadline:g} s")
        started = time.monotonic()
        answer = await self._fetcher.ask(question._replace(seconds=min(self._settings.timeout, left)))
        self._spent += time.monotonic() - started
        if isinstance(answer, Hop):
            pause = asked_pause(answer.status, answer.header)
            if pause is not None or answer.status == 429:
                turn.refused(pause)
            elif answer.status < 400:
                turn.welcomed()
        return answer

    def _reference(self, hop: Hop) -> str | None:
        """Return where an answer sends its reader: by its status, its `Refresh` header or its own meta refresh."""
        if hop.status in _REDIRECTS:
            return hop.header("location")
        if not 200 <= hop.status < 300:
            return None
        value = hop.header("refresh")
        if value is None and self._fetcher.refresh and hop.body:
            value = self._fetcher.refresh(hop.body, hop.header("content-type") or "")
        wanted = urls.refresh(value) if value else None
        if wanted is None or wanted[0] > LONGEST_REFRESH:
            return None
        target = urls.resolve(hop.url, wanted[1])
        if target is None or target.scheme not in {"http", "https"}:
            return None  # browsers stay, or leave the web: what was shown is the page
        return None if target.href.partition("#")[0] == hop.url else wanted[1]

    def _keep_cookies(self, hop: Hop, address: urls.Address) -> None:
        """Keep the cookies of a hop that leads on to another."""
        if values := [value for name, value in hop.headers if name == "set-cookie"]:
            self._cookies = self._cookies or Cookies()
            self._cookies.keep(address, values)

    def _failed(self, kind: FailureKind, detail: str, address: urls.Address | None = None) -> Failure:
        target = address.href if address else None
        return Failure(self._url, kind, detail, tuple(self._redirects), self._attempts, self._checked, target)

    def _response(self, hop: Hop, address: urls.Address) -> Response:
        return Response(
            url=self._url,
            final_url=hop.url,
            status=hop.status,
            redirects=tuple(self._redirects),
            headers=hop.headers,
            body=hop.body,
            truncated=hop.truncated,
            attempts=self._attempts,
            elapsed=self._spent,
            checked=hop.checked,
            notes=hop.notes,
            accepted=bool(self._settings.hosts) and hop.status in self._settings.for_host(address.host).accept,
        )

    def _loop(self, url: str) -> str:
        hops = len(self._redirects)
        return f"after {hops} of them {url[:200]} again" if hops else f"{url[:200]} redirects to itself"
