"""The bibliographies that lie beside an article: the entries that it cites, at the places where it does.

An article can name any file; what is read is a bibliography below the article's folder or the working directory,
and no other.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from linkcheck import charsets
from linkcheck.article.bibliography import bibtex, csl_json, csl_yaml
from linkcheck.article.blocks import Block, Document, UnreadableError
from linkcheck.model import Region

__all__ = ["Beside", "load"]

LARGEST = 16 * 2**20  # bytes of one file
MOST = 10  # files of one article
_READERS = {".bib": bibtex.read, ".json": csl_json.read, ".yaml": csl_yaml.read, ".yml": csl_yaml.read}
_EVERYTHING = "*"  # of \nocite{*}
_MARK = re.compile(r"\[[^\]\n]{1,400}\]|[^\s,;.]{1,100}")


class Beside(NamedTuple):
    """The entries of an article that stand in other files, and what of these could not be read."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


class _RefusedError(Exception):
    """A file that is not read; the message says why."""


def load(article: str, document: Document) -> Beside:
    """Return the entries that the article in a file calls, in the order of the first call of each.

    Their regions are those of the calls. What cannot be read is told in a note: it is never an error.
    """
    entries: dict[str, Block] = {}
    notes: list[str] = []
    for name in document.bibliographies[:MOST]:
        try:
            found = _read(os.path.dirname(article) or ".", name)  # noqa: PTH120
        except _RefusedError as error:
            notes.append(f"bibliography {name[:200]!r} was not read: {error}")
            continue
        notes += (f"{name}: {note}" for note in found.notes)
        for block in found.blocks:
            entries.update((label, block) for label in block.labels if label not in entries)
    if len(document.bibliographies) > MOST:
        notes.append(f"bibliographies beyond the first {MOST} were not read")
    return _called(document, entries, notes)


def _called(document: Document, entries: Mapping[str, Block], notes: Sequence[str]) -> Beside:
    own = {label for block in (*document.blocks, *document.listed) for label in block.labels}
    calls = {label: region for label, region in _calls(document.blocks).items() if label not in own}
    everything = calls.pop(_EVERYTHING, None)
    if everything:
        calls |= {label: everything for label in entries if label not in calls and label not in own}
    found: dict[int, Block] = {}
    for label, region in calls.items():
        if block := entries.get(label):
            found.setdefault(id(block), _placed(block, region))
    missing = _missing([label for label in calls if label not in entries]) if entries else ()
    return Beside(tuple(found.values()), (*notes, *missing))


def _placed(block: Block, region: Region) -> Block:
    """Return an entry as one that stands in the article."""
    anchors = tuple(anchor._replace(region=region) for anchor in block.anchors)
    return block._replace(region=region, anchors=anchors)


def _calls(blocks: Sequence[Block]) -> dict[str, Region]:
    """Return each label that is called, with the region of its first mark, in the order of the calls."""
    found: dict[str, Region] = {}
    for block in blocks:
        new = [call for call in block.calls if call.label not in found]
        starts = sorted({min(max(0, call.at), len(block.text)) for call in new})
        regions = dict(zip(starts, _marks(block, starts), strict=True))
        for call in new:
            found.setdefault(call.label, regions[min(max(0, call.at), len(block.text))])
    return found


def _marks(block: Block, starts: Sequence[int]) -> Iterator[Region]:
    """Yield the regions of the marks that begin at some offsets of a block's text."""
    if not starts:
        return
    cuts: list[int] = []
    for start, following in zip(starts, [*starts[1:], len(block.text)], strict=True):
        match = _MARK.match(block.text, start, following)
        cuts += (start, match.end() if match else start)
    yield from (part.region for part in islice(block.parts(cuts), 0, None, 2))


def _missing(labels: Sequence[str]) -> Iterator[str]:
    if labels:
        names = ", ".join(label[:100] for label in labels[:5])
        others = f" and {len(labels) - 5} more" if len(labels) > 5 else ""
        yield f"no entry in the bibliography: {names}{others}"


def _read(folder: str, name: str) -> Document:
    """Return what a file beside an article says. Raises `_RefusedError`."""
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    if suffix not in _READERS:
        raise _RefusedError(f"its suffix is none of {' '.join(_READERS)}")
    try:
        decoded = charsets.read(_bytes(_path(folder, name)))
    except (OSError, ValueError) as error:
        raise _RefusedError(getattr(error, "strerror", None) or "no name of a file") from error
    if decoded is None:
        raise _RefusedError("not a text")
    try:
        return _READERS[suffix](decoded[0].replace("\r\n", "\n").replace("\r", "\n"))
    except UnreadableError as error:
        raise _RefusedError(str(error)) from error


def _path(folder: str, name: str) -> str:
    """Return where a file really is, if an article in a folder may name it."""
    if re.match(r"[\\/~]|[A-Za-z][A-Za-z0-9+.-]*:", name):
        raise _RefusedError("only files beside the article are read")
    path = os.path.realpath(os.path.join(folder, name))  # noqa: PTH118
    roots = {os.path.realpath(folder), os.path.realpath(os.curdir)}
    if not any(os.path.commonpath([root, path]) == root for root in roots):
        raise _RefusedError("it lies outside the article's folder and the working directory")
    return path


def _bytes(path: str) -> bytes:
    """Return what a regular file holds; a pipe or a device is not even waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _RefusedError("not a regular file")
        if status.st_size > LARGEST:
            raise _RefusedError(f"larger than {LARGEST // 2**20} MB")
        with open(handle, "rb", closefd=False) as file:
            return file.read(LARGEST)
    finally:
        os.close(handle)
