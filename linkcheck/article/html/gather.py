"""What gathers between one block of a page and the next: its text and its links, and where each stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from linkcheck.article import addresses, strays
from linkcheck.article.blocks import Anchor, Block, Call, Kind, covers
from linkcheck.article.headings import heads_sources
from linkcheck.article.html import head as html_head
from linkcheck.article.html.places import Places
from linkcheck.article.html.tree import Node, spaced
from linkcheck.article.leads import lead

__all__ = ["Gather"]

_BREAKS = re.compile(r"\s*[\n\r\t]\s*")
_SWALLOWED = re.compile(r"[<>].*", re.DOTALL)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LABEL = re.compile(r"/(?:tags?|topics?|category|categories|authors?)/", re.IGNORECASE)
_LABEL_RELATIONS = {"tag", "author", "category", "license"}
_NUMBERED = re.compile(r"[\[(]?(\d{1,3})[\].)]")
_BEHIND_MARK = re.compile(r"^\s*[.:)\]](?=\s|$)\s*")
_NEAR = 4000  # characters: how much further than in the text an address may stand in the file
_MOST_LABELS = 12  # of a block
_LONGEST_LINE = 400  # characters of a line that may open a list


class _Link:
    """A link that is open: its address, where its words start in the block, where it stands in the file."""

    def __init__(self, url: str, start: int, at: int) -> None:
        self.url, self.start, self.at = url, start, at
        self.is_kept = False


class Gather:
    """Takes texts, links and names in the page's order, and gives the blocks they make."""

    def __init__(self, places: Places, base: str) -> None:
        self._places, self._base = places, base
        self._host = html_head.host(base)
        self._links: list[_Link | None] = []  # that are open; None for one that leads nowhere
        self._labels: list[str] = []
        self._before: list[str] = []  # those of them that no element around the block has
        self._verbatim = 0
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._start: int | None = None
        self._anchors: list[Anchor] = []
        self._calls: list[Call] = []
        self._codes: list[tuple[int, int]] = []
        self._pieces: list[tuple[int, int]] = []  # where each text starts in the block, and in the file
        self._is_blank_line = True
        self._is_pictured = False  # whether a picture stands right before the block's text
        self._lacks_mark = False  # whether the block began with a mark that is no part of its text

    @property
    def is_empty(self) -> bool:
        """Whether the block has neither text nor line so far."""
        return not self._parts

    @property
    def is_blank_line(self) -> bool:
        """Whether nothing stands on the block's last line."""
        return self._is_blank_line

    def text(self, piece: str, *, is_code: bool) -> None:
        """Take a text of the page."""
        if self._lacks_mark:
            piece = _BEHIND_MARK.sub("", piece)
            self._lacks_mark = not piece.strip()
        if piece.strip():
            at = self._places.text(piece)
            self._start = at if self._start is None else self._start
            self._pieces.append((self._length, at))
            self._is_blank_line = False
        if self._verbatim:
            self._codes.append((self._length, self._length + len(piece)))
        self.write(piece if is_code else spaced(piece))

    def skip(self, piece: str) -> None:
        """Pass over a text that is no part of the block."""
        self._lacks_mark = self._lacks_mark or not self._pieces
        if piece.strip():
            self._places.text(piece)

    def write(self, piece: str) -> None:
        """Add what stands nowhere in the file: the end of a line, a bar between two cells, a quotation mark."""
        self._parts.append(piece)
        self._length += len(piece)
        self._is_blank_line = self._is_blank_line or piece == "\n"

    def picture(self) -> None:
        """Take a picture: a line right below it that names a source names the picture's."""
        self._is_pictured = self._is_pictured or not self._pieces

    def verbatim(self, step: int) -> None:
        """Enter (1) or leave (-1) an element whose text shows code: an address in it is a sample."""
        self._verbatim += step

    def name(self, label: str, *, is_inline: bool) -> None:
        """Take a name that links may call the block by; a bare anchor may stand right before its block."""
        if label and len(self._labels) < _MOST_LABELS and label not in self._labels:
            self._labels.append(label)
            self._before += [label] if is_inline else []

    def unname(self) -> None:
        """Forget the names of the elements around the next block."""
        self._labels, self._before = self._before, []

    def open(self, node: Node, *, leads: bool) -> None:
        """Open a link; one that does not lead anywhere only gives its words."""
        self._links.append(self._link(node) if leads else None)

    def _link(self, node: Node) -> _Link | None:
        """Return the link of an element; line ends are no part of its address, nor what an open quote swallows.

        Without an address the words may be one: "<a>https://…</a>", "<a>x.org/page</a>".
        """
        href = node.get("href").strip()
        if not href:
            words = node.words(300)
            is_address = addresses.looks_like_one(words) and "://" not in words  # which is found by itself
            return _Link(f"https://{words}", self._length, self._places.ahead(words)) if is_address else None
        url = self._joined(_SWALLOWED.sub("", _BREAKS.sub("", href)))
        if self._is_label(url, node):
            return None
        at = self._places.href(href)
        self._start = at if self._start is None else self._start
        return _Link(url, self._length, at)

    def call(self, node: Node) -> None:
        """Take the mark of a note: what it calls, without its words."""
        label = unquote(node.get("href").partition("#")[2]).strip()
        self._calls += [Call(label, self._length)] if label else []
        self._links.append(None)

    def close(self) -> None:
        """Close the link that was opened last."""
        link = self._links.pop()
        if link:
            self._keep(link)

    def _joined(self, reference: str) -> str:
        """Return an address made absolute; of a place on the page itself, only that."""
        url = reference
        if self._base and not _ABSOLUTE.match(reference) and not reference.startswith("#"):
            url = html_head.joined(self._base, reference)
        page, mark, place = url.partition("#")
        return f"#{place}" if mark and page and page == self._base else addresses.absolute(url)

    def _is_label(self, url: str, node: Node) -> bool:
        """Return whether a link leads to the page's own tags, topics and authors."""
        if _LABEL.search(url) and html_head.host(url) == self._host:
            return True
        return bool(_LABEL_RELATIONS.intersection(node.get("rel").lower().split()))

    def _keep(self, link: _Link) -> None:
        """Add a link to the block: once, or for each block that has some of its words."""
        if self._length > link.start or not link.is_kept:
            region = self._places.region(link.at, link.at + len(link.url))
            self._anchors.append(Anchor(link.url, link.start, self._length, region))
            link.is_kept = True

    def flush(self, kind: Kind, level: int) -> Iterator[Block]:
        """Yield what has gathered, if it is anything, and begin anew."""
        text = "".join(self._parts)
        links = [link for link in self._links if link]
        if text.strip():
            for link in links:
                self._keep(link)
            yield from _opened(self._block(kind, level, text))
            self._labels, self._before = [], []
        for link in links:
            link.start = 0
        self._reset()

    def end(self, level: int) -> Block:
        """Return the block that stands for the end of a list: without words, at the place that was reached."""
        return Block(Kind.ASIDE, "", self._places.region(self._places.cursor, 0), level=level, lined=False)

    def _block(self, kind: Kind, level: int, text: str) -> Block:
        kind = Kind.ASIDE if kind is Kind.PARAGRAPH and self._is_pictured and lead(text.strip()) else kind
        start = self._places.cursor if self._start is None else self._start
        region = self._places.region(start, self._places.cursor)
        bare = () if kind is Kind.CODE else self._bare(text)
        anchors = sorted([*self._anchors, *bare], key=_by_start)
        block = Block(kind, text, region, tuple(anchors), level, lined=False).part(0, len(text))
        begin = len(text) - len(text.lstrip())
        calls = tuple(Call(label, min(max(at - begin, 0), len(block.text))) for label, at in self._calls)
        return block._replace(region=region, labels=self._named(block.text), calls=calls)

    def _named(self, text: str) -> tuple[str, ...]:
        """Return the block's names, its number among them where it begins with one."""
        number = _NUMBERED.match(text) if self._labels else None
        return tuple(dict.fromkeys([*self._labels, *([number[1]] if number else [])]))

    def _bare(self, text: str) -> Iterator[Anchor]:
        """Yield the addresses that are written out, outside links and code."""
        taken = sorted([(anchor.start, anchor.end) for anchor in self._anchors] + self._codes)
        at, source = 0, self._places.source
        for url, start, end in addresses.find(text):
            if not covers(taken, start):
                piece, there = self._pieces[max(0, bisect_right(self._pieces, (start, self._places.limit)) - 1)]
                at = max(at, there)
                found = source.find(url.partition("&")[0], at, at + start - piece + _NEAR)
                at = found if found >= 0 else at
                yield Anchor(url, start, end, self._places.region(at, at + len(url)))
                at += len(url) if found >= 0 else 0


def _opened(block: Block) -> Iterator[Block]:
    """Yield a block, cut before a line that opens a list or credits a picture, and behind one that heads one."""
    if block.kind is not Kind.PARAGRAPH or "\n" not in block.text:
        yield block
        return
    cuts, at = {0, len(block.text)}, 0
    for line in block.text.splitlines(keepends=True):
        if len(line) <= _LONGEST_LINE and heads_sources(line):
            cuts |= {at, at + len(line)}
        elif len(line) <= _LONGEST_LINE and (lead(line) or strays.is_credit(line)):
            cuts.add(at)
        at += len(line)
    parts = block.parts(sorted(cuts)) if len(cuts) > 2 else iter((block,))
    yield from (part for part in parts if part.text)


def _by_start(anchor: Anchor) -> int:
    return anchor.start
