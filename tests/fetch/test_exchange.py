"""One question, one answer, bounded in time and in bytes."""

import asyncio
import socket

import pytest
from fetching import fetch
from loopback import Web, cut_short, endless, silence

from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind


def test_a_server_that_never_answers_is_a_timeout():
    settings = FetchSettings(allow_private=True, timeout=0.1, attempts=2, spacing=0)
    with Web({"/a": silence}) as web:
        failure = fetch(f"{web.base}/a", settings)
    assert (failure.kind, failure.attempts) == (FailureKind.TIMEOUT, 2)


def test_a_body_without_end_is_cut_at_the_cap():
    settings = FetchSettings(allow_private=True, timeout=5, max_body=50_000, spacing=0)
    with Web({"/a": endless}) as web:
        response = fetch(f"{web.base}/a", settings)
    assert (response.status, response.truncated, len(response.body)) == (200, "length", 50_000)


@pytest.mark.parametrize(
    ("kind", "size"), [("application/pdf", 80_000), ("text/html", 50_000)], ids=["a document", "a page"]
)
def test_a_document_has_a_cap_of_its_own(kind, size):
    """It cannot be read without its end."""
    settings = FetchSettings(allow_private=True, timeout=5, max_body=50_000, max_document=80_000, spacing=0)
    answer = f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\n\r\n".encode() + b"x" * 200_000
    with Web({"/a": answer}) as web:
        response = fetch(f"{web.base}/a", settings)
    assert (response.truncated, len(response.body)) == ("length", size)


def test_a_document_is_not_cut_sooner_than_a_page():
    settings = FetchSettings(allow_private=True, timeout=5, max_body=50_000, max_document=100, spacing=0)
    answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n\r\n" + b"x" * 200_000
    with Web({"/a": answer}) as web:
        assert len(fetch(f"{web.base}/a", settings).body) == 50_000


def test_a_body_that_breaks_off_is_kept_as_far_as_it_came():
    with Web({"/a": cut_short}) as web:
        response = fetch(f"{web.base}/a")
    assert (response.status, response.truncated) == (200, "disconnect")
    assert b"Cut short" in response.body


def test_a_page_that_drips_is_kept_as_far_as_it_came():
    async def drip():
        yield b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<title>Slow"
        await asyncio.Event().wait()

    settings = FetchSettings(allow_private=True, timeout=0.2, spacing=0)
    with Web({"/a": drip}) as web:
        response = fetch(f"{web.base}/a", settings)
    assert (response.status, response.truncated) == (200, "time")
    assert b"Slow" in response.body


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n\r\n", id="another protocol"),
        pytest.param(b"\x00\xff\x80" * 100 + b"\r\n\r\n", id="random bytes"),
        pytest.param(b"HTTP/1.1 200 OK\r\nbad header line\x00\r\n\r\n", id="NUL in a header"),
        pytest.param(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 300_000 + b"\r\n\r\n", id="huge header"),
    ],
)
def test_what_is_no_http_is_a_failure(answer):
    with Web({"/a": answer}) as web:
        failure = fetch(f"{web.base}/a")
    assert isinstance(failure, Failure)
    assert failure.kind in {FailureKind.PROTOCOL, FailureKind.TOO_LARGE}


def test_a_closed_port_is_a_failed_connection():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/").kind is FailureKind.CONNECT
