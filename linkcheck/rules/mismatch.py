"""What the article says of a source, against what the page says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import dates, urls
from linkcheck.languages import language_of
from linkcheck.model import Evidence, Failure, Fault, Level, Page, PageKind, PartialDate, Response
from linkcheck.rules.registry import rule
from linkcheck.rules.walls import shield
from linkcheck.rules.wording import containment, content_words, same_script

FEWEST_WORDS = 3  # a title with fewer words fits too many pages, or too few
_NO_FIELDS = ("printed", "time", "URL")
OPENING = 1500  # characters of a page's text that may hold the headline the article means

# A file's title and date are often those of the file; a cut article's are its own.
_OTHER = frozenset({PageKind.DOCUMENT, PageKind.RECORD, PageKind.MEDIA})
_READABLE = frozenset(each for each in PageKind if not each.is_unusable) - _OTHER | {PageKind.PAYWALL}


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
    if page is None or not claimed or not _is_readable(evidence, page):
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


@rule(Level.WARNING)
def published_after_article(evidence: Evidence, *, days: int = 1) -> Iterator[Fault]:
    """The page was published after the article that cites it.

    Only dates that the page states in its machine-readable fields count, and partial dates are compared as far
    as they go. One day is let pass for time zones.

    ## What it flags
    A page that gives a date of publication more than `days` after the article's own date.
    ## What to do
    Check what was read: the page may have replaced another, or the article's date may be that of a draft.
    ## Flagged
    ```markdown
    ---
    date: 2021-12-15
    ---
    ## Sources
    - https://daily.example/talks
    ```
    ```http
    GET https://daily.example/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <meta property="article:published_time" content="2022-03-01T08:00:00Z"><title>How the talks went</title>
    ```
    ## Not flagged
    ```markdown
    ---
    date: 2021-12-15
    ---
    ## Sources
    - https://daily.example/talks
    ```
    ```http
    GET https://daily.example/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <meta property="article:published_time" content="2021-12-16T01:00:00Z"><title>How the talks went</title>
    ```
    """
    page, own = evidence.page, evidence.article.published
    if page is None or own is None or page.published is None or not page.published_sure:
        return
    if not _is_readable(evidence, page):
        return
    late = page.published.days_after(own)
    if late > days and _is_field(page) and not _is_future(page.published, evidence.fetch):
        yield Fault(
            f"The page says it was published on {page.published}, {late} days after the article.",
            cited=f"article of {own}",
            found=f"published {page.published} ({page.published_origin})",
        )


def _is_field(page: Page) -> bool:
    """Return whether the date stands in a machine-readable field: what is printed may be that of an event."""
    return not (page.published_origin or "").startswith(_NO_FIELDS)


def _is_future(date: PartialDate, response: Response | Failure | None) -> bool:
    """Return whether a date lies after the day on which the page was seen: it is planned, or a placeholder."""
    seen = dates.parse(response.checked[:10]) if response and response.checked else None
    return seen is not None and date.days_after(seen) > 1


def _is_readable(evidence: Evidence, page: Page) -> bool:
    """Return whether what opened is the page itself, not an error or a wall."""
    response = evidence.fetch
    if not isinstance(response, Response) or not 200 <= response.status < 300:
        return False
    # Behind "#/" and "#!" a script shows one page or another; what was fetched is what stands before it.
    is_routed = (evidence.source.url or "").partition("#")[2].startswith(("/", "!"))
    return page.kind in _READABLE and not is_routed and not shield(response, page)


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
