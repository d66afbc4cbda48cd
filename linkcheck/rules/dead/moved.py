"""Sources whose address leads somewhere else."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Confidence, Evidence, Fault, Level
from linkcheck.rules import archive
from linkcheck.rules.archive import LONGEST
from linkcheck.rules.redirected import elsewhere, moved_to
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, shows, standing
from linkcheck.rules.words import say, shown


@rule(Level.ERROR)
def redirect_to_home(evidence: Evidence) -> Iterator[Fault]:
    """The address of a document leads to the front page of a site.

    The page is gone, and its readers are sent to the door. An address counts as that of a document with two
    levels, or with a headline of three words in it. Left alone are redirects to consent, sign-in and errors, which
    have rules of their own; short links; front pages in another language; and a page at the end that is titled as
    the article or the address has it, or that gives the cited address for its own.

    ## What it flags
    A deep address whose redirects, permanent, temporary or by the page itself, end at a front page, of whatever
    host. A warning: those that end at a section two levels or more above, those of DOIs and the like, which may be
    meant so, and those to the front page for another country.
    ## What to do
    Find where the page has gone, or cite an archived copy from the day it was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Leaders sign in Geneva](https://daily.site/2021/12/leaders-sign-in-geneva)
    ```
    ```http
    GET https://daily.site/2021/12/leaders-sign-in-geneva
    HTTP/1.1 302 Found
    location: /
    ```
    ```http
    GET https://daily.site/
    HTTP/1.1 200 OK
    content-type: text/html

    <title>The Daily</title><p>News of today, and of yesterday.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [The Geneva Talks](https://daily.site/projects/geneva-talks)
    ```
    ```http
    GET https://daily.site/projects/geneva-talks
    HTTP/1.1 301 Moved Permanently
    location: https://geneva-talks.site/
    ```
    ```http
    GET https://geneva-talks.site/
    HTTP/1.1 200 OK
    content-type: text/html

    <title>The Geneva Talks</title><p>All that was said, and by whom.
    ```
    """
    found = elsewhere(evidence) if standing(evidence) is Standing.ELSEWHERE else None
    if found:
        yield Fault(
            say("redirect-to-home.front" if found.is_front else "redirect-to-home.section"),
            cited=evidence.source.url,
            found=found.url,
            advice=archive.advice(evidence),
            level=None if found.is_front else Level.WARNING,
            confidence=Confidence.HIGH if found.is_sure else Confidence.MEDIUM,
        )


@rule(Level.NOTE)
def moved(evidence: Evidence) -> Iterator[Fault]:
    """The document has another address now, and the old one leads there.

    It works until the site stops forwarding, and many do after a year or two. What is no other address is left
    alone: https, ``www.``, a slash, ``index.html``, large and small letters, the language in front, sessions and
    tracking. So are temporary redirects, DOIs and other lasting addresses, short links, and a page at the end that
    has another title than the one cited.

    ## What it flags
    Permanent redirects (301, 308) from one address of a document to another.
    ## What to do
    Link the new address.
    ## Flagged
    ```markdown
    ## Sources
    - [Leaders sign in Geneva](https://daily.site/p/1234)
    ```
    ```http
    GET https://daily.site/p/1234
    HTTP/1.1 301 Moved Permanently
    location: /2021/12/leaders-sign-in-geneva
    ```
    ```http
    GET https://daily.site/2021/12/leaders-sign-in-geneva
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><p>They signed in the evening.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Leaders sign in Geneva](http://daily.site/Leaders-sign?utm_source=feed)
    ```
    ```http
    GET http://daily.site/Leaders-sign?utm_source=feed
    HTTP/1.1 301 Moved Permanently
    location: https://www.daily.site/leaders-sign/
    ```
    ```http
    GET https://www.daily.site/leaders-sign/
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Leaders sign in Geneva</title><p>They signed in the evening.
    ```
    """
    target = moved_to(evidence) if shows(evidence) else None
    if target:
        yield Fault(
            say("moved.permanently"),
            cited=evidence.source.url,
            found=target,
            advice=say("moved.link", url=shown(target, LONGEST)),
        )
