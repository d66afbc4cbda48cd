"""The places on a page that an address can name (``#history``), and whether more of them may come by script.

A place is an element's id, or the name of an ``<a>`` (WHATWG HTML §7.4.6.3, "indicated part").
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck.page.outline import Outline

__all__ = ["LONGEST", "LONGEST_BESIDE", "MOST", "Anchors", "placed"]

MOST = 20_000  # places; with more of them, none counts
MOST_TEXT = 400_000  # characters of all their names
LONGEST = 200  # characters of a name; the longest on 850 pages, but for two, has 143
LONGEST_BESIDE = 20_000  # characters
# A page may say "skip to the content", "to the search" and "to the footer", and get all its text by script. Of 855
# pages 57 link to five places of their own, most of them to tabs, comments and menus; twelve do so to places in
# their text under different names, and ten of those have a table of contents.
ENOUGH = 5

USER_CONTENT = "user-content-"  # GitHub puts it before the ids of what users wrote, and its script takes it off

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What frames a text or is filled by a script: the targets of skip links, tabs, menus, dialogs.
_FRAMES = frozenset(
    (
        *("html", "body", "div", "nav", "header", "footer", "main", "aside", "article", "form", "ul", "ol", "svg"),
        *("input", "button", "select", "textarea", "label", "fieldset", "iframe", "img", "dialog"),
    )
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "title", "iframe", "object"))
_DIGITS = re.compile(r"\d+")


class Anchors(NamedTuple):
    """The places of a page."""

    names: frozenset[str]
    are_sure: bool  # its own links show that its places stand in its HTML
    beside: str  # what its menus, asides and footers say


def placed(outline: Outline) -> Anchors | None:
    """Return the places of a page, or None where there were too many."""
    places = _Places(outline)
    for number in range(1, len(outline.tags)):
        places.read(number)
    return places.anchors()


class _Places:
    """Gathers the places of a page from its elements, and the text that is seen beside its own."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._names: set[str] = set()
        self._in_text: set[str] = set()  # those of them that are no frame of something
        self._linked: set[str] = set()  # what the page itself links to …
        self._headed: set[str] = set()  # … from a heading
        self._length = 0
        self._unseen = [False]  # of each element, whether it or one around it is never seen

    def read(self, number: int) -> None:
        """Take an element."""
        outline = self._outline
        tag, attributes = outline.tags[number], outline.attributes[number]
        self._unseen.append(self._unseen[outline.parents[number]] or tag in _UNSEEN)
        is_link = tag in {"a", "area"}
        if not is_link and "id" not in attributes:
            return
        in_text = not outline.is_hidden(number)
        if "id" in attributes:
            self._add(attributes["id"], is_text=in_text and tag not in _FRAMES)
        if "name" in attributes and tag == "a":
            self._add(attributes["name"], is_text=in_text)
        if is_link and attributes.get("href", "").startswith("#"):
            self._link(attributes["href"][1:], number)

    def _beside(self) -> str:
        """Return what is seen and none of the page's own text."""
        outline, texts, length = self._outline, list[str](), 0
        for start, end in outline.hidden:
            piece = start
            while piece < end and length < LONGEST_BESIDE:
                element = outline.at(piece)
                if self._unseen[element]:
                    piece = outline.ends[element]
                else:
                    texts.append(outline.pieces[piece])
                    length += len(texts[-1].strip())
                    piece += 1
        return " ".join(" ".join(texts).split())[:LONGEST_BESIDE]

    def anchors(self) -> Anchors | None:
        """Return the places, or None where there were too many.

        What a page itself links to it is taken to have: where its HTML does not, a script sees to it (tabs,
        dialogs, slides).
        """
        if self._is_full():
            return None
        shown = {name for name in self._linked if self._is_shown(name)}
        # Digits do not count: comments, notes and slides all come from one place, and that may be a script.
        kinds = {_DIGITS.sub("", name).lower() for name in shown} - {"top"}
        return Anchors(frozenset(self._names | self._linked), len(kinds) >= ENOUGH, self._beside())

    def _add(self, name: str, *, is_text: bool) -> None:
        if 0 < len(name) <= LONGEST and name not in self._names and not self._is_full():
            self._names.add(name)
            self._length += len(name)
            if is_text:
                self._in_text.add(name)

    def _link(self, reference: str, number: int) -> None:
        """Take a link to the page itself."""
        name = unquote(reference) if len(reference) <= 9 * LONGEST else ""  # nine: %E4%BC%9A is one letter
        if not 0 < len(name) <= LONGEST or self._is_full():
            return
        if any(self._outline.tags[each] in _HEADINGS for each in self._outline.around(number)):
            self._headed.add(name)
        if name not in self._linked:
            self._linked.add(name)
            self._length += len(name)

    def _is_full(self) -> bool:
        return len(self._names) + len(self._linked) > MOST or self._length > MOST_TEXT

    def _is_shown(self, name: str) -> bool:
        """Return whether the page links to a place in its text, or from a heading to a place that is there."""
        known = self._names if name in self._headed else self._in_text
        return name in known or USER_CONTENT + name in known
