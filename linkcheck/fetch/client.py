"""An address in, a `Response` or a `Failure` out.

Redirects are followed by hand, because every hop must pass the guard and the gate, and belongs into the evidence.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx

from linkcheck import urls
from linkcheck.fetch.decode import decode
from linkcheck.fetch.exchange import Ask, Hop, Question
from linkcheck.fetch.guard import refusal_of_url
from linkcheck.fetch.hosts import Gate, retry_after
from linkcheck.fetch.retry import insistently
from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind, Redirect, Response

__all__ = ["Fetcher"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_COOKIES = 50  # in one response, as curl has it


class Fetcher:
    """Fetches addresses; keeps nothing between two of them but the hosts' gates."""

    def __init__(
        self,
        ask: Ask,
        settings: FetchSettings,
        *,
        gate: Gate | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._ask = ask
        self._settings = settings
        self._gate = gate or Gate(settings, sleep=sleep)
        self._sleep = sleep

    async def fetch(self, url: str) -> Response | Failure:
        """Return what a GET of an http(s) URL leads to. Never raises for what a server does."""
        return await _Chain(url, self._settings, self._ask, self._gate, self._sleep).follow()


class _Chain:
    """One address and wherever it redirects to: the hops, the cookies and the time they share."""

    def __init__(
        self,
        url: str,
        settings: FetchSettings,
        ask: Ask,
        gate: Gate,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._url = url
        self._settings = settings
        self._ask = ask
        self._gate = gate
        self._sleep = sleep
        self._cookies = httpx.Cookies()
        self._redirects: list[Redirect] = []
        self._attempts = 1
        self._spent = 0.0
        self._checked = ""  # when the last hop was seen

    async def follow(self) -> Response | Failure:
        address = urls.read(self._url)
        seen: set[tuple[str, str]] = set()
        while address is not None:
            if reason := refusal_of_url(address, allow_private=self._settings.allow_private):
                return self._failed(FailureKind.BLOCKED, reason)
            state = (address.href, self._cookie_header(address.href))
            if state in seen or len(self._redirects) > self._settings.max_redirects:
                return self._failed(FailureKind.REDIRECT_LOOP, _loop_detail(address.href, self._redirects))
            seen.add(state)
            answer = await self._hop(address, cookies=state[1])
            if isinstance(answer, Failure):
                return answer._replace(url=self._url, redirects=tuple(self._redirects), attempts=self._attempts)
            location = answer.header("location") if answer.status in _REDIRECTS else None
            if not location:
                return self._response(answer)
            self._redirects.append(Redirect(answer.url, answer.status))
            address = urls.resolve(answer.url, location)
        return self._failed(FailureKind.PROTOCOL, "it redirects to an address that no browser would open")

    async def _hop(self, address: urls.Address, cookies: str) -> Hop | Failure:
        """Ask one address as often as it takes, each time when its host's gate opens."""
        url = address.href.partition("#")[0]

        async def ask() -> Hop | Failure:
            async with self._gate.turn(address.host):
                return await self._timed(Question(url, cookies, self._settings.timeout), address.host)

        answer, attempts = await insistently(
            ask, attempts=self._settings.attempts, longest_pause=self._settings.max_wait, sleep=self._sleep
        )
        self._attempts = max(self._attempts, attempts)
        if isinstance(answer, Hop):
            self._checked = answer.checked
            self._keep_cookies(answer)
        return answer

    async def _timed(self, question: Question, host: str) -> Hop | Failure:
        left = self._settings.deadline - self._spent
        if left <= 0:
            return self._failed(FailureKind.TIMEOUT, f"gave up after {self._settings.deadline:g} s")
        loop = asyncio.get_running_loop()
        started = loop.time()
        answer = await self._ask(question._replace(seconds=min(question.seconds, left)))
        self._spent += loop.time() - started
        pause = retry_after(answer.header("retry-after")) if isinstance(answer, Hop) else None
        if pause is not None and isinstance(answer, Hop) and answer.status in {429, 503}:
            self._gate.pause(host, pause)
        return answer

    def _cookie_header(self, url: str) -> str:
        """Return what a browser would send back within this chain."""
        if not self._cookies:
            return ""
        request = httpx.Request("GET", url)
        self._cookies.set_cookie_header(request)
        return str(request.headers.get("cookie", ""))

    def _keep_cookies(self, hop: Hop) -> None:
        cookies = [(name, value) for name, value in hop.headers if name == "set-cookie"][:MOST_COOKIES]
        if cookies and hop.status in _REDIRECTS:
            headers = [(name.encode(), value.encode("latin-1", "replace")) for name, value in cookies]
            response = httpx.Response(hop.status, headers=headers, request=httpx.Request("GET", hop.url))
            self._cookies.extract_cookies(response)

    def _failed(self, kind: FailureKind, detail: str) -> Failure:
        return Failure(self._url, kind, detail, tuple(self._redirects), self._attempts, self._checked)

    def _response(self, hop: Hop) -> Response:
        encodings = ", ".join(value for name, value in hop.headers if name == "content-encoding")
        body, cut = decode(hop.body, encodings, self._settings.max_body)
        return Response(
            url=self._url,
            final_url=hop.url,
            status=hop.status,
            redirects=tuple(self._redirects),
            headers=hop.headers,
            body=body,
            truncated=hop.truncated or ("length" if cut else None),
            attempts=self._attempts,
            elapsed=self._spent,
            checked=hop.checked,
        )


def _loop_detail(url: str, redirects: list[Redirect]) -> str:
    hosts = len(redirects)
    return f"{hosts} redirects, and then {url[:200]} again" if hosts else f"{url[:200]} redirects to itself"
