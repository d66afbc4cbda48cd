"""LaTeX in, blocks out: the walk over text, braces and arguments. What commands do stands in `reader`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from linkcheck.article.blocks import Block, Kind, Lines
from linkcheck.article.latex import address as latex_address
from linkcheck.article.latex import names as latex_names
from linkcheck.article.latex import signs as latex_signs
from linkcheck.article.latex.output import Output

__all__ = ["Environment", "Walk"]

_SPECIAL = re.compile(rf"\\|[{{}}%$&~\n]|``?|''|-{{2,3}}|{latex_address.BEGINS}", re.IGNORECASE)
_LIGATURES = {"``": "“", "''": "”", "`": "‘", "--": "–", "---": "—", "~": " ", "\n": "\n"}
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_OPENS = re.compile(r"[ \t]*\n?[ \t]*\{")
_OPTIONAL = re.compile(
    r"[ \t]*\n?[ \t]*\[((?:[^\[\]{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\}){0,1000}+)\]", re.DOTALL
)
_GROUP = re.compile(r"[ \t]*\n?[ \t]*\{([^{}]{0,4000})\}")
_BRACES = re.compile(r"[{}]|\\.|%[^\n]*|\n[ \t]*(?=\n)", re.DOTALL)
_MATHS = re.compile(r"\$\$?((?:[^$\\\n]|\\.|\n(?![ \t]*\n)){1,2000}+)\$\$?", re.DOTALL)
_DOCUMENT = re.compile(r"\\begin[ \t]*\{document\}")


class _Frame(NamedTuple):
    """An argument that is being read: where it writes to, and what becomes of it once it is closed."""

    depth: int
    output: Output
    close: Callable[[int], None]  # is told where in the file the argument ends
    is_long: bool  # whether it may hold blank lines


class Environment:
    """A list, a table or a bibliography that is open."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.number = 0


