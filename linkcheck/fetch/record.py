"""Exchanges written to a WARC file (ISO 28500), one gzip member a record, as they happen."""

from __future__ import annotations

import json
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from linkcheck.fetch.exchange import Ask, Hop, Question
from linkcheck.model import Failure
from linkcheck.version import __version__

__all__ = ["ACCEPT", "COOKIES", "Recorder", "fingerprint", "medium", "takes"]

ACCEPT = "WARC-Linkcheck-Accept"  # one address may hold a page for readers and a record for programs
COOKIES = "WARC-Linkcheck-Cookies"  # chains that share an address may be answered by the cookies they have got

_CONNECTION_HEADERS = frozenset({"transfer-encoding", "connection", "keep-alive"})


class Recorder:
    """Asks somebody else, and writes down what was asked and answered.

    An answer is a `response` record, its body as it came (`WARC-Truncated` says where it was cut); where there
    was none, a `metadata` record tells why, so that a replay fails in the same way.
    """

    def __init__(self, ask: Ask, file: BinaryIO, *, compress: bool = True) -> None:
        self._ask = ask
        self._file = file
        self._writer = WARCWriter(file, gzip=compress, warc_version="WARC/1.1")
        self._writer.write_record(
            self._writer.create_warcinfo_record(
                "", {"software": f"linkcheck/{__version__}", "format": "WARC File Format 1.1"}
            )
        )

    async def __call__(self, question: Question) -> Hop | Failure:
        """Return the answer of whoever was asked."""
        answer = await self._ask(question)
        more = {COOKIES: fingerprint(question.cookies)} if question.cookies else {}
        if asked_for := medium(question):
            more[ACCEPT] = asked_for
        record = self._failure(answer, more) if isinstance(answer, Failure) else self._response(answer, more)
        self._writer.write_record(record)
        self._file.flush()
        return answer

    def _response(self, hop: Hop, more: dict[str, str]) -> object:
        # The body is already free of its chunks, so the headers must not speak of them.
        headers = [(name, value) for name, value in hop.headers if name not in _CONNECTION_HEADERS]
        body = hop.wire
        if hop.body and not body:  # asked by somebody who keeps no wire: then it is no longer encoded
            body, headers = hop.body, [(name, value) for name, value in headers if name != "content-encoding"]
        more = {"WARC-Date": hop.checked} | ({"WARC-Truncated": hop.truncated} if hop.truncated else {}) | more
        return self._writer.create_warc_record(
            hop.url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(f"{hop.status} {_phrase(hop.status)}", headers, protocol="HTTP/1.1"),
            warc_headers_dict=more,
        )

    def _failure(self, failure: Failure, more: dict[str, str]) -> object:
        told = json.dumps({"failure": failure.kind.value, "detail": failure.detail}).encode()
        return self._writer.create_warc_record(
            failure.url,
            "metadata",
            payload=BytesIO(told),
            length=len(told),
            warc_content_type="application/json",
            warc_headers_dict=({"WARC-Date": failure.checked} if failure.checked else {}) | more,
        )


def fingerprint(cookies: str) -> str:
    """Return what tells one set of cookies from another, and nothing of them."""
    return sha256(cookies.encode()).hexdigest()[:16]


def medium(question: Question) -> str:
    """Return the media type that is asked for in place of a page; empty where a page would do."""
    accept = " ".join(dict(question.headers).get("accept", "").lower().split())
    return "" if takes(accept, "text/html") else accept


def takes(accept: str, media_type: str) -> bool:
    """Return whether an ``Accept`` names a media type or a range that it is in (RFC 9110 §12.5.1)."""
    kind = media_type.partition(";")[0].strip().lower()
    ranges = {each.partition(";")[0].strip().lower() for each in accept.split(",")}
    return bool(kind) and not ranges.isdisjoint({kind, f"{kind.partition('/')[0]}/*", "*/*"})


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
