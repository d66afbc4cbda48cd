"""What addresses carry in their parameters."""

import pytest
from timing import assert_linear, cpu

from linkcheck import urls
from linkcheck.rules.lists.parameters import carried, parameters, target

DRAWN = "x9Kd02LmQz81PvTr44ab"


def kinds(url, *wanted):
    return [(each.name, each.fact.name, each.fact.label) for each in carried(urls.read(url), *wanted)]


@pytest.mark.parametrize(
    ("url", "name", "label"),
    [
        (f"https://a.org/x?token={DRAWN}", "token", "key"),
        (f"https://a.org/x#access_token={DRAWN}&state=1", "access_token", "key"),
        (f"https://b.s3.amazonaws.com/x?X-Amz-Signature={'0a' * 32}", "X-Amz-Signature", "key"),
        ("https://www.nytimes.com/a.html?unlocked_article_code=1.ab.x9Kd02Lm", "unlocked_article_code", "gift"),
        (f"https://a.org/?PHPSESSID={DRAWN}", "PHPSESSID", "session"),
        ("https://a.org/unsubscribe?email=jo%40mail.site", "email", "person"),
    ],
)
def test_a_secret_is_known_by_name_and_look(url, name, label):
    assert [each[::2] for each in kinds(url, "secret-parameters")] == [(name, label)]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/x?token=YOUR_TOKEN_GOES_RIGHT_HERE",
        "https://a.org/x?token=annual-report-2021-final-version",
        "https://a.org/x?token=42",
        "https://a.org/x?key=chapter-12&id=9789240037014",
        "https://a.org/x?sid=12",
        "https://a.org/x?password=Password",
        "https://a.org/x?email=name@example.com",
        "https://maps.googleapis.com/x?key=YOUR_API_KEY",
        "https://a.org/x?signature=required-for-all-contracts-2021",
        f"https://firebasestorage.googleapis.com/v0/b/x/o/y?token={DRAWN}",
    ],
)
def test_innocent_parameters_are_none(url):
    assert kinds(url, "secret-parameters") == []


def test_each_kind_speaks_of_a_parameter():
    found = kinds("https://a.org/?utm_source=chatgpt.com&id=1", "tracking-parameters", "ai-referrals")
    assert found == [("utm_source", "Google Analytics", ""), ("utm_source", "ChatGPT", "")]


def test_a_parameter_may_track_on_one_host_only():
    assert kinds("https://www.amazon.co.jp/dp/1?qid=2", "tracking-parameters") == [("qid", "Amazon", "")]
    assert kinds("https://a.org/dp/1?qid=2", "tracking-parameters") == []


@pytest.mark.parametrize(
    ("url", "wrapped"),
    [
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.org%2Fx", "https://a.org/x"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2F&h=1", "https://a.org/"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2F&data=1", "https://a.org/"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.org%2F", "https://a.org/"),
        ("https://www.google.com/url?q=javascript:alert(1)", None),
        ("https://www.google.com/url?q=", None),
        ("https://news.google.com/articles/CBMi", None),
        ("https://a.org/url?q=https://b.org/", None),
    ],
)
def test_a_wrapper_holds_an_address(url, wrapped):
    assert target(urls.read(url)) == wrapped


def test_parameters_are_read_but_not_endless_ones():
    assert parameters(urls.read("https://a.org/?q=a&q=b&c=")) == {"q": ["a", "b"]}
    assert parameters(urls.read("https://a.org/?" + "a=1&" * 300)) == {}


@pytest.mark.parametrize("query", ["token={}", "{}=1", "email={}@a.org", "utm_{}=1", "password={}"])
def test_a_long_query_takes_time_in_proportion(query):
    def cost(size):
        address = urls.read("https://a.org/?" + query.format("aA1." * size))
        return cpu(lambda: [list(carried(address, "secret-parameters", "tracking-parameters")) for _ in range(20)])

    assert_linear(cost, 450, largest=450)
