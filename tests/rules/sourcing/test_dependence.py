"""What several rules ask of a list."""

import pytest
from builders import a_page, a_response, a_source, an_article, evidence_for

from linkcheck.model import Evidence, Failure, FailureKind, PageKind
from linkcheck.rules.sourcing import dependence
from linkcheck.rules.sourcing.dependence import copies, independent_origins, is_own, own_domain

A, B = "https://daily.site/a", "https://herald.site/b"


def test_an_article_is_looked_at_once(monkeypatch):
    """The same evidence gives the very same answer; a copy of it is another question."""
    article = an_article(a_source(A))
    evidence = (Evidence(article, article.sources[0]),)
    assert independent_origins(article, evidence) is independent_origins(article, evidence)
    assert copies(article, evidence) is copies(article, evidence)
    monkeypatch.setattr(dependence, "origins", lambda _: ())
    assert independent_origins(article, evidence).usable
    assert not independent_origins(article, [*evidence]).usable


def test_only_the_last_article_is_remembered():
    for number in range(3):
        article = an_article(a_source(A), text=f"Article {number}.")
        evidence = (Evidence(article, article.sources[0]),)
        assert copies(article, evidence).wording.text == f"Article {number}."


@pytest.mark.parametrize(
    ("fetch", "page", "usable"),
    [
        pytest.param(None, None, True, id="not opened"),
        pytest.param(a_response(A), a_page(A, kind=PageKind.ARTICLE), True, id="there"),
        pytest.param(a_response(A, 503), None, True, id="could not be told"),
        pytest.param(a_response(A), a_page(A, kind=PageKind.BOT_WALL), True, id="a wall"),
        pytest.param(a_response(A, 404), None, False, id="gone"),
        pytest.param(Failure(A, FailureKind.DNS, ""), None, False, id="no host"),
        pytest.param(a_response(A), a_page(A, kind=PageKind.SOFT_404), False, id="a page that says so"),
        pytest.param(a_response(A), a_page(A, kind=PageKind.PARKED), False, id="parked"),
    ],
)
def test_what_is_usable(fetch, page, usable):
    each = evidence_for(a_source(A), fetch, page)
    assert bool(independent_origins(each.article, (each,)).usable) is usable


def test_places_are_those_of_the_list():
    """What is left out leaves its place."""
    sources = [a_source(url, line=line) for line, url in enumerate(["https://google.com/", A, B, f"{A}#x"], 1)]
    article = an_article(*sources)
    found = independent_origins(article, tuple(Evidence(article, source) for source in sources))
    assert [origin.entries for origin in found.usable] == [(1, 3), (2,)]
    assert [(tie.first, tie.second) for tie in found.usable[0].ties] == [(1, 3)]


@pytest.mark.parametrize(
    ("path", "domain"),
    [
        ("https://www.daily.site/x", "daily.site"),
        ("HTTP://news.daily.co.uk/x", "daily.co.uk"),
        ("drafts/a.md", None),
        ("https://", None),
        ("", None),
    ],
)
def test_an_article_is_at_home_where_it_was_read(path, domain):
    article = an_article(path=path)
    assert own_domain(article) == domain
    assert is_own(article, evidence_for(a_source("https://daily.site/y"))) is (domain == "daily.site")
    assert not is_own(article, evidence_for(a_source(None, text="A book")))
