"""What a site's robots.txt asks of programs, in audits."""

import asyncio
from collections import Counter

import httpx
import pytest
from builders import a_source, an_article
from timing import assert_linear, cpu

from linkcheck.config import Config
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.names import NameNotFound, ResolverFailed
from linkcheck.fetch.robots import LARGEST, Robots, concerning_us
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.tls import TlsFailed
from linkcheck.model import Evidence, Failure, FailureKind, Response
from linkcheck.rules.judge import judge
from linkcheck.urls import read

PAGE = httpx.Response(200, html="<title>A page</title>")
AUDIT = FetchSettings(audit=True, attempts=2)


class Time:
    """A clock that sleeping moves on."""

    def __init__(self):
        self.now = 0.0

    def clock(self):
        return self.now

    async def sleep(self, seconds):
        self.now += seconds
        await asyncio.sleep(0)


class Site:
    """A transport that serves a robots.txt, and a page at every other address; counts, and knows when."""

    def __init__(self, robots=None, others=None):
        self.answers = {"/robots.txt": httpx.Response(404) if robots is None else robots} | (others or {})
        self.asked = Counter()
        self.when = []
        self.time = Time()

    def __call__(self, request):
        self.asked[str(request.url)] += 1
        self.when.append(round(self.time.now, 3))
        answer = self.answers.get(str(request.url), self.answers.get(request.url.path, PAGE))
        if isinstance(answer, list):  # one after another
            answer = answer.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def fetch(self, *urls, settings=AUDIT):
        """Return what fetching each URL gives, all of them at once."""

        async def run():
            gate = Gate(settings, clock=self.time.clock, sleep=self.time.sleep)
            ask = Live(httpx.MockTransport(self), settings)
            fetcher = Fetcher(ask, settings, gate=gate, sleep=self.time.sleep)
            return await asyncio.gather(*map(fetcher.fetch, urls))

        return asyncio.run(run())


def text(words, status=200, **headers):
    return httpx.Response(status, text=words, headers=headers)


def may_open(words, path):
    """Return whether a robots.txt lets us open a path."""
    (found,) = Site(text(words)).fetch(f"https://daily.site{path}")
    if isinstance(found, Response):
        return True
    assert (found.kind, found.detail) == (FailureKind.ROBOTS, "disallowed by the site's robots.txt")
    return False


# ---------------------------------------------------------------- what it says

ALL = "User-agent: *\nDisallow: /private\nAllow: /private/but-this\n"


