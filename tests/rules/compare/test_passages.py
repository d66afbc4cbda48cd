"""Where two texts agree."""

import random

import pytest
from builders import an_article
from timing import assert_linear, cpu

from linkcheck.rules.compare.passages import DRIFT, REACH, Run, chains, places, runs, shared
from linkcheck.rules.compare.shingles import row
from linkcheck.rules.compare.wording import wording

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(*numbers):
    """Return words that say something: one for each number."""
    return " ".join(f"word{LETTERS[number // 26 % 26]}{LETTERS[number % 26]}{number}q" for number in numbers)


def compared(text, page):
    made = wording(an_article(text=text))
    return made, places(row(page, unspaced=made.unspaced), made.grams)


def test_the_longest_run_is_taken():
    made, page = compared(words(*range(10)), f"{words(2, 3, 4, 77)} {words(*range(1, 8))}")
    assert list(runs(made, page, shared(made, page))) == [Run(1, 4, 7)]


def test_a_run_ends_where_the_texts_part():
    made, page = compared(words(*range(10)), words(0, 1, 2, 50, 4, 5, 6, 7, 60, 9))
    assert list(runs(made, page, shared(made, page))) == [Run(0, 0, 3), Run(4, 4, 4)]


def test_two_words_are_no_run():
    made, page = compared(words(*range(10)), words(3, 4, 99, 6, 7))
    assert not list(runs(made, page, shared(made, page)))


def test_a_chain_goes_over_words_that_were_exchanged():
    made, page = compared(words(0, 1, 2, 3, 4, 5, 6, 7, 8), words(0, 1, 2, 50, 4, 51, 52, 7, 8))
    assert [chain.at for chain in chains(made, page, shared(made, page), 3)] == [[0, 1, 2, 4, 7, 8]]


def test_a_chain_keeps_to_the_order():
    made, page = compared(words(0, 1, 2, 3, 4, 5), words(3, 4, 5, 0, 1, 2))
    assert sorted(chain.at for chain in chains(made, page, shared(made, page), 3)) == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(
    ("between", "there", "one"),
    [(REACH - 1, REACH - 1, True), (REACH, REACH, False), (2, 2 + DRIFT, True), (2, 3 + DRIFT, False)],
)
def test_how_far_a_chain_reaches(between, there, one):
    """Two words of a chain are so far apart at the most, and about as far in both texts."""
    made, page = compared(
        words(0, 1, 2, *range(100, 100 + between), 3, 4, 5), words(0, 1, 2, *range(200, 200 + there), 3, 4, 5)
    )
    assert (len(chains(made, page, shared(made, page), 3)) == 1) is one


def test_far_from_what_is_shared_nothing_is_looked_at():
    made, page = compared(words(*range(6)), f"{words(4, 5)} {words(*range(100, 200))} {words(0, 1, 2)}")
    assert [chain.at for chain in chains(made, page, shared(made, page), 3)] == [[0, 1, 2]]


@pytest.mark.parametrize(
    "unit",
    [words(1), words(1, 2), words(*range(9)), words(*range(200))],
    ids=["one word", "two words", "nine words", "two hundred"],
)
def test_repetitions_take_no_longer_than_their_length(unit):
    def cost(size):
        text = f"{unit} " * (size // len(unit))
        made, page = compared(text, text)
        return cpu(lambda: (list(runs(made, page, shared(made, page))), chains(made, page, shared(made, page), 3)))

    assert_linear(cost, 20_000)


def test_random_texts_have_no_chains():
    chance = random.Random(3)
    drawn = [chance.randrange(400) for _ in range(4000)]
    made, page = compared(words(*drawn[:2000]), words(*drawn[2000:]))
    assert max((len(chain.at) for chain in chains(made, page, shared(made, page), 3)), default=0) < 10
