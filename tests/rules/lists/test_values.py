"""What a parameter's value looks like."""

import pytest

from linkcheck.rules.lists.scopes import ScopeError
from linkcheck.rules.lists.values import check_value, looks


@pytest.mark.parametrize(
    "value",
    [
        "x9Kd02LmQz81PvTr44ab",
        "dGhpcyBpcyBhIHRlc3Q5OXh4",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc",
        "550e8400-e29b-41d4-a716-446655440000",
        "d41d8cd98f00b204e9800998ecf8427e",
        "AIzaSyD3x9K0bVf8Gh2jQmZtXwPqRsUvYaBcDeF",
    ],
)
def test_what_a_machine_drew_is_random(value):
    assert looks(value, "random 16")


@pytest.mark.parametrize(
    "value",
    [
        *("annual-report-2021-final", "annualreport2021", "TheQuickBrownFoxJumps", "20211215T120000"),
        *("9789240037014", "putin xi talks 2021 12 15", "leaders-to-hold-talks-g20-2021"),
        *("YOUR_API_KEY_1234567", "x" * 40, "short1A2b"),
    ],
)
def test_words_dates_and_numbers_are_not(value):
    assert not looks(value, "random 16")


def test_each_look_wants_what_it_says():
    assert looks("0123abcd", "hex 8")
    assert not looks("0123abcg", "hex 8")
    assert not looks("0123abc", "hex 8")
    assert looks("jo@mail.site", "email")
    assert not looks("jo@mail", "email")
    assert looks("", "")


@pytest.mark.parametrize("wanted", ["", "random 20", "token", "any"])
def test_a_column_may_want_this(wanted):
    check_value(wanted)


@pytest.mark.parametrize("wanted", ["randm 20", "random x", "20"])
def test_a_column_may_not_want_that(wanted):
    with pytest.raises(ScopeError):
        check_value(wanted)
