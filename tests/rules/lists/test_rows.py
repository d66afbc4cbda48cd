"""Our own format: one entry a line."""

import pytest

from linkcheck.dates import PartialDate
from linkcheck.rules.lists.fact import Continued, Fact
from linkcheck.rules.lists.rows import RowError, read_date, read_rows


def facts(*lines):
    rows = read_rows(lines, "kind")
    return [fact for row in rows for fact in (row.facts() if isinstance(row, Continued) else [row])]


def test_an_origin_holds_for_the_entries_below_it():
    one, two, three = facts(
        "# remark", "origin: here: and there", "A: a.org", "", "B: b.org", "origin: else", "C: c.org"
    )
    assert (one.origin, two.origin, three.origin) == ("here: and there", "here: and there", "else")
    assert one == Fact("kind", "A", "a.org", origin="here: and there")


def test_the_columns_say_what_holds_for_each_scope_of_the_entry():
    line = (
        "A (b): a.org /x/* | label bad | since 2014 | until 2015-06 | by Jo Do, Al X | note some: text | target q"
    )
    one, two = facts(line)
    assert (one.scope, two.scope) == ("a.org", "/x/*")
    assert two._replace(host="a.org", path="") == one
    assert one.name == "A (b)"
    assert one.since == PartialDate(2014)
    assert one.until == PartialDate(2015, 6)
    assert one.authors == ("Jo Do", "Al X")
    assert one.note == "some: text"
    assert one.target == ("q",)


def test_a_key_of_its_own_is_a_label_that_continues_the_scopes():
    assert [(fact.scope, fact.label) for fact in facts("X: x.com t.co | post /*/status/* /i?w | label l")] == [
        ("x.com", "l"),
        ("x.com/*/status/*", "post"),
        ("x.com/i?w", "post"),
        ("t.co", "l"),
        ("t.co/*/status/*", "post"),
        ("t.co/i?w", "post"),
    ]


def test_hosts_may_be_no_facts_by_themselves():
    assert [fact.scope for fact in facts("X: x.com | only | post /p")] == ["x.com/p"]


def test_an_entry_may_be_nothing_but_words():
    (fact,) = facts("AFP: | words AFP, Agence France-Presse")
    assert fact.words == ("AFP", "Agence France-Presse")


@pytest.mark.parametrize(
    "line",
    [
        *("a.org", "A:a.org", "A: ", "A: WWW.a.org", "A: | label x", "A: a.org | post", "A: a.org | post x"),
        *("A: a.org/b$ | post /c", "A: a.org | since yesterday", "A: a.org | since 2021-02-30"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(line):
    with pytest.raises(RowError) as told:
        facts("# one", "", line)
    assert told.value.line == 3
    assert str(told.value)


@pytest.mark.parametrize("text", ["2018", "2018-01", "2018-01-18", "2020-02-29"])
def test_dates_are_read_as_far_as_they_go(text):
    assert str(read_date(text)) == text


@pytest.mark.parametrize(
    "text", ["", "18", "2018-1", "2018-00", "2018-01-32", "2019-02-29", "01/02/2018", "２０１８"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  (the words are the row's)
        read_date(text)
