"""One pass over a page's markup that gathers its statements and its visible text.

libxml2 hands over tags and text as it meets them and builds no tree: on a tree, a tag with 90,000 attributes
takes it 11 seconds, and 256 open tags end the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from lxml import etree

from linkcheck.charsets import clean
from linkcheck.page.anchors import Places
from linkcheck.page.elements import (
    LONGEST_VALUE,
    Element,
    around,
    beside,
    is_headline,
    is_publication,
    joined,
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


def collect(markup: str, *, anchors: bool = False) -> Statements:
    """Return the statements of a page; what stands where the parser gives up is missing."""
    collector = _Placing() if anchors else _Collector()
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
        # An empty page, or a surprise of libxml2's: what was gathered until then counts.
        collector.is_over = True
    return collector.statements()


class _Collector:
    """The target of the parser, which calls `start`, `data` and `end` for each tag and text, and `close` last.

    All text is put aside in pieces, and what stands between two numbers of them is looked at when an element that
    matters has ended: so text costs no call, and most tags cost little.
    """

    def __init__(self) -> None:
        self.is_over = False
        self._pieces: list[str] = []
        self.data: Callable[[str], None] = self._pieces.append
        self._length: int | None = None  # of the pieces that count, where the page goes on too deep
        self._open: list[Element] = []
        self._watched: list[tuple[str, int]] = []  # what will be done at their end with some of them, by depth
        self._end = 0  # the depth of the last of these
        self._muted = 0  # the number of the outermost muted element that is open
        self._hidden: list[tuple[int, int]] = []  # pieces of muted elements
        self._beside: dict[int, int] = {}
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
            text=_lines(self._visible()[:LONGEST_TEXT]),
        )

    def _visible(self) -> str:
        """Return the text outside muted elements."""
        pieces = self._pieces[: self._length]
        seen: list[str] = []
        at = 0
        for start, end in self._hidden:
            seen += pieces[at:start]
            at = end
        seen += pieces[at : self._muted or None]
        return "".join(seen)

    # ------------------------------------------------------------ what the parser calls

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.is_over:
            return
        pieces, opened = self._pieces, self._open
        pieces.append("\n" if tag in _BREAKING else "")
        opened.append((tag, attributes, len(pieces)))
        if tag in self._readers:
            self._readers[tag](self, attributes)
        if tag in _MUTED and not self._muted:
            self._watch("")
            self._muted = len(pieces)
        if "itemprop" in attributes:
            self._read_property(attributes)
        if len(opened) > DEEPEST:
            self.is_over, self._length = True, len(pieces)

    def end(self, tag: str) -> None:
        opened = self._open
        if self.is_over or not opened:
            return
        while self._end == len(opened):
            self._keep()
        opened.pop()
        if tag in _BREAKING:
            self._pieces.append("\n")

    def close(self) -> None:
        """Close nothing: the parser has ended every tag that was open."""

    # ------------------------------------------------------------ tags that say something

    def _read_html(self, attributes: Mapping[str, str]) -> None:
        self._language = self._language or attributes.get("lang") or attributes.get("xml:lang") or ""

    def _read_title(self, _: Mapping[str, str]) -> None:
        if not self._title and all(tag != "svg" for tag, _, _ in self._open):
            self._watch("title")

    def _read_link(self, attributes: Mapping[str, str]) -> None:
        if "canonical" in attributes.get("rel", "").lower().split():
            self._canonical = self._canonical or attributes.get("href", "").strip()

    def _read_meta(self, attributes: Mapping[str, str]) -> None:
        content = clean(attributes.get("content", "")[:LONGEST_VALUE])
        for key in _META_KEYS:
            if key in attributes:
                name = attributes[key].strip().lower()[:100]
                if name and (name in self._metas or len(self._metas) < _MOST_NAMES):
                    _add(self._metas, name, content)

    def _read_script(self, attributes: Mapping[str, str]) -> None:
        if "ld+json" in attributes.get("type", "").lower():
            self._watch("script")

    def _read_h1(self, _: Mapping[str, str]) -> None:
        if not self._muted:
            self._watch("h1")

    def _read_h2(self, attributes: Mapping[str, str]) -> None:
        if not self._muted:
            self._watch("headline" if is_headline(attributes) else "h2")

    def _read_time(self, attributes: Mapping[str, str]) -> None:
        if value := attributes.get("datetime", "").strip():
            self._add_time(attributes, value)
        else:
            self._watch("time")

    def _read_abbreviation(self, attributes: Mapping[str, str]) -> None:
        """Read a date of hAtom's."""
        if not self._muted and "title" in attributes and "class" in attributes and is_publication(attributes):
            self._add_time(attributes, attributes["title"])

    def _read_class(self, attributes: Mapping[str, str]) -> None:
        """Read a headline that only its class marks."""
        if "class" in attributes and not self._muted and is_headline(attributes):
            self._watch("headline")

    def _read_property(self, attributes: Mapping[str, str]) -> None:
        """Read a microdata property, from its attribute or its text."""
        for name in _PROPERTIES.intersection(attributes["itemprop"].split()):
            value = attributes.get("content") or attributes.get("datetime")
            if not value:
                self._watch(name)
            elif not self._is_beside():
                _add(self._properties, name, clean(value[:LONGEST_VALUE]))

    _readers: ClassVar[Mapping[str, Callable[[_Collector, Mapping[str, str]], None]]] = {
        "html": _read_html,
        "title": _read_title,
        "link": _read_link,
        "meta": _read_meta,
        "script": _read_script,
        "h1": _read_h1,
        "h2": _read_h2,
        "time": _read_time,
        "abbr": _read_abbreviation,
        **dict.fromkeys(_TITLED, _read_class),
    }

    # ------------------------------------------------------------ keeping

    def _watch(self, kind: str) -> None:
        """See to it that something is done when the innermost element ends."""
        if not kind or len(self._watched) - bool(self._muted) < _MOST_OPEN:
            self._end = len(self._open)
            self._watched.append((kind, self._end))

    def _keep(self) -> None:
        """Keep the text of an element that ends."""
        kind, _ = self._watched.pop()
        self._end = self._watched[-1][1] if self._watched else 0
        _, attributes, number = self._open[-1]
        if not kind:
            self._hidden.append((number, len(self._pieces)))
            self._muted = 0
        elif kind == "script":
            self._add_script("".join(self._pieces[number:]))
        elif kind == "title":
            self._title = self._title or joined(self._pieces[number:])
        elif kind == "time":
            self._add_time(attributes, joined(self._pieces[number:]))
        elif kind in _PROPERTIES:
            if not self._is_beside():
                _add(self._properties, kind, joined(self._pieces[number:]))
        elif len(self._headings) < _MOST and (text := joined(self._pieces[number:])):
            self._headings.append(Heading(text, kind, around(self._open, 5), self._is_beside()))

    def _add_script(self, script: str) -> None:
        if len(script) <= LONGEST and len(self._scripts) < _MOST:
            self._scripts.append(script)

    def _add_time(self, attributes: Mapping[str, str], value: str) -> None:
        if len(self._times) < _MOST:
            value = clean(value[:LONGEST_VALUE])
            near = around(self._open, 12)
            self._times.append(Time(value, is_publication(attributes), near, self._is_beside()))

    def _is_beside(self) -> int:
        return beside(self._open, self._beside)


class _Placing(_Collector):
    """The same, which gathers the page's places as well."""

    def __init__(self) -> None:
        super().__init__()
        self.data = self._read_text
        self._places = Places()

    def statements(self) -> Statements:
        return super().statements()._replace(anchors=None if self.is_over else self._places.anchors())

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().start(tag, attributes)
        if not self.is_over:
            self._places.start(tag, attributes, in_text=not self._muted)

    def end(self, tag: str) -> None:
        super().end(tag)
        self._places.end()

    def _read_text(self, text: str) -> None:
        self._pieces.append(text)
        if self._muted:
            self._places.beside(text)


def _add(values: dict[str, list[str]], name: str, value: str) -> None:
    if value and len(values.setdefault(name, [])) < _MOST:
        values[name].append(value)


def _lines(text: str) -> str:
    """Return the text with spaces folded and one line for each block."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line]
    # What can be printed needs no cleaning, which takes five times as long as to see that.
    return "\n".join(line if line.isprintable() else clean(line) for line in lines if line)
