"""The commands of LaTeX: headings, links, notes and citations. No macro is expanded, no other file opened."""

from __future__ import annotations

import re
from collections.abc import Callable

from linkcheck.article.blocks import Block, Call, Kind, Lines
from linkcheck.article.headings import heads_sources
from linkcheck.article.latex import address as latex_address
from linkcheck.article.latex import names as latex_names
from linkcheck.article.latex import signs as latex_signs
from linkcheck.article.latex.environments import Environments
from linkcheck.article.latex.output import Output

__all__ = ["Reader", "inline"]

_NAME = re.compile(r"\\(?:([A-Za-z@]+)\*?|(.))", re.DOTALL)
_SPACES = re.compile(r"[ \t]*")
_IMMEDIATE = re.compile(r"\[[^\[\]\n]{0,200}\]")
_LENGTH = re.compile(r"\*?[ \t]*\[[^\[\]\n]{1,20}\]")
_DEFINED = re.compile(r"[ \t]*(?:\{[ \t]*\\?[A-Za-z@]+[ \t]*\}|\\(?:[A-Za-z@]+|.))[ \t]*=?[ \t]*(?:\\[A-Za-z@]+)?")
_PARAMETERS = re.compile(r"[^{}\n\\\[]{0,100}")
_CONDITION = re.compile(r"\\(if[A-Za-z@]*|fi|else)(?![A-Za-z@])")
_INLINE_MATHS = re.compile(r"((?:[^\\\n]|\n(?![ \t]*\n)|\\[^()\[\]]){0,2000}+)\\[)\]]")
_KEY = re.compile(r"[^\s,{}\\#]{1,200}")
_LONGEST_LINE = 80  # characters of a line that may be a heading
_MOST = 100  # files that are named beside the article


