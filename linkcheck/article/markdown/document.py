"""Markdown in its many flavours: markdown-it's blocks in, blocks with their links and their places out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token

from linkcheck.article.blocks import ACROSS, Anchor, Block, Document, Kind, Lines
from linkcheck.article.front_matter import document as front_matter
from linkcheck.article.markdown import definitions
from linkcheck.article.markdown import header as markdown_header
from linkcheck.article.markdown import listing as markdown_listing
from linkcheck.article.markdown import rules as markdown_rules
from linkcheck.article.markdown import tags as markdown_tags
from linkcheck.article.markdown.blocks import Builder
from linkcheck.article.markdown.inline import Names

__all__ = ["read"]

_CONTAINERS = {
    "list_item_open": Kind.ITEM,
    "footnote_reference_open": Kind.FOOTNOTE,
    "tr_open": Kind.ROW,
    "dt_open": Kind.PARAGRAPH,
    "dd_open": Kind.ITEM,
}
_ENDS = {name.replace("_open", "_close"): name for name in _CONTAINERS}
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*+(?:-->\s*)?", re.DOTALL)
_TITLE = re.compile(r"<title>([^<]{1,300})</title>", re.IGNORECASE)
_LISTS = {"bullet_list_open", "ordered_list_open", "dl_open"}
_LIST_ENDS = {"bullet_list_close", "ordered_list_close", "dl_close"}


def read(text: str) -> Document:
    """Return the blocks of a Markdown text and what its front matter or its header says."""
    matter, body = front_matter.split(text)
    header, body = markdown_header.split(body)
    lines = Lines(text)
    env: dict[str, Any] = {}
    tokens = markdown_rules.parser().parse(body.replace("\0", "\ufffd"), env)
    references = env.get("references", {})
    notes = {name[1:].lower(): name[1:] for name in env.get("footnotes", {}).get("refs", ())}
    names = Names({label: str(each["href"]) for label, each in references.items()}, notes, set())
    reader = _Reader(lines, names, len(text) - len(body))
    blocks = tuple(markdown_listing.listed(reader.blocks(tokens), lines))
    blocks = definitions.listed(blocks, references, names.used, lines)
    document = Document(blocks, title=header.title or reader.title, published=header.published)
    return front_matter.read(matter, lines, document) if matter or not header.title else document


class _Container:
    """What is open and gathers inline tokens: a paragraph, an item, a row."""

    def __init__(self, opener: Token, label: str) -> None:
        self.opener = opener
        self.kind = _CONTAINERS[opener.type]
        self.labels = (label,) if label else ()
        self.inlines: list[Token] = []
        self.line = opener.map[0] + 1 if opener.map and opener.type != "dd_open" else 0  # of its first block


class _Reader:
    """Walks the tokens once; one open container at a time gathers its inline tokens."""

    def __init__(self, lines: Lines, names: Names, shift: int) -> None:
        self.lines, self.names, self.shift = lines, names, shift
        self.title: str | None = None  # that an HTML head within the text gives
        self._open: list[_Container] = []
        self._numbers: list[int | None] = []  # of the next item of each list that is open
        self._found: list[Block] = []
        self._quotes: list[int] = []  # how many blocks stood before each block quotation that is open

    def blocks(self, tokens: Sequence[Token]) -> list[Block]:
        """Return the blocks in the file's order."""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._gather(token)
            elif kind in _CONTAINERS:
                self._enter(token)
            elif kind in _ENDS:
                self._leave(_ENDS[kind])
            elif kind == "blockquote_open":
                self._flush()
                self._quotes.append(len(self._found))
            elif kind == "blockquote_close":
                self._flush()
                within = self._quotes.pop()
                self._found[within:] = [each._replace(is_quoted=True) for each in self._found[within:]]
            elif kind in _LISTS:
                self._flush()
                self._numbers.append(int(token.attrs.get("start", 1)) if kind[0] == "o" else None)
            elif kind in _LIST_ENDS:
                self._numbers.pop()
            elif kind in _WHOLE:
                _WHOLE[kind](self, token)
        return self._found

    def _gather(self, token: Token) -> None:
        """Take words: of what is open, else a paragraph of their own."""
        if not token.content:
            return
        if self._open:
            self._open[-1].inlines.append(token)
        else:
            self._build(Kind.PARAGRAPH, token)

    def _build(self, kind: Kind, token: Token) -> None:
        builder = Builder(kind, self.lines, self.names)
        builder.add(token)
        self._found += builder.blocks(token, token, (token.map or [0])[0] + 1, ())

    def heading(self, token: Token) -> None:
        """Take a heading, wherever it stands."""
        self._flush()
        if token.content:
            self._build(Kind.HEADING, token)

    def _enter(self, token: Token) -> None:
        label = self._number() if token.type == "list_item_open" else str(token.meta.get("label", ""))
        self._open.append(_Container(token, label))

    def _number(self) -> str:
        """Return the number that a reader sees before an item, empty before a bullet."""
        number = self._numbers[-1]
        if number is None:
            return ""
        self._numbers[-1] = number + 1
        return str(number)

    def _leave(self, opener: str) -> None:
        if self._open and self._open[-1].opener.type == opener:
            self._flush()
            self._open.pop()

    def _flush(self) -> None:
        """Keep what the open container holds so far: an item's own text comes before its nested list."""
        held = self._open[-1] if self._open else None
        if held and held.inlines:
            builder = Builder(held.kind, self.lines, self.names)
            for token in held.inlines:
                builder.add(token)
            first = held.inlines[0]
            line = held.line or (first.map or [0])[0] + 1
            self._found += builder.blocks(held.opener, first, line, held.labels)
            held.inlines = []
            held.line = 0

    def head(self, _token: Token) -> None:
        """Make a table's first row an aside: it names the columns."""
        self._open[-1].kind = Kind.ASIDE

    def code(self, token: Token) -> None:
        """Take what is no text: code, maths."""
        self._found.append(Block(Kind.CODE, token.content, self.lines.region(*self._span(token))))

    def _span(self, token: Token) -> tuple[int, int]:
        first, last = token.map or [0, 1]
        return self.lines.offset(first + 1), self.lines.offset(last + 1)

    def html(self, token: Token) -> None:
        """Take the blocks of HTML; a comment is none."""
        from linkcheck.article.html import document as html_format  # noqa: PLC0415  (most Markdown has none)

        self._flush()
        if not _COMMENT.fullmatch(token.content):
            self._found += html_format.fragment(self.lines.text, self.lines, *self._span(token))
        if title := None if self.title else _TITLE.search(token.content):
            self.title = " ".join(html.unescape(title[1]).split())

    def rule(self, token: Token) -> None:
        """Take a line across the page: a list of sources does not go on below it."""
        self._flush()
        self._found.append(Block(Kind.ASIDE, "", self.lines.region(*self._span(token)), level=ACROSS))

    def component(self, token: Token) -> None:
        """Take what a tag of MDX leads to, as the line that its title is."""
        self._flush()
        tag, at = markdown_tags.read(token.content), int(token.meta["at"]) + self.shift
        if tag.url and not tag.closes:
            words = tag.title or tag.url
            place = self.lines.region(at + tag.start, at + tag.end)
            region = self.lines.region(at, at + len(token.content))
            self._found.append(
                Block(Kind.PARAGRAPH, words, region, (Anchor(tag.url, 0, len(words), place),), lined=False)
            )


_WHOLE: dict[str, Callable[[_Reader, Token], None]] = {
    "heading": _Reader.heading,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "code": _Reader.code,
    "maths": _Reader.code,
    "hr": _Reader.rule,
    "html_block": _Reader.html,
    "component": _Reader.component,
    "th_open": _Reader.head,
}
