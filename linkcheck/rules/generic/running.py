"""Pages that show something else tomorrow: lists of what is new, and what is updated all the time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level, PageKind
from linkcheck.rules.generic.front import document_address
from linkcheck.rules.generic.naming import entry_says, is_of_a_newsroom
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

__all__ = ["is_running", "live_page", "section_index"]

_SLUG_WORDS = 4  # a last segment of so many words is a headline; names of topics are shorter
_MOST_SEGMENTS = 2  # of the address of a section
_LONGEST = 500  # characters of a path that are looked at
_WORDS = re.compile(r"[-_+.]|%20")
_DATED = re.compile(
    r"(?:/(?:blog|blogs|news|archives?|archiv|posts?|[a-z]{2}))?/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/(?:0?[1-9]|[12]\d|3[01]))?"
    r"(?:/page/\d{1,4})?/?",
    re.IGNORECASE,
)
_PAGED = re.compile(r"/page/\d{1,5}/?$", re.IGNORECASE)
_NUMBERED = re.compile(r"/[a-z]{1,12}/\d{1,3}/?$", re.IGNORECASE)  # a page of an article, or of a list
_A_DOCUMENT = re.compile(r"\d{4}|\.(?:s?html?|php|aspx?|jsp|pdf)$", re.IGNORECASE)
# How addresses name one post of a live page: the BBC, the Guardian, the New York Times, ABC, Arena, Sourcefabric.
_POST = re.compile(
    r"(?:^|&)(?:page=with:|pinned_post_locator=|post(?:[-_]?id)?=|entry=|liveblog[-_]?post=|update=)"
)
_ROUTE = ("/", "!")  # a fragment that begins so is a script's page, no place on one


@rule(Level.WARNING)
def section_index(evidence: Evidence) -> Iterator[Fault]:
    """The source is a running list of articles, not one of them.

    What was read in a section, under a tag or on an author's page scrolls off it with the next articles.

    ## What it flags
    Addresses that say so themselves (``/tag/x``, ``/category/x``, ``/author/x``, ``/2021/12/``, ``/page/2``), a
    known section of a known newsroom (``/world``), and a short address whose page shows a list of articles. An
    address that ends like a headline is an article's (``/category/leaders-to-hold-talks-on-security``), unless
    the page shows a list; a page that says it is an article always is. Author pages are fine where the entry
    speaks of a profile, and archived copies stay as they are.
    ## What to do
    Link the article that was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Al Jazeera on diplomacy](https://www.aljazeera.com/tag/diplomacy/)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks
    ```
    """
    address = document_address(evidence)
    if address is None or _is_kept(evidence, address) or _is_article(evidence) or _is_live(evidence, address):
        return
    if what := _list_at(evidence, address):
        yield Fault(say(f"section-index.{what}", host=shown(address.host)), cited=evidence.source.url)


@rule(Level.NOTE)
def live_page(evidence: Evidence) -> Iterator[Fault]:
    """The source is a page that keeps changing.

    ## What it flags
    Live blogs, tickers, quotes of prices, weather, standings and dashboards: known addresses, and pages that say
    that they go on. A single post of a live page is none (``#post-12``, ``?post=12``), neither is an archived
    copy or an entry that names one.
    ## What to do
    Link the single post, or an archived copy, and say when it was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Talks](https://www.bbc.com/news/live/world-59662935)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Talks](https://web.archive.org/web/20211215120000/https://www.bbc.com/news/live/world-59662935)
    ```
    """
    address = document_address(evidence)
    if address is None or not _is_live(evidence, address) or _is_kept(evidence, address):
        return
    fact = _live_fact(evidence, address)
    is_blog = fact is None or fact.label == "liveblog"
    if is_blog and _names_a_post(address):
        return
    name = fact.label if fact and fact.label else "page"
    yield Fault(say(f"live-page.{name}", host=shown(address.host)), cited=evidence.source.url)


def is_running(evidence: Evidence) -> bool:
    """Return whether a source is a list or a page that keeps changing."""
    return any(True for check in (live_page, section_index) for _ in check(evidence))


def _is_kept(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether an archived copy is cited, or named beside the address."""
    archive = about(address, "archives")
    return evidence.source.archive_url is not None or (archive is not None and archive.label != "search")


def _kind(evidence: Evidence) -> PageKind | None:
    """Return what sort of page opened, or None where none did."""
    page = evidence.page
    return page.kind if page and is_readable(evidence, page) else None


def _is_article(evidence: Evidence) -> bool:
    """Return whether the page says that it is one article, or when it was published."""
    page, kind = evidence.page, _kind(evidence)
    return kind is PageKind.ARTICLE or (kind is PageKind.PAGE and page is not None and page.published_sure)


@lru_cache(maxsize=1024)
def _known_live(address: urls.Address) -> Fact | None:
    return about(address, "live-pages")


def _live_fact(evidence: Evidence, address: urls.Address) -> Fact | None:
    """Return what is known of an address that keeps changing; a path on any host needs the page's own word."""
    fact = _known_live(address)
    if fact is None or fact.host:
        return fact
    return fact if _kind(evidence) in {None, PageKind.LIVE} else None


def _is_live(evidence: Evidence, address: urls.Address) -> bool:
    return _live_fact(evidence, address) is not None or _kind(evidence) is PageKind.LIVE


def _names_a_post(address: urls.Address) -> bool:
    fragment = address.fragment
    return bool(fragment and not fragment.startswith(_ROUTE)) or _POST.search(address.query) is not None


def _list_at(evidence: Evidence, address: urls.Address) -> str | None:
    """Return which sort of list stands at an address, or None."""
    path, shows_a_list = address.path, _kind(evidence) is PageKind.SECTION
    if len(path) > _LONGEST:
        return None
    if _DATED.fullmatch(path):
        return "dated"
    if _is_headline(_NUMBERED.sub("", path)) and not shows_a_list:
        return None
    if _PAGED.search(path):
        return "paged"
    return _known_list(evidence, address) or ("page" if shows_a_list and _looks_like_a_section(address) else None)


def _known_list(evidence: Evidence, address: urls.Address) -> str | None:
    """Return which sort of list is known to stand at an address; works of reference have topics as articles."""
    fact, site = about(address, "sections"), about(address, "known-sites")
    if fact is None or (site and site.label == "reference" and not fact.host):
        return None
    if fact.label == "listing":
        return None if entry_says(evidence, "person") else "listing"
    return "section" if is_of_a_newsroom(address) and _looks_like_a_section(address) else None


@lru_cache(maxsize=1024)
def _is_headline(path: str) -> bool:
    """Return whether a path ends like an article's: in a headline, a long number or a file."""
    last = path.rstrip("/").rpartition("/")[2]
    return (
        _A_DOCUMENT.search(last) is not None or len([word for word in _WORDS.split(last) if word]) >= _SLUG_WORDS
    )


def _looks_like_a_section(address: urls.Address) -> bool:
    """Return whether an address has a section's form: one or two short names without a number."""
    parts = [part for part in address.path.split("/") if part]
    is_plain = not address.query and not any(char.isdigit() for char in address.path)
    return is_plain and 1 <= len(parts) <= _MOST_SEGMENTS and not any(map(_is_headline, parts))
