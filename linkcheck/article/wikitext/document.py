"""MediaWiki's wikitext in, blocks out: its notes and citation templates are the list of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.article.blocks import Block, Document, Kind, Lines
from linkcheck.article.headings import heads_sources
from linkcheck.article.wikitext import cites, head
from linkcheck.article.wikitext import notes as wikitext_notes
from linkcheck.article.wikitext import tree as wikitext_tree
from linkcheck.article.wikitext.cites import Citation
from linkcheck.article.wikitext.inline import Inline, Page
from linkcheck.article.wikitext.lines import Piece, Shape, pieces
from linkcheck.article.wikitext.text import Cited, Rendered
from linkcheck.article.wikitext.tree import Node, Span

__all__ = ["read"]

_KINDS = {
    Shape.HEADING: Kind.HEADING,
    Shape.ITEM: Kind.ITEM,
    Shape.ROW: Kind.ROW,
    Shape.HEAD: Kind.ASIDE,
}
_LISTED = re.compile(r"[|\n][ \t]*[*#]")


def read(text: str) -> Document:
    """Return the blocks of a wiki page, and the title and date that it states."""
    root = wikitext_tree.parse(text)
    page = Page(text, Lines(text), wikitext_notes.read(text, root.children), {})
    blocks = tuple(_Reader(page).blocks(root))
    title, published = head.stated(page, root, blocks)
    return Document(_ranked(blocks), title=title, published=published)


def _ranked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks; where "= … =" heads several sections, none of them is the page's title."""
    if sum(block.kind is Kind.HEADING and block.level == 1 for block in blocks) < 2:
        return blocks
    return tuple(
        block._replace(level=min(block.level + 1, 6)) if block.kind is Kind.HEADING else block for block in blocks
    )


