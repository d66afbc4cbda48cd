"""Bytes are decoded as browsers decode them, and never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import charsets


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        pytest.param("é".encode(), None, "é", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfa", None, "a", id="utf-8 with a byte order mark"),
        pytest.param(b"\xff\xfe" + "é".encode("utf-16-le"), None, "é", id="utf-16 little-endian"),
        pytest.param(
            b"\xfe\xff" + "é".encode("utf-16-be"), "utf-8", "é", id="the mark is stronger than the label"
        ),
        pytest.param("é".encode("latin-1"), None, "é", id="undeclared latin-1"),
        pytest.param("привет".encode("cp1251"), "windows-1251", "привет", id="declared windows-1251"),
        pytest.param("привет".encode("koi8-r"), "koi8-r", "привет", id="declared koi8-r"),
        pytest.param("日本".encode("shift_jis"), "Shift_JIS", "日本", id="declared shift_jis"),
        pytest.param("中文".encode("gbk"), "gb2312", "中文", id="gb2312 is read as gbk"),
        pytest.param("é".encode(), "utf-7", "é", id="utf-7 is no label"),
        pytest.param("é".encode(), "zip", "é", id="zip is no label"),
        pytest.param("é".encode(), "idna", "é", id="idna is no label"),
        pytest.param("é".encode(), "rot13", "é", id="rot13 is no label"),
        pytest.param("é".encode(), "", "é", id="an empty label"),
        pytest.param("é".encode(), "\udc80", "é", id="a label that is no text"),
        pytest.param("é".encode(), '"utf-8"', "é", id="a label in quotes"),
        pytest.param(b'<meta charset="windows-1251">\xef', None, '<meta charset="windows-1251">п', id="in a meta"),
        pytest.param(b"<meta charset=utf-16>\xc3\xa9", None, "<meta charset=utf-16>é", id="a meta that lies"),
        pytest.param(b"", None, "", id="nothing"),
    ],
)
def test_bytes_are_decoded_by_mark_then_label_then_guess(data, declared, text):
    """A byte order mark, a declared label, UTF-8, windows-1252: in this order."""
    assert charsets.decode(data, declared) == text


def test_utf_8_that_was_cut_off_stays_utf_8():
    """A body cut in the middle of a character loses that character only."""
    assert charsets.decode("Zürich né".encode()[:-1]) == "Zürich n\ufffd"


def test_clean_text_is_one_line_without_controls():
    """Control characters and lone surrogates are dropped, spaces folded."""
    assert charsets.clean(" a\0b\n\tc\ud800 \x1b[31m") == "a b c [31m"


@given(st.binary(max_size=200), st.none() | st.text(max_size=20))
def test_no_bytes_raise(data, declared):
    """Whatever comes is decoded to text that can be encoded again."""
    charsets.decode(data, declared).encode()


def test_a_text_that_only_quotes_a_label_is_what_it_is():
    """A tutorial in UTF-8 that shows ``<meta charset="iso-8859-1">`` does not come out garbled."""
    text = '# Größe\n\n    <meta charset="iso-8859-1">\n'
    assert charsets.decode(text.encode()) == text
    assert charsets.decode(text.encode("latin-1")) == text
