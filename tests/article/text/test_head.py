"""The head of a memo says its date in its right column, and its title in the middle of a line."""

import pytest

from linkcheck.article.text import head as text_head
from linkcheck.dates import PartialDate


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Group      A. Name\nRequest: 1      March 2019\n", PartialDate(2019, 3)),
        ("Group      A. Name\nExpires: May 1, 2020      December 15, 2019\n", PartialDate(2019, 12, 15)),
        ("Group      March 2019\n", None),
        ("One line of text\nand another of March 2019\n", None),
        ("", None),
    ],
    ids=["a month", "a day", "one line", "a paragraph", "nothing"],
)
def test_the_date_stands_in_the_right_column(head, expected):
    assert text_head.published(head) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([" " * 26 + "A Title in the Middle\n"], "A Title in the Middle"),
        (
            [" " * 24 + "A Title in the Middle of\n" + " " * 30 + "Two Lines\n"],
            "A Title in the Middle of Two Lines",
        ),
        (["   Text of a memo.\n", " " * 26 + "A Title in the Middle\n"], "A Title in the Middle"),
        (["   Text of a memo.\n"], None),
        ([], None),
    ],
    ids=["one line", "two lines", "further down", "text", "nothing"],
)
def test_the_title_stands_in_the_middle(paragraphs, expected):
    assert text_head.title(paragraphs) == expected
