"""Each distinct address looked up once, and what becomes of it when a run ends early."""

import asyncio
import errno
import gc
import io
import json
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest
from builders import a_page, a_response, a_source, an_article
from loopback import Web, page, silence

import linkcheck
from linkcheck import lookups as module
from linkcheck.dates import PartialDate
from linkcheck.lookups import KEPT_TEXT, LONGEST_VALUE, Looked, _Known, opened
from linkcheck.model import Datum, Failure, FailureKind, Page, PageKind, Redirect, Response
from linkcheck.readers import Readers

CONFIG = linkcheck.Config(spacing=0, attempts=1)
URL = "https://daily.site/a"


class Answers:
    """A transport that counts; some of its paths keep whoever asks waiting, some break."""

    def __init__(self, waiting=(), broken=()):
        self.asked = Counter()
        self.waiting = set(waiting)
        self.broken = dict(broken)
        self.come = asyncio.Event()

    async def __call__(self, request):
        path = request.url.path
        self.asked[str(request.url)] += 1
        if path in self.broken:
            raise self.broken[path]
        if path in self.waiting or "*" in self.waiting:
            await self.come.wait()
        return httpx.Response(200, html=f"<title>The page at {path}</title><p>Words.", headers={"x-odd": "1"})


def with_lookups(go, answers=None, config=CONFIG):
    """Run a coroutine function on lookups that ask the answers; no task is left when they are closed."""

    async def run():
        async with opened(config, httpx.MockTransport(answers or Answers())) as lookups:
            result = await go(lookups)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return result

    return asyncio.run(run())


# ---------------------------------------------------------------- once


def test_an_address_is_asked_once_by_all_who_want_it_at_once():
    answers = Answers()

    async def go(lookups):
        return await asyncio.gather(*(lookups.look(URL) for _ in range(50)))

    found = with_lookups(go, answers)
    assert answers.asked == {URL: 1}
    assert all(each is found[0] for each in found)
    assert found[0].page.title == "The page at /a"


def test_an_address_is_not_asked_again_later():
    answers = Answers()

    async def go(lookups):
        return [await lookups.look(URL) for _ in range(3)]

    first, *others = with_lookups(go, answers)
    assert answers.asked == {URL: 1}
    assert others == [first, first]


def test_a_failure_is_not_asked_again_either():
    answers = Answers(broken={"/a": httpx.ConnectError("connection refused")})

    async def go(lookups):
        return [await lookups.look(URL) for _ in range(3)]

    assert {each.fetch.kind for each in with_lookups(go, answers)} == {FailureKind.CONNECT}
    assert answers.asked == {URL: 1}


def test_all_parts_of_a_page_are_one_request():
    """What stands behind a # is for the reader: no server hears of it."""
    answers = Answers()
    article = an_article(*(a_source(f"{URL}{part}") for part in ("", "#", "#one", "#two", "#:~:text=three")))
    report = asyncio.run(linkcheck.check(article, CONFIG, transport=httpx.MockTransport(answers)))
    assert answers.asked == {URL: 1}
    assert len({id(each.fetch) for each in report.evidence}) == 1


def test_who_watches_hears_of_each_address_once():
    planned, done = [], []

    async def go(lookups):
        urls = [URL, URL, f"{URL}/b"]
        await asyncio.gather(*(lookups.look(url, planned.append, done.append) for url in urls))
        await lookups.look(URL, planned.append, done.append)

    with_lookups(go)
    assert planned == [URL, f"{URL}/b"]
    assert sorted(done) == planned


def test_who_stops_waiting_takes_it_from_nobody():
    """The request goes on for those who still want it, and for those who come later."""
    answers = Answers(waiting=["/a"])

    async def go(lookups):
        first, second = (asyncio.create_task(lookups.look(URL)) for _ in range(2))
        while not answers.asked:  # noqa: ASYNC110  (a counter has no event to tell of it)
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        answers.come.set()
        return await second, await lookups.look(URL)

    second, third = with_lookups(go, answers)
    assert second.page.title == third.page.title == "The page at /a"
    assert answers.asked == {URL: 1}


# ---------------------------------------------------------------- what is kept


def test_what_is_kept_is_small():
    """The body is dropped, and of the rest there is as much as the rules look at."""
    words = "word " * KEPT_TEXT

    def answer(request):
        headers = {"server": "x" * 10_000, "x-nobody-looks-at": "y" * 10_000}
        return httpx.Response(200, html=f"<title>A page</title><p>{words}", headers=headers)

    async def go():
        async with opened(CONFIG, httpx.MockTransport(answer)) as lookups:
            return await lookups.look(URL)

    fetch, found = asyncio.run(go())
    assert fetch.body == b""
    assert len(found.text) == KEPT_TEXT
    assert all(len(value) <= LONGEST_VALUE for _, value in fetch.headers)
    assert "x-nobody-looks-at" not in dict(fetch.headers)


