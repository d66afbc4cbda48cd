"""What the article says."""

from typing import NamedTuple

from linkcheck.dates import PartialDate

__all__ = [
    "Article",
    "Ignore",
    "Link",
    "Region",
    "Source",
]


class Region(NamedTuple):
    """Where a piece of text stands: lines and columns from 1, the end exclusive (SARIF ``region``)."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Link(NamedTuple):
    """An address in an article and the words it stands under (the address itself where there are none)."""

    url: str
    text: str
    region: Region


class Ignore(NamedTuple):
    """A ``linkcheck-ignore`` comment: a rule's findings that the author knows of, and why."""

    rule: str  # its id, or "all"
    reason: str
    region: Region  # of the comment


class Source(NamedTuple):
    """One entry of a source list: where it leads and what it claims (a CSL item)."""

    text: str
    region: Region
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    identifier: str | None = None  # "doi:10.1000/182"
    archive_url: str | None = None
    labels: tuple[
        str, ...
    ] = ()  # what the article calls it by: its number, a footnote's name, a bibliography's key
    cited_by: tuple[Region, ...] = ()  # the sentences of the article that cite it
    sentences: tuple[str, ...] = ()  # their words, one for each region
    ignores: tuple[Ignore, ...] = ()


class Article(NamedTuple):
    """A text that cites sources (schema.org ``Article``)."""

    path: str
    format: str
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None  # BCP 47
    text: str = ""
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()  # every link, the sources' among them
    ignores: tuple[Ignore, ...] = ()  # those for the whole file; the others stand with their sources
    notes: tuple[str, ...] = ()  # what of the file could not be read as it was meant, a line each
    site: str = ""  # the host that it says it is published at, if it says so
    modified: PartialDate | None = None  # when it was last changed, if it says so

    def __repr__(self) -> str:
        # Short, and so are those below: asyncio writes out what a task returns, and a list of ten thousand
        # sources, each with its article, would be written out ten thousand times.
        return f"<Article {self.path!r}, {len(self.sources)} sources>"
