"""One pass over a page's markup that gathers its statements and its visible text.

libxml2 hands over tags and text as it meets them and builds no tree: on a tree, a tag with 90,000 attributes
takes it 11 seconds, and 256 open tags end the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from linkcheck.charsets import clean
from linkcheck.page.elements import (
    LONGEST_VALUE,
    Caught,
    Element,
    around,
    beside,
    is_headline,
    is_publication,
)
from linkcheck.page.linked_data import LONGEST, things
from linkcheck.page.statements import Heading, Statements, Time

__all__ = ["LONGEST_TEXT", "collect"]

LONGEST_TEXT = 200_000  # characters of visible text
DEEPEST = 512  # open tags; Chrome flattens what is nested deeper, here the page ends
CHUNK = 32_768  # bytes handed to the parser before it is asked whether that is reached

_MOST = 200  # headings, times, scripts, values of one meta name
_MOST_NAMES = 2000  # meta names
_MOST_OPEN = 8  # elements whose text is caught at the same time

_MUTED = {
    *("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "iframe", "object"),
    *("select", "button", "dialog", "textarea", "title"),
}
_BREAKING = {
    *("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "dt", "dd"),
    *("li", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figure"),
    *("figcaption", "address", "pre", "details", "summary", "center", "form", "body", "small"),
    *("option", "label"),
}
_TITLED = frozenset(("div", "span", "p", "h3", "td"))  # what may be a headline by its class
_PROPERTIES = frozenset(("datePublished", "dateModified", "headline", "isAccessibleForFree"))
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


def collect(markup: str) -> Statements:
    """Return the statements of a page; what stands where the parser gives up is missing."""
    collector = _Collector()
    parser = etree.HTMLParser(
        target=collector,  # type: ignore[arg-type]  # lxml asks for no more methods than it finds
        encoding="utf-8",
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    data = markup.replace("\0", " ").encode("utf-8", "replace")
    try:
        for start in range(0, len(data), CHUNK):
            parser.feed(data[start : start + CHUNK])
            if collector.is_over:
                break
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        pass  # an empty page, or a surprise of libxml2's: what was gathered until then counts
    return collector.statements()


class _Collector:
    """The target of the parser, which calls `start`, `data` and `end` for each tag and text, and `close` last."""

    def __init__(self) -> None:
        self.is_over = False
        self._open: list[Element] = []
        self._count = self._muted = self._length = 0
        self._text: list[str] = []
        self._catching: list[Caught] = []
        self._title = self._language = self._canonical = ""
        self._metas: dict[str, list[str]] = {}
        self._properties: dict[str, list[str]] = {}
        self._scripts: list[str] = []
        self._headings: list[Heading] = []
        self._times: list[Time] = []
        self._readers: dict[str, Callable[[Element], None]] = {
            "html": self._read_html,
            "title": self._read_title,
            "link": self._read_link,
            "meta": self._read_meta,
            "script": self._read_script,
            "h1": self._read_heading,
            "h2": self._read_heading,
            "time": self._read_time,
        }

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
            text=_lines("".join(self._text)[:LONGEST_TEXT]),
        )

    # ------------------------------------------------------------ what the parser calls

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.is_over:
            return
        self._count += 1
        element = Element(tag, attributes, self._count)
        self._open.append(element)
        self.is_over = len(self._open) > DEEPEST
        if self._muted or tag in _MUTED:
            self._muted += 1
        if tag in _BREAKING:
            self._break()
        if tag in self._readers:
            self._readers[tag](element)
        if "itemprop" in attributes:
            self._read_property(element)
        if "class" in attributes and not self._muted:
            self._read_class(element)

    def end(self, tag: str) -> None:
        if self.is_over or not self._open:
            return
        while self._catching and self._catching[-1].depth == len(self._open):
            self._keep(self._catching.pop())
        self._open.pop()
        if tag in _BREAKING:
            self._break()
        if self._muted:
            self._muted -= 1

    def data(self, text: str) -> None:
        if not (self._muted or self.is_over) and self._length < LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)
        for caught in self._catching:
            caught.add(text)

    def close(self) -> None:
        """Close nothing: the parser has ended every tag that was open."""

    def _break(self) -> None:
        if not self._muted:
            self._text.append("\n")
        for caught in self._catching:
            caught.add("\n")

    # ------------------------------------------------------------ tags that say something

    def _read_html(self, element: Element) -> None:
        self._language = (
            self._language or element.attributes.get("lang") or element.attributes.get("xml:lang") or ""
        )

    def _read_title(self, element: Element) -> None:
        if not self._title and all(each.tag != "svg" for each in self._open):
            self._catch("title", element)

    def _read_link(self, element: Element) -> None:
        if "canonical" in element.attributes.get("rel", "").lower().split():
            self._canonical = self._canonical or element.attributes.get("href", "").strip()

    def _read_meta(self, element: Element) -> None:
        content = clean(element.attributes.get("content", "")[:LONGEST_VALUE])
        for key in _META_KEYS:
            name = element.attributes.get(key, "").strip().lower()[:100]
            if name and (name in self._metas or len(self._metas) < _MOST_NAMES):
                _add(self._metas, name, content)

    def _read_script(self, element: Element) -> None:
        if "ld+json" in element.attributes.get("type", "").lower():
            self._catch("script", element, LONGEST)

    def _read_heading(self, element: Element) -> None:
        if not self._muted:
            marked = "headline" if is_headline(element) else "h2"
            self._catch("h1" if element.tag == "h1" else marked, element)

    def _read_time(self, element: Element) -> None:
        if value := element.attributes.get("datetime", "").strip():
            self._add_time(element, value)
        else:
            self._catch("time", element)

    def _read_property(self, element: Element) -> None:
        """Read a microdata property, from its attribute or its text."""
        for name in _PROPERTIES.intersection(element.attributes["itemprop"].split()):
            value = element.attributes.get("content") or element.attributes.get("datetime")
            if not value:
                self._catch(name, element)
            elif not beside(self._open):
                _add(self._properties, name, clean(value[:LONGEST_VALUE]))

    def _read_class(self, element: Element) -> None:
        """Read what only a class marks: a headline, or a date of hAtom's."""
        if element.tag in _TITLED and is_headline(element):
            self._catch("headline", element)
        elif element.tag == "abbr" and "title" in element.attributes and is_publication(element):
            self._add_time(element, element.attributes["title"])

    # ------------------------------------------------------------ keeping

    def _catch(self, kind: str, element: Element, most: int = LONGEST_VALUE) -> None:
        if len(self._catching) < _MOST_OPEN:
            self._catching.append(Caught(kind, len(self._open), element, most))

    def _keep(self, caught: Caught) -> None:
        """Keep the text of an element that has ended."""
        if caught.kind == "script":
            if caught.length <= LONGEST and len(self._scripts) < _MOST:
                self._scripts.append("".join(caught.parts))
        elif caught.kind == "title":
            self._title = self._title or caught.text
        elif caught.kind == "time":
            self._add_time(caught.element, caught.text)
        elif caught.kind in _PROPERTIES:
            if not beside(self._open):
                _add(self._properties, caught.kind, caught.text)
        elif len(self._headings) < _MOST and (text := caught.text):
            self._headings.append(Heading(text, caught.kind, around(self._open, 5), beside(self._open)))

    def _add_time(self, element: Element, value: str) -> None:
        if len(self._times) < _MOST:
            value = clean(value[:LONGEST_VALUE])
            near, others = around(self._open, 12), beside(self._open)
            self._times.append(Time(value, is_publication(element), near, others))


def _add(values: dict[str, list[str]], name: str, value: str) -> None:
    if value and len(values.setdefault(name, [])) < _MOST:
        values[name].append(value)


def _lines(text: str) -> str:
    """Return the text with spaces folded and one line for each block."""
    lines = (clean(line) for line in text.split("\n") if line and not line.isspace())
    return "\n".join(line for line in lines if line)
