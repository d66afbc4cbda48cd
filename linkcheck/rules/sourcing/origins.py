"""How many origins there are behind the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkcheck import urls
from linkcheck.model import Article, Confidence, Evidence, Fault, Level
from linkcheck.rules.compare.origins import Origin, Tie, Why
from linkcheck.rules.registry import rule
from linkcheck.rules.sourcing.dependence import Origins, copies, independent_origins, is_own, own_domain
from linkcheck.rules.words import lines, say

# What is likely, and may be meant: a preprint beside the journal's version, an edition in another language.
_LIKELY = frozenset({Why.PARTS, Why.VERSIONS, Why.EDITIONS})


@rule(Level.WARNING, scope="article")
def single_source(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The list rests on a single origin, or on none.

    Entries that lead to one document, or tell one story (see `same-story`), are one origin. Search engines,
    placeholders, broken addresses and pages that are gone are none; nor is a page that cites the article itself.
    What could not be checked counts as an origin of its own.

    ## What it flags
    A list of which at most one origin is left.
    ## What to do
    Add a source that is independent of the first, or the primary source behind it.
    ## Flagged
    ```markdown
    ## Sources
    1. https://google.com/
    2. https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks
    ```
    ## Not flagged
    ```markdown
    ## Sources
    1. https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks
    2. http://en.kremlin.ru/events/president/news/67364
    ```
    """
    found = independent_origins(article, evidence)
    if not evidence or len(found.usable) > 1:
        return
    if not found.usable:
        yield Fault(say("single-source.none", count=len(evidence)))
        return
    (origin,) = found.usable
    first = evidence[origin.entries[0]].source
    unsure = any(tie.why is Why.TITLE for tie in origin.ties)
    yield Fault(
        _resting(article, evidence, origin),
        found=first.url or first.text,
        confidence=Confidence.LOW if unsure else Confidence.HIGH,
    )


def _resting(article: Article, evidence: Sequence[Evidence], origin: Origin) -> str:
    """Return the sentence on a list with one origin."""
    if any(tie.why is not Why.ADDRESS for tie in origin.ties):
        entries = lines([evidence[place].source for place in origin.entries])
        return say("single-source.one-origin", count=len(evidence), entries=entries)
    has_wording = any(place in copies(article, evidence).found for place in origin.entries)
    return say("single-source.copied" if has_wording else "single-source.one", count=len(evidence))


@rule(Level.WARNING, scope="article")
def same_story(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """Several entries are one document, or tell one story.

    ## What it flags
    Entries whose addresses end at the same page or name the same canonical address; whose texts begin alike; that
    carry one agency's report under nearly the same title. Where only the titles can be compared, they have to
    agree, and that is a note; so are pages of one article, editions in two languages, and a preprint beside what
    became of it. Pages of one site are different documents unless they say otherwise, or are the same throughout.
    An address that is listed twice is a `duplicate-source`.
    ## What to do
    Keep the original, and add a source that has its own.
    ## Flagged
    ```markdown
    ## Sources
    - https://daily.site/dam
    - https://herald.site/news/4711
    - https://board.site/statement
    ```
    ```http
    GET https://daily.site/dam
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Crack found in dam</title><link rel="canonical" href="https://daily.site/dam">
    <p>Engineers began lowering the water level on Tuesday.
    ```
    ```http
    GET https://herald.site/news/4711
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Crack found in dam</title><link rel="canonical" href="https://daily.site/dam">
    <p>Engineers began lowering the water level on Tuesday.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - https://daily.site/dam
    - https://herald.site/news/4711
    - https://board.site/statement
    ```
    ```http
    GET https://daily.site/dam
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Crack found in dam</title><link rel="canonical" href="https://daily.site/dam">
    <p>Engineers began lowering the water level on Tuesday.
    ```
    ```http
    GET https://herald.site/news/4711
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Crack found in dam</title><link rel="canonical" href="https://herald.site/news/4711">
    <p>Families below the dam spent an anxious night.
    ```
    """
    found = independent_origins(article, evidence)
    for origin in found.usable:
        ties = [tie for tie in origin.ties if _tells(evidence, tie)]
        if ties:
            yield _told(evidence, found, origin, ties)


def _tells(evidence: Sequence[Evidence], tie: Tie) -> bool:
    """Return whether a tie is more than an address that is listed twice."""
    first, second = (_address(evidence[place]) for place in (tie.first, tie.second))
    return tie.why is not Why.ADDRESS or first != second


def _address(evidence: Evidence) -> str | None:
    return urls.request_key(evidence.source.url) if evidence.source.url else None


def _told(evidence: Sequence[Evidence], found: Origins, origin: Origin, ties: Sequence[Tie]) -> Fault:
    """Return the fault of entries that are one origin, by the least sure of the ties between them."""
    weakest = max(ties, key=lambda tie: list(Why).index(tie.why))
    sources = [evidence[place].source for place in origin.entries]
    values = {"entries": lines(sources), "agency": weakest.name, "count": len(found.usable)}
    return Fault(
        say(f"same-story.{weakest.why.value}", **values),
        cited=sources[1].url,
        found=sources[0].url,
        advice=say("same-story.likely") if weakest.why in _LIKELY else None,
        source=sources[1],
        confidence=Confidence.LOW if weakest.why is Why.TITLE else Confidence.HIGH,
        level=Level.NOTE if weakest.why in _LIKELY else None,
    )


@rule(Level.NOTE, scope="article")
def self_citation(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The article rests on its own site, or on a page that cites it.

    An article's own site is known where it was read from the web, or says where it is published. One page of its
    own among others is no fault.

    ## What it flags
    A list all of whose usable entries are on the article's own site; an entry whose page names the article by its
    address, by its title and its site, or by its title as a source.
    ## What to do
    Add a source from outside, or the primary source.
    ## Flagged
    ```markdown https://herald.site/2021/talks.md
    ## Sources
    - https://herald.site/2020/talks
    - https://www.herald.site/2019/dam
    ```
    ## Not flagged
    ```markdown https://herald.site/2021/talks.md
    ## Sources
    - https://herald.site/2020/talks
    - https://daily.site/talks
    ```
    """
    found = independent_origins(article, evidence)
    for place in found.circular:
        source = evidence[place].source
        yield Fault(say("self-citation.circular"), found=source.url, source=source)
    places = [place for origin in found.usable for place in origin.entries]
    if places and own_domain(article) and all(is_own(article, evidence[place]) for place in places):
        yield Fault(say("self-citation.own", count=len(places), site=own_domain(article)))
