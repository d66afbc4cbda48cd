"""Front matter says what the article is called, when it came out and what it cites."""

import pytest

from linkcheck import parse


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
