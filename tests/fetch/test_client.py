"""Addresses in, responses and failures out: over real sockets on loopback."""

import asyncio
import random
import socket
import ssl

import httpx
import pytest
import trustme
from loopback import Web, cut_short, endless, http, page, silence

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.names import NameNotFound, ResolverFailed
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import Failure, FailureKind, Redirect, Response

QUICK = FetchSettings(allow_private=True, timeout=2, spacing=0)


async def no_sleep(seconds):
    await asyncio.sleep(0)


def fetch(url, settings=QUICK, sleep=no_sleep, **options):
    """Return what fetching a URL over our own transport gives."""

    async def run():
        transport = GuardedTransport(settings, **options)
        try:
            return await Fetcher(Live(transport, settings), settings, sleep=sleep).fetch(url)
        finally:
            await transport.aclose()

    return asyncio.run(run())


def test_a_page_comes_back():
    with Web({"/a": page("A page")}) as web:
        response = fetch(f"{web.base}/a")
    assert isinstance(response, Response)
    assert response.status == 200
    assert b"A page" in response.body
    assert response.content_type.startswith("text/html")
    assert response.attempts == 1
    assert response.checked.endswith("Z")


def test_requests_introduce_themselves():
    """A request names the tool and looks like one a browser could send."""
    with Web({"/": page("A page")}) as web:
        fetch(f"{web.base}/")
    head = web.heads[0].lower()
    assert "linkcheck/" in head
    assert "accept: text/html" in head
    assert "accept-language:" in head
    assert f"host: 127.0.0.1:{web.port}" in head


def test_redirects_are_recorded_hop_by_hop():
    answers = {
        "/a": http(301, {"location": "/b"}),
        "/b": http(302, {"location": "c?x=1"}),
        "/c?x=1": page("There"),
    }
    with Web(answers) as web:
        response = fetch(f"{web.base}/a")
    assert response.final_url == f"{web.base}/c?x=1"
    assert response.url == f"{web.base}/a"
    assert response.redirects == (Redirect(f"{web.base}/a", 301), Redirect(f"{web.base}/b", 302))


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({"/a": http(302, {"location": "/a"})}, id="to itself"),
        pytest.param({"/a": http(302, {"location": "/b"}), "/b": http(302, {"location": "/a"})}, id="ping-pong"),
        pytest.param(
            {f"/{name}": http(302, {"location": f"/{name}a"}) for name in ("a" * n for n in range(1, 30))},
            id="endless",
        ),
    ],
)
def test_a_redirect_loop_ends(answers):
    with Web(answers) as web:
        failure = fetch(f"{web.base}/a")
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.REDIRECT_LOOP
    assert web.asked.total() <= 11


def test_a_cookie_that_a_redirect_sets_is_sent_back():
    """A site that sets a cookie and sends the reader to the same address again is no loop."""
    answers = {"/a": [http(302, {"location": "/a", "set-cookie": "seen=1; Path=/"}), page("There")]}
    with Web(answers) as web:
        response = fetch(f"{web.base}/a")
    assert response.status == 200
    assert "cookie: seen=1" in web.heads[1].lower()


def test_cookies_do_not_outlive_their_chain():
    with Web({"/a": http(302, {"location": "/b", "set-cookie": "x=1; Path=/"}), "/b": page("B")}) as web:
        fetch(f"{web.base}/a")
        fetch(f"{web.base}/b")
    assert "cookie" not in web.heads[2].lower()


@pytest.mark.parametrize("location", ["http://[", "http://exa mple.com/", "https://a:99999999/"])
def test_a_location_that_is_no_address_is_a_failure(location):
    with Web({"/a": http(302, {"location": location})}) as web:
        failure = fetch(f"{web.base}/a")
    assert failure.kind is FailureKind.PROTOCOL


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://x.org/", "data:text/html,x", "javascript:alert(1)"]
)
def test_a_redirect_to_another_scheme_is_refused(location):
    with Web({"/a": http(302, {"location": location})}) as web:
        failure = fetch(f"{web.base}/a")
    assert failure.kind is FailureKind.BLOCKED
    assert failure.redirects == (Redirect(f"{web.base}/a", 302),)


def test_a_redirect_without_location_is_an_answer():
    with Web({"/a": http(302)}) as web:
        assert fetch(f"{web.base}/a").status == 302


def test_flaky_servers_are_asked_again():
    with Web({"/a": [http(500), page("There")]}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.attempts) == (200, 2)


