"""Connections through a proxy: what it is told, and what it may do to us."""

import asyncio
import base64
import contextlib
import socket
import ssl
from pathlib import Path

import pytest
import trustme
from fetching import QUICK, fetch
from loopback import Web, page

import linkcheck
from linkcheck.cli.main import main
from linkcheck.fetch import proxy as proxies
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.proxy import Proxy
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.formats import FORMATS
from linkcheck.model import FailureKind, Response, UserError

NAME = "some.site"
OPEN = b"HTTP/1.1 200 Connection established\r\n\r\n"


async def nobody(host, port):
    """Resolve nothing: with a proxy that is the proxy's affair."""
    message = f"{host} was looked up"
    raise AssertionError(message)


@pytest.fixture(autouse=True)
def looked_up(monkeypatch):
    """Return what is looked up; the proxy's own address may be."""
    names = []
    getaddrinfo = socket.getaddrinfo

    def heard(host, *rest, **more):
        names.append(host)
        return getaddrinfo(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", heard)
    yield names
    assert set(names) <= {"127.0.0.1"}


@pytest.fixture(scope="module")
def contexts():
    """Return what a site has, and what trusts it."""
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(NAME, "1.1.1.1", "2606:4700::1111").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return served, trusting


class Relay(Web):
    """A proxy that does with each connection what `meet` says, and may pass it on to a server on loopback."""

    def __init__(self, meet, to=0, scheme="http"):
        super().__init__({})
        self._meet = meet
        self._to = to
        self._scheme = scheme
        self.told = []

    def url(self, user=""):
        return f"{self._scheme}://{user}127.0.0.1:{self.port}"

    async def _serve(self, reader, writer):
        with contextlib.suppress(asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            await self._meet(self, reader, writer)
        writer.close()
        writer.transport.abort()

    async def pass_on(self, reader, writer):
        there, here = await asyncio.open_connection("127.0.0.1", self._to)
        try:
            await asyncio.gather(pump(reader, here), pump(there, writer))
        finally:
            here.transport.abort()


async def pump(reader, writer):
    while data := await reader.read(65_536):
        writer.write(data)
    writer.close()


async def over_http(relay, reader, writer):
    """Answer plain requests like a web server, and lead through a tunnel to the others."""
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        relay.told.append(head)
        if head.startswith("CONNECT "):
            writer.write(OPEN)
            await relay.pass_on(reader, writer)
            return
        writer.write(page("Through the proxy"))


def over_socks(user=b"", password=b""):
    """Return a SOCKS 5 server (RFC 1928, RFC 1929 where it wants a password)."""

    async def meet(relay, reader, writer):
        _, number = await reader.readexactly(2)
        methods = await reader.readexactly(number)
        method = 2 if user else 0
        writer.write(bytes([5, method if method in methods else 0xFF]))
        if user:
            name = (await reader.readexactly((await reader.readexactly(2))[1])).decode()
            word = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
            relay.told.append((name, word))
            writer.write(bytes([1, (name, word) != (user.decode(), password.decode())]))
        kind = (await reader.readexactly(4))[3]
        length = {1: 4, 4: 16}.get(kind) or (await reader.readexactly(1))[0]
        relay.told.append((kind, await reader.readexactly(length), int.from_bytes(await reader.readexactly(2))))
        writer.write(bytes([5, 0, 0, 1, *bytes(6)]))
        await relay.pass_on(reader, writer)

    return meet


def through(relay, url, user="", context=None, **settings):
    """Return what fetching a URL through a proxy gives; private addresses are not allowed."""
    options = {"timeout": 2, "spacing": 0, "attempts": 1} | settings
    return fetch(url, FetchSettings(proxy=relay.url(user), **options), resolve=nobody, context=context)


def basic(words):
    return "proxy-authorization: basic " + base64.b64encode(words.encode()).decode().lower()


# ---------------------------------------------------------------- an HTTP proxy


def test_plain_http_is_asked_for_by_its_whole_address():
    with Relay(over_http) as relay:
        response = through(relay, f"http://{NAME}:81/a?b=%20c", allow_private=True)
    assert b"Through the proxy" in response.body
    (head,) = relay.told
    assert head.startswith(f"GET http://{NAME}:81/a?b=%20c HTTP/1.1\r\n")
    assert f"\r\nhost: {NAME}:81\r\n" in head.lower()
    assert "authorization" not in head.lower()


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ("user:secret@", "user:secret"),
        ("user@", "user:"),
        ("us%20er:se%3Acr%40t@", "us er:se:cr@t"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_http_proxy_is_told_who_asks(contexts, scheme, user, words):
    """In the request itself, or in the one for a tunnel, and in nothing that goes through the tunnel."""
    served, trusting = contexts
    with Web({"/": page("A page")}, context=served) as web, Relay(over_http, web.port) as relay:
        assert through(relay, f"{scheme}://{NAME}/", user, trusting).status == 200
    (head,) = relay.told
    assert basic(words) in head.lower()
    assert not any("proxy-" in head.lower() for head in web.heads)


@pytest.mark.parametrize(
    ("host", "target"), [(NAME, NAME), ("1.1.1.1", "1.1.1.1"), ("[2606:4700::1111]", "[2606:4700::1111]")]
)
def test_https_goes_through_a_tunnel(contexts, host, target):
    """The proxy hears the host and nothing else; the certificate is the site's."""
    served, trusting = contexts
    with Web({"/a": page("A page")}, context=served) as web, Relay(over_http, web.port) as relay:
        response = through(relay, f"https://{host}/a", context=trusting)
    assert b"A page" in response.body
    (head,) = relay.told
    assert head.startswith(f"CONNECT {target}:443 HTTP/1.1\r\n")
    assert "/a" not in head
    assert web.heads[0].startswith("GET /a HTTP/1.1")


def test_a_certificate_is_checked_through_a_tunnel(contexts):
    """A proxy that reads along is not taken for the site."""
    served, trusting = contexts
    with Web({"/": page("A page")}, context=served) as web, Relay(over_http, web.port) as relay:
        failure = through(relay, "https://other.site/", context=trusting)
    assert failure.kind is FailureKind.TLS
    assert "other.site" in failure.detail


def test_a_connection_to_a_proxy_is_kept():
    settings = FetchSettings(spacing=0, attempts=1)
    met = 0

    async def counted(relay, reader, writer):
        nonlocal met
        met += 1
        await over_http(relay, reader, writer)

    async def run(url):
        transport = GuardedTransport(FetchSettings(proxy=url), resolve=nobody)
        fetcher = Fetcher(Live(transport, settings), settings)
        found = [await fetcher.fetch(f"http://{NAME}/{number}") for number in range(3)]
        await transport.aclose()
        return found

    with Relay(counted) as relay:
        assert {each.status for each in asyncio.run(run(relay.url()))} == {200}
    assert met == 1
    assert len(relay.told) == 3


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([b"HTTP/1.1 2", b"00 OK\r\n\r\n"], id="in the status line"),
        pytest.param([b"HTTP/1.0 200 OK\r\n", b"Proxy-agent: x\r\n", b"\r\n"], id="line by line"),
        pytest.param([b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"], id="a long head"),
        pytest.param([b"HTTP/1.1 201 Created\r\n\r\n"], id="another 2xx"),
        pytest.param([b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"], id="a length"),
    ],
)
def test_a_proxy_may_answer_in_whatever_pieces(contexts, pieces):
    async def meet(relay, reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.005)
        await relay.pass_on(reader, writer)

    served, trusting = contexts
    with Web({"/": page("A page")}, context=served) as web, Relay(meet, web.port) as relay:
        assert through(relay, f"https://{NAME}/", context=trusting).status == 200


# ---------------------------------------------------------------- a SOCKS proxy


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "SOCKS5"])
def test_a_name_is_given_to_a_socks_proxy(scheme):
    with Web({"/": page("A page")}) as web, Relay(over_socks(), web.port, scheme) as relay:
        response = through(relay, f"http://{NAME}:8080/", allow_private=True)
    assert b"A page" in response.body
    assert relay.told == [(3, NAME.encode(), 8080)]
    assert web.heads[0].startswith("GET / HTTP/1.1"), "what goes through is as without a proxy"


def test_an_address_is_given_to_a_socks_proxy_as_it_is():
    with Web({"/": page("A page")}) as web, Relay(over_socks(), web.port, "socks5") as relay:
        assert through(relay, "http://1.1.1.1/").status == 200
        assert through(relay, "http://[2606:4700::1111]/").status == 200
    assert relay.told == [
        (1, bytes([1, 1, 1, 1]), 80),
        (4, socket.inet_pton(socket.AF_INET6, "2606:4700::1111"), 80),
    ]


def test_https_goes_through_a_socks_proxy(contexts):
    served, trusting = contexts
    with Web({"/": page("A page")}, context=served) as web, Relay(over_socks(), web.port, "socks5") as relay:
        assert through(relay, f"https://{NAME}/", context=trusting).status == 200
    assert relay.told == [(3, NAME.encode(), 443)]


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_a_socks_proxy_is_told_a_password(right):
    socks = over_socks(b"user", b"se@cret")
    with Web({"/": page("A page")}) as web, Relay(socks, web.port, "socks5") as relay:
        found = through(relay, f"http://{NAME}/", f"user:{'se%40cret' if right else 'guess'}@")
    assert relay.told[0] == ("user", "se@cret" if right else "guess")
    if right:
        assert found.status == 200
    else:
        assert found.kind is FailureKind.CONNECT
        assert "authentication failure" in found.detail


def test_an_old_socks_proxy_is_given_a_name_too():
    """SOCKS 4a: an address that none is, and the name behind it."""

    async def meet(relay, reader, writer):
        relay.told.append(await reader.readexactly(8))
        relay.told.append((await reader.readuntil(b"\0"), await reader.readuntil(b"\0")))
        writer.write(bytes([0, 90, *bytes(6)]))
        await relay.pass_on(reader, writer)

    with Web({"/": page("A page")}) as web, Relay(meet, web.port, "socks4a") as relay:
        assert through(relay, f"http://{NAME}/", "user@").status == 200
    assert relay.told == [bytes([4, 1, 0, 80, 0, 0, 0, 1]), (b"user\0", NAME.encode() + b"\0")]


# ---------------------------------------------------------------- proxies that lie


def says(*pieces, then=None):
    """Return a proxy that hears a request and says something, whatever it was asked."""

    async def meet(relay, reader, writer):
        relay.told.append(await reader.read(1000))
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.002)
        if then:
            await then(reader, writer)
        writer.write_eof()
        while await reader.read(1000):
            pass  # closed with something unread, a connection breaks, and what was said may be lost

    return meet


async def for_ever(reader, writer):
    while True:
        writer.write(b"x: " + b"y" * 60_000 + b"\r\n")
        await writer.drain()


async def nothing(reader, writer):
    await asyncio.Event().wait()


CONNECT, TLS, PROTOCOL = FailureKind.CONNECT, FailureKind.TLS, FailureKind.PROTOCOL
TIMEOUT, TOO_LARGE = FailureKind.TIMEOUT, FailureKind.TOO_LARGE

ANSWERS_TO_CONNECT = [
    pytest.param(says(), CONNECT, "", id="closes"),
    pytest.param(says(b"\0\xff\x80" * 100), CONNECT, "", id="garbage"),
    pytest.param(says(b"\xff\xfe \xfd\xfc \xfb\xfa\r\n\r\n"), CONNECT, "", id="garbage in words"),
    pytest.param(says(b"SSH-2.0-x\r\n"), CONNECT, "", id="another protocol"),
    pytest.param(says(b"HTTP/1.1 407 Who are you?\r\n\r\n"), CONNECT, "407", id="wants to know who asks"),
    pytest.param(says(b"HTTP/1.1 404 Not Found\r\n\r\n"), CONNECT, "404", id="does not find it"),
    pytest.param(says(b"HTTP/1.1 410 Gone\r\n\r\n"), CONNECT, "410", id="says it is gone"),
    pytest.param(says(b"HTTP/1.1 503 \xff\xfe\x1b[31m\r\n\r\n"), CONNECT, "503", id="bytes that are no text"),
    pytest.param(says(b"HTTP/1.1 503 " + b"x" * 60_000), CONNECT, "503", id="a long reason"),
    pytest.param(says(b"HTTP/1.1 ", then=for_ever), CONNECT, "", id="an endless head"),
    pytest.param(says(OPEN, b"<h1>Sign in</h1>" * 20), TLS, "does not speak TLS", id="no tunnel"),
    pytest.param(says(OPEN, b"HTTP/1.1 404 Not Found\r\n\r\n"), TLS, "does not speak TLS", id="404 in the tunnel"),
    pytest.param(says(OPEN, b"\x16\x03\x03\xff\xff" + bytes(400)), TLS, "", id="noise in the tunnel"),
    pytest.param(says(OPEN), (TLS, CONNECT), "", id="a tunnel that is closed"),
    pytest.param(says(OPEN, then=for_ever), TLS, "does not speak TLS", id="an endless tunnel"),
]


@pytest.mark.parametrize(("meet", "kind", "words"), ANSWERS_TO_CONNECT)
def test_a_lying_proxy_is_an_open_question(contexts, meet, kind, words):
    """It says nothing of the site, so that is never dead; what it says fits into a line."""
    with Relay(meet) as relay:
        failure = through(relay, f"https://{NAME}/", context=contexts[1])
    assert failure.kind in (kind if isinstance(kind, tuple) else (kind,))
    assert words in failure.detail
    assert len(failure.detail) < 300
    failure.detail.encode()


@pytest.mark.parametrize(
    ("meet", "kinds"),
    [
        pytest.param(says(), {CONNECT, PROTOCOL}, id="closes"),
        pytest.param(says(b"\0\xff\x80" * 100), {PROTOCOL}, id="garbage"),
        pytest.param(says(b"HTTP/1.1 200 OK\r\n", then=for_ever), {TOO_LARGE}, id="an endless head"),
        pytest.param(says(b"HTTP/1.1 404 Not Found\r\n"), {PROTOCOL}, id="half a head"),
        pytest.param(says(then=nothing), {TIMEOUT}, id="says nothing"),
    ],
)
def test_a_proxy_for_plain_http_that_lies_is_an_open_question(meet, kinds):
    with Relay(meet) as relay:
        failure = through(relay, f"http://{NAME}/", timeout=0.1)
    assert failure.kind in kinds


@pytest.mark.parametrize(
    "meet",
    [
        pytest.param(says(), id="closes"),
        pytest.param(says(b"HTTP/1.1 200 OK\r\n\r\n"), id="another protocol"),
        pytest.param(says(b"\x05"), id="half a greeting"),
        pytest.param(says(b"\x05\xff"), id="no method fits"),
        pytest.param(says(b"\x05\x02"), id="a method that was not offered"),
        pytest.param(says(b"\x05\x07"), id="a method that does not exist"),
        pytest.param(says(b"\x04\x00"), id="another version"),
        pytest.param(says(b"\x05\x00", b"\x05\x04\x00\x01" + bytes(6)), id="host unreachable"),
        pytest.param(says(b"\x05\x00", b"\x05\x63\x00\x01" + bytes(6)), id="a reply that does not exist"),
        pytest.param(says(b"\x05\x00", b"\x05\x00\x00\x09" + bytes(6)), id="an address of no kind"),
        pytest.param(says(b"\x05\x00", b"\x05\x00\x00\x03\xff" + b"\xff" * 257), id="an address that is no text"),
        pytest.param(says(b"\x05\x00", b"\x05\x00\x00\x03\x05abc"), id="half an address"),
        pytest.param(says(b"\x05\x00", b"\x05\x00\x01\x01" + bytes(6)), id="a byte that is not reserved"),
        pytest.param(says(b"\x05\x00", b"HTTP/1.1 404 Not Found\r\n\r\n"), id="a reply of another protocol"),
    ],
)
def test_a_lying_socks_proxy_is_an_open_question(meet):
    with Relay(meet, scheme="socks5") as relay:
        failure = through(relay, f"http://{NAME}/")
    assert failure.kind is CONNECT
    assert failure.detail.startswith("the proxy made no connection: ")
    failure.detail.encode()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_that_says_nothing_is_not_waited_for_for_ever(contexts, monkeypatch, scheme):
    monkeypatch.setattr(proxies, "PATIENCE", 0.05)
    with Relay(says(then=nothing), scheme=scheme) as relay:
        failure = through(relay, f"https://{NAME}/", context=contexts[1])
    assert (failure.kind, failure.detail) == (TIMEOUT, "the proxy made no connection within 0.05 s")


@pytest.mark.parametrize(("scheme", "target"), [("http", "http"), ("http", "https"), ("socks5", "http")])
def test_a_proxy_that_is_not_there_is_a_failed_connection(contexts, scheme, target):
    with Relay(says(), scheme=scheme) as relay:
        pass
    failure = through(relay, f"{target}://{NAME}/", context=contexts[1])
    assert failure.kind is CONNECT
    assert "proxy" in failure.detail


def test_reports_through_a_lying_proxy_accuse_nobody():
    """Neither of what it refuses nor of what it makes up: every page stays an open question, in every format."""
    text = f"## Sources\n- [A page](https://{NAME}/a)\n- [Another](http://other.site/b)\n"
    article = linkcheck.parse(text.encode(), "a.md")
    meet = says(b"HTTP/1.1 407 \xff\xfe\r\ncontent-length: 0\r\n\r\n")
    with Relay(meet) as relay:
        config = linkcheck.Config(proxy=relay.url("user:secret@"), spacing=0, attempts=1, timeout=1)
        report = asyncio.run(linkcheck.check(article, config))
    assert [finding.rule.id for finding in report.findings if finding.is_open] == ["unreachable"] * 2
    assert "dead-link" not in {finding.rule.id for finding in report.findings}
    for name in FORMATS:
        told = linkcheck.render(report, name)
        told.encode()
        assert "secret" not in told


# ---------------------------------------------------------------- what is not asked of a proxy


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "http://2130706433/",
        "https://10.0.0.1/",
        "http://localhost/",
        "http://some.site:22/",
    ],
)
def test_what_is_private_by_its_spelling_is_asked_of_nobody(scheme, url):
    with Relay(says(), scheme=scheme) as relay:
        assert through(relay, url).kind is FailureKind.BLOCKED
    assert not relay.told


