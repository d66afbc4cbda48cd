"""The nouns, in the order the data meets them: what an article cites, what the web answered, what is judged.

Every noun is frozen and holds tuples, so that it can be shared between tasks and compared in tests. They are
named tuples, not dataclasses, because this package stands on the path of ``linkcheck extract``: importing
``dataclasses`` and building a dozen frozen classes takes longer than an empty Python needs to start.
"""

from linkcheck.dates import PartialDate
from linkcheck.model.article import Article, Ignore, Link, Region, Source
from linkcheck.model.errors import InputError, UserError
from linkcheck.model.followed import Capture, NoCapture, NoRecord, Opened, Record, Update
from linkcheck.model.judged import (
    Confidence,
    Evidence,
    Fault,
    FaultKind,
    Finding,
    Level,
    Passage,
    Report,
    Rule,
)
from linkcheck.model.web import Datum, Failure, FailureKind, Page, PageKind, Redirect, Response

__all__ = [
    "Article",
    "Capture",
    "Confidence",
    "Datum",
    "Evidence",
    "Failure",
    "FailureKind",
    "Fault",
    "FaultKind",
    "Finding",
    "Ignore",
    "InputError",
    "Level",
    "Link",
    "NoCapture",
    "NoRecord",
    "Opened",
    "Page",
    "PageKind",
    "PartialDate",
    "Passage",
    "Record",
    "Redirect",
    "Region",
    "Report",
    "Response",
    "Rule",
    "Source",
    "Update",
    "UserError",
]
