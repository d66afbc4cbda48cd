"""Content encodings, undone as the bytes arrive and within bounds."""

import gzip
import itertools
import subprocess
import sys
import tracemalloc
import zlib
from functools import cache
from random import Random
from time import perf_counter

import brotli
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from timing import cpu

from linkcheck.fetch.decode import ACCEPT, MOST_MEMBERS, Decoder, decoded

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = "<title>Žluťoučký kůň</title>\n".encode() * 10
LONG = b"".join(b"<p>Paragraph %d of %d.</p>\n" % (number, number * number) for number in range(20_000))
MOST = 1 << 20
MIB = 1 << 20


def deflated(data, window=zlib.MAX_WBITS):
    compressor = zlib.compressobj(6, zlib.DEFLATED, window)
    return compressor.compress(data) + compressor.flush()


def raw_deflated(data):
    return deflated(data, -zlib.MAX_WBITS)


def brotlied(data):
    return brotli.compress(data, quality=5)


def windowed(data, power):
    """Return a zstd frame that asks for a window of so many bytes, whatever its length."""
    compressor = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: power})
    return compressor.compress(data) + compressor.flush()


# What a header says, and what makes such a body.
CODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": deflated,
    "deflate, raw": raw_deflated,
    "br": brotlied,
    "zstd": zstd.compress,
}
each_coder = pytest.mark.parametrize(
    ("encoding", "code"), [pytest.param(name.partition(",")[0], code, id=name) for name, code in CODERS.items()]
)
each_encoding = pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])


def in_parts(wire, encodings, most, cuts):
    """Return what a body becomes that comes in several parts, as if nobody asked whether it is full."""
    decoder = Decoder(encodings, most)
    for start, end in itertools.pairwise([0, *sorted(min(cut, len(wire)) for cut in cuts), len(wire)]):
        decoder.feed(wire[start:end])
    decoder.finish()
    return result(decoder)


def result(decoder):
    return decoder.body, decoder.note, decoder.is_cut, decoder.is_full


# What is well-formed.


@each_coder
@pytest.mark.parametrize("data", [b"", b"a", TEXT, LONG], ids=["empty", "one byte", "short", "long"])
def test_a_body_is_decoded(encoding, code, data):
    assert result(decoded(code(data), encoding, MOST)) == (data, None, False, False)


def test_what_is_asked_for_is_decoded():
    """Every name of `Accept-Encoding` stands for something that can be undone."""
    for name in ACCEPT.split(", "):
        assert decoded(CODERS[name](TEXT), name, MOST).body == TEXT


@pytest.mark.parametrize("header", ["", "identity", " , ,", "Identity, IDENTITY"])
def test_a_body_without_encoding_is_taken_as_it_is(header):
    assert result(decoded(TEXT, header, MOST)) == (TEXT, None, False, False)


@pytest.mark.parametrize("header", ["GZIP", "\t gzip  ", ",gzip,", "identity, X-GZip"])
def test_case_spaces_and_empty_names_do_not_matter(header):
    assert result(decoded(gzip.compress(TEXT), header, MOST)) == (TEXT, None, False, False)


@pytest.mark.parametrize(("inner", "outer"), list(itertools.product(CODERS, CODERS)))
def test_two_encodings_in_one_another_are_undone(inner, outer):
    """A header names them in the order in which they were put on."""
    header = ", ".join(name.partition(",")[0] for name in (inner, outer))
    assert result(decoded(CODERS[outer](CODERS[inner](LONG)), header, MOST)) == (LONG, None, False, False)


@pytest.mark.parametrize(
    ("encoding", "wire"),
    [
        pytest.param("gzip", gzip.compress(b"<title>") + gzip.compress(b"") + gzip.compress(b"A page"), id="gzip"),
        pytest.param("zstd", zstd.compress(b"<title>") + zstd.compress(b"A page"), id="zstd"),
        pytest.param(
            "zstd",
            b"\x50\x2a\x4d\x18\x03\0\0\0abc" + zstd.compress(b"<title>A ") + b"\x5f\x2a\x4d\x18\0\0\0\0"
            + zstd.compress(b"page"),
            id="zstd with skippable frames",
        ),
    ],
)  # fmt: skip
def test_members_and_frames_are_read_one_after_another(encoding, wire):
    assert result(decoded(wire, encoding, MOST)) == (b"<title>A page", None, False, False)