def some_looked(number):
    """Return something that was looked up, each time another."""
    choose = random.Random(number)
    url = f"https://daily.site/{number}"
    if number % 3 == 0:
        kind = choose.choice(list(FailureKind))
        hops = (Redirect(url, 301), Redirect(f"{url}/b", 302))
        return Looked(Failure(url, kind, "why: \ud800 \0", hops, 2, "2021-12-15T10:00:00Z", f"{url}/c"), None)
    fetch = a_response(
        url,
        choose.randrange(200, 600),
        headers=(("server", "x\xff"),),
        truncated="length",
        elapsed=0.1,
        notes=("odd",),
    )
    found = a_page(
        url,
        kind=choose.choice(list(PageKind)),
        titles=(Datum("A title", "h1"), Datum("Ein Titel – 題", "og:title")),
        published=choose.choice([None, PartialDate(2021), PartialDate(2021, 12), PartialDate(2021, 12, 15)]),
        published_origin="meta",
        published_sure=True,
        authors=("A", "B"),
        free_to_read=choose.choice([None, True, False]),
        anchors=choose.choice([None, frozenset(), frozenset({"one", "two"})]),
        text="words \U0001f600 " * choose.randrange(100),
    )
    return Looked(fetch, found)


@pytest.fixture
def known(monkeypatch):
    """Return what keeps three addresses at hand."""
    monkeypatch.setattr(module, "IN_MEMORY", 3)
    known = _Known()
    yield known
    known.close()


def test_what_lies_in_the_file_comes_back_the_same(known):
    """To the last field, its types included."""
    before = [some_looked(number) for number in range(60)]
    for looked in before:
        known.put(looked.fetch.url, looked)
    order = [*range(60), *random.Random(1).choices(range(60), k=200)]
    for number in order:
        after = known.get(f"https://daily.site/{number}")
        assert after == before[number]
        assert type(after.fetch) is type(before[number].fetch)
        if isinstance(after.fetch, Failure):
            assert after.fetch.kind is before[number].fetch.kind
        else:
            assert after.page.kind is before[number].page.kind
            assert type(after.page.published) is type(before[number].page.published)
        assert len(known._at_hand) <= 3


def test_what_was_wanted_last_is_at_hand(known):
    looked = [some_looked(number) for number in range(5)]
    urls = [each.fetch.url for each in looked]
    for number in range(3):
        known.put(urls[number], looked[number])
    assert known.get(urls[0]) is looked[0]
    known.put(urls[3], looked[3])
    assert known.get(urls[0]) is looked[0], "it was wanted after the one that had to go"
    assert set(known._at_hand) == {urls[0], urls[2], urls[3]}


def test_nothing_is_written_twice(known):
    for number in range(10):
        known.put(f"https://daily.site/{number}", some_looked(number))
    size = known._end
    for number in [*range(10)] * 3:
        known.get(f"https://daily.site/{number}")
    assert known._end <= size * 10 / 7 * 1.5, "three that were at hand at first were written since"
    size = known._end
    for number in [*range(10)] * 3:
        known.get(f"https://daily.site/{number}")
    assert known._end == size


def test_what_is_not_known_is_none(known):
    assert known.get(URL) is None
    known.put(URL, some_looked(1))
    assert known.get(f"{URL}/b") is None


def test_few_addresses_need_no_file(known):
    for number in range(3):
        known.put(f"https://daily.site/{number}", some_looked(number))
    assert known._file is None


def test_heavy_pages_are_fewer(known, monkeypatch):
    """Three at hand are too many where each is a book."""
    monkeypatch.setattr(module, "HEAVIEST", 1000)
    books = [Looked(a_response(), a_page(text="x" * size)) for size in (600, 300, 900, 5000, 10)]
    for number, book in enumerate(books):
        known.put(str(number), book)
        assert sum(len(each.page.text) for each in known._at_hand.values()) <= 1000
    assert [known.get(str(number)) for number in range(5)] == books


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left"), FileNotFoundError(2, "No usable folder")]
)
def test_without_room_on_the_disk_everything_stays_at_hand(known, monkeypatch, error):
    """A container's disk may be for reading only; a run must not end of it."""

    def no_file(**options):
        raise error

    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)
    looked = [some_looked(number) for number in range(10)]
    for each in looked:
        known.put(each.fetch.url, each)
    assert [known.get(each.fetch.url) for each in looked] == looked


class Disk(io.BytesIO):
    """A file with room for so many bytes; what goes beyond them is an error, or is written in part."""

    def __init__(self, room, *, fails):
        super().__init__()
        self.room = room
        self.fails = fails

    def write(self, data):
        left = max(0, self.room - self.tell())
        if len(data) > left and self.fails:
            raise OSError(errno.ENOSPC, "No space left")
        return super().write(data[:left])


