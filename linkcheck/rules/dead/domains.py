"""Sources whose site has become another one: for sale, taken over, or not set up."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Confidence, Evidence, Fault, Level, PageKind, Response
from linkcheck.rules import archive
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import Standing, standing
from linkcheck.rules.words import say, shown

LONGEST = 100  # characters of a host's name that are shown


@rule(Level.ERROR)
def parked_domain(evidence: Evidence) -> Iterator[Fault]:
    """The site's name is for sale, or shows nothing but advertisements.

    Such pages answer 200 and pass for whatever was cited. Two independent signs are needed: the words for it, the
    site's own name as its title, the machinery of a company that parks names. An article on the sale of names, or
    the offer of a shop, is none.

    ## What it flags
    A page that offers the site's name for sale, or only lists advertisements. The page of a web server that nobody
    has set up, or of an account that is suspended, is a warning: that may pass.
    ## What to do
    Cite the page's new address, or an archived copy from the day it was read.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://talks-daily.site/report)
    ```
    ```http
    GET https://talks-daily.site/report
    HTTP/1.1 200 OK
    content-type: text/html

    <title>talks-daily.site is for sale</title><h1>talks-daily.site</h1>
    <p>This domain is for sale! <p>Buy this domain.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [A name for a million](https://daily.site/a-name-for-a-million)
    ```
    ```http
    GET https://daily.site/a-name-for-a-million
    HTTP/1.1 200 OK
    content-type: text/html

    <title>A name for a million</title><h1>A name for a million</h1>
    <p>"This domain is for sale" is all that the page said for ten years. Then somebody paid, and nobody knows who.
    ```
    """
    if standing(evidence) is not Standing.PARKED or evidence.page is None:
        return
    is_default = evidence.page.kind is PageKind.DEFAULT_PAGE
    yield Fault(
        say("parked-domain.default-page" if is_default else "parked-domain.for-sale", host=_host(evidence)),
        cited=evidence.source.url,
        found=evidence.page.title,
        advice=archive.advice(evidence),
        confidence=Confidence.MEDIUM if is_default else Confidence.HIGH,
    )


@rule(Level.ERROR)
def hijacked_domain(evidence: Evidence) -> Iterator[Fault]:
    """The site seems to be somebody else's by now, and shows gambling or pills.

    Names that have run out are bought for the links that lead to them. The page must be titled with the words of
    that trade, full of them, and praise or call to act; and neither the site's own name, the cited address, nor
    the article may speak of it, since casinos and medicines are cited, too.

    ## What it flags
    A page full of offers to gamble or to buy pills, at an address that is cited for something else.
    ## What to do
    Cite an archived copy from the day the page was read, and no longer link the site.
    ## Flagged
    ```markdown
    ## Sources
    - [Minutes of the town council](https://town-council.site/minutes)
    ```
    ```http
    GET https://town-council.site/minutes
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Situs Judi Slot Online Gacor Terpercaya</title><h1>Daftar Slot Gacor Terpercaya</h1>
    <p>Situs judi slot online terpercaya dengan bonus slot gacor, togel, poker online dan casino online. Daftar
    sekarang di agen judi bola resmi, deposit pulsa, jackpot maxwin setiap hari.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Who earns from online slots and poker](https://daily.site/who-earns-from-online-slots)
    ```
    ```http
    GET https://daily.site/who-earns-from-online-slots
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Who earns from online slots and poker</title><h1>Who earns from online slots and poker</h1>
    <p>The state has taxed casinos for a hundred years, and slot machines for fifty.
    ```
    """
    if standing(evidence) is Standing.HIJACKED and evidence.page is not None:
        yield Fault(
            say("hijacked-domain.taken-over", host=_host(evidence)),
            cited=evidence.source.url,
            found=evidence.page.title,
            advice=archive.advice(evidence),
        )


def _host(evidence: Evidence) -> str:
    """Return the host that answered."""
    response = evidence.fetch
    url = response.final_url if isinstance(response, Response) else evidence.source.url or ""
    return shown(urls.host(url), LONGEST)
