"""Front matter: the YAML or TOML above a text, and what it says of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linkcheck import dates
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines
from linkcheck.model import PartialDate, Region

__all__ = ["read", "split"]

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n")
LONGEST = 64 * 1024  # characters; what goes on for longer was never closed
_TITLES = ("title", "headline", "Title", "name")
_DATES = (
    *("date", "published", "publishDate", "pubDate", "publish_date", "date_published", "created", "Date"),
    *("date created", "date.created"),
)
_PATHS = ("path", "permalink", "slug", "url")
_LISTS = ("sources", "references", "bibliography", "citations", "further_reading", "links", "source")
_ADDRESSES = ("url", "link", "href", "URL", "source")
_LABELS = ("title", "name", "label", "text")


def split(text: str) -> tuple[str, str]:
    """Return the front matter with its fences, and the text with as many empty lines in its place."""
    opening = _OPENING.match(text)
    closing = _closing(opening[1]).search(text, opening.end() - 1, LONGEST) if opening else None
    if not closing:
        return "", text
    matter = text[: closing.end()]
    return matter, "\n" * matter.count("\n") + text[closing.end() :]


def _closing(fence: str) -> re.Pattern[str]:
    return re.compile(rf"\n(?:{re.escape(fence)}|\.\.\.)[ \t]*(?:\n|\Z)")


def read(matter: str, lines: Lines, document: Document) -> Document:
    """Return the document with what the front matter adds; one that cannot be read adds nothing."""
    values = _values(matter)
    dated = (_date(values.get(key)) for key in _DATES)
    in_path = (dates.in_path(_scalar(values.get(key))) for key in _PATHS)
    return document._replace(
        title=next(filter(None, (_scalar(values.get(key)) for key in _TITLES)), None),
        published=next(filter(None, (*dated, *in_path)), None),
        language=_scalar(values.get("lang")) or _scalar(values.get("language")) or None,
        listed=tuple(_listed(values, matter, lines)),
    )


def _scalar(value: object) -> str:
    """Return a value's text, empty for what is not one word or line of it.

    Lists and mappings are never written out: ten lines of YAML aliases can stand for a billion words.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split()) if not isinstance(value, int) or abs(value) < 10**18 else ""


def _date(value: object) -> PartialDate | None:
    if isinstance(value, Mapping):  # date: {created: …}
        return next(filter(None, map(_date, list(value.values())[:8])), None)
    return dates.parse(_scalar(value) or (value if hasattr(value, "year") else ""))


def _values(matter: str) -> Mapping[Any, Any]:
    opening = _OPENING.match(matter)
    if not opening:
        return {}
    body = matter[opening.end() :].rstrip()
    body = body[: body.rfind("\n") + 1]
    try:
        loaded = _toml(body) if opening[1] == "+++" else _yaml(body)
    except (ValueError, RecursionError):
        return _plain_values(body)
    return loaded if isinstance(loaded, Mapping) else {}


def _toml(text: str) -> object:
    import tomllib  # noqa: PLC0415  (one of the two is needed, and often neither)

    return tomllib.loads(text)


def _yaml(text: str) -> object:
    """Return what the YAML says. Raises ValueError for what is none, and for merge keys: they may nest."""
    import yaml  # noqa: PLC0415

    if "<<" in text:
        raise ValueError("merge keys")
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError(str(error)) from error


def _plain_values(text: str) -> Mapping[str, str]:
    """Return the ``key: value`` lines of a front matter that is not quite YAML."""
    pairs = (re.split(r"\s*[:=]\s*", line, maxsplit=1) for line in text.splitlines() if line[:1].isalpha())
    return {pair[0]: pair[1].strip().strip("\"'") for pair in pairs if len(pair) == 2}


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


def _entry(entry: object) -> tuple[str, str]:
    """Return the address and the words of a list's entry: a string, or a mapping with a url."""
    if isinstance(entry, Mapping):
        url = next(filter(None, (_scalar(entry.get(key)) for key in _ADDRESSES)), "")
        label = next(filter(None, (_scalar(entry.get(key)) for key in _LABELS)), "")
        return url, label
    text = _scalar(entry)
    return (text, "") if re.match(r"https?://\S+$", text) else ("", "")


def _listed_block(url: str, label: str, region: Region) -> Block:
    return Block(Kind.ITEM, label, region, (Anchor(url, 0, len(label), region),))
