"""Copies of what stands elsewhere."""

import pytest
from builders import a_page, a_response
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import Confidence, Failure, FailureKind, Opened, PageKind

COPY, ORIGINAL = "https://digest.site/2021/12/15/talks", "https://gazette.site/world/talks"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.msn.com/en-us/news/world/talks/ar-AAabc",
        "https://news.google.com/articles/CBMiabc",
        "https://news.yahoo.co.jp/articles/abc",
        "https://flipboard.com/article/talks/f-abc",
        "https://www.pressreader.com/uk/daily/20211215/1",
        "https://cdn.ampproject.org/c/s/gazette.site/world/talks",
        "https://hghltd.yandex.net/yandbtm?fmode=inject&url=https%3A%2F%2Fgazette.site%2Fworld%2Ftalks",
        "https://gazette-site.translate.goog/world/talks?_x_tr_sl=de&_x_tr_tl=en",
        "https://www.google.com/amp/s/gazette.site/world/talks",
        "https://gazette.site/world/talks/amp",
    ],
)
def test_copies_by_their_address(url):
    assert spoken(cited(url)) == ["aggregator-copy"]


@pytest.mark.parametrize(
    ("url", "original"),
    [
        ("https://cdn.ampproject.org/c/s/gazette.site/world/talks", ORIGINAL),
        ("https://gazette-site.cdn.ampproject.org/c/s/gazette.site/world/talks", ORIGINAL),
        ("https://gazette-site.cdn.ampproject.org/v/s/gazette.site/world/talks?a=1", f"{ORIGINAL}?a=1"),
        ("https://www.google.com/amp/s/gazette.site/world/talks", ORIGINAL),
        ("https://gazette-site.translate.goog/world/talks?_x_tr_sl=de&_x_tr_tl=en", ORIGINAL),
        ("https://my--paper-co-uk.translate.goog/a?id=7&_x_tr_tl=en", "https://my-paper.co.uk/a?id=7"),
        (
            "https://hghltd.yandex.net/yandbtm?fmode=inject&url=https%3A%2F%2Fgazette.site%2Fworld%2Ftalks",
            ORIGINAL,
        ),
        ("https://12ft.io/https://gazette.site/world/talks", ORIGINAL),
    ],
)
def test_the_original_is_read_off_the_address(url, original):
    fault = told(cited(url))["aggregator-copy"][0]
    assert fault.found == original
    assert fault.advice.endswith(original)


def test_the_original_is_what_the_page_names():
    fault = told(opened(COPY, canonical_url=ORIGINAL))["aggregator-copy"][0]
    assert fault.found == ORIGINAL
    assert fault.advice.endswith(ORIGINAL)
    assert "gazette.site" in fault.message
    assert fault.confidence is Confidence.MEDIUM


def test_an_aggregator_s_copy_names_its_original():
    fault = told(opened("https://www.msn.com/en-us/news/a/ar-AAabc", canonical_url=ORIGINAL))["aggregator-copy"][0]
    assert fault.found == ORIGINAL


def test_an_amp_page_names_its_page():
    evidence = opened("https://gazette.site/world/talks/amp/", canonical_url=ORIGINAL)
    assert told(evidence)["aggregator-copy"][0].found == ORIGINAL


@pytest.mark.parametrize(
    "canonical",
    [
        None,
        "",
        COPY,
        "https://www.digest.site/other",
        "https://m.digest.site/2021/12/15/talks",
        "https://digest.co.uk/2021/12/15/talks",
        "https://gazette.site/",
        "javascript:alert(1)",
        "mailto:a@b.site",
        "http://[::1",
        "data:text/html,a",
        "https://" + "a" * 9000 + ".site/",
        "\u202ehttps://",
    ],
)
def test_what_names_no_other_site_is_no_copy(canonical):
    assert spoken(opened(COPY, canonical_url=canonical)) == []


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.bbc.co.uk/news/world-1", "https://www.bbc.com/news/world-1"),
        ("https://www.guardian.co.uk/world/talks", "https://www.theguardian.com/world/talks"),
        ("https://amp.gazette.site/world/talks", "https://amp.gazette.site/world/talks"),
    ],
)
def test_one_house_with_two_names_copies_nothing(url, canonical):
    assert spoken(opened(url, canonical_url=canonical)) == []


