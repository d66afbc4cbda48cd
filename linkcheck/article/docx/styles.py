"""What a Word document says of its paragraphs' looks: which style is a heading, which number an item has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from linkcheck.article.archive import attribute
from linkcheck.markup import local

__all__ = ["Numbering", "Styles", "child", "integer"]

_HEADING = re.compile(r"heading ?([1-9])")
_CONTENTS = re.compile(r"(?:toc|table of (?:figures|authorities)|index)(?: ?(?:\d|heading))?")
_LONGEST_CHAIN = 16  # styles that are based on one another
_BODY_TEXT = 9  # the outline level of what is no heading
_DEEPEST = 8  # of the nine levels that a list has
_BIBLIOGRAPHIES = {"bibliography", "endnote bibliography"}
_COUNTED = {"decimal", "decimalZero", "ordinal", "decimalEnclosedCircle", "decimalFullWidth"}


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the element down a path of names, the first of each."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def integer(text: str | None, default: int = 0) -> int:
    """Return a small whole number, or the default for what is none."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


class _Style(NamedTuple):
    """A paragraph style, without what it inherits."""

    name: str  # in English for the styles Word brings, whatever its language; the id is translated
    based_on: str | None = None
    outline: str | None = None
    list_id: str | None = None
    depth: str | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self.language = attribute(child(root, "docDefaults", "rPrDefault", "rPr", "lang"))
        self._styles: dict[str, _Style] = {}
        for style in root if root is not None else ():
            if local(style) == "style" and (name := attribute(style, "styleId")):
                self._styles[name] = _Style(
                    (attribute(child(style, "name")) or name).casefold().strip(),
                    attribute(child(style, "basedOn")),
                    *_place(child(style, "pPr")),
                )

    def _chain(self, properties: etree._Element | None) -> Iterator[_Style]:
        style_id = attribute(child(properties, "pStyle"))
        for _ in range(_LONGEST_CHAIN):
            if style_id is None:
                return
            style = self._styles.get(style_id) or _Style(style_id.casefold())
            yield style
            style_id = style.based_on

    def is_title(self, properties: etree._Element | None) -> bool:
        """Return whether a paragraph is the document's title."""
        return any(style.name == "title" for style in self._chain(properties))

    def level(self, properties: etree._Element | None) -> int:
        """Return the rank of the heading that a paragraph's properties make it, 0 for none."""
        outline = attribute(child(properties, "outlineLvl"))
        if outline is not None:
            return _rank(outline)
        for style in self._chain(properties):
            if style.name == "title":
                return 1
            if match := _HEADING.fullmatch(style.name):
                return min(int(match[1]), 6)
            if style.outline is not None:
                return _rank(style.outline)
        return 0

    def number(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """Return which list a paragraph belongs to, and how deep in it; None where it is no item."""
        _, *own = _place(properties)
        for list_id, depth in (own, *((style.list_id, style.depth) for style in self._chain(properties))):
            if list_id is not None:
                return None if list_id == "0" else (list_id, max(0, min(integer(depth), _DEEPEST)))
        return None

    def is_beside(self, properties: etree._Element | None) -> bool:
        """Return whether a paragraph is a line of a table of contents, or a caption."""
        style = next(self._chain(properties), None)
        return style is not None and (style.name == "caption" or bool(_CONTENTS.fullmatch(style.name)))

    def is_reference(self, properties: etree._Element | None) -> bool:
        """Return whether a paragraph has the style of bibliographies: Word's own, or EndNote's."""
        return any(style.name in _BIBLIOGRAPHIES for style in self._chain(properties))


def _place(properties: etree._Element | None) -> tuple[str | None, str | None, str | None]:
    """Return a paragraph's or a style's outline level, list, and depth in the list, as far as it says so."""
    number = child(properties, "numPr")
    outline = attribute(child(properties, "outlineLvl"))
    return outline, attribute(child(number, "numId")), attribute(child(number, "ilvl"))


def _rank(outline: str) -> int:
    level = integer(outline, _BODY_TEXT)
    return min(level + 1, 6) if 0 <= level < _BODY_TEXT else 0


class Numbering:
    """Counts the items of a document's lists, as Word does when it shows them."""

    def __init__(self, root: etree._Element | None) -> None:
        self._formats: dict[tuple[str, int], tuple[str, int]] = {}  # of a definition's level: how, and from where
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}  # each list's definition, and where it restarts
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._define(element)
            elif local(element) == "num":
                self._add(element)

    def _define(self, element: etree._Element) -> None:
        name = attribute(element, "abstractNumId") or ""
        for level in element:
            if local(level) == "lvl":
                how = attribute(child(level, "numFmt")) or "decimal"
                start = integer(attribute(child(level, "start")), 1)
                self._formats[name, integer(attribute(level, "ilvl"))] = how, start

    def _add(self, element: etree._Element) -> None:
        definition = attribute(child(element, "abstractNumId")) or ""
        starts = {
            integer(attribute(override, "ilvl")): integer(attribute(child(override, "startOverride")), 1)
            for override in element
            if local(override) == "lvlOverride" and child(override, "startOverride") is not None
        }
        self._lists[attribute(element, "numId") or ""] = definition, starts

    def next(self, list_id: str, depth: int) -> str | None:
        """Return the number of the next item of a list; None where items have a bullet or a letter."""
        definition, starts = self._lists.get(list_id, ("", {}))
        how, start = self._formats.get((definition, depth), ("bullet", 1))
        counts = self._counts.setdefault(definition, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({level: first - 1 for level, first in starts.items()})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            counts.pop(deeper, None)
        return str(counts[depth]) if how in _COUNTED else None
