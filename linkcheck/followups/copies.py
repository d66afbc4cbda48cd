"""Where archived copies of a page are looked for, when, and which of them show it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from linkcheck import urls
from linkcheck.addresses import why_private
from linkcheck.dates import PartialDate
from linkcheck.followups.captures import is_copy, nearest, original, raw, stamp
from linkcheck.followups.private import holds_secret
from linkcheck.followups.question import Answer, Answers, Kind, Question, below, normal, with_query
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import Capture, Evidence, Failure, FailureKind, NoCapture, Page, PageKind, Response

__all__ = ["capture", "is_wanted", "questions"]

MOST = 3  # copies that are opened: of a page that is archived well the first one shows it
LISTED = 10  # that are asked for

# Failures that say something of the page's host. The others say something of us: our name server is away, the
# address is private and nobody else's business, the run has ended.
_GONE = frozenset(
    {
        *(FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT),
        *(FailureKind.PROTOCOL, FailureKind.REDIRECT_LOOP, FailureKind.TOO_LARGE),
    }
)
# A page behind a wall is there, and so is one that needs a script or that was not read.
_LOST = frozenset({PageKind.SOFT_404, PageKind.PARKED, PageKind.HIJACKED, PageKind.DEFAULT_PAGE, PageKind.EMPTY})


def is_wanted(evidence: Evidence, settings: FollowUpSettings) -> bool:
    """Return whether an archived copy would tell what the cited address does not."""
    key = urls.request_key(evidence.source.url or "")
    if key is None or is_copy(key, settings.capture_endpoint):
        return False  # a copy is cited already, and nobody has a copy of it
    match evidence.fetch:
        case Failure(kind=kind):
            return kind in _GONE
        case Response() if settings.archive == "always":
            return True
        case Response(status=404 | 410):
            return True
        case Response(final_url=final):
            page = evidence.page
            return page is not None and (page.kind in _LOST or _is_home_instead(final, key))
    return False


def _is_home_instead(url: str, meant: str) -> bool:
    """Return whether a front page answers for a page that is none."""
    return _is_front_page(url) and urls.read(meant) is not None and not _is_front_page(meant)


def _is_front_page(url: str) -> bool:
    address = urls.read(url)
    return address is not None and urls.is_homepage(address)


def questions(evidence: Evidence, answers: Answers, settings: FollowUpSettings) -> Iterator[Question]:
    """Yield the one question that comes next: a copy to open, or an index to look into; none once a copy shows."""
    if not is_wanted(evidence, settings):
        return
    for number, candidate in enumerate(_candidates(evidence, answers, settings), start=1):
        question = _opening(candidate, settings)
        if question not in answers:
            yield question
            return
        if number == MOST or _seen(candidate, answers[question], evidence).verified:
            return
    for index in _indexes(evidence, settings):
        if index not in answers:
            yield index
            return


def capture(evidence: Evidence, answers: Answers, settings: FollowUpSettings) -> Capture | NoCapture | None:
    """Return the first copy that shows the page, else one that does not, else that none was found."""
    if not is_wanted(evidence, settings):
        return None
    seen = []
    for candidate in _candidates(evidence, answers, settings)[:MOST]:
        answer = answers.get(_opening(candidate, settings))
        if answer is not None and answer.was_asked:
            seen.append(_seen(candidate, answer, evidence))
    if seen:
        return next((each for each in seen if each.verified), seen[0])
    asked = [(each, answers[each]) for each in _indexes(evidence, settings) if each in answers]
    return _none(evidence, [each for each in asked if each[1].was_asked])


def _none(evidence: Evidence, asked: list[tuple[Question, Answer]]) -> NoCapture | None:
    """Return that there is none where a whole index says so: the availability API also says so when it is busy."""
    if not asked:
        return None
    url = normal(evidence.source.url or "")
    if any(question.kind is not Kind.AVAILABLE and not answer.unknown for question, answer in asked):
        return NoCapture(url, "the archive has no copy of it", is_sure=True)
    return NoCapture(url, next((answer.unknown for _, answer in asked if answer.unknown), "no copy was named"))


def _indexes(evidence: Evidence, settings: FollowUpSettings) -> Iterator[Question]:
    """Yield the questions for lists of copies, in the order in which they are asked."""
    url, day = normal(evidence.source.url or ""), stamp(_day(evidence))
    quoted = quote(url, safe="")
    near = f"&timestamp={day}" if day else ""
    if _may_be_told(url, settings.wayback_endpoint):
        yield _index(Kind.AVAILABLE, with_query(settings.wayback_endpoint, f"url={quoted}{near}"), url)
    if _may_be_told(url, settings.cdx_endpoint) and settings.capture_endpoint:
        order = f"closest={day}&sort=closest&limit={LISTED}" if day else f"fastLatest=true&limit=-{LISTED}"
        fields = "fl=timestamp,original,statuscode&filter=statuscode:200"
        query = f"url={quoted}&output=json&{fields}&{order}"
        yield _index(Kind.CDX, with_query(settings.cdx_endpoint, query), url)
    if _may_be_told(url, settings.timemap_endpoint):
        yield _index(Kind.TIMEMAP, below(settings.timemap_endpoint, url), url)


def _index(kind: Kind, url: str, about: str) -> Question:
    return Question(kind, url, about, "application/link-format" if kind is Kind.TIMEMAP else "")


def _may_be_told(url: str, endpoint: str) -> bool:
    """Return whether an archive may hear of an address: a private one, or a key to it, is nobody's outside."""
    page, archive = urls.read(url), urls.read(endpoint)
    if not page or not archive:
        return False
    return not (why_private(page.host) or holds_secret(url)) or why_private(archive.host) is not None


