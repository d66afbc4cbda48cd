"""Every rule shows both sides, and does what its page shows."""

import pytest
from rules.examples import examples, findings

from linkcheck.rules.registry import all_rules, section

RULES = all_rules()


def cases(side):
    return [
        pytest.param(rule, example, id=f"{rule}-{number}")
        for rule, entry in RULES.items()
        for number, example in enumerate(examples(entry, side))
    ]


@pytest.mark.parametrize(("rule", "example"), cases("Flagged"))
def test_what_a_page_shows_as_flagged_is_flagged(rule, example):
    assert rule in findings(example)


@pytest.mark.parametrize(("rule", "example"), cases("Not flagged"))
def test_what_a_page_shows_as_not_flagged_is_not(rule, example):
    assert rule not in findings(example)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_is_complete(rule):
    """A page says in one sentence what is wrong, what is flagged, what to do, and shows both sides."""
    page = RULES[rule].rule
    assert page.summary.endswith(".")
    assert "\n" not in page.summary
    assert page.advice
    assert section(page.explanation, "What it flags")
    assert examples(RULES[rule], "Flagged")
    assert examples(RULES[rule], "Not flagged")


def test_the_first_fifteen_are_there():
    """An id, once published, is a promise."""
    assert set(RULES) >= {
        *("search-engine-home", "search-results", "bare-homepage", "url-shortener", "placeholder-url"),
        *("malformed-url", "dead-link", "unreachable", "bot-wall", "insecure-link", "title-mismatch"),
        *("published-after-article", "duplicate-source", "single-source", "no-sources"),
    }
