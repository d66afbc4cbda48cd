"""Functions that block, run in threads that nobody has to wait for.

Those of `asyncio.to_thread` are joined when the loop ends and when the program does: one name server that does not
answer would hold up both. A daemon thread ends with the program.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast

__all__ = ["in_thread"]

Result = TypeVar("Result")


async def in_thread(function: Callable[[], Result], name: str = "linkcheck") -> Result:
    """Return what a function returns, or raise what it raises; whoever is cancelled leaves it to itself."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def tell(result: Result | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if isinstance(error, StopIteration):  # no future takes one, and its waiter would wait for ever
            error = RuntimeError(repr(error))
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(cast("Result", result))

    def run() -> None:
        outcome: tuple[Result | None, BaseException | None]
        try:
            outcome = function(), None
        except BaseException as error:  # noqa: BLE001  (it is raised where the result is awaited)
            outcome = None, error
        with suppress(RuntimeError):  # the loop is closed, and nobody wants to know any more
            loop.call_soon_threadsafe(tell, *outcome)

    threading.Thread(target=run, name=name, daemon=True).start()
    return await done
