"""AsciiDoc is read as its documentation says, and each address stands where it stands in the file."""

import pytest
from timing import assert_linear, cpu

from linkcheck import parse
from linkcheck.article.asciidoc import document as asciidoc

HEADING = "== References\n\n"


def found(content):
    """The sources of a text: address, line, column."""
    return [(each.url, *each.region[:2]) for each in parse(content.encode(), "a.adoc").sources]


def links(content):
    """The links of a text: address, words, line, column."""
    return [(each.url, each.text, *each.region[:2]) for each in parse(content.encode(), "a.adoc").links]


def kinds(content):
    """The kinds and texts of a text's blocks."""
    return [(str(block.kind), block.text) for block in asciidoc.read(content).blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("* https://a.org/\n", [("https://a.org/", 3, 1)], id="bare"),
        pytest.param("* <https://a.org/>\n", [("https://a.org/", 3, 1)], id="angles"),
        pytest.param("* https://a.org/[A]\n", [("https://a.org/", 3, 1)], id="words"),
        pytest.param("* https://a.org/[]\n", [("https://a.org/", 3, 1)], id="no words"),
        pytest.param("* https://a.org/[A,window=_blank]\n", [("https://a.org/", 3, 1)], id="attributes"),
        pytest.param("* link:https://a.org/[A^]\n", [("https://a.org/", 3, 1)], id="macro"),
        pytest.param("* link:++https://a.org/a_b__c++[A]\n", [("https://a.org/a_b__c", 3, 1)], id="as it is"),
        pytest.param("* {site}/b[B]\n", [("https://a.org/b", 3, 1)], id="attribute"),
        pytest.param("* link:{site}/b[B]\n", [("https://a.org/b", 3, 1)], id="attribute in a macro"),
        pytest.param("* See {site}/b.\n", [("https://a.org/b", 3, 1)], id="attribute without words"),
        pytest.param("* {linked}\n", [("https://l.org", 3, 1)], id="attribute with words"),
        pytest.param("* {deep}\n", [("https://a.org/deep", 3, 1)], id="attribute of attributes"),
        pytest.param("** Two https://a.org/[A\n   b] words\n", [("https://a.org/", 3, 1)], id="over two lines"),
        pytest.param(
            "- https://a.org/\n- https://b.org/\n",
            [("https://a.org/", 3, 1), ("https://b.org/", 4, 1)],
            id="dashes",
        ),
        pytest.param(
            ". https://a.org/\n.. https://b.org/\n",
            [("https://a.org/", 3, 1), ("https://b.org/", 4, 1)],
            id="dots",
        ),
        pytest.param("1. https://a.org/\n", [("https://a.org/", 3, 1)], id="numbers"),
        pytest.param("<1> https://a.org/\n", [("https://a.org/", 3, 1)], id="callout"),
        pytest.param("A:: https://a.org/\n", [("https://a.org/", 3, 1)], id="term"),
        pytest.param(
            "A::\n  https://a.org/\nB;;\n\nhttps://b.org/\n",
            [("https://a.org/", 3, 1), ("https://b.org/", 5, 1)],
            id="terms above",
        ),
        pytest.param("* A\n+\nhttps://a.org/\n", [("https://a.org/", 3, 1)], id="continued"),
        pytest.param("* A\n// no\nhttps://a.org/\n", [("https://a.org/", 3, 1)], id="a comment within"),
        pytest.param(
            "https://a.org/ +\nhttps://b.org/\n",
            [("https://a.org/", 3, 1), ("https://b.org/", 4, 1)],
            id="line breaks",
        ),
        pytest.param("|===\n|N |W\n\n|1 |https://a.org/\n|===\n", [("https://a.org/", 6, 1)], id="table"),
        pytest.param(
            '[cols="1,2"]\n|===\n|1\na|https://a.org/[A]\n|===\n', [("https://a.org/", 5, 1)], id="cells by line"
        ),
        pytest.param(",===\n1,https://a.org/\n,===\n", [("https://a.org/", 4, 1)], id="csv"),
        pytest.param("====\n* https://a.org/\n====\n", [("https://a.org/", 4, 1)], id="example"),
        pytest.param("____\nhttps://a.org/\n____\n", [("https://a.org/", 4, 1)], id="quote"),
        pytest.param("* (see https://a.org/Foo_(bar)).\n", [("https://a.org/Foo_(bar)", 3, 1)], id="brackets"),
        pytest.param("* *bold https://a.org/[_A_]*\n", [("https://a.org/", 3, 1)], id="formatted"),
        pytest.param("* `https://a.org/[A]`\n", [("https://a.org/", 3, 1)], id="a link as code"),
        pytest.param("The address `https://a.org/` is code.\n", [], id="code"),
        pytest.param("The address `+https://a.org/[A]+` is code.\n", [], id="literal"),
        pytest.param("The address +++https://a.org/+++ is passed.\n", [], id="passed"),
        pytest.param("The address pass:[https://a.org/] is passed.\n", [], id="pass macro"),
        pytest.param("The address \\https://a.org/[A] is none.\n", [], id="escaped"),
        pytest.param("[source]\n----\nhttps://a.org/\n----\n", [], id="listing"),
        pytest.param("....\nhttps://a.org/\n", [], id="never closed"),
        pytest.param("```text\nhttps://a.org/\n```\n", [], id="fence"),
        pytest.param(" https://a.org/\n", [], id="indented"),
        pytest.param("[source]\nhttps://a.org/\n", [], id="paragraph of code"),
        pytest.param("[listing]\n--\nhttps://a.org/\n--\n", [], id="open block of code"),
        pytest.param("////\nhttps://a.org/\n////\n// https://b.org/\n", [], id="comments"),
        pytest.param(".From https://a.org/\nimage::https://b.org/b.png[C, link=https://c.org/]\n", [], id="image"),
        pytest.param(
            "include::https://a.org/a.adoc[]\nifdef::a[https://b.org/]\nendif::[]\n", [], id="directives"
        ),
        pytest.param("* mailto:a@b.org[A B]\n", [(None, 3, 1)], id="letters"),
    ],
)
def test_a_list_is_found_with_its_places(content, expected):
    """Every notation of a link is a source at its line and column."""
    attributes = ":site: https://a.org\n:linked: link:https://l.org[L]\n:deep: {site}/deep\n\n"
    shifted = [(url, line + 4, column) for url, line, column in expected]
    assert found(attributes + HEADING + content) == shifted


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("== Sources", id="section"),
        pytest.param("===== Sources =====", id="both ends"),
        pytest.param("## Sources", id="Markdown's"),
        pytest.param("Sources\n-------", id="underlined"),
        pytest.param("[discrete#s]\n=== _Sources_", id="discrete"),
        pytest.param("== [[x]]Sources", id="anchor"),
        pytest.param(".Sources", id="block title"),
        pytest.param("*Sources*\n", id="bold"),
        pytest.param("Sources:\n", id="line"),
        pytest.param("[bibliography]\n== Books we like", id="any words"),
    ],
)
def test_every_kind_of_heading_opens_a_list(heading):
    """Whatever heads the list."""
    assert [url for url, *_ in found(f"= Title\n\nText.\n\n{heading}\n* https://a.org/\n")] == ["https://a.org/"]


