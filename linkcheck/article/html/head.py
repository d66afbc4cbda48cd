"""What a page's head and its marked elements say of it, gathered in one walk; its language and its own address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from linkcheck.article.html.tree import Node, tokens

__all__ = ["Head", "host", "is_title", "joined"]

_DATE_NAME = re.compile(
    r"(?:^|.*[-_])(?:date|published|pubdate|dateline|byline|submitted|posted-on|timestamp|(?:post|entry|article|story)"
    r"[-_](?:meta|info|details))(?:$|[-_](?:header|line|published|time|posted|created))"
)
_TITLE_NAME = re.compile(r"(?:^|.*[-_])(?:entry|post|article|story|page|blog)[-_]{1,2}(?:title|headline|heading)")
_MOST = 40  # headings, times and dates of a page that are looked at


class Head:
    """The elements of a page that say something of it, gathered in one walk."""

    def __init__(self, root: Node, address: str) -> None:
        self._address = address
        self.metas: dict[str, str] = {}
        self.ld: list[str] = []
        self.headings: list[Node] = []
        self.lesser: list[Node] = []  # headings of lower ranks
        self.times: list[Node] = []
        self.dated: list[Node] = []
        self.terms: list[Node] = []
        self._canonical = self._base = self.title = self._language = ""
        for node in root.walk():
            self._take(node)

    def _take(self, node: Node) -> None:
        name = node.name
        if name == "meta":
            key = next(filter(None, map(node.get, ("property", "name", "itemprop", "http-equiv"))), "")
            self.metas.setdefault(key.lower().strip(), (node.get("content") or node.get("value")).strip())
        elif name == "html":
            self._language = node.get("lang") or node.get("xml:lang")
        elif name == "base":
            self._base = self._base or node.get("href").strip()
        elif name == "link" and "canonical" in node.get("rel").lower().split():
            self._canonical = self._canonical or node.get("href").strip()
        elif name == "title" and not self.title and all(each.name != "svg" for each in node.ancestors()):
            self.title = _text(node)
        elif name == "script":
            self.ld += [_text(node)] if node.get("type").strip().lower() == "application/ld+json" else []
        else:
            self._take_visible(node)

    def _take_visible(self, node: Node) -> None:
        name, names = node.name, tokens(node)
        if name == "h1" or (names and name in {"h2", "h3"} and any(map(_TITLE_NAME.fullmatch, names))):
            self.headings += [node] if len(self.headings) < _MOST else []
        elif name in {"h2", "h3"}:
            self.lesser += [node] if len(self.lesser) < _MOST else []
        elif name == "time" or "datepublished" in node.get("itemprop").lower():
            self.times += [node] if len(self.times) < _MOST else []
        elif names and len(self.dated) < _MOST and any(map(_DATE_NAME.fullmatch, names)):
            self.dated.append(node)
        elif name == "dt" and len(self.terms) < _MOST:
            self.terms.append(node)

    @property
    def language(self) -> str | None:
        """The language that the page declares."""
        stated = self._language or self.metas.get("content-language") or self.metas.get("dc.language") or ""
        return (stated or self.metas.get("og:locale", "").replace("_", "-")).strip() or None

    @property
    def base(self) -> str:
        """What relative addresses are relative to: `<base>`, else what the page gives as its own address."""
        return joined(self._own, self._base) if self._base else self._own

    @property
    def site(self) -> str:
        """The host that the page is on."""
        return host(self._own)

    @property
    def _own(self) -> str:
        return self._address or self._canonical or self.metas.get("og:url", "")


def is_title(heading: Node) -> bool:
    """Return whether a heading's class says that it is the article's title."""
    return any(map(_TITLE_NAME.fullmatch, tokens(heading)))


def host(url: str) -> str:
    """Return the host of an absolute address, without "www."."""
    return url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def joined(start: str, reference: str) -> str:
    """Return a reference made absolute, or as it is where that cannot be."""
    try:
        return urljoin(start, reference)
    except ValueError:
        return reference


def _text(node: Node) -> str:
    return " ".join("".join(child for child in node.contents if isinstance(child, str))[:100_000].split())
