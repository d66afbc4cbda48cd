"""The notes of a wiki page: what each is called by, and which of the marks that carry a name defines it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linkcheck.article.wikitext import cites
from linkcheck.article.wikitext.tree import Mark, Node, Span, walk

__all__ = ["Notes", "outermost", "read"]

_ATTRIBUTE = re.compile(
    r"(name|group)\s{0,5}=\s{0,5}(?:\"([^\"]{0,200})\"|'([^']{0,200})'|([^\s\"'/>]{1,200}))", re.IGNORECASE
)
_BY_HAND = re.compile(r"(?<!\[)\[\d{1,3}\](?!\])")


class Notes(NamedTuple):
    """The notes of a page, by where their marks start in it."""

    labels: Mapping[int, str]  # of every mark, those that only call a note again among them
    defined: Mapping[int, Span]  # what a note says, where it is said first


def read(text: str, nodes: Sequence[Node]) -> Notes:
    """Return the notes of a page: a name is called what it is named, the others are counted as the page does.

    Where a page numbers its sources by hand, the numbers of its notes are told apart from those.
    """
    counted = "note " if _BY_HAND.search(text) else ""
    labels: dict[int, str] = {}
    defined: dict[int, Span] = {}
    named: dict[str, bool] = {}  # whether what a name stands for was met
    count = 0
    for node in walk(nodes):
        found = _note(text, node)
        if not found:
            continue
        label, content = found
        count += label not in named or not label
        labels[node.start] = label or f"{counted}{count}"
        if content and not (label and named.get(label)):
            defined[node.start] = content
        named[label] = named.get(label, False) or content is not None
    return Notes(labels, defined)


def outermost(nodes: Sequence[Node], notes: Notes) -> Iterator[Node]:
    """Yield the marks that define a note, in the order of the text; not those within another note."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if node.start in notes.defined:
            yield node
        else:
            stack += reversed(node.children)


def _note(text: str, node: Node) -> tuple[str, Span | None] | None:
    """Return a note's name, "" where it has none, and what it says, None where it only calls another."""
    if node.kind is Mark.REF:
        values = {match[1].lower(): _given(match) for match in _ATTRIBUTE.finditer(node.attributes)}
        return _label(values), _content(text, Span(node.low, node.high, node.children))
    if node.kind is not Mark.TEMPLATE or cites.name_of(text, node).partition(":")[0] not in _note_names():
        return None
    return _of_template(text, cites.template(text, node))


def _note_names() -> frozenset[str]:
    return frozenset((*cites.words("notes"), "#tag"))


def _of_template(text: str, found: cites.Template) -> tuple[str, Span | None] | None:
    """Read `{{efn|…}}` and `{{#tag:ref|…}}`."""
    if found.name.startswith("#tag:") and found.name != "#tag:ref":
        return None
    values = {
        key: text[span.low : span.high].strip() for key, span in found.named.items() if key in {"name", "group"}
    }
    content = cites.first(found, "texte", "text", "note", "1")
    return _label(values), _content(text, content) if content else None


def _label(values: Mapping[str, str]) -> str:
    name = values.get("name", "").strip()
    return f"{values.get('group', '')} {name}".strip() if name else ""


def _given(match: re.Match[str]) -> str:
    return next((value for value in match.groups()[1:] if value is not None), "").strip().strip("\"'")


def _content(text: str, span: Span) -> Span | None:
    return span if text[span.low : span.high].strip() else None
