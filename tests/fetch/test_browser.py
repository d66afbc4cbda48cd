"""Pages that show nothing without JavaScript, in the system's Chromium: what is shown, what is kept from it."""

import asyncio
import logging
import os
import socket
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from loopback import Web, http, silence

from linkcheck.fetch import chromium
from linkcheck.fetch.browser import LARGEST, RENDERED, Browser, for_parts, wants_rendering
from linkcheck.fetch.chromium import find
from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import Failure, FailureKind, PageKind, Redirect, Response, UserError

LOOPBACK = FetchSettings(allow_private=("127.0.0.1/32",), spacing=0, timeout=5)
URL = "https://daily.site/talks"


def why_not():
    try:
        find(None)
    except UserError as error:
        return str(error)
    return ""


needs_chromium = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is one")
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux shows processes there")


def scripted(script, *, before=""):
    """Return an answer whose text a script writes."""
    return http(
        body=f"<!doctype html><title>A page</title>{before}<noscript>Please switch JavaScript on.</noscript>"
        f"<div id=root></div><script>{script}</script>"
    )


class Opened:
    """A browser over our own transport, and what was asked for its pages."""

    def __init__(self, settings, seconds):
        own = for_parts(settings, private=True)
        self._transport = GuardedTransport(own)
        self._fetcher = Fetcher(Live(self._transport, own), own)
        self.browser = Browser(settings, self._fetch, seconds=seconds)
        self.refused = ()
        self.asked = {}

    async def _fetch(self, url):
        if url.startswith(self.refused):
            self.asked[url] = Failure(url, FailureKind.BLOCKED, "the test refuses it")
        else:
            self.asked[url] = await self._fetcher.fetch(url)
        return self.asked[url]

    async def rendered(self, url):
        """Return what rendering an address comes to."""
        response = await self._fetcher.fetch(url)
        assert isinstance(response, Response)
        return await self.browser.render(response)

    async def close(self):
        await self.browser.close()
        await self._fetcher.close()
        await self._transport.aclose()


@asynccontextmanager
async def opened(settings=LOOPBACK, *, seconds=30.0):
    """Open a browser whose pages are at private addresses."""
    its = Opened(settings, seconds)
    try:
        yield its
    finally:
        await its.close()


@pytest.fixture(scope="module")
def render():
    """Renders a page of a little web: returns what that comes to, what was asked for it, and the web."""
    with asyncio.Runner() as runner:
        its = runner.run(made())

        def rendered(answers, path="/", refused=()):
            its.refused, its.asked = tuple(refused), {}
            with Web(answers) as web:
                return runner.run(its.rendered(web.base + path)), its.asked, web

        yield rendered
        runner.run(its.close())


async def made():
    return Opened(LOOPBACK, 30.0)


@needs_chromium
def test_text_that_a_script_fetches_is_shown(render):
    """What comes back is an answer as any other, and says that it was rendered."""
    script = "fetch('/text.json').then(r => r.json()).then(told => { root.textContent = told.text })"
    told = http(body='{"text": "The talks went on — all day."}', headers={"content-type": "application/json"})
    module = http(body=script, headers={"content-type": "text/javascript"})
    page = scripted("", before="<script type=module src=/m.js></script>")
    shown, asked, web = render({"/": page, "/m.js": module, "/text.json": told})
    assert "The talks went on — all day.".encode() in shown.body
    assert b"Please switch JavaScript on" not in shown.body
    assert shown.content_type == "text/html; charset=utf-8"
    assert shown.notes == (RENDERED,)
    assert (shown.final_url, shown.redirects, shown.truncated) == (f"{web.base}/", (), None)
    assert web.asked == {"/": 1, "/m.js": 1, "/text.json": 1}
    assert list(asked) == [f"{web.base}/m.js", f"{web.base}/text.json"]


# What a script does, and the text that it writes then.
DOINGS = {
    "xhr": (
        "const r = new XMLHttpRequest(); r.open('GET', '/text'); r.onload = () => write(r.responseText); r.send()",
        "by XHR",
    ),
    "style": (
        """const s = document.createElement('link'); s.rel = 'stylesheet'; s.href = '/s.css';
        s.onload = () => write('styled'); document.head.append(s)""",
        "styled",
    ),
    "dialogs": ("alert(1); confirm(2); prompt(3); write('after the dialogs')", "after the dialogs"),
    "windows": ("for (let i = 0; i < 99; i++) window.open('/other'); write('no windows')", "no windows"),
    "closing": ("window.open('', '_self'); window.close(); write('not closed')", "not closed"),
    "shadow": ("root.attachShadow({mode: 'open'}).innerHTML = '<p>in the shadow</p>'", "in the shadow"),
    "workers": ("navigator.serviceWorker.register('/w.js').catch(() => 0); write('no worker')", "no worker"),
    "place": ("navigator.geolocation.getCurrentPosition(() => 0, () => write('denied'))", "denied"),
    "download": ("location.href = '/file'; write('no download')", "no download"),
    "file": ("location.href = 'file:///etc/hostname'; write('no file')", "no file"),
    "clobbering": (
        "Element.prototype.remove = Document.prototype.querySelectorAll = null; write('unmoved')",
        "unmoved",
    ),
}


