"""Org: what is read of a file, and where each piece of it stands."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article.blocks import Kind
from linkcheck.article.org.document import read
from linkcheck.model import PartialDate, Region


def blocks(text, *kinds):
    return [block for block in read(text).blocks if not kinds or block.kind in kinds]


def only(text):
    (block,) = blocks(text)
    return block


def urls(block):
    return [anchor.url for anchor in block.anchors]


def words(block):
    return [block.text[anchor.start : anchor.end] for anchor in block.anchors]


# ---------------------------------------------------------------- text and links


@pytest.mark.parametrize(
    ("org", "text"),
    [
        pytest.param("a *b* /c/ _d_ +e+.", "a b c d e.", id="emphasis"),
        pytest.param("a =*b*= ~c~", "a *b* c", id="verbatim"),
        pytest.param("a/b/c 2*3*4 x_y_z", "a/b/c 2*3*4 x_y_z", id="no emphasis"),
        pytest.param("a <<b>> c @@html:<br>@@ d", "a  c  d", id="targets and snippets"),
        pytest.param("a [[*b][c]] [[#d]] [[id:1-2][e]]", "a c d e", id="places in files"),
        pytest.param("a [[file:b.png]] c", "a  c", id="picture"),
        pytest.param("a [cite:@b] c", "a  c", id="citation"),
        pytest.param("a [[b [fn: [cite:", "a [[b [fn: [cite:", id="never closed"),
    ],
)
def test_text_is_what_a_reader_sees(org, text):
    """Markup goes, words stay."""
    assert only(org).text == text


@pytest.mark.parametrize(
    ("org", "url", "shown", "column"),
    [
        pytest.param("a [[https://x.org/b][c d]]", "https://x.org/b", "c d", 5, id="words"),
        pytest.param("a [[https://x.org/b]]", "https://x.org/b", "https://x.org/b", 5, id="no words"),
        pytest.param("a <https://x.org/b c>", "https://x.org/b c", "https://x.org/b c", 4, id="angles"),
        pytest.param("a https://x.org/b_(c), d", "https://x.org/b_(c)", "https://x.org/b_(c)", 3, id="bare"),
        pytest.param("a *https://x.org*", "https://x.org", "https://x.org", 4, id="emphasised"),
        pytest.param("a [[https://x.org/b][/c/ =d=]]", "https://x.org/b", "c d", 5, id="markup in words"),
        pytest.param(r"a [[https://x.org/\[b\]][c]]", "https://x.org/[b]", "c", 5, id="protected brackets"),
        pytest.param("a [[doi:10.1000/1][b]]", "https://doi.org/10.1000/1", "b", 5, id="doi"),
        pytest.param("a [[file:b.org::*c][d]]", "b.org", "d", 5, id="a file beside"),
        pytest.param("a [[./b.org][d]]", "./b.org", "d", 5, id="a path"),
        pytest.param("a [[https://x.org][[[b.png]]]] c", "https://x.org", "[[b.png]]", 5, id="a picture's link"),
    ],
)  # fmt: skip
def test_links_lead_somewhere(org, url, shown, column):
    """An address has its words, and its exact place in the file."""
    block = only(org)
    assert urls(block) == [url]
    assert words(block) == [shown]
    assert block.anchors[0].region[:2] == (1, column)


@pytest.mark.parametrize(
    "org",
    ["=https://x.org=", "~https://x.org~", "# https://x.org", ": https://x.org", "#+caption: https://x.org",
     "[[*https][a]]", "[[id:a]]", "[[file:/home/a.org][b]]", "[[https://x.org/a.png]]", "[[b:c][d]]"],
)  # fmt: skip
def test_what_is_no_link_leads_nowhere(org):
    """Samples, comments, pictures and the author's own files are no addresses."""
    assert not any(block.anchors for block in blocks(org))


@pytest.mark.parametrize(
    ("pattern", "url"),
    [("https://x.org/", "https://x.org/a b"), ("https://x.org/%s.html", "https://x.org/a b.html"),
     ("https://x.org/?q=%h", "https://x.org/?q=a%20b")],
)  # fmt: skip
def test_abbreviations_are_written_out(pattern, url):
    """The file says what they stand for."""
    assert urls(only(f"#+LINK: y {pattern}\n\n[[y:a b][c]]")) == [url]


