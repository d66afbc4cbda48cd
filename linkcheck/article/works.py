"""The addresses of one entry in, one for each work out: a copy of a work is no second source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck import tables
from linkcheck.article import addresses, identifiers, names
from linkcheck.article.blocks import Anchor

__all__ = ["Work", "cited", "leads_away"]

# A scheme that a reader can follow, or an address whose author forgot the colon or the scheme.
_AWAY = re.compile(r"(?:https?|ftp|gopher|file):|https?//|//|www\.", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}:", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"(?:https?:)?//(?:web\.archive\.org/|(?:www\.)?archive\.(?:is|today|ph|fo|li|md|vn)/|perma\.cc/|"
    r"(?:www\.)?webcitation\.org/|webcache\.googleusercontent\.com/|ghostarchive\.org/)",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"https?:/{1,2}[^/].*", re.IGNORECASE | re.DOTALL)
# A page that stands for an identifier, and words of a link that only say which it is: "10.1000/182", "PMC 123".
_REGISTRY = re.compile(
    r"(?:https?:)?//(?:[\w-]{1,20}\.)?(?:(?:dx\.)?doi\.org|hdl\.handle\.net|arxiv\.org|pubmed\.ncbi\.nlm\.nih\.gov|"
    r"(?:pmc\.)?ncbi\.nlm\.nih\.gov|europepmc\.org|jstor\.org|worldcat\.org|adsabs\.harvard\.edu|semanticscholar\.org|"
    r"zbmath\.org|mathscinet\.ams\.org|nbn-resolving\.(?:de|org)|wikidata\.org|lccn\.loc\.gov|openlibrary\.org|"
    r"wikipedia\.org/wiki/Special:BookSources)/",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*(?:[A-Za-z0-9]{2,8}\W{1,3})?[\w./:()<>;&–-]*\d[\w./:()<>;&–-]*\W*")
# What stands beside a work and is none: its licence, its history, a publisher's look-up of it elsewhere.
_BESIDE = re.compile(
    r"(?:https?:)?//(?:www\.)?(?:creativecommons\.org/(?:licenses|publicdomain)|(?:gnu|opensource)\.org/licen[cs]es)\b|"
    r"(?:https?:)?//(?:scholar\.google\.[a-z.]{2,9}/scholar_lookup|link\.springer\.com/articles/cas-redirect/)|"
    r".{1,2000}[?&]action=history\b",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:https?:)?//[^/]+(?:/?|/(?:@|~)[^/]+/?|/(?:authors?|people|persons?|users?|profiles?|staff|team|about|in)/[^/]+/?)|"
    r"(?:https?:)?//(?:www\.|mobile\.)?(?:twitter|x|facebook|instagram|github)\.com/[^/?]+/?",
    re.IGNORECASE,
)
_FRONT_PAGE = re.compile(r"(?:(?:https?:)?//(?:www\.)?|www\.)([^/?#]{3,200})/?", re.IGNORECASE)
_EDITION = re.compile(r"/[a-z]{2}(?:-[a-z]{2})?/", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\])\W*$")
_BY = (" by", " von", " par", " por", " di", " av", " af")
_LETTERS = re.compile(r"[^\W\d_]")
_TRIMMINGS = re.compile(r"^(?:https?:)?/{0,2}(?:www\.)?", re.IGNORECASE)  # of an address
_FORMS_OF_SITE = 20  # anchors of an entry that are looked at for its site's
_NEAR = 40  # letters between an address and a form of the same work
_LABELS = 12  # letters of what only announces it: "Archived", "PMID"


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
    usable = list(_distinct(_as_written(anchor, text) for anchor in anchors))
    archives = [anchor for anchor in usable if _ARCHIVE.match(anchor.url)]
    originals = [anchor for anchor in usable if not _ARCHIVE.match(anchor.url)]
    works = _by_name(_without_beside(originals, text), text)
    alone = next(iter(works)) if len(works) == 1 else None
    for archive in archives:
        original = _original(archive.url)
        name = _name(original) if original else alone
        if name in works:
            works[name] = works[name]._replace(archive_url=works[name].archive_url or archive.url)
        else:
            works.setdefault(archive.url, Work(archive, archive.url))
    return tuple(sorted(works.values(), key=lambda work: work.anchor.start))


def _as_written(anchor: Anchor, text: str) -> Anchor:
    """Return an anchor with the address that its words show, where they show another one than it leads to.

    What the reader sees is what the entry claims. Words that only begin the address, or cut it off, show no other.
    """
    words = text[anchor.start : anchor.end].strip()
    if words == anchor.url or len(words) < 8 or "." not in words or " " in words or _CUT_OFF.search(words):
        return anchor
    shown = next(addresses.find(words), None)
    if not shown or shown[1] or len(words) - shown[2] > 2 or not leads_away(shown[0]):
        return anchor
    name, target = _name(shown[0]), _name(anchor.url)
    is_same = target.startswith(name) or _name(unquote(anchor.url)) == _name(unquote(shown[0]))
    return anchor if is_same else anchor._replace(url=shown[0])


def _without_beside(anchors: Sequence[Anchor], text: str) -> Sequence[Anchor]:
    """Return the anchors of works: not of their authors, licences and histories, where anything else is left."""
    works = [
        anchor
        for index, anchor in enumerate(anchors)
        if not _BESIDE.match(anchor.url)
        and not _is_author(anchor, anchors[index + 1 : index + 2], text)
        and not _is_site(anchor, anchors)
    ]
    return works or anchors


def _is_site(anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Return whether an address only names the site that another one leads to: "www.a.org. Title. https://…"."""
    front = _FRONT_PAGE.fullmatch(anchor.url)
    if not front:
        return False
    site = front[1].lower()
    return any(f"//{site}/" in url or f".{site}/" in url for url in map(_path_of, anchors[:_FORMS_OF_SITE]))


