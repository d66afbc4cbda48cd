"""What a file says of itself, whatever its format, and the `Page` that this makes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linkcheck import dates
from linkcheck.charsets import clean
from linkcheck.model import Datum, Page, PageKind, PartialDate
from linkcheck.page.gather import LONGEST_TEXT
from linkcheck.page.imprint import MOST_AUTHORS, language_tag
from linkcheck.page.site_names import folded
from linkcheck.page.titles import LONGEST as LONGEST_TITLE
from linkcheck.page.titles import MOST as MOST_TITLES

__all__ = [
    "LARGEST",
    "NOTHING",
    "DatedFact",
    "Facts",
    "dated",
    "doi",
    "is_title",
    "lines",
    "page",
    "people",
    "unread",
]

NOTHING = "nothing to read"
LARGEST = 2**20  # bytes of a text, a picture or a part of a package that are read
_LONGEST_NAME = 200  # characters
_LONGEST_SIGNAL = 200

# What stands in a title field that nobody filled in, or that a program did: its own name and the file's, as word
# processors, printer drivers and browsers write them; a number; an identifier.
_NO_TITLE = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint|excel|publisher|visio)\b.*|"
    r"(?:(?:word|excel|powerpoint|keynote|pdf)[\s_-]*)?"
    r"(?:document|dokument|presentation|presentación|präsentation|présentation)[\s_-]*\d*|"
    r"(?:untitled|unbenannt|sans titre|sin título|senza titolo|sem título|без названия|無題|无标题)"
    r"(?:[\s_-]+(?:document|presentation|spreadsheet|form))?[\s_-]*\d*|"
    r"(?:slide|folie|diapositive|layout|book|sheet|drawing|page|scan|print|template|image)[\s_-]*\d*|"
    r"(?:no |the )?title|(?:un|unk)nown|none|null|n/?a|about:blank|print(?:ing)? preview|\(?anonymous\)?|"
    r".{0,200}\.(?:docx?|dotx?|odt|rtf|pdf|tex|dvi|ps|indd|qxd|qxp|pptx?|xlsx?|p65|pmd|fm|wpd|html?|txt|md|jpe?g|png|tiff?)|"
    r"[!-~]{0,99}(?:_|\d)[!-~]{0,99}|(?:file|https?)://.*|www\.\S*|"
    r"(?:doi|pii|issn|isbn|arxiv|urn|uuid)\s?:.*|10\.\d{4,9}/\S*|[\W\d_]*",
    re.IGNORECASE | re.DOTALL,
)
# The names under which systems and office programs are installed, where nobody said who is writing.
_NOBODY = re.compile(
    r"(?:(?:microsoft|ms|windows)[\s-]?(?:office)?[\s-]?(?:user|word)?|admin(?:istrator)?|administrateur|user|usuario|"
    r"utilisateur|benutzer|owner|author|autor|auteur|unknown|anonymous|root|guest|none|微软用户|пользователь|n/?a|\(.*\)|[\W\d_]*)",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b(?:doi\.org/|doi:\s?)?(10\.\d{4,9}/[^\s\"<>]{2,150}[^\s\"<>.,;:)\]])", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,200})?/?>")


class DatedFact(NamedTuple):
    """A date and the field it stands in; sure where that field exists for the day of publication alone."""

    date: PartialDate
    origin: str
    is_sure: bool = False


class Facts(NamedTuple):
    """What a file says of itself; the best first."""

    titles: tuple[Datum, ...] = ()
    published: tuple[DatedFact, ...] = ()
    modified: tuple[DatedFact, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""
    text: str = ""
    signals: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self)

    def over(self, other: Facts) -> Facts:
        """Return what both say; where they differ, this one comes first."""
        return Facts(
            self.titles + other.titles,
            self.published + other.published,
            self.modified + other.modified,
            self.authors or other.authors,
            self.publisher or other.publisher,
            self.language or other.language,
            self.text or other.text,
            self.signals + other.signals,
        )


def page(url: str, kind: PageKind, facts: Facts) -> Page:
    """Return the page that some facts describe."""
    sure = next((each for each in facts.published if each.is_sure), None)
    published = sure or next(iter(facts.published), None)
    modified = next(iter(facts.modified), None)
    return Page(
        url,
        kind,
        titles=_distinct(facts.titles),
        published=published.date if published else None,
        published_origin=published.origin if published else None,
        published_sure=published is not None and published.is_sure,
        modified=modified.date if modified else None,
        publisher=clean(facts.publisher)[:_LONGEST_NAME] or None,
        authors=facts.authors[:MOST_AUTHORS],
        language=language_tag(facts.language),
        text=facts.text[:LONGEST_TEXT],
        signals=tuple(dict.fromkeys(clean(each)[:_LONGEST_SIGNAL] for each in facts.signals)),
    )


def unread(url: str, kind: PageKind, *signals: str) -> Page:
    """Return the page for what cannot be read, or holds no words."""
    return page(url, kind, Facts(signals=(*signals, NOTHING)))


def _distinct(titles: Sequence[Datum]) -> tuple[Datum, ...]:
    """Return the titles without markup, cleaned and cut, each once whatever its punctuation."""
    found: dict[str, Datum] = {}
    for value, origin in titles[: 4 * MOST_TITLES]:
        text = clean(html.unescape(_TAG.sub("", value[: 4 * LONGEST_TITLE])))[:LONGEST_TITLE].strip()
        if text:
            found.setdefault(folded(text) or text, Datum(text, origin))
    return tuple(found.values())[:MOST_TITLES]


def is_title(value: str) -> bool:
    """Return whether the value of a title field is a title, not a program's or a file's name, or a number."""
    words = clean(value[: LONGEST_TITLE + 1])
    return bool(words) and "\ufffd" not in words and not _NO_TITLE.fullmatch(words)


def dated(value: object, origin: str, *, sure: bool = False) -> tuple[DatedFact, ...]:
    """Return the date that a value names where it was written, or nothing."""
    date = dates.parse(value)
    return (DatedFact(date, origin, sure),) if date else ()


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of persons, each once; not an address, and not the name of a computer's user."""
    found: dict[str, str] = {}
    for name in names:
        value = clean(name[: 2 * _LONGEST_NAME]).strip(" ,;")
        if 1 < len(value) <= _LONGEST_NAME and "://" not in value and not _NOBODY.fullmatch(value):
            found.setdefault(value.casefold(), value)
    return tuple(found.values())[:MOST_AUTHORS]


def doi(text: str) -> Iterator[str]:
    """Yield the first identifier of a text as a signal: "doi:10.1000/182"."""
    if match := _DOI.search(text):
        yield f"doi:{match[1].lower()}"


def lines(text: str) -> str:
    """Return a text's lines cleaned, without those that are empty."""
    return "\n".join(filter(None, map(clean, text[:LONGEST_TEXT].splitlines())))
