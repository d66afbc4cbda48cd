"""Sources that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Evidence, Failure, Fault, Level, Response
from linkcheck.rules import archive
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, standing
from linkcheck.rules.words import say, shown


@rule(Level.ERROR)
def dead_link(evidence: Evidence) -> Iterator[Fault]:
    """The cited page no longer exists.

    Only two things say so: the site's own answer to a full request, and a host name that does not exist, asked
    twice. Refusals, errors and silence say nothing about the page (see `unreachable` and `bot-wall`). Nor does a
    404 with which a site sends the article itself, a script, a PDF or a page to sign in at: that stays open, too.

    Where the entry names an archived copy and that copy opens, readers get what was cited, and it is a note.

    ## What it flags
    A source whose address answers 404 or 410, or whose host has no DNS record.
    ## What to do
    Cite the page's new address, or an archived copy from the day it was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/gone)
    ```
    ```http
    GET https://daily.site/gone
    HTTP/1.1 404 Not Found
    content-type: text/html

    <title>Page not found</title>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/members-only)
    ```
    ```http
    GET https://daily.site/members-only
    HTTP/1.1 403 Forbidden
    content-type: text/html

    <title>Forbidden</title>
    ```
    ```markdown
    ## Sources
    - [Report on the talks in Geneva](https://daily.site/talks)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 404 Not Found
    content-type: text/html

    <meta property="og:type" content="article">
    <meta property="article:published_time" content="2021-12-15T08:00:00Z">
    <title>Report on the talks in Geneva</title><h1>Report on the talks in Geneva</h1>
    <p>They met at noon, and they signed in the evening.
    ```
    """
    if standing(evidence) is not Standing.DEAD:
        return
    copy = archive.copy_of(evidence)
    match evidence.fetch:
        case Response() as response:
            message, found = _answer(response), f"HTTP {response.status}"
        case Failure() as failure:
            message, found = _no_name(failure), failure.detail
        case _:
            return
    yield Fault(
        message,
        cited=evidence.source.url,
        found=found,
        advice=archive.advice(evidence),
        level=Level.NOTE if copy and copy.is_cited else None,
    )


def _answer(response: Response) -> str:
    key = "gone" if response.status == 410 else "not-found"
    moved = "-behind-redirect" if response.redirects else ""
    host = shown(urls.host(response.final_url), 100)
    return say(f"dead-link.{key}{moved}", status=response.status, host=host, seen=_seen(response.checked))


def _no_name(failure: Failure) -> str:
    url = failure.final_url or failure.url
    host = shown(urls.host(url) or url, 100)
    key = "no-such-host-behind-redirect" if failure.redirects else "no-such-host"
    return say(f"dead-link.{key}", host=host, seen=_seen(failure.checked))


def _seen(checked: str) -> str:
    return say("dead-link.seen", day=checked[:10]) if checked else ""


@rule(Level.ERROR)
def soft_404(evidence: Evidence) -> Iterator[Fault]:
    """The site answers as if the page were there, and shows that it is not.

    A false alarm costs more than a missed one, so words alone never decide: a title, a heading, a sentence, the
    markup must say so independently of each other, and the page must have little else to say.

    ## What it flags
    A page that says "not found", in one of 75 languages, with a status such as 200.
    ## What to do
    Cite the page's new address, or an archived copy from the day it was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks-report)
    ```
    ```http
    GET https://daily.site/talks-report
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Page not found | The Daily</title><h1>Page not found</h1>
    <p>The page you are looking for does not exist.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Why pages are not found](https://daily.site/why-pages-are-not-found)
    ```
    ```http
    GET https://daily.site/why-pages-are-not-found
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Why pages are not found</title><h1>Why pages are not found</h1>
    <p>Half of all links that courts have cited are broken by now, says a study of 2014. Its authors looked at
    fifteen years of opinions, opened every address in them, and wrote down what they saw there.
    ```
    """
    response = evidence.fetch
    if standing(evidence) is Standing.MISSING and isinstance(response, Response):
        yield Fault(
            say("soft-404.shown", status=response.status, seen=_seen(response.checked)),
            cited=evidence.source.url,
            found=evidence.page.title if evidence.page else None,
            advice=archive.advice(evidence),
        )
