"""What the article says that a source is called, against the titles of its page."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Datum, FaultKind, Level, Link, PageKind, PartialDate, Region
from linkcheck.rules.mismatch.titles import title_mismatch

TITLE = "Russia’s Putin, China’s Xi to hold talks amid tensions with West"
CLAIM = "Report on the gas summit in the north"
PASTA = "Ten pasta recipes for a rainy weekend"
COOKING = " ".join(["Bring a large pot of water to the boil, and peel the garlic while it is getting hot."] * 12)
GERMAN = "Der Gipfel ist vorbei, und die Preise sind nicht gesunken; das war mit dem Gas auf den Märkten so."


def faults(claimed, *titles, url="https://daily.site/p/1", status=200, final_url=None, article=None, **page):
    fields = {"kind": PageKind.PAGE, "titles": tuple(Datum(each, "title") for each in titles)} | page
    response = a_response(url, status=status, final_url=final_url)
    return list(
        title_mismatch(evidence_for(a_source(url, title=claimed), response, a_page(**fields), **(article or {})))
    )


@pytest.mark.parametrize(
    "claimed",
    [
        TITLE,
        "Putin and Xi to hold talks",
        "RUSSIA'S PUTIN, CHINA'S XI TO HOLD TALKS",
        "“Russia’s Putin, China’s Xi to hold talks amid tensions with West” – Al Jazeera, 15 December 2021",
        "Talks amid tensions",
    ],
)
def test_the_same_title_in_other_words_is_let_pass(claimed):
    assert not faults(claimed, TITLE, f"{TITLE} | News | Al Jazeera")


def test_a_page_about_something_else_is_flagged():
    (fault,) = faults("Putin and Xi announce a summit on gas", PASTA, text=COOKING)
    assert fault.cited == "Putin and Xi announce a summit on gas"
    assert fault.found == PASTA
    assert fault.kind is FaultKind.FAIL
    assert fault.confidence is Confidence.HIGH


def test_a_page_that_shows_little_text_is_less_sure():
    (fault,) = faults(CLAIM, PASTA, text="Bring water to the boil.")
    assert fault.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"claimed": None}, id="nothing claimed"),
        pytest.param({"claimed": "here"}, id="one word"),
        pytest.param({"claimed": "the study"}, id="two words"),
        pytest.param({"claimed": "Read the full article here (PDF)"}, id="words that point"),
        pytest.param({"claimed": "Weiterlesen auf der Webseite"}, id="words that point, in German"),
        pytest.param({"claimed": "続きを読む"}, id="words that point, in Japanese"),
        pytest.param({"claimed": "daily.site/p/1"}, id="the address"),
        pytest.param({"claimed": "https://daily.site/p/1"}, id="the whole address"),
        pytest.param({"claimed": "Daily News", "publisher": "The Daily"}, id="the site's name"),
        pytest.param(
            {"claimed": "Northern Morning Post", "publisher": "Northern Morning Post"}, id="its publisher"
        ),
        pytest.param({"claimed": "15 December 2021"}, id="a date"),
        pytest.param({"claimed": "[12]"}, id="a number"),
        pytest.param({"status": 404}, id="an error page"),
        pytest.param({"url": "https://daily.site/#/news/1"}, id="a script's route"),
        pytest.param({"kind": PageKind.BOT_WALL}, id="a wall"),
        pytest.param({"kind": PageKind.DOCUMENT}, id="a PDF"),
        pytest.param({"kind": PageKind.SECTION}, id="a list of articles"),
        pytest.param({"url": "https://daily.site/"}, id="a front page"),
        pytest.param({"final_url": "https://daily.site/"}, id="sent to the front page"),
        pytest.param({"url": "https://daily.site/report-on-the-gas-summit"}, id="the address has the words"),
        pytest.param(
            {"text": "Report: what the gas summit in the north brought"}, id="the opening lines have them"
        ),
        pytest.param({"text": f"{COOKING * 20} Gas summit in the north: our report."}, id="the text has them"),
        pytest.param({"opening": "Home\nGas summit report, north"}, id="the headline stands outside the text"),
        pytest.param({"titles": ()}, id="no title"),
        pytest.param({"titles": (Datum("404 Not Found", "title"),)}, id="the title of an error"),
    ],
)
def test_what_cannot_be_compared_is_let_pass(case):
    assert not faults(case.pop("claimed", CLAIM), PASTA, **case)


def test_an_address_whose_words_the_page_has_lost_says_nothing_for_it():
    """It may be another page by now."""
    (fault,) = faults(CLAIM, PASTA, url="https://daily.site/report-on-the-gas-summit", text=COOKING, language="en")
    assert "address" in fault.message
    assert "address" not in faults(CLAIM, PASTA, text=COOKING)[0].message


def test_a_short_title_of_a_page_that_has_nothing_of_the_claimed_one_is_another():
    """A page called "Pasta" may be any, but not one without a word of the claim."""
    (fault,) = faults(CLAIM, "Pasta", text=COOKING, language="en")
    assert fault.confidence is Confidence.MEDIUM
    assert not faults(CLAIM, "Pasta", text="Bring water to the boil.", language="en")
    assert not faults(CLAIM, "Pasta", text=f"{COOKING} The gas summit.", language="en")
    assert not faults("Gas summit report", "Pasta", text=COOKING, language="en")
    assert not faults("Bericht zum Gasgipfel aus dem kalten Norden", "Pasta", text=COOKING, language="en")


@pytest.mark.parametrize(
    ("claimed", "words"),
    [("Встреча Путина и Си пройдет по видео", "scripts"), ("プーチン大統領と習近平国家主席が会談へ", "scripts")],
)
def test_another_script_stays_open(claimed, words):
    (fault,) = faults(claimed, PASTA, text=COOKING)
    assert fault.kind is FaultKind.OPEN
    assert words in fault.message


@pytest.mark.parametrize(
    "article",
    [{"text": GERMAN}, {"language": "de"}, {"language": "de-AT", "text": "Kurz."}],
    ids=["by its words", "as it says", "with a region"],
)
def test_a_translated_title_stays_open(article):
    """An article's own language is told by its short words where it does not say."""
    (fault,) = faults("Zehn Nudelrezepte: Kochideen, Zutaten", PASTA, language="en", text=COOKING, article=article)
    assert fault.kind is FaultKind.OPEN


