"""What those whom it is about wrote, or paid for."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.weak import labels
from linkcheck.rules.weak.first import Sort, first
from linkcheck.rules.weak.knowing import entry, is_named, knows, sentences
from linkcheck.rules.weak.names import site_of
from linkcheck.rules.words import say, shown


@rule(Level.NOTE)
def press_release(evidence: Evidence) -> Iterator[Fault]:
    """The source is a press release: those whom it is about wrote it.

    That is fine where the article says so. It is left alone where the citing sentence or the entry calls it a
    press release or a statement, where the entry names an author, and where the sentence names whose newsroom it
    is.

    ## What it flags
    Pages of services that pass on what their customers announce, newsrooms of companies and offices by words in
    their paths (``/press-release/``, ``/pressemitteilungen/``), and pages that begin like a wire's announcement
    (``/PRNewswire/``).
    ## What to do
    Say whose announcement it is ("the company said"), and look for an independent source.
    ## Flagged
    ```markdown
    Sales rose by a third.[^1]

    [^1]: [Record quarter](https://www.prnewswire.com/news-releases/record-quarter-301234567.html)
    ```
    ## Not flagged
    ```markdown
    Sales rose by a third, Acme said in a press release.[^1]

    [^1]: [Record quarter](https://www.prnewswire.com/news-releases/record-quarter-301234567.html)
    ```
    """
    sort = first(evidence, "press-release")
    if sort is None or _is_attributed(evidence):
        return
    label = sort.fact.label if sort.fact else "reprinted"
    message = say(f"press-release.{label}", site=site_of(sort.fact) if sort.fact else "")
    yield Fault(message, cited=evidence.source.url, found=sort.sign or None, confidence=sort.confidence)


def _is_attributed(evidence: Evidence) -> bool:
    """Return whether the article says whose announcement it is, or that it is one."""
    said = sentences(evidence)
    owner = urls.label(urls.host(evidence.source.url or ""))
    return bool(evidence.source.authors) or knows(f"{said}{entry(evidence)}", "press") or is_named(said, owner)


@rule(Level.WARNING)
def sponsored(evidence: Evidence) -> Iterator[Fault]:
    """The source is paid for, or not edited by the newsroom whose name it bears.

    ## What it flags
    Parts of sites that they sell to others or open to contributors, paths such as ``/sponsored/`` and
    ``/partner-content/``, and pages that say so themselves: in their title ("Sponsored: …", "Anzeige: …"), beside
    their headline, or in their data. Where staff and contributors share a part of a site, the byline decides; if
    it was not seen, it is a note.
    ## What to do
    Cite a report that a newsroom stands behind, or say who paid for this one.
    ## Flagged
    ```markdown
    ## Sources
    - [How to save on heating](https://daily.site/2021/12/15/heating)
    ```
    ```http
    GET https://daily.site/2021/12/15/heating
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Sponsored: How to save on heating</title><h1>How to save on heating</h1><p>Heating is dear this year.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Who sponsored the summit](https://daily.site/2021/12/15/summit)
    ```
    ```http
    GET https://daily.site/2021/12/15/summit
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Who sponsored the summit</title><h1>Who sponsored the summit</h1><p>Three companies paid for the hall.
    ```
    """
    sort = first(evidence, "sponsored")
    if sort is None or _says_it_is_paid(evidence):
        return
    site = site_of(sort.fact) if sort.fact and sort.fact.host else urls.host(evidence.source.url or "")
    message = say(f"sponsored.{_which(sort)}", site=site, label=shown(sort.sign, 60))
    yield Fault(message, cited=evidence.source.url, found=sort.sign or None, confidence=sort.confidence)


def _which(sort: Sort) -> str:
    """Return which sentence tells what says that it is paid for."""
    if sort.fact is None:
        return "labelled"
    if sort.fact.label == "mixed":
        return "contributor" if sort.sign else "mixed"
    return "contributors" if sort.fact.label == "contributors" else "paid"


def _says_it_is_paid(evidence: Evidence) -> bool:
    said = sentences(evidence)
    return any(f" {label} " in said for label in labels.words("paid"))
