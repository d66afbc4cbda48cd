"""What the article says of a source, against what the page says of itself."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Datum, PageKind, PartialDate
from linkcheck.rules.mismatch.dates import published_after_article
from linkcheck.rules.mismatch.titles import title_mismatch

TITLE = "Russia’s Putin, China’s Xi to hold talks amid tensions with West"


def mismatches(
    claimed,
    *titles,
    url="https://daily.site/p/1",
    status=200,
    kind=PageKind.PAGE,
    text="",
    language=None,
    **article,
):
    page = a_page(kind=kind, titles=tuple(Datum(each, "title") for each in titles), text=text, language=language)
    return list(
        title_mismatch(evidence_for(a_source(url, title=claimed), a_response(status=status), page, **article))
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
    assert not mismatches(claimed, TITLE, f"{TITLE} | News | Al Jazeera")


def test_a_page_about_something_else_is_flagged():
    (fault,) = mismatches("Putin and Xi announce a summit on gas", "Ten pasta recipes for a rainy weekend")
    assert fault.cited == "Putin and Xi announce a summit on gas"
    assert fault.found == "Ten pasta recipes for a rainy weekend"


PASTA = "Ten pasta recipes for a rainy weekend"


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"claimed": None}, id="nothing claimed"),
        pytest.param({"claimed": "here"}, id="one word"),
        pytest.param({"claimed": "the study"}, id="two words"),
        pytest.param({"claimed": "Встреча Путина и Си пройдет по видео"}, id="another script"),
        pytest.param({"claimed": "プーチン大統領と習近平国家主席が会談へ"}, id="Japanese"),
        pytest.param({"claimed": "Report on the gas summit", "status": 404}, id="an error page"),
        pytest.param(
            {"claimed": "Report on the gas summit", "url": "https://daily.site/#/news/1"}, id="a script's route"
        ),
        pytest.param({"claimed": "Report on the gas summit", "kind": PageKind.BOT_WALL}, id="a wall"),
        pytest.param({"claimed": "Report on the gas summit", "kind": PageKind.DOCUMENT}, id="a PDF"),
        pytest.param(
            {"claimed": "Report on the gas summit", "url": "https://daily.site/report-on-the-gas-summit"},
            id="the address has the words",
        ),
        pytest.param(
            {"claimed": "Report on the gas summit", "text": "Report: what the gas summit brought"},
            id="the opening lines have them",
        ),
    ],
)
def test_what_cannot_be_compared_is_let_pass(case):
    assert not mismatches(case.pop("claimed"), PASTA, **case)


def test_the_lines_that_open_a_page_may_hold_the_title():
    """Its headline may stand outside the wording of its article."""
    page = a_page(
        kind=PageKind.PAGE, titles=(Datum(PASTA, "title"),), text="Silt", opening="Home\nGas summit report"
    )
    source = a_source(title="Report on the gas summit")
    assert not list(title_mismatch(evidence_for(source, a_response(), page)))
    assert list(title_mismatch(evidence_for(source, a_response(), page._replace(opening="Home"))))


def test_a_translated_title_is_let_pass():
    """An article's own language is told by its short words where it does not say."""
    german = "Der Gipfel ist vorbei, und die Preise sind nicht gesunken; das war mit dem Gas auf den Märkten so."
    evidence = evidence_for(
        a_source("https://daily.site/p/1", title="Zehn Nudelrezepte für verregnete Wochenenden"),
        a_response(),
        a_page(kind=PageKind.PAGE, titles=(Datum(PASTA, "title"),), language="en"),
        text=german,
    )
    assert not list(title_mismatch(evidence))


def test_the_threshold_is_an_option():
    evidence = evidence_for(
        a_source("https://daily.site/p/1", title="Putin meets with pasta maker"),
        a_response(),
        a_page(kind=PageKind.PAGE, titles=(Datum("Putin meets old friend", "title"),)),
    )
    assert not list(title_mismatch(evidence, similarity=0.3))
    assert list(title_mismatch(evidence, similarity=0.95))


@pytest.mark.parametrize(
    "title",
    [
        "\x1b[31mred alert now\x07",
        "a" * 1_000_000,
        "\ud800 broken surrogate words",
        "\u202egnitirw desrever words",
    ],
)
def test_hostile_titles_do_not_raise(title):
    mismatches("Report on the gas summit", title)
    mismatches(title, "Report on the gas summit")


def late(article, page, *, sure=True, status=200, origin="JSON-LD datePublished", checked="", **options):
    evidence = evidence_for(
        a_source(),
        a_response(status=status, checked=checked),
        a_page(kind=PageKind.ARTICLE, published=page, published_sure=sure, published_origin=origin),
        published=article,
    )
    return bool(list(published_after_article(evidence, **options)))


D = PartialDate


@pytest.mark.parametrize(
    ("article", "page", "expected"),
    [
        (D(2021, 12, 15), D(2021, 12, 15), False),
        (D(2021, 12, 15), D(2021, 12, 16), False),
        (D(2021, 12, 15), D(2021, 12, 17), True),
        (D(2021, 12, 15), D(2022, 1, 1), True),
        (D(2021, 12, 15), D(2019, 1, 1), False),
        (D(2021, 12), D(2021, 12, 31), False),
        (D(2021), D(2021, 12, 31), False),
        (D(2021, 12, 15), D(2021, 12), False),
        (D(2021, 12, 15), D(2022), True),
        (D(2021), D(2023, 5), True),
        (None, D(2023, 5), False),
        (D(2021), None, False),
    ],
)
def test_pages_that_came_after_the_article(article, page, expected):
    """Partial dates are compared as far as they go, and a day is let pass for time zones."""
    assert late(article, page) is expected


def test_a_date_that_is_not_sure_flags_nothing():
    assert not late(D(2021, 12, 15), D(2023, 1, 1), sure=False)


@pytest.mark.parametrize("origin", ["printed near the headline", "printed", "time near the headline", "URL"])
def test_a_date_that_is_not_in_a_field_flags_nothing(origin):
    """It may be that of an event, however sure it looks."""
    assert not late(D(2021, 12, 15), D(2023, 1, 1), origin=origin)


@pytest.mark.parametrize(
    ("page", "expected"), [(D(2024, 5, 3), True), (D(2024, 5, 4), False), (D(2099, 12, 31), False)]
)
def test_a_date_after_the_day_on_which_the_page_was_seen_flags_nothing(page, expected):
    assert late(D(2021, 12, 15), page, checked="2024-05-02T10:00:00Z") is expected


def test_the_date_of_an_error_page_flags_nothing():
    assert not late(D(2021, 12, 15), D(2023, 1, 1), status=404)


def test_the_tolerance_is_an_option():
    assert not late(D(2021, 12, 15), D(2021, 12, 25), days=30)
