"""The blocks that CommonMark does not know: what markdown-it is taught, and the parser that knows it all.

GitHub's tables, Pandoc's and PHP Markdown Extra's footnotes and definition lists are plugins; the rules here find
what only a site's generator reads (comments, containers, code by another name) and the tags of MDX.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, fence, hr, list_block
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from linkcheck.article.markdown import tags as markdown_tags
from linkcheck.article.markdown import text as markdown_text

__all__ = ["parser"]

_LONGEST = 400  # lines of a block that must be closed; what goes on for longer was never meant as one
# What opens a block that holds no text of the article, and what closes it: maths, comments, code by other names.
_ENCLOSED = (
    ("maths", re.compile(r"\$\$"), re.compile(r"\$\$\s*$")),
    ("comment", re.compile(r"%%"), re.compile(r"%%\s*$")),
    ("comment", re.compile(r"\{/\*"), re.compile(r"\*/\}\s*$")),
    ("comment", re.compile(r"\{%-?\s*comment\b"), re.compile(r"\{%-?\s*endcomment\b")),
    (
        "code",
        re.compile(r"\{%-?\s*(?:highlight|codeblock|prism)\b"),
        re.compile(r"\{%-?\s*end(?:highlight|codeblock|prism)\b"),
    ),
    ("code", re.compile(r"\{\{[<%]\s*highlight\b"), re.compile(r"\{\{[<%]\s*/\s*highlight\b")),
)
_MODULE = re.compile(
    r"import\s+(?:[\w*{][^'\"\n]{0,300}\sfrom\s+)?['\"][^'\"\n]{1,300}['\"];?\s*$|import\s*\{\s*$|"
    r"export\s+(?:default|const|let|var|function|async|class)\b"
)
_CONTAINER = re.compile(r":{3,}")
_COMPONENT = re.compile(r"</?[A-Z]")
_CAMEL = re.compile(r"<[A-Z][a-z]")
# A line of nothing but tags, with Markdown right below it that the tags are meant to hold.
_WRAPPER = re.compile(
    r"(?:</?(?:div|section|details|center|span|article|figure|p|font|b)\b[^<>]{0,500}>\s*)+$", re.IGNORECASE
)
_MARKDOWN = re.compile(r"#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|[^<]*\]\(|\[\^?[^\]\n]{1,100}\]:")
_ENDS = ["paragraph", "reference", "blockquote"]  # what the rules of CommonMark end; items, by their sign


@cache
def parser() -> MarkdownIt:
    """Return the parser of blocks; what stands within them is left as it is written."""
    known = _Blocks("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)
    known.core.ruler.enableOnly(["block"])  # line ends are normal by now
    known.block.ruler.before("fence", "enclosed", _enclosed, {"alt": _ENDS})
    known.block.ruler.before("fence", "container", _container, {"alt": _ENDS})
    for name, rule in (("fence", fence), ("blockquote", blockquote), ("hr", hr)):
        known.block.ruler.at(name, rule, {"alt": _ENDS})
    known.block.ruler.before("table", "module", _module)
    known.block.ruler.before("table", "plain", markdown_text.plain)
    known.block.ruler.before("table", "signed", _signed, {"alt": ["list"]})
    known.block.ruler.disable("lheading")
    known.block.ruler.at("paragraph", markdown_text.text)
    known.block.ruler.at("heading", markdown_text.heading, {"alt": _ENDS})
    known.block.ruler.before("html_block", "component", _component)
    known.block.ruler.before("html_block", "wrapper", _wrapper)
    return known


class _Blocks(MarkdownIt):
    """Keeps addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (markdown-it's name)
        return url


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _starts(state: StateBlock, line: int, signs: str) -> bool:
    """Return whether a line starts with one of some signs and is not indented as code is."""
    at = state.bMarks[line] + state.tShift[line]
    return at < state.eMarks[line] and state.src[at] in signs and not state.is_code_block(line)


def _hide(state: StateBlock, kind: str, first: int, last: int) -> None:
    """Make a block of some lines, and go on behind it."""
    state.line = last
    token = state.push(kind, "", 0)
    token.map = [first, last]
    token.content = state.getLines(first, last, state.blkIndent, False)


def _enclosed(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Find maths, a comment, or code between tags: none of it is text."""
    if not _starts(state, first, "$%{"):
        return False
    line = _line(state, first)
    for kind, opening, closing in _ENCLOSED:
        if opened := opening.match(line):
            end = _closed(state, first, last, opened.end(), closing)
            if end and not silent:
                _hide(state, kind, first, end)
            return bool(end)
    return False


def _closed(state: StateBlock, first: int, last: int, opened: int, closing: re.Pattern[str]) -> int:
    """Return the line behind the one that closes a block, 0 where none does in time."""
    if closing.search(_line(state, first), opened):
        return first + 1
    lines = _closings(state, closing)
    index = bisect_right(lines, first)
    end = lines[index] + 1 if index < len(lines) else last + 1
    if end > last or end - first > _LONGEST:
        return 0
    leaves = any(
        state.sCount[line] < state.blkIndent and not state.isEmpty(line) for line in range(first + 1, end)
    )
    return 0 if leaves else end


def _closings(state: StateBlock, closing: re.Pattern[str]) -> list[int]:
    """Return the lines of the file that close blocks of a kind; they are looked for once."""
    known: dict[re.Pattern[str], list[int]] = state.env.setdefault("closings", {})
    if closing not in known:
        known[closing] = [line for line in range(len(state.eMarks) - 1) if closing.search(_line(state, line))]
    return known[closing]


def _container(state: StateBlock, first: int, _last: int, silent: bool) -> bool:
    """Find a line that opens or closes a container, ":::note": what stands within is Markdown."""
    if not _starts(state, first, ":") or not _CONTAINER.match(_line(state, first)):
        return False
    if not silent:
        state.line = first + 1
    return True


def _module(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Find what MDX imports and exports, up to an empty line."""
    if silent or state.level or not _starts(state, first, "ie") or not _MODULE.match(_line(state, first)):
        return False
    end = first + 1
    while end < last and not state.isEmpty(end):
        end += 1
    _hide(state, "code", first, end)
    return True


def _component(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Find a tag of MDX that ends with its line: what stands between two is Markdown."""
    if silent or not _starts(state, first, "<") or not _COMPONENT.match(_line(state, first)):
        return False
    tag = markdown_tags.match(state.src, state.bMarks[first] + state.tShift[first])
    end = first
    while tag and end < last and state.eMarks[end] < tag.end():
        end += 1
    if not tag or end == last:
        return False
    if state.src[tag.end() : state.eMarks[end]].strip():  # "<Link href=…>words</Link>" is text, not HTML's <link>
        return bool(_CAMEL.match(tag[0])) and markdown_text.text(state, first, last, silent)
    _hide(state, "component", first, end + 1)
    state.tokens[-1].content, state.tokens[-1].meta = tag[0], {"at": tag.start()}
    return True


def _wrapper(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Find a line of tags around Markdown, which CommonMark would take for HTML up to the next empty line."""
    if silent or first + 1 >= last or not _starts(state, first, "<") or not _WRAPPER.match(_line(state, first)):
        return False
    if state.is_code_block(first + 1) or not _MARKDOWN.match(_line(state, first + 1)):
        return False
    _hide(state, "html_block", first, first + 1)
    return True


_Rule = Callable[[StateBlock, int, int, bool], bool]
# What a line may be that starts with a sign, where it is no row of a table.
_BEGUN: dict[str, tuple[_Rule, ...]] = {
    **dict.fromkeys("+0123456789", (list_block,)),
    **dict.fromkeys("-*", (hr, list_block)),
    **dict.fromkeys("`~", (fence,)),
    "_": (hr,),
    ">": (blockquote,),
    "#": (markdown_text.heading,),
}
# What ends an item before the next one does.
_ENDING: dict[str, _Rule] = {
    **dict.fromkeys("-*_", hr),
    **dict.fromkeys("`~", fence),
    **dict.fromkeys("$%{", _enclosed),
    ">": blockquote,
    ":": _container,
}


def _signed(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Ask only the rules that a line's first sign allows; what they refuse goes on to all of them in turn."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    sign = state.src[start : start + 1]
    if silent:
        ends = _ENDING.get(sign)
        return ends is not None and ends(state, first, last, True)
    begun = _BEGUN.get(sign, ())
    return (
        bool(begun)
        and state.src.find("|", start, end) < 0
        and any(rule(state, first, last, False) for rule in begun)
    )
