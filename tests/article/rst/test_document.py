"""reStructuredText is read as docutils reads it, and each address stands where it stands in the file."""

import sys
import threading

import pytest
from docutils.parsers.rst import directives, roles
from timing import assert_linear, cpu

from linkcheck import parse
from linkcheck.article.blocks import Kind
from linkcheck.article.rst import document as rst

HEADING = "References\n==========\n\n"


def found(content):
    """The sources of a text: address, line, column."""
    return [(each.url, *each.region[:2]) for each in parse(content.encode(), "a.rst").sources]


def links(content):
    """The links of a text: address, words, line, column."""
    return [(each.url, each.text, *each.region[:2]) for each in parse(content.encode(), "a.rst").links]


def kinds(content):
    """The kinds and texts of a text's blocks."""
    return [(str(block.kind), block.text) for block in rst.read(content).blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("* https://a.org/\n", [("https://a.org/", 4, 1)], id="bare"),
        pytest.param("* `A <https://a.org/>`_\n", [("https://a.org/", 4, 1)], id="embedded"),
        pytest.param("* `A <https://a.org/>`__\n", [("https://a.org/", 4, 1)], id="embedded, anonymous"),
        pytest.param("* `A`_\n\n.. _A: https://a.org/\n", [("https://a.org/", 4, 1)], id="named"),
        pytest.param("* A_\n\n.. _A: https://a.org/\n      b\n", [("https://a.org/b", 4, 1)], id="broken target"),
        pytest.param("* A__\n\n__ https://a.org/\n", [("https://a.org/", 4, 1)], id="anonymous"),
        pytest.param("* `A <B_>`_\n\n.. _B: https://a.org/\n", [("https://a.org/", 4, 1)], id="alias"),
        pytest.param(
            "* A_\n\n.. _A: B_\n.. _B: https://a.org/\n", [("https://a.org/", 4, 1)], id="a name for a name"
        ),
        pytest.param("* A_\n\n.. _A:\n.. _B: https://a.org/\n", [("https://a.org/", 4, 1)], id="names above one"),
        pytest.param("1. `A\n   <https://a.org/>`_ text\n", [("https://a.org/", 4, 1)], id="over two lines"),
        pytest.param(
            " 1. One (https://a.org/)\n 2. Two\n    https://b.org/x_y\n",
            [("https://a.org/", 4, 2), ("https://b.org/x_y", 5, 2)],
            id="numbers in a quote",
        ),
        pytest.param(".. [1] A\n   https://a.org/\n", [("https://a.org/", 4, 1)], id="footnote"),
        pytest.param(".. [#] https://a.org/\n", [("https://a.org/", 4, 1)], id="numbered footnote"),
        pytest.param(".. [A20] https://a.org/\n", [("https://a.org/", 4, 1)], id="citation"),
        pytest.param("A\n  https://a.org/\n", [("https://a.org/", 4, 1)], id="definition"),
        pytest.param(
            "| https://a.org/\n| https://b.org/\n",
            [("https://a.org/", 4, 3), ("https://b.org/", 5, 1)],
            id="verse",
        ),
        pytest.param(
            "+---+----------------+\n| 1 | https://a.org/ |\n+---+----------------+\n",
            [("https://a.org/", 5, 1)],
            id="grid",
        ),
        pytest.param(
            "=== ==============\n1   https://a.org/\n=== ==============\n",
            [("https://a.org/", 5, 1)],
            id="simple table",
        ),
        pytest.param(
            '.. csv-table::\n   :header: n, w\n\n   1, "https://a.org/"\n', [("https://a.org/", 7, 4)], id="csv"
        ),
        pytest.param(
            ".. list-table::\n\n   * - 1\n     - https://a.org/\n", [("https://a.org/", 6, 4)], id="list table"
        ),
        pytest.param(".. note::\n\n   - https://a.org/\n", [("https://a.org/", 6, 4)], id="note"),
        pytest.param(
            ".. unknown:: x\n   :option: y\n\n   - https://a.org/\n",
            [("https://a.org/", 7, 4)],
            id="any directive",
        ),
        pytest.param("- :link:`A <https://a.org/>`\n", [("https://a.org/", 4, 1)], id="any role"),
        pytest.param("- :pep:`8`\n", [("https://peps.python.org/pep-0008/", 4, 1)], id="a series"),
        pytest.param(
            ".. _A: https://a.org/\n.. _1: https://b.org/\n",
            [("https://a.org/", 4, 1), ("https://b.org/", 5, 1)],
            id="targets only",
        ),
        pytest.param("The address ``https://a.org/`` is code.\n", [], id="literal"),
        pytest.param("::\n\n  https://a.org/\n", [], id="literal block"),
        pytest.param(".. code-block:: text\n   :caption: A\n\n   https://a.org/\n", [], id="code"),
        pytest.param(".. image:: https://a.org/a.png\n   :target: https://b.org/\n", [], id="image"),
        pytest.param(".. figure:: a.png\n\n   From https://a.org/\n", [], id="caption"),
        pytest.param(".. https://a.org/\n", [], id="comment"),
        pytest.param("* somebody@a.org and `A <mailto:a@b.org>`_\n", [(None, 4, 1)], id="letters"),
        pytest.param("* https://a.org/a\\_b\n", [("https://a.org/a_b", 4, 1)], id="escape"),
        pytest.param("*\ta\thttps://a.org/\n", [("https://a.org/", 4, 1)], id="tabs"),
    ],
)
def test_a_list_is_found_with_its_places(content, expected):
    """Every notation of a link is a source at its line and column."""
    assert found(HEADING + content) == expected


