"""Front matter says what the article is called, when it came out and what it cites."""

import pytest

from linkcheck import parse
from linkcheck.article.blocks import Document, Lines
from linkcheck.article.front_matter import document as front_matter


@pytest.mark.parametrize(
    ("matter", "title", "published"),
    [
        pytest.param("---\ntitle: A\ndate: 2021-12-15\n---\n", "A", "2021-12-15", id="yaml"),
        pytest.param("---\ntitle: 'A: b'\ndate: '2021-12-15'\n---\n", "A: b", "2021-12-15", id="quoted"),
        pytest.param("---\ntitle: A\ndate: 2021-08-07T15:32:14Z\n...\n", "A", "2021-08-07", id="a time, dots"),
        pytest.param("+++\ntitle = 'A'\ndate = 2021-12-15\n+++\n", "A", "2021-12-15", id="toml"),
        pytest.param("+++\ntitle = 'A'\npath = '2022/08/05/a'\n+++\n", "A", "2022-08-05", id="a path"),
        pytest.param("---\ntitle: A\ndate: {created: 2021-12-15}\n---\n", "A", "2021-12-15", id="nested"),
        pytest.param("---\ntitle: A: b\ndate: 2021-12-15\n---\n", "A: b", "2021-12-15", id="not quite yaml"),
        pytest.param("---\ntitle: A\ndate: 2021-02-30\n---\n", "A", "None", id="an impossible day"),
        pytest.param("---\ntitle: 1984\n---\n", "1984", "None", id="a number"),
        pytest.param("---\ntitle: [a, b]\ndate: true\n---\n", None, "None", id="no title"),
        pytest.param("---\n- a\n---\n", None, "None", id="a list"),
        pytest.param("---\n---\n", None, "None", id="empty"),
        pytest.param("\ufeff---\r\ntitle: A\r\n---\r\n", "A", "None", id="mark and CRLF"),
    ],
)
def test_title_and_date_are_read(matter, title, published):
    """YAML, TOML and what is nearly one of them are read; what is neither adds nothing."""
    article = parse(matter.encode() + b"\ntext goes on here.\n", "a.md")
    assert (article.title, str(article.published)) == (title, published)


def test_sources_in_front_matter_are_sources():
    """A list of addresses, or of mappings with one, is a list of sources, at its own lines."""
    content = (
        "---\nsources:\n  - https://a.org/\n  - {title: B, url: https://b.org/}\n"
        "references: [not an address]\n---\n\nText.\n"
    )
    article = parse(content.encode(), "a.md")
    assert [(each.url, each.title, *each.region[:2]) for each in article.sources] == [
        ("https://a.org/", None, 3, 5),
        ("https://b.org/", "B", 4, 21),
    ]


