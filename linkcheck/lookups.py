"""Each distinct address looked up once: fetched, its page read, and what is known of it kept for later askers."""

from __future__ import annotations

import asyncio
import logging
import pickle
import tempfile
import zlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO, Generic, NamedTuple, Protocol, TypeVar

import httpx

from linkcheck.config import Config
from linkcheck.fetch.browser import Browser, for_parts, wants_rendering
from linkcheck.fetch.client import Fetcher, Refresh
from linkcheck.fetch.exchange import Ask, Live
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.replay import Replay, VirtualTime
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.followups.question import Answer
from linkcheck.followups.settings import NONE, PACES
from linkcheck.inquiries import KEPT_TEXT, Desk, Inquiries, impatient
from linkcheck.model import Failure, FailureKind, InputError, Page, Response
from linkcheck.page.read import read_page, read_with_anchors
from linkcheck.page.refresh import refresh
from linkcheck.readers import Readers
from linkcheck.rules.walls import HEADERS

__all__ = ["Looked", "Lookups", "opened"]

logger = logging.getLogger("linkcheck")

KEPT = HEADERS | {"content-type"}  # of an answer's headers, what rules ask for
LONGEST_VALUE = 200  # characters of a header that the rules look at
MOST_WAITING = 64 * 2**20  # bytes of pages that were fetched and not yet read
IN_MEMORY = 1000  # addresses whose pages are kept at hand; those of the others lie in a file
HEAVIEST = 50_000_000  # characters of all that is kept at hand; without fragments it is less than half of that
COPY = 500  # what an archived copy in a list counts: two strings of an address and a moment, and their tuple
PLACE = 120  # what a place on a page counts, in characters: a string and its slot in a set


class Looked(NamedTuple):
    """What an address leads to, its body read and dropped."""

    fetch: Response | Failure
    page: Page | None


@asynccontextmanager
async def opened(config: Config, transport: httpx.AsyncBaseTransport | None) -> AsyncIterator[Lookups]:
    """Open what answers: a recording, or a transport, written down if asked."""
    async with AsyncExitStack() as stack:
        readers, room = Readers(read=read_with_anchors if config.fragments else read_page), _Room()
        stack.push_async_callback(readers.close)
        way = _way(config, transport, stack, room)
        fetcher = way.fetcher(config, refresh=refresh)
        stack.push_async_callback(fetcher.close)
        # All that was read of a page is kept where addresses name passages, for they may stand anywhere.
        lookups = Lookups(fetcher, readers, room, None if config.fragments else KEPT_TEXT)
        if set(config.follow_ups) - {NONE} and not config.offline:
            lookups.inquiries = _inquiries(way, fetcher, lookups, config)
        if config.browser:
            lookups.browser = _browser(config, transport, stack, way, fetcher)
            stack.push_async_callback(lookups.browser.close)
        stack.push_async_callback(lookups.close)
        yield lookups


def _inquiries(way: _Way, fetcher: Fetcher, lookups: Lookups, config: Config) -> Inquiries:
    """Return who asks follow-ups: through the same gate, with less patience, and as robots.txt allows pages."""
    settings = impatient(config)
    for host, seconds in PACES.items():
        way.gate.slow_down(host, seconds)

    def make(through: Callable[[Ask], Ask]) -> Fetcher:
        made = way._replace(ask=through(way.ask)).fetcher(replace(settings, audit=False))
        made.robots = fetcher.robots
        return made

    return Inquiries(make, Desk(lookups.look, lookups.readers, lookups.room.taken, _Known[Answer]()), config)


def _browser(
    config: Config, transport: httpx.AsyncBaseTransport | None, stack: AsyncExitStack, way: _Way, fetcher: Fetcher
) -> Browser:
    """Return what renders pages: what they ask for goes through the same gate, and is written down as well."""

    def parts(*, private: bool) -> Fetcher:
        own = for_parts(config, private=private)
        ask: Ask = Replay(own.replay, most=own.max_body) if own.replay else _live(own, transport, stack, way.file)
        made = way._replace(ask=ask).fetcher(replace(own, audit=False))
        made.robots = fetcher.robots
        return made

    return Browser(config, parts(private=False).fetch, parts(private=True).fetch)


