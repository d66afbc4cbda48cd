"""Servers that send too much of something (rows 6 to 20)."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

import brotli
from chaos.expect import ANY, TOO_LARGE, ok, partial, unreachable
from chaos.messages import CHUNKED, HTML, PAGE, TITLE, UNTIL_CLOSE, chunk, message
from chaos.registry import behaviour, raw

MEGABYTE = 2**20
BOMB = 512  # megabytes, from half a megabyte on the wire and less
MORE = b"<p>more" * 4096


@behaviour(row=6, expect=partial("length", title=TITLE))
async def infinite_chunked(visit):
    await visit.send(CHUNKED + chunk(PAGE))
    await visit.flood(chunk(MORE))


@behaviour(row=7, expect=partial("length", title=TITLE))
async def infinite_close(visit):
    await visit.send(UNTIL_CLOSE + PAGE)
    await visit.flood(MORE)


@behaviour(row=8, expect=partial("length", title=TITLE))
async def page_300mb(visit):
    size = 300 * MEGABYTE
    await visit.send(message(HTML, f"Content-Length: {size}", body=PAGE, length=False))
    for _ in range(size // len(MORE)):
        await visit.send(MORE)


@cache
def deflated() -> bytes:
    """Return a page and half a gigabyte of nothing as a raw deflate stream.

    After a full flush a compressor remembers nothing, so what it makes of one megabyte can be said again.
    """
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    first = squeeze.compress(PAGE) + squeeze.flush(zlib.Z_FULL_FLUSH)
    again = squeeze.compress(bytes(MEGABYTE)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return first + again * BOMB + squeeze.flush(zlib.Z_FINISH)


def gzip_bomb() -> bytes:
    """Return the same as gzip; nobody who is careful gets as far as the checksum, so it is left at nothing."""
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + deflated() + bytes(8)


def brotli_bomb() -> bytes:
    """Return a page and 64 MB of nothing in a few hundred bytes (more takes brotli longer to write)."""
    squeeze = brotli.Compressor(quality=2)
    nothing = bytes(16 * MEGABYTE)
    return squeeze.process(PAGE) + b"".join(squeeze.process(nothing) for _ in range(4)) + squeeze.finish()


def zstd_bomb() -> bytes:
    """Return a frame of blocks that each say "128 KB of this byte" in four bytes (RFC 8878 §3.1.1.2)."""
    nothing = (128 * 1024 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    last = (1 << 3 | 1 << 1 | 1).to_bytes(3, "little") + b"\0"
    return b"\x28\xb5\x2f\xfd" + b"\0\x58" + nothing * (BOMB * 8) + last  # 0x58: a window of 2 MB


def bomb(encoding: str, body: bytes) -> bytes:
    return message(HTML, f"Content-Encoding: {encoding}", body=body)


BOMBED = partial("length", noted=True)

raw("bomb_gzip", bomb("gzip", gzip_bomb()), row=9, expect=BOMBED)
raw("bomb_deflate", bomb("deflate", b"\x78\xda" + deflated() + bytes(4)), row=10, expect=BOMBED)
raw("bomb_br", bomb("br", brotli_bomb()), row=11, expect=BOMBED)
raw("bomb_zstd", bomb("zstd", zstd_bomb()), row=12, expect=BOMBED)
raw("bomb_gzip_gzip", bomb("gzip, gzip", gzip.compress(gzip_bomb())), row=13, expect=BOMBED)

raw(
    "encodings_100",
    message(HTML, f"Content-Encoding: {', '.join(['gzip'] * 100)}", body=gzip.compress(PAGE)),
    row=14,
    expect=ok(None, truncated=ANY, noted=True) | unreachable("protocol", "too-large"),
)
# What cannot be decoded is not read: its bytes may look like a page, and are none.
raw("unknown_encoding", bomb("x-squash", PAGE), row=15, expect=ok(None, truncated=ANY))
raw("gzip_lie", bomb("gzip", PAGE), row=16, expect=ok(TITLE, noted=True))
raw("br_lie", bomb("br", PAGE), row=16, expect=ok(TITLE, noted=True))
raw("zstd_lie", bomb("zstd", PAGE), row=16, expect=ok(TITLE, noted=True))
raw(
    "gzip_truncated",
    bomb("gzip", gzip.compress(PAGE + bytes(range(256)) * 4)[:-100]),
    row=17,
    expect=ok(TITLE, truncated=ANY, noted=True),
)
raw("gzip_after_gzip", bomb("gzip", gzip.compress(PAGE) + b"\r\n\r\n"), row=17, expect=ok(TITLE))
raw(
    "gzip_in_two_members",
    bomb("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
    row=17,
    expect=ok(TITLE),
)
raw("gzip_twice", bomb("gzip, gzip", gzip.compress(gzip.compress(PAGE))), row=14, expect=ok(TITLE))
raw("deflate_raw", bomb("deflate", zlib.compress(PAGE, wbits=-15)), row=16, expect=ok(TITLE))
raw("deflate_zlib", bomb("deflate", zlib.compress(PAGE)), row=16, expect=ok(TITLE))
raw("gzip_called_otherwise", bomb(" X-GZip ", gzip.compress(PAGE)), row=16, expect=ok(TITLE))
raw("encoding_none", bomb("none", PAGE), row=15, expect=ok(truncated=ANY))
raw("encoding_utf_8", bomb("UTF-8", PAGE), row=15, expect=ok(truncated=ANY))


@behaviour(row=18, expect=TOO_LARGE)
async def header_one_huge(visit):
    await visit.send(f"HTTP/1.1 200 OK\r\n{HTML}\r\nX-Huge: ".encode())
    for _ in range(20):
        await visit.send(b"a" * MEGABYTE)
    await visit.send(b"\r\n\r\n" + PAGE)


@behaviour(row=19, expect=TOO_LARGE)
async def headers_100000(visit):
    await visit.send(message(*(f"X-{number}: a" for number in range(100_000))))


raw("headers_250", message(HTML, *(f"X-{number}: a" for number in range(250))), row=19, expect=ok(TITLE))
raw("header_70kb", message(HTML, f"X-Long: {'a' * 70_000}"), row=18, expect=ok(TITLE))
raw("set_cookie_flood", message(HTML, *(f"Set-Cookie: c{n}={n}" for n in range(700))), row=20, expect=ok(TITLE))
raw(
    "cookie_in_latin_1",
    message("Location: /plain_page", b"Set-Cookie: name=Ren\xe9", body=b"", status="302 Found"),
    row=20,
    expect=ok(TITLE),
)
raw(
    "cookies_of_every_sort",
    message(
        "Location: /plain_page",
        *(
            "Set-Cookie: a",
            "Set-Cookie: =",
            "Set-Cookie: ;;;",
            "Set-Cookie: a=b; Domain=.site; Max-Age=9" + "9" * 400,
        ),
        *("Set-Cookie: a=b; Expires=Fri, 99 Foo 99999", f"Set-Cookie: b={'c' * 9000}", 'Set-Cookie: "a"="b\\"'),
        b"Set-Cookie: \xff=\xfe; Path=\xfd",
        body=b"",
        status="302 Found",
    ),
    row=20,
    expect=ok(TITLE),
)