def test_bibliographies_have_keys():
    """Entries with keys are sources with or without an address, and are called by their keys."""
    content = (
        "Said so <<A>>. And <<b,there>>. It is xref:b[here].\n\n[bibliography]\n== Read\n\n"
        "- [[[A]]] Ada Lovelace. Notes.\n* [[[b,2]]] https://b.org/[B]\n"
    )
    sources = parse(content.encode(), "a.adoc").sources
    assert [(each.labels, each.url, each.region[:2], each.sentences) for each in sources] == [
        (("A",), None, (6, 1), ("Said so [A].",)),
        (("b",), "https://b.org/", (7, 1), ("And there.", "It is here.")),
    ]
    assert sources[0].text == "Ada Lovelace. Notes."


def test_footnotes_are_sources_of_their_own():
    """Each stands where it is written, and is called from there."""
    content = (
        "One footnote:[See https://a.org/[A [b\\]], p. 3.].\n"
        "Two footnote:x[https://b.org/] and footnote:x[].\n"
        "Three footnoteref:[y,In https://c.org/] and footnoteref:[y].\n"
    )
    sources = parse(content.encode(), "a.adoc").sources
    assert [(each.url, each.labels, tuple(each.region)) for each in sources] == [
        ("https://a.org/", ("1",), (1, 15, 1, 48)),
        ("https://b.org/", ("x",), (2, 16, 2, 30)),
        ("https://c.org/", ("y",), (3, 22, 3, 39)),
    ]
    assert sources[0].sentences == ("One [1].",)


