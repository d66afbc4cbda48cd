"""Which digits are the number of a book (ISBN, ISO 2108)."""

from __future__ import annotations

import re

__all__ = ["digits"]

LONGEST = 100  # characters that are looked at: thirteen digits, and what people write between them


def digits(written: str) -> str:
    """Return the digits of an ISBN whose check digit is right, else the empty string: a wrong one is no book's."""
    found = re.sub(r"[^0-9X]", "", written[:LONGEST].upper())
    return found if len(set(found)) > 1 and (_is_of_ten(found) or _is_of_thirteen(found)) else ""


def _is_of_ten(found: str) -> bool:
    if not re.fullmatch(r"[0-9]{9}[0-9X]", found):
        return False
    values = [10 if each == "X" else int(each) for each in found]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0


def _is_of_thirteen(found: str) -> bool:
    if not re.fullmatch(r"97[89][0-9]{10}", found):
        return False
    return sum(int(each) * (3 if index % 2 else 1) for index, each in enumerate(found)) % 10 == 0