class Reader(Environments):
    """Reads a stretch of LaTeX, and gathers what it says of the article."""

    def __init__(self, lines: Lines, start: int, end: int, *, knows_comments: bool = True) -> None:
        super().__init__(lines, start, end, knows_comments=knows_comments)
        self.title: Block | None = None
        self.date = ""
        self.bibliographies: list[str] = []
        self.languages: list[str] = []
        self.included: list[str] = []
        self._notes = 0  # how many were called so far

    def _command(self) -> None:
        start = self._at
        found = latex_signs.accented(self._text, start)
        if found and found[1] <= self._end:
            self._put(found[0], found[1] - start)
            return
        match = _NAME.match(self._text, start, self._end)
        if not match:
            self._at += 1
            return
        self._at = match.end()
        if match[2]:
            self._sign(match[2], start)
        else:
            self._named(match[1], start)

    def _sign(self, name: str, start: int) -> None:
        """Read a command whose name is no letter: a line's end, a formula, an escaped sign."""
        if name == "\\":
            self._line_broken()
        elif name in "([" and (match := _INLINE_MATHS.match(self._text, self._at, self._end)):
            self._at = match.end()
            self._out.put(latex_signs.formula(match[1]) if name == "(" else " ", start, self._at)
        elif name == "\n":
            self._at -= 1
        else:
            self._out.put(latex_names.sign(name) or "", start, self._at)

    def _named(self, name: str, start: int) -> None:
        if handler := _COMMANDS.get(name):
            handler(self, start)
        elif level := latex_names.number("heading", name):
            self._close_all()
            self._flush()
            self._optional()
            self._heading(level, start)
        elif (count := latex_names.number("defined", name)) is not None:
            self._definition(count)
        elif latex_names.cites(name):
            self._cite(name, start)
        else:
            self._other(name, start)

    def _other(self, name: str, start: int) -> None:
        """Write the sign that a command stands for; of any other only its argument is read, as text."""
        word = latex_names.sign(name)
        if count := latex_names.number("dropped", name):
            self._drop(count)
            return
        if word is not None:
            self._out.put(word, start, self._at)
            if self._text.startswith("{}", self._at):
                self._at += 2
                return
        elif match := _IMMEDIATE.match(self._text, self._at, self._end):
            self._at = match.end()
        spaces = _SPACES.match(self._text, self._at, self._end)
        self._at = spaces.end() if spaces else self._at

    # ------------------------------------------------------------ structure

    def _line_broken(self, _start: int = 0) -> None:
        if match := _LENGTH.match(self._text, self._at, self._end):
            self._at = match.end()
        if self._frames:
            self._out.put(" ", self._at, self._at)
        elif self._is_in(latex_names.are("tables")):
            self._flush()
        elif self._output.length <= _LONGEST_LINE and heads_sources((line := self._output.block()).text):
            self._output = Output(self._lines, Kind.PARAGRAPH)
            self.blocks.append(line._replace(kind=Kind.HEADING, level=7))
        else:
            self._out.put(" ", self._at, self._at)

    def _paragraph(self, _start: int) -> None:
        self._paragraph_end()

    def _end_command(self, _start: int) -> None:
        self._end_environment()

    def _item(self, start: int) -> None:
        if self._frames:
            self._out.put(" ", start, self._at)
            return
        self._flush(Kind.ITEM, start)
        label = self._optional()
        if label:
            end = self._at - 1
            self._out.put(inline(self._lines, end - len(label), end).text, end - len(label), end)
            self._out.put(" ", end, self._at)
        elif self._is_in(latex_names.are("enumerated")):
            self._environments[-1].number += 1
            self._output.labels = (str(self._environments[-1].number),)

    def _bibitem(self, start: int) -> None:
        self._close_all()
        self._flush(Kind.REFERENCE, start)
        self._optional()
        key = " ".join(self._group().split())
        self._output.labels = (key,) if key else ()

    def _definition(self, count: int) -> None:
        """Skip what a macro is made of: what it prints, it prints elsewhere."""
        match = _DEFINED.match(self._text, self._at, self._end)
        self._at = match.end() if match else self._at
        if count and (parameters := _PARAMETERS.match(self._text, self._at, self._end)):
            self._at = parameters.end()
        self._drop(count, is_long=True)

    def _if_false(self, _start: int) -> None:
        r"""Skip what ``\\iffalse`` comments out; one that is never closed comments out nothing."""
        depth = 1
        for match in _CONDITION.finditer(self._text, self._at, self._end) if "fi" not in self._endless else ():
            depth += {"fi": -1, "else": 0}.get(match[1], 1)
            if not depth or (depth == 1 and match[1] == "else"):
                self._at = match.end()
                return
        self._endless.add("fi")

    # ------------------------------------------------------------ what the article says of itself

    def _title(self, _start: int) -> None:
        self._optional()
        output = Output(self._lines, Kind.ASIDE)

        def close(_end: int) -> None:
            self.title = self.title or (None if output.is_blank else output.block())

        self._enter(output, close)

    def _date(self, start: int) -> None:
        output = Output(self._lines, Kind.ASIDE)

        def close(end: int) -> None:
            self.date = "" if "\\today" in self._text[start:end] else output.block().text

        self._enter(output, close)

    def _author(self, _start: int) -> None:
        """Read who wrote it, for the links: they lead to people, not to sources."""
        self._optional()
        output = Output(self._lines, Kind.ASIDE)
        self._enter(output, lambda _: self._appended(output), is_long=True)

    def _caption(self, _start: int) -> None:
        self._optional()
        output = Output(self._lines, Kind.ASIDE)
        self._enter(output, lambda _: self._appended(output))

    def _package(self, _start: int) -> None:
        options = self._optional()
        if {"babel", "ctex", "xeCJK"} & set(re.split(r"[\s,]+", self._group())):
            self.languages += _named_languages(options)

    def _class(self, _start: int) -> None:
        self.languages[:0] = _named_languages(self._optional())
        self._group()

    def _main_language(self, _start: int) -> None:
        self._optional()
        self.languages += _named_languages(self._group())

    def _bibliography(self, _start: int) -> None:
        self._optional()
        for name in self._group().split(",")[:_MOST]:
            file = " ".join(name.split())
            if file and len(self.bibliographies) < _MOST:
                self.bibliographies.append(file if file.endswith(".bib") else f"{file}.bib")

    def _resource(self, _start: int) -> None:
        self._optional()
        file = " ".join(self._group().split())
        if file and len(self.bibliographies) < _MOST:
            self.bibliographies.append(file)

    def _input(self, _start: int) -> None:
        file = " ".join(self._group().split())
        if file and len(self.included) < _MOST:
            self.included.append(file)

    # ------------------------------------------------------------ links, notes, citations

    def _url(self, start: int) -> None:
        self._optional()
        found = latex_address.argument(self._text, self._at)
        if found and not self._address(found):
            self._at = start + 1

    def _href(self, _start: int) -> None:
        self._optional()
        found = latex_address.argument(self._text, self._at)
        if not found or found.after > self._end:
            return
        self._at = found.after
        output = self._out
        output.settle(self._at)
        words = output.length
        self._enter(output, lambda _: output.link(found.url, words, found.start, found.end))

    def _doi(self, _start: int) -> None:
        found = latex_address.argument(self._text, self._at)
        if not found or found.after > self._end:
            return
        output = self._out
        output.settle(found.start)
        words = output.length
        output.put(f"doi:{found.url}", found.start, found.end)
        output.link(f"https://doi.org/{found.url}", words, found.start, found.end)
        self._at = found.after

    def _footnote(self, _start: int) -> None:
        label = self._noted()
        self._out.call(label)
        self._note(label)

    def _footnote_mark(self, _start: int) -> None:
        self._out.call(self._noted())

    def _footnote_text(self, _start: int) -> None:
        self._note(self._optional() or str(self._notes))

    def _noted(self) -> str:
        """Return the number of the note that is called here: its own, or the next."""
        label = self._optional()
        if not label:
            self._notes += 1
        return label or str(self._notes)

    def _note(self, label: str) -> None:
        output = Output(self._lines, Kind.FOOTNOTE)
        output.labels = (label,)
        self._enter(output, lambda _: self._appended(output), is_long=True)

    def _cite(self, name: str, start: int) -> None:
        """Write the keys where the marks will stand: "[knuth1984, lamport1994]"."""
        after, keys = self._at, self._keys(name)
        if not keys:
            self._at = after
            return
        if name.lower().startswith("nocite"):
            region = self._lines.region(start, self._at)
            calls = tuple(Call(key, 0) for key in keys)
            self._after.append(Block(Kind.ASIDE, "", region, calls=calls))
            return
        self._out.settle(start)
        for key in keys:
            self._out.call(key)
        self._out.put(f"[{', '.join(keys)}]", start, self._at)

    def _keys(self, name: str) -> list[str]:
        r"""Return the keys that a command cites; ``\\cites[1]{a}[2]{b}`` has several arguments."""
        keys: list[str] = []
        while True:
            self._optional()
            self._optional()
            after = self._at
            keys += _KEY.findall(self._group())
            if self._at == after or not name.endswith("s"):
                return keys

    def _verb(self, start: int) -> None:
        """Write a piece of code: it is text, but no address in it leads anywhere."""
        self._optional()
        delimiter = self._text[self._at : self._at + 1]
        closing = "}" if delimiter == "{" else delimiter
        end = self._text.find(closing, self._at + 1, min(self._end, self._at + 1000)) if delimiter.strip() else -1
        if end < 0:
            return
        self._out.settle(start)
        words = self._out.length
        self._out.put(self._text[self._at + 1 : end], self._at + 1, end)
        self._out.verbatim(words)
        self._at = end + 1

    def _minted(self, start: int) -> None:
        self._drop(1)
        self._verb(start)

    def _quoted(self, start: int) -> None:
        output = self._out
        output.put("“", start, self._at)
        self._enter(output, lambda end: output.put("”", end, end))


