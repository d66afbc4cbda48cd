"""Addresses that are asked for in place of others: a staging site, a server of a test."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkcheck.model import UserError

__all__ = ["Remap"]

_GROUP = re.compile(r"\$(?:\{(\w+)\}|(\d+))")  # $1 and ${name}, as most tools write them


class Remap:
    """Replaces what a pattern finds in an address; of several pairs the first that finds anything counts.

    A pair is written ``REGEX REPLACEMENT``. Raises `UserError` for one that is none.
    """

    def __init__(self, pairs: Iterable[str]) -> None:
        self._pairs = [_pair(each) for each in pairs]

    def __call__(self, url: str) -> str:
        """Return the address to ask for."""
        for pattern, replacement in self._pairs:
            if pattern.search(url):
                return pattern.sub(replacement, url)
        return url


def _pair(text: str) -> tuple[re.Pattern[str], str]:
    parts = text.rsplit(None, 1)
    if len(parts) != 2:
        raise UserError(f"remap: {text!r} is no pair of a regular expression and a replacement")
    replacement = _GROUP.sub(lambda match: rf"\g<{match.group(1) or match.group(2)}>", parts[1])
    try:
        pattern = re.compile(parts[0])
        pattern.sub(replacement, "")
        _check_groups(pattern, replacement)
    except (re.error, IndexError, OverflowError, RecursionError) as error:
        raise UserError(f"remap: {text!r}: {error}") from error
    return pattern, replacement


def _check_groups(pattern: re.Pattern[str], replacement: str) -> None:
    """Raise where the replacement names a group that the pattern has not: a match would bring it out too late."""
    for name in re.findall(r"\\(?:g<(\w+)>|(\d+))", replacement):
        group = name[0] or name[1]
        if group.isdigit() and int(group) > pattern.groups:
            raise IndexError(f"the pattern has no group {group}")
        if not group.isdigit() and group not in pattern.groupindex:
            raise IndexError(f"the pattern has no group {group!r}")
