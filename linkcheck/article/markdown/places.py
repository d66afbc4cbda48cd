"""Where in the file each sign stands of what markdown-it gives as one inline content."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from linkcheck.article.blocks import Lines

__all__ = ["Places", "of_cell", "of_lines"]


class Places(NamedTuple):
    """Stretches of a content that are written in the file as they are."""

    starts: list[int]  # where each starts in the content
    there: list[int]  # and in the file
    end: int  # where the last ends in the file

    def offset(self, at: int) -> int:
        """Return where in the file a sign of the content stands."""
        index = max(0, bisect_right(self.starts, at) - 1)
        return self.there[index] + max(0, at - self.starts[index])


def of_lines(content: str, lines: Lines, line: int) -> Places:
    """Return the places of a content whose first line is within the file's line of that number.

    Marks of quotes, lists and headings stand before the content, so that the line ends with it; only a heading
    may be closed by marks behind it.
    """
    starts, there, at, end = [], [], 0, 0
    text, first = lines.text, lines.offset(line)
    for number, written in enumerate(content.split("\n"), line + 1):
        words, following = written.strip(), lines.offset(number)
        stop = following
        while stop > first and text[stop - 1].isspace():
            stop -= 1
        begin = stop - len(words)
        if text.endswith("#", first, stop) and not words.endswith("#"):
            begin = first + text[first:stop].rfind(words)
        starts.append(at + len(written) - len(written.lstrip()))
        there.append(max(first, begin))
        at += len(written) + 1
        end = there[-1] + len(words)
        first = following
    return Places(starts, there, end)


def of_cell(content: str, lines: Lines, line: int, cursor: int) -> Places:
    r"""Return the places of a table's cell, which stands behind the cursor and may hold "\|" for "|"."""
    starts, there, at = [], [], 0
    cursor, limit = max(cursor, lines.offset(line)), lines.offset(line + 1)
    for words in content.split("|"):
        found = lines.text.find(words, cursor, limit)
        starts.append(at)
        there.append(found if found >= 0 else cursor)
        at += len(words) + 1
        cursor = there[-1] + (len(words) if found >= 0 else 0)
    return Places(starts, there, cursor)
