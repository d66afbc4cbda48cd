"""Tables of words that ship beside the code: one row a line, a name, a colon, the words between bars.

They are opened by path: `importlib.resources` would do the same, but its import takes longer than reading an
article does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

__all__ = ["rows"]


def rows(module_file: str, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of the table beside a module's file; lines that begin with ``#`` are remarks."""
    with open(os.path.join(os.path.dirname(module_file), name), encoding="utf-8") as table:  # noqa: PTH118, PTH120, PTH123
        for line in table:
            if ":" in line and not line.startswith("#"):
                key, _, words = line.partition(":")
                yield key, [word.strip() for word in words.split("|")]
