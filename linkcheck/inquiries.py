"""Follow-ups asked: each question once a run, through the same gate as pages, and nobody who keeps failing.

What goes wrong here is never a finding: a registry that is down tells nothing of a source.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, Protocol

from linkcheck import urls
from linkcheck.config import Config
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Ask, Hop
from linkcheck.fetch.exchange import Question as Request
from linkcheck.fetch.rates import retry_after
from linkcheck.fetch.threads import in_thread
from linkcheck.followups.captures import original
from linkcheck.followups.plan import plan, told
from linkcheck.followups.question import Answer, Kind, Question
from linkcheck.followups.read import GARBAGE, read, unanswered
from linkcheck.model import Evidence, Failure, FailureKind, Opened, Page, Response
from linkcheck.readers import SMALL, Readers

__all__ = ["KEPT_TEXT", "Desk", "Inquiries", "Kept", "impatient", "negotiated"]

logger = logging.getLogger("linkcheck")

ATTEMPTS = 2  # an editor waits; whoever is away for longer is asked in the next run
LONGEST_PAUSE = 5.0  # seconds that a registry may ask to be waited for
FAILURES = 3  # questions in a row that a host leaves unanswered before nobody asks it any more
# What says something of one address, and nothing of whether its host answers.
_ONE_ADDRESS = frozenset(
    {FailureKind.NOT_RECORDED, FailureKind.BLOCKED, FailureKind.ROBOTS, FailureKind.REDIRECT_LOOP}
)
KEPT_TEXT = 100_000  # characters of a page, or an archived copy, that the rules may compare


class Kept(Protocol):
    """Where answers stay."""

    def get(self, key: str) -> Answer | None:
        """Return what is kept under a key."""

    def put(self, key: str, looked: Answer) -> None:
        """Keep an answer under a key."""

    def close(self) -> None:
        """Drop everything."""


Taken = Callable[[int], AbstractContextManager[None]]
"""While it lasts, so many bytes wait to be read."""
LookUp = Callable[[str], Awaitable[tuple[Response | Failure, Page | None]]]
"""What an address leads to, as for any cited one."""


class Desk(NamedTuple):
    """What `Inquiries` share with the look-ups of pages."""

    look: LookUp
    readers: Readers
    taken: Taken
    kept: Kept


def impatient(config: Config) -> Config:
    """Return the settings that follow-ups are fetched with."""
    seconds = config.follow_up_timeout
    return replace(
        config,
        attempts=min(config.attempts, ATTEMPTS),
        timeout=min(config.timeout, seconds),
        deadline=min(config.deadline, seconds),
        max_wait=min(config.max_wait, LONGEST_PAUSE),
    )


def negotiated(ask: Ask, accept: str) -> Ask:
    """Return whoever is asked for answers of one media type; a recording tells them from the pages."""

    async def asked(question: Request) -> Hop | Failure:
        return await ask(question._replace(headers=(*question.headers, ("accept", accept))))

    return asked


class Inquiries:
    """Asks what is planned for a source until nothing more would help; keeps every answer for later askers."""

    def __init__(self, fetcher: Callable[[Callable[[Ask], Ask]], Fetcher], desk: Desk, config: Config) -> None:
        """Ask nobody yet. `fetcher` makes one whose questions go through what it is given."""
        self._make = fetcher
        self._fetchers: dict[str, Fetcher] = {}
        self._desk = desk
        self._config = config
        self._running: dict[Question, asyncio.Task[Answer]] = {}
        self._ahead: dict[asyncio.Task[Any], str] = {}  # the hosts that questions were sent on to
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, str] = {}  # hosts, and why
        self._stopped = ""

    def is_wanted(self, evidence: Evidence) -> bool:
        """Return whether there is anything to ask for a source."""
        try:
            return bool(plan(evidence, {}, self._config, self._config.contact))
        except Exception:  # noqa: BLE001  (`follow` tells of it)
            return True

    async def follow(self, evidence: Evidence) -> Evidence:
        """Return the evidence with all that was learnt beside it; never raises for what anybody answers."""
        answers: dict[Question, Answer] = {}
        try:
            while questions := plan(evidence, answers, self._config, self._config.contact):
                found = await asyncio.gather(*map(self.ask, questions))
                answers.update(zip(questions, found, strict=True))
            return told(evidence, answers, self._config, self._config.contact)
        except Exception:  # a mistake of ours must not end the run, nor become a fault of the source
            logger.exception("a mistake of linkcheck's own, on what was asked about %s", evidence.source.url)
            return evidence

    async def ask(self, question: Question) -> Answer:
        """Return the answer to a question, asked now or before."""
        if question.kind is Kind.PAGE:
            fetch, page = await self._desk.look(question.url)
            return Answer(opened=Opened(question.url, fetch, page))
        if known := self._desk.kept.get(_key(question)):
            return known
        task = self._running.get(question)
        if task is None:
            task = self._running[question] = asyncio.create_task(self._until_stopped(question))
        return await asyncio.shield(task)

    def stop(self, reason: str) -> None:
        """Let every question that is under way, or comes after, come out as not asked."""
        self._stopped = self._stopped or reason
        for task in self._running.values():
            task.get_loop().call_soon(task.cancel)  # not before it has begun

    async def close(self) -> None:
        """End whatever is still under way."""
        self.stop("the run has ended")
        await asyncio.gather(*self._running.values(), return_exceptions=True)
        self._desk.kept.close()

    # ------------------------------------------------------------ one question

    async def _until_stopped(self, question: Question) -> Answer:
        host = urls.host(question.url)
        try:
            answer = self._refusal(host) or await self._answer(question)
        except asyncio.CancelledError:
            refusal = self._refusal(self._ahead.get(self._running[question]) or host)
            answer = refusal or Answer("it was left alone with a host that kept failing")
        except Exception:
            logger.exception("a mistake of linkcheck's own, on the answer of %s", question.shown)
            answer = Answer("a mistake of linkcheck's own; the traceback stands on standard error")
        finally:
            self._ahead.pop(self._running.pop(question), None)
        self._desk.kept.put(_key(question), answer)
        return answer

    def _refusal(self, host: str) -> Answer | None:
        """Return why nobody is asked any more, or None."""
        if self._stopped:
            return Answer(self._stopped, was_asked=False)
        return Answer(self._given_up[host]) if host in self._given_up else None

    async def _answer(self, question: Question) -> Answer:
        response = await self._fetcher(question.accept).fetch(question.url)
        if isinstance(response, Failure) and response.kind is FailureKind.NOT_CHECKED:
            return Answer(response.detail)
        if isinstance(response, Failure):
            answer = unanswered(response)
        elif question.kind is Kind.CAPTURE:
            answer = await self._copy(question, response)
        elif len(response.body) < SMALL:
            answer = read(question, response, self._config)
        else:  # every parser of these is linear, and a body is bounded: 0.15 s at the worst, as measured
            with self._desk.taken(len(response.body)):
                answer = await in_thread(partial(read, question, response, self._config))
        self._take_note(response, answer)
        return answer

    async def _copy(self, question: Question, response: Response) -> Answer:
        """Return what an archived copy shows, read as the page that it is a copy of."""
        url = original(response.final_url)[1] or response.final_url
        with self._desk.taken(len(response.body)):
            page = await self._desk.readers.read(response.body, url, response.content_type)
        shown = page.shortened(KEPT_TEXT)._replace(url=response.final_url, anchors=None, beside="")
        return Answer(opened=Opened(question.url, response._replace(body=b"", headers=()), shown))

    def _fetcher(self, accept: str) -> Fetcher:
        if accept not in self._fetchers:
            self._fetchers[accept] = self._make(
                lambda ask: self._unless_given_up(negotiated(ask, accept) if accept else ask)
            )
        return self._fetchers[accept]

    # ------------------------------------------------------------ who keeps failing

    def _unless_given_up(self, ask: Ask) -> Ask:
        """Return whoever is asked, who is left alone where it failed too often: redirects lead to many."""

        async def asked(question: Request) -> Hop | Failure:
            if why := self._given_up.get(urls.host(question.url)):
                return Failure(question.url, FailureKind.NOT_CHECKED, why)
            answer = await ask(question)
            target = _sent_on(answer)
            if target and (task := asyncio.current_task()):
                self._ahead[task] = target.host
            return answer

        return asked

    def _take_note(self, response: Response | Failure, answer: Answer) -> None:
        """Count what a host leaves unanswered; give it up where it is too much, or asks for a long pause."""
        host = urls.host(response.final_url or response.url)
        if isinstance(response, Failure) and response.kind in _ONE_ADDRESS:
            return
        failed = isinstance(response, Failure) or _is_failing(response, answer)
        self._failures[host] = self._failures[host] + 1 if failed else 0
        if self._failures[host] >= FAILURES or (failed and _asks_for_too_long(response)):
            self._give_up(host)

    def _give_up(self, host: str) -> None:
        self._given_up.setdefault(host, f"{host} was not asked any more: it kept failing")
        for question, task in self._running.items():
            where = self._ahead.get(task) or urls.host(question.url)
            if where == host and task is not asyncio.current_task():
                task.get_loop().call_soon(task.cancel)  # some wait at its gate, and would for long


def _sent_on(answer: Hop | Failure) -> urls.Address | None:
    """Return where an answer sends whoever asked."""
    if isinstance(answer, Failure) or not 300 <= answer.status < 400:
        return None
    location = answer.header("location")
    return urls.resolve(answer.url, location) if location else None


def _is_failing(response: Response, answer: Answer) -> bool:
    """Return whether an answer says that its host cannot answer now; what we cut short ourselves does not."""
    if response.header("memento-datetime"):
        return False  # an error that was archived (RFC 7089 §2.1.1): what the archive was asked for
    if response.status == 429 or response.status >= 500:
        return True
    return answer.unknown.startswith(GARBAGE) and response.truncated != "length"


def _asks_for_too_long(response: Response | Failure) -> bool:
    if isinstance(response, Failure):
        return False
    return (retry_after(response.header("retry-after")) or 0.0) > LONGEST_PAUSE


def _key(question: Question) -> str:
    return f"{question.kind}\n{question.accept}\n{question.about}\n{question.url}"
