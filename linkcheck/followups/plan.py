"""What to ask beside a cited address, given what came back so far, and what the answers come to.

Pure functions: they open nothing and wait for nothing. A plan is asked for again after each round of answers,
until it holds no more questions; it ends, because each question is asked once and there are a dozen at the most.
"""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.followups import copies, works
from linkcheck.followups.origins import origin
from linkcheck.followups.question import UNASKED, Answers, Kind, Question
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import Evidence, Failure, Opened

__all__ = ["plan", "told"]


def plan(
    evidence: Evidence, answers: Answers, settings: FollowUpSettings, contact: str | None = None
) -> tuple[Question, ...]:
    """Return what to ask next for one source; empty once nothing more would help."""
    asked = _questions(evidence, answers, settings, contact)
    return tuple(each for each in dict.fromkeys(asked) if each not in answers and urls.request_key(each.url))


def _questions(
    evidence: Evidence, answers: Answers, settings: FollowUpSettings, contact: str | None
) -> Iterator[Question]:
    if "records" in settings.follow_ups:
        yield from works.questions(evidence.source.identifier, answers, settings, contact)
    if "archives" in settings.follow_ups:
        if url := _stated_copy(evidence):
            yield _page(url)
        yield from copies.questions(evidence, answers, settings)
    if "canonical" in settings.follow_ups and (url := origin(evidence)):
        yield _page(url)


def told(evidence: Evidence, answers: Answers, settings: FollowUpSettings, contact: str | None = None) -> Evidence:
    """Return the evidence with what the answers tell."""
    source = evidence.source
    has_records, has_archives, has_origins = (
        each in settings.follow_ups for each in ("records", "archives", "canonical")
    )
    return evidence._replace(
        record=works.record(source.identifier, answers, settings, contact) if has_records else None,
        capture=copies.capture(evidence, answers, settings) if has_archives else None,
        archived=_opened(_stated_copy(evidence), answers) if has_archives else None,
        canonical=_opened(origin(evidence), answers) if has_origins else None,
    )


def _stated_copy(evidence: Evidence) -> str | None:
    """Return the address of the copy that the article names beside the source's own."""
    source = evidence.source
    key = urls.request_key(source.archive_url or "")
    return key if key != urls.request_key(source.url or "") else None


def _page(url: str) -> Question:
    return Question(Kind.PAGE, url, url)


def _opened(url: str | None, answers: Answers) -> Opened | None:
    answer = answers.get(_page(url)) if url else None
    opened = answer.opened if answer else None
    if opened is None or (isinstance(opened.fetch, Failure) and opened.fetch.kind in UNASKED):
        return None
    return opened
