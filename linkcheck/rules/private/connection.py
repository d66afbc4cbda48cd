"""Sources that are not opened safely."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Fault, Level, Response
from linkcheck.rules.grounds import is_fine, refuses
from linkcheck.rules.registry import rule


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


def _may_be_read(evidence: Evidence) -> bool:
    """Return whether the page opened or was not asked for: an address that shows nothing has other troubles."""
    if evidence.fetch is None:
        return True
    return isinstance(evidence.fetch, Response) and is_fine(evidence.fetch.status) and not refuses(evidence)
