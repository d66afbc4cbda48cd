"""Paywalls: articles of which only the beginning is shown.

That an article is not free (`isAccessibleForFree`) does not make its page one: nearly all that say so serve the
whole text, or more than enough to tell what they say. A paywall is a page whose text is short and ends where a
reader is asked to pay.
"""

from __future__ import annotations

from linkcheck.page import imprint
from linkcheck.page.kinds.look import Look
from linkcheck.page.kinds.words import fold_lines, found, words

__all__ = ["paywall"]

CUT = 3000  # characters; half of the newspapers' articles are longer (855 pages measured: the median is 5,700)
FEWEST = 150  # words; of a longer article …
SHOWN = 0.5  # … a page that shows no more than this share has kept the rest, …
WHOLE = 0.9  # … and one that shows this much has kept nothing
BEGINNING = 1500  # characters before a reader is asked; who is asked after more has read an article

_DIGITS = 7
_LONGEST_WORD = 12  # characters of a word and its space, on the average of a text
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
    offers = _offers(text, asked) if asked else ()
    share = _share(look)
    cut = [f"shows {share:.0%} of its words"] if share is not None and share < SHOWN else []
    is_short = share is None or share < WHOLE
    is_wall = is_short and bool(cut or offers) if stated else len(offers) > 1
    signs = (*stated, *(f"text: {each}" for each in (*asked, *offers)), *cut)
    return (*signs, f"shows {look.length} characters") if is_wall else ()


def _offers(text: str, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands beside a question to pay, each once: what is part of another tells nothing more."""
    hits = found(words(_TABLE, "ask"), text, 12)
    others = (each for each in hits if not any(each != other and each in other for other in (*hits, *asked)))
    return tuple(others)[:3]


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