def test_raw_html_is_read_as_html():
    """What is written for browsers only is seen by their readers."""
    content = HEADING + ".. raw:: html\n\n   <ul><li><a href='https://a.org/'>A</a></ul>\n"
    assert [url for url, *_ in found(content)] == ["https://a.org/"]


def test_links_point_at_their_addresses():
    """A link's region is that of its address, or of its words where the address stands elsewhere."""
    content = "See `A\n<https://a.org/>`_, B_ and\n  https://c.org/.\n\n.. _B: https://b.org/\n"
    assert links(content) == [
        ("https://a.org/", "A", 2, 2),
        ("https://b.org/", "B", 2, 21),
        ("https://c.org/", "https://c.org/", 3, 3),
    ]


def test_cells_are_read_by_their_columns():
    """A cell's lines belong together, and what a table's head says is no entry."""
    content = (
        "+------+--------------+\n| Name | Where        |\n+======+==============+\n"
        "| A b  | `T           |\n| c    | <https://a>`_|\n+------+--------------+\n"
    )
    assert kinds(content) == [("aside", "Name | Where"), ("row", "A b\nc | T\n")]
    assert links(content) == [("https://a", "T", 5, 11)]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Sources\n-------\n", id="underlined"),
        pytest.param("=======\nSources\n=======\n", id="overlined"),
        pytest.param(".. rubric:: Sources\n", id="rubric"),
        pytest.param("**Sources**\n", id="bold"),
        pytest.param("Sources:\n", id="line"),
    ],
)
def test_every_kind_of_heading_opens_a_list(heading):
    """A rubric heads a list as a section does."""
    assert [url for url, *_ in found(f"Title\n=====\n\nText.\n\n{heading}\n- https://a.org/\n")] == [
        "https://a.org/"
    ]


def test_a_box_ends_its_list():
    """What stands below a box of sources is the article's text."""
    content = ".. topic:: References\n\n   * https://a.org/\n\n* https://b.org/\n"
    assert [url for url, *_ in found(content)] == ["https://a.org/"]


def test_headings_keep_their_ranks_in_any_order():
    """A style is of the level it was first met at, even where docutils calls that inconsistent."""
    content = "A\n=\n\nB\n~\n\nC\n=\n\nD\n-\n\nE\n~\n"
    headings = [(block.text, block.level) for block in rst.read(content).blocks]
    assert headings == [("A", 1), ("B", 2), ("C", 1), ("D", 3), ("E", 2)]


def test_calls_lead_to_notes():
    """Numbers, names and those counted automatically: each call finds its note."""
    content = (
        "One [2]_. Two [#]_. Three [#n]_. Four [*]_. Five [Cit]_.\n\n"
        ".. [2] a https://a.org\n.. [#] b https://b.org\n.. [#n] c https://c.org\n"
        ".. [*] d https://d.org\n.. [CIT] e https://e.org\n"
    )
    sources = parse(content.encode(), "a.rst").sources
    assert [source.labels for source in sources] == [("2",), ("1",), ("n",), ("*",), ("CIT",)]
    assert [source.sentences for source in sources] == [
        ("One [2].",),
        ("Two [1].",),
        ("Three [n].",),
        ("Four [*].",),
        ("Five [CIT].",),
    ]


def test_citations_of_a_bibliography_are_calls():
    """The keys of a BibTeX file, and that file."""
    document = rst.read("Said :cite:p:`a, b`.\n\n.. bibliography:: refs.bib\n")
    assert [call.label for call in document.blocks[0].calls] == ["a", "b"]
    assert document.bibliographies == ("refs.bib",)