@pytest.mark.parametrize(
    ("words", "path", "is_allowed"),
    [
        pytest.param(ALL, "/", True, id="front page"),
        pytest.param(ALL, "/a", True, id="another path"),
        pytest.param(ALL, "/private", False, id="the path"),
        pytest.param(ALL, "/private/a?b", False, id="below it"),
        pytest.param(ALL, "/private/but-this/a", True, id="the longest rule counts"),
        pytest.param("", "/private", True, id="empty"),
        pytest.param("User-agent: *\nDisallow:", "/a", True, id="nothing disallowed"),
        pytest.param("User-agent: *\nDisallow: /", "/a", False, id="everything disallowed"),
        pytest.param("User-agent: other\nDisallow: /", "/a", True, id="another program"),
        pytest.param("User-agent: link\nDisallow: /", "/a", True, id="a program whose name begins ours"),
        pytest.param("User-agent: linkchecker\nDisallow: /", "/a", True, id="a program whose name ours begins"),
        pytest.param("User-agent: notlinkcheck\nDisallow: /", "/a", True, id="a program whose name ours ends"),
        pytest.param("User-agent: linkcheck\nDisallow: /", "/a", False, id="us"),
        pytest.param("User-agent: LinkCheck/0.3 (x)\nDisallow: /", "/a", False, id="us, with a version"),
        pytest.param(
            "User-agent: a\nUser-agent: linkcheck\nUser-agent: b\nDisallow: /", "/a", False, id="among others"
        ),
        pytest.param(
            "User-agent: *\nDisallow: /\n\nUser-agent: linkcheck\nDisallow: /x",
            "/a",
            True,
            id="our own",
        ),
        pytest.param(
            "User-agent: linkcheck\nAllow: /\nUser-agent: other\nDisallow: /", "/a", True, id="ours before others"
        ),
        pytest.param(
            "User-agent: x\nDisallow: /\nUser-agent: y\nDisallow: /\nUser-agent: *\nAllow: /",
            "/a",
            True,
            id="others",
        ),
        pytest.param("User-agent: * # all\nDisallow: /a # this", "/a", False, id="comments"),
        pytest.param("user-AGENT:*\r\ndisallow:/a\r\n", "/a", False, id="capitals, no spaces, CRLF"),
        pytest.param("User-agent: *\rDisallow: /a\r", "/a", False, id="CR"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /a", "/a", False, id="byte order mark"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False, id="wildcard"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True, id="wildcard with an end"),
        pytest.param("User-agent: *\nDisallow: /sch%C3%B6n", "/schön", False, id="escapes"),
        pytest.param("User-agent: *\nDisallow: /schön", "/sch%C3%B6n", False, id="no escapes"),
        pytest.param("Disallow: /", "/a", True, id="no program"),
        pytest.param("User-agent: *\nDisallow", "/a", True, id="no colon, no path"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /", "/a", True, id="both: allowed"),
        pytest.param("<!doctype html><title>Not found</title><p>Disallow: /", "/a", True, id="a page"),
        pytest.param("\0\ud7ff" * 100, "/a", True, id="no text"),
        pytest.param(ALL, "/robots.txt", True, id="the file itself"),
    ],
)
def test_what_is_disallowed_is_not_opened(words, path, is_allowed):
    assert may_open(words, path) is is_allowed


def test_what_is_not_opened_is_not_asked_for():
    site = Site(text("User-agent: *\nDisallow: /a"))
    (failure,) = site.fetch("https://daily.site/a")
    assert failure.url == failure.final_url == "https://daily.site/a"
    assert site.asked == {"https://daily.site/robots.txt": 1}


def test_without_an_audit_nobody_asks():
    """Who checks the sources of their own article opens pages as a reader would."""
    site = Site(text("User-agent: *\nDisallow: /\nCrawl-delay: 20"))
    (found,) = site.fetch("https://daily.site/a", settings=FetchSettings())
    assert found.status == 200
    assert site.asked == {"https://daily.site/a": 1}


def test_each_host_of_a_chain_is_asked():
    """A page may redirect to a site that does not want to be opened."""
    site = Site(
        others={
            "https://daily.site/a": httpx.Response(301, headers={"location": "https://other.site/b"}),
            "https://other.site/robots.txt": text("User-agent: *\nDisallow: /"),
        }
    )
    (failure,) = site.fetch("https://daily.site/a")
    assert failure.kind is FailureKind.ROBOTS
    assert failure.final_url == "https://other.site/b"
    assert site.asked["https://other.site/b"] == 0


def test_each_port_and_scheme_has_its_own():
    """RFC 9309 §2.3: the file holds for the authority it was found at."""
    site = Site(others={"http://daily.site/robots.txt": text("User-agent: *\nDisallow: /")})
    settings = FetchSettings(audit=True, allow_private=True)
    found = site.fetch(
        "https://daily.site/a", "http://daily.site/a", "https://daily.site:8443/a", settings=settings
    )
    assert [isinstance(each, Response) for each in found] == [True, False, True]


# ---------------------------------------------------------------- what its absence says


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 304, 300])
def test_where_there_is_none_everything_is_allowed(status):
    site = Site(text("User-agent: *\nDisallow: /", status))
    (found,) = site.fetch("https://daily.site/a")
    assert found.status == 200


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_where_the_server_fails_nothing_is(status):
    """RFC 9309 §2.3.1.4; and it is asked again first."""
    site = Site(text("", status))
    (failure,) = site.fetch("https://daily.site/a")
    assert (failure.kind, failure.detail) == (FailureKind.ROBOTS, f"robots.txt answered HTTP {status}")
    assert site.asked["https://daily.site/a"] == 0


def test_a_failure_that_passes_is_no_failure():
    site = Site([httpx.Response(503), text("User-agent: *\nDisallow: /b")])
    found = site.fetch("https://daily.site/a", "https://daily.site/b")
    assert [type(each) for each in found] == [Response, Failure]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (NameNotFound("no such name"), FailureKind.DNS),
        (ResolverFailed("no answer"), FailureKind.RESOLVER),
        (httpx.ConnectError("connection refused"), FailureKind.CONNECT),
        (httpx.ConnectTimeout("no connection"), FailureKind.TIMEOUT),
        (TlsFailed("the certificate has expired"), FailureKind.TLS),
        (httpx.RemoteProtocolError("no HTTP"), FailureKind.PROTOCOL),
    ],
)
def test_a_host_that_cannot_be_reached_fails_as_its_page_would(error, kind):
    """A name that does not exist is that, and no question of politeness."""
    site = Site(error, {"/a": error})
    (failure,) = site.fetch("https://daily.site/a")
    assert failure.kind is kind
    assert failure.detail == f"robots.txt: {error}"
    assert failure.url == failure.final_url == "https://daily.site/a"


