"""A page that sends its readers on by itself: ``<meta http-equiv="refresh" content="0; url=…">``."""

from __future__ import annotations

import html
import re

__all__ = ["refresh"]

LOOKED_AT = 16_384  # bytes; such pages are short, and the element stands in the head
# What browsers that run scripts do not read.
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(noscript|script|style|template|textarea|title|iframe|noembed|noframes|xmp)(?=[\s/>])"
    r".*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# Whole tags: what stands in another element's attribute (srcdoc, data-…) is none.
_TAG = re.compile(
    r"""<([a-z][^\s/>"'<]{0,30}+)((?:[^<>"']{1,500}+|"[^"]{0,1000}+"|'[^']{0,1000}+'){0,50}+)>""", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def refresh(body: bytes, content_type: str) -> str | None:
    """Return the value of a page's meta refresh, ``0; url=/there``, or None where it has none."""
    start = body[:LOOKED_AT]
    if b"refresh" not in start.lower() or not _may_be_html(content_type):
        return None
    for match in _TAG.finditer(_UNREAD.sub(" ", start.decode("utf-8", "replace"))):
        if match.group(1).lower() != "meta":
            continue
        found = reversed(_ATTRIBUTE.findall(match.group(2)))  # of two of one name the first counts
        attributes = {name.lower(): "".join(value) for name, *value in found}
        if attributes.get("http-equiv", "").strip().lower() == "refresh" and "content" in attributes:
            return html.unescape(attributes["content"])
    return None


def _may_be_html(content_type: str) -> bool:
    return not content_type or "html" in content_type.lower()
