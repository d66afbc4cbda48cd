"""What is known of an address: the tables beside this module, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from linkcheck.dates import PartialDate
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.rows import read_rows
from linkcheck.rules.lists.scopes import rank
from linkcheck.rules.lists.table import Table, place
from linkcheck.urls import Address

__all__ = ["about", "facts", "named", "words"]


@cache
def facts(kind: str) -> Table:
    """Return the facts of a kind; raises `OSError` for a kind that there is no table of."""
    with Path(__file__).with_name(f"{kind}.txt").open(encoding="utf-8") as lines:
        return Table(read_rows(lines, kind))


def about(
    address: Address, *kinds: str, published: PartialDate | None = None, authors: Sequence[str] = ()
) -> Fact | None:
    """Return the fact of these kinds with the narrowest scope that covers an address.

    A fact that holds for some years or some authors only is none where those are not known.
    """
    at = place(address)
    found = [fact for kind in kinds if (fact := facts(kind).find(at, published, authors))]
    return max(found, key=lambda fact: rank(fact.host, fact.path, fact.query)) if found else None


@cache
def words(kind: str) -> Mapping[str, Fact]:
    """Return the facts of a kind by the words they go by, in lower case."""
    return {word.casefold(): fact for fact in facts(kind) for word in fact.words}


def named(text: str, *kinds: str) -> Fact | None:
    """Return the fact that goes by a text, whatever its case: a news agency by its byline."""
    key = " ".join(text[:200].split()).casefold()
    return next(_named(key, kinds), None)


def _named(key: str, kinds: Sequence[str]) -> Iterator[Fact]:
    for kind in kinds:
        if fact := words(kind).get(key):
            yield fact
