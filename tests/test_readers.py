"""Pages are read off the event loop, and whatever one holds, reading it ends."""

import asyncio
import gc
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager

import pytest

from linkcheck import readers
from linkcheck.dates import PartialDate
from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.read import read_page
from linkcheck.page.worker import HELLO, LENGTH, packed
from linkcheck.readers import SMALL, Readers

URL = "https://daily.site/talks"
LARGE = b"<title>The talks</title><p>" + b"They spoke. " * 3000
UNREAD = Page(URL, PageKind.UNREAD)
NOBODY = ["/no/such/program"]


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request):
    """Return what runs a coroutine, on each of the two loops."""
    factory = None if request.param == "asyncio" else pytest.importorskip("uvloop").new_event_loop

    def run(coroutine):
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(coroutine)

    return run


@pytest.fixture(autouse=True)
def nothing_stays():
    """No process, no zombie, no pipe, no thread outlives a test; an unclosed one is a warning, and so an error."""
    threads = set(threading.enumerate())
    yield
    gc.collect()
    if hasattr(os, "WNOHANG"):
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
    for thread in set(threading.enumerate()) - threads:
        thread.join(1)  # those that asyncio waits in for a process to be gone
        assert not thread.is_alive()


@pytest.fixture
def warnings(caplog):
    """Return what is told of, as it is told; what asyncio says in its debug mode is not ours."""
    return lambda: [
        record.getMessage()
        for record in caplog.records
        if (record.name, record.levelname) == ("linkcheck", "WARNING")
    ]


@asynccontextmanager
async def reading(**options):
    """Open readers that give every large page to a process, and see that they close at once."""
    readers = Readers(**{"handful": 0} | options)
    try:
        yield readers
    finally:
        started = time.monotonic()
        await readers.close()
        assert time.monotonic() - started < 0.2


def child(code):
    """Return a command that answers as some code says; it imports nothing of ours, so it starts quickly."""
    rest = packed(1, Page(URL, PageKind.PAGE, (Datum("TITLE", "title"),)))[LENGTH.size + len("[1") :]
    return [
        *(sys.executable, "-P", "-S", "-c"),
        f"""
import marshal, os, signal, struct, sys, time
def say(data): os.write(1, struct.pack("!I", len(data)) + data)
def ask(): return marshal.load(sys.stdin.buffer)
def page(number, title): say(b"[%d" % number + {rest!r}.replace(b"TITLE", title.encode()))
def stuck(): signal.pause() if hasattr(signal, "pause") else time.sleep(60)
HELLO = {HELLO!r}
{code}""",
    ]


MUTE = child("stuck()")
# Names each page by its address; "stuck" in one holds it up, "dead" ends it, "slow" takes a moment.
OBEDIENT = child("""
say(HELLO)
while True:
    number, body, url, kind = ask()
    if "stuck" in url: stuck()
    if "dead" in url: os._exit(3)
    if "slow" in url: time.sleep(0.01)
    page(number, url)
""")


async def until(is_so):
    async with asyncio.timeout(5):
        while not is_so():  # noqa: ASYNC110  (what is waited for happens in another process)
            await asyncio.sleep(0.001)


def pids(readers):
    return [process._transport.get_pid() for process in readers._processes]


# ---------------------------------------------------------------- who reads what


def test_a_small_page_is_read_on_the_spot(run):
    async def read():
        where = []

        def note(*question):
            where.append(threading.current_thread())
            return read_page(*question)

        async with reading(read=note, command=NOBODY) as readers:
            return await readers.read(LARGE[: SMALL - 1], URL, "text/html"), where

    page, where = run(read())
    assert page == read_page(LARGE[: SMALL - 1], URL, "text/html")
    assert where == [threading.main_thread()]


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"PK\x03\x04"], ids=["a PDF", "an archive"])
def test_what_may_unfold_is_not_read_on_the_spot(run, body):
    """A few kilobytes of it can keep a reader busy for seconds, and everybody else waiting."""

    async def read():
        where = []

        def note(*question):
            where.append(threading.current_thread())
            return read_page(*question)

        async with reading(read=note, handful=1) as readers:
            return await readers.read(body, URL, ""), where

    page, where = run(read())
    assert page == read_page(body, URL)
    assert threading.main_thread() not in where


def test_a_handful_is_read_in_threads_and_the_rest_by_processes(run):
    """A process takes as long to start as twenty pages to read; a run with few of them needs none."""

    async def read():
        where = []

        def note(*question):
            where.append(threading.current_thread())
            return read_page(*question)

        async with reading(read=note, handful=3, processes=1) as readers:
            pages = [await readers.read(LARGE, URL, "") for _ in range(3)]
            before = pids(readers)
            pages += [await readers.read(LARGE, URL, "") for _ in range(3)]
            return pages, where, before, pids(readers)

    pages, where, before, after = run(read())
    assert pages == [read_page(LARGE, URL)] * 6
    assert len(where) == 3
    assert threading.main_thread() not in where
    assert all(thread.daemon for thread in where)
    assert (len(before), len(after)) == (0, 1)


