"""Functions that block, in threads that nobody has to wait for."""

import asyncio
import subprocess
import sys
import threading
import time

import pytest

from linkcheck.fetch.threads import in_thread


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request):
    """Return what runs a coroutine, on each of the two loops."""
    factory = None if request.param == "asyncio" else pytest.importorskip("uvloop").new_event_loop

    def run(coroutine):
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(coroutine)

    return run


@pytest.fixture
def gate():
    """Return what a function in a thread may wait for; it is open when the test ends, and the thread has gone."""
    before = set(threading.enumerate())
    gate = threading.Event()
    yield gate
    gate.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(1)
        assert not thread.is_alive()


class Broken(BaseException):
    """What nobody catches by chance."""


def test_what_a_function_returns_comes_back(run):
    assert run(in_thread(lambda: 42)) == 42
    assert run(in_thread(lambda: None)) is None


def test_the_loop_goes_on_while_a_function_blocks(run, gate):
    async def go():
        waiting = asyncio.create_task(in_thread(gate.wait))
        for _ in range(5):
            await asyncio.sleep(0)
        assert not waiting.done()
        gate.set()
        return await waiting

    assert run(go()) is True


def test_functions_block_beside_each_other(run, gate):
    """Each has a thread of its own: one that hangs holds up no other."""

    async def go():
        stuck = [asyncio.create_task(in_thread(gate.wait)) for _ in range(40)]
        assert await in_thread(lambda: "through") == "through"
        gate.set()
        return await asyncio.gather(*stuck)

    assert run(go()) == [True] * 40


def test_a_thread_has_a_name_and_ends_with_the_program(run):
    thread = run(in_thread(threading.current_thread, "linkcheck-dns"))
    assert (thread.name, thread.daemon) == ("linkcheck-dns", True)


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("y"), TimeoutError(), SystemExit(3), Broken()])
def test_what_a_function_raises_is_raised_where_it_is_awaited(run, error):
    def fail():
        raise error

    async def go():
        try:
            await in_thread(fail)
        except BaseException as caught:  # noqa: BLE001  (this is what is asked)
            return caught

    assert run(go()) is error


def test_a_stop_of_an_iteration_is_raised_as_what_it_is_a_mistake(run):
    """No future takes one, and whoever waits for it would wait for ever."""

    async def go():
        async with asyncio.timeout(1):
            await in_thread(lambda: next(iter(())))

    with pytest.raises(RuntimeError, match="StopIteration"):
        run(go())


def test_who_is_cancelled_leaves_the_function_to_itself(run, gate, caplog):
    """It ends when it ends, and its result is nobody's."""
    ended = threading.Event()

    def block():
        gate.wait()
        ended.set()
        return "too late"

    async def go():
        waiting = asyncio.create_task(in_thread(block))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        gate.set()
        while not ended.is_set():  # noqa: ASYNC110  (it is a thread's event)
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.005)

    run(go())
    assert not caplog.records


def test_who_runs_out_of_patience_does_not_wait_for_the_thread(run, gate):
    async def go():
        async with asyncio.timeout(0.01):
            await in_thread(gate.wait)

    started = time.monotonic()
    with pytest.raises(TimeoutError):
        run(go())
    assert time.monotonic() - started < 0.5


@pytest.mark.parametrize("fails", [False, True])
def test_a_loop_that_is_closed_first_is_no_error(run, gate, fails, monkeypatch):
    """Neither waits its end for the thread, nor does the thread complain when it comes back to nobody."""
    complaints = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    threads = []

    def block():
        threads.append(threading.current_thread())
        gate.wait()
        if fails:
            raise ValueError

    async def go():
        asyncio.create_task(in_thread(block))  # noqa: RUF006  (it is left alone on purpose)
        while not threads:  # noqa: ASYNC110  (it is a thread's list)
            await asyncio.sleep(0.001)

    started = time.monotonic()
    run(go())
    assert time.monotonic() - started < 0.5
    gate.set()
    threads[0].join(1)
    assert not complaints


def test_the_program_ends_while_a_function_blocks():
    """A name server that does not answer holds up nobody who wants to leave."""
    code = (
        "import asyncio, time\n"
        "from linkcheck.fetch.threads import in_thread\n"
        "async def main():\n"
        "    asyncio.create_task(in_thread(lambda: time.sleep(60)))\n"
        "    await asyncio.sleep(0.01)\n"
        "asyncio.run(main())\n"
        "print('done')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")


def test_a_system_that_allows_no_more_threads_is_an_error_at_once(run, monkeypatch):
    def start(thread):
        raise RuntimeError("can't start new thread")

    async def go():
        with pytest.raises(RuntimeError, match="new thread"):
            await in_thread(lambda: 42)

    monkeypatch.setattr(threading.Thread, "start", start)
    run(go())