def test_a_link_may_be_broken_over_lines():
    """Its address is one, and its words keep their lines."""
    block = only("a [[https://x.org/\n  b][c\n  d]] e")
    assert urls(block) == ["https://x.org/b"]
    assert words(block) == ["c\nd"]
    assert block.anchors[0].region == Region(1, 5, 2, 4)


# ---------------------------------------------------------------- blocks


def test_blocks_keep_their_places():
    """Headings, paragraphs and items start where the file has them, markers included."""
    text = "a\nb\n\n* c\n- d\n  e\n\n  f\n  + g\n1. [ ] h\n   i\nj\n-----\nk :: l\n - m :: n\n"
    assert [(b.kind, b.text, b.region[:2]) for b in read(text).blocks] == [
        (Kind.PARAGRAPH, "a\nb", (1, 1)),
        (Kind.HEADING, "c", (4, 1)),
        (Kind.ITEM, "d\ne\n\nf", (5, 1)),
        (Kind.ITEM, "g", (9, 3)),
        (Kind.ITEM, "h\ni", (10, 1)),
        (Kind.PARAGRAPH, "j", (12, 1)),
        (Kind.PARAGRAPH, "k :: l", (14, 1)),
        (Kind.ITEM, "m :: n", (15, 2)),
    ]


def test_two_empty_lines_end_a_list():
    """What is indented below them is a paragraph."""
    assert [block.kind for block in blocks("- a\n\n\n  b")] == [Kind.ITEM, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    ("heading", "text", "level"),
    [
        ("* a b", "a b", 1),
        ("*** TODO a", "a", 3),
        ("* DONE [#A] a  [1/2]   :b:c:", "a", 1),
        ("* a [50%]", "a", 1),
        ("* REVIEW a", "a", 1),
        ("* [[https://x.org][a]] b", "a b", 1),
        ("******** a", "a", 6),
        ("* TODOs :a", "TODOs :a", 1),
    ],
)
def test_headings_are_their_own_words(heading, text, level):
    """A state, a priority, progress and tags are none of them."""
    block = only(f"#+TODO: REVIEW(r) | OK\n{heading}")
    assert (block.kind, block.text, block.level) == (Kind.HEADING, text, level)


@pytest.mark.parametrize("heading", ["* COMMENT a", "* a :noexport:", "* a :b:ARCHIVE:", "* TODO COMMENT a"])
def test_what_is_not_exported_is_not_read(heading):
    """Neither the heading nor what stands below it, up to the next of its rank."""
    assert [block.text for block in blocks(f"{heading}\nhttps://x.org\n** b\nc\n* d")] == ["d"]


@pytest.mark.parametrize(
    "code",
    ["#+BEGIN_SRC sh\n* https://x.org\n#+END_SRC", "  #+begin_example\nhttps://x.org\n  #+end_example",
     ": https://x.org\n: b"],
)  # fmt: skip
def test_code_is_code(code):
    """What is shown as it is written cites nothing."""
    assert [(block.kind, block.anchors) for block in blocks(f"a\n{code}\nb")] == [
        (Kind.PARAGRAPH, ()),
        (Kind.CODE, ()),
        (Kind.PARAGRAPH, ()),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "#+begin_export html\n<a href='https://x.org'>a</a>\n#+end_export",
        "#+begin_comment\nhttps://x.org\n#+end_comment",
        ":LOGBOOK:\n- https://x.org\n:END:",
        "# https://x.org",
        "#+HTML: https://x.org",
        "CLOCK: [2020-01-02 Thu] https://x.org",
    ],
)
def test_what_nobody_sees_is_not_read(hidden):
    """Comments, drawers, and what is meant for one format."""
    assert [block.text for block in blocks(f"a\n\n{hidden}\n\nb")] == ["a", "b"]


