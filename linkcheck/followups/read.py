"""An answer's body in, what it tells out; never raises, whatever the body."""

from __future__ import annotations

from linkcheck import urls
from linkcheck.followups import captures, records
from linkcheck.followups.private import without_secrets_in
from linkcheck.followups.question import Answer, Kind, Question
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import Failure, FailureKind, NoRecord, Response

__all__ = ["GARBAGE", "read", "unanswered"]

GARBAGE = "the answer could not be understood"


def read(question: Question, response: Response, settings: FollowUpSettings) -> Answer:
    """Return what a registry or an archive answered; what cannot be understood tells nothing."""
    if question.kind is Kind.DOI and response.status == 404 and _is_at_home(response, question):
        # https://citation.doi.org/docs.html: "The DOI requested doesn't exist". An agency's own 404 says less.
        return Answer(record=NoRecord(question.about, question.shown, "no such DOI is registered", is_sure=True))
    if response.status != 200:
        return Answer(f"{urls.host(response.final_url)} answered HTTP {response.status}")
    if found := records.READERS.get(question.kind):
        record = found(question, response.body)
        return Answer(record=record) if record else Answer(_nothing(response, question))
    listed = captures.READERS[question.kind](response.body, settings.capture_endpoint)
    return Answer(_nothing(response, question)) if listed is None else Answer(captures=listed)


def unanswered(failure: Failure) -> Answer:
    """Return that nothing came back, and why."""
    why = f"{failure.kind.value}: {without_secrets_in(failure.detail)}"  # some name the address
    return Answer(why, was_asked=failure.kind is not FailureKind.NOT_RECORDED)


def _nothing(response: Response, question: Question) -> str:
    if question.kind is Kind.DOI and "html" in response.content_type.lower():
        return "the agency shows a page and no record"  # some do, and it is nobody's failure
    return f"{GARBAGE} (it was cut: {response.truncated})" if response.truncated else GARBAGE


def _is_at_home(response: Response, question: Question) -> bool:
    """Return whether nobody else has had a say: an agency may send the reader back to the resolver."""
    visited = (response.final_url, *(each.url for each in response.redirects))
    return {urls.host(each) for each in visited} == {urls.host(question.url)}
