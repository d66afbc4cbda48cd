"""What the head declares besides title and date."""

import pytest

from linkcheck import parse


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("<html lang=de><p>A", "de"),
        ("<html xml:lang='fr'><p>A", "fr"),
        ("<meta http-equiv=content-language content=nl><p>A", "nl"),
        ("<meta name=dc.language content=es><p>A", "es"),
        ("<meta property=og:locale content=pt_BR><p>A", "pt-BR"),
    ],
)
def test_the_language_is_declared(content, language):
    """The root element names the language, or the head does."""
    assert parse(content.encode(), "a.html").language == language


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("", "../b"),
        ("<base href='https://x.org/c/d/'>", "https://x.org/c/b"),
        ("<link rel='shortlink canonical' href='https://x.org/c/d/'>", "https://x.org/c/b"),
        ("<meta property=og:url content='https://x.org/c/d/'>", "https://x.org/c/b"),
        ("<base href='/e/f/'><link rel=canonical href='https://x.org/c/d/'>", "https://x.org/e/b"),
        ("<base href='https://[x/'>", "../b"),
    ],
)
def test_relative_links_are_relative_to_what_the_head_says(head, url):
    """A base, the page's own address, or nothing."""
    page = f"<html><head>{head}</head><p>Source: <a href='../b'>B</a></p>"
    assert parse(page.encode(), "a.html").links[0].url == url
