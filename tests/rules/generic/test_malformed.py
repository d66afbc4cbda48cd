"""Addresses that nobody can open; many odd ones are good."""

import pytest
from builders import a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence
from linkcheck.rules.generic.broken import is_broken, malformed_url, placeholder_url
from linkcheck.rules.generic.malformed import doubtful, malformation


def broken(url, status=None):
    """Return the faults of an address that nothing answered for, or that answered with a status."""
    return list(malformed_url(evidence_for(a_source(url), a_response(url, status) if status else None)))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://https://daily.site/a", "twice"),
        ("https://http://daily.site/a", "twice"),
        ("https://http//daily.site/a", "twice"),
        ("http:/daily.site/a", "colon"),
        ("https//daily.site/a", "colon"),
        ("http;//daily.site/a", "colon"),
        ("https: //daily.site/a", "colon"),
        ("ttps://daily.site/a", "scheme"),
        ("htps://daily.site/a", "scheme"),
        ("hhttps://daily.site/a", "scheme"),
        ("httpss://daily.site/a", "scheme"),
        ("https://mailto:a@daily.site", "mail"),
        ("https://www.www.daily.site/a", "www"),
        ("https://daily.site/ahttps://other.site/b", "glued"),
        ("https://daily.sitewww.other.site/b", "glued"),
        ("https://daily.site/a-long-na...", "cut"),
        ("https://daily.site/a-long-na…", "cut"),
        ("https://daily.site:99999999/", "unread"),
        ("https://", "unread"),
        ("http://[::1", "unread"),
        ("https://doi:10.1000/182", "unread"),
        ("https://" + "a" * 8000 + ".site/", "host"),
        ("https://daily..site/a", "host"),
        ("https://daily,site.org/a", "host"),
        ("https://" + "a" * 70 + ".site/a", "host"),
        ("https://" + "a." * 200 + "site/a", "host"),
        ("https://(daily.site)/a", "host"),
        ("https://daily.site/" + "a" * 9000, "long"),
    ],
)
def test_broken_addresses(url, why):
    (fault,) = broken(url)
    assert malformation(url) == why
    assert fault.confidence is Confidence.HIGH
    assert fault.cited == url
    assert is_broken(evidence_for(a_source(url)))


@pytest.mark.parametrize(
    "url",
    [
        *("https://daily.site/a)", "https://daily.site/a]", "https://daily.site/a”", 'https://daily.site/a"'),
        *("https://wiki.site/wiki/Mercury_(planet", "https://daily.site/.../talks", "https://daily.site/…/talks"),
        *("https://daily.site/talks.html12", "https://daily.site/talks.html[3]", "https://daily.site/talks¹²"),
        *(
            "https://daily.site/my report",
            "https://daily.site/talks%20",
            "https://daily.site/a,https://other.site/b",
        ),
    ],
)
def test_what_may_be_right_is_told_where_no_page_answered(url):
    (fault,) = broken(url)
    assert fault.confidence is Confidence.MEDIUM
    assert broken(url, 404)
    assert broken(url, 200) == []
    assert not is_broken(evidence_for(a_source(url)))  # other rules may speak as well


def test_a_title_may_end_in_dots():
    """A wiki has pages whose name does; where one answers, nothing is cut off."""
    assert broken("https://wiki.site/wiki/Wait...", 200) == []
    assert broken("https://wiki.site/wiki/Wait...", 404)


