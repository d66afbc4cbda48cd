"""A notebook's Markdown is read, each link at its place in the JSON; code and what it prints are not."""

import json

import pytest
from timing import assert_linear, cpu

from linkcheck import InputError, parse
from linkcheck.article.blocks import Kind
from linkcheck.article.notebook.document import read


def notebook(*cells, **rest):
    """A notebook of cells, each of (type, lines), as Jupyter writes it."""
    made = [{"cell_type": kind, "metadata": {}, "source": lines} for kind, lines in cells]
    return json.dumps({"cells": made, "nbformat": 4, "nbformat_minor": 5, **rest}, indent=1, ensure_ascii=False)


def sources(text):
    return [(each.url, *each.region[:2]) for each in parse(text.encode(), "a.ipynb").sources]


def written(text, region):
    """What a region covers in a text, which must be within a line."""
    assert region.start_line == region.end_line
    return text.split("\n")[region.start_line - 1][region.start_column - 1 : region.end_column - 1]


LISTED = ["## Sources\n", "\n", "- [A talk](https://a.org/talk), 2020\n", "- <https://b.org/>"]


def test_the_list_in_a_cell_is_found_where_it_stands():
    """Line and column are those of the file: behind the quote that opens the line's string."""
    text = notebook(
        ("markdown", ["# On rivers\n", "Text."]), ("code", ["print('https://c.org/')"]), ("markdown", LISTED)
    )
    article = parse(text.encode(), "a.ipynb")
    assert article.title == "On rivers"
    assert [(each.url, written(text, each.region)) for each in article.sources] == [
        ("https://a.org/talk", "- [A talk](https://a.org/talk), 2020"),
        ("https://b.org/", "- <https://b.org/>"),
    ]
    assert [written(text, link.region) for link in article.links] == ["https://a.org/talk", "https://b.org/"]


def test_a_source_may_be_one_string():
    """All lines of a cell stand on one line of the file then, and columns tell them apart."""
    text = notebook(("markdown", "".join(LISTED)))
    article = parse(text.encode(), "a.ipynb")
    assert [written(text, each.region) for each in article.links] == ["https://a.org/talk", "https://b.org/"]


@pytest.mark.parametrize(
    ("before", "signs"),
    [
        pytest.param(r"\"quoted\" ", '"quoted" ', id="quotes"),
        pytest.param(r"\\ \/ \t", "\\ / \t", id="backslash, slash, tab"),
        pytest.param(r"\u00e9\ud83d\ude00", "é😀", id="a letter and a pair"),
        pytest.param(r"\ud800 \udc00 ", "\ufffd \ufffd ", id="halves of pairs"),
        pytest.param("é😀", "é😀", id="written out"),
        pytest.param(r"\q\u12", "qu12", id="no escapes at all"),
    ],
)
def test_escapes_shift_columns(before, signs):
    """A link behind escapes stands where it is written, and its words are what the escapes say."""
    line = f'"{before}[{before}x](https://a.org/)"'
    text = f'{{"cells": [{{"cell_type": "markdown", "source": [{line}]}}]}}'
    document = read(text)
    [anchor] = document.blocks[0].anchors
    assert written(text, anchor.region) == "https://a.org/"
    assert document.blocks[0].text == (signs + signs + "x").lstrip()


def test_older_notebooks_have_worksheets_and_headings():
    """nbformat 3 keeps cells in worksheets, and headings in cells of their own."""
    cells = [
        {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Rivers"]},
        {"cell_type": "code", "input": ["1 + 1"], "language": "python", "outputs": []},
        {"cell_type": "heading", "level": 2, "source": "References"},
        {"cell_type": "markdown", "source": ["https://a.org/"]},
    ]
    text = json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}, indent=1)
    blocks = read(text).blocks
    assert [(each.kind, each.level, each.text) for each in blocks] == [
        (Kind.HEADING, 1, "Rivers"),
        (Kind.CODE, 0, "1 + 1"),
        (Kind.HEADING, 2, "References"),
        (Kind.PARAGRAPH, 0, "https://a.org/"),
    ]
    assert [url for url, *_ in sources(text)] == ["https://a.org/"]


