"""Which one of the family speaks about a source: the first that fits what it is."""

from __future__ import annotations

from collections.abc import Callable

from linkcheck import addresses, urls
from linkcheck.model import Evidence
from linkcheck.rules.generic.nowhere import leads_nowhere
from linkcheck.rules.remembered import remembered
from linkcheck.rules.standing import is_lost
from linkcheck.rules.weak import sorts
from linkcheck.rules.weak.sorts import Sort
from linkcheck.rules.weak.subject import Subject, subject_of

__all__ = ["ORDER", "Sort", "first", "is_address"]

# The first that fits is the one, even where it then has nothing to say: a post that is the news is still a post.
ORDER: tuple[tuple[str, Callable[[Subject], Sort | None]], ...] = (
    ("ai-answer", sorts.answer),
    ("listed-source", sorts.made_up),
    ("sponsored", sorts.paid),
    ("press-release", sorts.release),
    ("aggregator-copy", sorts.copy),
    ("open-wiki", sorts.wiki),
    ("social-post", sorts.post),
    ("user-generated", sorts.users_own),
    ("self-published", sorts.self_published),
    ("preprint", sorts.unreviewed),
    ("opinion", sorts.view),
)


def first(evidence: Evidence, rule: str) -> Sort | None:
    """Return what a source is, if this rule is the one of the family that speaks about it."""
    name, sort = _one_of_them(evidence)
    # What was cited is no longer there where it is lost, so that it does not matter what it was.
    return sort if sort and name == rule and is_address(evidence) and not is_lost(evidence) else None


@remembered  # each of them asks in turn
def _one_of_them(evidence: Evidence) -> tuple[str, Sort | None]:
    """Return which rule fits a source first, and what the source is."""
    subject = subject_of(evidence)
    return next(((name, sort) for name, decide in ORDER if (sort := decide(subject))), ("", None))


def is_address(evidence: Evidence) -> bool:
    """Return whether a source has no address, or one that could be a document's for its readers."""
    url = evidence.source.url
    if not url:
        return True
    host = urls.host(url)
    return bool(host) and not addresses.why_private(host) and not leads_nowhere(evidence)
