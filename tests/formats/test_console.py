"""What an editor sees in a terminal, and what a hostile page cannot make it show."""

from __future__ import annotations

import re

import pytest
from formats import sample

from linkcheck.formats import render
from linkcheck.formats.console import render_article, render_summary
from linkcheck.formats.plain import HIDDEN
from linkcheck.formats.tally import Tally
from linkcheck.model import FaultKind

_SGR = re.compile(r"\x1b\[\d*m")


@pytest.fixture
def reports():
    return [sample.talks(), sample.storms(), sample.clean()]


def test_golden(golden, reports):
    """Short and verbose, the text is what it was when somebody last looked at it."""
    golden("console.txt", render(reports) + "\n" + "=" * 100 + "\n\n" + render(reports, verbose=True))


def test_nothing_to_say_is_one_line():
    """An article that nothing is to be said of takes one line."""
    assert render_article(sample.clean()) == "articles/council.md: 1 source, nothing to say\n"


def test_streamed_articles_make_the_whole(reports):
    """Articles rendered one by one and the summary make up the whole."""
    tally = Tally()
    for report in reports:
        tally = tally.plus(Tally.of(report))
    assert "".join(map(render_article, reports)) + render_summary(tally) == render(reports)


def test_worst_first():
    """Within a source the worst comes first, and what is open after what counts."""
    source = sample.entry(1, "An entry", "http://daily.example/")
    article = sample.talks().article._replace(sources=(source,))
    rules = (sample.INSECURE, sample.WALL, sample.TITLE, sample.DEAD)
    findings = [
        sample.found(rule, "a.md", source, "Seen.", kind=FaultKind.OPEN if rule is sample.WALL else FaultKind.FAIL)
        for rule in rules
    ]
    text = render_article(sample.a_report(article, (), findings))
    assert re.findall(r"^    (\w+)", text, re.MULTILINE) == ["error", "warning", "note", "open"]


def test_open_is_never_called_broken():
    """What could not be told is said in those words, and counted neither as error nor as problem."""
    source = sample.entry(1, "An entry", "https://daily.example/")
    article = sample.talks().article._replace(sources=(source,))
    wall = sample.found(sample.WALL, "a.md", source, "The site refuses automatic checks.", kind=FaultKind.OPEN)
    report = sample.a_report(article, (), [wall])
    assert render(report).splitlines()[0].endswith("1 source, 1 could not be checked")
    assert render(report).splitlines()[-1] == "1 article, 1 source: 1 could not be checked"


def test_waived_findings_are_counted_and_shown_on_request():
    """A waived finding is in the verdict, and its reason in the verbose text."""
    assert "1 waived" in render(sample.storms())
    assert "harbour.example" not in render(sample.storms())
    assert "waived: the harbour office has no https" in render(sample.storms(), verbose=True)


@pytest.mark.parametrize("verbose", [False, True], ids=["short", "verbose"])
def test_colour_adds_colour_only(reports, verbose):
    """Without its colours, the coloured text is the plain one; without being asked there is none."""
    plain, coloured = render(reports, verbose=verbose), render(reports, color=True, verbose=verbose)
    assert "\x1b" not in plain
    assert _SGR.sub("", coloured) == plain != coloured


@pytest.mark.parametrize("width", [1, 40, 72, 100])
def test_width(reports, width):
    """No line is wider than asked, but for verdicts and those that hold a place or an address."""
    *lines, _ = render(reports, width=width, verbose=True).splitlines()
    wide = [line for line in lines if len(line) > max(40, width)]
    assert all("://" in line or line.lstrip().startswith("articles/") for line in wide)


@pytest.mark.parametrize("color", [False, True], ids=["plain", "coloured"])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;gone\x07", r"\x1b[2J\x1b]0;gone\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("a\u2028b\x00c", r"a\u2028b\x00c"),
        ("a\ud800b", r"a\ud800b"),
        ("one\nerror    two", "one error two"),
        ("one\r\x0b\x0c\x85two", r"one \x0b\x0c\x85two"),
    ],
    ids=["ANSI and OSC", "C1", "bidi", "separator and NUL", "surrogate", "newline", "other line ends"],
)
def test_hostile_text(text, shown, color):
    """Whatever an article or a page says, the terminal shows it and does not obey it."""
    written = _SGR.sub(
        "", render(sample.hostile(text, f"https://daily.example/{text}"), color=color, verbose=True)
    )
    assert shown in written
    assert not HIDDEN.search(written.replace("\n", ""))
    written.encode()
    assert len(written.split("\n")) == len(render(sample.hostile("x" * len(shown)), verbose=True).split("\n"))
