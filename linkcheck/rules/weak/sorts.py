"""What a source is, for each rule of the family: by its address, and by what its page says of itself."""

from __future__ import annotations

from typing import NamedTuple

from linkcheck import urls
from linkcheck.model import Confidence, PageKind, Record
from linkcheck.rules.compare.agencies import agency
from linkcheck.rules.compare.circular import copied_encyclopedia
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.weak import labels
from linkcheck.rules.weak.knowing import entry, knows, sentences, spaced
from linkcheck.rules.weak.originals import foreign_original, original_behind
from linkcheck.rules.weak.subject import Subject, fact_of_doi

__all__ = [
    "Sort",
    "answer",
    "copy",
    "made_up",
    "paid",
    "post",
    "release",
    "self_published",
    "unreviewed",
    "users_own",
    "view",
    "wiki",
]

_PAPERS = ("doi:", "pmid:", "pmcid:")
_SCHOLARLY = ("ScholarlyArticle", "MedicalScholarlyArticle")
_FILES = frozenset((PageKind.DOCUMENT, PageKind.RECORD))


class Sort(NamedTuple):
    """What a source is, what says so, and how sure that is."""

    fact: Fact | None = None  # None where the page alone says so
    sign: str = ""  # what of the page says so
    confidence: Confidence = Confidence.HIGH
    original: str | None = None  # of a copy


def answer(subject: Subject) -> Sort | None:
    """Return that an AI assistant gave it as an answer, or is the assistant itself."""
    fact = subject.fact("ai-assistants")
    if fact is None or subject.address is None:
        return None
    # What else stands on an assistant's host is its maker's own: prices, terms.
    is_asked = subject.address.path == "/" or urls.is_homepage(subject.address)
    is_page = not (fact.label or fact.path or is_asked)
    return None if is_page else Sort(fact)


def made_up(subject: Subject) -> Sort | None:
    """Return that it stands where all is satire, or that its page's data call it one."""
    if fact := subject.fact("satire"):
        return Sort(fact)
    if subject.page and labels.is_stated(subject.page, "SatiricalArticle"):
        return Sort(sign="SatiricalArticle")
    return None


def paid(subject: Subject) -> Sort | None:
    """Return that somebody paid for it, or that the newsroom it stands under does not edit it."""
    if sort := _labelled_as_paid(subject):
        return sort
    fact, page = subject.fact("sponsored"), subject.page
    if fact is None or not _is_inside(subject, fact):
        return None
    if fact.label != "mixed":
        return Sort(fact, confidence=_by_path(fact))
    if page and labels.is_by_staff(page):
        return None
    is_told = page is not None and labels.is_said(page, "contributor")
    return Sort(fact, "contributor") if is_told else Sort(fact, confidence=Confidence.LOW)


def _labelled_as_paid(subject: Subject) -> Sort | None:
    page = subject.page
    if page is None:
        return None
    if labels.is_stated(page, "AdvertiserContentArticle"):
        return Sort(sign="AdvertiserContentArticle")
    if sign := labels.in_title(page, "paid") or labels.beside_headline(page, "paid"):
        return Sort(sign=sign, confidence=Confidence.MEDIUM)
    if sign := labels.in_title(page, "perhaps-paid"):
        # "Anzeige:" may head the report of a crime; in brackets it is a label.
        is_marked = any(title.value.startswith((f"[{sign}]", f"({sign})")) for title in page.titles[:6])
        return Sort(sign=sign, confidence=Confidence.MEDIUM if is_marked else Confidence.LOW)
    return None


def release(subject: Subject) -> Sort | None:
    """Return that the party it is about wrote it."""
    if (fact := subject.fact("press-wires")) and _is_inside(subject, fact):
        return Sort(fact, confidence=_by_path(fact))
    if subject.page and (sign := labels.sign_in(subject.page.text, "dateline")):
        return Sort(sign=sign)
    return None


def copy(subject: Subject) -> Sort | None:
    """Return that it was published elsewhere first, and where."""
    original = foreign_original(subject)
    if (fact := subject.fact("caches")) and not (subject.address and urls.is_homepage(subject.address)):
        behind = original_behind(subject, fact)
        if not fact.host and subject.page and not behind:
            return None  # a path that only looks like a copy's, or the only page there is
        return Sort(fact, confidence=_by_path(fact), original=behind)
    if fact := subject.fact("aggregators"):
        by = (agency(subject.page) if subject.page and fact.label == "mixed" else None) or ""
        return Sort(fact, by, original=original) if fact.label != "mixed" or original or by else None
    if original:
        return Sort(sign="canonical", confidence=Confidence.MEDIUM, original=original)
    return None


