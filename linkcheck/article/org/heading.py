"""A heading of Org in, its own words out: less its state, priority, progress and tags."""

from __future__ import annotations

import re

__all__ = ["bared", "states"]

# Org's own two, and those that many declare in their editor instead of the file.
_STATES = frozenset(
    (
        "TODO",
        "DONE",
        "NEXT",
        "WAITING",
        "HOLD",
        "STARTED",
        "SOMEDAY",
        "CANCELLED",
        "CANCELED",
        "DRAFT",
        "IN-PROGRESS",
    )
)
_DECLARED = re.compile(r"^[ \t]{0,20}#\+(?:SEQ_|TYP_)?TODO:[ \t]*([^\n]{1,1000})", re.IGNORECASE | re.MULTILINE)
_PRIORITY = re.compile(r"\[#[A-Za-z0-9]{1,2}\][ \t]*")
_COOKIE = re.compile(r"[ \t]*\[\d{0,4}(?:/\d{0,4}|%)\]\Z")
_TAGS = re.compile(r"[ \t]+:((?:[\w@#%]{1,60}:){1,30})\Z")


def states(text: str) -> frozenset[str]:
    """Return the states of a task, with those that a file declares: ``#+TODO: REVIEW(r!) | DONE(d)``."""
    declared = (word.partition("(")[0] for match in _DECLARED.finditer(text) for word in match[1].split())
    return _STATES.union(declared) - {"|"}


def bared(words: str, known: frozenset[str]) -> tuple[int, int, list[str]]:
    """Return where a heading's own words begin and end, and its tags."""
    low, high = 0, len(words.rstrip())
    tags = _TAGS.search(words, max(0, high - 400), high)
    high = tags.start() if tags else high
    state = words.partition(" ")[0]
    if state in known:
        low = len(words) - len(words[len(state) :].lstrip())
    if priority := _PRIORITY.match(words, low):
        low = priority.end()
    if cookie := _COOKIE.search(words, max(low, high - 16), high):
        high = cookie.start()
    return low, high, tags[1].split(":") if tags else []
