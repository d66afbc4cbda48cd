"""Random redirects and random addresses, over a stand-in for the network: nothing escapes, and all of it ends."""

import asyncio
from ipaddress import ip_address

import httpx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind, Response
from linkcheck.page.refresh import refresh

BOUNDED = settings(max_examples=100, derandomize=True, deadline=None, database=None)
SETTINGS = FetchSettings(spacing=0, attempts=2, max_redirects=10)
NODES = 30
PRIVATE = (
    *(
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "2130706433",
        "0x7f.1",
        "localhost",
    ),
    *("intranet", "[fd00::1]", "192.168.1.1.", "127.1"),
)


async def no_sleep(seconds):
    await asyncio.sleep(0)


def fetched(url, answer):
    """Return what an address comes to, and every request that was made on the way."""
    requests = []

    def handle(request):
        requests.append(request)
        return answer(request)

    async def run():
        live = Live(httpx.MockTransport(handle), SETTINGS)
        return await Fetcher(live, SETTINGS, sleep=no_sleep, refresh=refresh).fetch(url)

    return asyncio.run(run()), requests


# ---------------------------------------------------------------- redirects

NODE = st.integers(0, NODES - 1)
REFERENCE = st.one_of(
    NODE.map(lambda number: f"http://n{number}.site/{number}"),
    NODE.map(lambda number: f"//n{number}.site/{number}?{number}"),
    NODE.map(lambda number: f"\\\\n{number}.site\\{number}"),
    NODE.map(lambda number: f"/{number}"),
    st.sampled_from(PRIVATE).map(lambda host: f"http://{host}/"),
    st.sampled_from(
        ("", "http://", "http://[", "file:///etc/passwd", "javascript:1", "http://n1.site:22/", "#top", "?")
    ),
    st.text(max_size=20),
)
WAY = st.sampled_from((301, 302, 303, 307, 308, 200, "refresh", "meta"))


def as_answer(way, reference):
    value = reference.encode("utf-8", "surrogatepass")
    if way == "meta":
        body = f'<meta http-equiv=refresh content="0; url={reference}">'.encode("utf-8", "surrogatepass")
        return httpx.Response(200, headers={"content-type": "text/html"}, content=body)
    if way == "refresh":
        return httpx.Response(200, headers=[(b"Refresh", b"0; url=" + value)])
    headers = [(b"Location", value)] if way != 200 else []
    return httpx.Response(way, headers=headers, content=b"<title>There</title>")


@BOUNDED
@given(st.lists(st.tuples(WAY, REFERENCE), min_size=NODES, max_size=NODES))
@example([(302, f"http://n{number + 1}.site/") for number in range(NODES)])
@example([("meta", f"http://n{number + 1}.site/") for number in range(NODES)])
@example([("refresh", "http://n0.site/")] * NODES)
@example([(302, "http://127.0.0.1/")] * NODES)
def test_redirects_end_and_never_lead_inside(graph):
    def answer(request):
        number = host_of(request).partition(".")[0].removeprefix("n")
        return as_answer(*graph[int(number) % NODES if number.isdecimal() and number.isascii() else 0])

    found, requests = fetched("http://n0.site/", answer)
    assert isinstance(found, Response | Failure)
    assert len(requests) <= SETTINGS.max_redirects + 1
    assert not [request.url for request in requests if is_inside(host_of(request))]
    assert getattr(found, "kind", None) not in {FailureKind.INTERNAL, FailureKind.DNS}


def host_of(request):
    """Return the host as it is asked for (httpx's own `host` fails on names that only browsers accept)."""
    return request.url.raw_host.decode("ascii")


def is_inside(host):
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host.rstrip(".")


# ---------------------------------------------------------------- addresses

PIECES = (
    *(
        "http:",
        "https:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        "[",
        "]",
        "::1",
        "%",
        "%00",
        "%2e",
        "..",
        "?",
        "#",
        "\r\n",
        "\t",
        "\0",
    ),
    *(" ", "127.1", "0x7f", "localhost", "xn--", "☃", "ß", "\u202e", "\ud800", ".site", "a", "8080", "\u3002"),
)
ADDRESS = st.one_of(
    st.text(max_size=60),
    st.text(max_size=40).map("http://".__add__),
    st.text(max_size=40).map(lambda rest: f"http://daily.site/{rest}"),
    st.text(max_size=20).map(lambda host: f"https://{host}.site/"),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: "http://" + "".join(pieces)),
)


@BOUNDED
@given(ADDRESS)
@example("http://127.0.0.1\\@daily.site/")
@example("http://daily.site\\@127.0.0.1/")
@example("http://daily.site@127.0.0.1/")
@example("http://[::ffff:7f00:1]/")
@example("http://daily.site/\r\nX-Injected: yes\r\n\r\n")
@example("http://daily.site:0/")
@example("www.daily.site/\ud800")
@example("http://☃.net/")
@example("http://xn--n3h.net/")
@example("http://xn--\u0660.net/")
@example("http://" + "a" * 300 + ".site/")
def test_no_address_is_an_exception(url):
    found, requests = fetched(url, lambda request: httpx.Response(200, html="<title>There</title>"))
    assert isinstance(found, Response | Failure)
    assert getattr(found, "kind", None) not in {FailureKind.INTERNAL, FailureKind.DNS}
    assert len(requests) <= 1
    for request in requests:
        assert not is_inside(host_of(request))
        assert not request.url.userinfo
        assert not set(b"\r\n\0 \t") & set(request.url.raw_path + request.url.raw_host)
        assert not [name for name in request.headers if name.startswith("x-")]


@BOUNDED
@given(st.text(max_size=30), st.sampled_from((200, 403, 503)))
def test_no_header_is_an_exception(value, status):
    """Whatever stands in the headers that are read: a Location, a Retry-After, a type, an encoding, a cookie."""
    raw = value.encode("utf-8", "surrogatepass")
    known = (
        b"Location",
        b"Refresh",
        b"Retry-After",
        b"Content-Type",
        b"Content-Encoding",
        b"Set-Cookie",
        b"RateLimit",
    )

    def answer(request):
        headers = [(each, raw) for each in known if each != b"Location" or request.url.path == "/"]
        return httpx.Response(302 if request.url.path == "/" else status, headers=headers, content=raw)

    found, _ = fetched("http://daily.site/", answer)
    assert isinstance(found, Response | Failure)
    assert getattr(found, "kind", None) not in {FailureKind.INTERNAL, FailureKind.DNS}
