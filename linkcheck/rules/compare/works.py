"""Whether the work that a registry knows under an identifier is the one that an entry claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linkcheck.model import Confidence, Record
from linkcheck.rules.compare import titles, words
from linkcheck.rules.compare.titles import Outcome

__all__ = ["Other", "has_family_names", "other_work", "plain_title"]

# What stands for a part or a whole of a work, and goes by another title than it (Crossref's types of works,
# https://api.crossref.org/types).
_PARTS = frozenset(
    (
        *("component", "journal", "journal-issue", "journal-volume", "book-series", "book-set", "report-series"),
        *("proceedings-series", "peer-review", "grant", "database", "reference-entry", "entry", "figure"),
    )
)
# Works that others stand in: an entry may name the chapter, and give the number of the book.
_WHOLES = ("book", "monograph", "proceedings", "report", "standard")
_ENOUGH = 4  # words of a title that no other has by chance
_SAID = 0.8  # share of the record's title that stands somewhere in the entry
_MOST_AUTHORS = 20
# What registries and publishers put before a title when its work was retracted.
_NOTICE = re.compile(
    r"^\W{0,3}(?:(?:retracted|withdrawn|retraction|withdrawal|removed|expression of concern|"
    r"correction|erratum|corrigendum)"
    r"(?:\s(?:article|chapter|paper|note|notice))?\W{0,3}(?:\sto\b|\sfor\b|\sof\b|\s?[:\]–—-])\W{0,3})+",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(r"^\[.{1,1000}\][.\s]*$", re.DOTALL)  # PubMed's sign for a title that is not the original


class Other(NamedTuple):
    """The title of another work than the one that was claimed, and how sure that is."""

    title: str
    confidence: Confidence


def plain_title(title: str) -> str:
    """Return a title without what says before it that its work was retracted or corrected."""
    return _NOTICE.sub("", title[: words.LONGEST]) or title


def other_work(claimed: str, entry: str, authors: Sequence[str], record: Record, different: float) -> Other | None:
    """Return the title of a record of another work than an entry claims; None where it is or may be the same.

    The entry may name the book or the journal that the work stands in; its authors, where both know them, tell
    whether a title was only changed.
    """
    if record.kind.casefold() in _PARTS or record.update_of or _is_translated(record):
        return None
    own = [plain_title(title) for title in record.titles]
    known = [*own, record.container] if record.container else own
    names = tuple(filter(None, (record.container, record.publisher)))
    found = titles.compare(plain_title(claimed), known, names=names, different=different)
    if found.outcome is not Outcome.DIFFERENT or not own or _is_said(own, entry):
        return None
    return Other(own[0], _confidence(claimed, entry, authors, record))


def _is_translated(record: Record) -> bool:
    return all(_TRANSLATED.match(title[: words.LONGEST]) for title in record.titles)


def _is_said(known: Sequence[str], entry: str) -> bool:
    """Return whether an entry has a record's title somewhere: as the book that a chapter stands in."""
    said = words.read(entry).said
    return any(titles.share(words.read(title).said, said) >= _SAID for title in known)


def _confidence(claimed: str, entry: str, authors: Sequence[str], record: Record) -> Confidence:
    """Return how sure it is that two different titles are of two works."""
    is_whole = record.kind.casefold().endswith(_WHOLES) or record.identifier.startswith("isbn:")
    own = record.titles[0]
    told = words.languages_told(claimed) & words.languages_told(own)
    is_long = min(words.read(claimed).size, words.read(own).size) >= _ENOUGH
    is_theirs = has_family_names(record.authors, f"{' '.join(authors[:_MOST_AUTHORS])} {entry}")
    return Confidence.HIGH if told and is_long and not is_whole and not is_theirs else Confidence.MEDIUM


def has_family_names(authors: Sequence[str], text: str) -> bool:
    """Return whether a text names one of some authors by the last or the first word of their names."""
    said = set(words.tokens(text[: words.LONGEST]))
    for author in authors[:_MOST_AUTHORS]:
        parts = [part for part in words.tokens(author[:200]) if len(part) > 2]
        if parts and not said.isdisjoint((parts[0], parts[-1])):
            return True
    return False
