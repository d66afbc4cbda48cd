"""Paywalls: articles of which only the beginning is shown.

That an article is not free (`isAccessibleForFree`) does not make its page one: nearly all that say so serve the
whole text, or more than enough to tell what they say. A paywall is a page whose text is short and ends where a
reader is asked to pay.
"""

from __future__ import annotations

from linkcheck.page import imprint
from linkcheck.page.kinds.look import Look
from linkcheck.page.kinds.words import fold_lines, found, words
from linkcheck.page.linked_data import Thing

__all__ = ["paywall"]

CUT = 3000  # characters; half of the newspapers' articles are longer (855 pages measured: the median is 5,700)
SHORT = 500  # characters; a page that says which of its parts is paid for and has no more shows the beginning only
FEWEST = 150  # words; of a longer article …
SHOWN = 0.5  # … a page that shows no more than this share has kept the rest, …
WHOLE = 0.9  # … and one that shows this much has kept nothing
BEGINNING = 1500  # characters before a reader is asked; who is asked after more has read an article

_DIGITS = 7
_LONGEST_WORD = 12  # characters of a word and its space, on the average of a text
_MOST_ELEMENTS = 20_000
_TABLE = "paywall.txt"


def paywall(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page shows only the beginning of what has to be paid for."""
    if look.length >= CUT or look.is_root or look.is_for_sale:
        return ()
    stated = _stated(look)
    if not stated and (not look.is_article or look.length >= CUT // 2):
        return ()
    text = fold_lines(look.statements.text)
    asked = tuple(each for each in found(words(_TABLE, "text"), text, 9) if text.find(each) < BEGINNING)[:3]
    beside = found(words(_TABLE, "ask"), text) if asked else ()
    share = _share(look)
    cut = [f"shows {share:.0%} of its words"] if share is not None and share < SHOWN else []
    part = _part(look)
    marks = [*_machinery(look), *_marked(look)] if asked else []
    if share is not None and share >= WHOLE:
        is_wall = False
    elif stated:
        is_wall = bool(cut or (asked and (beside or marks)) or (part and look.length < SHORT))
    else:
        is_wall = bool(asked and (beside or marks) and (cut or marks or len(asked) > 1))
    signs = (*stated, *(f"text: {each}" for each in (*asked, *beside)), *cut, *part, *marks)
    return (*signs, f"shows {look.length} characters") if is_wall else ()


def _stated(look: Look) -> list[str]:
    """Return that the page says of itself that not everybody may read it."""
    if imprint.free_to_read(look.statements) is False:
        return ["says that it is not free"]
    tier = look.statements.meta("article:content_tier").lower()
    return [f"content tier: {tier}"] if tier in {"locked", "metered"} else []


def _share(look: Look) -> float | None:
    """Return the share of an article's words that the page shows, where it says how many there are.

    In scripts without spaces words cannot be counted so.
    """
    text = look.statements.text
    shown = len(text.split())
    count = look.articles[0].text("wordCount") if look.articles else ""
    if not count.isdecimal() or not 0 < len(count) < _DIGITS or len(text) > _LONGEST_WORD * shown:
        return None
    return shown / int(count) if int(count) > FEWEST or shown >= int(count) > 0 else None


def _part(look: Look) -> list[str]:
    """Return that the page names the part of its article that is paid for (`hasPart`, as Google asks for it)."""
    is_named = any("cssSelector" in _parts(article) for article in look.articles[:3])
    return ["names the part that is paid for"] if is_named else []


def _parts(article: Thing) -> frozenset[str]:
    """Return the names of the fields of an article's parts."""
    parts = article.fields.get("hasPart")
    listed = parts if isinstance(parts, list) else [parts]
    return frozenset(name for part in listed[:9] if isinstance(part, dict) for name in part)


def _machinery(look: Look) -> list[str]:
    return [f"script: {hit}" for hit in found(words("sources.txt", "paywall"), look.sources, 1)]


def _marked(look: Look) -> list[str]:
    """Return the name of an element that holds a wall, or the lock of an article."""
    elements = look.statements.outline.attributes[:_MOST_ELEMENTS]
    names = "\n".join(f"{each.get('class', '')} {each.get('id', '')}" for each in elements if each).lower()
    return [f'markup: "{hit}"' for hit in found(words("sources.txt", "paywall-mark"), names, 1)]