_COMMANDS: dict[str, Callable[[Reader, int], None]] = {
    "begin": Reader._begin,
    "end": Reader._end_command,
    "item": Reader._item,
    "bibitem": Reader._bibitem,
    "par": Reader._paragraph,
    "newline": Reader._line_broken,
    "linebreak": Reader._line_broken,
    "tabularnewline": Reader._line_broken,
    "iffalse": Reader._if_false,
    **dict.fromkeys(("title", "Title"), Reader._title),
    "date": Reader._date,
    **dict.fromkeys(("author", "address", "affil", "affiliation", "institute", "curraddr"), Reader._author),
    **dict.fromkeys(("caption", "captionof"), Reader._caption),
    "usepackage": Reader._package,
    "documentclass": Reader._class,
    **dict.fromkeys(("setmainlanguage", "setdefaultlanguage"), Reader._main_language),
    **dict.fromkeys(("bibliography", "nobibliography"), Reader._bibliography),
    **dict.fromkeys(("addbibresource", "addglobalbib", "addsectionbib"), Reader._resource),
    **dict.fromkeys(("input", "include", "subfile"), Reader._input),
    **dict.fromkeys(("url", "nolinkurl", "path", "burl", "Url"), Reader._url),
    **dict.fromkeys(("href", "Eprint", "href@noop"), Reader._href),
    "doi": Reader._doi,
    **dict.fromkeys(("footnote", "endnote", "sidenote", "tablefootnote", "marginnote"), Reader._footnote),
    **dict.fromkeys(("footnotemark", "endnotemark"), Reader._footnote_mark),
    **dict.fromkeys(("footnotetext", "endnotetext"), Reader._footnote_text),
    **dict.fromkeys(("verb", "lstinline"), Reader._verb),
    "mintinline": Reader._minted,
    **dict.fromkeys(("enquote", "textquote"), Reader._quoted),
}


def _named_languages(options: str) -> list[str]:
    """Return the languages (BCP 47) among the options of a class or a package, the main one last."""
    names = [each.strip() for each in options.split(",")]
    main = [name.partition("=")[2].strip() for name in names if name.startswith("main")]
    found = (latex_names.language(name) for name in main or names)
    return [language for language in found if language]


def inline(lines: Lines, start: int, end: int) -> Block:
    """Return a stretch of LaTeX that stands in another format, as one block; a percent sign is only that."""
    reader = Reader(lines, start, end, knows_comments=False)
    reader.read()
    if reader.blocks:
        return reader.blocks[0]
    return Block(Kind.PARAGRAPH, "", lines.region(start, end))
