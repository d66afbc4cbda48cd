"""A file or some bytes become an article, whatever the format; what is no text is the user's mistake."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linkcheck
from linkcheck.article import read
from linkcheck.article.formats import SUFFIXES

SEED = b""" date 2021-12-15\x20



The leaders will talk about this and that, a spokesman said.

The two of them are due to hold a conference, as relations persist. A spokesman said they would discuss it.

Sources 1/ https://Google.com/ 2/ https://www.aljazeera.com/news/2021/12/15/some-leaders-talk
"""


def test_the_article_that_all_began_with_is_read():
    """A date line, prose, and a last line of sources: a date, no title, two sources with their places."""
    article = linkcheck.parse(SEED, "a.txt")
    assert str(article.published) == "2021-12-15"
    assert article.title is None
    assert [(each.url, tuple(each.region)[:2]) for each in article.sources] == [
        ("https://Google.com/", (9, 9)),
        ("https://www.aljazeera.com/news/2021/12/15/some-leaders-talk", (9, 32)),
    ]
    assert [each.text for each in article.sources] == [each.url for each in article.sources]
    assert len(article.links) == 2


def test_a_list_as_the_last_line_of_a_paragraph_is_found():
    """Without blank lines, a line that begins with the word and goes on with addresses is still the list."""
    text = b" date 2019-10-18 \nA. Writer\nSome prose.\nMore prose.\n"
    text += b"Sources & links https://a.org/ https://b.org/x https://c.org/\n"
    article = linkcheck.parse(text, "a.txt")
    assert (article.title, str(article.published)) == (None, "2019-10-18")
    assert [(each.url, *each.region[:2]) for each in article.sources] == [
        ("https://a.org/", 5, 17),
        ("https://b.org/x", 5, 32),
        ("https://c.org/", 5, 48),
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.md", b"# A", "markdown"),
        ("a.MD", b"# A", "markdown"),
        ("a.mdx", b"# A", "markdown"),
        ("a.qmd", b"# A", "markdown"),
        ("a.Rmd", b"# A", "markdown"),
        ("a.html", b"A", "html"),
        ("a.txt", b"A", "text"),
        ("a.txt", b"<!doctype html><p>A", "html"),
        ("a", b" \n<!-- x --><HTML><p>A", "html"),
        ("a.unknown", b"# A", "text"),
        ("-", b"A", "text"),
    ],
)
def test_the_format_is_told_by_suffix_then_content(name, content, expected):
    """A known suffix tells the format; a page is known by its first tag whatever it is called."""
    assert linkcheck.parse(content, name).format == expected


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a.md"),
        (b"PK\x03\x04\0\0", "a.txt"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.txt"),
        (b"a" * (read.LARGEST + 1), "a.txt"),
    ],
    ids=["png", "zip", "pdf", "too large"],
)
def test_what_is_no_article_is_an_input_error(content, name):
    """The message is one line and begins with the file's name."""
    with pytest.raises(linkcheck.InputError, match="^" + name) as caught:
        linkcheck.parse(content, name)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path):
    """A missing file, a directory, a name with a NUL and a file too large are told in one line."""
    (tmp_path / "large.txt").touch()
    os.truncate(tmp_path / "large.txt", read.LARGEST + 1)
    for path in (tmp_path / "missing.md", tmp_path, "a\0b", tmp_path / "large.txt", "a\udc80\ud800"):
        with pytest.raises(linkcheck.InputError):
            linkcheck.read(path)


def test_an_empty_file_is_an_article_without_sources(tmp_path):
    """Nothing written is nothing cited."""
    for name in ("a.md", "a.txt", "a.html"):
        path = tmp_path / name
        path.write_bytes(b"")
        article = linkcheck.read(path)
        assert (article.sources, article.links, article.title) == ((), (), None)
        assert article.path == str(path)


def test_the_file_name_may_tell_the_date():
    """A date in the name counts where the text states none."""
    assert str(linkcheck.parse(b"Text.", "2021-12-15-a.md").published) == "2021-12-15"
    assert str(linkcheck.parse(b"date 2020-01-01\n\nText.", "2021-12-15-a.txt").published) == "2020-01-01"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_an_article_may_be_in_any_encoding(encoding):
    """A byte order mark tells the encoding; what is no UTF-8 is windows-1252."""
    article = linkcheck.parse("Café.\n\nSources: https://a.org/\n".encode(encoding), "a.txt")
    assert article.text.startswith("Café")
    assert article.sources[0].region[:2] == (3, 10)


