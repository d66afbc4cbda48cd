"""Which news agency a page credits for its text."""

from __future__ import annotations

import re

from linkcheck.model import Page
from linkcheck.rules.lists.about import named

__all__ = ["agency"]

_OPENING = 400  # characters in which a dateline stands: "BEIJING (Reuters) - ", "Berlin (dpa)."
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]\n]{2,40})[)）\]]")
_PARTS = re.compile(r"\s*(?:[,/|;&–—]|\band\b|\bund\b|\bet\b|\by\b|\s-\s)\s*")
_MOST_AUTHORS = 6


def agency(page: Page) -> str | None:
    """Return the name of the agency in a page's byline or dateline, or of the agency that published it."""
    said = [*page.authors[:_MOST_AUTHORS], page.publisher or ""]
    said += _IN_BRACKETS.findall(f"{page.text[:_OPENING]}\n{page.opening[:_OPENING]}")
    for each in said:
        for part in (each, *_PARTS.split(each[:200])):
            if fact := named(part, "news-agencies"):
                return fact.name
    return None
