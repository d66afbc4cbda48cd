"""Gone, refused, unreachable: what may be said of each answer."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Failure, FailureKind, FaultKind, PageKind
from linkcheck.rules.access import bot_wall, insecure_link, unreachable
from linkcheck.rules.dead import dead_link

URL = "https://daily.site/talks"


def verdicts(fetch, page=None):
    """Return what is said of an answer: a rule's name and whether it fails or stays open."""
    evidence = evidence_for(a_source(URL), fetch, page)
    return [
        (rule.__name__, fault.kind.value)
        for rule in (dead_link, unreachable, bot_wall)
        for fault in rule(evidence)
    ]


@pytest.mark.parametrize("status", [404, 410])
def test_gone_is_dead(status):
    assert verdicts(a_response(URL, status)) == [("dead_link", "fail")]


def test_a_name_that_does_not_exist_is_dead():
    assert verdicts(Failure(URL, FailureKind.DNS, "no such name")) == [("dead_link", "fail")]


@pytest.mark.parametrize("status", [200, 201, 203, 206, 226])
def test_what_answers_is_fine(status):
    assert verdicts(a_response(URL, status), a_page(kind=PageKind.PAGE)) == []


@pytest.mark.parametrize("status", [403, 429, 999])
def test_refusals_stay_open(status):
    assert verdicts(a_response(URL, status)) == [("bot_wall", "open")]


@pytest.mark.parametrize("status", [300, 302, 400, 401, 402, 405, 408, 418, 451, 500, 502, 503, 504, 530])
def test_other_errors_stay_open(status):
    assert verdicts(a_response(URL, status)) == [("unreachable", "open")]


@pytest.mark.parametrize(
    ("status", "header"), [(202, ("x-amzn-waf-action", "challenge")), (503, ("cf-mitigated", "challenge"))]
)
def test_a_vendors_mark_is_a_wall(status, header):
    assert verdicts(a_response(URL, status, headers=(header,))) == [("bot_wall", "open")]


def test_a_challenge_page_with_status_200_is_a_wall():
    assert verdicts(a_response(URL, 200), a_page(kind=PageKind.BOT_WALL)) == [("bot_wall", "open")]


@pytest.mark.parametrize("kind", [kind for kind in FailureKind if kind is not FailureKind.DNS])
def test_every_other_failure_stays_open(kind):
    """Nothing but 404, 410 and a name that does not exist is ever called dead."""
    assert verdicts(Failure(URL, kind, "why")) == [("unreachable", "open")]


def test_what_was_not_asked_is_not_judged():
    assert verdicts(None) == []


def test_what_is_open_is_never_a_failure():
    for rule in (unreachable, bot_wall):
        for fault in rule(evidence_for(a_source(URL), a_response(URL, 403))):
            assert fault.kind is FaultKind.OPEN


@pytest.mark.parametrize(
    ("url", "final", "flagged"),
    [
        ("http://daily.site/a", "https://daily.site/a", True),
        ("http://daily.site/a", "http://daily.site/a", True),
        ("HTTP://daily.site/a", None, True),
        ("https://daily.site/a", "http://daily.site/a", False),
        (None, None, False),
    ],
)
def test_http_addresses_are_noted(url, final, flagged):
    response = a_response(url, final_url=final) if final else None
    assert bool(list(insecure_link(evidence_for(a_source(url), response)))) is flagged


def test_an_http_address_that_shows_nothing_has_other_troubles():
    for fetch in (a_response("http://daily.site/a", 404), Failure("http://daily.site/a", FailureKind.TIMEOUT, "")):
        assert not list(insecure_link(evidence_for(a_source("http://daily.site/a"), fetch)))


def test_the_https_address_is_named_where_the_site_forwards():
    response = a_response("http://daily.site/a", final_url="https://daily.site/a")
    (fault,) = insecure_link(evidence_for(a_source("http://daily.site/a"), response))
    assert fault.advice == "Link https://daily.site/a"