@pytest.mark.parametrize("status", [404, 403, 410, 451, 999])
def test_other_statuses_are_not(status):
    with Web({"/a": http(status)}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, web.asked["/a"]) == (status, 1)


def test_tries_are_limited():
    with Web({"/a": http(503)}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.attempts, web.asked["/a"]) == (503, 3, 3)


def test_waits_between_tries_grow_and_are_jittered(monkeypatch):
    """Each wait is a random part of half a second doubled each time."""
    monkeypatch.setattr(random, "uniform", lambda low, high: high)
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    with Web({"/a": http(500)}) as web:
        fetch(f"{web.base}/a", sleep=sleep)
    assert [wait for wait in slept if wait > 0.2] == [0.5, 1.0]


def test_retry_after_replaces_our_own_wait():
    slept = []

    async def sleep(seconds):
        slept.append(seconds)
        await asyncio.sleep(0)

    class Clock:
        now = 0.0

    async def run(url):
        async def moving(seconds):
            Clock.now += seconds
            await sleep(seconds)

        gate = Gate(QUICK, clock=lambda: Clock.now, sleep=moving)
        transport = GuardedTransport(QUICK)
        response = await Fetcher(Live(transport, QUICK), QUICK, gate=gate, sleep=sleep).fetch(url)
        await transport.aclose()
        return response

    with Web({"/a": [http(429, {"retry-after": "2"}), page("There")]}) as web:
        response = asyncio.run(run(f"{web.base}/a"))
    assert response.status == 200
    assert sum(slept) == pytest.approx(2, abs=0.01)


def test_a_host_that_asks_for_an_hour_is_not_asked_again():
    with Web({"/a": http(429, {"retry-after": "3600"})}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, web.asked["/a"]) == (429, 1)


def test_a_server_that_never_answers_is_a_timeout():
    settings = FetchSettings(allow_private=True, timeout=0.1, attempts=2, spacing=0)
    with Web({"/a": silence}) as web:
        failure = fetch(f"{web.base}/a", settings)
    assert (failure.kind, failure.attempts) == (FailureKind.TIMEOUT, 2)


def test_a_body_without_end_is_cut_at_the_cap():
    settings = FetchSettings(allow_private=True, timeout=5, max_body=50_000, spacing=0)
    with Web({"/a": endless}) as web:
        response = fetch(f"{web.base}/a", settings)
    assert (response.status, response.truncated, len(response.body)) == (200, "length", 50_000)


def test_a_body_that_breaks_off_is_kept_as_far_as_it_came():
    with Web({"/a": cut_short}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.truncated) == (200, "disconnect")
    assert b"Cut short" in response.body


def test_a_page_that_drips_is_kept_as_far_as_it_came():
    async def drip():
        yield b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<title>Slow"
        await asyncio.Event().wait()

    settings = FetchSettings(allow_private=True, timeout=0.2, spacing=0)
    with Web({"/a": drip}) as web:
        response = fetch(f"{web.base}/a", settings)
    assert (response.status, response.truncated) == (200, "time")
    assert b"Slow" in response.body


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n\r\n", id="another protocol"),
        pytest.param(b"\x00\xff\x80" * 100 + b"\r\n\r\n", id="random bytes"),
        pytest.param(b"HTTP/1.1 200 OK\r\nbad header line\x00\r\n\r\n", id="NUL in a header"),
        pytest.param(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 300_000 + b"\r\n\r\n", id="huge header"),
    ],
)
def test_what_is_no_http_is_a_failure(answer):
    with Web({"/a": answer}) as web:
        failure = fetch(f"{web.base}/a")
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.PROTOCOL


def test_a_closed_port_is_a_failed_connection():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/").kind is FailureKind.CONNECT


def test_raw_utf_8_in_a_location_is_followed():
    message = "HTTP/1.1 302 X\r\nlocation: /sch\xc3\xb6n\r\ncontent-length: 0\r\n\r\n".encode("latin-1")
    with Web({"/a": message, "/sch%C3%B6n": page("Schön")}) as web:
        assert fetch(f"{web.base}/a").status == 200


# ---------------------------------------------------------------- the guard


def test_nothing_private_is_reached_unless_allowed():
    with Web({"/": page("Secret")}) as web:
        failure = fetch(f"{web.base}/", FetchSettings(spacing=0))
    assert failure.kind is FailureKind.BLOCKED
    assert not web.heads


def resolves_to(*answers):
    """Return a resolver that gives one list of addresses after another."""
    given = iter(answers)

    async def resolve(host, port):
        return next(given)

    return resolve