def test_lines_below_are_counted_with_the_front_matter():
    """The text's own lines keep their numbers."""
    article = parse(b"---\ntitle: A\n---\n## Sources\n\n- https://a.org/\n", "a.md")
    assert article.sources[0].region[:2] == (6, 1)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{new}: &{new}\n  <<: [{','.join(['*' + old] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "matter",
    [
        pytest.param(BOMB + "title: *i\ndate: *i\nsources: *i\nlang: *i\n", id="aliases"),
        pytest.param(MERGES + "title: *i\n", id="merge keys"),
        pytest.param("a: " + "[" * 20_000, id="open brackets"),
        pytest.param("a: " + "{" * 20_000, id="open braces"),
        pytest.param("? " * 5000, id="keys of keys"),
        pytest.param("- " * 5000, id="lists of lists"),
        pytest.param("a: !!python/object/apply:os.system [x]", id="a tag that would run"),
        pytest.param("a: !!binary x", id="no base64"),
        pytest.param("a: 2021-99-99", id="an impossible date"),
        pytest.param("a: 0x" + "f" * 5000, id="a number too long to print"),
        pytest.param("title: " + "9" * 5000, id="digits too many to read"),
        pytest.param("{a: b}: c", id="a mapping as a key"),
        pytest.param("a: \x07", id="controls"),
        pytest.param("\t- a\n  b", id="tabs"),
    ],
)
def test_hostile_yaml_adds_nothing(matter):
    """What is built to hurt a reader of YAML is read in no time, and the article below it as ever."""
    article = parse(f"---\n{matter}\n---\n\n## Sources\n\n- https://a.org/\n".encode(), "a.md")
    assert "https://a.org/" in [each.url for each in article.sources]
    assert article.title is None or len(article.title) < 10_000


@pytest.mark.parametrize("opening", ["---\n", "+++\n"], ids=["yaml", "toml"])
def test_front_matter_that_is_never_closed_is_text(opening):
    """Without its end there is no front matter."""
    article = parse((opening + "title: A\n\n# B\n\n## Sources\n\n- https://a.org/\n").encode(), "a.md")
    assert article.title == "B"
    assert len(article.sources) == 1


def read(matter, body="Text goes on here.\n"):
    """The article below a front matter."""
    return parse(f"{matter}\n{body}".encode(), "a.md")


@pytest.mark.parametrize(
    ("matter", "title", "published"),
    [
        pytest.param("---\nTitle: A\nDate Created: 2021-12-15\n---\n", "A", "2021-12-15", id="capitals"),
        pytest.param("---\ntitle: {en: A, de: B}\ndate.created: 2021-12-15\n---\n", "A", "2021-12-15", id="a dot"),
        pytest.param("---\nname: A\nfirst_published: 2021-12\n---\n", "A", "2021-12", id="first published"),
        pytest.param(
            "---\ndatePublished: 2021-12-15\ncreated: 2020-01-01\n---\n", None, "2021-12-15", id="published"
        ),
        pytest.param(
            "---\ndate: {updated: 2022-01-01, created: 2021-12-15}\n---\n", None, "2021-12-15", id="two in one"
        ),
        pytest.param("---\nlastmod: 2021-12-15\n---\n", None, "None", id="only a revision"),
        pytest.param("+++\ntitle = 'A'\n[date]\ncreated = 2021-12-15\n+++\n", "A", "2021-12-15", id="a table"),
        pytest.param('{\n"title": "A",\n"date": "2021-12-15"\n}\n', "A", "2021-12-15", id="json"),
        pytest.param(';;;\n{"title": "A", "date": "2021-12-15"}\n;;;\n', "A", "2021-12-15", id="fenced json"),
        pytest.param("% A\n  b\n% C; D\n% 15 December 2021\n", "A b", "2021-12-15", id="pandoc"),
    ],
)
def test_fields_go_by_many_names(matter, title, published):
    """However a field is spelled and whatever the notation."""
    article = read(matter)
    assert (article.title, str(article.published)) == (title, published)


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        pytest.param('- "Title one - https://a.org/1"', [("https://a.org/1", "Title one")], id="words before"),
        pytest.param('- "[One](https://a.org/1)"', [("https://a.org/1", "One")], id="markdown"),
        pytest.param("- <https://a.org/1>", [("https://a.org/1", None)], id="angle brackets"),
        pytest.param("- {name: One, link: https://a.org/1}", [("https://a.org/1", "One")], id="a mapping"),
        pytest.param("- One: https://a.org/1", [("https://a.org/1", "One")], id="a name each"),
        pytest.param("- One: {url: https://a.org/1}", [("https://a.org/1", "One")], id="a name and fields"),
        pytest.param(
            "  One: https://a.org/1\n  Two: https://a.org/2",
            [("https://a.org/1", "One"), ("https://a.org/2", "Two")],
            id="names",
        ),
        pytest.param(
            "  web:\n  - https://a.org/1\n  - {title: Two, url: https://a.org/2}",
            [("https://a.org/1", None), ("https://a.org/2", "Two")],
            id="groups",
        ),
        pytest.param("  https://a.org/1", [("https://a.org/1", None)], id="one"),
        pytest.param('- "The Standard of 1994, second edition"', [(None, None)], id="a citation"),
        pytest.param("- {title: A book, author: A. B, year: 2001}", [(None, "A book")], id="a book"),
        pytest.param("- CIS 1.2\n- internal", [], id="codes"),
        pytest.param("- /about\n- {title: Us, url: /us}", [(None, "Us")], id="pages of the site"),
        pytest.param("- {title: A book, resource: 'A book, ch. 4'}", [(None, "A book")], id="no address"),
        pytest.param(
            "- {title: A, resource: 'https://a.org/(83)9'}", [("https://a.org/(83)9", "A")], id="a resource"
        ),
        pytest.param("- [[[[[[[['https://a.org/1']]]]]]]]", [], id="too deep"),
    ],
)
def test_sources_are_listed_in_many_shapes(listed, found):
    """Strings, mappings, names, groups; what leads nowhere and cites nothing is none."""
    assert [(source.url, source.title) for source in read(f"---\nsources:\n{listed}\n---\n").sources] == found


def test_a_mapping_makes_claims():
    """Title, authors, publisher and dates are what the fields say, and nothing is guessed from the text."""
    (source,) = read(
        "---\nfurther_reading:\n- title: One, 2 May 1999\n  url: https://a.org/1\n  source: The Site\n"
        "  authors: [A B, {name: C D}]\n  date: 2021-12-15\n  accessed: 2022-01\n---\n"
    ).sources
    assert (source.title, source.authors, source.publisher) == ("One, 2 May 1999", ("A B", "C D"), "The Site")
    assert (str(source.published), str(source.accessed), source.region[:2]) == ("2021-12-15", "2022-01", (4, 8))


@pytest.mark.parametrize(
    "matter",
    [
        pytest.param(
            "links:\n- {name: GitHub, url: https://github.com/a}\n- {icon: x, url: https://a.org}", id="buttons"
        ),
        pytest.param("links: {twitter: https://twitter.com/a}", id="profiles"),
        pytest.param("contributors:\n- {name: A, url: https://a.org}", id="contributors"),
        pytest.param("author: {name: A, url: https://a.org}\nimage: https://a.org/a.png", id="other fields"),
    ],
)
def test_what_leads_to_people_is_no_source(matter):
    """Profiles, buttons and pictures are none."""
    assert read(f"---\n{matter}\n---\n").sources == ()