@pytest.fixture(scope="module")
def busy(render):
    """A page with all of these doings, rendered once."""
    write = "const write = (text) => document.body.insertAdjacentHTML('beforeend', `<p>${text}</p>`);"
    doings = "".join(f"{{ {script} }}" for script, _ in DOINGS.values())
    page = scripted(write + doings, before="<img name=documentElement>")
    file = {"content-type": "application/zip", "content-disposition": "attachment"}
    return render({"/": page, "/text": http(body="by XHR"), "/file": http(body=b"PK", headers=file)})


@needs_chromium
@pytest.mark.parametrize("text", [text for _, text in DOINGS.values()], ids=DOINGS)
def test_whatever_a_script_does_its_text_is_shown(busy, text):
    shown, *_ = busy
    assert f"<p>{text}</p>".encode() in shown.body


@needs_chromium
def test_a_busy_page_stays_where_it_is(busy):
    """It opens no windows and no workers of its own, and asks for nothing but what has text."""
    shown, _, web = busy
    assert shown.final_url == f"{web.base}/"
    assert set(web.asked) == {"/", "/text", "/file"}


def onward(target):
    return scripted(f"location.href = '{target}'; root.textContent = 'stayed'")


@needs_chromium
def test_a_script_that_leads_elsewhere_is_followed(render):
    """The browser ends where the server's redirects lead, and the way is told."""
    here = scripted("root.textContent = 'at ' + location.pathname")
    answers = {"/": onward("/moved"), "/moved": http(302, {"location": "/news/here"}), "/news/here": here}
    shown, _, web = render(answers)
    assert b"at /news/here" in shown.body
    assert shown.final_url == f"{web.base}/news/here"
    assert shown.redirects == (Redirect(f"{web.base}/", 200),)


@needs_chromium
def test_a_script_that_leads_to_a_missing_page_shows_nothing(render):
    told, _, web = render({"/": onward("/nowhere")})
    assert told == f"a script leads to {web.base}/nowhere, which answers HTTP 404"


@needs_chromium
def test_pages_without_an_end_are_ended(caplog):
    """Endless scripts, dialogs, redirects and requests end in time, and the next page is shown all the same."""
    answers = {
        "/loop": scripted("for (;;);"),
        "/dialogs": scripted("for (;;) alert(1)"),
        "/going": scripted("location.href = '/again'"),
        "/again": scripted("location.href = '/going'"),
        "/requests": scripted("for (let i = 0; i < 1e4; i++) fetch('/part' + i).catch(() => 0)"),
        "/memory": scripted("const all = []; for (;;) all.push(new Array(1e6).fill({}).map(() => ({})))"),
        "/last": scripted("root.textContent = 'the last one'"),
    }

    async def run(web):
        async with opened(seconds=1.5) as its:
            ways = [its.rendered(web.base + path) for path in answers if path != "/last"]
            told = await asyncio.gather(*ways)
            its.browser.seconds = 30.0
            return dict(zip(answers, told, strict=False)), await its.rendered(f"{web.base}/last")

    with Web(answers) as web:
        told, last = asyncio.run(run(web))
    assert told["/loop"] == told["/dialogs"] == "it kept the browser busy for 1.5 s"
    assert isinstance(told["/memory"], str)
    assert sum(count for path, count in web.asked.items() if path.startswith("/part")) <= 60
    assert web.asked["/going"] + web.asked["/again"] <= 62
    assert b"the last one" in last.body
    assert not caplog.records


@needs_chromium
def test_a_huge_page_is_cut(render):
    shown, *_ = render({"/": scripted("root.innerHTML = ('<p>' + 'word '.repeat(1e3)).repeat(300)")})
    assert len(shown.body) == LARGEST
    assert shown.truncated == "length"


PRIVATE = (
    *("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1/", "http://[::1]/"),
    *("http://127.0.0.2:8000/", "http://0x7f000002/", "http://0.0.0.0:8000/"),
)


@needs_chromium
def test_a_page_meets_the_guard(render):
    """Its scripts reach no private address but those that are allowed, neither by fetching nor by going there."""
    tries = "".join(f"fetch('{url}', {{mode: 'no-cors'}}).catch(() => 0);" for url in PRIVATE)
    shown, asked, _ = render(
        {"/": scripted(f"{tries} location.href = 'http://10.0.0.7/'; root.textContent = 'in'")}
    )
    assert b"in" in shown.body
    assert len(asked) == len(PRIVATE) + 1
    assert {answer.kind for answer in asked.values()} == {FailureKind.BLOCKED}


