"""`linkcheck page`: in colour for people, JSON for programs; an address, a file, standard input."""

import io
import json
import sys
from pathlib import Path

import pytest
from loopback import Web, http, page

from linkcheck.cli.main import main
from linkcheck.page.read import LARGEST

PAGE = '<html lang="en"><title>The talks</title><meta property="og:site_name" content="The Daily"><p>Words.'
KEYS = {
    *("url", "final_url", "status", "kind", "title", "titles", "published", "modified", "publisher", "authors"),
    *("language", "canonical_url", "free_to_read", "words"),
}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    Path("p.html").write_text(PAGE)


def on_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


def told(capsys, *arguments, code=0):
    assert main(["page", *arguments]) == code
    return capsys.readouterr().out


def test_a_pipe_gets_json(capsys):
    """What was promised is there, and what came later."""
    found = json.loads(told(capsys, "p.html"))
    assert set(found) >= KEYS | {"signals", "redirects", "notes"}
    assert found["title"] == "The talks"
    assert found["titles"] == [{"value": "The talks", "origin": "title"}]
    assert (found["url"], found["status"], found["redirects"], found["notes"]) == (
        Path("p.html").absolute().as_uri(),
        None,
        [],
        [],
    )
    assert "text" not in found


def test_a_terminal_gets_lines_in_colour(capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    shown = told(capsys, "p.html")
    assert "\x1b[1mThe talks" in shown
    assert "The Daily" in shown


def test_a_pipe_gets_lines_without_colour_where_they_are_asked_for(capsys):
    shown = told(capsys, "p.html", "--format", "console")
    assert "The Daily" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("variable", "colour"), [("NO_COLOR", False), ("FORCE_COLOR", True), (None, True)], ids=str
)
def test_colour_goes_by_the_usual_variables(capsys, monkeypatch, variable, colour):
    on_a_terminal(monkeypatch)
    if variable:
        monkeypatch.setenv(variable, "1")
    assert ("\x1b[" in told(capsys, "p.html", "--format", "console")) is colour


def test_a_terminal_gets_json_where_it_is_asked_for(capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert json.loads(told(capsys, "p.html", "--format", "json"))["title"] == "The talks"


def test_the_config_says_nothing_about_the_format_of_a_page(capsys):
    """Its `format` is the reports'."""
    Path("linkcheck.toml").write_text('format = "html"')
    with Web({"/a": page("The talks")}) as web:
        assert json.loads(told(capsys, f"{web.base}/a", "--allow-private"))["title"] == "The talks"


def test_the_text_is_printed_where_it_is_asked_for(capsys):
    assert json.loads(told(capsys, "p.html", "--text"))["text"].endswith("Words.")


def test_a_page_comes_from_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    found = json.loads(told(capsys, "-", "--url", "https://daily.site/talks"))
    assert (found["url"], found["title"]) == ("https://daily.site/talks", "The talks")


def test_the_type_of_a_file_may_be_told(capsys):
    """Without it the bytes decide."""
    Path("p").write_bytes("<title>Переговоры</title>".encode("koi8-r"))
    assert json.loads(told(capsys, "p", "--content-type", "text/html; charset=koi8-r"))["title"] == "Переговоры"
    Path("p.html").write_bytes(b"%PDF-1.7 <title>The talks</title>")
    assert json.loads(told(capsys, "p.html"))["title"] is None


def test_an_address_says_how_it_was_reached(capsys):
    with Web({"/a": http(301, {"location": "/b"}), "/b": page("The talks", "2021-12-15")}) as web:
        found = json.loads(told(capsys, f"{web.base}/a", "--allow-private"))
        shown = told(capsys, f"{web.base}/a", "--allow-private", "--format", "console")
    assert (found["status"], found["final_url"]) == (200, f"{web.base}/b")
    assert found["redirects"] == [{"url": f"{web.base}/a", "status": 301}]
    assert f"301, permanent: {web.base}/a" in shown
    assert "HTTP 200 OK" in shown
    assert "2021-12-15" in shown


@pytest.mark.parametrize("as_format", ["json", "console"])
def test_an_address_that_cannot_be_opened(capsys, as_format):
    shown = told(capsys, "HTTP://127.0.0.1:9/", "--format", as_format, code=3)
    if as_format == "json":
        assert json.loads(shown)["failure"]["kind"] == "blocked"
    else:
        assert "not requested" in shown
        assert "not said" not in shown  # of a page that nobody has seen nothing is missing


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.html"], "nowhere.html: No such file"),
        (["."], ".: is a directory"),
        (["p\0.html"], "null"),
        (["HTTPS://"], "no address"),
        (["p.html", "--url", "https://[x/"], "no address"),
        ([f"http://{'x' * 9000}.site/"], "no address"),
    ],
    ids=["missing", "directory", "no name", "no host", "no url", "too long"],
)
def test_a_mistake_is_told_in_a_line(capsys, arguments, words):
    assert main(["page", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["p.html", "--format", "html"],
        ["https://x.site/", "--content-type", "text/html"],
        ["p.html", "--strict"],
        [],
    ],
    ids=["format", "type", "setting", "nothing"],
)
def test_a_wrong_option_is_told_in_a_line(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(["page", *arguments])
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"", "there is nothing in it"), (b"a" * (LARGEST + 1), f"only the first {LARGEST:,} bytes were read")],
    ids=["empty", "huge"],
)
def test_an_odd_file_is_read_and_told_of(capsys, body, words):
    Path("odd.html").write_bytes(body)
    assert main(["page", "odd.html"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["notes"] == [words]
    assert captured.err == f"linkcheck: odd.html: {words}\n"


def test_a_file_without_an_end_is_read_to_the_cap(capsys):
    assert main(["page", "/dev/zero"]) == 0
    assert "only the first" in capsys.readouterr().err


def test_help_lists_what_matters_for_one_page(capsys):
    with pytest.raises(SystemExit):
        main(["page", "--help"])
    shown = capsys.readouterr().out
    assert all(option in shown for option in ("--timeout", "--allow-private", "--browser", "--replay", "--text"))
    assert not any(option in shown for option in ("--fail-on", "--select", "--per-host", "--report", "--quiet"))
