"""Facts are found by host, and the narrowest scope wins."""

import pytest
from timing import assert_linear, cpu

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.rows import read_rows
from linkcheck.rules.lists.table import MOST_AT_ONE_PLACE, MOST_PARAMETERS, Place, Table, place

ROWS = """
Bitly: bit.ly
Blogger: .blogspot.com
Google: google.* | results /search$ /$?q
Scholar: scholar.google.*
X: x.com | post /*/status/* | profile /*$ | other /about$
Guardian opinion: theguardian.com/commentisfree
any opinion: /opinion/*
a preview: ?preview=true
EZproxy: ezproxy.
Netlify preview: deploy-preview-*.netlify.app
Netlify: .netlify.app
Lenta: lenta.ru | since 2014-03
Columnist: paper.org | by Jo Do
Paper: paper.org
""".splitlines()
TABLE = Table(read_rows(ROWS, "kind"))


def found(url, **known):
    fact = TABLE.find(place(urls.read(url)), **known)
    return (fact.name, fact.label) if fact else None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://bit.ly/x", ("Bitly", "")),
        ("https://www.BIT.ly./x", ("Bitly", "")),
        ("https://m.bit.ly/x", ("Bitly", "")),
        ("https://evil-bit.ly/x", None),
        ("https://bit.ly.evil.org/x", None),
        ("https://someone.blogspot.com/2", ("Blogger", "")),
        ("https://www.blogspot.com/", None),
        ("https://google.co.uk/maps", ("Google", "")),
        ("https://www.google.com/search?q=a", ("Google", "results")),
        ("https://google.de/?q=a", ("Google", "results")),
        ("https://scholar.google.com.br/x", ("Scholar", "")),
        ("https://google.evil.org/", None),
        ("https://policies.google.com/privacy", None),
        ("https://x.com/a/status/1", ("X", "post")),
        ("https://x.com/a", ("X", "profile")),
        ("https://x.com/about", ("X", "other")),
        ("https://x.com/", ("X", "")),
        ("https://theguardian.com/commentisfree/1", ("Guardian opinion", "")),
        ("https://daily.site/en/opinion/2021/x", ("any opinion", "")),
        ("https://daily.site/opinion", None),
        ("https://daily.site/?p=1&preview=true", ("a preview", "")),
        ("https://www-bbc-com.ezproxy.uni.edu/a", ("EZproxy", "")),
        ("https://ezproxy.com/", None),
        ("https://deploy-preview-7--site.netlify.app/", ("Netlify preview", "")),
        ("https://site.netlify.app/", ("Netlify", "")),
        ("https://192.168.1.1/opinion/x", ("any opinion", "")),
        ("mailto:a@bit.ly", None),
    ],
)
def test_the_narrowest_scope_is_found(url, name):
    assert found(url) == name


def test_a_dated_fact_holds_only_for_what_surely_lies_inside():
    """Unknown is never bad: without a date, or with one that may lie before, there is no fact."""
    url = "https://lenta.ru/news/1"
    assert found(url) is None
    assert found(url, published=PartialDate(2013)) is None
    assert found(url, published=PartialDate(2014)) is None
    assert found(url, published=PartialDate(2014, 3)) == ("Lenta", "")


def test_an_authors_fact_holds_only_for_them():
    assert found("https://paper.org/x") == ("Paper", "")
    assert found("https://paper.org/x", authors=["jo do"]) == ("Columnist", "")


def test_a_domain_of_a_users_list_stands_for_what_its_owner_has_below_it():
    """What strangers registered below a suffix is not meant, although the suffix stands in the list."""
    table = Table(
        [Fact("", "a", "paper.co.uk"), Fact("", "b", "co.uk"), Fact("", "c", "github.io")], covers_below=True
    )
    names = [
        fact and fact.name
        for url in ("https://news.paper.co.uk/", "https://other.co.uk/", "https://me.github.io/", "https://co.uk/")
        for fact in [table.find(Place(urls.read(url)))]
    ]
    assert names == ["a", None, None, "b"]


def test_too_many_scopes_at_one_place_are_refused():
    """Each of them would be compared for every address there."""
    facts = [Fact("", "", "a.org", f"/*{number}") for number in range(MOST_AT_ONE_PLACE + 1)]
    with pytest.raises(ValueError, match=r"a\.org"):
        Table(facts)


def test_many_pages_of_one_host_are_found_at_once():
    table = Table(Fact("", str(number), "a.org", f"/p/{number}") for number in range(20_000))
    at = [Place(urls.read(f"https://a.org/p/{number}/x")) for number in range(500)]
    assert [table.find(each).name for each in at] == list(map(str, range(500)))


def test_a_query_that_no_form_sends_is_not_read():
    query = "&".join(["q=a"] * (MOST_PARAMETERS + 1))
    assert found(f"https://google.de/?{query}") == ("Google", "")


@pytest.mark.parametrize(
    "url",
    ["https://{}x.google.com/", "https://google.{}com/", "https://{}ezproxy.uni.edu/", "https://a.org/{}"],
)
def test_an_address_takes_time_in_proportion(url):
    def cost(size):
        address = urls.read(url.format("a." * size if "{}" in url.split("/")[2] else "opinion/" * size))
        return cpu(lambda: [TABLE.find(Place(address)) for _ in range(20)])

    assert_linear(cost, 60, largest=120)
