"""The text of one Org block in, the block as a reader sees it out: links, citations and notes in their places."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from linkcheck.article.blocks import Block, Kind, Lines
from linkcheck.article.marked import Raw, Writer

__all__ = ["Inline", "Note", "plain"]

LONGEST_TARGET = 8192  # characters; as `addresses.LONGEST`
LONGEST_WORDS = 2000  # characters of a link's description
DEEPEST = 8  # notes within notes
_BEFORE = r"(?<![^\s\-({'\"\[])"  # what may stand before emphasis (`org-emphasis-regexp-components`)
_AFTER = r"(?=[\s\-.,:!?;'\")}\[\]]|\Z)"
_TOKEN = re.compile(
    r"(?P<link>\[\[)|(?P<note>\[fn:)|\[cite(?:/[\w/-]{1,40})?:(?P<keys>[^\[\]]{1,2000})\]|"
    r"<(?P<angle>(?:https?|ftp)://[^<>\n]{1,8000})>|(?P<hidden><<<?[^<>\n]{1,200}>>>?|@@[a-z]{1,20}:[^@\n]{0,500}@@)|"
    r"(?<![\w:])(?:no|paren|text|auto|full)?cite[a-z]{0,12}\*?:(?P<names>&?[\w:-]{1,80}(?:[,;]&?[\w:-]{1,80}){0,30})|"
    rf"{_BEFORE}(?:=(?P<equals>[^=\s](?:[^=\n]{{0,300}}[^=\s])?)=|~(?P<tilde>[^~\s](?:[^~\n]{{0,300}}[^~\s])?)~){_AFTER}"
)
_EMPHASIS = re.compile(
    _BEFORE
    + "(?:"
    + "|".join(
        rf"{sign}[^{sign}\s](?:[^{sign}\n]{{0,300}}[^{sign}\s])?{sign}"
        for sign in (r"\*", "/", "_", r"\+", "=", "~")
    )
    + ")"
    + _AFTER
)
_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]{1,200})")
_NOTE = re.compile(r"\[fn:([\w-]{0,100})(?::|\])")
_AWAY = re.compile(r"(?:https?|ftp|gopher):|//|www\.", re.IGNORECASE)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|avif)", re.IGNORECASE | re.DOTALL)


class Note(NamedTuple):
    """A note that is written where it is called: its name, and its part of the block's text."""

    label: str
    piece: Raw
    start: int
    end: int
    depth: int


class Inline:
    """Writes blocks; the notes that it meets on the way are gathered in ``notes``."""

    def __init__(self, lines: Lines, abbreviations: Mapping[str, str]) -> None:
        self.lines = lines
        self.abbreviations = abbreviations
        self.notes: deque[Note] = deque()
        self._unnamed = 0
        self._brackets: tuple[Raw | None, dict[int, int]] = (None, {})

    def block(self, kind: Kind, piece: Raw, start: int, labels: tuple[str, ...] = (), level: int = 0) -> Block:
        """Return the block of a piece of the file; ``start`` is where it begins, its marker included."""
        writer = Writer(self.lines)
        self.write(writer, piece, 0, len(piece.text))
        return writer.block(kind, self.lines.region(start, piece.place(len(piece.text))), labels, level)

    def noted(self, note: Note) -> Block:
        """Return the block of a note that is written where it is called."""
        writer = Writer(self.lines)
        self.write(writer, note.piece, note.start, note.end, note.depth)
        region = self.lines.region(note.piece.place(note.start), note.piece.place(note.end - 1) + 1)
        return writer.block(Kind.FOOTNOTE, region, (note.label,))

    def write(self, writer: Writer, piece: Raw, start: int, end: int, depth: int = 0) -> None:
        """Write ``piece.text[start:end]`` without its markup."""
        _Run(self, writer, piece, depth).write(start, end)

    def named(self, label: str) -> str:
        """Return a note's name, a number of its own where it has none."""
        self._unnamed += not label
        return label or f"note {self._unnamed}"

    def closing(self, piece: Raw, at: int) -> int | None:
        """Return where a bracket of a piece closes, None where it does not."""
        if self._brackets[0] is not piece:
            self._brackets = piece, dict(_pairs(piece.text))
        return self._brackets[1].get(at)

    def address(self, target: str) -> str | None:
        """Return the address that a link's target stands for, None for what stays within the author's files."""
        target = re.sub(r"\\([\[\]\\])", r"\1", " ".join(target.split()))
        kind, _, rest = target.partition(":")
        if kind in self.abbreviations:
            return _expanded(self.abbreviations[kind], rest)
        if kind == "doi":
            return "https://doi.org/" + rest
        if _AWAY.match(target):
            return target.replace(" ", "")  # one that was broken over lines
        path = (rest if kind == "file" else target).partition("::")[0]
        is_beside = kind == "file" or path.startswith(("./", "../"))
        return path if is_beside and not path.startswith(("/", "~")) else None


def _expanded(pattern: str, tag: str) -> str:
    """Return what an abbreviation's pattern makes of a tag (Org manual, "Link Abbreviations")."""
    if "%h" in pattern:
        return pattern.replace("%h", quote(tag, safe=""))
    return pattern.replace("%s", tag) if "%s" in pattern else pattern + tag


