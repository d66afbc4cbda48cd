"""One walk over the tree of a page: each element is entered and left once, and blocks come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.article.blocks import Block, Kind
from linkcheck.article.headings import heads_sources
from linkcheck.article.html import beside as html_beside
from linkcheck.article.html import notes as html_notes
from linkcheck.article.html.ends import Ends
from linkcheck.article.html.gather import Gather
from linkcheck.article.html.places import Places
from linkcheck.article.html.tree import UNREAD, Node

__all__ = ["Walk"]

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6}
_LINE = 7  # the level of a line that only looks like a heading
_CODE = {"pre", "code", "kbd", "samp", "textarea"}
_OWN = {"li": Kind.ITEM, "tr": Kind.ROW, "dd": Kind.ITEM, "pre": Kind.CODE, "textarea": Kind.CODE}
_BREAKING = {
    *("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "dt", "table", "body"),
    *("figure", "figcaption", "address", "hr", "details", "center", "form", "aside", "nav", "footer", "caption"),
    *("fieldset", "hgroup", "menu", "dir", "legend", "tr", "td", "th"),
}
_PARTING = {"ul", "ol", "table", "dl", "section"}  # within an item they end its own text
_COUNTING = {"ol", "ul", "dir", "menu"}
_READ_ALOUD = {"sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden"}
_STATES = {"collapsed", "expanded", "[show]", "[hide]", "show", "hide", "toggle"}  # of what a heading opens


class _Frame(NamedTuple):
    """An element that is open, and what leaving it has to undo."""

    name: str
    own: tuple[Kind, int] | None  # the block that it is, and its level
    breaks: bool
    silent: bool  # whether its words are no part of the text
    calls: bool  # a note: its words are left out, its link is not
    beside: bool
    notes: Kind | None  # what its items are, for a list of notes or references


class Walk:
    """Enters and leaves each element without recursion; what stands in it is gathered until a block ends."""

    def __init__(self, places: Places, base: str, beside: set[Node]) -> None:
        self._gather = Gather(places, base)
        self._besides = beside
        self._ends = Ends()
        self._own: list[tuple[Kind, int]] = []  # items, rows, notes, headings and code that are open
        self._notes: list[Kind] = []  # the lists of notes and references that are open
        self._numbers: list[int] = []  # the next number in each list that is open, 0 where it counts nothing
        self._beside = self._silent = self._calls = 0
        self._is_note = False  # whether the block led back to the text
        self._called: set[str] = set()  # the marks in the text so far that a note may lead back to
        self._layouts: set[Node | None] = set()  # rows of tables that lay the page out
        self._quoting = 0  # block quotations that are open
        self._headed: set[object] = set()  # lists of terms, one of which heads sources

    def blocks(self, root: Node) -> Iterator[Block]:
        """Yield the blocks of a page, and one without words where a list of sources ends with its element."""
        stack = [(self._frame(root), iter(root.contents))]
        while stack:
            frame, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                yield from self._leave(frame) if stack else ()
            elif isinstance(child, str):
                self._text(child)
            elif isinstance(child, Node) and child.name not in UNREAD:
                entered = self._frame(child)
                yield from self._enter(child, entered)
                stack.append((entered, iter(child.contents)))
        yield from self._flush()

    def _frame(self, node: Node) -> _Frame:
        name = node.name
        notes = html_notes.list_kind(node)
        own = self._block(node)
        is_opened = self._ends.waits and html_beside.is_hidden(node)  # by a click on its heading
        beside = node in self._besides and not is_opened
        is_mark = name == "dt" and own is None and html_notes.is_number(node)  # of the note that follows
        breaks = own is None and name in _BREAKING and not self._is_cell(node) and not is_mark
        silent = is_mark or self._is_silent(node, beside)
        calls = not silent and html_notes.is_call(node)
        return _Frame(name, own, breaks, silent, calls, beside, notes)

    def _block(self, node: Node) -> tuple[Kind, int] | None:
        """Return the kind of block that an element makes and its level, None for one that makes none."""
        name = node.name
        if name in _HEADINGS:
            return (Kind.HEADING, _HEADINGS[name])
        if kind := html_notes.entry_kind(node, self._notes[-1] if self._notes else None):
            return (kind, 0)
        if name == "tr":
            return self._row(node)
        if name == "dt":
            return self._term(node)
        if _heads_row(node) or (name == "button" and node not in self._besides and _heads(node)):
            return (Kind.HEADING, _LINE)
        return (_OWN[name], 0) if name in _OWN else None

    def _row(self, node: Node) -> tuple[Kind, int] | None:
        if html_beside.is_layout(node):
            self._layouts.add(node)
            return None
        if not _names_columns(node):
            return (Kind.ROW, 0)
        return (Kind.HEADING, _LINE) if _heads(node) else (Kind.ASIDE, 0)

    def _term(self, node: Node) -> tuple[Kind, int] | None:
        """Return what a term is: a heading, where it or one before it in the list heads sources."""
        if node.parent not in self._headed and not _heads(node):
            return None
        self._headed.add(node.parent)
        return (Kind.HEADING, _LINE)

    def _is_cell(self, node: Node) -> bool:
        """Return whether an element is a cell of a table that holds data."""
        return node.name in {"td", "th"} and node.parent not in self._layouts

    def _is_silent(self, node: Node, beside: bool) -> bool:
        """Return whether an element's words are no part of its block: what leads back, edits or is read aloud."""
        if self._in_heading:
            is_state = node.name == "span" and node.words(20).lower() in _STATES
            return beside or is_state or (node.name == "a" and _is_permalink(node))
        if self._leads_back(node):
            return True
        return node.name == "span" and not _READ_ALOUD.isdisjoint(node.get("class").lower().split())

    @property
    def _in_heading(self) -> bool:
        return bool(self._own) and self._own[-1][0] is Kind.HEADING

    def _leads_back(self, node: Node) -> bool:
        return html_notes.is_return(node) or (node.name == "a" and html_notes.is_back_link(node, self._called))

    def _text(self, piece: str) -> None:
        if self._silent or self._calls:
            self._gather.skip(piece)
        else:
            self._gather.text(piece, is_code=bool(self._own) and self._own[-1][0] is Kind.CODE)

    def _enter(self, node: Node, frame: _Frame) -> Iterator[Block]:
        if frame.own:
            yield from self._flush()
            self._gather.unname()
            self._own.append(frame.own)
            self._ends.enter()
        elif frame.breaks:
            yield from self._break(frame)
            if frame.name == "hr" and self._ends.rule():
                yield self._gather.end(_LINE)
            self._ends.enter()
        elif frame.name == "br":
            yield from self._line()
        elif frame.name in {"td", "th"} and not self._gather.is_empty:
            self._gather.write(" | ")
        if frame.beside:
            yield from () if self._own else self._flush()
            self._beside += 1
        self._open(node, frame)

    def _open(self, node: Node, frame: _Frame) -> None:
        """Take what an element says of itself: its names, its number, its link."""
        self._name(node, frame)
        self._silent += frame.silent
        self._calls += frame.calls
        if frame.silent:
            self._take_mark(node)
        if frame.name == "a" and self._calls and not self._silent:
            self._gather.call(node)
        elif frame.name == "a":
            self._gather.open(node, leads=not self._silent)
        elif frame.name == "q":
            self._gather.write("“")
        elif frame.name == "img":
            self._gather.picture()
        elif frame.name == "blockquote":
            self._quoting += 1
        elif frame.name in _CODE:
            self._gather.verbatim(1)
        elif frame.name in _COUNTING:
            self._numbers.append(_number(node.get("start") or "1") if frame.name == "ol" else 0)
        if frame.notes:
            self._notes.append(frame.notes)

    def _name(self, node: Node, frame: _Frame) -> None:
        """Take the names that links may lead to an element by, and the number of an item."""
        names = [node.get("id"), node.get("name") if frame.name == "a" else ""] if node.attrs else []
        for name in filter(None, names):
            self._gather.name(name.strip(), is_inline=not (frame.own or frame.breaks))
            if frame.name in {"sup", "span"} or (frame.name == "a" and not frame.silent):
                self._called.add(name.strip())
        if frame.name == "li" and self._numbers:
            number = _number(node.get("value")) or self._numbers[-1]
            self._numbers[-1] = number and number + 1
            self._gather.name(str(number) if number else "", is_inline=False)

    def _take_mark(self, node: Node) -> None:
        """Take what leads back as the sign of a note, and the number in its words as one of its names."""
        if node.name == "a" and not self._in_heading and self._leads_back(node):
            self._is_note = True
        if node.name in {"a", "dt"}:
            self._gather.name(html_notes.mark(node), is_inline=True)

    def _leave(self, frame: _Frame) -> Iterator[Block]:
        if frame.name == "a":
            self._gather.close()
        elif frame.name == "q":
            self._gather.write("”")
        elif frame.name in _CODE:
            self._gather.verbatim(-1)
        elif frame.name in _COUNTING:
            self._numbers.pop()
        if frame.notes:
            self._notes.pop()
        self._silent -= frame.silent
        self._calls -= frame.calls
        yield from self._close(frame)
        self._quoting -= frame.name == "blockquote"

    def _close(self, frame: _Frame) -> Iterator[Block]:
        """End the block that an element makes, and the list that it holds."""
        if frame.own:
            yield from self._flush()
            self._own.pop()
        elif frame.breaks:
            yield from self._break(frame)
        if frame.beside:
            yield from () if self._own else self._flush()
            self._beside -= 1
        if (frame.own or frame.breaks) and self._ends.leave():
            yield self._gather.end(_LINE)

    def _break(self, frame: _Frame) -> Iterator[Block]:
        """End a block; within an item, a row or a heading a paragraph is only a new line."""
        if not self._own or frame.name in _PARTING:
            yield from self._flush()
            self._gather.unname()
        elif not self._gather.is_empty:
            self._gather.write("\n")

    def _line(self) -> Iterator[Block]:
        """End a line; an empty one ends the paragraph."""
        if self._own or self._gather.is_empty or not self._gather.is_blank_line:
            self._gather.write("\n")
        else:
            yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        kind, level = self._own[-1] if self._own else (Kind.PARAGRAPH, 0)
        if self._is_note and kind in {Kind.PARAGRAPH, Kind.ITEM, Kind.ROW}:
            kind = Kind.FOOTNOTE
        opens_here = False
        for block in map(_judged, self._gather.flush(Kind.ASIDE if self._beside else kind, level)):
            self._is_note = False
            self._ends.hear(block)
            yield block._replace(is_quoted=True) if self._quoting else block
            if opens_here and _has_entries_by_line(block):
                yield self._gather.end(_LINE)  # the list is the rest of the paragraph that its heading begins
            opens_here = self._ends.waits


