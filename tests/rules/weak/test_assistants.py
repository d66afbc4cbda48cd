"""Answers of AI assistants, and addresses copied from them."""

import pytest
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import Level

ANSWERS = (
    "https://chatgpt.com/share/67b1c2d3-0000-8000-9000-a1b2c3d4e5f6",
    "https://chat.openai.com/share/abc",
    "https://chatgpt.com/c/67b1c2d3",
    "https://claude.ai/share/0b1c",
    "https://gemini.google.com/share/abc",
    "https://g.co/gemini/share/abc",
    "https://www.perplexity.ai/page/history-of-the-strait-abc",
    "https://poe.com/s/abc",
    "https://grok.com/share/abc",
    "https://x.com/i/grok/share/abc",
    "https://copilot.microsoft.com/shares/abc",
    "https://chatgpt.com/",
    "https://claude.ai",
    "https://iask.ai/?q=flood",
)


@pytest.mark.parametrize("url", ANSWERS)
def test_answers_of_assistants(url):
    """An assistant's answer, its page and its front page are no document."""
    faults = told(cited(url))["ai-answer"]
    assert faults[0].cited == url
    assert faults[0].level is None


@pytest.mark.parametrize(
    "url",
    [
        "https://openai.com/research/gpt-4",
        "https://openai.com/policies/terms-of-use/",
        "https://www.anthropic.com/news/claude-3-family",
        "https://blog.perplexity.ai/blog/introducing-pages",
        "https://chatgpt.com/pricing",
        "https://daily.site/tech/chatgpt.com/share/explained",
        "https://daily.site/share/67b1c2d3",
        "https://notchatgpt.com/share/67b1c2d3",
        "https://en.wikipedia.org/wiki/ChatGPT",
    ],
)
def test_pages_about_assistants_are_no_answers(url):
    assert "ai-answer" not in spoken(cited(url))


def test_an_article_about_the_assistant_may_cite_its_answers():
    assert spoken(cited(ANSWERS[0], article="What ChatGPT gets wrong about floods")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "ChatGPT, when asked, named three causes.",
        "Der Chatbot nannte drei Ursachen.",
        "Le chatbot a cité trois causes.",
        "Нейросеть назвала три причины.",
        "チャットボットは三つの原因を挙げた。",
        "챗봇은 세 가지 원인을 들었다.",
        "聊天机器人列出了三个原因。",
        "Sohbet robotu üç neden saydı.",
        "روبوت الدردشة ذكر ثلاثة أسباب",
    ],
)
def test_an_answer_that_is_called_one_is_a_warning(sentence):
    assert told(cited(ANSWERS[0], sentence))["ai-answer"][0].level is Level.WARNING


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://daily.site/a?utm_source=chatgpt.com", "https://daily.site/a"),
        ("https://daily.site/a?id=7&utm_source=chatgpt.com", "https://daily.site/a?id=7"),
        ("https://daily.site/a?utm_source=chatgpt.com&id=7#part", "https://daily.site/a?id=7#part"),
        ("https://Daily.site/A?utm_source=chatgpt.com&utm_medium=referral", "https://Daily.site/A"),
        ("https://daily.site/a?utm_source=perplexity", "https://daily.site/a"),
        ("https://daily.site/a?q=%C3%A4&utm_source=openai", "https://daily.site/a?q=%C3%A4"),
        ("https://daily.site/a?x=1&x=2&utm_source=copilot.com", "https://daily.site/a?x=1&x=2"),
        ("https://daily.site/a?empty=&utm_source=claude.ai", "https://daily.site/a?empty="),
        (
            "https://daily.site/a?utm_source=chatgpt.com#:~:text=words%20here",
            "https://daily.site/a#:~:text=words%20here",
        ),
        ("https://daily.site/a#utm_source=chatgpt.com", "https://daily.site/a"),
    ],
)
def test_the_advice_is_the_address_without_the_tools_parameter(url, plain):
    fault = told(cited(url))["ai-referral"][0]
    assert fault.cited == url
    assert fault.advice.endswith(f" {plain}")


def test_the_tool_is_named():
    assert "ChatGPT" in told(cited("https://daily.site/a?utm_source=chatgpt.com"))["ai-referral"][0].message


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.site/a?utm_source=newsletter",
        "https://daily.site/a?utm_source=twitter&utm_medium=social",
        "https://daily.site/chatgpt.com?page=2",
        "https://daily.site/a?q=utm_source%3Dchatgpt.com",
        "https://daily.site/utm_source=chatgpt.com/a",
        "https://daily.site/a?source=gemini-observatory",
    ],
)
def test_other_parameters_are_left_alone(url):
    assert "ai-referral" not in spoken(cited(url))


def test_no_advice_repeats_a_secret():
    """An address with a key in it is not written out once more."""
    url = "https://daily.site/a?utm_source=chatgpt.com&access_token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"
    assert told(cited(url))["ai-referral"][0].advice is None


def test_where_it_was_copied_from_is_told_beside_what_it_is():
    url = "https://en.wikipedia.org/wiki/Strait?utm_source=chatgpt.com"
    assert spoken(cited(url)) == ["ai-referral", "open-wiki"]


def test_a_copied_address_is_told_of_a_page_that_is_gone():
    """Tools invent pages: that the address came from one matters the more."""
    assert spoken(opened("https://daily.site/a?utm_source=chatgpt.com", status=404)) == ["ai-referral"]


@pytest.mark.parametrize(
    "url", ["https://example.com/a?utm_source=chatgpt.com", "http://10.0.0.7/?utm_source=chatgpt.com"]
)
def test_an_address_of_no_document_is_not_judged(url):
    assert spoken(cited(url)) == []
