"""Who a page says made it, in which language, and whether it may be read for free."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import urls
from linkcheck.charsets import clean
from linkcheck.page.linked_data import names
from linkcheck.page.statements import Statements

__all__ = ["authors", "canonical_url", "free_to_read", "language", "language_tag", "publisher"]

MOST_AUTHORS = 20

_LONGEST_NAME = 200  # characters
_AUTHOR_META = (
    *("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
    *("article:author", "byl"),
)
_PUBLISHER_META = ("dc.publisher", "dcterms.publisher", "citation_publisher", "prism.publicationname")
_SITES = frozenset(("WebSite", "NewsMediaOrganization"))
_LONGEST_SITE = 40  # characters
_LONGEST_BYLINE = 60  # characters; what is longer tells of the author's life
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}", re.IGNORECASE)
_NO_LANGUAGE = frozenset(("und", "mul", "zxx"))  # ISO 639-2: undetermined, several, none
_ADDRESS = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_TIERS = {"free": True, "locked": False}  # "metered" is either


def publisher(statements: Statements) -> str | None:
    """Return the name of the site, or of the organisation that publishes the page."""
    stated = [statements.meta("og:site_name"), *(thing.text("publisher") for thing in statements.articles)]
    stated += [thing.text("publisher") for thing in statements.pages]
    stated += [statements.meta(name) for name in _PUBLISHER_META]
    stated += [thing.text("name") for thing in statements.things if _SITES.intersection(thing.types)]
    # Some put the title of the page here.
    stated += [name for name in statements.metas.get("application-name", ()) if len(name) <= _LONGEST_SITE]
    return next((name[:_LONGEST_NAME] for name in stated if name and not _ADDRESS.match(name)), None)


def authors(statements: Statements) -> tuple[str, ...]:
    """Return the names of the authors, each once, in order."""
    found: dict[str, str] = {}
    for name in _authors(statements):
        if name and len(name) <= _LONGEST_NAME and not _ADDRESS.match(name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:MOST_AUTHORS]


def _authors(statements: Statements) -> Iterator[str]:
    """Yield the authors of the first place that names any."""
    for thing in statements.articles:
        if named := [name for name in names(thing.fields.get("author")) if name]:
            yield from named
            return
    for meta in _AUTHOR_META:
        if named := [value for value in statements.metas.get(meta, ()) if not _ADDRESS.match(value)]:
            yield from named
            return
    yield from (name for name in statements.bylines if len(name) <= _LONGEST_BYLINE)


def language(statements: Statements) -> str | None:
    """Return the language the page declares, as a BCP 47 tag."""
    declared = (statements.language, statements.meta("content-language"), statements.meta("og:locale"))
    return next(filter(None, map(language_tag, declared)), None)


def language_tag(value: str) -> str | None:
    """Return a BCP 47 tag that names a language; "x-default" and "und" are none."""
    tag = value.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) and tag.lower() not in _NO_LANGUAGE else None


def canonical_url(statements: Statements, url: str) -> str | None:
    """Return the address the page calls its own, made absolute."""
    address = urls.resolve(url, statements.canonical) if statements.canonical else None
    return address.href if address and address.scheme in {"http", "https"} else None


def free_to_read(statements: Statements) -> bool | None:
    """Return whether the page says that everybody may read it; None where it does not say."""
    others = [thing for thing in statements.things if not thing.is_article]
    stated = [thing.fields.get("isAccessibleForFree") for thing in (*statements.articles, *others)]
    stated += statements.properties.get("isAccessibleForFree", ())
    for value in stated:
        if isinstance(value, bool):
            return value
        word = clean(value).lower().rpartition("/")[2] if isinstance(value, str) else ""
        if word in _TRUTHS:
            return _TRUTHS[word]
    return _TIERS.get(statements.meta("article:content_tier").lower())
