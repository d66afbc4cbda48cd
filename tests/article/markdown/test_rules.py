"""The quick rules for blocks find what markdown-it's own find."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linkcheck.article.markdown import rules

LINES = [
    *("# a", "## b ##", "# c#", "#", "# #", "## ## ", "####### d", "#e", "#\tf", "    # g", "   # h", "> # i"),
    *("- a", "* b", "+ c", "1. d", "10) e", "  - f", "- - g", "-", "***", "- - -", "___", "---", "===", "-h"),
    *("```", "~~~", "~", "> q", "text", "2020 was", "| a | b |", "|---|---|", "- a | b", "# a | b", "", "", ""),
]


def headings(tokens):
    """The rank, the words and the lines of each heading, however it is told."""
    found = [(token.tag, token.content, token.map[0]) for token in tokens if token.type == "heading"]
    opened = [
        (token.tag, inline.content, token.map[0])
        for token, inline in pairwise(tokens)
        if token.type == "heading_open"
    ]
    return found + opened


def others(tokens):
    """The lists, quotes, rules across the page and code."""
    kinds = (
        "bullet_list_open",
        "ordered_list_open",
        "list_item_open",
        "blockquote_open",
        "hr",
        "fence",
        "code_block",
    )
    return [(token.type, token.level, token.map) for token in tokens if token.type in kinds]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## A heading ##", [("h2", "A heading", 0)]),
        ("# C#", [("h1", "C#", 0)]),
        ("# #", [("h1", "", 0)]),
        ("####### No", []),
        ("#No", []),
        ("A\n===", [("h1", "A", 0)]),
    ],
)
def test_a_heading_is_one_token(line, expected):
    assert headings(rules.parser().parse(line)) == expected


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_blocks_are_those_of_commonmark(lines):
    """Whatever the lines, headings, lists, quotes and code are where the library's own rules see them."""
    text = "\n".join(lines)
    ours = rules.parser().parse(text)
    theirs = MarkdownIt("commonmark").enable("table").parse(text)
    assert headings(ours) == headings(theirs)
    assert others(ours) == others(theirs)