# ---------------------------------------------------------------- a robots.txt that is elsewhere


def moved(location):
    return httpx.Response(301, headers={"location": location})


@pytest.mark.parametrize(
    "place", ["/elsewhere.txt", "https://other.site/robots.txt", "http://daily.site/robots.txt"]
)
def test_a_redirect_of_it_is_followed(place):
    site = Site(
        others={
            "https://daily.site/robots.txt": moved(place),
            "/elsewhere.txt": text("User-agent: *\nDisallow: /a"),
            "https://other.site/robots.txt": text("User-agent: *\nDisallow: /a"),
            "http://daily.site/robots.txt": text("User-agent: *\nDisallow: /a"),
        }
    )
    found = site.fetch("https://daily.site/a", "https://daily.site/b")
    assert [getattr(each, "kind", None) for each in found] == [FailureKind.ROBOTS, None]


@pytest.mark.parametrize(
    ("location", "answer"),
    [
        pytest.param("https://gone.site/x", NameNotFound("no such name"), id="to a name that does not exist"),
        pytest.param("https://gone.site/x", TlsFailed("expired"), id="to a broken certificate"),
        pytest.param("http://127.0.0.1/x", PAGE, id="into a private network"),
        pytest.param("ftp://daily.site/x", PAGE, id="to another scheme"),
        pytest.param("/robots.txt", PAGE, id="to itself"),
        pytest.param("https://", PAGE, id="to nowhere"),
    ],
)
def test_what_a_redirect_of_it_leads_to_is_not_held_against_the_page(location, answer):
    """The page's own name exists and is public, whatever its robots.txt leads to: that is an open question."""
    site = Site(moved(location), {"https://gone.site/x": answer})
    (failure,) = site.fetch("https://daily.site/a")
    assert failure.kind is FailureKind.ROBOTS
    article = an_article(a_source("https://daily.site/a"))
    findings = judge(
        article, (Evidence(article, article.sources[0], failure),), Config(ignore=("single-source", "bare-url"))
    )
    assert [(finding.rule.id, finding.is_open) for finding in findings] == [("unreachable", True)]


# ---------------------------------------------------------------- how often, and how fast


def test_a_site_is_asked_once():
    site = Site(text(ALL))
    found = site.fetch(*(f"https://daily.site/{number}" for number in range(50)))
    assert {each.status for each in found} == {200}
    assert site.asked["https://daily.site/robots.txt"] == 1
    assert site.asked.total() == 51


def test_a_site_that_fails_is_asked_once_too():
    site = Site(NameNotFound("no such name"))
    found = site.fetch(*(f"https://daily.site/{number}" for number in range(20)))
    assert {each.kind for each in found} == {FailureKind.DNS}
    assert [each.url for each in found] == [f"https://daily.site/{number}" for number in range(20)]
    assert site.asked == {"https://daily.site/robots.txt": AUDIT.attempts}


def test_who_is_cancelled_does_not_take_the_answer_from_the_others():
    """The one who asked first may go; the others get their answer."""

    async def run():
        asked = asyncio.Event()
        come = asyncio.Event()

        async def fetch(url):
            asked.set()
            await come.wait()
            return Response(url, url, 200, body=b"User-agent: *\nDisallow: /b")

        robots = Robots(fetch, lambda host, seconds: None)
        first = asyncio.create_task(robots.refusal(read("https://daily.site/a")))
        await asked.wait()
        second = asyncio.create_task(robots.refusal(read("https://daily.site/b")))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        come.set()
        return await second

    assert asyncio.run(run()).kind is FailureKind.ROBOTS


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        pytest.param("Crawl-delay: 5", 5, id="asked for"),
        pytest.param("Crawl-delay: 2.5", 2.5, id="a fraction"),
        pytest.param("Crawl-delay: 0.1", 1, id="less than an audit keeps anyway"),
        pytest.param("Crawl-delay: 0", 1, id="none"),
        pytest.param("Crawl-delay: -5", 1, id="negative"),
        pytest.param("Crawl-delay: soon", 1, id="nonsense"),
        pytest.param("Crawl-delay: nan", 1, id="no number"),
        pytest.param("Crawl-delay: inf", 1, id="for ever"),
        pytest.param("Crawl-delay: 86400", 30, id="more than anybody waits"),
        pytest.param("Crawl-delay: " + "9" * 400, 1, id="a number that none is"),
    ],
)
def test_a_site_is_asked_no_faster_than_it_wants(words, apart):
    site = Site(text(f"User-agent: *\n{words}\nDisallow: /x"))
    site.fetch(*(f"https://daily.site/{number}" for number in range(4)))
    gaps = [then - before for before, then in zip(site.when[1:], site.when[2:], strict=False)]
    assert gaps == pytest.approx([apart] * 3)


