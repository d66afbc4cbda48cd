"""Plain text is read into paragraphs, items and headings."""

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article import section
from linkcheck.article.blocks import Kind
from linkcheck.article.text import document as text
from linkcheck.dates import PartialDate


def kinds(content):
    return [(block.kind.value, block.text) for block in text.read(content).blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n", [], id="blank"),
        pytest.param("A\nB\n\nC", [("paragraph", "A\nB"), ("paragraph", "C")], id="paragraphs"),
        pytest.param("- a\n  b\n- c", [("item", "- a\n  b"), ("item", "- c")], id="items"),
        pytest.param("Title\n=====\nText", [("heading", "Title"), ("paragraph", "Text")], id="underlined"),
        pytest.param(
            "Sources\nhttps://a.org", [("heading", "Sources"), ("paragraph", "https://a.org")], id="word"
        ),
        pytest.param(
            "Prose\nSources https://a.org https://b.org",
            [("paragraph", "Prose"), ("paragraph", "Sources https://a.org https://b.org")],
            id="a list as the last line of a paragraph",
        ),
        pytest.param(
            "Prose\nSources:\n- https://a.org",
            [("paragraph", "Prose"), ("heading", "Sources:"), ("item", "- https://a.org")],
            id="a heading within a paragraph",
        ),
        pytest.param(
            "Prose\nResources\nMore prose", [("paragraph", "Prose\nResources\nMore prose")], id="a word alone"
        ),
        pytest.param(
            "date 2021-12-15\nProse", [("paragraph", "date 2021-12-15"), ("paragraph", "Prose")], id="a date line"
        ),
        pytest.param(
            "=====\nTitle\n=====\nText", [("heading", "Title"), ("paragraph", "Text")], id="between lines"
        ),
        pytest.param("== Quellen ==\n* a", [("heading", "Quellen"), ("item", "* a")], id="as in a wiki"),
        pytest.param("# Źródła\n1. a", [("heading", "Źródła"), ("item", "1. a")], id="as in Markdown"),
        pytest.param("THE TITLE\n\nText", [("heading", "THE TITLE"), ("paragraph", "Text")], id="capitals"),
        pytest.param("ISO 9001\n\nText", [("paragraph", "ISO 9001"), ("paragraph", "Text")], id="a standard"),
        pytest.param("A\n\n-----\n\nB", [("paragraph", "A"), ("paragraph", "B")], id="a line between"),
        pytest.param("A\n--\nB", [("paragraph", "A"), ("paragraph", "B")], id="two dashes between"),
        pytest.param("(1) a\n(2) b", [("item", "(1) a"), ("item", "(2) b")], id="numbers in brackets"),
        pytest.param("[1]a\n[2] b", [("item", "[1]a"), ("item", "[2] b")], id="numbers in square brackets"),
        pytest.param("1、a\n2、b", [("item", "1、a"), ("item", "2、b")], id="numbers with a comma"),
        pytest.param(
            "1\xa0https://a.org\n2 https://b.org",
            [("item", "1\xa0https://a.org"), ("item", "2 https://b.org")],
            id="bare numbers",
        ),
        pytest.param("¹ a\n² b", [("item", "¹ a"), ("item", "² b")], id="raised numbers"),
        pytest.param(
            "\u200f1. א\n\u200f2. ב", [("item", "\u200f1. א"), ("item", "\u200f2. ב")], id="marks of direction"
        ),
        pytest.param(
            "A. Name, Title,\n   https://a.org\nB. Name, Title,\n   https://b.org",
            [
                ("paragraph", "A. Name, Title,\n   https://a.org"),
                ("paragraph", "B. Name, Title,\n   https://b.org"),
            ],
            id="lines that hang",
        ),
        pytest.param("\tA\n\tB", [("paragraph", "A\n\tB")], id="tabs"),
        pytest.param('"source": "https://a.org",', [("paragraph", '"source": "https://a.org",')], id="code"),
    ],
)
def test_lines_become_blocks(content, expected):
    """Blank lines, markers, underlines and words of sources part the blocks."""
    assert kinds(content) == expected


def test_positions_are_those_of_the_file():
    """Blocks and addresses stand where they stand, indentation and blank lines counted."""
    (first, second) = text.read("\n  A\n\n - see https://a.org.\n").blocks
    assert first.region == (2, 3, 2, 4)
    assert second.region[:2] == (4, 2)
    assert second.anchors[0].region == (4, 8, 4, 21)
    assert second.text[second.anchors[0].start : second.anchors[0].end] == "https://a.org"


def test_an_underline_tells_the_rank():
    """`=` underlines the title, `-` a section."""
    ranks = [block.level for block in text.read("A\n===\n\nB\n---\n").blocks if block.kind is Kind.HEADING]
    assert ranks == [1, 2]


