"""Markdown is read as CommonMark reads it, and each address stands where it stands in the file."""

import pytest

from linkcheck import parse


def found(content):
    """The sources of a Markdown text: address, line, column."""
    return [(each.url, *each.region[:2]) for each in parse(content.encode(), "a.md").sources]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("## Sources\n\n- <https://a.org/>", [("https://a.org/", 3, 1)], id="autolink"),
        pytest.param("## Sources\n\n- [A](https://a.org/)\n", [("https://a.org/", 3, 1)], id="link"),
        pytest.param("## Sources\n\nhttps://a.org/", [("https://a.org/", 3, 1)], id="bare, no line end"),
        pytest.param("Sources\n-------\n\n1. https://a.org/", [("https://a.org/", 4, 1)], id="setext"),
        pytest.param("**Sources**\n\nhttps://a.org/\n", [("https://a.org/", 3, 1)], id="bold line"),
        pytest.param("Sources:\n\n* https://a.org/\n", [("https://a.org/", 3, 1)], id="plain line"),
        pytest.param(
            "## Sources\n\nhttps://a.org/\nhttps://b.org/\n",
            [("https://a.org/", 3, 1), ("https://b.org/", 4, 1)],
            id="a line each",
        ),
        pytest.param(
            "Sources 1/ https://a.org/ 2/ https://b.org/x",
            [("https://a.org/", 1, 9), ("https://b.org/x", 1, 27)],
            id="one line",
        ),
        pytest.param(
            "## Sources\n\n> - [A][x]\n\n[x]: https://a.org/", [("https://a.org/", 3, 3)], id="quote, reference"
        ),
        pytest.param("## Sources\n\n- [A]\n\n[A]: https://a.org/", [("https://a.org/", 3, 1)], id="shortcut"),
        pytest.param("## Sources\n\n[1]: https://a.org/\n", [("https://a.org/", 3, 1)], id="definitions only"),
        pytest.param("Text[^1].\n\n[^1]: See https://a.org/.\n", [("https://a.org/", 3, 1)], id="footnote"),
        pytest.param("[^1]: My reference.\n", [], id="a note without a work"),
        pytest.param(
            "## Sources\n\n| n | Where |\n|---|---|\n| 1 | https://a.org/ |\n",
            [("https://a.org/", 5, 1)],
            id="table",
        ),
        pytest.param("## Sources\n\n```\nhttps://a.org/\n```\n", [], id="fenced code"),
        pytest.param("## Sources\n\nthe address `https://a.org/` is code\n", [], id="inline code"),
        pytest.param("## Sources\n\n<pre>https://a.org/</pre>\n", [], id="raw pre"),
        pytest.param(
            "## Sources\n\n<ul><li><a href='https://a.org/'>A</a></li></ul>\n",
            [("https://a.org/", 3, 18)],
            id="raw html",
        ),
        pytest.param(
            '## Sources\n\n- <a href="https://a.org/">A</a>\n', [("https://a.org/", 3, 1)], id="inline html"
        ),
        pytest.param("## Sources\n\n- [A](<https://a.org/b c>)\n", [("https://a.org/b%20c", 3, 1)], id="a space"),
        pytest.param("## Sources\n\n- [x](javascript:alert(1))\n", [], id="a script"),
        pytest.param("[TOC]\n\n[[_TOC_]]\n", [], id="contents"),
        pytest.param("Source [A](https://a.org/)", [("https://a.org/", 1, 8)], id="a word and a link"),
        pytest.param("[Source](https://a.org/)", [("https://a.org/", 1, 1)], id="the word is the link"),
        pytest.param("See also [A](https://a.org/), which says more about it.", [], id="a sentence"),
    ],
)
def test_a_list_is_found_with_its_places(content, expected):
    """Every notation of a link is a source at its line and column."""
    assert found(content) == expected


def test_several_formats_of_line_end_are_one():
    """CRLF and CR count as one line end each."""
    for end in ("\n", "\r\n", "\r"):
        assert found(end.join(["# A", "", "## Sources", "", "- https://a.org/"])) == [("https://a.org/", 5, 1)]


def test_links_point_at_their_addresses():
    """A link's region is that of its address; several of a paragraph keep their order."""
    article = parse(b"See [A](https://a.org/),\nthen **https://b.org/**.\n", "a.md")
    assert [(link.url, link.text, tuple(link.region)) for link in article.links] == [
        ("https://a.org/", "A", (1, 9, 1, 23)),
        ("https://b.org/", "https://b.org/", (2, 8, 2, 22)),
    ]


def test_the_main_heading_is_the_title():
    """A section's heading further down names no article."""
    assert parse(b"Intro.\n\n# Title\n", "a.md").title == "Title"
    assert parse(b"## Title\n\nText.\n", "a.md").title == "Title"
    assert parse(b"[A](b) is a text.\n\n## Section\n", "a.md").title is None
