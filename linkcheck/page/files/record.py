"""JSON for programs: what it describes, where its fields are those of a documented vocabulary.

Vocabularies: CSL-JSON 1.0.2, the REST API of Crossref (``message``), the DataCite metadata schema 4, schema.org as
JSON-LD, JSON Feed 1.1, oEmbed 1.0, the REST APIs of WordPress (posts) and GitHub (issues, releases, repositories).
Numbers stay text, so that none is too long to be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from linkcheck import csl
from linkcheck.charsets import clean
from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.files.facts import LARGEST, DatedFact, Facts, dated, lines, page, people
from linkcheck.page.linked_data import Thing, names, text_of, things

__all__ = ["OEMBED", "oembed", "read"]

_LONGEST = 2000  # characters of a field
_MOST = 50  # values of a list
_CSL_NAMES = ("author", "editor", "director", "composer")
_MEDIA = frozenset(("photo", "video"))
_EMBEDDED = frozenset(("photo", "video", "rich", "link"))

Fields = Mapping[str, Any]


def read(text: str, url: str) -> Page | None:
    """Return what a record says; None where the text is no JSON."""
    try:
        value = json.loads(text[:LARGEST], strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict | list):
        return None
    found, signal, kind = _read(value, text)
    return page(url, kind, found._replace(text=lines(text), signals=("JSON", *signal, *found.signals)))


def _read(value: Any, text: str) -> tuple[Facts, tuple[str, ...], PageKind]:
    """Return what a value says, in which vocabulary, and what it describes."""
    fields = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not isinstance(fields, dict):
        return Facts(), (), PageKind.RECORD
    if embedded := oembed({name: text_of(fields.get(name)) for name in OEMBED}):
        return (*embedded[:1], ("oEmbed",), embedded[1])
    if "@context" in fields and "schema.org" in json.dumps(fields["@context"])[:_LONGEST]:
        return _linked(text), ("JSON-LD",), PageKind.RECORD
    for vocabulary, understood in _VOCABULARIES.items():
        if found := understood(fields):
            return found, (vocabulary,), PageKind.RECORD
    return Facts(), (), PageKind.RECORD


def _list(value: Any) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else []


def _object(value: Any) -> Fields:
    return value if isinstance(value, dict) else {}


def _title(value: Any, origin: str) -> tuple[Datum, ...]:
    text = text_of(value)
    return (Datum(text, origin),) if text else ()


# ---------------------------------------------------------------- works


def _crossref(fields: Fields) -> Facts | None:
    """Return what a work's record says (Crossref REST API: ``message-type`` "work")."""
    if fields.get("message-type") != "work":
        return None
    work = _object(fields.get("message"))
    return _work(work, "Crossref", ("published", "published-online", "published-print", "issued"))


def _csl(fields: Fields) -> Facts | None:
    """Return what a CSL item says: it has a type, and a title in one text, names or a day as CSL writes them."""
    has_names = any(_object(each).keys() & {"family", "literal"} for each in _list(fields.get("author")))
    if "type" not in fields or not (has_names or "date-parts" in _object(fields.get("issued"))):
        return None
    return _work(fields, "CSL", ("issued",))


def _work(work: Fields, origin: str, dates: tuple[str, ...]) -> Facts:
    titles = work.get("title")
    titles = titles if isinstance(titles, list) else [titles]
    return Facts(
        titles=tuple(title for each in titles[:3] for title in _title(each, f"{origin} title")),
        published=tuple(
            DatedFact(date, f"{origin} {name}", is_sure=True)
            for name in dates
            if (date := csl.date(work.get(name)))
        ),
        authors=people(_csl_names(work)),
        publisher=text_of(work.get("publisher")),
        language=text_of(work.get("language")),
        signals=tuple(f"doi:{value.lower()}" for value in [text_of(work.get("DOI"))] if value),
    )


def _csl_names(work: Fields) -> Iterator[str]:
    for role in _CSL_NAMES:
        if people_of := _list(work.get(role)):
            yield from map(csl.name, people_of)
            return


