"""Content encodings, undone within bounds."""

import gzip
import zlib

import pytest

from linkcheck.fetch.decode import decode

TEXT = b"<title>A page</title>" * 10


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(TEXT, "", id="none"),
        pytest.param(TEXT, "identity", id="identity"),
        pytest.param(gzip.compress(TEXT), "gzip", id="gzip"),
        pytest.param(gzip.compress(TEXT), "x-gzip", id="x-gzip"),
        pytest.param(zlib.compress(TEXT), "deflate", id="deflate with its wrapper"),
        pytest.param(zlib.compress(TEXT)[2:-4], "deflate", id="deflate without"),
        pytest.param(gzip.compress(gzip.compress(TEXT)), "gzip, gzip", id="gzip twice"),
        pytest.param(TEXT, "gzip", id="says gzip and is not"),
    ],
)
def test_a_body_is_decoded(body, encoding):
    assert decode(body, encoding, 10_000) == (TEXT, False)


def test_a_cut_gzip_gives_what_came():
    """A truncated stream is still evidence."""
    body, _ = decode(gzip.compress(TEXT * 50)[:-30], "gzip", 100_000)
    assert body.startswith(TEXT)


def test_a_bomb_stops_at_the_cap():
    """A gigabyte in a megabyte is cut, and said to be."""
    bomb = gzip.compress(bytes(50_000_000))
    body, cut = decode(bomb, "gzip", 1000)
    assert (len(body), cut) == (1000, True)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip, gzip", "secret"])
def test_what_cannot_be_decoded_is_not_read(encoding):
    """Raw bytes of an unknown encoding are never taken for a page."""
    assert decode(TEXT, encoding, 1000) == (b"", True)
