"""Addresses that are asked for in place of others."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest
from loopback import Web, page

from linkcheck.cli.main import main
from linkcheck.config import Config, ConfigError, from_environment, from_file
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.record import Recorder
from linkcheck.fetch.remap import Remap
from linkcheck.fetch.replay import Replay
from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind, Redirect, Response, UserError

# ---------------------------------------------------------------- one address for another


@pytest.mark.parametrize(
    ("pair", "url", "asked"),
    [
        ("daily.site staging.site", "https://daily.site/a", "https://staging.site/a"),
        ("https://daily.site http://127.0.0.1:8000", "https://daily.site/a?b#c", "http://127.0.0.1:8000/a?b#c"),
        ("^https://(\\w+).site/ http://staging.site/$1/", "https://daily.site/a", "http://staging.site/daily/a"),
        ("(\\w+)\\.site \\1.test", "https://daily.site/", "https://daily.test/"),
        ("(?P<name>\\w+)\\.site ${name}.test", "https://daily.site/", "https://daily.test/"),
        ("(?P<name>\\w+)\\.site \\g<name>.test", "https://daily.site/", "https://daily.test/"),
        ("(a)(b)? $1$2c", "https://a.site/", "https://ac.site/"),
        ("site $0s", "https://daily.site/", "https://daily.sites/"),
        ("(.)$ $1$1", "https://daily.site/ab", "https://daily.site/abb"),
        ("daily $10", "https://daily.site/", None),
        ("a b", "https://aa.site/", "https://bb.site/"),
        ("a  \t b", "https://a.site/", "https://b.site/"),
        ("a c b", "https://a.site/a c", "https://a.site/b"),
        ("(?i)DAILY weekly", "https://daily.site/", "https://weekly.site/"),
        ("другой site", "https://другой/", "https://site/"),
        ("a $", "https://a/", "https://$/"),
        ("a ${}", "https://a/", "https://${}/"),
        ("nothing something", "https://daily.site/", "https://daily.site/"),
    ],
)
def test_what_a_pattern_finds_is_replaced(pair, url, asked):
    if asked is None:
        with pytest.raises(UserError, match="group"):
            Remap([pair])
    else:
        assert Remap([pair])(url) == asked


def test_of_several_pairs_the_first_that_finds_anything_counts():
    """One address is replaced once: what a pair makes of it is not what the next one gets."""
    remap = Remap(["a.site b.site", "b.site c.site", "site d"])
    assert remap("https://a.site/") == "https://b.site/"
    assert remap("https://b.site/") == "https://c.site/"
    assert remap("https://e.site/") == "https://e.d/"


def test_without_pairs_nothing_is_replaced():
    assert Remap([])("https://a.site/") == "https://a.site/"


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("", "no pair"),
        ("   ", "no pair"),
        ("only-a-pattern", "no pair"),
        ("( x", "unterminated subpattern"),
        ("[ x", "unterminated character set"),
        ("* x", "nothing to repeat"),
        ("(?<a x", "unknown extension"),
        ("a{99999999999} x", "too large"),
        ("(" * 3000 + " x", "recursion"),
        ("a $1", "invalid group reference 1"),
        ("a \\1", "invalid group reference 1"),
        ("(a) $2", "invalid group reference 2"),
        ("(a) ${name}", "unknown group name 'name'"),
        ("(?P<n>a) \\g<m>", "unknown group name 'm'"),
        ("a \\g<", "missing"),
        ("a \\", "bad escape"),
        ("a \\q", "bad escape"),
    ],
)
def test_a_pair_that_is_none_is_the_users_mistake(pair, words):
    """It is said before anything is asked, in one line, and not when the first address fits."""
    with pytest.raises(UserError, match=r"^remap: ") as caught:
        Remap(["a b", pair])
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- what is asked


async def no_sleep(seconds):
    await asyncio.sleep(0)


def fetched(url, answers, *pairs, **settings):
    """Return what fetching an address gives, and what was asked for in its place."""
    asked = []

    def answer(request):
        asked.append(str(request.url))
        return answers.get(str(request.url)) or httpx.Response(404)

    settings = FetchSettings(remap=pairs, spacing=0, **settings)
    fetcher = Fetcher(Live(httpx.MockTransport(answer), settings), settings, sleep=no_sleep)
    return asyncio.run(fetcher.fetch(url)), asked


PAGE = httpx.Response(200, html="<title>A page</title>")


def test_a_response_keeps_the_address_that_is_cited():
    """And tells beside it which one was asked."""
    found, asked = fetched("https://daily.site/a", {"https://staging.site/a": PAGE}, "daily staging")
    assert isinstance(found, Response)
    assert (found.url, found.final_url) == ("https://daily.site/a", "https://staging.site/a")
    assert found.redirects == (), "nobody has redirected"
    assert asked == ["https://staging.site/a"]


def test_a_failure_keeps_the_address_that_is_cited():
    found, _ = fetched("https://daily.site/a", {}, "https://daily.site http://127.0.0.1")
    assert isinstance(found, Failure)
    assert (found.kind, found.url) == (FailureKind.BLOCKED, "https://daily.site/a")
    assert found.final_url == "http://127.0.0.1/a"


def test_where_a_page_redirects_to_is_replaced_too():
    answers = {
        "https://staging.site/a": httpx.Response(301, headers={"location": "https://daily.site/b"}),
        "https://staging.site/b": PAGE,
    }
    found, _ = fetched("https://daily.site/a", answers, "daily staging")
    assert found.redirects == (Redirect("https://staging.site/a", 301),)
    assert found.final_url == "https://staging.site/b"


def test_an_address_that_is_replaced_by_itself_redirected_is_a_loop():
    answers = {"https://staging.site/a": httpx.Response(301, headers={"location": "https://daily.site/a"})}
    found, asked = fetched("https://daily.site/a", answers, "daily staging")
    assert found.kind is FailureKind.REDIRECT_LOOP
    assert len(asked) == 1


def test_the_canonical_address_is_what_a_pattern_sees():
    found, asked = fetched(
        "HTTPS://Daily.SITE:443/a b", {"https://staging.site/a%20b": PAGE}, "daily.site/ staging.site/"
    )
    assert found.status == 200
    assert asked == ["https://staging.site/a%20b"]


@pytest.mark.parametrize(
    ("replacement", "kind"),
    [
        ("ftp://daily.site", FailureKind.BLOCKED),
        ("file:///etc/passwd?", FailureKind.BLOCKED),
        ("javascript:alert(1)//", FailureKind.BLOCKED),
        ("http://169.254.169.254", FailureKind.BLOCKED),
        ("http://localhost", FailureKind.BLOCKED),
        ("nonsense", FailureKind.PROTOCOL),
        ("https://", FailureKind.BLOCKED),
        ("https://[", FailureKind.PROTOCOL),
        ("https://a" + "b" * 9000, FailureKind.PROTOCOL),
    ],
)
def test_the_guard_stands_behind_what_is_replaced(replacement, kind):
    """What no browser would open is an open question, not a page that is gone."""
    found, asked = fetched("https://daily.site/a", {}, f"https://daily.site/?(?=a) {replacement}/")
    assert found.kind is kind
    assert not asked


def test_a_host_is_as_its_own_settings_say_it_is():
    hosts = {"staging.site": {"headers": {"authorization": "Basic x"}}}
    seen = []

    def answer(request):
        seen.append(request.headers.get("authorization"))
        return PAGE

    settings = FetchSettings(remap=("daily staging",), hosts=hosts)
    fetcher = Fetcher(Live(httpx.MockTransport(answer), settings), settings)
    asyncio.run(fetcher.fetch("https://daily.site/"))
    asyncio.run(fetcher.fetch("https://other.site/"))
    assert seen == ["Basic x", None]


def test_a_recording_with_a_remap_is_replayed_with_it(tmp_path):
    """What is recorded is what was asked, so the same remap finds it again, and another does not."""
    target = tmp_path / "web.warc.gz"
    answers = {
        "https://staging.site/a": httpx.Response(301, headers={"location": "https://daily.site/b"}),
        "https://staging.site/b": PAGE,
    }
    cited = ["https://daily.site/a", "https://daily.site/b", "https://daily.site/c"]
    settings = FetchSettings(remap=("daily staging",), spacing=0)

    async def all_of(ask, settings):
        fetcher = Fetcher(ask, settings, sleep=no_sleep)
        return [
            each if isinstance(each, Failure) else each._replace(elapsed=0.0, headers=())
            for each in [await fetcher.fetch(url) for url in cited]
        ]

    def answer(request):
        return answers.get(str(request.url)) or httpx.Response(404)

    live = Live(httpx.MockTransport(answer), settings, keep_wire=True)
    with target.open("wb") as file:
        before = asyncio.run(all_of(Recorder(live, file), settings))
    assert [each.status for each in before] == [200, 200, 404]
    assert asyncio.run(all_of(Replay(target, 10_000), settings)) == before
    others = asyncio.run(all_of(Replay(target, 10_000), FetchSettings(spacing=0)))
    assert {each.kind for each in others} == {FailureKind.NOT_RECORDED}


# ---------------------------------------------------------------- from the user


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINKCHECK_REMAP", raising=False)
    Path("a.md").write_text(
        "## Sources\n- [Talks](https://daily.site/talks)\n- [More](https://other.site/more/x)\n"
    )
    return tmp_path


QUICK = ["--allow-private", "--spacing", "0", "--attempts", "1", "--format", "json"]


@pytest.mark.parametrize("place", ["command line", "file", "environment"])
def test_a_user_may_give_several(capsys, folder, monkeypatch, place):
    """On the command line one after another, in a file as a list, in the environment line by line."""
    answers = {"/talks": page("Talks"), "/more": page("More")}
    arguments = []
    with Web(answers) as web:
        pairs = [
            f"https://daily.site http://127.0.0.1:{web.port}",
            f"https://other.site(/\\w{{2,}}).* {web.base}$1",
        ]
        match place:
            case "command line":
                arguments = ["--remap", pairs[0], f"--remap={pairs[1]}"]
            case "file":
                Path("linkcheck.toml").write_text(f"remap = {json.dumps(pairs)}\n")
            case "environment":
                monkeypatch.setenv("LINKCHECK_REMAP", "\n" + "\n  ".join(pairs) + "\n\n")
        main(["check", "a.md", *QUICK, *arguments])
    sources = json.loads(capsys.readouterr().out)["articles"][0]["sources"]
    assert [source["fetch"]["final_url"] for source in sources] == [f"{web.base}/talks", f"{web.base}/more"]
    assert [source["url"].partition("/")[0] for source in sources] == ["https:", "https:"]


def test_the_command_line_stands_for_what_the_file_says(capsys, folder):
    Path("linkcheck.toml").write_text('remap = ["https://daily.site http://127.0.0.1:1"]\n')
    with Web({"/talks": page("Talks")}) as web:
        main(["check", "a.md", *QUICK, "--remap", f"https://.*(/talks|/more).* {web.base}$1"])
    sources = json.loads(capsys.readouterr().out)["articles"][0]["sources"]
    assert [source["fetch"]["status"] for source in sources] == [200, 404]


def test_a_pattern_may_hold_commas_and_spaces(tmp_path):
    (tmp_path / "linkcheck.toml").write_text("remap = ['a{1,2} [b, c] d']\n")
    assert from_file(tmp_path / "linkcheck.toml") == {"remap": ("a{1,2} [b, c] d",)}
    assert from_environment({"LINKCHECK_REMAP": "a{1,2} [b, c] d\r\ne f"}) == {"remap": ("a{1,2} [b, c] d", "e f")}
    assert from_environment({"LINKCHECK_REMAP": " \n"}) == {"remap": ()}


@pytest.mark.parametrize("value", ["a b", 1, True, {"a": "b"}])
def test_a_setting_that_is_no_list_is_the_users_mistake(value):
    with pytest.raises(ConfigError, match=r"remap: .* is no list"):
        Config(remap=value)


@pytest.mark.parametrize("pair", ["( x", "alone", "a \\g<b>", "a{99999999999} x"])
def test_the_command_says_it_in_one_line(capsys, folder, pair):
    assert main(["check", "a.md", "--remap", pair]) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert told.startswith("linkcheck: remap: ")
    assert told.count("\n") == 1
