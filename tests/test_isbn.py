"""Which digits are the number of a book."""

import pytest
from timing import assert_linear, cpu

from linkcheck import isbn


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("978-0-201-55802-9", "9780201558029"),
        ("9780201558029", "9780201558029"),
        ("0-8044-2957-X", "080442957X"),
        ("080442957x", "080442957X"),
        ("ISBN 979-10-90636-07-1", "9791090636071"),
    ],
)
def test_digits_with_a_right_check_digit(written, digits):
    """Hyphens and spaces are for people."""
    assert isbn.digits(written) == digits


@pytest.mark.parametrize(
    "written",
    [
        *("", "X", "-", "9780201558028", "0804429570", "978020155802", "97802015580290", "X804429570"),
        *("0000000000", "9771234567898", "978020155802X", "٩٧٨٠٢٠١٥٥٨٠٢٩", "9" * 10_000),
    ],
    ids=lambda written: written[:16] or "empty",
)
def test_what_is_no_number_of_a_book(written):
    """A wrong digit, another length, an article number (EAN) that is no book's, digits of another script."""
    assert isbn.digits(written) == ""


def test_reading_takes_no_longer_for_a_long_text():
    assert_linear(lambda size: cpu(lambda: isbn.digits("9-" * size)), 5000)