GOOD = [
    *(
        "https://daily.site/a(b)c",
        "https://wiki.site/wiki/Mercury_(planet)",
        "https://wiki.site/wiki/C_(programming_language)",
    ),
    *(
        "https://daily.site/a,b,c",
        "https://daily.site/0,1518,12345,00.html",
        "https://daily.site/a!b",
        "https://daily.site/!",
    ),
    *(
        "https://daily.site/@user/post",
        "https://daily.site/~user/",
        "https://daily.site/a~b",
        "https://daily.site/a…b",
    ),
    *(
        "https://daily.site/über-uns",
        "https://daily.site/%C3%BCber",
        "https://daily.site/статья",
        "https://daily.site/記事",
    ),
    *(
        "https://daily.site/a;jsessionid=1A2B3C",
        "https://daily.site/a;v=1;w=2/b",
        "https://daily.site/map;lat=1;lon=2",
    ),
    *(
        "https://web.archive.org/web/20211215000000/https://daily.site/a",
        "https://web.archive.org/web/2021*/daily.site",
    ),
    *("https://web.archive.org/web/2021id_/http://daily.site", "https://archive.site/https:/daily.site/a"),
    *("https://proxy.site/fetch/https://daily.site/a", "https://daily.site/share?u=https://other.site/a"),
    *(
        "https://daily.site/a?u=xhttps://other.site",
        "https://daily.site/a#xhttps://other.site",
        "https://daily.site/a?b=(c",
    ),
    *("https://daily.site/a#:~:text=one%20two,three", "https://daily.site/#/route", "https://daily.site/#!route"),
    *("https://daily.site/a.html?x=1&amp;y=2", "https://daily.site/a?b[]=1&b[]=2", "https://daily.site/a?b={1}"),
    *(
        "https://daily.site/a/v1...v2",
        "https://daily.site/...a",
        "https://daily.site/a..b",
        "https://daily.site/../a",
    ),
    *(
        "https://daily.site/a.",
        "https://daily.site/Acme_Inc.",
        "https://daily.site/a,",
        "https://daily.site/a'",
        "https://daily.site/O'Neill",
    ),
    *(
        "https://daily.site/$metadata",
        "https://daily.site/a+b",
        "https://daily.site/a%2Bb",
        "https://daily.site/100%",
    ),
    *("https://daily.site:8443/a", "https://daily.site./a", "https://münchen.de/a", "https://xn--mnchen-3ya.de/a"),
    *(
        "https://пример.рф/а",
        "https://1.1.1.1/dns",
        "https://[2606:4700::1111]/",
        "https://a_b.daily.site/a",
        "https://-a.site/",
    ),
    *(
        "https://www.site/",
        "https://www.com/",
        "https://www.www.com/a",
        "https://wwww.daily.site/",
        "https://www2.daily.site/a",
    ),
    *(
        "http://http.cat/404",
        "https://https.cio.gov/",
        "https://httpbin.org/get",
        "https://httpstatus.io/",
        "https://http-test.site",
    ),
    *(
        "www.daily.site/talks",
        "WWW.Daily.site/talks",
        "HTTPS://DAILY.SITE/A",
        "HtTp://daily.site",
        "https:\\\\daily.site\\a",
    ),
    *(
        "doi:10.1000/182",
        "urn:isbn:9780131103627",
        "mailto:a@b.site",
        "ftp://ftp.daily.site/a",
        "zotero://select/items/1",
    ),
    *(
        "hxxps://evil.site/a",
        "hxxp://evil.site",
        "data:,hello",
        "tel:+491234",
        "magnet:?xt=urn:btih:abc",
        "gopher://a.site/1",
    ),
    *(
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "https://doi.org/10.1016/S0140-6736(20)30154-9",
    ),
    *(
        "https://daily.site/wiki/Special:Search",
        "https://daily.site/a::b",
        "https://daily.site/a:b",
        "https://daily.site/a|b",
    ),
    *(
        "https://daily.site/a*b",
        "https://daily.site/a`b",
        "https://daily.site/a^b",
        "https://daily.site/a=b",
        "https://daily.site/a&b",
    ),
    *(
        "https://daily.site/talks.html5",
        "https://daily.site/index.php3",
        "https://daily.site/index.php5?a=1",
        "https://daily.site/a.mp4",
    ),
    *(
        "https://daily.site/article/12345678",
        "https://daily.site/a2",
        "https://daily.site/2021/12/15/a-1",
        "https://daily.site/m²/a",
    ),
    *(
        "https://daily.site//a//b",
        "https://daily.site/a/?",
        "https://daily.site/a#",
        "https://daily.site?q=a",
        "https://daily.site#a",
    ),
    *(
        "https://daily.site/«talks»",
        "https://daily.site/“talks”",
        "https://daily.site/(a)",
        "https://daily.site/[a]",
        "https://daily.site/a(1)",
    ),
    *(
        "https://user@daily.site/a",
        "https://daily.site/a@b.site",
        "https://daily.site/http",
        "https://daily.site/https",
        "https://daily.site/http-2",
    ),
    *(
        "https://daily.site/www.other.site",
        "https://mirror.site/www.daily.site/a",
        "https://daily.site/awww.html",
        "https://swww.daily.site/a",
    ),
    *(
        "https://daily.site/:a",
        "https://daily.site/a%20b.pdf",
        "https://daily.site/a%0Ab",
        "https://daily.site/\u200ba",
        "https://☃.net/",
    ),
    *(
        "https://daily.site/חדשות",
        "https://daily.site/अख़बार",
        "https://daily.site/ข่าว",
        "https://daily.site/🎉",
        "https://daily.site/a\u00adb",
    ),
]


@pytest.mark.parametrize("url", GOOD)
def test_odd_addresses_are_good(url):
    assert malformation(url) is None
    assert [each for each in broken(url) if each.confidence is Confidence.HIGH] == []
    assert doubtful(url) is None


def test_there_are_more_than_a_hundred_of_them():
    assert len(set(GOOD)) > 100


@pytest.mark.parametrize(
    "seed",
    [
        "(",
        "[",
        "{{",
        "https:",
        "www.",
        "a.",
        "/...",
        "X",
        "%7B%7B",
        "\u00b9",
        '"',
        " ",
        "<url",
        "http",
        "://",
        "\u202e",
    ],
)
def test_what_is_repeated_a_million_times_takes_no_time(seed):
    def work(size):
        url = "https://daily.site/" + seed * size
        malformation.cache_clear()
        doubtful.cache_clear()
        return cpu(lambda: (broken(url), list(placeholder_url(evidence_for(a_source(url))))))

    assert_linear(work, 250_000 // len(seed))


@pytest.mark.parametrize(
    "url", ["\x00", "https://\ud800", "https://daily.site/\ud800", "//", ":", "https:///", "\n"]
)
def test_hostile_addresses_do_not_raise(url):
    broken(url)
    list(placeholder_url(evidence_for(a_source(url))))
