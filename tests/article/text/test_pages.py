"""The headers and footers of printed pages are blanked, and nothing moves."""

import pytest

from linkcheck.article.text.pages import without_margins


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\n\nName    [Page 1]\n\f\nTitle   2020\n\nb", ["a", "b"]),
        ("a\nHead 1\n\f\nb\nHead 2\n\f\nc", ["a", "b", "c"]),
        ("a\n\fb", ["a", "b"]),
        ("see [Page 2] of it", ["see", "[Page", "2]", "of", "it"]),
        ("a\n\nb", ["a", "b"]),
        ("", []),
    ],
    ids=["a memo", "lines that repeat", "a form feed", "a sentence", "no pages", "nothing"],
)
def test_margins_are_blanked(text, kept):
    """What a page repeats is no text; the text's own lines keep their places."""
    plain = without_margins(text)
    assert plain.split() == kept
    assert len(plain) == len(text)
    assert all(plain.index(word) == text.index(word) for word in kept)