def _path_of(anchor: Anchor) -> str:
    """Return an address that leads further than to a front page, empty for one that does not."""
    return "" if _FRONT_PAGE.fullmatch(anchor.url) else anchor.url.lower()


def _is_author(anchor: Anchor, following: Sequence[Anchor], text: str) -> bool:
    """Return whether a link is the author's own page: "[A. Name](https://a.name): [Title](…)"."""
    words = text[anchor.start : anchor.end]
    if not _PROFILE.fullmatch(anchor.url) or len(words.split()) not in {2, 3, 4} or not names.split(words):
        return False
    is_by = text[max(0, anchor.start - 6) : anchor.start].rstrip().endswith(_BY)
    between = text[anchor.end : following[0].start] if following else ""
    return is_by or between.strip() in {":", ",", "-", "–", "—", "."}


def _by_name(originals: Sequence[Anchor], text: str) -> dict[str, Work]:
    works: dict[str, Work] = {}
    kinds: set[str] = set()  # of the identifiers that the work before has been seen with
    previous: Anchor | None = None
    for anchor in originals:
        name, kind = _name(anchor.url), _kind(anchor.url)
        if previous and (name in works or _is_form(previous, anchor, text, len(originals) == 2, kind in kinds)):
            kinds.add(kind)
        else:
            works.setdefault(name, Work(anchor))
            kinds = {kind} - {""}
        previous = anchor
    return works


def _kind(url: str) -> str:
    return (identifiers.of_address(url) or "").partition(":")[0]


def _is_form(previous: Anchor, anchor: Anchor, text: str, is_pair: bool, is_next: bool) -> bool:
    """Return whether an address is one more of the work before it: "PDF", "English version", "PMC 123".

    ``is_next`` is true where the work has an identifier of that kind already: two DOIs are two works.
    """
    words = text[anchor.start : anchor.end][:200]
    between = len(_LETTERS.findall(text[previous.end : anchor.start][:400]))
    before = text[previous.start : previous.end][:200]
    if _names_form(words):
        return words != before and between <= (_LABELS if _names_form(before) else _NEAR)
    if _REGISTRY.match(anchor.url) and not is_next:
        is_number = bool(_NUMBER.fullmatch(words)) or addresses.looks_like_one(words)
        is_titled = not addresses.looks_like_one(before) or _LETTERS.search(text, 0, previous.start)
        return is_number and bool(is_titled) and (is_pair or between <= _NEAR)
    same_but = _EDITION.sub("/", anchor.url, count=1) == _EDITION.sub("/", previous.url, count=1)
    return same_but and between <= _NEAR


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the phrases that name a form, and the single words that may stand together in one."""
    rows = list(tables.rows(__file__, "forms.txt"))
    phrases = frozenset(word for key, words in rows if not key.startswith("noun") for word in words)
    loose = frozenset(word for key, words in rows if not key.startswith("form") for word in words)
    return phrases, loose


def _names_form(words: str) -> bool:
    """Return whether a link's words only name a form of a work: "PDF", "(German edition)"."""
    folded = " ".join(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", words.lower()))
    phrases, loose = _forms()
    if not folded or len(folded) > 40:
        return False
    parts = folded.split()
    is_edition = all(part in loose for part in parts) and any(part in phrases for part in parts)
    return folded in phrases or is_edition


def _distinct(anchors: Iterable[Anchor]) -> Iterator[Anchor]:
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
    """Return what two addresses of one work share: its identifier, or the address less its trimmings."""
    if identifier := identifiers.of_address(url):
        return identifier
    bare = _TRIMMINGS.sub("", url)
    host, slash, rest = bare.partition("/")
    return host.lower().removesuffix(":80") + (slash + rest).rstrip("/")