def test_gzip_in_its_many_forms():
    """A header may have a name, a comment, further fields and a checksum of its own."""
    body = raw_deflated(TEXT)
    tail = zlib.crc32(TEXT).to_bytes(4, "little") + len(TEXT).to_bytes(4, "little")
    head = b"\x1f\x8b\x08\x1e\0\0\0\0\0\xff" + b"\x02\0ab" + b"page.html\0" + b"a comment\0"
    wire = head + (zlib.crc32(head) & 0xFFFF).to_bytes(2, "little") + body + tail
    assert result(decoded(wire, "gzip", MOST)) == (TEXT, None, False, False)


def test_deflate_may_be_gzip():
    """As some servers have it; browsers look at the first bytes as well."""
    assert decoded(gzip.compress(TEXT), "deflate", MOST).body == TEXT


# What is not.


@each_coder
@pytest.mark.parametrize(
    "garbage",
    [b"\n", bytes(512), b"<!-- cached -->", b"\xff" * 70_000],
    ids=["a line end", "NULs", "text", "long"],
)
def test_what_comes_after_the_end_is_ignored(encoding, code, garbage):
    body, note, is_cut, is_full = result(decoded(code(TEXT) + garbage, encoding, MOST))
    assert (body, note, is_cut, is_full) == (TEXT, None, False, True)


@each_encoding
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"h", id="one byte"),
        pytest.param(TEXT, id="HTML"),
        pytest.param(LONG, id="much HTML"),
        pytest.param(b'{"name": "JSON begins like raw deflate", "list": [1, 2, 3]}', id="JSON"),
        pytest.param(b"\n\nJ, K and L are what begins like it too." * 50, id="line ends"),
        pytest.param("Κείμενο ελληνικό, не латиница, 日本語".encode() * 99, id="Greek"),
        pytest.param("<p>Größe und Länge".encode("latin-1"), id="Latin-1"),
    ],
)
def test_plain_text_that_says_it_is_encoded_is_taken_as_it_is(encoding, data):
    """Which browsers do not, but the status and the page are evidence."""
    body, note, is_cut, _ = result(decoded(data, encoding, MOST))
    assert (body, note, is_cut) == (data, f"the body is not {encoding}, though it says so", False)
    assert in_parts(data[:600], encoding, MOST, range(600))[:2] == (data[:600], note)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_picture_that_says_it_is_encoded_is_taken_as_it_is(encoding):
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 300
    body, note, *_ = result(decoded(picture, encoding, MOST))
    assert (body, note) == (picture, f"the body is not {encoding}, though it says so")


def test_what_is_encoded_once_and_says_twice_is_decoded_once():
    """As from a server that sends its header twice."""
    body, note, *_ = result(decoded(gzip.compress(TEXT), "gzip, gzip", MOST))
    assert (body, note) == (TEXT, "the body is not gzip, though it says so")


def test_a_short_body_that_looks_like_text_is_still_decoded():
    """Whether something looks like text decides only when it is no sound body."""
    wire = bytes.fromhex(
        "0dc2810d80200c45c155de6a25c5a08dc40a3f46a6d7dc0dd5bc69e743f42ca2f9ce3a5c5129bf696c8e6b2522e22231bd74d2a63e"
    )
    assert not any(byte < 0x20 and byte not in b"\t\n\f\r\x1b" for byte in wire)
    assert result(decoded(wire, "deflate", MOST)) == (
        b"sueqr hmw knqbu hdi zjduke b b ta fd duzq u kkp q auy n qatu", None, False, False
    )  # fmt: skip
    assert result(decoded(wire[:-1], "deflate", MOST))[:2] == (
        wire[:-1],
        "the body is not deflate, though it says so",
    )


@each_coder
def test_what_is_cut_off_gives_what_came(encoding, code):
    """A cut body is still evidence, and is said to be cut."""
    name = encoding.removeprefix("x-")
    body, note, is_cut, _ = result(decoded(code(LONG)[:-20_000], encoding, MOST))
    assert len(body) > len(LONG) // 2
    assert (LONG.startswith(body), note, is_cut) == (True, f"the {name} body is cut off", False)
    assert result(decoded(code(LONG)[:30], encoding, MOST))[:2] == (b"", f"the {name} body is cut off")


