"""What the web says."""

from enum import StrEnum
from typing import NamedTuple

from linkcheck.dates import PartialDate

__all__ = [
    "Datum",
    "Failure",
    "FailureKind",
    "Page",
    "PageKind",
    "Redirect",
    "Response",
]


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
    def is_successful(self) -> bool:
        """True where what was asked for has come (RFC 9110 §15.3)."""
        return 200 <= self.status < 300

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
    published_near: bool = False  # sure, but for a day: where only a stamp of the night at Greenwich tells it
    modified: PartialDate | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    free_to_read: bool | None = None
    text: str = ""
    is_cut: bool = False  # its text goes on: what is not found in it may stand there all the same
    anchors: frozenset[str] | None = None  # its places (``#…``), where they are asked for and none can be missing
    anchors_sure: bool = False  # its own links show that its places stand in its HTML, not in a script
    beside: str = ""  # what is seen outside its wording: menus, captions, comments, footers
    signals: tuple[str, ...] = ()  # what its kind was decided by, a few words each
    opening: str = ""  # the first of all that its readers see: the headline may stand outside its wording

    def shortened(self, most: int) -> "Page":
        """Return the page with no more than so many characters of its text."""
        return self if len(self.text) <= most else self._replace(text=self.text[:most], is_cut=True)

    def __repr__(self) -> str:
        return f"<Page {self.kind.value} {self.title!r}>"

    @property
    def title(self) -> str | None:
        """The best of the page's own titles."""
        return self.titles[0].value if self.titles else None
