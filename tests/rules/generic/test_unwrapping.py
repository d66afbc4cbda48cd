"""The address within an address."""

import pytest
from builders import a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck import urls
from linkcheck.model import Redirect
from linkcheck.rules.generic.unwrapping import landed, unwrapped

PAGE = "https://www.aljazeera.com/news/talks"
QUOTED = "https%3A%2F%2Fwww.aljazeera.com%2Fnews%2Ftalks"
GOOGLE = "https://www.google.com/url?q="


@pytest.mark.parametrize(
    "url",
    [
        *(f"{GOOGLE}{QUOTED}", f"{GOOGLE}{PAGE}&sa=D", f"https://www.google.de/url?sa=t&url={QUOTED}"),
        *(f"https://l.facebook.com/l.php?u={QUOTED}", f"https://lm.facebook.com/l.php?u={QUOTED}&h=x"),
        *(
            f"https://l.instagram.com/?u={QUOTED}",
            f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=x",
        ),
        *(f"https://urldefense.com/v3/__{PAGE}__;!!AbC$", f"https://urldefense.com/v3/__{PAGE}__;Iy8!!AbC!x$"),
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.aljazeera.com_news_talks&d=DwMF&c=x",
        f"https://secure-web.cisco.com/1abcDEF-_/{QUOTED}",
        f"https://www.youtube.com/redirect?event=video&q={QUOTED}",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fwww.aljazeera.com%252Fnews%252Ftalks",
    ],
)
def test_what_an_address_holds(url):
    assert unwrapped(urls.read(url)) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        *(
            f"{GOOGLE}javascript:alert(1)",
            f"{GOOGLE}/search",
            GOOGLE,
            f"{GOOGLE}http://localhost/",
            f"{GOOGLE}ftp://a.site/a",
        ),
        *(
            "https://www.google.com/url",
            f"https://daily.site/url?q={QUOTED}",
            "https://news.google.com/articles/CBMi",
        ),
        *(
            f"{GOOGLE}file:///etc/passwd",
            f"{GOOGLE}data:text/html,a",
            "https://urldefense.com/v3/__mailto:a@b.site__;!!$",
        ),
    ],
)
def test_what_is_no_page_is_not_named(url):
    assert unwrapped(urls.read(url)) is None


def test_no_more_than_three_are_opened():
    def wrapped(times):
        url = PAGE
        for _ in range(times):
            url = GOOGLE + url.replace("%", "%25").replace(":", "%3A").replace("/", "%2F").replace(
                "?", "%3F"
            ).replace("=", "%3D")
        return urls.read(url)

    assert unwrapped(wrapped(3)) == PAGE
    assert unwrapped(wrapped(5)).startswith(GOOGLE)


def test_a_password_is_not_handed_on():
    assert unwrapped(urls.read(f"{GOOGLE}https%3A%2F%2Fme%3Asecret%40daily.site%2Fa")) == "https://daily.site/a"


@pytest.mark.parametrize(
    ("url", "final", "elsewhere"),
    [
        ("https://a.site/x", "https://b.site/y", True),
        ("https://a.site/x", "https://www.a.site/y", False),
        ("https://a.site/x", "market://details?id=y", False),
        ("https://a.site/x", "http://[::1", False),
    ],
)
def test_where_redirects_end(url, final, elsewhere):
    fetch = a_response(url, final_url=final, redirects=(Redirect(url, 302),))
    assert (landed(evidence_for(a_source(url), fetch)) is not None) == elsewhere


def test_without_a_redirect_nothing_was_left():
    assert (
        landed(
            evidence_for(a_source("https://a.site/x"), a_response("https://a.site/x", final_url="https://b.site/"))
        )
        is None
    )
    assert landed(evidence_for(a_source("https://a.site/x"))) is None


@pytest.mark.parametrize("seed", ["__", "__;", "https://", "/__https://a.site", "%2F", "_http:/"])
def test_what_is_repeated_takes_no_time(seed):
    def work(size):
        address = urls.read("https://urldefense.com/v3/__https://a.site/" + (seed * size)[: 4 * 1900])
        unwrapped.cache_clear()
        return cpu(lambda: unwrapped(address))

    assert_linear(work, 1900 // len(seed))
