"""The whole program on one screen: articles in, reports out, as a stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable, Collection, Iterable, Sequence
from contextlib import aclosing, asynccontextmanager
from functools import partial
from typing import NamedTuple

import httpx

from linkcheck import urls
from linkcheck.article.read import parse
from linkcheck.config import Config
from linkcheck.fetch.exchange import now
from linkcheck.fetch.threads import in_thread
from linkcheck.lookups import Looked, Lookups, opened
from linkcheck.model import Article, Capture, Evidence, Failure, InputError, Page, Report
from linkcheck.rules.judge import chosen, judge, origins
from linkcheck.version import __version__

__all__ = ["Watch", "check", "check_all", "fetch_article", "open_page"]

AT_ONCE = 64  # articles under way; each holds its text and its evidence
UNDER_WAY = 2000  # addresses of one article that wait for their hosts or are asked
ALL_TEXT = 50_000_000  # characters of the pages that one article cites …
ALL_PLACES = 500_000  # … and places on them, where fragments are checked


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
    async with opened(config, transport) as lookups, _ending(lookups, config, watch):
        rules = tuple(entry.rule for entry in chosen(config))
        async with aclosing(_each(articles, _Web(lookups, watch), config)) as complete:
            async for each in complete:
                if isinstance(each, _Unread):
                    watch.unread(*each)
                    continue
                findings = judge(each.article, each.evidence, config)
                count = origins(each.article, each.evidence)
                yield Report(each.article, each.evidence, findings, rules, started, __version__, count)


async def open_page(url: str, config: Config, *, transport: httpx.AsyncBaseTransport | None = None) -> Looked:
    """Return what one address leads to, and what the page there says of itself."""
    async with opened(config, transport) as lookups, _ending(lookups, config, Watch(asyncio.Event())):
        return await lookups.look(url)


async def fetch_article(
    url: str, config: Config | None = None, *, transport: httpx.AsyncBaseTransport | None = None
) -> Article:
    """Return the article that is published at an address; raises `InputError` where there is none to read."""
    config = config or Config()
    async with opened(config, transport) as lookups, _ending(lookups, config, Watch(asyncio.Event())):
        return await _published(lookups, url)


async def _published(lookups: Lookups, url: str) -> Article:
    key = urls.request_key(url)
    if key is None:
        raise InputError(f"{url}: no address that a browser would open")
    response = await lookups.fetch(key)
    if isinstance(response, Failure):
        raise InputError(f"{url}: could not be fetched ({response.kind.value}: {response.detail})")
    if not response.is_successful:
        raise InputError(f"{url}: answered HTTP {response.status}, which is no article")
    question = (response.body, response.final_url)
    article = await in_thread(partial(parse, *question, content_type=response.content_type))
    cut = (f"only the first {len(response.body)} bytes were read",) if response.truncated else ()
    return article._replace(path=url, notes=(*cut, *article.notes))


@asynccontextmanager
async def _ending(lookups: Lookups, config: Config, watch: Watch) -> AsyncIterator[None]:
    """While it lasts, end the lookups when the caller wants it or the run's time is over."""

    async def wait() -> None:
        try:
            async with asyncio.timeout(config.max_time):
                await watch.stop.wait()
                lookups.stop("the run was stopped")
        except TimeoutError:
            lookups.stop(f"the time for the whole run was over, {config.max_time:g} s")

    waiting = asyncio.create_task(wait())
    try:
        yield
    finally:
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


