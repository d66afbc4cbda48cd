"""Front matter: the YAML or TOML above a text, and what it says of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linkcheck import dates
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines
from linkcheck.model import PartialDate, Region

__all__ = ["read", "split"]

_FENCED = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TITLES = ("title", "headline", "Title")
_DATES = ("date", "published", "publishDate", "pubDate", "publish_date", "date_published", "created", "Date")
_LISTS = ("sources", "references", "bibliography", "citations", "further_reading", "links", "source")
_ADDRESSES = ("url", "link", "href", "URL", "source")
_LABELS = ("title", "name", "label", "text")


def split(text: str) -> tuple[str, str]:
    """Return the front matter with its fences, and the text with as many empty lines in its place."""
    match = _FENCED.match(text)
    if not match:
        return "", text
    return match[0], "\n" * match[0].count("\n") + text[match.end() :]


def read(matter: str, lines: Lines, document: Document) -> Document:
    """Return the document with what the front matter adds; one that cannot be read adds nothing."""
    values = _values(matter)
    published = next(filter(None, (_date(values.get(key)) for key in _DATES)), None)
    title = next((str(values[key]).strip() for key in _TITLES if values.get(key)), None)
    language = values.get("lang") or values.get("language")
    return document._replace(
        title=title,
        published=published,
        language=str(language) if language else None,
        listed=tuple(_listed(values, matter, lines)),
    )


def _date(value: object) -> PartialDate | None:
    if isinstance(value, Mapping):  # date: {created: …}
        return next(filter(None, map(dates.parse, value.values())), None)
    return dates.parse(value) if value else None


def _values(matter: str) -> Mapping[str, Any]:
    match = _FENCED.match(matter)
    if not match:
        return {}
    try:
        loaded = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    except (ValueError, RecursionError):
        return _plain_values(match[2])
    return loaded if isinstance(loaded, Mapping) else {}


def _toml(text: str) -> object:
    import tomllib  # noqa: PLC0415  (one of the two is needed, and often neither)

    return tomllib.loads(text)


def _yaml(text: str) -> object:
    import yaml  # noqa: PLC0415

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _plain_values(text: str) -> Mapping[str, str]:
    """Return the ``key: value`` lines of a front matter that is not quite YAML."""
    pairs = (line.partition(":") for line in text.splitlines() if line[:1].isalpha())
    return {key.strip(): value.strip().strip("\"'") for key, colon, value in pairs if colon}


def _listed(values: Mapping[str, Any], matter: str, lines: Lines) -> Iterator[Block]:
    cursor = 0
    for key in _LISTS:
        entries = values.get(key)
        for each in entries if isinstance(entries, list) else [entries]:
            url, label = _entry(each)
            if not url:
                continue
            at = max(0, matter.find(url, cursor))
            cursor = at + len(url) if at else cursor
            yield _listed_block(url, label or url, lines.region(at, at + len(url)))


def _entry(entry: object) -> tuple[str | None, str | None]:
    """Return the address and the words of a list's entry: a string, or a mapping with a url."""
    if isinstance(entry, Mapping):
        url = next((str(entry[key]) for key in _ADDRESSES if entry.get(key)), None)
        label = next((str(entry[key]) for key in _LABELS if entry.get(key)), None)
        return url, label
    text = str(entry or "")
    return (text, None) if re.match(r"https?://\S+$", text) else (None, None)


def _listed_block(url: str, label: str, region: Region) -> Block:
    return Block(Kind.ITEM, label, region, (Anchor(url, 0, len(label), region),))
