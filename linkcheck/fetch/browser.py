"""Pages that show nothing without JavaScript, as a browser shows them: a `Response` in, another one out.

The system's Chromium runs the page, and reaches nothing by itself: all requests of a page go through the same
guard, gate and transport as any other. A page has a Chromium of its own, and its time, memory, requests and their
bytes are bounded.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from linkcheck import urls
from linkcheck.addresses import why_private
from linkcheck.fetch.chromium import Chromium, find
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.visit import LARGEST_PART, Fetch, Visit
from linkcheck.model import PageKind, Redirect, Response

if TYPE_CHECKING:
    from playwright.async_api import Browser as Started
    from playwright.async_api import BrowserContext, Page

__all__ = ["RENDERED", "Browser", "for_parts", "wants_rendering"]

logger = logging.getLogger("linkcheck")

RENDERED = "rendered in a browser, because it shows nothing without JavaScript"

AT_ONCE = 2  # pages; each takes half a gigabyte and most of a processor
SECONDS = 15.0  # for one page, its requests included; 1 or 2 are usual
READING = 3.0  # seconds of them that are kept for taking the page out of the browser
SHORTEST = 0.001  # seconds; none at all would be as many as it takes
LARGEST = 2**20  # characters of a page that are taken; no more is read of any other
_SettingsT = TypeVar("_SettingsT", bound=FetchSettings)

# What the page has come to, in a world of its own where the page's scripts cannot reach. Left out is what holds no
# text for readers; what stands in shadow trees is brought into the light, where a parser will find it.
_SNAPSHOT = """() => {
  const own = (name) => Object.getOwnPropertyDescriptor(Document.prototype, name).get.call(document);
  const root = own("documentElement");
  if (!root) return "";
  const trees = [root];
  for (const tree of trees)
    for (const each of tree.querySelectorAll("*")) if (each.shadowRoot) trees.push(each.shadowRoot);
  for (const tree of trees.slice(1).reverse()) tree.host.append(...tree.childNodes);
  for (const each of root.querySelectorAll("noscript, style, template, script:not([type*=json i])")) each.remove();
  return String(root.outerHTML);
}"""

# Calls (WebRTC) are the one thing that need not go through a proxy: Chromium is told that they must, and has none.
_NO_CALLS = "delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection"


class _Shown(NamedTuple):
    """A page as the browser has it: where it is, and its HTML."""

    url: str
    html: str


def wants_rendering(response: Response, kind: PageKind) -> bool:
    """Return whether a browser may show more of a page than was read: it came whole, and it says nothing."""
    is_html = response.content_type.partition(";")[0].strip().lower() in {"", "text/html", "application/xhtml+xml"}
    is_silent = kind in {PageKind.SCRIPTED, PageKind.EMPTY}
    return is_silent and is_html and response.is_successful and bool(response.body.strip())


def for_parts(settings: _SettingsT, *, private: bool) -> _SettingsT:
    """Return the settings with which the requests of a page are sent.

    They carry none of the user's own headers, which are not for scripts. A page of the public web reaches private
    addresses not even where they are allowed: its scripts would look around in there.
    """
    hosts: dict[str, Mapping[str, Any]] = {
        host: {key: value for key, value in table.items() if key not in {"headers", "auth"}}
        for host, table in settings.hosts.items()
    }
    allowed = settings.allow_private if private else False
    return replace(settings, hosts=hosts, allow_private=allowed, max_body=LARGEST_PART)


class Browser:
    """Renders pages, a few at once; starts nothing before the first one. Raises `UserError` where it cannot."""

    def __init__(
        self, settings: FetchSettings, public: Fetch, private: Fetch | None = None, *, seconds: float = SECONDS
    ) -> None:
        """`public` fetches for the pages of the public web, `private` for those at addresses that are not."""
        self._chromium = Chromium(find(settings.chromium))
        self._settings = settings
        self._public = public
        self._private = private or public
        self.seconds = seconds
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._broken = ""  # why it does not start, once that is known

    async def render(self, response: Response) -> Response | str:
        """Return the answer with the page as a browser shows it, or why there is none. Never raises for a page."""
        async with self._turns:
            if self._broken:
                return self._broken
            try:
                async with self._chromium.started() as started:
                    return await self._rendered(started, response)
            except Exception as error:  # noqa: BLE001  (what drives Chromium raises whatever it likes)
                return self._is_broken(error)

    async def close(self) -> None:
        """End whatever is running."""
        self._broken = self._broken or "the run has ended"
        await self._chromium.close()

    def _is_broken(self, error: Exception) -> str:
        """Return why Chromium does not start; the first time, tell it."""
        if not self._broken:
            self._broken = f"Chromium does not start ({_reason(error)})"
            logger.warning("pages are not rendered: %s", self._broken)
        return self._broken

    async def _rendered(self, started: Started, response: Response) -> Response | str:
        address = urls.read(response.final_url)
        is_private = address is not None and why_private(address.host) is not None
        visit = Visit(response, self._private if is_private else self._public)
        try:
            async with asyncio.timeout(self.seconds):
                shown = await self._shown(started, response.final_url, visit)
        except TimeoutError:
            return f"it kept the browser busy for {self.seconds:g} s"
        except Exception as error:  # noqa: BLE001  (one page must not be the end of rendering)
            return _reason(error)
        finally:
            visit.end()
        return self._as_response(response, shown, visit)

    async def _shown(self, started: Started, url: str, visit: Visit) -> _Shown:
        context = await started.new_context(
            user_agent=self._settings.introduction, accept_downloads=False, service_workers="block"
        )
        await context.route("**/*", visit.answer)
        await context.add_init_script(_NO_CALLS)
        page = await context.new_page()
        _only(page, context)
        await _settle(page, url, max(self.seconds - READING, self.seconds / 2))
        return await _taken(page)

    def _as_response(self, response: Response, shown: _Shown, visit: Visit) -> Response | str:
        if visit.status >= 400:
            return f"a script leads to {shown.url[:200]}, which answers HTTP {visit.status}"
        address = urls.read(shown.url)
        if address is None or address.scheme not in {"http", "https"}:
            return "it leaves the web"
        body = shown.html[:LARGEST].encode("utf-8", "replace")
        most = self._settings.max_body
        headers = [each for each in response.headers if each[0] not in {"content-type", "content-length"}]
        has_moved = address.href.partition("#")[0] != response.final_url.partition("#")[0]
        return response._replace(
            final_url=address.href if has_moved else response.final_url,
            redirects=(
                *response.redirects,
                *([Redirect(response.final_url, response.status)] if has_moved else []),
            ),
            headers=(*headers, ("content-type", "text/html; charset=utf-8")),
            body=body[:most],
            truncated="length" if len(body) > most or len(shown.html) > LARGEST else None,
            notes=(*response.notes, RENDERED),
        )


def _only(page: Page, context: BrowserContext) -> None:
    """Close whatever window a page opens."""
    closing: set[asyncio.Task[None]] = set()  # asyncio itself forgets tasks

    async def close(other: Page) -> None:
        with suppress(Exception):
            await other.close()

    def opened(other: Page) -> None:
        if other is not page:
            task = asyncio.ensure_future(close(other))
            closing.add(task)
            task.add_done_callback(closing.discard)

    context.on("page", opened)


async def _settle(page: Page, url: str, seconds: float) -> None:
    """Open the page, and wait until nothing has been asked for half a second, or the time is over."""
    from playwright.async_api import TimeoutError as TooLong  # noqa: PLC0415  (an extra)

    over = time.monotonic() + seconds
    with suppress(TooLong):  # what is there by then is the page
        await page.goto(url, wait_until="commit", timeout=seconds * 1000)
        left = max(over - time.monotonic(), SHORTEST)
        await page.wait_for_load_state("networkidle", timeout=left * 1000)


async def _taken(page: Page) -> _Shown:
    """Return the page, once more where a script has just gone on to another one."""
    from playwright.async_api import Error  # noqa: PLC0415  (an extra)

    try:
        return await _snapshot(page)
    except Error:
        await page.wait_for_load_state("domcontentloaded", timeout=READING * 1000)
        return await _snapshot(page)


async def _snapshot(page: Page) -> _Shown:
    session = await page.context.new_cdp_session(page)
    tree: dict[str, Any] = await session.send("Page.getFrameTree")
    frame = tree["frameTree"]["frame"]
    world: dict[str, Any] = await session.send("Page.createIsolatedWorld", {"frameId": frame["id"]})
    expression = f"({_SNAPSHOT})().slice(0, {LARGEST + 1})"
    told: dict[str, Any] = await session.send(
        "Runtime.evaluate",
        {"expression": expression, "contextId": world["executionContextId"], "returnByValue": True},
    )
    html = told["result"].get("value")
    return _Shown(frame["url"] + frame.get("urlFragment", ""), html if isinstance(html, str) else "")


def _reason(error: Exception) -> str:
    """Return an error of Playwright's in one line."""
    text = str(error)
    if "sandbox" in text.lower():
        return "its sandbox does not work here: containers must allow user namespaces, or run as root"
    first = next((line for line in text.splitlines() if line.strip()), type(error).__name__)
    return first.strip()[:200]