def test_what_one_site_wants_slows_down_no_other():
    site = Site(others={"https://slow.site/robots.txt": text("User-agent: *\nCrawl-delay: 20")})
    site.fetch("https://slow.site/a", "https://slow.site/b")
    slow = site.time.now
    site.fetch("https://daily.site/a", "https://daily.site/b")
    assert slow >= 20
    assert site.time.now - slow < 5


# ---------------------------------------------------------------- hostile files

RULES = "Disallow: /private\n"


def test_of_a_huge_file_the_beginning_counts():
    """RFC 9309 §2.5: at least 500 KiB have to be read."""
    padding = "# " + "x" * 97 + "\n"
    near = "User-agent: *\n" + padding * (LARGEST // 100 - 10) + "Disallow: /a\n"
    far = "User-agent: *\n" + padding * (LARGEST // 100 + 10) + "Disallow: /a\n"
    assert len(near) < LARGEST < len(far)
    assert not may_open(near, "/a")
    assert may_open(far, "/a")


HOSTILE = {
    "many programs": lambda size: "User-agent: a{}\n" * size,
    "many programs called alike": lambda size: "User-agent: linkcheck{}\n" * size,
    "many programs with our name in theirs": lambda size: "User-agent: x-linkcheck-{}\n" * size,
    "us and all, many times": lambda size: "User-agent: linkcheck\nUser-agent: *\n" * (size // 2),
    "many versions of us": lambda size: "User-agent: linkcheck/{}\n" * size,
}


@pytest.mark.parametrize("agents", HOSTILE.values(), ids=HOSTILE)
def test_many_programs_times_many_rules_take_no_longer_than_both(agents):
    def cost(size):
        lines = agents(size).splitlines()
        words = "\n".join(line.format(number) for number, line in enumerate(lines))
        words += "\n" + "".join(f"Disallow: /{number}\n" for number in range(size))
        return cpu(lambda: may_open(words, "/a"))

    assert_linear(cost, 1000, largest=8000)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("User-agent: *\nDisallow: /" + "a" * LARGEST, id="a path without an end"),
        pytest.param("User-agent: *\nDisallow: /" + "*" * LARGEST, id="stars"),
        pytest.param("User-agent: *\nDisallow: /" + "*a" * (LARGEST // 2) + "$", id="stars between letters"),
        pytest.param("User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*b$\n" * (LARGEST // 30), id="in every rule"),
        pytest.param("User-agent: *\n" + "Disallow: /%" * (LARGEST // 12), id="escapes that are none"),
        pytest.param("User-agent:" * (LARGEST // 11), id="one line"),
        pytest.param(" " * LARGEST, id="spaces"),
        pytest.param("user" + " " * LARGEST + "agent", id="spaces in a word"),
        pytest.param("\n" * LARGEST, id="empty lines"),
        pytest.param("Sitemap: x\n" * (LARGEST // 11), id="maps"),
        pytest.param("\u2028" * (LARGEST // 3), id="line ends of another kind"),
    ],
)
def test_no_file_takes_long(words):
    """It is read where all connections are waited for."""
    url = "https://daily.site/" + "a" * 4000
    assert cpu(lambda: Site(text(words)).fetch(url)) < 1.0


def test_others_are_one_program():
    """What is said to them, in however many words, is said to somebody who is not us."""
    words = "User-agent: a\nUser-agent: b\nDisallow: /x\n\nUser-agent: c\nAllow: /\nUser-agent: *\nDisallow: /y"
    assert concerning_us(words).splitlines() == [
        "User-agent: -",
        "Disallow: /x",
        "",
        "User-agent: -",
        "Allow: /",
        "User-agent: *",
        "Disallow: /y",
    ]


def test_a_file_in_another_encoding_is_read_as_far_as_it_can_be():
    words = "User-agent: *\n# Für alle\nDisallow: /a".encode("latin-1")
    site = Site(httpx.Response(200, content=words))
    assert site.fetch("https://daily.site/a")[0].kind is FailureKind.ROBOTS
