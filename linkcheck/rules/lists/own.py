"""The lists that the user has named for this run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from linkcheck.rules.lists.read import UserList, read_list

__all__ = ["of_the_user", "read_own", "with_lists"]

_lists: ContextVar[tuple[UserList, ...]] = ContextVar("_lists", default=())


@lru_cache(maxsize=64)
def _read(name: str, file: str, licence: str, date: str, label: str) -> UserList:
    return read_list(Path(file), name=name, licence=licence, date=date, label=label)


def read_own(tables: Mapping[str, Mapping[str, str]]) -> tuple[UserList, ...]:
    """Return the lists of some tables of the config, each read once; raises `UserError`."""
    return tuple(
        _read(name, table["file"], *(table.get(key, "") for key in ("licence", "date", "label")))
        for name, table in tables.items()
    )


@contextmanager
def with_lists(tables: Mapping[str, Mapping[str, str]]) -> Iterator[None]:
    """While it lasts, `of_the_user` returns these lists."""
    token = _lists.set(read_own(tables))
    try:
        yield
    finally:
        _lists.reset(token)


def of_the_user() -> tuple[UserList, ...]:
    """Return the lists that the user has named, in the order of the config."""
    return _lists.get()
