"""Pictures, sounds and films have nothing to read, unless they carry a title that is cheap to find."""

import struct
import zlib

import pytest
from pdfs import a_packet, titled
from timing import assert_linear, cpu

from linkcheck.model import PageKind
from linkcheck.page.files import picture
from linkcheck.page.read import read_page

URL = "https://moss.example/roof"
PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind, content):
    return struct.pack("!I", len(content)) + kind + content + struct.pack("!I", zlib.crc32(kind + content))


def a_png(*chunks):
    return PNG + chunk(b"IHDR", b"\0" * 13) + b"".join(chunks) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("body", "content_type", "signal"),
    [
        (a_png(), "", "PNG image"),
        (b"\xff\xd8\xff\xe0...", "text/html", "JPEG image"),
        (b"GIF89a...", "image/gif", "GIF image"),
        (b"RIFF1234WEBP", "", "WebP image"),
        (b"\0\0\0\x20ftypisom....", "", "MPEG-4 video"),
        (b"\0\0\0\x20ftypavif....", "", "AVIF image"),
        (b"ID3....", "audio/mpeg", "MP3 sound"),
        (b"...", "video/x-moss; codecs=x", "video/x-moss"),
        (b"", "image/png", "image/png"),
    ],
    ids=["PNG", "JPEG", "GIF", "WebP", "MP4", "AVIF", "MP3", "another video", "nothing"],
)
def test_a_picture_has_nothing_to_read(body, content_type, signal):
    """A picture has nothing to read."""
    page = read_page(body, URL, content_type)
    assert (page.kind, page.titles, page.text) == (PageKind.MEDIA, (), "")
    assert page.signals == (signal, "nothing to read")


@pytest.mark.parametrize(
    ("body", "origin"),
    [
        (a_png(chunk(b"tEXt", "Title\0On möss".encode("latin-1"))), "PNG Title"),
        (a_png(chunk(b"iTXt", "Title\0\0\0en\0Title\0On möss".encode())), "PNG Title"),
        (b"\xff\xd8\xff\xe1\0\0http://ns.adobe.com/xap/1.0/\0" + a_packet(titled("On möss")), "XMP dc:title"),
        (b"\0\0\0\x20ftypisom" + b"\0" * 99 + a_packet(titled("On möss")), "XMP dc:title"),
    ],
    ids=["PNG text", "PNG international text", "JPEG", "MPEG-4"],
)
def test_a_title_that_a_picture_carries_is_one(body, origin):
    """The days it was made and changed say nothing of its publication."""
    page = read_page(body.replace(b"<dc:format>", b"<xmp:CreateDate>2020</xmp:CreateDate><dc:format>"), URL)
    assert (page.kind, page.titles) == (PageKind.MEDIA, (("On möss", origin),))
    assert (page.published, page.modified) == (None, None)


@pytest.mark.parametrize(
    ("body", "signal"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "Office file from before 2007, or encrypted"),
        (b"{\\rtf1 words}", "RTF file"),
        (b"%!PS-Adobe", "PostScript file"),
        (b"\x1f\x8b...", "gzip archive"),
        (b"\0\1\2\3", "unknown format"),
    ],
    ids=["old Word", "RTF", "PostScript", "gzip", "unknown"],
)
def test_what_no_reader_knows_has_nothing_to_read(body, signal):
    """What no reader knows has nothing to read."""
    page = read_page(body, URL)
    assert (page.kind, page.titles, page.signals) == (PageKind.DOCUMENT, (), (signal, "nothing to read"))


@pytest.mark.parametrize(
    "body",
    [
        PNG,
        PNG + b"\xff" * 1000,
        PNG + struct.pack("!I", 2**32 - 1) + b"tEXtTitle\0" + b"x" * 5000,
        a_png(chunk(b"tEXt", b"Title")),
        a_png(chunk(b"iTXt", b"Title\0\0")),
        a_png(chunk(b"tEXt", b"Title\0" + b"\x89" * 3000)),
        a_png(*[chunk(b"tEXt", b"Title\0a b")] * 50_000),
    ],
    ids=["only a head", "no chunks", "a length beyond", "no text", "half a text", "no words", "many"],
)
def test_a_hostile_picture_is_a_picture(body):
    """A hostile picture is a picture."""
    pages = []
    assert cpu(lambda: pages.append(read_page(body, URL))) < 1
    assert pages[0].kind is PageKind.MEDIA
    assert all(len(title.value) <= 1000 for title in pages[0].titles)


def test_reading_takes_linear_time():
    """Reading takes linear time."""
    assert_linear(lambda size: cpu(lambda: picture.read(PNG + b"\0" * size, URL, "PNG image")), 100_000)
