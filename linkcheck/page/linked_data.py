"""JSON-LD: the objects of a page's scripts, however deep they are nested and however badly they are written."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linkcheck.charsets import clean

__all__ = ["LONGEST", "Thing", "names", "text_of", "things"]

LONGEST = 200_000  # characters of a script; what is longer lists a catalogue, not an article
MOST = 2000  # objects of a page
_LONGEST_TEXT = 2000  # characters of a field

_ARTICLE = ("Article", "Posting", "Report", "Recipe")
_PAGE = "Page"
# Under these an object is another work, which has a title and a date of its own.
_OTHERS = {
    *("comment", "review", "reviews", "mentions", "citation", "isBasedOn", "itemListElement", "relatedLink"),
    *("itemReviewed", "liveBlogUpdate"),
}
# An HTML comment or a CDATA section around the whole.
_OPENING = re.compile(r"<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?")
_CLOSING = re.compile(r"(?:-->|(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?)\Z")
_LONGEST_CLOSING = 30  # characters
_TRAILING_COMMA = re.compile(r",(?=\s{0,99}[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"([^"\\\n]{4,300})"')
_ARTICLE_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"\w{0,40}(?:Article|Posting|Report)"')


class Thing(NamedTuple):
    """One object: its types without their vocabulary's address, and its fields."""

    types: tuple[str, ...]
    fields: dict[str, object]
    is_article: bool = False  # every kind of schema.org ``Article``, and the works that are published like one
    is_page: bool = False  # every kind of schema.org ``WebPage``

    def text(self, name: str) -> str:
        """Return a field's first text, or the empty string."""
        return text_of(self.fields.get(name))


def things(scripts: Iterable[str]) -> tuple[Thing, ...]:
    """Return the objects of some scripts that have a type, outer ones before inner ones."""
    found: list[Thing] = []
    for script in scripts:
        value = _loaded(script)
        found += (thing for thing in _walk(value) if thing.types)
    return tuple(found[:MOST])


def text_of(value: object) -> str:
    """Return the first text in a value as it may stand in JSON-LD: a text, a list of them, ``{"@value": …}``."""
    for _ in range(4):
        if isinstance(value, str):
            return clean(value[:_LONGEST_TEXT])
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name")
    return ""


def names(value: object) -> Iterator[str]:
    """Yield the names of persons or organisations: plain, in an object, or in a list of either."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and isinstance(each.get("name"), list):
            yield from (text_of(name) for name in each["name"])
        else:
            yield text_of(each)


def _loaded(script: str) -> object:
    """Return what a script holds; numbers stay text, so that none is too long to be read."""
    script = script.strip()
    if opening := _OPENING.match(script):
        script = script[opening.end() :]
    if closing := _CLOSING.search(script, max(0, len(script) - _LONGEST_CLOSING)):
        script = script[: closing.start()]
    script = script.strip().rstrip(";")
    for attempt in _attempts(script):
        try:
            return json.loads(attempt, strict=False, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            continue
    return _salvaged(script)


def _attempts(script: str) -> Iterator[str]:
    """Yield a script as it is, and with the two mistakes mended that are made most often."""
    yield script
    yield _TRAILING_COMMA.sub("", script)
    yield html.unescape(script)


def _salvaged(script: str) -> object:
    """Return the few fields that can still be told from a script that is no JSON."""
    if not _ARTICLE_TYPE.search(script):
        return None
    fields: dict[str, object] = {}
    for name, value in _FIELD.findall(script):
        fields.setdefault(name, value)
    return {"@type": "Article", **fields}


def _walk(value: object) -> Iterator[Thing]:
    """Yield every object, breadth first; those under a field for other works are left out."""
    waiting: deque[object] = deque([value])
    for _ in range(10 * MOST):
        if not waiting:
            return
        each = waiting.popleft()
        if isinstance(each, list):
            waiting.extend(inner for inner in each[:MOST] if isinstance(inner, list | dict))
        elif isinstance(each, dict):
            yield _thing(each)
            waiting.extend(
                inner for name, inner in each.items() if name not in _OTHERS and isinstance(inner, list | dict)
            )


def _thing(fields: dict[str, object]) -> Thing:
    types = tuple(_types(fields.get("@type")))
    is_article = any(name.endswith(_ARTICLE) for name in types)
    return Thing(types, fields, is_article, any(name.endswith(_PAGE) for name in types))


def _types(value: object) -> Iterator[str]:
    for each in value[:9] if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield each.rpartition("/")[2].rpartition(":")[2][:60]
