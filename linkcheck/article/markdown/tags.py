"""Tags within Markdown text, HTML's and JSX's: where one ends, what it is called, where it leads."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from linkcheck.article import addresses
from linkcheck.article.entities import decoded

__all__ = ["Tag", "match", "read"]

_BRACES = r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}"  # an expression, in JSX
_VALUE = rf"(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`{{]++|{_BRACES})"
_TAG = re.compile(
    rf"</[A-Za-z][\w.:-]*+\s*+>|<[A-Za-z][\w.:-]*+(?:\s++(?:[A-Za-z_:@#][\w.:-]*+(?:\s*+=\s*+{_VALUE})?|{_BRACES}))*+\s*+/?>"
)
_NAME = re.compile(r"</?([\w.:-]+)")
_QUOTED = r"""=\s*\{?\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|`(?P<c>[^`]*)`|(?P<d>[^\s"'>{}]+))"""
_LEADS = re.compile(rf"\s(?:href|to)\s*{_QUOTED}", re.IGNORECASE)
_TITLE = re.compile(rf"\s(?:title|label)\s*{_QUOTED}", re.IGNORECASE)
_WITHOUT_LINK = {"link", "base", "area", "use", "image"}  # of HTML and SVG; <Link> is a component


class Tag(NamedTuple):
    """A tag: its name in small letters, what it does, and the address that it leads to with its place."""

    name: str
    closes: bool  # "</a>"
    is_whole: bool  # "<Card … />": nothing stands between it and its end
    url: str = ""
    start: int = 0  # of the address, in the tag's text
    end: int = 0
    title: str = ""


def match(text: str, at: int) -> re.Match[str] | None:
    """Return the tag that starts at an offset."""
    return _TAG.match(text, at)


def read(tag: str) -> Tag:
    """Return what a tag says."""
    name = _NAME.match(tag)
    written = name[1] if name else ""
    bare = Tag(written.lower(), tag.startswith("</"), tag.endswith("/>"))
    leads = None if written in _WITHOUT_LINK else _LEADS.search(tag)
    if not leads:
        return bare
    start, end = next(leads.span(group) for group in "abcd" if leads[group] is not None)
    url = decoded(tag[start:end].strip())
    if leads[0].lstrip()[:2].lower() == "to" and not addresses.looks_like_one(url):
        return bare  # a page of the same site, or nothing to do with links
    title = _TITLE.search(tag)
    words = next((title[group] for group in "abcd" if title[group] is not None), "") if title else ""
    return bare._replace(url=url, start=start, end=end, title=html.unescape(words))
