"""Title and date as an article's own blocks state them, and nobody else's."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article import stated
from linkcheck.article.markdown import document as markdown
from linkcheck.article.text import document as text
from linkcheck.dates import PartialDate

DAY = PartialDate(2021, 12, 15)


def published(content, reader=text):
    blocks = reader.read(content).blocks
    return stated.published(blocks, stated.title(blocks))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(" date 2021-12-15 \nText.\n", id="a first line"),
        pytest.param("2021 December 15\n\nText.\n", id="the year first"),
        pytest.param("Title\n\nWed, 15 December 2021 10:30\n\nText.\n", id="a dateline"),
        pytest.param("Titre\n\nmercredi 15 décembre 2021\n\nTexte.\n", id="fr"),
        pytest.param("Titel\n\nVeröffentlicht am 15. Dezember 2021\n\nText.\n", id="de, published on"),
        pytest.param("标题\n\n发布时间：2021年12月15日\n\n正文。\n", id="zh"),
        pytest.param("제목\n\n작성일: 2021.12.15\n\n글.\n", id="ko"),
        pytest.param("Заголовок\n\nОпубликовано: 15 декабря 2021\n\nТекст.\n", id="ru"),
        pytest.param("Title: T\nAuthor: A\nDate: 2021-12-15\n\nText.\n", id="a preamble"),
        pytest.param("  BIP: 1\n  Title: T\n  Assigned: 2021-12-15\n\nText.\n", id="assigned"),
        pytest.param("From: a\nSubject: T\nDate: Wed, 15 Dec 2021 10:00:00 +0000\n\nText.\n", id="a letter"),
        pytest.param("Title\n\nBy A. Name | 15 December 2021\n\nText.\n", id="a byline"),
        pytest.param("Title\n\nA. Name · Dec 15, 2021 · 5 min read\n\nText.\n", id="a byline with dots"),
        pytest.param("Titel\n\nVon A. Name, 15.12.2021\n\nText.\n", id="de, a byline"),
        pytest.param("Title\n\nText.\n\nLast updated: 2021-12-15\n", id="updated, and nothing else"),
        pytest.param("Titel\n\nText.\n\nZuletzt aktualisiert: 15.12.2021\n", id="de, updated"),
        pytest.param(
            "Title\n\nLast updated: 2022-03-01\n\nPublished: 2021-12-15\n\nText.\n", id="published, not updated"
        ),
        pytest.param(
            "Title\n\nPublished: 15 December 2021, 10:30 (updated 16 December 2021)\n\nText.\n",
            id="both in a line",
        ),
    ],
)
def test_the_date_of_an_article_is_read(content):
    """A line of its own, a field, a byline; the last change only where nothing else is said."""
    assert published(content) == DAY


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            "# T\n\n| Field | Value |\n|-|-|\n| Author | A |\n| Date | 2021-12-15 |\n\nText.\n", id="a table"
        ),
        pytest.param("# T\n\n- **Published:** 2021-12-15\n- **Author:** A\n\nText.\n", id="items"),
        pytest.param("# T\n\n**Fecha:** 15 de diciembre de 2021\n\nTexto.\n", id="es, a bold field"),
        pytest.param(
            "# T\n\nText.\n\n## Version history\n\n| v | d |\n|-|-|\n| 2 | 2022-01-01 |\n| 1 | 2021-12-15 |\n",
            id="a table of versions",
        ),
        pytest.param(
            "# T\n\nText.\n\n## Changelog\n\n- 2022-01-01: more\n- 2021-12-15: begun\n", id="a list of changes"
        ),
    ],
)
def test_the_date_of_a_markdown_article_is_read(content):
    assert published(content, markdown) == DAY


def test_a_month_is_enough():
    assert published("Title\n\nMay 1996\n\nText.\n") == PartialDate(1996, 5)
    assert published("عنوان\n\nيوليو 2026\n\nنص.\n") == PartialDate(2026, 7)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Title\n\nSources:\n\n- 2021-12-15\n- https://a.org 2021-12-15\n", id="of a source"),
        pytest.param("Title\n\nResources\n\nDate: 2021-12-15\nhttps://a.org\n", id="of a field in the list"),
        pytest.param(
            "Title\n\nOn 15 December 2021 it rained, and so it did on the next day.\n", id="in a sentence"
        ),
        pytest.param("Title\n\nAccessed: 2021-12-15\n\nText.\n", id="of a visit"),
        pytest.param("Title\n\nText.\n\nMore.\n\nMore.\n\nMore.\n\nMore.\n\n2021-12-15\n\nText.\n", id="far down"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_date_of_something_else_is_not_the_articles(content):
    assert published(content) is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("A title\n\nText.\n", "A title", id="a first line"),
        pytest.param("2021-12-15\n\nA title\n\nText.\n", "A title", id="below the date"),
        pytest.param("Title: A title\nDate: 2021-12-15\n\nText.\n", "A title", id="a field"),
        pytest.param("Betreff: Ein Titel\n\nText.\n", "Ein Titel", id="de, a field"),
        pytest.param("A TITLE\n\nText.\n", "A TITLE", id="capitals"),
        pytest.param("A title\n=======\n\nText.\n", "A title", id="underlined"),
        pytest.param("This is a sentence.\n\nText.\n", None, id="a sentence"),
        pytest.param("One line\nand another\n\nText.\n", None, id="a paragraph"),
        pytest.param("Sources:\n- https://a.org\n", None, id="a list"),
        pytest.param("https://a.org\n\nText.\n", None, id="an address"),
        pytest.param("A line alone", None, id="a line alone"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_title_is_stated_or_none(content, expected):
    """No title is better than a wrong one."""
    assert stated.title(text.read(content).blocks) == expected


def test_a_title_may_stand_in_back_ticks():
    assert stated.title(markdown.read("# `map` and `filter`\n\nText.\n").blocks) == "map and filter"


@pytest.mark.parametrize("repeated", ["a | ", "a: ", "| a ", "** ", "By a, ", "2021 May "])
def test_what_is_stated_is_read_in_linear_time(repeated):
    def elapsed(size):
        blocks = text.read((repeated * (size // len(repeated)) + "\n\n") * 3).blocks
        return cpu(lambda: stated.published(blocks, stated.title(blocks)))

    assert_linear(elapsed, 10_000)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("## Description\n\nText.\n\n## Usage\n\nText.\n", None),
        ("## A tale of two cities\n\nText.\n\n## Usage\n\nText.\n", "A tale of two cities"),
        ("## Moss\n\nText.\n\n### Usage\n\nText.\n", "Moss"),
    ],
)
def test_the_first_of_several_sections_names_only_itself(content, title):
    """A single word above more headings of its rank is a part of the text."""
    assert stated.title(markdown.read(content).blocks) == title


def test_signs_are_no_title():
    assert stated.title(text.read("/*\n\nText that goes on.\n").blocks) is None


def test_a_column_may_say_when_the_text_was_written():
    """The first row of a table at the top; what it says of changes is none."""
    table = "| Author | Created on | Last updated |\n|---|---|---|\n| A. Name | 15-12-2021 | 16-12-2021 |\n"
    content = f"# T\n\n{table}\nText.\n"
    assert published(content, markdown) == DAY


def test_a_page_of_nothing_but_sources_is_called_by_its_heading():
    assert stated.title(markdown.read("# References\n\n## Books\n\n- A\n").blocks) == "References"
    assert stated.title(markdown.read("# References\n\n- A\n\n# Moss\n\nText.\n").blocks) == "Moss"


@pytest.mark.parametrize(
    "line",
    [
        "Karl Name (8 October 1684 – 22 October 1762) was a painter, born at the sea.",
        "It was on a cold day in the north - 15 December 2021 - when it all began to change.",
    ],
)
def test_a_sentence_is_no_byline(line):
    assert published(f"Name\n\n{line}\n\nText.\n") is None
