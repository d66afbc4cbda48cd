"""What a directive holds that is text of the article; nothing that it asks for is done."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList

__all__ = ["made"]

# Directives of docutils, of Sphinx and its usual extensions, and of the blog engines that read this markup. What
# is not named here holds text below its first line.
_TEXT = {  # from its first line on
    *("note", "tip", "hint", "important", "warning", "caution", "danger", "error", "attention", "seealso", "todo"),
    *("versionadded", "versionchanged", "versionremoved", "deprecated", "centered", "epigraph", "highlights"),
    *("pull-quote", "compound"),
}
_TITLED = {"topic", "admonition", "rubric", "dropdown", "details", "card"}
_BESIDE = {"image", "figure", "sidebar", "video", "youtube", "vimeo", "thumbnail", "gallery", "header", "footer"}
_EMPTY = {
    *("toctree", "contents", "include", "literalinclude", "index", "role", "default-role", "sectnum", "title"),
    *("section-numbering", "tabularcolumns", "highlight", "currentmodule", "module", "target-notes", "date"),
    *("unicode", "replace", "autosummary", "sectionauthor", "codeauthor", "moduleauthor", "template", "post"),
    *("tags", "button-link", "button-ref", "media", "chart", "post-list", "listing", "soundcloud"),
}
_CODE = {
    *("code", "code-block", "sourcecode", "parsed-literal", "math", "raw", "doctest", "testcode", "testoutput"),
    *("testsetup", "testcleanup", "productionlist", "prompt", "ipython", "jupyter-execute", "code-cell", "plot"),
    *("graphviz", "digraph", "graph", "mermaid", "plantuml", "uml", "aafig", "ditaa", "blockdiag", "seqdiag"),
    *("tikz", "gist", "program-output", "command-output", "terminal"),
}
_OPTION = re.compile(r":(?![: ])([^:\\]{1,60}):(?: +(.{0,2000})|$)")


def made(name: str, block: StringList, offset: int, state: Any) -> list[Any]:
    """Return the nodes of a directive: its block starts on the line at ``offset`` (from 0)."""
    argument, options, content, at = _divided(name, block, offset)
    if name == "meta":
        return [_fields("meta", options)]
    if name == "bibliography":
        return [_fields("bibliography", {"files": argument})]
    if name in _EMPTY:
        return [_fields(name, {"date": argument})] if name in {"post", "date"} else []
    if name in _CODE:
        return [_code(name, argument, content, at)]
    if name == "csv-table":
        return [_csv_table(options, content, at, state)]
    return _text(name, argument, options, (content, at, offset), state)


def _divided(name: str, block: StringList, offset: int) -> tuple[str, dict[str, str], StringList, int]:
    """Split a directive's block into its argument, its options, and its content with the line it starts on."""
    at = 0
    if name not in _TEXT:
        while at < len(block) and block[at].strip() and not _OPTION.match(block[at]):
            at += 1
    argument = " ".join(line.strip() for line in block[:at])
    at += at == 0 and len(block) > 0 and not block[0].strip()  # nothing stands behind the name
    options = {}
    while at < len(block) and (option := _OPTION.match(block[at])):
        options[option[1].lower()] = (option[2] or "").strip()
        at += 1
        while at < len(block) and block[at][:1] == " ":
            at += 1
    while at < len(block) and not block[at].strip():
        at += 1
    return argument, options, block[at:], offset + at


def _fields(name: str, values: dict[str, str]) -> Any:
    """Return what a directive says of the document."""
    node = nodes.meta()
    node["name"], node["values"] = name, values
    return node


def _code(name: str, argument: str, content: StringList, at: int) -> Any:
    text = "\n".join(content).rstrip()
    is_html = name == "raw" and "html" in argument.split()
    node = nodes.raw(text, text) if is_html else nodes.literal_block(text, text)
    node.line = at + 1
    return node


def _text(
    name: str, argument: str, options: dict[str, str], where: tuple[StringList, int, int], state: Any
) -> list[Any]:
    """Return the content of a directive that holds text; what its argument is depends on which it is."""
    content, at, offset = where
    node: Any = nodes.sidebar() if name in _BESIDE else nodes.container()
    if name == "list-table":
        node = nodes.tgroup()
        node["head"] = int(options["header-rows"]) if options.get("header-rows", "").isdecimal() else 0
    node.line = at + 1
    state.nested_parse(content, at, node)
    if not (name in _TITLED and argument):
        return [node]
    words, _ = state.inline_text(argument, offset + 1)
    title = nodes.rubric("", "", words[0])
    title.line = offset + 1
    if name == "rubric":
        return [title]
    box = nodes.topic("", title, node)
    return [box]


def _csv_table(options: dict[str, str], content: StringList, at: int, state: Any) -> Any:
    """Return the rows of a table that stands in the document; one in another file is left there."""
    node = nodes.tgroup()
    node["head"] = int(options["header-rows"]) if options.get("header-rows", "").isdecimal() else 0
    node += [_csv_row(cells, at + line, state) for cells, line in _csv_rows(options, content)]
    return node


def _csv_rows(options: dict[str, str], content: StringList) -> Iterator[tuple[list[str], int]]:
    name = options.get("delim", "")
    delimiter = {"tab": "\t", "space": " "}.get(name, name[:1])
    delimiter = "," if delimiter in ("", '"') else delimiter  # a quotation mark parts nothing
    rows = csv.reader((f"{line}\n" for line in content), delimiter=delimiter, skipinitialspace=True)
    line = 1
    try:
        for cells in rows:
            yield cells, line
            line = rows.line_num + 1
    except csv.Error:
        yield ["\n".join(content[line - 1 :])], line


def _csv_row(cells: list[str], line: int, state: Any) -> Any:
    row = nodes.row()
    row.line = line
    for cell in cells:
        words, _ = state.inline_text(cell.strip(), line)
        row += nodes.entry("", words[0])
    return row
