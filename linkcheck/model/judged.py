"""What is judged."""

from enum import StrEnum
from typing import NamedTuple

from linkcheck.model.article import Article, Region, Source
from linkcheck.model.followed import Capture, NoCapture, NoRecord, Opened, Record
from linkcheck.model.web import Failure, Page, Response

__all__ = [
    "Confidence",
    "Evidence",
    "Fault",
    "FaultKind",
    "Finding",
    "Level",
    "Passage",
    "Report",
    "Rule",
]


class Evidence(NamedTuple):
    """What the article says of one source, beside what the web says."""

    article: Article
    source: Source
    fetch: Response | Failure | None = None  # None: there is no address to ask, or nothing was to be asked
    page: Page | None = None
    # What was asked beside the address itself; None: it was not to be asked, or nobody could be.
    record: Record | NoRecord | None = None  # of its identifier
    capture: Capture | NoCapture | None = None  # the copy nearest to the day it was read or published
    archived: Opened | None = None  # the copy that the article names
    canonical: Opened | None = None  # what this page says that it was taken from


class Level(StrEnum):
    """How much a finding matters (SARIF ``level``)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """3 for an error, 1 for a note: the larger, the worse."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


class FaultKind(StrEnum):
    """Whether something is wrong, or could not be told."""

    FAIL = "fail"
    OPEN = "open"


class Confidence(StrEnum):
    """How sure it is that a fault is one. An error has to be sure: `judge` lowers the level of what is not."""

    HIGH = "high"
    MEDIUM = "medium"  # a warning at most
    LOW = "low"  # a note at most

    @property
    def weight(self) -> int:
        """3 for what is sure, 1 for what is a guess."""
        return {"high": 3, "medium": 2, "low": 1}[self.value]


class Passage(NamedTuple):
    """The article's words beside a page's: what is the same in both, or nearest to each other."""

    cited: str
    found: str


class Fault(NamedTuple):
    """What a rule noticed; `judge` signs it into a `Finding`."""

    message: str  # what was seen, one sentence
    cited: str | None = None  # what the article says
    found: str | None = None  # what the web says
    kind: FaultKind = FaultKind.FAIL
    advice: str | None = None  # what to do here, where the rule's own advice can be bettered
    source: Source | None = None  # for a rule over all the sources: the entry it concerns
    level: Level | None = None  # where it matters less than the rule's level says
    confidence: Confidence = Confidence.HIGH
    passages: tuple[Passage, ...] = ()  # the nearest first
    hidden: tuple[str, ...] = ()  # what of the address no report shows to people: keys, passwords


class Rule(NamedTuple):
    """One thing that can be wrong (SARIF ``reportingDescriptor``)."""

    id: str
    level: Level
    scope: str  # "source"; "among": one source, beside the others; "article": the list as a whole
    summary: str
    advice: str
    explanation: str  # Markdown


class Finding(NamedTuple):
    """A fault that counts (SARIF ``result``)."""

    rule: Rule
    level: Level
    fault: Fault
    path: str
    source: Source | None = None
    region: Region | None = None
    suppression: str | None = None  # why it is seen but does not count

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.fault.advice or self.rule.advice

    @property
    def fingerprint(self) -> str:
        """The same for the same fault of the same address, wherever in the file it stands."""
        import hashlib  # noqa: PLC0415  (reading an article need not wait for it)

        source = self.source or self.fault.source
        subject = source.url or source.text if source else self.path
        return hashlib.sha256(f"{self.rule.id}\n{subject}".encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def counts(self) -> bool:
        """True where something is wrong and nobody has waived it."""
        return self.fault.kind is FaultKind.FAIL and self.suppression is None

    @property
    def is_open(self) -> bool:
        """True where it could not be told."""
        return self.fault.kind is FaultKind.OPEN and self.suppression is None


class Report(NamedTuple):
    """One article, judged (SARIF ``run``)."""

    article: Article
    evidence: tuple[Evidence, ...]  # one for each source, in the article's order
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    started: str  # RFC 3339, UTC
    version: str
    origins: int | None = None  # how many independent ones the list has; None for an article without a list

    def __repr__(self) -> str:
        return f"<Report on {self.article.path!r}, {len(self.findings)} findings>"

    def worst(self) -> Level | None:
        """Return the highest level among the findings that count, or None."""
        levels = [finding.level for finding in self.findings if finding.counts]
        return max(levels, key=lambda level: level.weight, default=None)

    def about(self, source: Source | None) -> tuple[Finding, ...]:
        """Return the findings on one source, or those on the whole list for None."""
        return tuple(finding for finding in self.findings if finding.source is source)
