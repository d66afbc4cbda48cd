"""Servers that take their time (rows 1 to 5). Time is compressed: a drip every 20 ms against half a second."""

from __future__ import annotations

from itertools import count

from chaos.expect import NO_HTTP, TOO_LARGE, ok, partial, unreachable
from chaos.messages import HTML, PAGE, TITLE, UNTIL_CLOSE, page
from chaos.registry import behaviour, raw

EARLY_HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"


@behaviour(row=0, expect=ok(TITLE))
async def plain_page(visit):
    await visit.send(page())
    visit.keep()


@behaviour(row=24, expect=NO_HTTP | unreachable("connect"))
async def scripted(visit):
    """Sends what a test has written down, which is nothing at first."""
    for piece in visit.web.script:
        await visit.send(piece)


@behaviour(row=1, expect=unreachable("timeout"))
async def no_answer(visit):
    await visit.gone()


@behaviour(row=2, expect=unreachable("timeout"))
async def slow_headers(visit):
    await visit.drip(f"HTTP/1.1 200 OK\r\n{HTML}\r\nX-Slow: {'a' * 100_000}".encode())


@behaviour(row=3, expect=partial("time"))
async def slow_body(visit):
    await visit.send(UNTIL_CLOSE)
    await visit.drip(PAGE * 1000)


@behaviour(row=3, expect=partial("time", title=TITLE))
async def body_that_stops(visit):
    """Sends all of the page and never says so."""
    await visit.send(UNTIL_CLOSE + PAGE)
    await visit.gone()


@behaviour(row=4, expect=unreachable("timeout"))
async def tarpit_headers(visit):
    await visit.send(b"HTTP/1.1 200 OK\r\n")
    for number in count():
        await visit.send(b"X-%d: endless\r\n" % number)
        await visit.pause()


@behaviour(row=4, expect=TOO_LARGE)
async def endless_headers(visit):
    await visit.send(b"HTTP/1.1 200 OK\r\n")
    await visit.flood(b"X-Endless: endless\r\n")


@behaviour(row=5, expect=TOO_LARGE)
async def flood_1xx(visit):
    await visit.flood(EARLY_HINTS)


@behaviour(row=5, expect=unreachable("timeout", "protocol", "too-large"))
async def drip_1xx(visit):
    while True:
        await visit.send(EARLY_HINTS)
        await visit.pause()


raw("fifty_1xx", EARLY_HINTS * 50 + page(), row=5, expect=TOO_LARGE)
raw("three_1xx", EARLY_HINTS * 3 + page(), row=5, expect=ok(TITLE))
