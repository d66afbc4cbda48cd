"""The nouns, in the order the data meets them: what an article cites, what the web answered, what is judged.

Every noun is frozen and holds tuples, so that it can be shared between tasks and compared in tests. They are
named tuples, not dataclasses, because this module stands on the path of ``linkcheck extract``: importing
``dataclasses`` and building a dozen frozen classes takes longer than an empty Python needs to start.
"""

from enum import StrEnum
from typing import NamedTuple

from linkcheck.dates import PartialDate
from linkcheck.followed import Capture, NoCapture, NoRecord, Opened, Record, Update

__all__ = [
    "Article",
    "Capture",
    "Datum",
    "Evidence",
    "Failure",
    "FailureKind",
    "Fault",
    "FaultKind",
    "Finding",
    "Ignore",
    "InputError",
    "Level",
    "Link",
    "NoCapture",
    "NoRecord",
    "Opened",
    "Page",
    "PageKind",
    "PartialDate",
    "Record",
    "Redirect",
    "Region",
    "Report",
    "Response",
    "Rule",
    "Source",
    "Update",
    "UserError",
]


class UserError(Exception):
    """Something the user can mend; the message is one line that says what."""


class InputError(UserError):
    """A file that the user named cannot be read, or not written."""


# ---------------------------------------------------------------- what the article says


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

    def __repr__(self) -> str:
        # Short, and so are those below: asyncio writes out what a task returns, and a list of ten thousand
        # sources, each with its article, would be written out ten thousand times.
        return f"<Article {self.path!r}, {len(self.sources)} sources>"


# ---------------------------------------------------------------- what the web says


class Redirect(NamedTuple):
    """One hop of a redirect chain: the address that answered, and its status."""

    url: str
    status: int

    @property
    def kind(self) -> str:
        """Return "permanent", "temporary" (RFC 9110 §15.4), or "refresh" for a page that sends its readers on."""
        if self.status in {301, 308}:
            return "permanent"
        return "temporary" if 300 <= self.status < 400 else "refresh"


