"""A page that sends its readers on by itself: ``<meta http-equiv="refresh" content="0; url=…">``."""

from __future__ import annotations

import html
import re

__all__ = ["refresh"]

LOOKED_AT = 16_384  # bytes; such pages are short, and the element stands in the head
# What browsers that run scripts do not read.
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(noscript|script|style|template|textarea|title)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_META = re.compile(r"<meta\b([^>]{1,1000}+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def refresh(body: bytes, content_type: str) -> str | None:
    """Return the value of a page's meta refresh, ``0; url=/there``, or None where it has none."""
    start = body[:LOOKED_AT]
    if b"refresh" not in start.lower() or not _may_be_html(content_type):
        return None
    for match in _META.finditer(_UNREAD.sub(" ", start.decode("utf-8", "replace"))):
        found = reversed(_ATTRIBUTE.findall(match.group(1)))  # of two of one name the first counts
        attributes = {name.lower(): "".join(value) for name, *value in found}
        if attributes.get("http-equiv", "").strip().lower() == "refresh" and "content" in attributes:
            return html.unescape(attributes["content"])
    return None


def _may_be_html(content_type: str) -> bool:
    return not content_type or "html" in content_type.lower()
