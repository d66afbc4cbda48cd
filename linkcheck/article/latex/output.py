"""A block of LaTeX being put together: its text without its markup, line for line as in the file."""

from __future__ import annotations

import re

from linkcheck.article.blocks import Block, Kind, Lines
from linkcheck.article.marked import Writer

__all__ = ["Output"]

_SPACE = re.compile(r"(?<=\S) (?=\S)")


class Output:
    """Gathers the text, the links and the calls of one block.

    White space is written only once a word follows it. Where comments and footnotes took lines out, the next
    spaces become line ends until the text is level with the file again: two of them in a row would look like the
    end of a paragraph.
    """

    def __init__(self, lines: Lines, kind: Kind, start: int | None = None, level: int = 0) -> None:
        self.kind, self.level = kind, level
        self.labels: tuple[str, ...] = ()
        self._lines, self._writer = lines, Writer(lines)
        self._start, self._end = start, start or 0
        self._line = self._line_of(start) if start is not None else 0  # that the text has come to
        self._space = ""
        self._is_blank = True

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been written yet."""
        return self._is_blank

    @property
    def length(self) -> int:
        """How long the text is, white space that may follow it left out."""
        return self._writer.length

    def put(self, text: str, start: int, end: int) -> None:
        """Append a text that stands for a stretch of the file."""
        words = text.strip(" \t\n")
        if not words:
            self._space += text or ""
            return
        left = len(text) - len(text.lstrip(" \t\n"))
        self._space += text[:left]
        self.settle(start + left)
        if (behind := self._line_of(start + left) - self._line) > 0:
            words = _SPACE.sub("\n", words, behind)
        self._writer.put(words, start + left)
        self._line += words.count("\n")
        self._space = text[left + len(words) :]
        self._end = max(self._end, min(end, start + left + len(words)) if len(text) == end - start else end)

    def settle(self, place: int) -> None:
        """Write the white space that stands before a place of the file; what comes next begins there."""
        if self._start is None:
            self._start, self._line = place, self._line_of(place)
        behind = self._line_of(place) - self._line
        space = ""
        if self._is_blank:
            space = "\n" * behind
        elif self._space:
            indent = self._space.rpartition("\n")[2] if "\n" in self._space else ""
            space = "\n" + indent if behind > 0 else " "
        self._writer.put(space, place)
        self._line += space.count("\n")
        self._space, self._is_blank = "", False

    def link(self, url: str, words_start: int, start: int, end: int) -> None:
        """Note that the text from ``words_start`` on leads to an address that stands at some place in the file."""
        self._writer.link(url, words_start, start, end)
        self._end = max(self._end, end)

    def verbatim(self, words_start: int) -> None:
        """Note that no address is to be looked for in the text from ``words_start`` on."""
        self._writer.verbatim(words_start)

    def call(self, label: str) -> None:
        """Note that a note or a reference is called here."""
        self._writer.call(label)

    def block(self) -> Block:
        """Return the block."""
        region = self._lines.region(self._start or 0, max(self._end, self._start or 0))
        return self._writer.block(self.kind, region, self.labels, self.level)

    def _line_of(self, place: int) -> int:
        return self._lines.region(place, place).start_line
