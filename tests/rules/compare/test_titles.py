"""Whether titles are told to be the same, others, or not to be compared."""

from pathlib import Path

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare.titles import Outcome, Why, compare, share

ROWS = [
    line
    for line in Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(compared):
    if compared.outcome is Outcome.INCOMPARABLE:
        return compared.why.value
    if compared.difference:
        return "number" if compared.difference.claimed and compared.difference.found else "negation"
    return compared.outcome.value


@pytest.mark.parametrize("row", ROWS)
def test_titles_are_told_apart(row):
    expected, _, titles = row.partition(": ")
    claimed, _, own = titles.partition(" =")
    assert told(compare(claimed, own.strip().split(" || ") if own.strip() else [])) == expected


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.startswith(("same", "different", "number", "negation"))]
)
def test_it_does_not_matter_which_title_is_claimed(row):
    expected, _, titles = row.partition(": ")
    claimed, _, own = titles.partition(" =")
    for title in own.strip().split(" || ") if expected != "same" else ():
        assert told(compare(title, [claimed])) == expected


def test_there_are_pairs_enough():
    assert len(ROWS) >= 80


def test_the_nearest_title_is_named():
    compared = compare(
        "Harbour silt report of the year", ["Ten pasta recipes for a weekend", "Harbour fees this year"]
    )
    assert compared.nearest == "Harbour fees this year"
    assert 0 < compared.score < 1


def test_the_difference_is_named():
    difference = compare("Report of the harbour board 2019", ["Report of the harbour board 2020"]).difference
    assert difference == ("2019", "2020")
    assert compare("Boats may not enter harbours", ["Boats may enter harbours"]).difference == ("not", "")


def test_a_sites_name_is_no_part_of_a_claim():
    claimed = "Storms close harbour Northern Islands Morning Post"
    titles = ["Storms close harbour for a week, fishermen say"]
    assert compare(claimed, titles).outcome is Outcome.CHECK
    assert compare(claimed, titles, names=["Northern Islands Morning Post"]).outcome is Outcome.SAME


def test_the_pages_language_decides_for_a_title_without_small_words():
    compared = compare("Der Hafen und seine teuren Folgen", ["Harbour silt removal plans"], language="en-GB")
    assert compared.why is Why.LANGUAGE
    assert compare("Storm closes the harbour", ["Ten pasta recipes, easy"], language="en").why is None


def test_the_threshold_is_the_callers():
    claimed, own = "Putin meets with pasta maker", ["Putin meets old friend"]
    assert compare(claimed, own, different=0.3).outcome is Outcome.CHECK
    assert compare(claimed, own, different=0.95).outcome is Outcome.DIFFERENT


def test_words_with_another_ending_are_shared():
    assert share(frozenset({"dredgers", "harbours"}), frozenset({"dredger", "harbour"})) == 1
    assert share(frozenset({"silt"}), frozenset({"silk"})) == 0
    assert share(frozenset(), frozenset({"silt"})) == 0


@pytest.mark.parametrize(
    "title",
    [
        "",
        " ",
        "\x1b[31mred alert now\x07",
        "\ud800 broken surrogate words",
        "…",
        "1" * 10_000,
        "不" * 5000,
        "́" * 5000,
    ],
    ids=["empty", "blank", "escapes", "surrogate", "dots", "digits", "Chinese", "marks"],
)
def test_hostile_titles_do_not_raise(title):
    assert compare(title, ["Harbour board stops dredging"]).outcome
    assert compare("Harbour board stops dredging", [title]).outcome
    assert compare(title, [title]).outcome


@pytest.mark.parametrize("piece", ["a - ", "| ", "not ", "1 ", "1,000", "不", "a's ", "… ", "é", "\u0e31"])
def test_the_work_is_bounded(piece):
    assert_linear(lambda size: cpu(lambda: compare(piece * size, [f"b {piece}" * size] * 50)), 10_000)
