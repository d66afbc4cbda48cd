"""Builders of the nouns, for tests that care about one field."""

from __future__ import annotations

from linkcheck.model import Article, Evidence, Page, Region, Response, Source


def a_source(url="https://daily.example/talks", text=None, line=1, **claims):
    """Return an entry of a source list."""
    return Source(text=text or url or "An entry", region=Region(line, 1, line, 80), url=url, **claims)


def an_article(*sources, **fields):
    """Return an article that cites the sources."""
    fields = {"path": "article.md", "format": "markdown", "text": "Some words."} | fields
    return Article(sources=sources, **fields)


def evidence_for(source, fetch=None, page=None, **article):
    """Return the evidence for the only source of an article."""
    return Evidence(an_article(source, **article), source, fetch, page)


def a_response(url="https://daily.example/talks", status=200, final_url=None, **fields):
    """Return what came back for an address."""
    return Response(url=url, final_url=final_url or url, status=status, **fields)


def a_page(url="https://daily.example/talks", **fields):
    """Return what a page says of itself."""
    return Page(url=url, **fields)
