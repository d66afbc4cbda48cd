"""What standard output and standard error are, and progress on the latter."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

__all__ = ["Progress", "uses_colour", "width"]


def uses_colour(stream: TextIO) -> bool:
    """Return whether a stream wants colour: a terminal, unless NO_COLOR or TERM=dumb says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return how many columns a line may have; 100 where there is no terminal to tell."""
    return min(120, max(40, shutil.get_terminal_size((100, 24)).columns))


class Progress:
    """A line on standard error that tells how many addresses are planned and done; nothing in a pipe."""

    def __init__(self, *, wanted: bool) -> None:
        self._bar: RichProgress | None = None
        self._planned = self._done = 0
        if wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._bar = _bar()
            self._task = self._bar.add_task("opening sources", total=0, host="")

    def planned(self, url: str) -> None:
        """Count an address that will be opened."""
        self._planned += 1
        self._show(url)

    def done(self, url: str) -> None:
        """Count an address whose answer is known."""
        self._done += 1
        self._show(url)

    def _show(self, url: str) -> None:
        if self._bar:
            host = url.partition("://")[2].partition("/")[0][:40]
            self._bar.update(self._task, total=self._planned, completed=self._done, host=host)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while something else is printed."""
        self.__exit__()
        try:
            yield
        finally:
            self.__enter__()


def _bar() -> RichProgress:
    from rich.console import Console  # noqa: PLC0415  (only a terminal needs it)
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as RichProgress  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[host]}", markup=False, style="dim"),
    )
    console = Console(stderr=True)
    return RichProgress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
