"""Who made a page, in which language, and who may read it."""

import pytest

from linkcheck.page import imprint
from linkcheck.page.collect import collect


@pytest.mark.parametrize(
    ("markup", "expected"),
    [('<meta name="author" content="A. Writer">', ("A. Writer",)),
     ('<meta name="citation_author" content="A"><meta name="citation_author" content="B">', ("A", "B")),
     ('<meta property="article:author" content="https://social.example/a">', ()),
     ('<meta name="author" content="A"><meta name="author" content="a">', ("A",)),
     ('<p itemprop="author">By <b itemprop="name">A. Writer</b><i itemprop="url">x</i></p>', ("A. Writer",)),
     ('<p itemprop="author">A. Writer</p><i itemprop="author" content="B"></i>', ("A. Writer", "B")),
     ('<a rel="author nofollow" href="/a">A. Writer</a><a rel="next">B</a>', ("A. Writer",)),
     ('<div class="comments"><a rel="author">A. Reader</a><i itemprop="author">B</i></div>', ()),
     ('<p itemprop="author">' + "A. Writer was born in the north. " * 3, ())],
    ids=["one", "several", "an address is no name", "the same twice", "a person", "microdata", "a link",
         "comments", "a life"],
)  # fmt: skip
def test_authors_are_named_in_order(markup, expected):
    """Authors are named in order."""
    assert imprint.authors(collect(markup)) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [('<meta property="og:site_name" content="The Daily"><meta name="dc.publisher" content="B">', "The Daily"),
     ('<meta name="dc.publisher" content="The Press">', "The Press"),
     ('<script type="application/ld+json">{"@type": "WebSite", "name": "The Daily"}</script>', "The Daily"),
     ('<meta name="application-name" content="The Daily">', "The Daily"),
     ('<meta name="application-name" content="Talks go on in the capital, and nobody knows why">', None),
     ('<meta property="og:site_name" content="www.daily.example">', None)],
    ids=["a site", "Dublin Core", "JSON-LD", "an application", "a title", "an address is no name"],
)  # fmt: skip
def test_a_publisher_is_named(markup, expected):
    assert imprint.publisher(collect(markup)) == expected


def test_no_more_than_twenty_authors_are_named():
    """No more than twenty authors are named."""
    metas = (f'<meta name="author" content="A{each}">' for each in range(99))
    assert imprint.authors(collect("".join(metas))) == tuple(f"A{each}" for each in range(20))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("true", True), ('"True"', True), ('"http://schema.org/False"', False), ('"sometimes"', None), ("{}", None)],
)
def test_a_page_may_say_that_it_is_free(stated, expected):
    """A page may say that it is free."""
    script = f'<script type="application/ld+json">{{"@type": "Article", "isAccessibleForFree": {stated}}}</script>'
    assert imprint.free_to_read(collect(script)) is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [('<html lang="de_AT">', "de-AT"), ('<html lang="{{lang}}">', None),
     ('<meta property="og:locale" content="fr_FR">', "fr-FR"),
     ('<html lang="und"><meta property="og:locale" content="fr">', "fr"), ('<html lang="x-default">', None)],
    ids=["html", "a template's hole", "Open Graph", "undetermined", "any"],
)  # fmt: skip
def test_a_language_is_a_tag(markup, expected):
    """A language is a tag."""
    assert imprint.language(collect(markup)) == expected


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "", "mailto:a@b.example"])
def test_only_an_address_of_the_web_is_canonical(href):
    """Only an address of the web is canonical."""
    assert imprint.canonical_url(collect(f'<link rel="canonical" href="{href}">'), "https://a.example/") is None
