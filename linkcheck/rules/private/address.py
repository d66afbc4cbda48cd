"""Sources that stand in a private network, where their readers are not."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Failure, FailureKind, Fault, FaultKind, Level
from linkcheck.rules.generic.broken import malformed_url, placeholder_url
from linkcheck.rules.grounds import leads_inside
from linkcheck.rules.registry import rule

_SCHEMES = frozenset({"http", "https", "ftp"})  # elsewhere what looks like a host may be an app's own word


_BY_HAND = "Open the address from another network: a filter in the name servers may be why it leads there."


@rule(Level.ERROR)
def private_address(evidence: Evidence) -> Iterator[Fault]:
    """The address leads into a private network, where readers cannot follow.

    What stands there is never asked, unless `--allow-private` says so: an article must not be able to make the
    machine that checks it open the doors it is behind.

    ## What it flags
    An address whose host is private by its spelling: an IP address that is not of the public internet (IANA's
    special-purpose registries, and where clouds keep a machine's own metadata), ``localhost``, a name without a
    dot, and names under endings that no public name server knows: ``.internal``, ``.local``, ``.home.arpa``,
    ``.corp``, ``.home``, ``.lan``, ``.intranet`` and the like. A public name that leads to such an address, and a
    page that redirects to one, are left open: a filter in the name servers may be why.
    ## What to do
    Link a public copy of the document, or name the document without a link.
    ## Flagged
    ```markdown
    ## Sources
    - [Minutes of the council](http://10.0.0.7/minutes/2021-12-15)
    ```
    ```markdown
    ## Sources
    - [Figures for the third quarter](https://reports.finance.internal/q3)
    ```
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.example/talks)
    ```
    ```http
    GET https://daily.example/talks
    HTTP/1.1 302 Found
    location: http://192.168.1.10/login
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [How the resolver works](https://1.1.1.1/dns/)
    ```
    ```http
    GET https://1.1.1.1/dns/
    HTTP/1.1 200 OK
    content-type: text/html

    <title>How the resolver works</title><p>It answers questions.
    ```
    """
    url, fetch = evidence.source.url, evidence.fetch
    address = urls.read(url) if url else None
    if address is None:
        return
    reason = addresses.why_private(address.host) if address.scheme in _SCHEMES else None
    match fetch:
        case None | Failure(kind=FailureKind.BLOCKED, redirects=()) if reason:
            if not _has_another_fault(evidence):
                yield Fault(f"Readers elsewhere cannot open this address: {reason}.", cited=url)
        case Failure() if leads_inside(fetch):
            told = f"{_what_leads(fetch, address)} leads to an address that is not public, which was not asked."
            yield Fault(told, cited=url, found=fetch.detail, kind=FaultKind.OPEN, advice=_BY_HAND)


def _has_another_fault(evidence: Evidence) -> bool:
    """Return whether this is not the address that was meant: what of it reads as a host is none."""
    return any(True for check in (malformed_url, placeholder_url) for _ in check(evidence))


def _what_leads(failure: Failure, address: urls.Address) -> str:
    return "The redirect of this page" if failure.redirects else f"The name {address.host}"