def test_what_code_prints_is_not_read():
    """An output is the program's, whatever it says."""
    printed = {"output_type": "display_data", "data": {"text/markdown": ["## Sources\n", "- https://a.org/\n"]}}
    cell = {"cell_type": "code", "source": ["show()"], "outputs": [printed]}
    assert sources(json.dumps({"cells": [cell], "nbformat": 4})) == []


def test_notes_do_not_cross_cells():
    """A definition in another cell is none, as in Jupyter."""
    text = notebook(
        ("markdown", "Said[^1] and [there][x]."), ("markdown", "[^1]: See https://a.org/.\n\n[x]: https://b.org/")
    )
    first, second = read(text).blocks
    assert (first.text, first.calls, first.anchors) == ("Said[^1] and [there][x].", (), ())
    assert (second.kind, second.labels) == (Kind.FOOTNOTE, ("1",))


def test_front_matter_is_that_of_the_first_cell():
    """Quarto and nbdev keep it in a raw cell; further down three dashes are a rule."""
    matter = ("raw", "---\ntitle: Rivers\ndate: 2024-05-01\n---")
    article = parse(notebook(matter, ("markdown", "---\ntitle: Lakes\n---")).encode(), "a.ipynb")
    assert (article.title, str(article.published)) == ("Rivers", "2024-05-01")


def test_metadata_may_name_the_notebook():
    """`metadata.title` is the title where no front matter says another."""
    assert read(notebook(("markdown", "Text"), metadata={"title": "Rivers"})).title == "Rivers"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "Text", '{"a": 1}', '{"cells": 1}', "\0", "[" * 1000],
    ids=["empty", "list", "null", "text", "object", "no list", "NUL", "depth"],
)
def test_what_is_no_notebook_is_an_input_error(text):
    """The message is one line that names the file and what is missing."""
    with pytest.raises(InputError, match=r"^a\.ipynb: not a notebook: no JSON object with cells$|binary"):
        parse(text.encode(), "a.ipynb")


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param('1, null, [], {}, [[1]], {"source": 1}', id="wrong types"),
        pytest.param('{"source": {"a": "b"}, "cell_type": ["markdown"]}', id="wrong fields"),
        pytest.param('{"source": "a", "source": ["b"], "cell_type": "markdown"}', id="keys twice"),
        pytest.param('{"level": ' + "9" * 10_000 + ', "cell_type": "heading", "source": "a"}', id="a huge number"),
        pytest.param('{"cell_type": "heading", "source": "<!-- -->"}', id="a heading without words"),
        pytest.param("[" * 50_000, id="depth"),
        pytest.param('{"a": ' * 50_000, id="deep objects"),
        pytest.param("]" * 1000, id="ends without beginnings"),
        pytest.param('{}]} {} "a": "b"', id="a key behind the end"),
        pytest.param('{"source": "never closed', id="an open string"),
        pytest.param('{"source": ["a\n', id="a line end in a string"),
    ],
)
def test_a_broken_notebook_is_read_as_far_as_it_goes(cells):
    """Cells of other types and values of other kinds are passed over; those beside them are read."""
    text = '{"cells": [{"cell_type": "markdown", "source": ["https://a.org/"]}, ' + cells + "]}"
    assert [link.url for link in parse(text.encode(), "a.ipynb").links] == ["https://a.org/"]


def test_a_notebook_that_was_cut_off_says_so():
    """What is there is read, and a note tells that something is missing."""
    article = parse(notebook(("markdown", LISTED)).encode()[:-40], "a.ipynb")
    assert [each.url for each in article.sources] == ["https://a.org/talk", "https://b.org/"]
    assert article.notes == ("the notebook is cut off before its end",)


@pytest.mark.parametrize(
    ("repeated", "cell"),
    [
        pytest.param('{"cell_type": "markdown", "source": "a"},', "{0}", id="cells"),
        pytest.param('"https://x.org/ \\n",', '{{"cell_type": "markdown", "source": [{0}]}}', id="lines"),
        pytest.param('\\"\\u00e9', '{{"cell_type": "markdown", "source": "{0}"}}', id="escapes"),
        pytest.param('["a', "{0}", id="open lists"),
    ],
)
def test_reading_takes_linear_time(repeated, cell):
    """Four times the text takes about four times the time."""

    def cost(number):
        text = '{"cells": [' + cell.format(repeated * number) + "]}"
        return cpu(lambda: read(text))

    assert_linear(cost, 500)