@pytest.mark.parametrize("fails", [True, False], ids=["with an error", "in part"])
def test_a_disk_that_fills_up_loses_nothing(known, monkeypatch, fails):
    disk = Disk(1500, fails=fails)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: disk)
    looked = [some_looked(number) for number in range(12)]
    for each in looked:
        known.put(each.fetch.url, each)
    assert 0 < len(known._places) < 9
    assert [known.get(each.fetch.url) for each in looked] == looked


def test_the_file_holds_nothing_back(known):
    """What is still to be written when the disk fills up would spoil every reading after it."""
    for number in range(10):
        known.put(f"https://daily.site/{number}", some_looked(number))
    assert isinstance(known._file, io.RawIOBase) or isinstance(getattr(known._file, "file", None), io.RawIOBase)


def test_a_file_is_closed_with_the_run(monkeypatch):
    """An unclosed one is a warning, and so an error."""
    monkeypatch.setattr(module, "IN_MEMORY", 3)

    async def go(lookups):
        first = [await lookups.look(f"https://daily.site/{number}") for number in range(20)]
        again = [await lookups.look(f"https://daily.site/{number}") for number in range(20)]
        assert first == again

    answers = Answers()
    with_lookups(go, answers)
    gc.collect(1)  # what a test has made is young
    assert answers.asked.total() == 20


# ---------------------------------------------------------------- a run that is stopped


@pytest.mark.parametrize("turns", range(8))
def test_a_stop_at_any_moment_is_an_answer(turns):
    """Even before a look-up has begun: what was not checked says so, and nobody waits or gets nothing."""
    answers = Answers(waiting=["*"])

    async def go(lookups):
        waiting = [asyncio.create_task(lookups.look(f"{URL}/{number}")) for number in range(20)]
        for _ in range(turns):
            await asyncio.sleep(0)
        lookups.stop("the run was stopped")
        return await asyncio.wait_for(asyncio.gather(*waiting), 1)

    for looked in with_lookups(go, answers):
        assert looked.page is None
        assert (looked.fetch.kind, looked.fetch.detail) == (FailureKind.NOT_CHECKED, "the run was stopped")


def test_a_stop_is_quick_and_loses_nothing_that_is_known():
    answers = Answers(waiting=["/slow"])
    done = []

    async def go(lookups):
        known = await lookups.look(URL)
        slow = asyncio.create_task(lookups.look("https://daily.site/slow", done=done.append))
        while answers.asked.total() < 2:  # noqa: ASYNC110  (a counter has no event to tell of it)
            await asyncio.sleep(0)
        started = time.monotonic()
        lookups.stop("first")
        lookups.stop("second")
        looked = await slow
        assert time.monotonic() - started < 0.2
        return known, await lookups.look(URL), looked, await lookups.look("https://daily.site/later")

    known, again, slow, later = with_lookups(go, answers)
    assert again is known
    assert slow.fetch.detail == later.fetch.detail == "first"
    assert done == ["https://daily.site/slow"]
    assert answers.asked["https://daily.site/later"] == 0


def test_a_stop_ends_whoever_waits_at_the_gate():
    """A host that is asked one by one, a minute apart, is not waited for."""
    answers = Answers()
    config = linkcheck.Config(spacing=60, per_host=1)

    async def go(lookups):
        waiting = [asyncio.create_task(lookups.look(f"{URL}/{number}")) for number in range(5)]
        await waiting[0]
        lookups.stop("the run was stopped")
        return await asyncio.wait_for(asyncio.gather(*waiting), 1)

    kinds = [getattr(each.fetch, "kind", None) for each in with_lookups(go, answers, config)]
    assert kinds == [None, *[FailureKind.NOT_CHECKED] * 4]


@pytest.mark.parametrize("paths", [1, 300])
def test_a_run_has_its_time_and_no_more(paths):
    """Every source is in the report, and open."""
    answers = Answers(waiting=["*"])
    article = an_article(
        *(a_source(f"https://host{number % 40}.site/{number}", line=number + 1) for number in range(paths))
    )
    config = linkcheck.Config(max_time=0.1, spacing=0)
    started = time.monotonic()
    report = asyncio.run(linkcheck.check(article, config, transport=httpx.MockTransport(answers)))
    assert time.monotonic() - started < 1.5
    assert [each.source for each in report.evidence] == list(article.sources)
    assert {each.fetch.kind for each in report.evidence} == {FailureKind.NOT_CHECKED}
    assert {each.fetch.detail for each in report.evidence} == {"the time for the whole run was over, 0.1 s"}
    assert [finding.rule.id for finding in report.findings if finding.is_open] == ["unreachable"] * paths


