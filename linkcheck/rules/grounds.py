"""What rules of several families ask of the evidence."""

from __future__ import annotations

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Failure, FailureKind, Page, PageKind, Response
from linkcheck.rules.walls import shield

__all__ = ["GONE", "READABLE", "address_of", "is_fine", "is_gone", "is_readable", "leads_inside", "refuses"]


GONE = frozenset({404, 410})
# Statuses that sites give to programs and not to people; 999 is LinkedIn's.
_REFUSALS = frozenset({403, 429, 999})
# A file's title and date are often those of the file; a cut article's are its own.
_OTHER = frozenset({PageKind.DOCUMENT, PageKind.RECORD, PageKind.MEDIA})
READABLE = frozenset(each for each in PageKind if not each.is_unusable) - _OTHER | {PageKind.PAYWALL}


def address_of(evidence: Evidence) -> urls.Address | None:
    """Return the parts of a source's address, if it has one that a browser would open."""
    return urls.read(evidence.source.url) if evidence.source.url else None


def is_gone(evidence: Evidence) -> bool:
    """Return whether the page is known to be gone; everything that is not known is not."""
    match evidence.fetch:
        case Response(status=status) as response:
            return status in GONE and not response.accepted and not shield(response, evidence.page)
        case Failure(kind=FailureKind.DNS):
            return True
        case _:
            return False


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


def is_fine(status: int) -> bool:
    """Return whether a status says that what was asked for has come (RFC 9110 §15.3)."""
    return 200 <= status < 300


def is_readable(evidence: Evidence, page: Page) -> bool:
    """Return whether what opened is the page itself, not an error or a wall."""
    response = evidence.fetch
    if not isinstance(response, Response) or not is_fine(response.status):
        return False
    # Behind "#/" and "#!" a script shows one page or another; what was fetched is what stands before it.
    is_routed = (evidence.source.url or "").partition("#")[2].startswith(("/", "!"))
    return page.kind in READABLE and not is_routed and not shield(response, page)