@pytest.mark.parametrize(("inner", "outer"), [("gzip", "br"), ("br", "gzip"), ("zstd", "deflate")])
def test_what_is_cut_off_in_two_encodings_gives_what_came(inner, outer):
    wire = CODERS[outer](CODERS[inner](LONG))[:-20_000]
    body, note, *_ = result(decoded(wire, f"{inner}, {outer}", MOST))
    assert len(body) > len(LONG) // 2
    assert (LONG.startswith(body), note) == (True, f"the {outer} body is cut off")


@pytest.mark.parametrize("code", [gzip.compress, deflated])
def test_a_wrong_checksum_loses_nothing(code):
    """It is the fault that is met most, and browsers do not look at the checksum."""
    wire = code(TEXT)
    name = "gzip" if code is gzip.compress else "deflate"
    broken = wire[:-4] + bytes(4)
    assert result(decoded(broken, name, MOST)) == (TEXT, f"the {name} body is broken", False, True)


@each_coder
@pytest.mark.parametrize("where", [0.3, 0.6, 0.95])
def test_what_is_broken_in_the_middle_gives_what_came_before(encoding, code, where):
    """A decoder makes something of the noise until it finds it out, which raw deflate and br may never do."""
    wire = code(LONG)
    at = int(len(wire) * where)
    noise = Random(0).randbytes(len(wire) - at)
    body, note, *_ = result(decoded(wire[:at] + noise, encoding, MOST))
    before = decoded(wire[:at], encoding, MOST).body
    assert len(before) > len(LONG) * (where - 0.25)
    assert LONG.startswith(before)
    assert body.startswith(before)
    assert note == f"the {encoding.removeprefix('x-')} body is broken" or code in {raw_deflated, brotlied}


def test_a_broken_body_gives_every_byte_before_the_fault():
    """Though zlib loses what it had decoded in the same call: the last bytes are undone one by one."""
    flushed = zlib.compressobj(6, zlib.DEFLATED, 31)
    wire = flushed.compress(LONG[:100_000]) + flushed.flush(zlib.Z_SYNC_FLUSH)
    body, note, *_ = result(decoded(wire + b"\x07" * 30_000, "gzip", MOST))
    assert (body, note) == (LONG[:100_000], "the gzip body is broken")


@pytest.mark.parametrize("wire", [b"\x1f\x8b\x09" + TEXT, b"\x1f\x8b\x08\xe0" + TEXT], ids=["method", "flags"])
def test_gzip_that_cannot_be_read_is_no_page(wire):
    """It is gzip, so its bytes are not taken for a page."""
    assert result(decoded(wire, "gzip", MOST)) == (b"", "the gzip body is broken", False, True)


def test_zstd_of_a_wide_window_is_refused():
    """RFC 9659 allows 8 MiB, which is what browsers give."""
    note = "the zstd body wants a window of more than 8 MiB, so the page was not read"
    assert result(decoded(windowed(LONG, 23), "zstd", MOST)) == (LONG, None, False, False)
    assert result(decoded(windowed(LONG, 24), "zstd", MOST)) == (b"", note, False, True)


@pytest.mark.parametrize("header", ["gzip", "br", "zstd", "deflate, br", "secret", "gzip, gzip, gzip"])
def test_an_answer_without_a_body_needs_no_decoding(header):
    """A 204 or the answer to HEAD says how a body would have been encoded."""
    assert result(decoded(b"", header, MOST)) == (b"", None, False, False)


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("secret", "the encoding 'secret' is unknown, so the page was not read"),
        ("gzip, Compress", "the encoding 'compress' is unknown, so the page was not read"),
        ("gzip;q=1", "the encoding 'gzip;q=1' is unknown, so the page was not read"),
        ("gzip,br,gzip", "3 encodings in one another are more than anybody needs, so the page was not read"),
        (
            "gzip," * 100_000,
            "100,000 encodings in one another are more than anybody needs, so the page was not read",
        ),
        ("x" * 100_000, f"the encoding '{'x' * 40}' is unknown, so the page was not read"),
        ("\x1b[31m\0a\r\nb\u202e\udc80", "the encoding '�[31m�a��b��' is unknown, so the page was not read"),
    ],
    ids=["unknown", "compress", "parameter", "three", "many", "long", "control characters"],
)
def test_what_cannot_be_decoded_is_not_read(header, note):
    """Raw bytes of an unknown encoding are never taken for a page."""
    assert result(decoded(TEXT, header, MOST)) == (b"", note, False, True)


