"""Whether our own tables are well formed. Asked by the tests, and by the build before it makes a wheel of them.

The standard library is all it needs: a build has nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from linkcheck.rules.lists.fact import Continued, Fact
from linkcheck.rules.lists.kinds import KINDS
from linkcheck.rules.lists.rows import RowError, read_rows
from linkcheck.rules.lists.scopes import ScopeError
from linkcheck.rules.lists.values import check_value

__all__ = ["faults"]

FOLDER = Path(__file__).parent
_DOORS = ("www.", "m.", "mobile.")  # a look-up takes them off a host, so a fact on one is never found


def faults(folder: Path = FOLDER) -> list[str]:
    """Return what is wrong with the tables in a folder, a line each."""
    tables = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    wrong = [f"{kind}: no table of this kind" for kind in KINDS if kind not in tables]
    wrong += [f"{kind}: no kind of this name in kinds.py" for kind in tables if kind not in KINDS]
    for kind, path in tables.items():
        wrong += [f"{path.name}: {fault}" for fault in _in_table(path, kind)]
    return wrong


def _in_table(path: Path, kind: str) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
        facts = list(_spelled_out(read_rows(text.splitlines(), kind)))
    except UnicodeDecodeError as error:
        yield f"no UTF-8: {error}"
        return
    except RowError as error:
        yield f"line {error.line}: {error}"
        return
    if not facts:
        yield "no entry"
    scopes = ((each.scope, each.since, each.until, each.authors) for each in facts if each.scope)
    yield from _twice("the scope", scopes)
    spoken = dict.fromkeys((word.casefold(), fact.name) for fact in facts for word in fact.words)
    yield from _twice("the byline", ((word,) for word, _ in spoken))
    for fact in facts:
        yield from (f"{fact.name} ({fact.scope}): {fault}" for fault in _in_fact(fact))


def _spelled_out(rows: Iterable[Fact | Continued]) -> Iterator[Fact]:
    for row in rows:
        if isinstance(row, Fact):
            yield row
        else:
            yield from row.facts()


def _twice(what: str, keys: Iterable[tuple[object, ...]]) -> Iterator[str]:
    seen = set()
    for key in keys:
        if key in seen:
            yield f"{what} {key[0]} stands there twice"
        seen.add(key)


def _in_fact(fact: Fact) -> Iterator[str]:
    if not fact.name:
        yield "no name"
    if not fact.origin:
        yield "no origin stands above it"
    if fact.kind in KINDS and fact.label not in KINDS[fact.kind].labels:
        yield f"{fact.label!r} is no label of this kind"
    if fact.host.startswith(_DOORS) and fact.host.count(".") > 1:
        yield "a host is written without www., m. or mobile."
    if fact.since and fact.until and fact.since.earliest > fact.until.latest:
        yield "it ends before it begins"
    if fact.value and not fact.query:
        yield "a value is wanted of no parameter"
    try:
        check_value(fact.value)
    except ScopeError as error:
        yield str(error)
