"""What an entry of a bibliography claims in, the block that stands for it out: a line as a reader knows it."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.article.blocks import Anchor, Block, Claims, Kind
from linkcheck.model import Region

__all__ = ["LONGEST_TEXT", "block"]

LONGEST_TEXT = 2000  # characters of a field; a longer one is no title and no name
_AUTHORS = 3  # that are named before "et al."


def block(claims: Claims, labels: tuple[str, ...], region: Region, links: tuple[tuple[str, Region], ...]) -> Block:
    """Return an entry as a block: "A. Author. Title. Publisher, 2021-12-15. https://…"."""
    text = ". ".join(piece.rstrip(".") for piece in _pieces(claims))
    text = f"{text}." if text else ""
    anchors = []
    for url, place in links:
        text = f"{text} {url}".lstrip()
        anchors.append(Anchor(url, len(text) - len(url), len(text), place))
    text = text or claims.identifier or ", ".join(labels)
    return Block(Kind.REFERENCE, text, region, tuple(anchors), lined=False, labels=labels, claims=claims)


def _pieces(claims: Claims) -> Iterator[str]:
    authors = claims.authors
    if authors:
        yield ", ".join(authors) if len(authors) <= _AUTHORS else f"{authors[0]} et al"
    if claims.title:
        yield claims.title
    container = ", ".join(str(each) for each in (claims.publisher, claims.published) if each)
    if container:
        yield container
    if claims.identifier:
        yield claims.identifier
