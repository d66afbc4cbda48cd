"""Markdown (CommonMark with tables, strikethrough and footnotes): tokens in, blocks out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from linkcheck.article import definitions, front_matter
from linkcheck.article.blocks import Block, Document, Kind, Lines
from linkcheck.article.markdown_inline import Inline

__all__ = ["read"]

_CONTAINERS = {
    "list_item_open": Kind.ITEM,
    "footnote_reference_open": Kind.FOOTNOTE,
    "tr_open": Kind.ROW,
    "th_open": Kind.ASIDE,
    "heading_open": Kind.HEADING,
    "paragraph_open": Kind.PARAGRAPH,
}


def read(text: str) -> Document:
    """Return the blocks of a Markdown text and what its front matter says."""
    matter, body = front_matter.split(text)
    lines = Lines(text)
    env: dict[str, Any] = {}
    tokens = _parser().parse(body, env)
    blocks = tuple(_Reader(text, lines).blocks(tokens))
    document = Document(definitions.listed(blocks, env.get("references", {}), tokens, lines))
    return front_matter.read(matter, lines, document) if matter else document


def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", {"store_labels": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    )
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
        end = self.lines.offset(last + 1)
        end = max(start, end - self.text.startswith("\n", end - 1))
        inline = Inline(self.text, self.lines, cursor=start, limit=end)
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
        start, end = self.lines.offset(first + 1), self.lines.offset(last + 1)
        yield from html_format.fragment(self.text, self.lines, start, end)


def _gap(kind: Kind, previous: Token | None, token: Token) -> str:
    """Return what stands between two inline tokens of a block, so that its lines stay the file's lines."""
    if previous is None:
        return ""
    if kind in {Kind.ROW, Kind.ASIDE}:
        return " | "
    return "\n" * max(1, (token.map or [0, 0])[0] - (previous.map or [0, 0])[1] + 1)
