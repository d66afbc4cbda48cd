"""Who the article says published a source, against whose page it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkcheck import urls
from linkcheck.model import Confidence, Evidence, Fault, Level, Page, Source
from linkcheck.rules.compare import publishers
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.publishers import Outlet
from linkcheck.rules.dated import cited_page
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

_LONGEST = 2000  # characters of an entry
_OPENING = 3000  # characters of a page in which it may name who wrote it
_WHOLE = 200_000  # characters of a page in which an agency may be credited
_SHORT = 3  # letters of a name that is looked for as a word
_AGENCY = "agency"
# Others publish there: whose words stand on such a host, the host does not tell.
_OTHERS_PUBLISH = (
    *("social-networks", "video-hosts", "user-generated", "self-publishing", "wikis", "aggregators"),
    *("caches", "archives", "wrappers", "shorteners", "press-wires", "private-documents"),
)


@rule(Level.WARNING)
def publisher_mismatch(evidence: Evidence) -> Iterator[Fault]:
    """The article names another publisher than the one whose page opens.

    Only well-known outlets and domains are compared, by all the names that they go by: abbreviations, names in
    other languages, outlets of the same house. An outlet that the page names in its titles, its byline or its
    first lines is not spoken of, nor is an agency that the page credits anywhere, nor hosts on which others
    publish.

    ## What it flags
    A source that is said to be of a well-known outlet, or of a domain, and opens at one that does not name it.
    ## What to do
    Name the publisher whose page it is, or link the page of the one that is named.
    ## Flagged
    ```markdown
    ## Sources
    - [How the talks went](https://daily.site/talks), The New York Times, 15 December 2021
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><meta property="og:site_name" content="The Daily"><title>How the talks went - The Daily</title>
    <h1>How the talks went</h1><p>The two leaders spoke for an hour on Wednesday.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [How the talks went](https://daily.site/talks), Reuters, 15 December 2021
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><meta property="og:site_name" content="The Daily"><title>How the talks went - The Daily</title>
    <h1>How the talks went</h1><p>MOSCOW (Reuters) - The two leaders spoke for an hour on Wednesday.
    ```
    """
    page = cited_page(evidence)
    claimed = _claimed(evidence.source) if page else None
    outlets = publishers.named(claimed) if claimed else ()
    if not claimed or page is None or not outlets:
        return
    hosts = tuple(_hosts(evidence, page))
    if not hosts:
        return
    if _is_at_home(claimed, outlets, hosts) or _is_named(outlets, page) or _is_a_platform(evidence, page):
        return
    site = shown(page.publisher, 80) or hosts[-1]
    is_agency = any(outlet.family == _AGENCY for outlet in outlets)
    yield Fault(
        say("publisher-mismatch.other", claimed=shown(claimed, 80), site=site),
        cited=claimed,
        found=shown(page.publisher) or hosts[-1],
        confidence=Confidence.LOW if is_agency else Confidence.MEDIUM,
    )


def _claimed(source: Source) -> str | None:
    """Return the publisher that an entry claims; where none is known to be it, an outlet that its words name."""
    if source.publisher:
        return source.publisher
    text = without_addresses(source.text[:_LONGEST])
    return publishers.written(text.replace(source.title, " | ") if source.title else text)


def _hosts(evidence: Evidence, page: Page) -> Iterator[str]:
    """Yield the hosts that a page goes by: the cited one, the one that it opened at, and its own."""
    final = getattr(evidence.fetch, "final_url", None)
    for url in (evidence.source.url, page.canonical_url, final, page.url):
        if host := urls.host(urls.without_archive(url or "")):
            yield host


def _is_at_home(claimed: str, outlets: Sequence[Outlet], hosts: Sequence[str]) -> bool:
    """Return whether one of the hosts is the named outlet's, of its house, or spelled like what is claimed."""
    for host in hosts:
        own, domain = publishers.outlet_of(host), urls.registrable_domain(host)
        for outlet in outlets:
            is_house = own is not None and outlet.family not in {"", _AGENCY} and own.family == outlet.family
            if own == outlet or is_house or domain in outlet.domains:
                return True
        if publishers.names_host(claimed, host):
            return True
    return False


def _is_named(outlets: Sequence[Outlet], page: Page) -> bool:
    """Return whether a page names one of the outlets where it says whose it is."""
    said = f"{page.publisher or ''}\n{'; '.join(page.authors[:20])[:_OPENING]}"
    said += "\n" + "\n".join(title.value[:300] for title in page.titles[:10])
    text = f"{said}\n{urls.host(page.url)}\n{page.url[:500]}\n{page.opening[:_OPENING]}\n{page.text[:_OPENING]}"
    run_together, single = publishers.run_together(text), publishers.words_of(text)
    for outlet in outlets:
        if any((len(name) > _SHORT and name in run_together) or name in single for name in outlet.names):
            return True
        if outlet.family == _AGENCY and _credits(outlet, page.text[:_WHOLE]):
            return True
    return False


def _credits(outlet: Outlet, text: str) -> bool:
    """Return whether a page has the name of an agency anywhere, a short one as credits have it: "(AP)"."""
    return any(form in text for name in outlet.spelled for form in _forms(name))


def _forms(name: str) -> tuple[str, ...]:
    if len(name) > _SHORT + 1:
        return name, name.upper()
    return f"({name}", f"{name})", f"/{name}", f"{name}/", f"{name} ", f"{name}."


def _is_a_platform(evidence: Evidence, page: Page) -> bool:
    addresses = map(urls.read, (evidence.source.url or "", page.url))
    return any(address is not None and about(address, *_OTHERS_PUBLISH) is not None for address in addresses)
