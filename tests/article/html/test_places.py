"""Each text and each link of a page is found again in its file."""

import pytest

from linkcheck.article.blocks import Lines
from linkcheck.article.html.places import Places


def places(text):
    """The index of a whole text."""
    return Places(text, Lines(text), 0, len(text))


@pytest.mark.parametrize(
    ("text", "piece", "at"),
    [
        ("<p>ab</p>", "ab", 3),
        ("<p>\n  a &amp; b</p>", "a & b", 6),
        ("<!-- ab --><p>ab", "ab", 14),
        ("<script>ab</script><p>ab", "ab", 22),
        ("<p title='>ab'>ab", "ab", 15),
        ("<p>ab", "cd", 0),
    ],
)
def test_a_text_stands_where_it_stands(text, piece, at):
    """Entities, comments, scripts and attributes do not mislead; what is not found is where the last find was."""
    assert places(text).text(piece) == at


@pytest.mark.parametrize(
    ("text", "url", "at"),
    [
        ("<a href='https://a.org/'>", "https://a.org/", 9),
        ("<A\nHREF = https://a.org/>", "https://a.org/", 10),
        ("<a data-href='https://a.org/' href='https://a.org/'>", "https://a.org/", 36),
        ("<a href=' https://a.org/?a&amp;b '>", "https://a.org/?a&b", 10),
    ],
)
def test_a_link_stands_where_its_address_stands(text, url, at):
    """Whatever its quotes, its case and the spaces around it."""
    assert places(text).href(url) == at


def test_what_reads_alike_is_found_in_order():
    """The second of two equal texts is found behind the first."""
    index = places("<p>ab<p>cd<p>ab")
    assert [index.text(piece) for piece in ("ab", "cd", "ab")] == [3, 8, 13]


def test_looking_ahead_leaves_the_place():
    """What comes next may be asked for and then come."""
    index = places("<p>ab<p>ab")
    assert (index.ahead("ab"), index.text("ab"), index.text("ab")) == (3, 3, 8)
