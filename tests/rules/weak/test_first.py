"""Which one of the family speaks."""

import pytest
from builders import a_response
from rules.weak.told import cited, opened, spoken
from timing import assert_linear, cpu

from linkcheck.model import Datum, Failure, FailureKind, PageKind, Redirect
from linkcheck.rules.registry import all_rules
from linkcheck.rules.weak.first import ORDER


def test_every_rule_of_the_family_has_its_place():
    """All of them but the parameter of a tool, which is told beside the others."""
    family = {name for name, entry in all_rules().items() if entry.family == "weak"}
    assert {name for name, _ in ORDER} == family - {"ai-referral"}


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("https://x.com/i/grok/share/abc", "ai-answer"),
        ("https://x.com/newsroom/status/1", "social-post"),
        ("https://medium.com/press-release/a-b", "self-published"),
        ("https://en.wikipedia.org/wiki/Opinion/Newsroom", "open-wiki"),
        ("https://daily.site/sponsored/press-release/five-ways", "sponsored"),
        ("https://www.reddit.com/user/somebody", "social-post"),
        ("https://www.linkedin.com/pulse/the-real-cause-somebody", "social-post"),
    ],
)
def test_the_first_that_fits(url, rule):
    assert spoken(cited(url, "It was closed.")) == [rule]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=a",
        "https://google.com/",
        "https://example.com/opinion/a",
        "http://localhost/opinion/a",
        "http://192.168.0.1/press-release/a",
        "https://https://x.com/a/status/1",
        "https://daily.site/search?q=opinion",
        "",
        None,
        "not an address",
        "mailto:a@b.site",
        "javascript:alert(1)",
        "https://" + "a" * 9000,
        "https://x.com/" + "a" * 9000,
        "\x00\u202e",
    ],
)
def test_what_is_no_document_is_not_judged(url):
    assert spoken(cited(url, text="An entry")) == []


@pytest.mark.parametrize(
    "fetch",
    [
        None,
        a_response(status=200),
        a_response(status=403),
        a_response(status=500),
        Failure("https://x.com/a/status/1", FailureKind.TIMEOUT, ""),
        Failure("https://x.com/a/status/1", FailureKind.CONNECT, ""),
        Failure("https://x.com/a/status/1", FailureKind.ROBOTS, ""),
    ],
)
def test_the_address_decides_whatever_the_web_answered(fetch):
    assert spoken(cited("https://x.com/somebody_42/status/1")._replace(fetch=fetch)) == ["social-post"]


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/",
        "https://medium.com/",
        "https://www.prnewswire.com/",
        "https://arxiv.org",
        "https://www.msn.com/en-us",
        "https://www.quora.com/index.html",
    ],
)
def test_a_front_page_is_a_front_page(url):
    """That is told by another rule, and nothing was written there that could be weak."""
    assert spoken(cited(url)) == []


def test_the_front_page_of_a_blog_is_the_blog():
    assert spoken(cited("https://gridwatcher77.substack.com/")) == ["self-published"]


def test_a_name_that_does_not_exist_is_not_judged():
    failure = Failure("https://gridwatcher77.blogspot.com/a", FailureKind.DNS, "")
    assert spoken(cited("https://gridwatcher77.blogspot.com/a")._replace(fetch=failure)) == []


def test_what_now_leads_to_the_front_page_is_not_judged():
    """Another rule tells that it is lost, and the front page's labels are not its own."""
    url, front = "https://daily.site/opinion/2021/12/15/the-bridge-was-closed", "https://daily.site/"
    evidence = opened(url, titles=("Sponsored: The Daily",), final_url=front, kind=PageKind.HOMEPAGE)
    response = evidence.fetch._replace(redirects=(Redirect(url, 301),))
    assert spoken(evidence._replace(fetch=response)) == []


def test_a_forwarding_address_is_judged_by_where_it_leads():
    url, final = "https://short.site/x7Gh", "https://x.com/somebody_42/status/1"
    assert spoken(opened(url, final_url=final)) == ["social-post"]
    assert spoken(opened(url, final_url=final, kind=PageKind.LOGIN_WALL)) == []


def test_a_wrapped_address_is_judged_by_what_it_wraps():
    url = "https://www.google.com/url?q=https://x.com/somebody_42/status/1&sa=D"
    assert spoken(cited(url)) == ["social-post"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reuters.com/world/europe/bridge-closed-2021-12-15/",
        "https://www.bbc.co.uk/news/world-europe-59660000",
        "https://www.spiegel.de/panorama/bruecke-gesperrt-a-1234.html",
        "https://www.lemonde.fr/international/article/2021/12/15/le-pont_1_2.html",
        "https://elpais.com/internacional/2021-12-15/puente.html",
        "https://www3.nhk.or.jp/news/html/20211215/k1.html",
        "https://www.who.int/publications/i/item/9789240000000",
        "https://ec.europa.eu/eurostat/databrowser/view/tps00001",
        "https://www.rfc-editor.org/rfc/rfc9110",
        "https://docs.python.org/3/library/urllib.parse.html",
        "https://packages.site/project/requests/",
        "https://www.gov.uk/government/statistics/bridges-2021",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://archive.org/details/bridges00doe",
        "https://books.google.com/books?id=abc",
        "https://www.jstor.org/stable/1234567",
        "https://www.imf.org/en/Publications/WEO",
        "https://www.bundesbank.de/de/statistiken/bruecken",
        "https://www.kremlin.ru/events/president/news/67364",
        "https://tass.ru/obschestvo/13200000",
    ],
)
def test_ordinary_sources(url):
    assert spoken(cited(url, "The bridge was closed at noon.")) == []


HOSTILE = (
    "\u202eSponsored\u202c: \x1b[31mFive ways\x07",
    "[" * 100_000,
    "|" * 100_000,
    " - " * 50_000,
    "Opinion" + " " * 100_000,
    ":" * 100_000,
    "\ud800 Opinion",
    "a" * 1_000_000,
    "【" * 50_000,
)


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_pages_take_no_time(title):
    page = {"opening": title, "text": title, "publisher": title, "authors": (title,), "canonical_url": title}
    evidence = opened("https://daily.site/a", title, (title,), **page)
    assert cpu(lambda: spoken(evidence)) < 1.0


def test_a_title_takes_time_by_its_length_at_most():
    def cost(size):
        evidence = opened("https://daily.site/a", titles=("a - [" * size,), opening="b, " * size)
        return cpu(lambda: spoken(evidence))

    assert_linear(cost, 20_000)


def test_many_titles_are_not_all_looked_at():
    evidence = opened("https://daily.site/a")
    titles = tuple(Datum(f"A title {number}", "h1") for number in range(100_000))
    evidence = evidence._replace(page=evidence.page._replace(titles=titles))
    assert cpu(lambda: spoken(evidence)) < 1.0
