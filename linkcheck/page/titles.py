"""A page's titles, best first: the heading that its own head confirms, then what the head says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from linkcheck.charsets import clean
from linkcheck.model import Datum
from linkcheck.page.site_names import folded, is_site, names_of, stripped
from linkcheck.page.statements import Heading, Statements

__all__ = ["titles"]

LONGEST = 1000  # characters of a title
MOST = 12  # titles of a page

_META = (
    *("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title"),
    *("sailthru.title", "eprints.title", "title"),
)
_EDGES = " |:·•■▶►"  # what may be left of a separator
_ENOUGH = 0.62  # of 1: how well a heading must fit what the head says
_MOST_HEADINGS = 20
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_JOINED = re.compile(r"[:–—-]\s*\Z")  # "Kicker: headline" is one title, unlike "Kicker headline"


def titles(statements: Statements, url: str) -> tuple[Datum, ...]:
    """Return the page's own titles without the site's name, each once, the best first."""
    site = names_of(statements, url)
    stated = [each for each in _stated(statements) if each.value]
    known = _known(statements, stated)
    short = [Datum(stripped(each.value, site, known), each.origin) for each in stated]
    heading = _best(statements.headings, stated, short, site)
    ordered = [] if heading is None else [_without_kicker(heading, short)]
    ordered += sorted(short, key=lambda each: is_site(each.value, site) or each.value.endswith(("...", "…")))
    ordered += [
        Datum(each.text, each.origin) for each in statements.headings[:_MOST_HEADINGS] if each.origin == "h1"
    ]
    return _distinct([*ordered, *stated])


def _stated(statements: Statements) -> Iterator[Datum]:
    """Yield what the head says, the most reliable first."""
    for thing in statements.articles:
        yield Datum(thing.text("headline") or thing.text("name"), "JSON-LD headline")
    for name in _META:
        yield Datum(statements.meta(name), name)
    yield Datum(statements.title, "title")
    marked = frozenset(statements.properties.get("headline", ()))
    if len(marked) == 1:  # more would be those of a list
        yield Datum(next(iter(marked)), "itemprop headline")
    for thing in statements.pages:
        yield Datum(thing.text("headline") or thing.text("name"), "JSON-LD page")


def _known(statements: Statements, stated: list[Datum]) -> set[str]:
    """Return the folded titles that prove where another one ends: those of the head and the main headings."""
    headings = statements.headings[:_MOST_HEADINGS]
    main = [each.text for each in headings if each.is_main]
    minor = [each.text for each in headings if not each.is_main and len(main) < 2]
    texts = [*main, *minor, *(each.value for each in stated if each.origin != "title")]
    return {folded(text) for text in texts if len(_tokens(text)) > 2}


def _best(
    headings: tuple[Heading, ...], stated: list[Datum], short: list[Datum], site: frozenset[str]
) -> Datum | None:
    """Return the heading that fits best what the head says; without a head, the first main heading."""
    candidates = [each for each in headings if each.is_main and folded(each.text) and not is_site(each.text, site)]
    candidates = sorted(candidates, key=lambda each: each.origin != "h1")[:_MOST_HEADINGS]
    if not candidates:
        return None
    if not stated:
        return next((Datum(each.text, each.origin) for each in candidates if each.origin == "h1"), None)
    said = frozenset(token for each in stated for token in _tokens(each.value))
    wanted = [frozenset(_tokens(each.value)) for each in short]
    scored = [(_fit(each, said, wanted) - 0.02 * rank, -rank) for rank, each in enumerate(candidates)]
    score, negative = max(scored)
    best = candidates[-negative]
    return Datum(best.text, best.origin) if score >= _ENOUGH else None


def _fit(heading: Heading, said: frozenset[str], wanted: list[frozenset[str]]) -> float:
    """Return from 0 to 1 how much of a heading the head says, and how much of a title the heading covers."""
    own = frozenset(_tokens(heading.text))
    if not own:
        return 0.0
    covered = max((len(own & each) / len(each) for each in wanted if each), default=0.0)
    bonus = 0.0 if heading.origin == "h1" else -0.1
    return 0.5 * len(own & said) / len(own) + 0.5 * covered + bonus


def _without_kicker(heading: Datum, short: list[Datum]) -> Datum:
    """Return a heading without the words before it that a title of the head does not have."""
    letters = folded(heading.value)
    for each in short:
        known = folded(each.value)
        if len(_tokens(each.value)) > 2 and len(known) < len(letters) and letters.endswith(known):
            tail = _tail(heading.value, known)
            return heading if _JOINED.search(heading.value.removesuffix(tail)) else Datum(tail, heading.origin)
    return heading


def _tail(text: str, letters: str) -> str:
    """Return the end of a text that has these letters."""
    words = text.split()
    for index in range(min(len(words), 40)):
        rest = " ".join(words[index:])
        if folded(rest) == letters:
            return rest
    return text


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text[:LONGEST].casefold())


def _distinct(ordered: list[Datum]) -> tuple[Datum, ...]:
    """Return the titles cleaned and cut, each once whatever its punctuation."""
    found: dict[str, Datum] = {}
    for each in ordered:
        value = clean(html.unescape(each.value))[:LONGEST].strip(_EDGES)
        if value:
            found.setdefault(folded(value) or value, Datum(value, each.origin))
    return tuple(found.values())[:MOST]
