"""Bytes to text, as browsers do it: whatever is declared, a page or an article is never refused for it."""

from __future__ import annotations

import re

__all__ = ["clean", "decode"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of some bytes; never raises.

    A byte order mark comes first, then what the protocol declares, then what the document does, then UTF-8, then
    windows-1252 (WHATWG Encoding §4.2 and HTML §13.2.3.2). Labels are read by WHATWG's table, so that a label
    which only happens to name a Python codec ("zip", "idna") is no label. Here alone it goes another way than
    browsers: what is UTF-8 beyond chance is not what its own ``<meta charset>`` says, which a text about web
    pages may only quote.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if declared and (codec := _codec(declared)):
        return data.decode(codec, "replace")
    text = data.decode("utf-8", "replace")
    is_certain = not data.isascii() and "\ufffd" not in text
    label = None if is_certain else _in_document(data)
    if label and (codec := _codec(label)):
        return data.decode(codec, "replace")
    is_utf8 = is_certain or data.isascii() or _is_damaged_utf8(text)
    return text if is_utf8 else data.decode("windows-1252", "replace")


def _is_damaged_utf8(text: str) -> bool:
    """Return whether a text is UTF-8 that was cut in the middle of a character, or has a stray byte or two.

    It then holds characters that only UTF-8 can have made; in windows-1252 hardly any bytes make one.
    """
    wrong = text.count("\ufffd")
    return wrong <= 1 + len(text) // 10_000 and any(char > "\x7f" and char != "\ufffd" for char in text)


def _in_document(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _codec(label: str) -> str | None:
    from webencodings import lookup  # noqa: PLC0415  (UTF-8 needs no table)

    encoding = lookup(label.strip("\"' ").encode("ascii", "replace").decode())
    if encoding is None or encoding.name in {"x-user-defined", "replacement"}:
        return None
    if encoding.name.startswith("utf-16"):
        return "utf-8"  # a meta element that says UTF-16 cannot be telling the truth (HTML §13.2.3.2)
    return str(encoding.codec_info.name)


def clean(text: str) -> str:
    """Return the text without control characters and lone surrogates, on one line, spaces folded."""
    return " ".join(_UNSAFE.sub(" ", text).split())
