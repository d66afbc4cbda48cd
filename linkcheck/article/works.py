"""The addresses of one entry in, one for each work out: a copy of a work is no second source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.blocks import Anchor

__all__ = ["Work", "cited", "leads_away"]

# A scheme that a reader can follow, or an address whose author forgot the colon or the scheme.
_AWAY = re.compile(r"(?:https?|ftp|gopher):|https?//|//|www\.", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}:", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"(?:https?:)?//(?:web\.archive\.org/|(?:www\.)?archive\.(?:is|today|ph|fo|li|md|vn)/|perma\.cc/|"
    r"(?:www\.)?webcitation\.org/|webcache\.googleusercontent\.com/|ghostarchive\.org/)",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"https?:/{1,2}[^/].*", re.IGNORECASE | re.DOTALL)
_DOI = re.compile(r"(?:^|[/=:])(10\.\d{4,9}/[^?#\s]{2,200})")
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5})")
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_ENDING = re.compile(r"(?:[./](?:full|abstract|e?pdf|pdfdirect|html))?[/.]*$")
_ANOTHER_FORM = re.compile(
    r"\W*(?:pdf|html|epub|doi|full text|abstract|archived?|archive copy|archived copy|archiviert|archivé|mirror|"
    r"pmc|pubmed|arxiv|preprint|cached?)\W*",
    re.IGNORECASE,
)


class Work(NamedTuple):
    """A work that an entry leads to: the place of its address, and of its copy in a web archive."""

    anchor: Anchor
    archive_url: str | None = None


def leads_away(url: str) -> bool:
    """Return whether an address is one that can be asked on its own: absolute, and of the web."""
    return _AWAY.match(url) is not None


def cited(anchors: Sequence[Anchor], text: str) -> tuple[Work, ...]:
    """Return one work for each that the anchors of an entry lead to, in its order.

    An archived copy joins its original; a second form of a work ("PDF", the same DOI) is none of its own.
    """
    usable = list(_distinct(anchors))
    archives = [anchor for anchor in usable if _ARCHIVE.match(anchor.url)]
    originals = [anchor for anchor in usable if not _ARCHIVE.match(anchor.url)]
    works = _by_name(originals, text)
    alone = next(iter(works)) if len(works) == 1 else None
    for archive in archives:
        original = _original(archive.url)
        name = _name(original) if original else alone
        if name in works:
            works[name] = works[name]._replace(archive_url=works[name].archive_url or archive.url)
        else:
            works.setdefault(archive.url, Work(archive, archive.url))
    return tuple(sorted(works.values(), key=lambda work: work.anchor.start))


def _by_name(originals: Sequence[Anchor], text: str) -> dict[str, Work]:
    works: dict[str, Work] = {}
    titled = False  # whether the work before has words of its own, so that "PDF" can only be a form of it
    for anchor in originals:
        words = text[anchor.start : anchor.end][:200]
        is_form = _ANOTHER_FORM.fullmatch(words) or (_RESOLVER.match(anchor.url) and len(originals) == 2)
        if not (works and titled and is_form):
            works.setdefault(_name(anchor.url), Work(anchor))
        titled = len(words.split()) > 2 or addresses.looks_like_one(words)
    return works


def _distinct(anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """Yield one anchor an address; what jumps within the article, writes a letter or shares a page is none."""
    seen = set()
    for anchor in anchors:
        url = anchor.url
        if url in seen or url.startswith("#") or not url or addresses.is_share(url):
            continue
        if leads_away(url) or (not _SCHEME.match(url) and "@" not in url.partition("/")[0]):
            seen.add(url)
            yield anchor


def _original(archive: str) -> str | None:
    """Return the address that an archive's address carries, None where it is opaque."""
    match = _EMBEDDED.search(archive, len("https://"))
    return match[0] if match else None


def _name(url: str) -> str:
    """Return what two addresses of one work share: a DOI, an arXiv number, or the address less its trimmings."""
    if match := _DOI.search(url) or _ARXIV.search(url):
        return _ENDING.sub("", match[1].lower())
    bare = re.sub(r"^(?:https?:)?/{0,2}(?:www\.)?", "", url, flags=re.IGNORECASE)
    host, slash, rest = bare.partition("/")
    return host.lower().removesuffix(":80") + (slash + rest).rstrip("/")
