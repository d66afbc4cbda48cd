"""Where the next of some signs stands in a content, which is searched once however often that is asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

__all__ = ["Ahead", "run_end"]

_TICKS = re.compile(r"`+")


def run_end(content: str, at: int) -> int:
    """Return where the run ends of the sign that stands at an offset."""
    end = at + 1
    while content.startswith(content[at], end):
        end += 1
    return end


class Ahead:
    """Finds what closes something further on; the offsets that it is asked about only grow."""

    def __init__(self, content: str) -> None:
        self.content = content
        self._found: dict[str, int] = {}

    def find(self, signs: str, at: int) -> int:
        """Return where some signs stand next, -1 where nowhere."""
        known = self._found.get(signs, 0)
        if 0 <= known < at or signs not in self._found:
            known = self._found[signs] = self.content.find(signs, at)
        return known

    def ticks(self, length: int, at: int) -> int:
        """Return where a run of just so many ticks stands next, -1 where nowhere."""
        runs = self._runs.get(length, [])
        index = bisect_left(runs, at)
        return runs[index] if index < len(runs) else -1

    @cached_property
    def _runs(self) -> dict[int, list[int]]:
        runs: dict[int, list[int]] = {}
        for run in _TICKS.finditer(self.content):
            runs.setdefault(run.end() - run.start(), []).append(run.start())
        return runs
