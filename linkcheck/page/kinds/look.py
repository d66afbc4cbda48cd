"""A page as it is looked at to tell its kind: a bounded part of its words, folded, and what it states.

Two things protect pages that write *about* walls and errors, whatever the kind: words between quotation marks are
somebody else's and are not looked at, and sentences about anything else count against every kind (`beside`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from linkcheck import urls
from linkcheck.page.kinds.words import EDGES, fold, fold_lines, found, titles, unquoted
from linkcheck.page.linked_data import Thing
from linkcheck.page.statements import Statements
from linkcheck.urls import Address

__all__ = ["LITTLE", "TINY", "Head", "Look", "beside", "is_conditional", "look_at", "stated", "titled"]

TINY = 400  # characters; an error says so in fewer
LITTLE = 1500  # characters; a wall says less, an article about walls says more
LONG = 6000  # characters; what has more is told by its head and markup alone
OPENING = 1500  # characters of the text that are looked at

_LONGEST_HEAD = 160  # characters; a title that says "not found" is no longer
_MOST_HEADS = 6
_MOST_SOURCES = 60
_MOST_PARTS = 4
_LONGEST_NAME = 5  # words of a site's name; beside a colon, where half a title may stand, …
_SHORTEST_NAME = 2  # … no more than these
_BREAKS = re.compile(r"[|·•»«›‹—–]| (?:--?|::|/) ")
_SENTENCES = re.compile(r"[.!?。！？।۔…\n]+")
_MOST_LINKS = 300
_LONGEST_CLASSES = 1000  # characters
_PIECES = 20  # of the text of a link
# Short words only count where a sentence begins: "se" and "si" have other meanings within.
_CONDITION = re.compile(
    r"(?:\A|\W)(?:if|whether|when|whenever|wenn|ob|falls|quand|lorsqu\w{0,2}|cuando|quando|wanneer|jeśli|jeżeli|gdy|pokud|když|keď"
    r"|если|когда|якщо|коли|hvis|når|när|eğer|dacă|ako|kada)\W|\A(?:si|se|als|om|ha|jos|kun)\W"
)
_SHORTEST_SENTENCE = 20  # characters; "Back to the front page"
_DENSE = "\u2e80"  # from here on, signs say as much as two letters
_FURNITURE = ("cookie", "©", "newsletter", "javascript")  # what stands on pages of all kinds
_PLAYERS = frozenset(("video", "audio", "object", "embed", "canvas"))
_ARTICLE_METAS = ("article:published_time", "citation_title", "parsely-pub-date", "sailthru.date")


class Head(NamedTuple):
    """A part of a title or a heading that stands for the whole: the rest of it may be a site's name."""

    text: str
    origin: str  # "title" or "heading"