def test_links_point_at_their_addresses():
    """A link's region is that of its address."""
    content = "See https://a.org/[A],\n  *https://b.org/*, link:c.html[C]\nand {x}d[D].\n"
    assert links(":x: https://x.org/\n\n" + content) == [
        ("https://a.org/", "A", 3, 5),
        ("https://b.org/", "https://b.org/", 4, 4),
        ("c.html", "C", 4, 26),
        ("https://x.org/d", "D", 5, 5),
    ]


def test_text_is_what_a_reader_sees():
    """Marks, anchors, roles, index terms and breaks are not; lines stay lines."""
    content = (
        'A *b* _c_ `d` #e# [.f]#g# **h**i "`j`" C++ a_b_c 2*3*4 {nbsp}{unknown} +\n'
        "[[k]]l(((m))) kbd:[n] \\*o* image:p.png[q] stem:[r] <<s>> xref:t[u]\n"
    )
    assert kinds(content) == [("paragraph", 'A b c d e g hi "j" C++ a_b_c 2*3*4  {unknown}\nl n *o*  r [s] u')]


def test_lists_and_paragraphs_end_where_they_end():
    """A marker within a paragraph is none; a blank line ends an item, a block's attributes end a paragraph."""
    content = "A\n* b\n\n* c\nd\n** e\n\nf\n[NOTE]\ng\n\nTIP: h\n"
    assert kinds(content) == [
        ("paragraph", "A\n* b"),
        ("item", "c\nd"),
        ("item", "e"),
        ("paragraph", "f"),
        ("paragraph", "g"),
        ("paragraph", "TIP: h"),
    ]


def test_passed_html_is_read_as_html():
    """What is written for browsers only is seen by their readers."""
    content = HEADING + "++++\n<ul><li><a href='https://a.org/'>A</a></ul>\n++++\n"
    assert [url for url, *_ in found(content)] == ["https://a.org/"]


@pytest.mark.parametrize(
    ("content", "title", "published"),
    [
        pytest.param(
            "= A *Title*\nJane Doe <j@d.org>\nv1.0, 2021-12-15: first\n\nText.\n",
            "A Title",
            "2021-12-15",
            id="revision",
        ),
        pytest.param("= T\nJane Doe\n1.0, December 15, 2021\n:toc:\n\nText.\n", "T", "2021-12-15", id="worded"),
        pytest.param(
            "= T\nJane Doe\n2021-12-15\n:jbake-type: post\n\nText.\n", "T", "2021-12-15", id="no version"
        ),
        pytest.param("// c\n:a: b\n\n= T\n:revdate: 2021-12-15\n", "T", "2021-12-15", id="attribute"),
        pytest.param("= T\n:page-date: 2021-12-15 10:00\n", "T", "2021-12-15", id="generator's"),
        pytest.param(
            ":doctitle: T\n:published_at: 2021-12-15\n\nText, more.\n", "T", "2021-12-15", id="no heading"
        ),
        pytest.param("---\ntitle: T\ndate: 2021-12-15\n---\n= U\n\nText.\n", "T", "2021-12-15", id="front matter"),
        pytest.param(
            "---\nlayout: a\n---\n= U\n:date: 2021-12-15\n\nText.\n", "U", "2021-12-15", id="silent front matter"
        ),
        pytest.param("[[a]]\n==== [b]#T#\n\n===== Intent\n", "T", None, id="a part of a book"),
        pytest.param("[appendix]\n== References\n\n* A b\n", "References", None, id="an appendix"),
        pytest.param("Text, and more.\n\n== A\n", None, None, id="none"),
    ],
)
def test_the_header_says_title_and_date(content, title, published):
    """A title, the lines below it, attributes, front matter."""
    article = parse(content.encode(), "a.adoc")
    assert (article.title, str(article.published) if article.published else None) == (title, published)


def test_the_language_may_be_stated():
    """In the attribute that tools read it from."""
    assert asciidoc.read("= T\n:lang: pt-BR\n").language == "pt-BR"


