"""Pages that need JavaScript, on their way through the look-ups: rendered where wanted, and read once more."""

import asyncio
import json

import httpx
import pytest
from loopback import Web, http

from linkcheck import Config, lookups
from linkcheck.cli.main import main
from linkcheck.fetch.browser import RENDERED
from linkcheck.fetch.chromium import find
from linkcheck.lookups import opened
from linkcheck.model import PageKind, UserError

URL = "https://daily.site/a"
SCRIPTED = (
    "<title>App</title><noscript>You need to enable JavaScript to run this app.</noscript>"
    "<div id=root></div><script src=/a.js></script>"
)
SHOWN = b"<title>The talks</title><h1>The talks</h1><p>" + b"They met, and they talked for a whole day. " * 20


class Rendering:
    """Stands for a browser."""

    def __init__(self, *_):
        self.rendered = []

    async def render(self, response):
        self.rendered.append(response.final_url)
        return response._replace(body=SHOWN, notes=(RENDERED,)) if self.shows else "it is asleep"

    async def close(self):
        pass


def looked(monkeypatch, html, *, shows=True, **settings):
    """Return what an address comes to, and what was rendered for it."""
    monkeypatch.setattr(lookups, "Browser", Rendering)
    Rendering.shows = shows
    transport = httpx.MockTransport(lambda _: httpx.Response(200, html=html))

    async def run():
        async with opened(Config(spacing=0, **settings), transport) as its:
            return await its.look(URL), its.browser

    return asyncio.run(run())


def test_a_page_that_says_nothing_is_rendered_and_read_again(monkeypatch):
    (fetch, page), browser = looked(monkeypatch, SCRIPTED, browser=True)
    assert page.title == "The talks"
    assert fetch.notes == (RENDERED,)
    assert fetch.body == b""
    assert browser.rendered == [URL]


def test_a_page_that_cannot_be_rendered_stays_what_it_was(monkeypatch):
    (fetch, page), _ = looked(monkeypatch, SCRIPTED, browser=True, shows=False)
    assert page.kind is PageKind.SCRIPTED
    (note,) = fetch.notes
    assert note.endswith(": it is asleep")


def test_a_page_that_says_something_is_not_rendered(monkeypatch):
    (fetch, _), browser = looked(monkeypatch, SHOWN.decode(), browser=True)
    assert (fetch.notes, browser.rendered) == ((), [])


def test_nothing_is_rendered_unless_that_is_wanted(monkeypatch):
    (_, page), browser = looked(monkeypatch, SCRIPTED)
    assert page.kind is PageKind.SCRIPTED
    assert browser is None


def why_not():
    try:
        find(None)
    except UserError as error:
        return str(error)
    return ""


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is one")
def test_the_whole_way_and_once_more_from_the_recording(tmp_path, capsys, monkeypatch):
    """A script fetches what its page says; a replay asks nobody."""
    monkeypatch.chdir(tmp_path)
    script = "fetch('/text').then(r => r.text()).then(text => { root.innerHTML = text })"
    javascript = http(body=script, headers={"content-type": "text/javascript"})
    with Web({"/a": http(body=SCRIPTED), "/a.js": javascript, "/text": http(body=SHOWN)}) as web:
        command = ["page", f"{web.base}/a", "--allow-private", "--browser"]
        assert main([*command, "--record", "web.warc.gz"]) == 0
    assert main([*command, "--replay", "web.warc.gz"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.replace("}\n{", "}\0{").split("\0"))
    assert first == second
    assert first["notes"] == [RENDERED]
    assert first["words"] > 100


def test_without_what_it_needs_a_run_does_not_begin(capsys):
    assert main(["page", URL, "--browser", "--chromium", "/nowhere/chromium"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
