"""The environments of LaTeX: lists, tables, bibliographies, and what is no text at all."""

from __future__ import annotations

import re

from linkcheck.article.blocks import Block, Kind, Lines
from linkcheck.article.latex import names as latex_names
from linkcheck.article.latex.output import Output
from linkcheck.article.latex.walk import Environment, Walk

__all__ = ["Environments"]

_OF_PREAMBLE = {Kind.ASIDE, Kind.REFERENCE}  # what of it is kept: authors with their links, entries
_TITLED = {"frame": 3, "block": 5, "alertblock": 5, "exampleblock": 5, "tcolorbox": 5}
_IMMEDIATE = re.compile(r"\[[^\[\]\n]{0,200}\]")


class Environments(Walk):
    """Walks, and knows where an environment begins and ends."""

    def __init__(self, lines: Lines, start: int, end: int, *, knows_comments: bool = True) -> None:
        super().__init__(lines, start, end, knows_comments=knows_comments)
        self.embedded: list[tuple[int, int]] = []  # where BibTeX stands in the file (filecontents)
        self._endless: set[str] = set()  # environments that end nowhere further down

    def _begin(self, start: int) -> None:
        name = self._group().strip()
        base = name.rstrip("*")
        if name == "document":
            self._begin_document()
        elif base in latex_names.are("verbatim"):
            self._verbatim(name, start)
        elif base == "comment":
            self._at = self._end_of(name)[1]
        elif base == "filecontents":
            self._embedded(name)
        elif base in latex_names.are("maths"):
            self._skip_maths(name)
        elif base in _TITLED:
            self._titled(base, start)
        else:
            self._begin_other(name, base)

    def _begin_document(self) -> None:
        self._close_all()
        self._flush()
        self._environments.clear()
        self.blocks = [block for block in self.blocks if block.kind in _OF_PREAMBLE]

    def _begin_other(self, name: str, base: str) -> None:
        if base == "thebibliography" or base in latex_names.are("lists") | latex_names.are("tables"):
            self._environments.append(Environment(base))
        self._break()
        if match := _IMMEDIATE.match(self._text, self._at, self._end):
            self._at = match.end()
        self._drop(latex_names.number("arguments", name) or latex_names.number("arguments", base) or 0)

    def _titled(self, base: str, start: int) -> None:
        """Begin a slide or a box, whose title is a heading."""
        self._close_all()
        self._flush()
        self._optional()
        self._heading(_TITLED[base], start)

    def _heading(self, level: int, start: int) -> None:
        """Read the argument that follows as a heading."""
        output = Output(self._lines, Kind.HEADING, start, level)
        self._enter(output, lambda _: None if output.is_blank else self.blocks.append(output.block()))

    def _end_environment(self) -> None:
        name = self._group().strip()
        self._is_done = name == "document"
        self._break()
        for index in range(len(self._environments) - 1, max(-1, len(self._environments) - 4), -1):
            if self._environments[index].name == name.rstrip("*"):
                del self._environments[index:]
                self._break()
                return

    def _end_of(self, name: str) -> tuple[int, int]:
        """Return where an environment's content ends, and where the text goes on; the end if it is not closed."""
        mark = f"\\end{{{name}}}"
        end = self._text.find(mark, self._at, self._end)
        return (end, end + len(mark)) if end >= 0 else (self._end, self._end)

    def _verbatim(self, name: str, start: int) -> None:
        end, after = self._end_of(name)
        code = Block(Kind.CODE, self._text[self._at : end].strip("\n"), self._lines.region(start, after))
        self._break()
        (self._after if self._frames else self.blocks).append(code)
        self._at = after

    def _embedded(self, name: str) -> None:
        """Leave out a file that the article carries with it; of BibTeX, note where it stands."""
        self._optional()
        file = self._group()
        end, after = self._end_of(name)
        if file.strip().endswith(".bib"):
            self.embedded.append((self._at, end))
        self._at = after

    def _skip_maths(self, name: str) -> None:
        end, after = (-1, -1) if name in self._endless else self._end_of(name)
        if end < 0 or end == self._end:
            self._endless.add(name)
        else:
            self._out.put(" ", self._at, after)
            self._at = after
