"""An article that is named by the address it is published at is fetched, read and checked like a file."""

import json
import os
from pathlib import Path

import pytest
from loopback import Web, http, page, silence

from linkcheck.cli.main import main

QUICK = ["--allow-private", "--spacing", "0", "--attempts", "1", "--timeout", "2"]
ARTICLE = """<!doctype html><html lang=en><head><title>On the talks</title>
<meta property="article:published_time" content="2021-12-15"></head><body><main><h1>On the talks</h1><p>Text.</p>
<h2>Sources</h2><ul><li><a href="/talks">Putin and Xi to hold talks</a></li>
<li><a href="more">More about the talks</a></li></ul></main></body></html>"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work in a folder of the test's own, without anybody's settings."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LINKCHECK_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def web():
    markdown = "# Talks\n\n## Sources\n\n- <https://daily.site/a>\n"
    cyrillic = "<title>Переговоры</title><h2>Источники</h2><ul><li>Газета, 2021, № 5</ul>".encode("cp1251")
    answers = {
        "/news/article": http(body=ARTICLE),
        "/moved": http(301, {"location": "/news/article"}),
        "/talks": page("Putin and Xi to hold talks", "2021-12-15"),
        "/news/more": page("More about the talks"),
        "/raw/talks.md": http(body=markdown, headers={"content-type": "text/plain; charset=utf-8"}),
        "/typed": http(body=markdown, headers={"content-type": "text/markdown"}),
        "/cyrillic": http(body=cyrillic, headers={"content-type": "text/html; charset=windows-1251"}),
        "/gone": http(404),
        "/silent": silence,
        "/image": http(body=b"\x89PNG\r\n\0\0\0\0\0\0\0\0\0\0\0\0", headers={"content-type": "image/png"}),
    }
    with Web(answers) as web:
        yield web


def extracted(capsys, monkeypatch, address):
    monkeypatch.setenv("LINKCHECK_ALLOW_PRIVATE", "1")
    assert main(["extract", address]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("path", ["/news/article", "/moved"])
def test_a_published_article_is_checked(capsys, web, path):
    """Its relative links are links of the address it was found at."""
    assert main([web.base + path, *QUICK, "--format", "json"]) == 0
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert (article["path"], article["title"]) == (web.base + path, "On the talks")
    assert [source["url"] for source in article["sources"]] == [web.base + "/talks", web.base + "/news/more"]


def test_files_and_addresses_are_reported_in_the_order_given(capsys, web):
    Path("a.md").write_text("## Sources\n")
    names = ["a.md", web.base + "/news/article", "a.md", web.base + "/raw/talks.md"]
    main([*names, *QUICK, "--format", "json", "--ignore", "no-sources"])
    reported = [article["path"] for article in json.loads(capsys.readouterr().out)["articles"]]
    assert reported == ["a.md", *names[1:2], *names[3:]]


def test_a_recorded_run_is_replayed_with_its_article(capsys, web):
    """The article's own page is in the recording."""
    address = web.base + "/news/article"
    main([address, *QUICK, "--format", "json", "--record", "run.warc.gz"])
    first = json.loads(capsys.readouterr().out)
    web.asked.clear()
    main([address, *QUICK, "--format", "json", "--replay", "run.warc.gz"])
    assert json.loads(capsys.readouterr().out)["articles"][0]["sources"][0]["url"] == web.base + "/talks"
    assert first["summary"]["sources"] == 2
    assert not web.asked


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "answered HTTP 404"),
        ("/silent", "could not be fetched (timeout"),
        ("/image", "not a text"),
    ],
)
def test_an_address_that_leads_to_no_article_is_one_line_and_the_others_go_on(capsys, web, path, words):
    Path("a.md").write_text("Text.\n")
    assert main([web.base + path, "a.md", *QUICK, "--format", "json"]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert [article["path"] for article in json.loads(captured.out)["articles"]] == ["a.md"]


def test_a_private_address_is_not_fetched_unless_allowed(capsys, web):
    assert main([web.base + "/news/article", "--spacing", "0", "--attempts", "1"]) == 2
    assert "blocked" in capsys.readouterr().err
    assert not web.asked


@pytest.mark.parametrize(
    ("path", "kind"), [("/news/article", "html"), ("/raw/talks.md", "markdown"), ("/typed", "markdown")]
)
def test_extract_reads_what_the_server_and_the_address_say_it_is(capsys, monkeypatch, web, path, kind):
    assert extracted(capsys, monkeypatch, web.base + path)["format"] == kind


def test_the_charset_that_the_server_names_is_the_articles(capsys, monkeypatch, web):
    assert extracted(capsys, monkeypatch, web.base + "/cyrillic")["title"] == "Переговоры"


def test_extract_complains_in_one_line(capsys, web, monkeypatch):
    monkeypatch.setenv("LINKCHECK_ALLOW_PRIVATE", "1")
    assert main(["extract", web.base + "/gone"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
