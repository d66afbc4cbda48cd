"""CSL-JSON: a list of items as reference managers write it, each a reference."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from linkcheck.article.bibliography import csl
from linkcheck.article.blocks import Block, Document, Lines, UnreadableError

__all__ = ["read"]

_LISTS = {"items", "references"}  # under which a list of items stands in an object
_SPACE = re.compile(r"[ \t\r\n]*")
_URL = re.compile(r'"(?:URL|url)"\s{0,100}:\s{0,100}("(?:[^"\\]|\\.)*+")')
_DECODER = json.JSONDecoder()


class _Item(NamedTuple):
    """A value of a list, and where it stands."""

    value: Any
    start: int
    end: int


def read(text: str) -> Document:
    """Return the items of a bibliography. Raises `UnreadableError` for what is no JSON, or no bibliography."""
    try:
        found = [item for item in _items(text.removeprefix("\ufeff").rstrip()) if csl.is_item(item.value)]
    except RecursionError:
        raise UnreadableError("nested too deeply for a bibliography") from None
    except ValueError as error:
        raise UnreadableError(f"not valid JSON ({_cause(error)})") from None
    if not found:
        raise UnreadableError("no bibliography: no item of CSL-JSON in it")
    lines = Lines(text)
    shift = int(text.startswith("\ufeff"))
    return Document(tuple(_block(item, lines, shift) for item in found))


def _cause(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    return "a number too long to read"


def _items(text: str) -> Iterator[_Item]:
    """Yield the values of the list that a text is, or that an object has as its "items"; else the text's value."""
    at = _past_space(text, 0)
    if text.startswith("[", at):
        yield from _list(text, at, must_end=True)
    elif text.startswith("{", at):
        yield from _object(text, at)
    else:
        _DECODER.decode(text)


def _list(text: str, at: int, *, must_end: bool = False) -> Iterator[_Item]:
    """Yield the values of a list that starts at an offset."""
    at = _past_space(text, at + 1)
    while not text.startswith("]", at):
        value, end = _DECODER.raw_decode(text, at)
        yield _Item(value, at, end)
        at = _past_space(text, end)
        if text.startswith(",", at):
            at = _past_space(text, at + 1)
        elif not text.startswith("]", at):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    if must_end and at + 1 < len(text):
        raise json.JSONDecodeError("Extra data", text, at + 1)


def _object(text: str, at: int) -> Iterator[_Item]:
    """Yield the items of an object, or the object itself if it is one."""
    value = _DECODER.decode(text)
    if csl.is_item(value):
        yield _Item(value, at, len(text))
        return
    at = _past_space(text, at + 1)
    while text.startswith('"', at):
        key, end = _DECODER.raw_decode(text, at)
        at = _past_space(text, _past_space(text, end) + 1)
        if key in _LISTS and text.startswith("[", at):
            yield from _list(text, at)
            return
        at = _past_space(text, _DECODER.raw_decode(text, at)[1])
        at = _past_space(text, at + 1)


def _past_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _block(item: _Item, lines: Lines, shift: int) -> Block:
    """Return an item as a block, its address where the file has it."""
    region = lines.region(item.start + shift, item.end + shift)
    url = csl.address(item.value)
    for match in _URL.finditer(lines.text, item.start + shift, item.end + shift):
        start, end = match.span(1)
        if json.loads(match[1], strict=False) == url:
            return csl.block(item.value, region, lines.region(start + 1, end - 1))
    return csl.block(item.value, region, region)
