"""What a user may set about registries and archives, and the defaults."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ENDPOINTS", "NONE", "PACES", "SORTS", "FollowUpSettings"]

SORTS = ("records", "archives", "canonical")
# Seconds between two requests that these ask for: https://info.arxiv.org/help/api/tou.html (one in three seconds),
# https://www.ncbi.nlm.nih.gov/books/NBK25497/ (three a second). The others say when it is too much.
PACES = {"export.arxiv.org": 3.0, "eutils.ncbi.nlm.nih.gov": 0.34}
NONE = "none"  # said in place of them: an empty list is hard to write on a command line


@dataclass(frozen=True, kw_only=True)
class FollowUpSettings:
    """What is asked beside the cited addresses, and whom: registries and archives."""

    follow_ups: tuple[str, ...] = field(
        default=SORTS,
        metadata={"help": "what to ask beside the cited addresses, or none"},
    )
    archive: str = field(
        default="needed",
        metadata={
            "help": "when to look for an archived copy: where the page is gone, or for each source",
            "choices": ("needed", "always"),
        },
    )
    follow_up_timeout: float = field(
        default=10.0, metadata={"help": "seconds that a registry or archive may take"}
    )
    doi_endpoint: str = field(
        default="https://doi.org/", metadata={"help": "where DOIs are resolved", "metavar": "URL"}
    )
    crossref_endpoint: str = field(
        default="https://api.crossref.org/works/",
        metadata={"help": "where retractions and corrections of DOIs are asked for", "metavar": "URL"},
    )
    arxiv_endpoint: str = field(
        default="https://export.arxiv.org/api/query", metadata={"help": "arXiv's API", "metavar": "URL"}
    )
    pubmed_endpoint: str = field(
        default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi",
        metadata={"help": "PubMed's ESummary", "metavar": "URL"},
    )
    isbn_endpoint: str = field(
        default="https://openlibrary.org/api/books",
        metadata={"help": "Open Library's Books API", "metavar": "URL"},
    )
    wayback_endpoint: str = field(
        default="https://archive.org/wayback/available",
        metadata={"help": "the archive's availability API", "metavar": "URL"},
    )
    cdx_endpoint: str = field(
        default="https://web.archive.org/cdx/search/cdx",
        metadata={"help": "the archive's index", "metavar": "URL"},
    )
    capture_endpoint: str = field(
        default="https://web.archive.org/web/",
        metadata={"help": "where the copies in that index are", "metavar": "URL"},
    )
    timemap_endpoint: str = field(
        default="", metadata={"help": "another archive's TimeMaps (Memento, RFC 7089)", "metavar": "URL"}
    )


# An empty one is not asked.
ENDPOINTS = (
    *("doi_endpoint", "crossref_endpoint", "arxiv_endpoint", "pubmed_endpoint", "isbn_endpoint"),
    *("wayback_endpoint", "cdx_endpoint", "capture_endpoint", "timemap_endpoint"),
)
