"""What a page's head and tags say of it: title, date, language, and its own address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag

from linkcheck import dates
from linkcheck.article.blocks import Block, Kind
from linkcheck.model import PartialDate

__all__ = ["base", "in_time", "joined", "language", "published", "title"]

_PUBLISHED_META = {
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate"),
    *("publish-date", "dc.date", "dc.date.issued", "dcterms.date", "citation_publication_date", "sailthru.date"),
    *("parsely-pub-date", "citation_date", "bepress_citation_date", "citation_online_date", "publication_date"),
}
_LD_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_LISTING = {"nav", "aside", "footer"}
_LISTING_NAME = re.compile(
    r"(?:^|[-_ ])(?:comments?|sidebar|related|widget|recent|popular|latest)(?:$|[-_ ])", re.IGNORECASE
)
_BY_SITE = re.compile(r"\s+[|·»–—-]\s+")


def language(soup: BeautifulSoup) -> str | None:
    """Return the language that the page declares."""
    return _attribute(soup, "html", {}, "lang") or None


def base(soup: BeautifulSoup) -> str:
    """Return what relative addresses are relative to: `<base>`, else what the page gives as its own address."""
    own = _attribute(soup, "link", {"rel": "canonical"}, "href")
    own = own or _attribute(soup, "meta", {"property": "og:url"}, "content")
    stated = _attribute(soup, "base", {}, "href")
    return joined(own, stated) if stated else own


def joined(start: str, reference: str) -> str:
    """Return a reference made absolute, or as it is where that cannot be."""
    try:
        return urljoin(start, reference)
    except ValueError:
        return reference


def title(soup: BeautifulSoup, blocks: tuple[Block, ...]) -> str | None:
    """Return the main heading that shares most words with the page's stated title, else that title."""
    headings = [block.text for block in blocks if block.kind is Kind.HEADING and block.level == 1][:20]
    element = soup.find("title")
    words = " ".join(element.get_text().split()) if isinstance(element, Tag) else ""
    stated = _attribute(soup, "meta", {"property": "og:title"}, "content") or words
    known = set(stated.casefold().split())
    if headings:
        return max(headings, key=lambda each: (len(known & set(each.casefold().split())), stated.startswith(each)))
    return _without_site(stated, _attribute(soup, "meta", {"property": "og:site_name"}, "content")) or None


def _without_site(stated: str, site: str) -> str:
    """Return a title without the site's name, which follows behind a bar or a dash."""
    pieces = _BY_SITE.split(stated)
    if len(pieces) > 1 and site and pieces[-1].casefold() == site.casefold():
        return stated[: -len(pieces[-1])].rstrip(" |·»–—-")
    return stated


def published(soup: BeautifulSoup) -> PartialDate | None:
    """Return the date the page states of itself: JSON-LD, then meta."""
    for script in soup.find_all("script", type="application/ld+json"):
        if match := _LD_PUBLISHED.search(script.get_text()[:100_000]):
            return dates.parse(match[1])
    for meta in soup.find_all("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _PUBLISHED_META and (date := dates.parse(meta.get("content") or meta.get("value") or "")):
            return date
    return None


def in_time(soup: BeautifulSoup) -> PartialDate | None:
    """Return the date of the `<time>` that says it is the publication's, else of the first that lists nothing."""
    times = [time for time in soup.find_all("time", limit=20) if not _in_listing(time)]
    times.sort(key=lambda time: not (time.get("itemprop") == "datePublished" or time.has_attr("pubdate")))
    read = (dates.parse(time.get("datetime") or time.get_text()) for time in times)
    return next(filter(None, read), None)


def _in_listing(time: Tag) -> bool:
    """Return whether a time belongs to another article: in a list of related, recent or popular ones."""
    return any(
        parent.name in _LISTING
        or _LISTING_NAME.search(" ".join(map(str, parent.get_attribute_list("class")))[:300])
        for parent in time.parents
        if parent.name not in {"body", "html", "main", "article"}
    )


def _attribute(soup: BeautifulSoup, name: str, wanted: dict[str, str], attribute: str) -> str:
    tag = soup.find(name, attrs=dict(wanted))
    value = tag.get(attribute) if isinstance(tag, Tag) else None
    return str(value).strip() if value else ""
