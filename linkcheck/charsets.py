"""Bytes to text: a page as browsers do it, an article with a guess where nothing is declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

__all__ = ["as_utf8", "clean", "decode", "label", "read"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MARKS = tuple(mark for mark, _ in _BOMS)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# What else a text may say of its own bytes: XML, LaTeX, Emacs and Vim (PEP 263), AsciiDoc's and Org's headers.
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})|\\usepackage\[([\w-]{1,40})\]\{inputenc\}|"
    rb"coding[:=][ \t]{0,5}([\w.-]{1,40})|^:encoding:[ \t]{0,5}([\w.-]{1,40})",
    re.IGNORECASE | re.MULTILINE,
)
_PARAMETER = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SNIFFED = 8192  # bytes at the start; NULs among them, but for a stray one, are those of a binary file
GUESSED_FROM = 65_536  # bytes; more of them do not make the guess better
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


def as_utf8(data: bytes, declared: str | None = None) -> bytes:
    """Return the same text in UTF-8; the bytes themselves where that is what they are."""
    if not declared and not data.startswith(_MARKS) and not data.isascii():
        with suppress(UnicodeDecodeError):
            data.decode("utf-8")
            return data
    return decode(data, declared).encode("utf-8", "replace")


def _is_damaged_utf8(text: str) -> bool:
    """Return whether a text is UTF-8 that was cut in the middle of a character, or has a stray byte or two.

    It then holds characters that only UTF-8 can have made; in windows-1252 hardly any bytes make one.
    """
    wrong = text.count("\ufffd")
    return wrong <= 1 + len(text) // 10_000 and any(char > "\x7f" and char != "\ufffd" for char in text)


def label(content_type: str) -> str | None:
    """Return the charset that a content type names."""
    match = _PARAMETER.search(content_type[:500])
    return match[1] if match else None


def read(data: bytes) -> tuple[str, str | None] | None:
    """Return an article's text, and a line on what was not as it should be; None for what is no text.

    Tried in turn: a byte order mark, UTF-16 without one, UTF-8, UTF-8 with lines in another encoding, what the
    text declares, a guess. What the bytes cannot tell is said in the line, so that a person can look.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _told(data[len(mark) :].decode(name, "replace"), name)
    if wide := _utf16(data):
        return wide
    start = data[:_SNIFFED]
    if start.count(0) > 1 + len(start) // 1000:
        return None
    text, note = _narrow(data)
    at = text.find("\0")
    return text.replace("\0", "\ufffd"), note or (
        f"{_line(text, at)}: a NUL character stands here" if at >= 0 else None
    )


def _narrow(data: bytes) -> tuple[str, str | None]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, data.count(b"\n", 0, error.start) + 1)
    return _guessed(data) if b"\x1b$" in data else (text, None)  # ISO-2022-JP is ASCII with escapes


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


def _told(text: str, name: str) -> tuple[str, str | None]:
    at = text.find("\ufffd")
    return text, f"{_line(text, at)}: what stands here is not {name.upper()}" if at >= 0 else None


def _utf16(data: bytes) -> tuple[str, str | None] | None:
    """Return the text of UTF-16 without a byte order mark: every other byte of its ASCII is a NUL."""
    start = data[:GUESSED_FROM]
    even, odd = start[::2].count(0), start[1::2].count(0)
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > max(3, len(start) // 20) and few <= many // 50:
            text, note = _told(data.decode(name, "replace"), name)
            return text, note or f"no byte order mark; read as {name.upper()}"
    return None


def _legacy(data: bytes, line: int) -> tuple[str, str | None]:
    """Return the text of bytes that are not UTF-8 from some line on."""
    lines = data.splitlines(keepends=True)
    wrong = [index for index, each in enumerate(lines) if not each.isascii() and not _is_utf8(each)]
    right = sum(not each.isascii() for each in lines) - len(wrong)
    if right >= len(wrong):
        name, rest = "windows-1252", set(wrong)  # a pasted line or two: too little to guess from
        text = "".join(
            each.decode(name if index in rest else "utf-8", "replace") for index, each in enumerate(lines)
        )
        return text, f"line {line}: not UTF-8 as the rest is; read as {name}"
    declared = next(_labels(data), None)
    return (data.decode(declared, "replace"), None) if declared else _guessed(data)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _labels(data: bytes) -> Iterator[str]:
    """Yield the codecs that a text names as its own."""
    labels = [_in_document(data)]
    for match in _DECLARED.finditer(data[:4096]):
        label = next(filter(None, match.groups())).decode("ascii", "replace")
        labels.append({"latin1": "latin1", "ansinew": "windows-1252", "cp1251": "windows-1251"}.get(label, label))
    for label in filter(None, labels):
        if (codec := _codec(label)) and codec != "utf-8":
            yield codec


def _guessed(data: bytes) -> tuple[str, str]:
    name = _guess(data)
    return data.decode(name, "replace"), f"not UTF-8; read as {name}, which is a guess"


def _guess(data: bytes) -> str:
    """Return the codec that some bytes look like; windows-1252 where nothing else is likely."""
    import chardet  # noqa: PLC0415  (hardly any article needs it)

    eras = chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME
    return (chardet.detect(data[:GUESSED_FROM], encoding_era=eras)["encoding"] or "windows-1252").lower()


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
