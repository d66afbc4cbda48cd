"""One template of wikitext in, its parameters out, and what it claims of a source where it cites one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from linkcheck import dates, tables
from linkcheck.article.blocks import Claims
from linkcheck.article.entities import decoded
from linkcheck.article.wikitext.tree import Node, Span, split
from linkcheck.model import PartialDate

__all__ = [
    "ADDRESS",
    "Citation",
    "Template",
    "address",
    "citation",
    "copy",
    "first",
    "is_copy",
    "is_one_of",
    "name_of",
    "named",
    "template",
    "words",
]

ADDRESS = re.compile(r"(?:(?:https?|ftp):)?//[^\s|<>\[\]{}\"]+|www\.[^\s|<>\[\]{}\"]+", re.IGNORECASE)
LONGEST_FIELD = 4000  # characters of a parameter that are read
_ADDRESSED = re.compile(  # a parameter's value; brackets end an address only where they enclose it
    r"\s*(?:\[(?P<bracketed>(?:https?:|ftp:)?//[^\s|<>\[\]{}\"]+)|"
    r"(?P<bare>(?:(?:(?:https?|ftp):)?//|www\.)[^\s|<>{}\"]+))",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}")
_FILLING = re.compile(r"[\s_-]+")
_QUOTES = '"“”„«»「」『』 \t\n'
_IDENTIFIERS = ("doi", "arxiv", "pmid", "pmc", "hdl", "isbn")
_PREFIXES = {"doi": r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", "arxiv": r"arxiv:\s?", "pmc": r"pmc\s?"}
_ARCHIVED = re.compile(r"(?:https?:)?//[^/]{0,60}(?:archiv|webcitation|perma\.cc)", re.IGNORECASE)
_STAMP = re.compile(r"\d{8}(?:\d{6})?")


class Template(NamedTuple):
    """A template's name in small letters, its parameters by position and by name."""

    name: str
    listed: tuple[Span, ...]
    named: Mapping[str, Span]  # by the name as written, folded
    node: Node


class Citation(NamedTuple):
    """What a template claims of the source that it cites, and the span of the source's address."""

    claims: Claims
    url: str | None
    place: Span | None
    label: str | None  # what short notes call it by ("CITEREFSmith2020"), as `{{sfn}}` does
    text: str  # as a reader sees it
    words: str  # the piece of that text that leads to the source


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return a row of the table."""
    return next((tuple(row) for key, row in tables.rows(__file__, "wikitext.txt") if key == kind), ())


@cache
def _meanings() -> dict[str, tuple[str, int]]:
    """Return what each parameter means, and how good it is among those that mean the same."""
    found: dict[str, tuple[str, int]] = {}
    for key, row in tables.rows(__file__, "wikitext.txt"):
        if key == "cites":
            break
        for rank, word in enumerate(row):
            found.setdefault(_folded(word), (key, rank))
    return found


def _folded(name: str) -> str:
    return _FILLING.sub("", _NUMBER.sub("", name)).casefold()


def template(text: str, node: Node) -> Template:
    """Return a template's name and parameters."""
    _, *fields = split(text, Span(node.low, node.high, node.children), "|")
    listed: list[Span] = []
    named: dict[str, Span] = {}
    for field in fields:
        limit = field.children[0].start if field.children else field.high
        equals = text.find("=", field.low, min(limit, field.low + 200))
        key = text[field.low : equals].strip().casefold() if equals >= 0 else ""
        if equals < 0 or ADDRESS.match(key):  # "https://x.org/?a=b" is no parameter of that name
            listed.append(field)
        elif text[equals + 1 : field.high].strip():
            named[key] = Span(equals + 1, field.high, field.children)
            if key.isdigit():
                listed.append(named[key])
    return Template(name_of(text, node), tuple(listed), named, node)


def name_of(text: str, node: Node) -> str:
    """Return a template's name, folded."""
    start = _COMMENT.sub("", text[node.low : min(node.high, node.low + 200)]).partition("|")[0]
    return " ".join(start.replace("_", " ").split()).casefold()


def is_one_of(found: Template, kind: str) -> bool:
    """Return whether a template's name is in a row of the table."""
    return found.name in words(kind)


def address(text: str, span: Span) -> tuple[str, Span] | None:
    """Return the address that a parameter begins with, and its place, None where it holds none."""
    match = _ADDRESSED.match(text, span.low, min(span.high, span.low + LONGEST_FIELD))
    if not match:
        return None
    group = "bracketed" if match["bracketed"] else "bare"
    return decoded(match[group]), Span(*match.span(group))


