"""What a user may set for one host, or for all below a domain."""

import asyncio
from pathlib import Path

import httpx
import pytest
from builders import a_source, an_article
from fetching import fetch
from loopback import Web, page

import linkcheck
from linkcheck.cli.main import main
from linkcheck.config import Config, ConfigError, from_file
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.settings import AUDIT_SPACING, FetchSettings, HostSettings
from linkcheck.model import FailureKind

PAGE = httpx.Response(200, html="<title>A page</title>")


def concurrency(host, **hosts):
    """Return how many requests at once a host is asked; each table holds a number of its own."""
    tables = {name: {"concurrency": number} for name, number in hosts.items()}
    return FetchSettings(per_host=9, hosts=tables).for_host(host).concurrency


# ---------------------------------------------------------------- which table holds


@pytest.mark.parametrize(
    ("host", "hosts", "wanted"),
    [
        ("daily.site", {}, 9),
        ("daily.site", {"daily.site": 1}, 1),
        ("www.daily.site", {"daily.site": 1}, 9),
        ("daily.site.other", {"daily.site": 1}, 9),
        ("daily.site", {".daily.site": 2}, 2),
        ("www.daily.site", {".daily.site": 2}, 2),
        ("a.b.daily.site", {".daily.site": 2}, 2),
        ("notdaily.site", {".daily.site": 2}, 9),
        ("daily.site", {"daily.site": 1, ".daily.site": 2, ".site": 3}, 1),
        ("www.daily.site", {"daily.site": 1, ".daily.site": 2, ".site": 3}, 2),
        ("other.site", {"daily.site": 1, ".daily.site": 2, ".site": 3}, 3),
        ("www.daily.site", {".site": 3, ".daily.site": 2}, 2),
        ("127.0.0.1", {"127.0.0.1": 1}, 1),
        ("::1", {"::1": 1}, 1),
        ("xn--schn-7qa.site", {"xn--schn-7qa.site": 1}, 1),
        ("", {".": 1}, 1),
    ],
)
def test_the_nearest_table_holds(host, hosts, wanted):
    """Its own, else that of the nearest domain above it, which is written with a dot in front."""
    assert concurrency(host, **hosts) == wanted


def test_what_a_table_does_not_say_is_as_for_all():
    settings = FetchSettings(per_host=7, spacing=0.5, hosts={"daily.site": {"accept": [403]}})
    assert settings.for_host("daily.site") == HostSettings(concurrency=7, spacing=0.5, accept=(403,))
    assert settings.for_host("other.site") == HostSettings(concurrency=7, spacing=0.5)


def test_tables_are_not_put_together():
    """The nearest one holds alone: what it does not say is not asked of those above."""
    hosts = {"daily.site": {"spacing": 2}, ".daily.site": {"accept": [403], "headers": {"a": "b"}}}
    host = FetchSettings(hosts=hosts).for_host("daily.site")
    assert (host.accept, host.headers) == ((), {})


@pytest.mark.parametrize(
    ("wanted", "spacing"),
    [
        ({}, AUDIT_SPACING),
        ({"spacing": 0.1, "concurrency": 8}, AUDIT_SPACING),
        ({"spacing": 5}, 5),
    ],
)
def test_an_audit_is_polite_whatever_a_table_says(wanted, spacing):
    """It may be slower than a second, and never faster; one request at a time."""
    for hosts in ({"daily.site": wanted}, {".site": wanted}):
        host = FetchSettings(audit=True, spacing=0, hosts=hosts).for_host("daily.site")
        assert (host.concurrency, host.spacing) == (1, spacing)


@pytest.mark.parametrize(("general", "spacing"), [(0.0, AUDIT_SPACING), (3.0, 3.0)])
def test_an_audit_keeps_what_is_slower_for_all(general, spacing):
    assert FetchSettings(audit=True, spacing=general).for_host("daily.site") == HostSettings(
        concurrency=1, spacing=spacing
    )


def test_slower_is_never_faster():
    host = HostSettings(spacing=2.0, accept=(403,))
    assert host.slower(5.0) == HostSettings(spacing=5.0, accept=(403,))
    assert host.slower(1.0) == host
    assert host.slower(float("nan")) == host


# ---------------------------------------------------------------- headers


def sent(url, hosts, answers=None, **settings):
    """Return what each host was sent, of the headers that are not the usual ones."""
    seen = {}

    def answer(request):
        usual = {"host", "user-agent", "accept", "accept-language", "accept-encoding"}
        seen[request.url.host] = {name: value for name, value in request.headers.items() if name not in usual}
        return (answers or {}).get(str(request.url), PAGE)

    settings = FetchSettings(hosts=hosts, spacing=0, attempts=1, **settings)
    found = asyncio.run(Fetcher(Live(httpx.MockTransport(answer), settings), settings).fetch(url))
    return found, seen


