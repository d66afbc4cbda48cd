"""Gone, refused, unreachable: what may be said of each answer."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Datum, Failure, FailureKind, FaultKind, PageKind
from linkcheck.rules.dead.access import bot_wall, unreachable
from linkcheck.rules.dead.gone import dead_link
from linkcheck.rules.private.connection import insecure_link

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


@pytest.mark.parametrize("status", [401, 406, 451, 500, 503, 530])
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
