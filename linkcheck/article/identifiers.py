"""What identifies a work wherever it is kept: DOI, arXiv number, PMID, ISBN, Handle, URN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import unquote

from linkcheck import isbn

__all__ = ["blanked", "of_address", "of_text", "preferred"]

LONGEST = 2000  # characters of an address that are looked at
_ARXIV = r"(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)(?![\d/])"
_BIBCODE = r"((?:1[6-9]|20)\d{2}[A-Za-z&.]{5}[\w.]{9}[A-Z.])(?!\w)"
_HANDLE = r"(\d{2,6}(?:\.\d{1,6}){0,3}/[^\s?#\"<>,;&]{1,100})"
_PREFIX = r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/"
_ISBN = r"((?:97[89][-–‐‑\s]?)?\d(?:[-–‐‑\s]?\d){8}[-–‐‑\s]?[\dX])(?!\d)"
# The kinds in the order in which one is taken for the work's own where several stand together: what any text with
# one holds, how it is written in words, and in an address. A pattern is compiled when a text may need it.
# DOIs: Crossref's pattern (https://www.crossref.org/blog/dois-and-matching-regular-expressions/) with the brackets
# of the nineties (SICI), and with the escapes of LaTeX and Markdown. In an address one stands behind a slash or an
# equals sign: "/doi/10.…", "?doi=10.…", "doi.org/doi:10.…".
_KINDS = {
    "doi": (
        "10.",
        rf"(?<![\w.-])({_PREFIX}(?:[-.;()/:<>\[\]+&=#*~,$@!'\w]|\\[_&%#])+)",
        rf"(?:[/=:]|^)({_PREFIX}[^?#\s\"&]{{1,300}})",
    ),
    "arxiv": ("arxiv", rf"\barxiv\s?[:.]?\s?{_ARXIV}", rf"arxiv\.org/(?:abs|pdf|html|format|ps)/{_ARXIV}"),
    "pmcid": (
        "pmc",
        r"\bPMC(?:ID)?\s?:?\s?(?:PMC)?\s?(\d{4,8})(?!\w)",
        r"(?:ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/|europepmc\.org/(?:abstract|articles?)/(?:pmc/)?)PMC(\d{4,8})(?!\d)",
    ),
    "pmid": (
        "p",
        r"\b(?:PMID|PubMed(?:\s?ID)?)\s?:?\s?(\d{4,8})(?!\w)",
        r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|nih\.gov/(?:m/)?pubmed/|europepmc\.org/(?:article|abstract)/med/|[?&]list_uids=)(\d{4,8})(?!\d)",
    ),
    "isbn": (
        "97",
        rf"(?:ISBN(?:[- ]?1[03])?\s?:?\s{{0,2}}|(?<![\d-])(?=97[89][-–‐‑\s]?\d[-–‐‑\s\d]{{8,14}})){_ISBN}",
        rf"(?:Special:BookSources/|openlibrary\.org/isbn/|isbnsearch\.org/isbn/|[?&]isbn=|[?&]vid=ISBN){_ISBN}",
    ),
    "hdl": ("h", rf"\b(?:hdl|handle)\s?:\s?{_HANDLE}", rf"hdl\.handle\.net/{_HANDLE}"),
    "urn": (
        "urn:",
        r"\b(urn:(?:nbn|isbn|ietf|lex|oasis):[^\s\"<>,;]{3,100})",
        r"[/=](urn:(?:nbn|isbn|ietf|lex|oasis):[^\s?#\"<>&/]{3,100})",
    ),
    "bibcode": ("bibcode", rf"\bbibcode\s?:?\s?{_BIBCODE}", rf"adsabs\.harvard\.edu/(?:abs|full)/{_BIBCODE}"),
    "wikidata": (
        "wikidata",
        r"\bwikidata\s?:?\s?(?:item\s?)?(Q\d{1,10})\b",
        r"wikidata\.org/(?:wiki|entity)/(Q\d{1,10})\b",
    ),
}
_OTHER_CUES = {"isbn": "isbn"}
_CUES_OF_ADDRESS = {"isbn": "isbn", "hdl": "hdl.", "bibcode": "adsabs"}
_TRAILING = ".,;:!?'*~#&-"
_PAIRS = {")": "(", "]": "[", ">": "<"}
# What stands behind a DOI in the addresses of publishers: the form of the article that opens.
_FORM = (
    r"(?:/(?:full|abstract|summary|e?pdf|pdfdirect|html|fulltext|references|meta|issuetoc|pdf/.{1,100}|asset/.{1,200})/?|"
    r"(?:\.(?:full|full-text|abstract|e?pdf|html|svg))+|/\d{6,9}|(?<=^10\.1101/.{17})v\d{1,2}(?:\.full.{0,9})?)$"
)
_NEXT = r"[;,](?=10\.\d{4}|doi|https?:|PMC?ID|\s)|</|\]\("


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def of_text(text: str) -> str | None:
    """Return the identifier of the work that some words cite, "doi:10.1000/182"; of several, the most telling."""
    folded = text.lower()
    for kind, (cue, written, _) in _KINDS.items():
        if cue in folded or (kind in _OTHER_CUES and _OTHER_CUES[kind] in folded):
            for match in _compiled(written).finditer(text):
                if value := _value(kind, match[1]):
                    return value if kind == "urn" else f"{kind}:{value}"
    return None


@lru_cache(maxsize=256)  # an entry's address is asked about several times
def of_address(url: str) -> str | None:
    """Return the identifier that an address carries: a resolver's, a registry's, or in a publisher's path."""
    url = url[:LONGEST]
    if "%" in url:
        url = unquote(url)
    folded = url.lower()
    for kind, (cue, _, addressed) in _KINDS.items():
        if _CUES_OF_ADDRESS.get(kind, cue) in folded:
            match = _compiled(addressed).search(url)
            if match and (value := _value(kind, match[1], is_address=True)):
                return value if kind == "urn" else f"{kind}:{value}"
    return None


