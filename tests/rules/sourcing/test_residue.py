"""What chatbots leave in a text."""

import pytest
from builders import an_article
from timing import assert_linear, cpu

from linkcheck.rules.sourcing.residue import ai_residue


def found(text, title=None):
    return [fault.confidence.value for fault in ai_residue(an_article(text=text, title=title), [])]


@pytest.mark.parametrize(
    "text",
    [
        "It was closed. :contentReference[oaicite:2]{index=2} It opens again.",
        "It was closed [oaicite:12].",
        "It was closed (turn0search3).",
        "It was closed \ue200cite\ue202turn0search0\ue202turn1news14\ue201.",
        "It was closed【4†source】.",
        "It was closed【12:0†minutes.pdf】 and opened.",
        "It was closed [oai_citation:1‡daily.site](https://daily.site).",
        "It was closed [attached_file:1].",
        "It was closed. [cite_start]It opens.[cite: 3, 14]",
        "关闭了【4†来源】。",
    ],
)
def test_codes_are_sure(text):
    assert found(text) == ["high"]


@pytest.mark.parametrize(
    "text",
    [
        "As an AI language model, I cannot give advice.",
        "It was closed. As of my last knowledge update, it had not opened.",
        "Stand der Dinge. Als KI-Sprachmodell kann ich das nicht wissen.",
        "作为一个人工智能语言模型，我不能。",
    ],
)
def test_phrases_are_less_sure(text):
    assert found(text) == ["medium"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", None),
        ("He was known as an AI language model trainer.", None),
        ("The answer began “As an AI language model, I cannot”.", None),
        ("The code ‘oaicite:2’ means nothing.", None),
        ('It said: "turn0search0".', None),
        ("It was closed [4] † see below.", None),
        ("Return turn of the search.", None),
        ("Codes such as oaicite:2 stay behind.", "How chatbots give themselves away"),
        ("ChatGPT leaves oaicite:2 behind. A chatbot does. So does every chatbot.", None),
        ("As a large language model, GPT can. Language models differ from a chatbot.", None),
    ],
)
def test_what_speaks_of_chatbots_or_of_something_else(text, title):
    assert found(text, title) == []


def test_what_is_shown_is_short():
    (fault,) = ai_residue(an_article(text="x" * 100_000 + " oaicite:2 " + "y" * 100_000), [])
    assert len(fault.message) + len(fault.cited) < 400


@pytest.mark.parametrize("piece", ["【1", "[cite: 1, ", "turn0search", "as an ai ", ". ", "\n"])
def test_long_texts_take_linear_time(piece):
    assert_linear(lambda size: cpu(lambda: found(piece * size)), 20_000)
