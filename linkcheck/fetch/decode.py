"""Undoes `Content-Encoding` as the bytes arrive, within bounds: 809 bytes of a bomb must not become a gigabyte.

The wire is undone in blocks whose borders depend on nothing but the place in the body. So the same body gives the
same result in whatever pieces it arrives.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from itertools import accumulate, pairwise

__all__ = ["ACCEPT", "Decoder", "decoded"]

ACCEPT = "gzip, deflate, br, zstd"  # what can be undone here, in the order in which browsers ask for it
MOST_ENCODINGS = 2  # in one another; curl stops at five, nobody needs more than two
MOST_MEMBERS = 1000  # gzip members or zstd frames in one body: bgzip writes one for every 64 KiB
MOST_SHOWN = 40  # characters of a name that came from outside

# How many times as long a bomb becomes, at least. HTML becomes 3 to 20 times as long. Deflate cannot exceed 1032
# (zlib's technical details); a bomb comes near to that, and with br and zstd goes far beyond.
BOMB = 100

_ZSTD_WINDOW = 23  # as a power of two: 8 MiB, the most that RFC 9659 section 3 allows
_AUTO = 32 + zlib.MAX_WBITS  # gzip or zlib, by the first bytes
_RAW = -zlib.MAX_WBITS  # deflate without its wrapper, as some servers send it

_FIRST_BLOCK = 512  # bytes; enough to tell text from what is compressed
_LARGEST_BLOCK = 1 << 15
_STEP = 1 << 17  # bytes that are decoded at once; brotli goes up to twice as far
_KEPT = 1 << 18  # bytes of the wire that are kept, to be undone once more if they turn out to be broken
_SLACK = 1 << 16  # an inner encoding may be this much longer than what is wanted: deflate adds 5 bytes to 16 KiB

# The binary data bytes of the MIME Sniffing Standard, section 3, and how zstd begins. What is compressed holds one
# among its first 512 bytes: that none of these 27 in 256 turns up there has a chance of 10⁻²⁵.
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]|^\x28\xb5\x2f\xfd")


class _Codec:
    """One way to undo an encoding, from its first byte to its end."""

    broken: type[Exception]  # what `pieces` raises when the wire holds something else
    is_ended = False
    rest = b""  # what came after the end

    def pieces(self, wire: bytes) -> Iterator[bytes]:
        """Yield all that so much more of the wire becomes."""
        raise NotImplementedError


class _Zlib(_Codec):
    broken = zlib.error

    def __init__(self, window: int) -> None:
        self._inflate = zlib.decompressobj(window)

    def pieces(self, wire: bytes) -> Iterator[bytes]:
        while piece := self._inflate.decompress(wire, _STEP):
            yield piece
            wire = self._inflate.unconsumed_tail  # though it is empty, there may be more
        self.is_ended, self.rest = self._inflate.eof, self._inflate.unused_data


class _Brotli(_Codec):  # it takes what follows the end for a fault
    def __init__(self) -> None:
        import brotli  # noqa: PLC0415  (only a body that needs it waits for it)

        self.broken = brotli.error
        self._decompressor = brotli.Decompressor()

    def pieces(self, wire: bytes) -> Iterator[bytes]:
        while piece := self._decompressor.process(wire, output_buffer_limit=_STEP):
            yield piece
            wire = b""
        self.is_ended = self._decompressor.is_finished()


class _Zstd(_Codec):
    def __init__(self) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415  (only a body that needs it waits for it)
        else:
            from backports import zstd  # noqa: PLC0415  (only a body that needs it waits for it)

        self.broken = zstd.ZstdError
        options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW}
        self._decompressor = zstd.ZstdDecompressor(options=options)

    def pieces(self, wire: bytes) -> Iterator[bytes]:
        while piece := self._decompressor.decompress(wire, _STEP):
            yield piece
            wire = b""
            if self._decompressor.eof or self._decompressor.needs_input:
                break
        self.is_ended, self.rest = self._decompressor.eof, self._decompressor.unused_data


_WAYS: dict[str, tuple[Callable[[], _Codec], ...]] = {
    "gzip": (partial(_Zlib, _AUTO),),
    "deflate": (partial(_Zlib, _AUTO), partial(_Zlib, _RAW)),
    "br": (_Brotli,),
    "zstd": (_Zstd,),
}
_MAGIC = {"gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}  # RFC 1952, RFC 8878
_ANOTHER = {"gzip": b"\x1f", "zstd": bytes([0x28, *range(0x50, 0x60)])}  # how a further member or frame begins


class _Stream:
    """A gzip member, a zstd frame, or a whole body of br or deflate."""

    def __init__(self, way: Callable[[], _Codec]) -> None:
        self.codec = way()
        self.wire = bytearray()  # all there was so far,
        self.is_kept = True  # unless that was too much
        self.given = 0
        self._way = way

    def pieces(self, wire: bytes) -> Iterator[bytes]:
        self.is_kept = self.is_kept and len(self.wire) + len(wire) <= _KEPT
        if self.is_kept:
            self.wire += wire
        else:
            self.wire.clear()
        for piece in self.codec.pieces(wire):
            self.given += len(piece)
            yield piece

    def before_the_fault(self, start: int, end: int, size: int = 256) -> Iterator[bytes]:
        """Yield what was still to come when the wire was found broken, somewhere between these two bytes.

        A decoder that meets a fault loses what it had decoded just before. So all is undone once more, the last of
        it in small parts, and the last of them byte by byte.
        """
        known = self.given
        self.codec = self._way()
        try:
            for at, to in pairwise([0, *range(start, end, size), end]):
                for piece in self.codec.pieces(bytes(self.wire[at:to])) if not self.codec.is_ended else ():
                    self.given += len(piece[known:])
                    yield piece[known:]
                    known = max(0, known - len(piece))
        except self.codec.broken:
            if size > 1:
                yield from self.before_the_fault(at, to, 1)


class _Stage:
    """One encoding, and how far it has been undone."""

    def __init__(self, name: str, most: int) -> None:
        self.wire = 0  # bytes that were looked at
        self.note: str | None = None
        self.is_over = False  # nothing more can come
        self.is_flooded = False  # because it was far more than `most` bytes
        self._name = name
        self._most = most + _SLACK
        self._ways = iter(_WAYS[name])
        self._way = next(self._ways)
        self._stream: _Stream | None = None  # before the first block, and of a body that is not encoded
        self._members = 0
        self._pending = bytearray()
        self._block = _FIRST_BLOCK
        self._given = 0

    def feed(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield what that much more of the wire becomes, block by block."""
        for piece in pieces:
            view = memoryview(piece)
            while view and not self.is_over:
                room = self._block - len(self._pending)
                self._pending += view[:room]
                view = view[room:]
                if len(self._pending) == self._block:
                    yield from self._next_block()
            if self.is_over:
                return

    def finish(self) -> Iterator[bytes]:
        """Yield what the last block becomes, and note it if there should have been more."""
        if self._pending and not self.is_over:
            yield from self._next_block(is_last=True)
        if self._stream and not self._stream.codec.is_ended and not self.is_over:
            self.note = f"the {self._name} body is cut off"
        self._stream = None  # the window of brotli alone may be 16 MiB

    def _next_block(self, *, is_last: bool = False) -> Iterator[bytes]:
        block = bytes(self._pending)
        self._pending.clear()
        if not self.wire and (_BINARY.search(block) or (is_last and self._is_sound(block))):
            self._open()
        self.wire += len(block)
        self._block = min(2 * self._block, _LARGEST_BLOCK)
        for piece in self._undo(block) if self._stream else self._as_it_is(block):
            self._given += len(piece)
            yield piece
            if self._given > self._most:
                self.is_over = self.is_flooded = True
                return

    def _is_sound(self, body: bytes) -> bool:
        """Return whether a short body, though it looks like text, is what it says: to its end, not a byte more."""
        for codec in [way() for way in _WAYS[self._name]]:
            with suppress(codec.broken):
                sizes = accumulate(map(len, codec.pieces(body)))
                if any(size > self._most for size in sizes) or codec.is_ended:
                    return not codec.rest
        return False

    def _open(self) -> _Stream:
        self._stream = _Stream(self._way)
        self._members += 1
        return self._stream

    def _end(self, note: str | None) -> None:
        self.is_over = True
        self.note = note

    def _as_it_is(self, wire: bytes) -> Iterator[bytes]:
        self._stream = None
        self.note = f"the body is not {self._name}, though it says so"
        yield wire

    def _undo(self, wire: bytes) -> Iterator[bytes]:
        stream = self._stream
        while wire and stream:
            if stream.codec.is_ended:
                if not self._goes_on(wire):
                    return
                stream = self._open()
            try:
                yield from stream.pieces(wire)
            except stream.codec.broken as error:
                yield from self._fault(stream, wire, error)
                return
            wire = stream.codec.rest

    def _goes_on(self, wire: bytes) -> bool:
        """Return whether another member follows. What else comes after the end is ignored, as browsers do."""
        if wire[0] not in _ANOTHER.get(self._name, b""):
            self._end(None)
        elif self._members == MOST_MEMBERS:
            self._end(f"more than {MOST_MEMBERS:,} {self._name} bodies one after another were not read")
        return not self.is_over

    def _fault(self, stream: _Stream, wire: bytes, error: Exception) -> Iterator[bytes]:
        """Yield what can be saved of a body that is not what it says, at least not to its end."""
        if stream.is_kept:
            yield from stream.before_the_fault(len(stream.wire) - len(wire), len(stream.wire))
        if stream.codec.is_ended or (self._members > 1 and not stream.given):
            self._end(None)  # the fault was after the end
        elif stream.given or not stream.is_kept:
            self._end(f"the {self._name} body is broken")
        else:
            yield from self._other_way(bytes(stream.wire), error)

    def _other_way(self, wire: bytes, error: Exception) -> Iterator[bytes]:
        """Yield what a body becomes, all of which has come to nothing so far."""
        if way := next(self._ways, None):
            self._way = way
            self._members = 0
            self._open()
            yield from self._undo(wire)
        elif not wire.startswith(_MAGIC.get(self._name, ())):
            yield from self._as_it_is(wire)
        elif "too much memory" in str(error):  # zstd's words for a window beyond what is allowed
            self._end(f"the {self._name} body wants a window of more than 8 MiB, so the page was not read")
        else:
            self._end(f"the {self._name} body is broken")