class _Room:
    """How many bytes of pages wait to be read; where it is too many, nobody fetches more."""

    def __init__(self) -> None:
        self._waiting = 0
        self._is_there = asyncio.Event()
        self._is_there.set()

    async def wait(self) -> None:
        """Wait until there is room."""
        await self._is_there.wait()

    @contextmanager
    def taken(self, size: int) -> Iterator[None]:
        """While it lasts, so many bytes wait."""
        self._add(size)
        try:
            yield
        finally:
            self._add(-size)

    def _add(self, size: int) -> None:
        self._waiting += size
        if self._waiting > MOST_WAITING:
            self._is_there.clear()
        else:
            self._is_there.set()


class _Way(NamedTuple):
    """How answers are come by: who is asked, through which gate, and how waiting is done."""

    ask: Ask
    gate: Gate
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    file: BinaryIO | None = None  # where exchanges are written down

    def fetcher(self, config: Config, refresh: Refresh | None = None) -> Fetcher:
        """Return a fetcher that goes this way."""
        return Fetcher(self.ask, config, gate=self.gate, sleep=self.sleep, refresh=refresh)


def _way(config: Config, transport: httpx.AsyncBaseTransport | None, stack: AsyncExitStack, room: _Room) -> _Way:
    if config.replay:
        time = VirtualTime()
        gate = Gate(config, clock=time.clock, sleep=time.sleep)
        return _Way(Replay(config.replay, most=config.max_body), gate, time.sleep)
    file = _recording(config.record, stack) if config.record else None
    return _Way(_live(config, transport, stack, file), Gate(config, room=room.wait), file=file)


def _live(
    config: Config, transport: httpx.AsyncBaseTransport | None, stack: AsyncExitStack, file: BinaryIO | None
) -> Ask:
    if transport is None:
        transport = GuardedTransport(config)
        stack.push_async_callback(transport.aclose)
    ask = Live(transport, config, keep_wire=file is not None)
    if file is None:
        return ask
    from linkcheck.fetch.record import Recorder  # noqa: PLC0415  (few runs are recorded)

    return Recorder(ask, file, compress=str(config.record).endswith(".gz"))


