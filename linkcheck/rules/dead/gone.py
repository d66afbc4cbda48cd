"""Sources that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Failure, FailureKind, Fault, Level, Response
from linkcheck.rules.grounds import is_gone
from linkcheck.rules.registry import rule


@rule(Level.ERROR)
def dead_link(evidence: Evidence) -> Iterator[Fault]:
    """The cited page no longer exists.

    Only two things say so: the site's own answer to a full request, and a host name that does not exist, asked
    twice. Refusals, errors and silence say nothing about the page (see `unreachable` and `bot-wall`).

    ## What it flags
    A source whose address answers 404 or 410, or whose host has no DNS record.
    ## What to do
    Cite the page's new address, or an archived copy from the day it was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/gone)
    ```
    ```http
    GET https://daily.example/gone
    HTTP/1.1 404 Not Found
    content-type: text/html

    <title>Page not found</title>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/members-only)
    ```
    ```http
    GET https://daily.example/members-only
    HTTP/1.1 403 Forbidden
    content-type: text/html

    <title>Forbidden</title>
    ```
    """
    url = evidence.source.url
    match evidence.fetch:
        case Response(status=status, checked=checked) if is_gone(evidence):
            yield Fault(f"The page is gone (HTTP {status}{_seen(checked)}).", cited=url, found=f"HTTP {status}")
        case Failure(kind=FailureKind.DNS, detail=detail, checked=checked):
            yield Fault(f"The site is gone: its name does not exist{_seen(checked)}.", cited=url, found=detail)


def _seen(checked: str) -> str:
    return f", seen {checked[:10]}" if checked else ""
