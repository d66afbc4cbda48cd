"""Plain text: a title and a day where the text marks them as such; the first line of anything else is no title.

Sources: RFC 7322 §4.1 (the first page of an RFC), RFC 5322 (header fields, as PEPs and mail archives have them),
Project Gutenberg's header, CommonMark, reStructuredText, AsciiDoc, Org and the front matter of static sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkcheck import urls
from linkcheck.charsets import clean
from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.files.facts import DatedFact, Facts, dated, lines, page, people

__all__ = ["facts", "read"]

_TOP = 80  # lines in which a text says what it is
_LONGEST = 400  # characters of a line
_FIELD = re.compile(r"[ \t]{0,3}([A-Za-z][A-Za-z -]{1,30}?)[ \t]{0,9}[:=][ \t]{1,30}(\S.*)")
_LETTER = re.compile(r"[^\W\d_]")
_TITLES = ("title", "subject")
_AUTHORS = ("author", "authors", "from", "by")
_PUBLISHED = (
    *("published", "date published", "publication date", "issued", "released", "release date", "posted", "date"),
)
_MODIFIED = ("updated", "last updated", "modified", "last modified", "last-modified", "revised", "lastmod")
_FENCES = ("---", "+++")  # of YAML and of TOML
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd")
_HEADING = re.compile(r"#[ \t]{1,9}(\S.*?)[ \t]{0,9}#{0,6}")
_UNDERLINE = re.compile(r"(?:={3,200}|-{3,200}|\*{3,200}|~{3,200})")
_ORG = re.compile(r"#\+title:[ \t]{0,9}(\S.*)", re.IGNORECASE)
_ASCIIDOC = re.compile(r"=[ \t]{1,9}([^=\s].*)")
_RFC = re.compile(
    r"(?:Request for Comments|RFC|Internet-Draft|Network Working Group|Internet Engineering Task Force|"
    r"Internet Research Task Force|Internet Architecture Board|Independent Submission)\b"
)
_COLUMN = re.compile(r"\S[ \t]{2,200}([A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?\d{4})")
_MAILBOX = re.compile(r"[ \t]{0,9}[<(][^<>()]{1,100}@[^<>()]{1,100}[>)]|\S{1,100}@\S{1,100}")


def read(text: str, url: str, content_type: str = "") -> Page:
    """Return what a plain text says of itself."""
    words = lines(text)
    if not words:
        return Page(url, PageKind.EMPTY)
    found = facts(text, is_markdown=_is_markdown(url, content_type))
    return page(url, PageKind.PAGE, found._replace(text=words, signals=("plain text", *found.signals)))


def facts(text: str, *, is_markdown: bool = False) -> Facts:
    """Return what the top of a text says."""
    top = [line[:_LONGEST].rstrip() for line in text[: _TOP * _LONGEST].lstrip("\ufeff\n\r").splitlines()[:_TOP]]
    if top and top[0] in _FENCES:
        return _front_matter(top)
    if any(_RFC.match(line) for line in top[:10]):
        return _rfc(top)
    if "project gutenberg" in text[:1000].casefold():
        return _fields([line for line in top if line], "Gutenberg header")
    headed = _fields(_header(top), "header")
    return headed if headed.titles else _heading(top, is_markdown=is_markdown).over(headed)


def _is_markdown(url: str, content_type: str) -> bool:
    address = urls.read(url)
    path = address.path.lower() if address else ""
    return "markdown" in content_type[:100].lower() or path.endswith(_MARKDOWN)


def _front_matter(top: list[str]) -> Facts:
    """Return what stands between two fences; without the second there is no front matter."""
    fence = top[0]
    if fence not in top[1:]:
        return Facts()
    return _fields(top[1 : top.index(fence, 1)], "front matter")


def _header(top: list[str]) -> list[str]:
    """Return the fields that a text begins with, up to the first empty line; none where it begins otherwise."""
    block = top[: top.index("")] if "" in top else top
    head = [line for line in block if not line.startswith((" ", "\t"))]  # the others continue a field
    return block if len(head) > 1 and all(_FIELD.fullmatch(line) or line.endswith(":") for line in head) else []


def _fields(block: list[str], origin: str) -> Facts:
    """Return what the fields among some lines say, whatever the case of their names."""
    said: dict[str, str] = {}
    for line in block:
        if match := _FIELD.fullmatch(line):
            said.setdefault(match[1].lower().strip(), match[2].strip().strip("\"'").strip())
    titles = [
        Datum(said[name], f"{origin} {name.capitalize()}")
        for name in _TITLES
        if _LETTER.search(said.get(name, ""))
    ]
    return Facts(
        titles=tuple(titles[:1]),
        published=tuple(_dates(said, _PUBLISHED, origin)),
        modified=tuple(_dates(said, _MODIFIED, origin)),
        authors=people(_names(said)),
        language=said.get("lang", said.get("language", "")),
        signals=(origin,) if said else (),
    )


def _dates(said: dict[str, str], names: Iterable[str], origin: str) -> Iterator[DatedFact]:
    for name in names:
        yield from dated(said.get(name, ""), f"{origin} {name.capitalize()}")


def _names(said: dict[str, str]) -> Iterator[str]:
    for name in _AUTHORS:
        value = said.get(name, "")
        if not value.startswith(("[", "{", "|", ">")):  # a list or a block of YAML
            yield from (_MAILBOX.sub("", each) for each in value.split(";"))


def _rfc(top: list[str]) -> Facts:
    """Return the title and the day on the first page of an RFC: columns first, then the title in the middle."""
    end = top.index("", 1) if "" in top[1:] else len(top)
    columns = [match[1] for line in top[:end] if (match := _COLUMN.search(line))]
    rest = iter(top[end:])
    title: list[str] = []
    for line in rest:
        if line.startswith("   "):
            title.append(line)
        elif title or line:
            break
    words = clean(" ".join(title))
    return Facts(
        titles=(Datum(words, "RFC title"),) if len(title) < 5 and _LETTER.search(words) else (),
        published=dated(columns[-1], "RFC date") if columns else (),
        signals=("RFC header",),
    )


def _heading(top: list[str], *, is_markdown: bool) -> Facts:
    """Return the heading that a text begins with; "# " begins one in Markdown alone, elsewhere a comment."""
    first = next((index for index, line in enumerate(top) if line), len(top))
    marked = _ORG.fullmatch(top[first]) or _ASCIIDOC.fullmatch(top[first]) if first < len(top) else None
    title = marked[1] if marked else _underlined(top[first : first + 3])
    if not title and is_markdown:
        title = next(_headings(top), "")
    return Facts(titles=(Datum(title, "first heading"),)) if _LETTER.search(title) else Facts()


def _headings(top: list[str]) -> Iterator[str]:
    """Yield Markdown's headings of the first rank: badges may stand before them; code does not count."""
    is_code = False
    for line in top:
        is_code ^= line.startswith(("```", "~~~"))
        if not is_code and (match := _HEADING.fullmatch(line)):
            yield match[1]


def _underlined(three: list[str]) -> str:
    """Return the first of some lines where the next one underlines it, as reStructuredText and Markdown do."""
    if len(three) == 3 and _UNDERLINE.fullmatch(three[0]) and three[2] == three[0]:
        return three[1].strip()
    if len(three) > 1 and _UNDERLINE.fullmatch(three[1]) and three[0].strip():
        text = three[0].strip()
        return text if 0.5 * len(text) <= len(three[1]) <= 2 * len(text) else ""
    return ""
