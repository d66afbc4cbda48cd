r"""Texts that hide something or command a terminal."""

from __future__ import annotations

import pytest

from linkcheck.formats.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Putin and Xi", "Putin and Xi", id="words"),
        pytest.param("Пу́тин и Си, 習近平, پوتین", "Пу́тин и Си, 習近平, پوتین", id="other scripts"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a joiner that Persian is spelled with"),
        pytest.param("👩\u200d🚀", "👩\u200d🚀", id="a joiner in an emoji"),
        pytest.param(" two\r\n\t lines ", "two lines", id="line ends"),
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="colour"),
        pytest.param("\x1b]8;;https://evil.example\x07x", "\\x1b]8;;https://evil.example\\x07x", id="OSC link"),
        pytest.param("\x9b31m", "\\x9b31m", id="C1"),
        pytest.param("a\x00\x7fb", "a\\x00\\x7fb", id="NUL and DEL"),
        pytest.param("\u202egpj.exe\u202c", "\\u202egpj.exe\\u202c", id="bidi override"),
        pytest.param("\u2066a\u2069\u200e\u200f", "\\u2066a\\u2069\\u200e\\u200f", id="bidi isolates and marks"),
        pytest.param("goo\u200bgle", "goo\\u200bgle", id="zero width"),
        pytest.param("goo\u200dgle", "goo\\u200dgle", id="a joiner between letters that need none"),
        pytest.param("a\u2028b\u2029c", "a\\u2028b\\u2029c", id="separators"),
        pytest.param("a\ud800b", "a\\ud800b", id="lone surrogate"),
        pytest.param("\U000e0041", "\\U000e0041", id="tag"),
        pytest.param("https://me:secret@x.example/", "https://me:***@x.example/", id="password"),
        pytest.param("https://medium.com/@me", "https://medium.com/@me", id="no password"),
    ],
)
def test_plain(text, shown):
    """What cannot be seen is written out, and the rest stays as it is."""
    assert plain(text) == shown
    plain(text).encode()


def test_cut():
    """A long value is cut and says so; an escape is never cut in two."""
    assert plain("x" * 300) == "x" * 300
    assert plain("x" * 301) == "x" * 299 + "…"
    assert plain("\x1b" * 10_000_000, 4) == "\\x1b" * 3 + "…"
    assert plain(" " * 5000 + "x", 4) == "…"
