"""Entries that name no document at all."""

from __future__ import annotations

from linkcheck.model import Evidence
from linkcheck.rules.generic.broken import malformed_url, placeholder_url
from linkcheck.rules.generic.search import search_engine_home, search_results


def leads_nowhere(evidence: Evidence) -> bool:
    """Return whether an entry names no document at all, by its address alone."""
    checks = (search_engine_home, search_results, placeholder_url, malformed_url)
    return any(True for check in checks for _ in check(evidence))
