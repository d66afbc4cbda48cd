"""Which pages are copies that name the page they were taken from."""

import pytest
from builders import a_page, a_response, a_source, an_article

from linkcheck import urls
from linkcheck.followups.origins import is_amp, origin
from linkcheck.model import Evidence, Failure, FailureKind, PageKind


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/amp/s/daily.site/talks.html",
        "https://daily-site.cdn.ampproject.org/c/s/daily.site/talks",
        "https://daily.site/talks/amp/",
        "https://daily.site/talks/amp",
        "https://daily.site/amp/talks",
        "https://daily.site/talks.amp.html",
        "https://daily.site/talks.amp",
        "https://amp.daily.site/talks",
        "https://daily.site/talks?amp=1",
        "https://daily.site/talks?a=b&amp",
        "https://daily.site/talks?outputType=amp",
    ],
)
def test_amp_addresses(url):
    assert is_amp(urls.read(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.site/amplifiers",
        "https://daily.site/amp-guide",
        "https://example.org/lamp",
        "https://daily.site/talks?ampere=1",
        "https://amplify.site/",
        "https://champ.site/a",
    ],
)
def test_addresses_that_only_look_like_amp(url):
    assert not is_amp(urls.read(url))


def of(url, canonical, kind=PageKind.ARTICLE, status=200, cited=None):
    """Return the origin that a page names."""
    source = a_source(cited or url)
    page = a_page(url, kind=kind, canonical_url=canonical)
    return origin(Evidence(an_article(source), source, a_response(url, status), page))


TALKS = "https://daily.site/talks"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://daily.site/amp/talks", TALKS),
        ("https://daily-site.cdn.ampproject.org/c/s/daily.site/talks", TALKS),
        ("https://news.portal.example/a/1", TALKS),
    ],
    ids=["AMP", "a cache", "a portal"],
)
def test_a_copy_leads_to_its_origin(url, canonical):
    assert of(url, canonical) == TALKS
    assert of(url, f"{canonical}#top") == TALKS


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (TALKS, TALKS),
        (f"{TALKS}?utm_source=x", TALKS),
        ("https://www.daily.site/talks", TALKS),
        ("https://www.daily.co.uk/talks", "https://www.daily.com/talks"),
        ("https://daily.site/amp/talks", "https://daily.site/"),
        ("https://portal.example/a", "https://daily.site/"),
        ("https://daily.site/amp/talks", "https://daily.site/talks/amp"),
        (TALKS, "javascript:alert(1)"),
        (TALKS, "https://"),
        (TALKS, None),
    ],
    ids=[
        "itself",
        "with a query",
        "www",
        "another country",
        "AMP home",
        "home",
        "AMP again",
        "script",
        "no",
        "none",
    ],
)
def test_what_is_no_copy(url, canonical):
    """A front page is nobody's origin: careless sites write it on all of their pages."""
    assert of(url, canonical) is None


def test_a_page_that_was_not_seen_names_nothing():
    assert of("https://portal.example/a", TALKS, kind=PageKind.BOT_WALL) is None
    assert of("https://portal.example/a", TALKS, status=404) is None
    assert of("https://portal.example/a", TALKS, cited=TALKS) is None
    source = a_source(TALKS)
    silent = Failure(TALKS, FailureKind.TIMEOUT, "")
    assert origin(Evidence(an_article(source), source, silent, None)) is None