def test_substitutions_are_words():
    """A substitution stands for its words, also as a link."""
    content = (
        ".. |a| replace:: some *words*\n.. |b| image:: b.png\n.. _a: https://a.org/\n\n- |a|_ and |b| and |c|\n"
    )
    assert links(content) == [("https://a.org/", "some *words*", 5, 3)]
    assert kinds(content) == [("item", "some *words* and  and c")]


@pytest.mark.parametrize(
    ("content", "title", "published"),
    [
        pytest.param("=====\nTitle\n=====\n\n:Date: 2021-12-15\n\nText.\n", "Title", "2021-12-15", id="fields"),
        pytest.param(
            "Title\n=====\n\n:date: 2021-12-15 10:30\n:tags: a\n\nText.\n", "Title", "2021-12-15", id="pelican"
        ),
        pytest.param(
            ".. title: Title\n.. date: 2021-12-15 10:30 UTC\n\nText.\n", "Title", "2021-12-15", id="nikola"
        ),
        pytest.param(
            "PEP: 1\nTitle: A Title\nAuthor: A,\n        B\nCreated: 15-Dec-2021\n\n\nAbstract\n========\n",
            "A Title",
            "2021-12-15",
            id="preamble",
        ),
        pytest.param(
            "====== ============\nTitle  Other\nPosted Dec 15, 2021\n====== ============\n\nT\n=\n",
            "T",
            "2021-12-15",
            id="table",
        ),
        pytest.param(
            "Advisory\n========\n\n:Announced: December 15, 2021\n", "Advisory", "2021-12-15", id="advisory"
        ),
        pytest.param(
            "T\n=\n\n:Last-Modified: 2022-01-01\n:Created: 2021-12-15\n",
            "T",
            "2021-12-15",
            id="created, not modified",
        ),
        pytest.param("T\n=\n\n.. post:: 15 December, 2021\n   :tags: a\n", "T", "2021-12-15", id="post"),
        pytest.param(
            "A\n=\n\nB\n-\n\nThe text that follows tells of 2021-12-15 and more.\n", "A", None, id="nothing stated"
        ),
    ],
)
def test_the_header_says_title_and_date(content, title, published):
    """Fields, a preamble, comments or a table above the text."""
    article = parse(content.encode(), "a.rst")
    assert (article.title, str(article.published) if article.published else None) == (title, published)


def test_the_language_may_be_stated():
    """In a field, or for search engines."""
    assert rst.read(".. meta::\n   :language: de\n").language == "de"
    assert rst.read(":lang: fr\n\nText.\n").language == "fr"


def test_no_file_is_read_and_nothing_runs(tmp_path):
    """Directives that would include a file or fetch an address do not."""
    secret = tmp_path / "secret.rst"
    secret.write_text("secret https://secret.org/")
    names = ("include", "literalinclude", "csv-table", "raw", "role", "default-role")
    content = "\n".join(f".. {name}:: {secret}\n   :file: {secret}\n   :url: file://{secret}\n" for name in names)
    assert all("secret.org" not in block.text for block in rst.read(content).blocks)


def test_nothing_is_kept_for_the_next_document():
    """Neither roles nor directives are known afterwards, and documents may be read at the same time."""
    before = dict(roles._roles), dict(directives._directives)
    content = ".. role:: x\n\n.. default-role:: x\n\n:x:`a` `b` [1]_\n\n.. [1] https://a.org/\n"
    results = []
    threads = [threading.Thread(target=lambda: results.append(rst.read(content))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [rst.read(content)] * 8
    assert (dict(roles._roles), dict(directives._directives)) == before


def test_complaints_go_nowhere(capsys):
    """What docutils would warn of is not printed, and is no text of the article."""
    assert kinds("*a\n\n.. nothing::\n\n|x| `y`_ :z:`w`\n\nT\n=\n\n====\n") == [
        ("paragraph", "*a"),
        ("paragraph", "x y w"),
        ("heading", "T"),
        ("aside", ""),
    ]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("\n \n\t\n", id="blank"),
        pytest.param("\0https://a.org/\0\n=\0", id="NUL"),
        pytest.param("\ud800 https://a.org/\udc00\n", id="surrogates"),
        pytest.param("a\x85b\u2028c\x0c\x0b\n\n* d\x1ce\n", id="other line ends"),
        pytest.param(".. [1]\n.. [#]\n.. _\n.. _:\n.. |\n.. ||\n.. a::\n__\n:a:\n| \n", id="nothing in them"),
        pytest.param("== ==\n\n+--+\n\n=== ===\na\n\n+-+\n|\n", id="broken tables"),
        pytest.param("====\nA\n\n----\nB\n~~~~\n", id="broken headings"),
        pytest.param("`a <>`_ `<>`_ `<b>`__ `_ __ ``` :a:`` |_ [#]_ [*]_", id="broken marks"),
        pytest.param(".. _a: a_\n.. _b: c_\n.. _c: b_\n\na_ b_ d__", id="names of each other"),
    ],
)
def test_anything_is_read(content):
    """What is no markup is text."""
    assert rst.read(content).notes == ()


