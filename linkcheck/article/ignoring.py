"""``linkcheck-ignore`` comments: which findings an author knows of, and for which entries.

``linkcheck-ignore: RULE reason`` stands for the entry on its line, else for the next one;
``linkcheck-ignore-start: RULE reason`` for the entries up to ``linkcheck-ignore-end``; and
``linkcheck-ignore-file: RULE reason`` for the file. Several rules are parted by commas; ``all`` means each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.article.blocks import Lines
from linkcheck.model import Ignore, Region, Source

__all__ = ["Remarks", "applied", "find"]

_WORD = "linkcheck-ignore"
_TAGGED = r"<!--\s{0,20}(?P<body>.{1,500}?)\s{0,20}-->"
# How a remark is written that no reader sees, in each format that knows one.
_COMMENTS = {
    "markdown": rf"(?<!`){_TAGGED}|\{{/\*\s{{0,20}}(?P<jsx>.{{1,500}}?)\s{{0,20}}\*/\}}",
    "html": _TAGGED,
    "wikitext": _TAGGED,
    "notebook": _TAGGED,
    "rst": r"^[ \t]{0,20}\.\.[ \t]{1,4}(?P<body>.{1,500})$",
    "asciidoc": r"^//[ \t]{0,4}(?P<body>.{1,500})$",
    "latex": r"%[ \t]{0,4}(?P<body>.{1,500})$",
    "bibtex": r"^[ \t]{0,20}%[ \t]{0,4}(?P<body>.{1,500})$",
    "org": r"^[ \t]{0,20}\#[ \t]{1,4}(?P<body>.{1,500})$",
    "text": r"^[ \t]{0,20}(?:\#[ \t]{0,4})?(?P<body>.{1,500})$",
}
_BODY = re.compile(
    rf"{_WORD}(?P<scope>-start|-end|-file)?(?:[ \t]*:[ \t]*|[ \t]+|$)"
    r"(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?[\s:]*(?P<reason>.*)",
    re.DOTALL,
)


class Remarks(NamedTuple):
    """The comments of a file by what they stand for."""

    entry: tuple[Ignore, ...] = ()
    spans: tuple[tuple[Region, Ignore], ...] = ()  # a block, and what is known of it
    file: tuple[Ignore, ...] = ()
    notes: tuple[str, ...] = ()


class _Remark(NamedTuple):
    scope: str
    ignores: tuple[Ignore, ...]
    region: Region


def find(text: str, kind: str, verbatim: Sequence[Region]) -> Remarks:
    """Return the comments of a text in some format; those within its code samples are only examples."""
    if _WORD not in text or kind not in _COMMENTS:
        return Remarks()
    remarks = [remark for remark in _remarks(text, kind) if not _within(verbatim, remark.region)]
    return Remarks(
        tuple(ignore for remark in remarks if not remark.scope for ignore in remark.ignores),
        tuple(_spans(remarks)),
        tuple(ignore for remark in remarks if remark.scope == "-file" for ignore in remark.ignores),
        tuple(
            f"line {remark.region.start_line}: this {_WORD} comment names no rule"
            for remark in remarks
            if not remark.ignores and remark.scope != "-end"
        ),
    )


def _remarks(text: str, kind: str) -> Iterator[_Remark]:
    """Yield the comments in their order; only what surrounds the word is looked at, however long the text."""
    lines = Lines(text)
    pattern = re.compile(_COMMENTS[kind], re.MULTILINE)
    at, end = text.find(_WORD), 0
    while at >= 0:
        start = max(end, text.rfind("\n", end, at) + 1, at - 600)
        match = next((each for each in pattern.finditer(text, start, at + 1000) if each.end() > at), None)
        body = _BODY.match((match["body"] or match.groupdict().get("jsx") or "").strip()) if match else None
        end = at + len(_WORD)
        if match and body:
            end = max(end, match.end())
            region = lines.region(match.start(), match.end())
            reason = " ".join(body["reason"].split())
            rules = re.split(r"[\s,]+", body["rules"]) if body["rules"] else []
            yield _Remark(body["scope"] or "", tuple(Ignore(rule, reason, region) for rule in rules), region)
        at = text.find(_WORD, end)


def _spans(remarks: Sequence[_Remark]) -> Iterator[tuple[Region, Ignore]]:
    """Yield each block that "-start" opens; one that is never closed goes to the end of the file."""
    open_: list[_Remark] = []
    for remark in remarks:
        if remark.scope == "-start":
            open_.append(remark)
        elif remark.scope == "-end" and open_:
            yield from _span(open_.pop(), remark.region)
    for remark in open_:
        yield from _span(remark, None)


def _span(start: _Remark, end: Region | None) -> Iterator[tuple[Region, Ignore]]:
    last = end[:2] if end else (10**9, 1)
    for ignore in start.ignores:
        yield Region(*start.region[2:], *last), ignore


def _within(regions: Sequence[Region], inner: Region) -> bool:
    index = bisect_left(regions, inner[:2], key=_end)
    return index < len(regions) and regions[index][:2] <= inner[:2]


def _end(region: Region) -> tuple[int, int]:
    return region.end_line, region.end_column


def applied(sources: Sequence[Source], remarks: Remarks) -> tuple[Source, ...]:
    """Return the sources, each with what is known of it."""
    if not (remarks.entry or remarks.spans):
        return tuple(sources)
    known: list[list[Ignore]] = [[] for _ in sources]
    order = sorted(range(len(sources)), key=lambda index: sources[index].region)
    starts = [sources[index].region[:2] for index in order]
    for ignore in remarks.entry:
        at = bisect_left(starts, (ignore.region.start_line, 0))  # first entry that starts on its line or later
        if at and _end(sources[order[at - 1]].region) >= ignore.region[:2]:
            at -= 1  # it stands within an entry
        line = starts[at][0] if at < len(starts) else 0
        while at < len(starts) and starts[at][0] == line:  # an entry may name several works
            known[order[at]].append(ignore)
            at += 1
    for region, ignore in remarks.spans:
        for at in range(bisect_left(starts, region[:2]), bisect_left(starts, region[2:])):
            known[order[at]].append(ignore)
    return tuple(
        source._replace(ignores=tuple(ignores)) if ignores else source
        for source, ignores in zip(sources, known, strict=True)
    )