class _Reader:
    """Makes a block of each piece, and after it one of each note that it defines."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._listing = 0  # the rank of the heading of sources above, 0 for none

    def blocks(self, span: Span) -> Iterator[Block]:
        for piece in pieces(self.page.text, span):
            if piece.shape is Shape.BOX:
                yield from self._box(piece)
            elif piece.shape is Shape.CODE or (piece.shape is Shape.INDENTED and not self._listing):
                yield self._code(piece)
            else:
                yield from self._piece(piece)

    def _code(self, piece: Piece) -> Block:
        text = self.page.text[piece.spans[0].low : piece.spans[0].high]
        return Block(Kind.CODE, text, self.page.lines.region(piece.start, piece.end))

    def _piece(self, piece: Piece) -> Iterator[Block]:
        rendered = self._rendered(piece)
        kind = _KINDS.get(piece.shape, Kind.PARAGRAPH)
        if piece.shape is Shape.HEADING:
            self._enter(piece.level, rendered.text)
        if kind is Kind.ITEM and self._listing and rendered.only_links:
            kind = Kind.ASIDE  # "See also": other pages of the same wiki
        level = piece.level if kind is Kind.HEADING else 0
        yield from self._made(kind, rendered, self._shown(rendered, piece.start, piece.end), level=level)

    def _shown(self, rendered: Rendered, start: int, end: int) -> Span:
        """Return where a piece stands, less the lines above that show nothing."""
        text = self.page.text
        start = max(start, text.rfind("\n", start, rendered.start) + 1)
        while start < rendered.start and text[start].isspace():
            start += 1
        return Span(start, end)

    def _enter(self, level: int, heading: str) -> None:
        if heads_sources(heading):
            self._listing = level
        elif level <= self._listing:
            self._listing = 0

    def _rendered(self, piece: Piece) -> Rendered:
        inline = Inline(self.page)
        previous: Span | None = None
        for span in piece.spans:
            if previous:
                is_same_line = "\n" not in self.page.text[previous.high : span.low]
                inline.text.write(" | " if is_same_line else "\n", previous.high)
            inline.add(span)
            previous = span
        return inline.text.result()

    def _box(self, piece: Piece) -> Iterator[Block]:
        """Read templates that stand alone: an infobox above an article, entries and lists of them in a list."""
        for node in piece.spans[0].children:
            found = cites.template(self.page.text, node)
            is_list = _LISTED.search(self.page.text, node.low, node.high)
            if self._listing and is_list and not cites.is_one_of(found, "notes"):
                fields = {field.low: field for field in (*found.listed, *found.named.values())}
                for field in fields.values():  # a numbered one is both
                    yield from self.blocks(field)
            elif self._listing or cites.is_one_of(found, "shows"):
                inline = Inline(self.page)
                inline.add(Span(node.start, node.end, (node,)))
                yield from self._made(Kind.PARAGRAPH, inline.text.result(), Span(node.start, node.end))
            else:
                yield from self._notes(tuple(wikitext_notes.outermost([node], self.page.notes)))

    # ------------------------------------------------------------ blocks

    def _made(
        self, kind: Kind, rendered: Rendered, span: Span, labels: tuple[str, ...] = (), level: int = 0
    ) -> Iterator[Block]:
        """Yield the block of a piece, one for each citation in a list, and those of the piece's notes."""
        if rendered.text:
            block = self._block(kind, rendered, span, level)._replace(labels=labels)
            lists = kind is Kind.FOOTNOTE or (self._listing and kind is not Kind.HEADING)
            yield from self._cited(block, rendered.cited, span) if lists and rendered.cited else (block,)
        yield from self._notes(rendered.notes)

    def _block(self, kind: Kind, rendered: Rendered, span: Span, level: int) -> Block:
        piece = self.page.text[span.low : span.high]
        end = span.low + len(piece.rstrip())
        region = self.page.lines.region(span.low, max(span.low, end))
        lined = rendered.text.count("\n") == region.end_line - region.start_line
        return Block(kind, rendered.text, region, rendered.anchors, level, lined, calls=rendered.calls)

    def _notes(self, nodes: Sequence[Node]) -> Iterator[Block]:
        for node in nodes:
            content = self.page.notes.defined[node.start]
            inline = Inline(self.page)
            inline.add(content)
            rendered = inline.text.result()
            label = self.page.notes.labels[node.start]
            span = self._shown(rendered, content.low, content.high)
            yield from self._made(Kind.FOOTNOTE, rendered, span, (label,))

    def _cited(self, block: Block, cited: Sequence[Cited], span: Span) -> Iterator[Block]:
        """Yield a block for each citation: what follows it belongs to it, unless that leads elsewhere."""
        cuts = list(_cuts(block, cited, span))
        parts = block._replace(lined=True).parts([*(cut.at for cut in cuts), len(block.text)])
        ends = [*(cut.origin for cut in cuts[1:]), span.high]
        for part, cut, end in zip(parts, cuts, ends, strict=True):
            if part.text.strip(" ;,."):
                stripped = self.page.text[cut.origin : end].rstrip(" \t\n;,")
                region = self.page.lines.region(cut.origin, cut.origin + len(stripped))
                yield _claiming(part._replace(region=region, lined=False), cut.citation)


class _Cut(NamedTuple):
    """Where a part of a block starts, in its text and in the file, and the citation that it holds."""

    at: int
    origin: int
    citation: Citation | None


def _claiming(block: Block, citation: Citation | None) -> Block:
    """Return a block with what its citation claims."""
    if citation is None:
        return block
    labels = tuple(filter(None, (*block.labels, citation.label)))
    return block._replace(claims=citation.claims, labels=labels)


def _cuts(block: Block, cited: Sequence[Cited], span: Span) -> Iterator[_Cut]:
    """Yield where the parts of a block start: with a citation, or after one with a link of its own."""
    anchors = block.anchors
    leads = bool(anchors) and anchors[0].end <= cited[0].start
    if leads:
        yield _Cut(0, span.low, None)
    index = 0
    for number, each in enumerate(cited):
        is_first = not number and not leads
        yield _Cut(0, span.low, each.citation) if is_first else _Cut(each.start, each.node.start, each.citation)
        end = cited[number + 1].start if number + 1 < len(cited) else len(block.text)
        while index < len(anchors) and anchors[index].start < each.end:
            index += 1
        following = index
        while (
            following < len(anchors) and anchors[following].start < end and cites.is_copy(anchors[following].url)
        ):
            following += 1
        if following < len(anchors) and anchors[following].start < end:
            yield _Cut(each.end, each.node.end, None)
