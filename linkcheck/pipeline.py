"""The whole program on one screen: articles in, reports out, as a stream."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from linkcheck import urls
from linkcheck.article.read import parse
from linkcheck.config import Config
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Ask, Live, now
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.replay import Replay, VirtualTime
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import Article, Evidence, Failure, FailureKind, InputError, Page, Report, Response
from linkcheck.page.read import read_page
from linkcheck.rules.judge import chosen, judge
from linkcheck.version import __version__

__all__ = ["Watch", "check", "check_all", "fetch_article", "open_page"]

logger = logging.getLogger("linkcheck")

KEPT_TEXT = 20_000  # characters of a page that the rules may compare, for as long as the run lasts
SMALL = 32_768  # bytes of a page that are read on the spot: in a millisecond or two, less than a thread costs
AT_ONCE = 64  # articles under way; each holds its text and its evidence


def _raise(_: str, error: InputError) -> None:
    raise error


class Watch(NamedTuple):
    """What the caller hears while a run goes on, and how it ends one early.

    `stop`, once set, lets everything under way come out as "not checked": nothing that is known gets lost.
    `unread` hears of an article's address that led to no article, and why.
    """

    stop: asyncio.Event
    planned: Callable[[str], object] = str
    done: Callable[[str], object] = str
    unread: Callable[[str, InputError], object] = _raise


class _Unread(NamedTuple):
    """An article's address that led to no article."""

    url: str
    error: InputError


class _Complete(NamedTuple):
    """An article with the evidence for each of its sources."""

    article: Article
    evidence: tuple[Evidence, ...]


class _Looked(NamedTuple):
    """What an address leads to, its body read and dropped."""

    fetch: Response | Failure
    page: Page | None


async def check(
    article: Article, config: Config | None = None, *, transport: httpx.AsyncBaseTransport | None = None
) -> Report:
    """Return the report on one article."""
    async with aclosing(check_all([article], config, transport=transport)) as reports:
        return await anext(reports)


async def check_all(
    articles: Iterable[Article | str] | AsyncIterable[Article | str],
    config: Config | None = None,
    *,
    transport: httpx.AsyncBaseTransport | None = None,
    watch: Watch | None = None,
) -> AsyncGenerator[Report]:
    """Yield a report as soon as its article is complete; `Report.article` is the very object that came in.

    An article may also be the http(s) address it is published at: it is fetched, and its path is that address.
    Each distinct address is requested once however many articles cite it. Articles are drawn as there is room,
    so there may be any number of them.
    """
    config = config or Config()
    watch = watch or Watch(asyncio.Event())
    started = now()
    async with _open(config, transport) as fetcher:
        rules = tuple(entry.rule for entry in chosen(config))
        async with aclosing(_each(articles, _Web(fetcher, watch), config, watch)) as complete:
            async for each in complete:
                if isinstance(each, _Unread):
                    watch.unread(*each)
                    continue
                findings = judge(each.article, each.evidence, config)
                yield Report(each.article, each.evidence, findings, rules, started, __version__)


async def open_page(url: str, config: Config, *, transport: httpx.AsyncBaseTransport | None = None) -> _Looked:
    """Return what one address leads to, and what the page there says of itself."""
    async with _open(config, transport) as fetcher:
        return await _look(fetcher, url)


async def fetch_article(
    url: str, config: Config | None = None, *, transport: httpx.AsyncBaseTransport | None = None
) -> Article:
    """Return the article that is published at an address; raises `InputError` where there is none to read."""
    async with _open(config or Config(), transport) as fetcher:
        return await _published(fetcher, url)


async def _published(fetcher: Fetcher, url: str) -> Article:
    key = urls.request_key(url)
    if key is None:
        raise InputError(f"{url}: no address that a browser would open")
    response = await fetcher.fetch(key)
    if isinstance(response, Failure):
        raise InputError(f"{url}: could not be fetched ({response.kind.value}: {response.detail})")
    if not 200 <= response.status < 300:
        raise InputError(f"{url}: answered HTTP {response.status}, which is no article")
    question = (response.body, response.final_url)
    article = await asyncio.to_thread(parse, *question, content_type=response.content_type)
    cut = (f"only the first {len(response.body)} bytes were read",) if response.truncated else ()
    return article._replace(path=url, notes=(*cut, *article.notes))


@asynccontextmanager
async def _open(config: Config, transport: httpx.AsyncBaseTransport | None) -> AsyncIterator[Fetcher]:
    """Open what answers: a recording, or a transport, written down if asked."""
    async with AsyncExitStack() as stack:
        if config.replay:
            time = VirtualTime()
            gate = Gate(config, clock=time.clock, sleep=time.sleep)
            yield Fetcher(Replay(config.replay, most=2 * config.max_body), config, gate=gate, sleep=time.sleep)
            return
        if transport is None:
            transport = GuardedTransport(config)
            stack.push_async_callback(transport.aclose)
        ask: Ask = Live(transport, config)
        if config.record:
            ask = _recorded(ask, config.record, stack)
        yield Fetcher(ask, config)


