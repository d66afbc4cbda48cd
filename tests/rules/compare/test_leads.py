"""Which of many pages begin alike."""

import pytest
from rules.compare.stories import edited, read
from timing import assert_linear, cpu

from linkcheck.rules.compare.leads import alike, lead, overlap

STORIES = read()
ENGLISH = [name for name in STORIES if name.startswith("en")]


def told(*texts, least=0.4):
    return [(one, other) for one, other, _ in alike([lead(text) for text in texts], least)]


@pytest.mark.parametrize("name", STORIES)
def test_reprints_begin_alike_and_reports_on_one_event_do_not(name):
    story = STORIES[name]
    assert told(story["story"], story["story"].upper()) == [(1, 0)]
    others = [story[kind] for kind in ("independent", "rival", "quotation", "back") if kind in story]
    assert not told(story["story"], *others)


@pytest.mark.parametrize("name", ENGLISH)
def test_an_edited_reprint_begins_alike(name):
    assert told(STORIES[name]["story"], edited(STORIES[name]["story"], share=0.1)) == [(1, 0)]


def test_a_shortened_reprint_begins_alike():
    story = STORIES["en-dam"]["story"]
    assert told(story, " ".join(story.split()[:70])) == [(1, 0)]


@pytest.mark.parametrize("text", ["", "Read more", "word " * 40, "地" * 60, "\ud800" * 99], ids=str.__len__)
def test_what_says_little_is_not_compared(text):
    assert not lead(text)
    assert not told(text, text)


def test_two_empty_leads_have_nothing_in_common():
    assert overlap(lead(""), lead("")) == 0


def test_a_hundred_reprints_are_each_tied_to_the_first():
    assert told(*[STORIES["en-dam"]["story"]] * 100) == [(place, 0) for place in range(1, 100)]


@pytest.mark.parametrize("kind", ["reprints", "own texts", "own texts with one beginning"])
def test_many_pages_take_no_longer_than_their_number(kind):
    story = STORIES["en-dam"]["story"]

    def text(number):
        own = " ".join(f"w{number}x{place}" for place in range(80))
        return {"reprints": story, "own texts": own}.get(kind, f"{story[:300]} {own}")

    assert_linear(lambda size: cpu(lambda: told(*map(text, range(size)))), 60)
