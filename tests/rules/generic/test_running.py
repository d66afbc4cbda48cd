"""Lists of what is new, and pages that keep changing."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import PageKind, PartialDate
from linkcheck.rules.generic.running import is_running, live_page, section_index

DAY = PartialDate(2021, 12, 15)


def speaks(url, kind=None, text=None, **more):
    """Return who speaks of an address, whose page is of some kind."""
    source = a_source(url, text, archive_url=more.pop("archive_url", None))
    page = a_page(kind=kind, **more) if kind else None
    evidence = evidence_for(source, a_response(url) if kind else None, page)
    return [rule.__name__ for rule in (section_index, live_page) for _ in rule(evidence)]


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://daily.site/tag/diplomacy",
            "https://daily.site/tag/diplomacy/",
            "https://daily.site/category/politics",
        ),
        *("https://daily.site/author/jane-doe/", "https://daily.site/2021/12/", "https://daily.site/2021/12/15/"),
        *("https://daily.site/blog/2021/12", "https://daily.site/page/2/", "https://daily.site/news/page/14"),
        *(
            "https://daily.site/2021/12/page/3/",
            "https://daily.site/en/2021/1/",
            "https://daily.site/news/2021/12/05",
        ),
        *(
            "https://www.aljazeera.com/tag/vladimir-putin/",
            "https://en.wikipedia.org/wiki/Category:Rivers_of_Germany",
        ),
    ],
)
def test_addresses_that_say_they_are_lists(url):
    assert speaks(url) == ["section_index"]
    assert speaks(url, PageKind.SECTION) == ["section_index"]
    assert speaks(url, PageKind.PAGE) == ["section_index"]
    assert speaks(url, PageKind.ARTICLE, published=DAY, published_sure=True) == []


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks",
            "https://daily.site/talks",
        ),
        *(
            "https://daily.site/category/leaders-to-hold-talks-on-security/",
            "https://daily.site/tag/talks-2021.html",
        ),
        *(
            "https://daily.site/category/politics/12345678",
            "https://daily.site/2021/12/15/talks",
            "https://daily.site/2021/",
        ),
        *("https://daily.site/2021/99/", "https://daily.site/1021/12/", "https://daily.site/report/2021/12"),
        *(
            "https://daily.site/leaders-to-hold-talks-on-security/page/2",
            "https://daily.site/pages/2",
            "https://daily.site/a-tag/b",
        ),
        *(
            "https://web.archive.org/web/2021/https://daily.site/tag/talks",
            "https://daily.site/world",
            "https://daily.site/",
        ),
        *(
            "https://www.google.com/search?q=/tag/a",
            "https://bit.ly/tag",
            "https://example.com/tag/a",
            None,
            "doi:10.1/tag/a",
        ),
        "https://en.wikipedia.org/wiki/Diplomacy",
    ],
)
def test_other_addresses_are_no_lists(url):
    assert "section_index" not in speaks(url)


def test_a_headline_under_a_tag_is_a_list_where_the_page_shows_one():
    url = "https://daily.site/tag/leaders-to-hold-talks-on-security/"
    assert speaks(url) == []
    assert speaks(url, PageKind.PAGE) == []
    assert speaks(url, PageKind.SECTION) == ["section_index"]


@pytest.mark.parametrize(
    ("url", "is_section"),
    [
        ("https://daily.site/world", True),
        ("https://daily.site/world/asia", True),
        ("https://daily.site/blog/", True),
        ("https://daily.site/world/asia/china", False),
        ("https://daily.site/leaders-to-hold-talks", False),
        ("https://daily.site/report-2021", False),
        ("https://daily.site/world?id=7", False),
        ("https://daily.site/talks.html", False),
    ],
)
def test_a_short_address_is_a_section_where_the_page_shows_one(url, is_section):
    assert (speaks(url, PageKind.SECTION) == ["section_index"]) == is_section
    assert speaks(url, PageKind.PAGE) == []
    assert speaks(url) == []


def test_a_section_of_a_newsroom_is_known():
    assert speaks("https://www.aljazeera.com/news/") == ["section_index"]
    assert speaks("https://www.theguardian.com/world") == ["section_index"]
    assert speaks("https://www.theguardian.com/world", PageKind.ARTICLE) == []


def test_an_author_page_is_fine_where_the_author_is_meant():
    url = "https://daily.site/author/jane-doe"
    assert speaks(url, text="Profile of Jane Doe") == []
    assert speaks(url, text="Autorenseite von Jane Doe") == []
    assert speaks(url, text="Jane Doe on the talks") == ["section_index"]


def test_an_archived_copy_beside_the_address_stays_as_it_is():
    copy = "https://web.archive.org/web/20211215000000/https://daily.site/tag/talks"
    assert speaks("https://daily.site/tag/talks", archive_url=copy) == []
    assert speaks("https://www.bbc.com/news/live/world-59662935", archive_url=copy) == []


def test_what_did_not_open_tells_nothing_about_its_kind():
    source = a_source("https://daily.site/world")
    evidence = evidence_for(source, a_response(status=404), a_page(kind=PageKind.SECTION))
    assert not is_running(evidence)


@pytest.mark.parametrize(
    "url",
    [
        *("https://www.bbc.com/news/live/world-59662935", "https://www.worldometers.info/coronavirus/"),
        *("https://finance.yahoo.com/quote/AAPL", "https://www.theguardian.com/world/live/2021/dec/15/talks-live"),
    ],
)
def test_known_pages_that_keep_changing(url):
    assert speaks(url) == ["live_page"]
    assert speaks(url, PageKind.PAGE) == ["live_page"]


def test_a_page_that_says_it_goes_on():
    assert speaks("https://daily.site/talks", PageKind.LIVE) == ["live_page"]
    assert speaks("https://daily.site/live/", PageKind.LIVE) == ["live_page"]
    assert speaks("https://daily.site/talks", PageKind.ARTICLE) == []


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://www.bbc.com/news/live/world-59662935#post_61b9",
            "https://www.bbc.com/news/live/world-1?post=asset%3A61",
        ),
        *(
            "https://www.theguardian.com/world/live/2021/dec/15/talks-live?page=with:block-61b9",
            "https://daily.site/talks#p7",
        ),
        *(
            "https://www.bbc.com/news/live/world-1?pinned_post_locator=urn:asset:61",
            "https://daily.site/talks?liveblog-post=7",
        ),
    ],
)
def test_a_single_post_stays(url):
    assert speaks(url, PageKind.LIVE) == []


def test_figures_have_no_posts():
    """A place on a page of figures changes with them."""
    assert speaks("https://www.worldometers.info/coronavirus/#countries") == ["live_page"]


def test_a_route_of_a_script_is_no_post():
    assert speaks("https://www.bbc.com/news/live/world-59662935#!/all") == ["live_page"]


@pytest.mark.parametrize(
    "text", ["Talks: live blog", "Liveticker zu den Gesprächen", "Talks – as it happened", "En direct"]
)
def test_calling_it_a_live_blog_does_not_keep_it_as_it_was(text):
    assert speaks("https://www.bbc.com/news/live/world-59662935", text=text) == ["live_page"]
    assert speaks("https://www.worldometers.info/coronavirus/", text=text) == ["live_page"]


@pytest.mark.parametrize("seed", ["/tag", "a-", "/2021/12", "/page/1", "%2f", "/", "-"])
def test_what_is_repeated_takes_no_time(seed):
    def work(size):
        url = "https://daily.site/" + (seed * size)[:8000]
        return cpu(lambda: [speaks(url, PageKind.SECTION) for _ in range(20)])

    assert_linear(work, 500)


@pytest.mark.parametrize(
    "url", ["https://daily.site/tag/" + "a" * 1_000_000, "https://daily.site/tag/\ud800", "\x00"]
)
def test_hostile_addresses_do_not_raise(url):
    assert speaks(url, PageKind.SECTION) is not None
