"""HTML: one walk over the tree, blocks out; what stands beside the article is kept apart as `Kind.ASIDE`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from linkcheck import dates
from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines
from linkcheck.model import PartialDate

__all__ = ["fragment", "read"]

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6}
_SKIPPED = {"script", "style", "template", "noscript", "svg", "select", "iframe", "object", "head", "title"}
_CODE = {"pre", "code", "kbd", "samp", "textarea"}
_OWN = {"li": Kind.ITEM, "tr": Kind.ROW, "dd": Kind.ITEM, "pre": Kind.CODE, "textarea": Kind.CODE}
_BREAKING = {
    *("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "dt", "table", "body"),
    *("figure", "figcaption", "address", "hr", "details", "center", "form", "aside", "nav", "footer"),
}
_BESIDE = {"nav", "aside", "footer", "form", "figcaption", "button", "dialog"}
_BESIDE_NAME = re.compile(
    r"(?:^|[-_ ])(?:comments?|sidebar|related|share|sharing|social|breadcrumbs?|menu|navbar|navigation|"
    r"newsletter|cookie|pagination|blogroll|widget|toc|byline|author-?box|tags|promo)(?:$|[-_ ])",
    re.IGNORECASE,
)
_PUBLISHED_META = {
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate"),
    *("publish-date", "dc.date", "dc.date.issued", "dcterms.date", "citation_publication_date", "sailthru.date"),
    *("parsely-pub-date", "citation_date", "bepress_citation_date", "citation_online_date", "publication_date"),
}
_LD_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')
WINDOW = 20_000  # characters: how far ahead a piece of the tree is looked for in the file


def read(text: str) -> Document:
    """Return the blocks of a page and what its head says."""
    soup = BeautifulSoup(text, "lxml")
    lines = Lines(text)
    blocks = tuple(_Walk(text, lines, 0, len(text), _base(soup)).blocks(soup))
    root = soup.find("html")
    language = root.get("lang") if isinstance(root, Tag) else None
    return Document(
        blocks,
        title=_title(soup, blocks),
        published=_published(soup),
        language=str(language) if language else None,
    )


def fragment(text: str, lines: Lines, start: int, end: int) -> Iterator[Block]:
    """Yield the blocks of the HTML that is ``text[start:end]``."""
    soup = BeautifulSoup(text[start:end], "lxml")
    yield from _Walk(text, lines, start, end, base="").blocks(soup)


def _attribute(soup: BeautifulSoup, name: str, wanted: dict[str, str], attribute: str) -> str:
    tag = soup.find(name, attrs=dict(wanted))
    value = tag.get(attribute) if isinstance(tag, Tag) else None
    return str(value).strip() if value else ""


def _base(soup: BeautifulSoup) -> str:
    """Return what relative addresses are relative to: `<base>`, else what the page gives as its own address."""
    own = _attribute(soup, "link", {"rel": "canonical"}, "href") or _attribute(
        soup, "meta", {"property": "og:url"}, "content"
    )
    base = _attribute(soup, "base", {}, "href")
    return _joined(own, base) if base else own


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def _title(soup: BeautifulSoup, blocks: tuple[Block, ...]) -> str | None:
    headings = [block.text for block in blocks if block.kind is Kind.HEADING and block.level == 1]
    title = soup.find("title")
    words = " ".join(title.get_text().split()) if isinstance(title, Tag) else ""
    stated = _attribute(soup, "meta", {"property": "og:title"}, "content") or words
    fitting = [heading for heading in headings if heading.casefold() in stated.casefold()]
    return next(filter(None, (*fitting, *headings[:1], stated)), None)


def _published(soup: BeautifulSoup) -> PartialDate | None:
    """Return the date the page states of itself: JSON-LD, then meta, then the first `<time>` of the article."""
    for script in soup.find_all("script", type="application/ld+json"):
        if match := _LD_PUBLISHED.search(script.get_text()[:100_000]):
            return dates.parse(match[1])
    for meta in soup.find_all("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _PUBLISHED_META and (date := dates.parse(meta.get("content") or "")):
            return date
    for time in soup.find_all("time", limit=20):
        if not _is_beside(time) and not any(map(_is_beside, time.parents)):
            return dates.parse(time.get("datetime") or time.get_text())
    return None


def _is_beside(tag: Tag) -> bool:
    """Return whether a tag holds something beside the article: navigation, comments, related stories."""
    if tag.name in _BESIDE or tag.get("role") in {"navigation", "complementary", "contentinfo"}:
        return True
    names = f"{tag.get('id') or ''} {' '.join(tag.get_attribute_list('class', []))}"
    return bool(_BESIDE_NAME.search(names[:300])) and tag.name not in {"body", "html", "main", "article"}


class _Walk:
    """Enters and leaves each tag once, without recursion; text and links gather until a block ends."""

    def __init__(self, text: str, lines: Lines, start: int, end: int, base: str) -> None:
        self.source, self.lines, self.cursor, self.limit, self.base = text, lines, start, end, base
        self._own: list[tuple[Kind, int]] = []  # items, rows, headings and code that are open
        self._beside = 0
        self._verbatim = 0
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._start: int | None = None
        self._anchors: list[Anchor] = []
        self._codes: list[tuple[int, int]] = []

    def blocks(self, root: Tag) -> Iterator[Block]:
        stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.children))]
        links: list[tuple[str, int, int]] = []
        while stack:
            tag, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                yield from self._leave(tag, links)
            elif isinstance(child, Tag):
                if child.name not in _SKIPPED:
                    yield from self._enter(child, links)
                    stack.append((child, iter(child.children)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._text(str(child))
        yield from self._flush()

    def _enter(self, tag: Tag, links: list[tuple[str, int, int]]) -> Iterator[Block]:
        if tag.name in _OWN or tag.name in _HEADINGS:
            yield from self._flush()
            kind = _OWN.get(tag.name, Kind.HEADING)
            self._own.append((kind, _HEADINGS.get(tag.name, 0)))
        elif tag.name in _BREAKING:
            yield from self._break(tag)
        elif tag.name in {"td", "th"} and self._parts:
            self._write(" | ")
        elif tag.name == "br":
            self._write("\n")
        elif tag.name == "a" and tag.get("href"):
            url = str(tag["href"]).strip()
            links.append((_joined(self.base, url), self._length, self._find(url)))
        self._verbatim += tag.name in _CODE
        self._beside += _is_beside(tag)

    def _leave(self, tag: Tag, links: list[tuple[str, int, int]]) -> Iterator[Block]:
        if tag.name == "a" and tag.get("href") and links:
            self._link(*links.pop())
        elif tag.name in _OWN or tag.name in _HEADINGS:
            yield from self._flush()
            self._own.pop()
        elif tag.name in _BREAKING:
            yield from self._break(tag)
        self._verbatim -= tag.name in _CODE
        self._beside -= _is_beside(tag)

    def _break(self, tag: Tag) -> Iterator[Block]:
        """End a block; within an item, a row or a heading a paragraph is only a new line."""
        if not self._own or tag.name in {"ul", "ol", "table", "dl", "section"}:
            yield from self._flush()
        elif self._parts:
            self._write("\n")

    def _text(self, piece: str) -> None:
        stripped = piece.strip()
        if len(stripped) >= 8:
            at = self._find(stripped.partition("\n")[0][:24])
            self._start = at if self._start is None else self._start
        if self._verbatim:
            self._codes.append((self._length, self._length + len(piece)))
        self._write(piece if Kind.CODE in [kind for kind, _ in self._own] else re.sub(r"\s+", " ", piece))

    def _write(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _find(self, needle: str) -> int:
        """Return where a piece stands in the file, looking forward from the last one found."""
        for form in dict.fromkeys((needle, html.escape(needle, quote=False))):
            at = self.source.find(form, self.cursor, min(self.cursor + WINDOW, self.limit)) if form else -1
            if at >= 0:
                self.cursor = at + len(form)
                return at
        return self.cursor

    def _link(self, url: str, start: int, at: int) -> None:
        if url.startswith("//"):
            url = "https:" + url
        self._start = at if self._start is None else self._start
        region = self.lines.region(at, min(at + len(url), self.limit))
        self._anchors.append(Anchor(url, start, self._length, region))

    def _flush(self) -> Iterator[Block]:
        text = "".join(self._parts)
        if text.strip():
            yield self._block(text)
        self._reset()

    def _block(self, text: str) -> Block:
        kind, level = self._own[-1] if self._own else (Kind.PARAGRAPH, 0)
        kind = Kind.ASIDE if self._beside else kind
        start = self.cursor if self._start is None else self._start
        region = self.lines.region(start, max(start, self.cursor))
        anchors = self._anchors if kind is Kind.CODE else sorted([*self._anchors, *self._bare(text)], key=_by_start)
        block = Block(kind, text, region, tuple(anchors), level)
        return block.part(0, len(text))._replace(region=region)

    def _bare(self, text: str) -> Iterator[Anchor]:
        taken = [(anchor.start, anchor.end) for anchor in self._anchors] + self._codes
        for url, start, end in addresses.find(text):
            if not any(low <= start < high for low, high in taken):
                at = self.source.find(url, max(0, self.cursor - WINDOW), self.limit)
                at = self.cursor if at < 0 else at
                yield Anchor(url, start, end, self.lines.region(at, at + len(url)))


def _by_start(anchor: Anchor) -> int:
    return anchor.start
