"""The system's Chromium: found, started for one page at a time, cut off from every network, and ended.

Playwright talks to it over a pipe, so that Chromium needs no socket at all. What a page asks for is answered from
outside (`linkcheck.fetch.visit`); whatever a page finds to go round that (WebSocket, WebRTC, prefetching) meets a
proxy whose name leads nowhere.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from linkcheck.model import UserError

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright

__all__ = ["Chromium", "find"]

# As Debian, Ubuntu, Fedora and Google's own packages name it; the last two are where macOS has them.
NAMES = (
    *("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"),
    *(
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
)
MEMORY = 2**30  # bytes of data for each of its processes: an honest page takes a quarter of it
SCRIPTS = 256  # megabytes for the objects of a page's scripts
CPU = 60  # seconds for each of its processes, should nobody be left to end it
LARGEST_FILE = 2**28  # bytes; Chromium keeps its shared memory in files
START = 20.0  # seconds that it may take to start; 0.4 is usual
GRACE = 2.0  # seconds that it may take to end by itself; 0.1 is usual

_NOWHERE = "http://nowhere.invalid:1"  # RFC 6761 §6.4: a name that never leads anywhere
_FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # the proxy's name among them
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",  # calls would go round the proxy
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # the same in earlier versions
    *("--disable-quic", "--disable-gpu", "--disable-component-update", "--disable-domain-reliability"),
    *("--no-pings", "--no-first-run", "--deny-permission-prompts"),
    f"--js-flags=--max-old-space-size={SCRIPTS}",
)
# Playwright turns these off for the sake of tests; here they keep a page from flooding us.
_KEPT = ("--disable-popup-blocking", "--disable-ipc-flooding-protection")
_GONE = "Connection closed while reading from the driver"  # Playwright's words, for nobody to retrieve
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR")


def find(named: str | None) -> str:
    """Return the path of Chromium; raises `UserError` where it, or what drives it, is not installed."""
    if find_spec("playwright") is None:
        raise UserError("browser: Playwright is not installed; pip install 'linkcheck-sources[browser]'")
    if named is not None:
        if path := which(named):
            return path
        raise UserError(f"chromium: {named} is no program that can be run")
    if path := next(filter(None, map(which, NAMES)), None):
        return path
    raise UserError(
        "browser: no Chromium on this machine; install it (Debian: apt-get install chromium), "
        "or say where it is (chromium = FILE)"
    )


class Chromium:
    """Starts Chromium, a fresh one for each page: nothing that a page did is left for the next."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._driver: asyncio.Task[Playwright] | None = None
        self._home: TemporaryDirectory[str] | None = None

    @asynccontextmanager
    async def started(self) -> AsyncIterator[Browser]:
        """Start one, and end it afterwards, whatever it is doing; raises `playwright.async_api.Error`."""
        driver = await self._started_driver()
        self._home = self._home or TemporaryDirectory(prefix="linkcheck-chromium-", ignore_cleanup_errors=True)
        browser = await driver.chromium.launch(
            executable_path=self._path,
            args=_FLAGS,
            ignore_default_args=_KEPT,
            chromium_sandbox=not _is_root(),
            env=_environment(self._home.name),
            proxy={"server": _NOWHERE, "bypass": "<-loopback>"},
            timeout=START * 1000,
        )
        number = None
        try:
            number = await _process(browser)
            _limit(number)
            yield browser
        finally:
            await _end(browser, number)

    async def close(self) -> None:
        """End what drives it, and with that whatever is still running."""
        if self._driver:
            with suppress(Exception):  # it may never have started, or be gone
                async with asyncio.timeout(GRACE):
                    await (await self._driver).stop()
        if self._home:
            self._home.cleanup()

    async def _started_driver(self) -> Playwright:
        if self._driver is None:
            from playwright.async_api import async_playwright  # noqa: PLC0415  (an extra, and not small)

            _quieten(asyncio.get_running_loop())
            self._driver = asyncio.create_task(async_playwright().start())
        return await asyncio.shield(self._driver)


def _quieten(loop: asyncio.AbstractEventLoop) -> None:
    """Let nothing complain where the driver ends before us: Ctrl-C in a terminal reaches both."""
    before = loop.get_exception_handler()

    def heard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if _GONE in str(context.get("exception")):
            return
        if before:
            before(loop, context)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(heard)


def _is_root() -> bool:
    """Return whether this is root, for whom Chromium refuses to set up its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _environment(home: str) -> dict[str, str | float | bool] | None:
    """Return what Chromium sees of the environment: no secrets, and a home that will be thrown away."""
    if sys.platform == "win32":
        return None
    return {"HOME": home, **{name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}}


async def _process(browser: Browser) -> int | None:
    """Return the number of Chromium's process."""
    session = await browser.new_browser_cdp_session()
    told: dict[str, Any] = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    return next((each["id"] for each in told["processInfo"] if each["type"] == "browser"), None)


async def _end(browser: Browser, number: int | None) -> None:
    """End Chromium: asked to, it collects its children; else it is killed with them."""
    from playwright.async_api import Error  # noqa: PLC0415  (see above)

    is_closed = False
    try:
        async with asyncio.timeout(GRACE):
            await browser.close()
            is_closed = True
    except (TimeoutError, Error):
        pass
    finally:
        if number and not is_closed:
            _kill(number)


def _kill(number: int) -> None:
    """Kill a process and its children."""
    with suppress(OSError):
        if sys.platform == "win32":
            os.kill(number, signal.SIGTERM)
        else:
            os.killpg(number, signal.SIGKILL)  # Playwright makes each Chromium a group of its own


def _limit(number: int | None) -> None:
    """Take from Chromium and all that it will start what no page needs, where the system can (Linux)."""
    if number is None or sys.platform != "linux":
        return
    import resource  # noqa: PLC0415  (not on every system)

    limits = (
        *((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CPU, CPU)),
        *((resource.RLIMIT_FSIZE, LARGEST_FILE), (resource.RLIMIT_CORE, 0)),
    )
    limited: set[int] = set()
    while new := set(_group(number)) - limited:  # whatever was started in the meantime
        for each in new:
            for limit, most in limits:
                with suppress(OSError, ValueError):
                    resource.prlimit(each, limit, (most, most))
        limited |= new


def _group(number: int) -> Iterator[int]:
    """Yield the processes of a group; those that a page will be shown in come from one that is there already."""
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            with suppress(OSError):
                if os.getpgid(int(each.name)) == number:
                    yield int(each.name)
