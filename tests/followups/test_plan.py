"""What is asked for one source, and what the answers come to."""

import pytest
from builders import a_page, a_response, a_source, an_article
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.followups.plan import plan, told
from linkcheck.followups.question import Answer, Kind, Question
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import Capture, Evidence, Failure, FailureKind, NoRecord, Opened, PageKind, Record

URL = "https://portal.example/a"
SETTINGS = FollowUpSettings()
SOURCE = a_source(URL, identifier="doi:10.5555/1", archive_url="https://archive.other/x")
COPY = a_page(URL, kind=PageKind.ARTICLE, canonical_url="https://daily.site/talks")
SEEN = Evidence(an_article(SOURCE), SOURCE, a_response(URL), COPY)


def kinds(evidence, **chosen):
    """Return what is asked first."""
    return [each.kind for each in plan(evidence, {}, FollowUpSettings(**chosen))]


def test_registries_are_asked_before_the_page_is_there():
    assert kinds(SEEN._replace(fetch=None, page=None)) == [Kind.DOI, Kind.PAGE]


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        (("records", "archives", "canonical"), [Kind.DOI, Kind.PAGE, Kind.PAGE]),
        (("records",), [Kind.DOI]),
        (("archives",), [Kind.PAGE]),
        (("canonical",), [Kind.PAGE]),
        (("none",), []),
        ((), []),
    ],
    ids=str,
)
def test_each_sort_may_be_left_out(chosen, asked):
    assert kinds(SEEN, follow_ups=chosen) == asked


def test_a_source_with_nothing_to_ask():
    source = a_source("https://daily.site/talks")
    page = a_page(kind=PageKind.ARTICLE)
    assert plan(Evidence(an_article(source), source, a_response(source.url), page), {}, SETTINGS) == ()


def test_what_would_be_too_long_an_address_is_not_asked():
    """Of a page whose address is as long as one may be nobody can be asked in a query."""
    source = a_source("https://daily.site/" + "%20" * 2700)
    evidence = Evidence(an_article(source), source, a_response(source.url, 404))
    assert plan(evidence, {}, SETTINGS) == ()
    assert told(evidence, {}, SETTINGS) == evidence


def test_what_was_learnt_stands_beside_what_was_seen():
    """A copy never takes the place of the cited page."""
    answers = {}
    for question in plan(SEEN, {}, SETTINGS):
        opened = Opened(question.url, a_response(question.url), a_page(question.url))
        record = Record(question.about, question.url)
        answers[question] = Answer(opened=opened) if question.kind is Kind.PAGE else Answer(record=record)
    found = told(SEEN, answers, SETTINGS)
    assert (found.fetch, found.page) == (SEEN.fetch, SEEN.page)
    assert found.record.identifier == "doi:10.5555/1"
    assert (found.archived.url, found.canonical.url) == ("https://archive.other/x", "https://daily.site/talks")
    assert found.capture is None


def test_what_could_not_be_asked_leaves_no_trace():
    """Offline, in a replay without answers, in a run that was stopped."""
    missing = Failure("", FailureKind.NOT_RECORDED, "not in the recording")
    answers = {
        each: Answer(opened=Opened(each.url, missing)) if each.kind is Kind.PAGE else Answer("no", was_asked=False)
        for each in plan(SEEN, {}, SETTINGS)
    }
    assert told(SEEN, answers, SETTINGS) == SEEN


FETCHES = [
    None,
    a_response(URL),
    a_response(URL, 404),
    a_response(URL, final_url="https://portal.example/"),
    *(Failure(URL, kind, "") for kind in FailureKind),
]
ANSWERS = st.builds(
    Answer,
    unknown=st.sampled_from(["", "timeout"]),
    was_asked=st.booleans(),
    record=st.sampled_from(
        [None, Record("doi:10.5555/1", ""), Record("", "", "Crossref"), NoRecord("", "", "", is_sure=True)]
    ),
    captures=st.lists(
        st.builds(
            Capture,
            url=st.sampled_from(
                [
                    "https://web.archive.org/web/20200101000000/http://a.site/",
                    "https://a.site/b",
                    "http://c.site/d",
                ]
            ),
            time=st.sampled_from(["", "2020-01-01T00:00:00Z"]),
        ),
        max_size=4,
    ).map(tuple),
    opened=st.none()
    | st.builds(
        Opened,
        url=st.just("https://a.site/"),
        fetch=st.sampled_from(FETCHES[1:]),
        page=st.none() | st.builds(lambda kind: a_page(kind=kind), kind=st.sampled_from(PageKind)),
    ),
)


@settings(max_examples=200, deadline=None)
@given(
    fetch=st.sampled_from(FETCHES),
    kind=st.sampled_from(PageKind),
    identifier=st.sampled_from([None, "", "doi:10.5555/1", "arxiv:1", "pmid:1", "isbn:9780201558029", "x", ":"]),
    given_answers=st.lists(ANSWERS, min_size=1, max_size=30),
    archive=st.sampled_from(["needed", "always"]),
)
def test_a_plan_comes_to_an_end(fetch, kind, identifier, given_answers, archive):
    """Whatever is answered: a dozen questions at the most, each once, and evidence at the end."""
    chosen = FollowUpSettings(archive=archive, timemap_endpoint="https://other.site/timemap/")
    evidence = SEEN._replace(
        source=SOURCE._replace(identifier=identifier), fetch=fetch, page=COPY._replace(kind=kind)
    )
    answers: dict[Question, Answer] = {}
    while questions := plan(evidence, answers, chosen):
        assert not set(questions) & set(answers)
        for question in questions:
            answers[question] = given_answers[len(answers) % len(given_answers)]
        assert len(answers) <= 12
    told(evidence, answers, chosen)
