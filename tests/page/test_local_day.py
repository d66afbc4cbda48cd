"""Which day the readers of a page saw, where its stamp is in universal time."""

import pytest

from linkcheck.dates import PartialDate
from linkcheck.page.local_day import is_universal, local_day

DAY, BEFORE, AFTER = PartialDate(2021, 12, 16), PartialDate(2021, 12, 15), PartialDate(2021, 12, 17)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2021-12-16T02:30:00Z", True),
        ("2021-12-16T02:30:00.123Z", True),
        ("2021-12-16 02:30+00:00", True),
        ("Thu, 16 Dec 2021 02:30:00 GMT", True),
        ("Thu Dec 16 2021 02:30:00 GMT+0000 (Coordinated Universal Time)", True),
        ("Thu Dec 16 2021 02:30:00 GMT+0100 (Central European Standard Time)", False),
        ("2021-12-16T02:30:00+01:00", False),
        ("2021-12-16T02:30:00", False),
        ("2021-12-16", False),
        ("", False),
    ],
)
def test_a_stamp_in_universal_time_is_known(stamp, expected):
    """A stamp in universal time is known, however it is written."""
    assert is_universal(stamp) is expected


@pytest.mark.parametrize(
    ("hour", "given", "expected"),
    [
        ("02", [BEFORE], (BEFORE, True)),
        ("02", [DAY, BEFORE], (DAY, True)),
        ("02", [BEFORE, DAY], (BEFORE, True)),
        ("02", [AFTER], (DAY, False)),
        ("23", [AFTER], (AFTER, True)),
        ("23", [], (DAY, False)),
        ("14", [BEFORE], (DAY, True)),
        ("14", [], (DAY, True)),
    ],
)
def test_the_day_that_the_page_gives_counts_if_it_can_be_meant(hour, given, expected):
    """The best day that the page gives counts, if it is the same moment somewhere."""
    assert local_day(DAY, f"2021-12-16T{hour}:30:00Z", given) == expected


def test_a_month_has_no_neighbour():
    """A month has no neighbour."""
    assert local_day(PartialDate(2021, 12), "2021-12", [BEFORE]) == (PartialDate(2021, 12), True)
