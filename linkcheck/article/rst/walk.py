"""A walk over docutils' tree of a document: which texts belong together, and what the document says of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from docutils import nodes

from linkcheck.article.blocks import ACROSS, Block, Kind, Lines
from linkcheck.article.headings import heads_sources
from linkcheck.article.html import document as html_format
from linkcheck.article.marked import Raw, raw
from linkcheck.article.rst import header as rst_header
from linkcheck.article.rst import tables as rst_tables
from linkcheck.article.rst.inline import Token, tokens
from linkcheck.article.rst.names import Collected
from linkcheck.article.rst.places import Places
from linkcheck.model import Region

__all__ = ["Draft", "Walk"]

_TOP = 12  # blocks, above which a document speaks of itself
_NOTES = {Kind.FOOTNOTE, Kind.REFERENCE}
# The method that takes in each node; of any other the children are walked.
_METHODS = {
    nodes.paragraph: "_paragraph",
    nodes.term: "_paragraph",
    nodes.attribution: "_paragraph",
    nodes.line: "_paragraph",
    nodes.bullet_list: "_group",
    nodes.enumerated_list: "_group",
    nodes.definition_list: "_group",
    nodes.option_list: "_group",
    nodes.option_group: "_nothing",
    nodes.field: "_field",
    nodes.line_block: "_lines_of_verse",
    nodes.title: "_heading",
    nodes.rubric: "_heading",
    nodes.transition: "_across",
    nodes.footnote: "_note",
    nodes.table: "_table",
    nodes.tgroup: "_listed_table",
    nodes.literal_block: "_code",
    nodes.doctest_block: "_code",
    nodes.raw: "_html",
    nodes.sidebar: "_aside",
    nodes.topic: "_titled",
    nodes.target: "_target",
    nodes.substitution_definition: "_substitution",
    nodes.comment: "_comment",
    nodes.meta: "_stated",
    nodes.system_message: "_message",
}


class Draft(NamedTuple):
    """A block whose links are not yet resolved: a name may be explained further down."""

    kind: Kind
    line: int  # that it begins on, 0 where it begins with its text
    pieces: list[tuple[Raw, tuple[Token, ...], str]]  # and what parts each from one beside it
    labels: tuple[str, ...] = ()
    level: int = 0


class Walk:
    """Walks the tree once; the innermost open draft gathers its texts."""

    def __init__(self, text: str, numbered: Collection[str]) -> None:
        self.text = text
        self.lines = Lines(text)
        self.places = Places(self.lines)
        self.names = Collected(numbered)
        self.facts = rst_header.Facts()
        self.drafts: list[Draft | Block] = []
        self.bibliographies: list[str] = []
        self._open: list[Draft] = []
        self._beside = 0  # how many open drafts hold what stands beside the article

    def document(self, tree: nodes.document) -> None:
        """Take in the whole tree."""
        self.facts.add(rst_header.preamble(self.text))
        self._children(tree)

    def _walk(self, node: Any) -> None:
        getattr(self, _METHODS.get(type(node), "_children"))(node)

    def _nothing(self, node: Any) -> None:
        """Leave out what is no text of the article."""

    def _children(self, node: Any) -> None:
        for child in node.children:
            if not isinstance(child, nodes.target):
                self.names.settle()
            self._walk(child)

    def _enter(self, kind: Kind, line: int, labels: tuple[str, ...] = (), level: int = 0) -> None:
        self._open.append(Draft(Kind.ASIDE if self._beside else kind, line, [], labels, level))

    def _flush(self) -> None:
        """Keep what the open draft holds so far: an item's own text comes before its nested list."""
        if self._open and self._open[-1].pieces:
            draft = self._open[-1]
            self.drafts.append(draft)
            self._open[-1] = draft._replace(pieces=[], line=0)

    def _leave(self) -> None:
        self._flush()
        self._open.pop()

    def _within_note(self) -> bool:
        return any(draft.kind in _NOTES for draft in self._open)

    def _paragraph(self, node: Any) -> None:
        """Take in a text: of the open draft, else a paragraph of its own."""
        alone = not self._open
        if alone:
            self._enter(Kind.PARAGRAPH, 0)
        for child in node.children:
            if isinstance(child, nodes.inline):
                self._add(raw(self.text, [self.places.span(child)]))
            else:
                self._walk(child)
        if alone:
            self._leave()

    def _add(self, piece: Raw, beside: str = " ") -> None:
        if piece.text.strip():
            marks = tuple(tokens(piece.text))
            self.names.embedded(piece.text, marks)
            self._open[-1].pieces.append((piece, marks, beside))

    def _group(self, node: Any) -> None:
        """Walk what holds blocks of its own: the open draft's text so far stands before them."""
        if not self._within_note():
            self._flush()
        start = node.get("start", 1)
        is_numbered = isinstance(node, nodes.enumerated_list) and node.get("enumtype") == "arabic"
        for index, child in enumerate(node.children):
            labels = (str(start + index),) if is_numbered else ()
            self._item(child, labels)

    def _item(self, node: Any, labels: tuple[str, ...]) -> None:
        if self._within_note() or isinstance(node, nodes.system_message):
            self._children(node)
            return
        self._enter(Kind.ITEM, node.line or 0, labels)
        self._children(node)
        self._leave()

    def _field(self, node: Any) -> None:
        """Take in a field: "name: body"."""
        name, body = node.children[0], node.children[1]
        if len(self.drafts) < _TOP:
            self.facts.add([(name.astext(), body.astext() if len(body.children) == 1 else "")])
        if self._within_note():
            self._children(node)
            return
        self._flush()
        self._enter(Kind.PARAGRAPH, node.line or 0)
        start, end = self.places.span(name.children[0])
        self._add(raw(self.text, [(start, end + self.text.startswith(":", end))]))
        self._children(body)
        self._leave()

    def _lines_of_verse(self, node: Any) -> None:
        if self._open:
            self._children(node)
            return
        self._enter(Kind.PARAGRAPH, 0)
        self._children(node)
        self._leave()

    def _heading(self, node: Any) -> None:
        self._flush()
        level = node.get("level", 7)
        self._enter(Kind.HEADING, node.line, level=level)
        self._add(raw(self.text, [self.places.span(node.children[0])]))
        self._leave()

    def _note(self, node: Any) -> None:
        label = node["label"]
        kind = Kind.FOOTNOTE if label[0] in "#*0123456789" else Kind.REFERENCE
        self._flush()
        self._enter(kind, node.line, (self.names.note(label),))
        self._children(node)
        self._leave()

    def _table(self, node: Any) -> None:
        is_header = len(self.drafts) < 3
        for row in rst_tables.rows(self.lines, node.line, node["lines"]):
            if is_header and len(row.cells) == 2:
                name, value = (" ".join(self.text[slice(*run)] for run in cell) for cell in row.cells)
                self.facts.add([(name.strip(": "), value)], but=frozenset({"title"}))
            pieces = [raw(self.text, cell) for cell in row.cells if cell]
            self._row(pieces, row.is_head)

    def _row(self, pieces: list[Raw], is_head: bool = False) -> None:
        if not self._within_note():
            self._flush()
            self._enter(Kind.ASIDE if is_head else Kind.ROW, 0)
        for piece in pieces:
            self._add(piece, " | ")
        if not self._within_note():
            self._leave()

    def _listed_table(self, node: Any) -> None:
        """Take in a table that is written as a list of lists, or as separated values."""
        rows = [row for child in node.children for row in _rows(child)]
        for index, row in enumerate(rows):
            pieces = [raw(self.text, [self.places.span(text)]) for text in row.findall(nodes.inline)]
            self._row(pieces, index < node["head"])

    def _code(self, node: Any) -> None:
        text = node.astext()
        self.drafts.append(Block(Kind.CODE, text, self._region(node)))

    def _region(self, node: Any) -> Region:
        first = max(1, node.line or 1)
        start = self.lines.offset(first)
        return self.lines.region(start, max(start, self.lines.offset(first + node.astext().count("\n") + 1)))

    def _html(self, node: Any) -> None:
        region = self._region(node)
        start, end = self.lines.offset(region.start_line), self.lines.offset(region.end_line)
        self.drafts.extend(html_format.fragment(self.text, self.lines, start, end))

    def _aside(self, node: Any) -> None:
        self._flush()
        self._beside += 1
        self._enter(Kind.ASIDE, node.line or 0)
        self._children(node)
        self._leave()
        self._beside -= 1

    def _titled(self, node: Any) -> None:
        """Walk a box with a title: a heading where it heads sources, which end with the box."""
        title, content = node.children
        self._heading(title)
        self._children(content)
        if heads_sources(title.astext()):
            self._flush()
            self.drafts.append(Block(Kind.ASIDE, "", self._end(content), level=7))

    def _across(self, node: Any) -> None:
        self._flush()
        self.drafts.append(Block(Kind.ASIDE, "", self._region(node), level=ACROSS))

    def _end(self, node: Any) -> Region:
        last = max((self.places.span(text)[1] for text in node.findall(nodes.inline)), default=0)
        return self.lines.region(last, last)

    def _target(self, node: Any) -> None:
        self.names.target(node["name"], node["value"], node.line)

    def _substitution(self, node: Any) -> None:
        self.names.substitution(node["name"], node["value"])

    def _comment(self, node: Any) -> None:
        if not self.drafts:
            self.facts.add(rst_header.lines(node.astext()))

    def _stated(self, node: Any) -> None:
        if node["name"] == "bibliography":
            self.bibliographies.extend(node["values"]["files"].split())
        elif node["name"] in {"meta", "post"}:
            self.facts.add(node["values"].items(), but=frozenset({"title"}))

    def _message(self, node: Any) -> None:
        """Take in what docutils could not make sense of as a paragraph."""
        sample = next(iter(node.findall(nodes.literal_block)), None)
        if node["level"] < 3 or sample is None:
            return
        words = nodes.inline(sample.astext(), sample.astext())
        words.line = node.get("line", 1)
        self._paragraph(nodes.paragraph("", "", words))


def _rows(node: Any) -> Iterator[Any]:
    """Yield the rows of a table: its own, or the items of a list of lists."""
    if isinstance(node, nodes.row):
        yield node
    elif isinstance(node, nodes.bullet_list):
        yield from node.children
