"""Bodies in, pages out, without holding up the event loop: in threads a few, in processes the many.

Every parser has a page that takes it minutes, and a thread cannot be ended. So each page has a deadline; the
process that misses it is ended, and its page comes out as unread, which is "could not tell".
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from subprocess import DEVNULL, PIPE
from typing import TypeVar, cast

from linkcheck.model import Page, PageKind
from linkcheck.page.media import medium
from linkcheck.page.read import read_page, read_with_anchors
from linkcheck.page.worker import HELLO, LENGTH, LONGEST_ANSWER, Question, Read, asked, said, unpacked

__all__ = ["SMALL", "Readers"]

_T = TypeVar("_T")
logger = logging.getLogger("linkcheck")

# Bytes of a page that are read on the spot: in a millisecond or two, less than a thread costs. A PDF or an archive
# of that size may become a thousand times as large.
SMALL = 32_768
HANDFUL = 8  # larger pages that threads read before a process is started, which takes as long as reading 20
PATIENCE = 30.0  # seconds for a process to start: 0.1 is usual
MOST_STUCK = 4  # threads that a page has taken for good; each slows down all else
DYING = 0.1  # seconds that a process has to die by itself when it has closed its pipes
LAST_WAIT = 1.0  # seconds for the processes that were ended to be gone: 0.01 is usual

# The process imports what this one would: a checkout, an archive, an editable installation. Ctrl-C in a terminal
# reaches both, and is for this one to decide on.
_CODE = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); sys.path[:] = {path}; "
    "from linkcheck.page.worker import main; main({seconds}, anchors={anchors})"
)


class Readers:
    """Reads pages; whatever one holds, reading it ends within `seconds`."""

    def __init__(
        self,
        *,
        processes: int | None = None,
        seconds: float = 10.0,
        handful: int = HANDFUL,
        command: Sequence[str] | None = None,
        read: Read = read_page,
    ) -> None:
        """Start nothing yet. `command` stands for the process to start, `read` for what the threads do."""
        self._most = processes or min(_processors(), 4)
        self._seconds = seconds
        self._handful = handful
        self._command = command or _command(seconds, anchors=read is read_with_anchors)
        self._read = read
        self._turns = asyncio.Semaphore(self._most)  # first come, first served
        self._processes: set[_Process] = set()
        self._idle: list[_Process] = []
        self._stuck: list[threading.Thread] = []
        self._number = 0
        self._is_closed = False

    async def read(self, body: bytes, url: str, content_type: str) -> Page:
        """Return what a body says of itself, or an unread page; never raises for what a page holds."""
        question = Question(body, url, content_type)
        if len(body) < SMALL and medium(body, content_type).is_text:
            return self._heard(url, said(question, self._read))
        async with self._turns:
            process = None if self._is_closed else await self._process()
            if self._is_closed:
                return Page(url, PageKind.UNREAD)
            answer = await (self._from_process(process, question) if process else self._from_thread(question))
            return self._heard(url, answer)

    async def close(self) -> None:
        """End every process at once, whatever it is doing; what is under way comes out as unread."""
        self._is_closed = True
        for process in self._processes:
            if not process.is_over:
                process.end()
        if self._processes:
            await asyncio.wait([process.gone for process in self._processes], timeout=LAST_WAIT)

    # ------------------------------------------------------------ in threads

    async def _from_thread(self, question: Question) -> Page | str:
        self._stuck = [thread for thread in self._stuck if thread.is_alive()]
        if len(self._stuck) >= MOST_STUCK:
            return "other pages hold up everything that could read it"
        told: asyncio.Future[Page | str] = asyncio.get_running_loop().create_future()
        # A daemon of our own: asyncio waits at its end for the threads it started, and Python for all but daemons.
        thread = threading.Thread(target=_tell, args=(told, question, self._read), daemon=True)
        try:
            thread.start()
        except RuntimeError:  # the system allows no more
            return said(question, self._read)
        try:
            async with asyncio.timeout(self._seconds):
                return await told
        except TimeoutError:
            self._stuck.append(thread)
            self._handful = 0  # from here on processes, which can be ended
            return self._too_long()

    # ------------------------------------------------------------ in processes

    async def _process(self) -> _Process | None:
        """Return a process that waits for a page; None where a thread is to read it."""
        if self._command is None:
            return None
        if self._handful > 0:
            self._handful -= 1
            return None
        while self._idle:
            if not (process := self._idle.pop()).is_over:
                return process
        process = _Process()
        self._processes.add(process)
        process.gone.add_done_callback(lambda _: self._processes.discard(process))
        try:
            await process.start(self._command)
        except (OSError, RuntimeError, ValueError) as error:
            self._do_without(error)
            return None
        return process

    def _do_without(self, error: Exception) -> None:
        if self._command is not None and not self._is_closed:
            logger.warning(
                "no process can be started to read pages in (%s); threads read them, which nothing can end",
                f"{type(error).__name__}: {error}",
            )
        self._command = None

    async def _from_process(self, process: _Process, question: Question) -> Page | str:
        self._number += 1
        number = self._number
        try:
            async with asyncio.timeout(self._seconds):
                frame = await process.ask(asked(number, question))
        except TimeoutError:
            process.end()
            return self._too_long()
        except BaseException:  # nobody waits for this page any more, and its answer must not become another's
            process.end()
            raise
        answer = _opened(frame, number, question.url)
        if isinstance(answer, Page):
            self._idle.append(process)
        elif frame is not None:
            process.end()  # whatever is wrong with it: the next one is fresh
        return answer

    # ------------------------------------------------------------ what is heard of a page

    def _heard(self, url: str, answer: Page | str) -> Page:
        if isinstance(answer, Page):
            return answer
        if not self._is_closed:
            logger.warning("a page is left unread (%s): %.300r", answer, url)
        return Page(url, PageKind.UNREAD)

    def _too_long(self) -> str:
        return f"reading it took more than {self._seconds:g} s"


def _opened(frame: bytes | None, number: int, url: str) -> Page | str:
    """Return the page that stands in an answer, or what is wrong with it."""
    if frame is None:
        return "the process that read it ended"
    try:
        answered, answer = unpacked(frame, url)
    except ValueError:
        return "the process that read it answered nonsense"
    return answer if answered == number else "the process that read it answered another question"


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _command(seconds: float, *, anchors: bool) -> list[str] | None:
    """Return what starts a process; None where Python is part of another program, which is what would start."""
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    path = [each for each in sys.path if isinstance(each, str)]
    # -P: nothing is imported from the working directory
    return [sys.executable, "-P", "-c", _CODE.format(path=ascii(path), seconds=seconds, anchors=anchors)]


def _tell(told: asyncio.Future[Page | str], question: Question, read: Read) -> None:
    answer = said(question, read)
    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        told.get_loop().call_soon_threadsafe(_settle, told, answer)


def _settle(future: asyncio.Future[_T], value: _T) -> None:
    if not future.done():
        future.set_result(value)


class _Process(asyncio.SubprocessProtocol):
    """One process: takes a question, puts together the frame that it answers with, and is ended by a word.

    A protocol rather than streams: those stop reading where much is sent, and then never hear of the end.
    """

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.gone: asyncio.Future[None] = loop.create_future()
        self.is_over = False
        self._transport: asyncio.SubprocessTransport | None = None
        self._answer: asyncio.Future[bytes | None] = loop.create_future()
        self._received = bytearray()
        self._timer: asyncio.TimerHandle | None = None

    async def start(self, command: Sequence[str]) -> None:
        """Start the process and wait until it is ready; raises `OSError` or what the loop has to say."""
        loop = asyncio.get_running_loop()
        try:
            await loop.subprocess_exec(lambda: self, *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        except BaseException:
            _settle(self.gone, None)
            raise
        try:
            async with asyncio.timeout(PATIENCE):
                hello = await self._answer
        except BaseException:
            self.end()
            raise
        if hello is None:
            raise OSError("it ends at once")
        if hello != HELLO:
            self.end()
            raise OSError("it is another program, or another version")

    async def ask(self, question: bytes) -> bytes | None:
        """Return the answer; None where the process ends instead."""
        self._answer = asyncio.get_running_loop().create_future()
        pipe = self._transport.get_pipe_transport(0) if self._transport and not self.is_over else None
        if pipe is None:
            return None
        cast(asyncio.WriteTransport, pipe).write(question)
        return await self._answer

    def end(self) -> None:
        """Kill the process, or see to it that it does not live when it is there."""
        self.is_over = True
        _settle(self._answer, None)
        if self._transport:
            self._transport.close()

    # ------------------------------------------------------------ what the loop calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.SubprocessTransport, transport)
        if self.is_over:
            self.end()

    def pipe_data_received(self, _: int, data: bytes) -> None:
        self._received += data
        if len(self._received) < LENGTH.size:
            return
        end = LENGTH.size + LENGTH.unpack_from(self._received)[0]
        if self._answer.done() or end > LONGEST_ANSWER or len(self._received) > end:
            self.end()  # more than was asked for
        elif len(self._received) == end:
            answer = bytes(self._received[LENGTH.size :])
            self._received.clear()
            self._answer.set_result(answer)

    def pipe_connection_lost(self, *_: object) -> None:
        """Give a process that seems to be dying the time to: one that is killed while it dies is not found."""
        self.is_over = True
        _settle(self._answer, None)
        self._timer = self._timer or asyncio.get_running_loop().call_later(DYING, self.end)

    def process_exited(self) -> None:
        self.end()

    def connection_lost(self, _: Exception | None) -> None:
        if self._timer:
            self._timer.cancel()
        _settle(self.gone, None)
