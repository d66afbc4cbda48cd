"""Front pages."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Confidence, Evidence, Fault, Level
from linkcheck.rules.compare import words
from linkcheck.rules.generic.broken import page_address
from linkcheck.rules.generic.forwarding import sends_on
from linkcheck.rules.generic.naming import (
    entry_points_at,
    is_of_a_newsroom,
    says_its_site,
    sentence_names,
    title_names,
)
from linkcheck.rules.generic.search import is_search
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.lists.parameters import carried, parameters
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

__all__ = ["bare_homepage", "document_address"]

_AS_TITLED = 0.8  # of the words of an entry's title stand in the page's: the entry says what is to be seen there
_FEWEST_WORDS = 3


@rule(Level.WARNING)
def bare_homepage(evidence: Evidence) -> Iterator[Fault]:
    """The source is a site's front page.

    A front page changes all day: what was read there is gone tomorrow. It is fine where the entry names an
    archived copy, and where the site or its owner is what is spoken of: where the article's title names the site,
    where the entry says "official website" or the like (in some 50 languages), and where the sentence that cites
    it speaks of the site and not only of what the site says. A newsroom named as the origin of what was said is
    none of these.

    ## What it flags
    An address that is only a host, or a host and ``/index.html``, ``/home`` or a language. It is a note where
    the entry's title is the page's own, of three words or more (some sites are one document), and where the
    entry names a site that is not widely cited for what it says: a tool or a project is pointed at.
    ## What to do
    Link the article or document that was read.
    ## Flagged
    ```markdown
    # Leaders to hold talks
    ## Sources
    - https://www.aljazeera.com/
    ```
    ```markdown
    # Leaders to hold talks
    ## Sources
    - [Al Jazeera](https://www.aljazeera.com/)
    ```
    ## Not flagged
    ```markdown
    # What is new at Mozilla
    ## Sources
    - https://www.mozilla.org/en-US/
    ```
    ```markdown
    # A walk along the Rhine
    ## Sources
    - [Website of the city of Bonn](https://www.bonn.de/)
    ```
    """
    address = page_address(evidence)
    if address is None or not _is_front(address) or is_search(evidence) or sends_on(evidence):
        return
    if evidence.source.archive_url or _is_spoken_of(evidence, address):
        return
    is_pointed_at = _is_as_titled(evidence, address) or entry_points_at(evidence, address)
    confidence = Confidence.LOW if is_pointed_at else Confidence.HIGH
    message = say("bare-homepage.found", host=shown(address.host))
    yield Fault(message, cited=evidence.source.url, confidence=confidence)


def document_address(evidence: Evidence) -> urls.Address | None:
    """Return the address of a source that is no search, no short link and no front page, or None."""
    address = page_address(evidence)
    if address is None or _is_front(address) or is_search(evidence) or sends_on(evidence):
        return None
    return address


def _is_spoken_of(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether the site itself is what the article speaks of, or the entry cites."""
    return says_its_site(evidence) or title_names(evidence, address) or sentence_names(evidence, address)


def _is_front(address: urls.Address) -> bool:
    """Return whether an address is a front page's, whatever a newsletter or a network hung on it."""
    if urls.is_homepage(address):
        return True
    told = {each.name for each in carried(address, "tracking-parameters", "ai-referrals")}
    return bool(told) and parameters(address).keys() <= told and urls.is_homepage(address._replace(query=""))


def _is_as_titled(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether an entry's title is the front page's own: it says what is to be seen there."""
    page, claimed = evidence.page, words.read(evidence.source.title or "").said
    if (
        page is None
        or len(claimed) < _FEWEST_WORDS
        or is_of_a_newsroom(address)
        or not is_readable(evidence, page)
    ):
        return False
    shares = (len(claimed & words.read(title.value).said) / len(claimed) for title in page.titles)
    return max(shares, default=0.0) >= _AS_TITLED
