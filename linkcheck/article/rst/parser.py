"""reStructuredText's blocks, told apart by docutils; what a document can ask of a program is never done.

docutils' state machine knows where a list, a quote, a definition or a section begins. What may read files or
reach the network (directives), what takes more than linear time on some texts (sections, tables, inline
markup, nested lines) and what is kept for the next document (roles) is taken from it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from docutils import nodes, utils
from docutils.parsers.rst import states
from docutils.statemachine import StringList

from linkcheck.article.rst import directives as rst_directives

__all__ = ["heading", "parse"]

DEEPEST = 20  # blocks within blocks; what is nested deeper is read as running text
PIECE = 300  # lines that are parsed at a time, up to where a block may begin
LONGEST_PIECE = 1000  # lines of a piece in which no block may begin
_NAME = r"[^\W_]+(?:[-._+:][^\W_]+){0,60}"
_EXPLICIT = tuple(
    (method, re.compile(rf"\.\. +{pattern}"))
    for method, pattern in (
        ("_note", rf"\[(\d+|\#(?:{_NAME})?|\*|{_NAME})\](?: +|$)"),
        ("_target", r"_(?![ ]|$)"),
        ("_substitution", r"\|(?![ ])([^|]{1,100})\|(?: +|$)"),
        ("_directive", rf"({_NAME}) ?::(?: +|$)"),
    )
)
_TARGET = re.compile(
    r"\s*(?:_|`(?P<quoted>(?:[^`\\]|\\.){1,500})`|(?P<name>(?:[^:\\\n]|\\.|:(?! )){1,500}?)):(?: +|$)", re.DOTALL
)
_BORDER = re.compile(r"=+[ =]*$")


class _Shared:
    """What the state machines of one document share; stands where docutils has its reader of inline markup."""

    def __init__(self) -> None:
        self.styles: list[object] = []  # of section titles, in the order they are met
        self.depth = 0
        self.idle: list[states.NestedStateMachine] = []

    def init_customizations(self, settings: object) -> None:
        """Do nothing: there is nothing to prepare."""


def parse(text: str) -> nodes.document:
    """Return docutils' tree of a text's blocks: flat sections, and inline markup still as it is written.

    Each text is a `nodes.inline` whose ``line`` is that of its first line, or one nearby.
    """
    lines = [line.expandtabs().replace("\v", " ").replace("\f", " ").rstrip() for line in text.split("\n")]
    document = _empty()
    shared = _Shared()
    content = StringList(lines, "")
    machine = states.RSTStateMachine(STATES, "Body")
    for start, end in _pieces(content):
        machine.run(content[start:end], document, input_offset=start, inliner=shared)  # type: ignore[arg-type]
    machine.unlink()
    return document


def _empty() -> nodes.document:
    """Return a document without content; its reporter says nothing, and no configuration file is looked for."""
    reporter = utils.Reporter("", report_level=5, halt_level=6, stream=False)
    settings = SimpleNamespace(language_code="en", id_prefix="", auto_id_prefix="%")
    document = nodes.document(settings, reporter, source="")  # type: ignore[arg-type]
    document.note_source("", -1)
    return document


def _pieces(lines: Any) -> Iterator[tuple[int, int]]:
    """Yield the starts and ends of pieces that can be parsed on their own.

    docutils copies what is left of its input at every list, so what it gets at a time is bounded.
    """
    start = 0
    while len(lines) - start > PIECE:
        limit = min(start + LONGEST_PIECE, len(lines))
        cuts = (at for at in range(start + PIECE, limit) if lines[at][:1].strip() and not lines[at - 1])
        end = next(cuts, limit)
        yield start, end
        start = end
    yield start, len(lines)


def heading(text: nodes.Node, line: int, level: int) -> nodes.title:
    """Return a heading's node."""
    title = nodes.title("", "", text)
    title.line = line
    title["level"] = level
    return title


