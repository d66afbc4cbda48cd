"""Whom to ask about an identifier, and what is known of the work when they have answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from linkcheck import isbn
from linkcheck.followups.question import Answer, Answers, Kind, Question, below, with_query
from linkcheck.followups.records import CROSSREF
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import NoRecord, Record

__all__ = ["questions", "record"]

CSL_JSON = "application/vnd.citationstyles.csl+json"  # https://citation.doi.org/docs.html
_MAIL = re.compile(r"(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.ASCII)
LONGEST = 2048  # characters of an identifier: no longer DOI can be registered (Crossref's schema, ``doi_t``)
# https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(
    r"(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z-]{2,12})?/\d{7})(?:v\d{1,3})?", re.IGNORECASE | re.ASCII
)
_PMID = re.compile(r"[0-9]{1,12}")
# arXiv's own DOIs, registered with DataCite, which does not say what was withdrawn
# (https://blog.arxiv.org/2022/02/17/new-arxiv-articles-are-now-automatically-assigned-dois/).
_ARXIV_DOI = "10.48550/arxiv."


def questions(
    identifier: str | None, answers: Answers, settings: FollowUpSettings, contact: str | None
) -> Iterator[Question]:
    """Yield what is to be asked about an identifier next to what has been; none where no registry is known."""
    kind, _, value = (identifier or "").partition(":")
    if not value or len(value) > LONGEST:
        return
    match kind:
        case "doi" if _ARXIV.fullmatch(number := value.removeprefix(_ARXIV_DOI)) and number != value:
            yield from _arxiv(number, f"doi:{value}", settings)
        case "doi" if _is_doi(value):
            yield from _doi(value, answers, settings, contact)
        case "arxiv" if _ARXIV.fullmatch(value):
            yield from _arxiv(value, f"arxiv:{value}", settings)
        case "pmid" if _PMID.fullmatch(value):
            yield from _pubmed(value, settings, contact)
        case "isbn" if digits := isbn.digits(value):
            query = {"bibkeys": f"ISBN:{digits}", "format": "json", "jscmd": "data"}
            yield from _asked(Kind.ISBN, settings.isbn_endpoint, query, f"isbn:{digits}")


def _is_doi(value: str) -> bool:
    """Return whether a text has the form of a DOI, and no part that would lead elsewhere as a path (``..``)."""
    return value.startswith("10.") and "/" in value and {".", ".."}.isdisjoint(value.split("/"))


def _doi(value: str, answers: Answers, settings: FollowUpSettings, contact: str | None) -> Iterator[Question]:
    """Yield the question for a DOI's record, and the one for updates unless another registry keeps that record.

    Where the first is not answered the second may be, and a retraction is worth the attempt.
    """
    about, path = f"doi:{value}", quote(value, safe="/:;()")
    answer: Answer | None = Answer("not asked")
    if settings.doi_endpoint:
        first = Question(Kind.DOI, below(settings.doi_endpoint, path), about, CSL_JSON)
        yield first
        answer = answers.get(first)
    if answer and settings.crossref_endpoint and _may_be_crossrefs(answer):
        url = below(settings.crossref_endpoint, path)
        if address := _mail(contact):
            url = with_query(url, urlencode({"mailto": address}))
        yield Question(Kind.CROSSREF, url, about)


def _may_be_crossrefs(answer: Answer) -> bool:
    if isinstance(answer.record, Record):
        return answer.record.registry == CROSSREF
    return answer.record is None and answer.was_asked


def _arxiv(number: str, about: str, settings: FollowUpSettings) -> Iterator[Question]:
    yield from _asked(Kind.ARXIV, settings.arxiv_endpoint, {"id_list": number, "max_results": "1"}, about)


def _pubmed(number: str, settings: FollowUpSettings, contact: str | None) -> Iterator[Question]:
    query = {"db": "pubmed", "id": number, "retmode": "json", "tool": "linkcheck"}
    if address := _mail(contact):
        query["email"] = address
    yield from _asked(Kind.PUBMED, settings.pubmed_endpoint, query, f"pmid:{number}")


def _asked(kind: Kind, endpoint: str, query: dict[str, str], about: str) -> Iterator[Question]:
    if endpoint:
        yield Question(kind, with_query(endpoint, urlencode(query, safe="/:")), about)


def _mail(contact: str | None) -> str:
    match = _MAIL.fullmatch(contact or "")
    return match[1] if match else ""


def record(
    identifier: str | None, answers: Answers, settings: FollowUpSettings, contact: str | None
) -> Record | NoRecord | None:
    """Return what the answers tell of a work together; None where nobody was or could be asked."""
    asked = [each for each in questions(identifier, answers, settings, contact) if each in answers]
    found = [answers[each].record for each in asked]
    records = [each for each in found if isinstance(each, Record)]
    if records:
        return _joined(records)
    if none := [each for each in found if isinstance(each, NoRecord)]:
        return none[0]
    failed = [(each, answers[each]) for each in asked if answers[each].was_asked]
    return NoRecord(failed[0][0].about, failed[0][0].shown, failed[0][1].unknown) if failed else None


def _joined(records: list[Record]) -> Record:
    """Return the first record with what the others know of what became of the work."""
    first = records[0]
    updates = {(each.kind, each.identifier): each for one in reversed(records) for each in one.updates}
    notices = {(each.kind, each.identifier): each for one in reversed(records) for each in one.update_of}
    return first._replace(
        registry=first.registry or records[-1].registry,
        updates=tuple(updates.values()),
        update_of=tuple(notices.values()),
    )
