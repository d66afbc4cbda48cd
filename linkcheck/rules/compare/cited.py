"""Which words of the article rest on which of its sources: by calls of notes, and by links beside them.

`Source.sentences` are the sentences that call a source. A link in the text to the address of a source cites it for
what stands in the same sentence, or right before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck import urls
from linkcheck.model import Article, Link, Region, Source
from linkcheck.rules.compare.letters import fold
from linkcheck.rules.compare.quotations import Quotation, flat, quotations

__all__ = ["Cited", "Sentence", "cited_quotations", "cited_sentences", "sole_quotations"]

MOST_SENTENCES = 2000  # of one article
FAR = 100_000  # characters behind the sentence before in which the next is looked for
BESIDE = 300  # characters between a quotation and a link that cites it
_MOST_PLACES = 4  # of the same words in the text, more of which say nothing of where a link stands
_END = re.compile(r"[.!?…][\"”’»)\]]{0,3}\s+(?=[^\sa-zà-öø-ÿ])|[。！？\n]|[;；]\s")
_CLOSED = re.compile(r"[.!?…。！？][\"”’»')\]]{0,3}$")
_MARKS = re.compile(r"[\s\[(（—–\-:]*")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|No|Prof|vs|bzw|ca|Nr|vol|approx|[ap]\.m|e\.g|i\.e)\.\s+$")


class Cited(NamedTuple):
    """A quotation, and the sources that it is cited from by their places in the list."""

    quotation: Quotation
    sources: tuple[int, ...]


class Sentence(NamedTuple):
    """A sentence of the article that calls one source and no other."""

    text: str
    source: int


class _Span(NamedTuple):
    """A piece of the flat text that rests on a source."""

    start: int
    end: int
    source: int


def cited_quotations(article: Article) -> tuple[Cited, ...]:
    """Return the article's quotations that cite sources of its list, in its order."""
    if not any(source.url or source.sentences for source in article.sources):
        return ()
    text = flat(article.text)
    found = _proper(quotations(text), article)
    if not found:
        return ()
    called, links = _called(text, article.sources), _linked(text, article)
    cited = (Cited(each, _sources(text, each, called, links)) for each in found)
    return tuple(each for each in cited if each.sources)


def sole_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return what an article that calls none of its sources quotes somebody with: its list must have it."""
    if any(source.sentences for source in article.sources):
        return ()
    entries = fold(" ".join(source.text for source in article.sources))
    found = _proper(quotations(flat(article.text)), article)
    return tuple(each for each in found if each.is_attributed and fold(each.text) not in entries)


def cited_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences that call one source alone."""
    callers: dict[tuple[Region, str], set[int]] = {}
    for index, source in enumerate(article.sources):
        for region, sentence in zip(source.cited_by, source.sentences, strict=False):
            callers.setdefault((region, sentence), set()).add(index)
    alone = ((sentence, indices) for (_, sentence), indices in callers.items() if len(indices) == 1)
    return tuple(Sentence(sentence, next(iter(indices))) for sentence, indices in alone)[:MOST_SENTENCES]


def _proper(found: Sequence[Quotation], article: Article) -> list[Quotation]:
    """Return the quotations that are none of the article's own titles, or of what it links to or lists."""
    titles = {fold(link.text) for link in article.links if link.text}
    titles.update(fold(source.title) for source in article.sources if source.title)
    titles.add(fold(article.title or ""))
    return [each for each in found if fold(each.text) not in titles]


def _sources(text: str, quotation: Quotation, called: Sequence[_Span], links: Sequence[_Span]) -> tuple[int, ...]:
    """Return the sources that a quotation is cited from."""
    calling = {each.source for each in called if each.start < quotation.end and quotation.start < each.end}
    near = links[
        bisect_left(links, quotation.start - BESIDE, key=_start) : bisect_left(
            links, quotation.end + BESIDE, key=_start
        )
    ]
    calling.update(each.source for each in near if _is_beside(text, quotation, each))
    return tuple(sorted(calling))


def _start(span: _Span) -> int:
    return span.start


def _is_beside(text: str, quotation: Quotation, link: _Span) -> bool:
    """Return whether a link stands in the sentence of a quotation, or alone right behind it."""
    if link.end <= quotation.start:
        return not _ends(text[link.end : quotation.start])
    if link.start < quotation.end:
        return True
    between = text[quotation.end : link.start]
    if _CLOSED.search(text[max(0, quotation.end - 5) : quotation.end]) and not _MARKS.fullmatch(between):
        return between.lstrip(" ,—–-")[:1].islower() and not _ends(between)
    return not _ends(between)


def _ends(between: str) -> bool:
    """Return whether a sentence ends in a piece of text."""
    return any(not _ABBREVIATED.search(between, 0, match.end()) for match in _END.finditer(between))


# ---------------------------------------------------------------- where sentences and links stand


def _called(text: str, sources: Sequence[Source]) -> list[_Span]:
    """Return where the sentences stand that call a source."""
    wanted = sorted(
        (region, sentence, index)
        for index, source in enumerate(sources)
        for region, sentence in zip(source.cited_by, source.sentences, strict=False)
    )[:MOST_SENTENCES]
    found: list[_Span] = []
    at, before = 0, None
    for region, sentence, index in wanted:
        at += before is not None and region != before  # the same words may stand again
        start = text.find(sentence, at, at + FAR)
        if start < 0:  # regions of HTML overlap
            start = text.find(sentence, max(0, at - FAR), at + len(sentence))
        if start >= 0:
            found.append(_Span(start, start + len(sentence), index))
            at, before = start, region
    return found


def _linked(text: str, article: Article) -> list[_Span]:
    """Return where the links in the text stand that lead to a source."""
    by_address: dict[str, int] = {}
    for index, source in enumerate(article.sources):
        if source.url:
            by_address.setdefault(_address(source.url), index)
    entries = sorted(source.region for source in article.sources)
    links = [
        link for link in article.links[:MOST_SENTENCES] if link.text.strip() and not _is_listed(link, entries)
    ]
    return [
        _Span(start, start + len(words), by_address[address])
        for link, start, words in _placed(text, links)
        if (address := _address(link.url)) in by_address
    ]


def _address(url: str) -> str:
    return urls.request_key(url) or url


def _is_listed(link: Link, entries: Sequence[Region]) -> bool:
    """Return whether a link stands within an entry of the list."""
    index = bisect_left(entries, (*link.region[:2], 10**9, 10**9)) - 1
    return index >= 0 and link.region[:2] < entries[index][2:]


def _placed(text: str, links: Sequence[Link]) -> Iterator[tuple[Link, int, str]]:
    """Yield the links whose place is sure, as they stand in the order of the text.

    The words of a link may stand in the text a second time. Where they do, only the place counts that lies between
    the links before and behind it whose words stand there once.
    """
    words = [" ".join(link.text.split()) for link in links]
    places = [_places(text, each) for each in words]
    sure = [each[0] if len(each) == 1 else -1 for each in places]
    above = [len(text)] * (len(links) + 1)
    for index in range(len(links) - 1, -1, -1):
        above[index] = sure[index] if sure[index] >= 0 else above[index + 1]
    low = 0
    for index, link in enumerate(links):
        inside = [each for each in places[index] if low <= each <= above[index + 1]]
        if len(inside) == 1:
            low = inside[0]
            yield link, low, words[index]


def _places(text: str, words: str) -> list[int]:
    """Return where some words stand in a text; nothing where they stand in too many places."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) <= _MOST_PLACES:
        found.append(at)
        at = text.find(words, at + 1)
    return found if len(found) <= _MOST_PLACES else []
