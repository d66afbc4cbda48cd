"""Whether an article speaks of a site itself, and in which words an entry says what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from linkcheck import tables, urls
from linkcheck.model import Evidence, PageKind
from linkcheck.rules.compare import words
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.lists.about import about

__all__ = [
    "entry_points_at",
    "entry_says",
    "is_of_a_newsroom",
    "says_its_site",
    "sentence_names",
    "site_names",
    "title_names",
]

LONGEST = 1000  # characters of an entry or a sentence that are looked at
_MOST_SENTENCES = 5
_MOST_TITLES = 4
# Between the parts of a page's title: "World Health Organization (WHO) | Home".
_PARTS = re.compile(r"\s[|–—·•»-]\s|[|:(),]")
_CAPITAL = re.compile(r"[^\W\d_]+")


@cache
def _pattern(row: str) -> re.Pattern[str]:
    """Return what finds the words of a row, whole words where spaces part them."""
    found = [
        word.casefold()
        for key, each in tables.rows(__file__, "naming.txt")
        if key.split()[0] == row
        for word in each
    ]
    spaced: list[str] = []
    unspaced: list[str] = []
    for word in found:
        (unspaced if _is_unspaced(word) else spaced).append(word)
    whole = "|".join(
        re.escape(word.removesuffix("*")) + (r"\w*+" if word.endswith("*") else "") for word in spaced
    )
    return re.compile("|".join((rf"(?<!\w)(?:{whole})(?!\w)", *map(re.escape, unspaced))))


def _is_unspaced(word: str) -> bool:
    """Return whether a word is of a script that puts no spaces between words, or puts endings there."""
    return any(
        "\u0e00" <= char <= "\u0e7f" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"
        for char in word
    )


@lru_cache(maxsize=4096)
def _says(text: str, row: str) -> bool:
    return _pattern(row).search(text) is not None


def says(text: str | None, row: str) -> bool:
    """Return whether a text has one of a row's words."""
    return bool(text) and _says(" ".join((text or "")[:LONGEST].casefold().split()), row)


def entry_says(evidence: Evidence, row: str) -> bool:
    """Return whether the entry has one of a row's words, in its title or beside it; its address does not count."""
    return any(says(text, row) for text in _texts(evidence))


def _texts(evidence: Evidence) -> Iterator[str]:
    source = evidence.source
    text = source.text[: 2 * LONGEST]
    yield text.replace(source.url, " ") if source.url else text
    if source.title:
        yield source.title


def is_of_a_newsroom(address: urls.Address) -> bool:
    """Return whether an address is of a site that reports what others do."""
    site = about(address, "known-sites")
    return site is not None and site.label == "news"


def entry_points_at(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether an entry names a site that is not widely cited for what it says: it points at the thing."""
    if about(address, "known-sites"):
        return False
    text = evidence.source.title or next(_texts(evidence))
    return _names(text, address, site_names(evidence, address))


def says_its_site(evidence: Evidence) -> bool:
    """Return whether an entry says that the site itself is what it cites."""
    if entry_says(evidence, "official"):
        return True
    address = urls.read(evidence.source.url or "")
    if address is None or is_of_a_newsroom(address):
        return False
    return entry_says(evidence, "site")


def site_names(evidence: Evidence, address: urls.Address) -> tuple[str, ...]:
    """Return what a site is called: by those who know it, and by its own front page."""
    known, page = about(address, "known-sites"), evidence.page
    names = [known.name] if known else []
    if page and page.kind is PageKind.HOMEPAGE and is_readable(evidence, page):
        names += [page.publisher] if page.publisher else []
        label = _label(address)
        parts = [part for title in page.titles[:_MOST_TITLES] for part in _PARTS.split(title.value[:LONGEST])]
        names += [part for part in parts if _stands_for(part, label)]
    return tuple(dict.fromkeys(name.strip()[:100] for name in names if len(name.strip()) > 2))


def _label(address: urls.Address) -> str:
    """Return the name in a host as words are compared: "munchen" of "xn--mnchen-3ya.de"."""
    label = urls.decoded(urls.label(address.host))
    return label if label.isascii() else "".join(words.read(label).order)


def _stands_for(part: str, label: str) -> bool:
    """Return whether words are the long form of a host's name: "World Health Organization" of "who"."""
    return _has_run(words.read(part).order, label) or label in _initials(part)


def _has_run(order: tuple[str, ...], label: str) -> bool:
    """Return whether words that follow each other make up a host's name: "al", "jazeera"."""
    wanted = label.replace("-", "")
    for start in range(len(order)):
        joined = ""
        for word in order[start:]:
            joined += word
            if not wanted.startswith(joined):
                break
            if joined == wanted:
                return True
    return False


def _initials(text: str) -> str:
    """Return the first letters of a text's capitalised words, small words between them left out."""
    letters = (
        word[0].lower() if word[0].isupper() else "" if len(word) <= 3 else " " for word in _CAPITAL.findall(text)
    )
    return "".join(letters)


def _names(text: str, address: urls.Address, names: tuple[str, ...]) -> bool:
    """Return whether a text names a site: by its host's name, what stands for it, or what it is called."""
    start, label = text[:LONGEST], _label(address)
    if len(label) < 3 or urls.is_ip_address(address.host):
        return False
    if label.upper() in re.findall(r"\w+", start) and not start.isupper():
        return True
    if urls.registrable_domain(address.host) in start.casefold() or label in _initials(start):
        return True
    read = words.read(start)
    if _has_run(read.order, label) and (label in read.said or label not in read.order):
        return True
    spoken = f" {' '.join(read.order)} "
    return any(f" {' '.join(words.read(name).order)} " in spoken for name in names if words.read(name).said)


def title_names(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether the article's title names the site, so that the article may be about it."""
    return _names(evidence.article.title or "", address, site_names(evidence, address))


def sentence_names(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether a sentence that cites the site speaks of it, and not only of what it says."""
    if is_of_a_newsroom(address):
        return False
    names = site_names(evidence, address)
    return any(
        _names(sentence, address, names) and not says(sentence, "told")
        for sentence in evidence.source.sentences[:_MOST_SENTENCES]
    )
