"""Levels for kinds of publication: what is an error in news may be usual in a manual."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from linkcheck import tables

__all__ = ["NEWSROOM", "PROFILES", "levels"]

NEWSROOM = "newsroom"
PROFILES = (NEWSROOM, "encyclopedia", "docs", "science")


@cache
def levels(profile: str) -> Mapping[str, str]:
    """Return the levels in which a profile differs from those that the rules are declared with, by rule."""
    found: dict[str, str] = {}
    for key, rules in tables.rows(__file__, "profiles.txt"):
        name, level = key.split()
        if name == profile:
            found.update(dict.fromkeys(rules, level))
    return found