class Response(NamedTuple):
    """What came back for an address, whatever the status (RFC 9110)."""

    url: str
    final_url: str
    status: int
    redirects: tuple[Redirect, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()  # names in lower case
    body: bytes = b""  # decoded, and cut at the cap; dropped once it is read
    truncated: str | None = None  # "length", "time" or "disconnect" (WARC-Truncated)
    attempts: int = 1
    elapsed: float = 0.0  # seconds spent on the wire
    checked: str = ""  # when it was seen: RFC 3339, UTC
    notes: tuple[str, ...] = ()  # what was odd about the answer, a sentence each
    accepted: bool = False  # the user has said that this status is fine for this host

    def __repr__(self) -> str:
        return f"<Response {self.status} {self.final_url!r}>"

    def header(self, name: str) -> str:
        """Return the header's values joined as RFC 9110 §5.3 joins them, or the empty string."""
        return ", ".join(value for each, value in self.headers if each == name)

    @property
    def content_type(self) -> str:
        """The ``Content-Type`` as sent."""
        return self.header("content-type")


class FailureKind(StrEnum):
    """Why nothing came back. Only `DNS` says anything about the page; the rest is "could not tell"."""

    DNS = "dns"  # the name does not exist (NXDOMAIN), asked twice
    RESOLVER = "resolver"  # the name servers did not answer
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    REDIRECT_LOOP = "redirect-loop"
    TOO_LARGE = "too-large"  # the head of the answer
    ROBOTS = "robots"  # the site's robots.txt asks programs not to open it
    BLOCKED = "blocked"  # refused by our own guard: nothing was sent
    NOT_RECORDED = "not-recorded"  # replaying, and the recording has no answer
    NOT_CHECKED = "not-checked"  # the run ended first
    INTERNAL = "internal"  # a mistake of ours: told, and the run goes on


class Failure(NamedTuple):
    """Why there is no response for an address."""

    url: str
    kind: FailureKind
    detail: str
    redirects: tuple[Redirect, ...] = ()
    attempts: int = 1
    checked: str = ""
    final_url: str | None = None  # the address that failed, where it is known: the last one of the chain


class Datum(NamedTuple):
    """A statement of a page about itself, and where on the page it stands ("og:title", "h1", …)."""

    value: str
    origin: str


class PageKind(StrEnum):
    """What sort of thing answered."""

    ARTICLE = "article"
    HOMEPAGE = "homepage"
    SECTION = "section"  # a list of articles: a topic, a category, an archive
    SEARCH_RESULTS = "search-results"
    LIVE = "live"  # goes on changing: a live blog, a ticker, a chart of prices
    PRODUCT = "product"
    PAGE = "page"  # readable, and nothing more is known
    DOCUMENT = "document"  # a PDF, an office file
    RECORD = "record"  # data for programs: a feed, an API's answer
    MEDIA = "media"  # an image, a sound, a video
    SOFT_404 = "soft-404"  # says "not found", and 200
    PARKED = "parked"  # the domain is for sale, or shows nothing but advertisements
    HIJACKED = "hijacked"  # somebody else's by now: gambling, pills
    LOGIN_WALL = "login-wall"
    PAYWALL = "paywall"
    CONSENT_WALL = "consent-wall"  # cookies first
    BOT_WALL = "bot-wall"
    REGION_BLOCK = "region-block"
    DEFAULT_PAGE = "default-page"  # of a web server that nobody has set up
    SCRIPTED = "scripted"  # shows nothing without JavaScript
    EMPTY = "empty"
    UNREAD = "unread"  # reading it took too long, or failed

    @property
    def is_unusable(self) -> bool:
        """True where the page that was cited is not what was seen."""
        return self in _UNUSABLE


_UNUSABLE = frozenset(
    (
        *(PageKind.SOFT_404, PageKind.PARKED, PageKind.HIJACKED, PageKind.LOGIN_WALL, PageKind.PAYWALL),
        *(PageKind.CONSENT_WALL, PageKind.BOT_WALL, PageKind.REGION_BLOCK, PageKind.DEFAULT_PAGE),
        *(PageKind.SCRIPTED, PageKind.EMPTY, PageKind.UNREAD),
    )
)


class Page(NamedTuple):
    """What a page says of itself."""

    url: str
    kind: PageKind = PageKind.EMPTY
    titles: tuple[Datum, ...] = ()  # best first
    published: PartialDate | None = None
    published_origin: str | None = None
    published_sure: bool = False  # confirmed, or at least not contradicted, by the page: right on 99 of 100
    modified: PartialDate | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    free_to_read: bool | None = None
    text: str = ""
    anchors: frozenset[str] | None = None  # its places (``#…``), where they are asked for and none can be missing
    anchors_sure: bool = False  # its own links show that its places stand in its HTML, not in a script
    beside: str = ""  # what its menus, asides and footers say, where its places were asked for
    signals: tuple[str, ...] = ()  # what its kind was decided by, a few words each
    opening: str = ""  # the first of all that its readers see: the headline may stand outside its wording

    def __repr__(self) -> str:
        return f"<Page {self.kind.value} {self.title!r}>"

    @property
    def title(self) -> str | None:
        """The best of the page's own titles."""
        return self.titles[0].value if self.titles else None


# ---------------------------------------------------------------- what is judged


class Evidence(NamedTuple):
    """What the article says of one source, beside what the web says."""

    article: Article
    source: Source
    fetch: Response | Failure | None = None  # None: there is no address to ask, or nothing was to be asked
    page: Page | None = None
    # What was asked beside the address itself; None: it was not to be asked, or nobody could be.
    record: Record | NoRecord | None = None  # of its identifier
    capture: Capture[Page] | NoCapture | None = None  # the copy nearest to the day it was read or published
    archived: Opened[Response | Failure, Page] | None = None  # the copy that the article names
    canonical: Opened[Response | Failure, Page] | None = None  # what this page says that it was taken from


class Level(StrEnum):
    """How much a finding matters (SARIF ``level``)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """3 for an error, 1 for a note: the larger, the worse."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


class FaultKind(StrEnum):
    """Whether something is wrong, or could not be told."""

    FAIL = "fail"
    OPEN = "open"


class Fault(NamedTuple):
    """What a rule noticed; `judge` signs it into a `Finding`."""

    message: str  # what was seen, one sentence
    cited: str | None = None  # what the article says
    found: str | None = None  # what the web says
    kind: FaultKind = FaultKind.FAIL
    advice: str | None = None  # what to do here, where the rule's own advice can be bettered
    source: Source | None = None  # for a rule over the whole list: the entry it concerns


class Rule(NamedTuple):
    """One thing that can be wrong (SARIF ``reportingDescriptor``)."""

    id: str
    level: Level
    scope: str  # "source" or "article"
    summary: str
    advice: str
    explanation: str  # Markdown


class Finding(NamedTuple):
    """A fault that counts (SARIF ``result``)."""

    rule: Rule
    level: Level
    fault: Fault
    path: str
    source: Source | None = None
    region: Region | None = None
    suppression: str | None = None  # why it is seen but does not count

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.fault.advice or self.rule.advice

    @property
    def fingerprint(self) -> str:
        """The same for the same fault of the same address, wherever in the file it stands."""
        import hashlib  # noqa: PLC0415  (reading an article need not wait for it)

        source = self.source or self.fault.source
        subject = source.url or source.text if source else self.path
        return hashlib.sha256(f"{self.rule.id}\n{subject}".encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def counts(self) -> bool:
        """True where something is wrong and nobody has waived it."""
        return self.fault.kind is FaultKind.FAIL and self.suppression is None

    @property
    def is_open(self) -> bool:
        """True where it could not be told."""
        return self.fault.kind is FaultKind.OPEN and self.suppression is None


class Report(NamedTuple):
    """One article, judged (SARIF ``run``)."""

    article: Article
    evidence: tuple[Evidence, ...]  # one for each source, in the article's order
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    started: str  # RFC 3339, UTC
    version: str

    def __repr__(self) -> str:
        return f"<Report on {self.article.path!r}, {len(self.findings)} findings>"

    def worst(self) -> Level | None:
        """Return the highest level among the findings that count, or None."""
        levels = [finding.level for finding in self.findings if finding.counts]
        return max(levels, key=lambda level: level.weight, default=None)

    def about(self, source: Source | None) -> tuple[Finding, ...]:
        """Return the findings on one source, or those on the whole list for None."""
        return tuple(finding for finding in self.findings if finding.source is source)
