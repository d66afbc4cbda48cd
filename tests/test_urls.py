"""Addresses are read as browsers read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls


@pytest.mark.parametrize(
    ("url", "href"),
    [
        pytest.param("HTTP://Example.ORG:80/A", "http://example.org/A", id="case and default port"),
        pytest.param("https://example.org", "https://example.org/", id="no path"),
        pytest.param("https://example.org/a/../b", "https://example.org/b", id="dots"),
        pytest.param("https://example.org/a b", "https://example.org/a%20b", id="a space"),
        pytest.param("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC", id="another script"),
        pytest.param("https://me:secret@example.org/a", "https://example.org/a", id="credentials"),
        pytest.param("https://example.org\\a", "https://example.org/a", id="backslash"),
        pytest.param("http://0x7f.1/", "http://127.0.0.1/", id="a hexadecimal host"),
        pytest.param("http://2130706433/", "http://127.0.0.1/", id="a host that is one number"),
        pytest.param("http://[::1]/", "http://[::1]/", id="ipv6"),
        pytest.param("https://example.org/\n\tb", "https://example.org/b", id="a line end within"),
    ],
)
def test_an_address_has_one_canonical_form(url, href):
    """An address comes out in the form that every browser would send."""
    address = urls.read(url)
    assert address
    assert address.href == href


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "/a",
        "//example.org/a",
        "http://",
        "http://a b/",
        "http://exa<mple/",
        "https://[::1",
        "\0",
        "http://x.org/" + "a" * 9000,
        "http://256.256.256.256/",
        "http://x.org:99999/",
    ],
    ids=[
        "nothing",
        "no scheme",
        "a path",
        "no scheme but a host",
        "no host",
        "a space",
        "a bracket",
        "half an ipv6",
        "nul",
        "too long",
        "no ipv4",
        "no port",
    ],
)
def test_what_no_browser_would_open_is_none(url):
    """What cannot be asked for is None, never an error."""
    assert urls.read(url) is None


def test_the_parts_of_an_address_are_taken_apart():
    """Host, port, path, query and fragment are given as they are compared."""
    address = urls.read("https://user@News.Example.org.:8443/a/b?q=1#part")
    assert address is not None
    assert address[1:] == ("https", "news.example.org", 8443, "/a/b", "q=1", "part")
    assert address.origin == ("https", "news.example.org", 8443)
    assert "user" not in address.href


def test_a_reference_is_resolved_against_its_base():
    """A `Location` may be a path, or only a scheme short of an address."""
    assert urls.resolve("https://a.example/b/c", "../d").href == "https://a.example/d"
    assert urls.resolve("https://a.example/b", "//c.example/").href == "https://c.example/"
    assert urls.resolve("not a base", "d") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/", True),
        ("https://example.org", True),
        ("https://example.org/index.html", True),
        ("https://example.org/en-GB/", True),
        ("https://example.org/?q=1", False),
        ("https://example.org/#news", False),
        ("https://example.org/news", False),
    ],
)
def test_a_homepage_is_a_path_that_says_nothing(url, expected):
    """`/`, `/index.html` and `/en/` are front pages, a query or a fragment makes them something else."""
    assert urls.is_homepage(urls.read(url)) is expected


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("www.example.org", "example.org"),
        ("someone.github.io", "someone.github.io"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
    ],
)
def test_the_registrable_domain_is_what_somebody_registered(host, domain):
    """The Public Suffix List tells where the registered part of a host begins."""
    assert urls.registrable_domain(host) == domain


def test_the_label_is_the_name_a_site_is_known_by():
    """`bbc` is what people call news.bbc.co.uk."""
    assert urls.label("news.bbc.co.uk") == "bbc"


def test_addresses_that_ask_the_same_share_their_request_key():
    """The fragment is not sent; another scheme is not asked at all."""
    assert urls.request_key("HTTPS://Example.org/a#x") == urls.request_key("https://example.org/a")
    assert urls.request_key("ftp://example.org/a") is None
    assert urls.request_key("javascript:alert(1)") is None
    assert urls.request_key("mailto:a@example.org") is None
    assert urls.request_key("nonsense") is None


@given(st.text(max_size=60) | st.text(alphabet="htps:/@[]%.#?\\ \n\udc80x1", max_size=40).map("http://".__add__))
def test_no_spelling_of_an_address_raises(url):
    """Whatever is written is read or refused, and reading the canonical form changes nothing."""
    address = urls.read(url)
    urls.request_key(url)
    if address and address.scheme in {"http", "https"}:
        assert urls.read(address.href).href == address.href
        urls.registrable_domain(address.host)
        assert "@" not in address.href.partition("//")[2].partition("/")[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("www.daily.site/a", "https://www.daily.site/a"),
        ("WWW.Daily.site", "https://www.daily.site/"),
        ("daily.site/a", None),
        ("/a/b", None),
    ],
)
def test_an_address_without_its_scheme_is_read_with_https(written, read):
    """People write them, and browsers open them."""
    address = urls.read(written)
    assert (address and address.href) == read
    assert urls.request_key(written) == read


@pytest.mark.parametrize(
    ("url", "copied"),
    [
        ("https://web.archive.org/web/20160218174457/http://daily.example/a?b#c", "http://daily.example/a?b#c"),
        ("http://web.archive.org/web/2016id_/https://daily.example/", "https://daily.example/"),
        ("https://web.archive.org/web/2016/daily.example/a", "http://daily.example/a"),
        ("https://web.archive.org/web/2016/", "http://"),
        ("https://web.archive.org/about", "https://web.archive.org/about"),
        ("https://daily.example/https://web.archive.org/web/2016/x", None),
        ("", None),
    ],
)
def test_an_archives_copy_is_of_another_address(url, copied):
    """The Wayback Machine's addresses hold it; any other address is its own."""
    assert urls.without_archive(url) == (url if copied is None else copied)


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("xn--mnchen-3ya", "münchen"),
        ("xn--80ak6aa92e", "аррӏе"),
        ("plain", "plain"),
        ("xn--", ""),
        ("xn--\u00fc", "xn--\u00fc"),
        ("xn--99999999999", "xn--99999999999"),
        ("xn--" + "9" * 80, "xn--" + "9" * 80),
    ],
)
def test_labels_as_people_see_them(label, seen):
    assert urls.decoded(label) == seen
