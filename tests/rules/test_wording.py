"""How titles are compared."""

import pytest

from linkcheck.rules.wording import containment, content_words, same_script


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s Putin, in 2021: an OVERVIEW", {"russia", "putin", "2021", "overview"}),
        ("Élysée Straße", {"elysee", "strasse"}),
        ("一带一路", {"一带", "带一", "一路"}),
        ("a of _ — 7", {"7"}),
        ("", set()),
    ],
)
def test_words_that_say_something(text, words):
    assert content_words(text) == words


def test_containment_is_the_shorter_titles_share():
    short, long = content_words("Putin and Xi hold talks"), content_words("Putin and Xi hold talks amid tensions")
    assert containment(short, long) == 1
    assert containment(long, short) == 1
    assert containment(short, content_words("pasta recipes")) == 0
    assert containment(frozenset(), long) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Talks on Wednesday", "Gespräche am Mittwoch", True),
        ("Talks on Wednesday", "Переговоры в среду", False),
        ("会談へ", "Talks", False),
        ("2021", "Talks", False),
    ],
)
def test_scripts_are_told_apart(one, other, same):
    assert same_script(one, other) is same
