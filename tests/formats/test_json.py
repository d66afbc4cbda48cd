"""The JSON report: its shape, and what hostile text becomes in it."""

from __future__ import annotations

import json

import pytest
from formats import sample

from linkcheck.formats import render
from linkcheck.formats.plain import HIDDEN
from linkcheck.model import Failure, FailureKind, NoCapture, Opened, PartialDate, Record, Update


def test_golden(golden):
    """The document is what it was when somebody last looked at it."""
    golden("report.json", render([sample.talks(), sample.storms(), sample.clean()], "json"))


def test_failure_has_no_status():
    """Where nothing came back, there is a failure instead of a status and a final address."""
    silent = json.loads(render(sample.storms(), "json"))["articles"][0]["sources"][1]["fetch"]
    assert (silent["status"], silent["final_url"]) == (None, None)
    assert silent["failure"] == {"kind": "timeout", "detail": "30 s without a word"}


def test_findings_stand_with_their_source():
    """Two equal entries keep their findings apart, and findings on the list stand with the article."""
    one, two = sample.entry(1, "The same"), sample.entry(1, "The same")
    article = sample.talks().article._replace(sources=(one, two))
    findings = [sample.found(sample.DEAD, "a.md", two, "gone"), sample.found(sample.SINGLE, "a.md", None, "one")]
    (document,) = json.loads(render(sample.a_report(article, (), findings), "json"))["articles"]
    assert [len(each["findings"]) for each in document["sources"]] == [0, 1]
    assert [each["rule"] for each in document["findings"]] == ["single-source"]


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31m\x07\x9b",
        "\u202e\u2066\u200b",
        "\u2028\u2029",
        "\x00\x7f",
        '"\\',
        "习近平 🚀",
        "👩\u200d🚀 می\u200cخواهم",
    ],
    ids=["escapes", "bidi", "separators", "NUL and DEL", "quotes", "other scripts", "joiners"],
)
def test_hostile_text_survives_unseen(text):
    """A reader gets the text back as it was, while the file itself holds no hidden character."""
    written = render(sample.hostile(text), "json")
    assert json.loads(written)["articles"][0]["title"] == text
    assert not HIDDEN.search(written.replace("\n", ""))


def test_what_was_asked_beside_a_page_stands_with_its_source():
    """Where nothing was asked there is no key, and hostile words of a registry survive unseen."""
    (plain,) = json.loads(render(sample.clean(), "json"))["articles"][0]["sources"]
    assert "follow_ups" not in plain
    report = sample.clean()
    (evidence,) = report.evidence
    gone = Update("retraction", PartialDate(2010, 2, 6), "doi:10.5555/2", "\u202e")
    record = Record("doi:10.5555/1", "https://doi.org/10.5555/1", titles=("\x1b[31m",), updates=(gone,))
    opened = Opened("https://a.example/", Failure("https://a.example/", FailureKind.TIMEOUT, "late"))
    evidence = evidence._replace(record=record, capture=NoCapture("https://b.example/", "none"), canonical=opened)
    written = render([report._replace(evidence=(evidence,))], "json")
    told = json.loads(written)["articles"][0]["sources"][0]["follow_ups"]
    assert (told["record"]["title"], told["record"]["updates"][0]["source"]) == ("\x1b[31m", "\u202e")
    assert (told["archived"]["found"], told["archived"]["sure"]) == (False, False)
    assert told["canonical"]["fetch"]["failure"] == {"kind": "timeout", "detail": "late"}
    assert "cited_archive" not in told
    assert not HIDDEN.search(written.replace("\n", ""))


@pytest.mark.parametrize(
    "halves", [(0xD800,), (0xDFFF, 0xD800), (0xD83D, 0xDE00)], ids=["one", "reversed", "pair"]
)
def test_lone_surrogates(halves):
    """Half a character is replaced, since no UTF-8 can hold it."""
    written = render(sample.hostile("".join(map(chr, halves))), "json").encode()
    assert json.loads(written)["articles"][0]["title"] == "\ufffd" * len(halves)


def test_passwords_are_masked():
    """A password in an address does not travel with the report."""
    assert "s3cret" not in render(sample.hostile("words", "https://me:s3cret@daily.example/"), "json")
