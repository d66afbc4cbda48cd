"""What the article says of days, against the dates of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import dates
from linkcheck.model import Evidence, Failure, Fault, Level, Page, PartialDate, Response
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.registry import rule

_NO_FIELDS = ("printed", "time", "URL")


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
    if not is_readable(evidence, page):
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