def citation(text: str, found: Template, plain: Callable[[Span], str]) -> Citation | None:
    """Return what a template claims, None where it cites nothing; `plain` reads a parameter's value."""
    fields = _fields(found)
    if not _cites(found, fields):
        return None

    def value(meaning: str) -> str:
        return plain(fields[meaning]) if meaning in fields else ""

    def link_of(meaning: str) -> tuple[str, Span] | None:
        return address(text, fields[meaning]) if meaning in fields else None

    link, archive = link_of("url") or link_of("title"), link_of("archive")
    title = re.sub(r"^[a-z]{2}:", "", value("title")).strip(_QUOTES) or None
    claims = Claims(
        title=title,
        authors=_authors(found, plain),
        publisher=value("container") or value("publisher") or None,
        published=_published(value),
        accessed=dates.parse(value("accessed")),
        identifier=_identifier(value),
        archive_url=archive[0] if archive else None,
    )
    url, place = link or archive or (None, None)
    return Citation(claims, url, place, _label(found, claims, plain), *_wording(claims, url))


def _fields(found: Template) -> dict[str, Span]:
    """Return the best parameter for each meaning; of numbered ones the first."""
    best: dict[str, tuple[int, Span]] = {}
    for name, span in found.named.items():
        meaning, rank = _meanings().get(_folded(name), ("", 0))
        if meaning and (meaning not in best or rank < best[meaning][0]):
            best[meaning] = rank, span
    return {meaning: span for meaning, (_, span) in best.items()}


def _cites(found: Template, fields: Mapping[str, Span]) -> bool:
    """Return whether a template cites: by its name, or because it names an address, or a work and its makers."""
    if found.name.startswith(words("cites")):
        return not fields.keys().isdisjoint({"title", "url", *_IDENTIFIERS})
    makers = {"author", "family"} & fields.keys()
    return "title" in fields and ("url" in fields or bool(makers and {"publisher", "container"} & fields.keys()))


def _authors(found: Template, plain: Callable[[Span], str]) -> tuple[str, ...]:
    """Return the authors in their order, family and given names joined."""
    parts: dict[int, dict[str, str]] = {}
    for name, span in list(found.named.items())[:100]:
        meaning = _meanings().get(_folded(name), ("", 0))[0]
        if meaning in {"author", "family", "given"}:
            number = _NUMBER.search(name)
            parts.setdefault(int(number[0]) if number else 1, {})[meaning] = plain(span)
    names: list[str] = []
    for _, part in sorted(parts.items()):
        whole = f"{part.get('given', '')} {part.get('family', '')}".strip()
        names += [whole] if "family" in part else re.split(r"\s*;\s*", part.get("author", whole))
    return tuple(filter(None, names))


def _published(value: Callable[[str], str]) -> PartialDate | None:
    whole = dates.parse(value("date"))
    if whole and (whole.month or not value("year")):
        return whole
    parted = " ".join(filter(None, map(value, ("day", "month", "year"))))
    return dates.parse(parted) or whole


def _identifier(value: Callable[[str], str]) -> str | None:
    for kind in _IDENTIFIERS:
        if number := value(kind)[:200]:
            bare = re.sub("^" + _PREFIXES.get(kind, ""), "", number, flags=re.IGNORECASE)
            return f"{kind}:{'PMC' if kind == 'pmc' else ''}{bare}"
    return None


def _label(found: Template, claims: Claims, plain: Callable[[Span], str]) -> str | None:
    """Return the name that short notes make of families and year (Module:Footnotes)."""
    families: dict[int, str] = {}
    for name, span in list(found.named.items())[:100]:
        if _meanings().get(_folded(name), ("", 0))[0] == "family":
            number = _NUMBER.search(name)
            families.setdefault(int(number[0]) if number else 1, plain(span))
    names = [name for _, name in sorted(families.items())][:4] or list(claims.authors[:4])
    return f"CITEREF{''.join(names)}{claims.published.year}" if names and claims.published else None


def _wording(claims: Claims, url: str | None) -> tuple[str, str]:
    """Return a citation as a reader sees it, and the words in it that lead to the source."""
    title = claims.title or url or ""
    date = str(claims.published) if claims.published else ""
    parts = (", ".join(claims.authors), title, claims.publisher or "", date, claims.identifier or "")
    return ". ".join(filter(None, parts)), title


def copy(text: str, found: Template) -> tuple[tuple[str, Span], ...]:
    """Return the addresses that a template for archived copies leads to: the original's, then the copy's.

    `{{webarchive}}` names the copy; `{{Wayback}}` the original and the copy's time stamp.
    """
    fields = [found.named.get("url"), *found.listed, *found.named.values()]
    link = next((each for each in (address(text, field) for field in fields if field) if each), None)
    if link is None or is_copy(link[0]):
        return (link,) if link else ()
    stamps = (text[field.low : field.high].strip() for field in (*found.named.values(), *found.listed))
    stamp = next(filter(_STAMP.fullmatch, stamps), None)
    return (link, (f"https://web.archive.org/web/{stamp}/{link[0]}", link[1])) if stamp else (link,)


def named(found: Template, *names: str) -> Span | None:
    """Return the parameter of one of some names."""
    return next((found.named[name] for name in names if name in found.named), None)


def first(found: Template, *names: str) -> Span | None:
    """Return the parameter of one of some names, else the first by position."""
    return named(found, *names) or (found.listed[0] if found.listed else None)


def is_copy(url: str) -> bool:
    """Return whether an address is one of a web archive."""
    return _ARCHIVED.match(url) is not None
