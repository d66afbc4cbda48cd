"""The fields of front matter that list sources in, a block for each source out, in whatever shape they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from linkcheck import dates
from linkcheck.article import addresses, headings
from linkcheck.article.bibliography import csl, csl_yaml
from linkcheck.article.blocks import Anchor, Block, Claims, Kind, Lines
from linkcheck.model import Region

__all__ = ["KEYS", "folded", "listed", "scalar"]

KEYS = frozenset(
    [
        "sources",
        "source",
        "references",
        "reference",
        "bibliography",
        "citations",
        "citation",
        "furtherreading",
        "furtherresources",
        "links",
        "workscited",
        "literature",
        "sourceurl",
        "sourceurls",
        "sourcelinks",
        "sourcelink",
        "resources",
        "learnmore",
        "readmore",
        "via",
    ]
)
_ADDRESSES = (
    "url",
    "link",
    "href",
    "uri",
    "web",
    "website",
    "address",
    "source",
    "resource",
    "permalink",
    "target",
)
_NAMES = ("title", "name", "label", "text", "headline", "description")
_AUTHORS = ("author", "authors", "by", "creator")
_PUBLISHERS = (
    "publisher",
    "source",
    "site",
    "sitename",
    "website",
    "journal",
    "publication",
    "outlet",
    "via",
    "org",
)
_DATES = ("date", "published", "publishdate", "pubdate", "publisheddate", "publishedat", "issued", "year")
_ACCESSED = ("accessed", "accessdate", "accessedat", "dateaccessed", "retrieved", "visited", "lastaccessed")
_ARCHIVES = ("archive", "archiveurl", "archived", "archivedurl", "archivelink")
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]\(<?([^\s()<>]{1,4000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,1000}){0,3})>?\)"
)
_AWAY = re.compile(r"(?:https?:|ftp:)?//|www\.", re.IGNORECASE)
_CITES = re.compile(r"\b10\.\d{4,9}/|\bISBN\b|\barXiv:|\b(?:1[5-9]|20)\d{2}\b", re.IGNORECASE)
_BESIDE = " \t-–—:|,;()<>\"'“”«»"
# What stands under "links" for readers to follow the author, or to get about on the site.
_PROFILES = frozenset(
    [
        "github",
        "gitlab",
        "codeberg",
        "twitter",
        "x",
        "mastodon",
        "bluesky",
        "linkedin",
        "facebook",
        "instagram",
        "youtube",
        "rss",
        "email",
        "mail",
        "home",
        "homepage",
        "demo",
        "about",
        "contact",
        "blog",
        "discord",
        "slack",
        "telegram",
        "download",
    ]
)
_OF_LINKS = {"links", "resources", "via"}  # fields whose items lead somewhere or are none
_MOST = 2000  # entries, and fields of one
_LONGEST = 4000  # characters of an entry
_DEEPEST = 4


class _Entry(NamedTuple):
    """One source of a list: what it says, and which of it leads where."""

    text: str
    links: tuple[tuple[str, int, int], ...]
    claims: Claims | None = None

    @property
    def named(self) -> str:
        """What of it is written as it is in the file, where it leads nowhere."""
        return (self.claims and self.claims.title) or self.text


def folded(key: object) -> str:
    """Return a field's name as one spelling of it: "publish_date", "publishDate" and "Publish date" are one."""
    return re.sub(r"[\W_]", "", str(key)[:80]).lower() if isinstance(key, str) else ""


def scalar(value: object) -> str:
    """Return a value's text, empty for what is not one word or line of it.

    Lists and mappings are never written out: ten lines of YAML aliases can stand for a billion words.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split()) if not isinstance(value, int) or abs(value) < 10**18 else ""


def listed(values: Mapping[str, Any], matter: str, lines: Lines) -> Iterator[Block]:
    """Yield the sources that fields list, each at the place of its address; the fields' names are folded."""
    cursor = 0
    for key in (key for key in values if key in KEYS or _heads_sources(key)):
        value = values[key]
        if isinstance(value, list) and any(map(csl.is_item, value[:_MOST])):
            yield from csl_yaml.listed(value, lines, 0, len(matter))
            value = [each for each in value if not csl.is_item(each)]
        for entry in islice(_entries(value, key, 0), _MOST):
            words = entry.links[0][0] if entry.links else entry.named
            found = matter.find(words, cursor) if cursor else matter.find(words)
            found = found if found >= 0 else matter.find(words)
            at = max(0, found)
            cursor = at + len(words) if found >= 0 else cursor
            yield _block(entry, lines.region(at, at + len(words) if found >= 0 else at))


def _heads_sources(key: str) -> bool:
    """Return whether a field is called what heads lists of sources only, in any language: "fuentes"."""
    word = headings.find(key)
    return word is not None and not word.is_weak


def _block(entry: _Entry, region: Region) -> Block:
    anchors = tuple(Anchor(url, start, end, region) for url, start, end in entry.links)
    return Block(Kind.ITEM, entry.text, region, anchors, claims=entry.claims)


