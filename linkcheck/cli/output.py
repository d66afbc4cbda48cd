"""Standard output, all of it: whole documents, in UTF-8, whoever reads and however slowly."""

from __future__ import annotations

import sys
import time

__all__ = ["write"]

PAUSE = 0.01  # seconds until a reader who takes nothing at the moment is offered the rest again


def write(text: str) -> None:
    """Write to standard output.

    With ``PYTHONUNBUFFERED``, as many containers set it, nothing stands between this and the system, which takes
    as much as the reader's pipe has room for: what is left over is offered again.
    """
    sys.stdout.flush()
    rest = memoryview(text.encode("utf-8", "replace"))
    while rest:
        taken = sys.stdout.buffer.write(rest)
        if taken is None:  # somebody has made it a pipe that does not wait
            time.sleep(PAUSE)
        rest = rest[taken or 0 :]
    sys.stdout.buffer.flush()
