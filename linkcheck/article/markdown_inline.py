"""The inline tokens of one Markdown block in, its text and the place of each address out."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from markdown_it.token import Token

from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Lines, covers

__all__ = ["Inline"]

_HREF = re.compile(r"<a\s[^>]{0,500}?href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_MARKUP = 2000  # characters of markup that may stand between two addresses


class Inline:
    """Builds a block's text from its inline tokens and finds each address in the file again."""

    def __init__(self, text: str, lines: Lines, cursor: int, limit: int) -> None:
        self.source, self.lines, self.cursor, self.limit = text, lines, cursor, limit
        self._parts: list[str] = []
        self._length = 0
        self._links: list[tuple[str, int, int]] = []
        self._verbatim: list[tuple[int, int]] = []
        self._link: tuple[str, int] | None = None
        self._seen = 0  # up to where the text has been found in the file

    def add(self, token: Token, gap: str) -> None:
        """Append an inline token's text and links, after what stands between it and the one before."""
        self._write(gap)
        for child in token.children or []:
            self._child(child)
        self._close()

    def _child(self, child: Token) -> None:
        if child.type == "link_open":
            self._link = str(child.attrs.get("href", "")), self._length
        elif child.type == "link_close":
            self._close()
        elif child.type == "html_inline":
            self._html(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            self._write("\n")
        elif child.type == "code_inline":
            self._verbatim.append((self._length, self._length + len(child.content)))
            self._write(child.content)
        elif child.type in {"text", "image"}:
            self._write(child.content)

    def _html(self, tag: str) -> None:
        if match := _HREF.match(tag):
            self._link = html.unescape(next(filter(None, match.groups()), "")), self._length
        elif tag.lower().startswith("</a"):
            self._close()
        elif tag.lower().startswith("<br"):
            self._write(" ")  # the line end that follows it is the file's

    def _write(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _close(self) -> None:
        if self._link:
            self._links.append((*self._link, self._length))
        self._link = None

    def result(self) -> tuple[str, tuple[Anchor, ...]]:
        """Return the text and its addresses, links and bare ones, in order."""
        text = "".join(self._parts)
        taken = sorted([(start, end) for _, start, end in self._links] + self._verbatim)
        bare = [found for found in addresses.find(text) if not covers(taken, found[1])]
        found = sorted(self._links + bare, key=lambda each: each[1])
        return text, tuple(self._anchor(url, start, end, text) for url, start, end in found)

    def _anchor(self, url: str, start: int, end: int, text: str) -> Anchor:
        """Look for the address as it may be written, from the last one on; else for the link's words.

        It cannot stand much further on than the words between the two are long, markup included.
        """
        gap = max(0, start - self._seen)
        limit = min(self.limit, self.cursor + 2 * gap + 2 * (end - start) + len(url) + _MARKUP)
        self._seen = start
        for needle in dict.fromkeys((url, unquote(url), html.escape(url), text[start:end])):
            at = self.source.find(needle, self.cursor, limit) if needle else -1
            if at >= 0:
                self.cursor = at + len(needle)
                self._seen = end
                return Anchor(url, start, end, self.lines.region(at, at + len(needle)))
        self.cursor = min(self.cursor + gap, self.limit)
        return Anchor(url, start, end, self.lines.region(self.cursor, self.cursor))
