"""Which elements of a page stand beside its article: navigation, comments, related stories, footers, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.article.headings import heads_sources
from linkcheck.article.html.notes import list_kind
from linkcheck.article.html.tree import UNREAD, Node, tokens

__all__ = ["beside", "is_hidden", "is_layout"]

_TAGS = {"nav", "aside", "footer", "form", "figcaption", "button", "dialog", "address"}
_ROLES = {"navigation", "complementary", "contentinfo", "search", "dialog", "banner", "menu", "toolbar"}
_ARTICLE = {"html", "body", "main", "article", ""}
_COMMENTS = re.compile(
    r"(?:^|[-_ ])(?:comments?|commentlist|comment-?(?:list|area|section|form)|respond|disqus(?:_thread)?|"
    r"discussion)(?:$|[-_ ])"
)
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:sidebar|side-?bar|related(?:posts?|articles?)?|share|sharing|sharedaddy|social|addtoany|"
    r"addthis|breadcrumbs?|menu|navbar|navigation|nav-?links|nav|newsletter|subscribe|signup|cookies?|consent|gdpr|"
    r"pagination|pager|blogroll|widget|widget-area|toc|table-of-contents|byline|author-?(?:box|bio|info|card)|"
    r"about-?author|tags?|taglist|tagcloud|tags-?links|promo|adverts?|advertisement|ads|sponsored|footer|colophon|"
    r"outbrain|taboola|yarpp|recirc(?:ulation)?|recommend(?:ed|ations?)|read-?next|up-?next|"
    r"(?:more|popular|recent|latest|trending|other|similar|next|prev)-?(?:posts?|articles?|news|stories|reads?)|"
    r"rating|ratings|claps|editsection|catlinks|navbox|printfooter|sitemap|skip-?link|popup|modal)(?:$|[-_ ])"
)
_CAPTION = re.compile(
    r"(?:wp-)?caption(?:-text|-dd)?|(?:image|img|photo|picture|media|figure|foto|bild)[-_]{1,2}"
    r"(?:caption|credits?|source|copyright|description)"
)
# Of a layout, a state, a topic or an element of a page builder, not of what it holds: "has-sidebar", "tag-social".
_STATE = re.compile(
    r"(?:has|with|no|without|is|hide|show|tag|category|type)[-_].*|.*[-_](?:open|closed|enabled|disabled|active|"
    r"visible|layout|template)|elementor-widget(?:-(?:container|wrap|text-editor|theme-post-content|heading|html))?"
)
# What holds a list of sources, even in an `<aside>`.
_LISTS = re.compile(
    r"(?:article|post|entry|page)?[-_]{0,2}(?:references?|sources?|foot-?notes?|end-?notes?|bibliography|ref-?list|"
    r"citations?|works-cited|quellen|quellenangaben|fuentes|fontes|fonti|bronnen)[-_]{0,2}(?:list|section)?"
)
_POST = re.compile(
    r"(?:td-)?(?:entry|post|article|story|blog-?post|news)[-_]{0,2}(?:content|body|text|entry|main)"
)
_BODY = re.compile(
    r"(?:page|main|single|content)[-_]{0,2}(?:content|body|text|main)|e-content|mw-parser-output|markdown-body"
)
_SOURCE = re.compile(r"(?:[a-z]+[-_]){0,3}sources?(?:[-_](?:via|list|links?|box))?")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "strong", "b"}
_SHORT = 200  # characters: what holds no more is no article by its length
_LEAST_TEXT = 500  # characters of the text that a layout's other columns stand beside
_LONGEST = 80  # characters of a heading that stands beside


class _Sum(NamedTuple):
    """What an element holds."""

    prose: int = 0  # characters of text outside links and comments
    lists: bool = False  # whether a heading of sources is among it


class _Found(NamedTuple):
    """An element that may stand beside, and what it holds."""

    node: Node
    sum: _Sum
    is_comments: bool


def beside(root: Node, heading: Node | None) -> set[Node]:
    """Return the elements that stand beside the article.

    What holds the article's heading, its marked body or most of the page's text is the article, whatever its
    name; what is hidden and holds a list of sources only waits for a click.
    """
    found, bodies, total = _survey(root)
    body = _smallest(bodies, total)
    kept = {id(each) for node in (heading, body) if node for each in (node, *node.ancestors())}
    return {each.node for each in found if not _is_article(each, kept, total)}


def _is_article(found: _Found, kept: set[int], total: int) -> bool:
    node, held, is_comments = found
    if is_comments:
        return id(node) in kept and not node.get("id").lower().startswith("comment")
    if id(node) in kept or held.prose > max(total // 2, _SHORT):
        return node.name not in {"nav", "button", "figcaption"}
    if not held.lists:
        return False
    if is_hidden(node):
        return True
    within = any(each.name == "article" or _is_post(each) for each in node.ancestors())
    return within and node.name in {"aside", "footer"} and not _is_named(node)


def _smallest(bodies: list[tuple[Node, int]], total: int) -> Node | None:
    """Return the innermost marked body with most of the page's text, else the one with most of all of them."""
    most = next((node for node, prose in bodies if prose > total // 2), None)
    return most or max(bodies, key=_prose, default=(None, 0))[0]


def _prose(body: tuple[Node, int]) -> int:
    return body[1]


def _survey(root: Node) -> tuple[list[_Found], list[tuple[Node, int]], int]:
    """Return what may stand beside, what is marked as an article's body, and the length of the page's text."""
    found: list[_Found] = []
    bodies: list[tuple[Node, int]] = []
    sums: dict[int, _Sum] = {}
    for node in _upwards(root):
        found += _left_columns(node, sums) if node.name == "tr" else ()
        held = _held(node, sums)
        if node.name in _TAGS or (node.attrs and node.name not in _ARTICLE and node.name != "a"):
            names = _names(node)
            is_comments = bool(_COMMENTS.search(names))
            if is_comments or _may_be_beside(node, names):
                found.append(_Found(node, held, is_comments))
                held = held._replace(prose=0, lists=False) if is_comments else held
        if held.prose and (node.name in {"main", "article"} or _is_body(node)):
            bodies.append((node, held.prose))
        sums[id(node)] = held
    return found, bodies, sums[id(root)].prose


def _left_columns(row: Node, sums: dict[int, _Sum]) -> Iterator[_Found]:
    """Yield the cells of links before a page's text, where a table lays the page out."""
    cells = [child for child in row.contents if isinstance(child, Node) and child.name == "td"]
    main = max(cells, key=lambda cell: sums[id(cell)].prose, default=None)
    if main is None or sums[id(main)].prose < _LEAST_TEXT:
        return
    for cell in cells[: cells.index(main)]:
        links = sum(1 for node in cell.walk() if node.name == "a")
        if links > 2 and 5 * sums[id(cell)].prose < sums[id(main)].prose:
            yield _Found(cell, sums[id(cell)], is_comments=False)


def _upwards(root: Node) -> Iterator[Node]:
    """Yield each element after those below it."""
    return reversed(list(root.walk()))


def _held(node: Node, sums: dict[int, _Sum]) -> _Sum:
    if node.name in UNREAD or node.name == "a":
        return _Sum()
    prose, lists = 0, False
    for child in node.contents:
        if isinstance(child, str):
            prose += len(child.strip())
        else:
            below = sums.pop(id(child))
            prose += below.prose
            lists = lists or below.lists
    lists = lists or list_kind(node) is not None or any(map(_SOURCE.fullmatch, tokens(node)))
    lists = lists or (node.name in _HEADINGS and 0 < prose < _LONGEST and heads_sources(node.words(_LONGEST)))
    return _Sum(prose, lists)


def _names(node: Node) -> str:
    """Return the words of class and id that name what an element is, not how it looks."""
    return " ".join(each for each in tokens(node) if not _STATE.fullmatch(each))[:300]


def _is_named(node: Node) -> bool:
    return bool(_NAMES.search(_names(node)))


def is_hidden(node: Node) -> bool:
    """Return whether an element is not shown, or not before a click."""
    hidden = "hidden" in node.attrs and node.get("hidden").lower() != "until-found"
    return hidden or node.get("aria-hidden").lower() == "true" or bool(_HIDDEN.search(node.get("style")[:500]))


def _is_body(node: Node) -> bool:
    """Return whether an element says that it holds the page's content."""
    return node.get("role") == "main" or _is_post(node) or any(map(_BODY.fullmatch, tokens(node)))


def _is_post(node: Node) -> bool:
    """Return whether an element says that it holds an article, and nothing else."""
    return "articlebody" in node.get("itemprop").lower() or any(map(_POST.fullmatch, tokens(node)))


def _may_be_beside(node: Node, names: str) -> bool:
    """Return whether an element may be none of the article, by its kind or by one of its `_names`."""
    words = tokens(node)
    if any(map(_LISTS.fullmatch, words)) or node.get("role").startswith("doc-") or node.get("epub:type"):
        return bool(_NAMES.search(names))
    return (
        (node.name in _TAGS and not _opens_something(node))
        or node.get("role").lower() in _ROLES
        or is_hidden(node)
        or any(map(_CAPTION.fullmatch, words))
        or bool(_NAMES.search(names))
    )


def _opens_something(button: Node) -> bool:
    """Return whether an element is the button of a heading, or one that heads sources by itself."""
    in_heading = button.parent is not None and button.parent.name in _HEADINGS
    return button.name == "button" and (in_heading or heads_sources(button.words(_LONGEST)))


def is_layout(row: Node) -> bool:
    """Return whether a row of a table only lays the page out: it holds headings, tables or a text of its own."""
    cells = paragraphs = 0
    for node in row.walk():
        if node is not row and node.name in {"h1", "h2", "h3", "table", "form", "tr"}:
            return True
        paragraphs += node.name == "p"
        cells += node.name in {"td", "th"}
    return paragraphs > 3 * cells
