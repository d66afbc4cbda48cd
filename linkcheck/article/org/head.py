"""What an Org file says of itself, in its keywords and in the properties above its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck import dates
from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor, Block, Document, Kind, Lines
from linkcheck.article.org.inline import plain
from linkcheck.model import PartialDate

__all__ = ["Keyword", "abbreviations", "stated"]

_DATES = (
    *("date", "hugo_publishdate", "export_hugo_publishdate", "publishdate", "published", "pubdate", "hugo_date"),
    *("export_date", "created", "date_created"),
)
_LANGUAGES = ("language", "lang", "hugo_locale")
_LISTS = ("roam_refs", "roam_key", "source", "sources", "references", "ref")
_ABBREVIATION = re.compile(
    r"^[ \t]{0,20}#\+LINK:[ \t]{1,20}(\"[^\"\n]{1,100}\"|\S{1,100})[ \t]{1,40}(\S{1,2000})",
    re.IGNORECASE | re.MULTILINE,
)


class Keyword(NamedTuple):
    """A line ``#+NAME: value``, or a property ``:NAME: value``."""

    name: str  # in small letters
    value: str
    start: int  # of the value, in the file


def abbreviations(text: str) -> dict[str, str]:
    """Return the abbreviations of links that a file declares (``#+LINK: name https://…``)."""
    return {match[1].strip('"'): match[2] for match in _ABBREVIATION.finditer(text)}


def stated(keywords: Sequence[Keyword], blocks: tuple[Block, ...], lines: Lines) -> Document:
    """Return the document of some blocks, with what the keywords say of it."""
    titles = [keyword.value for keyword in keywords if keyword.name == "title"]
    language = _first(keywords, _LANGUAGES)
    return Document(
        blocks,
        title=plain(" ".join(titles)[:1000]) or None,
        published=_published(keywords),
        language=language.value.replace("_", "-") if language else None,
        listed=tuple(_listed(keywords, lines)),
        bibliographies=tuple(dict.fromkeys(_bibliographies(keywords))),
    )


def _first(keywords: Sequence[Keyword], names: Sequence[str]) -> Keyword | None:
    found = (each for name in names for each in keywords if each.name == name and each.value)
    return next(found, None)


def _published(keywords: Sequence[Keyword]) -> PartialDate | None:
    read = (dates.parse(each.value) for name in _DATES for each in keywords if each.name == name)
    return next(filter(None, read), None)


def _listed(keywords: Sequence[Keyword], lines: Lines) -> Iterator[Block]:
    """Yield the sources that keywords name, as the reference of an Org-roam note does."""
    for keyword in keywords:
        for url, start, end in addresses.find(keyword.value) if keyword.name in _LISTS else ():
            region = lines.region(keyword.start + start, keyword.start + end)
            yield Block(Kind.ITEM, url, region, (Anchor(url, 0, len(url), region),))


def _bibliographies(keywords: Sequence[Keyword]) -> Iterator[str]:
    """Yield the files of ``#+bibliography:``; a style may follow them (ox-bibtex), commas part them (org-ref)."""
    for keyword in keywords:
        if keyword.name in {"bibliography", "nobibliography"} and keyword.value:
            quoted = re.match(r"\"([^\"]+)\"", keyword.value)
            for name in [quoted[1]] if quoted else keyword.value.split()[0].split(","):
                if name:
                    yield name if "." in name.rpartition("/")[2] else f"{name}.bib"
