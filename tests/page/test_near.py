"""Which lines stand around a page's headline."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.collect import collect
from linkcheck.page.near import AFTER, LONGEST, around_headline, lines_with_years
from linkcheck.page.titles import titles

URL = "https://daily.example/talks"
TITLE = "<title>Talks end in Geneva</title>"


def lines(markup):
    statements = collect(markup)
    return {line.at: line.text for line in around_headline(statements, titles(statements, URL))}


def test_lines_are_counted_from_the_headline():
    """Lines are counted from the headline, before it and behind."""
    found = lines(f"{TITLE}<p>Above<div><h1>Talks end in Geneva</h1></div><p>First<p>Second <b>line</b>")
    assert found == {-1: "Above", 0: "Talks end in Geneva", 1: "First", 2: "Second line"}


@pytest.mark.parametrize(
    "markup",
    [f"{TITLE}<h1>The Daily</h1><h2 class=headline>Talks end in Geneva</h2>", f"{TITLE}<p>Talks end in Geneva",
     f"{TITLE}<p><b>Talks end in Geneva</b> today", "<h1>Talks end in Geneva</h1>",
     "<title>The Daily</title><h1>Talks end in Geneva</h1>"],
    ids=["marked by its class", "a line", "most of a line", "without a title", "the only heading"],
)  # fmt: skip
def test_the_headline_is_what_the_titles_say(markup):
    """The headline is what the titles say, or the only one."""
    assert lines(markup + "<p>Next")[1] == "Next"


def test_without_a_headline_there_is_nothing_around_it():
    """Without a headline there is nothing around it."""
    assert lines("<p>Some words") == {}
    assert lines("") == {}


def test_what_nobody_reads_is_no_line():
    """What nobody reads is no line, but what stands in a footer or an aside is."""
    rest = "<script>var a</script><style>b{}</style><select><option>c</select><aside>Note</aside><p>Last"
    found = lines(f"{TITLE}<h1>Talks end in Geneva</h1>{rest}")
    assert [found[at] for at in sorted(found) if at > 0] == ["Note", "Last"]


def test_figures_and_letters_of_two_elements_stand_apart():
    """Figures and letters of two elements stand apart, but an ordinal stays one word."""
    found = lines(
        f"{TITLE}<h1>Talks end in Geneva</h1><p><b>12</b><b>May</b><b>2021</b><p>1<sup>st</sup> May<p>2021年"
    )
    assert [found[at] for at in (1, 2, 3)] == ["12 May 2021", "1st May", "2021年"]


def test_only_some_lines_and_characters_are_looked_at():
    """Only some lines and characters are looked at."""
    found = lines(f"{TITLE}<h1>Talks end in Geneva</h1><p>{'x' * 10**5}{'<p>y' * 1000}")
    assert LONGEST <= len(found[1]) <= 2 * LONGEST
    assert len(lines(f"{TITLE}<h1>Talks end in Geneva</h1><p>{'<b>word </b>' * 10**4}")[1]) == 2 * LONGEST
    assert max(found) == AFTER


def test_lines_with_years_are_found_anywhere():
    """Lines with years are found anywhere, each once."""
    outline = collect("<p>In 2019 <b>and 2020</b><p>none<script>2021</script><footer><p>2022</footer>").outline
    assert [line.text for line in lines_with_years(outline)] == ["In 2019 and 2020", "2022"]


@pytest.mark.parametrize(
    "piece", ["<p>2021", "2021 ", "<b>2021</b>", "<script>2021</script>", "<h1>Talks</h1>", "<p>"]
)
def test_lines_take_linear_time(piece):
    """Twice the page takes about twice the time."""

    def cost(count):
        statements = collect(piece * count)
        own = titles(statements, URL)
        return cpu(lambda: (around_headline(statements, own), lines_with_years(statements.outline)))

    assert_linear(cost, 4_000)