def _day(evidence: Evidence) -> PartialDate | None:
    source = evidence.source
    return source.accessed or source.published or evidence.article.published


def _candidates(evidence: Evidence, answers: Answers, settings: FollowUpSettings) -> list[Capture]:
    """Return the copies that are known of, in the order in which they are opened; each once."""
    found: dict[str, Capture] = {}
    stated = urls.request_key(evidence.source.archive_url or "")
    if stated:
        found[_key(stated, settings)] = Capture(stated, original(stated)[0])
    for index in _indexes(evidence, settings):
        answer = answers.get(index)
        for each in nearest(answer.captures, _day(evidence))[:LISTED] if answer else ():
            found.setdefault(_key(each.url, settings), each)
    found.pop(_key(normal(evidence.source.url or ""), settings), None)  # no archive can name the page itself
    return list(found.values())


def _key(url: str, settings: FollowUpSettings) -> str:
    """Return what two addresses of one copy have in common, http or https."""
    return raw(url, settings.capture_endpoint).partition("://")[2]


def _opening(candidate: Capture, settings: FollowUpSettings) -> Question:
    return Question(Kind.CAPTURE, normal(raw(candidate.url, settings.capture_endpoint)), candidate.url)


def _seen(candidate: Capture, answer: Answer, evidence: Evidence) -> Capture:
    """Return a copy with what it shows, and whether that is the page."""
    opened = answer.opened
    if opened is None or not isinstance(opened.fetch, Response):
        return candidate._replace(why_not=answer.unknown or "it could not be opened")
    fetch, page = opened.fetch, opened.page
    time, there = original(fetch.final_url)
    why_not = _why_not(candidate, fetch, page, there or "", evidence)
    return candidate._replace(time=time or candidate.time, page=page, verified=not why_not, why_not=why_not)


def _why_not(candidate: Capture, fetch: Response, page: Page | None, there: str, evidence: Evidence) -> str:
    """Return why a copy does not show the page; empty where it does."""
    here, archive = urls.read(fetch.final_url), urls.read(candidate.url)
    meant = normal(evidence.source.url or "")
    if fetch.status != 200:
        return f"it answers HTTP {fetch.status}"
    if here is None or archive is None or here.host != archive.host:
        return "it leads out of the archive"
    if there and _is_home_instead(there, meant):
        return "it leads to the front page"
    if page is None or page.kind.is_unusable:
        return f"it shows no page ({page.kind.value if page else 'unread'})"
    is_home = page.kind is PageKind.HOMEPAGE and not _is_front_page(meant)
    return "it shows the front page" if is_home else ""
