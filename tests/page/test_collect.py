"""What is gathered from markup in one pass."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.collect import collect
from linkcheck.page.gather import LONGEST_TEXT


def test_visible_text_has_a_line_for_each_block_and_nothing_hidden():
    """Visible text has a line for each block and nothing hidden."""
    page = (
        "<p>O<b>n</b>e &amp; two</p><style>x</style><div>three<br>four<noscript>no</noscript></div><nav>no</nav>"
    )
    assert collect(page).text == "One & two\nthree\nfour"


def test_visible_text_is_cut():
    """Visible text is cut."""
    assert len(collect("<p>" + "word " * 100_000).text) <= LONGEST_TEXT


def test_the_title_of_a_drawing_is_not_the_page_s():
    """The title of a drawing is not the page's."""
    assert collect("<body><svg><title>Logo</title></svg><title>Talks</title>").title == "Talks"


def test_meta_names_are_read_whatever_their_case_and_attribute():
    """Meta names are read whatever their case and attribute."""
    page = '<meta property="OG:Title" content="A"><meta itemprop="headline" content="B"><META NAME=dc.x CONTENT=C>'
    assert {name: list(values) for name, values in collect(page).metas.items()} == {
        "og:title": ["A"],
        "headline": ["B"],
        "dc.x": ["C"],
    }


def test_what_is_nested_too_deep_is_text_of_what_is_around_it():
    statements = collect(
        "<title>Talks</title><p>One" + "<div>" * 1000 + "two" + "</div>" * 1000 + "<h1>Three</h1>"
    )
    assert (statements.title, statements.text) == ("Talks", "One\ntwo\nThree")
    assert [each.text for each in statements.headings] == ["Three"]
    assert len(statements.outline.tags) < 1000


@pytest.mark.parametrize(
    ("page", "text"),
    [("a<nav>b<footer>c</footer>d</nav>e", "ae"), ("<p>a<nav>b" + "<div>" * 1000 + "c", "a"),
     ("<nav>a</nav><nav>b</nav>c<aside>d", "c"), ("<svg><title>a</title>b</svg>c", "c")],
    ids=["one in another", "open where the page ends", "several", "a title"],
)  # fmt: skip
def test_what_stands_in_muted_elements_is_no_text(page, text):
    assert collect(page).text == text


def test_a_menu_that_holds_most_of_the_page_was_never_closed():
    page = "<nav><a>Home</a><script>x</script><main><h1>Talks</h1>" + "<p>They went on.</p>" * 9
    assert collect(page).text.startswith("Home\nTalks\nThey")
    assert [each.text for each in collect(page).headings] == ["Talks"]


def test_what_would_be_hidden_or_control_a_terminal_is_cleaned_line_by_line():
    assert collect("<p>a\x1b[31mb<p>c\u00ad\u00a0 d").text == "a [31mb\nc\u00ad d"


def test_headings_tell_their_words_and_stand_in_no_menu():
    page = (
        "<nav><h1>Menu</h1></nav><h1>The <i>news</i><span>Talks<nav> go</nav> on</span></h1>"
        "<h1> </h1><h2>More</h2>"
    )
    assert [(each.text, each.origin) for each in collect(page).headings] == [
        ("The news Talks go on", "h1"),
        ("More", "h2"),
    ]


def test_a_script_in_a_heading_is_none_of_its_words():
    page = "<h1>The <script>var x = 1;</script>talks<style>b {}</style></h1><script>y</script>"
    assert [each.text for each in collect(page).headings] == ["The talks"]


def test_elements_are_numbered_so_that_a_date_is_known_to_stand_near_a_headline():
    page = (
        "<main><div><h1>Talks</h1><p><time>2020-01-01</time></p></div>"
        "<div class=comments><p><time>2020-01-02</time><time>2020-01-03</time></p></div></main>"
    )
    statements = collect(page)
    near, other, last = statements.times
    assert near.within & statements.headings[0].within > other.within & statements.headings[0].within
    assert (near.beside, bool(other.beside)) == (0, True)
    assert other.beside == last.beside


PIECES = {
    "muted": "<nav>a</nav>b",
    "headings": "<h1>a b</h1>",
    "nested headings": "<h1>" * 9 + "a" + "</h1>" * 9,
    "microdata": "<i itemprop=headline>a</i>",
    "times": "<time>2020</time>",
    "blocks": "<p>a<br>b",
    "open elements": "<div class=x><span>",
    "stray end tags": "</div></p>",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_page_four_times_as_long_takes_four_times_as_long(piece):
    assert_linear(lambda size: cpu(lambda: collect(piece * size)), 2000, largest=50_000)
