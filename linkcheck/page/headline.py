"""The heading that is a page's headline: the one that fits best what the head says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from linkcheck.model import Datum
from linkcheck.page.site_names import folded, words
from linkcheck.page.statements import Heading

__all__ = ["FEWEST_WORDS", "headline"]

FEWEST_WORDS = 3  # words of a title that proves something of another one

# Tried on one half of 657 labelled pages and checked on the other: both gain. Three to five words and five or six
# letters give the same; the bound of a minor heading moves two pages between 0.62 and 0.8.
_ENOUGH = 0.62  # of 1: how well an <h1> must fit what the head says
_MINOR = 0.7  # the same for an <h2>, and what only its class marks, where no <h1> does
_ALONE = 4  # words of the only heading that says something else than the head, but of the same thing
_STEM = 6  # letters by which two words are akin ("Gefahrstoffe", "Gefahrstoffmanagement")
_LONGEST_KICKER = 40  # words
_JOINED = re.compile(r"\S:\s*\Z|\s[–—]\s*\Z")  # these join a headline of two parts; " - " and " : " part
_MARKS = " -–—|/·:"


def headline(headings: Sequence[Heading], stated: Sequence[Datum], short: Sequence[Datum]) -> Datum | None:
    """Return the heading that fits best what the head says (in full, and without the site's name).

    Without a head it is the first ``<h1>``. A heading that only says it in other words is the headline where it is
    the only one: what the head says is then written for search engines.
    """
    first = [each for each in headings if each.origin == "h1" and folded(each.text)]
    if not stated:
        return Datum(first[0].text, "h1") if first else None
    said = frozenset[str]().union(*(words(each.value) for each in stated))
    wanted = {words(each.value) for each in short} - {frozenset()}
    best = _best(first, said, wanted, _ENOUGH) or _alone(first, said, short)
    if best is None and all(each.origin != "JSON-LD headline" for each in stated):
        best = _best([each for each in headings if each.origin != "h1"], said, wanted, _MINOR)
    return best and _without_kicker(Datum(best.text, best.origin), short)


def _best(
    headings: Sequence[Heading], said: frozenset[str], wanted: set[frozenset[str]], enough: float
) -> Heading | None:
    """Return the heading that fits best, the earlier of two alike; None where none fits well enough."""
    scores = [_fit(each, said, wanted) - 0.02 * rank for rank, each in enumerate(headings)]
    best = max(scores, default=0.0)
    return headings[scores.index(best)] if best >= enough else None


def _fit(heading: Heading, said: frozenset[str], wanted: Iterable[frozenset[str]]) -> float:
    """Return from 0 to 1 how much of a heading the head says, and how much of a title the heading covers."""
    own = words(heading.text)
    if not own:
        return 0.0
    covered = max((len(own & each) / len(each) for each in wanted), default=0.0)
    return 0.5 * len(own & said) / len(own) + 0.5 * covered


def _alone(first: Sequence[Heading], said: frozenset[str], short: Sequence[Datum]) -> Heading | None:
    """Return the only ``<h1>`` if it holds a title of the head, or a long word that is akin to one of it."""
    if len(first) != 1 or first[0].beside:
        return None
    letters, own = folded(first[0].text), words(first[0].text)
    if any(len(known) > _STEM and known in letters for known in (folded(each.value) for each in short)):
        return first[0]
    return first[0] if len(own) >= _ALONE and not _stems(own).isdisjoint(_stems(said)) else None


def _stems(own: frozenset[str]) -> set[str]:
    return {word[:_STEM] for word in own if len(word) >= _STEM}


def _without_kicker(heading: Datum, short: Sequence[Datum]) -> Datum:
    """Return a heading without the words before it that a title of the head does not have."""
    letters = folded(heading.value)
    for each in short:
        known = folded(each.value)
        if len(known) < len(letters) and letters.endswith(known) and len(words(each.value)) >= FEWEST_WORDS:
            tail = _tail(heading.value, known)
            return heading if _JOINED.search(heading.value.removesuffix(tail)) else Datum(tail, heading.origin)
    return heading


def _tail(text: str, letters: str) -> str:
    """Return the end of a text that has these letters."""
    parts = text.split()
    for index in range(min(len(parts), _LONGEST_KICKER)):
        rest = " ".join(parts[index:])
        if folded(rest) == letters:
            return rest.lstrip(_MARKS)
    return text
