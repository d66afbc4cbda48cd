"""How far dates lie apart, as far as they go."""

import pytest

from linkcheck import dates
from linkcheck.model import PartialDate
from linkcheck.rules.compare.days import after, apart, precision

D = PartialDate


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (D(2021, 12, 15), D(2021, 12, 15), 0),
        (D(2021, 12, 16), D(2021, 12, 15), 1),
        (D(2021, 12, 14), D(2021, 12, 15), 1),
        (D(2022, 1, 1), D(2021, 12, 31), 1),
        (D(2020, 3, 1), D(2020, 2, 28), 2),
        (D(2021, 3, 1), D(2021, 2, 28), 1),
        (D(2000, 3, 1), D(2000, 2, 28), 2),
        (D(1900, 3, 1), D(1900, 2, 28), 1),
        (D(2021), D(2021, 12, 31), 0),
        (D(2021, 12), D(2021, 12, 31), 0),
        (D(2021, 11), D(2021, 12, 31), 31),
        (D(2020), D(2021), 1),
        (D(2019), D(2021), 367),
        (D(2021, 5), D(2021), 0),
        (D(99999), D(2021, 12, 31), 35_785_365),
    ],
)
def test_days_between_dates(first, second, days):
    """A year and a month are any of their days."""
    assert apart(first, second) == apart(second, first) == days


def test_a_day_that_may_be_one_of_two_is_the_nearer():
    written = dates.parse("05/06/2021")
    assert apart(written, D(2021, 5, 6)) == apart(written, D(2021, 6, 5)) == 0
    assert apart(written, D(2021, 6, 7)) == 2
    assert precision(written) == "day"


@pytest.mark.parametrize(
    ("later", "earlier", "days"),
    [(D(2021, 1, 2), D(2021, 1, 1), 1), (D(2021, 1, 1), D(2021, 1, 2), 0), (D(2021), D(2020, 12, 30), 2)],
)
def test_only_what_is_later_counts(later, earlier, days):
    assert after(later, earlier) == days


@pytest.mark.parametrize(("date", "told"), [(D(2021), "year"), (D(2021, 5), "month"), (D(2021, 5, 6), "day")])
def test_how_far_a_date_goes(date, told):
    assert precision(date) == told
