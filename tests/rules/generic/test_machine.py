"""Data for programs, and data that is a document."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import PageKind
from linkcheck.rules.generic.machine import machine_endpoint


def told(url, sent=None, status=200, kind=PageKind.RECORD):
    """Return what is told of an address; nothing is fetched unless it is said what was sent."""
    fetch = a_response(url, status, headers=(("content-type", sent),)) if sent is not None else None
    faults = machine_endpoint(evidence_for(a_source(url), fetch, a_page(kind=kind) if fetch else None))
    return [fault.message for fault in faults]


@pytest.mark.parametrize(
    ("url", "sent", "what"),
    [
        ("https://daily.site/news/all", "application/rss+xml; charset=utf-8", "feed"),
        ("https://daily.site/atom", "APPLICATION/ATOM+XML", "feed"),
        ("https://daily.site/json", "application/feed+json", "feed"),
        ("https://daily.site/feed/", None, "feed"),
        ("https://daily.site/talks/feed", None, "feed"),
        ("https://daily.site/feed", "text/xml", "feed"),
        ("https://daily.site/rss.xml", "application/xml", "feed"),
        ("https://daily.site/sitemap.xml", None, "search engines"),
        ("https://daily.site/sitemap-news.xml", "text/xml", "search engines"),
        ("https://daily.site/wp-json/wp/v2/posts/7", None, "API"),
        ("https://daily.site/api/v1/users", None, "API"),
        ("https://daily.site/api/users?format=json", None, "API"),
        ("https://daily.site/api/users", "application/json", "API"),
        ("https://api.daily.site/users", "application/vnd.api+json", "API"),
        ("https://api.crossref.org/works/10.1000/182", None, "API"),
    ],
)
def test_what_answers_programs(url, sent, what):
    (message,) = told(url, sent)
    assert what in message


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://daily.site/api/users", "text/html"),
        ("https://daily.site/api/v1/users", "text/html; charset=utf-8"),
        ("https://nodejs.site/api/fs.html", None),
        ("https://vue.site/api/", None),
        ("https://daily.site/api/options-state", None),
        ("https://docs.daily.site/api/v1/users", None),
        ("https://daily.site/docs/api/v1/users", None),
        ("https://daily.site/developers/api/v2/", None),
        ("https://daily.site/rss", "text/html"),
        ("https://daily.site/feed/talks", None),
        ("https://daily.site/feed-the-world", None),
        ("https://daily.site/sitemap", "text/html"),
        ("https://statistics.site/data/unemployment.csv", "text/csv"),
        ("https://statistics.site/api/v1/unemployment.csv", "text/csv"),
        ("https://statistics.site/data/unemployment.json", "application/json"),
        (
            "https://statistics.site/unemployment.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("https://law.site/ukpga/2021/30/data.xml", "application/xml"),
        ("https://law.site/akn/act.akn", "application/akn+xml"),
        ("https://daily.site/report.pdf", "application/pdf"),
        ("https://api.daily.site/manual", "text/html"),
        ("https://www.linkedin.com/feed/update/urn:li:activity:7", None),
        ("https://web.archive.org/web/2021/https://daily.site/feed", None),
        ("https://daily.site/tag/talks/feed-back", None),
        ("https://daily.site/talks", ""),
    ],
)
def test_what_is_for_readers(url, sent):
    assert told(url, sent, kind=PageKind.PAGE) == []


def test_what_did_not_open_was_not_sent():
    assert told("https://daily.site/all", "application/rss+xml", status=404) == []
    assert told("https://daily.site/feed", "text/html", status=404)


@pytest.mark.parametrize("sent", ["", "/", "application/" + "a" * 100_000 + "+xml", "\x00", "text/html" * 1000])
def test_hostile_answers_do_not_raise(sent):
    assert told("https://daily.site/api/" + "a/" * 4000, sent) == []
