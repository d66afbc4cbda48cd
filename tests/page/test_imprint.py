"""Who made a page, in which language, and who may read it."""

import pytest

from linkcheck.page import imprint
from linkcheck.page.collect import collect


@pytest.mark.parametrize(
    ("markup", "expected"),
    [('<meta name="author" content="A. Writer">', ("A. Writer",)),
     ('<meta name="citation_author" content="A"><meta name="citation_author" content="B">', ("A", "B")),
     ('<meta property="article:author" content="https://social.example/a">', ()),
     ('<meta name="author" content="A"><meta name="author" content="a">', ("A",))],
    ids=["one", "several", "an address is no name", "the same twice"],
)  # fmt: skip
def test_authors_are_named_in_order(markup, expected):
    """Authors are named in order."""
    assert imprint.authors(collect(markup)) == expected


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
     ('<meta property="og:locale" content="fr_FR">', "fr-FR")],
    ids=["html", "a template's hole", "Open Graph"],
)  # fmt: skip
def test_a_language_is_a_tag(markup, expected):
    """A language is a tag."""
    assert imprint.language(collect(markup)) == expected


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "", "mailto:a@b.example"])
def test_only_an_address_of_the_web_is_canonical(href):
    """Only an address of the web is canonical."""
    assert imprint.canonical_url(collect(f'<link rel="canonical" href="{href}">'), "https://a.example/") is None
