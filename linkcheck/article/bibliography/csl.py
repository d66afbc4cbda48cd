"""An item of CSL (Citation Style Language), as JSON or YAML has it, in; what it claims, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from linkcheck import charsets, csl, dates
from linkcheck.article.bibliography import reference
from linkcheck.article.blocks import Block, Claims
from linkcheck.model import PartialDate, Region

__all__ = ["address", "block", "is_item", "label"]

_MARKS = {"URL", "DOI", "ISBN", "PMID", "PMCID", "issued", "container-title"}
_CONTAINERS = ("container-title", "publisher", "collection-title", "archive")
_NUMBERS = (("PMID", "pmid"), ("PMCID", "pmcid"), ("ISBN", "isbn"))
_TAG = re.compile(r"</?(?:i|b|em|sup|sub|sc|span)(?: [^<>]{0,100})?>", re.IGNORECASE)  # CSL's rich text
_MOST_AUTHORS = 100


def is_item(value: object) -> bool:
    """Return whether a value is an item of a bibliography: it has a name, and a field that only CSL calls so."""
    if not isinstance(value, Mapping) or not ("id" in value or "title" in value):
        return False
    if "type" in value and "title" in value:
        return True
    return not ("url" in value or _MARKS.isdisjoint(islice(value, 200)))


def label(item: Mapping[Any, Any]) -> str:
    """Return what an item is called by, empty for one that is never called."""
    return _text(item.get("id"))


def address(item: Mapping[Any, Any]) -> str:
    """Return where an item leads, empty where it says nothing of that."""
    return _text(item.get("URL")) or _text(item.get("url"))


def block(item: Mapping[Any, Any], region: Region, place: Region) -> Block:
    """Return an item that stands in some region of the file as a block; its address stands in another."""
    url = address(item)
    return reference.block(
        _claims(item), tuple(filter(None, [label(item)])), region, ((url, place),) if url else ()
    )


def _claims(item: Mapping[Any, Any]) -> Claims:
    """Return what an item claims."""
    archive = _text(item.get("archive_location"))
    return Claims(
        title=_TAG.sub("", _text(item.get("title"))) or None,
        authors=_names(item.get("author")) or _names(item.get("editor")),
        publisher=next(filter(None, (_text(item.get(name)) for name in _CONTAINERS)), None),
        published=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
        identifier=_identifier(item),
        archive_url=archive if archive.startswith(("http://", "https://")) else None,
    )


def _text(value: object) -> str:
    """Return a value's text on one line; of a list, its first one's."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) >= 10**18:
        return ""
    return charsets.clean(str(value)[: reference.LONGEST_TEXT])


def _names(value: object) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    return tuple(filter(None, map(_name, people[:_MOST_AUTHORS])))


def _name(person: object) -> str:
    return csl.name(person) if isinstance(person, Mapping) else _text(person)


def _date(value: object) -> PartialDate | None:
    """Return a date as CSL has it, or as YAML, Pandoc and people write it."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        value = value[0]  # pandoc: [{year: 2021, month: 12}]
    if not isinstance(value, Mapping):
        return dates.parse(value if hasattr(value, "year") else _text(value))
    if "year" in value and "date-parts" not in value:
        value = {"date-parts": [[value.get(name) for name in ("year", "month", "day")]]}
    return csl.date(value)


def _identifier(item: Mapping[Any, Any]) -> str | None:
    return next(_identifiers(item), None)


def _identifiers(item: Mapping[Any, Any]) -> Iterator[str]:
    doi = _text(item.get("DOI")) or _text(item.get("doi"))
    if start := doi.find("10.") + 1:
        yield f"doi:{doi[start - 1 :]}"
    number = _text(item.get("number")) or _text(item.get("note"))
    if number.lower().startswith("arxiv:"):
        yield f"arxiv:{number[6:].split()[0]}" if number[6:].split() else number.lower()
    for field, name in _NUMBERS:
        if value := _text(item.get(field)).split(" ")[0]:
            yield f"{name}:{value.replace('-', '') if name == 'isbn' else value}"
