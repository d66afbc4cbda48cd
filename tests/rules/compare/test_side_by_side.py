"""Passages that two texts have in common, side by side."""

import pytest
from builders import an_article
from rules.compare.stories import read

from linkcheck.rules.compare.copying import copied
from linkcheck.rules.compare.side_by_side import LONGEST, MOST, side_by_side
from linkcheck.rules.compare.wording import wording

STORIES = read()


def passages(text, page):
    own = wording(an_article(text=text))
    return side_by_side(own, page, copied(own, page))


@pytest.mark.parametrize("kind", ["story", "spun"])
@pytest.mark.parametrize("name", STORIES)
def test_each_side_is_as_it_stands_there(name, kind):
    text, page = STORIES[name][kind], f"A line before.\n\n{STORIES[name]['story']}\nA line behind."
    found = passages(text, page)
    assert 1 <= len(found) <= MOST
    for passage in found:
        assert passage.cited.strip("…") in " ".join(text.split())
        assert passage.found.strip("…") in " ".join(page.split())
        assert all(20 < len(side) <= LONGEST for side in passage)


def test_no_passage_stands_in_two_others():
    """A page that has a text twice is shown once."""
    story = STORIES["en-dam"]["story"]
    found = passages(story, f"{story}\n{story}")
    assert len({passage.cited for passage in found}) == len(found)


def test_what_was_cut_is_marked():
    story = STORIES["en-dam"]["story"]
    cited = [passage.cited for passage in passages(story, story)]
    assert [each for each in cited if not each.startswith("…")] == [
        next(each for each in cited if each.startswith("Engineers began"))
    ]
    assert sum(not each.endswith("…") for each in cited) <= 1


def test_the_words_around_are_shown():
    story = STORIES["en-tram"]["story"]
    found = passages(f"Once upon a time. {story}", f"Quite another line. {story}")
    beginning = next(each for each in found if "The city council voted" in each.cited)
    assert beginning.cited.startswith("…upon a time. The city council")
    assert beginning.found.startswith("Quite another line. The city council")
