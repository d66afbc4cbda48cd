"""Sources that are no document."""

import pytest
from builders import a_source, evidence_for

from linkcheck.rules.generic.broken import malformed_url, placeholder_url
from linkcheck.rules.generic.forwarding import url_shortener
from linkcheck.rules.generic.front import bare_homepage
from linkcheck.rules.generic.search import search_engine_home, search_results


def flagged(url, **article):
    """Return the rules of the family that speak about an address."""
    rules = (
        *(search_engine_home, search_results, bare_homepage),
        *(url_shortener, placeholder_url, malformed_url),
    )
    evidence = evidence_for(a_source(url), **article)
    return [rule.__name__ for rule in rules if list(rule(evidence))]


@pytest.mark.parametrize(
    "url",
    [
        "https://Google.com/",
        "http://www.google.co.uk",
        "https://www.google.de/webhp?hl=de",
        "https://google.com/?hl=en",
        "https://www.bing.com/",
        "https://duckduckgo.com/",
        "https://yandex.ru/",
        "https://www.baidu.com/index.html",
        "https://scholar.google.com/",
    ],
)
def test_front_pages_of_search_engines(url):
    assert flagged(url) == ["search_engine_home"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=putin+xi",
        "https://www.google.co.uk/search?hl=en&q=x",
        "https://google.com/?q=x",
        "https://scholar.google.com/scholar?q=x",
        "https://duckduckgo.com/?q=x&ia=web",
        "https://www.baidu.com/s?wd=x",
        "https://yandex.ru/search/?text=x",
        "https://search.yahoo.com/search?p=x",
        "https://daily.site/search?q=talks",
        "https://daily.site/?s=talks",
        "https://daily.site/en/search/?query=talks",
    ],
)
def test_lists_of_results(url):
    assert flagged(url) == ["search_results"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search/howsearchworks/",
        "https://www.google.com/intl/en/about/",
        "https://books.google.com/books?id=abc&q=talks",
        "https://scholar.google.com/citations?user=abc",
        "https://blog.google/products/search/",
        "https://google.evil.com/a",
        "https://duckduckgo.com/about",
        "https://daily.site/research?id=7",
        "https://daily.site/search-for-truth",
        "https://daily.site/search",
        "https://www.bbc.co.uk/news/world-1",
        "https://daily.site/?p=123",
        "https://daily.site/#/talks",
        "https://t.co.uk/page",
        "https://daily.site/example.com/page",
        "https://web.archive.org/web/2021/https://daily.site/a",
        "https://daily.site/share?u=https://other.site/a",
        "https://daily.site/a(b)c",
        "https://daily.site/ai",
        "https://code.site/project/blob/main/TODO",
        "https://code.site/project/TODO.md",
        "https://daily.site/?s=123",
        "https://daily.site/search?q=17",
        "https://daily.site/mv",
        "https://daily.site/todo-list-apps",
        "doi:10.1000/182",
        "www.daily.site/talks",
        "WWW.Daily.site/talks",
        "mailto:a@b.site",
    ],
)
def test_innocent_addresses(url):
    """What only looks like one of them is left alone."""
    assert flagged(url) == []


@pytest.mark.parametrize(
    "url", ["https://www.bbc.com", "https://who.int/", "https://daily.site/en/", "https://a.site/index.html"]
)
def test_front_pages(url):
    assert flagged(url) == ["bare_homepage"]


def test_a_front_page_is_fine_in_an_article_about_the_site():
    assert flagged("https://www.mozilla.org/", title="What Mozilla does") == []


@pytest.mark.parametrize("url", ["https://bit.ly/3x", "https://t.co/abc", "http://tinyurl.com/y"])
def test_short_links(url):
    assert flagged(url) == ["url_shortener"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/page",
        "https://www.example.org/a",
        "https://daily.test/a",
        "https://yoursite.com/post",
        "https://daily.site/URL_HERE",
        "https://daily.site/XXXX/1",
        "https://daily.site/TODO",
        "https://TODO",
    ],
)
def test_placeholders(url):
    assert flagged(url) == ["placeholder_url"]


@pytest.mark.parametrize(
    "url",
    [
        "https://https://daily.site/a",
        "http:/daily.site/a",
        "https//daily.site/a",
        "https://daily.site/ahttps://other.site/b",
        "https://daily.site/a-long-na...",
        "https://daily.site:99999999/",
        "https://",
        "http://[::1",
        "https://" + "a" * 9000 + ".site/",
    ],
)
def test_broken_addresses(url):
    assert "malformed_url" in flagged(url)


def test_an_entry_without_an_address_is_left_alone():
    assert flagged(None) == []


@pytest.mark.parametrize(
    "url", ["https://daily.site/?" + "a&" * 5000, "https://daily.site/" + "%41" * 2000, "\x00", "https://\ud800"]
)
def test_hostile_addresses_do_not_raise(url):
    flagged(url)
