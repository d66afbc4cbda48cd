"""One block of a source list in, its entries out: where each leads and what it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.article import addresses, claims, entry_dates, identifiers, works
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.article.headings import heads_sources
from linkcheck.article.unlinked import names_a_work
from linkcheck.article.works import Work
from linkcheck.model import Source

__all__ = ["read"]

_MARKER = re.compile(r"\s*(?:[-*•‣–·]\s+|\(?\d{1,3}[.)/:]\s*(?!\d)|\[\^?[\w-]{1,12}\]:?\s*|\^\s*)")
_INLINE = re.compile(r"(?:^|(?<=\s))(?:\[(\d{1,3})\]|(\d{1,3})\s?[/)](?=\s))\s*")

# Words of a link that point instead of naming.
_POINTER = re.compile(
    r"[\W\d]*(?:(?:click )?here|(?:this )?link|pdf|html|doi|hier|ici|aquí|qui|aqui|тут|здесь)?[\W\d]*",
    re.IGNORECASE,
)
_SOFT_HYPHEN = re.compile(r"\xad\s?")
_FORMS = 20  # anchors of one work that are looked at for its identifier
LONGEST_POINTER = 24  # characters of "Source", "Original article"
LONGEST_TEXT = 2000  # characters of an entry that are read and kept; a longer one is no citation


class _Pieces(NamedTuple):
    """An entry's text around the words of a link; those are empty where they name nothing."""

    before: str
    words: str
    behind: str
    is_bare: bool  # whether the words are the address
    cell: str = ""  # of a row that may be the title


def read(block: Block) -> Iterator[Source]:
    """Yield the sources that a block of a list names, in its order."""
    for part in _split(block):
        entry = _with_bare_hosts(part)
        found = works.cited(entry.anchors, entry.text)
        if found:
            yield from _sources(entry, found)
        elif all(anchor.url.startswith("#") for anchor in part.anchors) and names_a_work(part, _text(part.text)):
            yield _unlinked(part)


def _split(block: Block) -> Iterator[Block]:
    """Yield the entries of a block: between markers on one line, else by line where each has an address."""
    marks = [match for match, inside in _outside(_INLINE.finditer(block.text), block.anchors) if not inside]
    if _counts_up(marks):
        return map(_unmarked, block.parts([*(match.start() for match in marks), len(block.text)]))
    if block.kind is Kind.PARAGRAPH:
        return map(_unmarked, block.parts([0, *_line_cuts(block), len(block.text)]))
    return iter((_unmarked(block),))


def _outside(
    matches: Iterator[re.Match[str]], anchors: tuple[Anchor, ...]
) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield each match with whether it starts within an anchor's words."""
    at = 0
    for match in matches:
        while at < len(anchors) and anchors[at].end <= match.start():
            at += 1
        yield match, at < len(anchors) and anchors[at].start < match.start()


def _counts_up(marks: list[re.Match[str]]) -> bool:
    numbers = [int(match[1] or match[2]) for match in marks]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _line_cuts(block: Block) -> Iterator[int]:
    """Yield where a paragraph's entries end: before each line with an address, once there was one.

    A line that has no address continues the one before it; addresses that only space parts are one entry
    each.
    """
    previous: Anchor | None = None
    for anchor in block.anchors:
        between = block.text[previous.end : anchor.start] if previous else ""
        if "\n" in between:
            yield previous.end + between.rfind("\n") + 1 if previous else 0
        elif between.isspace() and previous and _is_bare(block, previous) and _is_bare(block, anchor):
            yield anchor.start
        previous = anchor if previous is None or anchor.end > previous.end else previous


def _is_bare(block: Block, anchor: Anchor) -> bool:
    return addresses.looks_like_one(block.text[anchor.start : anchor.end])


def _unmarked(entry: Block) -> Block:
    """Return the entry without its marker; its region still starts at the marker."""
    match = _MARKER.match(entry.text)
    if match and not entry.labels and (number := re.search(r"\d{1,3}", match[0])):
        entry = entry._replace(labels=(number[0],))
    inside = match and any(anchor.start < match.end() - 1 < anchor.end for anchor in entry.anchors[:2])
    if not match or match.end() >= len(entry.text) or inside:
        return entry
    return entry.part(match.end(), len(entry.text))._replace(region=entry.region)


def _with_bare_hosts(entry: Block) -> Block:
    """Return an entry without anchors with those of the addresses in it that leave their scheme out."""
    if entry.anchors or entry.kind is Kind.CODE:
        return entry
    found = list(addresses.without_scheme(entry.text[:LONGEST_TEXT]))
    cuts = [offset for _, start, end in found for offset in (start, end)]
    parts = list(entry.parts(cuts))[::2] if found else []
    anchors = (Anchor(url, start, end, part.region) for (url, start, end), part in zip(found, parts, strict=True))
    return entry._replace(anchors=tuple(anchors))


