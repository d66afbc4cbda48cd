"""Addresses of questions, whatever the endpoint and the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.followups.question import Kind, Question, below, with_query


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("https://doi.site", "https://doi.site/10.1/x"),
        ("https://doi.site:8080", "https://doi.site:8080/10.1/x"),
        ("https://doi.site/", "https://doi.site/10.1/x"),
        ("https://doi.site/works", "https://doi.site/works/10.1/x"),
        ("https://doi.site/?doi=", "https://doi.site/?doi=10.1/x"),
        ("https://doi.site/doi:", "https://doi.site/doi:10.1/x"),
        ("https://me:pw@doi.site", "https://doi.site/10.1/x"),
        ("https://doi.site/#part", "https://doi.site/10.1/x"),
    ],
)
def test_what_an_endpoint_has_under_a_name(endpoint, url):
    """A name never becomes a part of the host or of the last word of the path, nor gets lost."""
    assert below(endpoint, "10.1/x") == url


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("https://a.site", "https://a.site/?id=1"),
        ("https://a.site/api", "https://a.site/api?id=1"),
        ("https://a.site/api?key=2", "https://a.site/api?key=2&id=1"),
        ("https://a.site/api#part", "https://a.site/api?id=1"),
    ],
)
def test_an_endpoint_with_a_query(endpoint, url):
    assert with_query(endpoint, "id=1") == url


@given(rest=st.text(alphabet="ab./\\?#@:%2e\r\n\t 10", max_size=40))
def test_no_name_leads_to_another_host(rest):
    for endpoint in ("https://doi.site", "https://doi.site/works/", "https://doi.site:8080"):
        address = urls.read(below(endpoint, rest))
        assert address is None or address.host == "doi.site"


def test_a_question_as_reports_may_have_it():
    assert (
        Question(Kind.PUBMED, "https://a.site/?id=1&email=me%40a.site", "pmid:1").shown == "https://a.site/?id=1"
    )
