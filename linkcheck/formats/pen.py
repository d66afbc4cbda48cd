"""How lines for a terminal are drawn: colours, widths, paragraphs that hang from a word."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Pen"]

_NARROWEST = 40  # columns; below that, wrapping costs more than it gives
_SGR = {
    "error": "31",
    "warning": "33",
    "note": "36",
    "open": "35",
    "waived": "2",
    "bold": "1",
    "dim": "2",
    "good": "32",
    "alarm": "1;31",
}


class Pen(NamedTuple):
    """How the lines are drawn."""

    color: bool = False
    width: int = 100
    verbose: bool = False

    def ink(self, name: str, text: str) -> str:
        """Return the text in a colour or weight (ECMA-48 SGR), if there is to be any."""
        return f"\x1b[{_SGR[name]}m{text}\x1b[0m" if self.color and text else text

    def wrap(self, text: str, indent: int) -> list[str]:
        """Return the lines of a paragraph, without the indent; addresses stay whole, to be clicked on."""
        width = max(_NARROWEST, self.width) - indent
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]

    def hanging(self, mark: str, text: str, indent: int, name: str = "") -> Iterator[str]:
        """Yield a paragraph that hangs from a mark, in a colour if one is named; nothing for an empty one."""
        if not text:
            return
        for number, line in enumerate(self.wrap(text, indent + len(mark))):
            before = " " * len(mark) if number or not mark.strip() else self.ink("dim", mark)
            yield " " * indent + before + (self.ink(name, line) if name else line)
