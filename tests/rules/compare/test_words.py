"""A title as words."""

import pytest

from linkcheck.rules.compare.folding import fold, searchable, spelled_in_address
from linkcheck.rules.compare.words import languages_told, read, script, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s Putin, in 2021: an OVERVIEW", {"russia", "putin", "2021", "overview"}),
        ("Élysée Straße", {"elysee", "strasse"}),
        ("一带一路", {"一带", "带一", "一路"}),
        ("a of _ — 7", {"7"}),
        ("EU und UN", {"eu", "un"} - {"un"}),
        ("হাসপাতাল खुला", {"হাসপাতাল", "खुला"}),
        ("الميناء والميناء", {"ميناء"}),
        ("개통되었다", {"개통", "통되", "되었", "었다"}),
        ("12,500 boats, 12.500 boats, 12 500", {"12500", "boats"}),
        ("007 ٢٠١٩ ２０１９", {"7", "2019"}),
        ("covid19 Covid-19", {"covid", "19"}),
        ("", set()),
    ],
)
def test_words_that_say_something(text, words):
    assert read(text).said == words


def test_a_long_number_is_left_as_it_is():
    assert list(tokens("0" * 5000)) == ["0" * 5000]


def test_words_are_counted_and_a_character_is_half_a_word():
    assert read("Putin and Xi").size == 2
    assert read("北港の橋").size == 2
    assert read("북항에 다리").size == 2


def test_the_order_keeps_small_words():
    assert read("Boats can't enter").order == ("boats", "ca", "not", "enter")
    assert read("橋は無い").order == ("橋", "は", "無", "い")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks on Wednesday", "Latin"),
        ("Gespräche über Öl", "Latin"),
        ("Переговоры в среду", "Cyrillic"),
        ("会談へ", "Chinese or Japanese"),
        ("회담", "Korean"),
        ("محادثات", "Arabic"),
        ("שיחות", "Hebrew"),
        ("बातचीत", "Devanagari"),
        ("การเจรจา", "Thai"),
        ("2021", ""),
        ("é", "Latin"),
    ],
)
def test_scripts_are_told_apart(text, expected):
    assert script(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "is_told"),
    [
        ("What happened to the port", "en", True),
        ("Was ist mit dem Hafen", "de", True),
        ("Was ist mit dem Hafen", "en", False),
        ("Что случилось с портом", "ru", True),
        ("Hafen", "de", False),
    ],
)
def test_small_words_tell_languages(text, language, is_told):
    assert (language in languages_told(text)) is is_told


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("STRASSE Straße", "strasse strasse"),
        ("İıI", "iii"),
        ("Søren Ærø", "soren aero"),
        ("ﬁn", "fin"),
        ("ＡＢ１", "ab1"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("Ёлка", "елка"),
        ("كِتَابـــ", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("다리", "다리"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
    ],
)
def test_a_text_is_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["Łódź und Sønderborg, Große Straße", "Ещё один порт", "다리 개통", "Η ΟΔΟΣ της Σύρου"]
)
def test_a_long_text_is_folded_so_that_folded_words_are_found_in_it(text):
    long = searchable(text * 3)
    assert all(fold(word.strip(",")) in long for word in text.split())


def test_umlauts_are_spelled_as_in_addresses():
    assert spelled_in_address(fold("Über Köln")) == spelled_in_address("ueber koeln")
