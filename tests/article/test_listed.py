"""What a block of a list looks like, by its links and by what stands beside them."""

import pytest

from linkcheck.article import listed
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.model import Region

PLACE = Region(1, 1, 1, 2)


def block(words, *urls, kind=Kind.PARAGRAPH):
    """A block in which each "LINK" leads to the next address."""
    anchors, at = [], 0
    for url in urls:
        at = words.index("LINK", at)
        anchors.append(Anchor(url, at, at + 4, PLACE))
        at += 4
    return Block(kind, words, PLACE, tuple(anchors))


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        (["https://a.org/1.jpg", "https://a.org/2.PNG?w=10"], True),
        (["https://a.org/1.jpg", "https://a.org/"], False),
        ([], False),
    ],
)
def test_a_block_may_lead_to_pictures_only(urls, expected):
    assert listed.leads_to_pictures(block("LINK LINK", *urls)) is expected


def test_what_stands_beside_the_links_is_counted():
    found = block("A, LINK and (LINK) 2020.", "https://a.org", "https://b.org")
    assert listed.beside(found) == "A,  and () 2020."
    assert listed.outside_links(found) == len("Aand")


@pytest.mark.parametrize(
    ("words", "expected"), [("[RFC2119]", "RFC2119"), ("**[A 1]**", "A 1"), ("[1] A", ""), ("[]", ""), ("", "")]
)
def test_a_key_stands_alone(words, expected):
    assert listed.key(block(words)) == expected


def test_a_key_makes_an_entry_of_a_paragraph_and_an_item():
    assert listed.keyed(block("A"), "") == block("A")
    assert listed.keyed(block("A"), "K") == block("A")._replace(kind=Kind.REFERENCE, labels=("K",))
    assert listed.keyed(block("A", kind=Kind.ROW), "K") == block("A", kind=Kind.ROW)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [([Kind.ITEM, Kind.ITEM], True), ([Kind.ITEM, Kind.CODE], False)],
    ids=["links", "code between them"],
)
def test_links_with_few_words_are_a_list(kinds, expected):
    blocks = [block("LINK", "https://a.org", kind=kind) for kind in kinds]
    assert listed.looks_like_a_list(blocks, blocks) is expected
    assert not listed.looks_like_a_list(blocks, [block("No link at all", kind=Kind.ITEM)])
