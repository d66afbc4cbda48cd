"""An element of a page that is open: what its names say of it, what stands around it, and the text in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from linkcheck.charsets import clean

__all__ = ["LONGEST_VALUE", "Element", "around", "beside", "is_headline", "is_publication", "joined"]

# Its tag, its attributes and its number. A page has a thousand, and a class would cost four times as much.
Element = tuple[str, Mapping[str, str], int]

LONGEST_VALUE = 2000  # characters of a title, a meta element, …

_BESIDE_TAGS = frozenset(("aside", "footer", "nav"))
_LAYOUT = frozenset(("html", "body", "main", "article"))  # their classes say what else is on the page
_BESIDE = re.compile(
    r"comment|respon[ds]|related|sidebar|teaser|recommend|latest|popular|recirc|more-?(?:news|stories|articles)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publish|entry-date|post-?date|pub-?date|dateline", re.IGNORECASE)
_UPDATED = re.compile(r"(?<!-)updat|modif|edited", re.IGNORECASE)  # "published-updated" is still when it appeared
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|news|page)[_-]{0,2}title|(?:article|story)?[_-]{0,2}headline)(?:$|\s)",
    re.IGNORECASE,
)


def joined(pieces: Iterable[str]) -> str:
    """Return text on one line; a capital right after a small letter or a colon began an element of its own."""
    parts, length, before = [], 0, ""
    for piece in filter(None, pieces):
        after = piece[0]
        is_apart = (before.islower() and after.isupper()) or (before == ":" and after.isalnum())
        parts.append(" " + piece if is_apart else piece)
        before = piece[-1]
        length += len(piece)
        if length > LONGEST_VALUE:
            break
    return clean("".join(parts))[:LONGEST_VALUE]


def beside(opened: Sequence[Element], known: dict[int, int]) -> int:
    """Return the number of the outermost element that holds something beside the page's subject, or 0.

    The answer is kept for each of them, so that asking for every element of a page takes linear time.
    """
    found, asked = 0, []
    for element in reversed(opened):
        if element[2] in known:
            found = known[element[2]]
            break
        asked.append(element)
    for tag, attributes, number in reversed(asked):
        found = known[number] = found or (number if _holds_others(tag, attributes) else 0)
    return found


def around(opened: Sequence[Element], most: int) -> frozenset[int]:
    """Return the numbers of the nearest elements around the innermost, without those that hold everything."""
    return frozenset(number for tag, _, number in opened[-most - 1 : -1] if tag not in {"html", "body"})


def is_headline(attributes: Mapping[str, str]) -> bool:
    """Return whether an element's class says that it is the page's headline."""
    names = attributes.get("class", "")[:300]
    return ("itle" in names or "line" in names) and bool(_HEADLINE.search(names))


def is_publication(attributes: Mapping[str, str]) -> bool:
    """Return whether a date's own markup says that it is the date of publication."""
    names = _names_of(attributes)
    return "pubdate" in attributes or bool(_PUBLISHED.search(names) and not _UPDATED.search(names))


def _holds_others(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element holds something beside the page's subject: comments, teasers, related stories."""
    if tag in _BESIDE_TAGS or attributes.get("itemprop") == "comment":
        return True
    return tag not in _LAYOUT and bool(_BESIDE.search(_names_of(attributes)))


def _names_of(attributes: Mapping[str, str]) -> str:
    """Return an element's class and id."""
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300]
