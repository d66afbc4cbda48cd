"""The marks within a piece of AsciiDoc: what they hide, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from linkcheck.article.asciidoc.marks import (
    ADDRESS,
    ATTRIBUTE,
    CLOSING,
    KINDS,
    LINKED,
    NAMED,
    OPENING,
    REST,
    SENTENCE_END,
    brackets,
    expanded,
    may_open,
    value_of,
)
from linkcheck.article.marked import Raw, Writer

__all__ = ["Note", "write", "write_note"]

# The method that takes in each kind of mark; each returns where to go on.
_METHODS = {
    "escaped": "_escaped",
    "passed": "_passed",
    "macro": "_macro",
    "noteref": "_noteref",
    "angle": "_angle",
    "url": "_url",
    "other": "_other",
    "to": "_to_label",
    "anchor": "_dropped",
    "index": "_dropped",
    "attribute": "_attribute",
    "break": "_dropped",
    "role": "_dropped",
    "quote": "_quote",
    "mark": "_mark",
}


class Note(NamedTuple):
    """A footnote: its label, and the part of a piece that is its text."""

    label: str
    piece: Raw
    start: int
    end: int
    closing: Mapping[int, int]  # where the brackets of the piece are closed


def write(writer: Writer, piece: Raw, attributes: Mapping[str, str], notes: list[Note]) -> None:
    """Append a piece of the file to a block as a reader sees it, and its footnotes to the others."""
    closing = dict(brackets(piece.text)) if "[" in piece.text else {}
    _Inline(writer, piece, attributes, notes, closing).write(0, len(piece.text))


def write_note(writer: Writer, note: Note, attributes: Mapping[str, str], notes: list[Note]) -> None:
    """Append the text of a footnote to a block."""
    _Inline(writer, note.piece, attributes, notes, note.closing).write(note.start, note.end)


class _Inline:
    """Walks over a piece once."""

    def __init__(
        self,
        writer: Writer,
        piece: Raw,
        attributes: Mapping[str, str],
        notes: list[Note],
        closing: Mapping[int, int],
    ) -> None:
        self.writer, self.piece, self.attributes, self.notes = writer, piece, attributes, notes
        self.text = piece.text
        self._closing = closing
        self._links = True
        self._begin()

    def _begin(self) -> None:
        self._unclosed: set[str] = set()
        self._ends: dict[int, str] = {}  # where an open mark is closed

    def write(self, start: int, end: int) -> None:
        """Append ``text[start:end]``."""
        at = start
        while (match := OPENING.search(self.text, at, end)) is not None:
            self.writer.copy(self.piece, at, match.start())
            kind = next(name for name in KINDS if match[name] is not None)
            at = max(match.start() + 1, getattr(self, _METHODS[kind])(match, end))
        self.writer.copy(self.piece, at, end)

    def _bracket(self, opening: int, end: int) -> int:
        """Return where a bracket is closed: by its own, else by the next; -1 where it never is."""
        closing = self._closing.get(opening, -1)
        if closing < 0:
            closing = self.text.find("]", opening, end) if "]" not in self._unclosed else -1
            if closing < 0:
                self._unclosed.add("]")
        return closing if closing < end else -1

    def _plainly(self, start: int, end: int) -> None:
        """Append what is written, as it is."""
        self.writer.copy(self.piece, start, end)

    def _verbatim(self, start: int, end: int) -> None:
        begin = self.writer.length
        self._plainly(start, end)
        self.writer.verbatim(begin)

    # ---------------------------------------------------------------- each returns where to go on

    def _escaped(self, match: re.Match[str], _end: int) -> int:
        self._verbatim(match.start() + 1, match.end())
        return match.end()

    def _passed(self, match: re.Match[str], end: int) -> int:
        mark = match["passed"]
        closing = self._close(mark, match.end(), end)
        if closing < 0:
            self._plainly(*match.span())
            return match.end()
        self._verbatim(match.end(), closing)
        return closing + len(mark)

    def _macro(self, match: re.Match[str], end: int) -> int:
        closing = self._bracket(match.end() - 1, end)
        if closing < 0:
            return self._as_written(match)
        self._verbatim(match.end(), closing)
        return closing + 1

    def _as_written(self, match: re.Match[str]) -> int:
        self._plainly(*match.span())
        return match.end()

    def _noteref(self, match: re.Match[str], end: int) -> int:
        """Append a footnote's number; its text becomes a block of its own."""
        closing = self._bracket(match.end() - 1, end)
        if closing < 0:
            return self._as_written(match)
        start, name = match.end(), match["id"]
        if match["noteref"] == "footnoteref":
            comma = self.text.find(",", start, closing)
            name = self.text[start : closing if comma < 0 else comma].strip()
            start = closing if comma < 0 else comma + 1
        known = name and any(note.label == name for note in self.notes[-200:])
        if self.text[start:closing].strip() and not known:
            name = name or str(len(self.notes) + 1)
            self.notes.append(Note(name, self.piece, start, closing, self._closing))
        self.writer.call(name)
        self.writer.put(f"[{name}]", self.piece.place(match.start()))
        self.writer.drop(self.piece, match.start(), closing)
        return closing + 1

    def _angle(self, match: re.Match[str], end: int) -> int:
        closing = self.text.find(">", match.end(), min(end, match.end() + 2000))
        if closing < 0 or any(map(str.isspace, self.text[match.end() : closing])):
            return self._as_written(match)
        start = self.writer.length
        self._plainly(match.end(), closing)
        self._link(self.text[match.end() : closing], start, (match.end(), closing))
        return closing + 1

    def _url(self, match: re.Match[str], end: int) -> int:
        """Append the words of an address, or the address."""
        place = match.span()
        url = match["url"]
        macro = url.startswith("link:")
        if macro:
            place = (place[0] + 5, place[1])
            url = url[5:]
            if url.startswith("++") and url.endswith("++") and len(url) > 4:
                place, url = (place[0] + 2, place[1] - 2), url[2:-2]
        if url.endswith("://"):
            return self._as_written(match)
        return self._to(url, place, match.end(), end)

    def _to(self, url: str, place: tuple[int, int], at: int, end: int) -> int:
        """Append a link whose address ends at ``at``, where its words may follow in brackets."""
        start = self.writer.length
        closing = self._bracket(at, end) if self.text.startswith("[", at) else -1
        if closing < 0:
            self._plainly(place[0], at)
            return at
        words = NAMED.sub("", self.text[at + 1 : closing]).removesuffix("^")
        if words.strip():
            self._words(at + 1, at + 1 + len(words))
        else:
            self.writer.put(expanded(url, self.attributes), self.piece.place(place[0]))
        self._link(expanded(url, self.attributes), start, place)
        self.writer.drop(self.piece, at + 1 + len(words), closing)
        return closing + 1

    def _words(self, start: int, end: int) -> None:
        """Append a link's words; what looks like a link within is none."""
        if (
            self.text[start:end].startswith('"')
            and self.text[start:end].rstrip().endswith('"')
            and end - start > 2
        ):
            start, end = start + 1, start + len(self.text[start:end].rstrip()) - 1
        if not self._links:
            self._plainly(start, end)
            return
        outside = self._unclosed, self._ends
        self._links = False
        self._begin()
        self.write(start, end)
        self._links = True
        self._unclosed, self._ends = outside

    def _link(self, url: str, start: int, place: tuple[int, int]) -> None:
        if self._links and url and not ATTRIBUTE.search(url):
            self.writer.link(url, start, self.piece.place(place[0]), self.piece.place(place[1] - 1) + 1)

    def _other(self, match: re.Match[str], end: int) -> int:
        """Append the words of a macro; "xref" calls what it leads to within the document."""
        closing = self._bracket(match.end() - 1, end)
        if closing < 0:
            return self._as_written(match)
        name, target = match["other"], match["target"] or ""
        if name == "xref" or name.startswith("cite"):
            called = target.rpartition("#")[2] if name == "xref" else self.text[match.end() : closing]
            for label in called.split(","):
                self.writer.call(label.strip())
        if name in {"stem", "latexmath", "asciimath"}:
            self._verbatim(match.end(), closing)
        elif name in {"image", "icon", "anchor", "indexterm"}:
            self.writer.drop(self.piece, match.start(), closing)
        else:
            begin = self.writer.length
            self._plainly(match.end(), closing)
            if self.writer.length == begin:
                self.writer.put(target, self.piece.place(match.start()))
            self.writer.verbatim(begin)
        return closing + 1

    def _to_label(self, match: re.Match[str], _end: int) -> int:
        label = match["to"].strip().rpartition("#")[2]
        self.writer.call(label)
        begin = self.writer.length
        if match["words"]:
            self._plainly(*match.span("words"))
        else:
            self.writer.put(f"[{label}]", self.piece.place(match.start()))
        self.writer.verbatim(begin)
        return match.end()

    def _dropped(self, match: re.Match[str], _end: int) -> int:
        self.writer.drop(self.piece, *match.span())
        return match.end()

    def _attribute(self, match: re.Match[str], end: int) -> int:
        """Append what an attribute stands for; it may be an address, or the beginning of one."""
        value = value_of(match["attribute"], self.attributes, match[0])
        linked = LINKED.match(value) if self._links else None
        if linked:
            begin = self.writer.length
            self.writer.put(linked[2] or linked[1], self.piece.place(match.start()))
            self._link(linked[1], begin, match.span())
            return match.end()
        begins_address = self._links and ADDRESS.match(value) and len(value.split()) == 1
        is_unknown = value == match[0] and self.text[match.end() : match.end() + 1] in {"/", ":", "["}
        rest = REST.match(self.text, match.end(), end) if begins_address or is_unknown else None
        if rest and begins_address:
            return self._begun(value.removeprefix("link:") + rest[0], match.start(), rest.end(), end)
        if rest and self.text.startswith("[", rest.end()):
            return self._to(match[0], (match.start(), rest.end()), rest.end(), end)  # another file names that site
        self.writer.put(value, self.piece.place(match.start()))
        return match.end()

    def _begun(self, url: str, start: int, stop: int, end: int) -> int:
        """Append a link to an address that an attribute begins."""
        if self.text.startswith("[", stop):
            return self._to(url, (start, stop), stop, end)
        trimmed = SENTENCE_END.sub("", url)
        stop -= len(url) - len(trimmed)
        begin = self.writer.length
        self.writer.put(expanded(trimmed, self.attributes), self.piece.place(start))
        self._link(expanded(trimmed, self.attributes), begin, (start, stop))
        return stop

    def _quote(self, match: re.Match[str], end: int) -> int:
        closing = self._close(match["quote"], match.end(), end)
        if closing < 0:
            self._plainly(match.start(), match.start() + 1)
            return match.start() + 1
        self._ends[closing] = "`"
        self.writer.put(match["quote"], self.piece.place(match.start()))
        return match.end()

    def _mark(self, match: re.Match[str], end: int) -> int:
        """Leave out a mark of formatting that is closed, or that closes one."""
        mark, at = match["mark"], match.start()
        if at in self._ends:
            return at + len(self._ends.pop(at))
        if mark not in self._ends.values() and (len(mark) == 2 or may_open(self.text, at)):
            closing = self._close(mark, match.end() + 1, end)
            if closing > 0:
                return self._opened(mark, match.end(), closing)
        return self._as_written(match)

    def _opened(self, mark: str, inner: int, closing: int) -> int:
        """Go on behind an opening mark: code is taken as it is unless it holds a link with words."""
        if mark in {"`", "``"} and "[" not in self.text[inner:closing]:
            plus = (
                self.text.startswith("+", inner) and self.text.startswith("+", closing - 1) and closing - inner > 2
            )
            self._verbatim(inner + plus, closing - plus)
            return closing + len(mark)
        self._ends[closing] = mark
        return inner

    def _close(self, mark: str, at: int, end: int) -> int:
        """Return where a mark is closed, -1 where it never is."""
        if mark in self._unclosed:
            return -1
        closing = CLOSING[mark].search(self.text, at, end)
        if closing is None:
            self._unclosed.add(mark)
            return -1
        return closing.start()
