"""The event loop a command runs in, and how many sockets the system allows it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

__all__ = ["allowed_at_once", "run"]

Result = TypeVar("Result")

BESIDE = 128  # descriptors for all else: files, pipes of the processes that read pages, name servers
KEPT = 256  # connections that wait for their next request


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


def allowed_at_once(wanted: int) -> int:
    """Return how many requests may be under way at once: as many as wanted, or as many as the system allows.

    The limit of open files (``ulimit -n``) is raised first, as far as the system lets everybody raise it.
    """
    try:
        import resource  # noqa: PLC0415  (not on Windows, which knows no such limit)
    except ImportError:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + KEPT + BESIDE
    if soft != resource.RLIM_INFINITY and soft < needed:
        most = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            soft = most
        except (OSError, ValueError):
            pass
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return wanted
    return max(1, min(wanted, (soft - min(BESIDE, soft // 2)) // 2))
