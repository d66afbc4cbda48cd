"""The days that an article, a source and its page are known by."""

import pytest
from builders import a_page, a_response, a_source, an_article, evidence_for

from linkcheck.model import Failure, FailureKind, PageKind, PartialDate
from linkcheck.rules import dated

D = PartialDate


@pytest.mark.parametrize(
    ("fetch", "day"),
    [
        (None, None),
        (a_response(), None),
        (a_response(checked="2026-05-02T10:00:00Z"), D(2026, 5, 2)),
        (Failure("https://daily.site/", FailureKind.TIMEOUT, "", checked="2026-05-02T10:00:00Z"), D(2026, 5, 2)),
        (a_response(checked="yesterday"), None),
        (a_response(checked="99999-01-01"), None),
    ],
)
def test_the_day_of_the_check_is_that_of_the_answer(fetch, day):
    assert dated.day_of_check(evidence_for(a_source(), fetch)) == day


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://daily.site/2021/12/15/talks", (2021, 12, 15)),
        ("https://daily.site/2021/2/31", (2021, 2, 31)),
        ("https://daily.site/2021-12-15-talks", (2021, 12, 15)),
        ("https://daily.site/a/2021-12-15", (2021, 12, 15)),
        ("https://web.archive.org/web/20200101000000/https://daily.site/2021/12/15/a", (2021, 12, 15)),
        ("https://daily.site/2021/12/talks", None),
        ("https://daily.site/20211215/talks", None),
        ("https://daily.site/a-2021-12-15", None),
        ("https://daily.site/2021/12/155/talks", None),
        ("https://daily.site/?2021/12/15", None),
        ("not an address", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_in_an_address(url, parts):
    """Its parts are segments, or begin one: all else may be a number."""
    assert dated.in_address(url) == parts


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((), False),
        ((a_source(published=D(2024)),), False),
        ((a_source(published=D(2024)), a_source(accessed=D(2022, 5))), True),
        ((a_source(published=D(2022)), a_source(published=D(2022))), False),  # an issue of the next year
        ((a_source(accessed=D(2021)), a_source(accessed=D(2021, 12, 15))), False),
        ((a_source(published=D(2020)),) * 50 + (a_source(published=D(2024)),) * 9, False),  # too far down
    ],
)
def test_an_article_that_was_continued_has_later_entries(entries, expected):
    assert dated.was_continued(an_article(*entries, published=D(2021, 12, 15))) is expected
    assert dated.was_continued(an_article(*entries)) is False


@pytest.mark.parametrize(
    ("case", "is_cited"),
    [
        ({}, True),
        ({"kind": PageKind.PAYWALL}, True),
        ({"kind": PageKind.SECTION}, False),
        ({"kind": PageKind.SOFT_404}, False),
        ({"canonical_url": "https://www.daily.site/other"}, True),
        ({"canonical_url": "https://agency.site/talks"}, False),
        ({"canonical_url": "not an address"}, True),
    ],
)
def test_the_page_that_was_cited(case, is_cited):
    page = a_page("https://daily.site/talks", **({"kind": PageKind.ARTICLE} | case))
    evidence = evidence_for(a_source("https://daily.site/talks"), a_response("https://daily.site/talks"), page)
    assert (dated.cited_page(evidence) is page) is is_cited