# What is too much.


@cache
def bomb(encodings):
    """Return half a gigabyte of NULs, encoded."""
    inner, _, outer = encodings.partition(", ")
    if outer:
        return CODERS[outer](bomb(inner))
    if inner in {"br", "zstd"}:
        return CODERS[inner](bytes(512 * MIB))
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31 if inner == "gzip" else 15)
    first, again = (
        compressor.compress(bytes(MIB)) + compressor.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )  # of which the second can be repeated
    return first + again * 511


BOMBS = ["gzip", "deflate", "br", "zstd", "gzip, gzip", "br, br", "zstd, br", "deflate, zstd"]


@pytest.mark.parametrize("encodings", BOMBS)
def test_a_bomb_stops_at_the_cap(encodings):
    """Half a gigabyte is cut, and told from an ordinary long page."""
    decoder = decoded(bomb(encodings), encodings, MOST)
    assert (decoder.body, decoder.is_cut, decoder.is_full) == (bytes(MOST), True, True)
    assert decoder.note.startswith("a compression bomb: ")
    assert decoder.note.endswith(f" bytes of {encodings.replace(', ', ' in ')} became more than 1,048,576")


@pytest.mark.parametrize("encodings", BOMBS)
def test_a_bomb_takes_neither_memory_nor_time(encodings):
    wire = bomb(encodings)
    decoded(wire, encodings, MOST)  # the imports
    assert min(cpu(lambda: decoded(wire, encodings, MOST)) for _ in range(3)) < 0.1
    tracemalloc.start()
    try:
        decoder = decoded(wire, encodings, MOST)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert decoder.is_full
    assert peak < MOST + MIB


@pytest.mark.parametrize(
    ("inner", "encodings"),
    [
        pytest.param(gzip.compress(b"") * 500_000, "gzip, gzip", id="members"),
        pytest.param(b"\0\0\0\xff\xff" * 2_000_000, "deflate, gzip", id="blocks"),
        pytest.param(zstd.compress(b"") * 500_000, "zstd, gzip", id="frames"),
    ],
)
def test_an_inner_encoding_that_comes_to_nothing_is_stopped_too(inner, encodings):
    """Ten megabytes in a few kilobytes, none of which ever becomes a page."""
    decoder = decoded(gzip.compress(inner), encodings, MOST)
    assert (decoder.body, decoder.is_full) == (b"", True)
    assert decoder.note
    assert cpu(lambda: decoded(gzip.compress(inner[:100]) + bytes(9), encodings, MOST)) < 0.1


@pytest.mark.parametrize(
    ("encoding", "member"),
    [("gzip", gzip.compress(b"ab")), ("zstd", zstd.compress(b"ab")), ("zstd", b"\x50\x2a\x4d\x18\x02\0\0\0ab")],
    ids=["gzip", "zstd", "skippable"],
)
def test_very_many_members_are_too_many(encoding, member):
    """Each costs a new decoder, and comes to next to nothing."""
    enough = decoded(member * MOST_MEMBERS, encoding, MOST)
    decoder = decoded(member * 100_000, encoding, MOST)
    assert (enough.note, enough.is_full) == (None, False)
    assert (decoder.body, decoder.is_full) == (enough.body, True)
    assert decoder.note == f"more than 1,000 {encoding} bodies one after another were not read"
    assert min(cpu(lambda: decoded(member * 100_000, encoding, MOST)) for _ in range(3)) < 0.4


def test_a_bomb_is_told_before_all_of_it_has_come():
    """The caller need not read the rest of the wire."""
    wire = bomb("gzip")
    decoder = Decoder("gzip", MOST)
    decoder.feed(wire[:4096])
    assert decoder.is_full
    before = result(decoder)
    decoder.feed(wire[4096:])
    decoder.finish()
    assert result(decoder) == before


def test_a_long_page_is_no_bomb():
    """HTML that is cut becomes a few times as long, and nothing is said of its encoding."""
    for encoding, code in (("gzip", gzip.compress), ("br", brotlied), ("", bytes)):
        assert result(decoded(code(LONG), encoding, 100_000)) == (LONG[:100_000], None, True, True)