class _State(states.RSTState):
    """What every state does differently from docutils."""

    state_machine: Any

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        super().__init__(state_machine, debug)
        self.nested_sm_kwargs = {"state_classes": STATES, "initial_state": "Body"}

    def inline_text(self, text: str, lineno: int) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the text as it is written."""
        words = nodes.inline(text, text)
        words.line = lineno
        return [words], []

    def section(self, title: str, source: str, style: object, lineno: int, messages: object) -> None:  # noqa: ARG002
        """Append a heading: any style is of some level, and what follows stands beside it, not in it."""
        styles = self.memo.inliner.styles
        if style not in styles and len(styles) < 100:
            styles.append(style)
        level = styles.index(style) + 1 if style in styles else 6
        words, _ = self.inline_text(title, lineno)
        self.parent += heading(words[0], lineno, min(level, 6))

    def nested_parse(self, block: Any, input_offset: int, node: Any = None, *args: Any, **settings: Any) -> int:
        """Parse a block within a block, piece by piece, as deep as an article goes."""
        if "state_machine_kwargs" in settings:  # the lines of a quoted literal block
            return super().nested_parse(block, input_offset, node, *args, **settings)
        shared: _Shared = self.memo.inliner
        node = self.parent if node is None else node
        if shared.depth >= DEEPEST:
            words, _ = self.inline_text("\n".join(block), input_offset + 1)
            node += nodes.paragraph("", "", words[0])
            return input_offset + len(block)
        shared.depth += 1
        for start, end in _pieces(block):
            machine = shared.idle.pop() if shared.idle else states.NestedStateMachine(STATES, "Body")
            machine.run(block[start:end], input_offset + start, self.memo, node, match_titles=True)
            shared.idle.append(machine)
        shared.depth -= 1
        return input_offset + len(block)

    def nested_list_parse(self, block: StringList, *args: Any, **settings: Any) -> Any:
        """Parse what continues a list, with those states it can be in: making all fifteen takes longest."""
        names = {settings["initial_state"], settings.get("blank_finish_state")}
        classes = [state for state in STATES if state.__name__ in names]
        settings["state_machine_kwargs"] = {"state_classes": classes}
        return super().nested_list_parse(block, *args, **settings)


class _Body(_State, states.Body):
    """A state that begins a block."""

    def explicit_construct(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        """Return what ".." begins: a note, a target, a substitution, a directive, a comment."""
        for method, pattern in _EXPLICIT:
            if found := pattern.match(match.string):
                result: tuple[list[nodes.Node], bool] = getattr(self, method)(found)
                return result
        line = self.state_machine.abs_line_number()
        comments: Any = self.comment(match)  # type: ignore[no-untyped-call]
        comments[0][0].line = line
        return comments  # type: ignore[no-any-return]

    def _indented(self, indent: int, until_blank: bool = False) -> tuple[StringList, int, bool]:
        """Return the block that hangs on this line, where it begins, and whether a blank line ends it."""
        block, _, offset, finish = self.state_machine.get_first_known_indented(indent, until_blank=until_blank)
        return block, offset, finish

    def _note(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        line = self.state_machine.abs_line_number()
        block, offset, finish = self._indented(match.end())
        note = nodes.footnote()
        note.line = line
        note["label"] = match[1]
        self.nested_parse(block, offset, note)
        return [note], finish

    def _target(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        """Return a target: its names, and the address or the other name that it stands for."""
        line = self.state_machine.abs_line_number()
        block, _, finish = self._indented(match.end(), until_blank=True)
        return [_target("\n".join(block), line)], finish

    def anonymous_target(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        """Return a target that has no name."""
        line = self.state_machine.abs_line_number()
        block, _, finish = self._indented(match.end(), until_blank=True)
        return [_target("_: " + "\n".join(block), line)], finish

    def _substitution(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        block, _, finish = self._indented(match.end())
        definition = nodes.substitution_definition()
        definition["name"] = " ".join(match[1].split())
        definition["value"] = " ".join(" ".join(block[:20]).split())
        return [definition], finish

    def _directive(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        line = self.state_machine.abs_line_number()
        block, _, offset, finish = self.state_machine.get_first_known_indented(match.end(), strip_top=False)
        made = rst_directives.made(match[1].lower(), block, offset, self)
        for node in made:
            node.line = node.line or line
        return made, finish or self.state_machine.is_next_line_blank()

    def nest_line_block_lines(self, block: object) -> None:
        """Leave the lines of a line block beside each other."""

    def table_top(self, match: Any, _context: Any, next_state: Any, *_: Any) -> tuple[Any, Any, list[Any]]:
        """Append a table: its lines, which `rst_tables` reads."""
        lines, at = self.state_machine.input_lines, self.state_machine.line_offset
        end = (_grid_end if match.string.startswith("+") else _simple_end)(lines, at)
        table = nodes.table()
        table.line, table["lines"] = self.state_machine.abs_line_number(), end - at
        self.state_machine.next_line(end - at - 1)
        self.parent += table
        return [], next_state, []


def _target(text: str, line: int) -> nodes.target:
    match = _TARGET.match(text)
    target = nodes.target()
    target.line = line
    target["name"] = (match["quoted"] or match["name"] or "") if match else ""
    target["value"] = text[match.end() :].strip() if match else ""
    return target


def _grid_end(lines: Any, start: int) -> int:
    end = start + 1
    while end < len(lines) and lines[end][:1] in {"+", "|"}:
        end += 1
    return end


def _simple_end(lines: Any, start: int) -> int:
    """Return where a simple table ends: at its third border, or at one that nothing follows."""
    borders = 0
    for at in range(start + 1, len(lines)):
        if not _BORDER.match(lines[at]):
            continue
        borders += 1
        if borders == 2 or at + 1 == len(lines) or not lines[at + 1]:
            return at + 1
    ends = (at for at in range(start + 1, len(lines)) if not lines[at])
    return next(ends, len(lines))


def _own(state: type[states.RSTState]) -> type[states.RSTState]:
    """Return a state of docutils that does these things differently; its name is how it is found."""
    return type(state.__name__, (_Body if issubclass(state, states.Body) else _State, state), {})


STATES = tuple(map(_own, states.state_classes))
