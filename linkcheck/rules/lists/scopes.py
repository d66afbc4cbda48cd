"""What a fact speaks of: a host, a path on it, parameters. How a scope is written, and which addresses it covers.

A path is compared segment by segment, and where a ``*`` stands piece by piece from the left, so the work is linear
in the size of an address whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import unquote

__all__ = ["Scope", "ScopeError", "covers_host", "covers_path", "covers_query", "rank", "segments", "split"]

_MOST_SEGMENTS = 32  # of a path; no fact speaks of one deeper down
_NUMBER = "#"  # a segment of figures
_MOST_STARS = 3  # between two slashes
_LONGEST = 500  # characters of a scope
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_PLAIN = re.compile(r"(?!www\.)[a-z0-9]{1,63}(?:\.[a-z0-9]{1,63})++")  # what most hosts are
_HOST = re.compile(rf"(?:\.|[a-z0-9-]*\*[a-z0-9*-]*\.)?{_LABEL}(?:\.{_LABEL})*+(?:\.\*|\.)?")


Scope: TypeAlias = tuple[str, str, tuple[str, ...]]  # host, path, parameters


class ScopeError(ValueError):
    """What was written is no scope; the message says why."""


def split(text: str) -> Scope:
    """Return host, path and parameters of a scope; raises `ScopeError`."""
    if text and _PLAIN.fullmatch(text):
        return text, "", ()
    if not text or len(text) > _LONGEST:
        raise ScopeError(f"no scope, or one of more than {_LONGEST} characters")
    before, _, query = text.partition("?")
    host, slash, path = before.partition("/")
    if host and not _is_host(host):
        raise ScopeError(f"{host!r} is no host in lower case and punycode, without www.")
    return host, _checked_path(path) if slash else "", tuple(query.split("&")) if query else ()


def _checked_path(path: str) -> str:
    """Return a path without the slash that begins and the one that ends it, checked; raises `ScopeError`."""
    if path == "$":
        return "/$"
    steps = path.removesuffix("$").removesuffix("/").split("/")
    if not all(steps) or "$" in path[:-1] or path != path.lower():
        raise ScopeError(f"{path!r} is no path in lower case, with a $ at its end at most")
    if any(step.count("*") > _MOST_STARS for step in steps):
        raise ScopeError(f"more than {_MOST_STARS} * between two slashes in {path!r}")
    return f"/{'/'.join(steps)}{'$' if path.endswith('$') else ''}"


def _is_host(host: str) -> bool:
    return _HOST.fullmatch(host) is not None and not host.startswith(("www.", ".www."))


def segments(path: str) -> list[str]:
    """Return the segments of an address's path, in lower case and unquoted; not more than facts speak of."""
    parts = path.lower().split("/", _MOST_SEGMENTS + 1)[1 : _MOST_SEGMENTS + 1]
    while parts and not parts[-1]:
        parts.pop()
    return [unquote(part) if "%" in part else part for part in parts]


def _fits(pattern: str, text: str) -> bool:
    """Return whether a segment is as a pattern says, whose stars stand for any characters; in linear time."""
    if "*" not in pattern:
        return pattern == text or (pattern == _NUMBER and text.isdecimal())
    head, *middle, tail = pattern.split("*")
    end = len(text) - len(tail)
    if not text or end < len(head) or not (text.startswith(head) and text.endswith(tail)):
        return False
    start = len(head)
    for piece in middle:
        found = text.find(piece, start, end)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def covers_host(host: str, labels: Sequence[str]) -> bool:
    """Return whether a scope's host covers one that was found by the names it stands below of.

    Only where it is a pattern of the label that stands before such a name is there anything left to compare.
    """
    first, _, rest = host.partition(".")
    return "*" not in first or _fits(first, labels[-rest.count(".") - 2])


def covers_path(path: str, parts: Sequence[str], start: int = 0) -> bool:
    """Return whether a scope's path covers the segments of an address, from one of them on."""
    if not path:
        return True
    wanted, is_whole = _steps(path)
    left = len(parts) - start
    if left < len(wanted) or (is_whole and left != len(wanted)):
        return False
    return all(map(_fits, wanted, parts[start:]))


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[tuple[str, ...], bool]:
    """Return the segments of a scope's path, and whether an address's must end there."""
    return tuple(each for each in path.removesuffix("$").split("/")[1:] if each), path.endswith("$")


def covers_query(query: Sequence[str], parameters: Sequence[tuple[str, str]]) -> bool:
    """Return whether each of a scope's parameters stands in an address's query."""
    return all(any(_is_parameter(wanted, *each) for each in parameters) for wanted in query)


def _is_parameter(wanted: str, name: str, value: str) -> bool:
    pattern, sign, pattern_of_value = wanted.partition("=")
    return _fits(pattern.lower(), name.lower()) and (not sign or _fits(pattern_of_value.lower(), value.lower()))


def rank(host: str, path: str, query: Sequence[str]) -> tuple[int, int, int, int]:
    """Return how narrow a scope is: a host before all below one, a long path before a short one."""
    of_host = 0 if not host or host.endswith(".") else 3 if host[0] not in ".*" else 1
    of_host = min(of_host, 2) if "*" in host else of_host
    narrow = sum(map(_narrowness, path.removesuffix("$").split("/")[1:]))
    return of_host, host.count("."), narrow + path.endswith("$"), len(query)


def _narrowness(step: str) -> int:
    """Return how much a step of a path leaves out: a word more than part of one, and that more than figures."""
    return 4 if "*" not in step and step != _NUMBER else 3 if len(step) > 1 else 2 if step == _NUMBER else 1
