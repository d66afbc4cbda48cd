"""A report taken apart for reading: each source beside the findings on it, and what is left for the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from linkcheck.model import Evidence, Finding, Report

__all__ = ["Judged", "hidden", "judged", "on_the_list", "worst_first"]


class Judged(NamedTuple):
    """One source: its place in the list, the evidence on it, and the findings in the order they were made."""

    number: int
    evidence: Evidence
    findings: tuple[Finding, ...]


def judged(report: Report) -> tuple[Judged, ...]:
    """Return the sources in the article's order."""
    # By identity, as in `Report.about`, because an article may list the same entry twice; and in one pass,
    # because a list may hold thousands.
    by_source: dict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_source[id(finding.source)].append(finding)
    return tuple(
        Judged(number, evidence, tuple(by_source[id(evidence.source)]))
        for number, evidence in enumerate(report.evidence, 1)
    )


def on_the_list(report: Report) -> tuple[Finding, ...]:
    """Return the findings on the list as a whole."""
    return report.about(None)


def hidden(report: Report) -> frozenset[str]:
    """Return what of the addresses no report shows to people."""
    return frozenset(value for finding in report.findings for value in finding.fault.hidden)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by level, then what could not be told, then what was waived."""
    return sorted(findings, key=lambda each: (each.suppression is not None, each.is_open, -each.level.weight))
