"""What rules of several families ask of the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Capture, Evidence, Failure, FailureKind, Page, PageKind, Response
from linkcheck.rules.compare import paths, titles
from linkcheck.rules.redirected import elsewhere
from linkcheck.rules.sign_in import is_sent_to_sign_in
from linkcheck.rules.walls import shield

__all__ = [
    "GONE",
    "READABLE",
    "address_of",
    "has_opened",
    "is_gone",
    "is_readable",
    "leads_inside",
    "pages_of",
    "refuses",
    "shows_anyway",
    "shows_text",
]


GONE = frozenset({404, 410})
# Statuses that sites give to programs and not to people; 999 is LinkedIn's.
_REFUSALS = frozenset({403, 429, 999})
# A file's title and date are often those of the file; a cut article's are its own.
_OTHER = frozenset({PageKind.DOCUMENT, PageKind.RECORD, PageKind.MEDIA})
# What may stand before a page that is there, whatever the status.
_BEFORE_A_PAGE = frozenset(
    (*(PageKind.PAYWALL, PageKind.LOGIN_WALL, PageKind.REGION_BLOCK), *(PageKind.SCRIPTED, PageKind.DOCUMENT))
)
READABLE = frozenset(each for each in PageKind if not each.is_unusable) - _OTHER | {PageKind.PAYWALL}


def address_of(evidence: Evidence) -> urls.Address | None:
    """Return the parts of a source's address, if it has one that a browser would open."""
    return urls.read(evidence.source.url) if evidence.source.url else None


def pages_of(evidence: Evidence) -> Iterator[Page]:
    """Yield what opened for a source, and what stands for it: the page, its archived copies, its original."""
    capture = evidence.capture if isinstance(evidence.capture, Capture) else None
    for opened in (evidence, evidence.archived, evidence.canonical, capture):
        if opened is not None and opened.page is not None:
            yield opened.page


def is_gone(evidence: Evidence) -> bool:
    """Return whether the page is known to be gone; everything that is not known is not."""
    match evidence.fetch:
        case Response(status=status) as response:
            is_answer = status in GONE and not response.accepted and not shield(response, evidence.page)
            return is_answer and not shows_anyway(evidence)
        case Failure(kind=FailureKind.DNS):
            return True
        case _:
            return False


def shows_anyway(evidence: Evidence) -> bool:
    """Return whether an answer with an error's status may be the page: some sites send articles so.

    What a script shows is not known, and servers of nothing but files send it with 404 for every address; a page
    to sign in at, a cut article and a block are put before pages that are there.
    """
    page = evidence.page
    if page is None:
        return False
    is_named = page.kind is PageKind.ARTICLE and _is_named(evidence, page)
    return is_named or page.kind in _BEFORE_A_PAGE


def _is_named(evidence: Evidence, page: Page) -> bool:
    """Return whether a page has the title that the article gives, or that the address spells."""
    claimed = evidence.source.title
    if claimed:
        return titles.on_page(claimed, page).outcome is titles.Outcome.SAME
    address = address_of(evidence)
    slug = paths.slug_words(address) if address else frozenset()
    said = " ".join(title.value for title in page.titles[:4])
    return len(slug) >= paths.SLUG and titles.share(slug, paths.said(said)) >= titles.SAME


def refuses(evidence: Evidence) -> bool:
    """Return whether the answer is one to programs: by its status, a shield's marks, or the page it shows."""
    response = evidence.fetch
    if not isinstance(response, Response) or response.accepted:
        return False
    if shield(response, evidence.page):
        return True
    walled = evidence.page is not None and evidence.page.kind is PageKind.BOT_WALL
    return response.status in _REFUSALS or (walled and response.status not in GONE)


def leads_inside(failure: Failure) -> bool:
    """Return whether an address was not requested because it, or what it leads to, is private."""
    target = urls.read(failure.final_url or failure.url)
    if failure.kind is not FailureKind.BLOCKED or target is None or target.scheme not in {"http", "https"}:
        return False
    never = addresses.why_no_web_port(target.port) or addresses.why_not_asked_for(target.host)
    return not never or addresses.why_private(target.host) is not None


def has_opened(evidence: Evidence) -> bool:
    """Return whether the site has answered with what was asked for, whatever it is."""
    return isinstance(evidence.fetch, Response) and evidence.fetch.is_successful


def shows_text(evidence: Evidence, page: Page) -> bool:
    """Return whether what opened is the page itself, or a file with text."""
    return (page.kind is PageKind.DOCUMENT and has_opened(evidence)) or is_readable(evidence, page)


def is_readable(evidence: Evidence, page: Page) -> bool:
    """Return whether what opened is the page itself, not an error or a wall."""
    response = evidence.fetch
    if not isinstance(response, Response) or not response.is_successful:
        return False
    # Behind "#/" and "#!" a script shows one page or another; what was fetched is what stands before it.
    is_routed = (evidence.source.url or "").partition("#")[2].startswith(("/", "!"))
    if page.kind not in READABLE or is_routed or shield(response, page):
        return False
    return not is_sent_to_sign_in(evidence) and elsewhere(evidence) is None
