"""Whether an entry without an address cites a work."""

import pytest

from linkcheck.article import unlinked
from linkcheck.article.blocks import Block, Kind
from linkcheck.model import Region


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("see chapter 13 of Designing for Scale. In short: it can be done", True),
        ("A theory of stochastic processes, by J. E. Moyal", True),
        ("Doe, J. (2020). A title. Press.", True),
        ("ISO/IEC 14882:2024", True),
        ("vgl. Müller", True),
        ("Archives départementales du Finistère, 1 E 184/7, f° 31 r°.", True),
        ("DOE Jane. A client for a server [online]. Brno [cit. 2025-04-16].", True),
        ("We archive nothing, and that is that", False),
        ("Made by hand, by the sea", False),
        ("This was written late at night, by Jove", False),
        ("This only explains what was said above.", False),
        ("", False),
        ("?", False),
    ],
)
def test_a_note_cites_or_only_explains(text, cites):
    assert unlinked.names_a_work(Block(Kind.FOOTNOTE, text, Region(1, 1, 1, 2)), text) is cites


@pytest.mark.parametrize(
    ("text", "cites"), [("A title", True), ("dpa/afp", True), ("none", False), ("Books:", False)]
)
def test_an_item_under_a_heading_of_sources_cites_unless_it_says_nothing(text, cites):
    assert unlinked.names_a_work(Block(Kind.ITEM, text, Region(1, 1, 1, 2)), text) is cites
