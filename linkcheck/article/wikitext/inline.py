"""A run of wikitext in, its text as a reader sees it out: with the links, the calls and the citations in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.article.blocks import Call, Lines
from linkcheck.article.entities import decoded
from linkcheck.article.wikitext import cites
from linkcheck.article.wikitext.cites import Template
from linkcheck.article.wikitext.notes import Notes, outermost
from linkcheck.article.wikitext.text import Cited, Text
from linkcheck.article.wikitext.tree import Mark, Node, Span, split

__all__ = ["Inline", "Page"]

# What is no text of its own: quotation marks that set italics, tags, switches, signs written by name.
_MARKUP = re.compile(
    r"'{2,}|<(?P<br>br)\s{0,5}/?>|</?[a-z][a-z0-9]{0,20}(?:[\s/][^<>]{0,300})?>|__[A-Z]{3,20}__|"
    r"(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)",
    re.IGNORECASE,
)
_EXTERNAL = re.compile(r"[^\s|<>\[\]{}\"]+")
_FILE = re.compile(r"\w[\w./ -]{0,200}\.(?:mediawiki|wiki|md|rst|txt|html?|pdf)(?:#\S{0,100})?", re.IGNORECASE)
_PICTURE = re.compile(r"[^:]{1,30}:.{1,250}\.(?:jpe?g|png|svg|gif|webp|tiff?|og[gv]|webm|djvu)\s*", re.IGNORECASE)
_OTHER_WIKI = re.compile(r"(?!doi:|rfc:)[a-z]{2,3}(?:-[a-z]{2,8})?:[^|]{1,250}")
_IDENTIFIERS = {"doi": "doi:", "arxiv": "arXiv:", "isbn": "ISBN ", "pmid": "PMID ", "pmc": "PMC ", "hdl": "hdl:"}
_SIGNS = {"!": "|", "=": "=", "'": "'", "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "·": " · ", "•": " • "}


class Page(NamedTuple):
    """What all the pieces of a page share."""

    text: str
    lines: Lines
    notes: Notes
    values: dict[tuple[int, int], str]  # of parameters that were read, by their place


class Inline:
    """Takes pieces of the file, and writes what a reader sees of them into ``text``."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = Text(page.lines)

    def add(self, span: Span) -> None:
        """Append a piece of the file."""
        at = span.low
        for child in span.children:
            self._plain(at, child.start)
            self.text.interrupt()
            self._child(child)
            self.text.interrupt()
            at = child.end
        self._plain(at, span.high)

    def _plain(self, low: int, high: int) -> None:
        text, at = self.page.text, low
        for match in _MARKUP.finditer(text, low, max(low, high)):
            self.text.write(text[at : match.start()], at)
            if match["entity"]:
                self.text.write(html.unescape(match[0]), match.start())
            elif match["br"]:
                self.text.write(" ", match.start())
            else:
                self.text.interrupt()
            at = match.end()
        self.text.write(text[at:high], at)

    def _child(self, node: Node) -> None:
        if node.start in self.page.notes.labels:
            self._note(node)
        elif node.kind is Mark.TEMPLATE:
            self._template(cites.template(self.page.text, node))
        elif node.kind is Mark.LINK:
            self._link(node)
        elif node.kind is Mark.EXTERNAL:
            self._external(Span(node.low, node.high, node.children))
        elif node.kind is Mark.VERBATIM:
            start = self.text.length
            self.text.write(html.unescape(self.page.text[node.low : node.high]), node.low)
            self.text.verbatim.append((start, self.text.length))
        else:
            self._drop(node)

    def _note(self, node: Node) -> None:
        self.text.calls.append(Call(self.page.notes.labels[node.start], self.text.length))
        self.text.notes += outermost([node], self.page.notes)

    def _drop(self, node: Node) -> None:
        """Leave a piece out; what is noted in it remains noted."""
        self.text.notes += outermost(node.children, self.page.notes)

    # ------------------------------------------------------------ links

    def _external(self, span: Span) -> None:
        match = _EXTERNAL.match(self.page.text, span.low, span.high)
        low = match.end() if match else span.low
        low += self.page.text.startswith("|", low, span.high)  # "[https://x.org|Title]", a frequent mistake
        words = Span(low, span.high, tuple(child for child in span.children if child.start >= low))
        if match:
            self._linked(decoded(match[0]), Span(match.start(), match.end()), words)
        else:
            self.add(words)

    def _linked(self, url: str, place: Span, words: Span | None) -> None:
        """Append a link's words, or its address where it has none."""
        parts, start = len(self.text.parts), self.text.length
        if words:
            low = words.low
            while low < words.high and self.page.text[low] in " \t":
                low += 1
            self.add(words._replace(low=low))
        if not "".join(self.text.parts[parts:]).strip():
            self.text.write(url, place.low)
        self.text.anchor(url, place, start, self.text.length)

    def _link(self, node: Node) -> None:
        target, *rest = split(self.page.text, Span(node.low, node.high, node.children), "|")
        name = self.page.text[target.low : min(target.high, target.low + 500)].strip()
        if cites.ADDRESS.match(name):
            self._external(Span(node.low, node.high, node.children))
        elif self._shows_no_words(name, bool(rest)):
            self._drop(node)
        else:
            start = self.text.length
            words = rest[-1] if rest and self.page.text[rest[-1].low : rest[-1].high].strip() else target
            colon = words is target and self.page.text.startswith(":", words.low)
            self.add(words._replace(low=words.low + colon))
            if _FILE.fullmatch(name):
                self.text.anchor(name, target, start, self.text.length)
            else:
                self.text.inner.append((start, self.text.length))

    @staticmethod
    def _shows_no_words(name: str, has_words: bool) -> bool:
        """Return whether a link is a picture, a category or the same page in another language."""
        space = name.partition(":")[0].strip().casefold() if ":" in name else ""
        if space in cites.words("files") or space in cites.words("categories") or _PICTURE.fullmatch(name):
            return True
        return not has_words and bool(_OTHER_WIKI.fullmatch(name))

    # ------------------------------------------------------------ templates

    def _template(self, found: Template) -> None:
        at = found.node.start
        if found.name in _SIGNS:
            self.text.write(_SIGNS[found.name], at)
        elif cites.is_one_of(found, "names"):
            self.text.calls += [Call(self._value(field), self.text.length) for field in found.listed]
        elif cites.is_one_of(found, "short"):
            names = "".join(self._value(field) for field in found.listed[:5])
            self.text.calls.append(Call(f"CITEREF{names}", self.text.length))
        elif cites.is_one_of(found, "shorter"):
            self.text.write(" ".join(self._value(field) for field in found.listed[:5]), at)
        elif found.name in _IDENTIFIERS and found.listed:
            self.text.write(_IDENTIFIERS[found.name] + self._value(found.listed[0]), at)
        else:
            self._citation(found)

    def _citation(self, found: Template) -> None:
        citation = None if cites.is_one_of(found, "copies") else cites.citation(self.page.text, found, self._value)
        if not citation:
            self._other(found)
            return
        start = self.text.length
        self.text.write(citation.text, found.node.start)
        self.text.verbatim.append((start, self.text.length))
        if citation.url and citation.place:
            low = start + citation.text.find(citation.words)
            self.text.anchor(citation.url, citation.place, low, low + len(citation.words))
        self.text.cited.append(Cited(start, self.text.length, found.node, citation))
        self._drop(found.node)

    def _other(self, found: Template) -> None:
        """Append what a template shows that cites nothing: a copy's address, an address, a word of its own."""
        text = self.page.text
        if cites.is_one_of(found, "copies"):
            words = cites.named(found, "text", "title")
            for url, place in cites.copy(text, found):
                self._spaced(url, place, words)
                words = None
        elif found.name == "lang" or found.name.startswith("lang-"):
            self._words(found.listed[-1:])
        elif cites.is_one_of(found, "dates"):
            values = [self._value(field) for field in found.listed[:3]]
            self.text.write(("-" if all(map(str.isdigit, values)) else " ").join(values), found.node.start)
        elif cites.is_one_of(found, "shows"):
            self._words(found.listed[:1])
        elif link := next(filter(None, (cites.address(text, each) for each in _fields(found))), None):
            words = cites.first(found, "title", "titel", "titre", "name", "text")
            self._spaced(*link, words=words)
            shown = words.children if words else ()
            self.text.notes += outermost(
                [each for each in found.node.children if each not in shown], self.page.notes
            )
        else:
            self._drop(found.node)

    def _words(self, fields: Sequence[Span]) -> None:
        for field in fields:
            self.add(field)

    def _spaced(self, url: str, place: Span, words: Span | None) -> None:
        """Append a link that a space parts from what stands before it."""
        self.text.write(" ", place.low)
        is_address = words is not None and words.low <= place.low < words.high
        self._linked(url, place, None if is_address else words)

    def _value(self, span: Span) -> str:
        """Return a parameter's value as plain text; each is read once, however often it is asked for."""
        key = (span.low, span.high)
        if key not in self.page.values:
            inner = Inline(self.page)
            inner.add(span)
            value = "".join(inner.text.parts)[: cites.LONGEST_FIELD]
            self.page.values[key] = " ".join(value.split())
        return self.page.values[key]


def _fields(found: Template) -> Iterator[Span]:
    yield from found.listed
    yield from found.named.values()
