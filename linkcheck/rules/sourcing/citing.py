"""What the text cites and the list lacks, what the list has and the text does not cite, and bare entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from linkcheck import urls
from linkcheck.model import Article, Evidence, Fault, Level, Link, Source
from linkcheck.rules.compare.addressed import key
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.sourcing.dependence import own_domain
from linkcheck.rules.words import lines, say

LEAST_CITED = 0.5  # of a list's entries; where fewer are called by a mark, the marks may be something else
MOST_UNLISTED = 2  # links for each entry: a text with more is full of links, and its list is no list of them
LONGEST_TEXT = 2000  # characters of an entry that are looked at

# Letters of an address only: where no spaces part words, a title stands right before it.
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]{0,20}+://\S+|\bwww\.\S+"
    r"|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}+\.){1,9}[a-z]{2,24}/\S*",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|js|mp[34]|woff2?)$", re.IGNORECASE)
_ACCESSED = 40  # characters: "accessed on 4 May 2021" in whatever language


@rule(Level.NOTE, scope="article")
def uncited_source(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The list has entries that the text does not cite.

    ## What it flags
    Entries that no mark in the text calls (``[3]``, a footnote, a key), where at least half of the entries are
    called by one. A link in the text to the same address counts, and so does the name of an author. Lists that are
    not cited by marks, such as further reading, are left alone.
    ## What to do
    Cite the entry where the text relies on it, or take it out of the list.
    ## Flagged
    ```markdown
    The harbour was closed on Monday.[1] It is to be opened on Friday.[2]
    ## References
    1. [Harbour closed](https://daily.site/closed)
    2. [Harbour to be opened](https://daily.site/opened)
    3. [The history of the town hall](https://daily.site/hall)
    ```
    ## Not flagged
    ```markdown
    The harbour was closed on Monday.
    ## Further reading
    - [Harbour closed](https://daily.site/closed)
    - [The history of the town hall](https://daily.site/hall)
    ```
    """
    marked = [each.source for each in evidence if each.source.labels]
    cited = [source for source in marked if source.cited_by]
    if len(cited) < max(1, LEAST_CITED * len(marked)):
        return
    linked = _links_in_the_text(article)
    left = [
        source
        for source in marked
        if not source.cited_by and key(source.url or "") not in linked and not _names_an_author(article, source)
    ]
    if left:
        yield Fault(
            say("uncited-source.entries", count=len(left), lines=lines(left)),
            cited=left[0].text,
            source=left[0],
        )


@rule(Level.NOTE, scope="article")
def unlisted_link(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The text links pages that the list of sources lacks.

    ## What it flags
    Links in the text to pages that no entry of the list leads to. Left alone are images, links within the site,
    lists that are called by marks, and texts with more than two such links for each entry, whose list is no list
    of all that is linked.
    ## What to do
    Add the page to the list, if the text relies on it.
    ## Flagged
    ```markdown
    The harbour was closed, [the office said](https://office.site/statements/12).
    ## Sources
    - [Harbour closed](https://daily.site/closed)
    ```
    ## Not flagged
    ```markdown
    The harbour [was closed](https://daily.site/closed#monday), see [our page](/harbour).
    ## Sources
    - [Harbour closed](https://daily.site/closed)
    ```
    """
    sources = [each.source for each in evidence]
    listed = {key(url) for source in sources for url in (source.url, source.archive_url) if url}
    if not listed or any(source.cited_by for source in sources):
        return
    own = own_domain(article)
    links = _links_in_the_text(article)
    unlisted = [link for page, link in links.items() if page not in listed and _is_a_page(page, own)]
    if unlisted and len(unlisted) <= MOST_UNLISTED * len(sources):
        yield Fault(
            say("unlisted-link.links", count=len(unlisted), lines=lines(unlisted)),
            cited=unlisted[0].url,
        )


@rule(Level.NOTE, scope="article")
def bare_url(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """Entries are nothing but an address.

    A reader cannot see what is cited, and when the address dies nobody can find it again.

    ## What it flags
    Entries without a title, an author, an outlet or a date: all of them in one finding.
    ## What to do
    Add title, outlet and date, so that the source survives its link.
    ## Flagged
    ```markdown
    ## Sources
    - https://daily.site/p/20391
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - "Harbour closed", The Daily, 3 May 2021, https://daily.site/p/20391
    ```
    """
    bare = [each.source for each in evidence if _is_bare(each.source)]
    if bare:
        yield Fault(say("bare-url.entries", count=len(bare), lines=lines(bare)), cited=bare[0].url, source=bare[0])


def _is_bare(source: Source) -> bool:
    """Return whether an entry says nothing of what it leads to."""
    told = (source.title, source.publisher, source.published, source.identifier)
    if source.url is None or source.authors or any(told):
        return False
    if len(source.text) > LONGEST_TEXT and not source.text.startswith("http"):
        return False
    rest = _ADDRESS.sub(" ", source.text[:LONGEST_TEXT])
    letters = sum(map(str.isalpha, rest))
    return letters < 2 or (source.accessed is not None and len(rest.strip()) <= _ACCESSED)


def _links_in_the_text(article: Article) -> dict[str, Link]:
    """Return the first link to each address that stands outside of the entries."""
    taken = {
        line
        for source in article.sources
        for line in range(source.region.start_line, min(source.region.end_line, source.region.start_line + 50) + 1)
    }
    found: dict[str, Link] = {}
    for link in article.links:
        page = key(link.url) if link.region.start_line not in taken and not _is_a_button(link.url) else None
        if page:
            found.setdefault(page, link)
    return found


def _is_a_button(url: str) -> bool:
    """Return whether a link leads to a network to share the article there, or to follow somebody."""
    address = urls.read(url)
    fact = about(address, "social-networks") if address else None
    return fact is not None and fact.label != "post"


def _is_a_page(page: str, own: str | None) -> bool:
    parts = urlsplit(f"https://{page}")
    within = own is not None and urls.registrable_domain(parts.hostname or "") == own
    return not within and not _NO_PAGE.search(parts.path)


def _names_an_author(article: Article, source: Source) -> bool:
    """Return whether the text has the name of an author more often than the entry: "(Smith 2019)"."""
    names = [name.partition(",")[0].split()[-1] for name in source.authors[:1] if name.partition(",")[0].split()]
    return any(len(name) > 2 and article.text.count(name) > source.text.count(name) for name in names)
