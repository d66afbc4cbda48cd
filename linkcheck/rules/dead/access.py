"""Sources that could not be opened. None of it says that a page is gone."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Failure, FailureKind, Fault, FaultKind, Level, Response
from linkcheck.rules.grounds import GONE, is_fine, leads_inside, refuses
from linkcheck.rules.registry import rule
from linkcheck.rules.walls import shield

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
            is_fine(status) or status in GONE or refuses(evidence)
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
    if isinstance(evidence.fetch, Response) and refuses(evidence):
        vendor = shield(evidence.fetch, evidence.page)
        found = f"HTTP {evidence.fetch.status}" + (f", {vendor}" if vendor else "")
        yield Fault(
            f"The site refuses automatic checks ({found}).",
            cited=evidence.source.url,
            found=found,
            kind=FaultKind.OPEN,
        )
