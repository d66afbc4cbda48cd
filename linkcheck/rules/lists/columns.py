"""Lists in columns: CSV with a header, whose separator may be a comma, a semicolon or a tab, or a host a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.rows import RowError, read_date
from linkcheck.rules.lists.scopes import ScopeError, segments, split
from linkcheck.rules.lists.table import query_pairs

__all__ = ["Columns", "read_columns"]

# What a column may be called: the headers of public lists, as far as they are of one mind.
_HEADERS = {
    "host": ("host", "hostname"),
    "domain": ("domain", "site", "url", "website", "source_url", "source_url_normalized"),  # and all below it
    "path": ("path",),
    "name": ("name", "title", "outlet", "source"),
    "label": ("label", "rating", "category", "type", "classification", "status", "verdict"),
    "note": ("note", "notes", "comment", "reason", "description"),
    "author": ("author", "authors"),
    "since": ("since", "from", "start"),
    "until": ("until", "to", "end"),
}
_FIELDS = {header: field for field, headers in _HEADERS.items() for header in headers}
_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)++")
_LONGEST_CELL = 300  # characters of a name or a note that a finding shows


class Columns:
    """A list in columns."""

    def __init__(self, text: str, header: Sequence[str], separator: str, *, starts_with_header: bool) -> None:
        self._text = text
        self._places = {field: place for place, field in reversed([*enumerate(header)])}
        self._separator = separator
        self._starts_with_header = starts_with_header

    @property
    def covers_below(self) -> bool:
        """Whether a name in the list stands for all that is below it as well, as a domain does."""
        return "host" not in self._places

    def facts(self) -> Iterator[Fact]:
        """Yield the facts in the rows; raises `RowError`."""
        lines = _Lines(self._text)
        rows = csv.reader(lines, delimiter=self._separator)
        try:
            if self._starts_with_header:
                next(rows)
            for row in rows:
                if any(row):
                    yield self._fact(row)
        except (ScopeError, csv.Error) as error:
            raise RowError(lines.number, str(error)) from None

    def _fact(self, row: Sequence[str]) -> Fact:
        said = {field: row[place].strip() for field, place in self._places.items() if place < len(row)}
        host, path, query = _place(said.get("host") or said.get("domain", ""))
        if further := said.get("path", "").strip("/"):
            _, path, query = split(f"/{unquote(further).lower()}")
        return Fact(
            kind="",
            name=said.get("name", host)[:_LONGEST_CELL],
            host=host,
            path=path,
            query=query,
            label=intern(said.get("label", "")[:_LONGEST_CELL]),
            since=_date(said.get("since", "")),
            until=_date(said.get("until", "")),
            authors=_people(said.get("author", "")),
            note=intern(said.get("note", "")[:_LONGEST_CELL]),
        )


class _Lines:
    """The lines of a text without remarks, and the number of the one that was taken last."""

    def __init__(self, text: str) -> None:
        self.number = 0
        self._lines = io.StringIO(text, newline="")

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self.number += 1
            if line.strip() and not line.startswith("#"):
                return line
        raise StopIteration


@lru_cache(maxsize=256)
def _date(text: str) -> PartialDate | None:
    return read_date(text) if text else None


@lru_cache(maxsize=256)
def _people(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())


def _place(text: str) -> tuple[str, str, tuple[str, ...]]:
    """Return host, path and parameters of what stands in a cell: a host, or an address; raises `ScopeError`."""
    plain = text.lower().removeprefix("www.")
    if _PLAIN.fullmatch(plain) and not plain[-1].isdigit():
        return plain, "", ()
    address = urls.read(text if "://" in text else f"https://{text.removeprefix('*.')}")
    if address is None or not _PLAIN.fullmatch(address.host) or urls.is_ip_address(address.host):
        raise ScopeError(f"{text[:100]!r} is no host")
    path = "".join(f"/{each}" for each in segments(address.path))
    if {"*", "$"} & {*path, *address.query}:
        raise ScopeError(f"{text[:100]!r} has a * or a $, which stand for something else here")
    return address.host.removeprefix("www."), path, tuple("=".join(pair) for pair in query_pairs(address.query))


def read_columns(text: str) -> Columns | None:
    """Return a list in columns; None where its first line is neither a header nor a host alone."""
    first = next((line for line in _Lines(text)), "")
    separator = max(",;\t", key=first.count)
    header = [_field(cell) for cell in next(csv.reader([first], delimiter=separator), [])]
    if not {"host", "domain"}.isdisjoint(header):
        return Columns(text, header, separator, starts_with_header=True)
    if _PLAIN.fullmatch(first.strip().lower()):
        return Columns(text, ["domain"], ",", starts_with_header=False)
    return None


def _field(cell: str) -> str:
    return _FIELDS.get("_".join(cell.strip(" \t\r\n\"'\ufeff").casefold().split()), "")
