"""Addresses as places: which are the same, which are deep, and what their slugs say."""

import pytest
from timing import assert_linear, cpu

from linkcheck import urls
from linkcheck.rules.compare.paths import is_deep, is_front, is_lost_above, levels, same_place, slug_words

SITE = "https://daily.site"


def read(path):
    address = urls.read(path if "://" in path else SITE + path)
    assert address is not None
    return address


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", []),
        ("/index.html", []),
        ("/en/", []),
        ("/at/de/Home.aspx", []),
        ("/News/2021/", ["news", "2021"]),
        ("//news//2021", ["news", "2021"]),
        ("/a;jsessionid=1F/b", ["a", "b"]),
        ("/%C3%9Cber/uns", ["über", "uns"]),
        ("/en/news", ["news"]),
        ("/news/en", ["news", "en"]),
        ("/news/index.php", ["news"]),
    ],
)
def test_levels_are_what_a_path_says(path, expected):
    assert list(levels(read(path))) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("http://daily.site/a", "https://daily.site/a"),
        ("/a", "/a/"),
        ("/A", "/a"),
        ("/a", "https://www.daily.site/a"),
        ("/a", "https://m.daily.site/a"),
        ("https://www2.daily.site/a", "/a"),
        ("/a", "https://de.daily.site/a"),
        ("/a/index.html", "/a"),
        ("/a", "/en/a"),
        ("/de/a", "/en-gb/a"),
        ("/a?utm_source=x", "/a"),
        ("/a", "/a?sid=1"),
        ("/a;jsessionid=1", "/a"),
        ("/%C3%BCber", "/über"),
    ],
)
def test_what_changes_no_document_is_the_same_place(first, second):
    assert same_place(read(first), read(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/a", "/b"),
        ("/a/b", "/a"),
        ("/p/1", "/2021/talks"),
        ("/a", "https://other.site/a"),
        ("/a", "https://blog.daily.site/a"),
        ("/a", "https://daily.org/a"),
        ("http://10.0.0.1/a", "http://10.0.0.2/a"),
    ],
)
def test_what_does_is_another(first, second):
    assert not same_place(read(first), read(second))


@pytest.mark.parametrize(
    "path", ["/a/b", "/leaders-sign-in-geneva", "/story?id=12", "/2021/12/", "/en/news/a", "/wiki/Talks"]
)
def test_an_address_of_a_document_is_deep(path):
    assert is_deep(read(path))
    assert not is_front(read(path))


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/",
            "/en/",
            "/at/de/",
            "/index.php",
            "/de/startseite",
            "/about",
            "/en/about-us",
            "/?lang=de",
            "/app/#/a/b",
        ),
        *("/a/b#!/route", "/?p=12", "/news?lang=de"),
    ],
)
def test_an_address_of_a_site_is_not(path):
    assert not is_deep(read(path))


@pytest.mark.parametrize("path", ["", "/", "/en", "/de-at/", "/index.html", "/?error=404", "/?lang=en", "/#top"])
def test_a_front_page_is_one_in_any_language(path):
    assert is_front(read(path))


@pytest.mark.parametrize("path", ["/?p=12", "/?q=node/5", "/#/talks", "/#!talks", "/talks", "/index/a"])
def test_a_page_at_the_root_is_none(path):
    assert not is_front(read(path))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2021/12/leaders-sign-in-geneva", {"leaders", "sign", "geneva"}),
        ("/leaders_sign_treaty.html", {"leaders", "sign", "treaty"}),
        ("/leaders-sign-treaty/12345", {"leaders", "sign", "treaty"}),
        ("/a/b", set()),
        ("/12345", set()),
        ("/", set()),
    ],
)
def test_a_slug_is_the_level_with_most_words(path, expected):
    assert slug_words(read(path)) == expected


@pytest.mark.parametrize(
    ("cited", "final", "lost"),
    [
        ("/news/2019/05/talks", "/news/", True),
        ("/news/2019/05/talks", "/en/news/index.html", True),
        ("/news/2019/talks", "/news/2019", False),
        ("/news/2019/talks", "/", False),
        ("/news/2019/talks", "/sport/", False),
        ("/news/2019/talks", "https://www.daily.site/news", True),
        ("/news/2019/talks", "https://other.site/news", False),
        ("/news/2019/talks", "/news?id=5", False),
        ("/news/2019/talks", "/news#/talks", False),
    ],
)
def test_a_section_is_two_levels_above(cited, final, lost):
    assert is_lost_above(read(cited), read(final)) is lost


@pytest.mark.parametrize(
    "url",
    [
        SITE + "/" + "a-" * 4000,
        SITE + "/a" * 4000,
        SITE + "/" + "%ff" * 2500,
        SITE + "/?" + "a&" * 4000,
        SITE + "/?" + "%3D" * 2500,
        SITE + "/" + ";" * 8000,
        SITE + "/\u202eab/\x00/\ud800",
    ],
    ids=["slug", "levels", "bytes", "parameters", "signs", "semicolons", "controls"],
)
def test_hostile_addresses_are_read(url):
    address = urls.read(url)
    assert address is not None
    assert (
        cpu(lambda: (levels(address), slug_words(address), is_deep(address), same_place(address, address))) < 0.05
    )


def test_the_work_grows_with_the_address():
    def cost(size):
        address = urls.read(SITE + "/" + "ab-cd/" * (size // 6))
        return cpu(lambda: (levels(address), same_place(address, address)))

    assert_linear(cost, 2000)
