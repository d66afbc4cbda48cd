"""One inline piece of Markdown in, its text, links, calls and notes out, each with its place in the piece.

It reads what CommonMark, GitHub, Pandoc, Obsidian, Jekyll, Hugo and MDX know within a paragraph, in one pass: the
offset of every sign is known, and no input takes more than linear time. The blocks are markdown-it's work.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference

from linkcheck.article import addresses
from linkcheck.article.blocks import covers
from linkcheck.article.markdown import emphasis as markdown_emphasis
from linkcheck.article.markdown import tags as markdown_tags
from linkcheck.article.markdown import targets as markdown_targets
from linkcheck.article.markdown.ahead import Ahead, run_end
from linkcheck.article.markdown.parts import Link, Open, Parts, Piece

__all__ = ["Names", "read"]

_SPECIAL = re.compile(r"[\\`<\[\]!*_~&${%^@]")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(
    r"<(?:([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*)|([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255}))>"
)
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOTE = re.compile(r"\[\^([^\]\s]{1,200})\]")
_INLINE_NOTE = re.compile(r"\^\[((?:[^\[\]\\^]++|\\.|\^(?!\[)|\[(?:[^\[\]\\]++|\\.)*+\])*+)\]", re.DOTALL)
_ALERT = re.compile(r"\[!\w{1,40}\][+-]?|\[[ xX]\](?=\s)")  # "> [!NOTE]", "- [x] done"
_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,500})(?:\|([^\[\]\n]{0,500}))?\]\](?![(\[])")
_MATHS = re.compile(r"\$(?=\S)((?:[^$\\\n]|\\[^\n]){1,300})(?<=\S)\$(?![\w$])")
_KEY = re.compile(
    r"@(?!(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem)-)"  # Quarto refers to its own parts so
    r"(?:\{([^{}\s]{1,200})\}|(\w(?:[\w:.#$%&+?~/-]{0,200}\w)?))"
)
_ATTRIBUTES = re.compile(r"\{(?:[:#.][^{}\n]{0,300}|-|[\w-]{1,40}=[^{}\n]{0,300}|\s*(?:' *'|\" *\")\s*)\}")
_TEMPLATES = {"{{": "}}", "{%": "%}", "{/*": "*/}"}  # of Jekyll, Hugo, MDX
_COMMENTS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_VERBATIM = {"code", "pre", "kbd", "samp", "textarea", "script", "style"}
LONGEST_TEMPLATE = 2000


class Names(NamedTuple):
    """What the marks of a file may name."""

    definitions: Mapping[str, str]  # where each label leads, by its normal form
    notes: Mapping[str, str]  # the names of footnotes, by their small letters
    used: set[str]  # the labels of definitions that the text has used so far, of numbers also "words 1"


class _Bracket(NamedTuple):
    """An open bracket: its sign among the parts, where the words behind it start, how many runs there were."""

    part: int
    start: int
    runs: int
    is_image: bool = False


def read(content: str, names: Names) -> Piece:
    """Return what an inline piece says."""
    if _SPECIAL.search(content):
        return _Scanner(content, names).piece()
    return Piece(content, tuple(Link(url, low, high, low, high) for url, low, high in addresses.find(content)))


class _Scanner:
    """Goes from one special sign to the next; what it reads gathers in the parts."""

    def __init__(self, content: str, names: Names) -> None:
        self.content, self.names = content, names
        self.parts = Parts(content)
        self._brackets: list[_Bracket] = []
        self._barred = 0  # so many of the open brackets have a link within, and can be none themselves
        self._runs: list[markdown_emphasis.Run] = []
        self._tags: list[Open] = []  # that lead somewhere
        self._code: list[tuple[str, int]] = []  # tags of code, and the part that each starts at
        self._ahead = Ahead(content)

    def piece(self) -> Piece:
        """Return what was read."""
        at = 0
        while match := _SPECIAL.search(self.content, at):
            start = self.parts.write(at, match.start())
            known = len(self.parts)
            at = _READERS[match[0]](self, start)
            if len(self.parts) == known:
                self.parts.end_address()
        self.parts.write(at, len(self.content))
        for tag in self._tags:
            self.parts.link(tag)
        self._emphasise(0)
        return self.parts.piece()

    def _literal(self, at: int) -> int:
        return self.parts.write(at, at + 1)

    def escape(self, at: int) -> int:
        """Read a backslash: before a mark it makes it a sign, at a line's end it is none itself."""
        following = self.content[at + 1 : at + 2]
        if following in _ESCAPED:
            return self.parts.write(at + 1, at + 2)
        return at + 1 if following == "\n" else self._literal(at)

    def code(self, at: int) -> int:
        """Read `code`: between two runs of as many ticks each."""
        start = run_end(self.content, at)
        end = self._ahead.ticks(start - at, start)
        if end < 0:
            return self.parts.write(at, start)
        words = self.content[start:end]
        padded = words[0] in " \n" and words[-1] in " \n" and bool(words.strip())
        self.parts.write_verbatim(start + padded, end - padded)
        return end + start - at

    def angle(self, at: int) -> int:
        """Read `<https://…>`, a comment, or a tag."""
        if match := _AUTOLINK.match(self.content, at):
            start, end = match.span(match.lastindex or 1)
            opened = Open(match[1] or f"mailto:{match[2]}", len(self.parts), start, end)
            self.parts.write(start, end)
            self.parts.link(opened)
            return match.end()
        for opening, closing in _COMMENTS.items():
            if self.content.startswith(opening, at):
                end = self._ahead.find(closing, at + 2)  # "<!-->" is a comment
                return end + len(closing) if end >= 0 else self._literal(at)
        tag = markdown_tags.match(self.content, at)
        return self._tag(tag) if tag else self._literal(at)

    def _tag(self, match: re.Match[str]) -> int:
        tag, at = markdown_tags.read(match[0]), match.start()
        if tag.url and not tag.closes:
            opened = Open(tag.url, len(self.parts), at + tag.start, at + tag.end, tag.name)
            if tag.is_whole:
                self.parts.put(tag.title, at)
                self.parts.link(opened)
            else:
                self._tags.append(opened)
        elif tag.closes and self._tags and self._tags[-1].name == tag.name:
            self.parts.link(self._tags.pop())
        elif tag.name == "br":
            self.parts.put(" ", at)  # the line end that follows it is the file's
        elif tag.name in _VERBATIM and not tag.is_whole:
            self._code_tag(tag)
        return match.end()

    def _code_tag(self, tag: markdown_tags.Tag) -> None:
        if not tag.closes:
            self._code.append((tag.name, len(self.parts)))
        elif self._code and self._code[-1][0] == tag.name:
            start = self._code.pop()[1]
            if not self._code:
                self.parts.enclose(start)

    def open_bracket(self, at: int) -> int:
        """Read what only a bracket can open: a footnote's mark, a wiki's link, else perhaps a link."""
        if (match := _NOTE.match(self.content, at)) and match[1].lower() in self.names.notes:
            self.parts.call(self.names.notes[match[1].lower()])
            return match.end()
        if at == 0 and (match := _ALERT.match(self.content)):
            return match.end()
        match = _WIKI.match(self.content, at)
        if match and normalizeReference(match[1]) not in self.names.definitions:
            return self._wiki(match)
        self._brackets.append(_Bracket(len(self.parts), at + 1, len(self._runs)))
        return self._literal(at)

    def image(self, at: int) -> int:
        """Read `![`, which may open an image; an embedded page shows no words."""
        if not self.content.startswith("[", at + 1):
            return self._literal(at)
        if match := _WIKI.match(self.content, at):
            return match.end()
        self._brackets.append(_Bracket(len(self.parts), at + 2, len(self._runs), is_image=True))
        return self.parts.write(at, at + 2)

    def _wiki(self, match: re.Match[str]) -> int:
        """Read `[[Page|words]]`, which leads to no address unless the page is one."""
        opened = Open(match[1].strip(), len(self.parts), *match.span(1))
        self.parts.write(*match.span(2 if match[2] else 1))
        if "/" in opened.url and addresses.looks_like_one(opened.url):
            self.parts.link(opened)
        return match.end()

    def close_bracket(self, at: int) -> int:
        """Read the end of a link's words, if a target follows and no link stands within."""
        if not self._brackets:
            return self._literal(at)
        bracket = self._brackets.pop()
        can_link = bracket.is_image or len(self._brackets) >= self._barred
        self._barred = min(self._barred, len(self._brackets))
        target = (
            markdown_targets.find(self.content, bracket.start, at, self.names.definitions) if can_link else None
        )
        if target is None:
            return self._literal(at)
        self._emphasise(bracket.runs)
        self.parts.texts[bracket.part] = ""
        self.names.used.add(target.label)
        if target.label.isdigit() and self.content[bracket.start : at] != target.label:
            self.names.used.add(f"words {target.label}")  # "[words][1]" is a link, "[1]" calls a note
        if bracket.is_image:
            self.parts.enclose(bracket.part)
        else:
            self._barred = len(self._brackets)
            if target.url:
                self.parts.link(Open(target.url, bracket.part, target.start, target.end))
        return target.after

    def run(self, at: int) -> int:
        """Read a run of marks of emphasis; within an address they are signs of it."""
        content, end = self.content, run_end(self.content, at)
        before, after = content[at - 1 : at] or " ", content[end : end + 1] or " "
        goes_on = after == "/" or (after.isascii() and after.isalnum())
        if before.isspace() or not goes_on or not covers(self._bare, at):
            self._runs.append(markdown_emphasis.Run(content[at], end - at, before, after, len(self.parts)))
        return self.parts.write(at, end)

    @cached_property
    def _bare(self) -> list[tuple[int, int]]:
        return [(start, end) for _, start, end in addresses.find(self.content)]

    def entity(self, at: int) -> int:
        """Read `&amp;` and its like."""
        match = _ENTITY.match(self.content, at)
        if not match:
            return self._literal(at)
        self.parts.put(html.unescape(match[0]), at)
        return match.end()

    def maths(self, at: int) -> int:
        """Read `$…$` and `$$…$$`: nothing in it is a mark or a link."""
        if self.content.startswith("$$", at):
            end = self._ahead.find("$$", at + 2)
            end += 2 if end >= 0 else 0
        else:
            match = None if self.content[at - 1 : at].isalnum() else _MATHS.match(self.content, at)
            end = match.end() if match and "://" not in match[0] else -1
        if end < 0:
            return self._literal(at)
        self.parts.write_verbatim(at, end)
        return end

    def template(self, at: int) -> int:
        """Read past what only the site's generator reads: a tag, a comment, attributes."""
        for opening, closing in _TEMPLATES.items():
            if self.content.startswith(opening, at):
                end = self._ahead.find(closing, at + len(opening))
                return end + len(closing) if 0 <= end <= at + LONGEST_TEMPLATE else self._literal(at)
        match = _ATTRIBUTES.match(self.content, at)
        return match.end() if match else self._literal(at)

    def comment(self, at: int) -> int:
        """Read past Obsidian's %%comment%%."""
        if not self.content.startswith("%%", at) or self.content[at - 1 : at].isalnum():
            return self._literal(at)
        end = self._ahead.find("%%", at + 2)
        return end + 2 if at + 2 < end <= at + LONGEST_TEMPLATE else self.parts.write(at, at + 2)

    def caret(self, at: int) -> int:
        """Read ^[a note], whose words stand apart from the text."""
        match = _INLINE_NOTE.match(self.content, at)
        if not match:
            return self._literal(at)
        self.parts.note(*match.span(1))
        return match.end()

    def at_sign(self, at: int) -> int:
        """Read @key, which is text and calls a reference if there is one of that key."""
        before = self.content[at - 1 : at] if at else " "
        match = None if before.isalnum() or before in "._/" else _KEY.match(self.content, at)
        if not match:
            return self._literal(at)
        self.parts.call(match[1] or match[2])
        return self.parts.write(at, match.end())

    def _emphasise(self, first: int) -> None:
        """Settle which of the runs from one on are marks, and take these from the text."""
        runs = self._runs[first:]
        del self._runs[first:]
        markdown_emphasis.pair(runs)
        for run in runs:
            if run.left < run.length:
                self.parts.texts[run.piece] = run.mark * run.left


_READERS = {
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "<": _Scanner.angle,
    "[": _Scanner.open_bracket,
    "]": _Scanner.close_bracket,
    "!": _Scanner.image,
    "*": _Scanner.run,
    "_": _Scanner.run,
    "~": _Scanner.run,
    "&": _Scanner.entity,
    "$": _Scanner.maths,
    "{": _Scanner.template,
    "%": _Scanner.comment,
    "^": _Scanner.caret,
    "@": _Scanner.at_sign,
}
