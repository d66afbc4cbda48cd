"""The HTML report: one file that runs nothing, asks nothing, and shows what pages said without obeying it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from formats import sample
from lxml import html

from linkcheck.formats import render
from linkcheck.formats.plain import HIDDEN, plain

SAFE = {"html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "footer"}
SAFE |= {
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "span",
    "bdi",
    *("table", "thead", "tbody", "tr", "th", "td"),
    "a",
}


@pytest.fixture
def reports():
    return [sample.talks(), sample.storms(), sample.clean()]


def test_golden(golden, reports):
    """The file is what it was when somebody last looked at it."""
    golden("report.html", render(reports, "html"))


def test_policy_allows_the_style_and_nothing_else(reports):
    """The policy names the hash of the very style in the file."""
    document = html.fromstring(render(reports, "html"))
    (style,) = document.xpath("//style")
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|@font-face", style.text)


@pytest.mark.parametrize("many", [False, True], ids=["one article", "many"])
def test_headings_in_order(reports, many):
    """Headings go down one step at a time, from one h1."""
    document = html.fromstring(render(reports if many else reports[0], "html"))
    levels = [int(each.tag[1]) for each in document.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_index_leads_to_the_articles(reports):
    """Of many articles there is an index, and every link within the file has a target, once."""
    document = html.fromstring(render(reports, "html"))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in document.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
    assert document.xpath("//nav[@class='index']//a/@href") == ["#article-1", "#article-2", "#article-3"]
    assert not html.fromstring(render(reports[0], "html")).xpath("//nav[@class='index']")


def test_levels_are_told_in_words(reports):
    """Every finding says its level, whatever its colour."""
    levels = html.fromstring(render(reports, "html")).xpath("//span[@class='level']/text()")
    assert sorted(levels) == ["Could not be checked"] * 2 + ["Error"] * 3 + ["Waived"] + ["Warning"] * 2


def test_links_give_nothing_away(reports):
    """Links out open without referrer or opener, and search engines are told not to follow."""
    links = html.fromstring(render(reports, "html")).xpath("//a[not(starts-with(@href, '#'))]")
    assert links
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}


TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "single quotes": "' onmouseover='alert(1)",
    "end of style": "</style><script>alert(1)</script>",
    "end of title": "</title><svg onload=alert(1)>",
    "template": "{{ 7 * 7 }}{% raw %}",
    "comment": "<!-- --!><iframe src=//evil.example>",
    "escapes": "\x1b]8;;https://evil.example\x07\x9b31m",
    "bidi": "\u202egpj.exe\u2066",
    "separators and NUL": "a\u2028b\u2029c\x00d",
    "surrogate": "a\ud800b",
}
ADDRESSES = {
    "javascript": "javascript:alert(1)",
    "hidden javascript": "\x01java\tscript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "file": "file:///etc/passwd",
    "relative": "//evil.example/",
    "quotes": 'https://daily.example/"onmouseover="alert(1)',
    "bidi": "https://daily.example/\u202egpj.exe",
    "another host": "https://daily.example@evil.example/",
    "password": "https://me:s3cret@daily.example/",
    "line end": "https://daily.example/\nx",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text(text):
    """Whatever an article or a page says is text in the file, with nothing hidden in it."""
    written = render(sample.hostile(text), "html")
    written.encode()
    assert not HIDDEN.search(written.replace("\n", ""))
    document = html.fromstring(written)
    assert_inert(document)
    assert plain(text) in document.text_content()


@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES)
def test_hostile_addresses(url):
    """An address that is not plainly one of a web page is shown and not linked."""
    written = render(sample.hostile("words", url), "html")
    document = html.fromstring(written)
    assert_inert(document)
    assert all(href.startswith("#") for href in document.xpath("//a/@href"))
    assert "s3cret" not in written


@pytest.mark.parametrize("text", ["<b>x</b> & y", '"quoted"'], ids=["markup", "quotes"])
def test_text_is_shown_as_it_is(text):
    """Markup in a title is shown letter by letter."""
    document = html.fromstring(render(sample.hostile(text), "html"))
    assert document.xpath("string(//h2[@id='article-1-name'])") == text


def assert_inert(document):
    """Fail for anything in the document that runs, loads or leads astray."""
    assert {each.tag for each in document.iter() if isinstance(each.tag, str)} <= SAFE
    assert not list(document.iter(html.etree.Comment))
    names = {name for each in document.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or name in {"src", "style", "srcset", "action"}}
    for href in document.xpath("//@href"):
        assert re.match(r"https?://daily\.example/|#article-\d+", href)
