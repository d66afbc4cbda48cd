"""A page's title: the heading that its head confirms, else what the head says, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.article.html.head import Head, host, is_title
from linkcheck.article.html.tree import Node, tokens

__all__ = ["named"]

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title")
_SITE_NAMES = {"site-title", "site-name", "blog-title", "site-logo", "logo", "brand", "navbar-brand"}
_PIECES = re.compile(r"\s+[|·•»«›–—:-]+\s+|\s*[|»]\s+|:\s+")
# What Chinese portals put behind a title, without spaces: "…-新华网", "…_国内新闻_某日报".
_PORTAL = re.compile(
    r"(?:[-_][\u3400-\u9fffA-Za-z]{1,10}(?:网|網|报|報|新闻|新聞|频道|頻道|在线|线上|门户网站|中心))+\s*$"
)
_ARCHIVE = re.compile(
    r"\s*Blog[ -]Archiv\w{0,3}\s*[»|-]\s*", re.IGNORECASE
)  # WordPress: "Site » Blog Archive » Title"
_SURE_BAR = re.compile(r"\s*[|»·•]\s*")
_HOME = re.compile(r"/|\.{0,2}/?(?:index\.\w{3,5})?|https?://[^/?#]+/?(?:index\.\w{3,5})?", re.IGNORECASE)
_SHORT = 8  # characters of a heading that may stand in any title
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


def named(head: Head) -> tuple[Node | None, str | None]:
    """Return the heading that names the article, the one whose words the stated title shares most, and the title.

    The title is the heading's words where the head confirms them, else what the head states.
    """
    best, stated = _best(head)
    words = best.words() if best else ""
    has_kicker = stated and words.endswith(stated) and words.removesuffix(stated).strip()[-1:].isalnum()
    return best, (stated if has_kicker else words) or stated or None


def _best(head: Head) -> tuple[Node | None, str]:
    stated = _stated(head)
    wanted = set(_tokens(stated))
    scored = [
        (_fit(set(_tokens(node.words())), wanted), is_title(node), node.name == "h1", -rank)
        for rank, node in enumerate(head.headings)
        if node.words() and not _is_site(head, node)
    ]
    best = max(scored, default=None)
    if best and (not wanted or best[0] >= 0.5):
        return head.headings[-best[-1]], stated
    if lesser := _in_title(head):
        return lesser, lesser.words()
    return (
        (head.headings[-best[-1]], "")
        if best and len(scored) == 1 and _is_sole(head, best[-1])
        else (None, stated)
    )


def _in_title(head: Head) -> Node | None:
    """Return the heading of a lower rank that is a piece of the page's title as it stands."""
    pieces = {_folded(piece) for piece in _PIECES.split(head.title)} if _PIECES.search(head.title) else set()
    found = (node for node in head.lesser if len(node.words()) > _SHORT and _folded(node.words()) in pieces)
    return next((node for node in found if not _is_site(head, node)), None)


def _is_sole(head: Head, rank: int) -> bool:
    """Return whether a page has one main heading, longer than its title, which is the site's on every page."""
    words = head.headings[-rank].words()
    return not _headline(head) and len(words.split()) > max(3, len(head.title.split()))


def _stated(head: Head) -> str:
    """Return the title that the head states, without the site's name."""
    stated = _headline(head)
    if not stated or (head.title and _folded(stated) in _sites(head)):
        stated = head.title
    return " ".join(_without_site(head, _PORTAL.sub("", stated)).split())


def _sites(head: Head) -> set[str]:
    names = ("og:site_name", "application-name", "dc.publisher")
    return {_folded(head.metas.get(name, "")) for name in names} - {""}


def _host(head: Head) -> str:
    """Return the words of the page's host, without the last: "en wikipedia"."""
    return host(head.base).rpartition(".")[0].replace(".", " ")


def _is_site(head: Head, node: Node) -> bool:
    """Return whether a heading is the site's name: stated as such, or the lesser piece of the page's title."""
    folded = _folded(node.words())
    if not _SITE_NAMES.isdisjoint(tokens(node)) or (_is_in_title(head, node) and _leads_home(head, node)):
        return True
    if folded in _sites(head) or folded == _host(head).replace(" ", ""):
        return True
    pieces = [_tokens(piece) for piece in _PIECES.split(head.title)]
    if len(pieces) < 2 or folded != "".join(pieces[-1]) or is_title(node):
        return False
    return folded != _folded(_headline(head)) and len(pieces[-1]) <= sum(map(len, pieces[:-1]))


def _is_in_title(head: Head, node: Node) -> bool:
    """Return whether a heading stands in the page's title, or all its words do in one of the title's pieces."""
    own, pieces = set(_tokens(node.words())), _PIECES.split(head.title)
    return _folded(node.words()) in _folded(head.title) or (
        len(pieces) > 1 and any(own <= set(_tokens(piece)) for piece in pieces)
    )


def _leads_home(head: Head, node: Node) -> bool:
    """Return whether all words of a heading are a link to the front page, while the page is another."""
    links = [child for child in node.walk() if child.name == "a" and child.get("href").strip()]
    if len(links) != 1 or _folded(links[0].words()) != _folded(node.words()):
        return False
    home = _HOME.fullmatch(links[0].get("href").strip())
    return home is not None and _folded(head.title) != _folded(node.words())


def _headline(head: Head) -> str:
    return next((head.metas[name] for name in _TITLES if head.metas.get(name)), "")


def _without_site(head: Head, stated: str) -> str:
    """Return a title without the name of the site, which stands behind or before a bar or a dash."""
    cuts = list(_PIECES.finditer(stated))
    if not cuts:
        return stated
    last, first = stated[cuts[-1].end() :], stated[: cuts[0].start()]
    if not _names_site(head, last) and _names_site(head, first):
        return _ARCHIVE.sub("", stated[cuts[0].end() :])
    if _names_site(head, last) or (_SURE_BAR.fullmatch(cuts[-1][0]) and len(last.split()) <= 5):
        return _without_site(head, stated[: cuts[-1].start()]) if len(cuts) < 6 else stated[: cuts[-1].start()]
    return stated


def _names_site(head: Head, piece: str) -> bool:
    folded, site = _folded(piece), _host(head)
    begins = _folded(piece.split(maxsplit=1)[0]) if piece.split() else ""
    if folded in _sites(head) or any(_folded(node.words()) == folded for node in _logos(head)):
        return True
    return len(begins) > 2 and bool(site) and (folded in site.replace(" ", "") or begins in site.split())


def _logos(head: Head) -> Iterator[Node]:
    """Yield the headings that only name the site."""
    return (node for node in head.headings if _is_site(head, node))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text[:1000].casefold())


def _folded(text: str) -> str:
    return "".join(_tokens(text))


def _fit(own: set[str], wanted: set[str]) -> float:
    """Return from 0 to 1 how far a heading and the stated title share their words."""
    if not own or not wanted:
        return 0.0
    return len(own & wanted) * (1 / len(own) + 1 / len(wanted)) / 2
