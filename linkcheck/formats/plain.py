r"""Text from articles and pages, made safe to show: what is invisible or commands a terminal is written out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

__all__ = ["HIDDEN", "LONGEST", "json_safe", "masked", "plain", "without"]

LONGEST = 300  # characters of a value that are shown

# What joins letters is part of the spelling in Arabic and Indic scripts and of many emoji, and only there.
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"

# Everything that acts on its surroundings or cannot be seen (Unicode TR36 §2 and TR9, "Trojan Source"):
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: terminals obey them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: they reorder what follows
    "\u2028\u2029"  # line ends for some readers and not for others
    "\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"  # no width at all
    "\ud800-\udfff"  # half a character: no UTF-8 can hold it
    "\U000e0000-\U000e007f]"  # tags: a hidden alphabet
    f"|(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\r\n]+")
_FEWEST = 6  # characters of a key; shorter ones are in other words as well, and passwords are masked besides
_CUT = 12  # characters of a key that is cut off from which it is told
_PASSWORD = re.compile(r"(https?://[^\s/?#\"\\@:]*:)[^\s/?#\"\\@]+@", re.IGNORECASE)


def plain(text: str, longest: int = LONGEST) -> str:
    r"""Return the text on one line, cut, its passwords masked and its hidden characters written as ``\x1b``."""
    # Pages have sent titles of 10 MB: cut first, fold later, and leave room for what folding takes away.
    line = masked(_SPACE.sub(" ", text[: 4 * longest])).strip()
    cut = len(line) > longest or len(text) > 4 * longest
    return HIDDEN.sub(_escape, line[: longest - 1] + "…" if cut else line)


def without(text: str, hidden: Iterable[str]) -> str:
    """Return a report's text without the keys that its addresses hold, however they are written there."""
    for value in sorted({each for each in hidden if len(each) >= _FEWEST}, key=len, reverse=True):
        text = _hidden(value).sub("***", text)
    return text


def _hidden(value: str) -> re.Pattern[str]:
    """Return what finds a key however an address spells it, cut off behind its first characters as well."""
    spelled = ["|".join(map(re.escape, _spellings(char))) for char in value]
    spelled = [f"(?:{each})" if "|" in each else each for each in spelled]
    start, rest = "".join(spelled[:_CUT]), "".join(spelled[_CUT:])
    return re.compile(rf"{start}(?:{rest}|[^\s\"'<>…]*…)" if rest else start)


def _spellings(char: str) -> Iterable[str]:
    if char.isalnum() and char.isascii():
        return (char,)
    quoted = quote(char, safe="", errors="replace")
    return dict.fromkeys((escape(char), char, quoted, quoted.lower(), "+" if char == " " else quoted))


def masked(text: str) -> str:
    """Return the text with the passwords in its addresses as ``***``: a report is passed around."""
    return _PASSWORD.sub(r"\1***@", text)


def json_safe(text: str) -> str:
    r"""Return JSON, its passwords masked, its hidden characters as ``\u202e``, which every reader turns back."""
    text = _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", masked(text))
    return HIDDEN.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
