"""A page as it is looked at to tell its kind: a bounded part of its words, folded, and what it states.

Two things protect pages that write *about* walls and errors, whatever the kind: words between quotation marks are
somebody else's and are not looked at, and sentences about anything else count against every kind (`beside`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linkcheck import urls
from linkcheck.page.kinds.words import EDGES, fold, fold_lines, titles, unquoted
from linkcheck.page.linked_data import Thing
from linkcheck.page.statements import Statements
from linkcheck.urls import Address

__all__ = ["LITTLE", "TINY", "Head", "Look", "beside", "look_at", "titled"]

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
_BREAKS = re.compile(r" ?[|·•»«›‹—–] ?| -{1,2} | :: | / ")
_SENTENCES = re.compile(r"[.!?。！？।۔…\n]+")
_ENDS = tuple(".!?,;:…。！？、।۔؟)")  # of a line that is a sentence; a menu and a list of headlines have none
_LONGEST_LINE = 80  # characters; a longer line is a sentence without its point
_SHORTEST_SENTENCE = 20  # characters; "Back to the front page"
_DENSE = "\u2e80"  # from here on, signs say as much as two letters
_FURNITURE = ("cookie", "©", "newsletter", "javascript")  # what stands on pages of all kinds
_PLAYERS = frozenset(("video", "audio", "object", "embed", "canvas"))
_ARTICLE_METAS = ("article:published_time", "citation_title", "parsely-pub-date", "sailthru.date")


class Head(NamedTuple):
    """A part of a title or a heading that stands for the whole: the rest of it may be a site's name."""

    text: str
    origin: str  # "title" or "heading"


class Look(NamedTuple):
    """What of a page is looked at."""

    statements: Statements
    address: Address | None
    heads: tuple[Head, ...]
    opening: str  # the first words, folded; none of a long text
    length: int  # characters of the page's text
    articles: tuple[Thing, ...]
    types: frozenset[str]  # of its JSON-LD objects
    is_for_sale: bool  # whether a shop sells it: an item that cannot be had is still there to be read of
    is_stated_article: bool  # whether JSON-LD or a date of publication says so: themes set og:type for every page
    is_article: bool  # whether the page says that it is one, in whatever way

    @property
    def is_root(self) -> bool:
        """True at a site's front page."""
        address = self.address
        return address is not None and address.scheme in {"http", "https"} and urls.is_homepage(address)

    @property
    def is_dated(self) -> bool:
        """True where the page gives a date of its own, as a note does and a wall does not."""
        return self.is_article or bool(self.statements.times)

    @property
    def is_headed(self) -> bool:
        """True where the page has a main heading."""
        return any(each.is_main for each in self.statements.headings)

    @property
    def sources(self) -> str:
        """Where its scripts and frames come from and its forms lead, one a line, in lower case."""
        shape = self.statements.shape
        return "\n".join((*shape.scripts[:_MOST_SOURCES], *shape.frames[:20], *shape.forms[:20])).lower()

    @property
    def headed(self) -> str:
        """The parts of the title and the headings, one a line."""
        return "\n".join(head.text for head in self.heads)

    @property
    def is_moving(self) -> bool:
        """True where there is something to watch, to hear or to see that is neither text nor picture."""
        return not _PLAYERS.isdisjoint(self.statements.outline.tags)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences at the beginning of the text that are no part of the title or a heading."""
        heads = self.said_above
        parts = (part.strip() for part in _SENTENCES.split(self.opening))
        return tuple(part for part in parts if part and part not in heads)

    @property
    def said_above(self) -> frozenset[str]:
        """The sentences of the title and the headings."""
        parts = (part.strip() for head in self.heads for part in (*_SENTENCES.split(head.text), head.text))
        return frozenset(parts)


def look_at(statements: Statements, url: str) -> Look:
    """Return what of a page its kind is decided by."""
    text, kind, articles = statements.text, statements.meta("og:type").lower(), statements.articles
    types = frozenset(name for thing in statements.things for name in thing.types)
    stated = bool(articles) or any(name in statements.metas for name in _ARTICLE_METAS)
    return Look(
        statements,
        urls.read(url),
        tuple(dict.fromkeys(_heads(statements)))[: 3 * _MOST_HEADS],
        unquoted(fold_lines(text[:OPENING])) if len(text) < LONG else "",
        len(text),
        articles,
        types,
        kind.endswith("product") or "Product" in types,
        stated,
        stated or kind == "article",
    )


def titled(look: Look, table: str, sort: str) -> str:
    """Return the title or the heading that a table has for a sort of pages, or the empty string."""
    whole, beginnings = titles(table, sort)
    for head in look.heads:
        if head.text.strip(EDGES) in whole or head.text.startswith(beginnings):
            return f"{head.origin}: {head.text}"
    return ""


def beside(look: Look, about: Iterable[str] = ()) -> int:
    """Return how many characters stand in sentences that speak of something else: none of some phrases is there."""
    skipped = (*_FURNITURE, *about)
    return sum(_size(each) for each in _spoken(look) if not any(phrase in each for phrase in skipped))


def _spoken(look: Look) -> Iterator[str]:
    """Yield the sentences of the opening: what ends like one or is long, and is no part of the title."""
    heads = look.said_above
    for line in look.opening.split("\n"):
        if line.endswith(_ENDS) or _size(line) >= _LONGEST_LINE:
            parts = (part.strip() for part in _SENTENCES.split(line))
            yield from (part for part in parts if _size(part) >= _SHORTEST_SENTENCE and part not in heads)


def _size(text: str) -> int:
    return 2 * len(text) if text and max(text) >= _DENSE else len(text)


def _heads(statements: Statements) -> Iterator[Head]:
    for title in dict.fromkeys((statements.title, statements.meta("og:title"))):
        if title and len(title) <= _LONGEST_HEAD:
            yield from (Head(part, "title") for part in _parts(unquoted(fold(title))))
    main = [each.text for each in statements.headings[:_MOST_HEADS] if each.is_main]
    for heading in main or [each.text for each in statements.headings[:1]]:
        if len(heading) <= _LONGEST_HEAD:
            yield from (Head(part, "heading") for part in _parts(unquoted(fold(heading))))


def _parts(title: str) -> Iterator[str]:
    """Yield a title and those parts of it beside which only a site's name stands, or a few words."""
    yield title
    for parts, longest in ((_BREAKS.split(title), _LONGEST_NAME), (title.split(": "), _SHORTEST_NAME)):
        if 1 < len(parts) <= _MOST_PARTS:
            for at, part in enumerate(parts):
                if part and all(each.count(" ") < longest for each in parts[:at] + parts[at + 1 :]):
                    yield part.strip()
