"""The nearest of what is known to what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["suggestion"]


def suggestion(wanted: object, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the end of a message, or nothing where nothing is near."""
    close = get_close_matches(str(wanted).replace("_", "-"), list(known), n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""
