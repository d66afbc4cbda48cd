"""An answer's status and body in, what it tells out."""

import pytest
from builders import a_response
from followups import answers

from linkcheck.followups.question import Kind, Question
from linkcheck.followups.read import read, unanswered
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import Failure, FailureKind, NoRecord, Redirect

URL = f"https://doi.site/{answers.DOI}"
DOI = Question(Kind.DOI, URL, f"doi:{answers.DOI}")
SETTINGS = FollowUpSettings()


@pytest.mark.parametrize(
    ("final", "redirects", "is_sure"),
    [
        (URL, (), True),
        (URL, (URL.replace("https", "http"),), True),
        ("https://agency.site/x", (URL,), False),
        ("https://doi.site/404", (URL, "https://agency.site/x"), False),
    ],
    ids=["the resolver", "by https", "an agency", "an agency, back to the resolver"],
)
def test_who_may_say_that_there_is_no_such_doi(final, redirects, is_sure):
    """The resolver alone, of its own accord: what agencies answer says less."""
    response = a_response(URL, 404, final, redirects=tuple(Redirect(each, 302) for each in redirects))
    record = read(DOI, response, SETTINGS).record
    assert (isinstance(record, NoRecord) and record.is_sure) is is_sure


def test_why_nothing_came_back_tells_no_key():
    question = "https://registry.site/?api_key=hunter2&id=1"
    failure = Failure(question, FailureKind.REDIRECT_LOOP, f"after 2 of them {question} again")
    assert unanswered(failure).unknown == "redirect-loop: after 2 of them https://registry.site/?id=1 again"


@pytest.mark.parametrize(("kind", "was_asked"), [("NOT_RECORDED", False), ("TIMEOUT", True), ("BLOCKED", True)])
def test_a_recording_without_an_answer_was_not_asked(kind, was_asked):
    assert unanswered(Failure(URL, FailureKind[kind], "")).was_asked is was_asked
