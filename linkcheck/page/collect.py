"""One pass over a page's markup that gathers its statements and its visible text.

libxml2 hands over tags and text as it meets them and builds no tree: on a tree, a tag with 90,000 attributes
takes it 11 seconds, and 256 open tags end the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from lxml import etree

from linkcheck.charsets import clean
from linkcheck.page.linked_data import LONGEST, things
from linkcheck.page.statements import Heading, Statements, Time

__all__ = ["LONGEST_TEXT", "collect"]

LONGEST_TEXT = 200_000  # characters of visible text
DEEPEST = 512  # open tags; Chrome flattens what is nested deeper, here the page ends
CHUNK = 32_768  # bytes handed to the parser before it is asked whether it is done

_LONGEST_VALUE = 2000  # characters of a title, a meta element, …
_MOST = 200  # headings, times, scripts, values of one meta name
_MOST_NAMES = 2000  # meta names
_MOST_OPEN = 8  # elements whose text is caught at the same time

_MUTED = frozenset(
    ("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "iframe", "object", "select")
    + ("button", "dialog", "textarea", "title", "head")
)
_BREAKING = frozenset(
    ("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "dt", "dd", "li", "table")
    + ("tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figure", "figcaption", "address", "pre")
    + ("details", "summary", "center", "form", "body", "small", "option", "label")
)
_BESIDE_TAGS = frozenset(("aside", "footer", "nav"))
_BESIDE = re.compile(
    r"comment|respon[ds]|related|sidebar|teaser|recommend|latest|popular|widget|recirc|more-?(?:news|stories|articles)",
    re.IGNORECASE,
)
_LAYOUT = frozenset(("html", "body", "main", "article"))  # their classes say what else is on the page
_PUBLISHED = re.compile(r"publish|entry-date|post-?date|pub-?date|dateline|dt-published", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|edited", re.IGNORECASE)
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|news|page)[_-]{0,2}title|(?:article|story)?[_-]{0,2}headline)(?:$|\s)",
    re.IGNORECASE,
)
_PROPERTIES = frozenset(("datePublished", "dateModified", "headline", "isAccessibleForFree"))
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


def collect(markup: str) -> Statements:
    """Return the statements of a page; what stands where the parser gives up is missing."""
    collector = _Collector()
    parser = etree.HTMLParser(
        target=collector, encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True
    )
    data = markup.replace("\0", " ").encode("utf-8", "replace")
    try:
        for start in range(0, len(data), CHUNK):
            parser.feed(data[start : start + CHUNK])
            if collector.is_over:
                break
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        pass  # an empty page, or one that ended at `DEEPEST`: what was gathered counts
    return collector.statements()


class _Element:
    """An open element: its number on the page, and what its names say once somebody asks."""

    __slots__ = ("attributes", "number", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], number: int) -> None:
        self.tag, self.attributes, self.number = tag, attributes, number

    def is_beside(self) -> bool:
        if self.tag in _BESIDE_TAGS:
            return True
        if self.tag in _LAYOUT:
            return self.attributes.get("itemprop") == "comment"
        return bool(_BESIDE.search(_names(self.attributes))) or self.attributes.get("itemprop") == "comment"


class _Caught:
    """The text of an element that is open, as far as it is wanted."""

    def __init__(self, kind: str, depth: int, element: _Element, most: int = _LONGEST_VALUE) -> None:
        self.kind, self.depth, self.element, self.most = kind, depth, element, most
        self.parts: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        if self.length <= self.most:
            self.parts.append(text)
            self.length += len(text)

    @property
    def text(self) -> str:
        """The text on one line; a capital right after a letter began an element of its own."""
        parts = self.parts
        for index in range(1, len(parts)):
            if parts[index][:1].isupper() and parts[index - 1][-1:].islower():
                parts[index] = " " + parts[index]
        return clean("".join(parts))[:_LONGEST_VALUE]


class _Collector:
    """The target of the parser: `start`, `data` and `end` are called for each tag and text, `close` last."""

    def __init__(self) -> None:
        self.is_over = False
        self._open: list[_Element] = []
        self._count = self._muted = self._length = 0
        self._text: list[str] = []
        self._catching: list[_Caught] = []
        self._title = self._language = self._canonical = ""
        self._metas: dict[str, list[str]] = {}
        self._properties: dict[str, list[str]] = {}
        self._scripts: list[str] = []
        self._headings: list[Heading] = []
        self._times: list[Time] = []

    def statements(self) -> Statements:
        return Statements(
            title=self._title,
            language=self._language,
            canonical=self._canonical,
            metas=self._metas,
            properties=self._properties,
            things=things(self._scripts),
            headings=tuple(self._headings),
            times=tuple(self._times),
            text=_lines("".join(self._text))[:LONGEST_TEXT],
        )

    # ------------------------------------------------------------ what the parser calls

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.is_over:
            return
        self._count += 1
        element = _Element(tag, attributes, self._count)
        self._open.append(element)
        if len(self._open) > DEEPEST:
            self.is_over = True
        if tag in _BREAKING:
            self._break()
        if self._muted or tag in _MUTED:
            self._muted += 1
        if read := _READERS.get(tag):
            read(self, element)
        if attributes:
            self._read_marked(element)

    def end(self, tag: str) -> None:
        if self.is_over or not self._open:
            return
        while self._catching and self._catching[-1].depth == len(self._open):
            self._keep(self._catching.pop())
        self._open.pop()
        if self._muted:
            self._muted -= 1
        elif tag in _BREAKING:
            self._break()

    def data(self, text: str) -> None:
        if not self._muted and self._length < LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)
        for caught in self._catching:
            caught.add(text)

    def close(self) -> None:
        """Close nothing: the parser has ended every tag that was open."""

    # ------------------------------------------------------------ tags that say something

    def _break(self) -> None:
        self.data("\n")

    def _catch(self, kind: str, element: _Element, most: int = _LONGEST_VALUE) -> None:
        if len(self._catching) < _MOST_OPEN:
            self._catching.append(_Caught(kind, len(self._open), element, most))

    def _read_html(self, element: _Element) -> None:
        self._language = self._language or element.attributes.get("lang") or element.attributes.get("xml:lang") or ""

    def _read_title(self, element: _Element) -> None:
        if not self._title and all(each.tag != "svg" for each in self._open):
            self._catch("title", element)

    def _read_link(self, element: _Element) -> None:
        if "canonical" in element.attributes.get("rel", "").lower().split():
            self._canonical = self._canonical or element.attributes.get("href", "").strip()

    def _read_meta(self, element: _Element) -> None:
        content = clean(element.attributes.get("content", "")[:_LONGEST_VALUE])
        for key in _META_KEYS:
            name = element.attributes.get(key, "").strip().lower()[:100]
            if name and content and (name in self._metas or len(self._metas) < _MOST_NAMES):
                _add(self._metas, name, content)

    def _read_script(self, element: _Element) -> None:
        if "ld+json" in element.attributes.get("type", "").lower():
            self._catch("script", element, LONGEST)

    def _read_h1(self, element: _Element) -> None:
        if not self._muted:
            self._catch("h1", element)

    def _read_time(self, element: _Element) -> None:
        if value := element.attributes.get("datetime", "").strip():
            self._add_time(element, value)
        else:
            self._catch("time", element)

    def _read_marked(self, element: _Element) -> None:
        """Read what is marked by an attribute, on whatever tag: microdata, hAtom, titles by their class."""
        attributes = element.attributes
        if "itemprop" in attributes:
            self._read_property(element)
        names = attributes.get("class")
        if not names or self._muted:
            return
        if element.tag == "abbr" and "publish" in names and "title" in attributes:
            self._add_time(element, attributes["title"])
        elif element.tag in {"h2", "h3", "div", "span"} and "itle" in names or "headline" in names:
            if element.tag != "h1" and _HEADLINE.search(names[:500]):
                self._catch("headline", element)

    def _read_property(self, element: _Element) -> None:
        for name in _PROPERTIES.intersection(element.attributes["itemprop"].split()):
            value = element.attributes.get("content") or element.attributes.get("datetime")
            if value and not self._is_beside():
                _add(self._properties, name, clean(value[:_LONGEST_VALUE]))
            elif not value:
                self._catch(name, element)

    # ------------------------------------------------------------ keeping

    def _keep(self, caught: _Caught) -> None:
        """Keep the text of an element that has ended."""
        if caught.kind == "script":
            if caught.length <= LONGEST and len(self._scripts) < _MOST:
                self._scripts.append("".join(caught.parts))
        elif caught.kind == "title":
            self._title = self._title or caught.text
        elif caught.kind == "time":
            self._add_time(caught.element, caught.text)
        elif caught.kind in _PROPERTIES:
            if not self._is_beside():
                _add(self._properties, caught.kind, caught.text)
        elif len(self._headings) < _MOST and caught.text:
            self._headings.append(Heading(caught.text, caught.kind, self._around(5)))

    def _add_time(self, element: _Element, value: str) -> None:
        if len(self._times) >= _MOST:
            return
        names = _names(element.attributes)
        is_published = "pubdate" in element.attributes or bool(_PUBLISHED.search(names))
        is_published = is_published and not _UPDATED.search(names.replace("-updated", ""))
        self._times.append(Time(clean(value[:_LONGEST_VALUE]), is_published, self._is_beside(), self._around(12)))

    def _is_beside(self) -> bool:
        return any(element.is_beside() for element in self._open)

    def _around(self, most: int) -> frozenset[int]:
        """Return the numbers of the nearest open elements, without those that hold everything."""
        nearest = islice(reversed(self._open), 1, most + 1)
        return frozenset(each.number for each in nearest if each.tag not in {"html", "body"})


_READERS = {
    "html": _Collector._read_html,
    "title": _Collector._read_title,
    "link": _Collector._read_link,
    "meta": _Collector._read_meta,
    "script": _Collector._read_script,
    "h1": _Collector._read_h1,
    "time": _Collector._read_time,
}


def _names(attributes: Mapping[str, str]) -> str:
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300]


def _add(values: dict[str, list[str]], name: str, value: str) -> None:
    if value and len(values.setdefault(name, [])) < _MOST:
        values[name].append(value)


def _lines(text: str) -> str:
    """Return the text with spaces folded and one line for each block."""
    lines = (clean(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