def _judged(block: Block) -> Block:
    """Return a block as what its words make of it: an item may be the heading of what follows."""
    if block.kind is Kind.ITEM and not block.anchors and heads_sources(block.text):
        return block._replace(kind=Kind.HEADING, level=_LINE)
    return block


def _has_entries_by_line(block: Block) -> bool:
    """Return whether links stand on more than one line of a block."""
    anchors = [anchor for anchor in block.anchors if not anchor.url.startswith("#")]
    return len(anchors) > 1 and "\n" in block.text[anchors[0].end : anchors[-1].start]


def _names_columns(row: Node) -> bool:
    """Return whether a row of a table only names its columns."""
    cells = {child.name for child in row.contents if isinstance(child, Node)}
    return "th" in cells and "td" not in cells


def _heads(node: Node) -> bool:
    """Return whether an element's words head sources."""
    return heads_sources(node.words(80))


def _heads_row(cell: Node) -> bool:
    """Return whether a cell is the first of several in its row and heads sources: "References | A, B"."""
    if cell.name not in {"td", "th"} or cell.parent is None:
        return False
    cells = (child for child in cell.parent.contents if isinstance(child, Node))
    return next(cells, None) is cell and next(cells, None) is not None and _heads(cell)


def _is_permalink(link: Node) -> bool:
    """Return whether a link in a heading only leads to that heading: "¶", "#"."""
    words = link.words(8)
    return link.get("href").startswith("#") and len(words) <= 2 and not any(map(str.isalnum, words))


def _number(text: str) -> int:
    """Return a number as an attribute has it, 0 for none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