def many() -> Iterator[tuple[bytes, str, str]]:
    """Yield 300 pages of all sorts, each with its own address."""
    for number in range(300):
        head = f'<html lang="fr"><title>Page {number} — Жук</title>'
        if number % 3 == 0:
            date = f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
            head += f'<meta property="article:published_time" content="{date}">'
        if number % 7 == 0:
            head += '<meta name="date" content="05/06/2021">'
        body = head + f"<h1>Page {number}</h1><p>" + f"Some words {number}. " * (2000 + 100 * (number % 5))
        yield body.encode(), f"{URL}/{number}", ("text/html", "text/plain", "application/pdf", "")[number % 4]


def test_processes_read_as_this_one_does(run):
    """Each page comes out as its own, whichever is ready first."""

    async def read():
        async with reading(processes=2) as readers:
            pages = await asyncio.gather(*(readers.read(*each) for each in many()))
            return pages, len(pids(readers))

    pages, started = run(read())
    expected = [read_page(*each) for each in many()]
    assert pages == expected
    assert [type(page.published) for page in pages] == [type(page.published) for page in expected]
    assert {type(page.published) for page in pages} > {PartialDate}
    assert started == 2


def test_pages_wait_their_turn(run):
    """First come, first served, and no more at a time than there are processes."""

    async def read():
        under_way, most, order = 0, 0, []

        def note(body, url, _):
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            order.append(url)
            time.sleep(0.001)
            under_way -= 1
            return Page(url)

        async with reading(read=note, handful=100, processes=2) as readers:
            await asyncio.gather(*(readers.read(LARGE, f"{number:02}", "") for number in range(40)))
            return most, order

    most, order = run(read())
    assert most == 2
    assert all(int(url) - place in {-1, 0, 1} for place, url in enumerate(order))


# ---------------------------------------------------------------- what pages and processes may do


def test_a_page_that_takes_too_long_is_left_unread(run, warnings):
    """Its process is ended, the next page gets another."""

    async def read():
        async with reading(command=OBEDIENT, seconds=0.1, processes=1) as readers:
            pages = await asyncio.gather(
                *(readers.read(LARGE, f"{name}.site", "") for name in ("a", "stuck", "b"))
            )
            await until(lambda: len(readers._processes) == 1)
            return pages

    pages = run(read())
    assert [page.title for page in pages] == ["a.site", None, "b.site"]
    assert pages[1] == Page("stuck.site", PageKind.UNREAD)
    assert warnings() == ["a page is left unread (reading it took more than 0.1 s): 'stuck.site'"]


MISDEEDS = {
    "dies": ("os._exit(1)", "ended"),
    "crashes": ("os.kill(os.getpid(), signal.SIGSEGV)", "ended"),
    "answers no JSON": ("say(b'\\x80\\x04.')", "nonsense"),
    "answers nothing": ("say(b'')", "nonsense"),
    "answers another question": ("page(number + 1, 'x')", "another question"),
    "promises 4 GB": ("os.write(1, b'\\xff' * 5)", "ended"),
    "answers twice at once": ("os.write(1, b'\\0\\0\\0\\3[1]\\0\\0\\0\\3[1]')", "ended"),
    "names no error": ("say(b'[%d,\"\\\\u001b[2J\"]' % number)", "an error without a name"),
    "runs out of memory": ("say(b'[%d,\"MemoryError\"]' % number)", "MemoryError"),
}


@pytest.mark.parametrize(("code", "reason"), MISDEEDS.values(), ids=MISDEEDS)
def test_a_process_that_misbehaves_leaves_its_page_unread(run, warnings, code, reason):
    """Nothing is tried again, nothing is believed, and the run goes on with another process."""

    async def read():
        async with reading(
            command=child(f"say(HELLO); number = ask()[0]; {code}; stuck()"), processes=1
        ) as readers:
            pages = [await readers.read(LARGE, URL, "") for _ in range(2)]
            await until(lambda: not readers._processes)
            return pages

    assert run(read()) == [UNREAD, UNREAD]
    assert len(warnings()) == 2
    assert all(reason in warning for warning in warnings())


def test_a_process_that_answers_no_more_is_not_waited_for(run):
    """Whether its end of the pipe is closed shows at once on one loop, and on the other when it is too late."""

    async def read():
        command = child("say(HELLO); ask(); os.close(1); stuck()")
        async with reading(command=command, processes=1, seconds=0.1) as readers:
            return await readers.read(LARGE, URL, "")

    assert run(read()) == UNREAD


