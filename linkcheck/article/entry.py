"""One block of a source list in, its entries out: where each leads and what it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkcheck import dates
from linkcheck.article import addresses, works
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.article.section import heads_sources
from linkcheck.article.works import Work
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
_YEAR_IN_BRACKETS = re.compile(r"\((?:c\.\s?)?((?:1[5-9]|20)\d{2})[a-z]?\)")
_CITED_WORK = re.compile(r"\b(?:1[89]|20)\d{2}\b|\bISBN\b|\bISSN\b|[\"“„«「]", re.IGNORECASE)


# Words of a link that point instead of naming.
_POINTER = re.compile(
    r"[\W\d]*(?:(?:click )?here|(?:this )?link|pdf|html|doi|hier|ici|aquí|qui|aqui|тут|здесь)?[\W\d]*",
    re.IGNORECASE,
)
LONGEST_TEXT = 2000  # characters of an entry that are read and kept; a longer one is no citation


def read(block: Block) -> Iterator[Source]:
    """Yield the sources that a block of a list names, in its order."""
    for part in _split(block):
        found = works.cited(part.anchors, part.text)
        if found:
            yield from _sources(part, found)
        elif all(anchor.url.startswith("#") for anchor in part.anchors) and _names_a_work(part):
            yield _claims(part)


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
    inside = match and any(anchor.start < match.end() - 1 < anchor.end for anchor in entry.anchors[:2])
    if not match or match.end() >= len(entry.text) or inside:
        return entry
    return entry.part(match.end(), len(entry.text))._replace(region=entry.region)


def _names_a_work(entry: Block) -> bool:
    """Return whether an entry without an address still cites something: a book, a report, an agency."""
    words = len(entry.text.split())
    if entry.kind in {Kind.ITEM, Kind.ROW}:
        return words >= 2 or bool(_DOI.search(entry.text))
    return words >= 3 and bool(_CITED_WORK.search(entry.text) or _identifier(entry.text))


def _claims(entry: Block) -> Source:
    """Return the source without its address: what the entry says of it."""
    text = " ".join(entry.text[:LONGEST_TEXT].split())
    published, accessed = _dates(text)
    return Source(
        text=text,
        region=entry.region,
        title=_quoted(text),
        published=published,
        accessed=accessed,
        identifier=_identifier(text),
    )


def _sources(entry: Block, found: Sequence[Work]) -> Iterator[Source]:
    """Yield a source for each work of an entry: the first stands where the entry does, the next at its address."""
    claims = _claims(entry)
    for index, work in enumerate(found):
        url = work.anchor.url
        yield claims._replace(
            region=claims.region if index == 0 else work.anchor.region,
            url=addresses.absolute(url) if works.leads_away(url) else None,
            title=_words(entry, work.anchor) or claims.title,
            identifier=_identifier(url) or (claims.identifier if len(found) == 1 else None),
            archive_url=work.archive_url,
        )


def _words(entry: Block, anchor: Anchor) -> str | None:
    """Return the words of a link; an address is no title, nor is "Source" or "PDF" or a bare number."""
    words = " ".join(entry.text[anchor.start : anchor.end][:LONGEST_TEXT].split())
    is_title = not (addresses.looks_like_one(words) or _POINTER.fullmatch(words) or heads_sources(words))
    return words if words and is_title else None


def _quoted(text: str) -> str | None:
    quoted = _QUOTED.search(text)
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
    pieces, at = [], 0
    for _, start, end in addresses.find(text):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _identifier(text: str) -> str | None:
    if match := _DOI.search(text):
        return "doi:" + match[1].rstrip(".,;)]")
    if match := _ARXIV.search(text):
        return "arxiv:" + match[1]
    return None
