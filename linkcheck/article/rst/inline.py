"""The marks within a piece of reStructuredText: what they hide, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linkcheck.article.marked import Raw, Writer

__all__ = ["Names", "Token", "embedded", "folded", "plain", "tokens", "write"]

LONGEST_SUBSTITUTE = 200  # characters that one "|name|" can stand for
_NAME = r"[^\W_]+(?:[-._+:][^\W_]+){0,60}"
_ROLE = r"[A-Za-z0-9][\w.+:-]{0,60}"
# What may begin a mark. An address and a word are taken whole, so that no mark begins within them.
_OPENING = re.compile(
    r"(?P<escape>\\[\s\S])"
    r"|(?P<url>(?:https?|ftp)://[^\s<>\\`|\"]+)"
    rf"|\[(?P<call>\d+|\#(?:{_NAME})?|\*|{_NAME})\]_(?!\w)"
    rf"|(?<![A-Za-z0-9])(?::(?P<role>{_ROLE}):)?(?P<phrase>`)(?=[^\s`])"
    r"|(?P<literal>``)(?=\S)"
    r"|(?<!\w)\|(?P<substitute>[^\s|](?:[^|\n]{0,98}[^\s|])?)\|(?P<named>__?)?(?!\w)"
    r"|(?<![\w*])(?P<strong>\*\*)(?=[^\s*])"
    r"|(?<![\w*])(?P<emphasis>\*)(?=[^\s*])"
    rf"|(?P<word>{_NAME})(?P<reference>__?(?![^\W_]))?"
)
_KINDS = ("escape", "url", "call", "phrase", "literal", "substitute", "strong", "emphasis", "word")
_CLOSING = {
    "phrase": re.compile(rf"(?<=[^\s\\])`(?:(?P<reference>__?)(?![A-Za-z0-9])|:(?P<role>{_ROLE}):(?![\w`])|)"),
    "literal": re.compile(r"(?<=\S)``(?!`)"),
    "strong": re.compile(r"(?<=[^\s\\])\*\*"),
    "emphasis": re.compile(r"(?<=[^\s\\])\*(?!\w)"),
}
_ESCAPED = re.compile(r"\\([\s\S])")
_VERBATIM_ROLES = {
    "code",
    "literal",
    "math",
    "raw",
    "samp",
    "file",
    "command",
    "kbd",
    "program",
    "option",
    "envvar",
}
# Roles that number the documents of a series (docutils, "Interpreted Text Roles")
_SERIES = {"pep": "https://peps.python.org/pep-{:04}/", "rfc": "https://www.rfc-editor.org/rfc/rfc{}"}
_NUMBER = re.compile(r"(\d{1,6})(?:#\S{1,100})?$")
_ADDRESS = re.compile(r"(?:https?|ftp):", re.IGNORECASE)


class Token(NamedTuple):
    """A mark: ``text[start:end]`` with its marks, and ``text[inner:inner_end]``, what they hold."""

    kind: str
    start: int
    end: int
    inner: int
    inner_end: int
    name: str = ""  # a role's, a note's, a substitution's
    reference: str = ""  # "_", "__" or nothing


class Names:
    """What the names of a document stand for."""

    def __init__(
        self,
        targets: Mapping[str, str],
        anonymous: Iterator[str],
        notes: Mapping[str, str],
        substitutes: Mapping[str, str],
    ) -> None:
        self._targets, self._anonymous = targets, anonymous
        self._notes, self._substitutes = notes, substitutes
        self._counted: dict[str, int] = {}

    def target(self, name: str, reference: str) -> str | None:
        """Return the address that a name leads to; "__" takes the next of those that have no name."""
        return next(self._anonymous, None) if reference == "__" else self._targets.get(folded(name))

    def note(self, name: str) -> str:
        """Return the label that a call leads to: "[#]_" takes the next note that has neither name nor number."""
        if name in {"#", "*"}:
            self._counted[name] = count = self._counted.get(name, 0) + 1
            name = f"{name} {count}"
        return self._notes.get(folded(name), name)

    def substitute(self, name: str) -> str:
        """Return what a substitution stands for, its own name where nothing says so."""
        return self._substitutes.get(" ".join(name.split()), name)[:LONGEST_SUBSTITUTE]


def folded(name: str) -> str:
    """Return a name as it is compared: without its case and its line ends."""
    return " ".join(plain(name).split()).lower()


def plain(text: str) -> str:
    """Return a text without its backslashes; white space that is escaped is none."""
    return _ESCAPED.sub(lambda match: match[1].strip(), text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the marks of a text in their order, in one pass; what is never closed is no mark."""
    at, unclosed = 0, set()
    while match := _OPENING.search(text, at):
        at = match.end()
        kind = next(name for name in _KINDS if match[name] is not None)
        if kind not in _CLOSING:
            yield from _simple(kind, match)
            continue
        closing = _CLOSING[kind].search(text, match.end() + 1) if kind not in unclosed else None
        if closing:
            at = closing.end()
            yield _closed(kind, match, closing)
        else:
            unclosed.add(kind)


def _simple(kind: str, match: re.Match[str]) -> Iterator[Token]:
    if kind in {"escape", "url"}:
        if kind == "escape":
            yield Token("escape", *match.span(), *match.span())
    elif kind == "word":
        if match["reference"]:
            yield Token("reference", *match.span(), *match.span("word"), reference=match["reference"])
    else:
        yield Token(kind, *match.span(), *match.span(kind), match[kind], match["named"] or "")