def test_what_came_in_time_is_in_the_report():
    answers = Answers(waiting=["/slow"])
    article = an_article(a_source(URL), a_source("https://other.site/slow", line=2))
    config = linkcheck.Config(max_time=0.1, spacing=0)
    report = asyncio.run(linkcheck.check(article, config, transport=httpx.MockTransport(answers)))
    first, second = report.evidence
    assert first.page.title == "The page at /a"
    assert second.fetch.kind is FailureKind.NOT_CHECKED


# ---------------------------------------------------------------- mistakes of our own


@pytest.mark.parametrize(
    "error", [RuntimeError("secret"), KeyError("secret"), RecursionError(), MemoryError(), AssertionError()]
)
def test_a_mistake_in_a_transport_is_told_and_the_others_go_on(caplog, error):
    answers = Answers(broken={"/bug": error})
    article = an_article(a_source("https://daily.site/bug"), *(a_source(f"{URL}/{number}") for number in range(5)))
    report = asyncio.run(linkcheck.check(article, CONFIG, transport=httpx.MockTransport(answers)))
    bug, *others = [each.fetch for each in report.evidence]
    assert bug.kind is FailureKind.INTERNAL
    assert type(error).__name__ in bug.detail
    assert "secret" not in bug.detail
    assert {each.status for each in others} == {200}
    (record,) = caplog.records
    assert "https://daily.site/bug" in record.getMessage()
    assert record.exc_info[1] is error


def test_a_mistake_in_what_reads_pages_is_told_and_the_others_go_on(caplog, monkeypatch):
    read = Readers.read

    async def broken(self, body, url, content_type):
        if url.endswith("/bug"):
            raise ZeroDivisionError
        return await read(self, body, url, content_type)

    monkeypatch.setattr(Readers, "read", broken)
    article = an_article(a_source("https://daily.site/bug"), a_source(URL))
    report = asyncio.run(linkcheck.check(article, CONFIG, transport=httpx.MockTransport(Answers())))
    bug, other = report.evidence
    assert bug.fetch.kind is FailureKind.INTERNAL
    assert other.page.title == "The page at /a"
    assert [finding.rule.id for finding in report.findings if finding.is_open] == ["unreachable"]
    assert len(caplog.records) == 1


def test_a_page_that_cannot_be_read_is_unread_and_no_mistake(caplog, monkeypatch):
    def broken(body, url, content_type):
        raise RecursionError

    readers = Readers(read=broken)
    monkeypatch.setattr(module, "Readers", lambda **_: readers)
    report = asyncio.run(
        linkcheck.check(an_article(a_source(URL)), CONFIG, transport=httpx.MockTransport(Answers()))
    )
    (evidence,) = report.evidence
    assert isinstance(evidence.fetch, Response)
    assert evidence.page == Page(URL, PageKind.UNREAD)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_a_mistake_is_told_once_for_all_who_asked(caplog):
    answers = Answers(broken={"/a": RuntimeError()})

    async def go(lookups):
        return await asyncio.gather(*(lookups.look(URL) for _ in range(10)))

    assert {each.fetch.kind for each in with_lookups(go, answers)} == {FailureKind.INTERNAL}
    assert answers.asked == {URL: 1}
    assert len(caplog.records) == 1


# ---------------------------------------------------------------- the program


@pytest.fixture
def dumb():
    """Return the port of a server that takes every connection and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield server.getsockname()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_a_run_within_two_seconds(tmp_path, dumb, number):
    """Whatever is under way: handshakes, answers that do not come, a long queue before one host."""
    with Web({"/known": page("A page that is known"), **{f"/{each}": silence for each in range(100)}}) as web:
        urls = [f"{web.base}/known", *(f"{web.base}/{each}" for each in range(100))]
        urls += [f"https://127.0.0.1:{dumb}/{each}" for each in range(20)]
        text = "## Sources\n" + "".join(f"- [Source](<{url}>)\n" for url in urls)
        Path(tmp_path / "a.md").write_text(text)
        options = ["--allow-private", "--spacing", "0", "--per-host", "3", "--format", "json"]
        process = subprocess.Popen(
            [sys.executable, "-m", "linkcheck", "check", "a.md", *options],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            while web.asked.total() < 3:
                assert process.poll() is None
                time.sleep(0.005)
            started = time.monotonic()
            process.send_signal(number)
            out, told = process.communicate(timeout=10)
            took = time.monotonic() - started
        finally:
            process.kill()
    assert took < 2
    assert process.returncode == 130
    assert told.endswith("linkcheck: interrupted: 1 of 1 articles reported\n")
    assert "Traceback" not in told
    known, *others = json.loads(out)["articles"][0]["sources"]
    assert known["fetch"]["status"] == 200 or known["fetch"]["failure"]["kind"] == "not-checked"
    assert len(others) == 120
    assert {each["fetch"]["failure"]["kind"] for each in others} == {"not-checked"}
