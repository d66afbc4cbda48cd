"""Paragraphs and headings as rules for markdown-it: one token each, in one pass over their lines.

Most lines of an article start with a letter, and nothing but text does; neither do they end a paragraph. To ask
the other dozen rules about each of them is what reading Markdown took most of its time for.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

__all__ = ["heading", "plain", "text"]

_LOWEST = 6  # the rank of a heading
# A definition right below a note is none of its words, although no blank line parts them.
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]{0,9}<?https?://")


def plain(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Find text that starts with a letter, unless it is the term of a definition below it."""
    if silent or state.is_code_block(first) or not _is_words(state, first):
        return False
    below = first + 2 if first + 1 < last and state.isEmpty(first + 1) else first + 1
    if below < last and state.src.startswith((":", "~"), state.bMarks[below] + state.tShift[below]):
        return False
    return text(state, first, last, silent)


def _is_words(state: StateBlock, line: int) -> bool:
    """Return whether a line starts with a letter and is no row of a table."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    return state.src[start].isalpha() and state.src.find("|", start, end) < 0


def text(state: StateBlock, first: int, last: int, _silent: bool) -> bool:
    """Find a paragraph, up to an empty line or one that starts something else, or the heading that it is."""
    outer, state.parentType = state.parentType, "paragraph"
    end = first + 1
    level = 0
    in_note = bool(state.tokens) and state.tokens[-1].type == "footnote_reference_open"
    while end < state.lineMax and not state.isEmpty(end):
        level = _underline(state, end) if end < last else 0
        if level or _ends(state, end) or (in_note and _DEFINITION.match(state.src, state.bMarks[end])):
            break
        end += 1
    content = state.getLines(first, end, state.blkIndent, False).strip()
    state.line = end + (level > 0)
    # Nobody asks where a paragraph or a heading opens and closes: it is that token and no more.
    token = state.push("heading", f"h{level}", 0) if level else state.push("inline", "", 0)
    token.content, token.map, token.children = content, [first, end], []
    state.parentType = outer
    return True


def heading(state: StateBlock, first: int, _last: int, silent: bool) -> bool:
    """Find a heading behind its marks, "## A heading ##" (CommonMark 0.31, 4.2)."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not state.src.startswith("#", start, end) or state.is_code_block(first):
        return False
    line = state.src[start:end]
    rest = line.lstrip("#")
    level = len(line) - len(rest)
    if level > _LOWEST or (rest and rest[0] not in " \t"):
        return False
    if not silent:
        words = rest.rstrip(" \t")
        closed = words.rstrip("#")
        token = state.push("heading", f"h{level}", 0)
        token.content = (closed if closed[-1:] in (" ", "\t") else words).strip()
        token.map, token.children, state.line = [first, first + 1], [], first + 1
    return True


def _underline(state: StateBlock, line: int) -> int:
    """Return the rank of the heading that a line underlines, 0 where it is no line of only "=" or "-"."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    mark = state.src[start]
    if mark not in "=-" or not 0 <= state.sCount[line] - state.blkIndent <= 3:
        return 0
    if state.src[start:end].rstrip(" \t").strip(mark):
        return 0
    return 1 if mark == "=" else 2


def _ends(state: StateBlock, line: int) -> bool:
    """Return whether a line starts something that need not wait for an empty line."""
    is_lazy = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
    if is_lazy or _is_words(state, line):
        return False
    return any(rule(state, line, state.lineMax, True) for rule in state.md.block.ruler.getRules("paragraph"))
