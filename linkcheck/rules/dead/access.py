"""Sources that could not be opened, or not seen. None of it says that a page is gone."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Failure, Fault, FaultKind, Level, PageKind, Response
from linkcheck.rules import archive
from linkcheck.rules.grounds import GONE
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, standing
from linkcheck.rules.walls import shield
from linkcheck.rules.words import say

# Statuses that have a sentence of their own; of the others, the first digit says whose trouble it is.
_TOLD = frozenset({400, 402, 404, 405, 406, 408, 410, 500, 502, 503, 504})
_UNSEEN = {
    PageKind.CONSENT_WALL: "consent",
    PageKind.SCRIPTED: "scripted",
    PageKind.UNREAD: "unread",
    PageKind.EMPTY: "empty",
}


@rule(Level.WARNING)
def unreachable(evidence: Evidence) -> Iterator[Fault]:
    """Whether the page still exists could not be told.

    ## What it flags
    Time-outs, failed connections and certificates, server errors, redirect loops: after retries, and always as
    an open question, never as a dead link. So is what opens and shows nothing: an empty page, one that only a
    script fills, one that asks for cookies first; and a 404 that comes with the article, or with a script alone.
    ## What to do
    Open the address by hand, or check again later.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 500 Internal Server Error
    ```
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/app/talks)
    ```
    ```http
    GET https://daily.site/app/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>The Daily</title><div id="root"></div><script src="/app.js"></script>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/gone)
    ```
    ```http
    GET https://daily.site/gone
    HTTP/1.1 410 Gone
    ```
    """
    if standing(evidence) is not Standing.UNKNOWN:
        return
    match evidence.fetch:
        case Failure() as failure:
            key, found = f"failed-{failure.kind.value}", failure.detail
        case Response() as response:
            key, found = _key(response, evidence), f"HTTP {response.status}"
        case _:
            return
    message = say(f"unreachable.{key}", found=found)
    yield Fault(message, cited=evidence.source.url, found=found, kind=FaultKind.OPEN, advice=_or_copy(evidence))


def _key(response: Response, evidence: Evidence) -> str:
    page, status = evidence.page, response.status
    if response.is_successful:
        return _UNSEEN.get(page.kind, "empty") if page else "empty"
    if status in GONE:
        return "gone-scripted" if page and page.kind is PageKind.SCRIPTED else "gone-shown"
    return f"http-{status}" if status in _TOLD else f"http-{min(max(status // 100, 1), 5)}xx"


def _or_copy(evidence: Evidence) -> str | None:
    """Return the advice to look by hand first, and where there is a copy besides."""
    copy = archive.advice(evidence)
    return say("archive.by-hand-first", advice=copy) if copy else None


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
    - [Report on the talks](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 403 Forbidden
    cf-mitigated: challenge
    content-type: text/html

    <title>Just a moment...</title>
    ```
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/report)
    ```
    ```http
    GET https://daily.site/report
    HTTP/1.1 202 Accepted
    x-amzn-waf-action: challenge
    content-type: text/html

    <script src="/challenge.js"></script>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Just a moment](https://daily.site/just-a-moment)
    ```
    ```http
    GET https://daily.site/just-a-moment
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Just a moment: how the talks began</title><p>It took a moment, and it changed everything.
    ```
    """
    response = evidence.fetch
    if standing(evidence) is not Standing.BOTS or not isinstance(response, Response):
        return
    vendor = shield(response, evidence.page)
    found = f"HTTP {response.status}" + (f", {vendor}" if vendor else "")
    is_too_fast = response.status == 429 and not vendor
    message = say("bot-wall.too-many" if is_too_fast else "bot-wall.refused", found=found)
    yield Fault(message, cited=evidence.source.url, found=found, kind=FaultKind.OPEN)


@rule(Level.WARNING)
def region_block(evidence: Evidence) -> Iterator[Fault]:
    """The page may not be shown where it was checked from, so what it says could not be told.

    Readers elsewhere may see it, and readers here may not: whether that matters depends on who they are.

    ## What it flags
    The status 451, and pages that say, with two independent signs, that they are not available in this country.
    Always as an open question.
    ## What to do
    Open the address from where your readers are, and name the document so that others can find it.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 451 Unavailable For Legal Reasons
    content-type: text/html

    <title>451</title><p>You are visiting from a country that we do not serve.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Why some films are not available in your country](https://daily.site/films)
    ```
    ```http
    GET https://daily.site/films
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Why some films are not available in your country</title>
    <h1>Why some films are not available in your country</h1>
    <p>Rights are sold country by country, and have been since there were reels to carry. A distributor who has
    paid for one will not see the film shown there by somebody else, says a lawyer who has drawn up such contracts.
    ```
    """
    response = evidence.fetch
    if standing(evidence) is not Standing.REGION or not isinstance(response, Response):
        return
    found = f"HTTP {response.status}"
    message = say("region-block.law" if response.status == 451 else "region-block.country", found=found)
    yield Fault(message, cited=evidence.source.url, found=found, kind=FaultKind.OPEN)
