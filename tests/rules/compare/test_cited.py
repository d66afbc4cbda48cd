"""Which words of the article rest on which of its sources."""

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.rules.compare.cited import cited_quotations, cited_sentences, sole_quotations

NOTES = "\n\n[^1]: https://daily.example/one\n[^2]: https://weekly.example/two\n"
LIST = "\n\n## Sources\n\n1. [One](https://daily.example/one)\n2. [Two](https://weekly.example/two)\n"


def cited(text):
    article = linkcheck.parse(text.encode(), "article.md")
    return [(each.quotation.text, each.sources) for each in cited_quotations(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we will sign it next week”.[^1]" + NOTES, [("we will sign it next week", (0,))]),
        ("He said “we will sign it next week”[^1] and left.[^2]" + NOTES, [("we will sign it next week", (0, 1))]),
        (
            "He said: “We agree with all. We will sign it.”[^1] He left." + NOTES,
            [("We agree with all. We will sign it.", (0,))],
        ),
        (
            "“We agree with all of it. We will sign,” he said.[^2] He left." + NOTES,
            [("We agree with all of it. We will sign,", (1,))],
        ),
        ("He said “we will sign it next week” [2]." + LIST, [("we will sign it next week", (1,))]),
        ("He said “we will sign it next week” [1, 2]." + LIST, [("we will sign it next week", (0, 1))]),
        ("他说：“我们下周一定会签署这个协议。”[^1]" + NOTES, [("我们下周一定会签署这个协议。", (0,))]),
        (
            "He [told the paper](https://daily.example/one) that “we will sign it next week”." + LIST,
            [("we will sign it next week", (0,))],
        ),
        (
            "“We will sign it next week,” he [said](https://weekly.example/two). It rained." + LIST,
            [("We will sign it next week,", (1,))],
        ),
        (
            "“We will sign it next week.” ([The Weekly](https://weekly.example/two)) It rained." + LIST,
            [("We will sign it next week.", (1,))],
        ),
        (
            "“We will [sign it](https://weekly.example/two#part) next week.” It rained." + LIST,
            [("We will sign it next week.", (1,))],
        ),
    ],
)
def test_a_quotation_cites_what_its_sentence_calls_or_links(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said “we will sign it next week”. He left.[^1]" + NOTES,
        "It rained.[^1] He said “we will sign it next week”." + NOTES,
        "“We will sign it next week.” He met [the press](https://daily.example/one)." + LIST,
        "He met [the press](https://daily.example/one). He said “we will sign it next week”." + LIST,
        "He said “we will sign it next week”, [a page of no entry](https://other.example/x)." + LIST,
        "It rained.[^1]\n\n[^1]: “We will sign it next week,” https://daily.example/one\n",
        "Rain.\n\n## Sources\n\n- “We will sign it next week” ([Daily](https://daily.example/one))\n",
        "See [“We will sign it next week”](https://daily.example/one)." + LIST,
        "He said “we will sign it next week”.",
        "",
    ],
)
def test_a_quotation_beside_which_nothing_is_cited_cites_nothing(text):
    assert cited(text) == []


def test_a_link_whose_words_stand_in_several_places_is_placed_by_its_neighbours_or_not_at_all():
    text = (
        "The town said no. He [wrote](https://daily.example/one) that “we will sign it next week”, "
        "the [town](https://other.example/x) said."
    )
    assert cited(text + LIST) == [("we will sign it next week", (0,))]
    text = "They said no. They [said](https://daily.example/one) “we will sign it next week”. Others said more."
    assert cited(text + LIST) == []


def test_sentences_that_call_one_source_alone():
    text = "A is 42 %.[^1] B is 43 %.[^1][^2] C is 44 %." + NOTES
    article = linkcheck.parse(text.encode(), "article.md")
    assert [(each.text.startswith("A is 42 %."), each.source) for each in cited_sentences(article)] == [(True, 0)]


def test_what_an_article_without_marks_quotes_somebody_with():
    text = "The minister said “we will sign it next week”. The “land of the many old bridges” is near."
    (found,) = sole_quotations(linkcheck.parse((text + LIST).encode(), "article.md"))
    assert found.text == "we will sign it next week"
    assert not sole_quotations(linkcheck.parse((text + "[^1]" + NOTES).encode(), "article.md"))


def test_a_sentence_that_stands_twice_is_found_where_it_stands():
    text = "He said “we will sign it next week”.[^1]\n\n" * 3
    assert cited(text + NOTES) == [("we will sign it next week", (0,))] * 3


@pytest.mark.parametrize(
    "piece",
    [
        "He said “we will sign it next week”.[^1] ",
        "He [said](https://daily.example/one) “we will sign it next week”. ",
        "[a](https://daily.example/one) ",
    ],
)
def test_tying_takes_time_in_proportion_to_the_text(piece):
    def cost(size):
        article = linkcheck.parse((piece * size + LIST + NOTES).encode(), "article.md")
        return cpu(lambda: cited_quotations(article))

    assert_linear(cost, 100, largest=1600)
