"""What a reStructuredText document says of itself above its text: fields, a table, comments, a preamble."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkcheck import dates
from linkcheck.model import PartialDate

__all__ = ["Facts", "lines", "preamble"]

LONGEST = 20_000  # characters of a header

_LINE = re.compile(r"([^\W\d_][\w /-]{0,30}?)[ \t]*:[ \t]+(\S.{0,500})$")
_HYPHENATED = re.compile(r"\b(\d{1,2})-([^\W\d_]{3,9})-(\d{4})\b")  # "15-Dec-2021"
_TITLES = ("title", "titel", "titre", "título", "titolo", "заголовок", "标题", "標題", "タイトル", "제목")
_DATES = (
    *(
        "date",
        "published",
        "publication date",
        "date published",
        "publish date",
        "pubdate",
        "created",
        "date created",
    ),
    *(
        "creation date",
        "announced",
        "posted",
        "issued",
        "issue date",
        "released",
        "release date",
        "first published",
    ),
    *("initial release", "disclosed", "datum", "fecha", "data", "дата", "日期", "日付", "날짜", "tarih", "dato"),
)
_LATER = ("modified", "updated", "last modified", "last updated", "last change", "revised", "revision date")
_LANGUAGES = ("lang", "language", "http equiv content language")


class Facts:
    """Gathers what is said, the first word on each matter first."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def add(self, pairs: Iterable[tuple[str, str]], but: frozenset[str] = frozenset()) -> None:
        """Take in some names and values; a matter that was spoken of before stays as it was."""
        for name, value in pairs:
            matter = _folded(name)
            if value.strip() and matter not in but:
                self._values.setdefault(matter, value.strip())

    @property
    def title(self) -> str | None:
        """The title that is stated."""
        return next((" ".join(self._values[name].split()) for name in _TITLES if name in self._values), None)

    @property
    def published(self) -> PartialDate | None:
        """The day it was published; the day it was changed where no other is stated."""
        values = (self._values.get(name, "") for name in (*_DATES, *_LATER))
        stated = (dates.parse(_HYPHENATED.sub(r"\1 \2 \3", value)) for value in values)
        return next(filter(None, stated), None)

    @property
    def language(self) -> str | None:
        """The language it is written in."""
        found = (self._values[name] for name in _LANGUAGES if name in self._values)
        return next((value for value in found if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8}){0,3}", value)), None)


def _folded(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", name.lower())).strip()


def lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the lines that say "Name: value"."""
    found = map(_LINE.match, text[:LONGEST].split("\n"))
    yield from ((match[1], match[2]) for match in found if match)


def preamble(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the lines above a document say, as those of a letter or of a proposal do (RFC 2822)."""
    top = text[:LONGEST].lstrip("\ufeff\n").partition("\n\n")[0]
    if all(map(_LINE.match, top.split("\n")[:2])) and "\n" in top:
        yield from lines(top)
