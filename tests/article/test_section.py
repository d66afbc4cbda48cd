"""Which blocks are the source list."""

import pytest

from linkcheck.article import section, text
from linkcheck.article.blocks import Block, Kind
from linkcheck.model import Region

SOMEWHERE = Region(1, 1, 1, 1)


def lists(content):
    """Each list's heading, and the addresses of its blocks."""
    found = section.find(text.read(content).blocks)
    return [(each.heading, [anchor.url for block in each.blocks for anchor in block.anchors]) for each in found]


@pytest.mark.parametrize(
    "heading",
    [
        "Sources",
        "sources:",
        "3. References",
        "Sources & links",
        "**Works cited**",
        "Quellen",
        "Źródło",
        "Bronnen",
        "Zdroje",
        "Källor",
        "Источники",
        "参考资料",
        "参考：",
        "출처",
        "מקורות",
        "المصادر",
        "منابع",
        "სქოლიო",
        "Kaynaklar",
        "Kaynaklar/Referanslar",
        "Source(s)",
        "Notes and references",
        "IV. Bibliography",
        "Further reading::",
    ],
)
def test_a_heading_of_sources_is_known_in_any_language(heading):
    """Case, numbering, emphasis and colons do not matter."""
    assert section.heads_sources(heading)


@pytest.mark.parametrize(
    "heading", ["", "-", "1.", "Source code", "Our sources of energy", "Sources " * 30, "The link between A and B"]
)
def test_a_heading_of_something_else_is_not(heading):
    """A heading that only contains the word heads no list."""
    assert not section.heads_sources(heading)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("Sources: https://a.org/", [("Sources", ["https://a.org/"])], id="after a colon"),
        pytest.param("来源：https://a.org/", [("来源", ["https://a.org/"])], id="after a wide colon"),
        pytest.param("2019-09-26 12:11来源：https://a.org/", [("来源", ["https://a.org/"])], id="after a date"),
        pytest.param("Sources 1/ https://a.org/", [("Sources", ["https://a.org/"])], id="before a number"),
        pytest.param("Source https://a.org/", [("Source", ["https://a.org/"])], id="before an address"),
        pytest.param("(Via https://a.org/)", [("(Via", ["https://a.org/"])], id="via"),
        pytest.param(
            "Sources: https://a.org/ / Photo credit: https://b.org/",
            [("Sources", ["https://a.org/"])],
            id="a credit is none",
        ),
        pytest.param("See also https://a.org/ for what it says of this.", [], id="a sentence"),
        pytest.param("The source https://a.org/ says so.", [], id="a sentence with the word"),
        pytest.param("Sources: none", [], id="no address"),
        pytest.param("Sources", [], id="nothing below"),
    ],
)
def test_a_line_may_be_the_list(content, expected):
    """A word of sources that an address follows opens a list of one line."""
    assert lists("Some text that says something.\n\n" + content) == expected


def test_a_table_of_contents_is_not_the_list():
    """Of two lists under one heading, the one that has addresses counts."""
    content = "References\n\n- Author's address page\n\nBody\n====\n\nProse.\n\nReferences\n\n- https://a.org/\n"
    assert lists(content) == [("References", ["https://a.org/"])]


def test_a_list_ends_at_the_next_heading_of_its_rank():
    """Sub-headings stay inside; what follows the next section's heading does not."""
    blocks = [
        Block(Kind.HEADING, "Sources", SOMEWHERE, level=2),
        Block(Kind.ITEM, "one book", SOMEWHERE),
        Block(Kind.HEADING, "Print", SOMEWHERE, level=3),
        Block(Kind.ITEM, "two books", SOMEWHERE),
        Block(Kind.HEADING, "About", SOMEWHERE, level=2),
        Block(Kind.ITEM, "the author", SOMEWHERE),
    ]
    (found,) = section.find(blocks)
    assert [block.text for block in found.blocks] == ["one book", "two books"]


def test_a_heading_beside_the_article_ends_the_list():
    """ "Share this" is no sub-heading of the sources, whatever its rank."""
    blocks = [
        Block(Kind.HEADING, "Sources", SOMEWHERE, level=2),
        Block(Kind.ITEM, "one book", SOMEWHERE),
        Block(Kind.ASIDE, "Share this", SOMEWHERE, level=3),
        Block(Kind.ITEM, "Send to a friend", SOMEWHERE),
    ]
    (found,) = section.find(blocks)
    assert [block.text for block in found.blocks] == ["one book"]


def test_prose_ends_the_list():
    """A paragraph of sentences that cite nothing is the text going on."""
    prose = "This paragraph goes on about something else for a while, and it names no work at all. " * 3
    assert lists(f"Sources\n\n- https://a.org/\n\n{prose}\n\nhttps://b.org/") == [("Sources", ["https://a.org/"])]
