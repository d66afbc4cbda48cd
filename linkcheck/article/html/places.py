"""Where each piece of a page stands in its file: the parser forgets it, so the file is read once beside it."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator

from linkcheck.article.blocks import Lines
from linkcheck.article.entities import decoded
from linkcheck.model import Region

__all__ = ["Places", "folded"]

_TAG = re.compile(r"<!--|<(/?[a-zA-Z][^\s/>]{0,60})((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_HREF = re.compile(r"(?<![\w-])href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_OPAQUE = {"script", "style", "template", "svg", "noscript"}
# How many pieces further on one is looked for; what is only found beyond is another one that reads alike.
NEAR, FAR = 12, 2000
_SHORT = 16  # characters: "Read more" comes again and again


def folded(text: str) -> str:
    """Return what a piece of text is recognised by: its beginning, spaces folded."""
    return " ".join(text.strip()[:200].split())[:40]


class Places:
    """An index of a page's texts and link targets; looked up in the page's order, from one find to the next."""

    def __init__(self, text: str, lines: Lines, start: int, end: int) -> None:
        self._lines = lines
        self.source, self.cursor, self.limit = text, start, end
        self._unclosed: set[str] = set()
        self._offsets: list[int] = []  # of each piece, in the file's order
        self._ranks: dict[str, list[int]] = {}  # of the pieces that read alike
        self._rank = 0
        for key, at in self._pieces(start, end):
            self._ranks.setdefault(key, []).append(len(self._offsets))
            self._offsets.append(at)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Yield each text between two tags and each `href`, as a browser reads it, with its offset."""
        at = start
        while at < end:
            tag = _TAG.search(self.source, at, end)
            yield from self._text(at, tag.start() if tag else end)
            if tag is None:
                return
            if tag[1] in {"a", "A"} and (href := _HREF.search(tag[2])):
                group = next(index for index in (1, 2, 3) if href[index] is not None)
                raw = href[group]
                lead = len(raw) - len(raw.lstrip())
                yield "href " + decoded(raw).strip(), tag.start(2) + href.start(group) + lead
            at = self._past(tag, end)

    def _past(self, tag: re.Match[str], end: int) -> int:
        """Return where reading goes on after a tag: for a comment or a script, after its end."""
        name = (tag[1] or "-->").lower()
        if (tag[1] and name not in _OPAQUE) or name in self._unclosed:
            return tag.end()
        close = re.compile(rf"</{name}\b" if tag[1] else name, re.IGNORECASE).search(self.source, tag.end(), end)
        if close is None:
            self._unclosed.add(name)  # nor is there one for the next: the file is not searched again
            return tag.end()
        return close.end()

    def _text(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        piece = self.source[start : min(end, start + 2000)]
        stripped = piece.lstrip()
        if stripped:
            yield folded(html.unescape(stripped[:400])), start + len(piece) - len(stripped)

    def region(self, start: int, end: int) -> Region:
        """Return the region of a piece of the file, which ends where the page does at the latest."""
        return self._lines.region(start, min(max(start, end), max(start, self.limit)))

    def text(self, piece: str) -> int:
        """Return where a text stands, or where the last find was if it is nowhere."""
        return self._find(folded(piece), len(piece.strip()))

    def href(self, url: str) -> int:
        """Return where a link's target stands."""
        return self._find("href " + url, len(url))

    def ahead(self, words: str) -> int:
        """Return where some words come next, without going there."""
        rank, cursor = self._rank, self.cursor
        at = self.text(words)
        self._rank, self.cursor = rank, cursor
        return at

    def _find(self, key: str, length: int) -> int:
        ranks = self._ranks.get(key, ())
        index = bisect_left(ranks, self._rank)
        if index == len(ranks) or ranks[index] > self._rank + (FAR if length > _SHORT else NEAR):
            return self.cursor
        self._rank = ranks[index] + 1
        at = self._offsets[ranks[index]]
        self.cursor = min(at + length, self.limit)
        return at
