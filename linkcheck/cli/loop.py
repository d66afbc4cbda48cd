"""The event loop a command runs in, and how many sockets the system allows it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

__all__ = ["allowed", "run"]

Result = TypeVar("Result")

BESIDE = 128  # descriptors for all else: files, pipes of the processes that read pages, name servers


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine to its end, in uvloop's event loop where there is one: it takes half the time."""
    gc.freeze()  # what was imported will not become garbage, and need not be looked through for it
    with asyncio.Runner(loop_factory=_fast_loop()) as runner:
        return runner.run(coroutine)


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415  (it is wanted, and not needed)
    except ImportError:
        return None
    return uvloop.new_event_loop


def allowed(at_once: int, kept: int) -> tuple[int, int]:
    """Return how many requests may be under way at once, and how many connections kept: what the system allows.

    The limit of open files (``ulimit -n``) is raised first, as far as the system lets everybody raise it.
    """
    limit = _raised_to(at_once + kept + BESIDE)
    if limit is None or limit >= at_once + kept + BESIDE:
        return at_once, kept
    left = limit - min(BESIDE, limit // 2)
    at_once = max(1, min(at_once, left))
    return at_once, max(0, min(kept, left - at_once))


def _raised_to(needed: int) -> int | None:
    """Return how many files may be open, after asking for as many as are needed; None where there is no limit."""
    try:
        import resource  # noqa: PLC0415  (not on Windows, which knows no such limit)
    except ImportError:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return None
    most = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (OSError, ValueError):
        return soft
    return most
