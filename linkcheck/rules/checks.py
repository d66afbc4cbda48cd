"""Settings about judging that cannot be: what is wrong with each, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pathspec import GitIgnoreSpec

from linkcheck.model import Level, UserError
from linkcheck.rules.lists.own import read_own
from linkcheck.rules.registry import Entry, all_rules
from linkcheck.rules.settings import OFF, OVERRIDABLE, JudgeSettings
from linkcheck.rules.words import in_words_of
from linkcheck.spelling import suggestion

__all__ = ["problems"]

_WORDS: dict[Any, str] = {bool: "yes or no", int: "whole number", float: "number", str: "text"}
_LIST_KEYS = ("file", "licence", "date", "label")


def problems(settings: JudgeSettings) -> Iterator[str]:
    """Yield what is wrong with rules, levels, options, lists, overrides and messages."""
    if settings.select or settings.ignore or settings.rules:
        yield from _rules(settings.select, settings.ignore, settings.rules)
    yield from _lists(settings.lists)
    for number, override in enumerate(settings.overrides, 1):
        yield from (f"overrides, number {number}: {problem}" for problem in _override(override))
    try:
        with in_words_of(settings.messages):
            pass
    except UserError as error:
        yield str(error)


def _rules(select: Iterable[str], ignore: Iterable[str], tables: object) -> Iterator[str]:
    if not isinstance(tables, Mapping):
        yield "rules: a table is wanted, such as [rules.title-mismatch]"
        return
    known = all_rules()
    for rule in (*select, *ignore, *tables):
        if rule not in known:
            yield f"unknown rule {rule!r}{suggestion(rule, known)}"
    for rule, table in tables.items():
        if not isinstance(table, Mapping):
            yield f'rules.{rule}: a table is wanted, such as {{ level = "note" }}'
        elif rule in known:
            yield from (f"rules.{rule}{problem}" for problem in _options(known[rule], table))


def _options(entry: Entry, table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        name = key.replace("-", "_")
        if key == "level":
            if value not in (*Level, OFF):
                yield f": level {value!r} is none of error, warning, note, off"
        elif name not in entry.options:
            known = ["level", *(option.replace("_", "-") for option in entry.options)]
            yield f": unknown option {key!r}{suggestion(key, known)}"
        else:
            kind = type(entry.options[name])
            if type(value) is not kind and not (kind is float and type(value) is int):
                yield f".{key}: {value!r} is no {_WORDS[kind]}"


def _lists(tables: object) -> Iterator[str]:
    if not isinstance(tables, Mapping) or not all(isinstance(table, Mapping) for table in tables.values()):
        yield 'lists: tables are wanted, such as [lists.house] file = "weak.csv"'
        return
    for name, table in tables.items():
        for key, value in table.items():
            if key not in _LIST_KEYS:
                yield f"lists.{name}: unknown key {key!r}{suggestion(key, _LIST_KEYS)}"
            elif not isinstance(value, str):
                yield f"lists.{name}.{key}: {value!r} is no text"
        if not isinstance(table.get("file"), str):
            yield f"lists.{name}: a file is wanted"
            return
    try:
        read_own(tables)
    except UserError as error:
        yield f"lists: {error}"


def _override(table: object) -> Iterator[str]:
    if not isinstance(table, Mapping):
        yield 'a table is wanted, such as [[overrides]] paths = ["blog/**"]'
        return
    known = ("paths", *OVERRIDABLE)
    for key in table:
        if key not in known:
            yield f"unknown key {key!r}{suggestion(key, known)}"
    for key in ("paths", "select", "ignore"):
        value = table.get(key, [])
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            yield f"{key}: a list of texts is wanted"
            return
    if not table.get("paths"):
        yield "paths are wanted"
    try:
        GitIgnoreSpec.from_lines(table.get("paths", ()))
    except ValueError as error:
        yield f"paths: {error}"
    yield from _rules(table.get("select", ()), table.get("ignore", ()), table.get("rules", {}))
    yield from _choices(table)


def _choices(table: Mapping[str, Any]) -> Iterator[str]:
    for name in ("profile", "confidence"):
        choices = JudgeSettings.__dataclass_fields__[name].metadata["choices"]
        if name in table and table[name] not in choices:
            yield f"{name}: {table[name]!r} is none of {', '.join(choices)}{suggestion(table[name], choices)}"