@pytest.mark.parametrize("path", ["/amp/talks", "/guitars/amp", "/world/talks.amp.html"])
def test_a_path_that_only_looks_like_amp(path):
    """A page that names no other page of its own is the page itself."""
    url = f"https://gazette.site{path}"
    assert spoken(opened(url, canonical_url=url)) == []
    assert spoken(opened(url)) == []


@pytest.mark.parametrize("kind", [PageKind.SECTION, PageKind.HOMEPAGE, PageKind.PRODUCT, PageKind.SEARCH_RESULTS])
def test_only_what_is_published_is_copied(kind):
    assert spoken(opened(COPY, canonical_url=ORIGINAL, kind=kind)) == []


def test_an_original_that_is_not_there_is_none():
    evidence = opened(COPY, canonical_url=ORIGINAL)
    gone = Opened(ORIGINAL, a_response(ORIGINAL, 404))
    nowhere = Opened(ORIGINAL, Failure(ORIGINAL, FailureKind.DNS, "no such name"))
    empty = Opened(ORIGINAL, a_response(ORIGINAL), a_page(ORIGINAL, kind=PageKind.SOFT_404))
    for each in (gone, nowhere, empty):
        assert spoken(evidence._replace(canonical=each)) == []


def test_an_original_that_could_not_be_seen_is_still_named():
    evidence = opened(COPY, canonical_url=ORIGINAL)
    there = Opened(ORIGINAL, a_response(ORIGINAL), a_page(ORIGINAL, kind=PageKind.ARTICLE))
    silent = Opened(ORIGINAL, Failure(ORIGINAL, FailureKind.TIMEOUT, "no answer"))
    walled = Opened(ORIGINAL, a_response(ORIGINAL, 403), a_page(ORIGINAL, kind=PageKind.BOT_WALL))
    for each in (there, silent, walled):
        assert spoken(evidence._replace(canonical=each)) == ["aggregator-copy"]


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        ({}, []),
        ({"authors": ("Jane Doe",)}, []),
        ({"canonical_url": ORIGINAL}, ["aggregator-copy"]),
    ],
)
def test_where_own_reports_stand_as_well_the_page_decides(page, rules):
    assert spoken(opened("https://news.yahoo.com/talks-123.html", **page)) == rules


@pytest.mark.parametrize(
    "url",
    [
        "https://translate.google.com/",
        "https://daily.site/amplifiers/best",
        "https://daily.site/2021/ramp/closed",
        "https://daily.site/msn.com/news",
        "https://www.microsoft.com/en-us/microsoft-365",
        "https://web.archive.org/web/2021/https://gazette.site/world/talks",
    ],
)
def test_what_only_looks_like_a_copy(url):
    assert "aggregator-copy" not in spoken(cited(url))


def test_a_long_original_stands_beside_the_sentence():
    long = f"https://gazette.site/{'a' * 400}"
    fault = told(opened(COPY, canonical_url=long))["aggregator-copy"][0]
    assert fault.found == long
    assert fault.advice is None


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.ampproject.org/c/s/",
        "https://cdn.ampproject.org/c/s/localhost/a",
        "https://cdn.ampproject.org/c/s/" + "a." * 3000,
        "https://" + "-".join("a" * 1 for _ in range(30)) + ".translate.goog/",
        "https://webcache.googleusercontent.com/search?q=cache:" + "a" * 7000,
        "https://webcache.googleusercontent.com/search?q=cache:javascript:alert(1)",
    ],
)
def test_odd_addresses_of_copies_name_no_original(url):
    for fault in told(cited(url)).get("aggregator-copy", []):
        assert fault.found is None or fault.found.startswith("http")
