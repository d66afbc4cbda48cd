"""What an article claims of a page, and what of it the page has."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Datum, Link, PageKind, Region
from linkcheck.rules.compare.titles import Outcome
from linkcheck.rules.mismatch.claimed import has_text, is_one_page, link_texts, shares_on_page, title_compared

URL = "https://daily.site/harbour-silt-survey"
TEXT = " ".join(["Bring a large pot of water to the boil and peel the garlic while it gets hot."] * 12)


def opened(url=URL, links=(), **page):
    fields = {"kind": PageKind.ARTICLE, "titles": (Datum("Ten pasta recipes", "title"),)} | page
    page = a_page(**fields)
    return evidence_for(a_source(url, title="Silt survey"), a_response(url), page, links=links), page


@pytest.mark.parametrize(
    ("url", "kind", "expected"),
    [
        (URL, PageKind.ARTICLE, True),
        (URL, PageKind.PAYWALL, True),
        (URL, PageKind.SECTION, False),
        (URL, PageKind.SOFT_404, False),
        ("https://daily.site/", PageKind.ARTICLE, False),
        ("https://daily.site/en/", PageKind.PAGE, False),
    ],
)
def test_one_page_is_neither_a_list_nor_an_error(url, kind, expected):
    assert is_one_page(*opened(url, kind=kind)) is expected


def test_links_count_that_name_the_page_besides_its_title():
    words = ("Silt survey", "here", "How the silt was measured", "How the silt was measured", URL)
    where = Region(1, 1, 1, 2)
    links = (*(Link(URL, each, where) for each in words), Link("https://daily.site/other", "Other silt", where))
    assert link_texts(*opened(links=links)) == ("How the silt was measured",)


def test_an_addresss_words_count_while_the_page_keeps_them():
    claim = "harbour silt survey"
    assert shares_on_page(claim, *opened(text="Bring water to the boil.")).anywhere == 1
    assert shares_on_page(claim, *opened(text=TEXT)).anywhere == 0


def test_words_are_looked_for_near_the_title_and_anywhere():
    shares = shares_on_page("garlic anchor", *opened(text=f"{TEXT * 3} Anchor."))
    assert shares == (0.5, 1)


def test_a_number_that_the_page_has_in_its_address_contradicts_nothing():
    claim, titles = "Harbour silt survey 2019", (Datum("Harbour silt survey 2020", "h1"),)
    assert title_compared(claim, *opened(titles=titles)).outcome is Outcome.CHECK
    assert title_compared(claim, *opened(f"{URL}-2019", titles=titles)).outcome is Outcome.SAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word " * 150, True),
        ("word " * 149, False),
        ("北" * 300, True),
        ("北" * 299, False),
        ("", False),
        ("a" * 999, False),
    ],
)
def test_a_page_has_text(text, expected):
    assert has_text(a_page(text=text)) is expected
