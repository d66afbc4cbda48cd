"""What authors say of their own entries in comments is read, where it stands, and for what."""

import pytest

import linkcheck
from linkcheck.article import ignoring
from linkcheck.model import Ignore

ENTRIES = {
    "a.md": ("## Sources\n\n{}\n- <https://x.org/1>\n- <https://x.org/2>\n", "<!-- {} -->"),
    "a.mdx": ("## Sources\n\n{}\n\n- <https://x.org/1>\n- <https://x.org/2>\n", "{{/* {} */}}"),
    "a.html": (
        "<h2>Sources</h2><ul>\n{}\n<li><a href='https://x.org/1'>One</a>\n<li><a href='https://x.org/2'>Two</a></ul>",
        "<!-- {} -->",
    ),
    "a.wiki": ("== Sources ==\n{}\n* https://x.org/1\n* https://x.org/2\n", "<!-- {} -->"),
    "a.rst": ("Sources\n=======\n\n.. {}\n\n- https://x.org/1\n- https://x.org/2\n", "{}"),
    "a.adoc": ("== Sources\n\n{}\n* https://x.org/1\n* https://x.org/2\n", "// {}"),
    "a.tex": (
        "\\section{{Sources}}\n{}\n\\url{{https://x.org/1}}\n\n\\url{{https://x.org/2}}\n",
        "% {}",
    ),
    "a.org": ("* Sources\n{}\n- https://x.org/1\n- https://x.org/2\n", "# {}"),
    "a.txt": ("Sources\n{}\n1. https://x.org/1\n2. https://x.org/2\n", "# {}"),
}


def ignored(name, text):
    """The rules that each source of an article ignores."""
    return [[each.rule for each in source.ignores] for source in linkcheck.parse(text.encode(), name).sources]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_comment_in_the_formats_own_syntax_stands_for_the_next_entry(name):
    text, comment = ENTRIES[name]
    text = text.format(comment.format("linkcheck-ignore: bare-url it is short"))
    article = linkcheck.parse(text.encode(), name)
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "linkcheck-ignore" in each)
    assert [source.url for source in article.sources] == ["https://x.org/1", "https://x.org/2"]
    (ignore,) = article.sources[0].ignores
    assert (ignore.rule, ignore.reason, ignore.region.start_line) == ("bare-url", "it is short", line)
    assert article.sources[1].ignores == ()


def test_a_comment_on_an_entrys_line_stands_for_that_entry():
    text = "## Sources\n\n- <https://x.org/1>\n- <https://x.org/2> <!-- linkcheck-ignore: paywall ours -->\n"
    assert ignored("a.md", text) == [[], ["paywall"]]


def test_a_comment_within_an_entry_of_several_lines_stands_for_it():
    text = (
        "\\begin{thebibliography}{9}\n\\bibitem{a} One,\n% linkcheck-ignore: paywall ours\n\\url{https://x.org/1}\n"
        "\\bibitem{b} Two, \\url{https://x.org/2}\n\\end{thebibliography}\n"
    )
    assert ignored("a.tex", text) == [["paywall"], []]


def test_several_rules_are_parted_by_commas():
    text = "## Sources\n\n<!-- linkcheck-ignore: paywall, moved: both known -->\n- <https://x.org/1>\n"
    article = linkcheck.parse(text.encode(), "a.md")
    assert [(each.rule, each.reason) for each in article.sources[0].ignores] == [
        ("paywall", "both known"),
        ("moved", "both known"),
    ]


def test_a_block_goes_from_start_to_end():
    text = (
        "## Sources\n\n- <https://x.org/1>\n<!-- linkcheck-ignore-start: moved old -->\n- <https://x.org/2>\n"
        "- <https://x.org/3>\n<!-- linkcheck-ignore-end -->\n- <https://x.org/4>\n"
    )
    assert ignored("a.md", text) == [[], ["moved"], ["moved"], []]


def test_a_block_that_never_ends_goes_to_the_end_of_the_file():
    text = "## Sources\n\n<!-- linkcheck-ignore-start: moved -->\n- <https://x.org/1>\n- <https://x.org/2>\n"
    assert ignored("a.md", text) == [["moved"], ["moved"]]


def test_a_comment_for_the_file_stands_with_the_article():
    text = "<!-- linkcheck-ignore-file: single-source a column -->\n# T\n\n## Sources\n\n- <https://x.org/1>\n"
    article = linkcheck.parse(text.encode(), "a.md")
    assert [(each.rule, each.reason) for each in article.ignores] == [("single-source", "a column")]
    assert article.sources[0].ignores == ()


def test_an_example_in_code_is_no_comment():
    text = (
        "Write `<!-- linkcheck-ignore-file: moved why -->`, or:\n\n"
        "```\n<!-- linkcheck-ignore-file: moved why -->\n```\n\n## Sources\n\n- <https://x.org/1>\n"
    )
    assert linkcheck.parse(text.encode(), "a.md").ignores == ()


def test_a_comment_without_a_rule_is_told():
    article = linkcheck.parse(b"<!-- linkcheck-ignore -->\n\n## Sources\n\n- <https://x.org/1>\n", "a.md")
    assert article.notes == ("line 1: this linkcheck-ignore comment names no rule",)


@pytest.mark.parametrize("kind", ["markdown", "html", "rst", "latex", "text"])
@pytest.mark.parametrize(
    "repeated", ["linkcheck-ignore ", "<!-- linkcheck-ignore: a\n", "% linkcheck-ignore: a b", "{/*"]
)
def test_many_comments_take_no_long_time(kind, repeated):
    """What is never closed, or comes a hundred thousand times, is looked at once."""
    ignoring.find("linkcheck-ignore" + repeated * 20_000, kind, ())


def test_a_comment_after_the_last_entry_stands_for_none():
    text = "## Sources\n\n- <https://x.org/1>\n\n<!-- linkcheck-ignore: moved -->\n"
    assert ignored("a.md", text) == [[]]


def test_an_ignore_says_rule_reason_and_place():
    remarks = ignoring.find("<!-- linkcheck-ignore-file: all ours -->", "html", ())
    assert remarks.file == (Ignore("all", "ours", (1, 1, 1, 41)),)
