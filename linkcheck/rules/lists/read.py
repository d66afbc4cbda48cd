"""Lists of the user: our own format, CSV with a header as public lists come, or a host a line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from linkcheck import charsets
from linkcheck.dates import PartialDate
from linkcheck.model import UserError
from linkcheck.rules.lists.columns import Columns, read_columns
from linkcheck.rules.lists.fact import Continued, Fact, Listing
from linkcheck.rules.lists.rows import RowError, read_rows
from linkcheck.rules.lists.table import Table, place
from linkcheck.urls import Address

__all__ = ["KIND", "LARGEST", "MOST", "UserList", "read_list"]

KIND = "listed"  # the kind of every fact in a user's list
LARGEST = 256 * 1024 * 1024  # bytes
MOST = 2_000_000  # entries; each takes some 400 bytes of memory
_BINARY = "\0"


class UserList(NamedTuple):
    """A list that the user named, ready to be asked."""

    listing: Listing
    table: Table

    def about(
        self, address: Address, published: PartialDate | None = None, authors: Sequence[str] = ()
    ) -> Fact | None:
        """Return the fact with the narrowest scope that covers an address; its `listing` names this list."""
        return self.table.find(place(address), published, authors)


def read_list(path: Path, *, name: str, licence: str = "", date: str = "", label: str = "") -> UserList:
    """Return the list in a file; raises `UserError`, one line that names the file and the line in it.

    `label` is what the list says of each entry that says nothing itself.
    """
    text, listing = _text(path), Listing(name, licence, date)
    columns = read_columns(text)
    rows = columns.facts() if columns else read_rows(io.StringIO(text), KIND)
    return UserList(listing, _table((_signed(row, listing, label) for row in rows), path, columns))


def _signed(row: Fact | Continued, listing: Listing, label: str) -> Fact | Continued:
    if isinstance(row, Continued):
        return row._replace(fact=row.fact._replace(listing=listing, label=row.fact.label or label))
    return row._replace(kind=KIND, listing=listing, label=row.label or label)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path}: a list of more than {LARGEST // 1024 // 1024} MB")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror or error}") from error
    text = charsets.decode(data)
    if _BINARY in text[:4096]:
        raise UserError(f"{path}: this is no text")
    return text


def _table(facts: Iterable[Fact | Continued], path: Path, columns: Columns | None) -> Table:
    try:
        table = Table(_bounded(facts), covers_below=columns is not None and columns.covers_below)
    except RowError as error:
        raise UserError(f"{path}, line {error.line}: {error}") from None
    except ValueError as error:
        raise UserError(f"{path}: {error}") from None
    if not len(table):
        raise UserError(f"{path}: no entry stands in this list")
    return table


def _bounded(facts: Iterable[Fact | Continued]) -> Iterator[Fact | Continued]:
    for count, fact in enumerate(facts):
        if count >= MOST:
            raise ValueError(f"more than {MOST:,} entries")
        yield fact
