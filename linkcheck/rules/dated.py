"""The days that an article, a source and its page are known by; the wall clock is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import dates, urls
from linkcheck.model import Article, Evidence, Page, PageKind, PartialDate, Record
from linkcheck.rules.compare.days import apart, precision
from linkcheck.rules.grounds import is_readable, pages_of

__all__ = [
    "FIRST_PAGE",
    "ONE_DOCUMENT",
    "cited_page",
    "day_of_check",
    "days_known",
    "in_address",
    "last_day",
    "prints",
    "was_continued",
]

# A front page, a section or a live page has the date of whatever stands there now.
ONE_DOCUMENT = frozenset({PageKind.ARTICLE, PageKind.PAGE, PageKind.PAYWALL})
FIRST_PAGE = (1991, 8, 6)  # of the web: https://www.w3.org/People/Berners-Lee/1991/08/art-6484.txt
_OPENING = 2000  # characters of a page that are looked at for a date: its headline and its first paragraphs
_MOST_SOURCES = 50  # entries that are asked whether the article was continued
# A date whose parts are whole segments of a path, or begin one: nothing else looks like it by chance.
_IN_PATH = re.compile(r"/((?:19|20)\d{2})(?:/(\d{1,2})/(\d{1,2})(?=/|$)|-(\d{2})-(\d{2})(?=[-_/.]|$))")


def day_of_check(evidence: Evidence) -> PartialDate | None:
    """Return the day on which the source was looked at; None where it was not, or nobody knows."""
    checked = evidence.fetch.checked if evidence.fetch else ""
    return dates.parse(checked[:10]) if checked else None


def last_day(article: Article) -> PartialDate | None:
    """Return the day of an article's last change, if it says when that was; else its own."""
    own, changed = article.published, article.modified
    return changed if own and changed and changed.latest > own.latest else own


def was_continued(article: Article) -> bool:
    """Return whether two entries at least are later than the article by its own words: it was updated since.

    A single one may be a mistake. A work may be dated ahead by a year.
    """
    own = article.published
    if own is None:
        return False
    later = sum(
        (each.accessed is not None and each.accessed.earliest > own.latest)
        or (each.published is not None and each.published.year > own.year + 1)
        for each in article.sources[:_MOST_SOURCES]
    )
    return later > 1


def cited_page(evidence: Evidence) -> Page | None:
    """Return the page that was cited, if it opened, is one document, and copies no other page."""
    page = evidence.page
    if page is None or page.kind not in ONE_DOCUMENT or not is_readable(evidence, page):
        return None
    return None if _is_front(evidence, page) or _is_copy(page) else page


def _is_front(evidence: Evidence, page: Page) -> bool:
    """Return whether the cited address, or what it leads to, is a site's front page."""
    final = getattr(evidence.fetch, "final_url", None) or page.url
    addresses = map(urls.read, (evidence.source.url or "", final))
    return any(address is not None and urls.is_homepage(address) for address in addresses)


def _is_copy(page: Page) -> bool:
    """Return whether a page says that it was taken from another site: its date is that of the copy."""
    own, original = urls.host(urls.without_archive(page.url)), urls.host(page.canonical_url or "")
    return bool(own and original) and not urls.is_same_site(own, original)


def days_known(evidence: Evidence) -> Iterator[PartialDate]:
    """Yield every date that the page, its copies, its address and its record go by."""
    for page in pages_of(evidence):
        yield from filter(None, (page.published, page.modified))
    if isinstance(evidence.record, Record) and evidence.record.published:
        yield evidence.record.published
    for url in (evidence.source.url, getattr(evidence.fetch, "final_url", None), evidence.source.archive_url):
        address = urls.read(urls.without_archive(url)) if url else None
        if address and (day := dates.in_path(address.path)):
            yield day


def prints(page: Page, date: PartialDate) -> bool:
    """Return whether a page has a date in a title or near its beginning: that of an event, a change, an issue."""
    titles = "\n".join(title.value[:300] for title in page.titles[:10])
    if precision(date) == "year":
        return re.search(rf"(?<!\d){date.year}(?!\d)", titles) is not None
    text = f"{titles}\n{page.opening[:_OPENING]}\n{page.text[:_OPENING]}"
    return any(found.month and not apart(found, date) for found, _, _ in dates.find(text))


def in_address(url: str | None) -> tuple[int, int, int] | None:
    """Return the year, month and day that stand in an address as a date does, in the calendar or not."""
    address = urls.read(urls.without_archive(url)) if url else None
    match = _IN_PATH.search(address.path) if address else None
    if match is None:
        return None
    year, *parts = map(int, filter(None, match.groups()))
    return year, parts[0], parts[1]
