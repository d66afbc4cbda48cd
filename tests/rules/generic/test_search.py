"""Search engines, their results, and a site's own search."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Confidence, Level, PageKind
from linkcheck.rules.generic.search import is_search, search_engine_home, search_results


def homes(url, text=None, **article):
    return list(search_engine_home(evidence_for(a_source(url, text), **article)))


def results(url, page=None, status=200):
    fetch = a_response(url, status) if page else None
    return list(search_results(evidence_for(a_source(url), fetch, page)))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://Google.com/",
            "http://www.google.co.uk",
            "https://www.google.de/webhp?hl=de",
            "https://bing.com",
        ),
        *("https://google.com/?hl=en", "https://www.bing.com/", "https://duckduckgo.com/", "https://yandex.ru/"),
        *("https://www.baidu.com/index.html", "https://scholar.google.com/", "https://www.ecosia.org/"),
        *("https://search.brave.com/", "https://www.startpage.com/", "https://news.google.com/"),
    ],
)
def test_front_pages_of_search_engines(url):
    (fault,) = homes(url)
    assert "front page of a search engine" in fault.message
    assert fault.confidence is Confidence.HIGH
    assert fault.level is None
    assert results(url) == []


def test_an_entry_about_the_engines_own_site_is_fine():
    assert homes("https://www.google.com/", "Google, official website") == []
    assert homes("https://www.google.com/", "Google-Startseite: https://www.google.com/") == []
    assert homes("https://www.google.com/", "Google website")  # that is where something was found


def test_it_is_a_note_in_an_article_about_the_engine():
    (fault,) = homes("https://duckduckgo.com/", title="DuckDuckGo raises money")
    assert fault.level is Level.NOTE


@pytest.mark.parametrize(
    "url",
    [
        *("https://www.google.com/search?q=putin+xi", "https://www.google.co.uk/search?hl=en&q=x"),
        *(
            "https://google.com/?q=x",
            "https://scholar.google.com/scholar?q=x",
            "https://duckduckgo.com/?q=x&ia=web",
        ),
        *(
            "https://www.baidu.com/s?wd=x",
            "https://yandex.ru/search/?text=x",
            "https://search.yahoo.com/search?p=x",
        ),
        *(
            "https://www.bing.com/search?q=x",
            "https://www.bing.com/images/search?q=x",
            "https://ya.ru/search/?text=x",
        ),
    ],
)
def test_results_of_search_engines(url):
    (fault,) = results(url)
    assert "list of search results (" in fault.message
    assert homes(url) == []


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://daily.site/search?q=talks",
            "https://daily.site/?s=talks",
            "https://daily.site/index.php?s=talks",
        ),
        *("https://daily.site/en/search/?query=talks", "https://daily.site/suche.html?q=Gipfel"),
        *("https://daily.site/recherche?recherche=sommet", "https://daily.site/buscar/?q=cumbre"),
        *(
            "https://daily.site/szukaj?q=szczyt",
            "https://daily.site/search?q=%D1%81%D0%B0%D0%BC%D0%BC%D0%B8%D1%82",
        ),
        *(
            "https://wiki.site/w/index.php?title=Special:Search&search=summit",
            "https://daily.site/results?search_query=a",
        ),
        *(
            "https://daily.site/de/news/suche?q=a",
            "https://shop.site/s?k=lamp",
            "https://daily.site/search.aspx?q=a",
        ),
    ],
)
def test_a_sites_own_search(url):
    if "/s?k=" in url:
        assert results(url) == []  # a path of one letter says nothing
    else:
        (fault,) = results(url)
        assert "search results on" in fault.message


@pytest.mark.parametrize(
    "url",
    [
        *("https://www.google.com/search/howsearchworks/", "https://www.google.com/intl/en/about/"),
        *("https://scholar.google.com/citations?user=abc", "https://blog.google/products/search/"),
        *("https://google.evil.com/a", "https://duckduckgo.com/about", "https://daily.site/research?id=7"),
        *("https://daily.site/search-for-truth", "https://daily.site/search", "https://daily.site/?s=123"),
        *("https://daily.site/search?q=17", "https://daily.site/?p=123", "https://daily.site/?q=talks"),
        *("https://daily.site/2021/12/search?ref=home", "https://daily.site/search/label?id=77"),
        *("https://daily.site/a/b/c/d/search?q=x", "https://www.google.com/maps/place/Bonn", "doi:10.1000/182"),
        *(
            "https://daily.site/find-a-doctor?query=",
            "mailto:a@b.site?subject=search",
            "https://daily.site/s?id=1",
        ),
        "https://web.archive.org/web/2021/https://daily.site/search?q=a",
    ],
)
def test_what_only_looks_like_a_search(url):
    assert not is_search(evidence_for(a_source(url)))


def test_a_page_that_says_so_at_the_address_of_a_search():
    page = a_page(kind=PageKind.SEARCH_RESULTS)
    (fault,) = results("https://daily.site/search/talks", page)
    assert fault.confidence is Confidence.MEDIUM
    assert results("https://daily.site/finder?topic=talks", page)
    assert results("https://daily.site/talks", page) == []
    assert results("https://daily.site/search/talks", page, status=404) == []
    assert results("https://daily.site/search/talks", a_page(kind=PageKind.ARTICLE)) == []


def test_broken_and_missing_addresses_are_left_to_others():
    assert not is_search(evidence_for(a_source(None, "A book")))
    assert results("https://https://www.google.com/search?q=x") == []
    assert homes("https://www.google.com/...") == []


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.site/?" + "a&" * 5000,
        "https://daily.site/" + "%41" * 2000 + "?q=a",
        "\x00",
        "https://\ud800",
    ],
)
def test_hostile_addresses_do_not_raise(url):
    assert not is_search(evidence_for(a_source(url)))
