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


SENTENCES = {
    "ru": "Переговоры пройдут в среду, сообщила газета. Источники: https://x.org/a и другие страницы.\n",
    "cs": "Vláda ve středu oznámila, že jednání budou pokračovat příští týden. Zdroje: https://x.org/a\n",
    "ja": "出典：政府は水曜日に会談を行うと発表した。詳細は https://x.org/a を参照。\n",
    "zh": "来源：政府宣布会谈将于星期三举行。详情请见 https://x.org/a 的报道。\n",
    "ko": "출처: 정부는 수요일에 회담이 열릴 것이라고 발표했다. https://x.org/a 참고자료\n",
    "de": "Quellen: Die Brücke ist größer als früher, sagte der Müller. https://x.org/a\n",
    "el": "Πηγές: Η κυβέρνηση ανακοίνωσε ότι οι συνομιλίες θα γίνουν. https://x.org/a\n",
    "th": "แหล่งข้อมูล: รัฐบาลประกาศว่าการเจรจาจะมีขึ้นในวันพุธ https://x.org/a\n",
}
LEGACY = [
    *[("ru", each) for each in ("windows-1251", "koi8-r", "iso8859-5")],
    *[("cs", each) for each in ("windows-1250", "iso8859-2")],
    *[("ja", each) for each in ("shift_jis", "euc_jp", "iso2022_jp")],
    *[("zh", "gbk"), ("ko", "euc_kr"), ("de", "latin-1"), ("el", "windows-1253"), ("th", "cp874")],
]


@pytest.mark.parametrize(("language", "encoding"), LEGACY, ids=[each for _, each in LEGACY])
def test_an_article_in_a_legacy_encoding_is_guessed_and_told(language, encoding):
    """What nothing declares is read as what it looks like, with a line that says so."""
    text = SENTENCES[language]
    assert charsets.read(text.encode(encoding))[0] == text
    assert "guess" in charsets.read(text.encode(encoding))[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", SENTENCES)
def test_an_article_in_unicode_is_read_with_and_without_its_mark(language, encoding):
    assert charsets.read(SENTENCES[language].encode(encoding))[0] == SENTENCES[language]


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        pytest.param(b"", "", None, id="nothing"),
        pytest.param("é\né\n\xe9\n".encode()[:6] + b"\xe9\n", "é\né\né\n", "line 3: not UTF-8 as", id="mixed"),
        pytest.param(b"a\nb\0c\n", "a\nb\ufffdc\n", "line 2: a NUL", id="a NUL"),
        pytest.param(
            "é\n".encode() + b"\xed\xa0\x80\n", "é\ní\xa0€\n", "line 2: not UTF-8", id="a lone surrogate"
        ),
        pytest.param(
            b"\xff\xfe" + "a".encode("utf-16-le") + b"\x00\xd8" + "b".encode("utf-16-le"),
            "a\ufffdb",
            "line 1: what stands here is not UTF-16-LE",
            id="a lone surrogate in UTF-16",
        ),
        pytest.param(
            b"\\usepackage[latin1]{inputenc}\n\xe9", "\\usepackage[latin1]{inputenc}\né", None, id="LaTeX declares"
        ),
        pytest.param(
            b"# -*- coding: koi8-r -*-\n\xc5\xc5", "# -*- coding: koi8-r -*-\nее", None, id="Emacs declares"
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1',
            '<?xml version="1.0" encoding="iso-8859-2"?>ą',
            None,
            id="XML declares",
        ),
        pytest.param(b"# coding: zip\n\xe9", "# coding: zip\né", "guess", id="a codec that is no encoding"),
    ],
)
def test_what_is_wrong_with_the_bytes_is_told(data, text, note):
    read, told = charsets.read(data)
    assert read == text
    assert told is None if note is None else note in told


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" * 9, b"\0" * 99, bytes(range(256)) * 40])
def test_what_is_no_text_is_none(data):
    assert charsets.read(data) is None


@given(st.binary(max_size=300))
def test_no_bytes_of_an_article_raise(data):
    """Whatever comes is text that can be encoded again, or no text."""
    found = charsets.read(data)
    if found:
        found[0].encode()