def _datacite(fields: Fields) -> Facts | None:
    """Return what a DataCite record says, bare or within the REST API's ``data.attributes``."""
    work = _object(_object(fields.get("data")).get("attributes")) or fields
    titles = [_object(each).get("title") for each in _list(work.get("titles"))]
    if not titles or "creators" not in work:
        return None
    dates = {
        text_of(_object(each).get("dateType")): _object(each).get("date") for each in _list(work.get("dates"))
    }
    return Facts(
        titles=tuple(title for each in titles for title in _title(each, "DataCite title")),
        published=(
            *dated(text_of(dates.get("Issued")), "DataCite Issued", sure=True),
            *dated(text_of(work.get("publicationYear")), "DataCite publicationYear", sure=True),
        ),
        modified=dated(text_of(dates.get("Updated")), "DataCite Updated"),
        authors=people(names([_object(each) for each in _list(work.get("creators"))])),
        publisher=text_of(work.get("publisher")),
        language=text_of(work.get("language")),
        signals=tuple(f"doi:{value.lower()}" for value in [text_of(work.get("doi"))] if value),
    )


def _linked(text: str) -> Facts:
    """Return what a document of schema.org's describes: its article, else its page, else its first thing."""
    found = things([text])
    article = next((thing for thing in found if thing.is_article), None)
    thing = article or next((thing for thing in found if thing.is_page), None) or next(iter(found), None)
    return _thing(thing) if thing else Facts()


def _thing(thing: Thing) -> Facts:
    name = "headline" if thing.text("headline") else "name"
    return Facts(
        titles=_title(thing.text(name), f"JSON-LD {name}"),
        published=dated(thing.text("datePublished"), "JSON-LD datePublished", sure=True),
        modified=dated(thing.text("dateModified"), "JSON-LD dateModified"),
        authors=people(names(thing.fields.get("author") or thing.fields.get("creator"))),
        publisher=thing.text("publisher"),
        language=thing.text("inLanguage"),
    )


# ---------------------------------------------------------------- what sites answer


def _feed(fields: Fields) -> Facts | None:
    """Return what a JSON Feed says of itself."""
    if not text_of(fields.get("version")).startswith(("https://jsonfeed.org/", "http://jsonfeed.org/")):
        return None
    return Facts(
        titles=_title(fields.get("title"), "JSON Feed title"),
        authors=people(names(fields.get("authors") or fields.get("author"))),
        language=text_of(fields.get("language")),
    )


def _wordpress(fields: Fields) -> Facts | None:
    """Return what a post says (WordPress REST API: ``date`` in the site's own time, ``title.rendered``)."""
    title = _object(fields.get("title"))
    if "rendered" not in title or "date_gmt" not in fields:
        return None
    return Facts(
        titles=_title(title.get("rendered"), "WordPress title"),
        published=dated(text_of(fields.get("date")), "WordPress date", sure=True),
        modified=dated(text_of(fields.get("modified")), "WordPress modified"),
    )


def _github(fields: Fields) -> Facts | None:
    """Return what an issue, a release or a repository says (GitHub REST API)."""
    if not text_of(fields.get("html_url")).startswith("https://github.com/"):
        return None
    by = _object(fields.get("user")) or _object(fields.get("author")) or _object(fields.get("owner"))
    return Facts(
        titles=(
            *_title(fields.get("title"), "GitHub title"),
            *_title(fields.get("name"), "GitHub name"),
            *_title(fields.get("full_name"), "GitHub full_name"),
        ),
        published=(
            *dated(text_of(fields.get("published_at")), "GitHub published_at", sure=True),
            *dated(text_of(fields.get("created_at")), "GitHub created_at"),
        ),
        modified=dated(text_of(fields.get("updated_at")), "GitHub updated_at"),
        authors=people([text_of(by.get("login"))]),
    )


OEMBED = ("version", "type", "title", "author_name", "provider_name")
_VOCABULARIES: dict[str, Callable[[Fields], Facts | None]] = {
    "Crossref work": _crossref,
    "CSL item": _csl,
    "DataCite record": _datacite,
    "JSON Feed": _feed,
    "WordPress post": _wordpress,
    "GitHub record": _github,
}


def oembed(said: Mapping[str, str]) -> tuple[Facts, PageKind] | None:
    """Return what an oEmbed answer says (§2.3.4 there), and what it embeds; None where it is none."""
    if said.get("version") != "1.0" or said.get("type") not in _EMBEDDED:
        return None
    facts = Facts(
        titles=_title(said.get("title"), "oEmbed title"),
        authors=people([clean(said.get("author_name") or "")]),
        publisher=said.get("provider_name") or "",
    )
    return facts, PageKind.MEDIA if said["type"] in _MEDIA else PageKind.RECORD
