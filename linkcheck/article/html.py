"""HTML: one walk over the tree, blocks out; what stands beside the article is kept apart as `Kind.ASIDE`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from linkcheck.article import addresses, html_head, stated
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines, covers
from linkcheck.article.html_places import Places

__all__ = ["fragment", "read"]

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6}
_SKIPPED = {"script", "style", "template", "noscript", "svg", "select", "iframe", "object", "title"}
_CODE = {"pre", "code", "kbd", "samp", "textarea"}
_OWN = {"li": Kind.ITEM, "tr": Kind.ROW, "dd": Kind.ITEM, "pre": Kind.CODE, "textarea": Kind.CODE}
_BREAKING = {
    *("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "dt", "table", "body"),
    *("figure", "figcaption", "address", "hr", "details", "center", "form", "aside", "nav", "footer"),
}
_BESIDE = {"nav", "aside", "footer", "form", "figcaption", "button", "dialog"}
_BESIDE_NAME = re.compile(
    r"(?:^|[-_ ])(?<!has-)(?<!with-)(?<!no-)(?:comments?|sidebar|related|share|sharing|social|breadcrumbs?|menu|"
    r"navbar|navigation|newsletter|cookie|pagination|blogroll|widget|toc|byline|author-?box|tags|promo)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^<>]*>")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}>")
_BREAKS = re.compile(r"\s*[\n\r\t]\s*")
_SWALLOWED = re.compile(r"[<>].*", re.DOTALL)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LABEL = re.compile(r"/(?:tags?|topics?|category|categories|authors?)/", re.IGNORECASE)
_LABEL_RELATIONS = {"tag", "author", "category", "license"}
_NEAR = 4000  # characters: how much further than in the text an address may stand in the file


def read(text: str) -> Document:
    """Return the blocks of a page and what its head says."""
    soup = _parsed(text)
    lines = Lines(text)
    walk = _Walk(Places(text, 0, len(text)), lines, html_head.base(soup))
    blocks = tuple(walk.blocks(soup))
    title = html_head.title(soup, blocks)
    published = html_head.published(soup) or stated.near(blocks, title) or html_head.in_time(soup)
    return Document(
        blocks,
        title=title,
        published=published,
        language=html_head.language(soup),
    )


def fragment(text: str, lines: Lines, start: int, end: int) -> Iterator[Block]:
    """Yield the blocks of the HTML that is ``text[start:end]``."""
    piece = text[start:end]
    if "href" in piece.lower() or _TAGS.sub("", piece).strip():  # else there is nothing to read between the tags
        yield from _Walk(Places(text, start, end), lines, base="").blocks(_parsed(piece))


def _parsed(text: str) -> BeautifulSoup:
    """Return the tree of a page; neither an XML declaration nor a page of one word is worth bs4's warning."""
    return BeautifulSoup(_DECLARATION.sub("", text) + "\n", "lxml")


def _is_beside(tag: Tag) -> bool:
    """Return whether a tag holds something beside the article: navigation, comments, related stories."""
    if tag.name in _BESIDE or tag.get("role") in {"navigation", "complementary", "contentinfo"}:
        return True
    if (
        tag.name in {"body", "html", "main", "article"}
        or "main" in str(tag.get("id"))
        or tag.get("role") == "main"
    ):
        return False  # the class of a layout may well say that it has a sidebar
    names = f"{tag.get('id') or ''} {' '.join(map(str, tag.get_attribute_list('class')))}"
    return bool(_BESIDE_NAME.search(names[:300]))


class _Link:
    """A link that is open: its address, where its words start in the block, where it stands in the file."""

    def __init__(self, url: str, start: int, at: int) -> None:
        self.url, self.start, self.at = url, start, at
        self.is_kept = False


