"""A plain text has a title and a day where it marks them as such."""

import pytest
from timing import assert_linear, cpu

from linkcheck.model import PageKind
from linkcheck.page.files import plain
from linkcheck.page.read import read_page

URL = "https://moss.example/text"

RFC = """



Internet Engineering Task Force (IETF)                            A. Roe
Request for Comments: 9999                                    Moss, Inc.
Obsoletes: 1234                                                   B. Doe
Category: Standards Track                                  February 2021
ISSN: 2070-1721


                 The Moss Transfer Protocol (MTP):
                      Roofs and Other Places

Abstract

   This document moves moss.
"""
GUTENBERG = """The Project Gutenberg eBook of Moss

This eBook is for the use of anyone anywhere.

Title: Moss and Its Roofs

Author: Ann Roe

Release date: June 27, 2008 [eBook #11]

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK MOSS ***
"""


@pytest.mark.parametrize(
    ("text", "title", "origin", "day", "authors"),
    [
        (RFC, "The Moss Transfer Protocol (MTP): Roofs and Other Places", "RFC title", "2021-02", ()),
        (GUTENBERG, "Moss and Its Roofs", "Gutenberg header Title", "2008-06-27", ("Ann Roe",)),
        (
            "PEP: 8888\nTitle: Moss in Code\nAuthor: A. Roe <a@moss.example>\n        \nCreated: 2001\n\nText.",
            "Moss in Code",
            "header Title",
            "None",
            ("A. Roe",),
        ),
        (
            "From a at b.example\nFrom: a@b.example (A. Roe)\nSubject: On moss\nDate: 3 Feb 2021\n\nHi",
            None,
            None,
            "None",
            (),
        ),
        (
            "From: A. Roe <a@b.example>\nSubject: On moss\nDate: Wed, 3 Feb 2021 23:00:00 -0500\n\nHi",
            "On moss",
            "header Subject",
            "2021-02-03",
            ("A. Roe",),
        ),
        (
            '---\ntitle: "On moss"\ndate: 2021-02-03T10:00\nauthor: A. Roe\n---\n# Another\n',
            "On moss",
            "front matter Title",
            "2021-02-03",
            ("A. Roe",),
        ),
        (
            '+++\ntitle = "On moss"\ndate = 2021-02-03\n+++\nText',
            "On moss",
            "front matter Title",
            "2021-02-03",
            (),
        ),
        ("#+TITLE: On moss\n#+DATE: 2021\n", "On moss", "first heading", "None", ()),
        ("= On moss\nA. Roe\n", "On moss", "first heading", "None", ()),
        ("\n\nOn moss\n=======\n\nText.", "On moss", "first heading", "None", ()),
        ("=======\nOn moss\n=======\n\nText.", "On moss", "first heading", "None", ()),
        ("Published: 3 February 2021\nUpdated: 4 March 2022\n\nText", None, None, "2021-02-03", ()),
    ],
    ids=[
        "RFC",
        "Gutenberg",
        "header",
        "an mbox",
        "a mail",
        "YAML",
        "TOML",
        "Org",
        "AsciiDoc",
        "underlined",
        "both",
        "days",
    ],
)
def test_a_marked_title_is_one(text, title, origin, day, authors):
    """A marked title is one."""
    page = read_page(text.encode(), URL, "text/plain")
    assert page.kind is PageKind.PAGE
    assert page.titles == (((title, origin),) if title else ())
    assert (str(page.published), page.authors, page.published_sure) == (day, authors, False)
    assert page.signals[0] == "plain text"


@pytest.mark.parametrize(
    "text",
    [
        "A first line of some text\n\nand more",
        "# a comment\nset -e\n",
        "User-agent: *\nDisallow: /\n",
        "#!/bin/sh\n",
        "---\ntitle: unclosed\n",
        "Title\n",
        "x\n=====================\n",
        "key: value\n",
        "---\n",
        "\ufeff",
        "Title: \n",
        "Note: this text begins with a word and a colon\nbut goes on as prose.\n",
        "Title: 2021-02-03\nDate: x\n",
    ],
)
def test_anything_else_has_no_title(text):
    """A first line is no title, nor is a comment."""
    assert read_page(text.encode(), URL, "text/plain").titles == ()


@pytest.mark.parametrize(
    ("url", "content_type"), [(URL + ".md", "text/plain"), (URL, "text/markdown; charset=utf-8")]
)
def test_a_markdown_heading_counts_in_markdown(url, content_type):
    """Badges may stand before it; code does not count."""
    text = "[![badge](x.svg)](y)\n\n```\n# no heading\n```\n\n# On moss #\n\n## Roofs\n"
    assert read_page(text.encode(), url, content_type).titles == (("On moss", "first heading"),)
    assert read_page(text.encode(), URL, "text/plain").titles == ()


def test_the_text_is_kept():
    """Lines are cleaned, and empty ones left out; of nothing, nothing comes."""
    page = read_page(b"One line\n\n  and   another\0", URL, "text/plain")
    assert (page.kind, page.titles, page.text) == (PageKind.PAGE, (), "One line\nand another")
    assert read_page(b" \n ", URL, "text/plain").kind is PageKind.EMPTY


@pytest.mark.parametrize(
    "part",
    ["a: b\n", "A" * 30 + " " * 300, "a  ", "=\n=\n", "---\n", "<a@", "Request for Comments\n   x   May 2020"],
)
def test_reading_takes_linear_time(part):
    """Reading takes linear time."""
    assert_linear(lambda size: cpu(lambda: plain.facts(part * (size // len(part)))), 100_000, largest=1_000_000)