def test_a_bibliography_may_stand_in_another_file():
    """It is named, not read."""
    content = "= T\n:bibtex-file: a.bib\n\nSaid cite:[x, y].\n\nbibliography::b.bib[]\n"
    document = asciidoc.read(content)
    assert document.bibliographies == ("a.bib", "b.bib")
    assert [call.label for call in document.blocks[1].calls] == ["x", "y"]


def test_attributes_change_as_the_text_goes_on():
    """A value holds from its line on; one that is unset stands for nothing."""
    content = ":a: https://a.org/\n\n{a}[A]\n\n:a: https://b.org/\n\n{a}[B]\n\n:a!:\n\n{a}[C] {other}/d[D]\n"
    assert [(url, words) for url, words, *_ in links(content)] == [
        ("https://a.org/", "A"),
        ("https://b.org/", "B"),
    ]
    assert kinds(content)[-1] == ("paragraph", "C D")


def test_a_value_may_go_on_below():
    """A backslash joins the next line."""
    assert kinds(":a: b \\\n  c\n\n{a}\n") == [("paragraph", "b c")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("\n \n\t\n", id="blank"),
        pytest.param("= ", id="no title"),
        pytest.param("= T", id="only a title"),
        pytest.param("\0https://a.org/\0\n=\0", id="NUL"),
        pytest.param("\ud800 https://a.org/[\udc00]\n", id="surrogates"),
        pytest.param("a\x85b\u2028c\x0c\x0b\n\n* d\x1ce\n", id="other line ends"),
        pytest.param("*\n-\n::\n[]\n[\n.\n:\n::a\n|\n|===", id="nothing in them"),
        pytest.param("|===\n|===\n\n[cols=]\n|===\n|\n|===\n\n[cols=999*]\n|===\na\n|===", id="tables"),
        pytest.param(
            "https:// link: link:[] https://[] [a] xref:[ <<>> [[]] {} {a footnote:[] pass:[", id="broken marks"
        ),
        pytest.param(":a: {a}\n:b: {b}{b}\n\n{a} {b}", id="values of themselves"),
    ],
)
def test_anything_is_read(content):
    """What is no markup is text."""
    assert asciidoc.read(content).notes == ()


def test_attributes_do_not_explode():
    """Values of values of values stay short."""
    bomb = ":a0: " + "x" * 100 + "\n" + "".join(f":a{n + 1}: {{a{n}}}{{a{n}}}\n" for n in range(60))
    assert len(kinds(bomb + "\n{a60}\n")[0][1]) <= 1000


CASES = {
    **{mark: mark for mark in ("*", "`", "_", "#", "[", "(", "<<", "{", "\\", "+", "++", '"`', "::", "|")},
    "open emphasis": "*a ",
    "attributes": "{a}",
    "open footnotes": "footnote:[a ",
    "footnotes": "footnote:[a] ",
    "open links": "https://a[b ",
    "links": "https://a.org/%[b%] ",
    "addresses": "https://a.org/% ",
    "items": "* a\n",
    "lists": "- a\n\nb\n\n",
    "terms": "a::\n",
    "values": ":a%: {a%}{a%}\n",
    "fences": "----\n",
    "listings": "----\na\n----\n",
    "tables": "|===\n|a\n|===\n\n",
    "continuations": "* a\n+\nb\n",
    "sections": "== a\n\n",
    "underlines": "aaaa\n----\n",
    "references": "* [[[a%]]] b\n",
    "comments": "a\n// b\n",
}


@pytest.mark.parametrize("repeated", CASES.values(), ids=CASES)
def test_reading_takes_linear_time(repeated):
    """Four times the text takes about four times the time."""

    def cost(size):
        content = "".join(repeated.replace("%", str(number)) for number in range(size // len(repeated)))
        return cpu(lambda: asciidoc.read(content))

    assert_linear(cost, 10_000)


def test_footnotes_within_footnotes_take_linear_time():
    """Each is read once."""
    assert cpu(lambda: asciidoc.read("footnote:[" * 3000 + "a" + "]" * 3000)) < 1


def test_an_address_within_the_words_of_a_link_is_no_link_of_its_own():
    """Not even behind code in those words."""
    article = parse(b"link:https://x.org/a[see `code` and https://y.org/b here]\n", "a.adoc")
    assert [link.url for link in article.links] == ["https://x.org/a"]
