"""Answers that are hardly HTTP (rows 21 to 40): lenient where browsers are, strict where it is dangerous.

A status that was seen is evidence, even where the body is broken; what follows a message is never the next one's.
"""

from __future__ import annotations

import random

from chaos.expect import ANY, NO_HTTP, answers, ok, partial, unreachable
from chaos.messages import CHUNKED, HTML, NOT_FOUND, PAGE, TITLE, UNTIL_CLOSE, chunk, message, page
from chaos.registry import behaviour, raw

FINE = ok(TITLE)
CUT = partial("disconnect", title=TITLE)

# ---------------------------------------------------------------- what is no HTTP at all

raw("http09", b"<html><title>A page from 1991</title>Hello.\r\n", row=21, expect=NO_HTTP)
raw("random_bytes", random.Random(22).randbytes(4096), row=22, expect=NO_HTTP)
raw("ssh_banner", b"SSH-2.0-OpenSSH_9.6\r\n", row=23, expect=NO_HTTP)
raw("smtp_banner", b"220 mail.site ESMTP\r\n", row=23, expect=NO_HTTP)
raw("empty_reply", b"", row=24, expect=NO_HTTP | unreachable("connect"))
raw("half_a_head", b"HTTP/1.1 200 OK\r\nContent-Ty", row=24, expect=NO_HTTP)
raw("only_a_status_line", b"HTTP/1.1 404 Not Found\r\n", row=24, expect=NO_HTTP)
raw("status_99999", message(status="99999 What"), row=25, expect=NO_HTTP)
raw("status_negative", message(status="-200 OK"), row=25, expect=NO_HTTP)
raw("status_word", message(status="OK"), row=25, expect=NO_HTTP)
raw("status_4040", message(status="4040 Not Found"), row=25, expect=NO_HTTP)
raw("status_40", message(status="40 4 Not Found"), row=25, expect=NO_HTTP)
raw("status_999", message(HTML, status="999 Request denied"), row=26, expect=answers(999))
raw("status_600", message(HTML, status="600 Beyond"), row=26, expect=answers(600) | NO_HTTP)
raw(
    "status_101",
    message(HTML, "Upgrade: x", status="101 Switching Protocols"),
    row=26,
    expect=answers(101) | NO_HTTP,
)

# ---------------------------------------------------------------- how long the body is


def sized(*lengths: str, body: bytes = PAGE) -> bytes:
    return message(HTML, *(f"Content-Length: {length}" for length in lengths), body=body, length=False)


EXACT = str(len(PAGE))

raw("length_too_long", sized("100000"), row=27, expect=CUT)
raw("length_negative", sized("-5"), row=29, expect=NO_HTTP)
raw("length_conflicting", sized(EXACT, "5"), row=30, expect=NO_HTTP)
raw("length_conflicting_list", sized(f"{EXACT}, 5"), row=30, expect=NO_HTTP)
raw("length_twice", sized(EXACT, EXACT), row=30, expect=FINE)
raw("length_list", sized(f"{EXACT}, {EXACT}"), row=30, expect=FINE)
raw("length_overflow", sized("9" * 40), row=29, expect=NO_HTTP | ok(truncated=ANY))
raw("length_empty", sized(""), row=29, expect=NO_HTTP | ok(truncated=ANY))
raw("no_length", UNTIL_CLOSE + PAGE, row=28, expect=FINE)


@behaviour(row=28, expect=FINE)
async def length_too_short(visit):
    """Sends a page, and behind it what would answer the next request on the connection: 404."""
    await visit.send(sized(EXACT) + NOT_FOUND)
    visit.keep()


@behaviour(row=28, expect=FINE)
async def length_too_short_and_late(visit):
    await visit.send(sized(EXACT))
    await visit.pause()
    await visit.send(NOT_FOUND)
    visit.keep()


@behaviour(row=31, expect=FINE)
async def length_and_chunked(visit):
    """Says both: the chunks count, and the connection is not to be used again (RFC 9112 §6.3)."""
    head = message(HTML, "Content-Length: 5", "Transfer-Encoding: chunked", body=b"", length=False)
    await visit.send(head + chunk(PAGE) + chunk(b"") + NOT_FOUND)
    visit.keep()


