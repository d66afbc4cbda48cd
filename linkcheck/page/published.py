"""When a page was published, and when changed: the best of its own statements, and how far that can be trusted.

The order of the evidence, and what counts as sure, was measured on 1,557 labelled pages: an article's JSON-LD is
right on 96.6 of 100, precise meta elements on nearly all, a generic ``<meta name="date">`` on 87.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from linkcheck import dates, urls
from linkcheck.model import Datum, PartialDate
from linkcheck.page.linked_data import Thing
from linkcheck.page.local_day import local_day
from linkcheck.page.site_names import folded
from linkcheck.page.statements import Statements, Time

__all__ = ["Published", "modified", "published"]

FIRST_YEAR, LAST_YEAR = 1995, 2100  # a page cannot be older than the web; a year beyond is a placeholder

_ARTICLE_META = ("article:published_time", "og:article:published_time", "article:published", "og:published_time")
_PRECISE_META = (
    *("sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime"),
    *("cxenseparse:articlepublishtime", "dc.date.issued", "dcterms.issued", "bt:pubdate"),
    *("citation_online_date", "citation_publication_date", "citation_date", "bepress_citation_date"),
    *("prism.publicationdate", "pubdate", "publish-date", "publish_date", "publishdate"),
    *("published_time", "publication_date", "published-date", "datepublished", "date.available"),
    *("date.created", "article.published", "article_date_original", "originalpublicationdate"),
    *("rnews:datepublished", "mediator_published_time", "ptime", "dc.date.published"),
)
_GENERIC_META = ("date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "datecreated")
_MODIFIED_META = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dc.date.modified"),
    *("dcterms.modified", "last-modified", "lastmod", "date.updated", "article:modified", "revised"),
)
_MOST_LISTED = 3  # articles with days of their own; a page with more is a list of articles
_UNIX = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z+\d:-]{2,9} )?(\d{4})")


class Published(NamedTuple):
    """A date of publication, where it stands, and whether fields like it can be relied on."""

    date: PartialDate
    origin: str
    is_sure: bool
    stamp: str = ""  # the value as it stands


def published(statements: Statements, url: str) -> Published | None:
    """Return when the page says it was published; None where it does not say.

    A partial date is never completed, but a later statement that agrees with it may be more exact.
    """
    in_url = _in_url(url)
    found = [*_sure(statements, url), *_unsure(statements, in_url)]
    if not found:
        return None
    known = _known(found[0].date)
    agreeing = (each for each in found if each.date[: len(known)] == known)
    best = max(agreeing, key=lambda each: (each.is_sure, len(_known(each.date)))) if len(known) < 3 else found[0]
    day, is_certain = local_day(best.date, best.stamp, in_url, statements)
    return best._replace(date=day, is_sure=best.is_sure and is_certain)


def modified(statements: Statements) -> PartialDate | None:
    """Return when the page says it was last changed."""
    values = [thing.text("dateModified") for thing in statements.articles]
    values += statements.properties.get("dateModified", ())
    values += [statements.meta(name) for name in _MODIFIED_META]
    values += [thing.text("dateModified") for thing in statements.pages]
    return next((date for value in values if (date := _read(value))), None)


def _known(date: PartialDate) -> tuple[int, ...]:
    return tuple(part for part in date if part is not None)


@lru_cache(maxsize=500)  # a page states its date in many places, and each is asked for more than once
def _read(value: str) -> PartialDate | None:
    """Return the day that a value names where it was written, if the web is that old."""
    if match := _UNIX.match(value):
        value = f"{match[2]} {match[1]} {match[3]}"
    date = dates.parse(value) if value else None
    return date if date and FIRST_YEAR <= date.year <= LAST_YEAR else None


def _dated(values: Iterable[Datum], is_sure: bool) -> Iterator[Published]:
    for value, origin in values:
        if date := _read(value):
            yield Published(date, origin, is_sure, value)


def _sure(statements: Statements, url: str) -> Iterator[Published]:
    """Yield the dates of machine-readable fields that exist for nothing else."""
    yield from _of_article(statements, url)
    yield from _dated(_metas(statements, (*_ARTICLE_META, *_PRECISE_META)), is_sure=True)
    own = statements.properties.get("datePublished", ())
    yield from _dated((Datum(value, "itemprop datePublished") for value in own[:1]), is_sure=True)
    pages = (Datum(thing.text("datePublished"), "JSON-LD WebPage") for thing in statements.pages)
    yield from _dated(pages, is_sure=True)


def _in_url(url: str) -> PartialDate | None:
    """Return the full date in the address of a page."""
    address = urls.read(url)
    date = dates.in_path(address.path) if address else None
    return date if date and FIRST_YEAR <= date.year <= LAST_YEAR else None


def _unsure(statements: Statements, in_url: PartialDate | None) -> Iterator[Published]:
    """Yield the dates of fields that may mean something else."""
    if in_url:
        yield Published(in_url, "URL", is_sure=False)
    yield from _dated(_times(statements), is_sure=False)
    yield from _dated(_metas(statements, _GENERIC_META), is_sure=False)


def _metas(statements: Statements, names: Iterable[str]) -> Iterator[Datum]:
    for name in names:
        for value in statements.metas.get(name, ()):
            yield Datum(value, name)


# ---------------------------------------------------------------- JSON-LD


def _of_article(statements: Statements, url: str) -> Iterator[Published]:
    """Yield the date of the JSON-LD article that is this page's; of a mere list of articles, none."""
    articles = [thing for thing in statements.articles if _read(thing.text("datePublished"))]
    days = {_read(thing.text("datePublished")) for thing in articles}
    if len(days) > 1:
        titles = [statements.title, statements.meta("og:title"), *(each.text for each in statements.headings[:9])]
        letters = list(map(folded, titles))
        own = [thing for thing in articles if _is_titled(thing, letters)]
        own = own or [thing for thing in articles if _is_at(thing, statements, url)]
        articles = own or (articles if len(days) <= _MOST_LISTED else [])
    values = (Datum(thing.text("datePublished"), "JSON-LD datePublished") for thing in articles[:1])
    yield from _dated(values, is_sure=True)


