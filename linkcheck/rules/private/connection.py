"""Sources that are not opened safely."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import addresses
from linkcheck.model import Evidence, Fault, Level, Response
from linkcheck.rules.archive import LONGEST
from linkcheck.rules.grounds import address_of, has_opened
from linkcheck.rules.redirected import moved_to
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, shows, standing
from linkcheck.rules.words import say, shown

_ENCRYPTED = (".onion", ".i2p")  # networks that encrypt by themselves (RFC 7686)


@rule(Level.NOTE)
def insecure_link(evidence: Evidence) -> Iterator[Fault]:
    """The address is not encrypted, so that what a reader sees can be altered on the way.

    ## What it flags
    An ``http:`` address. Where the site itself forwards to https, the finding names that address; where `moved`
    names it, this rule has nothing to add.
    ## What to do
    Use the https address, if the site has one.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](http://daily.site/talks)
    ```
    ```http
    GET http://daily.site/talks
    HTTP/1.1 301 Moved Permanently
    location: https://daily.site/talks
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks)
    ```
    """
    address = address_of(evidence)
    if (
        address is None
        or address.scheme != "http"
        or address.host.endswith(_ENCRYPTED)
        or not _may_be_read(evidence)
    ):
        return
    if evidence.fetch is None and addresses.why_private(address.host):
        return  # that is what is the matter with it
    url, secure = evidence.source.url, _secure(evidence)
    if secure is None:
        yield Fault(say("insecure-link.plain"), cited=url)
    elif not (moved_to(evidence) or "").startswith("https:"):
        advice = say("insecure-link.link", url=shown(secure, LONGEST))
        yield Fault(say("insecure-link.forwarded"), cited=url, found=secure, advice=advice)


def _secure(evidence: Evidence) -> str | None:
    """Return the https address that the site itself forwards to: of the same document, so the first on the way."""
    response = evidence.fetch
    if not isinstance(response, Response) or not response.final_url.startswith("https:"):
        return None
    behind = (each.url for each in response.redirects[1:])
    return next((url for url in behind if url.startswith("https:")), response.final_url)


def _may_be_read(evidence: Evidence) -> bool:
    """Return whether the page opened or was not asked for: an address that shows nothing has other troubles."""
    if evidence.fetch is None:
        return standing(evidence) is Standing.UNASKED
    is_open = has_opened(evidence)
    return is_open and shows(evidence)
