"""Servers that want to be asked later, or otherwise (rows 64 and 65), and the few that say that a page is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chaos.expect import Expect, answers, dead, ok
from chaos.messages import HTML, TITLE, message, page
from chaos.registry import behaviour, cited, raw

if TYPE_CHECKING:
    from chaos.server import Visit

# Nonsense, and pauses that anybody waits for: there is a second try, as after any other 429.
NONSENSE = {
    "negative": "-1",
    "soon": "soon",
    "empty": "",
    "bad_date": "Fri, 99 Foo 2026 25:61:00 GMT",
    "past": "Fri, 31 Dec 1999 23:59:59 GMT",
    "two_values": "1, 2",
    "fraction": "1.5",
    "arabic_digits": "١٢",
    "superscript": "²",
    "not_a_number": "NaN",
    "hexadecimal": "0x10",
}
# For so long nobody waits: the site is left alone, and the page stays an open question.
TOO_LONG = {
    "ten_to_the_20th": "1" + "0" * 20,
    "4000_digits": "9" * 4000,
    "year_9999": "Fri, 31 Dec 9999 23:59:59 GMT",
    "infinite": "1e400",
    "a_minute": "1m",
    "a_day": "86400",
}


def asks_to_wait(name: str, value: str, expect: Expect) -> None:
    """Put a page into the table that is to be had at the second request."""

    async def serve(visit: Visit) -> None:
        busy = message(HTML, f"Retry-After: {value}", status="429 Too Many Requests")
        await visit.send(busy if visit.turn == 1 else page())

    cited(f"retry_after_{name}", row=64, expect=expect, serve=serve)


for _name, _value in NONSENSE.items():
    asks_to_wait(_name, _value, ok(TITLE))
for _name, _value in TOO_LONG.items():
    asks_to_wait(_name, _value, ok(TITLE) | answers(429))


def unlike_get(name: str, status: str) -> None:
    """Put a page into the table that a GET opens, and anything else does not."""

    async def serve(visit: Visit) -> None:
        await visit.send(page() if visit.method == "GET" else message(HTML, status=status))

    cited(name, row=65, expect=ok(TITLE), serve=serve)


unlike_get("head_429", "429 Too Many Requests")
unlike_get("head_405", "405 Method Not Allowed")
unlike_get("head_501", "501 Not Implemented")
unlike_get("head_404", "404 Not Found")


@behaviour(row=65, expect=ok(TITLE) | answers(403))
async def only_known_browsers(visit):
    """Refuses who is not called as the large browsers are."""
    is_known = "Chrome/" in visit.head or "Firefox/" in visit.head
    await visit.send(page() if is_known else message(HTML, status="403 Forbidden"))


UNSURE = (*range(400, 404), *range(405, 410), 412, 418, 421, 425, 429, 451, *range(500, 505), 520, 525)
for _status in UNSURE:
    raw(f"status_{_status}", message(HTML, status=f"{_status} No"), row=65, expect=answers(_status))

for _status in (404, 410):
    raw(f"gone_{_status}", page("Gone").replace(b"200 OK", b"%d Gone" % _status), row=0, expect=dead(_status))


@behaviour(row=0, expect=dead(404))
async def leads_to_gone(visit):
    await visit.send(message("Location: /gone_404", status="301 Moved Permanently"))
