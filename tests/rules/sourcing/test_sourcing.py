"""The list as a whole."""

import pytest
from builders import a_response, a_source, an_article

from linkcheck.model import Evidence, Failure, FailureKind, Link, Region
from linkcheck.rules.sourcing.number import no_sources
from linkcheck.rules.sourcing.origins import single_source
from linkcheck.rules.sourcing.repeated import duplicate_source

GOOD = "https://daily.site/talks"
OTHER = "https://other.site/talks"


def judged(rule, *sources, fetch=None, **fields):
    article = an_article(*sources, **fields)
    fetch = fetch or {}
    evidence = [Evidence(article, source, fetch.get(source.url)) for source in sources]
    return list(rule(article, evidence))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "empty"),
        ({"text": "  \n"}, "empty"),
        ({"text": "Words."}, "No list"),
        ({"text": "Words.", "links": (Link(GOOD, "x", Region(1, 1, 1, 2)),)}, "one link"),
    ],
)
def test_an_article_without_sources(fields, words):
    (fault,) = judged(no_sources, **fields)
    assert words in fault.message


def test_an_article_with_sources():
    assert not judged(no_sources, a_source(GOOD))


@pytest.mark.parametrize(
    "urls",
    [
        pytest.param([GOOD], id="one"),
        pytest.param([GOOD, "https://google.com/"], id="one and a search engine"),
        pytest.param([GOOD, GOOD + "#part"], id="one page twice"),
        pytest.param([GOOD, "https://example.com/URL"], id="one and a placeholder"),
        pytest.param(["https://google.com/"], id="none"),
    ],
)
def test_a_list_that_rests_on_one_source(urls):
    assert len(judged(single_source, *map(a_source, urls))) == 1


def test_a_dead_source_does_not_count():
    fetch = {OTHER: a_response(OTHER, 404)}
    assert judged(single_source, a_source(GOOD), a_source(OTHER), fetch=fetch)


def test_a_source_that_could_not_be_checked_counts():
    fetch = {OTHER: Failure(OTHER, FailureKind.TIMEOUT, "no answer")}
    assert not judged(single_source, a_source(GOOD), a_source(OTHER), fetch=fetch)


def test_a_book_counts():
    assert not judged(single_source, a_source(GOOD), a_source(None, text="A book, 2019"))


def test_a_list_with_two_sources_is_fine():
    assert not judged(single_source, a_source(GOOD), a_source(OTHER))


def test_an_article_without_sources_is_the_other_rules_matter():
    assert not judged(single_source)


def test_duplicates_are_told_once_with_their_lines():
    (fault,) = judged(duplicate_source, *(a_source(GOOD, line=line) for line in (3, 5, 9)))
    assert "3 times (lines 3, 5, 9)" in fault.message
    assert fault.source.region.start_line == 5


def test_ten_thousand_duplicates_are_one_short_finding():
    (fault,) = judged(duplicate_source, *(a_source(GOOD, line=line) for line in range(1, 10_001)))
    assert "10000 times" in fault.message
    assert len(fault.message) < 200


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (GOOD, "HTTPS://DAILY.site:443/talks", 1),
        (GOOD, GOOD + "#part", 0),
        (GOOD, GOOD + "?page=2", 0),
        (GOOD, OTHER, 0),
        (None, None, 0),
        ("not an address", "not an address", 0),
    ],
)
def test_what_counts_as_the_same(one, other, expected):
    assert len(judged(duplicate_source, a_source(one, text="a"), a_source(other, text="b"))) == expected
