"""An element of a page that is open: what its names say of it, and the text gathered in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linkcheck.charsets import clean

__all__ = ["LONGEST_VALUE", "Caught", "Element", "around", "beside", "is_headline", "is_publication"]

LONGEST_VALUE = 2000  # characters of a title, a meta element, …

_BESIDE_TAGS = frozenset(("aside", "footer", "nav"))
_LAYOUT = frozenset(("html", "body", "main", "article"))  # their classes say what else is on the page
_BESIDE = re.compile(
    r"comment|respon[ds]|related|sidebar|teaser|recommend|latest|popular|recirc|more-?(?:news|stories|articles)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publish|entry-date|post-?date|pub-?date|dateline", re.IGNORECASE)
_UPDATED = re.compile(r"(?<!-)updat|modif|edited", re.IGNORECASE)  # "published-updated" is still when it appeared
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|news|page)[_-]{0,2}title|(?:article|story)?[_-]{0,2}headline)(?:$|\s)",
    re.IGNORECASE,
)


class Element:
    """An open element, and its number on the page."""

    __slots__ = ("attributes", "beside", "number", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], number: int) -> None:
        self.tag, self.attributes, self.number = tag, attributes, number
        self.beside: int | None = None  # not yet asked

    def holds_others(self) -> bool:
        """Return whether it holds something beside the page's subject: comments, teasers, related stories."""
        if self.tag in _BESIDE_TAGS or self.attributes.get("itemprop") == "comment":
            return True
        return self.tag not in _LAYOUT and bool(_BESIDE.search(names_of(self)))


class Caught:
    """The text of an element that is open, as far as it is wanted."""

    __slots__ = ("depth", "element", "kind", "length", "most", "parts")

    def __init__(self, kind: str, depth: int, element: Element, most: int) -> None:
        self.kind, self.depth, self.element, self.most = kind, depth, element, most
        self.parts: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Add a piece; what goes beyond the limit by more than a piece is left out."""
        if self.length <= self.most:
            self.parts.append(text)
            self.length += len(text)

    @property
    def text(self) -> str:
        """The text on one line; a capital right after a small letter or a colon began an element of its own."""
        parts = [part for part in self.parts if part]
        for index in range(1, len(parts)):
            before, after = parts[index - 1][-1], parts[index][0]
            if (before.islower() and after.isupper()) or (before == ":" and after.isalnum()):
                parts[index] = " " + parts[index]
        return clean("".join(parts))[:LONGEST_VALUE]


def names_of(element: Element) -> str:
    """Return an element's class and id."""
    return f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:300]


def beside(opened: Sequence[Element]) -> int:
    """Return the number of the outermost element that holds something beside the page's subject, or 0.

    The answer is kept with each of them, so that asking for every element of a page takes linear time.
    """
    known, asked = 0, []
    for element in reversed(opened):
        if element.beside is not None:
            known = element.beside
            break
        asked.append(element)
    for element in reversed(asked):
        known = element.beside = known or (element.number if element.holds_others() else 0)
    return known


def is_headline(element: Element) -> bool:
    """Return whether an element's class says that it is the page's headline."""
    names = element.attributes.get("class", "")[:300]
    return ("itle" in names or "line" in names) and bool(_HEADLINE.search(names))


def is_publication(element: Element) -> bool:
    """Return whether a date's own markup says that it is the date of publication."""
    names = names_of(element)
    return "pubdate" in element.attributes or bool(_PUBLISHED.search(names) and not _UPDATED.search(names))


def around(opened: Sequence[Element], most: int) -> frozenset[int]:
    """Return the numbers of the nearest elements around the innermost, without those that hold everything."""
    return frozenset(each.number for each in opened[-most - 1 : -1] if each.tag not in {"html", "body"})