class Walk:
    """Walks a stretch of a file once; what stands in arguments is written where the innermost of them leads."""

    def __init__(self, lines: Lines, start: int, end: int, *, knows_comments: bool = True) -> None:
        self.blocks: list[Block] = []
        self._lines, self._text = lines, lines.text
        self._at, self._end = start, end
        self._knows_comments = knows_comments
        self._output = Output(lines, Kind.PARAGRAPH)
        self._frames: list[_Frame] = []
        self._depth = 0
        self._environments: list[Environment] = []
        self._after: list[Block] = []  # notes and captions of the block that is being read
        self._is_done = False

    # ------------------------------------------------------------ the walk

    def read(self) -> None:
        """Read the stretch to its end."""
        while self._at < self._end and not self._is_done:
            match = _SPECIAL.search(self._text, self._at, self._end)
            stop = match.start() if match else self._end
            if self._at < stop:
                self._out.put(self._text[self._at : stop], self._at, stop)
            self._at = stop
            if match:
                self._special(match[0])
        self._close_all()
        self._flush()

    @property
    def _out(self) -> Output:
        return self._frames[-1].output if self._frames else self._output

    def _special(self, mark: str) -> None:
        """Read what begins with a sign that has a meaning, and leave the place behind it."""
        if mark == "\\":
            self._command()
        elif mark == "{":
            self._depth += 1
            self._at += 1
        elif mark == "}":
            self._brace_closed()
        elif mark == "\n":
            self._line_end()
        elif mark == "%" and self._knows_comments:
            self._comment()
        elif mark == "$":
            self._maths()
        elif mark == "&":
            self._put("|" if self._is_in(latex_names.are("tables")) else "&", 1)
        elif mark in _LIGATURES:
            self._put(_LIGATURES[mark], len(mark))
        elif mark == "%" or not self._address(latex_address.bare(self._text, self._at)):
            self._put(mark, len(mark))

    def _put(self, text: str, length: int) -> None:
        self._out.put(text, self._at, self._at + length)
        self._at += length

    def _brace_closed(self) -> None:
        if self._frames and self._depth <= self._frames[-1].depth:
            self._close()
        self._depth = max(0, self._depth - 1)
        self._at += 1

    def _line_end(self) -> None:
        if _BLANK_LINE.match(self._text, self._at, self._end):
            self._paragraph_end()
        self._put("\n", 1)

    def _comment(self) -> None:
        """Skip to the end of the line, and over the next line's indent, which TeX skips too."""
        end = self._text.find("\n", self._at, self._end)
        self._at = end if end >= 0 else self._end

    def _maths(self) -> None:
        match = _MATHS.match(self._text, self._at, self._end)
        if match:
            self._put(latex_signs.formula(match[1]), len(match[0]))
        else:
            self._put("$", 1)

    def _address(self, found: latex_address.Address | None) -> bool:
        """Write an address that leads somewhere, if there is one."""
        if found is None or found.end > self._end:
            return False
        self._out.settle(found.start)
        words = self._out.length
        self._out.put(found.url, found.start, found.end)
        self._out.link(found.url, words, found.start, found.end)
        self._at = found.after
        return True

    def _command(self) -> None:
        """Read the command that begins here, and leave the place behind what belongs to it."""
        raise NotImplementedError

    # ------------------------------------------------------------ arguments

    def _optional(self) -> str:
        """Skip an optional argument and return what it says."""
        match = _OPTIONAL.match(self._text, self._at, self._end)
        if not match:
            return ""
        self._at = match.end()
        return match[1]

    def _drop(self, count: int, *, is_long: bool = False) -> None:
        """Skip some arguments, and the optional ones before each."""
        for _ in range(count):
            before = -1
            while before != self._at:
                before = self._at
                self._optional()
            match = _OPENS.match(self._text, self._at, self._end)
            if not match:
                return
            self._at = match.end()
            self._skip(is_long=is_long)

    def _skip(self, *, is_long: bool) -> None:
        """Go behind the brace that closes; short of it, stop where the article begins or a paragraph ends."""
        depth = 1
        for match in _BRACES.finditer(self._text, self._at, self._end):
            self._at = match.end()
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
            elif (match[0][0] == "\n" and not is_long) or (
                match[0] == "\\b" and _DOCUMENT.match(self._text, match.start())
            ):
                self._at = match.start()
                return
            if not depth:
                return
        self._at = self._end

    def _group(self) -> str:
        """Skip an argument without braces in it and return it; empty where there is none."""
        match = _GROUP.match(self._text, self._at, self._end)
        if not match:
            return ""
        self._at = match.end()
        return match[1]

    def _enter(self, output: Output, close: Callable[[int], None], *, is_long: bool = False) -> None:
        """Read the argument that follows into an output."""
        match = _OPENS.match(self._text, self._at, self._end)
        if match:
            self._at = match.end()
            self._depth += 1
            self._frames.append(_Frame(self._depth, output, close, is_long))

    def _close(self) -> None:
        self._frames.pop().close(self._at)

    def _close_all(self) -> None:
        while self._frames:
            self._depth = max(0, self._frames[-1].depth - 1)
            self._close()

    # ------------------------------------------------------------ blocks

    def _flush(self, kind: Kind | None = None, start: int | None = None) -> None:
        """End the block that is being read and begin another."""
        if not self._output.is_blank:
            self.blocks.append(self._output.block())
        self.blocks += sorted(self._after, key=lambda block: block.region)
        self._after = []
        kind = kind or (Kind.ROW if self._is_in(latex_names.are("tables")) else Kind.PARAGRAPH)
        self._output = Output(self._lines, kind, start)

    def _paragraph_end(self) -> None:
        while self._frames and not self._frames[-1].is_long:
            self._depth = max(0, self._frames[-1].depth - 1)
            self._close()
        in_entry = self._output.kind is Kind.REFERENCE and self._is_in({"thebibliography"})
        if (
            not self._frames
            and not in_entry
            and not (self._output.is_blank and self._output.kind is not Kind.PARAGRAPH)
        ):
            self._flush()

    def _break(self) -> None:
        """End what was read so far unless it is part of an argument, which goes on."""
        if self._frames:
            self._put(" ", 0)
        else:
            self._flush()

    def _is_in(self, names: frozenset[str] | set[str]) -> bool:
        return bool(self._environments) and self._environments[-1].name in names

    def _appended(self, output: Output) -> None:
        if not output.is_blank:
            self._after.append(output.block())
