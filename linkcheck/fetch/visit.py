"""One page in a browser: what it asks for is fetched by us, behind the guard and within bounds.

Nothing is sent for it but GETs, without cookies and without any of the user's own headers. Pictures, fonts, sounds
and frames within the page are not fetched: they hold none of its text.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from linkcheck import urls
from linkcheck.model import Failure, Response

if TYPE_CHECKING:
    from playwright.async_api import Request, Route

__all__ = ["LARGEST_PART", "Fetch", "Visit"]

Fetch = Callable[[str], Awaitable[Response | Failure]]

MOST_PARTS = 60  # requests of one page that are answered; a newspaper's page asks for 30 scripts
LARGEST_PART = 8 * 2**20  # bytes of one script; the largest bundles seen are of 5 MB
MOST_BYTES = 24 * 2**20  # of all of them together
_WANTED = frozenset({"document", "script", "xhr", "fetch"})
_HTML = ("text/html", "application/xhtml+xml")


class _Part(NamedTuple):
    """What a request of the page is answered with."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


_STAY = _Part(204, {})  # RFC 9110 §15.3.5: a browser that gets this for a page goes on showing the one before
_NO_STYLE = _Part(200, {"content-type": "text/css", "access-control-allow-origin": "*"})


class Visit:
    """Answers the requests of one page, and keeps count of them."""

    def __init__(self, response: Response, fetch: Fetch) -> None:
        self.status = response.status  # of the document that is shown
        self._fetch = fetch
        self._known: dict[str, Response] = {}  # documents that were fetched before the browser asked for them
        self._first: Response | None = response
        self._asked = 0
        self._bytes = 0
        self._tasks: set[asyncio.Task[Response | Failure]] = set()

    async def answer(self, route: Route) -> None:
        """Answer a request, or let it come to nothing."""
        from playwright.async_api import Error  # noqa: PLC0415  (an extra)

        part = await self._part(route.request)
        try:
            if part is None:
                await route.abort()
            else:
                await route.fulfill(status=part.status, headers=part.headers, body=part.body)
        except Error:  # the page has gone, or the answer is none that the browser takes
            await _let_go(route)

    def end(self) -> None:
        """Fetch nothing more."""
        self._asked = MOST_PARTS
        for task in self._tasks:
            task.cancel()

    async def _part(self, request: Request) -> _Part | None:
        kind = request.resource_type
        if kind == "stylesheet":
            return _NO_STYLE  # scripts wait for it, or stop where there is none
        if kind == "document":
            return await self._document(request)
        if not self._may_ask(request):
            return None
        response = await self._fetched(request.url)
        return _as_part(response) if response and _may_read(request, response) else None

    def _may_ask(self, request: Request) -> bool:
        self._asked += 1
        return request.method == "GET" and request.resource_type in _WANTED and self._asked <= MOST_PARTS

    async def _document(self, request: Request) -> _Part:
        """Return the page itself, or one that a script goes on to; what is none leaves the browser where it is."""
        if not _is_main(request):
            return _STAY
        if self._first is not None:
            first, self._first = self._first, None
            return _as_part(first)
        response = self._known.pop(request.url, None)
        if response is None and self._may_ask(request):
            response = await self._fetched(request.url)
        if response is None or not response.content_type.lower().startswith(_HTML):
            return _STAY
        if _is_elsewhere(response.final_url, request.url):
            self._known[response.final_url] = response
            return _onward(response.final_url)
        self.status = response.status
        return _as_part(response)

    async def _fetched(self, url: str) -> Response | None:
        if self._bytes >= MOST_BYTES:
            return None
        task = asyncio.ensure_future(self._fetch(url))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            answer = await task
        except asyncio.CancelledError:
            return None  # the visit has ended
        if isinstance(answer, Failure) or answer.truncated:
            return None  # half a script is none
        self._bytes += len(answer.body)
        return answer


async def _let_go(route: Route) -> None:
    from playwright.async_api import Error  # noqa: PLC0415  (an extra)

    with suppress(Error):
        await route.abort()


def _is_main(request: Request) -> bool:
    """Return whether a document is the page itself, and not one in a frame of it."""
    from playwright.async_api import Error  # noqa: PLC0415  (an extra)

    try:
        return request.method == "GET" and request.frame.parent_frame is None
    except Error:  # a window that is about to open
        return False


def _is_elsewhere(one: str, other: str) -> bool:
    return one.partition("#")[0] != other.partition("#")[0]


def _onward(url: str) -> _Part:
    """Return a page that sends the browser where the server's redirects led, so that it knows where it is."""
    body = f'<meta http-equiv="refresh" content="0;url={escape(url)}">'
    return _Part(200, {"content-type": "text/html; charset=utf-8"}, body.encode("utf-8", "replace"))


def _as_part(response: Response) -> _Part:
    names = ("content-type", "access-control-allow-origin")
    headers = {name: value for name in names if (value := response.header(name))}
    return _Part(response.status, headers, response.body)


def _may_read(request: Request, response: Response) -> bool:
    """Return whether the page may read an answer of another origin (WHATWG Fetch, "CORS check").

    Chromium checks that too, but Playwright gives its leave where the server is silent.
    """
    origin = request.headers.get("origin")
    if origin is None:
        return True
    one, other = urls.read(origin), urls.read(request.url)
    is_own = one is not None and other is not None and one.origin == other.origin
    return is_own or response.header("access-control-allow-origin") in {"*", origin}
