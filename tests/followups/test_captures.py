"""What archives answer, read; whatever they answer."""

import json

import pytest
from followups import answers
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import assert_linear, cpu

from linkcheck.dates import PartialDate
from linkcheck.followups.captures import READERS, nearest, original, raw, stamp, time_of
from linkcheck.model import Capture

WEB = "https://archive.site/web/"


def read(kind, body):
    """Return the copies in a body."""
    body = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return READERS[kind](body, WEB)


def test_the_availability_api():
    url = "http://archive.site/web/20130919044612/http://example.com/"
    assert read("available", answers.available(url)) == (Capture(url, "2013-09-19T04:46:12Z", 200),)


@pytest.mark.parametrize(
    "body",
    [
        answers.NONE_AVAILABLE,
        answers.available("http://a.site/", status="404"),
        answers.available("http://a.site/", available=False),
        answers.available("javascript:alert(1)"),
        answers.available("http://a.site/", "99999999999999"),
    ],
    ids=["none", "an error", "not available", "no web address", "no moment"],
)
def test_what_the_availability_api_names_that_is_no_copy(body):
    assert read("available", body) == ()


@pytest.mark.parametrize(
    "body",
    ["", "<html>", "[]", "{}", "null", '{"archived_snapshots": []}', '{"archived_snapshots": 1}', "[" * 100_000],
    ids=lambda body: body[:40],
)
def test_what_is_no_answer_of_the_availability_api(body):
    """That is "could not tell", and not "no copy"."""
    assert read("available", body) is None


def test_an_index_in_json():
    found = read("cdx", answers.cdx(["20200102030405", "http://a.site/x", "200"]))
    assert found == (Capture(f"{WEB}20200102030405/http://a.site/x", "2020-01-02T03:04:05Z", 200),)


def test_the_address_of_a_copy_is_no_markup():
    """Its query may look like an entity: "&copy" is none."""
    url = "http://archive.site/web/20130919044612/http://example.com/?a=1&copy=2&lt=3"
    assert read("available", answers.available(url))[0].url == url


@pytest.mark.parametrize("endpoint", ["https://archive.site/web", "https://me:pw@archive.site/web/"])
def test_copies_are_where_the_endpoint_says(endpoint):
    """Whether or not it ends in a slash; no password of it reaches a report."""
    (found,) = READERS["cdx"](answers.cdx(["20200102030405", "http://a.site/x", "200"]).encode(), endpoint)
    assert found.url == f"{WEB}20200102030405/http://a.site/x"


HIDDEN = "http://a.site/\x1b[31m\x07\x9b\u202ex"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("available", answers.available(f"http://a.site/web/20130919044612/{HIDDEN}")),
        ("cdx", answers.cdx(["20200102030405", HIDDEN, "200"])),
        ("cdx", f"site,a)/ 20200102030405 {HIDDEN} text/html 200 X 9"),
        ("timemap", f'<{HIDDEN}>; rel="memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT"'),
    ],
    ids=["available", "json", "text", "timemap"],
)
def test_no_control_character_stands_in_the_address_of_a_copy(kind, body):
    assert all(each.url.isascii() and each.url.isprintable() for each in read(kind, body))


def test_no_copy_leads_out_of_its_own_page():
    """Dots in an address within an address would eat up what stands before it."""
    (found,) = read("cdx", answers.cdx(["20200102030405", "http://a.site/../../../../b", "200"]))
    assert found.url == f"{WEB}20200102030405/http://a.site/b"


def test_an_index_as_text():
    first, second = read("cdx", answers.CDX_TEXT)
    assert first == Capture(f"{WEB}19970126045828/http://www.archive.org/", "1997-01-26T04:58:28Z", 200)
    assert second.status == 404


def test_an_empty_index_says_that_there_is_none():
    assert read("cdx", "[]") == ()
    assert read("cdx", "") == ()


@pytest.mark.parametrize(
    "body", ["<html><title>503", '{"error": "busy"}', "[[1, 2", "[" * 100_000], ids=lambda body: body[:20]
)
def test_what_is_no_index(body):
    assert read("cdx", body) is None


@pytest.mark.parametrize(
    "time",
    [
        *("99999999999999", "20240230000000", "00000000000000", "-2020010203040", "2020", "20200102030465", ""),
        *("19000101000000", "２０２００１０２０３０４０５", "9" * 1000),
    ],
)
def test_absurd_moments_are_no_copies(time):
    assert time_of(time) == ""
    assert read("cdx", answers.cdx([time, "http://a.site/x", "200"])) == ()


def test_a_timemap():
    assert read("timemap", answers.TIMEMAP) == (
        Capture("http://arxiv.example.net/web/20000620180259/http://a.example.org", "2000-06-20T18:02:59Z"),
        Capture("http://arxiv.example.net/web/20091027204954/http://a.example.org", "2009-10-27T20:49:54Z"),
        Capture("http://arxiv.example.net/web/20000621011731/http://a.example.org", "2000-06-21T01:17:31Z"),
    )


