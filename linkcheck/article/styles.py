"""The styles of citing, by the form that each alone has: APA, Harvard, MLA, Vancouver, German, GOST, GB/T 7714."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from linkcheck import dates
from linkcheck.article import names
from linkcheck.article.sites import is_named

__all__ = ["QUOTED", "UNDATED", "Claim", "cited", "compiled"]

_YEAR = r"(?:1[5-9]|20)\d{2}"
UNDATED = r"n\.\s?d\.|o\.\s?J\.|s\.\s?[df]\.|б\.\s?г\.|in press|forthcoming|im Druck"
QUOTED = r"[“„«「『\"‟]([^“”„«»「」『』\"\n]{2,300}?)[”“»」』\"]"
_YEAR_AMONG_WORDS = rf"[(（][^()（）]{{0,40}}{_YEAR}[^()（）]{{0,20}}[)）]|\b{_YEAR}\b"
# As APA has it: "Doe, J. (2020, May 4). Title. Publisher."
_WHEN = rf"{_YEAR}[a-z]?(?:[,/][^()]{{1,25}})?|{UNDATED}|[^()]{{1,15}}\s{_YEAR}"
_AUTHOR_DATE = rf"(.{{2,300}}?)\s?[(（]({_WHEN})[)）][.:,]?\s+(.+)"
_AUTHOR_YEAR = (
    rf"(.{{2,300}}?)[,.]?\s{_YEAR}[a-z]?[.,:]\s+(.+)"  # "Doe, J., 2020. Title." "Doe, Jane. 2020. Title."
)
_OTHERS = r"(.{3,300}?\bet\.?\s?al\b\.?|.{3,300}?\sи др\.)[.,:]?\s+(.+)"  # "Roe, R. et al. Title."
_AND_OTHERS = r"\bet\.?\s?al\b|\sи др\."  # without which a text does not have the form
_INITIAL = r"\b[^\W\d_]\."
_COLON = r"([^:：]{3,300})[:：]\s+(.+)"  # "Müller, Hans: Titel."
_GOST = r"(.{3,400}?)\s//\s(.+)"  # "Иванов И. И. Название // Журнал. — 2020."
_INITIALS_END = r"((?:[^\s.,]{2,30}\s(?:[^\W\d_]\.\s?){1,3}(?:,\s)?){1,8})\s?([^\W\d_].+)"
# GB/T 7714: "张三. 题名[J]. 刊名, 2020."
_CHINESE = (
    r"(?:([^.．。\[\]]{1,100})[.．。]\s?)?([^\[\]]{2,200})"
    r"\[(?:[A-Z]{1,2}|DB|CP)(?:/(?:OL|CD|MT|DK))?\][.．,，。:]?\s*(.*)"
)
_SENTENCE = (
    r"(.{2,400}?)(?:(?<!\b[^\W\d_])(?<!\bvs)(?<!\bDr)(?<!\bSt)(?<!\bNo)\.(?=\s|$)|(?<=[?!？！])(?=\s)|[。]|$)"
)
_SEGMENT = r"[\s.,;:—–-]*(?:In:?\s+)?([^.,;:()（）\d]{2,80}?)\s*(?:[.,;(（]|:\s(?P<place>)|\s\d|$)"
_RESPONSIBLE = r"\s/\s.*|\s?\[(?:Электронный ресурс|Текст|online|on-line|en línea|en ligne)\]"
_NO_NAME_OF_SITE = re.compile(
    r"(?i)(?:by|vol|no|pp?|p\.|accessed|retrieved|archived|from|in|at|on|ed|eds|edition|chapter|ch|see|and|abgerufen|bd|"
    r"nr|s|von|jg|t|с|том|№|isbn|doi|online|available|version|pdf|html|video|the)\b\.?\s*"
)


class Claim(NamedTuple):
    """What some words claim of a work; what they do not clearly say stays out."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when the first entry needs it."""
    return re.compile(pattern)


def cited(text: str, url: str) -> Claim | None:
    """Return what a text claims that has the form of one of the styles of citing."""
    if len(text) < 8:
        return None
    forms: tuple[Callable[[str, str], Claim | None], ...] = (_chinese, _in_quotes, _dated, _gost, _authored)
    return next((found for form in forms if (found := form(text, url))), None)


def _in_quotes(text: str, url: str) -> Claim | None:
    """Read the styles that quote the title: MLA, Chicago, IEEE, Wikipedia, Japanese."""
    match = compiled(QUOTED).search(text)
    if not match:
        return None
    before, behind = _without_year(text[: match.start()]), text[match.end() :]
    authors, title = names.split(before), " ".join(match[1].split())
    is_apart = not before or (before[-1] in ",.:：，、" and len(before.split()) <= 8)
    by = compiled(r"[\s,]*(?:by|von|par|por|di)\s+([^,(（.\d]{2,80})").match(behind)
    goes_on = not (by or title[-1] in ".,?!" or compiled(r"\s*(?:$|[^\w\s]|\d|[^\W\d_a-z])").match(behind))
    if not (authors or is_apart) or goes_on:
        return None  # what is quoted is a piece of a sentence
    title = title.rstrip(".,")
    if by:
        return Claim(title, authors or names.split(by[1]))
    publisher = _publisher(behind)
    if publisher and not authors and _is_person(publisher, url):
        return Claim(title, names.split(publisher))
    return Claim(title, authors, publisher)


