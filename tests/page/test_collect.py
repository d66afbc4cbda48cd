"""What is gathered from markup in one pass."""

from linkcheck.page.collect import LONGEST_TEXT, collect


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


def test_what_stands_before_a_tag_that_is_nested_too_deep_is_kept():
    """What stands before a tag that is nested too deep is kept."""
    statements = collect("<title>Talks</title><p>One" + "<div>" * 1000 + "two")
    assert (statements.title, statements.text) == ("Talks", "One")