def test_a_plain_text_is_read_without_what_other_formats_need():
    """Starting up is most of the time it takes: no parser, client or class builder is imported for a text."""
    code = (
        "import linkcheck, sys; linkcheck.parse(sys.stdin.buffer.read(), 'a.txt');"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=SEED,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    loaded = set(done.stdout.decode().split())
    unwanted = {"markdown_it", "mdit_py_plugins", "bs4", "lxml", "httpx", "httpcore", "asyncio", "dataclasses"}
    unwanted |= {"ada_url", "yaml", "webencodings", "publicsuffixlist", "jinja2", "rich", "pathlib", "html"}
    assert loaded & unwanted <= _at_start(), sorted(loaded & unwanted)


def _at_start():
    """What an empty Python has loaded already (an editable install may load more)."""
    code = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    return set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode().split()
    )


MARKERS = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            " ",
            "# ",
            "## Sources\n\n",
            "Sources: ",
            "Sources\n",
            "- ",
            "1. ",
            "1/ ",
            "2/ ",
            "> ",
            "[",
            "]",
            "](https://a.org/)",
            "https://a.org/1 ",
            "https://b.org/2\n",
            "[^1]",
            "[^1]: ",
            "[1]: https://c.org/\n",
            "`",
            "```\n",
            "|",
            "\n|-|-|\n",
            "**",
            "<p>",
            "</p>",
            "<ul><li>",
            "</li></ul>",
            "<a href='https://d.org/'>",
            "</a>",
            "<br>",
            "<h2>References</h2>",
            "<table><tr><th>",
            "<td>",
            "<!--",
            "-->",
            "<pre>",
            "<nav>",
            "</nav>",
            "---\n",
            "title: a\n",
            "&amp;",
            "\t",
            "\r",
            "\x0c",
            "\x85",
            "\u2028",
            "\x00",
            "é",
            "date 2021-12-15\n",
            "word ",
            "a" * 130,
            "https://web.archive.org/web/2020/https://a.org/1 ",
            "<",
            ">",
            '"',
            "'",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
@given(content=MARKERS)
def test_every_region_lies_in_the_file(name, content):
    """Whatever is written, a region starts before it ends and ends before the file does."""
    data = content.encode()
    try:
        article = linkcheck.parse(data, name)
    except linkcheck.InputError:
        assert b"\0" in data
        return
    last = content.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for region in [each.region for each in (*article.sources, *article.links)]:
        assert (1, 1) <= region[:2] <= region[2:]
        assert region.start_column >= 1
        assert region.end_column >= 1
        assert region.end_line <= last
    for source in article.sources:
        assert source.url is None or source.url.lower().startswith(("http", "ftp", "www.", "//"))


@settings(deadline=None)  # the first of a format imports its reader
@given(data=st.binary(max_size=300), name=st.sampled_from([f"a{suffix}" for suffix in [*SUFFIXES, ""]]))
def test_no_bytes_raise_anything_but_an_input_error(data, name):
    """Any bytes are an article or the user's mistake."""
    try:
        linkcheck.parse(data, name)
    except linkcheck.InputError as error:
        assert name in str(error)  # noqa: PT017


@pytest.mark.parametrize(
    "name", ["a.md", "a.html", "a.txt", "a.rst", "a.adoc", "a.wiki", "a.tex", "a.bib", "a.org"]
)
@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf"], ids=["nothing", "blank lines", "a mark"])
def test_an_empty_file_says_so(name, data):
    article = linkcheck.parse(data, name)
    assert (article.sources, article.title, article.notes) == ((), None, ("the file is empty",))


def test_days_are_read_as_the_articles_language_writes_them():
    """Its own, and those of its sources."""
    words = "Cette année la rivière est plus haute que les autres, et les gens qui vivent ici sont prêts. " * 3
    entry = "- [Un titre](https://a.org/x), 07/08/2020"
    content = f"# Titre\n\nPublié le : 05/06/2021\n\n{words}\n\n## Sources\n\n{entry}\n"
    article = linkcheck.parse(content.encode(), "a.md")
    assert (str(article.published), str(article.sources[0].published)) == ("2021-06-05", "2020-08-07")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Before.\n\n> One said.\n>\n> Two said.\n\nAfter.\n"),
        ("a.html", "<p>Before.<blockquote><p>One said.<p>Two said.</blockquote><p>After."),
        ("a.txt", "Before.\n\n> One said.\n\n> Two said.\n\nAfter.\n"),
    ],
)
def test_a_block_quotation_stays_one_in_the_text(name, text):
    """Somebody else's words are told from the article's own."""
    read = linkcheck.parse(text.encode(), name).text
    assert read == "Before.\n\n> One said.\n\n> Two said.\n\nAfter."
