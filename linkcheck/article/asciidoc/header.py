"""The header of an AsciiDoc document: its title, its author and revision lines, its attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from linkcheck import dates
from linkcheck.article.asciidoc.inline import write
from linkcheck.article.asciidoc.lines import ATTRIBUTE, BLOCK_ATTRIBUTES, DIRECTIVE, HEADING
from linkcheck.article.asciidoc.marks import expanded
from linkcheck.article.blocks import Block, Kind, Lines
from linkcheck.article.marked import Writer, raw
from linkcheck.model import PartialDate

__all__ = ["Header", "attribute", "bibliographies", "read"]

_VERSION = re.compile(r"v?\d[\w.-]{0,20},[ \t]*|v\d[\w.-]{0,20}")
_DATES = (
    *("revdate", "date", "published", "published-at", "publish-date", "pubdate", "publication-date", "created"),
    *("creation-date", "docdate", "localdate"),
)
_TITLES = ("doctitle", "title")
_LANGUAGES = ("lang", "language")
_BIBLIOGRAPHIES = ("bibtex-file", "bibliography-database")
# Site generators put their own name before an attribute: Antora and Jekyll "page-", JBake, HubPress.
_OWNERS = re.compile(r"(?:page|jbake|hp|post|article)-")


class Header(NamedTuple):
    """What stands above the text, and the line (from 1) on which the text begins."""

    end: int
    attributes: dict[str, str]
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None


def read(lines: Lines, start: int) -> Header:
    """Return the header, which begins below ``start`` lines; a document without a title has only attributes."""
    attributes: dict[str, str] = {}
    number = _skipped(lines, start + 1, attributes)
    title = HEADING.match(_line(lines, number))
    blocks: tuple[Block, ...] = ()
    revised = None
    if title and len(title[1]) == 1:
        blocks = (_title(lines, number, title.span("title"), attributes),)
        number, revised = _below(lines, number + 1, attributes)
    stated = (dates.parse(value) for value in _values(attributes, _DATES))
    language = next(_values(attributes, _LANGUAGES), "")
    return Header(
        number,
        attributes,
        blocks,
        blocks[0].text if blocks else next(_values(attributes, _TITLES), None),
        revised or next(filter(None, stated), None),
        language if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})?", language) else None,
    )


def bibliographies(attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield the files beside the document that its attributes name for what the citations mean."""
    yield from _values(attributes, _BIBLIOGRAPHIES)


def _line(lines: Lines, number: int) -> str:
    return lines.text[lines.offset(number) : lines.offset(number + 1)].rstrip()


def _skipped(lines: Lines, number: int, attributes: dict[str, str]) -> int:
    """Return the first line from ``number`` on that is neither blank nor a comment nor an attribute."""
    while number <= len(lines):
        line = _line(lines, number)
        if following := attribute(lines, number, attributes):
            number = following
        elif line.startswith("////"):
            number = _behind(lines, number, line)
        elif not line or line.startswith("//") or DIRECTIVE.match(line):
            number += 1
        else:
            break
    return number


def _behind(lines: Lines, number: int, delimiter: str) -> int:
    """Return the line behind a block of comments."""
    end = lines.text.find(f"\n{delimiter}\n", lines.offset(number + 1) - 1)
    return lines.region(end + 1, end + 1).start_line + 1 if end >= 0 else len(lines) + 1


def attribute(lines: Lines, number: int, attributes: dict[str, str]) -> int:
    """Take in the attribute that a line sets, and return the line behind it; 0 where it sets none."""
    match = ATTRIBUTE.match(_line(lines, number))
    if not match:
        return 0
    name, value = match[2].lower().replace("_", "-"), match[4] or ""
    while value.endswith("\\") and number < len(lines) and len(value) < 2000:
        number += 1
        value = value[:-1].rstrip(" +") + " " + _line(lines, number).strip()
    if match[1] or match[3]:
        attributes.pop(name, None)
    else:
        attributes[name] = expanded(value.strip(), attributes)
    return number + 1


def _title(lines: Lines, number: int, words: tuple[int, int], attributes: Mapping[str, str]) -> Block:
    start = lines.offset(number)
    writer = Writer(lines)
    write(writer, raw(lines.text, [(start + words[0], start + words[1])]), attributes, [])
    return writer.block(Kind.HEADING, lines.region(start, start + words[1]), level=1)


def _below(lines: Lines, number: int, attributes: dict[str, str]) -> tuple[int, PartialDate | None]:
    """Return where the header ends, and the date in the lines below its title: its authors, its revision."""
    revised, plain = None, 0
    while number <= len(lines) and (line := _line(lines, number)):
        following = attribute(lines, number, attributes)
        if not following and not line.startswith("//") and not DIRECTIVE.match(line):
            plain += 1
            if plain > 2 or BLOCK_ATTRIBUTES.match(line) or line.startswith("="):
                break
            revised = revised or dates.parse(_VERSION.sub("", line.partition(": ")[0], count=1))
        number = following or number + 1
    return number, revised


def _values(attributes: Mapping[str, str], names: tuple[str, ...]) -> Iterator[str]:
    """Yield the values of the attributes with some names, whatever generator they are meant for."""
    owned = {_OWNERS.sub("", name): value for name, value in list(attributes.items())[::-1]}
    yield from (owned[name] for name in names if owned.get(name))
