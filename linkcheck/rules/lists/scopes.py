"""What a fact speaks of: a host, a path on it, parameters. How a scope is written, and which addresses it covers.

Nothing here compares more than segment by segment, with one ``*`` in each at most, so the work is linear in the
size of an address whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias
from urllib.parse import unquote

__all__ = ["MOST_SEGMENTS", "Scope", "ScopeError", "covers_path", "covers_query", "rank", "segments", "split"]

MOST_SEGMENTS = 32  # of a path; no fact speaks of one deeper down
_LONGEST = 500  # characters of a scope
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_PLAIN = re.compile(r"(?!www\.)[a-z0-9]{1,63}(?:\.[a-z0-9]{1,63})++")  # what most hosts are
_HOST = re.compile(rf"\.?{_LABEL}(?:\.{_LABEL})*+(?:\.\*)?")


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
    if any(step.count("*") > 1 for step in steps):
        raise ScopeError(f"more than one * between two slashes in {path!r}")
    return f"/{'/'.join(steps)}{'$' if path.endswith('$') else ''}"


def _is_host(host: str) -> bool:
    return _HOST.fullmatch(host) is not None and not host.startswith(("www.", ".www."))


def segments(path: str) -> list[str]:
    """Return the segments of an address's path, in lower case and unquoted; not more than facts speak of."""
    parts = path.lower().split("/", MOST_SEGMENTS + 1)[1 : MOST_SEGMENTS + 1]
    while parts and not parts[-1]:
        parts.pop()
    return [unquote(part) if "%" in part else part for part in parts]


def _fits(pattern: str, text: str) -> bool:
    if "*" not in pattern:
        return pattern == text
    head, _, tail = pattern.partition("*")
    return len(text) >= max(1, len(head) + len(tail)) and text.startswith(head) and text.endswith(tail)


def covers_path(path: str, parts: Sequence[str], start: int = 0) -> bool:
    """Return whether a scope's path covers the segments of an address, from one of them on."""
    if not path:
        return True
    wanted = [each for each in path.removesuffix("$").split("/")[1:] if each]
    if len(parts) - start < len(wanted) or (path.endswith("$") and len(parts) - start != len(wanted)):
        return False
    return all(_fits(pattern, parts[start + place]) for place, pattern in enumerate(wanted))


def covers_query(query: Sequence[str], parameters: Sequence[tuple[str, str]]) -> bool:
    """Return whether each of a scope's parameters stands in an address's query."""
    return all(any(_is_parameter(wanted, *each) for each in parameters) for wanted in query)


def _is_parameter(wanted: str, name: str, value: str) -> bool:
    pattern, sign, pattern_of_value = wanted.partition("=")
    return _fits(pattern.lower(), name.lower()) and (not sign or _fits(pattern_of_value.lower(), value.lower()))


def rank(host: str, path: str, query: Sequence[str]) -> tuple[int, int, int, int]:
    """Return how narrow a scope is: a host before all below one, a long path before a short one."""
    of_host = 0 if not host else 1 if host.startswith(".") else 2 if host.endswith(".*") else 3
    narrow = sum(3 if "*" not in part else 2 if len(part) > 1 else 1 for part in path.rstrip("$").split("/")[1:])
    return of_host, host.count("."), narrow + path.endswith("$"), len(query)
