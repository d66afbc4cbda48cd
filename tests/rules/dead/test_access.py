"""Gone, refused, blocked, unreachable: what may be said of each answer."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Datum, Failure, FailureKind, FaultKind, PageKind
from linkcheck.rules import words
from linkcheck.rules.dead.access import bot_wall, region_block, unreachable
from linkcheck.rules.dead.gone import dead_link

URL = "https://daily.site/talks"


def verdicts(fetch, page=None):
    """Return what is said of an answer: a rule's name and whether it fails or stays open."""
    evidence = evidence_for(a_source(URL), fetch, page)
    return [
        (rule.__name__, fault.kind.value)
        for rule in (dead_link, unreachable, bot_wall, region_block)
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


@pytest.mark.parametrize("status", [100, 300, 302, 400, 405, 406, 408, 418, 500, 502, 503, 504, 530, 799])
def test_other_errors_stay_open(status):
    assert verdicts(a_response(URL, status)) == [("unreachable", "open")]


@pytest.mark.parametrize(
    ("status", "header", "found"),
    [
        (200, ("cf-mitigated", "challenge"), "HTTP 200, Cloudflare"),
        (202, ("x-amzn-waf-action", "challenge"), "HTTP 202, AWS WAF"),
        (202, ("sg-captcha", "challenge"), "HTTP 202, SiteGround"),
        (401, ("x-datadome-cid", "AHrl"), "HTTP 401, DataDome"),
        (403, ("server", "AkamaiGHost"), "HTTP 403, Akamai"),
        (403, ("x-px-blocked", "1"), "HTTP 403, PerimeterX (HUMAN)"),
        (403, ("server", "cloudflare"), "HTTP 403"),
        (405, ("x-amzn-waf-action", "captcha"), "HTTP 405, AWS WAF"),
        (429, ("x-vercel-mitigated", "challenge"), "HTTP 429, Vercel"),
        (451, ("x-sucuri-block", "GEO02"), "HTTP 451, Sucuri"),
        (503, ("cf-mitigated", "challenge"), "HTTP 503, Cloudflare"),
        (999, ("x-li-pop", "prod-lva1"), "HTTP 999, LinkedIn"),
        (999, ("server", "ATS"), "HTTP 999"),
    ],
)
def test_a_shields_mark_is_a_wall_and_the_shield_is_named(status, header, found):
    response = a_response(URL, status, headers=(header,))
    assert verdicts(response) == [("bot_wall", "open")]
    (fault,) = bot_wall(evidence_for(a_source(URL), response))
    assert fault.message == f"The site refuses automatic checks ({found})."
    assert fault.found == found


@pytest.mark.parametrize("status", [200, 202, 403, 503])
def test_a_challenge_page_is_a_wall_whatever_its_status(status):
    assert verdicts(a_response(URL, status), a_page(kind=PageKind.BOT_WALL)) == [("bot_wall", "open")]


def test_a_page_may_say_whose_the_wall_is():
    page = a_page(kind=PageKind.BOT_WALL, titles=(Datum("Vercel Security Checkpoint", "title"),))
    (fault,) = bot_wall(evidence_for(a_source(URL), a_response(URL, 200), page))
    assert fault.message == "The site refuses automatic checks (HTTP 200, Vercel)."


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, (("server", "cloudflare"), ("cf-ray", "8f01-LHR"))),
        (200, (("x-iinfo", "5-17-18 PNNN RT(1 2) q(0 0 0 -1) r(1 1)"), ("x-cdn", "Imperva"))),
        (200, (("set-cookie", "datadome=x"), ("set-cookie", "_abck=y"), ("set-cookie", "_pxhd=z"))),
        (202, (("server", "nginx"),)),
        (203, (("server", "AkamaiGHost"),)),
    ],
)
def test_what_comes_through_a_shield_is_fine(status, headers):
    assert verdicts(a_response(URL, status, headers=headers), a_page(kind=PageKind.PAGE, text="Words.")) == []


@pytest.mark.parametrize("status", [406, 500, 503, 530])
def test_an_error_that_comes_through_a_shield_is_an_error(status):
    """Who stands before a site did not make its troubles."""
    headers = (("server", "cloudflare"), ("x-iinfo", "5-17-18 PNNN"), ("set-cookie", "datadome=x"))
    assert verdicts(a_response(URL, status, headers=headers)) == [("unreachable", "open")]


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("kind", [PageKind.PAGE, PageKind.BOT_WALL])
def test_gone_is_dead_behind_a_shield_too(status, kind):
    """A site may give its "not found" a title like "Access denied"; that it was asked is not in doubt."""
    headers = (("server", "cloudflare"), ("x-iinfo", "5-17-18 PNNN"), ("set-cookie", "datadome=x"))
    assert verdicts(a_response(URL, status, headers=headers), a_page(kind=kind)) == [("dead_link", "fail")]