def _entries(value: object, key: str, depth: int) -> Iterator[_Entry]:
    """Yield the entries of a list, of a mapping of names to addresses, or of one address."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value[:_MOST]:
            yield from _entries(each, key, depth + 1)
    elif isinstance(value, Mapping):
        yield from _of_mapping(value, key, depth)
    elif entry := _of_text(scalar(value)[:_LONGEST]):
        yield entry


def _of_mapping(value: Mapping[Any, Any], key: str, depth: int) -> Iterator[_Entry]:
    fields = {folded(name): each for name, each in islice(value.items(), _MOST)}
    url = _first_address(fields)
    if url:
        if not (key == "links" and _is_profile(fields)):
            yield _described(url, fields)
        return
    if key not in _OF_LINKS and scalar(fields.get(_NAMES[0])):
        yield _Entry(_citation(fields), (), _claims(fields))
        return
    for name, each in islice(value.items(), _MOST):
        word = scalar(name)
        if isinstance(each, Mapping) and (
            url := _first_address({folded(k): v for k, v in islice(each.items(), 99)})
        ):
            yield _described(url, {"title": word, **{folded(k): v for k, v in islice(each.items(), 99)}})
        elif _AWAY.match(scalar(each)):
            if not (key == "links" and folded(word) in _PROFILES):
                yield _described(scalar(each), {"title": word})
        elif isinstance(each, list | Mapping):
            yield from _entries(each, key, depth + 1)


def _first_address(fields: Mapping[str, Any]) -> str:
    found = (scalar(fields.get(name)) for name in _ADDRESSES)
    return next((url for url in found if _AWAY.match(url) and " " not in url), "")


def _is_profile(fields: Mapping[str, Any]) -> bool:
    """Return whether an entry is a button: it has an icon, or is called like a network or a part of the site."""
    name = next(filter(None, (folded(fields.get(each)) for each in _NAMES)), "")
    return "icon" in fields or name in _PROFILES


def _described(url: str, fields: Mapping[str, Any]) -> _Entry:
    claims = _claims(fields)
    text = claims.title or url
    return _Entry(text, ((url, 0, len(text)),), claims)


def _claims(fields: Mapping[str, Any]) -> Claims:
    archive = _first(fields, _ARCHIVES)
    return Claims(
        title=_first(fields, _NAMES)[:_LONGEST] or None,
        authors=_people(fields),
        publisher=_publisher(fields),
        published=next(filter(None, (_date(fields.get(name)) for name in _DATES)), None),
        accessed=next(filter(None, (_date(fields.get(name)) for name in _ACCESSED)), None),
        archive_url=archive if _AWAY.match(archive) else None,
    )


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, (scalar(fields.get(name)) for name in names)), "")


def _publisher(fields: Mapping[str, Any]) -> str | None:
    found = (scalar(fields.get(name)) for name in _PUBLISHERS)
    return next((each[:_LONGEST] for each in found if each and not _AWAY.match(each)), None)


def _people(fields: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((fields[name] for name in _AUTHORS if fields.get(name)), None)
    people = value[:100] if isinstance(value, list) else [value]
    names = (_first(each, ("name",)) if isinstance(each, Mapping) else scalar(each) for each in people)
    return tuple(name[:_LONGEST] for name in names if name)


def _date(value: object) -> dates.PartialDate | None:
    text = scalar(value)
    years = re.match(r"(\d{4})\s?[/–-]\s?\d{4}$", text)  # "2017/2019": when it came out, and when it was revised
    return dates.parse(years[1] if years else text or (value if hasattr(value, "year") else ""))


def _citation(fields: Mapping[str, Any]) -> str:
    """Return an entry without address as a line: "A. Author, Title, 2020"."""
    people = ", ".join(_people(fields)[:3])
    year = next(filter(None, (_date(fields.get(name)) for name in _DATES)), None)
    pieces = (people, _first(fields, _NAMES)[:_LONGEST], str(year or ""))
    return ", ".join(filter(None, pieces))


def _of_text(text: str) -> _Entry | None:
    """Return the entry that a string is: an address, "Title - https://…", "[Title](https://…)", or a citation."""
    if match := _LINK.search(text):
        words = match[1].strip()
        whole = text[: match.start()] + words + text[match.end() :]
        return (
            _Entry(whole, ((match[2], match.start(), match.start() + len(words)),))
            if _AWAY.match(match[2])
            else None
        )
    found = tuple(addresses.find(text))
    if len(found) == 1:
        url, start, end = found[0]
        before = text[:start].rstrip(_BESIDE)
        low = len(before) - len(before.lstrip(_BESIDE))
        is_title = before[low:] and not text[end:].strip(_BESIDE)
        return _Entry(text, ((url, low, len(before)) if is_title else (url, start, end),))
    if found:
        return _Entry(text, found)
    return _Entry(text, ()) if len(text.split()) > 3 and _CITES.search(text) else None
