"""The bytes of an HTTP/1 answer in, its status, headers and body out; opens nothing and waits for nothing.

llhttp parses, with the leniency that browsers have. What it refuses although browsers read it is tidied and given
to it once more. What is left over is no HTTP.
"""

from __future__ import annotations

import re

import httptools
import httpx

__all__ = ["Answer", "Cut", "HeadTooLarge", "NotHttp"]

MOST_HEAD = 2**18  # bytes; as Chrome has it (ERR_RESPONSE_HEADERS_TOO_BIG), curl allows 300 KB
_TOO_LARGE = f"the head of the answer has more than {MOST_HEAD:,} bytes"
MOST_LINES = 1000  # curl allows 5,000; no honest answer has a hundred
MOST_INFORMATIONAL = 20  # answers of the kind 1xx before the real one


class NotHttp(httpx.RemoteProtocolError):
    """The bytes are no HTTP answer."""


class HeadTooLarge(httpx.RemoteProtocolError):
    """The head has more bytes or lines than anybody needs."""


class Cut(httpx.ReadError):
    """The other side closed before the answer was complete."""


class Answer:
    """One answer, as far as its bytes have come."""

    __slots__ = (
        "_framing",
        "_informational",
        "_parser",
        "_raw",
        "_tidying",
        "has_head",
        "headers",
        "is_complete",
        "may_be_followed",
        "pieces",
        "status",
    )

    def __init__(self) -> None:
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.has_head = False
        self.pieces: list[bytes] = []  # of the body; whoever reads takes them out
        self.is_complete = False
        self.may_be_followed = False  # the connection may carry another request
        self._raw = bytearray()  # the head, until it is whole
        self._framing = 0  # bytes since the last one of the body: sizes of chunks, trailers
        self._informational = 0
        self._tidying = False  # llhttp has refused the head as it came
        self._parser = self._new_parser()

    @property
    def has_begun(self) -> bool:
        """True once anything came at all."""
        return self.has_head or bool(self._raw) or self._informational > 0

    def feed(self, data: bytes) -> None:
        """Take in what came over the wire; raises `NotHttp` or `HeadTooLarge`."""
        if self.is_complete:
            self.may_be_followed &= not data.strip(b"\r\n")  # it says more than it was asked
        elif self.has_head:
            self._framing += len(data)
            self._parse(data)
            if self._framing > MOST_HEAD:
                raise NotHttp("the answer goes on, and there is no page in it")
        elif self._tidying:
            self._raw += data
            self._tidy(len(self._raw) - len(data))
        else:
            self._raw += data
            self._parse(data)
            if self._tidying:
                self._tidy(0)
        if not self.has_head and len(self._raw) > MOST_HEAD:
            raise HeadTooLarge(_TOO_LARGE)

    def end(self) -> None:
        """Take in that the other side has closed; raises `NotHttp` or `Cut` where that is too early."""
        if self.is_complete:
            return
        if not self.has_head:
            if not self.has_begun:
                raise Cut("the server closed the connection without an answer")
            raise NotHttp(f"the answer is not HTTP: it begins with {ascii(bytes(self._raw[:20]))[1:]}")
        if self._has_a_length():
            raise Cut("the server closed the connection before the answer was complete")
        self.is_complete = True

    def _has_a_length(self) -> bool:
        return any(
            name.lower() == b"content-length"
            or (name.lower() == b"transfer-encoding" and b"chunked" in value.lower())
            for name, value in self.headers
        )

    def _new_parser(self) -> httptools.HttpResponseParser:
        parser = httptools.HttpResponseParser(self)
        parser.set_dangerous_leniencies(
            lenient_headers=True,  # folded lines, odd characters
            lenient_chunked_length=True,  # a length beside chunks: chunks count (RFC 9112 §6.3)
            lenient_keep_alive=True,
            lenient_transfer_encoding=True,
            lenient_version=True,
            lenient_data_after_close=True,
            lenient_optional_cr_before_lf=True,
            lenient_optional_crlf_after_chunk=True,
            lenient_spaces_after_chunk_size=True,
        )
        return parser

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self.is_complete = True
            self.may_be_followed = False  # what is spoken from here on is no HTTP
        except httptools.HttpParserCallbackError as error:
            raise error.__context__ or error from None
        except httptools.HttpParserError as error:
            if self.is_complete:
                self.may_be_followed = False
            elif self.has_head or self._tidying:
                raise NotHttp(f"the answer is not HTTP: {str(error)[:100].lower()}") from error
            else:
                self._tidying = True
                self._informational = 0  # they are gone through once more

    def _tidy(self, start: int) -> None:
        """Give the head to the parser once more, tidied, as soon as it is whole."""
        while match := _END_OF_HEAD.search(self._raw, max(0, start - 3)):
            head, rest = bytes(self._raw[: match.end()]), bytes(self._raw[match.end() :])
            tidy = tidied(head)
            if tidy is None:
                raise NotHttp(f"the answer is not HTTP: it begins with {ascii(head[:20])[1:]}")
            self.headers.clear()
            if tidy[9:10] == b"1":
                self._count_informational()
                self._raw, start = bytearray(rest), 0
                continue
            self._parser = self._new_parser()
            self._parse(tidy + rest)
            return

    def _count_informational(self) -> None:
        self._informational += 1
        if self._informational > MOST_INFORMATIONAL:
            raise NotHttp(f"more than {MOST_INFORMATIONAL} informational answers and no real one")

    # What the parser calls. After the answer is complete it may go on to what follows in the same bytes.

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take in a line of the head."""
        if self.has_head:
            return  # trailers after chunks
        self.headers.append((name, value.strip()))
        if len(self.headers) > MOST_LINES:
            raise HeadTooLarge(f"the head of the answer has more than {MOST_LINES} lines")

    def on_headers_complete(self) -> None:
        """Take in that the head is whole."""
        if self.has_head:
            return
        status = self._parser.get_status_code()
        if 100 <= status < 200 and status != 101:
            self.headers.clear()
            self._count_informational()
            return
        head = b"".join([part for field in self.headers for part in field])
        if b"\0" in head:
            raise NotHttp("a header holds a NUL")
        if len(head) > MOST_HEAD:
            raise HeadTooLarge(_TOO_LARGE)
        self.status = status
        self.has_head = True
        self._raw.clear()

    def on_body(self, data: bytes) -> None:
        """Take in a piece of the body."""
        if not self.is_complete:
            self.pieces.append(data)
            self._framing = 0

    def on_message_complete(self) -> None:
        """Take in that the answer is complete."""
        if self.is_complete or not self.has_head:
            return  # the end of an informational answer, or of something nobody asked for
        self.is_complete = True
        self.may_be_followed = self._parser.should_keep_alive()

    def on_message_begin(self) -> None:
        """Take in that one more answer begins, perhaps one that nobody asked for."""
        if self.is_complete:
            self.may_be_followed = False


_END_OF_HEAD = re.compile(rb"\n\r{0,2}\n")  # no longer than what `_tidy` looks back for
_STATUS_LINE = re.compile(rb"(?:HTTP/(\d)(?:\.(\d))?|ICY)[ \t]+(\d{3})(?:[ \t]+([^\0]*))?", re.IGNORECASE)
_TOKEN = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 9110 §5.6.2


def tidied(head: bytes) -> bytes | None:
    """Return a head as browsers read it, in its strict form; None where there is no status line.

    Lines without a name are dropped, spaces before a colon too; equal lengths become one; ``ICY 200 OK`` is
    HTTP/1.0, as radio streams mean it.
    """
    lines = [line.rstrip(b"\r") for line in head.lstrip(b"\r\n").split(b"\n")]
    match = _STATUS_LINE.fullmatch(lines[0].strip())
    if not match or b"\0" in head:
        return None
    major, minor, status, reason = match.groups()
    is_old = major in {None, b"0"} or (major == b"1" and minor == b"0")
    fields = _fields(lines[1:])
    lengths = {
        part.strip() for name, value in fields if name.lower() == b"content-length" for part in value.split(b",")
    }
    if len(lengths) == 1:
        fields = [(name, value) for name, value in fields if name.lower() != b"content-length"]
        fields.append((b"Content-Length", lengths.pop()))
    first = b"HTTP/1.%d %s %s" % (not is_old, status, (reason or b"").replace(b"\r", b""))
    return b"\r\n".join([first, *(name + b": " + value for name, value in fields), b"", b""])


def _fields(lines: list[bytes]) -> list[tuple[bytes, bytes]]:
    fields: list[tuple[bytes, list[bytes]]] = []
    for line in lines:
        if line[:1] in {b" ", b"\t"}:
            if fields:
                fields[-1][1].append(line.strip())
            continue
        name, colon, value = line.partition(b":")
        if colon and _TOKEN.fullmatch(name.strip()):
            fields.append((name.strip(), [value.strip()]))
    return [(name, b" ".join(parts).replace(b"\r", b" ").strip()) for name, parts in fields]