def _is_titled(thing: Thing, titles: list[str]) -> bool:
    """Return whether an object's headline stands in one of the page's titles (folded)."""
    headline = folded(thing.text("headline") or thing.text("name"))
    return len(headline) > 5 and any(headline in title for title in titles)


def _is_at(thing: Thing, statements: Statements, url: str) -> bool:
    """Return whether an object gives the page's address as its own."""
    main = thing.fields.get("mainEntityOfPage")
    main = main.get("@id") or main.get("url") if isinstance(main, dict) else main
    own = {thing.text("url"), thing.text("@id").partition("#")[0], main if isinstance(main, str) else ""}
    return bool(own & {url, statements.canonical} - {""})


# ---------------------------------------------------------------- <time>


def _times(statements: Statements) -> Iterator[Datum]:
    """Yield the ``<time>`` that is the page's own: marked as published, near the headline, or the only one."""
    times = [each for each in statements.own_times if _read(each.value)]
    around = frozenset[int]().union(*(each.within for each in statements.headings if each.is_main))
    marked = [each for each in times if each.is_published]
    near = [each for each in times if each.within & around]
    for chosen, origin in (
        ([each for each in marked if each in near], "time, published, near the headline"),
        (near if _days(near) <= 2 else [], "time near the headline"),
        (marked if _days(marked) <= 2 else [], "time, published"),
        (times if _days(times) == 1 else [], "time"),
    ):
        for each in chosen[:1]:
            yield Datum(each.value, origin)


def _days(times: list[Time]) -> int:
    return len({_read(each.value) for each in times})
