"""How many origins some sources have: which of them are one document, or one story told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linkcheck import urls
from linkcheck.model import Evidence, Page, Record, Response
from linkcheck.rules.compare import addressed, words
from linkcheck.rules.compare.agencies import agency
from linkcheck.rules.compare.days import apart
from linkcheck.rules.compare.leads import Lead, alike, lead, overlap
from linkcheck.rules.compare.tongues import primary
from linkcheck.rules.lists.about import named

__all__ = ["Origin", "Tie", "Why", "origins"]

SAME_TEXT = 0.4  # share of the first words' grams; reports on one event had 0.21 at most, edited reprints 0.43
SAME_TEXT_ON_A_SITE = 0.9  # where pages begin alike for other reasons, too
SAME_TITLED = 0.25  # share that is enough where the titles agree
SAME_AT_ALL = 0.1  # share from which pages of one work may be two versions of it
ALIKE = 0.55  # Jaccard of two titles' words (corroborate-mcp)
NEARLY_EQUAL = 0.8  # and where nothing else is known
_FEWEST_WORDS = 4  # of a title
_DAYS = 7  # between two pages with one title, which may be that of a column
_MOST_AUTHORS = 30
_MOST_TITLED = 8  # entries with the same word in their titles that are compared


class Why(StrEnum):
    """Why two entries are one origin, the surest first."""

    ADDRESS = "address"  # or identifier
    CANONICAL = "canonical"
    AGENCY = "agency"
    TEXT = "text"
    PARTS = "parts"  # of one article
    VERSIONS = "versions"  # of one work: a preprint and what was published
    EDITIONS = "editions"  # in two languages
    TITLE = "title"


class Tie(NamedTuple):
    """Two entries, by their places, that are one origin."""

    first: int
    second: int
    why: Why
    name: str = ""  # of the agency


class Origin(NamedTuple):
    """Entries that count as one, by their places, and what ties them."""

    entries: tuple[int, ...]
    ties: tuple[Tie, ...] = ()


class _Entry(NamedTuple):
    """What is compared of an entry."""

    evidence: Evidence
    page: Page | None  # where what opened is what was cited
    site: str
    title: words.Words
    lead: Lead


def origins(evidence: Sequence[Evidence]) -> tuple[Origin, ...]:
    """Return the origins of some sources, in the order of their first entries."""
    entries = [_entry(each) for each in evidence]
    ties: list[Tie] = []
    parents = list(range(len(entries)))
    for find in (_named, _by_text, _by_title, _by_address):
        for tie in find(entries):
            one, other = sorted((_root(parents, tie.first), _root(parents, tie.second)))
            if one != other:
                parents[other] = one
                ties.append(tie)
    return _grouped(parents, ties)


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = place = parents[parents[place]]
    return place


def _grouped(parents: list[int], ties: Sequence[Tie]) -> tuple[Origin, ...]:
    entries: dict[int, list[int]] = {}
    for place in range(len(parents)):
        entries.setdefault(_root(parents, place), []).append(place)
    tied: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        tied[_root(parents, tie.first)].append(tie)
    return tuple(Origin(tuple(places), tuple(tied[root])) for root, places in entries.items())


def _entry(evidence: Evidence) -> _Entry:
    page, response = evidence.page, evidence.fetch
    if page and (page.kind.is_unusable or not isinstance(response, Response) or not response.is_successful):
        page = None
    record = evidence.record
    registered = record.title if isinstance(record, Record) else None
    title = (page.title if page else None) or registered or evidence.source.title or ""
    host = urls.host(response.final_url if page and isinstance(response, Response) else evidence.source.url or "")
    site = urls.registrable_domain(host) if host else ""
    return _Entry(evidence, page, site, words.read(title), lead(page.text if page else ""))


# ---------------------------------------------------------------- one document


def _named(entries: Sequence[_Entry]) -> Iterator[Tie]:
    """Yield the entries whose document goes by the same name."""
    known: dict[str, tuple[int, bool]] = {}
    for place, entry in enumerate(entries):
        for name, is_claimed in addressed.names(entry.evidence):
            first, was_claimed = known.setdefault(name, (place, is_claimed))
            if first == place:
                continue
            if not (is_claimed or was_claimed):
                yield Tie(first, place, Why.ADDRESS)
            elif _may_be_one(entries[first], entry):
                yield Tie(first, place, Why.CANONICAL)


def _may_be_one(one: _Entry, other: _Entry) -> bool:
    """Return whether two pages that name one address as theirs do not contradict it: some sites name but one."""
    if one.lead and other.lead:
        return overlap(one.lead, other.lead) >= SAME_TITLED
    return not (one.title.said and other.title.said) or _jaccard(one, other) >= ALIKE


# ---------------------------------------------------------------- one text


def _by_text(entries: Sequence[_Entry]) -> Iterator[Tie]:
    """Yield the entries whose pages have the same text."""
    for place, other, share in alike([entry.lead for entry in entries], SAME_TITLED):
        one, two = entries[other], entries[place]
        if one.site == two.site:
            if share >= SAME_TEXT_ON_A_SITE:
                yield Tie(other, place, Why.TEXT)
        elif share >= SAME_TEXT or (_jaccard(one, two) >= ALIKE and _numbers(one) == _numbers(two)):
            agencies = {agency(entry.page) for entry in (one, two) if entry.page}
            common = agencies.pop() if len(agencies) == 1 else None
            yield Tie(other, place, Why.AGENCY, common) if common else Tie(other, place, Why.TEXT)


# ---------------------------------------------------------------- one title


def _by_title(entries: Sequence[_Entry]) -> Iterator[Tie]:
    """Yield the entries that have one title, where that says enough."""
    known: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        if entry.title.size < _FEWEST_WORDS:
            continue
        others = {other for word in entry.title.said for other in known.get(word, ())}
        for other in sorted(others):
            tie = _titled(entries[other], entry)
            if tie:
                yield Tie(other, place, *tie)
                break
        for word in entry.title.said:
            places = known.setdefault(word, [])
            if len(places) < _MOST_TITLED:
                places.append(place)


def _titled(one: _Entry, other: _Entry) -> tuple[Why, str] | None:
    """Return why two entries whose titles are alike are one origin, if they are."""
    alike_by = _jaccard(one, other)
    if alike_by < ALIKE or _numbers(one) != _numbers(other):
        return None
    if one.lead and other.lead and overlap(one.lead, other.lead) < SAME_AT_ALL:
        return None
    if alike_by >= NEARLY_EQUAL and _have_an_author_in_common(one, other):
        return Why.VERSIONS, ""
    if one.site == other.site or (one.lead and other.lead) or _are_days_apart(one, other):
        return None  # what both texts say has been compared
    agencies = {agency(entry.page) if entry.page else None for entry in (one, other)}
    if len(agencies) == 1 and (common := agencies.pop()):
        return Why.AGENCY, common
    return (Why.TITLE, "") if alike_by >= NEARLY_EQUAL and one.title.size > _FEWEST_WORDS else None


def _jaccard(one: _Entry, other: _Entry) -> float:
    return len(one.title.said & other.title.said) / max(1, len(one.title.said | other.title.said))


def _numbers(entry: _Entry) -> set[str]:
    return {word for word in entry.title.said if word.isdecimal()}


def _are_days_apart(one: _Entry, other: _Entry) -> bool:
    """Return whether two pages are dated so far apart that one title may be that of a column."""
    first, second = (entry.page.published if entry.page else None for entry in (one, other))
    if first is None or second is None:
        return False
    return apart(first, second) > _DAYS


def _have_an_author_in_common(one: _Entry, other: _Entry) -> bool:
    """Return whether two works of one title are by one author, too: a preprint and what became of it."""
    return bool(_authors(one) & _authors(other))


def _authors(entry: _Entry) -> set[str]:
    """Return the last names of a work's authors, which may stand first, before a comma; agencies are none."""
    record = entry.evidence.record
    names = [*entry.evidence.source.authors, *(entry.page.authors if entry.page else ())]
    names += record.authors if isinstance(record, Record) else ()
    people = (name.partition(",")[0] for name in names[:_MOST_AUTHORS] if not named(name, "news-agencies"))
    return {order[-1] for name in people if (order := words.read(name).order)}


# ---------------------------------------------------------------- one address, but for a part


def _by_address(entries: Sequence[_Entry]) -> Iterator[Tie]:
    """Yield the entries that are pages of one article, or editions of it in two languages."""
    parts: dict[str, int] = {}
    editions: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if not entry.page or not entry.evidence.source.url:
            continue
        part, edition = addressed.family(entry.evidence.source.url)
        first = parts.setdefault(part, place)
        if first != place and _jaccard(entries[first], entry) >= NEARLY_EQUAL:
            yield Tie(first, place, Why.PARTS)
        first = editions.setdefault(edition, place)
        if first != place and _are_in_two_languages(entries[first], entry):
            yield Tie(first, place, Why.EDITIONS)


def _are_in_two_languages(one: _Entry, other: _Entry) -> bool:
    languages = {primary(entry.page.language) for entry in (one, other) if entry.page}
    return len(languages) == 2 and None not in languages and not _are_days_apart(one, other)
