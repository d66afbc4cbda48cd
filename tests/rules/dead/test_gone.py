"""What is dead, what says so, and what only looks dead."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import (
    Capture,
    Datum,
    Failure,
    FailureKind,
    FaultKind,
    Level,
    NoCapture,
    Opened,
    PageKind,
    Redirect,
)
from linkcheck.rules.dead.access import unreachable
from linkcheck.rules.dead.gone import dead_link, soft_404

URL = "https://daily.site/2021/leaders-sign-treaty-in-geneva"
TITLE = "Leaders sign treaty in Geneva"
COPY = f"https://web.archive.org/web/20211215120000/{URL}"
HOP = (Redirect(URL, 301),)


def verdicts(fetch, page=None, **claims):
    evidence = evidence_for(a_source(URL, **claims), fetch, page)
    return [(rule.__name__, f.kind.value) for rule in (dead_link, soft_404, unreachable) for f in rule(evidence)]


def titled(kind, title=TITLE, **fields):
    return a_page(kind=kind, titles=(Datum(title, "h1"),), **fields)


@pytest.mark.parametrize(
    ("fetch", "message"),
    [
        (
            a_response(URL, 404, checked="2026-03-01T10:00:00Z"),
            "The page is gone: daily.site answers that it was not found (HTTP 404, seen 2026-03-01).",
        ),
        (a_response(URL, 410), "The page is gone: daily.site answers that it was removed (HTTP 410)."),
        (
            a_response(URL, 404, final_url="https://new.site/a", redirects=HOP),
            "The page is gone: the address leads to new.site, which answers that it was not found (HTTP 404).",
        ),
        (
            Failure(URL, FailureKind.DNS, "no such name", checked="2026-03-01T10:00:00Z"),
            "The site is gone: the name daily.site does not exist, seen 2026-03-01.",
        ),
        (
            Failure(URL, FailureKind.DNS, "no such name", HOP, final_url="https://new.site/a"),
            "The page is gone: the address leads to new.site, and that name does not exist.",
        ),
    ],
    ids=["404", "410", "behind a redirect", "no such name", "no such name behind a redirect"],
)
def test_what_is_dead_is_told_with_what_says_so(fetch, message):
    (fault,) = dead_link(evidence_for(a_source(URL), fetch))
    assert (fault.message, fault.kind) == (message, FaultKind.FAIL)


@pytest.mark.parametrize(
    "page",
    [
        None,
        titled(PageKind.SOFT_404, "Page not found"),
        titled(PageKind.PAGE),
        titled(PageKind.HOMEPAGE, "The Daily"),
        titled(PageKind.ARTICLE, "Ten recipes with pasta for a rainy day"),
        titled(PageKind.ARTICLE, "Page not found"),
        titled(PageKind.EMPTY),
    ],
    ids=["no page", "not found", "a page", "front page", "another article", "an error", "empty"],
)
def test_a_404_is_dead_whatever_else_it_shows(page):
    assert verdicts(a_response(URL, 404), page, title=TITLE) == [("dead_link", "fail")]


@pytest.mark.parametrize(
    ("page", "claims", "message"),
    [
        (titled(PageKind.ARTICLE), {"title": TITLE}, "and yet shows a page that may be it."),
        (titled(PageKind.ARTICLE), {}, "and yet shows a page that may be it."),
        (a_page(kind=PageKind.DOCUMENT), {}, "and yet shows a page that may be it."),
        (a_page(kind=PageKind.SCRIPTED), {}, "and leaves it to a script what readers see."),
    ],
    ids=["the article", "the article by its address", "a file", "a script"],
)
def test_a_404_that_may_be_the_page_stays_open(page, claims, message):
    evidence = evidence_for(a_source(URL, **claims), a_response(URL, 404), page)
    assert not list(dead_link(evidence))
    (fault,) = unreachable(evidence)
    assert fault.kind is FaultKind.OPEN
    assert fault.message == f"The site answers that the page was not found (HTTP 404), {message}"


def test_a_status_that_the_user_accepts_is_not_dead():
    assert verdicts(a_response(URL, 404, accepted=True)) == []


# ---------------------------------------------------------------- archived copies


FOUND = Capture(COPY, "2021-12-15T12:00:00Z", 200, a_page(COPY), verified=True)


def test_a_copy_is_offered():
    evidence = evidence_for(a_source(URL), a_response(URL, 404))._replace(capture=FOUND)
    (fault,) = dead_link(evidence)
    assert fault.advice == f"Cite the archived copy of 2021-12-15: {COPY}"
    assert fault.level is None


@pytest.mark.parametrize("capture", [None, NoCapture(URL, "none"), FOUND._replace(verified=False)])
def test_without_one_the_rules_own_advice_holds(capture):
    (fault,) = dead_link(evidence_for(a_source(URL), a_response(URL, 404))._replace(capture=capture))
    assert fault.advice is None


def test_a_copy_that_the_entry_names_makes_it_a_note():
    """Whoever named it has done what the rule advises; readers get what was cited."""
    opened = Opened(COPY, a_response(COPY), a_page(COPY, kind=PageKind.ARTICLE))
    evidence = evidence_for(a_source(URL, archive_url=COPY), a_response(URL, 404))
    assert next(dead_link(evidence._replace(archived=opened))).level is Level.NOTE
    assert next(dead_link(evidence)).level is None
    broken = opened._replace(page=a_page(COPY, kind=PageKind.SOFT_404))
    assert next(dead_link(evidence._replace(archived=broken))).level is None


# ---------------------------------------------------------------- soft 404


@pytest.mark.parametrize("status", [200, 203, 206])
def test_a_page_that_says_so_itself_is_missing(status):
    page = titled(PageKind.SOFT_404, "Page not found")
    assert verdicts(a_response(URL, status), page) == [("soft_404", "fail")]
    (fault,) = soft_404(evidence_for(a_source(URL), a_response(URL, status), page))
    assert fault.found == "Page not found"
    assert f"(HTTP {status})" in fault.message


@pytest.mark.parametrize("status", [403, 500, 503])
def test_an_error_that_says_so_stays_open(status):
    page = titled(PageKind.SOFT_404, "Page not found")
    evidence = evidence_for(a_source(URL), a_response(URL, status), page)
    assert not [*dead_link(evidence), *soft_404(evidence)]


@pytest.mark.parametrize("title", ["\u202e\x1b[2J" * 1000, "a" * 1_000_000, "", "\ud800"])
def test_hostile_titles_raise_nothing(title):
    for kind in PageKind:
        for status in (200, 404):
            verdicts(a_response(URL, status), titled(kind, title), title=title)


@pytest.mark.parametrize("url", ["https://" + "a" * 9000, "", "http://[::1", "https://xn--/"])
def test_hostile_addresses_raise_nothing(url):
    failure = Failure(url, FailureKind.DNS, "", HOP, final_url=url)
    (fault,) = dead_link(evidence_for(a_source(URL), failure))
    assert len(fault.message) < 300
    assert len(list(dead_link(evidence_for(a_source(url), failure)))) <= 1