ROUND = """
const to = 'http://TO', socket = 'ws://TO';
const tried = (what) => { try { what() } catch (error) { } };
tried(() => new WebSocket(socket));
tried(() => new EventSource(to + '/events'));
tried(() => navigator.sendBeacon(to + '/beacon', 'x'));
tried(() => fetch(to, {method: 'POST', body: 'x'}).catch(() => 0));
tried(() => new WebTransport(to.replace('http', 'https')));
tried(() => {
  const servers = [{urls: 'stun:TO'},
                   {urls: 'turn:TO?transport=tcp', username: 'a', credential: 'b'}];
  const peer = new RTCPeerConnection({iceServers: servers});
  peer.createDataChannel('a');
  peer.createOffer().then((offer) => peer.setLocalDescription(offer));
});
const doing = `fetch('${to}/w'); new WebSocket('${socket}'); importScripts('${to}/i')`;
const work = URL.createObjectURL(new Blob([doing]));
tried(() => new Worker(work));
tried(() => new SharedWorker(work));
setTimeout(() => { root.textContent = 'tried it all' }, 300);
"""
TAGS = """
<link rel=preconnect href=TO><link rel=dns-prefetch href=TO><link rel=prefetch href=TO/a>
<link rel=icon href=TO/b><img src=TO/c><iframe src=TO/d></iframe><video src=TO/e></video>
<object data=TO/f></object><iframe srcdoc="<script>new WebSocket('TO'.replace('http', 'ws'))</script>"></iframe>
"""


@needs_chromium
def test_there_is_no_way_round_the_guard(render):
    """Sockets, beacons, calls, workers, frames and tags: none of them lets Chromium connect by itself."""
    with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
        udp.bind(tcp.getsockname())
        to = f"127.0.0.1:{tcp.getsockname()[1]}"
        page = scripted(ROUND.replace("TO", to), before=TAGS.replace("TO", f"http://{to}"))
        shown, _, _ = render({"/": page}, refused=[f"http://{to}"])
        tcp.setblocking(False)
        udp.setblocking(False)
        assert b"tried it all" in shown.body
        with pytest.raises(BlockingIOError):
            tcp.accept()
        with pytest.raises(BlockingIOError):
            udp.recv(100)


@needs_chromium
def test_another_site_is_read_with_its_leave_only(render):
    """A site may trust this machine's address: what it answers is not for the scripts of any other."""
    leave = {"access-control-allow-origin": "*"}
    with Web({"/closed": http(body="secret"), "/open": http(body="told", headers=leave)}) as other:
        script = "".join(
            f"fetch('{other.base}/{path}').then(r => r.text()).catch(() => 'kept')"
            f".then(text => root.append('{path}: ' + text));"
            for path in ("closed", "open")
        )
        shown, *_ = render({"/": scripted(script)})
    assert b"closed: kept" in shown.body
    assert b"open: told" in shown.body


@needs_chromium
def test_what_is_sent_for_a_page_is_plain():
    """No cookies, none of the user's headers, nothing but GETs."""
    hosts = {"127.0.0.1": {"headers": {"x-token": "secret"}, "auth": "me:secret"}}
    script = (
        "document.cookie = 'a=b'; fetch('/a', {credentials: 'include', headers: {'x-own': 'c'}});"
        "fetch('/b', {method: 'POST', body: 'd'}).catch(() => { root.textContent = 'no' })"
    )
    answer = http(body="e", headers={"set-cookie": "f=g"})

    async def run(web):
        async with opened(FetchSettings(allow_private=True, spacing=0, hosts=hosts)) as its:
            return await its.rendered(f"{web.base}/")

    with Web({"/": scripted(script), "/a": answer, "/b": answer}) as web:
        shown = asyncio.run(run(web))
    assert b">no<" in shown.body
    assert web.asked == {"/": 1, "/a": 1}
    sent = web.heads[-1].lower()
    assert "linkcheck/" in sent
    assert not any(word in sent for word in ("cookie", "x-token", "authorization", "x-own"))


@needs_chromium
def test_pages_share_nothing():
    script = "root.textContent = 'was here: ' + localStorage.getItem('a'); localStorage.setItem('a', 'b')"

    async def run(web):
        async with opened() as its:
            return [await its.rendered(web.base) for _ in range(2)]

    with Web({"/": scripted(script)}) as web:
        told = asyncio.run(run(web))
    assert all(b"was here: null" in shown.body for shown in told)


