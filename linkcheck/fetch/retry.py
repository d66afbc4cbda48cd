"""What is tried again, how often and after how long. The only user of tenacity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_result,
    stop_after_attempt,
    wait_random_exponential,
)

from linkcheck.fetch.exchange import Hop
from linkcheck.fetch.hosts import retry_after
from linkcheck.model import Failure, FailureKind

__all__ = ["insistently"]

FIRST_WAIT = 0.5  # seconds; doubled each time, with full jitter
LONGEST_WAIT = 8.0

# RFC 9110: 408, 425, 429 and the 5xx say that the same request may succeed later; other 4xx do not.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
# NXDOMAIN is asked twice, because it leads to "dead"; a refused or unrecorded address stays what it is.
_FINAL = frozenset({FailureKind.BLOCKED, FailureKind.TLS, FailureKind.NOT_RECORDED, FailureKind.NOT_CHECKED})


async def insistently(
    ask: Callable[[], Awaitable[Hop | Failure]],
    *,
    attempts: int,
    longest_pause: float,
    sleep: Callable[[float], Awaitable[None]],
) -> tuple[Hop | Failure, int]:
    """Return the first answer that will not change by asking again, else the last; and how many were asked.

    After an answer with `Retry-After` the host's gate does the waiting, so none is added here; a host that asks
    for a longer pause than anyone will wait is not asked again.
    """
    backoff = wait_random_exponential(multiplier=FIRST_WAIT, max=LONGEST_WAIT)

    def wait(state: RetryCallState) -> float:
        return 0.0 if _asked_pause(_outcome(state)) is not None else backoff(state)

    def may_pass(answer: Hop | Failure) -> bool:
        if isinstance(answer, Failure):
            return answer.kind not in _FINAL
        return answer.status in _PASSING and (_asked_pause(answer) or 0) <= longest_pause

    retrying = AsyncRetrying(
        retry=retry_if_result(may_pass),
        stop=stop_after_attempt(max(1, attempts)),
        wait=wait,
        sleep=sleep,
        retry_error_callback=_outcome,
    )
    answer: Hop | Failure = await retrying(ask)
    return answer, int(retrying.statistics.get("attempt_number", 1))


def _outcome(state: RetryCallState) -> Hop | Failure:
    assert state.outcome is not None  # noqa: S101  (tenacity calls back after an attempt)
    answer: Hop | Failure = state.outcome.result()
    return answer


def _asked_pause(answer: Hop | Failure) -> float | None:
    return retry_after(answer.header("retry-after")) if isinstance(answer, Hop) else None
