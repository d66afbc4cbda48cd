"""A run over articles: reports in the articles' order, and the exit code."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from linkcheck.cli import loop, terminal
from linkcheck.cli.main import INTERRUPTED, say
from linkcheck.cli.reports import Output, output_for
from linkcheck.config import Config
from linkcheck.formats.tally import Tally
from linkcheck.model import Article, Failure, FailureKind, InputError, Level, Report, Response
from linkcheck.pipeline import Watch, check_all

__all__ = ["Run"]

# What a machine without a network sees of the web, and what it cannot see.
_CUT_OFF = frozenset({FailureKind.RESOLVER, FailureKind.CONNECT})
_TALKED = frozenset({FailureKind.DNS, FailureKind.TLS, FailureKind.PROTOCOL, FailureKind.REDIRECT_LOOP})


class Run:
    """One run: draws articles, hands reports on in the articles' order, counts, and knows the exit code."""

    def __init__(
        self,
        config: Config,
        articles: Iterable[Article | str],
        expected: int,
        complain: Callable[[str], None] = say,
    ) -> None:
        self._config = config
        self._articles = articles
        self._expected = expected
        self._complain = complain
        self._tally = Tally()
        self._worst = 0
        self._reached = self._unreached = 0  # sources whose host answered at all, and those without a connection
        self._order: dict[int | str, int] = {}  # an article's identity, or the address it is at: its place
        self._ready: dict[int, Report | None] = {}  # None for an article that could not be read
        self._next = 0

    def go(self) -> int:
        """Check, report, and return the exit code."""
        self._keep_to_the_limit()
        with terminal.Progress(wanted=self._config.progress and not self._config.quiet) as progress:
            output = output_for(self._config, progress)
            interrupted = loop.run(self._check(progress, output))
        output.finish(self._tally)
        offers_a_network = self._config.replay is None and self._config.proxy is None
        if offers_a_network and self._unreached > 1 and not self._reached:
            say(f"none of {self._unreached} addresses could be reached: is this machine's network down?")
        if interrupted:
            say(f"interrupted: {self._tally.articles} of {self._expected} articles reported")
            return INTERRUPTED
        return self._exit_code()

    def _keep_to_the_limit(self) -> None:
        wanted = self._config.concurrency
        at_once, kept = loop.allowed(wanted, self._config.keep_alive)
        if at_once < wanted:
            say(f"only {at_once} requests at once, not {wanted}: the system allows few open files (ulimit -n)")
        self._config = replace(self._config, concurrency=at_once, keep_alive=kept)

    async def _check(self, progress: terminal.Progress, output: Output) -> bool:
        stop = asyncio.Event()

        def unread(url: str, error: InputError) -> None:
            self._complain(str(error))
            self._ready[self._order.pop(url)] = None
            self._hand_on(output)

        watch = Watch(stop, progress.planned, progress.done, unread)
        with _interrupts(stop.set):
            async for report in check_all(self._numbered(), self._config, watch=watch):
                place = self._order.pop(id(report.article), None)
                self._ready[self._order.pop(report.article.path) if place is None else place] = report
                self._hand_on(output)
        return stop.is_set()

    def _numbered(self) -> Iterator[Article | str]:
        for place, article in enumerate(self._articles):
            self._order[article if isinstance(article, str) else id(article)] = place
            yield article

    def _hand_on(self, output: Output) -> None:
        """Hand on the reports whose turn it is: their order is the articles', whichever was ready first."""
        while self._next in self._ready:
            report = self._ready.pop(self._next)
            self._next += 1
            if report is None:
                continue
            for note in () if self._config.quiet else report.article.notes:
                say(f"{report.article.path}: {note}")
            self._tally = self._tally.plus(Tally.of(report))
            worst = report.worst()
            self._worst = max(self._worst, worst.weight if worst else 0)
            self._count(report)
            output.take(report)

    def _count(self, report: Report) -> None:
        for evidence in report.evidence:
            fetch = evidence.fetch
            self._reached += isinstance(fetch, Response) or (fetch is not None and fetch.kind in _TALKED)
            self._unreached += (
                isinstance(fetch, Failure) and fetch.kind in _CUT_OFF and "refused" not in fetch.detail
            )

    def _exit_code(self) -> int:
        config = self._config
        if config.fail_on != "never" and self._worst >= Level(config.fail_on).weight:
            return 1
        return 3 if config.strict and self._tally.open else 0


@contextmanager
def _interrupts(call: Callable[[], None]) -> Iterator[None]:
    """While it lasts, let the first Ctrl-C or SIGTERM call something; the second ends the program."""
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGTERM)

    def restore() -> None:
        for number in numbers:
            with suppress(NotImplementedError, RuntimeError):
                loop.remove_signal_handler(number)

    def interrupted() -> None:
        restore()
        call()

    for number in numbers:
        # Where loops know no signals (Windows), or off the main thread, Ctrl-C stays what it is.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, interrupted)
    try:
        yield
    finally:
        restore()
