"""What is written to hurt a reader is read in linear time, and nothing escapes but an `InputError`."""

import pytest
from timing import assert_linear, cpu

import linkcheck


def numbered(pattern, size):
    """A pattern repeated with rising numbers, some `size` characters of it."""
    return "".join(pattern.replace("%", str(number)) for number in range(size // len(pattern)))


# name, what comes first, what is repeated ("%" is its number)
CASES = {
    "brackets": ("a.md", "", "["),
    "open links": ("a.md", "", "[a]("),
    "emphasis": ("a.md", "", "*a_ "),
    "nested quotes": ("a.md", "", "> "),
    "nested lists": ("a.md", "", "- "),
    "links in one paragraph": ("a.md", "## Sources\n\n", "[a](https://x.org/%) "),
    "addresses in one paragraph": ("a.md", "## Sources\n\n", "https://x.org/% "),
    "links not as written": ("a.md", "## Sources\n\n", "[&amp;](https://x.org/\\(&amp;%\\)) "),
    "definitions": ("a.md", "## Sources\n\n", "[%]: https://x.org/%\n"),
    "footnotes": ("a.md", "", "x[^%]\n\n[^%]: https://x.org/%\n\n"),
    "one footnote": ("a.md", "[^1]: a\n\n", "[^1]"),
    "headings of sources": ("a.md", "", "## Sources\n\n- a b\n\n"),
    "pieces of html": ("a.md", "", "<div>\n\n"),
    "table rows": ("a.md", "|a|b|\n|-|-|\n", "|https://x.org/%|b|\n"),
    "front matter never closed": ("a.md", "---\n", "a: b\n"),
    "one long line": ("a.txt", "", "a"),
    "addresses on one line": ("a.txt", "Sources: ", "https://x.org/% "),
    "numbers on one line": ("a.txt", "Sources ", "%/ https://x.org/% "),
    "addresses by line": ("a.txt", "Sources\n", "https://x.org/%\n"),
    "leads": ("a.txt", "", "Sources: https://x.org/%\n"),
    "closing brackets": ("a.txt", "https://x.org/", ")"),
    "white space": ("a.txt", "Sources", " "),
    "stars": ("a.txt", "", "*"),
    "quotes": ("a.txt", "Sources: https://x.org ", '"a'),
    "dates": ("a.txt", "Sources: https://x.org ", "12 may 2020 "),
    "nested tags": ("a.html", "", "<div>"),
    "nested items": ("a.html", "", "<ul><li>a b c "),
    "page links": ("a.html", "<h2>Sources</h2><ul>", "<li><a href='https://x.org/%'>Title %</a>"),
    "page links not as written": (
        "a.html",
        "<h2>Sources</h2><p>",
        "<a href='https://x.org/&#x41;%'>Title &#x42;%</a> ",
    ),
    "page addresses not as written": ("a.html", "<h2>Sources</h2><p>", "https://x.org/&#x41;%<br>"),
    "open quotes": ("a.html", "", '<a href="'),
    "open comments": ("a.html", "<p>", "<!--"),
    "comments": ("a.html", "<p>", "<!-- a -->"),
    "open scripts": ("a.html", "<p>", "<svg>"),
    "open tags": ("a.html", "<p>", "<a "),
    "cells": ("a.html", "<table><tr>", "<td>a"),
}


@pytest.mark.parametrize(("name", "first", "repeated"), CASES.values(), ids=CASES)
def test_reading_takes_linear_time(name, first, repeated):
    """Twice the text takes about twice the time, whatever the text: quadratic would be four times and more."""

    def cost(size):
        data = (first + numbered(repeated, size)).encode()
        return cpu(lambda: linkcheck.parse(data, name))

    assert_linear(cost, 4000, largest=200_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.md", b"> " * 20_000 + b"a", id="quotes"),
        pytest.param("a.md", b"- " * 20_000 + b"a", id="lists"),
        pytest.param("a.md", b"![" * 5000, id="images"),
        pytest.param("a.md", b"^[" * 5000, id="inline notes"),
        pytest.param("a.md", b"<div>" * 20_000, id="tags in markdown"),
        pytest.param("a.html", b"<div>" * 20_000 + b"<a href=https://x.org>a", id="tags"),
        pytest.param("a.html", b"<b>a" * 20_000, id="inline tags"),
        pytest.param("a.html", b"<table><tr><td>" * 5000, id="tables"),
        pytest.param("a.html", b"<a href='https://x.org'>" * 5000, id="links in links"),
        pytest.param("a.html", b"</div>" * 5000, id="ends without beginnings"),
        pytest.param("a.md", b"---\na: " + b"[" * 50_000 + b"\n---\n", id="yaml"),
        pytest.param("a.md", b"+++\na = " + b"[" * 50_000 + b"\n+++\n", id="toml"),
        pytest.param("a.txt", b"a" * 8192 + b"\0" * 100, id="a late NUL"),
        pytest.param("a.html", b"<p>" + b"a" * 8192 + b"\0<p>b", id="a late NUL in a page"),
        pytest.param("a.md", b"a" * 8192 + b"\0[a](\0)", id="a late NUL in markdown"),
        pytest.param("a.md", b"\xed\xa0\x80 https://x.org/\xed\xb0\x80", id="surrogates"),
        pytest.param("a.md", b"\r" * 5000, id="only carriage returns"),
        pytest.param("a.html", b"<html><p>" + b"&" * 50_000, id="ampersands"),
    ],
)
def test_nothing_but_an_input_error_escapes(name, content):
    """Depth, half a sign, what is never closed: an article comes out."""
    assert linkcheck.parse(content, name).path == name


def test_an_endless_address_is_none():
    """What is longer than any server reads is no citation."""
    assert linkcheck.parse(b"Sources: https://x.org/" + b"a" * 100_000, "a.txt").sources == ()


def test_a_long_entry_keeps_a_readable_text():
    """A hundred works in one entry do not carry a megabyte each."""
    article = linkcheck.parse(b"- Sources: a " + b"https://x.org/1 and b " * 10_000, "a.txt")
    assert all(len(each.text) <= 2000 for each in article.sources)
