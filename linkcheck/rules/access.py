"""Sources that could not be opened, or not safely. None of it says that a page is gone."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Failure, FailureKind, Fault, FaultKind, Level, PageKind, Response
from linkcheck.rules.dead import GONE
from linkcheck.rules.registry import rule
from linkcheck.rules.walls import shield

# Statuses that sites give to programs and not to people; 999 is LinkedIn's.
_REFUSALS = frozenset({403, 429, 999})

_REASONS = {
    FailureKind.RESOLVER: "The name servers could not tell.",
    FailureKind.CONNECT: "No connection could be made.",
    FailureKind.TLS: "No secure connection could be made.",
    FailureKind.TIMEOUT: "The site did not answer in time.",
    FailureKind.PROTOCOL: "The answer could not be understood.",
    FailureKind.REDIRECT_LOOP: "The address leads in a circle.",
    FailureKind.TOO_LARGE: "The head of the answer was too large to be read.",
    FailureKind.ROBOTS: "The site asks programs not to open this address (robots.txt).",
    FailureKind.BLOCKED: "This address was not requested, because it is none of the open web's.",
    FailureKind.NOT_RECORDED: "The recording has no answer for this address.",
    FailureKind.NOT_CHECKED: "This address was not checked to the end.",
    FailureKind.INTERNAL: "linkcheck itself failed on this address.",
}


@rule(Level.WARNING)
def unreachable(evidence: Evidence) -> Iterator[Fault]:
    """Whether the page still exists could not be told.

    ## What it flags
    Time-outs, failed connections and certificates, server errors, redirect loops: after retries, and always as
    an open question, never as a dead link.
    ## What to do
    Open the address by hand, or check again later.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/talks)
    ```
    ```http
    GET https://daily.example/talks
    HTTP/1.1 500 Internal Server Error
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/gone)
    ```
    ```http
    GET https://daily.example/gone
    HTTP/1.1 410 Gone
    ```
    """
    url = evidence.source.url
    match evidence.fetch:
        case Failure() as failure if failure.kind is not FailureKind.DNS and not leads_inside(failure):
            yield Fault(_REASONS[failure.kind], cited=url, found=failure.detail, kind=FaultKind.OPEN)
        case Response(status=status, accepted=False) if not (
            _is_fine(status) or status in GONE or _refuses(evidence)
        ):
            found = f"HTTP {status}"
            yield Fault(f"The site answered with an error ({found}).", cited=url, found=found, kind=FaultKind.OPEN)


@rule(Level.WARNING)
def bot_wall(evidence: Evidence) -> Iterator[Fault]:
    """The site refuses automatic checks, so whether the page exists could not be told.

    ## What it flags
    The statuses 403, 429 and 999, and challenges whatever their status: told by the marks of some twenty shields
    against robots (Cloudflare, AWS WAF, Akamai, DataDome, Imperva …), which are then named, or by a page that says
    "Just a moment…". Always as an open question. A 404 or 410 counts only with a header that a shield writes on
    nothing but its challenges: then the site itself was not asked.
    ## What to do
    Open the address by hand: it may well be fine.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/talks)
    ```
    ```http
    GET https://daily.example/talks
    HTTP/1.1 403 Forbidden
    cf-mitigated: challenge
    content-type: text/html

    <title>Just a moment...</title>
    ```
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/report)
    ```
    ```http
    GET https://daily.example/report
    HTTP/1.1 202 Accepted
    x-amzn-waf-action: challenge
    content-type: text/html

    <script src="/challenge.js"></script>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Just a moment](https://daily.example/just-a-moment)
    ```
    ```http
    GET https://daily.example/just-a-moment
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Just a moment: how the talks began</title><p>It took a moment, and it changed everything.
    ```
    """
    if isinstance(evidence.fetch, Response) and _refuses(evidence):
        vendor = shield(evidence.fetch, evidence.page)
        found = f"HTTP {evidence.fetch.status}" + (f", {vendor}" if vendor else "")
        yield Fault(
            f"The site refuses automatic checks ({found}).",
            cited=evidence.source.url,
            found=found,
            kind=FaultKind.OPEN,
        )


@rule(Level.NOTE)
def insecure_link(evidence: Evidence) -> Iterator[Fault]:
    """The address is not encrypted, so that what a reader sees can be altered on the way.

    ## What it flags
    An ``http:`` address. Where the site itself forwards to https, the finding names that address.
    ## What to do
    Use the https address, if the site has one.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](http://daily.example/talks)
    ```
    ```http
    GET http://daily.example/talks
    HTTP/1.1 301 Moved Permanently
    location: https://daily.example/talks
    ```
    ```http
    GET https://daily.example/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/talks)
    ```
    """
    address = urls.read(evidence.source.url) if evidence.source.url else None
    if address is None or address.scheme != "http" or not _may_be_read(evidence):
        return
    if evidence.fetch is None and addresses.why_private(address.host):
        return  # that is what is the matter with it
    url = evidence.source.url
    final = evidence.fetch.final_url if isinstance(evidence.fetch, Response) else ""
    if final.startswith("https:"):
        message = "This is an http address; the site itself forwards to https."
        yield Fault(message, cited=url, found=final, advice=f"Link {final}")
    else:
        yield Fault("This is an http address: what it shows can be altered on the way.", cited=url)


def leads_inside(failure: Failure) -> bool:
    """Return whether an address was not requested because it, or what it leads to, is private."""
    target = urls.read(failure.final_url or failure.url)
    if failure.kind is not FailureKind.BLOCKED or target is None or target.scheme not in {"http", "https"}:
        return False
    never = addresses.why_no_web_port(target.port) or addresses.why_not_asked_for(target.host)
    return not never or addresses.why_private(target.host) is not None


def _may_be_read(evidence: Evidence) -> bool:
    """Return whether the page opened or was not asked for: an address that shows nothing has other troubles."""
    if evidence.fetch is None:
        return True
    return isinstance(evidence.fetch, Response) and _is_fine(evidence.fetch.status) and not _refuses(evidence)


def _is_fine(status: int) -> bool:
    return 200 <= status < 300


def _refuses(evidence: Evidence) -> bool:
    """Return whether the answer is one to programs: by its status, a shield's marks, or the page it shows."""
    response = evidence.fetch
    if not isinstance(response, Response) or response.accepted:
        return False
    if shield(response, evidence.page):
        return True
    walled = evidence.page is not None and evidence.page.kind is PageKind.BOT_WALL
    return response.status in _REFUSALS or (walled and response.status not in GONE)