class _Run:
    """Writes one piece."""

    def __init__(self, inline: Inline, writer: Writer, piece: Raw, depth: int) -> None:
        self.inline, self.writer, self.piece, self.depth = inline, writer, piece, depth
        self._marks: list[int] = []

    def write(self, start: int, end: int) -> None:
        text = self.piece.text
        found = _EMPHASIS.finditer(text, start, end)
        self._marks = [at for match in found for at in (match.start(), match.end() - 1)]
        self._marks.reverse()
        at = start
        while match := _TOKEN.search(text, at, end):
            self._copy(at, match.start())
            at = self._token(match, end)
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        """Write a run of text without its signs of emphasis."""
        while self._marks and self._marks[-1] < end:
            mark = self._marks.pop()
            if mark >= start:
                self.writer.copy(self.piece, start, mark)
                start = mark + 1
        self.writer.copy(self.piece, start, end)

    def _token(self, match: re.Match[str], end: int) -> int:
        """Write what begins with a sign; return where to go on."""
        if match["link"]:
            return self._link(match.start(), end)
        if match["note"]:
            return self._note(match.start(), end)
        if match["angle"]:
            return self._linked(match["angle"], match.span("angle"), match.span("angle"), match.end())
        for group in ("equals", "tilde"):
            if match[group]:
                start = self.writer.length
                self.writer.copy(self.piece, *match.span(group))
                self.writer.verbatim(start)
                return match.end()
        for label in _keys(match):
            self.writer.call(label)
        self.writer.drop(self.piece, match.start(), match.end())
        return match.end()

    # ------------------------------------------------------------ links

    def _link(self, start: int, end: int) -> int:
        """Write ``[[target][description]]`` as its description."""
        text = self.piece.text
        target_end = self._target_end(start + 2, min(end, start + LONGEST_TARGET))
        if not target_end:
            self._copy(start, start + 2)
            return start + 2
        target = text[start + 2 : target_end]
        if text[target_end + 1] == "]":
            return self._bare_link(target, start + 2, target_end)
        low = target_end + 2
        high = text.find("]]", low, min(end, low + LONGEST_WORDS))
        if text.startswith("[[", low) and high >= 0 and text.startswith("]]", high + 2):
            high += 2  # a picture that leads somewhere
        if high < 0:
            self._copy(start, start + 2)
            return start + 2
        url = self.inline.address(target)
        return self._linked(url, (start + 2, target_end), (low, high), high + 2)

    def _target_end(self, start: int, limit: int) -> int:
        """Return where a target's bracket closes, 0 where none does so."""
        text = self.piece.text
        at = text.find("]", start, limit)
        for _ in range(8):  # a target may hold brackets that a backslash protects
            if at < 0 or text.find("[[", start, at) >= 0:
                return 0
            if text[at + 1 : at + 2] in {"[", "]"} and text[at - 1] != "\\":
                return at if at > start else 0
            at = text.find("]", at + 1, limit)
        return 0

    def _bare_link(self, target: str, start: int, end: int) -> int:
        url = self.inline.address(target)
        if _PICTURE.fullmatch(target):
            self.writer.drop(self.piece, start, end)  # shown, not linked to
        elif url is None:
            start += len(target) - len(target.lstrip("*#"))
            self.writer.copy(self.piece, start, end)
        else:
            return self._linked(url, (start, end), (start, end), end + 2)
        return end + 2

    def _linked(self, url: str | None, place: tuple[int, int], words: tuple[int, int], end: int) -> int:
        start = self.writer.length
        self._copy(*words)
        if url:
            self.writer.link(url, start, *(self.piece.place(at) for at in place))
        return end

    # ------------------------------------------------------------ notes

    def _note(self, start: int, end: int) -> int:
        """Note a call, and where it says at once what the note is, that too."""
        match = _NOTE.match(self.piece.text, start, end)
        close = self.inline.closing(self.piece, start)
        if not match or close is None or close >= end:
            self._copy(start, start + 1)
            return start + 1
        label = self.inline.named(match[1])
        self.writer.call(label)
        low = match.end()
        while low < close and self.piece.text[low].isspace():
            low += 1
        if low < close and self.depth < DEEPEST:
            self.inline.notes.append(Note(label, self.piece, low, close, self.depth + 1))
        self.writer.drop(self.piece, start, close + 1)
        return close + 1


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.start()


def _keys(match: re.Match[str]) -> list[str]:
    """Return the keys of "[cite:@a; see @b p. 3]" and of "cite:a,b"."""
    if match["keys"]:
        return [key.rstrip(".,;:") for key in _KEY.findall(match["keys"])]
    return [key.lstrip("&") for key in re.split("[,;]", match["names"] or "") if key]


def plain(text: str) -> str:
    """Return a keyword's value without its markup."""
    lines = Lines(text)
    block = Inline(lines, {}).block(Kind.PARAGRAPH, Raw(text, (0,), (0,)), 0)
    return " ".join(block.text.split())
