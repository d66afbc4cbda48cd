"""What a line of AsciiDoc begins (https://docs.asciidoctor.org/asciidoc/latest/)."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "ATTRIBUTE",
    "BLOCK_ATTRIBUTES",
    "BLOCK_MACRO",
    "BLOCK_TITLE",
    "DELIMITER",
    "DIRECTIVE",
    "HEADING",
    "Marker",
    "marker",
]

ATTRIBUTE = re.compile(r":(!?)([\w][\w-]{0,60})(!?):(?:[ \t]+(.*))?$")
BLOCK_ATTRIBUTES = re.compile(r"\[(?:[\w.#%,\"'=&*+{].*|\[[\w:][^\[\]]*\]|)\]$")
BLOCK_MACRO = re.compile(
    r"(?P<name>[A-Za-z][\w-]{0,30})::(?P<target>[^\s\[][^\[]*)?\[.*\]$|<<<+$|'''+$|(?:- ?- ?-|\* ?\* ?\*)$"
)
BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|~{4,}|--|[|,:!]={3,})$|```")
DIRECTIVE = re.compile(r"(?:ifdef|ifndef|ifeval|endif|include)::\S{0,500}\[.*\]$")
HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?P<title>\S.*?)(?:[ \t]+\1)?$")
_LISTED = re.compile(
    r"[ \t]*(?:(?P<bullet>\*{1,5}|-|•)|(?P<dots>\.{1,5})|(?P<number>\d{1,4})[.)]"
    r"|(?P<letter>[A-Za-z]|[ivxIVX]{1,6})[.)]|<(?P<callout>\d{1,3}|\.)>)[ \t]+(?=\S)"
)
_TERM = re.compile(r"(?<=[^\s:;])(?:::{1,3}|;;)(?=[ \t]|$)")


class Marker(NamedTuple):
    """The marker of a list's item: how long it is, its number, and whether what it marks is a term."""

    end: int
    number: str = ""
    term_end: int = 0  # where the term of a description ends


def marker(line: str) -> Marker | None:
    """Return the marker of a list that a line begins with; a description's term ends with one."""
    if match := _LISTED.match(line):
        return Marker(match.end(), match["number"] or "")
    term = _TERM.search(line)
    if term and not line.startswith("//"):
        rest = line[term.end() :]
        return Marker(term.end() + len(rest) - len(rest.lstrip()), term_end=term.start())
    return None
