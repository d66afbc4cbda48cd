"""A page's titles, best first: the heading that its own head confirms, then what the head says, then its parts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from linkcheck.charsets import clean
from linkcheck.model import Datum
from linkcheck.page.headline import FEWEST_WORDS, headline
from linkcheck.page.site_names import Parted, folded, is_site, names_of, parted, segments, words
from linkcheck.page.statements import Heading, Statements

__all__ = ["titles"]

LONGEST = 1000  # characters of a title
MOST = 12  # titles of a page

_META = (
    *("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title"),
    *("sailthru.title", "eprints.title", "title"),
)
_EDGES = " |:·•■▶►"  # what may be left of a separator
_CUT = ("...", "…")
_DATE = re.compile(  # "23.01.2022 - ", "2022-01-23: "
    r"\A(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2}) ?[-–—|:] (?=.*[^\W\d_])"
)
_MOST_HEADINGS = 20  # of a sort that are looked at
_MOST_STATED = 40


class _Said(NamedTuple):
    """What the head says: as it stands, without the site's name, and (folded) what was taken off."""

    full: list[Datum]
    short: list[Datum]
    dropped: frozenset[str]


def titles(statements: Statements, url: str) -> tuple[Datum, ...]:
    """Return the page's own titles without the site's name, each once, the best first."""
    site = names_of(statements, url)
    headings = _headings(statements)
    said = _said(statements, headings, site)
    own = [each for each in headings if folded(each.text) not in said.dropped and not is_site(each.text, site)]
    best = headline(own, said.full, said.short)
    ordered = [] if best is None else [Datum(_DATE.sub("", best.value), best.origin), best]
    ordered += sorted(said.short, key=lambda each: is_site(each.value, site) or each.value.endswith(_CUT))
    ordered += [Datum(each.text, each.origin) for each in _marked(headings)]
    parts = (each for each in _parts(ordered) if folded(each.value) not in said.dropped)
    return _distinct((*ordered, *said.full, *_others(statements), *parts))


def _read(text: str) -> str:
    """Return a title as it is meant: some pages escape it twice."""
    text = text[:LONGEST]
    return clean(html.unescape(text)) if "&" in text else text


def _marked(headings: list[Heading]) -> list[Heading]:
    """Return the headings that claim to be the headline; those that their class marks, where it marks but one."""
    classed = [each for each in headings if each.origin == "headline"]
    is_one = len({folded(each.text) for each in classed}) == 1
    return [each for each in headings if each.origin == "h1"] + classed[:is_one]


def _headings(statements: Statements) -> list[Heading]:
    """Return the first headings of each sort, main ones first."""
    found: dict[str, list[Heading]] = {"h1": [], "headline": [], "h2": []}
    for each in statements.headings:
        if each.origin in found and len(found[each.origin]) < _MOST_HEADINGS:
            text = _read(each.text)
            found[each.origin].append(each if text is each.text else each._replace(text=text))
    return [*found["h1"], *found["headline"], *found["h2"]]


def _said(statements: Statements, headings: list[Heading], site: frozenset[str]) -> _Said:
    """Return what the head says; a title that a heading gives in full needs no parting."""
    full = [Datum(_read(each.value), each.origin) for each in islice(_stated(statements), _MOST_STATED)]
    main = [each.text for each in headings if each.is_main]
    whole, known = set(map(folded, main)), _known(full, main, headings)
    parts = [
        Parted(each.value) if folded(each.value) in whole else parted(each.value, site, known) for each in full
    ]
    short = [Datum(part.kept, each.origin) for part, each in zip(parts, full, strict=True)]
    kept = {folded(part.kept) for part in parts}
    return _Said(full, short, frozenset(letters for part in parts for letters in part.dropped) - kept)


def _stated(statements: Statements) -> Iterator[Datum]:
    """Yield what the head says, the most reliable first."""
    for thing in statements.articles:
        if value := thing.text("headline") or thing.text("name"):
            yield Datum(value, "JSON-LD headline")
    for name in _META:
        if name in statements.metas and (value := statements.meta(name)):
            yield Datum(value, name)
    if statements.title:
        yield Datum(statements.title, "title")
    marked = frozenset(statements.properties.get("headline", ()))
    if len(marked) == 1:  # more would be those of a list
        yield Datum(next(iter(marked)), "itemprop headline")
    for thing in statements.pages:
        if value := thing.text("headline") or thing.text("name"):
            yield Datum(value, "JSON-LD page")


def _others(statements: Statements) -> Iterator[Datum]:
    """Yield the second titles of the page's articles."""
    for thing in statements.articles[:MOST]:
        for field in ("alternativeHeadline", "name"):
            if field in thing.fields and len(words(value := _read(thing.text(field)))) >= FEWEST_WORDS:
                yield Datum(value, f"JSON-LD {field}")


def _known(full: list[Datum], main: list[str], headings: list[Heading]) -> frozenset[str]:
    """Return the folded titles that prove where another one ends: those of the head and the main headings."""
    several = sum(each.origin == "h1" for each in headings) > 1
    texts = main if several else [each.text for each in headings]
    texts = texts + [each.value for each in full if each.origin != "title"]
    return frozenset(folded(text) for text in texts if len(words(text)) >= FEWEST_WORDS)


def _parts(ordered: Iterable[Datum]) -> Iterator[Datum]:
    """Yield the parts of some titles that may be titles themselves: without a kicker, and each for itself."""
    for each in {each.value: each for each in ordered}.values():
        _, mark, after = each.value.partition(": ")
        for part in ((after,) if mark else ()) + segments(each.value):
            if part != each.value and len(words(part)) >= FEWEST_WORDS:
                yield Datum(part, each.origin)


def _distinct(ordered: Iterable[Datum]) -> tuple[Datum, ...]:
    """Return the titles, each once whatever its punctuation."""
    found: dict[str, Datum] = {}
    for each in ordered:
        letters = folded(each.value) or each.value
        if letters not in found and (value := each.value.strip(_EDGES)):
            found[letters] = Datum(value, each.origin)
            if len(found) == MOST:
                break
    return tuple(found.values())
