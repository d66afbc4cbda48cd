"""Addresses that answer programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level, Response
from linkcheck.rules.generic.front import document_address
from linkcheck.rules.generic.running import is_running
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

__all__ = ["machine_endpoint"]

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_DATA = re.compile(r"(?:application|text)/(?:[\w.+-]{0,60}\+)?(?:json|xml)(?:-seq)?|application/(?:x-)?ndjson")
_XML = re.compile(r"(?:application|text)/(?:[\w.+-]{0,60}\+)?xml")
# What makes "/api/" more than a chapter of a manual: a version, or a question put to it.
_API_HOST = re.compile(r"(?:api|rest|graphql)[0-9]{0,2}\.", re.IGNORECASE)
_API_PATH = re.compile(r"/(?:api|wp-json|rest)/", re.IGNORECASE)
_VERSIONED = re.compile(r"/(?:api|rest)/v?\d{1,3}(?:\.\d{1,3})?/", re.IGNORECASE)
_MANUAL = re.compile(r"docs?|documentation|reference|manual|guide|developers?|learn|help", re.IGNORECASE)
_SITEMAP = re.compile(r"sitemap", re.IGNORECASE)
# Files of data and of laws are documents, whatever they are written in.
_FILE = re.compile(r"\.(?:csv|tsv|xlsx?|ods|zip|px|sdmx|akn|html?|pdf|md|txt)$", re.IGNORECASE)


@rule(Level.NOTE)
def machine_endpoint(evidence: Evidence) -> Iterator[Fault]:
    """The source opens data for programs, not a page for readers.

    ## What it flags
    Feeds, sitemaps and answers of an API: by what the server says it sends, or by a known address (``/feed/``,
    ``/wp-json/…``, ``/api/v1/…``). Files of data (CSV, Excel, a JSON file of a statistics office, the XML of a
    law) are documents, and so is whatever comes as HTML, such as the manual of an API.
    ## What to do
    Link the page that shows this to readers.
    ## Flagged
    ```markdown
    ## Sources
    - [Al Jazeera](https://www.aljazeera.com/xml/rss/all.xml)
    ```
    ```http
    GET https://www.aljazeera.com/xml/rss/all.xml
    HTTP/1.1 200 OK
    content-type: application/rss+xml

    <rss version="2.0"><channel><title>News</title></channel></rss>
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Unemployment by region](https://statistics.site/data/unemployment.csv)
    ```
    """
    address = document_address(evidence)
    if address is None or about(address, "social-networks", "archives") or is_running(evidence):
        return
    if name := _sent(evidence, address) or _addressed(evidence, address):
        yield Fault(say(f"machine-endpoint.{name}", host=shown(address.host)), cited=evidence.source.url)


def _media_type(evidence: Evidence) -> str:
    """Return what the server says that it sends, where something came."""
    fetch = evidence.fetch
    if not isinstance(fetch, Response) or not fetch.is_successful:
        return ""
    return fetch.content_type[:200].partition(";")[0].strip().lower()


def _sent(evidence: Evidence, address: urls.Address) -> str | None:
    """Return what an answer is, by what the server says that it sends."""
    sent = _media_type(evidence)
    if sent in _FEEDS:
        return "feed"
    if _XML.fullmatch(sent) and _SITEMAP.search(address.path[-200:]):
        return "sitemap"
    is_api = _API_HOST.match(address.host) or _API_PATH.search(address.path[:500])
    return "api" if is_api and _DATA.fullmatch(sent) and not _FILE.search(address.path[-200:]) else None


def _addressed(evidence: Evidence, address: urls.Address) -> str | None:
    """Return what is known to stand at an address, unless the server sends a page or a file."""
    fact = about(address, "machine-endpoints")
    sent = _media_type(evidence)
    if fact is None or sent in _HTML or (sent and not _DATA.fullmatch(sent) and fact.label != "feed"):
        return None
    if fact.label == "api" and not fact.host and not _is_surely_api(address):
        return None
    return fact.label or "api"


def _is_surely_api(address: urls.Address) -> bool:
    path = address.path[:500]
    if _FILE.search(address.path[-200:]) or _MANUAL.search(address.host) or _MANUAL.search(path):
        return False
    return bool(address.query) or "/wp-json/" in path.lower() or _VERSIONED.search(path) is not None
