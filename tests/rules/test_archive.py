"""Which archived copy is at hand, and how it is offered."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Capture, Failure, FailureKind, NoCapture, Opened, PageKind
from linkcheck.rules.archive import advice, copy_of

URL = "https://daily.site/talks"
COPY = f"https://web.archive.org/web/20211215120000/{URL}"
OTHER = f"https://archive.site/20200101000000/{URL}"
PAGE = a_page(COPY, kind=PageKind.ARTICLE)
FOUND = Capture(COPY, "2021-12-15T12:00:00Z", 200, PAGE, verified=True)


def evidence(capture=None, archived=None, archive_url=None):
    return evidence_for(a_source(URL, archive_url=archive_url), a_response(URL, 404))._replace(
        capture=capture, archived=archived
    )


def test_a_copy_that_was_opened_is_offered_with_its_day():
    assert advice(evidence(FOUND)) == f"Cite the archived copy of 2021-12-15: {COPY}"


def test_one_of_no_known_day_is_offered_without():
    found = FOUND._replace(url="https://archive.site/Ab1c", time="")
    assert advice(evidence(found)) == "Cite the archived copy: https://archive.site/Ab1c"


@pytest.mark.parametrize(
    "capture",
    [
        None,
        NoCapture(URL, "none", is_sure=True),
        FOUND._replace(verified=False),
        FOUND._replace(verified=False, why_not="it shows an error"),
    ],
)
def test_what_shows_no_page_is_never_offered(capture):
    assert advice(evidence(capture)) is None


def test_the_copy_that_the_article_names_comes_first():
    opened = Opened(OTHER, a_response(OTHER), PAGE)
    found = copy_of(evidence(FOUND, opened, OTHER))
    assert (found.url, found.day, found.is_cited) == (OTHER, "2020-01-01", True)
    assert advice(evidence(FOUND, opened, OTHER)).startswith("Link the archived copy of 2020-01-01 that the entry")


@pytest.mark.parametrize(
    "opened",
    [
        Opened(OTHER, a_response(OTHER, 404), PAGE),
        Opened(OTHER, Failure(OTHER, FailureKind.TIMEOUT, ""), None),
        Opened(OTHER, a_response(OTHER), None),
        Opened(OTHER, a_response(OTHER), PAGE._replace(kind=PageKind.SOFT_404)),
        Opened(OTHER, a_response(OTHER), PAGE._replace(kind=PageKind.BOT_WALL)),
    ],
    ids=["404", "no answer", "unread", "not found", "wall"],
)
def test_one_that_shows_nothing_gives_way(opened):
    assert copy_of(evidence(FOUND, opened, OTHER)).url == COPY
    assert copy_of(evidence(None, opened, OTHER)) is None


def test_a_long_address_does_not_fill_a_sentence():
    assert len(advice(evidence(FOUND._replace(url=COPY + "a" * 9000)))) < 600
