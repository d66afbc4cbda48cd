"""What a PATH on the command line means before anything is opened: standard input, an address, a file."""

from __future__ import annotations

import os

__all__ = ["STDIN", "is_address"]

STDIN = "-"


def is_address(path: str) -> bool:
    """Return whether a PATH is an http(s) address, and no file that is called so."""
    return path[:8].lower().startswith(("http://", "https://")) and not os.path.lexists(path)
