"""Old news that nothing tells the age of."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import PageKind, PartialDate
from linkcheck.rules.mismatch.stale import stale_source

D = PartialDate
OWN = D(2021, 12, 15)


def faults(**case):
    """Return what is noted of a case; `entry` is the words of the entry, `claimed` the date that it shows."""
    options = {key: case.pop(key) for key in ("days", "days_of_pages", "days_of_documents") if key in case}
    fields = {"kind": PageKind.ARTICLE, "published_sure": True, "published_origin": "JSON-LD datePublished"}
    fields |= {"published": case.pop("published", D(2015, 3, 1)), "modified": case.pop("modified", None)}
    page, response = a_page(**(fields | case.pop("page", {}))), a_response(status=case.pop("status", 200))
    article = {"published": case.pop("own", OWN), "text": case.pop("text", "")}
    entry, claimed = case.pop("entry", None), case.pop("claimed", None)
    source = a_source("https://daily.example/talks", entry, published=claimed, **({"title": "Gas"} | case))
    return list(stale_source(evidence_for(source, response, page, **article), **options))


def test_an_old_article_is_noted():
    (fault,) = faults()
    assert fault.message == (
        "The page is dated 2015-03-01, 2481 days before the article, and nothing in the article says so."
    )
    assert (fault.cited, fault.found) == ("article of 2021-12-15", "dated 2015-03-01 (JSON-LD datePublished)")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"published": D(2019, 12, 16)}, id="of two years"),
        pytest.param({"published": D(2019)}, id="of a year that ends two years before"),
        pytest.param({"modified": D(2021, 6, 1)}, id="changed since"),
        pytest.param({"published": D(2022, 1, 1)}, id="newer than the article"),
        pytest.param({"published": None}, id="no date"),
        pytest.param({"page": {"published_sure": False}}, id="a date that is not sure"),
        pytest.param({"page": {"kind": PageKind.PAGE}}, id="no article"),
        pytest.param({"page": {"kind": PageKind.DOCUMENT}}, id="a file"),
        pytest.param({"page": {"kind": PageKind.LIVE}}, id="a live page"),
        pytest.param({"page": {"kind": PageKind.SOFT_404}}, id="not found"),
        pytest.param({"status": 404}, id="gone"),
        pytest.param({"own": None}, id="an article without a date"),
        pytest.param({"own": D(2021)}, id="an article of a year: no news"),
        pytest.param({"own": D(2021, 12)}, id="an article of a month"),
        pytest.param({"claimed": D(2015)}, id="the entry shows the year"),
        pytest.param({"identifier": "doi:10.5555/1"}, id="a work of science"),
        pytest.param({"title": "The price of gas in 2015"}, id="the title has the year"),
        pytest.param({"entry": "The Daily, March 2015, https://daily.example/talks"}, id="the entry has the year"),
        pytest.param({"sentences": ("In 2015 the price was agreed.",)}, id="the sentence has the year"),
        pytest.param({"sentences": ("The price was agreed years ago.",)}, id="it speaks of the past"),
        pytest.param({"sentences": ("Damals wurde der Preis vereinbart.",)}, id="in German"),
        pytest.param({"sentences": ("Цена была согласована шесть лет назад.",)}, id="in Russian"),
        pytest.param({"sentences": ("当時、価格が合意された。",)}, id="in Japanese"),
        pytest.param({"sentences": ("Er is jaren geleden een prijs bepaald.",)}, id="in Dutch"),
        pytest.param({"title": "From the archive: gas"}, id="the title speaks of the past"),
        pytest.param(
            {"text": "In 2015 the price was agreed."}, id="the text has the year, and who cites it is unknown"
        ),
        pytest.param({"days": 0}, id="switched off"),
        pytest.param({"days": 5000}, id="an older age is allowed"),
    ],
)
def test_what_is_not_noted(case):
    assert not faults(**case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"published": D(2019, 12, 14)}, id="a day more than two years"),
        pytest.param({"published": D(2018)}, id="of a year that ends more than two years before"),
        pytest.param({"modified": D(2016, 6, 1)}, id="changed, and old since"),
        pytest.param({"page": {"kind": PageKind.PAYWALL}}, id="a cut article"),
        pytest.param({"sentences": ("The price is agreed, says the ministry.",)}, id="a sentence of today"),
        pytest.param({"sentences": ("The price is agreed for 2021 and 2030.",)}, id="years that are not past"),
        pytest.param({"text": "See https://daily.example/2015/03/gas"}, id="the year of an address is no word"),
        pytest.param(
            {"text": "In 2015 the price was agreed.", "sentences": ("The price is agreed.",)},
            id="another sentence has the year",
        ),
        pytest.param(
            {"entry": "https://daily.example/2015/03/01/talks"}, id="nobody reads the date of an address"
        ),
        pytest.param(
            {"page": {"kind": PageKind.PAGE}, "days_of_pages": 365}, id="pages, where they are asked for"
        ),
        pytest.param(
            {"page": {"kind": PageKind.DOCUMENT}, "days_of_documents": 365}, id="files, where they are asked for"
        ),
        pytest.param({"published": D(2021, 11, 1), "days": 30}, id="a newsroom that wants the news of a month"),
    ],
)
def test_what_is_noted(case):
    assert faults(**case)


@pytest.mark.parametrize("piece", ["2015", "in 2015 ", "ago", "年", "https://daily.example/2015/", "\ud800 "])
def test_hostile_texts_take_linear_time(piece):
    def cost(size):
        text = piece * size
        return cpu(lambda: faults(text=text, title=text, sentences=(text,) * 3, entry=text))

    assert_linear(cost, 20_000)
