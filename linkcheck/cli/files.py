"""PATHs in, the names of articles out."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from linkcheck.article.formats import SUFFIXES
from linkcheck.article.read import LARGEST, explain, load, parse, read
from linkcheck.article.section import Verdict
from linkcheck.cli.paths import STDIN, is_address
from linkcheck.model import Article, InputError

__all__ = ["articles", "explained", "find"]


def find(paths: Sequence[str], complain: Callable[[str], None]) -> list[str]:
    """Return the articles that the paths mean, each once, in the order given; directories sorted.

    A directory gives the files whose suffix is an article's, hidden ones left out; a file that is named is an
    article whatever it is called. A path that means nothing is complained of.
    """
    names: dict[str, None] = {}
    for path in paths:
        found = list(_meant(path))
        if not found:
            complain(_nothing(path))
        names.update(dict.fromkeys(found))
    return list(names)


def _meant(path: str) -> Iterator[str]:
    if path == STDIN or is_address(path):
        yield path
    elif os.path.isdir(path):
        yield from _walk(path)
    elif os.path.lexists(path):
        yield path
    elif glob.has_magic(path):
        yield from sorted(name for name in glob.iglob(path, recursive=True) if os.path.isfile(name))


def _walk(top: str) -> Iterator[str]:
    for directory, below, names in os.walk(top):
        below[:] = sorted(name for name in below if not name.startswith(".") and name != "node_modules")
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES:
                yield os.path.join(directory, name)


def _nothing(path: str) -> str:
    if os.path.isdir(path):
        return f"{path}: no articles in this directory (looked for {' '.join(sorted(SUFFIXES))})"
    if glob.has_magic(path):
        return f"{path}: matches no file"
    return f"{path}: no such file or directory"


_Fetched = TypeVar("_Fetched")


def articles(
    names: Sequence[str], stdin_name: str, complain: Callable[[str], None], fetch: Callable[[str], _Fetched]
) -> Iterator[Article | _Fetched]:
    """Yield the articles that can be read, one at a time; the others are complained of.

    For an address, what `fetch` makes of it is yielded.
    """
    for name in names:
        try:
            if is_address(name):
                yield fetch(name)
            else:
                yield _from_stdin(stdin_name) if name == STDIN else read(name)
        except InputError as error:
            complain(str(error))


def _from_stdin(name: str) -> Article:
    return parse(_stdin(), name)


def _stdin() -> bytes:
    return sys.stdin.buffer.read(LARGEST + 1)


def explained(
    names: Sequence[str], stdin_name: str, complain: Callable[[str], None]
) -> Iterator[tuple[Article, tuple[Verdict, ...]]]:
    """Yield the articles that can be read, and why each of their blocks is a source or none."""
    for name in names:
        if is_address(name):
            complain(f"{name}: save the page and name the file to have it explained")
            continue
        try:
            data = _stdin() if name == STDIN else load(name)
            yield explain(data, stdin_name if name == STDIN else name)
        except InputError as error:
            complain(str(error))
