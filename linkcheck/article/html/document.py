"""HTML: a tree of the page, one walk over it, blocks out; what stands beside the article is `Kind.ASIDE`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from linkcheck.article import stated
from linkcheck.article.blocks import Block, Document, Lines
from linkcheck.article.front_matter import document as front_matter
from linkcheck.article.html import beside as html_beside
from linkcheck.article.html import dates as html_dates
from linkcheck.article.html import head as html_head
from linkcheck.article.html import title as html_title
from linkcheck.article.html import tree as html_tree
from linkcheck.article.html.places import Places
from linkcheck.article.html.walk import Walk

__all__ = ["fragment", "read"]

_CUT = f"read only in part: more than {html_tree.DEEPEST} elements stand in each other"
# An end tag as an exporter of blogs has written millions of them: its slash escaped, so that nothing ends.
_ESCAPED_END = re.compile(r"<(?:&#47;|&#x2[fF];)([A-Za-z][A-Za-z0-9]{0,20})[ \t]{0,9}>")
_TAGS = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def read(text: str, address: str = "") -> Document:
    """Return the blocks of a page and what its head says; the address is where the page was found.

    A page that a site's generator has yet to fill in may have front matter, as a Markdown text has.
    """
    matter, page = front_matter.split(text)
    document = _page(page, address)
    if not matter:
        return document
    stated = front_matter.read(matter, Lines(text), document)
    return stated._replace(title=html.unescape(stated.title) if stated.title else None)


def _page(written: str, address: str) -> Document:
    text = _ESCAPED_END.sub(_closing, written)
    root, is_whole = html_tree.parsed(text)
    head = html_head.Head(root, address)
    heading, title = html_title.named(head)
    beside = html_beside.beside(root, heading)
    blocks = tuple(Walk(Places(text, Lines(text), 0, len(text)), head.base, beside).blocks(root))
    title = title or stated.title(blocks)
    stated_dates = (
        html_dates.published(head),
        stated.near(blocks, title),
        html_dates.in_byline(blocks, title),
        html_dates.visible(head),
    )
    return Document(
        blocks,
        title=title,
        published=html_dates.surest([date for date in stated_dates if date]),
        modified=html_dates.modified(head),
        language=head.language,
        site=head.site,
        notes=() if is_whole else (_CUT,),
    )


def _closing(match: re.Match[str]) -> str:
    return f"</{match[1]}{' ' * (len(match[0]) - len(match[1]) - 3)}>"  # as long as it was


def fragment(text: str, lines: Lines, start: int, end: int) -> Iterator[Block]:
    """Yield the blocks of the HTML that is ``text[start:end]``."""
    piece = text[start:end]
    if "href" in piece.lower() or _TAGS.sub("", piece).strip():  # else there is nothing to read between the tags
        root = html_tree.parsed(piece).root
        beside = html_beside.beside(root, None)
        yield from Walk(Places(text, lines, start, end), base="", beside=beside).blocks(root)