def test_a_quotation_is_text():
    """The lines around it are not."""
    assert urls(only("#+BEGIN_QUOTE\na https://x.org\n#+END_QUOTE")) == ["https://x.org"]


@pytest.mark.parametrize("opening", ["#+begin_src", "#+begin_comment", ":PROPERTIES:"])
def test_what_is_never_closed_hides_nothing(opening):
    """The text goes on below."""
    assert any(urls(block) for block in blocks(f"{opening}\n\nhttps://x.org\n\n* a\nb"))


def test_tables_have_rows():
    """What stands above the first rule names the columns."""
    text = "|---|\n| a | b |\n|---+---|\n| c | [[https://x.org][d]] |\n#+TBLFM: $1=2\n"
    head, row = read(text).blocks
    assert (head.kind, head.text) == (Kind.ASIDE, "a | b")
    assert (row.kind, row.text) == (Kind.ROW, "c | d")
    assert row.anchors[0].region == Region(4, 9, 4, 22)


def test_a_table_without_a_rule_has_no_head():
    """Its first row is one like the others."""
    assert [block.kind for block in blocks("| a |\n| b |")] == [Kind.ROW, Kind.ROW]


# ---------------------------------------------------------------- notes and citations


def test_notes_are_called_by_name():
    """A definition may go on over lines and paragraphs."""
    text = "a[fn:1] b.\n\n* Footnotes\n\n[fn:1] See [[https://x.org][c]],\nd.\n\ne\n\n[fn:f-g] h\n"
    first, _, note, other = read(text).blocks
    assert [(call.label, call.at) for call in first.calls] == [("1", 1)]
    assert first.text == "a b."
    assert (note.kind, note.labels, note.text) == (Kind.FOOTNOTE, ("1",), "See c,\nd.\n\ne")
    assert note.region[:2] == (5, 1)
    assert note.anchors[0].region == Region(5, 14, 5, 27)
    assert (other.labels, other.text) == (("f-g",), "h")


def test_notes_may_be_written_where_they_are_called():
    """With a name or without, and within each other."""
    first, *found = read("a[fn:: b [[https://x.org][c]]] d[fn:e: f[fn::g]].").blocks
    assert first.text == "a d."
    assert [(call.label, call.at) for call in first.calls] == [("note 1", 1), ("e", 3)]
    assert [(block.kind, block.labels, block.text) for block in found] == [
        (Kind.FOOTNOTE, ("note 1",), "b c"),
        (Kind.FOOTNOTE, ("e",), "f"),
        (Kind.FOOTNOTE, ("note 2",), "g"),
    ]
    assert found[0].region[:2] == (1, 8)


@pytest.mark.parametrize(
    ("org", "keys"),
    [
        ("a [cite:@b]", ["b"]),
        ("a [cite/t:see @b2020 p. 3; @c:d]", ["b2020", "c:d"]),
        ("a cite:b,c", ["b", "c"]),
        ("a citep:&b;&c", ["b", "c"]),
        ("a site:b", []),
    ],
)
def test_citations_call_their_keys(org, keys):
    """Org's own, and those of org-ref."""
    assert [call.label for call in only(org).calls] == keys


@pytest.mark.parametrize(
    ("org", "files"),
    [
        ("#+bibliography: a.bib\n#+BIBLIOGRAPHY: b.json", ("a.bib", "b.json")),
        ('#+bibliography: "a b.bib"', ("a b.bib",)),
        ("#+BIBLIOGRAPHY: a plain option:-d", ("a.bib",)),
        ("bibliography:a.bib,c/d.bib", ("a.bib", "c/d.bib")),
        ("#+print_bibliography:", ()),
    ],
)
def test_bibliographies_are_named(org, files):
    """However a file names them."""
    assert read(org).bibliographies == files


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize(
    ("org", "title"),
    [
        ("#+TITLE: A *b*", "A b"),
        ("#+title: A\n#+title: b", "A b"),
        ("* A", None),
        ("---\ntitle: A\n---\n\nb", "A"),
    ],
)
def test_titles(org, title):
    """A keyword states it; headings are left to those who look at headings."""
    assert read(org).title == title


