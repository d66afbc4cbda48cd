"""Markdown (CommonMark with tables, strikethrough and footnotes): tokens in, blocks out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from linkcheck.article import addresses, front_matter
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines

__all__ = ["read"]

_CONTAINERS = {
    "list_item_open": Kind.ITEM,
    "footnote_reference_open": Kind.FOOTNOTE,
    "tr_open": Kind.ROW,
    "th_open": Kind.ASIDE,
    "heading_open": Kind.HEADING,
    "paragraph_open": Kind.PARAGRAPH,
}
_HREF = re.compile(r"<a\s[^>]{0,500}?href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


def read(text: str) -> Document:
    """Return the blocks of a Markdown text and what its front matter says."""
    matter, body = front_matter.split(text)
    lines = Lines(text)
    tokens = _parser().parse(body)
    document = Document(tuple(_Reader(text, lines).blocks(tokens)))
    return front_matter.read(matter, lines, document) if matter else document


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    # Footnotes stay where they are defined, those that nothing refers to among them.
    parser.core.ruler.disable("footnote_tail")
    return parser


class _Reader:
    """Walks the tokens once; one open container at a time gathers its inline tokens."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self.lines = lines
        self._open: list[tuple[Kind, Token, list[Token]]] = []

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            if token.type in {"fence", "code_block"}:
                yield self._code(token)
            elif token.type == "html_block":
                yield from self._html(token)
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                yield from self._flush()
            elif token.type in _CONTAINERS:
                self._enter(token)
            elif token.type == "inline" and self._open:
                self._open[-1][2].append(token)
            elif token.type.removesuffix("_close") + "_open" in _CONTAINERS:
                yield from self._leave(token)

    def _enter(self, token: Token) -> None:
        """Open a container; a paragraph within an item, a footnote or a row belongs to that."""
        if token.type == "th_open" and self._open:
            self._open[-1] = (Kind.ASIDE, *self._open[-1][1:])  # a table's head names its columns
        elif token.type != "th_open" and (token.type != "paragraph_open" or not self._open):
            self._open.append((_CONTAINERS[token.type], token, []))

    def _leave(self, token: Token) -> Iterator[Block]:
        if self._open and self._open[-1][1].type == token.type.removesuffix("_close") + "_open":
            yield from self._flush()
            self._open.pop()

    def _flush(self) -> Iterator[Block]:
        """Yield what the open container holds so far: an item's own text comes before its nested list."""
        if self._open and self._open[-1][2]:
            kind, opener, inlines = self._open[-1]
            yield self._block(kind, opener, inlines)
            inlines.clear()

    def _block(self, kind: Kind, opener: Token, inlines: Sequence[Token]) -> Block:
        first = (opener.map or inlines[0].map or [0, 1])[0] + 1
        line_start = self.lines.offset(first)
        source_line = self.text[line_start : self.lines.offset(first + 1)]
        start = line_start + len(source_line) - len(source_line.lstrip(" >"))
        last = (inlines[-1].map or [0, first])[1]
        end = max(start, self.lines.offset(last + 1) - 1)
        inline = _Inline(self.text, self.lines, cursor=start, limit=end)
        for previous, token in zip([None, *inlines], inlines, strict=False):
            inline.add(token, gap=_gap(kind, previous, token))
        level = int(opener.tag[1:]) if kind is Kind.HEADING else 0
        text, anchors = inline.result()
        return Block(kind, text, self.lines.region(start, end), anchors, level)

    def _code(self, token: Token) -> Block:
        first, last = token.map or [0, 1]
        region = self.lines.region(self.lines.offset(first + 1), self.lines.offset(last + 1))
        return Block(Kind.CODE, token.content, region)

    def _html(self, token: Token) -> Iterator[Block]:
        from linkcheck.article import html as html_format  # noqa: PLC0415  (most Markdown has none)

        yield from self._flush()
        first, last = token.map or [0, 1]
        yield from html_format.fragment(self.text, self.lines, self.lines.offset(first + 1), self.lines.offset(last + 1))


def _gap(kind: Kind, previous: Token | None, token: Token) -> str:
    """Return what stands between two inline tokens of a block, so that its lines stay the file's lines."""
    if previous is None:
        return ""
    if kind in {Kind.ROW, Kind.ASIDE}:
        return " | "
    return "\n" * max(1, (token.map or [0, 0])[0] - (previous.map or [0, 0])[1] + 1)


class _Inline:
    """Builds a block's text from its inline tokens and finds each address in the file again."""

    def __init__(self, text: str, lines: Lines, cursor: int, limit: int) -> None:
        self.source, self.lines, self.cursor, self.limit = text, lines, cursor, limit
        self._parts: list[str] = []
        self._length = 0
        self._links: list[tuple[str, int, int]] = []
        self._verbatim: list[tuple[int, int]] = []
        self._link: tuple[str, int] | None = None

    def add(self, token: Token, gap: str) -> None:
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
        taken = [(start, end) for _, start, end in self._links] + self._verbatim
        bare = [
            found for found in addresses.find(text) if not any(start <= found[1] < end for start, end in taken)
        ]
        found = sorted(self._links + bare, key=lambda each: each[1])
        return text, tuple(self._anchor(url, start, end, text) for url, start, end in found)

    def _anchor(self, url: str, start: int, end: int, text: str) -> Anchor:
        """Look for the address as it may be written, from the last one on; else for the link's words."""
        for needle in (url, unquote(url), html.escape(url), text[start:end]):
            at = self.source.find(needle, self.cursor, self.limit) if needle else -1
            if at >= 0:
                self.cursor = at + len(needle)
                return Anchor(url, start, end, self.lines.region(at, at + len(needle)))
        return Anchor(url, start, end, self.lines.region(self.cursor, self.cursor))