def _recording(path: str, stack: AsyncExitStack) -> BinaryIO:
    try:
        return stack.enter_context(Path(path).open("wb"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


class Lookups:
    """Looks each distinct address up once; what is known of it stays, its body does not."""

    def __init__(self, fetcher: Fetcher, readers: Readers, room: _Room, kept: int | None) -> None:
        self.room = room
        self.readers = readers
        self.inquiries: Inquiries | None = None  # who asks follow-ups, where they are wanted
        self.browser: Browser | None = None  # what renders pages that say nothing without JavaScript
        self._kept = kept
        self._fetcher = fetcher
        self._running: dict[str, asyncio.Task[Looked]] = {}
        self._fetching: set[asyncio.Task[Response | Failure]] = set()
        self._known = _Known[Looked]()
        self._stopped = ""  # why, once it is

    async def look(
        self, url: str, planned: Callable[[str], object] = str, done: Callable[[str], object] = str
    ) -> Looked:
        """Return what an address leads to, asked now or before; tells when it is planned, and when done."""
        if known := self._known.get(url):
            return known
        task = self._running.get(url)
        if task is None:
            planned(url)
            task = self._running[url] = asyncio.create_task(self._until_stopped(url, done))
        return await asyncio.shield(task)

    async def fetch(self, url: str) -> Response | Failure:
        """Return what an address leads to, with its body."""
        if self._stopped:
            return Failure(url, FailureKind.NOT_CHECKED, self._stopped)
        task = asyncio.create_task(self._fetcher.fetch(url))
        self._fetching.add(task)
        task.add_done_callback(self._fetching.discard)
        try:
            return await task
        except asyncio.CancelledError:
            caller = asyncio.current_task()
            if not self._stopped or (caller and caller.cancelling()):
                raise
            return Failure(url, FailureKind.NOT_CHECKED, self._stopped)

    def stop(self, reason: str) -> None:
        """Let everything that is under way, or comes after, come out as not checked."""
        self._stopped = self._stopped or reason
        if self.inquiries:
            self.inquiries.stop(reason)
        for task in (*self._running.values(), *self._fetching):
            task.get_loop().call_soon(task.cancel)  # not before it has begun, for then it could not say so

    async def close(self) -> None:
        """End whatever is still under way."""
        self.stop("the run has ended")
        if self.inquiries:
            await self.inquiries.close()
        await asyncio.gather(*self._running.values(), *self._fetching, return_exceptions=True)
        self._known.close()

    async def _until_stopped(self, url: str, done: Callable[[str], object]) -> Looked:
        """Look an address up, unless the run is stopped first."""
        try:
            looked = await self._look(url) if not self._stopped else self._not_checked(url)
        except asyncio.CancelledError:
            if not self._stopped:
                raise
            looked = self._not_checked(url)
        except Exception as error:  # whatever a page brings to light in us must not end the run
            logger.exception("a mistake of linkcheck's own, on %s", url)
            detail = f"{type(error).__name__}; the traceback stands on standard error"
            looked = Looked(Failure(url, FailureKind.INTERNAL, detail), None)
        finally:
            del self._running[url]
        self._known.put(url, looked)
        done(url)
        return looked

    def _not_checked(self, url: str) -> Looked:
        return Looked(Failure(url, FailureKind.NOT_CHECKED, self._stopped), None)

    async def _look(self, url: str) -> Looked:
        response = await self._fetcher.fetch(url)
        if isinstance(response, Failure):
            return Looked(response, None)
        page = await self._read(response)
        if self.browser and wants_rendering(response, page.kind):
            shown = await self.browser.render(response)
            if isinstance(shown, str):
                note = f"a browser was tried, because the page shows nothing without JavaScript: {shown}"
                response = response._replace(notes=(*response.notes, note))
            else:
                response, page = shown, await self._read(shown)
        headers = tuple((name, value[:LONGEST_VALUE]) for name, value in response.headers if name in KEPT)
        kept = page if self._kept is None else page.shortened(self._kept)
        kept = kept._replace(
            anchors=None if response.truncated else page.anchors,
            is_cut=kept.is_cut or response.truncated is not None,
        )
        return Looked(response._replace(body=b"", headers=headers), kept)

    async def _read(self, response: Response) -> Page:
        with self.room.taken(len(response.body)):
            return await self.readers.read(response.body, response.final_url, response.content_type)


class _HasPage(Protocol):
    @property
    def page(self) -> Page | None: ...


_Held = TypeVar("_Held", bound=_HasPage)


class _Known(Generic[_Held]):
    """What was looked up: the last ones wanted at hand, the others in a file that nobody else sees."""

    def __init__(self) -> None:
        self._at_hand: OrderedDict[str, _Held] = OrderedDict()
        self._places: dict[str, tuple[int, int]] = {}
        self._file: IO[bytes] | None = None
        self._end = 0
        self._weight = 0

    def get(self, key: str) -> _Held | None:
        if looked := self._at_hand.get(key):
            self._at_hand.move_to_end(key)
            return looked
        if place := self._places.get(key):
            looked = self._read(*place)
            self.put(key, looked)
            return looked
        return None

    def put(self, key: str, looked: _Held) -> None:
        self._at_hand[key] = looked
        self._weight += _weight(looked)
        while len(self._at_hand) > IN_MEMORY or self._weight > HEAVIEST:
            oldest, known = next(iter(self._at_hand.items()))
            if oldest not in self._places:
                try:
                    self._places[oldest] = self._write(known)
                except OSError:
                    return  # no room on the disk, or no place for such files at all: it stays at hand
            del self._at_hand[oldest]
            self._weight -= _weight(known)

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _write(self, looked: _Held) -> tuple[int, int]:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="linkcheck-", buffering=0)  # noqa: SIM115  (closed by `close`)
        packed = zlib.compress(pickle.dumps(looked), 1)
        place = (self._end, len(packed))
        self._file.seek(self._end)
        if self._file.write(packed) < len(packed):
            raise OSError("no room for all of it")
        self._end += len(packed)
        return place

    def _read(self, start: int, length: int) -> _Held:
        assert self._file  # noqa: S101  (there is a place, so something was written)
        self._file.seek(start)
        looked: _Held = pickle.loads(zlib.decompress(self._file.read(length)))  # noqa: S301  (we wrote it)
        return looked


def _weight(looked: _HasPage) -> int:
    """Return how much memory a page takes, or a list of archived copies, in characters."""
    page = looked.page
    listed = COPY * len(getattr(looked, "captures", ()))
    return listed + (len(page.text) + len(page.beside) + PLACE * len(page.anchors or ()) if page else 0)
