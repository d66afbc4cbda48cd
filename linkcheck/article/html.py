"""HTML: a tree of the page, one walk over it, blocks out; what stands beside the article is `Kind.ASIDE`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.article import html_beside, html_dates, html_head, html_title, html_tree, stated
from linkcheck.article.blocks import Block, Document, Lines
from linkcheck.article.html_places import Places
from linkcheck.article.html_walk import Walk

__all__ = ["fragment", "read"]

_CUT = f"read only in part: more than {html_tree.DEEPEST} elements stand in each other"
_TAGS = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def read(text: str, address: str = "") -> Document:
    """Return the blocks of a page and what its head says; the address is where the page was found."""
    root, is_whole = html_tree.parsed(text)
    head = html_head.Head(root, address)
    beside = html_beside.beside(root, html_title.heading(head))
    blocks = tuple(Walk(Places(text, Lines(text), 0, len(text)), head.base, beside).blocks(root))
    title = html_title.title(head) or stated.title(blocks)
    published = html_dates.published(head) or stated.near(blocks, title) or html_dates.in_byline(blocks, title)
    return Document(
        blocks,
        title=title,
        published=published or html_dates.visible(head),
        language=head.language,
        site=head.site,
        notes=() if is_whole else (_CUT,),
    )


def fragment(text: str, lines: Lines, start: int, end: int) -> Iterator[Block]:
    """Yield the blocks of the HTML that is ``text[start:end]``."""
    piece = text[start:end]
    if "href" in piece.lower() or _TAGS.sub("", piece).strip():  # else there is nothing to read between the tags
        root = html_tree.parsed(piece).root
        beside = html_beside.beside(root, None)
        yield from Walk(Places(text, lines, start, end), base="", beside=beside).blocks(root)
