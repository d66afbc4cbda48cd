"""What stands among or below entries and is none is known by how it begins."""

import pytest

from linkcheck.article import strays


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo: A. Name", True),
        ("Foto: Agentur", True),
        ("Titelbild: © Agentur", True),
        ("- Image credit: https://x.org", True),
        ("© A. Name / Agency", True),
        ("图片来源：某网", True),
        ("사진: 기자", True),
        ("Фото: Агентство", True),
        ("A history of photography: a book, 1999", False),
        ("Photo: " + "a" * 300, False),
        ("A. Name, Title", False),
        ("", False),
    ],
)
def test_a_credit_is_known(text, expected):
    assert strays.is_credit(text) is expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("A, B / Photo credit: C", "A, B"),
        ("A | Bild: C", "A"),
        ("A (Foto: C)", "A"),
        ("A  Photo: C", "A"),
        ("光明网作者：某", "光明网"),
        ("新华网 责任编辑：某", "新华网"),
        ("新华网  举报", "新华网"),
        ("A Daily \n Share", "A Daily"),
        ("A\nPhoto: B", "A"),
        ("举报", "举报"),
        ("A History of Photography: B", "A History of Photography: B"),
        ("A, https://a.org", "A, https://a.org"),
        ("", ""),
    ],
)
def test_a_credit_that_shares_a_line_is_cut_off(text, sources):
    assert text[: strays.credit_at(text, 0)] == sources


@pytest.mark.parametrize(
    ("text", "first_link", "expected"),
    [
        ("Edit this page on A", 0, True),
        ("Share: A", 7, True),
        ("Next [A]", 5, True),
        ("Next Generation Science, 1999", None, False),
        ("© 2020", None, True),
        ("标签：甲", None, True),
        ("Tags", None, True),
        ("A. Name, Title", 9, False),
        ("Title", 0, False),
        ("", None, False),
    ],
)
def test_a_line_of_another_part_is_known(text, first_link, expected):
    """A word that may begin a title needs a colon, a link or nothing behind it."""
    assert strays.begins_another_part(text, first_link) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Lizenz", True), ("About the author", True), ("Share this", True), ("コメント", True), ("A title", False)],
)
def test_a_heading_of_another_part_is_known(text, expected):
    assert strays.heads_another_part(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None.", True),
        ("n/a", True),
        ("(keine)", True),
        ("暂无", True),
        ("No source available", True),
        ("Nona", False),
    ],
)
def test_nothing_is_said_in_words(text, expected):
    assert strays.is_nothing(text) is expected


def test_every_row_is_of_a_kind_that_is_read():
    found = {key.partition(" ")[2] for key, _ in strays.tables.rows(strays.__file__, "strays.txt")}
    assert found == {"ends", "begins", "credits", "none", "buttons"}
