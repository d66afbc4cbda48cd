"""Footnotes and bibliographies of a page: their entries, their names, and what leads back from them."""

import pytest

from linkcheck import parse
from linkcheck.article.blocks import Kind
from linkcheck.article.html import document as html


def only(content):
    """The one source of a page."""
    (source,) = parse(content.encode(), "a.html").sources
    return source


A = '<a href="https://a.org/x">A work</a>'

CALLS = {
    "kramdown": (
        '<p>A fact.<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote">1</a></sup></p>'
        '<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote"><p>See %. '
        '<a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div>'
    ),
    "goldmark": (
        '<p>A fact.<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup></p><section><hr><ol>'
        '<li id="fn:1"><p>See %.&#160;<a href="#fnref:1" class="footnote-backref">&#x21a9;&#xfe0e;</a></ol>'
    ),
    "pandoc": (
        '<p>A fact.<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a></p><aside class="footnotes">'
        '<hr><ol><li id="fn1"><p>See %.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></aside>'
    ),
    "mediawiki": (
        '<p>A fact.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p>'
        '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-1"><sup>a'
        '</sup></a> <a href="#cite_ref-1-1"><sup>b</sup></a></span> <span>See %.</span></li></ol>'
    ),
    "wordpress": (
        '<p>A fact.<sup class="fn"><a href="#u-1" id="u-1-link">1</a></sup></p><ol class="wp-block-footnotes">'
        '<li id="u-1">See %. <a href="#u-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>'
    ),
    "a word processor": (
        '<p>A fact.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><div><hr><div id=ftn1>'
        '<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> See %.</p></div></div>'
    ),
    "docutils": (
        '<p>A fact.<a class="footnote-reference" href="#f1" id="id1">1</a></p><aside class="footnote" id="f1" '
        'role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" '
        'href="#id1">1</a><span class="fn-bracket">]</span></span><p>See %.</p></aside>'
    ),
    "epub": (
        '<p>A fact.<a epub:type="noteref" id="r1" href="#n1">1</a></p><aside epub:type="footnote" id="n1">'
        '<p><a href="#r1">1</a> See %.</p></aside>'
    ),
    "by hand": (
        '<p>A fact.<sup><a name="r1" href="#n1">1</a></sup></p><p><a name="n1" href="#r1">1</a>. See %.</p>'
    ),
}


@pytest.mark.parametrize("content", CALLS.values(), ids=CALLS)
def test_a_note_is_called_by_the_text(content):
    """Whoever wrote the page: the note is a source, without its way back, and knows the sentence that calls it."""
    source = only("<body>" + content.replace("%", A))
    assert (source.url, source.text) == ("https://a.org/x", "See A work.")
    assert source.sentences == ("A fact.",)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f'<ul role="doc-bibliography"><li>{A}</ul>', id="role of the list"),
        pytest.param(f'<section epub:type="bibliography"><ul><li>{A}</ul></section>', id="type of the list"),
        pytest.param(f'<ul><li epub:type="biblioentry">{A}</ul>', id="type of the entry"),
        pytest.param(f'<p role="doc-biblioentry">{A}</p>', id="role of the entry"),
        pytest.param(f'<ol class="references"><li>{A}</ol>', id="class of the list"),
        pytest.param(f'<div class="csl-bib-body"><div class="csl-entry">{A}</div></div>', id="a citation style"),
        pytest.param(f'<ol class="footnotes"><li>{A}</ol>', id="footnotes"),
        pytest.param(f'<section role="doc-endnotes"><ol><li>{A}</ol></section>', id="endnotes"),
        pytest.param(f'<footer class="footnotes"><ol><li>{A}</ol></footer>', id="footnotes in a footer"),
        pytest.param(f'<aside id="references"><ul class="references"><li>{A}</ul></aside>', id="aside"),
        pytest.param(f'<ol><li id="fn-1">{A}</ol>', id="name of the entry"),
    ],
)
def test_a_marked_list_needs_no_heading(content):
    """Roles, types and well-known names say what a list is."""
    assert only("<body><p>Text.</p>" + content).url == "https://a.org/x"


def test_a_call_within_a_sentence_leaves_it_whole():
    """The raised number is no part of the text, and the sentences around it are not called."""
    content = (
        "<body><p>One. Two<sup><a href='#n'>[1]</a></sup> and three.<a href='#n' role=doc-noteref>1</a> Four.</p>"
        f"<h2>Sources</h2><p id=n>{A}</p>"
    )
    assert only(content).sentences == ("Two and three.",)
    assert parse(content.encode(), "a.html").text.startswith("One. Two and three. Four.")


def test_a_note_that_only_explains_is_no_source():
    """A footnote without a work cites nothing."""
    content = "<ol class=footnotes><li id=fn1>That is to say, nearly. <a href='#fnref1'>↩</a></ol>"
    assert parse(content.encode(), "a.html").sources == ()


@pytest.mark.parametrize(
    ("content", "labels"),
    [
        pytest.param("<h2>Sources</h2><ol><li>{}<li>{}</ol>", ["1", "2"], id="counted"),
        pytest.param("<h2>Sources</h2><ol start=4><li>{}<li value=9>{}</ol>", ["4", "9"], id="as told"),
        pytest.param("<h2>Sources</h2><ol><li id=a>{}<li><a name=b></a>{}</ol>", ["a", "b"], id="named"),
        pytest.param("<h2>Sources</h2><p id=a>{}</p><p><a name=b></a>{}</p>", ["a", "b"], id="paragraphs"),
        pytest.param("<h2>Sources</h2><a name=a></a><p>{}</p><a id=b></a><p>{}</p>", ["a", "b"], id="before them"),
        pytest.param(
            "<h2>Sources</h2><table><tr id=a><td>1<td>{}<tr><td id=b>2<td>{}</table>", ["a", "b"], id="rows"
        ),
        pytest.param("<h2>Sources</h2><dl><dt>x<dd id=a>{}<dt>y<dd id=b>{}</dl>", ["a", "b"], id="terms"),
        pytest.param(
            "<h2>Sources</h2><dl><dt><a name=a></a>[1]<dd>{}<dt id=b>2<dd>{}</dl>", ["a", "b"], id="marks as terms"
        ),
        pytest.param("<h2>Sources</h2><p id=a>[1] {}</p><p id=b>[2] {}</p>", ["1", "2"], id="numbers in the text"),
    ],
)
def test_entries_have_the_names_that_lead_to_them(content, labels):
    """An entry is called by its own name, by one within it, and by its number."""
    sources = parse(content.format(A, A.replace("a.org", "b.org")).encode(), "a.html").sources
    assert all(label in source.labels for label, source in zip(labels, sources, strict=True))


def test_many_names_are_not_all_kept():
    """A block has a few names."""
    blocks = html.read("<ol><li>" + "".join(f"<i id=n{number}>x</i>" for number in range(1000)) + "</ol>").blocks
    assert len(blocks[0].labels) == 12


def test_a_way_to_the_top_is_no_way_back_from_a_note():
    """An arrow that leads to where no text was marked leaves its paragraph what it is."""
    content = (
        "<div id=top><p>Text.</p><p>This is said at <a href='https://x.org'>x</a> <a href='#top'>↑</a></p></div>"
    )
    assert [block.kind for block in html.read(content).blocks] == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_a_word_that_leads_up_the_page_is_no_mark():
    """A link to a heading above is a word of its sentence."""
    content = "<h2><span id=Uses>Uses</span></h2><p>See <a href='#Uses'>Uses</a> at https://x.org/</p>"
    assert html.read(content).blocks[1].text == "See Uses at https://x.org/"