def test_a_broken_parser_is_no_broken_article(monkeypatch):
    """Where docutils fails, the file is read as plain text and says so."""
    monkeypatch.setattr("linkcheck.article.rst.parser.DEEPEST", 10**6)
    content = "".join(" " * depth + "a\n\n" for depth in range(sys.getrecursionlimit())) + "https://a.org/\n"
    document = rst.read(content)
    assert document.notes
    assert document.blocks[-1].anchors[0].url == "https://a.org/"


CASES = {
    "stars": "*",
    "backquotes": "`",
    "open literals": "``a ",
    "references": "a_ ",
    "links": "`a <https://x.org/%>`_ ",
    "roles": ":a:`b` ",
    "calls": "[1]_ ",
    "bars": "|a| ",
    "backslashes": "\\",
    "bullets on one line": "- ",
    "lists": "- a\n\nb\n\n",
    "lists without blank lines": "- a\n* b\n",
    "notes": ".. [%] a\n",
    "targets": ".. _a%: https://x.org/\n",
    "names for names": ".. _a%: a%_\n",
    "substitutions": ".. |a%| replace:: b\n",
    "directives": ".. a:: b\n\n   c\n\n",
    "sections": "a%\n=====\n\n",
    "grid tables": "+--+--+\n|a | b|\n+--+--+\n\n",
    "rules": "== ==\n",
    "deep quotes": None,
}


@pytest.mark.parametrize("repeated", CASES.values(), ids=CASES)
def test_reading_takes_linear_time(repeated):
    """Four times the text takes about four times the time."""

    def cost(size):
        if repeated is None:
            content = "".join(" " * depth + "a\n\n" for depth in range(int(size**0.5)))
        else:
            content = "".join(repeated.replace("%", str(number)) for number in range(size // len(repeated)))
        return cpu(lambda: rst.read(content))

    assert_linear(cost, 5000)


def test_depth_has_an_end():
    """What is nested without end is read as running text."""
    content = "".join("  " * depth + "- a\n\n" for depth in range(300)) + "  " * 300 + "https://a.org/\n"
    assert [anchor.url for block in rst.read(content).blocks for anchor in block.anchors] == ["https://a.org/"]


def test_code_says_where_it_stands():
    """An ignore comment in a sample is an example only."""
    content = "A\n\n::\n\n  .. linkcheck-ignore-file: all\n\nB\n"
    (code,) = (block for block in rst.read(content).blocks if block.kind is Kind.CODE)
    assert code.region[0] == 5
    assert parse(content.encode(), "a.rst").ignores == ()


def test_a_transition_ends_a_list():
    content = "Sources\n=======\n\n- `A <https://a.org/>`_\n\n----\n\nLike it? `Pay me <https://b.org/>`_\n"
    assert [source.url for source in parse(content.encode(), "a.rst").sources] == ["https://a.org/"]


@pytest.mark.parametrize(
    ("content", "urls"),
    [
        (
            "* +-----+-----------------+\n  | abc | https://x.org/a |\n  +-----+-----------------+\n",
            ["https://x.org/a"],
        ),
        (".. [#] +--+--+\n", []),
        ("* ===  ===============\n  a    https://x.org/a\n  ===  ===============\n", ["https://x.org/a"]),
    ],
    ids=["drawn", "in a note", "simple"],
)
def test_a_table_may_stand_behind_a_mark(content, urls):
    assert [link.url for link in parse(content.encode(), "a.rst").links] == urls


@pytest.mark.parametrize("delimiter", ['"', ",", "space", "tab", ";"])
def test_a_table_of_values_has_whatever_delimiter(delimiter):
    sign = {"space": " ", "tab": "\t", '"': ","}.get(delimiter, delimiter)
    content = f".. csv-table::\n   :delim: {delimiter}\n\n   a{sign}https://x.org/b\n"
    assert [link.url for link in parse(content.encode(), "a.rst").links] == ["https://x.org/b"]
