"""Front matter in, its fields out: YAML, TOML, JSON or Pandoc's title block."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from linkcheck.article.front_matter import yaml_values

__all__ = ["is_unclosed", "split", "values"]

LONGEST = 64 * 1024  # characters; what goes on for longer was never closed
_OPENING = re.compile(r"\ufeff?(?:[ \t]*\n){0,3}(---|\+\+\+|;;;)[ \t]*\n")
# What follows a fence, below comments and empty lines: a field, an item, a bracket, a quote, the other fence.
_FIRST = re.compile(
    r"(?:[ \t]{0,20}(?:#[^\n]{0,500})?\n){0,40}[ \t]{0,20}"
    r"(?:[^\s#:=|>!*][^\n:=]{0,100}[:=](?:[ \t]|\n)|[-\[{\"'?]|\+\+\+|\.\.\.|;;;|\Z)"
)
_OBJECT = re.compile(r"\ufeff?\{[ \t]*\n")
_PERCENT = re.compile(r"%[ \t]*([^\n]{0,500}(?:\n[ \t]{1,20}\S[^\n]{0,500}){0,5})\n?")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"([A-Za-z][\w .-]{0,60}?)[ \t]{0,20}[:=](?:[ \t]+|$)")
_NESTED = re.compile(r"[ \t]{0,20}(?:-[ \t]{1,20}|(?<=[ \t]))(?:(\w{1,40}):[ \t]{1,20})?(\S.{0,5000})")
_HAS_ADDRESS = re.compile(r"https?://")


def split(text: str) -> tuple[str, str]:
    """Return the front matter with its fences, and the text with as many empty lines in its place."""
    end = _end(text)
    matter = text[:end]
    return (matter, "\n" * matter.count("\n") + text[end:]) if end else ("", text)


def is_unclosed(text: str) -> bool:
    """Return whether a text begins with front matter whose end is missing: a fence, and a field below it."""
    opening = _OPENING.match(text)
    return bool(opening and not _end(text) and _FIELD.match(text[opening.end() :].partition("\n")[0]))


def values(matter: str) -> tuple[Mapping[Any, Any], str]:
    """Return the fields of a front matter, and a note where they could only be guessed from its lines."""
    bare = matter.removeprefix("\ufeff")
    if bare.startswith("{"):
        return _object(bare)[0], ""
    if bare.startswith("%"):
        return _title_block(bare), ""
    opening = _OPENING.match(matter)
    if not opening:
        return {}, ""
    body = matter[opening.end() :].rstrip()
    body = body[: body.rfind("\n") + 1]
    name, load = _LANGUAGES[opening[1]]
    try:
        loaded = load(body)
    except (ValueError, RecursionError) as error:
        return _by_line(body), f"front matter: not valid {name}{_place(str(error))}, read line by line"
    return (loaded, "") if isinstance(loaded, Mapping) else ({}, "")


def _end(text: str) -> int:
    """Return where the front matter ends, 0 where there is none."""
    if opening := _OPENING.match(text):
        if not _FIRST.match(text, opening.end()):
            return 0  # a line across the page
        closing = re.compile(rf"\n(?:{re.escape(opening[1])}|\.\.\.)[ \t]*(?:\n|\Z)")
        match = closing.search(text, opening.end() - 1, LONGEST)
        return match.end() if match else 0
    if _OBJECT.match(text):
        start = text.index("{")
        end = start + _object(text[start:LONGEST])[1]
        match = _LINE_END.match(text, end) if end > start else None
        return match.end() if match else 0
    return _end_of_title_block(text)


def _end_of_title_block(text: str) -> int:
    """Return where Pandoc's title block ends: up to three lines behind percent signs, and a blank one."""
    at = first = int(text.startswith("\ufeff"))
    for _ in range(3):
        match = _PERCENT.match(text, at)
        at = match.end() if match else at
    is_one = at > first and text[first + 1 : first + 2].isspace() and text[at : at + 1] in {"", "\n"}
    return at if is_one and text[first + 1 : at].strip(" \t%\n") else 0


def _title_block(matter: str) -> Mapping[str, str]:
    fields = [" ".join(match[1].split()) for match in _PERCENT.finditer(matter)]
    return dict(zip(("title", "author", "date"), fields, strict=False))


def _object(text: str) -> tuple[Mapping[Any, Any], int]:
    """Return the JSON object that a text begins with, and where it ends; 0 where there is none."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return {}, 0
    return (value, end) if isinstance(value, Mapping) else ({}, 0)


def _toml(text: str) -> object:
    import tomllib  # noqa: PLC0415  (YAML is what most have)

    return tomllib.loads(text)


_LANGUAGES: dict[str, tuple[str, Callable[[str], object]]] = {
    "---": ("YAML", yaml_values.load),
    "+++": ("TOML", _toml),
    ";;;": ("JSON", json.loads),
}


def _place(complaint: str) -> str:
    """Return the line in the file that a loader complains of, as words; it begins to count below the fence."""
    match = re.search(r"\bline (\d{1,6})", complaint)
    return f" (line {int(match[1]) + 1})" if match else ""


def _by_line(text: str) -> Mapping[str, Any]:
    """Return the ``key: value`` lines of a malformed front matter, and the addresses in the lines below them."""
    fields: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    key = name = ""
    for line in text.splitlines():
        if field := _FIELD.match(line):
            key, name = field[1], ""
            fields[key] = line[field.end() :].strip().strip("\"'")
        elif nested := _NESTED.match(line):
            words = nested[2].strip("\"' ")
            if nested[1] in {"title", "name"}:
                name = words
            elif _HAS_ADDRESS.search(words) and not fields.get(key):
                lists.setdefault(key, []).append(f"{name} - {words}" if name else words)
                name = ""
    return {**fields, **lists}
