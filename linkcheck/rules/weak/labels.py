"""What a page calls itself: in its titles, beside its headline, in the data of its head."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from linkcheck import tables, urls
from linkcheck.model import Page
from linkcheck.rules.compare.tongues import primary
from linkcheck.rules.weak.knowing import spaced

__all__ = ["beside_headline", "in_title", "is_by_staff", "is_said", "is_stated", "sign_in", "words"]

LONGEST = 200  # characters of a label's line, or of a title that may begin or end with one
MOST_TITLES = 6
START = 1500  # characters of a page in which a wire's or a server's sign stands
# How a label is parted from the title it stands before or behind: "Sponsored: …", "[Anzeige] …", "… | Opinion".
_BEFORE = re.compile(r"\s{0,9}[\[(【（]?([^:|\[\]()【】（）–—]{2,40}?)\s{0,9}[:：]")
_COMMAS = re.compile(r"[,;|•·]")
_PARTS = re.compile(r"\s{0,9}[|\[\]()【】（）]\s{0,9}|\s[–—-]{1,3}\s")


# Labels that sites use in English whatever they are written in.
_INTERNATIONAL = frozenset(("paid", "perhaps-paid"))


@cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    """Return the labels by group and language, and those of all languages under none."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for key, labels in tables.rows(__file__, "labels.txt"):
        group, _, language = key.partition(" ")
        language = primary(language) or ""
        folded = frozenset(spaced(label).strip() for label in labels)
        for each in dict.fromkeys((language, "")):
            found[group, each] = found.get((group, each), frozenset()) | folded
    return found


def words(group: str, language: str | None = None) -> frozenset[str]:
    """Return the labels of a group, folded: a language's own where some are known, else those of all.

    One language's word for a comment is another's for "how".
    """
    table, name = _table(), primary(language)
    own = table.get((group, name or ""))
    if not name or own is None:
        return table[group, ""]
    return own | table[group, "en"] if group in _INTERNATIONAL else own


def in_title(page: Page, group: str) -> str:
    """Return the label of a group that one of a page's titles begins or ends with, as it stands there.

    A newspaper's name in its title ("… | Tribune") is no label.
    """
    site = (spaced(page.publisher or "").strip(), urls.label(urls.host(page.url)))
    for title in page.titles[:MOST_TITLES]:
        for label in _at_ends(title.value[: 2 * LONGEST]):
            folded = spaced(label).strip()
            if folded in words(group, page.language) and folded not in site:
                return label
    return ""


@lru_cache(maxsize=1024)
def _at_ends(title: str) -> tuple[str, ...]:
    """Return what stands before a title's colon, its first part and its last two."""
    before = _BEFORE.match(title)
    parts = [part for part in (each.strip(" –—-") for each in _PARTS.split(title)) if part]
    ends = (*parts[:1], *parts[1:][-2:]) if len(parts) > 1 else ()
    return (*((before[1],) if before else ()), *ends)


def beside_headline(page: Page, group: str) -> str:
    """Return the label of a group that is a line of its own right beside the page's headline."""
    lines = _lines(page.opening)
    folded, known = [spaced(line).strip() for line in lines], words(group, page.language)
    for headline in {spaced(title.value).strip() for title in page.titles[:MOST_TITLES]} - {""}:
        for place in [number for number, line in enumerate(folded) if line == headline]:
            for number in range(max(0, place - 3), min(len(lines), place + 3)):
                if folded[number] in known:
                    return lines[number]
    return ""


def is_by_staff(page: Page) -> bool:
    """Return whether a byline says "Staff", alone or behind a publication's name."""
    parts = (spaced(part).strip() for line in _lines(page.opening) for part in _COMMAS.split(line))
    return any(part in words("staff") or (part.endswith(" staff") and part.count(" ") == 1) for part in parts)


def is_said(page: Page, group: str) -> bool:
    """Return whether a short line near the beginning of a page has a label of a group among its words."""
    lines = "".join(spaced(line) for line in _lines(page.opening))
    return any(f" {label} " in lines for label in words(group))


def _lines(opening: str) -> tuple[str, ...]:
    return _split(opening[:START])


@lru_cache(maxsize=256)
def _split(opening: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in opening.split("\n") if len(line) <= LONGEST)


@cache
def _written(group: str) -> tuple[str, ...]:
    rows = tables.rows(__file__, "labels.txt")
    return tuple(label.casefold() for key, labels in rows if key.partition(" ")[0] == group for label in labels)


def sign_in(text: str, group: str) -> str:
    """Return the sign of a group, punctuation and all, that a text has near its beginning."""
    start = text[:START].casefold()
    return next((sign for sign in _written(group) if sign in start), "")


def is_stated(page: Page, kind: str) -> bool:
    """Return whether the page's own data call it a kind of schema.org's (``OpinionNewsArticle``)."""
    return any(kind in signal.split() for signal in page.signals)
