"""How the marks within AsciiDoc are written, and what stands for what (https://docs.asciidoctor.org/asciidoc/)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = [
    "ADDRESS",
    "ATTRIBUTE",
    "CLOSING",
    "KINDS",
    "LINKED",
    "NAMED",
    "OPENING",
    "REST",
    "SENTENCE_END",
    "brackets",
    "expanded",
    "may_open",
    "value_of",
]

LONGEST_VALUE = 500  # characters of an attribute
_SCHEME = r"(?:https?|ftp|irc)://"
OPENING = re.compile(
    rf"\\(?P<escaped>{_SCHEME}[^\s\[\]<>]*|www\.|<<|\{{|\[\[|[a-z]{{2,12}}:|[*_#`+^~\]])"
    r"|(?<![\w+])(?P<passed>\+{1,3}|\$\$)(?=[^\s+])"
    r"|pass:(?P<macro>[a-z,]{0,20})\["
    r"|(?P<noteref>footnoteref|footnote):(?P<id>[\w-]{0,60})\["
    rf"|(?P<angle><)(?={_SCHEME})"
    rf"|(?P<url>(?:(?<![\w/.])link:(?:\+\+)?(?=\S)|{_SCHEME})[^\s\[\]<>\"“”]*)"
    r"|(?<![\w:])(?P<other>xref|mailto|image|icon|anchor|indexterm2?|kbd|btn|menu|stem|latexmath|"
    r"asciimath|cite(?:np)?|bibitem):(?P<target>[^\s:\[\]][^\s\[\]]{0,500})?\["
    r"|<<(?P<to>[^<>,\n]{1,200})(?:,(?P<words>[^<>]{0,500}))?>>"
    r"|\[\[\[?(?P<anchor>[^\[\]\n]{1,200})\]\]\]?"
    r"|(?P<index>\(\(\([^()]{0,300}\)\)\))"
    r"|\{(?P<attribute>[\w-]{1,60})\}"
    r"|(?P<break> \+(?=\n|$))"
    r"|(?P<role>\[[^\[\]\n]{1,60}\])(?=[#*_`])"
    r"|(?P<quote>[\"'])`(?=\S)"
    r"|(?P<mark>\*\*|__|##|``|\*|_|#|`)"
)
_KINDS = "escaped passed macro noteref angle url other to anchor index attribute break role quote mark"
KINDS = tuple(_KINDS.split())  # the groups of OPENING, one of which has taken part in a match
CLOSING = {
    **{mark: re.compile(rf"(?<=\S){re.escape(mark)}(?!\w)") for mark in "*_#"},
    **{mark: re.compile(re.escape(mark)) for mark in ("**", "__", "##", "``", "+++", "++", "$$")},
    "`": re.compile(r"(?<=\S)`(?!\w)"),
    "+": re.compile(r"(?<=\S)\+(?![\w+])"),
    '"': re.compile(r"`\""),
    "'": re.compile(r"`'"),
}
_INTRINSIC = {
    **dict.fromkeys(("empty", "blank", "zwsp", "wj"), ""),
    **dict.fromkeys(("nbsp", "sp"), " "),
    **dict(zip(("lsquo", "rsquo", "ldquo", "rdquo", "deg"), "‘’“”°", strict=True)),
    **dict(
        zip(("plus", "amp", "lt", "gt", "apos", "quot", "vbar", "lbrack", "rbrack"), "+&<>'\"|[]", strict=True)
    ),
    **dict(
        zip(("asterisk", "tilde", "backslash", "startsb", "endsb", "caret", "backtick"), "*~\\[]^`", strict=True)
    ),
    "cpp": "C++",
    "two-colons": "::",
    "two-semicolons": ";;",
}
ATTRIBUTE = re.compile(r"\{([\w-]{1,60})\}")
ADDRESS = re.compile(rf"{_SCHEME}|link:", re.IGNORECASE)
REST = re.compile(r"[^\s\[\]<>\"“”]{0,2000}")
NAMED = re.compile(r"(?:^|,)\s*[\w-]{1,30}\s*=.*", re.DOTALL)
LINKED = re.compile(r"(?:link:)?([a-z]{3,5}://[^\s\[\]]+)\[([^\[\]]*)\]$")
SENTENCE_END = re.compile(r"[.,;:!?)'’]+$")


def expanded(value: str, attributes: Mapping[str, str]) -> str:
    """Return a text with what its "{name}"s stand for; one that stands for nothing stays."""
    text = ATTRIBUTE.sub(lambda match: value_of(match[1], attributes, match[0]), value[:LONGEST_VALUE])
    return text[:LONGEST_VALUE]


def value_of(name: str, attributes: Mapping[str, str], otherwise: str) -> str:
    """Return what an attribute stands for: what the document says, else what is built in."""
    return attributes.get(name.lower(), _INTRINSIC.get(name.lower(), otherwise))


def may_open(text: str, at: int) -> bool:
    """Return whether a single mark can open: at the start of a word."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        not (before.isalnum() or (before in {"_", "\\", ":", ";"} and before))
        and bool(after)
        and not after.isspace()
    )


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each bracket opens and is closed."""
    opened: list[int] = []
    for match in re.finditer(r"\\[\[\]]|[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            yield opened.pop(), match.start()
        elif match[0] == "\\]" and opened and not text[opened[-1] - 1 : opened[-1]].strip():
            opened.pop()  # "[of a link [1\]]": the bracket within was not escaped, as it need not be