def test_a_timemap_of_very_many_copies_is_thinned():
    """Those that are left lie as far apart as they did, from the first on."""
    link = '<http://a.site/{0}>;rel="memento";datetime="Tue, 20 Jun 2000 18:02:59 GMT",'
    found = read("timemap", "".join(link.format(number) for number in range(5000)))
    assert [each.url.rpartition("/")[2] for each in found[:3]] == ["0", "6", "12"]
    assert 500 < len(found) <= 1000


@pytest.mark.parametrize("end", range(0, 1000, 97))
def test_a_timemap_that_was_cut(end):
    """The copies that came whole are there, and none is made up."""
    whole = read("timemap", answers.TIMEMAP)
    assert set(read("timemap", answers.TIMEMAP[:end]) or ()) <= set(whole)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ('<http://a.site/1>; rel="memento; datetime="Tue, 20 Jun 2000 18:02:59 GMT', 0),
        ('<http://a.site/1>; rel=memento; datetime="Tue, 20 Jun 2000 18:02:59 GMT"', 1),
        ('<http://a.site/1>; rel="memento"; datetime="20 Jun 99999999999999999999999 18:02:59 GMT"', 0),
        ('<http://a.site/1>; rel="memento"; datetime="Tue, 20 Jun 2000 18:02:59 +0200"', 1),
        ('<javascript:alert(1)>; rel="memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT"', 0),
        ('<http://a.site/1>; rel="original"; datetime="Tue, 20 Jun 2000 18:02:59 GMT"', 0),
    ],
    ids=["unclosed quote", "token", "absurd", "zone", "script", "original"],
)
def test_links_of_a_timemap(body, count):
    assert len(read("timemap", body)) == count


@pytest.mark.parametrize(
    "body", ["", "<html><title>No</title>", "[]", "<" * 1000, "x" * 1000], ids=lambda body: body[:9]
)
def test_what_is_no_timemap(body):
    assert read("timemap", body) is None


def test_the_nearest_copy_comes_first():
    copies = [Capture(str(year), f"{year}-06-01T00:00:00Z") for year in (2001, 2010, 2014, 2022)] + [Capture("?")]
    assert [each.url for each in nearest(copies, PartialDate(2012, 1, 1))] == ["2010", "2014", "2022", "2001", "?"]
    assert [each.url for each in nearest(copies, None)] == ["2022", "2014", "2010", "2001", "?"]


@pytest.mark.parametrize(
    ("date", "asked"),
    [
        (PartialDate(2021, 12, 15), "20211215"),
        (PartialDate(2021, 2), "20210228"),
        (PartialDate(2020), "20201231"),
        (None, ""),
    ],
)
def test_days_as_archives_are_asked_for_them(date, asked):
    assert stamp(date) == asked


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (f"{WEB}20130919044612/http://a.site/x", f"{WEB}20130919044612id_/http://a.site/x"),
        (f"{WEB}20130919044612if_/http://a.site/x?y=1", f"{WEB}20130919044612id_/http://a.site/x?y=1"),
        ("http://archive.site/web/2013/a.site/x", "http://archive.site/web/2013id_/a.site/x"),
        ("https://other.site/web/20130919044612/http://a.site/x", None),
        ("https://archive.site/about", None),
        ("https://archive.site/" + "a/" * 5000, None),
    ],
    ids=["plain", "framed", "short", "another archive", "no copy", "long"],
)
def test_a_copy_as_it_came(url, wanted):
    assert raw(url, WEB) == (wanted or url)


def test_what_a_copys_address_holds():
    assert original(f"{WEB}20130919044612id_/http://a.site/x") == ("2013-09-19T04:46:12Z", "http://a.site/x")
    assert original("https://archive.today/AbCd") == ("", "")
    assert original("https://daily.site/2020/some-page") == ("", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(
    value=JSON,
    rows=st.lists(st.lists(JSON, max_size=8) | JSON, max_size=5),
    fields=st.dictionaries(st.sampled_from(["available", "url", "timestamp", "status"]), JSON),
)
def test_any_type_may_stand_anywhere(value, rows, fields):
    for kind, body in (
        ("available", json.dumps(value)),
        ("available", answers.available("http://a.site/", **fields)),
        ("cdx", json.dumps([["timestamp", "original"], *rows])),
        ("cdx", json.dumps(value)),
    ):
        for each in read(kind, body) or ():
            assert each.url.startswith("http")
            assert each.time


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet='<>;="rel memento, datetime:/http\n\\', max_size=200))
def test_any_text_may_be_a_timemap(text):
    for each in read("timemap", text) or ():
        assert each.url.startswith("http")


@pytest.mark.parametrize(
    "unit",
    [
        '<http://a.site/1>;rel="memento",',
        '<u>;a="',
        "<u>;a=b;",
        "<u> ; ; ;",
        "<",
        '<http://a>;a="b";b=',
        "<a" * 5 + ">;",
    ],
)
def test_a_timemap_takes_time_as_it_is_long(unit):
    assert_linear(lambda size: cpu(lambda: read("timemap", unit * size)), 5000, largest=40_000)
