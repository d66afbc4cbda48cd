"""What was asked beside a cited address: what registries say of a work, and archives of a page."""

from typing import NamedTuple

from linkcheck.dates import PartialDate
from linkcheck.model.web import Failure, Page, Response

__all__ = [
    "Capture",
    "NoCapture",
    "NoRecord",
    "Opened",
    "Record",
    "Update",
]


class Update(NamedTuple):
    """What became of a work after it was published, or what a notice says of another work."""

    kind: str  # as the registry calls it: "retraction", "correction", "expression-of-concern", "withdrawal", …
    date: PartialDate | None = None
    identifier: str | None = None  # of the notice, or of the work that the notice is about: "doi:10.1000/182"
    source: str = ""  # who says so: "publisher", "retraction-watch", "PubMed", …


class Record(NamedTuple):
    """What a registry says of the work that an identifier stands for."""

    identifier: str  # "doi:10.1000/182"
    url: str  # what was asked
    registry: str = ""  # who answered, where that is told: "Crossref", "arXiv", "PubMed", "Open Library"
    kind: str = ""  # in the registry's own words: "journal-article", "Journal Article, Retracted Publication"
    titles: tuple[str, ...] = ()  # best first
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    container: str | None = None  # the journal or the book it stands in
    published: PartialDate | None = None
    updates: tuple[Update, ...] = ()  # what became of it
    update_of: tuple[Update, ...] = ()  # what it says of other works: it is a notice itself
    identifiers: tuple[str, ...] = ()  # others of the same work

    @property
    def title(self) -> str | None:
        """The best of its titles."""
        return self.titles[0] if self.titles else None


class NoRecord(NamedTuple):
    """An identifier that nothing was learnt of."""

    identifier: str
    url: str
    why: str
    is_sure: bool = False  # the registry itself says that there is no such work; else it could not be told


class Capture(NamedTuple):
    """An archived copy of the cited page: what stood there once, and never what stands there now."""

    url: str  # where readers find it
    time: str = ""  # when it was made: RFC 3339, UTC; empty where that is not known
    status: int | None = None  # what the page answered then, where the archive says so
    page: Page | None = None
    verified: bool = False  # it was opened, and shows a page: no error, no wall, no front page instead
    why_not: str = ""


class NoCapture(NamedTuple):
    """A page that no archived copy was found of."""

    url: str
    why: str
    is_sure: bool = False  # the archive's index says that there is none; else it could not be told


class Opened(NamedTuple):
    """Another address that a source leads to, opened like the cited one."""

    url: str
    fetch: Response | Failure
    page: Page | None = None
