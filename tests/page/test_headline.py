"""Which heading of a page is its headline, and where it begins."""

import pytest

from linkcheck.model import Datum
from linkcheck.page.headline import headline
from linkcheck.page.statements import Heading


def chosen(headings, *titles, origin="og:title"):
    said = [Datum(title, origin) for title in titles]
    found = headline([Heading(text, kind) for kind, text in headings], said, said)
    return found and found.value


def test_the_heading_that_the_head_says_is_the_headline():
    """The heading that the head says is the headline, not the first one."""
    assert (
        chosen([("h1", "Most read"), ("h1", "Leaders hold talks")], "Leaders hold talks") == "Leaders hold talks"
    )


@pytest.mark.parametrize(
    ("heading", "said", "expected"),
    [("Is a heat pump worth its price?", "Price of a heat pumps: what is worthwhile", None),
     ("Do heatpumps pay in an old house?", "Heatpump costs 2024", "Do heatpumps pay in an old house?"),
     ("Our club's history", "History", "Our club's history"),
     ("Details", "Leaders hold talks in Paris", None),
     ("Subscribe to our letter now", "Leaders hold talks in Paris", None)],
    ids=["no long word is akin", "a long word is akin", "holds the title", "one word", "of another thing"],
)  # fmt: skip
def test_the_only_heading_may_say_it_in_other_words(heading, said, expected):
    """The only heading may say in other words what the head says, but not something else."""
    assert chosen([("h1", heading)], said) == expected


def test_one_heading_of_several_may_not_say_it_in_other_words():
    """One heading of several may not say it in other words: it may head a part of the page."""
    assert chosen([("h1", "Do heatpumps pay in an old house?"), ("h1", "Contact")], "Heatpump costs 2024") is None


def test_a_smaller_heading_counts_where_no_main_one_fits():
    """A smaller heading counts where no main one fits, and no JSON-LD says what the headline is."""
    headings = [("h1", "Notes"), ("h2", "Leaders hold talks in Paris")]
    assert chosen(headings, "Leaders hold talks in Paris") == "Leaders hold talks in Paris"
    assert chosen(headings, "Leaders hold talks in Paris", origin="JSON-LD headline") is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("World Leaders hold talks", "Leaders hold talks"), ("Culture : Leaders hold talks", "Leaders hold talks"),
     ("World news - Leaders hold talks", "Leaders hold talks"), ("Analysis: Leaders hold talks", None),
     ("War and peace – Leaders hold talks", None)],
    ids=["without a mark", "a colon with spaces around it", "a hyphen", "a colon", "a long dash"],
)  # fmt: skip
def test_a_kicker_is_no_part_of_the_headline(heading, expected):
    """A kicker is no part of the headline, unless it is joined to it as writers do."""
    assert chosen([("h1", heading)], "Leaders hold talks") == (expected or heading)


def test_without_a_head_the_first_main_heading_is_the_headline():
    """Without a head the first main heading is the headline."""
    assert (
        chosen([("h2", "Menu"), ("h1", "–"), ("h1", "Leaders hold talks"), ("h1", "Weather")])
        == "Leaders hold talks"
    )


def test_a_page_without_headings_has_no_headline():
    """A page without headings has no headline."""
    assert chosen([], "Leaders hold talks") is None
