"""A very large page without what a reader of statements can spare: styles, scripts, drawings, embedded pictures.

Of 855 pages 9 are larger than a megabyte, and half of these begin with more than that of fonts and styles.
"""

from __future__ import annotations

import re

__all__ = ["lightened"]

_INERT = re.compile(rb"<(style|svg|script)(?=[\s/>])")
_KEPT = b"ld+json"
_LONGEST_TAG = 300  # bytes of a script's tag that are looked at
_EMBEDDED = re.compile(rb"""(?<=["'])data:[^"'<>\s]{200,}+""", re.IGNORECASE)


def lightened(body: bytes) -> bytes:
    """Return a page in any encoding that has ASCII's letters, without its styles, scripts and embedded files.

    What has no end goes with all that follows, so that no page is looked through twice.
    """
    low = body.lower()
    kept, at = [], 0
    while match := _INERT.search(low, at):
        start, tag = match.span()
        if match[1] == b"script" and _KEPT in low[tag : tag + _LONGEST_TAG].partition(b">")[0]:
            kept.append(body[at:tag])
            at = tag
            continue
        kept += (body[at:start], b" ")
        at = _behind(low, match[1], tag)
    kept.append(body[at:])
    return _EMBEDDED.sub(b"data:", b"".join(kept))


def _behind(low: bytes, tag: bytes, start: int) -> int:
    """Return where an element is over that begins before `start`."""
    end = low.find(b"</" + tag, start)
    end = low.find(b">", end) + 1 if end >= 0 else 0
    return end or len(low)
