"""Texts as rows of words."""

import pytest

from linkcheck.rules.compare.shingles import LONGEST, grams, is_unspaced, places, row, spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "The dam’s wall, “cracked” – again…", ["the", "dam", "s", "wall", "cracked", "again"], id="signs"
        ),
        pytest.param("Straße STRASSE", ["strasse", "strasse"], id="folded"),
        pytest.param("Мост закрыт.", ["мост", "закрыт"], id="Cyrillic"),
        pytest.param("اندلع حريق، كبير؟", ["اندلع", "حريق", "كبير"], id="Arabic"),
        pytest.param("", [], id="nothing"),
        pytest.param("... -- !", [], id="signs alone"),
    ],
)
def test_the_words_of_a_row(text, words):
    assert row(text, unspaced=False) == words


def test_a_script_without_spaces_is_read_by_pairs():
    assert row("临江市，地铁。", unspaced=True) == ["临江", "江市", "市地", "地铁"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("临江市地铁四号线停运", True),
        ("タワーが開いた", True),
        ("รถไฟหยุดวิ่ง", True),
        ("지하철 사호선이 멈췄다", False),
        ("The dam", False),
        ("", False),
    ],
)
def test_whether_a_script_puts_spaces(text, expected):
    assert is_unspaced(text) is expected


@pytest.mark.parametrize(
    ("text", "unspaced"),
    [
        ("  The dam’s\twall, “cracked” –\n again…  İİ ends ", False),
        ("临江市，地铁 四号线。A b", True),
        ("\x1c a \x1f b\x85c\u2028d\u3000e", False),
    ],
)
def test_each_word_stands_where_it_is_said_to_stand(text, unspaced):
    words = row(text, unspaced=unspaced)
    found = spans(text, unspaced=unspaced)
    assert len(found) == len(words)
    assert places(text, range(len(words)), unspaced=unspaced) == dict(enumerate(found))
    if not unspaced:
        assert [text[start:end].casefold() for start, end in found] == words


def test_words_that_are_not_there_have_no_place():
    assert places("one two", [1, 2, 7], unspaced=False) == {1: (4, 7)}
    assert places("", [0], unspaced=False) == {}


def test_a_text_without_end_is_cut():
    assert len(row("a " * LONGEST, unspaced=False)) == LONGEST // 2


def test_grams_are_three_words_in_a_row():
    assert list(grams(["a", "b", "c", "d"])) == [("a", "b", "c"), ("b", "c", "d")]
    assert not list(grams(["a", "b"]))
