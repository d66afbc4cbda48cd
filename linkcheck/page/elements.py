"""What the names of an element say of it, and the text in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from linkcheck.charsets import clean

__all__ = [
    "LAYOUT",
    "LONGEST_VALUE",
    "holds_others",
    "is_another_work",
    "is_headline",
    "is_publication",
    "joined",
    "names_of",
]

LONGEST_VALUE = 2000  # characters of a title, a meta element, …

_BESIDE_TAGS = frozenset(("aside", "footer", "nav"))
# Properties and types of schema.org whose objects have a date of their own.
_OTHER_WORKS = frozenset(
    ("comment", "review", "reviews", "suggestedAnswer", "acceptedAnswer", "itemListElement"),
)
_OTHER_TYPES = re.compile(r"/(?:Comment|UserComments|Review|Answer)\s*\Z")
LAYOUT = frozenset(("html", "body", "main", "article"))  # their classes say what else is on the page
# Names are put in lower case and looked at where a word begins: that takes a fifth of the time of IGNORECASE.
_BESIDE = re.compile(
    r"(?=[clmprst])(?:comment|respon[ds]|related|sidebar|teaser|recommend|latest|popular|recirc"
    r"|more-?(?:news|stories|articles))"
)
_PUBLISHED = re.compile(r"publish|entry-date|post-?date|pub-?date|dateline")
_UPDATED = re.compile(r"(?<!-)updat|modif|edited")  # "published-updated" is still when it appeared
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|news|page)[_-]{0,2}title|(?:article|story)?[_-]{0,2}headline)(?:$|\s)"
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


def is_headline(attributes: Mapping[str, str]) -> bool:
    """Return whether an element's class says that it is the page's headline."""
    names = attributes.get("class", "")
    return ("itle" in names or "line" in names) and bool(_HEADLINE.search(names[:300].lower()))


def is_publication(attributes: Mapping[str, str]) -> bool:
    """Return whether a date's own markup says that it is the date of publication."""
    names = names_of(attributes)
    return "pubdate" in attributes or bool(_PUBLISHED.search(names) and not _UPDATED.search(names))


def holds_others(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element holds something beside the page's subject: comments, teasers, related stories."""
    if tag in _BESIDE_TAGS or is_another_work(attributes):
        return True
    return tag not in LAYOUT and bool(_BESIDE.search(names_of(attributes)))


def is_another_work(attributes: Mapping[str, str]) -> bool:
    """Return whether microdata calls an element a comment, a review, an answer or an entry of a list."""
    if "itemtype" in attributes and _OTHER_TYPES.search(attributes["itemtype"][:200]):
        return True
    return "itemprop" in attributes and not _OTHER_WORKS.isdisjoint(attributes["itemprop"].split()[:9])


def names_of(attributes: Mapping[str, str]) -> str:
    """Return an element's class and id in lower case."""
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300].lower()
