"""Entries that name no document at all."""

from __future__ import annotations

from linkcheck.model import Evidence
from linkcheck.rules.generic.broken import is_broken
from linkcheck.rules.generic.search import is_search

__all__ = ["leads_nowhere"]


def leads_nowhere(evidence: Evidence) -> bool:
    """Return whether an entry names no document at all: its address is broken, or that of a search."""
    return is_broken(evidence) or is_search(evidence)
