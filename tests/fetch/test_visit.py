"""What the requests of a page in a browser are answered with; no browser is needed for that."""

import asyncio
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest

from linkcheck.fetch import visit
from linkcheck.fetch.visit import Visit
from linkcheck.model import Failure, FailureKind, Response

URL = "https://daily.site/talks"
PART = "https://daily.site/text.json"


class Request(NamedTuple):
    url: str = PART
    resource_type: str = "fetch"
    method: str = "GET"
    headers: Mapping[str, str] = MappingProxyType({})


def response(body=b"told", *, url=PART, headers=(("content-type", "application/json"),), **fields):
    return Response(url, url, 200, headers=headers, body=body, **fields)


def answered(requests, answer):
    """Return what requests of one page are answered with, and what was fetched for them."""
    fetched = []

    async def fetch(url):
        fetched.append(url)
        return answer

    async def run():
        page = Visit(response(url=URL), fetch)
        return [await page._part(request) for request in requests]

    return asyncio.run(run()), fetched


def test_a_part_is_what_was_fetched():
    (part,), fetched = answered([Request()], response())
    assert (part.status, part.headers, part.body) == (200, {"content-type": "application/json"}, b"told")
    assert fetched == [PART]


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("image", "GET"),
        ("media", "GET"),
        ("font", "GET"),
        ("websocket", "GET"),
        ("ping", "POST"),
        ("fetch", "POST"),
    ],
)
def test_what_holds_no_text_or_changes_something_is_not_asked(kind, method):
    assert answered([Request(resource_type=kind, method=method)], response()) == ([None], [])


def test_a_style_is_there_and_empty():
    """Scripts wait for it, and nobody looks at the page."""
    (part,), fetched = answered([Request(resource_type="stylesheet")], response())
    assert (part.status, part.body, fetched) == (200, b"", [])


@pytest.mark.parametrize(
    "answer",
    [Failure(PART, FailureKind.BLOCKED, "private"), response(truncated="length")],
    ids=["failure", "half of it"],
)
def test_what_did_not_come_whole_is_left_out(answer):
    assert answered([Request()], answer) == ([None], [PART])


def test_the_number_of_requests_is_bounded():
    parts, fetched = answered([Request()] * (visit.MOST_PARTS + 5), response())
    assert len(fetched) == visit.MOST_PARTS
    assert parts[-1] is None


def test_the_bytes_are_bounded():
    size = visit.MOST_BYTES // 4
    parts, fetched = answered([Request()] * 9, response(b" " * size))
    assert len(fetched) == 4
    assert [part is None for part in parts] == [False] * 4 + [True] * 5


@pytest.mark.parametrize(
    ("origin", "leave", "may"),
    [
        (None, None, True),
        ("https://daily.site", None, True),
        ("https://DAILY.site:443", None, True),
        ("http://daily.site", None, False),
        ("https://other.site", None, False),
        ("https://other.site", "https://third.site", False),
        ("https://other.site", "https://other.site", True),
        ("https://other.site", "*", True),
        ("null", None, False),
        ("https://[", None, False),
    ],
)
def test_another_site_has_to_give_its_leave(origin, leave, may):
    """As browsers have it (WHATWG Fetch, "CORS check")."""
    headers = (("access-control-allow-origin", leave),) if leave else ()
    request = Request(headers={"origin": origin} if origin else {})
    assert visit._may_read(request, response(headers=headers)) is may


def test_after_the_end_nothing_is_asked():
    async def run():
        started = asyncio.Event()

        async def fetch(url):
            started.set()
            await asyncio.Event().wait()

        page = Visit(response(url=URL), fetch)
        waiting = asyncio.create_task(page._part(Request()))
        await started.wait()
        page.end()
        return await waiting, await page._part(Request())

    assert asyncio.run(run()) == (None, None)


def test_where_redirects_led_is_written_safely():
    part = visit._onward('https://daily.site/"><script>')
    assert part.body == b'<meta http-equiv="refresh" content="0;url=https://daily.site/&quot;&gt;&lt;script&gt;">'
