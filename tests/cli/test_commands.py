"""The other commands, and the help that teaches."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Web, page

from linkcheck.cli.main import COMMANDS, main
from linkcheck.rules.registry import all_rules


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_help_names_every_command_and_exits_with_0(capsys):
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {command} " in told for command in COMMANDS)
    assert "exit codes" in told
    assert max(map(len, told.splitlines())) <= 100


def test_no_arguments_are_a_mistake_that_is_taught(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(capsys, command):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"linkcheck {command}" in capsys.readouterr().out


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("linkcheck 0.")


def test_extract_prints_a_line_an_article(capsys):
    Path("a.md").write_text(
        "---\ntitle: A title\ndate: 2021-12-15\nlang: en\n---\n[b](https://x.site)\n\n"
        "## Sources\n- [The talks](https://daily.site/talks), 14 December 2021\n"
    )
    Path("b.txt").write_text("Words without any source.")
    assert main(["extract", "."]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["path"], first["format"], first["title"], first["published"], first["language"]) == (
        *("./a.md", "markdown", "A title", "2021-12-15", "en"),
    )
    (source,) = first["sources"]
    assert set(source) >= {
        "text",
        "url",
        "title",
        "authors",
        "publisher",
        "published",
        "accessed",
        "identifier",
        "archive_url",
        "line",
        "column",
    }
    assert (source["url"], source["title"], source["published"], source["line"]) == (
        *("https://daily.site/talks", "The talks", "2021-12-14", 9),
    )
    assert [link["url"] for link in first["links"]] == ["https://x.site", "https://daily.site/talks"]
    assert second["sources"] == []


def test_extract_goes_on_after_a_file_that_cannot_be_read(capsys):
    Path("a.txt").write_text("Words.")
    assert main(["extract", "nowhere.md", "a.txt"]) == 2
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 1
    assert "nowhere.md" in captured.err


def test_page_reads_a_file(capsys):
    Path("p.html").write_text(
        '<html lang="en"><title>The talks</title><meta property="og:site_name" content="The Daily">'
    )
    assert main(["page", "p.html", "--url", "https://daily.site/talks"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {
        *(
            "url",
            "final_url",
            "status",
            "kind",
            "title",
            "titles",
            "published",
            "modified",
            "publisher",
            "authors",
        ),
        *("language", "canonical_url", "free_to_read", "words"),
    }
    assert (told["title"], told["publisher"], told["language"]) == ("The talks", "The Daily", "en")


def test_page_opens_an_address(capsys):
    with Web({"/a": page("The talks", "2021-12-15")}) as web:
        assert main(["page", f"{web.base}/a", "--allow-private"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["title"], told["published"]) == (200, "The talks", "2021-12-15")


def test_page_refuses_a_private_address(capsys):
    assert main(["page", "http://127.0.0.1:9/"]) == 3
    assert json.loads(capsys.readouterr().out)["failure"]["kind"] == "blocked"


@pytest.mark.parametrize("name", ["nowhere.html", "https://"])
def test_page_says_what_it_cannot_open(capsys, name):
    assert main(["page", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_rules_lists_every_rule(capsys):
    assert main(["rules"]) == 0
    told = capsys.readouterr().out
    assert all(rule in told for rule in all_rules())
    assert "[similarity = 0.4]" in told


def test_explain_prints_a_page(capsys):
    assert main(["explain", "dead-link"]) == 0
    told = capsys.readouterr().out
    assert "no longer exists" in told
    assert "## What to do" in told


def test_explain_names_the_nearest_rule(capsys):
    assert main(["explain", "dead-links"]) == 2
    assert "did you mean 'dead-link'" in capsys.readouterr().err


def test_demo_checks_the_example_and_writes_its_report(capsys):
    """Source 1 is a search engine, source 2 agrees with the article's date, the list rests on one source."""
    assert main(["demo"]) == 1
    told = capsys.readouterr().out
    assert "stand-in" in told
    assert "search-engine-home" in told
    report = json.loads(Path("reports/report.json").read_text())
    (article,) = report["articles"]
    first, second = article["sources"]
    assert article["published"] == "2021-12-15"
    assert [(finding["rule"], finding["level"]) for finding in first["findings"]] == [
        ("search-engine-home", "error")
    ]
    assert [(finding["rule"], finding["level"]) for finding in second["findings"]] == [("near-copy", "warning")]
    assert len(second["findings"][0]["passages"]) > 2
    assert second["fetch"]["status"] == 200
    assert second["page"]["published"] == "2021-12-15"
    assert [finding["rule"] for finding in article["findings"]] == ["bare-url", "single-source"]
    assert Path("reports/report.html").exists()


def test_a_terminal_that_knows_few_characters_is_no_error():
    command = [sys.executable, "-m", "linkcheck", "explain", "malformed-url", "bot-wall"]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}, check=True)
    assert b"\\u2026" in done.stdout


def test_the_program_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "linkcheck", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("linkcheck ")
