"""What the class, id and tag of an element say of a date in it.

Words of classes are those that pages use for it (WordPress, Drupal, TYPO3, hAtom, newspapers' own systems).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from linkcheck.page.elements import is_another_work
from linkcheck.page.outline import Outline

__all__ = ["is_beside", "is_update", "kind"]

# All but the date's own words are looked for in lower case: that takes a fifth of the time of IGNORECASE.
_PUBLICATION = re.compile(
    r"publi|post(?:ed)?[-_]?(?:on|date|time|meta|info)|entry[-_]?(?:date|meta)|pub-?date|dateline|byline|release"
    r"|(?:article|story|news)[-_]?(?:date|time|meta|info)|erschein"
)
_DATE = re.compile(
    r"(?<![a-z])(?:date|datum|fecha|time(?!line)|zeit|day|created|posted|submitted|written|dato)"
    r"|(?-i:D)ate|(?-i:T)ime(?![a-z]|line)|[a-z](?<!up)date(?![a-z])",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"meta|info|author|autor|detail|head|source|kicker|topline|credit")
_UPDATED = re.compile(r"updat|modif|edited|last-?chang|revis")
_BESIDE = re.compile(
    r"event|calendar|kalender|termin|relat|comment|sidebar|teaser|clock|today|weather|wetter|ticker|copyright"
    r"|countdown|birth|archive?(?![a-z])|recent|popular|latest|expir|current-?date|recommend|more-|read-?also"
    r"|(?<![a-z])nav|menu|breadcrumb|swiper|carousel|slider|edition|magazine|issue|footer-|now-?date|top-?bar"
    r"|(?:image|img|photo|media|wp|picture)[-_]?caption|legend"
)
_KINDS = ("class of publication", "class of a date", "class of a byline")  # the one that says most first
_BESIDE_TAGS = frozenset(("nav", "aside", "footer", "figure", "figcaption"))
_LONGEST = 200  # characters of an attribute
_CLOSE = 4  # lines below the headline: a footer there is no page's, but that of the headline


def kind(outline: Outline, numbers: Sequence[int]) -> str:
    """Return what the innermost elements say of a date in them, or the empty string."""
    names = [_names(outline, number) for number in numbers]
    kinds = {_kind(each) for each in names} - {"class of a byline"} | {_kind(each) for each in names[:3]}
    return next((each for each in _KINDS if each in kinds), "")


def is_update(outline: Outline, number: int) -> bool:
    """Return whether an element is for the date of a change; hAtom's "updated" may stand beside "published"."""
    names = _names(outline, number).lower()
    return bool(_UPDATED.search(names) and not _PUBLICATION.search(names))


def is_beside(outline: Outline, number: int, at: int | None) -> bool:
    """Return whether an element holds something else than the page's subject, so far below the headline."""
    tag = outline.tags[number]
    if tag == "footer" and at and 0 < at <= _CLOSE:
        return False
    if tag in _BESIDE_TAGS or is_another_work(outline.attributes[number]):
        return True
    return tag != "body" and _is_beside(_names(outline, number))


@lru_cache(maxsize=4000)
def _kind(names: str) -> str:
    low = names.lower()
    if _PUBLICATION.search(low):
        return "class of publication"
    if _DATE.search(names):
        return "class of a date"
    return "class of a byline" if _BYLINE.search(low) else ""


@lru_cache(maxsize=4000)
def _is_beside(names: str) -> bool:
    return _BESIDE.search(names.lower()) is not None


def _names(outline: Outline, number: int) -> str:
    attributes = outline.attributes[number]
    return " ".join(attributes[name][:_LONGEST] for name in ("class", "id", "itemprop") if name in attributes)