@pytest.mark.parametrize(
    ("org", "date"),
    [
        ("#+DATE: <2021-12-15 Wed 10:30>", PartialDate(2021, 12, 15)),
        ("#+date: [2021-12-15]", PartialDate(2021, 12, 15)),
        ("#+DATE: December 2021", PartialDate(2021, 12)),
        ("#+hugo_publishdate: 2021-12-15T10:00:00Z", PartialDate(2021, 12, 15)),
        ("#+HUGO_LASTMOD: 2022-01-02\n#+date: 2021-12-15", PartialDate(2021, 12, 15)),
        (":PROPERTIES:\n:CREATED: [2021-12-15 Wed]\n:END:\n#+title: a", PartialDate(2021, 12, 15)),
        ("* a\n:PROPERTIES:\n:EXPORT_DATE: 2021-12-15\n:END:\n", PartialDate(2021, 12, 15)),
        ("* a\n* b\n:PROPERTIES:\n:CREATED: [2021-12-15 Wed]\n:END:\n", None),
        ("#+DATE: {{{time(%Y-%m-%d)}}}", None),
        ("a\nSCHEDULED: <2021-12-15 Wed>", None),
    ],
)
def test_dates(org, date):
    """A keyword or the file's own properties state it, in whatever form."""
    assert read(org).published == date


def test_languages():
    """A keyword states it."""
    assert read("#+LANGUAGE: pt_BR\na").language == "pt-BR"


def test_a_note_may_name_its_source():
    """As Org-roam does, in the properties above the text."""
    (block,) = read(":PROPERTIES:\n:ROAM_REFS: https://x.org/a @b\n:END:\n").listed
    assert urls(block) == ["https://x.org/a"]
    assert block.region == Region(2, 13, 2, 28)


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\0",
        "[[https://x.org/\0][\0]]",
        "\ud800 [[\udfff][a]] [fn:: \ud800]",
        "* ",
        "*",
        "|",
        "||",
        "- ",
        "#+",
        "#+:",
        ":END:",
        "[fn:1]",
        "[fn::]",
        "[[]]",
        "[[][]]",
        "[[a][]]",
        "#+bibliography:",
        "#+bibliography: ,",
        "#+LINK: a",
        "#+begin_src\n#+end_src",
        "[fn::" * 50 + "]" * 50,
        "---\na: [\n---\nb",
    ],
)
def test_anything_is_read(text):
    """Nothing is raised, and every region lies within the file."""
    lines = text.count("\n") + 1
    for block in read(text).blocks:
        assert 1 <= block.region.start_line <= block.region.end_line <= lines
        assert all(0 <= anchor.start <= anchor.end <= len(block.text) for anchor in block.anchors)


REPEATED = [
    "[[",
    "[[a][",
    "[[a][[[b",
    "[[]a",
    "[[https://x.org][a]] ",
    "[fn:",
    "[fn::a ",
    "[fn::a] ",
    "[fn:1] a\n\n",
    "[cite:",
    "cite:a,",
    " =a",
    " *a",
    " *a*",
    "<<a",
    "@@a:",
    "* a\n",
    "* a :t",
    ":A:\n",
    ":A:\n:END:\n",
    "#+begin_src\n",
    "#+begin_src\n#+end_src\n",
    "#+a: b\n",
    "#+LINK: a b\n",
    "# a\n",
    ": a\n",
    "| a | b |\n",
    "|-\n",
    "- a\n\n",
    "https://x.org ",
]


@pytest.mark.parametrize("first", ["", "- "], ids=["text", "item"])
@pytest.mark.parametrize("repeated", REPEATED)
def test_reading_takes_linear_time(repeated, first):
    """Four times the text takes some four times the time; quadratic would be sixteen."""

    def cost(size):
        return cpu(lambda: read(first + repeated * (size // len(repeated))))

    assert_linear(cost, 10_000)


def test_nested_notes_take_linear_time():
    """Their brackets are matched once."""
    assert cpu(lambda: read(("[fn::a " * 20 + "]" * 20 + "\n") * 300)) < 2
