"""What the article says of a source, against the titles of its page."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.languages import language_of
from linkcheck.model import Evidence, Fault, Level, Page
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.registry import rule
from linkcheck.rules.wording import containment, content_words, same_script

FEWEST_WORDS = 3  # a title with fewer words fits too many pages, or too few


OPENING = 1500  # characters of a page's text that may hold the headline the article means


@rule(Level.WARNING)
def title_mismatch(evidence: Evidence, *, similarity: float = 0.4) -> Iterator[Fault]:
    """The page that opens has another title than the article says.

    All of the page's own titles are compared, and the words of its address and its opening lines count for it.
    Titles in another script or language, and titles of one or two words, are not compared.

    ## What it flags
    A source whose claimed title shares less than `similarity` of its words (0 to 1) with every title of the page.
    ## What to do
    Open the page and check that it is the one meant; then correct the address or the title.
    ## Flagged
    ```markdown
    ## Sources
    - [Kremlin spokesman announces talks between Putin and Xi](https://daily.example/p/1)
    ```
    ```http
    GET https://daily.example/p/1
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Ten pasta recipes for a rainy weekend</title>
    <h1>Ten pasta recipes for a rainy weekend</h1><p>Bring a large pot of water to the boil.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Putin and Xi to hold talks](https://daily.example/p/1)
    ```
    ```http
    GET https://daily.example/p/1
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Russia's Putin, China's Xi to hold talks amid tensions | The Daily</title>
    <p>The two leaders will speak on Wednesday.
    ```
    """
    page, claimed = evidence.page, evidence.source.title
    if page is None or not claimed or not is_readable(evidence, page):
        return
    own = [title.value for title in page.titles if len(content_words(title.value)) >= FEWEST_WORDS]
    own = [title for title in own if same_script(title, claimed)]
    wanted = content_words(claimed)
    if len(wanted) < FEWEST_WORDS or not own or _in_another_language(evidence, page):
        return
    nearest = max(containment(wanted, content_words(title)) for title in own)
    if max(nearest, _around(wanted, evidence, page)) < similarity:
        yield Fault(
            "The page that opens has another title.",
            cited=claimed,
            found=page.title,
        )


def _in_another_language(evidence: Evidence, page: Page) -> bool:
    """Return whether the page is in another language than the article, whose titles may be translations."""
    own = evidence.article.language or language_of(evidence.article.text)
    other = page.language or language_of(page.text)
    return bool(own and other) and _primary(own) != _primary(other)


def _primary(language: str | None) -> str:
    return (language or "").replace("_", "-").partition("-")[0].lower()


def _around(wanted: frozenset[str], evidence: Evidence, page: Page) -> float:
    """Return the share of the claimed words that the page's address and its opening lines have."""
    address = urls.read(evidence.source.url or "")
    near = f"{address.path if address else ''} {page.publisher or ''} {page.text[:OPENING]} {page.opening}"
    return len(wanted & content_words(near)) / len(wanted)