def test_a_process_that_dies_between_two_pages_costs_none(run):
    async def read():
        async with reading(command=OBEDIENT, processes=1) as readers:
            pages = [await readers.read(LARGE, "a", "")]
            os.kill(pids(readers)[0], signal.SIGTERM)
            await until(lambda: readers._idle[0].is_over)
            return [*pages, await readers.read(LARGE, "b", "")]

    assert [page.title for page in run(read())] == ["a", "b"]


def test_an_answer_that_nobody_asked_for_is_nobodys(run):
    """A process that speaks unasked is ended, and another is asked."""
    eager = child("say(HELLO); page(ask()[0], 'asked'); time.sleep(0.005); page(2, 'unasked'); stuck()")

    async def read():
        async with reading(command=eager, processes=1) as readers:
            first = await readers.read(LARGE, "a", "")
            await until(lambda: readers._idle[0].is_over)
            return first, await readers.read(LARGE, "b", "")

    assert [page.title for page in run(read())] == ["asked", "asked"]


def test_who_stops_waiting_leaves_no_answer_to_another(run):
    """Whenever a reading is cancelled, every other page still comes out as its own."""

    async def read():
        async with reading(command=OBEDIENT, processes=2) as readers:
            tasks = [asyncio.create_task(readers.read(LARGE, f"slow{number}", "")) for number in range(40)]
            for task in random.Random(1).sample(tasks, 20):
                await asyncio.sleep(0.004)
                task.cancel()
            return await asyncio.gather(*tasks, return_exceptions=True)

    results = run(read())
    titles = [(place, page.title) for place, page in enumerate(results) if isinstance(page, Page)]
    assert len(titles) >= 20
    assert all(title == f"slow{place}" for place, title in titles)


@pytest.mark.parametrize("rounds", [*range(8), 50])
def test_a_start_that_is_cancelled_leaves_nothing(run, rounds):
    """However far it had come."""

    async def read():
        async with reading(command=OBEDIENT, processes=1) as readers:
            task = asyncio.create_task(readers.read(LARGE, "stuck", ""))
            for _ in range(rounds):
                await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await until(lambda: not readers._processes)
            return await readers.read(LARGE, "a", "")

    assert run(read()).title == "a"


# ---------------------------------------------------------------- the end


@pytest.mark.parametrize("rounds", range(8))
def test_closing_ends_what_starts(run, rounds, warnings):
    """However far it has come; what waits for its turn does not start any more, and nothing is complained of."""

    async def read():
        async with reading(command=MUTE, processes=2) as readers:
            tasks = [asyncio.create_task(readers.read(LARGE, URL, "")) for _ in range(4)]
            for _ in range(rounds):
                await asyncio.sleep(0)
        pages = await asyncio.wait_for(asyncio.gather(*tasks), 1)
        await readers.close()
        return [*pages, await readers.read(LARGE, URL, "")], readers._processes

    pages, left = run(read())
    assert pages == [UNREAD] * 5
    assert not left
    assert not warnings()


def test_closing_ends_what_is_stuck(run):
    """Its question, longer than what a pipe holds, is still on its way."""
    deaf = child("say(HELLO); stuck()")

    async def read():
        readers = Readers(command=deaf, processes=2, handful=0)
        tasks = [asyncio.create_task(readers.read(LARGE * 100, URL, "")) for _ in range(3)]
        await until(lambda: readers._number == 2)
        started = time.monotonic()
        await readers.close()
        return time.monotonic() - started, await asyncio.gather(*tasks)

    spent, pages = run(read())
    assert spent < 0.2
    assert pages == [UNREAD] * 3


def test_an_interrupted_run_leaves_nothing():
    """Ctrl-C, once or twice, in the middle of reading."""

    async def read():
        async with reading(command=OBEDIENT, processes=2) as readers:
            tasks = [asyncio.create_task(readers.read(LARGE, name, "")) for name in ("a", "stuck", "stuck", "b")]
            await tasks[0]
            signal.raise_signal(signal.SIGINT)
            await asyncio.gather(*tasks)

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(read())


def test_a_loop_in_another_thread_reads_as_well(run):
    """So it is where linkcheck is part of a larger program."""
    pages = []

    async def read():
        async with reading(command=OBEDIENT) as readers:
            pages.extend(await asyncio.gather(*(readers.read(LARGE, name, "") for name in ("a", "dead", "b"))))

    thread = threading.Thread(target=run, args=(read(),))
    thread.start()
    thread.join()
    assert [page.title for page in pages] == ["a", None, "b"]