def test_a_translated_title_that_shares_names_or_numbers_is_let_pass():
    text = f"Putin and Xi will speak about gas on Wednesday. {COOKING}"
    article = {"language": "de"}
    assert not faults("Putin spricht mit Xi: Gasgipfel geplant", TITLE, language="en", text=text, article=article)
    assert not faults("Путин и Си: саммит G20 2021", "G20 summit 2021: Putin and Xi", language="en", text=text)


def test_a_title_in_the_pages_language_is_compared_whatever_the_articles_is():
    (fault,) = faults(
        "The summit on gas and the ports", PASTA, language="en", text=COOKING, article={"text": GERMAN}
    )
    assert fault.kind is FaultKind.FAIL


@pytest.mark.parametrize(
    ("claimed", "own", "words"),
    [
        ("Annual report of the board 2019", "Annual report of the board 2020", ("2019", "2020")),
        ("Attention is not all you need", "Attention is all you need", ("“not”",)),
    ],
)
def test_a_number_or_a_negation_that_differs_is_a_note(claimed, own, words):
    (fault,) = faults(claimed, own)
    assert fault.level is Level.NOTE
    assert fault.kind is FaultKind.FAIL
    assert all(word in fault.message for word in words)


@pytest.mark.parametrize(
    "page",
    [
        {"text": "The toll, first given as 5, has risen to 7."},
        {"published": PartialDate(2021, 12, 5)},
        {"opening": "5 dead"},
    ],
    ids=["in its text", "its date", "its opening"],
)
def test_a_number_that_the_page_has_elsewhere_is_no_contradiction(page):
    """The headline of a page goes on counting."""
    assert not faults("Ships aground in the north, 5 dead", "Ships aground in the north, 7 dead", **page)


@pytest.mark.parametrize(
    "claimed", ["404 Not Found", "Page not found", "Access Denied", "Just a moment...", "Archived copy"]
)
def test_an_errors_title_is_no_title(claimed):
    (fault,) = faults(claimed, TITLE)
    assert fault.level is Level.NOTE
    assert fault.advice
    assert not faults(claimed, claimed)


@pytest.mark.parametrize("claimed", ["Log in", "Error", "Maintenance"])
def test_words_that_may_be_a_links_own_are_no_errors(claimed):
    assert not faults(claimed, TITLE)


def test_the_threshold_is_an_option():
    page = a_page(kind=PageKind.PAGE, titles=(Datum("Putin meets old friend", "title"),))
    evidence = evidence_for(
        a_source("https://daily.site/p/1", title="Putin meets with pasta maker"), a_response(), page
    )
    assert not list(title_mismatch(evidence, similarity=0.3))
    assert list(title_mismatch(evidence, similarity=0.95))


def test_links_in_the_text_do_not_matter():
    link = Link("https://daily.site/p/1", PASTA, Region(1, 1, 1, 2))
    assert faults(CLAIM, PASTA, text=COOKING, article={"links": (link,)})


@pytest.mark.parametrize(
    "title",
    [
        "\x1b[31mred alert now\x07",
        "a" * 1_000_000,
        "\ud800 broken surrogate words",
        "\u202egnitirw desrever words",
    ],
    ids=["escapes", "long", "surrogate", "bidi"],
)
def test_hostile_titles_do_not_raise(title):
    faults(CLAIM, title, text=title)
    faults(title, CLAIM, text=title)
    faults(CLAIM, PASTA, text=title, url=f"https://daily.site/{title[:9000]}", publisher=title)


def test_the_work_is_bounded():
    def work(size):
        return cpu(
            lambda: faults(CLAIM, "q " * size, text="é z-" * size, opening="w " * size, publisher="p " * size)
        )

    assert_linear(work, 50_000)
