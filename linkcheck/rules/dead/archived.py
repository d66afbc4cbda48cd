"""Sources that archives know something of: nothing at all, or another wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.model import Confidence, Evidence, Fault, Level, NoCapture, Page, PageKind, Response
from linkcheck.rules import archive
from linkcheck.rules.compare import paths, titles
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.letters import fold, size
from linkcheck.rules.compare.quotations import flat, quotations
from linkcheck.rules.grounds import address_of, is_readable
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, standing
from linkcheck.rules.words import say, shown

REPEATED = 0.6  # share of a slug's words that the article uses of its source: more than a topic has in common
MOST_SENTENCES = 5  # of those that cite a source

FEWEST_WORDS = 150  # of a text; a shorter one is changed by a correction
FEWEST_SENTENCES = 5
AS_LONG = 0.5  # of the copy, that a page must be to be held to a quotation: a shorter one may be cut
LONGEST = 200_000  # characters of a text that are compared
SHORTEST = 15  # letters of a sentence that says something
MOST_SHOWN = 300  # characters of a quotation
_LOOKED_AT = 5000  # characters in which words are counted
_CHANGING = frozenset(
    {PageKind.LIVE, PageKind.SECTION, PageKind.SEARCH_RESULTS, PageKind.HOMEPAGE, PageKind.PAYWALL}
)
_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।])|\n+")


@rule(Level.WARNING)
def never_archived(evidence: Evidence) -> Iterator[Fault]:
    """No trace of the page was found, neither now nor in an archive.

    A page that is gone has mostly left a copy in an archive. Where it has not, and its address spells what the
    article says of it, the address may have been made up, by whoever wrote it or by a program. It need not have
    been: sites can keep archives out, and pages come and go between two visits. So this asks, and does not accuse.

    ## What it flags
    A source that is dead by the site's own 404 or 410, of which the archive's index says that it has no copy, and
    whose address has three words or more, most of which the article uses of the source.
    ## What to do
    Confirm where the link came from, and that somebody has read the page.
    ## Flagged
    ```markdown
    ## Sources
    - [Leaders sign treaty in Geneva](https://daily.site/2021/leaders-sign-treaty-geneva)
    ```
    ```http
    GET https://daily.site/2021/leaders-sign-treaty-geneva
    HTTP/1.1 404 Not Found
    content-type: text/html

    <title>Page not found</title>
    ```
    ```http
    GET https://archive.org/wayback/available?url=https%3A%2F%2Fdaily.site%2F2021%2Fleaders-sign-treaty-geneva
    HTTP/1.1 200 OK
    content-type: application/json

    {"archived_snapshots": {}}
    ```
    ```http
    GET https://web.archive.org/cdx/search/cdx?url=https%3A%2F%2Fdaily.site%2F2021%2Fleaders-sign-treaty-geneva&output=json&fl=timestamp,original,statuscode&filter=statuscode:200&fastLatest=true&limit=-10
    HTTP/1.1 200 OK
    content-type: application/json

    []
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Leaders sign treaty in Geneva](https://daily.site/p/1234)
    ```
    ```http
    GET https://daily.site/p/1234
    HTTP/1.1 404 Not Found
    content-type: text/html

    <title>Page not found</title>
    ```
    """
    missing, response = evidence.capture, evidence.fetch
    if not (isinstance(missing, NoCapture) and missing.is_sure and isinstance(response, Response)):
        return
    if standing(evidence) is Standing.DEAD and not evidence.source.archive_url and _is_spelled_out(evidence):
        yield Fault(
            say("never-archived.no-trace", status=response.status),
            cited=evidence.source.url,
            found=missing.why,
            confidence=Confidence.MEDIUM,
        )


def _is_spelled_out(evidence: Evidence) -> bool:
    """Return whether an address has the words that the article uses of its source."""
    address, source = address_of(evidence), evidence.source
    slug = paths.slug_words(address) if address else frozenset()
    if len(slug) < paths.SLUG:
        return False
    told = (source.title or "", without_addresses(source.text[:1000]), *source.sentences[:MOST_SENTENCES])
    return titles.share(slug, frozenset[str]().union(*map(paths.said, told))) >= REPEATED


@rule(Level.WARNING)
def content_drift(evidence: Evidence, *, gone: float = 0.6) -> Iterator[Fault]:
    """The page no longer says what its archived copy says.

    The copy is the one that the article names, or the one nearest to the day the page was read. Only whole
    sentences are compared, and only of texts of 150 words or more: pages are touched up all the time. Front pages,
    sections, live pages and cut articles are not compared.

    ## What it flags
    A note: more than `gone` of the copy's sentences (0 to 1) are not on the page any more. A warning: a quotation
    of the article, of five words or more, stands in the copy and not on the page.
    ## What to do
    Check that the page still supports the sentence, and cite the archived copy if it does not.
    ## Flagged
    ```markdown
    The minister said: "We have signed what we could sign today."[^1]

    [^1]: [Leaders sign in Geneva](https://daily.site/leaders-sign), archived at
      <https://web.archive.org/web/20211215120000/https://daily.site/leaders-sign>
    ```
    ```http
    GET https://daily.site/leaders-sign
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><h1>Leaders sign in Geneva</h1><article>
    <p>The leaders of both countries signed a treaty in Geneva on Wednesday, after three days of talks at the lake.
    <p>The text was published in the evening, with both of the annexes that had been in question until the end.
    <p>The minister did not comment on what the treaty leaves open, and left the city by train the same night.
    <p>Observers from eleven countries had followed the talks, and most of them called the result a beginning.
    <p>Parliaments have until the summer to agree to it, and in one of the two capitals that is not at all certain.
    </article>
    ```
    ```http
    GET https://web.archive.org/web/20211215120000/https://daily.site/leaders-sign
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><h1>Leaders sign in Geneva</h1><article>
    <p>The leaders of both countries signed a treaty in Geneva on Wednesday, after three days of talks at the lake.
    <p>The text was published in the evening, with both of the annexes that had been in question until the end.
    <p>"We have signed what we could sign today," said the minister, who left the city by train the same night.
    <p>Observers from eleven countries had followed the talks, and most of them called the result a beginning.
    <p>Parliaments have until the summer to agree to it, and in one of the two capitals that is not at all certain.
    </article>
    ```
    ## Not flagged
    ```markdown
    The leaders signed in the evening.[^1]

    [^1]: [Leaders sign in Geneva](https://daily.site/leaders-sign), archived at
      <https://web.archive.org/web/20211215120000/https://daily.site/leaders-sign>
    ```
    ```http
    GET https://daily.site/leaders-sign
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><p>They signed in the evening. Nobody has seen the text.
    ```
    ```http
    GET https://web.archive.org/web/20211215120000/https://daily.site/leaders-sign
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><p>They signed in the evening. Nobody has seen the text yet.
    ```
    """
    page, copy = evidence.page, archive.copy_of(evidence)
    if page is None or copy is None or copy.page is None or not _is_whole(evidence, page, copy.page):
        return
    dated = "" if copy.day else "-undated"
    if quotation := _lost_quotation(evidence, copy.page, page):
        yield Fault(
            say(f"content-drift.quotation{dated}", day=copy.day),
            cited=shown(quotation, MOST_SHOWN),
            found=copy.url,
            advice=archive.advice(evidence),
        )
    elif (share := _share_gone(copy.page.text, page.text)) > gone:
        yield Fault(
            say(
                f"content-drift.wording{dated}",
                day=copy.day,
                percent=int(100 * share),
            ),
            cited=evidence.source.url,
            found=copy.url,
            advice=archive.advice(evidence),
            level=Level.NOTE,
        )


def _is_whole(evidence: Evidence, page: Page, copy: Page) -> bool:
    """Return whether both are pages that stay as they are, and nothing of the live one was cut."""
    if page.is_cut or copy.is_cut or not is_readable(evidence, page):
        return False
    return _CHANGING.isdisjoint({page.kind, copy.kind})


def _lost_quotation(evidence: Evidence, copy: Page, page: Page) -> str | None:
    """Return a quotation of the article that stands in a copy and not on a page that says about as much."""
    quoted = [each.text for said in evidence.source.sentences[:MOST_SENTENCES] for each in quotations(flat(said))]
    if not quoted or len(page.text) < AS_LONG * len(copy.text):
        return None
    before, after = fold(copy.text[:LONGEST]), fold(f"{page.text}\n{page.beside}\n{page.opening}"[: 2 * LONGEST])
    return next((each for each in quoted if (key := fold(each)) in before and key not in after), None)


def _share_gone(before: str, after: str) -> float:
    """Return which share of a text, by the letters of its sentences, another one has not; 0 for short texts."""
    if min(size(before[:_LOOKED_AT]), size(after[:_LOOKED_AT])) < FEWEST_WORDS:
        return 0.0
    old, new = _sentences(before), _sentences(after)
    every = sum(map(len, old))
    return sum(map(len, old - new)) / every if len(old) >= FEWEST_SENTENCES else 0.0


def _sentences(text: str) -> frozenset[str]:
    folded = map(fold, _END.split(text[:LONGEST]))
    return frozenset(each for each in folded if len(each) >= SHORTEST)