@pytest.mark.parametrize("encodings", ["", "gzip", "deflate", "br", "zstd", "br, gzip"])
@pytest.mark.parametrize("most", [0, 1, 1000, 32_752, 131_072, 200_000])
def test_a_body_is_cut_to_the_byte(encodings, most):
    """One that is just as long as it may be is whole."""
    for extra in (0, 1):
        wire = LONG[: most + extra]
        for name in filter(None, encodings.split(", ")):
            wire = CODERS[name](wire)
        assert result(decoded(wire, encodings, most)) == (LONG[:most], None, bool(extra), bool(extra))


# What holds for everything.

texts = st.binary(max_size=300) | st.sampled_from([b"", b"a", TEXT, LONG[:3000], bytes(70_000)])
headers = st.lists(st.sampled_from([*CODERS, "identity", "secret"]), max_size=3)
caps = st.sampled_from([0, 1, 100, 5000, 100_000])


def encoded(data, names):
    for name in names:
        data = CODERS.get(name, bytes)(data)
    return data, ", ".join(name.partition(",")[0] for name in names)


@given(texts, st.lists(st.sampled_from([*CODERS, "identity"]), max_size=2))
@settings(deadline=None)
def test_what_is_encoded_comes_back(data, names):
    wire, header = encoded(data, names)
    assert result(decoded(wire, header, MOST)) == (data, None, False, False)


@given(st.binary(max_size=2000), headers, caps)
@example(b"\x1f\x8b", ["gzip"], 100)
@example(b"\x28\xb5\x2f\xfd", ["zstd"], 100)
@settings(deadline=None)
def test_any_bytes_stay_within_the_bound(wire, names, most):
    """Nothing is raised, whatever the wire holds."""
    decoder = decoded(wire, ", ".join(name.partition(",")[0] for name in names), most)
    assert len(decoder.body) <= most


@given(texts, headers, caps, st.data())
@settings(deadline=None, max_examples=200)
def test_any_split_gives_the_same(data, names, most, draw):
    """Whole, cut or broken: it does not matter in what pieces a body comes."""
    wire, header = encoded(data, names)
    wire = wire[: draw.draw(st.integers(0, len(wire)), "end")] + draw.draw(st.binary(max_size=40), "more")
    place, noise = draw.draw(st.integers(0, len(wire)), "place"), draw.draw(st.binary(max_size=3), "noise")
    wire = wire[:place] + noise + wire[place + len(noise) :]
    cuts = draw.draw(st.lists(st.integers(0, len(wire)), max_size=8), "cuts")
    whole = result(decoded(wire, header, most))
    assert in_parts(wire, header, most, cuts) == whole
    if len(wire) < 5000:
        assert in_parts(wire, header, most, range(len(wire))) == whole


@given(st.text(max_size=200))
def test_no_header_disturbs_a_note(header):
    note = decoded(TEXT, header, MOST).note
    assert note is None or (note.isprintable() and len(note) < 120)


# What it costs.


def test_what_is_not_needed_is_not_imported():
    """Only a body of br or zstd waits for its decoder."""
    script = (
        "import sys, gzip; from linkcheck.fetch.decode import decoded; decoded(gzip.compress(b'a'), 'gzip', 9);"
        "decoded(b'', 'br, zstd', 9); print([name for name in sys.modules if 'brotli' in name or 'zstd' in name])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_plain_bodies_are_not_copied_in_vain():
    """A body without encoding costs little more than copying it once."""
    chunks = [LONG[at : at + 65_536] for at in range(0, len(LONG), 65_536)]

    def copied():
        return b"".join(bytes(memoryview(chunk)) for chunk in chunks)

    def taken():
        decoder = Decoder("", MOST)
        for chunk in chunks:
            decoder.feed(chunk)
        return decoder.body

    assert taken() == copied()
    assert fastest(taken) < 5 * fastest(copied) + 0.0005


def test_gzip_takes_as_long_as_zlib():
    wire = gzip.compress(LONG)
    assert fastest(lambda: decoded(wire, "gzip", MOST)) < 1.6 * fastest(lambda: zlib.decompress(wire, 31)) + 0.001


def fastest(work, tries=20):
    times = []
    for _ in range(tries):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)
