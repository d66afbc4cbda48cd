"""How much was found: the counts of one report, and of many added up."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from linkcheck.model import Finding, Level, Report

__all__ = ["Tally"]


class Tally(NamedTuple):
    """What was read and what was found. What is open or suppressed is counted there and nowhere else."""

    articles: int = 0
    sources: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    open: int = 0
    suppressed: int = 0

    @classmethod
    def of(cls, report: Report) -> Tally:
        """Count one report."""
        counts = Counter(map(_drawer, report.findings))
        return cls(
            articles=1,
            sources=len(report.evidence),
            errors=counts[Level.ERROR],
            warnings=counts[Level.WARNING],
            notes=counts[Level.NOTE],
            open=counts["open"],
            suppressed=counts["suppressed"],
        )

    def plus(self, other: Tally) -> Tally:
        """Return the sum of both."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def problems(self) -> int:
        """How many findings ask for a change."""
        return self.errors + self.warnings

    @property
    def findings(self) -> int:
        """How many findings there are, whatever became of them."""
        return self.errors + self.warnings + self.notes + self.open + self.suppressed


def _drawer(finding: Finding) -> str:
    if finding.suppression is not None:
        return "suppressed"
    return "open" if finding.is_open else finding.level