# ---------------------------------------------------------------- without processes


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(NOBODY, id="no program"),
        pytest.param([sys.executable, "-c", "\0"], id="no command"),
        pytest.param(child(""), id="it ends at once"),
        pytest.param(child("say(b'[0,\"another version\"]'); stuck()"), id="another version"),
        pytest.param(child("os.write(1, b'Python 3'); stuck()"), id="another program"),
    ],
)
def test_where_no_process_can_be_started_threads_read(run, warnings, command):
    """It is told once, and every page is read."""

    async def read():
        async with reading(command=command) as readers:
            return await asyncio.gather(*(readers.read(LARGE, URL, "") for _ in range(5)))

    assert run(read()) == [read_page(LARGE, URL)] * 5
    (warning,) = warnings()
    assert "no process can be started to read pages in" in warning


def test_a_process_that_never_gets_ready_is_not_waited_for(run, monkeypatch, warnings):
    monkeypatch.setattr(readers, "PATIENCE", 0.02)

    async def read():
        async with reading(command=MUTE) as readers:
            page = await readers.read(LARGE, URL, "")
            await until(lambda: not readers._processes)
            return page

    assert run(read()) == read_page(LARGE, URL)
    assert "TimeoutError" in warnings()[-1]


@pytest.mark.parametrize(("name", "value"), [("executable", ""), ("frozen", True)])
def test_a_program_that_python_is_part_of_is_not_started_again(monkeypatch, name, value):
    monkeypatch.setattr(sys, name, value, raising=False)
    assert Readers()._command is None


def test_a_loop_without_processes_is_no_error(monkeypatch, warnings):
    """Such as the selector loop of Windows."""

    async def read():
        async def refuse(*_, **__):
            raise NotImplementedError

        monkeypatch.setattr(asyncio.get_running_loop(), "subprocess_exec", refuse)
        async with reading() as readers:
            return await readers.read(LARGE, URL, "")

    assert asyncio.run(read()) == read_page(LARGE, URL)
    assert "NotImplementedError" in warnings()[-1]


@pytest.fixture
def sticky():
    """Return what reads pages but is stuck on some until the test is over."""
    over = threading.Event()

    def read(body, url, content_type):
        if "stuck" in url:
            over.wait(10)
        return Page(url, PageKind.PAGE)

    yield read
    over.set()


def test_a_stuck_thread_holds_up_nobody(run, sticky, warnings):
    """Neither the other pages nor the end of the run; and from there on processes read."""

    async def read():
        async with reading(read=sticky, handful=8, processes=1, seconds=0.1, command=OBEDIENT) as readers:
            return await asyncio.gather(*(readers.read(LARGE, name, "") for name in ("a", "stuck", "b")))

    started = time.monotonic()
    a, stuck, b = run(read())
    assert time.monotonic() - started < 2
    assert (a.kind, stuck.kind, b.title) == (PageKind.PAGE, PageKind.UNREAD, "b")
    assert warnings() == ["a page is left unread (reading it took more than 0.1 s): 'stuck'"]


def test_stuck_threads_do_not_pile_up(run, sticky, warnings):
    """Where nothing can end them, they would take all there is from the pages that could be read."""

    async def read():
        async with reading(read=sticky, command=NOBODY, processes=4, seconds=0.01) as readers:
            pages = [await readers.read(LARGE, f"stuck{number}", "") for number in range(8)]
            return pages, len(readers._stuck)

    pages, stuck = run(read())
    assert {page.kind for page in pages} == {PageKind.UNREAD}
    assert stuck == readers.MOST_STUCK
    assert "other pages hold up everything" in warnings()[-1]


def test_where_no_thread_can_be_started_a_page_is_read_on_the_spot(run, monkeypatch):
    def refuse(_):
        raise RuntimeError("can't start new thread")

    async def read():
        async with reading(handful=1) as readers:
            monkeypatch.setattr(threading.Thread, "start", refuse)
            page = await readers.read(LARGE, URL, "")
            monkeypatch.undo()
            return page

    assert run(read()) == read_page(LARGE, URL)


@pytest.mark.parametrize("size", [10, SMALL], ids=["on the spot", "in a thread"])
@pytest.mark.parametrize("error", [MemoryError, RecursionError, ZeroDivisionError])
def test_whatever_reading_raises_the_page_is_unread(run, warnings, size, error):
    def fail(*_):
        raise error("\x1b[2J")

    async def read():
        async with reading(read=fail, handful=1) as readers:
            return await readers.read(bytes(size), "https://a.site/\x1b[2J", "")

    assert run(read()).kind is PageKind.UNREAD
    assert warnings() == [f"a page is left unread ({error.__name__}): 'https://a.site/\\x1b[2J'"]


def test_the_number_of_processes_follows_the_machine(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert Readers()._most == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert Readers()._most == 4
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert Readers()._most == 1
