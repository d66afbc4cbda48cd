"""Each source knows the sentences that cite it, by name, key, number or link."""

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article.blocks import Block, Call, Kind
from linkcheck.article.citing import cited
from linkcheck.model import Region, Source


def citing(name, text):
    """The sentences that cite each source."""
    return [source.sentences for source in linkcheck.parse(text.encode(), name).sources]


def test_a_footnote_is_cited_by_the_sentence_it_stands_in_or_behind():
    text = (
        "# T\n\nThe first thing happened. The second thing[^b] did not. The third did.[^a] The fourth too.\n\n"
        "[^a]: <https://x.org/a>\n[^b]: <https://x.org/b>\n"
    )
    assert citing("a.md", text) == [("The third did.",), ("The second thing did not.",)]


def test_the_region_of_a_sentence_is_its_place_in_the_file():
    text = "# T\n\nOne. Two is\nlong.[^a] Three.\n\n[^a]: <https://x.org/a>\n"
    (source,) = linkcheck.parse(text.encode(), "a.md").sources
    assert [region[:2] for region in source.cited_by] == [(3, 6)]
    assert source.sentences == ("Two is long.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose [1]. It fell [2].", [("It rose [1].",), ("It fell [2].",), ()]),
        ("It rose. [1] It fell. [2]", [("It rose.",), ("[1] It fell.",), ()]),
        (
            "It rose [1, 3]. Then [2-3].",
            [("It rose [1, 3].",), ("Then [2-3].",), ("It rose [1, 3].", "Then [2-3].")],
        ),
        ("It rose¹. It fell².", [("It rose¹.",), ("It fell².",), ()]),
        ("It rose [7].", [(), (), ()]),
        ("Dr. A said so [1].", [("Dr. A said so [1].",), (), ()]),
        ("会談は水曜日[1]。次は木曜日[2]。", [("会談は水曜日[1]。",), ("次は木曜日[2]。",), ()]),
    ],
)
def test_numbers_in_brackets_cite_the_entry_with_that_number(text, expected):
    entries = "Sources\n[1] https://x.org/1\n[2] https://x.org/2\n[3] https://x.org/3\n"
    assert citing("a.txt", f"A title\n\n{text}\n\n{entries}") == expected


def test_an_entry_does_not_cite_another():
    text = "A title\n\nSome words.\n\nSources\n[1] https://x.org/1\n[2] As in [1], https://x.org/2\n"
    assert citing("a.txt", text) == [(), ()]


def test_a_link_to_the_entry_cites_it():
    text = (
        "<article><p>It rose.<sup><a href='#n1'>1</a></sup> It fell.</p>"
        "<h2>Sources</h2><ol><li id='n1'><a href='https://x.org/1'>One</a></li></ol></article>"
    )
    assert citing("a.html", text) == [("It rose.",)]


def test_many_calls_in_one_paragraph_take_linear_time():
    def cost(count):
        entries = "".join(f"[{number}] https://x.org/{number}\n" for number in range(1, 100))
        text = f"T\n\n{'It rose [7]. ' * count}\n\nSources\n{entries}"
        return cpu(lambda: linkcheck.parse(text.encode(), "a.txt"))

    assert_linear(cost, 5_000)


@pytest.mark.parametrize("text", ["", ".", "[1]", "A. [1]", "A.[1]", "[1] A", "A. B. [1]", " [1] ", "。[1]"])
def test_a_call_anywhere_in_a_text_has_its_sentence(text):
    """Whatever surrounds a call, its sentence lies in its block."""
    block = Block(Kind.PARAGRAPH, text, Region(1, 1, 1, len(text) + 1), calls=(Call("1", len(text)), Call("1", 0)))
    (source,) = cited([Source("x", Region(9, 1, 9, 2), labels=("1",))], [block])
    assert all((1, 1) <= region[:2] <= region[2:] <= (1, len(text) + 1) for region in source.cited_by)


def test_an_inline_note_is_cited_by_the_sentence_it_stands_in():
    text = "It rose.<ref>[https://x.org/a A page]</ref> It fell.\n"
    assert citing("a.wiki", text) == [("It rose.",)]
