"""Answers read from a WARC file instead of the network: no socket is opened."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from linkcheck import urls
from linkcheck.fetch.decode import decoded
from linkcheck.fetch.exchange import Hop, Question
from linkcheck.fetch.record import ACCEPT, COOKIES, fingerprint, medium, takes
from linkcheck.model import Failure, FailureKind, InputError

__all__ = ["Replay", "VirtualTime"]


class VirtualTime:
    """A clock that sleeping moves on: what the hosts asked to be waited for then is not waited for now."""

    def __init__(self) -> None:
        self._now = 0.0

    def clock(self) -> float:
        """Return the seconds slept so far."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Move on, and let others go first."""
        self._now += seconds
        await asyncio.sleep(0)


class _Key(NamedTuple):
    """What tells one question from another."""

    url: str
    cookies: str = ""  # the fingerprint of those that were sent
    accept: str = ""  # what was asked for, if that was no page


class Replay:
    """Answers from a recording, ours or any crawler's; holds only where in the file each answer stands.

    Several answers for one address (a 503, then a page) come in the order in which they were recorded, the last
    one for good. Raises `InputError` for a file that is no WARC.
    """

    def __init__(self, path: str | Path, most: int) -> None:
        self._path = Path(path)
        self._most = most  # bytes of a body, its encodings undone
        self._offsets: dict[_Key, list[int]] = defaultdict(list)
        self._asked: dict[_Key, int] = defaultdict(int)
        try:
            with self._path.open("rb") as file:
                for key, offset in _index(file):
                    self._offsets[key].append(offset)
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from error
        except (
            ArchiveLoadFailed,
            ValueError,
            EOFError,
            AttributeError,
        ) as error:  # the last is warcio's own mistake
            words = " ".join(str(error).split())[:200] or type(error).__name__
            raise InputError(f"{path}: not a WARC file ({words})") from error

    async def __call__(self, question: Question) -> Hop | Failure:
        """Return the next recorded answer for the address."""
        wanted = medium(question)
        for key in _keys(question, wanted):
            if offsets := self._offsets.get(key):
                answer = self._read(question.url, offsets[min(self._asked[key], len(offsets) - 1)])
                if key.accept == wanted or _is_one(answer, wanted):
                    self._asked[key] += 1
                    return answer
        return Failure(question.url, FailureKind.NOT_RECORDED, "not in the recording")

    def _read(self, url: str, offset: int) -> Hop | Failure:
        with self._path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file)))
            checked = record.rec_headers.get_header("WARC-Date") or ""
            if record.rec_type == "metadata":
                return _failure(url, record.raw_stream.read(self._most), checked)
            return _hop(url, record, checked, self._most)


def _index(file: Any) -> Iterator[tuple[_Key, int]]:
    records = ArchiveIterator(file)
    for record in records:
        target = record.rec_headers.get_header("WARC-Target-URI") or ""
        is_failure = record.rec_type == "metadata" and record.content_type == "application/json"
        key = urls.request_key(target.strip("<>"))
        offset = records.get_record_offset()
        if key and (record.rec_type == "response" or is_failure):
            told = record.rec_headers.get_header
            yield _Key(key, told(COOKIES) or "", told(ACCEPT) or ""), offset


def _keys(question: Question, wanted: str) -> Iterator[_Key]:
    """Yield where the answer may be: last where somebody recorded it who does not say what was sent."""
    cookies = fingerprint(question.cookies) if question.cookies else ""
    for accept in dict.fromkeys((wanted, "")):
        for each in dict.fromkeys((cookies, "")):
            yield _Key(question.url, each, accept)


def _is_one(answer: Hop | Failure, wanted: str) -> bool:
    """Return whether an answer is of a media type that is wanted: then it does not matter what was asked for."""
    return isinstance(answer, Hop) and takes(wanted, answer.header("content-type") or "")


def _failure(url: str, told: bytes, checked: str) -> Failure:
    try:
        values = json.loads(told)
        return Failure(url, FailureKind(values["failure"]), str(values["detail"]), checked=checked)
    except (ValueError, KeyError, TypeError):
        return Failure(url, FailureKind.NOT_RECORDED, "not in the recording")


def _hop(url: str, record: Any, checked: str, most: int) -> Hop | Failure:
    http = record.http_headers
    try:
        status = int(http.get_statuscode())
    except (AttributeError, ValueError):
        return Failure(url, FailureKind.PROTOCOL, "the recorded answer is not HTTP", checked=checked)
    stream = record.raw_stream
    if "chunked" in (http.get_header("Transfer-Encoding") or "").lower():
        stream = ChunkedDataReader(stream, decomp_type=None)
    headers = tuple((name.lower(), value) for name, value in http.headers)
    encodings = ", ".join(value for name, value in headers if name == "content-encoding")
    body = decoded(stream.read(2 * most + 1), encodings, most)
    cut = record.rec_headers.get_header("WARC-Truncated") or ("length" if body.is_cut else None)
    notes = (body.note,) if body.note else ()
    return Hop(url, status, headers, body.body, cut, checked=checked, notes=notes)
