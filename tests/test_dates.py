"""Dates are read as they are written, and nothing missing is made up."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear, cpu

from linkcheck import dates
from linkcheck.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("2021-12-15", "2021-12-15", id="iso"),
        pytest.param("2021-12-15T08:30:00+01:00", "2021-12-15", id="iso with a time"),
        pytest.param("20211215", "2021-12-15", id="iso compact"),
        pytest.param("20211215T083000Z", "2021-12-15", id="iso compact with a time"),
        pytest.param("2021/12/15", "2021-12-15", id="slashes"),
        pytest.param("2019.03.26", "2019-03-26", id="dots, year first"),
        pytest.param("2021. 12. 15.", "2021-12-15", id="korean and hungarian, in figures"),
        pytest.param("Wed, 15 Dec 2021 08:30:00 GMT", "2021-12-15", id="rfc 9110"),
        pytest.param("December 15, 2021", "2021-12-15", id="english, american"),
        pytest.param("Dec. 15th, 2021", "2021-12-15", id="english, short and ordinal"),
        pytest.param("15 December 2021", "2021-12-15", id="english, british"),
        pytest.param("15. Dezember 2021", "2021-12-15", id="german"),
        pytest.param("15.12.2021", "2021-12-15", id="german, in figures"),
        pytest.param("jeudi 13 juin 2019", "2019-06-13", id="french"),
        pytest.param("1er juin 2019", "2019-06-01", id="french, the first"),
        pytest.param("20 de abril de 2023", "2023-04-20", id="portuguese"),
        pytest.param("3 de mayo de 2020", "2020-05-03", id="spanish"),
        pytest.param("7 maggio 2018", "2018-05-07", id="italian"),
        pytest.param("5 maart 2017", "2017-03-05", id="dutch"),
        pytest.param("12 мая 2020", "2020-05-12", id="russian"),
        pytest.param("4 grudnia 2017", "2017-12-04", id="polish"),
        pytest.param("25 Ağustos 2018", "2018-08-25", id="turkish"),
        pytest.param("2015年10月27日", "2015-10-27", id="chinese and japanese"),
        pytest.param("2015년 10월 27일", "2015-10-27", id="korean"),
        pytest.param("2021. december 15.", "2021-12-15", id="hungarian"),
        pytest.param("2021 m. gruodžio 15 d.", "2021-12-15", id="lithuanian"),
        pytest.param("2021. gada 15. decembrī", "2021-12-15", id="latvian"),
        pytest.param("ngày 15 tháng 12 năm 2021", "2021-12-15", id="vietnamese"),
        pytest.param("15 दिसंबर 2021", "2021-12-15", id="hindi"),
        pytest.param("15 ธันวาคม 2021", "2021-12-15", id="thai"),
        pytest.param("15 დეკემბერი 2021", "2021-12-15", id="georgian"),
        pytest.param("令和元年5月1日", "2019-05-01", id="japanese, by era"),
        pytest.param("民國108年5月3日", "2019-05-03", id="taiwanese, by era"),
        pytest.param("15-Dec-2021", "2021-12-15", id="dashes"),
        pytest.param("25-12-2021", "2021-12-25", id="dashes, in figures"),
        pytest.param("(2020, May 4)", "2020-05-04", id="year first"),
        pytest.param("2020 May 4;12(3)", "2020-05-04", id="year first, of a journal"),
        pytest.param("2019 Dec;12", "2019-12", id="a month, of a journal"),
        pytest.param("12–14 May 2019", "2019-05", id="several days"),
        pytest.param("May 10–14, 2019", "2019-05", id="several days, american"),
        pytest.param("March/April 2002", "2002", id="two months"),
        pytest.param("10-04-2019", "2019", id="dashes, ambiguous"),
        pytest.param("25/12/2021", "2021-12-25", id="slashes, day first"),
        pytest.param("12/25/2021", "2021-12-25", id="slashes, month first"),
        pytest.param("May 1996", "1996-05", id="a month"),
        pytest.param("2021-12", "2021-12", id="a month, iso"),
        pytest.param("2015年10月", "2015-10", id="a month, chinese"),
        pytest.param("(2015)", "2015", id="a year in brackets"),
        pytest.param("2015", "2015", id="a year"),
        pytest.param("2024-02-29", "2024-02-29", id="a leap day"),
    ],
)
def test_a_date_is_read_in_many_forms(text, iso):
    """A date is read as precisely as it is written."""
    assert str(dates.parse(text)) == iso


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Work In Progress", id="words"),
        pytest.param("30 February 2021", id="30 February"),
        pytest.param("2023-02-29", id="29 February of a common year"),
        pytest.param("2021-13-01", id="a thirteenth month"),
        pytest.param("31.04.2021", id="31 April"),
        pytest.param("version 1.2.3", id="a version"),
        pytest.param("0001-01-01", id="before printing"),
        pytest.param("9999-12-31", id="never"),
        pytest.param("12345", id="a number"),
    ],
)
def test_what_no_calendar_has_is_no_full_date(text):
    """An impossible day gives no day."""
    found = dates.parse(text)
    assert found is None or found.day is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [("05/06/2021", "2021"), ("06/06/2021", "2021-06-06")],
    ids=["ambiguous", "the same either way"],
)
def test_an_ambiguous_day_gives_only_its_year(text, iso):
    """05/06/2021 is one of two days, so only the year is known."""
    assert str(dates.parse(text)) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        pytest.param(date(2021, 12, 15), "2021-12-15", id="date"),
        pytest.param(datetime(2021, 12, 15, 8), "2021-12-15", id="datetime"),  # noqa: DTZ001
        pytest.param(2021, "2021", id="int"),
        pytest.param(20211215, "2021-12-15", id="compact int"),
        pytest.param(None, "None", id="none"),
        pytest.param(["2021-12-15"], "None", id="list"),
        pytest.param({"a": 1}, "None", id="mapping"),
        pytest.param(10**5000, "None", id="a number too long to print"),
        pytest.param(float("nan"), "None", id="nan"),
        pytest.param(True, "None", id="bool"),
    ],
)
def test_what_yaml_makes_of_a_date_is_accepted(value, iso):
    """Whatever YAML or TOML gives is read or refused, never raised over."""
    assert str(dates.parse(value)) == iso


def test_dates_of_a_text_are_found_in_its_order_and_once():
    """Each date of a text comes with its place, of overlapping ones only one."""
    text = "Retrieved 4 December 2017, first printed May 1996, again 2015年10月27日."
    assert [(str(found), text[start:end]) for found, start, end in dates.find(text)] == [
        ("2017-12-04", "4 December 2017"),
        ("1996-05", "May 1996"),
        ("2015-10-27", "2015年10月27日"),
    ]


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("/news/2021/12/15/russia-putin", "2021-12-15"),
        ("_posts/2021-12-15-title.md", "2021-12-15"),
        ("/20211215/", "2021-12-15"),
        ("/2021/12/", "None"),
        ("/article/202112159999", "None"),
    ],
    ids=["folders", "file name", "compact", "only a month", "a longer number"],
)
def test_a_path_tells_a_full_date_or_none(path, iso):
    """A date in a path counts where it is a whole day."""
    assert str(dates.in_path(path)) == iso


def test_days_between_partial_dates_are_the_fewest_possible():
    """A month may still be the day before; what may overlap is no days apart."""
    assert PartialDate(2021, 12, 17).days_after(PartialDate(2021, 12, 15)) == 2
    assert PartialDate(2022).days_after(PartialDate(2021, 12, 15)) == 17
    assert PartialDate(2021, 12).days_after(PartialDate(2021, 12, 15)) == 0
    assert PartialDate(2020).days_after(PartialDate(2021)) == 0


@given(st.text(alphabet="0123456789-/. ,年月日ademrtyMJ\n", max_size=80))
def test_any_text_gives_dates_of_the_calendar(text):
    """Whatever is found can be printed and compared, and stands where it is said to stand."""
    for found, start, end in dates.find(text):
        assert 0 <= start < end <= len(text)
        date(*found.earliest)
        date(*found.latest)
    dates.parse(text)
    dates.in_path(text)


@pytest.mark.parametrize(
    "piece", ["1", "12.", "12 may ", "1/", "2021-", "a ", "년", "may ", "2020 may ", "1-", "tháng 1"], ids=repr
)
def test_reading_dates_takes_linear_time(piece):
    """Twice the text takes about twice the time, whatever the text."""

    def cost(count):
        text = piece * count
        return cpu(lambda: list(dates.find(text)))

    assert_linear(cost, 20_000)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("05/06/2021", "fr", "2021-06-05"),
        ("05/06/2021", "pt-BR", "2021-06-05"),
        ("05-06-2021", "nl", "2021-06-05"),
        ("05/06/2021", "en", "2021"),
        ("05/06/2021", None, "2021"),
        ("25/12/2021", "en", "2021-12-25"),
        ("2021-06-05", "fr", "2021-06-05"),
        ("June 2021", "fr", "2021-06"),
    ],
)
def test_a_language_settles_which_of_two_days_is_meant(text, language, expected):
    """Until then only the year is known, and in English for good."""
    found = dates.parse(text)
    assert str(dates.settled(found, language)) == expected
    assert type(dates.settled(found, language)) is dates.PartialDate
    assert dates.settled(None, language) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("05/06/2021", True), ("25/12/2021", True), ("June 2021", False), ("2021", False)]
)
def test_one_of_two_days_is_a_day(text, expected):
    assert dates.is_day(dates.parse(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("05/06/2021", ["2021-06-05", "2021-05-06"]), ("25/12/2021", ["2021-12-25"]), ("June 2021", ["2021-06"])],
)
def test_an_ambiguous_day_has_two_readings(text, expected):
    """The reading with the day first comes first; what is certain has but one."""
    assert [str(each) for each in dates.readings(dates.parse(text))] == expected