@pytest.mark.parametrize("status", [404, 410])
def test_gone_with_a_challenge_is_a_wall(status):
    """The shield has answered without asking the site, so the page may well be there."""
    response = a_response(URL, status, headers=(("cf-mitigated", "challenge"),))
    (fault,) = bot_wall(evidence_for(a_source(URL), response))
    assert fault.kind is FaultKind.OPEN
    assert not list(unreachable(evidence_for(a_source(URL), response)))


OPEN = [kind for kind in FailureKind if kind not in {FailureKind.DNS, FailureKind.BLOCKED}]


@pytest.mark.parametrize("kind", OPEN)
def test_every_other_failure_stays_open(kind):
    """Nothing but 404, 410 and a name that does not exist is ever called dead; private-address has the blocked."""
    assert verdicts(Failure(URL, kind, "why")) == [("unreachable", "open")]


def test_what_was_not_asked_is_not_judged():
    assert verdicts(None) == []


def test_what_is_open_is_never_a_failure():
    for rule in (unreachable, bot_wall):
        for fault in rule(evidence_for(a_source(URL), a_response(URL, 403))):
            assert fault.kind is FaultKind.OPEN


# ---------------------------------------------------------------- each said concretely


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "The site could not make sense of the request (HTTP 400); in a browser it may."),
        (408, "The site did not get the request in time (HTTP 408)."),
        (302, "The site forwards the address without saying where to (HTTP 302)."),
        (418, "The site did not give the page to this request (HTTP 418)."),
        (500, "The site failed while it made the page (HTTP 500)."),
        (503, "The site is out of service for now (HTTP 503)."),
        (530, "The site answered with an error of its own (HTTP 530)."),
        (799, "The site answered with an error of its own (HTTP 799)."),
    ],
)
def test_an_error_is_told_by_what_it_is(status, message):
    (fault,) = unreachable(evidence_for(a_source(URL), a_response(URL, status)))
    assert (fault.message, fault.found) == (message, f"HTTP {status}")


def test_every_kind_of_failure_has_a_sentence():
    sentences = words.read(words.ENGLISH)
    assert all(f"unreachable.failed-{kind.value}" in sentences for kind in OPEN)


def test_a_host_that_asks_for_a_pause_is_not_said_to_refuse():
    (fault,) = bot_wall(evidence_for(a_source(URL), a_response(URL, 429)))
    assert fault.message == "The site asks programs to come more slowly (HTTP 429)."


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (PageKind.CONSENT_WALL, "The site asks for consent to cookies before it shows the page."),
        (PageKind.SCRIPTED, "The page shows nothing without JavaScript, so its text was not seen."),
        (PageKind.EMPTY, "The page opened and was empty."),
        (PageKind.UNREAD, "The page opened, but could not be read."),
    ],
)
def test_a_page_that_shows_nothing_stays_open(kind, message):
    """What was not seen must not look like what was checked and found right."""
    (fault,) = unreachable(evidence_for(a_source(URL), a_response(URL), a_page(kind=kind)))
    assert (fault.message, fault.kind) == (message, FaultKind.OPEN)


def test_a_scripts_page_with_the_claimed_title_is_there():
    page = a_page(kind=PageKind.SCRIPTED, titles=(Datum("Leaders sign treaty in Geneva", "og:title"),))
    source = a_source(URL, title="Leaders sign treaty in Geneva")
    assert not list(unreachable(evidence_for(source, a_response(URL), page)))


# ---------------------------------------------------------------- countries


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (451, None, "may not show this page for legal reasons, at least where it was checked from (HTTP 451)."),
        (
            200,
            PageKind.REGION_BLOCK,
            "does not show this page in the country where it was checked from (HTTP 200).",
        ),
        (
            403,
            PageKind.REGION_BLOCK,
            "does not show this page in the country where it was checked from (HTTP 403).",
        ),
        (
            404,
            PageKind.REGION_BLOCK,
            "does not show this page in the country where it was checked from (HTTP 404).",
        ),
    ],
)
def test_a_block_by_country_is_open_and_nothing_else(status, kind, message):
    page = a_page(kind=kind) if kind else None
    assert verdicts(a_response(URL, status), page) == [("region_block", "open")]
    (fault,) = region_block(evidence_for(a_source(URL), a_response(URL, status), page))
    assert fault.message.endswith(message)
