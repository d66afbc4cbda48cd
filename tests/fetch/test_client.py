"""Addresses in, responses and failures out: redirects, cookies, one host and many."""

import asyncio

import httpx
import pytest
from fetching import fetch
from loopback import Web, http, page

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import Failure, FailureKind, Redirect, Response


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


def test_raw_utf_8_in_a_location_is_followed():
    message = "HTTP/1.1 302 X\r\nlocation: /sch\xc3\xb6n\r\ncontent-length: 0\r\n\r\n".encode("latin-1")
    with Web({"/a": message, "/sch%C3%B6n": page("Schön")}) as web:
        assert fetch(f"{web.base}/a").status == 200


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


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "about:blank", "app://open"])
def test_a_refresh_that_browsers_ignore_leaves_the_page(target):
    with Web({"/a": http(headers={"refresh": f"0; url={target}"}, body="<title>A page</title>")}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.redirects) == (200, ())
