"""What the article says that a source is called, against the titles of its page."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Confidence, Evidence, Fault, FaultKind, Level, Page
from linkcheck.rules.compare import pointers, words
from linkcheck.rules.compare.differences import Difference
from linkcheck.rules.compare.slugs import slug_words
from linkcheck.rules.compare.titles import Outcome, Why
from linkcheck.rules.compare.topic import slug_is_kept
from linkcheck.rules.grounds import address_of
from linkcheck.rules.lists.about import about
from linkcheck.rules.mismatch.claimed import (
    NOTHING,
    has_text,
    is_one_page,
    lacks_words,
    names_it,
    names_of,
    shares_on_page,
    title_compared,
    titles_of,
)
from linkcheck.rules.mismatch.works import identifies_another
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

_LITTLE = 50  # words of a page: with fewer, its titles are all that is known of it
_BY_CHANCE = 0.1  # share of a title's words that a long text has more than its first lines, whatever it is about
_SHARED = 3  # words of a title that a page must have to be about the same, or the share _MOST_ASKED of them
_MOST_ASKED = 0.6
_SHORT = 4  # words: of a shorter title none may be on the page


@rule(Level.WARNING)
def title_mismatch(evidence: Evidence, *, similarity: float = 0.4) -> Iterator[Fault]:
    """The page that opens has another title than the article says.

    All of the page's own titles are compared, without accents, capitals, the site's name and small words, and the
    share of the shorter title's words counts that the longer one has. A title that has changed is not another
    page: where the page's text has the words of the claimed title, nothing is said. Titles in another script or
    language are not compared; that stays open, unless the page has the names or numbers of the claimed title.
    Titles of one or two words are not compared, links of words that only point ("here", "read more", the site's
    name) are no claim: `topic-mismatch` looks at the page instead.

    ## What it flags
    A source whose claimed title shares less than `similarity` of its words (0 to 1) with every title of the page
    and with its text. A note where the titles are the same but for a number or a "not", and where the claimed
    title is that of an error page ("404 Not Found").
    ## What to do
    Open the page and check that it is the one meant; then correct the address or the title.
    ## Flagged
    ```markdown
    ## Sources
    - [Kremlin spokesman announces talks between Putin and Xi](https://daily.site/p/1)
    ```
    ```http
    GET https://daily.site/p/1
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Ten pasta recipes for a rainy weekend</title>
    <h1>Ten pasta recipes for a rainy weekend</h1><p>Bring a large pot of water to the boil.
    ```
    ```markdown
    ## Sources
    - [Annual report of the harbour board 2019](https://harbour.site/report)
    ```
    ```http
    GET https://harbour.site/report
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Annual report of the harbour board 2020</title>
    <h1>Annual report of the harbour board 2020</h1><p>The board met four times.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Putin and Xi to hold talks](https://daily.site/p/1)
    ```
    ```http
    GET https://daily.site/p/1
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Russia's Putin, China's Xi to hold talks amid tensions | The Daily</title>
    <p>The two leaders will speak on Wednesday.
    ```
    ```markdown
    ## Sources
    - [Read the full report here](https://daily.site/p/2)
    ```
    ```http
    GET https://daily.site/p/2
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Harbour traffic in the first quarter</title><p>Traffic has grown.
    ```
    """
    page, claimed = evidence.page, evidence.source.title
    if page is None or not claimed or not is_one_page(evidence, page):
        return
    if identifies_another(evidence) or _is_a_post(evidence):
        return
    if pointers.is_error(claimed, names_of(evidence, page), surely=True) and claimed not in titles_of(page):
        yield _of_error(claimed, page)
    elif names_it(claimed, evidence, page):
        yield from _compared(claimed, evidence, page, similarity)


def _is_a_post(evidence: Evidence) -> bool:
    """Return whether the source is a post: what entries call it describes it, for it has no title of its own."""
    address = address_of(evidence)
    return address is not None and about(address, "social-networks") is not None


def _of_error(claimed: str, page: Page) -> Fault:
    advice = say("title-mismatch.error-advice")
    return Fault(say("title-mismatch.error"), claimed, page.title, advice=advice, level=Level.NOTE)


def _compared(claimed: str, evidence: Evidence, page: Page, similarity: float) -> Iterator[Fault]:
    compared = title_compared(claimed, evidence, page, similarity)
    match compared.outcome:
        case Outcome.CHECK if compared.difference:
            yield _differing(claimed, compared.nearest, compared.difference)
        case Outcome.DIFFERENT:
            yield from _other(claimed, evidence, page, similarity)
        case Outcome.INCOMPARABLE if compared.why in {Why.SCRIPT, Why.LANGUAGE}:
            yield from _open(claimed, evidence, page, compared.why)
        case Outcome.INCOMPARABLE if compared.why is Why.SHORT and lacks_words(claimed, evidence, page):
            yield _of_another(claimed, evidence, page, Confidence.MEDIUM)


def _differing(claimed: str, nearest: str | None, difference: Difference) -> Fault:
    """Return that two titles contradict each other: it may be another page, or an editor's change."""
    if difference.claimed and difference.found:
        message = say("title-mismatch.number", claimed=shown(difference.claimed), found=shown(difference.found))
        advice = say("title-mismatch.number-advice")
    else:
        message = say("title-mismatch.negation", word=shown(difference.claimed or difference.found))
        advice = say("title-mismatch.negation-advice")
    return Fault(message, claimed, nearest, advice=advice, confidence=Confidence.MEDIUM, level=Level.NOTE)


def _other(claimed: str, evidence: Evidence, page: Page, similarity: float) -> Iterator[Fault]:
    """Yield that it is another title, unless the page's text has the words of the claimed one."""
    size = words.read(claimed).size
    enough = max(similarity, min(_MOST_ASKED, _SHARED / max(1, size)))  # any text has two words of a short title
    shares = shares_on_page(claimed, evidence, page, enough)
    is_short = size < _SHORT
    if shares.near >= enough or shares.anywhere >= enough + _BY_CHANCE or (is_short and shares.anywhere):
        return
    is_sure = has_text(page, _LITTLE) and shares.anywhere < NOTHING
    yield _of_another(claimed, evidence, page, Confidence.HIGH if is_sure else Confidence.MEDIUM)


def _of_another(claimed: str, evidence: Evidence, page: Page, confidence: Confidence) -> Fault:
    slug = slug_words(evidence.source.url or "")
    kept = not has_text(page) or slug_is_kept(slug, titles_of(page), page.text)
    message = say("title-mismatch.other" if kept else "title-mismatch.replaced")
    return Fault(message, claimed, page.title, confidence=confidence)


def _open(claimed: str, evidence: Evidence, page: Page, why: Why) -> Iterator[Fault]:
    """Yield that the titles could not be compared, unless the page has names or numbers of the claimed one."""
    if shares_on_page(claimed, evidence, page, NOTHING).anywhere < NOTHING:
        is_script = why is Why.SCRIPT
        message = say("title-mismatch.script") if is_script else say("title-mismatch.language")
        advice = say("title-mismatch.open-advice")
        yield Fault(message, claimed, page.title, kind=FaultKind.OPEN, advice=advice)