def _text(text: str) -> str:
    """Return a text on one line; what a soft hyphen parts is one word."""
    return " ".join(_SOFT_HYPHEN.sub("", text[:LONGEST_TEXT]).split())


def _source(entry: Block) -> Source:
    """Return the source of an entry, with the claims of its fields or, where it leads nowhere, of its words."""
    text = _text(entry.text)
    source = Source(text=text, region=entry.region, labels=entry.labels)
    if entry.claims:
        return source._replace(**entry.claims._asdict())
    return source


def _unlinked(entry: Block) -> Source:
    """Return the source that an entry without an address cites."""
    source = _source(entry)
    if entry.claims:
        return source
    published, accessed = entry_dates.read(source.text, claims.quoted(source.text))
    source = source._replace(published=published, accessed=accessed, identifier=identifiers.of_text(source.text))
    return source._replace(**claims.of_words(source.text)._asdict())


def _sources(entry: Block, found: Sequence[Work]) -> Iterator[Source]:
    """Yield a source for each work of an entry: the first stands where the entry does, the next at its address."""
    whole = _source(entry)
    for index, work in enumerate(found):
        source = whole if entry.claims else _claimed(whole, _pieces(entry, found, index), work.anchor.url)
        url = addresses.absolute(work.anchor.url)
        yield source._replace(
            region=whole.region if index == 0 else work.anchor.region,
            url=url if works.leads_away(url) else None,
            identifier=_identifier(entry, whole, work.anchor, len(found) == 1),
            archive_url=work.archive_url or whole.archive_url,
        )


def _identifier(entry: Block, whole: Source, anchor: Anchor, is_only: bool) -> str | None:
    """Return the identifier of a work: its address's, and of an entry's only work any that the entry has."""
    own = identifiers.of_address(anchor.url)
    if not is_only:
        return own
    others = (identifiers.of_address(each.url) for each in entry.anchors[:_FORMS])
    return whole.identifier or identifiers.preferred(iter((identifiers.of_text(whole.text), own, *others)))


def _pieces(entry: Block, found: Sequence[Work], index: int) -> _Pieces:
    """Return what of an entry's text is about one of its works.

    Where an entry has several works, what follows a link with words is about that one, and what comes before an
    address that is written out about this one.
    """
    anchor = found[index].anchor
    written = _text(entry.text[anchor.start : anchor.end])
    words = _words(written, anchor.url)
    start = found[index - 1].anchor.end if index else 0
    stop = found[index + 1].anchor.start if index + 1 < len(found) else len(entry.text)
    before = entry.text[start : anchor.start] if not index or not words else ""
    behind = entry.text[anchor.end : stop] if index + 1 == len(found) or words else ""
    is_bare = addresses.looks_like_one(written)
    return _Pieces(_text(before[-LONGEST_TEXT:]), words, _text(behind), is_bare, _cell(entry, anchor))


def _cell(entry: Block, anchor: Anchor) -> str:
    """Return the longest cell of a row that has several beside its address, which is its title if any is."""
    if entry.kind is not Kind.ROW:
        return ""
    cells = [
        cell.strip()
        for cell in (entry.text[: anchor.start] + entry.text[anchor.end :])[:LONGEST_TEXT].split(" | ")
    ]
    named = [cell for cell in cells if any(map(str.isalpha, cell)) and not addresses.looks_like_one(cell)]
    return max(named, key=len) if len(named) > 1 else ""


def _claimed(source: Source, pieces: _Pieces, url: str) -> Source:
    """Return a source with what the words around its link claim, and those of the link."""
    before, words, behind, is_bare, _ = pieces
    if words:
        claim = claims.of_link(before, words, behind, url)
    elif pieces.cell:
        claim = claims.Claim(pieces.cell)
    else:
        claim = claims.of_words(f"{before} {behind}", url, is_bare=is_bare)
    text = claims.without_addresses(f"{before} {words} {behind}")
    published, accessed = entry_dates.read(text, (*filter(None, (words,)), *claims.quoted(text)))
    return source._replace(published=published, accessed=accessed, **claim._asdict())


def _words(written: str, url: str) -> str:
    """Return the words of a link; an address is no title, nor is "Source" or "PDF" or a bare number."""
    is_address = addresses.looks_like_one(written) and ("/" in written or written.lower() in url.lower())
    is_short = len(written) <= LONGEST_POINTER
    no_title = is_address or (is_short and (_POINTER.fullmatch(written) or heads_sources(written)))
    return "" if no_title else written
