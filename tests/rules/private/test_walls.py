"""Accounts and payments: which of the answers are doors, and what is said of them."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Confidence, Datum, PageKind, Redirect
from linkcheck.rules.dead.access import bot_wall, region_block, unreachable
from linkcheck.rules.dead.gone import dead_link, soft_404
from linkcheck.rules.dead.moved import moved, redirect_to_home
from linkcheck.rules.private.walls import login_wall, paywall

URL = "https://daily.site/group/talks"
RULES = (login_wall, paywall, dead_link, soft_404, unreachable, bot_wall, region_block, redirect_to_home, moved)


def verdicts(fetch, page=None, url=URL, **claims):
    """Return which rules speak of an answer."""
    evidence = evidence_for(a_source(url, **claims), fetch, page)
    return [rule.__name__ for rule in RULES for _ in rule(evidence)]


def sent(final, status=302):
    return a_response(URL, final_url=final, redirects=(Redirect(URL, status),))


@pytest.mark.parametrize(
    ("status", "kind", "expected"),
    [
        (200, PageKind.LOGIN_WALL, "login_wall"),
        (401, PageKind.PAGE, "login_wall"),
        (401, PageKind.LOGIN_WALL, "login_wall"),
        (403, PageKind.LOGIN_WALL, "login_wall"),
        (404, PageKind.LOGIN_WALL, "login_wall"),
        (429, PageKind.LOGIN_WALL, "bot_wall"),
        (999, PageKind.LOGIN_WALL, "bot_wall"),
        (503, PageKind.LOGIN_WALL, "unreachable"),
        (200, PageKind.PAYWALL, "paywall"),
        (402, PageKind.PAGE, "paywall"),
        (402, PageKind.PAYWALL, "paywall"),
        (402, PageKind.DEFAULT_PAGE, "unreachable"),
        (403, PageKind.PAYWALL, "paywall"),
        (404, PageKind.PAYWALL, "paywall"),
        (403, PageKind.PAGE, "bot_wall"),
    ],
)
def test_one_rule_speaks_of_a_door(status, kind, expected):
    assert verdicts(a_response(URL, status), a_page(kind=kind)) == [expected]


@pytest.mark.parametrize("kind", [PageKind.ARTICLE, PageKind.PAGE, PageKind.DOCUMENT, PageKind.HOMEPAGE])
def test_what_shows_is_no_door(kind):
    page = a_page(kind=kind, titles=(Datum("Report on the talks", "title"),), free_to_read=False)
    assert verdicts(a_response(URL), page) == []


@pytest.mark.parametrize(
    "final",
    [
        "https://daily.site/login?next=%2Fgroup",
        "https://daily.site/users/sign_in",
        "https://daily.site/wp-login.php?redirect_to=x",
        "https://accounts.other.site/v3/choose",
        "https://sso.daily.site/",
        "https://daily.site/de/anmelden/",
    ],
)
def test_who_is_sent_to_sign_in_meets_a_door(final):
    """One sign is enough for a warning, since the site itself has led there."""
    evidence = evidence_for(a_source(URL), sent(final), a_page(kind=PageKind.PAGE))
    (fault,) = login_wall(evidence)
    assert (fault.confidence, fault.found) == (Confidence.MEDIUM, final)
    assert verdicts(sent(final), a_page(kind=PageKind.PAGE)) == ["login_wall"]


@pytest.mark.parametrize(
    ("url", "final", "kind"),
    [
        (URL, "https://daily.site/group/login-trouble-at-the-talks", PageKind.PAGE),
        (URL, "https://login-news.site/a/b", PageKind.PAGE),
        (URL, "https://daily.site/login", PageKind.ARTICLE),
        ("https://daily.site/help/login", "https://daily.site/en/help/login", PageKind.PAGE),
    ],
    ids=["a word of a headline", "a word of a name", "an article", "it is what was cited"],
)
def test_a_word_is_no_door(url, final, kind):
    response = a_response(url, final_url=final, redirects=(Redirect(url, 302),))
    assert "login_wall" not in verdicts(response, a_page(kind=kind), url=url)


def test_each_door_is_told_by_what_it_is():
    said = {
        "The site asks for an account before it shows the page (HTTP 401).": (a_response(URL, 401), None),
        "The page asks for an account and shows nothing else.": (
            a_response(URL),
            a_page(kind=PageKind.LOGIN_WALL),
        ),
        "The address leads to a page to sign in at.": (
            sent("https://daily.site/login"),
            a_page(kind=PageKind.PAGE),
        ),
    }
    for message, (fetch, page) in said.items():
        (fault,) = login_wall(evidence_for(a_source(URL), fetch, page))
        assert fault.message == message


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (200, "The page shows only the beginning; the rest is for subscribers."),
        (402, "The site asks to be paid before it shows the page (HTTP 402)."),
    ],
)
def test_a_paywall_is_told_by_what_it_is(status, message):
    (fault,) = paywall(evidence_for(a_source(URL), a_response(URL, status), a_page(kind=PageKind.PAYWALL)))
    assert fault.message == message


@pytest.mark.parametrize(
    ("url", "fetch", "page", "expected"),
    [
        ("https://www-daily-site.library.idm.oclc.org/a", None, None, "institution (EZproxy)"),
        ("https://www-daily-site.library.idm.oclc.org/a", a_response(URL, 404), None, "institution (EZproxy)"),
        ("https://infoweb.newsbank.com/a/b", None, None, "NewsBank shows its pages to people with an account"),
        ("https://infoweb.newsbank.com/a/b", a_response(URL, 403), None, "NewsBank shows its pages"),
        (
            "https://infoweb.newsbank.com/a/b",
            a_response(URL),
            a_page(kind=PageKind.PAGE),
            "NewsBank shows its pages",
        ),
        (
            "https://infoweb.newsbank.com/a/b",
            a_response(URL),
            a_page(kind=PageKind.LOGIN_WALL),
            "The page asks for",
        ),
    ],
    ids=["proxy", "a proxy's 404", "members, offline", "refused", "shows something", "shows a form"],
)
def test_a_host_for_members_is_known_by_its_name(url, fetch, page, expected):
    (fault,) = login_wall(evidence_for(a_source(url), fetch, page))
    assert expected in fault.message
    assert verdicts(fetch, page, url=url) == ["login_wall"]


def test_a_host_for_members_that_shows_an_article_is_open():
    assert verdicts(a_response(URL), a_page(kind=PageKind.ARTICLE), url="https://infoweb.newsbank.com/a/b") == []
    assert verdicts(a_response(URL, 404), url="https://infoweb.newsbank.com/a/b") == ["dead_link"]


def test_a_document_in_an_account_has_a_rule_of_its_own():
    url = "https://docs.google.com/document/d/1a2b3c4d5e6f/edit"
    assert verdicts(a_response(url, 401), url=url) == []


def test_a_status_that_the_user_accepts_is_no_door():
    assert verdicts(a_response(URL, 401, accepted=True)) == []
    assert verdicts(a_response(URL, 402, accepted=True), a_page(kind=PageKind.PAYWALL)) == []


def test_offline_nothing_is_said_of_answers():
    assert verdicts(None) == []
