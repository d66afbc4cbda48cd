"""How long work takes, and whether four times the input takes about four times as long."""

from __future__ import annotations

import gc
import time

TRIES = 4


def cpu(work):
    """Return the CPU seconds that some work takes in this process, the collector of garbage at rest.

    The objects of all other tests are none of this work's, and going through them takes longer than the work.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        if was_enabled:
            gc.enable()


def assert_linear(cost, size, largest=0):
    """Assert that `cost`, which returns seconds, grows about as its argument does: squared would be sixteen times.

    Below `largest` the size is doubled until there is something to measure.
    A busy machine may spoil a try, but not every one; what is not linear fails them all.
    """
    cost(size // 50 + 1)  # imports, and what is compiled or read once
    while size < largest and cost(size) < 0.02:
        size *= 2
    tries = []
    for _ in range(TRIES):
        small, large = min(cost(size), cost(size)), cost(4 * size)
        if large < 9 * small + 0.05:
            return
        tries.append(f"{small:.3f} s and {large:.3f} s")
    message = f"{size} and {4 * size}: {', '.join(tries)}"
    raise AssertionError(message)
