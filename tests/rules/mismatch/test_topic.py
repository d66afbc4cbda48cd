"""What the article cites a source for, against what its page is about."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Datum, Link, PageKind, Region
from linkcheck.rules.mismatch.topic import topic_mismatch

ARTICLE = (
    "The harbour board measured more silt in the northern channel than in any year since dredging began. Ships of "
    "deep draught wait for the tide, and the pilots ask for a second dredger before the winter storms set in."
)
SENTENCE = "The harbour board measured more silt in the northern channel than in any year since dredging began."
COOKING = " ".join(
    ["Bring a large pot of water to the boil. Peel the garlic and warm it with thyme in plenty of olive oil."] * 12
)
SILT = " ".join(
    ["No survey that the board has made since dredging began has found so much silt in the channel."] * 12
)
GERMAN = " ".join(
    ["Das Wasser zum Kochen bringen, und den Knoblauch mit dem Öl in der Pfanne nicht zu braun werden lassen."]
    * 12
)
SLUG = "https://harbour.site/news/northern-channel-silt-record"
PLAIN = "https://harbour.site/p/7"
WHERE = Region(1, 1, 1, 2)


def faults(url=PLAIN, claimed=None, sentences=(), links=(), text=ARTICLE, source_text=None, **page):
    fields = {
        "kind": PageKind.ARTICLE,
        "titles": (Datum("Ten pasta recipes for the weekend", "title"),),
        "text": COOKING,
    }
    source = a_source(url, source_text, title=claimed, sentences=sentences)
    evidence = evidence_for(source, a_response(url), a_page(**fields | page), text=text, title="Silt", links=links)
    return list(topic_mismatch(evidence))


def test_a_page_that_replaced_the_one_cited_is_flagged():
    (fault,) = faults(SLUG)
    assert "own address" in fault.message
    assert fault.found == "Ten pasta recipes for the weekend"
    assert fault.confidence is Confidence.MEDIUM
    assert fault.advice


def test_a_page_that_is_not_about_the_sentence_is_flagged():
    (fault,) = faults(sentences=(SENTENCE,))
    assert fault.cited == SENTENCE
    assert fault.confidence is Confidence.MEDIUM


def test_a_page_that_fits_its_address_is_only_a_note():
    (fault,) = faults("https://food.site/ten-pasta-recipes-weekend", sentences=(SENTENCE,))
    assert fault.confidence is Confidence.LOW


def test_the_words_of_a_link_count():
    link = Link(PLAIN, "northern channel silt survey by the harbour board, winter", WHERE)
    (fault,) = faults(links=(link,))
    assert fault.cited == link.text


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"url": SLUG, "text": COOKING}, id="the article is about it"),
        pytest.param({"sentences": (SENTENCE,), "titles": (Datum("Silt in the channel", "h1"),)}, id="its title"),
        pytest.param({"url": SLUG, "titles": (Datum("Northern channel: silt record", "h1"),)}, id="its address"),
        pytest.param({}, id="nothing said"),
        pytest.param({"sentences": ("See there.",)}, id="little said"),
        pytest.param({"url": SLUG, "kind": PageKind.HOMEPAGE}, id="a front page"),
        pytest.param({"url": SLUG, "kind": PageKind.SECTION}, id="a list"),
        pytest.param({"url": SLUG, "kind": PageKind.DOCUMENT}, id="a PDF"),
        pytest.param({"url": SLUG, "kind": PageKind.RECORD}, id="data"),
        pytest.param({"url": SLUG, "kind": PageKind.LOGIN_WALL}, id="a wall"),
        pytest.param({"url": SLUG, "kind": PageKind.SOFT_404}, id="not found"),
        pytest.param({"url": SLUG, "text": "Das war der Hafen und das ist er nicht."}, id="no language known"),
        pytest.param({"url": "https://food.site/", "sentences": (SENTENCE,)}, id="a home page's address"),
        pytest.param({"claimed": "Ten pasta recipes", "url": SLUG}, id="the title is the page's"),
        pytest.param(
            {"claimed": "Harbour board measures silt", "url": SLUG}, id="another title is title-mismatch's"
        ),
        pytest.param({"claimed": "Гавань и ее северный канал", "url": SLUG}, id="a title in another script"),
    ],
)
def test_what_is_not_told_apart_is_let_pass(case):
    assert not faults(**case)


def test_a_link_that_has_the_pages_title_is_enough():
    link = Link(SLUG, "Ten pasta recipes for the weekend", WHERE)
    assert not faults(SLUG, links=(link,))


def test_a_page_on_the_topic_is_let_pass():
    titles = (Datum("Silt in the channel", "title"),)
    source = a_source(PLAIN, sentences=(SENTENCE,))
    page = a_page(kind=PageKind.ARTICLE, titles=titles, text=SILT)
    assert not list(topic_mismatch(evidence_for(source, a_response(PLAIN), page, text=ARTICLE)))


@pytest.mark.parametrize(
    "text", [GERMAN, "Bring water to the boil.", ""], ids=["another language", "short", "empty"]
)
def test_a_page_that_says_little_or_in_another_language_is_not_judged(text):
    page = a_page(kind=PageKind.ARTICLE, titles=(Datum("Ten pasta recipes", "title"),), text=text)
    evidence = evidence_for(a_source(SLUG, sentences=(SENTENCE,)), a_response(SLUG), page, text=ARTICLE)
    assert not list(topic_mismatch(evidence))


@pytest.mark.parametrize(
    "text",
    ["\ud800 " * 300, "不" * 5000, "a" * 1_000_000, "\u202eno " * 400],
    ids=["surrogates", "Chinese", "long", "bidi"],
)
def test_hostile_texts_do_not_raise(text):
    source = a_source(f"https://x.site/{text[:6000]}-bb-cc-dd", text[:5000], title=text[:9], sentences=(text,))
    page = a_page(kind=PageKind.ARTICLE, titles=(Datum(text, "h1"),) * 5, text=text)
    link = Link(source.url, text, WHERE)
    list(
        topic_mismatch(
            evidence_for(source, a_response(source.url), page, text=text, title=text, links=(link,) * 9)
        )
    )


def test_the_work_is_bounded():
    def work(size):
        source = a_source(SLUG, "b c " * size, sentences=("dd ee " * size,))
        page = a_page(
            kind=PageKind.ARTICLE, titles=(Datum("ff " * size, "h1"),), text="the and of to é gg " * size
        )
        evidence = evidence_for(source, a_response(SLUG), page, text="the and of to hh " * size)
        return cpu(lambda: list(topic_mismatch(evidence)))

    assert_linear(work, 30_000)
