"""How right some answers are: dates to the day, titles but for case, spaces and the shape of quotes and dashes."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

__all__ = ["Answer", "Truth", "folded", "scores", "similarity"]

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›‘’‚‛'`´", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_UNSEEN = str.maketrans("", "", "\u00ad\u200b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"\w+")
NEARLY = 0.9  # F1 of a title's words from which it counts as nearly the same


class Truth(NamedTuple):
    """What a page is known to say."""

    id: str
    url: str
    title: str | None = None
    dates: tuple[str, ...] = ()  # every day that counts as right; none where nobody has looked
    dateless: bool = False  # somebody has looked, and there is none


class Answer(NamedTuple):
    """What a reader says of a page."""

    title: str | None = None
    titles: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    sure: bool | None = None  # None from readers that do not say
    text: str | None = None


def scores(truths: Iterable[Truth], answers: Mapping[str, Answer]) -> dict[str, float | None]:
    """Return percentages by name, to a tenth; None where the reader or the truth says nothing of the kind."""
    counts: Counter[str] = Counter()
    said = answers.values()
    is_sure, is_titled = any(each.sure is not None for each in said), any(each.title for each in said)
    for truth in truths:
        answer = answers.get(truth.id, Answer())
        counts.update(_of_date(truth, answer))
        counts.update(_of_title(truth, answer))
    dated, titled = counts["dated"], counts["titled"] if is_titled else 0
    return {
        "date": _rate(counts["right"], dated),
        "precision": _rate(counts["right"], counts["answered"]),
        "wrong": _rate(counts["answered"] - counts["right"], dated),
        "any date": _rate(counts["either right"], dated),
        "dateless": _rate(counts["made up"], counts["dateless"]),
        "sure": _rate(counts["sure"], dated) if is_sure else None,
        "sure precision": _rate(counts["sure and right"], counts["sure"]),
        "title": _rate(counts["exact"], titled),
        "F1 ≥ .9": _rate(counts["nearly"], titled),
        "any title": _rate(counts["any exact"], titled),
    }


def _of_date(truth: Truth, answer: Answer) -> dict[str, int]:
    """Count one page; a year or a month alone is no answer, and no wrong one."""
    published = _day(answer.published)
    if not truth.dates:
        is_none = truth.dateless
        return {"dateless": is_none, "made up": is_none and published is not None}
    is_right = published in truth.dates
    return {
        "dated": 1,
        "answered": published is not None,
        "right": is_right,
        "either right": is_right or _day(answer.modified) in truth.dates,
        "sure": bool(answer.sure),
        "sure and right": bool(answer.sure) and is_right,
    }


def _of_title(truth: Truth, answer: Answer) -> dict[str, int]:
    if not truth.title:
        return {}
    wanted = folded(truth.title)
    return {
        "titled": 1,
        "exact": folded(answer.title) == wanted,
        "nearly": similarity(_words(answer.title), _words(truth.title)) >= NEARLY,
        "any exact": any(folded(each) == wanted for each in (answer.title, *answer.titles)),
    }


def folded(title: str | None) -> str:
    """Return a title without what may differ."""
    plain = unicodedata.normalize("NFKC", html.unescape(title or "")).casefold()
    return " ".join(plain.translate(_ALIKE).translate(_UNSEEN).split())


def similarity(first: Counter[Hashable], second: Counter[Hashable]) -> float:
    """Return F1 of two bags: 1 where they are the same, 0 where they share nothing."""
    shared = sum((first & second).values())
    return 2 * shared / (first.total() + second.total()) if shared else 0.0


def _words(title: str | None) -> Counter[Hashable]:
    return Counter(_WORD.findall(folded(title)))


def _day(value: str | None) -> str | None:
    return value if value and _DAY.fullmatch(value) else None


def _rate(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
