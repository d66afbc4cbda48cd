"""Sources that stand in a private network, where their readers are not."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import addresses, urls
from linkcheck.model import Evidence, Failure, FailureKind, Fault, FaultKind, Level
from linkcheck.rules.generic.broken import is_broken
from linkcheck.rules.grounds import leads_inside
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

_SCHEMES = frozenset({"http", "https", "ftp"})  # elsewhere what looks like a host may be an app's own word


@rule(Level.ERROR)
def private_address(evidence: Evidence) -> Iterator[Fault]:
    """The address leads into a private network, where readers cannot follow.

    What stands there is never asked, unless `--allow-private` says so: an article must not be able to make the
    machine that checks it open the doors it is behind.

    ## What it flags
    An address whose host is private by its spelling: an IP address that is not of the public internet (IANA's
    special-purpose registries, and where clouds keep a machine's own metadata), ``localhost``, a name without a
    dot, and names under endings that no public name server knows: ``.internal``, ``.local``, ``.home.arpa``,
    ``.corp``, ``.home``, ``.lan``, ``.intranet`` and the like; and a file of somebody's own machine
    (``file:///…``, ``C:/…``). A public name that leads to such an address, and a page that redirects to one, are
    left open: a filter in the name servers may be why. Drafts, previews and tunnels to somebody's machine, told
    by their known addresses (``?preview=true``, ``deploy-preview-7--…``), are warnings: they open today, for
    some.
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
    - [Report on the talks](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
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
    if isinstance(fetch, Failure) and leads_inside(fetch) and not (reason and _was_refused(fetch)):
        yield _left_open(address, fetch)._replace(cited=url)
    elif is_broken(evidence):
        return
    elif _is_file(address):
        yield Fault(say("private-address.file"), cited=url)
    elif reason and (fetch is None or _was_refused(fetch)):
        yield Fault(say("private-address.spelling", reason=shown(reason)), cited=url)
    elif not reason and (what := _unfinished(address)):
        yield Fault(say(f"private-address.{what}", host=shown(address.host)), cited=url, level=Level.WARNING)


def _is_file(address: urls.Address) -> bool:
    """Return whether an address is that of a file, or begins with the letter of a drive."""
    return address.scheme == "file" or (len(address.scheme) == 1 and not address.host)


def _was_refused(fetch: object) -> bool:
    """Return whether the guard refused the address itself, and not one that it led to."""
    return isinstance(fetch, Failure) and fetch.kind is FailureKind.BLOCKED and not fetch.redirects


def _left_open(address: urls.Address, failure: Failure) -> Fault:
    name = "redirect" if failure.redirects else "name"
    message = say(f"private-address.{name}", host=shown(address.host))
    advice = say("private-address.by-hand")
    return Fault(message, found=failure.detail, kind=FaultKind.OPEN, advice=advice)


def _unfinished(address: urls.Address) -> str | None:
    """Return which sort of a page's draft stands at an address, or None."""
    if address.scheme not in _SCHEMES or about(address, "archives"):
        return None
    fact = about(address, "staging")
    return (fact.label or "draft") if fact else None
