"""Short links, and links through a service: where they lead, and what only looks like one."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Confidence, Failure, FailureKind, Level, PageKind, Redirect
from linkcheck.rules.generic.forwarding import sends_on, url_shortener, wrapper_link

PAGE = "https://www.aljazeera.com/news/talks"


def led(url, final=None, status=200, kind=PageKind.ARTICLE):
    """Return the evidence for an address that redirects, if anything answered."""
    fetch = a_response(url, status, final, redirects=(Redirect(url, 301),)) if final else None
    return evidence_for(a_source(url), fetch, a_page(kind=kind) if final else None)


@pytest.mark.parametrize(
    "url", ["https://bit.ly/3x", "https://t.co/abc", "http://tinyurl.com/y", "https://is.gd/a", "https://ow.ly/a"]
)
def test_short_links(url):
    (fault,) = url_shortener(led(url))
    assert fault.level is None
    assert fault.advice is None
    (fault,) = url_shortener(led(url, PAGE))
    assert fault.found == PAGE
    assert fault.advice == f"Link the page itself: {PAGE}"
    assert sends_on(led(url))


def test_where_no_page_is_in_the_end_none_is_advised():
    (fault,) = url_shortener(led("https://bit.ly/3x", PAGE, status=404))
    assert fault.found == PAGE
    assert fault.advice is None
    (fault,) = url_shortener(led("https://bit.ly/3x", PAGE, kind=PageKind.LOGIN_WALL))
    assert fault.advice is None


def test_a_failure_leads_nowhere():
    evidence = led("https://bit.ly/3x")._replace(fetch=Failure("https://bit.ly/3x", FailureKind.TIMEOUT, ""))
    (fault,) = url_shortener(evidence)
    assert fault.found is None


def test_a_publishers_own_short_addresses_are_a_note():
    (fault,) = url_shortener(led("https://nyti.ms/3xYzAbC"))
    assert fault.level is Level.NOTE
    assert "New York Times" in fault.message


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://ab.cd.site/3xYzA", PAGE),
        ("https://sho.site/aB3", "https://daily.site/leaders-hold-talks"),
        ("https://sho.site/XyZ12/", "https://daily.site/2021/12/15/talks"),
        ("https://sho.site/xkcdq", "https://daily.site/news/talks"),
    ],
)
def test_what_behaves_like_a_short_link_is_a_note(url, final):
    (fault,) = url_shortener(led(url, final))
    assert fault.level is Level.NOTE
    assert fault.confidence is Confidence.MEDIUM
    assert fault.found == final
    assert sends_on(led(url, final))


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://old.site/about", "https://new.site/company/about-us"),
        ("https://old.site/n1234", "https://new.site/news/n1234"),
        ("https://old.site/N1234", "https://new.site/news/?id=n1234"),
        ("https://old.site/2021", "https://new.site/news/2021"),
        ("https://old.site/12345", "https://new.site/news/leaders-to-hold-talks"),
        ("https://old.site/covid", "https://new.site/health/covid-19-advice"),
        ("https://sho.site/3xYzA", "https://new.site/"),
        ("https://sho.site/3xYzA", "https://new.site/home"),
        ("https://sho.site/3xYzA", "https://www.sho.site/news/talks"),
        ("https://sho.site/3xYzA?id=7", "https://new.site/news/talks"),
        ("https://sho.site/3xYzA/4b", "https://new.site/news/talks"),
        ("https://sho.site/3xYzAbCdEf", "https://new.site/news/talks"),
        ("https://doi.org/gh5q2k", "https://journal.site/articles/talks"),
        ("https://doi.org/10.1000/a1", "https://journal.site/articles/talks"),
        ("https://hdl.handle.net/2027/a1B", "https://journal.site/articles/talks"),
        ("https://archive.ph/aB3xY", "https://daily.site/news/talks"),
        ("https://daily.site/talks", None),
    ],
)
def test_moves_and_resolvers_are_no_short_links(url, final):
    assert list(url_shortener(led(url, final))) == []


def test_a_hop_to_a_login_or_an_error_tells_nothing():
    assert list(url_shortener(led("https://sho.site/3xYzA", PAGE, status=404))) == []
    assert list(url_shortener(led("https://sho.site/3xYzA", PAGE, kind=PageKind.LOGIN_WALL))) == []


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://www.google.com/url?q=https%3A%2F%2Fwww.aljazeera.com%2Fnews%2Ftalks&sa=D", "Google"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.aljazeera.com%2Fnews%2Ftalks&h=AT0", "Facebook"),
        ("https://urldefense.com/v3/__https://www.aljazeera.com/news/talks__;!!AbC!xyz$", "Proofpoint"),
    ],
)
def test_an_address_that_holds_another_one(url, service):
    (fault,) = wrapper_link(led(url))
    assert service in fault.message
    assert fault.found == PAGE
    assert fault.advice == f"Link the page itself: {PAGE}"
    assert list(url_shortener(led(url))) == []


def test_an_address_in_a_services_own_code_is_known_by_where_it_leads():
    url = "https://news.google.com/articles/CBMiK2h0dHBz"
    (fault,) = wrapper_link(led(url))
    assert (fault.found, fault.advice) == (None, None)
    (fault,) = wrapper_link(led(url, PAGE))
    assert fault.found == PAGE
    (fault,) = wrapper_link(led(url, PAGE, status=404))
    assert fault.found is None


@pytest.mark.parametrize(
    "url",
    [
        *(
            PAGE,
            "https://daily.site/url?q=https://www.aljazeera.com/",
            "https://www.google.com/search?q=https://a.site",
        ),
        *(
            "https://daily.site/share?u=https://other.site/a",
            "https://www.facebook.com/aljazeera/posts/1",
            None,
            "doi:10.1/a",
        ),
        "https://web.archive.org/web/2021/https://www.google.com/url?q=https://a.site",
    ],
)
def test_other_addresses_hold_none(url):
    assert list(wrapper_link(led(url))) == []


def test_a_long_target_is_cut_in_the_sentence_and_whole_beside_it():
    target = "https://daily.site/" + "a" * 3000
    (fault,) = wrapper_link(led(f"https://www.google.com/url?q={target}"))
    assert fault.found == target
    assert len(fault.advice) < 600
