"""CSL items as YAML has them: a bibliography of Pandoc's (``references:``), or a bare list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from linkcheck.article.bibliography import csl
from linkcheck.article.blocks import Block, Document, Lines, UnreadableError
from linkcheck.article.front_matter import yaml_values

__all__ = ["listed", "read"]

_MOST = 20_000  # items
_NEAR = 20_000  # characters in which the next item stands


def read(text: str) -> Document:
    """Return the items of a bibliography. Raises `UnreadableError` for what is no YAML, or no bibliography."""
    try:
        loaded = yaml_values.load(text)
    except ValueError as error:
        raise UnreadableError(f"not valid YAML ({error})") from error
    items = loaded.get("references") if isinstance(loaded, Mapping) else loaded
    blocks = tuple(listed(items, Lines(text), 0, len(text)))
    if not blocks:
        raise UnreadableError("no bibliography: no item of CSL in it")
    return Document(blocks)


def listed(items: object, lines: Lines, start: int, end: int) -> Iterator[Block]:
    """Yield the items of a list that stands in some stretch of a file."""
    at = start
    for item in islice(items if isinstance(items, list) else (), _MOST):
        if csl.is_item(item):
            head = _found(lines.text, csl.label(item), at, end)
            place = _found(lines.text, csl.address(item), head[1], end)
            at = place[1]
            yield csl.block(item, lines.region(head[0], at), lines.region(*place))


def _found(text: str, words: str, at: int, end: int) -> tuple[int, int]:
    """Return where words stand next; right here where they are spelled in another way."""
    found = text.find(words, at, min(end, at + _NEAR))
    return (found, found + len(words)) if found >= 0 else (at, at)
