"""What is tried again, how often and after how long. The only user of tenacity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_result,
    wait_random_exponential,
)

from linkcheck.fetch.exchange import Hop
from linkcheck.fetch.rates import retry_after
from linkcheck.model import Failure, FailureKind

__all__ = ["insistently"]

FIRST_WAIT = 0.5  # seconds; doubled each time, with full jitter
LONGEST_WAIT = 8.0

# RFC 9110: 408, 425, 429 and the 5xx say that the same request may succeed later; other 4xx do not.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
# NXDOMAIN is asked twice, because it leads to "dead"; a refused or unrecorded address stays what it is.
_FINAL = frozenset(
    {
        FailureKind.BLOCKED,
        FailureKind.TLS,
        FailureKind.TOO_LARGE,
        FailureKind.ROBOTS,
        FailureKind.NOT_RECORDED,
        FailureKind.NOT_CHECKED,
    }
)


async def insistently(
    ask: Callable[[], Awaitable[Hop | Failure]],
    *,
    attempts: int,
    longest_pause: float,
    sleep: Callable[[float], Awaitable[None]],
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[Hop | Failure, int]:
    """Return the first answer that will not change by asking again, else the last; and how many were asked.

    After a 429, or a `Retry-After`, the host's gate does the waiting, so none is added here; a host that asks for
    a longer pause than anyone will wait is not asked again.
    """
    first = await ask()  # nearly always the only one, and not worth the machinery
    goes_on = attempts > 1 and go_on()
    if not _may_pass(first, longest_pause) or not (goes_on or _has_no_name(first)):
        return first, 1
    backoff = wait_random_exponential(multiplier=FIRST_WAIT, max=LONGEST_WAIT)
    answers: list[Hop | Failure] = []

    async def ask_again() -> Hop | Failure:
        answers.append(await ask() if answers else first)
        return answers[-1]

    def wait(state: RetryCallState) -> float:
        return 0.0 if _gate_waits(_outcome(state)) else backoff(state)

    retrying = AsyncRetrying(
        retry=retry_if_result(lambda answer: _may_pass(answer, longest_pause)),
        stop=lambda state: state.attempt_number >= attempts or not go_on(),
        wait=wait,
        sleep=sleep,
        retry_error_callback=_outcome,
    )
    await retrying(ask_again)
    if _has_no_name(answers[-1]) and sum(map(_has_no_name, answers)) < 2:  # "dead" is not said after one look
        await sleep(FIRST_WAIT)
        answers.append(await ask())
    return answers[-1], len(answers)


def _has_no_name(answer: Hop | Failure) -> bool:
    return isinstance(answer, Failure) and answer.kind is FailureKind.DNS


def _may_pass(answer: Hop | Failure, longest_pause: float) -> bool:
    if isinstance(answer, Failure):
        return answer.kind not in _FINAL
    return answer.status in _PASSING and (retry_after(answer.header("retry-after")) or 0) <= longest_pause


def _outcome(state: RetryCallState) -> Hop | Failure:
    assert state.outcome is not None  # noqa: S101  (tenacity calls back after an attempt)
    answer: Hop | Failure = state.outcome.result()
    return answer


def _gate_waits(answer: Hop | Failure) -> bool:
    if isinstance(answer, Failure):
        return False
    return answer.status == 429 or (answer.status >= 500 and bool(retry_after(answer.header("retry-after"))))