def wiki(subject: Subject) -> Sort | None:
    """Return that anybody may write there, or that it says that it copies from where anybody may."""
    if fact := subject.fact("wikis"):
        return Sort(fact)
    if subject.page and copied_encyclopedia(subject.page):
        return Sort(sign="mirror")
    return None


def post(subject: Subject) -> Sort | None:
    """Return that an account of a social network says it, or is it."""
    fact = subject.fact("social-networks", "post", "profile")
    return Sort(fact) if fact else None


def users_own(subject: Subject) -> Sort | None:
    """Return that users write there unedited; a forum's pages say so in their data."""
    if fact := subject.fact("user-generated"):
        return Sort(fact)
    if subject.page and labels.is_stated(subject.page, "DiscussionForumPosting"):
        return Sort(sign="DiscussionForumPosting")
    return None


def self_published(subject: Subject) -> Sort | None:
    """Return that whoever wants publishes there."""
    fact = subject.fact("self-publishing")
    return Sort(fact) if fact else None


def unreviewed(subject: Subject) -> Sort | None:
    """Return that it is a paper which nobody had reviewed when it was put there."""
    record, fact = subject.evidence.record, _of_preprints(subject)
    if _is_registered(record) or (fact and fact.label != "mixed" and not _is_published(subject)):
        return Sort(fact)
    if fact and subject.page and not isinstance(record, Record):
        told = (labels.sign_in(text, "unreviewed") for text in (subject.page.opening, subject.page.text))
        return next((Sort(fact, sign, Confidence.MEDIUM) for sign in told if sign), None)
    return None


def _is_registered(record: object) -> bool:
    """Return whether a registry calls a work one that nobody reviewed."""
    kinds = record.kind.split(",")[:5] if isinstance(record, Record) else ()
    return any(spaced(kind).strip() in labels.words("registered") for kind in kinds)


def _of_preprints(subject: Subject) -> Fact | None:
    if fact := subject.fact("preprints"):
        return fact
    kind, _, value = (subject.evidence.source.identifier or "").partition(":")
    return fact_of_doi(value) if kind == "doi" else None


def _is_published(subject: Subject) -> bool:
    """Return whether a paper is cited by a journal's DOI, and the address is only where all may read it."""
    kind, _, value = (subject.evidence.source.identifier or "").partition(":")
    return kind == "doi" and fact_of_doi(value) is None


def view(subject: Subject) -> Sort | None:
    """Return that it is somebody's opinion: a court's and an office's are documents."""
    page = subject.page
    if page and labels.is_stated(page, "OpinionNewsArticle"):
        return Sort(sign="OpinionNewsArticle")
    fact = subject.fact("opinion")
    found = Sort(fact, confidence=_by_path(fact)) if fact and _is_inside(subject, fact) else None
    if found is None and page and (sign := labels.in_title(page, "opinion")):
        found = Sort(sign=sign, confidence=Confidence.MEDIUM)
    if found is None or _is_of_the_public(subject) or _is_document(subject):
        return None
    return found


def _is_document(subject: Subject) -> bool:
    """Return whether a paper or a file is cited; journals and offices keep some under "letters" or "opinions"."""
    page, identifier = subject.evidence.page, subject.evidence.source.identifier or ""
    if identifier.startswith(_PAPERS) or (page is not None and page.kind in _FILES):
        return True
    if subject.page and any(labels.is_stated(subject.page, kind) for kind in _SCHOLARLY):
        return True
    return subject.address is not None and subject.address.path.lower().endswith(".pdf")


def _is_of_the_public(subject: Subject) -> bool:
    """Return whether the host is a state's or a court's by its name, or the article speaks of law."""
    names = subject.address.host.split(".") if subject.address else []
    if not labels.words("public").isdisjoint(names):
        return True
    return knows(sentences(subject.evidence) + entry(subject.evidence), "legal")


def _by_path(fact: Fact) -> Confidence:
    return Confidence.HIGH if fact.host else Confidence.MEDIUM


def _is_inside(subject: Subject, fact: Fact) -> bool:
    """Return whether an address stands below a word known on any host, which is not the site's own name."""
    if fact.host or subject.address is None:
        return True
    word = fact.path.strip("/$*").partition("/")[0].replace("-", "").replace("_", "")
    return word not in urls.label(subject.address.host).replace("-", "")