class _Web(NamedTuple):
    """Where evidence comes from, and who hears of it."""

    lookups: Lookups
    watch: Watch

    async def gather(self, article: Article) -> tuple[Evidence, ...]:
        """Return the evidence for each source of an article.

        Registries need no page, so they are asked while the pages are opened; all else is asked after that.
        """
        keys = [urls.request_key(source.url) if source.url else None for source in article.sources]
        bare = [Evidence(article, source) for source in article.sources]
        async with asyncio.TaskGroup() as group:
            group.create_task(self.follow_all(bare))
            looked = await self.look_all([key for key in dict.fromkeys(keys) if key])
            seen = [
                each._replace(fetch=looked[key].fetch, page=looked[key].page) if key else each
                for each, key in zip(bare, keys, strict=True)
            ]
            return await self.follow_all(seen)

    async def follow_all(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence with what else was to be asked; what was asked before is known."""
        inquiries, found = self.lookups.inquiries, list(evidence)
        if inquiries is None:
            return tuple(found)
        window = asyncio.Semaphore(UNDER_WAY)

        async def follow(place: int) -> None:
            try:
                found[place] = _lighter(await inquiries.follow(found[place]), len(found))
            finally:
                window.release()

        async with asyncio.TaskGroup() as group:
            for place, each in enumerate(evidence):
                if inquiries.is_wanted(each):
                    await window.acquire()
                    group.create_task(follow(place))
        return tuple(found)

    async def look_all(self, urls: Collection[str]) -> dict[str, Looked]:
        """Return what each address leads to; a bounded number of them are under way at once."""
        window = asyncio.Semaphore(UNDER_WAY)
        found: dict[str, Looked] = {}

        async def look(url: str) -> None:
            try:
                looked = await self.lookups.look(url, self.watch.planned, self.watch.done)
                found[url] = looked._replace(page=_shortened(looked.page, len(urls)))
            finally:
                window.release()

        async with asyncio.TaskGroup() as group:
            for url in urls:
                await window.acquire()
                group.create_task(look(url))
        return found


async def _each(
    articles: Iterable[Article | str] | AsyncIterable[Article | str], web: _Web, config: Config
) -> AsyncGenerator[_Complete | _Unread]:
    """Yield each article with its evidence as soon as that is complete, a bounded number at a time."""
    drawn = _drawn(articles, web.watch)
    drawing = asyncio.create_task(_next(drawn))
    running: set[asyncio.Task[_Complete | _Unread]] = set()
    try:
        while running or not drawing.done() or not _is_over(drawing):
            wanted = {drawing} if len(running) < AT_ONCE and not _is_over(drawing) else set()
            await asyncio.wait({*running, *wanted}, return_when=asyncio.FIRST_COMPLETED)
            if wanted and drawing.done() and (article := drawing.result()) is not None:
                running.add(asyncio.create_task(_complete(article, web, config)))
                drawing = asyncio.create_task(_next(drawn))
            for task in [task for task in running if task.done()]:
                running.discard(task)
                yield task.result()
    finally:
        for each in (*running, drawing):
            each.cancel()
        await asyncio.gather(*running, drawing, return_exceptions=True)


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
    return _Complete(article, await web.gather(article))


def _shortened(page: Page | None, pages: int) -> Page | None:
    """Return less of a page where an article cites very many: all of them are held until it is judged."""
    if page is None:
        return page
    page = page.shortened(ALL_TEXT // pages)
    if page.anchors is not None and len(page.anchors) > ALL_PLACES // pages:
        page = page._replace(anchors=None)
    return page


def _lighter(evidence: Evidence, pages: int) -> Evidence:
    """Return evidence with less of the pages beside the cited one, as `_shortened` has it."""
    capture, archived, canonical = evidence.capture, evidence.archived, evidence.canonical
    if isinstance(capture, Capture):
        evidence = evidence._replace(capture=capture._replace(page=_shortened(capture.page, pages)))
    if archived:
        evidence = evidence._replace(archived=archived._replace(page=_shortened(archived.page, pages)))
    if canonical:
        evidence = evidence._replace(canonical=canonical._replace(page=_shortened(canonical.page, pages)))
    return evidence


async def _read(url: str, web: _Web, config: Config) -> Article:
    if config.offline:
        raise InputError(f"{url}: not fetched, because the run is offline")
    return await _published(web.lookups, url)


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