def preferred(found: Iterator[str | None]) -> str | None:
    """Return the most telling of some identifiers."""
    order = list(_KINDS)
    return min(filter(None, found), key=lambda each: order.index(each.partition(":")[0]), default=None)


def blanked(text: str) -> str:
    """Return a text of the same length with spaces for the identifiers in it: no number of theirs is a year."""
    folded = text.lower()
    for kind, (cue, written, _) in _KINDS.items():
        if cue in folded or (kind in _OTHER_CUES and _OTHER_CUES[kind] in folded):
            text = _compiled(written).sub(lambda match: " " * len(match[0]), text)
    return text


def _value(kind: str, written: str, *, is_address: bool = False) -> str:
    """Return an identifier as its registry writes it, empty for what is none."""
    if kind == "doi":
        return _doi(written, is_address=is_address)
    if kind == "isbn":
        return isbn.digits(written)
    if kind == "pmcid":
        return f"PMC{written}"
    if kind in {"hdl", "urn"}:
        written = _trimmed(written)
    return written.lower() if kind in {"urn", "arxiv"} else written


def _doi(written: str, *, is_address: bool) -> str:
    """Return a DOI in lower case, without what the sentence or a publisher's address put behind it."""
    doi = _compiled(_NEXT).split(written, maxsplit=1)[0].replace("\\", "")
    doi = _trimmed(doi)
    for _ in range(3 if is_address else 0):
        doi = _compiled(_FORM).sub("", doi).rstrip("/")
    is_journal = "/(issn)" in doi.lower()  # Wiley's addresses of whole journals; registered nowhere
    return "" if is_journal or not doi.partition("/")[2] else doi.lower()


def _trimmed(written: str) -> str:
    surplus = {close: written.count(close) - written.count(opening) for close, opening in _PAIRS.items()}
    end = len(written)
    while end and (written[end - 1] in _TRAILING or surplus.get(written[end - 1], 0) > 0):
        if written[end - 1] in surplus:
            surplus[written[end - 1]] -= 1
        end -= 1
    return written[:end]
