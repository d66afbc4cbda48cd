"""What speaks for a printed date, and what against it."""

import pytest

from linkcheck.page.collect import collect
from linkcheck.page.day_order import DayOrder
from linkcheck.page.labels import Sense
from linkcheck.page.near import AFTER
from linkcheck.page.printed import printed, printed_anywhere
from linkcheck.page.titles import titles

URL = "https://daily.example/2021/12/talks"
HEAD = "<title>Talks end in Geneva</title><h1>Talks end in Geneva</h1>"


def days(markup, url=URL, language="en-GB"):
    statements = collect(markup)
    order = DayOrder(language, url)
    return printed(statements, titles(statements, url), order, url, AFTER)


@pytest.mark.parametrize(
    ("line", "reasons"),
    [("<p>Published: 15 November 2021", {"published", "alone", "near"}),
     ("<p>15 December 2021", {"alone", "near", "as in the address"}),
     ("<p class=entry-date>15 November 2021", {"class of publication", "alone", "near"}),
     ("<p class=date>15 November 2021", {"class of a date", "alone", "near"}),
     ("<p class=authors-and-info>15 November 2021", {"class of a byline", "alone", "near"}),
     ("<p><time>15 November 2021</time>", {"time", "alone", "near"}),
     ("<p>15 November 2021 at 10:30", {"with the time of day", "alone", "near"}),
     ("<p>15 November 2021 | By A. Author of The Daily", {"short", "near"}),
     ("<aside>15 November 2021</aside>", {"beside", "alone", "near"}),
     ("<p><a href=/x>15 November 2021 Another story that is told elsewhere</a>", {"in a link", "short", "near"}),
     ("<p>x" * 5 + "<p>15 November 2021", {"alone"})],
    ids=["label", "address", "class of publication", "class", "byline", "time", "clock", "short", "beside", "link",
         "farther"],
)  # fmt: skip
def test_reasons_are_given_for_and_against_a_date(line, reasons):
    """Reasons are given for and against a date."""
    (found,) = days(HEAD + line)
    assert found.reasons == reasons


def test_reasons_earn_points():
    """Reasons earn points, or cost some."""
    labelled, alone, beside = (
        days(HEAD + line)[0].score
        for line in (
            "<p>Published: 15 November 2021",
            "<p>15 November 2021",
            "<aside>15 November 2021</aside>",
        )
    )
    assert labelled > alone > beside


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Posted 15 November 2021", "2021-11-15"), ("Veröffentlicht am 15. November 2021", "2021-11-15"),
     ("Publié le 15 novembre 2021", "2021-11-15"), ("15 de noviembre de 2021", "2021-11-15"),
     ("15 ноября 2021, 13:43", "2021-11-15"), ("2021年11月15日 10:30", "2021-11-15"),
     ("2021년 11월 15일", "2021-11-15"), ("15.11.2021", "2021-11-15"), ("05/11/2021", "2021-11-05"),
     ("2021-11-15 10:30:00", "2021-11-15"), ("Nov 15th, 2021", "2021-11-15"), ("١٥ نوفمبر ٢٠٢١", "2021-11-15"),
     ("Posted 15.11.21", "2021-11-15"), ("15.11.21", "2021-11-15"), ("1.2.21", None), ("3.7.15.11.21", None),
     ("15 November 1821", None), ("November 2021", None), ("https://daily.example/2021/11/15/x", None)],
)  # fmt: skip
def test_days_are_read_as_they_are_written(text, expected):
    """Days are read as they are written; a year of two figures needs more to speak for it."""
    assert [str(each.date) for each in days(f"{HEAD}<p>{text}")] == ([expected] if expected else [])


def test_a_day_may_stand_in_three_lines():
    """A day may stand in three lines."""
    assert [str(each.date) for each in days(HEAD + "<div>15</div><div>Nov</div><div>2021</div>")] == ["2021-11-15"]


def test_a_year_of_two_figures_comes_first_in_east_asia():
    """A year of two figures comes first in East Asia."""
    assert [str(each.date) for each in days(f"{HEAD}<p class=date>21.11.15", language="ja")] == ["2021-11-15"]


def test_a_list_is_known_by_its_days():
    """Three days in elements of the same classes are a list."""
    two = days(HEAD + "".join(f"<p class=x>{day} November 2021" for day in (1, 2)))
    three = days(HEAD + "".join(f"<p class=x>{day} November 2021" for day in (1, 2, 3)))
    assert ["in a list" in each.reasons for each in (*two, *three)] == [False] * 2 + [True] * 3


def test_a_dateline_begins_a_text():
    """A dateline begins a text, near the headline."""
    text = "The talks of both sides came to an end in Geneva today, and nobody knows what will become of it"
    (found,) = days(f"{HEAD}<p>(15 November 2021) {text}")
    assert "dateline" in found.reasons
    (found,) = days(f"{HEAD}<p>On 15 November 2021 {text}")
    assert "dateline" not in found.reasons


def test_what_stands_around_the_headline_too_is_not_beside_it():
    """What stands around the headline too is not beside it; nor is the headline's own footer."""
    (found,) = days(
        "<title>Talks end in Geneva</title><aside><h1>Talks end in Geneva</h1><p>15 November 2021</aside>"
    )
    assert "beside" not in found.reasons
    (found,) = days(HEAD + "<footer>15 November 2021</footer>")
    assert "beside" not in found.reasons


def test_a_class_may_say_that_a_date_is_of_a_change():
    """A class may say that a date is that of a change; hAtom marks both at once."""
    assert days(HEAD + "<p class=lastchanged>15 November 2021")[0].sense is Sense.UPDATED
    assert days(HEAD + '<p class="published updated">15 November 2021')[0].sense is Sense.UNSAID


def test_days_are_found_anywhere():
    """Days are found anywhere, and their number is bounded."""
    outline = collect(HEAD + "<p>Some words" * 99 + "<p>15 November 2021").outline
    assert [str(each.date) for each in printed_anywhere(outline, DayOrder("", ""))] == ["2021-11-15"]
    outline = collect("<p>15 November 2021" * 1000).outline
    assert len(printed_anywhere(outline, DayOrder("", ""))) == 100