def test_headers_are_sent_to_their_host_and_not_to_where_it_redirects():
    """They are the user's secrets, and a site may redirect anywhere."""
    hosts = {"daily.site": {"headers": {"Authorization": "Bearer x", "Cookie": "a=b"}}}
    answers = {"https://daily.site/": httpx.Response(302, headers={"location": "https://other.site/"})}
    found, seen = sent("https://daily.site/", hosts, answers)
    assert found.final_url == "https://other.site/"
    assert seen == {"daily.site": {"authorization": "Bearer x", "cookie": "a=b"}, "other.site": {}}


def test_headers_of_a_domain_go_to_all_below_it_and_nowhere_else():
    hosts = {".daily.site": {"headers": {"x-token": "x"}}}
    answers = {
        "https://daily.site/": httpx.Response(302, headers={"location": "https://www.daily.site/"}),
        "https://www.daily.site/": httpx.Response(302, headers={"location": "https://daily.site.other/"}),
    }
    _, seen = sent("https://daily.site/", hosts, answers)
    assert seen == {"daily.site": {"x-token": "x"}, "www.daily.site": {"x-token": "x"}, "daily.site.other": {}}


def test_headers_come_back_where_a_redirect_does():
    hosts = {"daily.site": {"headers": {"x-token": "x"}}}
    answers = {
        "https://other.site/": httpx.Response(302, headers={"location": "https://daily.site/"}),
    }
    assert sent("https://other.site/", hosts, answers)[1] == {"other.site": {}, "daily.site": {"x-token": "x"}}


@pytest.mark.parametrize(
    ("value", "expanded"),
    [
        ("Bearer ${TOKEN}", "Bearer secret"),
        ("$TOKEN", "$TOKEN"),
        ("${TOKEN}${TOKEN}", "secretsecret"),
        ("${NOT_THERE}", "${NOT_THERE}"),
        ("$", "$"),
        ("${", "${"),
        ("costs 5$", "costs 5$"),
        ("${EMPTY}x", "x"),
    ],
)
def test_a_secret_may_stand_in_the_environment(monkeypatch, value, expanded):
    monkeypatch.setenv("TOKEN", "secret")
    monkeypatch.setenv("EMPTY", "")
    monkeypatch.delenv("NOT_THERE", raising=False)
    hosts = {"daily.site": {"headers": {"authorization": value}}}
    assert sent("https://daily.site/", hosts)[1] == {"daily.site": {"authorization": expanded}}


@pytest.mark.parametrize("secret", ["a\r\nx-evil: b", "a\nb", "secret\n", "é", "日"])
def test_a_secret_that_cannot_stand_in_a_request_is_an_open_question(monkeypatch, secret):
    """Nothing is sent, so no header is made of it that nobody wanted; and it does not get into the report."""
    monkeypatch.setenv("TOKEN", secret)
    hosts = {"127.0.0.1": {"headers": {"authorization": "Bearer ${TOKEN}"}}}
    with Web({"/": page("A page")}) as web:
        found = fetch(f"{web.base}/", FetchSettings(hosts=hosts, allow_private=True, attempts=1))
    assert found.kind is FailureKind.PROTOCOL
    assert "Bearer" not in found.detail
    assert not web.heads


@pytest.mark.parametrize("name", ["User-Agent", "Accept-Language", "Host"])
def test_a_header_of_the_users_stands_for_the_usual_one(name):
    hosts = {"127.0.0.1": {"headers": {name: "something else"}}}
    with Web({"/": page("A page")}) as web:
        fetch(f"{web.base}/", FetchSettings(hosts=hosts, allow_private=True, attempts=1))
    assert web.heads[0].lower().count(f"\r\n{name.lower()}: ") == 1
    assert f"{name}: something else".lower() in web.heads[0].lower()


# ---------------------------------------------------------------- statuses that are fine


def checked(status, accept, **settings):
    """Return the fetch and the findings where a host answers with a status, and the user accepts some."""
    article = an_article(a_source("https://daily.site/a", title="A page"))
    transport = httpx.MockTransport(lambda request: httpx.Response(status, html="<title>A page</title>"))
    hosts = {"daily.site": {"accept": accept}} if accept is not None else {}
    config = linkcheck.Config(hosts=hosts, attempts=1, ignore=("single-source",), **settings)
    report = asyncio.run(linkcheck.check(article, config, transport=transport))
    return report.evidence[0].fetch, [finding.rule.id for finding in report.findings]


@pytest.mark.parametrize("status", [403, 404, 410, 429, 451, 500, 503, 999])
def test_no_rule_complains_of_what_the_user_accepts(status):
    """A wall they know of, a page that answers 404 and is there: it is the user's word."""
    fetch, rules = checked(status, [418, status])
    assert fetch.accepted
    assert fetch.status == status
    assert rules == []


@pytest.mark.parametrize("accept", [None, [], [401, 500]])
@pytest.mark.parametrize(("status", "rule"), [(403, "bot-wall"), (404, "dead-link"), (503, "unreachable")])
def test_of_what_they_do_not_accept_the_rules_complain(status, rule, accept):
    fetch, rules = checked(status, accept)
    assert not fetch.accepted
    assert rules == [rule]


