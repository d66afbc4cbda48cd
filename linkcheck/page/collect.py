"""One pass over a page's markup, told as events of which its outline is made.

libxml2 hands over tags and text as it meets them and builds no tree: on a tree, a tag with 90,000 attributes
takes it 11 seconds, and 256 open tags end the page. lexbor would take a third of the time, but seconds for a page
of nothing but open tags.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from linkcheck.page.anchors import placed
from linkcheck.page.gather import CLASSED, WANTED, gathered
from linkcheck.page.outline import DEEPEST, Events, Outline
from linkcheck.page.statements import Statements

__all__ = ["collect"]

CHUNK = 32_768  # bytes handed to the parser before it is asked how many elements are open


def collect(markup: str | bytes, *, anchors: bool = False) -> Statements:
    """Return the statements of a page, text or UTF-8; what stands where the parser gives up is missing."""
    events, is_whole = _events(markup if isinstance(markup, bytes) else markup.encode("utf-8", "replace"))
    outline = Outline(events, WANTED, CLASSED)
    statements = gathered(outline)
    if anchors and is_whole and not outline.is_cut:
        return statements._replace(anchors=placed(outline))
    return statements


class _Target:
    """What the parser calls for each start, end and text; closures cost it less than methods."""

    __slots__ = ("data", "depth", "end", "start")

    def __init__(self, events: list[str | Mapping[str, str] | None]) -> None:
        add, depth = events.append, 0

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            nonlocal depth
            depth += 1
            add(attributes)
            add(tag)

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1
            add(None)

        self.start, self.end, self.data = start, end, add
        self.depth: Callable[[], int] = lambda: depth

    def close(self) -> None:
        """Close nothing: the parser has ended every tag that was open."""


class _Parsed(NamedTuple):
    """What the parser told, and whether it came to the end."""

    events: Events
    is_whole: bool


def _events(data: bytes) -> _Parsed:
    """Return what the parser tells, until it ends or has more open than a page can need.

    At the end of an element that is not open it looks through all that are: with 100,000 of them for 38 seconds.
    """
    events: list[str | Mapping[str, str] | None] = []
    target = _Target(events)
    parser = etree.HTMLParser(
        target=target,  # type: ignore[arg-type]  # lxml asks for no more methods than it finds
        encoding="utf-8",
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for start in range(0, len(data), CHUNK):
            parser.feed(data[start : start + CHUNK].replace(b"\0", b" "))
            if target.depth() > DEEPEST:
                return _Parsed(events, is_whole=False)
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        # An empty page, or a surprise of libxml2's: what was gathered until then counts.
        return _Parsed(events, is_whole=False)
    return _Parsed(events, is_whole=True)
