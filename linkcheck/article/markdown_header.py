"""What stands above a Markdown text without being YAML: Pandoc's title block, Pelican's fields."""

from __future__ import annotations

import re
from typing import NamedTuple

from linkcheck import dates
from linkcheck.model import PartialDate

__all__ = ["Header", "split"]

# "% Title", with lines of its own that are indented, "% Authors", "% Date"
_PERCENT = re.compile(
    r"\ufeff?%[ \t]+(\S.*(?:\n[ \t]+\S.*){0,5})\n(?:%.*\n(?:[ \t]+\S.*\n){0,20}(?:%[ \t]*(.*)\n)?)?"
)
_FIELDS = re.compile(
    r"\ufeff?(?:[A-Za-z][\w -]{0,30}:(?:[ \t].*)?\n(?:[ \t]+\S.*\n){0,9}){2,30}(?=[ \t]*(?:\n|\Z))"
)
_FIELD = re.compile(r"^\ufeff?(title|date)[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE)


class Header(NamedTuple):
    """What a header says of the article."""

    title: str | None = None
    published: PartialDate | None = None


def split(text: str) -> tuple[Header, str]:
    """Return the header, and the text with as many empty lines in its place."""
    if percent := _PERCENT.match(text):
        header, end = _header(percent[1], percent[2] or ""), percent.end()
    elif fields := _FIELDS.match(text):
        found = {name.lower(): value for name, value in _FIELD.findall(fields[0])}
        if "title" not in found:
            return Header(), text
        header, end = _header(found["title"], found.get("date", "")), fields.end()
    else:
        return Header(), text
    return header, "\n" * text.count("\n", 0, end) + text[end:]


def _header(title: str, date: str) -> Header:
    return Header(" ".join(title.split()), dates.parse(date))
