"""Within a paragraph, links are those that CommonMark knows, and what other flavours know beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linkcheck.article.markdown.inline import Names, read

NAMES = Names({"R": "r-address"}, {"n": "n"}, set())
# What a paragraph is put together from: each stands for a construct or is a piece of one.
PIECES = [
    "a",
    " ",
    "*",
    "_",
    "[",
    "]",
    "](u)",
    "](<v>)",
    '](w "t")',
    "`",
    "``",
    "\\",
    "<xx:y>",
    "<b>",
    "[r]",
    "[]",
    "&amp;",
    ".",
]


def reference(content):
    """The text that markdown-it makes of a paragraph, and the links it finds, each with its words."""
    parser = MarkdownIt("commonmark")
    text, open_, found = "", [], []
    for token in parser.parseInline(content, {"references": {"R": {"href": "r-address", "title": ""}}})[
        0
    ].children:
        if token.type == "link_open":
            open_.append((token.attrs["href"], len(text)))
        elif token.type == "link_close":
            url, start = open_.pop()
            found.append((url, start, len(text)))
        elif token.type in {"text", "code_inline", "text_special"}:
            text += token.content
    return text, sorted(found)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_links_and_emphasis_are_those_of_commonmark(content):
    """An independent parser finds the same text, and the same addresses behind the same words."""
    piece = read(content.strip(), NAMES)
    assert (piece.text, sorted(link[:3] for link in piece.links)) == reference(content.strip())


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet="[]()<>!*_~`\\$%{}^@&;:/#=\"' \nahttpsw.rn1é中", max_size=60))
def test_every_link_is_written_where_it_says(content):
    """Places lie within the content and words within the text, whatever the content."""
    piece = read(content, NAMES)
    for link in piece.links:
        assert 0 <= link.start <= link.end <= len(piece.text)
        assert 0 <= link.first <= link.last <= len(content)
    assert all(0 <= call.at <= len(piece.text) for call in piece.calls)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param("**a*b**", "a*b", id="one within two"),
        pytest.param("*a **b* c", "*a *b c", id="crossed"),
        pytest.param("a*b*c", "abc", id="within a word"),
        pytest.param("a_b_c", "a_b_c", id="underscores within a word"),
        pytest.param("*a [b* c](u)", "*a b* c", id="a link wins"),
        pytest.param("**中文**字", "中文字", id="without spaces"),
        pytest.param("~a~ ~~b~~ ~~~c~~~", "a b ~~~c~~~", id="struck out"),
        pytest.param("** a ** * b", "** a ** * b", id="no emphasis"),
    ],
)
def test_marks_of_emphasis_are_no_text(content, text):
    """They go where they are marks and stay where they are signs."""
    assert read(content, NAMES).text == text
