"""Formats by name, and the counts they share."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

import pytest
from formats import sample

from linkcheck.formats import FORMATS, render
from linkcheck.formats.tally import Tally


@pytest.mark.parametrize("name", FORMATS)
def test_one_report_and_many(name):
    """One report reads like a list of one, although a report is itself a tuple."""
    report = sample.talks()
    assert render(report, name) == render([report], name) == render(iter([report]), name)


@pytest.mark.parametrize("name", FORMATS)
def test_no_report(name):
    """No article at all is a report as well."""
    assert render([], name).endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_again(name):
    """The same reports give the same text."""
    assert render([sample.talks(), sample.storms()], name) == render([sample.talks(), sample.storms()], name)


def test_unknown_format():
    """An unknown format is told beside the nearest one and all there are."""
    with pytest.raises(ValueError, match=r"unknown format 'jsn', did you mean 'json'.*console, json, html"):
        render(sample.talks(), "jsn")


def test_tally():
    """What is open or waived is counted there, and not by its level."""
    storms = Tally.of(sample.storms())
    assert storms == Tally(articles=1, sources=3, warnings=1, open=1, suppressed=1)
    assert storms.plus(Tally.of(sample.talks())) == Tally(2, 8, errors=3, warnings=2, open=2, suppressed=1)
    assert storms.findings == len(sample.storms().findings)


@pytest.mark.parametrize("name", ["console", "html"])
def test_what_people_read_has_no_keys(name):
    """A report is passed around: what a finding says to be a key stands nowhere in it, however it is written."""
    value = "ab/cd+ef&gh=ij"
    url = f"https://daily.example/a?token={quote(value, safe='')}&raw={value}"
    report = sample.hostile(f"see {url}", url)
    (first, *others) = report.findings
    told = first._replace(fault=first.fault._replace(hidden=(value,)))
    text = render(report._replace(findings=(told, *others)), name)
    assert not any(spelling in text for spelling in (value, quote(value, safe=""), escape(value)))
    assert "***" in text
