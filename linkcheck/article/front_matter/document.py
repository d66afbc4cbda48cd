"""Front matter: the fields above a text, and what they say of the article and of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import Any

from linkcheck import dates
from linkcheck.article import headings, stated
from linkcheck.article.blocks import Block, Call, Document, Kind, Lines
from linkcheck.article.front_matter import lists as front_matter_lists
from linkcheck.article.front_matter.lists import folded, scalar
from linkcheck.article.front_matter.values import is_unclosed, split, values
from linkcheck.model import PartialDate

__all__ = ["read", "split"]

_TITLES = ("title", "headline", "name")
_PARTS = ("main", "text", "default", "en", "value", "rendered", "short")  # of a title that is a mapping
_NAMES_OF_DATES = """
    date published publishdate pubdate datepublished publisheddate publishedat publishedon publicationdate
    firstpublished firstpublishedat originaldate posted postdate dateposted postedon issued pubdatetime
    articlepublishedtime created datecreated createdat createddate creationdate createdon
"""
_DATES = tuple(_NAMES_OF_DATES.split())  # the first that is there is the article's
_FIRST_DATES = ("published", "publish", "created", "posted")  # of a date that is a mapping
_NAMES_OF_CHANGES = """
    lastmod updated modified lastmodifiedat lastmodified lastupdated lastupdate updatedat updatedon dateupdated
    updateddate datemodified modifieddate modifiedat
"""
_CHANGES = tuple(_NAMES_OF_CHANGES.split())
_PATHS = ("path", "permalink", "slug", "url")
_LANGUAGES = ("lang", "language", "locale")
_BIBLIOGRAPHY = re.compile(r"[^\n\"'<>|]{1,300}\.(?:bib|json|ya?ml)", re.IGNORECASE)
_KEY = re.compile(r"@([\w:.#$%&+?<>~/*-]{1,200})")
_MOST = 100


def read(matter: str, lines: Lines, document: Document) -> Document:
    """Return the document with what the front matter adds; one that cannot be read adds nothing but a note."""
    if not matter:
        if is_unclosed(lines.text):
            return document._replace(notes=(*document.notes, "front matter opened on line 1 is never closed"))
        return document
    loaded, note = values(matter)
    fields = {folded(key): value for key, value in reversed(list(islice(loaded.items(), 2000)))}
    return document._replace(
        blocks=(*_nocited(fields, matter, lines), *document.blocks),
        title=_title(fields) or document.title,
        published=_published(fields) or document.published,
        modified=next(filter(None, (_date(fields.get(key)) for key in _CHANGES)), document.modified),
        language=next(filter(None, (scalar(fields.get(key)) for key in _LANGUAGES)), document.language),
        listed=tuple(front_matter_lists.listed(dict(reversed(fields.items())), matter, lines)),
        bibliographies=(*document.bibliographies, *_bibliographies(fields.get("bibliography"))),
        notes=(*document.notes, *((note,) if note else ())),
    )


def _title(fields: Mapping[str, Any]) -> str | None:
    for key in (*_TITLES, *filter(_names_a_title, fields)):
        value = fields.get(key)
        if isinstance(value, Mapping):
            value = next(filter(None, (scalar(value.get(part)) for part in _PARTS)), "")
        if title := scalar(value):
            return title
    return None


def _published(fields: Mapping[str, Any]) -> PartialDate | None:
    dated = (_date(fields.get(key)) for key in (*_DATES, *filter(_names_a_date, fields)))
    in_path = (dates.in_path(scalar(fields.get(key))) for key in _PATHS)
    return next(filter(None, chain(dated, in_path)), None)


@cache
def _other_titles() -> frozenset[str]:
    return frozenset(name.replace(" ", "") for name in stated.names("title"))


def _names_a_title(key: str) -> bool:
    return headings.folded(key) in _other_titles() - {"subject"}


@cache
def _other_dates() -> frozenset[str]:
    return frozenset(name.replace(" ", "") for name in stated.names("date"))


def _names_a_date(key: str) -> bool:
    """Return whether a field is called what a date of publication is called in a text: "datum", "announced"."""
    return headings.folded(key) in _other_dates()


def _date(value: object) -> PartialDate | None:
    if isinstance(value, Mapping):  # date: {created: …, updated: …}
        parts = {folded(key): each for key, each in islice(value.items(), 8)}
        named = [parts[key] for key in _FIRST_DATES if key in parts]
        found = (each for each in (*named, *parts.values()) if not isinstance(each, Mapping))
        return next(filter(None, map(_date, found)), None)
    return dates.parse(scalar(value) or (value if hasattr(value, "year") else ""))


def _bibliographies(value: object) -> Iterator[str]:
    """Yield the files that a field names; a list of sources may go by the same name."""
    for each in islice(value if isinstance(value, list) else [value], _MOST):
        name = scalar(each)
        if _BIBLIOGRAPHY.fullmatch(name) and "://" not in name:
            yield name


def _nocited(fields: Mapping[str, Any], matter: str, lines: Lines) -> Iterator[Block]:
    """Yield what ``nocite: "@*"`` calls, which no sentence does."""
    value = fields.get("nocite")
    names = " ".join(scalar(each) for each in islice(value if isinstance(value, list) else [value], _MOST))
    keys = _KEY.findall(names)[:_MOST]
    if keys:
        at = max(0, matter.find("nocite"))
        calls = tuple(Call(key, 0) for key in keys)
        yield Block(Kind.ASIDE, "", lines.region(at, at + len("nocite")), calls=calls)