def _closed(kind: str, opening: re.Match[str], closing: re.Match[str]) -> Token:
    start, inner, inner_end, end = opening.start(), opening.end(), closing.start(), closing.end()
    if kind != "phrase":
        return Token(kind, start, end, inner, inner_end)
    role = opening["role"] or closing["role"] or ""
    reference = closing["reference"] or ""
    kind = "role" if role else "reference" if reference else "phrase"
    return Token(kind, start, end, inner, inner_end, role, reference)


def embedded(text: str) -> tuple[str, str]:
    """Split "words <address>" into its words and its address, which is empty where there is none."""
    opening = text.rfind("<") if text.endswith(">") else -1
    if opening < 0 or (opening and not text[opening - 1].isspace()):
        return text, ""
    return text[:opening].rstrip(), "".join(text[opening + 1 : -1].split())


def write(writer: Writer, piece: Raw, marks: Sequence[Token], names: Names) -> None:
    """Append a piece of the file to a block, as a reader sees it."""
    at = 0
    for mark in marks:
        if mark.start < at:
            continue
        writer.copy(piece, at, mark.start)
        _WRITERS.get(mark.kind, _held)(writer, piece, mark, names)
        at = mark.end
    writer.copy(piece, at, len(piece.text))


def _held(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:  # noqa: ARG001  (as its siblings)
    """Append what a mark holds, less its backslashes."""
    _unescaped(writer, piece, mark.inner, mark.inner_end)


def _unescaped(writer: Writer, piece: Raw, start: int, end: int) -> None:
    for match in _ESCAPED.finditer(piece.text, start, end):
        writer.copy(piece, start, match.start())
        writer.copy(piece, match.start() + (match[1] in " \t"), match.end())
        start = match.end()
    writer.copy(piece, start, end)


def _escape(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:  # noqa: ARG001
    """Append the character that a backslash guards; a space is only there to part two marks."""
    if piece.text[mark.start + 1] not in " \t":
        writer.copy(piece, mark.start + 1, mark.end)


def _literal(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:  # noqa: ARG001
    start = writer.length
    writer.copy(piece, mark.inner, mark.inner_end)
    writer.verbatim(start)


def _call(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:
    label = names.note(mark.name)
    writer.call(label)
    writer.put(f"[{label}]", piece.place(mark.start))


def _substitute(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:
    start = writer.length
    writer.put(names.substitute(mark.name), piece.place(mark.start))
    url = names.target(mark.name, mark.reference) if mark.reference else None
    if url:
        writer.link(url, start, piece.place(mark.start), piece.place(mark.end - 1) + 1)


def _reference(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:
    """Append the words of a link; its address stands behind them, or elsewhere under their name."""
    start = writer.length
    words, target = embedded(piece.text[mark.inner : mark.inner_end])
    if not target:
        _unescaped(writer, piece, mark.inner, mark.inner_end)
        url = names.target(words, mark.reference)
        _link(writer, url, start, piece, (mark.inner, mark.inner_end))
        return
    place = piece.text.rindex("<", mark.inner, mark.inner_end) + 1, mark.inner_end - 1
    _unescaped(writer, piece, *((mark.inner, mark.inner + len(words)) if words else place))
    is_alias = target.endswith("_") and not target.endswith("\\_")
    url = names.target(target[:-1], "_") if is_alias and "/" not in target else plain(target)
    _link(writer, url, start, piece, place)
    writer.drop(piece, mark.inner + len(words), mark.end)


def _link(writer: Writer, url: str | None, start: int, piece: Raw, place: tuple[int, int]) -> None:
    if url and not url.lower().startswith("mailto:"):
        writer.link(url, start, piece.place(place[0]), piece.place(place[1] - 1) + 1)


def _role(writer: Writer, piece: Raw, mark: Token, names: Names) -> None:  # noqa: ARG001
    """Append the words of a role: "PEP 8" is a link as "title <https://…>" is, and citations call."""
    start, role = writer.length, mark.name.lower()
    if role.partition(":")[0] == "cite":
        _citations(writer, piece, mark)
        return
    words, target = embedded(piece.text[mark.inner : mark.inner_end])
    number = _NUMBER.match(target or words)
    if role in _SERIES and number and not (target and words):
        writer.put(f"{role.upper()} ", piece.place(mark.inner))
    _unescaped(writer, piece, mark.inner, mark.inner + len(words))
    place = mark.inner + len(words), mark.inner_end
    if role in _SERIES and number:
        _link(writer, _SERIES[role].format(int(number[1])), start, piece, (mark.inner, mark.inner_end))
    elif _ADDRESS.match(target):
        _link(writer, plain(target), start, piece, (piece.text.rindex("<", *place) + 1, mark.inner_end - 1))
    elif role in _VERBATIM_ROLES:
        writer.verbatim(start)
    writer.drop(piece, place[0], mark.end)


def _citations(writer: Writer, piece: Raw, mark: Token) -> None:
    """Append the keys of ``:cite:`a,b```, each a call."""
    for key in piece.text[mark.inner : mark.inner_end].split(","):
        writer.call(key.strip())
    writer.put("[", piece.place(mark.inner))
    writer.copy(piece, mark.inner, mark.inner_end)
    writer.put("]", piece.place(mark.inner_end))


_WRITERS = {
    "escape": _escape,
    "literal": _literal,
    "call": _call,
    "substitute": _substitute,
    "reference": _reference,
    "role": _role,
}
