"""What of an article is its own wording."""

import re

import pytest
from builders import a_source, an_article
from rules.compare.stories import read
from timing import assert_linear, cpu

from linkcheck.rules.compare.wording import QUOTED, wording

STORIES = read()
TEXT = STORIES["en-dam"]["independent"]


def own(text, *sources):
    """Return the words of a text that are the article's own."""
    made = wording(an_article(*sources, text=text))
    return " ".join(word for word, is_own in zip(made.words, made.own, strict=True) if is_own)


@pytest.mark.parametrize(
    "quoted",
    [
        "“we would rather be criticised”",
        '"we would rather be criticised"',
        "„wir lassen uns lieber tadeln“",
        "«nous préférons être critiqués»",
        "»wir lassen uns lieber tadeln«",
        "‘we’d rather be criticised than that’",
        "https://daily.site/we-would-rather-be",
        "www.daily.site/we",
    ],
)
def test_quotations_and_addresses_are_not_its_own(quoted):
    assert own(f"She said {quoted} on Monday.") == "she said on monday"


def test_quotations_of_a_script_without_spaces_are_not_its_own():
    assert (
        own("局长说「我们欠市民一个道歉」，然后他离开了现场。")
        == "局长 长说 说我 然后 后他 他离 离开 开了 了现 现场"
    )


@pytest.mark.parametrize(
    "text",
    [
        'The "dam" broke',
        "The dam’s wall isn’t the engineers’ fault",
        'It is 5" wide and 7 feet',
        "« open for ever",
    ],
)
def test_single_words_and_apostrophes_are_no_quotations(text):
    assert len(own(text).split()) == len(re.findall(r"\w+", text))


def test_a_mark_that_is_not_closed_in_its_paragraph_quotes_nothing():
    assert (
        own('He said "that it was so\n\nand she did "not agree') == "he said that it was so and she did not agree"
    )


def test_the_list_of_sources_is_not_its_own():
    entry = "Crack found in dam, The Daily, 2 May 2021"
    assert own(f"The dam broke.\n\n{entry}", a_source(text=entry)) == "the dam broke"


@pytest.mark.parametrize(
    "line",
    ["© 2021 The Daily", "All rights reserved by us.", "> a line from a letter", "Alle Rechte vorbehalten."],
)
def test_notices_and_quoted_lines_are_not_its_own(line):
    assert own(f"The dam broke.\n\n{line}") == "the dam broke"


def test_an_entry_within_a_paragraph_is_not_its_own():
    entry = "Crack found in dam, The Daily, 2 May 2021"
    assert (
        own(f"The dam broke. Sources: 1. {entry} 2. Ibid.", a_source(text=entry))
        == "the dam broke sources 1 2 ibid"
    )


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_judged(name):
    assert wording(an_article(text=STORIES[name]["story"])).is_judged


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" ".join(TEXT.split()[:40]), id="short"),
        pytest.param("“" + " ".join(TEXT.split("“")[0].split()[:90]) + "”", id="a quotation"),
        pytest.param("la " * 1000, id="one word"),
        pytest.param("one two three four " * 100, id="a refrain"),
        pytest.param("地" * 5000, id="one character"),
        pytest.param("\x00\ud800\u202e" * 100, id="no words"),
    ],
)
def test_what_has_too_little_wording_is_not_judged(text):
    assert not wording(an_article(text=text)).is_judged


def test_names_and_small_words_are_told_from_plain_ones():
    made = wording(an_article(text="Today the president of Karvia, Davit Orlan, opened 3 dams."))
    plain = [word for word, is_plain in zip(made.words, made.plain, strict=True) if is_plain]
    assert plain == ["president", "opened", "dams"]


def test_in_capitals_no_names_are_told():
    made = wording(an_article(text="THE PRESIDENT OPENED THREE DAMS IN KARVIA"))
    assert sum(made.plain) == 5


@pytest.mark.parametrize(
    "unit", ["“", '"', "‘", "„", "“a", "‘a’b", '"a\n', "« »", "a “b c d e f g h”", "©", "https://"]
)
def test_no_text_takes_longer_than_its_length(unit):
    assert_linear(lambda size: cpu(lambda: wording(an_article(text=unit * (size // len(unit))))), 40_000)
    assert_linear(lambda size: cpu(lambda: QUOTED.findall(unit * (size // len(unit)))), 100_000)
