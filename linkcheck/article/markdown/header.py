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
# What a page of MDX says of itself: "export const meta = { title: 'A', date: '2021-12-15' }"
_EXPORT = re.compile(
    r"^export\s+const\s+(?:meta|metadata|frontmatter|frontMatter|article|post)\s*(?::\s*\w+\s*)?=\s*\{",
    re.MULTILINE,
)
_PROPERTY = re.compile(r"\b(\w{2,20})\s*:\s*(['\"`])((?:(?!\2)[^\n\\]|\\.){1,300})\2")
_LONGEST_EXPORT = 3000  # characters from the beginning
_DATES = ("date", "published", "publishedAt", "publishDate", "pubDate", "datePublished", "createdAt")


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
    elif exported := _EXPORT.search(text[:_LONGEST_EXPORT]):
        said = {name: value for name, _, value in _PROPERTY.findall(text[exported.end() : _LONGEST_EXPORT])}
        date = next((said[name] for name in _DATES if name in said), "")
        return (_header(said["title"], date) if "title" in said else Header()), text
    else:
        return Header(), text
    return header, "\n" * text.count("\n", 0, end) + text[end:]


def _header(title: str, date: str) -> Header:
    return Header(" ".join(title.split()), dates.parse(date))
