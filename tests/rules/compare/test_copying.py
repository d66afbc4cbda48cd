"""Which pages have an article's wording."""

from pathlib import Path

import pytest
from builders import an_article
from rules.compare.stories import COPIES, KINDS, independents, read, variants
from timing import assert_linear, cpu

import linkcheck
from linkcheck.rules.compare.copying import copied
from linkcheck.rules.compare.wording import wording

STORIES = read()
PAIRS = {(name, kind): text for name in STORIES for kind, text in variants(name, STORIES).items()}
OTHERS = "\n".join(text for story in STORIES.values() for kind, text in story.items() if kind == "independent")


def compare(text, page):
    return copied(wording(an_article(text=text)), page)


@pytest.mark.parametrize(("name", "kind"), PAIRS, ids=lambda each: each)
def test_copies_are_told_from_what_is_independent(name, kind):
    """Every verbatim, edited and machine-spun text is told, and no other report on the same event."""
    copy = compare(STORIES[name]["story"], PAIRS[name, kind])
    assert (copy is not None) is (kind in COPIES)
    if copy:
        assert copy.same > 0.3
        assert copy.followed >= 0.45


def test_there_are_as_many_stories_as_promised():
    assert len(STORIES) >= 12
    assert all(set(KINDS) - {"rival", *COPIES[:2]} <= {*texts, "verbatim"} for texts in STORIES.values())


def test_no_two_independent_texts_are_told():
    assert not [one[:60] for one, other in independents(STORIES) if compare(one, other)]


@pytest.mark.parametrize("name", STORIES)
def test_the_paraphrase_is_told_on_a_long_page_too(name):
    copy = compare(STORIES[name]["spun"], f"{OTHERS}\n{STORIES[name]['story']}\n{OTHERS}")
    assert copy is not None
    assert copy.followed > 0.3


def test_verbatim_is_all_of_it():
    copy = compare(STORIES["en-tram"]["story"], STORIES["en-tram"]["story"])
    assert (copy.same, copy.followed) == (1.0, 1.0)


def test_a_part_is_told_as_large_as_it_is():
    """Where a fifth of the article is taken over, a fifth is told."""
    parts = [STORIES[name]["independent"] for name in ("en-dam", "en-bank", "en-tram", "en-vaccine")]
    text = "\n\n".join([*parts, STORIES["en-court"]["story"]])
    copy = compare(text, STORIES["en-court"]["story"])
    assert 0.17 < copy.same < 0.25


QUOTE = STORIES["en-bank"]["independent"].replace('"', "")


@pytest.mark.parametrize(
    ("before", "after"),
    [("“", "”"), ('"', '"'), ("«", "»"), ("> ", "")],
    ids=["typographic", "straight", "angles", "quoted lines"],
)
def test_what_the_article_quotes_is_no_copy(before, after):
    text = f"{STORIES['en-dam']['story']}\n\n{before}{QUOTE}{after}"
    assert compare(text, QUOTE) is None


def test_what_both_took_from_somebody_else_is_no_copy():
    """A statement that the page quotes is nobody's wording in the article either."""
    statement = " ".join(QUOTE.split()[:60])
    text = f"{STORIES['en-dam']['story']} {statement}"
    assert compare(text, f"{OTHERS}\nThe bank said: “{statement}”") is None
    assert compare(text, f"{OTHERS}\nThe bank said: {statement}") is not None


TABLE = [
    f"{country} {rank} {3 * rank} {7 * rank}"
    for rank, country in enumerate(("Norway", "Chile", "Japan", "Peru") * 9)
]


@pytest.mark.parametrize(
    "shared",
    [
        pytest.param("\n\n".join(TABLE), id="a table"),
        pytest.param(
            ", ".join(f"{a}{b} {b}{a}son" for a in ("Ann", "Bo", "Cy") for b in "DEFGHIJKLM"), id="names"
        ),
        pytest.param("the President of the United States of America and " * 6, id="a title"),
    ],
)
def test_names_numbers_and_titles_are_no_wording(shared):
    text = f"{STORIES['en-dam']['story']}\n\n{shared}"
    assert compare(text, f"{STORIES['en-bank']['story']}\n{shared}") is None


def test_one_sentence_is_too_little():
    sentence = STORIES["en-dam"]["story"].split(". ")[0]
    text = " ".join(STORIES["en-bank"]["independent"].split()[:60])
    assert compare(f"{text} {' '.join(sentence.split()[:14])}", sentence) is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\x00" * 1000,
        "\ud800\udfff" * 50,
        "“" * 5000,
        "a " * 100_000,
        "地" * 100_000,
        "\u202e" * 1000,
        "1 " * 9999,
    ],
    ids=["empty", "zeros", "surrogates", "marks", "one word", "one character", "controls", "numbers"],
)
@pytest.mark.parametrize("name", ["en-dam", "zh-ditie", "ar-sooq"])
def test_no_page_is_too_strange(name, page):
    assert compare(STORIES[name]["story"], page) is None


def test_the_script_of_the_page_may_be_another():
    assert compare(STORIES["zh-ditie"]["story"], STORIES["en-dam"]["story"]) is None
    assert compare(STORIES["en-dam"]["story"], STORIES["zh-ditie"]["story"]) is None


@pytest.mark.parametrize("unit", ["others", "story", "one word"])
def test_no_page_takes_longer_than_its_length(unit):
    texts = {"others": OTHERS, "story": STORIES["en-dam"]["story"], "one word": "dam "}
    own = wording(an_article(text=STORIES["en-dam"]["spun"]))

    def cost(size):
        page = (texts[unit] + "\n") * (size // len(texts[unit]) + 1)
        return cpu(lambda: copied(own, page[:size]))

    assert_linear(cost, 100_000, largest=800_000)


def test_a_long_article_takes_no_longer_than_its_length():
    def cost(size):
        text = "\n\n".join(f"{number} {OTHERS}" for number in range(size // len(OTHERS) + 1))[:size]
        own = wording(an_article(text=text))
        return cpu(lambda: copied(own, text))

    assert_linear(cost, 20_000)


def test_the_demonstration_says_nothing_of_copying():
    """The stand-in page of the demonstration has words of our own."""
    seed = linkcheck.parse(
        Path(linkcheck.__file__).with_name("demo").joinpath("seed-article.txt").read_bytes(), "a.txt"
    )
    page = (
        "The presidents of Russia and China are to speak by video link on Wednesday. A spokesman in Moscow said."
    )
    assert wording(seed).is_judged
    assert copied(wording(seed), page) is None
