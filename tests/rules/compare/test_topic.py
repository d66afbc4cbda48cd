"""Whether a page has anything to do with what an article says where it cites it."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare.topic import Subject, Verdict, is_about, slug_is_kept, topic

ARTICLE = (
    "The harbour board measured more silt in the northern channel than in any year since dredging began. Ships of "
    "deep draught wait for the tide, and the pilots ask for a second dredger before winter storms set in."
)
SENTENCE = "More silt was measured in the northern channel than in any year since dredging began."
COOKING = " ".join(
    ["Bring a large pot of water to the boil. Peel the garlic and warm it gently in plenty of olive oil."] * 10
)
SILT = " ".join(
    ["Since dredging began, no survey of the northern channel has found so much silt on its bed."] * 10
)
SLUG = ("northern", "channel", "silt", "record")


@pytest.mark.parametrize(
    ("page", "cited", "verdict"),
    [
        pytest.param(Subject(["Silt in the channel"], SILT), [SENTENCE], Verdict.SAME, id="on the topic"),
        pytest.param(Subject(["Ten pasta recipes"], COOKING), [SENTENCE], Verdict.OTHER, id="on another"),
        pytest.param(Subject(["Ten pasta recipes"], COOKING, SLUG), [SENTENCE], Verdict.LOST, id="replaced"),
        pytest.param(
            Subject(["Ten pasta recipes"], COOKING, SLUG), [], Verdict.LOST, id="replaced, and not cited"
        ),
        pytest.param(Subject(["Ten pasta recipes"], COOKING), [], Verdict.UNTOLD, id="nothing said"),
        pytest.param(Subject(["Ten pasta recipes"], COOKING), ["See there"], Verdict.UNTOLD, id="little said"),
        pytest.param(
            Subject(["The harbour board"], COOKING), [SENTENCE], Verdict.SAME, id="its title in the article"
        ),
        pytest.param(Subject(["Recipes"], f"{COOKING} Silt, channel"), [SENTENCE], Verdict.SAME, id="at its end"),
        pytest.param(
            Subject(["Ten pasta recipes"], f"Pilots, tide, ships, dredger, winter, storms, draught. {COOKING}"),
            ["Something quite remarkable happened yesterday, people whispered"],
            Verdict.SAME,
            id="the article's own words",
        ),
    ],
)
def test_a_page_is_about_something(page, cited, verdict):
    assert topic(page, ARTICLE, cited) is verdict


def test_the_articles_title_counts_for_a_page_and_is_no_reason_to_judge():
    page = Subject(["Ten pasta recipes"], COOKING)
    assert topic(page, ARTICLE, [SENTENCE], ["Olive oil and garlic"]) is Verdict.SAME
    assert (
        topic(page, ARTICLE, [], ["A long title with very many words about harbours and their silt"])
        is Verdict.UNTOLD
    )


def test_an_address_in_the_article_says_nothing_for_its_page():
    article = f"{ARTICLE} https://food.example/ten-pasta-recipes-garlic-olive"
    assert topic(Subject(["Ten pasta recipes"], COOKING), article, [SENTENCE]) is Verdict.OTHER


@pytest.mark.parametrize(
    ("slug", "titles", "text", "kept"),
    [
        (("northern", "channel", "silt"), ["Silt in the northern channel"], "", True),
        (("northern", "channel", "silt"), ["What was found"], "The northern channel silted up.", True),
        (("northern", "channel", "silt"), ["Ten pasta recipes"], COOKING, False),
        (("northern", "silt"), ["Ten pasta recipes"], COOKING, True),
        (("severnyj", "kanal", "zakryt"), ["Северный канал закрыт"], "Порт закрыл канал.", True),
        (("ueber", "koeln", "fliegen"), ["Über Köln"], "Sie fliegen.", True),
        ((), ["Ten pasta recipes"], COOKING, True),
    ],
)
def test_a_page_keeps_the_words_of_its_address(slug, titles, text, kept):
    assert slug_is_kept(slug, titles, text) is kept


def test_words_are_found_with_another_ending():
    assert is_about(["dredgers", "silt"], "the dredger silted up") == 1
    assert is_about(["north", "south"], "north") == 0.5
    assert is_about([], "north") == 0


def test_the_work_is_bounded():
    def work(size):
        return cpu(lambda: topic(Subject(["q é z"] * 5, "é w " * size, SLUG), "n b " * size, ["v x " * size]))

    assert_linear(work, 100_000)