def limits(number):
    """Return the limits of a process, all of them where it has just ended."""
    try:
        return Path(f"/proc/{number}/limits").read_text()
    except OSError:
        return str(chromium.MEMORY)


def is_alive(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@needs_chromium
@needs_proc
@pytest.mark.parametrize("script", ["fetch('/never')", "for (;;);"], ids=["waiting", "busy"])
def test_nothing_is_left_of_a_page_that_nobody_waits_for(monkeypatch, script):
    started = []
    has_started = asyncio.Event()
    process = chromium._process

    async def noted(browser):
        started.append(await process(browser))
        has_started.set()
        return started[-1]

    monkeypatch.setattr(chromium, "_process", noted)

    async def run(web):
        async with opened() as its:
            waiting = asyncio.create_task(its.rendered(f"{web.base}/"))
            await has_started.wait()
            group = list(chromium._group(*started))
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        return group

    with Web({"/": scripted(script), "/never": silence}) as web:
        group = asyncio.run(run(web))
    assert len(group) > 2
    assert not any(map(is_alive, group))


@needs_chromium
@needs_proc
def test_whatever_a_page_is_shown_in_is_bounded():
    """Each process that Chromium starts takes its limits from one that is there before any page."""

    async def run():
        its = chromium.Chromium(find(None))
        try:
            async with its.started() as browser:
                context = await browser.new_context()
                await context.new_page()
                return [limits(each) for each in chromium._group(await chromium._process(browser))]
        finally:
            await its.close()

    told = asyncio.run(run())
    assert len(told) > 4
    assert all(str(chromium.MEMORY) in each for each in told)


@needs_chromium
def test_a_chromium_that_does_not_start_is_told_of_once(caplog, tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)

    async def run():
        browser = Browser(FetchSettings(chromium=str(broken)), None)
        try:
            return [await browser.render(Response(URL, URL, 200, body=b"<p>")) for _ in range(2)]
        finally:
            await browser.close()

    with caplog.at_level(logging.WARNING):
        first, second = asyncio.run(run())
    assert first == second
    assert first.startswith("Chromium does not start (")
    assert len(caplog.records) == 1


@needs_chromium
def test_a_page_of_the_public_web_is_not_let_in():
    """What it asks for is fetched as for anybody out there, even where private addresses are allowed."""
    asked = []

    async def public(url):
        asked.append(url)
        return Failure(url, FailureKind.BLOCKED, "private")

    async def run():
        browser = Browser(FetchSettings(allow_private=True), public, private=pytest.fail)
        try:
            page = b"<script>fetch('http://10.0.0.1/')</script><p>shown"
            headers = (("content-type", "text/html"),)
            return await browser.render(Response(URL, URL, 200, headers=headers, body=page))
        finally:
            await browser.close()

    shown = asyncio.run(run())
    assert b"shown" in shown.body
    assert asked == ["http://10.0.0.1/"]


# ---------------------------------------------------------------- without a browser


@pytest.mark.parametrize("private", [True, False], ids=["private", "public"])
def test_the_settings_for_the_parts_of_a_page(private):
    """The user's headers stay out, and private addresses are for private pages."""
    table = {"headers": {"a": "b"}, "auth": "c:d", "concurrency": 1}
    settings = for_parts(FetchSettings(allow_private=True, hosts={"daily.site": table}), private=private)
    assert settings.allow_private is private
    assert settings.hosts == {"daily.site": {"concurrency": 1}}
    assert settings.max_body > 2**20


@pytest.mark.parametrize(
    ("kind", "status", "content_type", "body", "wanted"),
    [
        (PageKind.SCRIPTED, 200, "text/html; charset=utf-8", b"<p>", True),
        (PageKind.EMPTY, 200, "", b"<p>", True),
        (PageKind.PAGE, 200, "text/html", b"<p>", False),
        (PageKind.BOT_WALL, 200, "text/html", b"<p>", False),
        (PageKind.SCRIPTED, 404, "text/html", b"<p>", False),
        (PageKind.EMPTY, 200, "text/plain", b"<p>", False),
        (PageKind.EMPTY, 200, "text/html", b" \n", False),
    ],
    ids=["scripted", "silent", "readable", "wall", "missing", "no-page", "nothing"],
)
def test_only_what_says_nothing_is_rendered(kind, status, content_type, body, wanted):
    response = Response(URL, URL, status, headers=(("content-type", content_type),), body=body)
    assert wants_rendering(response, kind) is wanted


def test_no_secret_reaches_chromium(monkeypatch):
    """Chromium sees nothing of the environment but where programs and languages are, and a home of its own."""
    monkeypatch.setenv("SOME_TOKEN", "secret")
    seen = chromium._environment("/somewhere")
    assert "SOME_TOKEN" not in seen
    assert (seen["HOME"], seen["PATH"]) == ("/somewhere", os.environ["PATH"])