def test_what_is_accepted_of_one_host_is_not_of_another():
    article = an_article(a_source("https://daily.site/a"), a_source("https://other.site/a", line=2))
    transport = httpx.MockTransport(lambda request: httpx.Response(404))
    config = linkcheck.Config(hosts={"daily.site": {"accept": [404]}}, attempts=1)
    report = asyncio.run(linkcheck.check(article, config, transport=transport))
    assert [each.fetch.accepted for each in report.evidence] == [True, False]
    assert [finding.source.url for finding in report.findings if finding.rule.id == "dead-link"] == [
        "https://other.site/a"
    ]


def test_the_host_that_answers_is_the_one_that_counts():
    """Of a redirect that is the last one."""
    answers = {"https://daily.site/": httpx.Response(302, headers={"location": "https://other.site/"})}
    answers["https://other.site/"] = httpx.Response(404)
    assert not sent("https://daily.site/", {"daily.site": {"accept": [404]}}, answers)[0].accepted
    assert sent("https://daily.site/", {"other.site": {"accept": [404]}}, answers)[0].accepted


# ---------------------------------------------------------------- tables that are none

TABLE = "hosts.daily.site"


@pytest.mark.parametrize(
    ("hosts", "words"),
    [
        ("daily.site", "hosts: a table is wanted"),
        (["daily.site"], "hosts: a table is wanted"),
        ({"daily.site": 1}, f"{TABLE}: a table is wanted"),
        ({"daily.site": "slow"}, f"{TABLE}: a table is wanted"),
        ({"daily.site": {"concurency": 1}}, f"{TABLE}: unknown key 'concurency'; did you mean 'concurrency'?"),
        ({"daily.site": {"concurrency": 0}}, f"{TABLE}.concurrency: 0 is not a whole number above 0"),
        ({"daily.site": {"concurrency": 1.5}}, f"{TABLE}.concurrency: 1.5 is not"),
        ({"daily.site": {"concurrency": True}}, f"{TABLE}.concurrency: True is not"),
        ({"daily.site": {"spacing": -1}}, f"{TABLE}.spacing: -1 is not a number of seconds"),
        ({"daily.site": {"spacing": "1"}}, f"{TABLE}.spacing: '1' is not"),
        ({"daily.site": {"spacing": float("nan")}}, f"{TABLE}.spacing: nan is not"),
        ({"daily.site": {"accept": 403}}, f"{TABLE}.accept: 403 is not a list of HTTP statuses"),
        ({"daily.site": {"accept": ["403"]}}, f"{TABLE}.accept: ['403'] is not"),
        ({"daily.site": {"accept": [99]}}, f"{TABLE}.accept: [99] is not"),
        ({"daily.site": {"accept": [1000]}}, f"{TABLE}.accept: [1000] is not"),
        ({"daily.site": {"accept": [True]}}, f"{TABLE}.accept: [True] is not"),
        ({"daily.site": {"headers": "a: b"}}, f"{TABLE}.headers: is not a table of header names and texts"),
        ({"daily.site": {"headers": {"a": 1}}}, f"{TABLE}.headers: is not"),
        ({"daily.site": {"headers": {"a": ["b"]}}}, f"{TABLE}.headers: is not"),
        ({"daily.site": {"headers": {"a": "b\r\nc: d"}}}, f"{TABLE}.headers: is not"),
        ({"daily.site": {"headers": {"a\n": "b"}}}, f"{TABLE}.headers: is not"),
        ({"daily.site": {"headers": {"": "b"}}}, f"{TABLE}.headers: is not"),
        ({"daily.site": {"headers": {"a": "b\0"}}}, f"{TABLE}.headers: is not"),
    ],
)
def test_what_cannot_be_is_named_in_one_line(hosts, words):
    with pytest.raises(ConfigError) as caught:
        Config(hosts=hosts)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_holds_tables(tmp_path, monkeypatch):
    monkeypatch.setenv("TOKEN", "secret")
    target = tmp_path / "linkcheck.toml"
    target.write_text(
        '[hosts."api.daily.site"]\nheaders = { Authorization = "Bearer ${TOKEN}" }\nconcurrency = 1\n'
        '[hosts.".other.site"]\nspacing = 2\naccept = [403, 404]\n'
    )
    config = Config(**from_file(target))
    assert config.for_host("api.daily.site").concurrency == 1
    assert config.for_host("www.other.site") == HostSettings(spacing=2, accept=(403, 404))


def test_the_command_says_it_in_one_line(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("## Sources\n- [Talks](https://daily.site/talks)\n")
    Path("linkcheck.toml").write_text('[hosts."daily.site"]\naccept = 403\n')
    assert main(["check", "a.md"]) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert told == "linkcheck: hosts.daily.site.accept: 403 is not a list of HTTP statuses\n"
