"""What people call a site that the lists of facts know."""

from __future__ import annotations

from functools import cache

from linkcheck import tables
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.weak.knowing import spaced

__all__ = ["names_of", "site_of"]


@cache
def _others() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(spaced(word).strip() for word in words) for name, words in tables.rows(__file__, "names.txt")
    }


def site_of(fact: Fact) -> str:
    """Return the name that a sentence calls a site by, without the remark that tells two entries apart."""
    return fact.name.partition(" (")[0].partition(",")[0].strip()


def names_of(fact: Fact) -> tuple[str, ...]:
    """Return a site's names, folded."""
    name = site_of(fact)
    return (spaced(name).strip(), *_others().get(name, ()))
