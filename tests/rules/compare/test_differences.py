"""Where titles contradict each other."""

import pytest

from linkcheck.rules.compare.differences import negations, numbers
from linkcheck.rules.compare.words import read


def both(check, one, other, **options):
    return check(read(one).order, read(other).order, **options)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("report 2019", "report 2020", ("2019", "2020")),
        ("5 dead", "7 dead", ("5", "7")),
        ("part II of it", "part III of it", ("ii", "iii")),
        ("part 2 of it", "part II of it", None),
        ("part 01", "part 1", None),
        ("report 2019", "report", None),
        ("report", "report 2019", None),
        ("in 2019 ships sank", "5 men drowned", None),
        ("version 1.5 is out", "version 1.6 is out", ("5", "6")),
        ("1,000 ships sank", "1000 ships sank", None),
        ("٥ سفن", "5 سفن", None),
        ("you and i agree", "you and v agree", ("i", "v")),
    ],
)
def test_numbers_in_the_same_place(one, other, difference):
    assert both(numbers, one, other) == difference


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("attention is not all", "attention is all", ("not", "")),
        ("attention is all", "attention is not all", ("", "not")),
        ("is it not safe", "isn't it safe", None),
        ("silt and its causes", "silt and its causes, not only there", None),
        ("no ship came in", "ship came in", ("no", "")),
        ("der hafen ist nicht zu", "der hafen ist zu", ("nicht", "")),
        ("el puerto no cierra", "el puerto cierra", ("no", "")),
        ("o porto fica no norte", "o porto fica norte", None),
        ("canlı değil mi", "canlı mi", ("degil", "")),
        ("橋は安全ではない", "橋は安全である", ("ない", "")),
        ("橋は開かない", "橋は開く", ("ない", "")),
        ("", "not", None),
    ],
)
def test_negations_among_words_of_both(one, other, difference):
    assert both(negations, one, other) == difference


def test_the_language_decides_what_a_word_means():
    assert both(negations, "hamnen nu stängd", "hamnen stängd", language="sv") is None
    assert both(negations, "portul nu este deschis", "portul este deschis", language="ro-MD") == ("nu", "")