def _recorded(ask: Ask, path: str, stack: AsyncExitStack) -> Ask:
    from linkcheck.fetch.record import Recorder  # noqa: PLC0415  (few runs are recorded)

    try:
        file = stack.enter_context(Path(path).open("wb"))  # noqa: SIM115  (the stack closes it)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    return Recorder(ask, file, compress=path.endswith(".gz"))


class _Web:
    """Looks each distinct address up once; what is known of it stays, its body does not."""

    def __init__(self, fetcher: Fetcher, watch: Watch) -> None:
        self._fetcher = fetcher
        self._watch = watch
        self._looked: dict[str, asyncio.Task[_Looked]] = {}

    async def look(self, url: str) -> _Looked:
        """Return what an address leads to, asked now or before."""
        if url not in self._looked:
            self._watch.planned(url)
            self._looked[url] = asyncio.create_task(self._until_stopped(url))
        return await asyncio.shield(self._looked[url])

    async def _until_stopped(self, url: str) -> _Looked:
        """Look an address up, unless the run is stopped first."""
        looking = asyncio.create_task(_look(self._fetcher, url))
        stopping = asyncio.create_task(self._watch.stop.wait())
        try:
            await asyncio.wait({looking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not looking.done():
                return _Looked(Failure(url, FailureKind.NOT_CHECKED, "the run was stopped"), None)
            return looking.result()
        except Exception as error:  # whatever a page brings to light in us must not end the run
            logger.exception("a mistake of linkcheck's own, on %s", url)
            detail = f"{type(error).__name__}; the traceback stands on standard error"
            return _Looked(Failure(url, FailureKind.INTERNAL, detail), None)
        finally:
            looking.cancel()
            stopping.cancel()
            self._watch.done(url)

    async def article(self, url: str) -> Article:
        """Return the article that is published at an address; raises `InputError` where there is none to read."""
        return await _published(self._fetcher, url)

    async def close(self) -> None:
        """End whatever is still under way."""
        for task in self._looked.values():
            task.cancel()
        await asyncio.gather(*self._looked.values(), return_exceptions=True)


async def _look(fetcher: Fetcher, url: str) -> _Looked:
    """Fetch an address and read its page: a large one in a thread, because it must not hold up the others."""
    response = await fetcher.fetch(url)
    if isinstance(response, Failure):
        return _Looked(response, None)
    question = (response.body, response.final_url, response.content_type)
    page = read_page(*question) if len(response.body) < SMALL else await asyncio.to_thread(read_page, *question)
    return _Looked(response._replace(body=b""), page._replace(text=page.text[:KEPT_TEXT]))


async def _each(
    articles: Iterable[Article | str] | AsyncIterable[Article | str], web: _Web, config: Config, watch: Watch
) -> AsyncGenerator[_Complete | _Unread]:
    """Yield each article with its evidence as soon as that is complete, a bounded number at a time."""
    drawn = _drawn(articles, watch)
    drawing = asyncio.create_task(_next(drawn))
    running: set[asyncio.Task[_Complete | _Unread]] = set()
    try:
        while running or not drawing.done() or drawing.result():
            wanted = {drawing} if len(running) < AT_ONCE and not _is_over(drawing) else set()
            await asyncio.wait({*running, *wanted}, return_when=asyncio.FIRST_COMPLETED)
            if wanted and drawing.done() and (article := drawing.result()):
                running.add(asyncio.create_task(_complete(article, web, config)))
                drawing = asyncio.create_task(_next(drawn))
            for task in [task for task in running if task.done()]:
                running.discard(task)
                yield task.result()
    finally:
        for each in (*running, drawing):
            each.cancel()
        await asyncio.gather(*running, drawing, return_exceptions=True)
        await web.close()


def _is_over(drawing: asyncio.Task[Article | str | None]) -> bool:
    return drawing.done() and drawing.result() is None


async def _complete(article: Article | str, web: _Web, config: Config) -> _Complete | _Unread:
    if isinstance(article, str):
        try:
            article = await _read(article, web, config)
        except InputError as error:
            return _Unread(str(article), error)
    if config.offline:
        return _Complete(article, tuple(Evidence(article, source) for source in article.sources))
    keys = [urls.request_key(source.url) if source.url else None for source in article.sources]
    distinct = [key for key in dict.fromkeys(keys) if key]
    looked = dict(zip(distinct, await asyncio.gather(*map(web.look, distinct)), strict=True))
    return _Complete(
        article,
        tuple(
            Evidence(article, source, *looked[key]) if key else Evidence(article, source)
            for source, key in zip(article.sources, keys, strict=True)
        ),
    )


async def _read(url: str, web: _Web, config: Config) -> Article:
    if config.offline:
        raise InputError(f"{url}: not fetched, because the run is offline")
    return await web.article(url)


async def _drawn(
    articles: Iterable[Article | str] | AsyncIterable[Article | str], watch: Watch
) -> AsyncIterator[Article | str]:
    """Yield the articles until there are no more or the run is stopped."""
    if isinstance(articles, AsyncIterable):
        async for article in articles:
            if watch.stop.is_set():
                return
            yield article
    else:
        for article in articles:
            if watch.stop.is_set():
                return
            yield article


async def _next(articles: AsyncIterator[Article | str]) -> Article | str | None:
    return await anext(articles, None)
