"""The tree of a Word document in, its blocks out: one walk, without recursion.

A paragraph may hold another one (in a text box), a field may begin in one paragraph and end in another, and
what was struck out while changes are tracked stands beside what replaced it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from linkcheck.article import addresses
from linkcheck.article.archive import attribute
from linkcheck.article.blocks import Block, Call, Kind
from linkcheck.article.docx.paragraph import Paragraph, merged
from linkcheck.article.docx.styles import Numbering, Styles, child
from linkcheck.markup import local

__all__ = ["Walk"]

# Struck out, moved away, former looks, properties that are read at their owner's start, and the reading of a
# character beside the character.
_SKIPPED = {
    *("del", "moveFrom", "rPrChange", "pPrChange", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"),
    *("sdtPr", "sdtEndPr", "rt", "numberingChange"),
}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_LINK = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]*)\"|(?!\\)(\S+))?", re.IGNORECASE)
_WITHIN = re.compile(r"\\l\s+(?:\"([^\"]*)\"|(\S+))")
_REFERS = re.compile(r"\s*REF\s+\"?([^\s\"]+)", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(?:TOC|TOA|INDEX)\b", re.IGNORECASE)
_BIBLIOGRAPHY = re.compile(
    r"\s*(?:BIBLIOGRAPHY\b|ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography))", re.IGNORECASE
)
_RAISED = re.compile(r"\d{1,3}(?:[,;]\s?\d{1,3}){0,9}")
# What a raised number that calls something may follow; behind "m" it is a power.
_CALLS = re.compile(r"(?:[^\W\d_]{3}|[\"'”’»)\].,;:!?…])\Z")
_MOST_OPEN = 16  # fields and links within one another
_LARGEST_ROW = 3  # paragraphs in a cell; a cell with more of them only places text on the page


class _Link:
    """A link that is open: its address, and where in which paragraph its words start."""

    def __init__(self, url: str, paragraph: Paragraph | None) -> None:
        self.url, self.paragraph = url, paragraph
        self.start = paragraph.length if paragraph else 0


class _Field:
    """A field that is open: its instruction, and what is to be done once it ends."""

    def __init__(self) -> None:
        self.instruction: list[str] = []
        self.is_shown = False
        self.close: Callable[[], None] | None = None


class Walk:
    """Enters and leaves each element of a document's parts once; paragraphs are counted through all of them."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.title: str | None = None
        # The notes that are called, by their ids: each one's label.
        self.notes: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}
        self.embeds = False  # whether there is another document within, which is not read
        self._styles, self._numbering = styles, numbering
        self._line = 0
        self._enter: dict[str, Callable[[etree._Element], bool]] = {
            "p": self._enter_paragraph,
            "r": self._enter_run,
            "tr": self._enter_row,
            "tc": self._enter_cell,
            "hyperlink": self._enter_hyperlink,
            "fldSimple": self._enter_simple_field,
            "sdt": self._enter_control,
        }
        self._leave: dict[str, Callable[[etree._Element], None]] = {
            "p": self._leave_paragraph,
            "r": self._leave_run,
            "tr": self._leave_row,
            "hyperlink": self._leave_closing,
            "fldSimple": self._leave_closing,
            "sdt": self._leave_closing,
        }

    def blocks(self, root: etree._Element, targets: dict[str, str]) -> tuple[Block, ...]:
        """Return the blocks of a part, or of a note in one; ``targets`` are the part's addresses by their ids."""
        self._targets = targets
        self._found: list[Block] = []
        self._paragraphs: list[Paragraph] = []
        self._rows: list[tuple[bool, list[list[Block]]]] = []  # whether it names columns; the cells' blocks
        self._links: list[_Link] = []
        self._fields: list[_Field] = []
        self._closing: list[Callable[[], None] | None] = []  # of each link, simple field and control that is open
        self._bookmarks: list[str] = []  # that stand before the next paragraph
        self._beside = self._listing = 0
        self._is_raised = False
        self._walk(root)
        return tuple(sorted(self._found, key=_by_place))

    def _walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "end":
                if name in self._leave and element is not root:  # which is never entered
                    self._leave[name](element)
            elif name in _SKIPPED or (element is not root and not self._enters(name, element)):
                walker.skip_subtree()

    def _enters(self, name: str, element: etree._Element) -> bool:
        """Take an element in; return whether what is in it is to be read too."""
        if name in self._enter:
            return self._enter[name](element)
        if name in {"Choice", "Fallback"}:
            return element.getprevious() is None  # one drawing, written for newer and for older programs
        self._content(name, element)
        return True

    def _content(self, name: str, element: etree._Element) -> None:
        if name == "t":
            self._write(element.text or "")
        elif name in _BREAKS:
            self._write(_BREAKS[name])
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "instrText":
            if self._fields and not self._fields[-1].is_shown:
                self._fields[-1].instruction.append(element.text or "")
        elif name in _NOTES:
            self._call_note(_NOTES[name], attribute(element, "id") or "")
        elif name == "bookmarkStart":
            self._bookmark(attribute(element, "name") or "")
        elif name == "altChunk":
            self.embeds = True

    def _write(self, text: str) -> None:
        if self._paragraphs and all(field.is_shown for field in self._fields):
            paragraph = self._paragraphs[-1]
            if self._is_raised and _RAISED.fullmatch(text) and _CALLS.search(paragraph.tail()):
                numbers = re.findall(r"\d+", text)
                paragraph.calls += (Call(number, paragraph.length) for number in numbers)
            paragraph.is_beside |= self._beside > 0
            paragraph.is_reference |= self._listing > 0
            paragraph.write(text)

    def _bookmark(self, name: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].labels.append(name)
        else:
            self._bookmarks.append(name)

    def _call_note(self, part: str, name: str) -> None:
        if self._paragraphs:
            notes = self.notes[part]
            label = notes.setdefault(name, f"{part}-{len(notes) + 1}")
            self._paragraphs[-1].calls.append(Call(label, self._paragraphs[-1].length))

    # ------------------------------------------------------------ paragraphs and runs

    def _enter_paragraph(self, element: etree._Element) -> bool:
        self._line += 1
        paragraph = Paragraph(self._line, child(element, "pPr"))
        paragraph.labels += self._bookmarks
        self._bookmarks.clear()
        self._paragraphs.append(paragraph)
        for link in self._links:
            if link.paragraph is None:
                link.paragraph, link.start = paragraph, 0
        return True

    def _leave_paragraph(self, _: etree._Element) -> None:
        paragraph = self._paragraphs.pop()
        while self._fields and not self._fields[-1].is_shown:
            self._fields.pop()  # an instruction ends with its paragraph: the rest of the text is not swallowed
        for link in self._links:
            if link.paragraph is paragraph:
                paragraph.link(link.url, link.start)
                link.paragraph = None
        kind, level, label = self._kind(paragraph)
        block = paragraph.block(kind, level, label)
        if block is None:
            return
        if self.title is None and self._styles.is_title(paragraph.properties):
            self.title = " ".join(block.text.split())
        (self._rows[-1][1][-1] if self._rows and self._rows[-1][1] else self._found).append(block)

    def _kind(self, paragraph: Paragraph) -> tuple[Kind, int, str | None]:
        """Return what a paragraph is, a heading's rank, and an item's number."""
        properties = paragraph.properties
        place = self._styles.number(properties)
        label = self._numbering.next(*place) if place else None
        if paragraph.is_beside or self._styles.is_beside(properties):
            return Kind.ASIDE, 0, None
        if level := self._styles.level(properties):
            return Kind.HEADING, level, None
        if paragraph.is_reference or self._styles.is_reference(properties):
            return Kind.REFERENCE, 0, label
        return (Kind.ITEM if place else Kind.PARAGRAPH), 0, label

    def _enter_run(self, element: etree._Element) -> bool:
        """Enter a run of text in one look, but none that is hidden."""
        properties = child(element, "rPr")
        hidden = child(properties, "vanish")
        if hidden is not None and attribute(hidden) not in {"0", "false", "off"}:
            return False
        self._is_raised = attribute(child(properties, "vertAlign")) == "superscript"
        return True

    def _leave_run(self, _: etree._Element) -> None:
        self._is_raised = False

    # ------------------------------------------------------------ tables

    def _enter_row(self, element: etree._Element) -> bool:
        self._rows.append((child(element, "trPr", "tblHeader") is not None, []))
        return True

    def _enter_cell(self, _: etree._Element) -> bool:
        if self._rows:
            self._rows[-1][1].append([])
        return True

    def _leave_row(self, _: etree._Element) -> None:
        names_columns, cells = self._rows.pop()
        blocks = [block for cell in cells for block in cell]
        plain = all(block.kind is Kind.PARAGRAPH for block in blocks)
        if len(cells) > 1 and plain and blocks and max(map(len, cells)) <= _LARGEST_ROW:
            gaps = [" | " if index == 0 else "\n" for cell in cells for index, _ in enumerate(cell)]
            blocks = [merged(Kind.ASIDE if names_columns else Kind.ROW, blocks, gaps)]
        (self._rows[-1][1][-1] if self._rows and self._rows[-1][1] else self._found).extend(blocks)

    # ------------------------------------------------------------ links, fields, controls

    def _open(self, url: str) -> Callable[[], None] | None:
        """Open a link; return what closes it."""
        if not url or len(self._links) >= _MOST_OPEN:
            return None
        link = _Link(addresses.absolute(url), self._paragraphs[-1] if self._paragraphs else None)
        self._links.append(link)
        return lambda: self._close(link)

    def _close(self, link: _Link) -> None:
        self._links.remove(link)
        if link.paragraph is not None:
            link.paragraph.link(link.url, link.start)

    def _enter_hyperlink(self, element: etree._Element) -> bool:
        target = self._targets.get(attribute(element, "id") or "", "")
        within = attribute(element, "anchor")
        url = f"{target}#{within}" if within and "#" not in target else target
        self._closing.append(self._open(url.strip()))
        return True

    def _enter_simple_field(self, element: etree._Element) -> bool:
        self._closing.append(self._begun(attribute(element, "instr") or ""))
        return True

    def _enter_control(self, element: etree._Element) -> bool:
        """Enter a content control; Word wraps the tables of contents and bibliographies it makes in one."""
        properties = child(element, "sdtPr")
        gallery = attribute(child(properties, "docPartObj", "docPartGallery"))
        if gallery == "Table of Contents":
            self._closing.append(self._begin_beside())
        elif child(properties, "bibliography") is not None:
            self._closing.append(self._begin_listing())
        else:
            self._closing.append(None)
        return True

    def _leave_closing(self, _: etree._Element) -> None:
        if close := self._closing.pop():
            close()

    def _begin_beside(self) -> Callable[[], None]:
        self._beside += 1
        return self._end_beside

    def _end_beside(self) -> None:
        self._beside -= 1

    def _begin_listing(self) -> Callable[[], None]:
        self._listing += 1
        return self._end_listing

    def _end_listing(self) -> None:
        self._listing -= 1

    def _field(self, mark: str | None) -> None:
        """Begin a field, its result, or end it; what is before the result is no text."""
        if mark == "begin" and len(self._fields) < _MOST_OPEN:
            self._fields.append(_Field())
        elif mark == "separate" and self._fields and not self._fields[-1].is_shown:
            field = self._fields[-1]
            field.is_shown = True
            field.close = self._begun("".join(field.instruction))
        elif mark == "end" and self._fields and (close := self._fields.pop().close):
            close()

    def _begun(self, instruction: str) -> Callable[[], None] | None:
        """Do what a field's instruction says; return what is to be done at its end."""
        if link := _LINK.match(instruction):
            within = _WITHIN.search(instruction, link.end())
            fragment = f"#{within[1] or within[2]}" if within else ""
            return self._open((link[1] or link[2] or "") + fragment)
        if refers := _REFERS.match(instruction):
            if self._paragraphs:
                self._paragraphs[-1].calls.append(Call(refers[1], self._paragraphs[-1].length))
        elif _CONTENTS.match(instruction):
            return self._begin_beside()
        elif _BIBLIOGRAPHY.match(instruction):
            return self._begin_listing()
        return None


def _by_place(block: Block) -> tuple[int, ...]:
    return block.region
