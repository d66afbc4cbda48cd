"""The tree of a page: BeautifulSoup's, built by lxml's parser, and bounded against pages that are too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import PageElement, Tag
from lxml import etree

__all__ = ["UNREAD", "Node", "Tree", "parsed", "spaced", "tokens"]

# What holds no words of the page. A script is kept: the head's JSON-LD is one.
UNREAD = {"script", "style", "template", "noscript", "svg", "select", "iframe", "object", "title", "math"}
UNREAD |= {"audio", "video", "canvas"}  # whose words are for browsers that cannot play them
DEEPEST = 1000  # elements in each other: the parser takes as many steps for each tag that nothing had opened
_FORMATTING = re.compile(
    r"</?(?:b|i|u|s|em|strong|font|span|small|big|tt|center|strike|abbr|ins|del)\b[^<>]{0,1000}>", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}>")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPACES = re.compile(r"\s+")
_CHUNK = 2**16  # bytes that the parser is given at once
_PARTING = {"br", "p", "div", "li", "td", "th"}


class Node(Tag):
    """An element: its name, its attributes, and its children, elements and texts, in their order."""

    # Two elements that look alike are two: BeautifulSoup would compare all that stands in them.
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def get(self, key: str, _: object = None) -> str:
        """Return an attribute, empty where there is none."""
        return str(self.attrs.get(key) or "")

    def walk(self) -> Iterator[Node]:
        """Yield this element and each below it, in the page's order."""
        stack: list[PageElement] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Node):
                yield node
                stack.extend(reversed(node.contents))

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements that this one stands in, the nearest first."""
        node = self.parent
        while isinstance(node, Node):
            yield node
            node = node.parent

    def words(self, most: int = 2000) -> str:
        """Return the text below, spaces folded, as far as about so many characters go."""
        pieces: list[str] = []
        length, stack = 0, [iter(self.contents)]
        while stack and length < most:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif isinstance(child, str):
                pieces.append(child[:most])
                length += len(child)
            elif isinstance(child, Node) and child.name not in UNREAD:
                stack.append(iter(child.contents))
                pieces += [" "] if child.name in _PARTING else []
        return " ".join("".join(pieces).split())


def tokens(node: Node) -> list[str]:
    """Return the words of an element's class and its id, in small letters: "postBody" is "post-body"."""
    if "class" not in node.attrs and "id" not in node.attrs:
        return []
    return [*_words(node.get("class")[:500] + " " + node.get("id")[:100])]


@lru_cache(maxsize=1024)
def _words(names: str) -> tuple[str, ...]:  # each element's are asked for several times
    return tuple(_CAMEL.sub("-", names).lower().split())


def spaced(text: str) -> str:
    """Return a text with each run of white space as one space, as a browser shows it."""
    return _SPACES.sub(" ", text)


class Tree(NamedTuple):
    """A page's elements, below a root that is the page."""

    root: Node
    is_whole: bool = True  # not if the page was too deep to be read to its end


class _Page(BeautifulSoup, Node):
    """The root."""


def parsed(text: str) -> Tree:
    """Return the tree of a page; nothing is too broken for one.

    A page that never closes its formatting is read without it; what is still too deep ends the page.
    """
    text = _DECLARATION.sub("", text)
    page = _read(text)
    if not page.is_whole:
        page = _read(_FORMATTING.sub("", text))
    return page


def _read(text: str) -> Tree:
    builder = _Builder(multi_valued_attributes={}, string_containers={})
    # BeautifulSoup warns of one line, which might be a file's name; the builder drops the line end again.
    root = _Page(text + "\n", builder=builder, element_classes={Tag: Node})
    return Tree(root, builder.is_whole)


class _TooDeepError(Exception):
    """More elements in each other than any page has."""


class _Builder(HTMLTreeBuilder):
    """Hears of each start, end and text from the parser; of comments and declarations there is nothing to keep."""

    is_whole = True

    def feed(self, markup: Any) -> None:
        """Build the tree of a text, which BeautifulSoup hands on as it is.

        BeautifulSoup's own builder for lxml has no bound: an end tag costs as many steps as elements are open.
        """
        target: Any = self  # the stubs allow for bytes, which a parser of text never gives
        parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
        data = markup[:-1].encode("utf-8", "replace")
        try:
            for at in range(0, len(data), _CHUNK):
                parser.feed(data[at : at + _CHUNK])
            parser.close()
        except _TooDeepError:
            self.is_whole = False
        except etree.LxmlError:  # no tag at all, or what the parser gives up on: as far as it came
            pass

    # The names of the arguments are BeautifulSoup's.

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:  # noqa: ARG002
        """Open an element."""
        if len(self._soup().tagStack) > DEEPEST:
            raise _TooDeepError
        self._soup().handle_starttag(tag, None, None, dict(attrib))

    def end(self, tag: Any) -> None:
        """Close an element; the parser names each one that ends."""
        self._soup().endData()
        self._soup().handle_endtag(tag)

    def data(self, data: Any) -> None:
        """Take a piece of text."""
        self._soup().handle_data(data)

    def close(self) -> None:
        """Return nothing: the tree is BeautifulSoup's."""

    def comment(self, text: Any) -> None:
        """Pass over a comment."""

    def pi(self, target: str, data: str) -> None:
        """Pass over a processing instruction."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Pass over a document type."""

    def _soup(self) -> BeautifulSoup:
        if self.soup is None:
            raise TypeError("a builder is fed by BeautifulSoup alone")
        return self.soup
