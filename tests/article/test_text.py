"""Plain text is read into paragraphs, items and headings."""

import pytest

from linkcheck.article import text
from linkcheck.article.blocks import Kind


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
