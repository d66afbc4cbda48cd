"""What sort of readable page something is: an article, a front page, a list, a ticker, a product."""

from __future__ import annotations

import re

from linkcheck.page.kinds.look import LITTLE, Look, titled
from linkcheck.page.linked_data import Thing

__all__ = ["article", "homepage", "live", "media", "product", "search_results", "section"]

MOST_TYPES = 3  # of one thing, that are told
_TABLE = "sorts.txt"
# How forms call what is looked for, and what addresses are called by WordPress, Drupal, Ghost, TYPO3 and shops, in
# the languages of Europe; own knowledge.
_SEARCH_QUERY = re.compile(
    r"(?:\A|&)(?:s|q|k|wd|kw|query|search|keywords?|searchterm|search_query|searchtext|term|text|suche|suchbegriff)"
    r"=[^&]",
    re.IGNORECASE,
)
_SEARCH_PATH = re.compile(
    r".*/(?:search|suche|recherche|buscar|busca|busqueda|pesquisa|ricerca|cerca|zoeken|sok|sog|szukaj|hledat|kereses"
    r"|poisk|arama|haku|results|search-results|suchergebnisse)(?:\.\w{2,5}|/.*)?",
    re.IGNORECASE | re.DOTALL,
)
_LIST_PATH = re.compile(
    r".*/(?:category|categories|tags?|topics?|thema|themen|kategorie|schlagwort|categorie|mot-cle|categoria|etiqueta"
    r"|rubrique|rubrik|rubric|archives?|archiv|sections?|channel|label|kategori|kategoria|temat|tema|authors?)/"
    r"[^/]+(?:/page/\d{1,5})?/?",
    re.IGNORECASE | re.DOTALL,
)
_LIST_CLASS = frozenset(
    (
        *("archive", "category", "tag", "taxonomy", "author", "date", "blog"),
        *("tax-post_tag", "tag-template", "author-template"),
    )
)
_SINGLE_CLASS = frozenset(
    ("single", "single-post", "post-template", "article", "page-node-type-article", "node-type-article")
)
_PRODUCT_CLASS = frozenset(("single-product", "template-product", "catalog-product-view", "product-page"))
_LIVE_CLASS = re.compile(r"(?:.{0,20}[-_])?(?:live-?blog|live-?ticker|newsblog)(?:[-_].{0,20})?", re.IGNORECASE)
_LIVE_PATH = re.compile(
    r"[/_-](?:(?:live-?blog|live-?ticker|newsblog|news-?ticker|live-?updates?|live-?coverage|liveblogg|en-directo|en-vivo"
    r"|en-direct|ao-vivo|live-news|minuto-a-minuto)(?:$|[/_.-])|(?<=/)live/)",
    re.IGNORECASE,
)
_PLAYED_TYPES = ("video", "music", "audio")


def homepage(look: Look) -> tuple[str, ...]:
    """Return the sign of a site's front page: its address."""
    return ("address of a front page",) if look.is_root else ()


def live(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page goes on changing: it says it is a live blog, or is called one twice."""
    if "LiveBlogPosting" in look.types:
        return ("JSON-LD LiveBlogPosting",)
    signs = []
    if look.address and _LIVE_PATH.search(look.address.path[:500]):
        signs.append("address of a ticker")
    if hit := next(filter(_LIVE_CLASS.fullmatch, look.classes), ""):
        signs.append(f'markup: "{hit[:40]}"')
    signs += filter(None, (titled(look, _TABLE, "live"),))
    return tuple(signs) if len(signs) > 1 else ()


def search_results(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is a list of results: it says so, or its address and its title do."""
    if "SearchResultsPage" in look.types:
        return ("JSON-LD SearchResultsPage",)
    if look.is_stated_article:
        return ()
    signs = [f'markup: "{name}"' for name in ("search-results", "search-no-results") if name in look.classes]
    if address := look.address:
        if _SEARCH_QUERY.search(address.query[:500]) and (
            not look.is_article or _SEARCH_PATH.fullmatch(address.path[:500])
        ):
            signs.append("a query in the address")
        if _SEARCH_PATH.fullmatch(address.path[:500]):
            signs.append("address of a search")
    signs += filter(None, (titled(look, _TABLE, "results"),))
    return tuple(signs) if len(signs) > 1 else ()


def product(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page sells something."""
    statements = look.statements
    if look.articles:
        return ()
    if look.og_type in {"product", "og:product", "product.item"}:
        return (f"og:type {look.og_type}",)
    if statements.meta("product:price:amount", "og:price:amount"):
        return ("a price in its head",)
    if "Product" in look.types and any(map(_is_offered, statements.things)) and not look.is_root:
        return ("JSON-LD Product with an offer",)
    names = _PRODUCT_CLASS.intersection(look.classes)
    return tuple(f'markup: "{name}"' for name in sorted(names))


def _is_offered(thing: Thing) -> bool:
    return "Product" in thing.types and "offers" in thing.fields


def section(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is a list of articles."""
    statements = look.statements
    if look.is_stated_article:
        return ()
    signs = [f'markup: "{name}"' for name in look.classes if name in _LIST_CLASS][:2]
    if not _SINGLE_CLASS.isdisjoint(look.classes):
        return ()
    if "CollectionPage" in look.types:
        signs.append("JSON-LD CollectionPage")
    if look.address and _LIST_PATH.fullmatch(look.address.path[:500]):
        signs.append("address of a list")
    if len([each for each in statements.headings if each.origin != "h1"]) >= 5:
        signs.append("many headings")
    return tuple(signs) if len(signs) > 1 else ()


def article(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page says that it is an article."""
    signs = [f"JSON-LD {sort}" for thing in look.articles[:1] for sort in thing.types[:MOST_TYPES]]
    if look.og_type == "article":
        signs.append("og:type article")
    if look.is_stated_article and not look.articles:
        signs.append("a date of publication in its head")
    if {"single", "single-post"} <= set(look.classes):
        signs.append('markup: "single-post"')
    return tuple(signs)


def media(look: Look) -> tuple[str, ...]:
    """Return the sign of a page that shows a video or plays a sound; a song with its words is there to be read."""
    is_played = look.og_type.startswith(_PLAYED_TYPES) and not look.articles
    is_shown = is_played and (look.og_type.startswith("video") or look.length < LITTLE)
    return (f"og:type {look.og_type[:40]}",) if is_shown else ()
