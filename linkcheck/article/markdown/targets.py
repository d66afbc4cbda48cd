"""What follows a link's closing bracket in, where it leads out: `(address "title")`, `[label]`, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference

from linkcheck.article import addresses
from linkcheck.article.entities import decoded

__all__ = ["Target", "find", "plain"]

LONGEST_LABEL = 999  # characters, as CommonMark says


class Target(NamedTuple):
    """Where a link leads, where that is written, and where the link ends."""

    url: str  # empty where only the site's generator knows: "{{ site.url }}/a"
    start: int
    end: int
    after: int
    label: str = ""  # of the definition that says where it leads


def _balanced(depth: int) -> str:
    """Return the pattern of an address with brackets in brackets, so many deep."""
    inner = rf"|\({_balanced(depth - 1)}\)" if depth else ""
    return rf"(?:[^\s()\\]++|\\[^\n]{inner})*+"


_TITLE = r"(?:\"(?:[^\"\\]++|\\.)*+\"|'(?:[^'\\]++|\\.)*+'|\((?:[^()\\]++|\\.)*+\))"
_INLINE = re.compile(
    rf"\(\s*+(?:<(?P<pointed>(?:[^<>\n\\]++|\\[^\n])*+)>|(?P<bare>(?!<){_balanced(3)}))(?:\s++{_TITLE})?\s*+\)",
    re.DOTALL,
)
# What authors write and most renderers do not take: an address with spaces, broken over lines, or apart.
_LOOSE = re.compile(
    r"[ \t]?\n?[ \t]{0,8}\(\s{0,8}"
    r"(?P<bare>(?:https?:)?//[^\s()<>\"']{1,2000}+(?:\s{1,8}+[^\s()<>\"']{1,500}+){0,8}+)\s{0,8}\)"
)
_GENERATED = re.compile(r"\([^()\n{}]{0,500}(?:\{\{[^\n{}]{0,500}\}\}|\{%[^\n{}]{0,500}%\})[^()\n{}]{0,500}\)")
_LABEL = re.compile(r"\[((?:[^\[\]\\]++|\\.){0,999}+)\]", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"\s*\n\s*")


def find(content: str, opened: int, closed: int, definitions: Mapping[str, str]) -> Target | None:
    """Return where the link leads whose words stand between two brackets, None where these are only brackets."""
    following = content[closed + 1 : closed + 2]
    if following == "(":
        if match := _INLINE.match(content, closed + 1):
            return _written(match)
        if match := _GENERATED.match(content, closed + 1):
            return Target("", match.start(), match.end(), match.end())
    if definitions and (target := _referred(content, opened, closed, definitions)):
        return target
    if following in {"(", " ", "\n"} and (match := _LOOSE.match(content, closed + 1)):
        return _written(match)
    return None


def _written(match: re.Match[str]) -> Target:
    """Return the target of an address that stands behind the link's words."""
    name = match.lastgroup or "bare"
    start, end = match.span(name)
    if match[name].startswith("["):  # "[words]([https://…](https://…))", as some editors paste it
        for _, low, high in addresses.find(match[name].replace("](", "] ")):
            start, end = start + low, start + high
            break
    return Target(plain(match.string[start:end]), start, end, match.end())


def _referred(content: str, opened: int, closed: int, definitions: Mapping[str, str]) -> Target | None:
    """Return the target of "[words][label]", "[label][]" or "[label]"."""
    match = _LABEL.match(content, closed + 1)
    if match and match[1].isspace():
        match = None
    own = not match or not match[1]
    if own and closed - opened > LONGEST_LABEL:
        return None
    label = normalizeReference(content[opened:closed] if own or not match else match[1])
    if label not in definitions:
        return None
    return Target(definitions[label], opened, closed, match.end() if match else closed + 1, label)


def plain(address: str) -> str:
    """Return an address without Markdown's escapes and line breaks, its spaces written as servers want."""
    address = decoded(_ESCAPE.sub(r"\1", address))
    return _BREAK.sub("", address.strip()).replace(" ", "%20")
