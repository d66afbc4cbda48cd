"""Sources that go back to what cites them."""

import pytest
from builders import a_page, an_article

from linkcheck.model import Datum
from linkcheck.rules.compare.circular import cites, copied_encyclopedia

ADDRESS = "https://www.herald.site/news/talks-fail?id=5"
TITLE = "Talks on the Amsar end without a deal"


def cited(text, path=ADDRESS, title=TITLE, own="Something else altogether"):
    return cites(a_page(text=text, titles=(Datum(own, "h1"),)), an_article(path=path, title=title))


@pytest.mark.parametrize(
    "text",
    [
        "as reported (https://www.herald.site/news/talks-fail?id=5)",
        "see herald.site/news/talks-fail?id=5.",
        f"The Herald wrote in “{TITLE}” that",
    ],
)
def test_a_page_that_names_the_article_cites_it(text):
    assert cited(text)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"text": "The Herald was silent."}, id="the site alone"),
        pytest.param({"text": f"“{TITLE}”, we wrote"}, id="the title alone"),
        pytest.param({"text": f"{TITLE} (Herald)", "own": TITLE}, id="its own title"),
        pytest.param({"text": "herald.site/news/talks-fail?id=55"}, id="another address"),
        pytest.param({"text": f"Herald: {TITLE}", "path": "drafts/talks.md"}, id="an article without an address"),
        pytest.param({"text": "herald.site/", "path": "https://herald.site/"}, id="a front page"),
        pytest.param({"text": "Herald: Talks", "title": "Talks"}, id="a short title"),
        pytest.param({"text": "", "title": None}, id="nothing"),
        pytest.param({"text": "x", "path": "https://[bad"}, id="no address"),
    ],
)
def test_a_page_that_does_not_name_it_does_not(fields):
    assert not cited(**fields)


@pytest.mark.parametrize(
    "text",
    [
        "Dam\nFrom Wikipedia, the free encyclopedia\nA dam is",
        "A dam is a wall.\nThis article uses material from the Wikipedia article Dam.",
        "Staudamm\naus Wikipedia, der freien Enzyklopädie",
        "Плотина\nМатериал из Википедии — свободной энциклопедии",
        "大坝\n维基百科，自由的百科全书",
    ],
)
def test_a_copy_of_an_encyclopedia_says_so(text):
    assert copied_encyclopedia(a_page(text=text))
    assert copied_encyclopedia(a_page(opening=text))


@pytest.mark.parametrize(
    "text", ["", "He read it in Wikipedia, a free encyclopedia.", "Wikipedia is edited by many."]
)
def test_who_speaks_of_one_is_no_copy(text):
    assert not copied_encyclopedia(a_page(text=text))


def test_only_the_edges_of_a_page_say_what_it_is():
    text = "word " * 2000
    assert not copied_encyclopedia(a_page(text=f"{text} from Wikipedia, the free encyclopedia {text}"))
