"""Wikitext in, a tree of its marks out: templates, links, references, and what is to be shown as written.

A reader of its own, because mwparserfromhell takes quadratic time for what is never closed: 16 kB of ``{{a|`` keep
version 0.7.2 busy for four seconds, 8 kB for one. Here every character is looked at a fixed number of times, and
what is nested deeper than MediaWiki would go is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Mark", "Node", "Span", "parse", "split", "walk"]

DEEPEST = 40  # marks within marks; MediaWiki stops expanding templates there (`$wgMaxTemplateDepth`)
_PROTOCOL = r"(?:(?:https?|ftps?|gopher):)?//"
_VERBATIM = "nowiki|pre|syntaxhighlight|source|code|tt|kbd|samp|math|chem|ce"
_HIDDEN = "timeline|score|graph|templatedata|templatestyles|imagemap|mapframe|maplink|hiero"
_TOKEN = re.compile(
    rf"<!--|\{{\{{|\}}\}}|\[\[|\]\]|\[(?={_PROTOCOL})|\]|\n|"
    rf"<(?P<close>/?)(?P<tag>ref|gallery|{_VERBATIM}|{_HIDDEN})(?P<attributes>(?:\s[^<>]{{0,1000}})?)>|"
    rf"<(?P<empty>ref|{_HIDDEN})/>",
    re.IGNORECASE,
)
_NEXT_REF = re.compile(r"<(/?)ref(?:\s(?:[^<>]{0,999}[^<>/])?)?>", re.IGNORECASE)


class Mark(StrEnum):
    """What a piece of wikitext is."""

    TEMPLATE = "template"  # {{…}}
    LINK = "link"  # [[…]]
    EXTERNAL = "external"  # [https://… …]
    REF = "ref"
    GALLERY = "gallery"
    VERBATIM = "verbatim"  # its content is shown as it is written
    HIDDEN = "hidden"  # comments, and what is drawn instead of shown


class Node(NamedTuple):
    """A mark and what stands in it: ``text[start:end]`` is the whole, ``text[low:high]`` the content."""

    kind: Mark
    start: int
    end: int
    low: int
    high: int
    children: tuple[Node, ...] = ()
    tag: str = ""  # in small letters
    attributes: str = ""


class Span(NamedTuple):
    """A piece of the text, and the marks within it."""

    low: int
    high: int
    children: tuple[Node, ...] = ()


class _Frame(NamedTuple):
    """A mark that is open, and what was found in it so far."""

    kind: Mark | None  # None: the text itself
    start: int
    low: int
    children: list[Node]
    attributes: str = ""


def parse(text: str) -> Span:
    """Return the whole text with its marks."""
    return Span(0, len(text), _Scanner(text).nodes())


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield every mark of a tree in the order of the text."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        stack += reversed(node.children)


def split(text: str, span: Span, separator: str) -> Iterator[Span]:
    """Yield the pieces between a separator, where it stands in none of the marks."""
    low, first, at = span.low, 0, span.low
    for index, child in enumerate((*span.children, None)):
        limit = child.start if child else span.high
        while (cut := text.find(separator, at, limit)) >= 0:
            yield Span(low, cut, span.children[first:index])
            low = at = cut + len(separator)
            first = index
        at = child.end if child else limit
    yield Span(low, span.high, span.children[first:])


class _Scanner:
    """Matches what opens with what closes; what is never closed is text, and what it held moves up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._open = [_Frame(None, 0, 0, [])]
        self._unclosed: set[str] = set()  # tags that nothing closes any more

    def nodes(self) -> tuple[Node, ...]:
        at = 0
        while match := _TOKEN.search(self.text, at):
            at = self._tag(match) if match["tag"] or match["empty"] else self._sign(match)
        self._dissolve(1)
        return tuple(self._open[0].children)

    def _sign(self, match: re.Match[str]) -> int:
        """Take a sign that is no tag; return where to go on."""
        sign, top = match[0], self._open[-1].kind
        if sign == "<!--":
            end = self.text.find("-->", match.end())
            return self._leaf(Mark.HIDDEN, match, high=end, end=end + 3)
        if sign in {"{{", "[[", "["}:
            kinds = {"{{": Mark.TEMPLATE, "[[": Mark.LINK, "[": Mark.EXTERNAL}
            return self._enter(kinds[sign], match)
        if sign == "\n":
            self._end_line(match.end())
        elif sign == "}}":
            self._close_template(match)
        elif top is Mark.EXTERNAL:
            self._leave(len(self._open) - 1, match.start(), match.start() + 1)
            return match.start() + 1  # "]]" closes a link in brackets, and the second the one around it
        elif sign == "]]" and top is Mark.LINK:
            self._leave(len(self._open) - 1, match.start(), match.end())
        return match.end()

    def _tag(self, match: re.Match[str]) -> int:
        tag = (match["tag"] or match["empty"]).lower()
        if match["empty"] or match["attributes"].endswith("/"):
            kind = Mark.REF if tag == "ref" else Mark.HIDDEN
            return self._leaf(kind, match, high=match.end(), end=match.end())
        if match["close"]:
            self._close_tag(tag, match)
        elif tag == "ref":
            following = _NEXT_REF.search(self.text, match.end())
            return self._enter(Mark.REF, match) if following and following[1] else match.end()
        elif closing := self._closing(tag, match.end()):
            if tag == "gallery":
                return self._enter(Mark.GALLERY, match)
            kind = Mark.HIDDEN if tag in _HIDDEN.split("|") else Mark.VERBATIM
            return self._leaf(kind, match, high=closing.start(), end=closing.end())
        return match.end()

    def _closing(self, tag: str, at: int) -> re.Match[str] | None:
        """Return the tag that closes another; after one that nothing closes, the text is not searched again."""
        if tag in self._unclosed:
            return None
        closing = re.compile(rf"</{tag}\s{{0,20}}>", re.IGNORECASE).search(self.text, at)
        if not closing:
            self._unclosed.add(tag)
        return closing

    def _leaf(self, kind: Mark, match: re.Match[str], high: int, end: int) -> int:
        if high < 0:  # a comment that nothing closes goes on to the end
            high = end = len(self.text)
        tag = (match["tag"] or match["empty"] or "").lower()
        node = Node(kind, match.start(), end, match.end(), high, (), tag, match["attributes"] or "")
        self._open[-1].children.append(node)
        return end

    def _enter(self, kind: Mark, match: re.Match[str]) -> int:
        if len(self._open) <= DEEPEST:
            self._open.append(_Frame(kind, match.start(), match.end(), [], match["attributes"] or ""))
        return match.end()

    def _leave(self, index: int, high: int, end: int) -> None:
        """Close an open mark; those within it that are open are text."""
        self._dissolve(index + 1)
        kind, start, low, children, attributes = self._open.pop()
        if kind:
            node = Node(kind, start, end, low, high, tuple(children), "", attributes)
            self._open[-1].children.append(node)

    def _dissolve(self, size: int) -> None:
        """Make text of the innermost open marks until so many are left."""
        while len(self._open) > size:
            inner = self._open.pop()
            self._open[-1].children.extend(inner.children)

    def _end_line(self, at: int) -> None:
        """End the links that a line's end ends: those in brackets, and before an empty line the others too."""
        ended = {Mark.EXTERNAL, Mark.LINK} if self.text.startswith("\n", at) else {Mark.EXTERNAL}
        while self._open[-1].kind in ended:
            self._dissolve(len(self._open) - 1)

    def _close_template(self, match: re.Match[str]) -> None:
        """Close the innermost template; a reference around the sign keeps it from those further out."""
        index = self._innermost(Mark.TEMPLATE)
        if index > self._innermost(Mark.REF):
            self._leave(index, match.start(), match.end())

    def _close_tag(self, tag: str, match: re.Match[str]) -> None:
        kinds = {"ref": Mark.REF, "gallery": Mark.GALLERY}
        index = self._innermost(kinds[tag]) if tag in kinds else 0
        if index:
            self._leave(index, match.start(), match.end())

    def _innermost(self, kind: Mark) -> int:
        """Return where the innermost open mark of a kind stands on the stack, 0 for none."""
        return next((index for index in range(len(self._open) - 1, 0, -1) if self._open[index].kind is kind), 0)
