"""What sort of thing a body is: by its first bytes, its content type, its looks."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.media import Medium, medium, name_of


@pytest.mark.parametrize(
    ("body", "content_type", "form"),
    [
        (b"%PDF-1.7", "text/html", Medium.PDF),
        (b"\n\n%PDF-1.7", "", Medium.PDF),
        (b"PK\x03\x04", "text/plain", Medium.PACKAGE),
        (b"words", "application/pdf", Medium.PDF),
        (b"<p>words", "text/html; charset=utf-8", Medium.HTML),
        (b"<p>words", "", Medium.HTML),
        (b"<p>words", "text/plain", Medium.TEXT),
        (b"<!DOCTYPE html><p>", "text/plain", Medium.HTML),
        (b"words", "", Medium.TEXT),
        (b"\xff\xfew\0o\0", "", Medium.TEXT),
        (b"\0\1\2", "", Medium.DOCUMENT),
        (b"words", "application/x-tex", Medium.TEXT),
        (b"words", "application/x-shockwave-flash", Medium.DOCUMENT),
        (b"words", "image/png", Medium.MEDIA),
        (b"<!doctype html><title>Not found", "image/png", Medium.HTML),
        (b"<html><title>Not found", "application/pdf", Medium.HTML),
        (b"words", "nonsense", Medium.TEXT),
        (b"{}", "", Medium.JSON),
        (b' {"a": "<p>"}', "application/octet-stream", Medium.JSON),
        (b"words", "application/vnd.moss+json", Medium.JSON),
        (b"<a/>", "application/vnd.moss+xml", Medium.XML),
        (b"<html>", "application/xml", Medium.HTML),
        (b"<?xml version='1.0'?><rss>", "text/html", Medium.XML),
        (b"<?xml version='1.0'?><html>", "text/html", Medium.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '' ''><svg >", "text/plain", Medium.XML),
        (b"<p><svg></svg>", "", Medium.HTML),
        (b"<svg><path/></svg><!doctype html><html><p>words", "text/html", Medium.HTML),
        (b"<svg><path/></svg>", "text/html", Medium.XML),
    ],
)
def test_a_body_is_what_it_is(body, content_type, form):
    """A body is what it is."""
    assert medium(body, content_type) is form


def test_a_name_is_told_by_the_bytes_or_the_type():
    """A name is told by the bytes or the type."""
    assert name_of(b"GIF89a", "image/png") == "GIF image"
    assert name_of(b"...", "Image/X-Moss; a=b") == "image/x-moss"
    assert name_of(b"...") == "unknown format"


@pytest.mark.parametrize(
    "part",
    [b"<", b"<?", b"<!--", b"<!-- -", b"<!-- --> ", b"<?a>", b" ", b"<!DOCTYPE ", b"\xef\xbb\xbf", b"\0", b"[ "],
)
@pytest.mark.parametrize("content_type", ["", "text/plain", "text/html", "application/xml"])
def test_sniffing_takes_linear_time(part, content_type):
    """Sniffing takes linear time."""
    assert_linear(lambda size: cpu(lambda: medium(part * (size // len(part)), content_type)), 250_000)
