"""Texts without what printing changes in them."""

import pytest

from linkcheck.rules.compare.letters import fold, size, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t panic", "DON'T PANIC"),
        ("naïve café", "naive cafe"),
        ("cafe\u0301", "café"),
        ("ﬁne ﬂow", "fine flow"),
        ("Straße", "STRASSE"),
        ("Łódź", "Lodz"),
        ("İstanbul ılık", "istanbul ilik"),
        ("exam-\nple", "example"),
        ("hy\u00adphen\u00adated", "hyphenated"),
        ("1,234,567", "1 234 567"),
        ("1.234.567", "1\u202f234\u202f567"),
        ("٤٢ شخصا", "42 شخصا"),
        ("said.[12] The", "said. The"),
        ("said.¹² The", "said. The"),
        ("needed[citation needed] here", "needed here"),
        ("ＡＢＣ１２", "abc12"),
        ("еёй", "ЕЁЙ"),
        ("مـــرحبا", "مرحبا"),
        ("הַשָּׁלוֹם", "השלום"),
        ("rock ’n’ roll — now", "rock'n'roll - now"),
        ("ÆON œuvre", "aeon oeuvre"),
    ],
)
def test_what_printing_changes_is_folded_away(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("will sign", "will not sign"), ("42", "24"), ("договор", "договора"), ("签署", "签字")]
)
def test_other_words_stay_others(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five words – not one – more", 5),
        ("我们下周一定会签署", 4.5),
        ("เราจะลงนาม", 5),
        ("", 0),
        ("– “” …", 0),
        ("我们 sign", 2),
    ],
)
def test_words_are_counted_by_their_letters_where_no_spaces_part_them(text, expected):
    assert size(text) == expected


def test_the_words_of_a_text_are_folded_and_each_letter_is_one_where_no_spaces_part_them():
    assert words("We’ll sign the EU-wide pact") == ["well", "sign", "the", "eu", "wide", "pact"]
    assert words("他说yes") == ["他", "说", "yes"]