MEMO = """\
Some Group                                                      A. Writer
Request for Comments: 9999                                   Some Company
Category: Informational                                        March 2019


                     The Title Stands in the Middle
                             Of Two Lines

Abstract

   This memo says things that [RFC1111] did not say, as in [DOC-2].
   It has no links of its own.

Table of Contents

   1.  Introduction . . . . . . . . . . . . . . . . . . . . . . . .   2
   2.  References . . . . . . . . . . . . . . . . . . . . . . . . .   3

1.  Introduction

   The text goes on for a while here, and says what is to be said.



Writer                       Informational                      [Page 1]
\f
RFC 9999                      Short Title                     March 2019


2.  References

2.1.  Normative References

   [RFC1111]  Someone, A., "The First of Them", RFC 1111, May
              1997, <https://www.example.org/info/
              rfc1111>.

   [DOC-2]    Other, B., "Words that go on and on for a



Writer                       Informational                      [Page 2]
\f
RFC 9999                      Short Title                     March 2019


              while", June 2001, <https://example.net/doc2>.

2.2.  Informative References

   [XY]       Else, C., "Third", 2003, <https://example.net/xy>.

Acknowledgements

   Thanks to everybody at https://thanks.example/ for their help.

Author's Address

   A. Writer
   URI:   https://writer.example/
"""


def test_a_memo_is_read_as_it_was_meant():
    """Headings at the margin, entries over pages, addresses over lines, labels, calls, title and date."""

    def line(words):
        return MEMO.count("\n", 0, MEMO.index(words)) + 1

    article = linkcheck.parse(MEMO.encode(), "memo.txt")
    assert (article.title, article.published) == (
        "The Title Stands in the Middle Of Two Lines",
        PartialDate(2019, 3),
    )
    assert [(source.url, source.labels, source.region.start_line) for source in article.sources] == [
        ("https://www.example.org/info/rfc1111", ("RFC1111",), line("[RFC1111]  Someone")),
        ("https://example.net/doc2", ("DOC-2",), line("[DOC-2]    Other")),
        ("https://example.net/xy", ("XY",), line("[XY]")),
    ]
    assert [source.sentences for source in article.sources[:2]] == [
        ("This memo says things that [RFC1111] did not say, as in [DOC-2].",),
        ("This memo says things that [RFC1111] did not say, as in [DOC-2].",),
    ]
    ranks = [(block.level, block.text) for block in text.read(MEMO).blocks if block.kind is Kind.HEADING]
    assert ranks[3:6] == [
        (2, "2.  References"),
        (3, "2.1.  Normative References"),
        (3, "2.2.  Informative References"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("T\n\nIt says so[1].\n\n-----\n[1] https://a.org\n", id="below a line"),
        pytest.param("T\n\nIt says so [1].\n\n[1]: https://a.org\n\n-- \nMe\nhttps://me.example\n", id="a letter"),
        pytest.param("T\n\nIt says so.¹\n\n¹ https://a.org\n", id="raised"),
        pytest.param("T\n\nIt says so [ab].\n\n[ab] https://a.org\n\nIt goes on.\n", id="in the middle, named"),
    ],
)
def test_a_marked_line_that_the_text_calls_is_a_source(content):
    """Notes need no heading; a signature is none of them."""
    (source,) = linkcheck.parse(content.encode(), "a.txt").sources
    assert source.url == "https://a.org"
    assert source.sentences[0].startswith("It says so")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("T\r\n\r\nSources:\r\n- https://a.org\r\n- https://b.org\r\n", 2, id="CRLF"),
        pytest.param("\ufeffSources:\n- https://a.org\n", 1, id="byte order mark"),
        pytest.param("T\n\n参考资料：\n1、某文https://a.org/甲。\n2、https://b.org\n", 2, id="zh"),
        pytest.param("T\n\nمنابع:\n\u200f۱- https://a.org\n", 1, id="fa"),
        pytest.param("T\n\nSources 1/ https://a.org 2/ https://b.org\n", 2, id="numbers on a line"),
        pytest.param("T\n\nSources\n\n\thttps://a.org\n\thttps://b.org\n", 2, id="indented"),
        pytest.param(
            "write to me@x.org, see https://h/@user/x\n\nSources: https://a.org, b@x.org\n", 1, id="mail"
        ),
        pytest.param("Sources:\nhttps://a.org\nhttps://b.org", 2, id="ends of lines end addresses"),
    ],
)
def test_lists_are_read_from_texts_of_any_kind(content, expected):
    """Line ends, marks and scripts do not matter."""
    assert len(linkcheck.parse(content.encode(), "a.txt").sources) == expected


def test_an_address_goes_on_in_the_next_line_within_angle_brackets():
    """Its region is that of both lines, the block's text as it stands."""
    (block,) = text.read("- See <https://a.org/long/\n  path>, and <https://b.org>.").blocks
    assert [(anchor.url, anchor.region) for anchor in block.anchors] == [
        ("https://a.org/long/path", (1, 8, 2, 7)),
        ("https://b.org", (2, 15, 2, 28)),
    ]


@pytest.mark.parametrize(
    "repeated",
    [
        "[1] a\n",
        "a[1]\n\n",
        "\f\n",
        "A [Page 1]\n\f\n",
        "<https://a.org/\n",
        "   a\n",
        "a\n\n",
        "==\n",
        "- \n",
        "\n-- \n",
        "A B\n   c\n",
        "¹²³",
        "[",
        "# ",
        "# a            b",
        "=\na\n",
    ],
)
def test_a_text_is_read_in_linear_time(repeated):
    """Whatever is repeated, four times as much of it takes some four times as long."""

    def elapsed(size):
        content = repeated * (size // len(repeated))
        return cpu(lambda: section.find(text.read(content).blocks))

    assert_linear(elapsed, 10_000)