def test_a_name_that_leads_to_a_private_address_is_refused():
    with Web({"/": page("Secret")}) as web:
        failure = fetch(
            f"http://public.site:{web.port}/", FetchSettings(spacing=0), resolve=resolves_to(["127.0.0.1"])
        )
    assert failure.kind is FailureKind.BLOCKED
    assert "127.0.0.1" in failure.detail
    assert not web.heads


def test_one_private_answer_among_public_ones_is_enough():
    failure = fetch("http://public.site/", FetchSettings(), resolve=resolves_to(["1.1.1.1", "10.0.0.1"]))
    assert failure.kind is FailureKind.BLOCKED


def test_a_redirect_to_a_private_address_is_refused():
    """The guard stands before every hop, not only before the first."""
    asked = []

    def answer(request):
        asked.append(str(request.url))
        return httpx.Response(302, headers={"location": "http://169.254.169.254/latest/meta-data/"})

    settings = FetchSettings()

    async def run():
        return await Fetcher(Live(httpx.MockTransport(answer), settings), settings).fetch("https://public.site/")

    failure = asyncio.run(run())
    assert failure.kind is FailureKind.BLOCKED
    assert asked == ["https://public.site/"]


def test_a_name_is_looked_up_once_and_the_checked_address_is_used():
    """A name that answers differently the second time gains nothing."""
    asked = []

    async def resolve(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    with Web({"/a": page("A"), "/b": page("B")}) as web:
        response = fetch(f"http://some.site:{web.port}/a", resolve=resolve)
    assert response.status == 200
    assert asked == ["some.site"]
    assert f"host: some.site:{web.port}" in web.heads[0].lower()


# ---------------------------------------------------------------- names and certificates


@pytest.mark.parametrize(
    ("error", "kind"),
    [(NameNotFound("no such name"), FailureKind.DNS), (ResolverFailed("no answer"), FailureKind.RESOLVER)],
)
def test_a_name_that_does_not_exist_is_not_a_resolver_that_fails(error, kind):
    asked = []

    async def resolve(host, port):
        asked.append(host)
        raise error

    failure = fetch("https://gone.site/", FetchSettings(spacing=0), resolve=resolve)
    assert failure.kind is kind
    assert len(asked) >= 2, "asked again before anything is said"


def test_a_certificate_of_another_host_is_told_apart():
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("other.site").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Web({"/": page("A page")}, context=served) as web:
        failure = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"] * 3), context=trusting)
    assert failure.kind is FailureKind.TLS
    assert "some.site" in failure.detail


def test_an_unknown_authority_is_told_apart():
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("some.site").configure_cert(served)
    with Web({"/": page("A page")}, context=served) as web:
        failure = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"] * 3))
    assert failure.kind is FailureKind.TLS
    assert "certificate" in failure.detail


def test_a_page_comes_over_tls():
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("some.site").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Web({"/": page("A page")}, context=served) as web:
        response = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"]), context=trusting)
    assert response.status == 200


# ---------------------------------------------------------------- many at once


def test_a_host_is_never_asked_more_than_its_share_at_once():
    async def slow():
        await asyncio.sleep(0.005)
        yield page("Slow")

    settings = FetchSettings(allow_private=True, per_host=3, spacing=0)

    async def run(base):
        transport = GuardedTransport(settings)
        fetcher = Fetcher(Live(transport, settings), settings)
        found = await asyncio.gather(*(fetcher.fetch(f"{base}/{n}") for n in range(30)))
        await transport.aclose()
        return found

    with Web({f"/{n}": slow for n in range(30)}) as web:
        found = asyncio.run(run(web.base))
    assert {response.status for response in found} == {200}
    assert web.most_at_once <= 3


def test_more_hosts_than_connections_are_kept_for():
    """Pools come and go while others are in use, and every answer arrives."""

    async def resolve(host, port):
        await asyncio.sleep(0)
        return ["127.0.0.1"]

    async def run(port):
        transport = GuardedTransport(QUICK, resolve=resolve)
        fetcher = Fetcher(Live(transport, QUICK), QUICK)
        names = [f"http://host{number % 400}.site:{port}/" for number in range(800)]
        found = await asyncio.gather(*map(fetcher.fetch, names))
        kept = len(transport._pools)
        await transport.aclose()
        return found, kept

    with Web({"/": page("A page")}) as web:
        found, kept = asyncio.run(run(web.port))
    assert {type(each).__name__ for each in found} == {"Response"}
    assert kept <= 128 + QUICK.concurrency
