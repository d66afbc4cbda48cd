"""Character references in addresses."""

from __future__ import annotations

import html
import re

__all__ = ["decoded"]

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")


def decoded(address: str) -> str:
    """Return an address without character references; "&section=" is a parameter, though "&sect" may be a sign.

    Only what ends in a semicolon is one: so Markdown and wikitext have it, and HTML where a letter or "=" follows.
    """
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), address) if "&" in address else address
