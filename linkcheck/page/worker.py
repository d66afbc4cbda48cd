"""A process that reads pages: questions come on standard input, answers leave on standard output, one by one.

Whatever a page does to its reader, such a process can be ended, and a thread cannot. What goes through the pipes
is written and read here, both ways:

A question is what `marshal` makes of a number, a body, its address and its content type: the process trusts who
started it, both are the same Python, and nothing is quicker. An answer is the number and the page in JSON, behind
four bytes with the length. The other end does not trust a process that has met hostile pages: unpickling, however
restricted, may fill the memory, `marshal` may crash, and JSON can do neither.
"""

from __future__ import annotations

import gc
import json
import marshal
import os
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date as day
from typing import Any, BinaryIO, NamedTuple, cast

from linkcheck import dates
from linkcheck.model import Datum, Page, PageKind, PartialDate
from linkcheck.page.read import LARGEST, read_page, read_with_anchors
from linkcheck.version import __version__

__all__ = ["HELLO", "LENGTH", "LONGEST_ANSWER", "Question", "Read", "asked", "main", "packed", "said", "unpacked"]

LENGTH = struct.Struct("!I")
# Bytes: 200,000 characters of text and 400,000 of the names of places at up to six each, should a page consist of
# what JSON escapes, and as many again as the text for all the rest.
LONGEST_ANSWER = 4_800_000
PIPE = 2**20  # bytes that wait in the pipe with questions; more are not for everybody
MEMORY = 2**30  # bytes that pages may take beyond what the process has at its start; hostile ones took 30 MB
FILES = 64  # open at a time: the three pipes, and what a module opens while it is imported
GRACE = 1.0  # seconds after which a process ends itself that nobody has ended


class Question(NamedTuple):
    """What is asked of whoever reads pages, here or in another process: what `read_page` takes."""

    body: bytes
    url: str
    content_type: str


Read = Callable[[bytes, str, str], Page]


def main(seconds: float, read: Read = read_page, *, anchors: bool = False) -> None:
    """Answer until standard input ends. A page that takes longer than `seconds` is the last one."""
    read = read_with_anchors if anchors else read
    questions, answers = _pipes()
    _limit()
    gc.freeze()  # what has been imported stays
    answers.write(_framed(HELLO))
    with suppress(EOFError, BrokenPipeError):  # whoever asked has gone
        while True:
            answers.flush()
            number, *question = marshal.load(questions)  # noqa: S302  (who started this process wrote it)
            _end_after(seconds + GRACE)
            answers.write(packed(number, said(Question(*question), read)))
            _end_after(0)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the two pipes; what anything prints goes where standard error goes, which is nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(ImportError, AttributeError, OSError):  # Linux only, and pipes only
        import fcntl  # noqa: PLC0415  (see above)

        fcntl.fcntl(0, fcntl.F_SETPIPE_SZ, PIPE)  # a body in one piece: half the work for whoever sends it
    return sys.stdin.buffer, answers


def _end_after(seconds: float) -> None:
    """End this process after some seconds even in the middle of C code; 0 takes that back."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit() -> None:
    """Take from this process what no page needs, where the system can."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, FILES)]
    with suppress(OSError), open("/proc/self/statm", "rb") as sizes:  # noqa: PTH123  (as above)
        limits.append((resource.RLIMIT_AS, int(sizes.read().split()[0]) * resource.getpagesize() + MEMORY))
    for limit, wanted in limits:
        hardest = resource.getrlimit(limit)[1]
        most = wanted if hardest == resource.RLIM_INFINITY else min(wanted, hardest)
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


def said(question: Question, read: Read = read_page) -> Page | str:
    """Return the page, or the name of the error that reading it raised."""
    try:
        return read(*question)
    except Exception as error:  # noqa: BLE001  (a page must not end a run; the name is logged)
        return type(error).__name__


# ---------------------------------------------------------------- what goes through the pipes


def asked(number: int, question: Question) -> bytes:
    """Return a question as it is sent; the answer will bear the same number."""
    return marshal.dumps((number, question.body[:LARGEST], question.url, question.content_type))


def packed(number: int, answer: Page | str) -> bytes:
    """Return the answer to a question: the page, or the name of the error that reading it raised."""
    if isinstance(answer, str):
        return _framed(_json([number, answer]))
    anchors: Any = None if answer.anchors is None else sorted(answer.anchors)
    published, modified = _written(answer.published), _written(answer.modified)
    page = answer._replace(published=published, modified=modified, anchors=anchors)
    return _framed(_json([number, *page[1:]]))


def _framed(data: bytes) -> bytes:
    return LENGTH.pack(len(data)) + data


def _json(value: object) -> bytes:
    # Half characters (surrogates) are as good as others here.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _written(date: PartialDate | None) -> Any:
    """Return a date as JSON will have it; 05/06/2021 as it stands, because it still may be either of two days."""
    numbers = getattr(date, "numbers", None)
    return "{:02}/{:02}/{:04}".format(*numbers, date.year) if date and numbers else date


def unpacked(frame: bytes, url: str) -> tuple[int, Page | str]:
    """Return the number of an answer, and the page or the error's name; raises `ValueError` where it is none."""
    try:
        number, *answer = json.loads(frame.decode("utf-8", "surrogatepass"))
        return _whole(number), _name(*answer) if len(answer) == 1 else _page(url, answer)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError(f"no answer: {type(error).__name__}") from error


def _page(url: str, values: list[Any]) -> Page:
    read = zip(_FIELDS.items(), values, strict=True)
    return Page(url, **{field: made(value) for (field, made), value in read})


def _exactly(kind: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError
        return value

    return check


def _or_none(made: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else made(value)


_words, _flag, _whole, _listed = map(_exactly, (str, bool, int, list))


def _name(value: Any) -> str:
    """Return the name of an error; a terminal may see it."""
    name = cast(str, _words(value))
    return name[:100] if name.isidentifier() else "an error without a name"


def _date(value: Any) -> PartialDate:
    if isinstance(value, str):
        value = dates.parse(value[:10])
    year, month, date = value
    day(year, month or 1, date or 1)  # raises what the calendar does not have
    return value if isinstance(value, PartialDate) else PartialDate(year, month, date)


# The fields of a `Page` after its address, and what makes each from what JSON knows.
_FIELDS: dict[str, Callable[[Any], Any]] = {
    "kind": PageKind,
    "titles": lambda value: tuple(Datum(*map(_words, _listed(each))) for each in _listed(value)),
    "published": _or_none(_date),
    "published_origin": _or_none(_words),
    "published_sure": _flag,
    "published_near": _flag,
    "modified": _or_none(_date),
    "publisher": _or_none(_words),
    "authors": lambda value: tuple(map(_words, _listed(value))),
    "language": _or_none(_words),
    "canonical_url": _or_none(_words),
    "free_to_read": _or_none(_flag),
    "text": _words,
    "is_cut": _flag,
    "anchors": _or_none(lambda value: frozenset(map(_words, _listed(value)))),
    "anchors_sure": _flag,
    "beside": _words,
    "signals": lambda value: tuple(map(_words, _listed(value))),
    "opening": _words,
}
HELLO = _json([0, __version__])  # what a process says when it is ready; from another version it is not understood