# ---------------------------------------------------------------- what is no proxy


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "proxy:3128",
        "http://",
        "http:///path",
        "https://proxy:443",
        "ftp://proxy:21",
        "socks://proxy:1080",
        "socks6://proxy:1080",
        "http://proxy:port",
        "http://proxy:99999",
        "http://proxy:-1",
        "http://[::1",
        "http://user@:3128",
        "://",
        "\0",
        "\ud800",
    ],
)
def test_an_address_that_is_no_proxys_is_the_users_mistake(url):
    for make in (Proxy, lambda url: GuardedTransport(FetchSettings(proxy=url))):
        with pytest.raises(UserError) as caught:
            make(url)
        assert "no proxy's address" in str(caught.value)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["nonsense", "ftp://proxy:21"])
def test_the_command_says_it_in_one_line(capsys, monkeypatch, tmp_path, url):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"## Sources\n- [A page](https://{NAME}/a)\n- [Another](http://other.site/b)\n")
    assert main(["check", "a.md", "--proxy", url]) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert told.startswith(f"linkcheck: proxy: '{url}' is no proxy's address")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("http://proxy", ("proxy", 3128)),
        ("HTTP://Proxy:8080/", ("proxy", 8080)),
        ("socks5://proxy", ("proxy", 1080)),
        ("socks4://user@[::1]:9", ("::1", 9)),
    ],
)
def test_a_proxy_has_a_usual_port(url, where):
    proxy = Proxy(url)
    assert (proxy._host, proxy._port) == where


def test_without_a_user_nobody_is_named():
    assert Proxy("http://:secret@proxy").authorization == ""


def test_without_a_proxy_names_are_looked_up(contexts):
    """What is tested above could be otherwise."""
    with pytest.raises(AssertionError, match=NAME):
        fetch(f"http://{NAME}/", QUICK, resolve=nobody)
    with Web({"/": page("A page")}) as web:
        assert isinstance(fetch(f"{web.base}/", QUICK), Response)