def test_items_of_csl_are_references():
    """``references:`` in Pandoc's shape, with the sentence that calls the item."""
    (source,) = read(
        "---\nreferences:\n- id: knuth\n  type: book\n  title: T\n  author: [{family: K, given: D}]\n"
        "  issued: {year: 1984}\n  URL: https://a.org/k\n---\n"
    ).sources
    assert (source.url, source.title, source.labels, source.authors) == (
        "https://a.org/k",
        "T",
        ("knuth",),
        ("D K",),
    )
    assert (str(source.published), source.region[:2]) == ("1984", (3, 7))


def test_bibliographies_are_named():
    """One file or several; nocite calls what no sentence does; a list of sources may go by that name."""
    text = '---\nbibliography: [a.bib, b.json, "https://c.org/c.bib"]\nnocite: "@*, @k"\n---\n\nText.\n'
    document = front_matter.read(front_matter.split(text)[0], Lines(text), Document(()))
    assert document.bibliographies == ("a.bib", "b.json")
    assert [(call.label, block.region[0]) for block in document.blocks for call in block.calls] == [
        ("*", 3),
        ("k", 3),
    ]
    assert [each.anchors[0].url for each in document.listed] == ["https://c.org/c.bib"]


@pytest.mark.parametrize(
    ("matter", "note"),
    [
        pytest.param(
            "---\ntitle: A: b\n---\n", "front matter: not valid YAML (line 2), read line by line", id="yaml"
        ),
        pytest.param(
            "+++\n\ntitle = A\n+++\n", "front matter: not valid TOML (line 3), read line by line", id="toml"
        ),
        pytest.param("---\ntitle: A\n", "front matter opened on line 1 is never closed", id="open"),
    ],
)
def test_what_cannot_be_read_is_told(matter, note):
    """With the line where that is known."""
    assert read(matter).notes == (note,)


@pytest.mark.parametrize(
    "text", ["---\n\nText: a\n", "---\nOnly text.\n", "{\nno json\n}\n", "%\n\na\n", "% a\nb\n"]
)
def test_what_only_looks_like_front_matter_is_text(text):
    """A rule, a brace, a percent sign."""
    assert front_matter.split(text) == ("", text)
    assert parse(text.encode(), "a.md").notes == ()


def test_sources_survive_a_malformed_line():
    """The addresses below a field are its entries still."""
    article = read('---\ntitle: A: b\nsources:\n - https://a.org/1\n - title: "X"\n   url: https://a.org/2\n---\n')
    assert [(source.url, source.title, source.region[0]) for source in article.sources] == [
        ("https://a.org/1", None, 4),
        ("https://a.org/2", "X", 6),
    ]


@pytest.mark.parametrize(
    "key", ["fuentes", "Quellen", "références", "источники", "来源", "Bronnen", "further_reading"]
)
def test_lists_of_sources_are_called_so_in_any_language(key):
    content = f"---\ntitle: A\n{key}:\n  - https://a.org/\n---\n\nText.\n"
    assert [source.url for source in parse(content.encode(), "a.md").sources] == ["https://a.org/"]


@pytest.mark.parametrize(
    ("key", "published"), [("announced", "2013-06-25"), ("fecha", "2013-06-25"), ("updated", "None")]
)
def test_dates_are_called_so_in_any_language(key, published):
    """Of what a text calls its date of publication; the day of the last change is not one."""
    content = f"---\ntitle: A\n{key}: June 25, 2013\n---\n\nText.\n"
    assert str(parse(content.encode(), "a.md").published) == published


@pytest.mark.parametrize(
    "content",
    [
        "---\n\n# A title\n\nProse that goes on.\n\n---\n\nText.\n",
        "\n---\n\n# A title\n\nProse that goes on.\n\n---\n\nText.\n",
        "---\n> A quotation\n---\n\n# A title\n",
    ],
    ids=["a rule first", "a rule second", "a quotation"],
)
def test_a_line_across_the_page_opens_no_front_matter(content):
    """What stands below it is text, up to the next such line."""
    assert front_matter.split(content) == ("", content)
    assert parse(content.encode(), "a.md").title == "A title"


def test_a_comment_may_stand_first():
    content = "---\n# of the site\n\ntitle: A\n---\n\nText.\n"
    assert parse(content.encode(), "a.md").title == "A"


@pytest.mark.parametrize("key", ["titulo", "Titel", "название", "标题", "headline"])
def test_titles_are_called_so_in_any_language(key):
    assert parse(f"---\n{key}: A tale\n---\n\nText.\n".encode(), "a.md").title == "A tale"


def test_a_number_that_no_float_can_hold_is_told():
    """YAML 1.1 reads 1:0:0.5 as a number to the base of 60."""
    article = parse(("---\na: 1" + ":0" * 300 + ".5\n---\n\nText.\n").encode(), "a.md")
    assert article.text == "Text."
    assert len(article.notes) == 1
