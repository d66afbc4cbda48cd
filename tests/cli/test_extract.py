"""`linkcheck extract`: JSON for programs, reasons for people."""

import json
from pathlib import Path

import pytest

from linkcheck.cli.main import main

ARTICLE = """\
# A title

It says so[^a].

## Sources

Words.

- [The talks](https://daily.site/talks) <!-- linkcheck-ignore dead-link: gone for good -->

## Next

[^a]: [Note](https://note.site)
"""


@pytest.fixture(autouse=True)
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE)


def extracted(capsys, *options):
    assert main(["extract", "a.md", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_source_says_what_calls_it_and_what_is_ignored(capsys):
    """Labels, the sentences that cite it with their places, and the ignore comments beside it."""
    told = extracted(capsys)
    talks, note = told["sources"]
    assert talks["ignores"] == [{"rule": "dead-link", "reason": "gone for good", "line": 9}]
    assert note["labels"] == ["a"]
    assert [each["line"] for each in note["cited_by"]] == [3]
    assert note["cited_by"][0]["text"].startswith("It says so")
    assert set(note["cited_by"][0]) == {"line", "column", "end_line", "end_column", "text"}
    assert told["notes"] == []
    assert isinstance(told["ignores"], list)


def test_the_text_is_printed_where_it_is_asked_for(capsys):
    assert "text" not in extracted(capsys)
    assert "It says so" in extracted(capsys, "--text")["text"]


def test_a_person_is_told_why(capsys):
    """A line on the article, and one on each heading and each block near a list."""
    assert main(["extract", "--explain", "a.md"]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first == 'a.md: markdown, "A title", no date, 2 sources'
    assert [" ".join(line.split()) for line in others] == [
        "1:1 heading outside no heading of sources | A title",
        "5:1 heading heading heading 'Sources' (en/fr) opens a list | Sources",
        "7:1 paragraph inside has no address and names no work | Words.",
        "9:1 item entry entry of the list under heading 'Sources' (en/fr) | The talks",
        "11:1 heading end a heading of the same rank ends the list | Next",
        "13:1 footnote entry a footnote | Note",
    ]


def test_a_person_may_ask_for_every_block(capsys):
    assert main(["extract", "--explain", "-v", "a.md"]) == 0
    assert "no heading of sources above it" in capsys.readouterr().out


def test_what_commands_a_terminal_is_written_out(capsys):
    """An article's text is shown, never obeyed."""
    Path("b.txt").write_text("T \x1b[31m\n\nSources\n\n- https://a.org \x1b]0;x\x07 \u202e\n")
    assert main(["extract", "--explain", "b.txt"]) == 0
    out = capsys.readouterr().out
    assert "\\x1b" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_the_explanation_goes_on_after_a_file_that_cannot_be_read(capsys):
    """An address is a complaint, too: what is explained is read from files."""
    Path("z.txt").write_bytes(b"\0" * 100)
    assert main(["extract", "--explain", "z.txt", "https://a.site/x", "a.md"]) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("a.md: ")
    assert "z.txt" in captured.err
    assert "save the page" in captured.err
