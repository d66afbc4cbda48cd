"""Where a text of docutils' tree stands in the file: docutils names its line, or one nearby."""

from __future__ import annotations

from typing import Any

from linkcheck.article.blocks import Lines

__all__ = ["Places"]

_NEARBY = (0, 1, -1, 2, -2, 3, -3)  # lines, from the one that docutils names, among which a text is looked for


class Places:
    """Looks for texts in a file."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.text = lines.text

    def span(self, node: Any) -> tuple[int, int]:
        """Return where a text stands in the file, all its lines with what is between them."""
        written = node.rawsource.rstrip().split("\n")
        first = written[0].strip()
        number, start = self._found(node.line or 1, first)
        if len(written) == 1:
            return start, start + len(first)
        last = written[-1].strip()
        _, end = self._found(number + len(written) - 1, last)
        return start, max(start, end + len(last))

    def _found(self, number: int, words: str) -> tuple[int, int]:
        """Return the line of some words, and where they stand."""
        for near in _NEARBY:
            start, end = self.lines.offset(max(1, number + near)), self.lines.offset(max(1, number + near) + 1)
            at = self.text.find(words, start, end)
            if at >= 0:
                return number + near, at
        start, end = self.lines.offset(number), self.lines.offset(number + 1)
        line = self.text[start:end]
        return number, min(start + len(line) - len(line.lstrip()), len(self.text))
