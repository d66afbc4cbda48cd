"""The cookies of one redirect chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.fetch.cookies import LONGEST, MOST, Cookies


def sent(set_by, values, to):
    """Return what is sent to an address after another one has set some cookies."""
    cookies = Cookies()
    cookies.keep(urls.read(set_by), values)
    return cookies.header(urls.read(to))


@pytest.mark.parametrize(
    ("set_by", "value", "to", "header"),
    [
        pytest.param("https://a.org/x", "seen=1", "https://a.org/y", "seen=1", id="the same host"),
        pytest.param("https://a.org/x", "seen=1", "https://b.org/", "", id="another host"),
        pytest.param("https://a.org/x", "seen=1", "https://www.a.org/", "", id="a host below, unasked"),
        pytest.param("https://a.org/", "s=1; Domain=a.org", "https://www.a.org/", "s=1", id="a host below"),
        pytest.param("https://www.a.org/", "s=1; Domain=.a.org", "https://a.org/", "s=1", id="the host above"),
        pytest.param("https://a.org/", "s=1; Domain=b.org", "https://b.org/", "", id="for somebody else"),
        pytest.param("https://a.co.uk/", "s=1; Domain=co.uk", "https://b.co.uk/", "", id="for a public suffix"),
        pytest.param("https://a.org/", "s=1; Domain=org", "https://b.org/", "", id="for a whole ending"),
        pytest.param("http://127.0.0.1/", "s=1; Domain=0.0.1", "http://9.0.0.1/", "", id="part of an IP address"),
        pytest.param("https://a.org/", "s=1; Secure", "http://a.org/", "", id="secure only"),
        pytest.param("https://a.org/", "s=1; Secure; HttpOnly", "https://a.org/", "s=1", id="secure"),
        pytest.param("https://a.org/", "s=1; Path=/in", "https://a.org/in/side", "s=1", id="below its path"),
        pytest.param("https://a.org/", "s=1; Path=/in", "https://a.org/inside", "", id="beside its path"),
        pytest.param("https://a.org/in/x", "s=1", "https://a.org/in/y", "s=1", id="the folder it was set in"),
        pytest.param("https://a.org/in/x", "s=1", "https://a.org/out", "", id="out of that folder"),
        pytest.param("https://a.org/", "s=1; Max-Age=0", "https://a.org/", "", id="deleted"),
        pytest.param("https://a.org/", "s=1; Max-Age=" + "9" * 500, "https://a.org/", "s=1", id="for ever"),
        pytest.param("https://a.org/", "s=René", "https://a.org/", "", id="not ASCII"),
        pytest.param("https://a.org/", "s=1\r\nHost: b.org", "https://a.org/", "", id="a line break"),
        pytest.param("https://a.org/", "", "https://a.org/", "", id="nothing"),
        pytest.param("https://a.org/", "no pair", "https://a.org/", "", id="no pair"),
    ],
)
def test_a_cookie_goes_where_a_browser_sends_it(set_by, value, to, header):
    assert sent(set_by, [value], to) == header


def test_a_flood_of_cookies_is_cut():
    values = [f"c{number}={'x' * 10_000}" for number in range(700)]
    header = sent("https://a.org/", values, "https://a.org/")
    assert header.count("=") == MOST
    assert len(header) < MOST * (LONGEST + 2)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_whatever_is_set_no_line_is_broken(values):
    header = sent("https://a.org/", values, "https://a.org/")
    assert header.isascii()
    assert header.isprintable()
