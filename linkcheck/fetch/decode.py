"""Content encodings undone within bounds: 809 bytes of a compression bomb must not become a gigabyte."""

from __future__ import annotations

import zlib

__all__ = ["decode"]

MOST_ENCODINGS = 2  # curl stops at five; nobody needs more than two
_AUTO = 32 + zlib.MAX_WBITS  # gzip or zlib, by the first bytes
_RAW = -zlib.MAX_WBITS  # deflate without its wrapper, as some servers send it


def decode(body: bytes, encodings: str, most: int) -> tuple[bytes, bool]:
    """Return at most so many bytes of a body with its `Content-Encoding` undone, and whether it was cut.

    A body that is not encoded as it says is taken as it is; one whose encoding is unknown cannot be read and
    comes out empty.
    """
    names = [name.strip().lower() for name in encodings.split(",") if name.strip().lower() not in {"", "identity"}]
    if len(names) > MOST_ENCODINGS or any(name.removeprefix("x-") not in {"gzip", "deflate"} for name in names):
        return b"", bool(body)
    for _ in names:
        body = _inflate(body, most + 1)
    return body[:most], len(body) > most


def _inflate(body: bytes, most: int) -> bytes:
    for window in (_AUTO, _RAW):
        try:
            return zlib.decompressobj(window).decompress(body, most)
        except zlib.error:
            continue
    return body
