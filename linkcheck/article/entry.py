"""One block of a source list in, its entries out: where each leads and what it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import dates
from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.model import PartialDate, Source

__all__ = ["read"]

_MARKER = re.compile(r"\s*(?:[-*•‣–·]\s+|\(?\d{1,3}[.)/:]\s*(?!\d)|\[\^?[\w-]{1,12}\]:?\s*|\^\s*)")
_INLINE = re.compile(r"(?:^|(?<=\s))(?:\[(\d{1,3})\]|(\d{1,3})\s?[/)](?=\s))\s*")
_QUOTED = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{6,300})[\"”“»」』]")
_ACCESSED = re.compile(
    r"accessed|retrieved|visited|consulted|abgerufen|zugriff|stand\b|consult[ée]|acesso|acessado|consultado|"
    r"visitato|geraadpleegd|hämtad|besøgt|lest\b|dostęp|обращени|erişim|读取|访问|閲覧|접속",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]{1,200})")
_ARXIV = re.compile(r"(?:arxiv(?:\.org/(?:abs|pdf)/|:\s?))(\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})", re.IGNORECASE)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}\w{0,3}/(https?:/.+)")
# What leads elsewhere: a scheme, or an address whose author forgot the colon or the scheme.
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|https?//|www\.", re.IGNORECASE)
_YEAR_IN_BRACKETS = re.compile(r"\((?:c\.\s?)?((?:1[5-9]|20)\d{2})[a-z]?\)")
_CITED_WORK = re.compile(r"\b(?:1[89]|20)\d{2}\b|\bISBN\b|\bISSN\b|[\"“„«「]", re.IGNORECASE)


def read(block: Block) -> Iterator[Source]:
    """Yield the sources that a block of a list names, in its order."""
    for part in _split(block):
        if part.anchors:
            yield from (_source(part, anchor) for anchor in _distinct(part.anchors))
        elif _names_a_work(part):
            yield _source(part, None)


def _split(block: Block) -> Iterator[Block]:
    """Yield the entries of a block: between markers on one line, else by line where each has an address."""
    marks = [match for match in _INLINE.finditer(block.text) if not _inside(match.start(), block.anchors)]
    if _counts_up(marks):
        starts = [match.start() for match in marks] + [len(block.text)]
        yield from (_unmarked(block.part(a, b)) for a, b in zip(starts, starts[1:], strict=False))
    elif block.kind is Kind.PARAGRAPH:
        yield from map(_unmarked, _by_line(block))
    else:
        yield _unmarked(block)


def _inside(offset: int, anchors: tuple[Anchor, ...]) -> bool:
    return any(anchor.start < offset < anchor.end for anchor in anchors)


def _counts_up(marks: list[re.Match[str]]) -> bool:
    numbers = [int(match[1] or match[2]) for match in marks]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _by_line(block: Block) -> Iterator[Block]:
    """Yield a paragraph's lines as entries; a line that has no address continues the one before it."""
    start = at = 0
    addressed = False
    for line in block.text.splitlines(keepends=True):
        has_address = any(at <= anchor.start < at + len(line) for anchor in block.anchors)
        if has_address and addressed:
            yield block.part(start, at)
            start = at
        addressed = addressed or has_address
        at += len(line)
    yield block.part(start, at)


def _unmarked(entry: Block) -> Block:
    """Return the entry without its marker; its region still starts at the marker."""
    match = _MARKER.match(entry.text)
    if not match or match.end() >= len(entry.text) or _inside(match.end() - 1, entry.anchors):
        return entry
    return entry.part(match.end(), len(entry.text))._replace(region=entry.region)


def _distinct(anchors: tuple[Anchor, ...]) -> Iterator[Anchor]:
    """Yield one anchor an address; what only jumps within the article is none."""
    seen = set()
    for anchor in anchors:
        if anchor.url not in seen and not anchor.url.startswith(("#", "mailto:")):
            seen.add(anchor.url)
            yield anchor


def _names_a_work(entry: Block) -> bool:
    """Return whether an entry without an address still cites something: a book, a report, an agency."""
    words = len(entry.text.split())
    if entry.kind in {Kind.ITEM, Kind.ROW}:
        return words >= 2 or bool(_DOI.search(entry.text))
    return words >= 3 and bool(_CITED_WORK.search(entry.text) or _identifier(entry.text, None))


def _source(entry: Block, anchor: Anchor | None) -> Source:
    text = " ".join(entry.text.split())
    published, accessed = _dates(text)
    url = anchor.url if anchor and _ABSOLUTE.match(anchor.url) else None
    archived = _ARCHIVED.match(url or "")
    return Source(
        text=text,
        region=entry.region,
        url=url,
        title=_title(entry, anchor),
        published=published,
        accessed=accessed,
        identifier=_identifier(text, url),
        archive_url=archived[0] if archived else None,
    )


def _title(entry: Block, anchor: Anchor | None) -> str | None:
    """Return the words of the link, else what stands in quotation marks; an address is no title."""
    if anchor:
        words = " ".join(entry.text[anchor.start : anchor.end].split())
        if words and not addresses.looks_like_one(words):
            return words
    quoted = _QUOTED.search(entry.text)
    return " ".join(quoted[1].split()).rstrip(".,") if quoted else None


def _dates(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return when the work was published and when it was read, as far as the entry says."""
    published = accessed = None
    spaced = _without_addresses(text)
    for date, start, _ in dates.find(spaced):
        if _ACCESSED.search(spaced, max(0, start - 40), start):
            accessed = accessed or date
        else:
            published = published or date
    if published is None and (year := _YEAR_IN_BRACKETS.search(spaced)):
        published = PartialDate(int(year[1]))
    return published, accessed


def _without_addresses(text: str) -> str:
    for _, start, end in addresses.find(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _identifier(text: str, url: str | None) -> str | None:
    for subject in (url or "", text):
        if match := _DOI.search(subject):
            return "doi:" + match[1].rstrip(".,;)]")
        if match := _ARXIV.search(subject):
            return "arxiv:" + match[1]
    return None