raw("chunk_size_overflow", CHUNKED + b"F" * 40 + b"\r\n" + PAGE, row=32, expect=NO_HTTP)
raw("chunk_size_negative", CHUNKED + b"-5\r\n" + PAGE, row=32, expect=NO_HTTP)
raw("chunk_size_word", CHUNKED + b"all of it\r\n" + PAGE, row=32, expect=NO_HTTP)
raw("chunk_cut", CHUNKED + chunk(PAGE) + b"100\r\nmore", row=33, expect=CUT)
raw("chunks_without_end", CHUNKED + chunk(PAGE), row=33, expect=CUT)
raw("chunk_extension", CHUNKED + b"%x;a=b\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), row=33, expect=FINE)
raw("chunk_size_padded", CHUNKED + b"%08x  \r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), row=33, expect=FINE)
raw("chunk_trailers", CHUNKED + chunk(PAGE) + b"0\r\nX-After: all\r\n\r\n", row=33, expect=FINE)


@behaviour(row=33, expect=CUT | unreachable("protocol", "too-large"))
async def endless_trailers(visit):
    await visit.send(CHUNKED + chunk(PAGE) + b"0\r\n")
    await visit.flood(b"X-After: all\r\n")


@behaviour(row=32, expect=CUT | unreachable("protocol", "too-large"))
async def endless_chunk_extension(visit):
    await visit.send(CHUNKED + chunk(PAGE) + b"5;")
    await visit.flood(b"a")


# ---------------------------------------------------------------- connections that end


@behaviour(row=34, expect=CUT)
async def reset_mid_body(visit):
    await visit.send(sized("100000"))
    await visit.pause()
    visit.reset()


@behaviour(row=35, expect=unreachable("connect", "protocol"))
async def reset_before_reply(visit):
    visit.reset()


@behaviour(row=35, expect=FINE)
async def empty_reply_once(visit):
    """Says nothing at first: that is worth a second try."""
    if visit.turn > 1:
        await visit.send(page())


@behaviour(row=36, expect=FINE)
async def closes_kept_alive(visit):
    """Answers the first request on a connection and closes at the second, as servers do after a while."""
    if visit.on_connection == 1:
        await visit.send(page())
        visit.keep()


@behaviour(row=37, expect=ok(None, status=204))
async def body_after_204(visit):
    await visit.send(message(HTML, status="204 No Content", length=False) + NOT_FOUND)
    visit.keep()


@behaviour(row=37, expect=answers(304))
async def body_after_304(visit):
    await visit.send(message(HTML, status="304 Not Modified", length=False) + NOT_FOUND)
    visit.keep()


# ---------------------------------------------------------------- heads that browsers read


def head(*lines: bytes, end: bytes = b"\r\n", body: bytes = PAGE) -> bytes:
    """Return a message with a head of these lines, each ended as told."""
    return b"".join(line + end for line in (*lines, b"Content-Length: %d" % len(body), b"")) + body


STATUS, TYPE = b"HTTP/1.1 200 OK", b"Content-Type: text/html"

raw("obs_fold", head(STATUS, TYPE, b"X-Folded: a", b"  b", b"\tc"), row=38, expect=FINE)
raw("obs_fold_at_once", head(STATUS, b" X-Folded: a", TYPE), row=38, expect=FINE | NO_HTTP)
raw("lf_only", head(STATUS, TYPE, end=b"\n"), row=39, expect=FINE)
raw("lf_and_crlf", head(STATUS + b"\r", b"X-A: b", TYPE + b"\r", end=b"\n"), row=39, expect=FINE)
raw("cr_cr_lf", head(STATUS, TYPE, end=b"\r\r\n"), row=39, expect=FINE)
raw("cr_only", head(STATUS, TYPE, end=b"\r"), row=39, expect=FINE | NO_HTTP)
raw("nul_in_header", head(STATUS, TYPE, b"X-Nul: a\0b"), row=40, expect=NO_HTTP)
raw("nul_in_header_name", head(STATUS, TYPE, b"X-\0Nul: ab"), row=40, expect=NO_HTTP)
raw("nul_in_status_line", head(b"HTTP/1.1 200 O\0K", TYPE), row=40, expect=NO_HTTP | FINE)

raw("space_before_colon", head(STATUS, b"Content-Type : text/html", b"X-A : b"), row=38, expect=FINE)
raw("line_without_colon", head(STATUS, TYPE, b"Powered by nobody"), row=38, expect=FINE)
raw("header_without_name", head(STATUS, TYPE, b": nobody"), row=38, expect=FINE)
raw("header_in_latin_1", head(STATUS, TYPE, b"X-Author: Ren\xe9"), row=38, expect=FINE)
raw("header_with_escapes", head(STATUS, TYPE, b"Server: \x1b[31mred\x1b[0m"), row=79, expect=FINE | NO_HTTP)
raw("icy", head(b"ICY 200 OK", TYPE), row=21, expect=FINE)
raw("no_reason", head(b"HTTP/1.1 200", TYPE), row=25, expect=FINE)
raw("no_reason_but_a_space", head(b"HTTP/1.1 200 ", TYPE), row=25, expect=FINE)
raw("reason_in_latin_1", head(b"HTTP/1.1 200 Tr\xe8s bien", TYPE), row=25, expect=FINE)
raw("spaces_in_status_line", head(b"HTTP/1.1  200  OK", TYPE), row=25, expect=FINE | NO_HTTP)
raw("lower_case_version", head(b"http/1.1 200 OK", TYPE), row=25, expect=FINE)
raw("http_10", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, row=28, expect=FINE)
raw("http_2_on_1", head(b"HTTP/2 200", TYPE), row=25, expect=FINE | NO_HTTP)
raw("empty_lines_first", b"\r\n\r\n" + page(), row=39, expect=FINE)
raw("empty_lines_without_end", b"\r\n" * 100_000, row=39, expect=unreachable("protocol", "too-large"))
raw("no_headers", b"HTTP/1.1 200 OK\r\n\r\n" + PAGE, row=28, expect=FINE)
