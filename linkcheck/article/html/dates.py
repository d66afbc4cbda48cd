"""When a page says that it was published: its fields first, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkcheck import dates
from linkcheck.article.blocks import Block
from linkcheck.article.html.head import Head
from linkcheck.article.html.tree import Node, tokens
from linkcheck.model import PartialDate

__all__ = ["in_byline", "modified", "published", "surest", "visible"]

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
    *("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued"),
    *("dcterms.issued", "citation_publication_date", "citation_online_date", "citation_date", "publishdate"),
    *("bepress_citation_date", "bepress_citation_online_date", "prism.publicationdate", "pubdate", "publish-date"),
    *("publish_date", "published-date", "publication_date", "published_time", "date.created", "publisheddate"),
    *("publicationdate", "publish_time", "article.published", "article_date_original", "created", "datecreated"),
)
_GENERIC = ("date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "dcterms.date.created")
_LD_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_LD_MODIFIED = re.compile(r'"dateModified"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_DATE_TERM = re.compile(
    r"(?:date|announced|published|released|posted|issued|datum|veröffentlicht|erschienen|publié|publicado|"
    r"pubblicato|gepubliceerd|опубликовано|дата)\b[^\n]{0,20}",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:last\s)?(?:updated?|modified|revised|changed)|aktualisiert|zuletzt|geändert|mise?\sà\sjour|actualizad|"
    r"aggiornat|atualizad|bijgewerkt|uppdaterad|opdateret|oppdatert|обновлен|aktualizac|güncelle|更新|修正",
    re.IGNORECASE,
)
_LISTING = {"nav", "aside", "footer"}
_LISTING_NAME = re.compile(
    r"(?:^|[-_ ])(?:comments?|sidebar|related(?:posts)?|recent|popular|latest|trending|recommended)(?:$|[-_ ])"
)
_BYLINE = re.compile(
    r"[|·•]|\A\s*(?:by|von|par|por|di|da|door|av|af|posted|published|veröffentlicht|publié|autor|автор|опубликовал\w*|"
    r"作者|文|著者)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 120  # characters
_BELOW_TITLE = 6  # blocks


def published(head: Head) -> PartialDate | None:
    """Return the date that the head states, or a field of the page that is nothing but that."""
    fields = [head.metas.get(name, "") for name in _PUBLISHED[:4]]
    fields += [match[1] for text in head.ld if (match := _LD_PUBLISHED.search(text))]
    fields += [head.metas.get(name, "") for name in _PUBLISHED[4:]]
    fields += [_time(node) for node in head.times if node.get("itemprop") and not _in_listing(node)]
    fields += [head.metas.get(name, "") for name in _GENERIC]
    return _first(fields)


def modified(head: Head) -> PartialDate | None:
    """Return the date on which the head says that the page was changed last."""
    fields = [head.metas.get(name, "") for name in _MODIFIED]
    fields += [match[1] for text in head.ld if (match := _LD_MODIFIED.search(text))]
    return _first(fields)


def visible(head: Head) -> PartialDate | None:
    """Return the date that an element of the article shows, the sure before the unsure, changes last."""
    times = [node for node in head.times if not _in_listing(node)]
    times.sort(key=lambda node: not node.attrs.keys() & {"pubdate", "itemprop"})
    dated = [node for node in head.dated if not _in_listing(node)]
    shown = [(_time(node), node) for node in [*times, *dated]]
    created = [text for text, node in shown if not _is_change(node)]
    changed = [text for text, node in shown if _is_change(node)]
    found = _first(created) or _first(_terms(head.terms)) or dates.in_path(_path(head.base)) or _first(changed)
    return found or _only_date(head)


def surest(found: Sequence[PartialDate]) -> PartialDate | None:
    """Return the first of some dates, or a later one that only says the same more exactly."""
    first = found[0] if found else None
    return next((each for each in found if each.day and str(each).startswith(str(first))), first)


def _only_date(head: Head) -> PartialDate | None:
    """Return the one date that all elements show which are named for showing one, wherever they stand."""
    shown = {_first([node.words(80)]) for node in head.dated} - {None}
    return shown.pop() if len(shown) == 1 else None


def in_byline(blocks: Sequence[Block], title: str | None) -> PartialDate | None:
    """Return the day that a short line below the title names beside other things: "By A | 5 April 2013 | News"."""
    index = next((index for index, block in enumerate(blocks) if block.level and block.text == title), None)
    for block in blocks[index + 1 : index + _BELOW_TITLE] if index is not None else ():
        found = list(dates.find(block.text)) if len(block.text) <= _LONGEST_BYLINE else []
        if len(found) == 1 and dates.is_day(found[0][0]) and _BYLINE.search(block.text):
            return found[0][0]
    return None


def _time(node: Node) -> str:
    titled = node.get("title") if node.name == "abbr" else ""
    return node.get("datetime") or node.get("content") or titled or node.words(80)


def _path(address: str) -> str:
    return address.partition("//")[2].partition("/")[2].partition("?")[0]


def _terms(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield what follows "Announced" or "Published" in a list of terms."""
    for node in nodes:
        if node.parent and _DATE_TERM.fullmatch(node.words(80)):
            siblings = [child for child in node.parent.contents if isinstance(child, Node)]
            following = siblings[siblings.index(node) + 1 :][:1]
            yield from (each.words(80) for each in following if each.name == "dd")


def _first(fields: Sequence[str] | Iterator[str]) -> PartialDate | None:
    """Return the first date of some fields, each of which says nothing but one."""
    for field in fields:
        if date := dates.parse(field):
            return date
        found = list(dates.find(field[:80]))
        if found and len(field) <= 80:
            return found[0][0]
    return None


def _is_change(node: Node) -> bool:
    names = " ".join([*tokens(node), node.get("itemprop").lower()])
    around = node.parent if isinstance(node.parent, Node) and node.name == "time" else node
    before = around.words(80)
    return bool(_CHANGED.search(names) or _CHANGED.search(before[:60]))


def _in_listing(node: Node) -> bool:
    """Return whether an element belongs to another article: in a list of related, recent or popular ones."""
    return any(
        parent.name in _LISTING or _LISTING_NAME.search(" ".join(tokens(parent)))
        for parent in node.ancestors()
        if parent.name not in {"body", "html", "main", "article"}
    )
