"""Marked lines of a plain text carry labels, and its text the calls that lead to them."""

import pytest

from linkcheck.article.blocks import Call, Kind
from linkcheck.article.text import document as text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("It says so [a1].\n\n[a1] A note\n", Kind.FOOTNOTE),
        ("It says so.\n\n[a1] A note\n", Kind.ITEM),
        ("It says so [a1].\n\nSources:\n\n[a1] A note\n", Kind.ITEM),
    ],
    ids=["called", "not called", "under a heading"],
)
def test_a_note_is_what_the_text_calls(content, kind):
    """Under a heading of sources it is an item of the list already; its label it has in any case."""
    note = text.read(content).blocks[-1]
    assert (note.kind, note.labels) == (kind, ("a1",))


def test_a_call_stands_where_its_mark_does():
    """Raised numbers are numbers; a mark that leads nowhere is none."""
    first = text.read("One [a], two², three [x].\n\n[a] A note\n² Another\n").blocks[0]
    assert first.calls == (Call("a", 4), Call("2", 12))


def test_a_signature_is_beside_the_letter():
    """A few lines below "-- " are one, a whole chapter is not."""
    kinds = [block.kind for block in text.read("Text.\n\n-- \nMe\nhttps://me.example\n").blocks]
    assert kinds == [Kind.PARAGRAPH, Kind.ASIDE]
    kinds = [block.kind for block in text.read("Text.\n\n-- \n" + "Line\n" * 20).blocks]
    assert kinds == [Kind.PARAGRAPH, Kind.PARAGRAPH]
