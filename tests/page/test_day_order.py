"""Which of two days 05/06/2021 is."""

import pytest

from linkcheck import dates
from linkcheck.dates import PartialDate
from linkcheck.page.day_order import DayOrder
from linkcheck.page.stated import Stated

JUNE, MAY = "2021-06-05", "2021-05-06"


@pytest.mark.parametrize(
    ("language", "url", "expected"),
    [
        ("fr", "https://daily.example/", JUNE),
        ("de-AT", "https://daily.example/", JUNE),
        ("pt_BR", "https://daily.example/", JUNE),
        ("en-US", "https://daily.example/", MAY),
        ("en-US", "https://daily.example.uk/", MAY),
        ("en-GB", "https://daily.example.com/", JUNE),
        ("en", "https://daily.example.com/", MAY),
        ("en", "https://daily.example.uk/", JUNE),
        ("en", "https://daily.example.in/", JUNE),
        ("en-CA", "https://daily.example.com/", "None"),
        ("", "https://daily.example.fr/", JUNE),
        ("", "https://daily.example.com/", "None"),
        ("ja", "https://daily.example.com/", "None"),
        ("", "no address", "None"),
    ],
)
def test_language_and_country_tell_the_order(language, url, expected):
    """Language and country tell the order of day and month; where they do not, none is made up."""
    assert str(DayOrder(language, url).day(dates.parse("05/06/2021"))) == expected


def test_what_else_the_page_states_comes_first():
    """What else the page states comes first."""
    order = DayOrder("de", "https://daily.example/", {PartialDate(2021, 5, 6)})
    assert str(order.day(dates.parse("05/06/2021"))) == MAY
    assert str(order.day(dates.parse("05/07/2021"))) == "2021-07-05"


def test_a_day_that_is_certain_stays():
    """A day that is certain stays, and what stays open is a year."""
    order = DayOrder("", "https://daily.example.com/")
    assert str(order.day(dates.parse("25/12/2021"))) == "2021-12-25"
    assert str(order.settled(Stated(dates.parse("05/06/2021"), "x")).date) == "2021"
    assert type(order.settled(Stated(dates.parse("05/06/2021"), "x")).date) is PartialDate


def test_the_year_is_first_in_east_asia():
    """The year is first in East Asia."""
    assert DayOrder("zh-Hans", "").is_year_first
    assert not DayOrder("de", "").is_year_first