@dataclass(frozen=True)
class Look:
    """What of a page is looked at; what few pages are asked for is read when it is asked for, and once."""

    statements: Statements
    address: Address | None
    heads: tuple[Head, ...]
    length: int  # characters of the page's text
    articles: tuple[Thing, ...]
    types: frozenset[str]  # of its JSON-LD objects
    is_for_sale: bool  # whether a shop sells it: an item that cannot be had is still there to be read of
    is_stated_article: bool  # whether JSON-LD or a date of publication says so: themes set og:type for every page
    is_article: bool  # whether the page says that it is one, in whatever way

    @cached_property
    def opening(self) -> str:
        """The first words, folded and without quotations; none of a long text."""
        return unquoted(fold_lines(self.statements.text[:OPENING])) if self.length < LONG else ""

    @cached_property
    def is_root(self) -> bool:
        """True at a site's front page."""
        address = self.address
        return address is not None and address.scheme in {"http", "https"} and urls.is_homepage(address)

    @property
    def is_dated(self) -> bool:
        """True where the page gives a date of its own, as a note does and a wall does not."""
        return self.is_article or bool(self.statements.times)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The first classes and ids of the body."""
        return tuple(self.statements.shape.body[:_LONGEST_CLASSES].split())

    @cached_property
    def og_type(self) -> str:
        """What kind of thing the page says that it is (Open Graph's ``og:type``), in lower case."""
        return _og_type(self.statements)

    @property
    def is_headed(self) -> bool:
        """True where the page has a main heading."""
        return any(each.is_main for each in self.statements.headings)

    @cached_property
    def sources(self) -> str:
        """Where its scripts and frames come from and its forms lead, one a line, in lower case."""
        shape = self.statements.shape
        return "\n".join((*shape.scripts[:_MOST_SOURCES], *shape.frames[:20], *shape.forms[:20])).lower()

    @cached_property
    def headed(self) -> str:
        """The parts of the title and the headings, one a line."""
        return "\n".join(head.text for head in self.heads)

    @property
    def is_moving(self) -> bool:
        """True where there is something to watch, to hear or to see that is neither text nor picture."""
        return not _PLAYERS.isdisjoint(self.statements.outline.tags)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences at the beginning of the text that are no part of the title or a heading."""
        heads = self.said_above
        parts = (part.strip() for part in _SENTENCES.split(self.opening))
        return tuple(part for part in parts if part and part not in heads)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The sentences and verses of the opening that are long enough to say something, but for links."""
        lines = [line for line in self.opening.split("\n") if line not in self.linked]
        parts = (part.strip() for line in lines for part in _SENTENCES.split(line))
        return tuple(part for part in parts if _size(part) >= _SHORTEST_SENTENCE and part not in self.said_above)

    @cached_property
    def linked(self) -> frozenset[str]:
        """The texts of its links, of each the beginning."""
        outline, links = self.statements.outline, self.statements.outline.noted.get("a", ())[:_MOST_LINKS]
        ranges = (
            (outline.starts[each], min(outline.ends[each], outline.starts[each] + _PIECES)) for each in links
        )
        pieces = (outline.pieces[start:end] for start, end in ranges)
        return frozenset(fold("".join(piece[:_LONGEST_HEAD] for piece in each)) for each in pieces)

    @cached_property
    def said_above(self) -> frozenset[str]:
        """The sentences of the title and the headings."""
        parts = (part.strip() for head in self.heads for part in (*_SENTENCES.split(head.text), head.text))
        return frozenset(parts)


def look_at(statements: Statements, url: str) -> Look:
    """Return what of a page its kind is decided by."""
    kind, articles = _og_type(statements), statements.articles
    types = frozenset(name for thing in statements.things for name in thing.types)
    stated = bool(articles) or any(name in statements.metas for name in _ARTICLE_METAS)
    return Look(
        statements,
        urls.read(url),
        tuple(dict.fromkeys(_heads(statements)))[: 3 * _MOST_HEADS],
        len(statements.text),
        articles,
        types,
        kind.endswith("product") or "Product" in types,
        stated,
        stated or kind == "article",
    )


def _og_type(statements: Statements) -> str:
    return statements.meta("og:type").lower()


def titled(look: Look, table: str, sort: str) -> str:
    """Return the title or the heading that a table has for a sort of pages, or the empty string."""
    whole, beginnings = titles(table, sort)
    for head in look.heads:
        if head.text.strip(EDGES) in whole or head.text.startswith(beginnings):
            return f"{head.origin}: {head.text}"
    return ""


def beside(look: Look, about: Iterable[str] = ()) -> int:
    """Return how many characters speak of something else, in lines where none of some phrases is.

    What is no longer than an entry of a menu does not count, nor do the title and links to other pages.
    """
    skipped = (*_FURNITURE, *about)
    return sum(_size(each) for each in look.spoken if not any(phrase in each for phrase in skipped))


def stated(phrases: Iterable[str], sentence: str) -> tuple[str, ...]:
    """Return the first phrases that a sentence states."""
    return tuple(hit for hit in found(phrases, sentence) if not is_conditional(sentence, hit))


def is_conditional(sentence: str, phrase: str) -> bool:
    """Return whether a sentence asks whether something is so, or says when: that does not say that it is."""
    before, _, after = sentence.partition(phrase)
    return after.lstrip().startswith("?") or _CONDITION.search(before) is not None


def _size(text: str) -> int:
    return 2 * len(text) if text and max(text) >= _DENSE else len(text)


def _heads(statements: Statements) -> Iterator[Head]:
    for title in dict.fromkeys((statements.title, statements.meta("og:title"))):
        if title and len(title) <= _LONGEST_HEAD:
            yield from (Head(part, "title") for part in _parts(title))
    main = [each.text for each in statements.headings[:_MOST_HEADS] if each.is_main]
    for heading in main or [each.text for each in statements.headings[:1]]:
        if len(heading) <= _LONGEST_HEAD:
            yield from (Head(part, "heading") for part in _parts(heading))


@lru_cache(maxsize=64)  # a page's title and its heading are mostly the same
def _parts(title: str) -> tuple[str, ...]:
    """Return a title and those parts of it beside which only a site's name stands, or a few words."""
    folded = unquoted(fold(title))
    told = [folded]
    for split, longest in ((_BREAKS.split(folded), _LONGEST_NAME), (folded.split(": "), _SHORTEST_NAME)):
        parts = [part.strip() for part in split]
        if 1 < len(parts) <= _MOST_PARTS:
            for at, part in enumerate(parts):
                if part and all(each.count(" ") < longest for each in parts[:at] + parts[at + 1 :]):
                    told.append(part)
    return tuple(told)
