"""What a block of a list looks like, by its links and by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.article.leads import is_away

__all__ = [
    "CITES",
    "ENTRIES",
    "LISTED",
    "SHORTEST_PROSE",
    "beside",
    "key",
    "keyed",
    "leads_off_the_site",
    "leads_to_pictures",
    "looks_like_a_list",
    "outside_links",
]

SHORTEST_PROSE = 120  # characters; what is shorter may introduce a list
_FEW = 60  # letters beside a link from which a paragraph says more than where the link leads
_LONGEST_KEY = 60  # characters
_MOST_LINES = 50  # links of a paragraph whose lines are counted
CITES = re.compile(r"\d{4}|\b(?:ISBN|doi|pp?\.)|[\"“„«「]")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?)(?:[?#]|$)", re.IGNORECASE)
_KEY = re.compile(r"\W{0,4}\[([A-Za-z][\w.:+ -]{0,40})\]\W{0,4}")
_WORDS = re.compile(r"[^\W\d_]")
ENTRIES = {Kind.PARAGRAPH, Kind.ITEM, Kind.FOOTNOTE, Kind.REFERENCE, Kind.ROW}
LISTED = ENTRIES - {Kind.PARAGRAPH}


def leads_to_pictures(block: Block) -> bool:
    """Return whether all that a block leads to are files of pictures, which the article shows."""
    return bool(block.anchors) and all(_PICTURE.search(anchor.url) for anchor in block.anchors)


def beside(block: Block) -> str:
    """Return what a block says beside its links."""
    pieces, at = [], 0
    for anchor in block.anchors:
        pieces.append(block.text[at : max(at, anchor.start)])
        at = max(at, anchor.end)
    return "".join([*pieces, block.text[at:]])


def key(block: Block) -> str:
    """Return what a block consists of that is only the key of the entry behind it: "[RFC2119]"."""
    match = _KEY.fullmatch(block.text.strip()) if len(block.text) < _LONGEST_KEY else None
    return match[1] if match else ""


def keyed(block: Block, before: str) -> Block:
    """Return a block that the key before it, if any, makes an entry of a bibliography."""
    if not before or block.kind not in {Kind.PARAGRAPH, Kind.ITEM}:
        return block
    return block._replace(kind=Kind.REFERENCE, labels=(*block.labels, before))


def leads_off_the_site(anchor: Anchor) -> bool:
    """Return whether an address is absolute; what is relative stays on the site."""
    return anchor.url.startswith(("http", "//", "www.", "ftp"))


def outside_links(block: Block) -> int:
    """Return how many letters of a block stand outside its links."""
    at = count = 0
    for anchor in block.anchors:
        count += len(_WORDS.findall(block.text, at, max(at, anchor.start)))
        at = max(at, anchor.end)
    return count + len(_WORDS.findall(block.text, at))


def looks_like_a_list(blocks: Sequence[Block], entries: Sequence[Block]) -> bool:
    """Return whether most entries are a link with a few words or cite a work, and no code stands between them."""
    if any(block.kind is Kind.CODE for block in blocks):
        return False
    first = next((index for index, entry in enumerate(entries) if entry.anchors), 0)
    entries = (
        entries[first:] if first == 1 and entries[0].kind is Kind.PARAGRAPH else entries
    )  # what introduces it
    cited = [_is_link_with_words(entry) for entry in entries]
    works = sum(entry.kind in LISTED and not entry.anchors and bool(CITES.search(entry.text)) for entry in entries)
    return any(cited) and 2 * (sum(cited) + works) > len(entries)


def _lines(block: Block) -> int:
    """Return how many lines of a block have a link, of which each may be an entry."""
    return len({block.text.count("\n", 0, anchor.start) for anchor in block.anchors[:_MOST_LINES]})


def _is_link_with_words(block: Block) -> bool:
    first = next((anchor for anchor in block.anchors if is_away(anchor)), None)
    if first is None:
        return False
    begins = not _WORDS.search(block.text, 0, first.start)
    most = SHORTEST_PROSE if block.kind in LISTED else _FEW * _lines(block)
    return outside_links(block) <= most or (begins and block.kind in LISTED)
