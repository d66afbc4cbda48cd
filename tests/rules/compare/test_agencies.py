"""Which agency a page credits."""

import pytest
from builders import a_page

from linkcheck.rules.compare.agencies import agency


@pytest.mark.parametrize(
    "fields",
    [
        {"authors": ("Reuters",)},
        {"authors": ("Jane Roe", "Reuters")},
        {"authors": ("Reuters and Jane Roe",)},
        {"publisher": "Reuters"},
        {"text": "BEIJING (Reuters) - The leaders spoke."},
        {"opening": "Crack in dam\nBEIJING (Reuters) – The leaders spoke."},
    ],
)
def test_an_agency_is_told_by_byline_dateline_and_publisher(fields):
    assert agency(a_page(**fields)) == "Reuters"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"authors": ("Jane Roe",), "publisher": "The Daily"},
        {"text": "The firm told Reuters that it would."},
        {"text": "word " * 200 + "(Reuters)"},
        {"authors": ("",), "text": "(((((((((("},
        {"authors": ("x" * 100_000,)},
    ],
)
def test_who_only_speaks_of_one_credits_none(fields):
    assert agency(a_page(**fields)) is None