def _without_year(before: str) -> str:
    """Return what stands before a title, without the year in it."""
    return compiled(r"\s+([.,:])").sub("", compiled(_YEAR_AMONG_WORDS).sub("", before)).strip()


def _is_person(name: str, url: str) -> bool:
    return 1 < len(name.split()) < 4 and bool(names.split(name)) and not is_named(name, url)


def _dated(text: str, _: str) -> Claim | None:
    """Read the styles that put the year behind the authors: APA, Harvard, Chicago's author-date."""
    match = compiled(_AUTHOR_DATE).fullmatch(text)
    if match and compiled(_AUTHOR_DATE).fullmatch(match[3]) and match[3].startswith(match[1].partition(",")[0]):
        return _dated(match[3], _)  # "Doe (2020) Doe, J. (2020). Title."
    if match and (claim := _after_authors(match[1], match[3], year="in brackets")):
        return claim
    match = compiled(_AUTHOR_YEAR).fullmatch(text)
    return _after_authors(match[1], match[2], year="bare") if match else None


def _authored(text: str, _: str) -> Claim | None:
    """Read the styles that set the authors off by a colon or a full stop: German, Vancouver, MLA."""
    for form, cue in ((_OTHERS, _AND_OTHERS), (_INITIALS_END, _INITIAL), (_COLON, "[:：]")):
        match = compiled(form).fullmatch(text) if compiled(cue).search(text) else None
        if match and (claim := _after_authors(match[1], match[2])):
            return claim
    for stop in itertools.islice(compiled(r"\.\s+(?!\w\.|&|and\b|und\b|et\b)").finditer(text[:300]), 8):
        if claim := _after_authors(text[: stop.start() + 1], text[stop.end() :]):
            return claim
    return None


def _after_authors(authors: str, rest: str, *, year: str = "") -> Claim | None:
    """Return the claim of "authors, then title. Publisher"; None where those are no authors for certain.

    Behind a year in brackets an office may stand for the authors; where no year came, one follows the publisher.
    """
    if compiled(r"[^\s,]+\s\w\.?\s?").fullmatch(authors) and compiled(r"\S+[:：]\s").match(rest):
        return None  # "David J. Agans: Title", broken behind the initial
    found, (title, behind) = names.split(authors), _sentence(rest)
    if not year and behind.strip() and " " not in title and compiled(r".*\s[^\W\d_]\.\s?").fullmatch(authors):
        return None  # "Roy T. Fielding. Title", broken behind the initial
    is_followed = year == "in brackets" and len(behind) > 3
    is_office = is_followed and len(authors.split()) <= 7 and len(title.split()) >= 3
    if (
        not any(map(str.isalpha, title))
        or len(names.split(title)) > 2
        or not (names.are_certain(authors) or is_office or (is_followed and found))
    ):
        return None
    match = None if behind.strip() else compiled(rf"(.+)[,;] ([^,;]{{2,40}}?),? {_YEAR}").fullmatch(title)
    title, publisher = (match[1], match[2]) if match else (title, _publisher(behind, needs_year=not year))
    return Claim(title, found or (authors.strip(" .,"),), publisher)


def _gost(text: str, _: str) -> Claim | None:
    match = compiled(_GOST).fullmatch(text)
    if not match:
        return None
    first = compiled(_INITIALS_END).fullmatch(match[1])
    authors, title = (first[1], first[2]) if first and names.split(first[1]) else ("", match[1])
    title = compiled(_RESPONSIBLE).sub("", title).strip(" .:")
    return Claim(title, names.split(authors), _publisher(match[2])) if len(title) > 2 else None


def _chinese(text: str, _: str) -> Claim | None:
    match = compiled(_CHINESE).match(text)
    if not match or not (max(match[0]) >= "\u3400" or "/OL]" in match[0]):
        return None
    publisher = compiled(r"(?:[^:：,，.]{1,20}[:：]\s?)?([^,，.．。:：\d()（\[]{2,60})").match(match[3])
    return Claim(match[2].strip(" ,.．"), names.split(match[1] or ""), publisher[1].strip() if publisher else None)


def _sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of a text without its full stop, and what follows."""
    match = compiled(_SENTENCE).match(text)
    return (match[1].strip(" ,"), text[match.end() :]) if match else ("", "")


def _publisher(text: str, *, needs_year: bool = False) -> str | None:
    """Return the name that comes next where a publisher, journal or site stands; a year may have to follow it."""
    match = compiled(_SEGMENT).match(text)
    if match and match["place"] is not None and (behind := compiled(_SEGMENT).match(text, match.end())):
        match = behind  # "Berlin: Springer"
    name = match[1].strip(" –—-\"'“”[]") if match else ""
    if not match or len(name) < 2 or name[0].islower() or len(name.split()) > 8:
        return None
    is_dated = not needs_year or any(map(str.isdigit, text[match.end(1) : match.end(1) + 40]))
    is_prose = sum(word.islower() and len(word) > 4 for word in name.split()) > 1
    is_else = _NO_NAME_OF_SITE.match(f"{name} ") and name[:4].lower() != "the "
    is_month = next(dates.find(f"{name} 2000"), None) is not None
    return name if is_dated and not (is_prose or is_else or is_month) else None