class _Walk:
    """Enters and leaves each tag once, without recursion; text and links gather until a block ends."""

    def __init__(self, places: Places, lines: Lines, base: str) -> None:
        self.places, self.lines, self.base = places, lines, base
        self._own: list[tuple[Kind, int]] = []  # items, rows, headings and code that are open
        self._links: list[_Link] = []
        self._beside = self._verbatim = self._code = 0
        self._marks: list[tuple[bool, bool]] = []  # of each open tag: whether it leads, whether it is beside
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._start: int | None = None
        self._anchors: list[Anchor] = []
        self._codes: list[tuple[int, int]] = []
        self._pieces: list[tuple[int, int]] = []  # where each text starts in the block, and in the file

    def blocks(self, root: Tag) -> Iterator[Block]:
        stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.children))]
        while stack:
            tag, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                yield from self._leave(tag) if stack else ()
            elif isinstance(child, Tag):
                if child.name not in _SKIPPED:
                    yield from self._enter(child)
                    stack.append((child, iter(child.children)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._text(str(child))
        yield from self._flush()

    def _enter(self, tag: Tag) -> Iterator[Block]:
        leads, beside = self._leads(tag), _is_beside(tag)
        self._marks.append((leads, beside))
        if tag.name in _OWN or tag.name in _HEADINGS:
            yield from self._flush()
            kind = Kind.ASIDE if _names_columns(tag) else _OWN.get(tag.name, Kind.HEADING)
            self._own.append((kind, _HEADINGS.get(tag.name, 0)))
            self._code += kind is Kind.CODE
        elif tag.name in _BREAKING:
            yield from self._break(tag)
        elif tag.name in {"td", "th"} and self._parts:
            self._write(" | ")
        elif tag.name == "br":
            self._write("\n")
        elif leads:
            self._open(str(tag["href"]).strip())
        if beside:
            yield from () if self._own else self._flush()
            self._beside += 1
        self._verbatim += tag.name in _CODE

    def _leave(self, tag: Tag) -> Iterator[Block]:
        leads, beside = self._marks.pop()
        if leads and self._links:
            self._keep(self._links.pop())
        elif tag.name in _OWN or tag.name in _HEADINGS:
            yield from self._flush()
            self._code -= self._own.pop()[0] is Kind.CODE
        elif tag.name in _BREAKING:
            yield from self._break(tag)
        if beside:
            yield from () if self._own else self._flush()
            self._beside -= 1
        self._verbatim -= tag.name in _CODE

    def _leads(self, tag: Tag) -> bool:
        """Return whether a tag links to something other than the page's own tags, topics and authors."""
        if tag.name != "a" or not tag.get("href"):
            return False
        url = _joined(self.base, str(tag["href"]).strip())
        if _LABEL.search(url) and _host(url) == _host(self.base):
            return False
        return not _LABEL_RELATIONS.intersection(str(each).lower() for each in tag.get_attribute_list("rel"))

    def _break(self, tag: Tag) -> Iterator[Block]:
        """End a block; within an item, a row or a heading a paragraph is only a new line."""
        if not self._own or tag.name in {"ul", "ol", "table", "dl", "section"}:
            yield from self._flush()
        elif self._parts:
            self._write("\n")

    def _text(self, piece: str) -> None:
        if piece.strip():
            at = self.places.text(piece)
            self._start = at if self._start is None else self._start
            self._pieces.append((self._length, at))
        if self._verbatim:
            self._codes.append((self._length, self._length + len(piece)))
        self._write(piece if self._code else re.sub(r"\s+", " ", piece))

    def _write(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _open(self, href: str) -> None:
        """Open a link; line ends are no part of its address, nor is what an unclosed quote has swallowed."""
        url = _joined(self.base, _SWALLOWED.sub("", _BREAKS.sub("", href)))
        at = self.places.href(href)
        self._start = at if self._start is None else self._start
        self._links.append(_Link(url, self._length, at))

    def _keep(self, link: _Link) -> None:
        """Add a link to the block: once, or for each block that has some of its words."""
        if self._length > link.start or not link.is_kept:
            region = self.lines.region(link.at, min(link.at + len(link.url), self.places.limit))
            self._anchors.append(Anchor(link.url, link.start, self._length, region))
            link.is_kept = True

    def _flush(self) -> Iterator[Block]:
        text = "".join(self._parts)
        if text.strip():
            for link in self._links:
                self._keep(link)
            yield self._block(text)
        for link in self._links:
            link.start = 0
        self._reset()

    def _block(self, text: str) -> Block:
        kind, level = self._own[-1] if self._own else (Kind.PARAGRAPH, 0)
        kind = Kind.ASIDE if self._beside else kind
        start = self.places.cursor if self._start is None else self._start
        region = self.lines.region(start, max(start, self.places.cursor))
        bare = () if kind is Kind.CODE else self._bare(text)
        anchors = sorted([*self._anchors, *bare], key=_by_start)
        block = Block(kind, text, region, tuple(anchors), level, lined=False)
        return block.part(0, len(text))._replace(region=region)

    def _bare(self, text: str) -> Iterator[Anchor]:
        """Yield the addresses that are written out, outside links and code."""
        taken = sorted([(anchor.start, anchor.end) for anchor in self._anchors] + self._codes)
        at = 0
        for url, start, end in addresses.find(text):
            if not covers(taken, start):
                piece, there = self._pieces[max(0, bisect_right(self._pieces, (start, self.places.limit)) - 1)]
                at = max(at, there)
                found = self.places.source.find(url.partition("&")[0], at, at + start - piece + _NEAR)
                at = found if found >= 0 else at
                yield Anchor(url, start, end, self.lines.region(at, min(at + len(url), self.places.limit)))
                at += len(url) if found >= 0 else 0


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def _names_columns(tag: Tag) -> bool:
    """Return whether a row of a table only names its columns."""
    cells = {child.name for child in tag.children if isinstance(child, Tag)} if tag.name == "tr" else set()
    return "th" in cells and "td" not in cells


def _joined(base: str, reference: str) -> str:
    """Return an address made absolute; one that was absolute already stays as it is written."""
    url = html_head.joined(base, reference) if base and not _ABSOLUTE.match(reference) else reference
    return addresses.absolute(url)


def _by_start(anchor: Anchor) -> int:
    return anchor.start