class Decoder:
    """A body with its `Content-Encoding` undone, as far as it has come, and at most so many bytes of it.

    Once it `is_full`, nothing more is taken: there was more than `most` (`is_cut`), or nothing more can come.
    """

    def __init__(self, encodings: str, most: int) -> None:
        self.is_cut = False
        self.is_full = False
        self._names, self._refusal = _read(encodings)
        self._stages = [_Stage(name, most) for name in reversed(self._names)]
        self._most = most
        self._size = 0
        self._out = BytesIO()  # it hands out what it holds without a copy

    def feed(self, data: bytes) -> None:
        """Take what the wire has brought. Never raises for what it holds."""
        if self._refusal:
            self.is_full = self.is_full or bool(data)
        elif not self.is_full:
            self._take((data,), self._stages)

    def finish(self) -> None:
        """Take note that the wire has ended."""
        for at, stage in enumerate(self._stages):
            self._take(stage.finish(), self._stages[at + 1 :])

    def _take(self, pieces: Iterable[bytes], stages: Sequence[_Stage]) -> None:
        for stage in stages:
            pieces = stage.feed(pieces)
        for piece in pieces:
            room = self._most - self._size
            self._size += self._out.write(piece if len(piece) <= room else memoryview(piece)[:room])
            if len(piece) > room:
                self.is_cut = True
                break
        self.is_cut = self.is_cut or any(stage.is_flooded for stage in self._stages)
        self.is_full = self.is_cut
        for stage in reversed(self._stages):  # what comes before one that is over works for nobody
            stage.is_over = self.is_full = self.is_full or stage.is_over

    @property
    def body(self) -> bytes:
        """What has been decoded."""
        return self._out.getvalue()

    @property
    def note(self) -> str | None:
        """What there is to say of the encoding, in one sentence."""
        if self._refusal:
            return self._refusal if self.is_full else None  # an answer without a body needs no decoding
        if self._stages and self.is_cut and self._most > BOMB * (wire := self._stages[0].wire):
            encoding = " in ".join(self._names)
            return f"a compression bomb: {wire:,} bytes of {encoding} became more than {self._most:,}"
        return next((stage.note for stage in self._stages if stage.note), None)


def decoded(body: bytes, encodings: str, most: int) -> Decoder:
    """Return a whole body with its encodings undone."""
    decoder = Decoder(encodings, most)
    decoder.feed(body)
    decoder.finish()
    return decoder


def _read(encodings: str) -> tuple[list[str], str | None]:
    """Return the names of a header's encodings in the order they were put on, or why they cannot be undone."""
    names = [name.strip().lower() for name in encodings.split(",")]
    names = [{"x-gzip": "gzip"}.get(name, name) for name in names if name not in {"", "identity"}]
    if unknown := next((name for name in names if name not in _WAYS), None):
        shown = "".join(letter if letter.isprintable() else "�" for letter in unknown[:MOST_SHOWN])
        return [], f"the encoding '{shown}' is unknown, so the page was not read"
    if len(names) > MOST_ENCODINGS:
        return [], f"{len(names):,} encodings in one another are more than anybody needs, so the page was not read"
    return names, None
