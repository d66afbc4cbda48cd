"""Entries that name no document, and of the family one rule for each source."""

import pytest
from builders import a_source, evidence_for

from linkcheck.rules.generic.nowhere import leads_nowhere
from linkcheck.rules.registry import all_rules


@pytest.mark.parametrize(
    ("url", "nowhere"),
    [
        ("https://www.google.com/", True),
        ("https://www.google.com/search?q=talks", True),
        ("https://daily.site/?s=talks", True),
        ("https://example.com/", True),
        ("https://https://daily.site", True),
        ("https://daily.site/", False),
        ("https://daily.site/talks)", False),
        ("https://bit.ly/3x", False),
        ("doi:10.1000/182", False),
        (None, False),
    ],
)
def test_entries_that_name_no_document(url, nowhere):
    assert leads_nowhere(evidence_for(a_source(url, "An entry"))) == nowhere


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("https://www.google.com/", "search-engine-home"),
        ("https://www.google.com/search?q=/tag/feed", "search-results"),
        ("https://www.google.com/url?q=https://bit.ly/3x", "wrapper-link"),
        ("https://bit.ly/feed", "url-shortener"),
        ("https://bit.ly/", "bare-homepage"),
        ("https://www.worldometers.info/", "bare-homepage"),
        ("https://www.bbc.com/news/live/world-59662935", "live-page"),
        ("https://daily.site/tag/feed", "section-index"),
        ("https://daily.site/tag/talks/feed", "machine-endpoint"),
        ("https://daily.site/feed", "machine-endpoint"),
        ("https://https://www.google.com/search?q=a", "malformed-url"),
        ("https://example.com/tag/a", "placeholder-url"),
        ("http://10.0.0.1/tag/a", "private-address"),
        ("https://yoursite.com/?s=talks", "placeholder-url"),
    ],
)
def test_the_first_that_fits_speaks_alone(url, rule):
    """Also of the rules of the other families by address that are told here."""
    families = {"generic", "private"}
    evidence = evidence_for(a_source(url))
    found = [
        name
        for name, entry in all_rules().items()
        if entry.family in families and name != "insecure-link" and list(entry.check(evidence))
    ]
    assert found == [rule]
