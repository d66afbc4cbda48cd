"""Pictures, sounds and films: no words to read, but for a title that the file carries where it costs little.

Sources: PNG (third edition) 11.3.3 for its texts, ISO 16684-1 for XMP, which stands open in most formats.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.files import xmp
from linkcheck.page.files.facts import LARGEST, Facts, is_title, page, people, unread

__all__ = ["read"]

MOST_CHUNKS = 1000  # of a PNG
_PNG = b"\x89PNG\r\n\x1a\n"
_LONGEST = 2000  # bytes of a text


def read(data: bytes, url: str, signal: str) -> Page:
    """Return the title that a file of this sort carries, or that there is nothing to read. Never raises."""
    data = data[:LARGEST]
    found = _texts(data) if data.startswith(_PNG) else Facts()
    found = next((facts for packet in xmp.packets(data) if (facts := xmp.facts(packet)).titles), Facts()).over(
        found
    )
    if not found.titles:
        return unread(url, PageKind.MEDIA, signal)
    # The day a picture was made or changed is not the day of its publication, and stands for nothing else here.
    published = tuple(each for each in found.published if each.is_sure)
    return page(url, PageKind.MEDIA, found._replace(published=published, modified=(), signals=(signal,)))


def _texts(data: bytes) -> Facts:
    """Return what the texts of a PNG say."""
    texts = dict(reversed(list(_chunks(data))))
    title = texts.get("Title", "")
    return Facts(
        titles=(Datum(title, "PNG Title"),) if is_title(title) else (), authors=people([texts.get("Author", "")])
    )


def _chunks(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the keywords and the texts of the chunks that are not compressed."""
    at = len(_PNG)
    for _ in range(MOST_CHUNKS):
        if at + 8 > len(data):
            return
        length, kind = struct.unpack_from("!I4s", data, at)
        content = data[at + 8 : at + 8 + min(length, _LONGEST)]
        keyword, _, rest = content.partition(b"\0")
        if kind == b"tEXt":
            yield keyword.decode("latin-1"), rest.decode("latin-1")
        elif kind == b"iTXt" and rest[:1] == b"\0":  # compression flag, method, language, translated keyword
            yield keyword.decode("latin-1"), rest[2:].split(b"\0", 2)[-1].decode("utf-8", "replace")
        at += 12 + length
