"""Reading a page of whatever kind costs no more than its length, and nothing escapes."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article.blocks import Kind, Lines
from linkcheck.article.html import document as html

# What is repeated; "%" is its number.
REPEATED = {
    "bold": "<b>",
    "bold and text": "<b>a",
    "bold and ends": "<b>x</div>",
    "calls": "<p id=p%>a<sup id=r%><a href='#n%'>%</a></sup>",
    "notes": "<li id=n%><a href='#r%'>^</a> https://x.org/%",
    "cells": "<tr><td>a<td>b%",
    "cells of one row": "<td>a%",
    "tables": "<table><tr><td>",
    "terms": "<dt>References<dd>a%",
    "lines": "<br>Source: <a href=x%>a</a>",
    "empty lines": "a<br><br>",
    "headings": "<h2>Sources</h2><p><a href=/%>a</a>",
    "main headings": "<h1>a%",
    "times": "<time>a%</time>",
    "quotations": "<q>",
    "metas": "<meta name=a% content=b>",
    "classes": "<p class='%s sidebar-x has-y comments'>a",
    "hidden": "<div hidden>a</div>",
    "asides": "<aside><h3>Sources</h3></aside>",
    "anchors": "<a name=x%></a>",
    "words as addresses": "<a>x%.org</a> ",
    "linked data": '<script type="application/ld+json">"datePublished" </script>',
    "layouts": "<table><tr><td><h2>a</h2><td>b</table>",
    "hyphens": "<p class='a-%-'>",
}


@pytest.mark.parametrize("pattern", REPEATED.values(), ids=REPEATED)
def test_reading_takes_linear_time(pattern):
    """Four times the page takes about four times the time."""

    def cost(count):
        text = "".join(pattern.replace("%", str(number)) for number in range(count))
        return cpu(lambda: html.read(text))

    assert_linear(cost, 1000)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\0", "<", "</", "<!", "<!--", "<a", "<a href", "<a href=", '<a href="', "&", "&#x110000;"),
        *("<p>\ud800", "<p id='\udfff'>a", "<ol start=99999999999><li>a", "<li value=-1>a", "<ol start=²><li>a"),
        *(
            "<dt>",
            "<td>a",
            "<tr>a",
            "<li>",
            "<q>",
            "</a></q></ol></p>",
            "<a href='https://[x'>a",
            "<base href='//['>",
        ),
        *("<?xml version='1.0'?>", "<![CDATA[a]]>", "<frameset><frame src=x>", "<p>a\r\nb\rc", "<plaintext><p>a"),
        *("<base href='//['>", "<script>" * 3000),
    ],
)
def test_nothing_escapes(text):
    """Half a tag, half a sign, a number too large: blocks come out, or none."""
    assert html.read(text).notes == ()


def test_a_page_that_is_cut_says_so():
    """The article's notes tell that something was not read."""
    assert html.read("<div>" * 2000 + "<p>a").notes == (
        "read only in part: more than 1000 elements stand in each other",
    )


def test_a_fragment_has_the_places_of_its_file():
    """A piece of HTML in another format is read where it stands."""
    text = "# A\n\n<ul>\n<li id=x><a href='https://a.org/'>A</a></li>\n</ul>\n\nB"
    (block,) = html.fragment(text, Lines(text), 5, text.index("\n\nB"))
    assert (block.kind, block.region[:2], block.anchors[0].region[:2]) == (Kind.ITEM, (4, 19), (4, 19))


@pytest.mark.parametrize("piece", ["<!-- <a>x</a> -->", "<br>", "<div>\n</div>", "<img src=x>"])
def test_a_fragment_without_words_has_no_blocks(piece):
    """Comments and tags alone say nothing."""
    assert list(html.fragment(piece, Lines(piece), 0, len(piece))) == []


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("<p>a<p>b", "paragraph paragraph"),
        ("<ul><li>a<ul><li>b</ul>c</ul>", "item item item"),
        ("<table><tr><th>a<tr><td>b</table>", "aside row"),
        ("<pre>a</pre><textarea>b</textarea>", "code code"),
        ("<dl><dt>a<dd>b</dl>", "paragraph item"),
        ("<div>a<br>b<br><br>c</div>", "paragraph paragraph"),
        ("<nav><h2>a</h2></nav>", "aside"),
        ("<blockquote>a</blockquote><address>b</address>", "paragraph aside"),
    ],
)
def test_elements_are_blocks_of_a_kind(content, kinds):
    """Paragraphs, items, rows and code; the rest is beside the article."""
    assert " ".join(block.kind for block in html.read(f"<body>{content}").blocks) == kinds
