"""Sources behind a door: an account first, or a payment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.model import Confidence, Evidence, Fault, Level, PageKind, Response
from linkcheck.rules import archive
from linkcheck.rules.grounds import address_of
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, door_of, standing
from linkcheck.rules.words import say

_PUBLISHED = "published"  # the label of views that need no account


@rule(Level.WARNING)
def login_wall(evidence: Evidence) -> Iterator[Fault]:
    """Only people with an account can open the page.

    ## What it flags
    A page that asks for an account and shows nothing else (two independent signs: the title, a field for a
    password, an address that leads back, a sentence that demands one), the status 401, a redirect to a page to
    sign in at, and addresses that go through the log-in of a library or a university. A document in somebody's
    account, which `private-document` tells of, is not told of twice.
    ## What to do
    Link a public version, or name the document so that readers can find it elsewhere.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 401 Unauthorized
    content-type: text/html

    <title>401</title>
    ```
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/group/talks)
    ```
    ```http
    GET https://daily.site/group/talks
    HTTP/1.1 302 Found
    location: /login?next=%2Fgroup%2Ftalks
    ```
    ```http
    GET https://daily.site/login?next=%2Fgroup%2Ftalks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Log in</title><h1>Log in</h1><form action="/login"><input name="u"><input type="password"></form>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title><form action="/login"><input name="u"><input type="password"></form>
    <h1>Report on the talks</h1><p>They met at noon, and they signed in the evening, when everybody had gone home.
    The text has been published on the same day, with both of the annexes that were in question until the end.
    ```
    """
    if standing(evidence) is not Standing.LOGIN or _is_private_document(evidence):
        return
    seen = _seen(evidence)
    yield Fault(
        seen.message,
        cited=evidence.source.url,
        found=seen.found,
        advice=archive.advice(evidence),
        confidence=seen.confidence,
    )


class _Seen(NamedTuple):
    message: str
    found: str | None = None
    confidence: Confidence = Confidence.HIGH


def _seen(evidence: Evidence) -> _Seen:
    """Return what told that there is a door: what the site says comes before what is known of its address."""
    response, page, door = evidence.fetch, evidence.page, door_of(evidence)
    if door and door.label == "proxy":
        return _Seen(say("login-wall.proxy", name=door.name))
    if isinstance(response, Response) and response.status == 401:
        return _Seen(say("login-wall.status", status=response.status), f"HTTP {response.status}")
    if page is not None and page.kind is PageKind.LOGIN_WALL:
        return _Seen(say("login-wall.asked"), page.title)
    if door:
        return _Seen(say("login-wall.members", name=door.name), confidence=Confidence.MEDIUM)
    final = response.final_url if isinstance(response, Response) else None
    return _Seen(say("login-wall.sent"), final, Confidence.MEDIUM)


def _is_private_document(evidence: Evidence) -> bool:
    address = address_of(evidence)
    fact = about(address, "private-documents") if address else None
    return fact is not None and fact.label != _PUBLISHED


@rule(Level.NOTE)
def paywall(evidence: Evidence) -> Iterator[Fault]:
    """Readers need a subscription to see the whole page.

    That is no fault: much of what is worth citing is paid for. Pages that say they are not free and show their
    whole text are left alone.

    ## What it flags
    A page that shows the beginning of an article and asks to pay or to register for this very text, and the status
    402.
    ## What to do
    Give title, author and date, so that readers can find the text, and a free copy if there is one.
    ## Flagged
    ```markdown
    ## Sources
    - [Leaders sign in Geneva](https://daily.site/leaders-sign)
    ```
    ```http
    GET https://daily.site/leaders-sign
    HTTP/1.1 402 Payment Required
    content-type: text/html

    <title>Leaders sign in Geneva</title><p>They signed in the evening.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Leaders sign in Geneva](https://daily.site/leaders-sign)
    ```
    ```http
    GET https://daily.site/leaders-sign
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><h1>Leaders sign in Geneva</h1><p>They signed in the evening.
    <aside>Subscribe to our newsletter.</aside>
    ```
    """
    response = evidence.fetch
    if standing(evidence) is not Standing.PAYWALL or not isinstance(response, Response):
        return
    is_asked = response.is_successful
    yield Fault(
        say("paywall.cut" if is_asked else "paywall.status", status=response.status),
        cited=evidence.source.url,
        found=f"HTTP {response.status}" if not is_asked else None,
    )
