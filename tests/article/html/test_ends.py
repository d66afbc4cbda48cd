"""A list of sources ends where the element ends that holds its heading and its entries."""

import pytest

from linkcheck import parse

A = "<a href='https://a.org/x'>A work</a>"
B = "<a href='https://b.org/x'>Something else</a>"


def found(content):
    """The addresses of a page's sources."""
    return [each.url for each in parse(content.encode(), "a.html").sources]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<section><h2>Sources</h2><p>{A}</p></section><section><p>{B}</p></section>", id="section"),
        pytest.param(f"<div><h2>Sources</h2><ul><li>{A}</ul></div><div><p>{B}</p></div>", id="div"),
        pytest.param(f"<div><p>Sources:</p><ul><li>{A}</ul></div><p>{B}</p>", id="a paragraph heads it"),
        pytest.param(f"<div><p><b>Sources</b></p><p>{A}</p></div><p>{B}</p>", id="a bold paragraph"),
        pytest.param(f"<p><b>Sources</b><br>{A}</p><p>{B}</p>", id="the rest of a paragraph"),
        pytest.param(
            f"<div>Text.<br><br>Sources:<br>1. {A}<br>2. {A}<br><br>Thanks to {B}</div>", id="lines of a paragraph"
        ),
        pytest.param(f"<details><summary>Sources</summary>{A}</details><p>{B}</p>", id="details"),
        pytest.param(f"<ul><li>Sources<ul><li>{A}</ul><li>{B}</ul>", id="an item with a list"),
        pytest.param(
            f"<div><ul><li>Sources</ul><div><p>{A}</p></div></div><div><h3>On this topic</h3><p>{B}</p></div>",
            id="a tab",
        ),
        pytest.param(f"<dl><dt>Impact<dd>High<dt>References<dd>{A}<dt>Credit<dd>{B}</dl>", id="terms"),
        pytest.param(f"<dl><dt>References:<dd>{A}</dl><p>{B}</p>", id="the last term"),
        pytest.param(
            f"<table><tr><td><h2>Sources</h2><p>{A}</td><td><p>{B}</td></tr></table>", id="a cell of a layout"
        ),
        pytest.param(f"<article><h2>Sources</h2><p>{A}</p></article><p>{B}</p>", id="article"),
        pytest.param(f"<h2>Sources</h2><hr><p>{A}</p><hr><p>{B}</p>", id="a line across the page"),
        pytest.param(f"<h2>Sources</h2><p>{A}</p><address>{B}</address>", id="an address"),
    ],
)
def test_what_follows_outside_is_something_else(content):
    """Neither the next section nor the next column continues the list."""
    assert set(found(content)) == {"https://a.org/x"}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<div><h2>Sources</h2></div><ul><li>{A}</ul>", id="heading in an element of its own"),
        pytest.param(f"<div><div><h2>Sources</h2></div></div><div><ul><li>{A}</ul></div>", id="two elements"),
        pytest.param(f"<div><h2>Sources</h2><a href='#top'>up</a></div><p>{A}", id="a jump beside it"),
        pytest.param(f"<header><h2>Sources</h2><p>What I have read:</p></header><p>{A}", id="a word before it"),
        pytest.param(f"<div><h2>Sources</h2><div><h3>Books</h3></div><div><p>{A}</div></div>", id="sub-headings"),
        pytest.param(f"<button>Sources</button><div style='display: none'><p>{A}</div>", id="a button"),
        pytest.param(f"<h2><button>Sources</button></h2><div hidden><p>{A}</div>", id="what a click opens"),
    ],
)
def test_a_heading_may_stand_in_an_element_of_its_own(content):
    """The list is looked for in what surrounds the heading, as far as there is no entry yet."""
    assert found(content) == ["https://a.org/x"]


def test_parts_of_a_list_may_have_elements_of_their_own():
    """Sub-headings with their lists, each in a section within the list's, belong to it."""
    content = f"<section><h2>Sources</h2><section><h3>Books</h3><p>{A}</section><section><h3>Web</h3><p>{B}"
    assert found(content) == ["https://a.org/x", "https://b.org/x"]
