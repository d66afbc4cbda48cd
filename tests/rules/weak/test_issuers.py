"""What those whom it is about wrote, or paid for."""

import pytest
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import Confidence, PageKind

WIRE = "https://www.prnewswire.com/news-releases/record-quarter-301234567.html"


@pytest.mark.parametrize(
    "url",
    [
        WIRE,
        "https://www.businesswire.com/news/home/20211215005000/en/Record-quarter",
        "https://www.globenewswire.com/news-release/2021/12/15/1/0/en/Record-quarter.html",
        "https://www.eurekalert.org/news-releases/937000",
        "https://www.presseportal.de/pm/1/2",
        "https://www.ots.at/presseaussendung/OTS_20211215_OTS0001/rekord",
        "https://prtimes.jp/main/html/rd/p/000000001.000000001.html",
        "https://apnews.com/press-release/business-wire/record-quarter-1",
        "https://www.acme.site/press-releases/2021/record-quarter",
        "https://www.acme.site/en/newsroom/record-quarter",
        "https://www.acme.site/pressemitteilungen/rekordquartal",
        "https://www.acme.site/communiques-de-presse/trimestre-record",
        "https://www.acme.site/sala-de-prensa/trimestre",
        "https://www.ministry.gov/press-releases/2021/12/15/record",
        "https://www.epa.gov/newsreleases/record",
    ],
)
def test_press_releases(url):
    assert spoken(cited(url, "Sales rose by a third.")) == ["press-release"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.pressandjournal.co.uk/fp/news/3700000/record-quarter/",
        "https://www.freep.com/story/news/2021/12/15/record/1/",
        "https://www.deutsche-presse.site/press/rekord",
        "https://www.press.site/press-2021/record",
        "https://daily.site/business/acme-press-release-record-quarter",
        "https://daily.site/press-freedom/2021/report",
        "https://cpj.org/data/killed/",
        "https://press.princeton.edu/books/hardcover/1/report",
        "https://mitpress.mit.edu/books/report",
        "https://www.cambridge.org/core/books/report/1",
        "https://daily.site/wordpress/report",
    ],
)
def test_what_only_looks_like_a_press_release(url):
    assert "press-release" not in spoken(cited(url, "Sales rose by a third."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales rose, Acme said in a press release.",
        "Sales rose, the company said in a statement.",
        "Der Umsatz stieg, heißt es in einer Pressemitteilung.",
        "Der Umsatz stieg, teilte das Unternehmen mit.",
        "Les ventes ont augmenté, selon un communiqué.",
        "Las ventas subieron, según un comunicado.",
        "As vendas subiram, informou em nota a empresa.",
        "Le vendite sono salite, si legge in una nota.",
        "De omzet steeg, meldt een persbericht.",
        "Omsättningen ökade, enligt ett pressmeddelande.",
        "Omsætningen steg, fremgår det af en pressemeddelelse.",
        "Omsetningen steg, heter det i en pressemelding.",
        "Myynti kasvoi, kertoo tiedote.",
        "Sprzedaż wzrosła, podano w komunikacie.",
        "Tržby vzrostly, uvedla firma v tiskové zprávě.",
        "Nőtt a forgalom, áll a közleményben.",
        "Vânzările au crescut, arată un comunicat.",
        "Prodaja je porasla, stoji u priopćenju.",
        "Οι πωλήσεις αυξήθηκαν, αναφέρει το δελτίο τύπου.",
        "Продажи выросли, сообщила пресс-служба.",
        "Продажі зросли, йдеться у повідомленні компанії.",
        "Satışlar arttı, yazılı açıklamada belirtildi.",
        "Penjualan naik, menurut siaran pers.",
        "Doanh số tăng, theo thông cáo báo chí.",
        "ارتفعت المبيعات وفق بيان صحفي",
        "המכירות עלו, נמסר בהודעה לעיתונות",
        "प्रेस विज्ञप्ति के अनुसार बिक्री बढ़ी।",
        "据新闻稿，销售额增长。",
        "プレスリリースによると売上が増えた。",
        "보도자료에 따르면 매출이 늘었다.",
    ],
)
def test_a_press_release_that_is_attributed_is_fine(sentence):
    assert spoken(cited(WIRE, sentence)) == []


def test_the_issuer_may_be_named():
    """As the entry's author, or by the sentence where it is the issuer's own site."""
    assert spoken(cited(WIRE, authors=("Acme Inc.",))) == []
    assert spoken(cited("https://www.acme.site/press-releases/record", "Acme sold more.")) == []
    assert spoken(cited("https://www.acme.site/press-releases/record", "It sold more.")) == ["press-release"]


@pytest.mark.parametrize(
    "text",
    [
        "NEW YORK, Dec. 15, 2021 /PRNewswire/ -- Acme today announced.",
        "NEW YORK--(BUSINESS WIRE)--Acme today announced.",
        "NEW YORK, Dec. 15, 2021 (GLOBE NEWSWIRE) -- Acme today announced.",
        "Berlin (ots) - Acme teilt mit.",
    ],
)
def test_a_wire_s_sign_tells_a_reprint(text):
    assert spoken(opened("https://daily.site/markets/record-quarter", text=text)) == ["press-release"]


def test_a_report_on_a_wire_is_no_release():
    text = "PR Newswire and Business Wire were sold, the company (ots or not) said."
    assert spoken(opened("https://daily.site/markets/wires", text=text)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://www.forbes.com/sites/forbestechcouncil/2021/12/15/five-ways/",
        "https://www.nytimes.com/paidpost/acme/five-ways.html",
        "https://www.theguardian.com/guardian-labs/2021/dec/15/five-ways",
        "https://daily.site/sponsored/five-ways",
        "https://daily.site/business/sponsored-content/five-ways",
        "https://daily.site/publireportage/cinq",
        "https://daily.site/contenido-patrocinado/cinco",
        "https://seekingalpha.com/article/1-five-ways",
    ],
)
def test_what_is_paid_for_by_its_address(url):
    assert spoken(cited(url)) == ["sponsored"]


@pytest.mark.parametrize(
    "title",
    [
        "Sponsored: Five ways to save",
        "Five ways to save | Sponsored Content",
        "[Advertorial] Five ways to save",
        "Five ways to save (Paid Post)",
        "Publirreportaje: cinco maneras",
        "Contenido patrocinado | Cinco maneras",
        "Contenu sponsorisé : cinq façons",
        "Publireportage – Cinq façons",
        "Advertorial: Fünf Wege",
        "Cinque modi - Contenuto sponsorizzato",
        "Materiał sponsorowany: pięć sposobów",
        "На правах рекламы: пять способов",
        "【記事広告】五つの方法",
        "Sponsorlu içerik: beş yol",
        "Kaupallinen yhteistyö: viisi tapaa",
    ],
)
def test_what_calls_itself_paid_for(title):
    evidence = opened("https://daily.site/2021/five-ways", titles=(title,))
    assert spoken(evidence) == ["sponsored"]
    assert told(evidence)["sponsored"][0].confidence is Confidence.MEDIUM


def test_a_word_that_means_other_things_too_is_a_guess():
    evidence = opened("https://daily.site/2021/fuenf-wege", titles=("[Anzeige] Fünf Wege",))
    assert told(evidence)["sponsored"][0].confidence is Confidence.MEDIUM  # a label, by its brackets
    evidence = opened("https://daily.site/2021/fuenf-wege", titles=("Anzeige: Polizei ermittelt",))
    assert all(fault.confidence is Confidence.LOW for fault in told(evidence).get("sponsored", ()))


@pytest.mark.parametrize(
    "title",
    [
        "Who sponsored the summit",
        "Sponsored athletes earn more",
        "Anzeige gegen den Bürgermeister",
        "Strafanzeige: Polizei ermittelt",
        "Paid leave: what changes",
        "State-sponsored hackers: a guide",
        "The promotion: how it was won",
        "Partnership: Acme and Bolt",
        "",
        "|",
        ":::::",
    ],
)
def test_titles_of_reports(title):
    assert spoken(opened("https://daily.site/2021/report", titles=(title, "Another title"))) == []


def test_a_label_beside_the_headline():
    opening = "Home\nPolitics\nSponsored content\nFive ways to save\nBy Acme"
    assert spoken(opened("https://daily.site/a", titles=("Five ways to save",), opening=opening)) == ["sponsored"]


def test_a_label_in_a_menu_is_none():
    menu = "Home\nSponsored content\nPolitics\nSport\nCulture\nTravel\nWeather\nThe bridge is closed\nBy Jane Doe"
    assert spoken(opened("https://daily.site/a", titles=("The bridge is closed",), opening=menu)) == []


def test_a_page_s_data_may_say_it():
    signals = ("JSON-LD AdvertiserContentArticle",)
    assert spoken(opened("https://daily.site/a", signals=signals)) == ["sponsored"]


FORBES = "https://www.forbes.com/sites/janedoe/2021/12/15/five-ways/"


def test_staff_are_no_contributors():
    assert spoken(opened(FORBES, opening="Five ways\nJane Doe\nForbes Staff\nI cover savings.")) == []


def test_contributors_are_told_by_the_byline():
    evidence = opened(FORBES, opening="Five ways\nJane Doe\nSenior Contributor\nI cover savings.")
    assert told(evidence)["sponsored"][0].confidence is Confidence.HIGH


def test_where_the_byline_was_not_seen_it_is_a_guess():
    assert told(cited(FORBES))["sponsored"][0].confidence is Confidence.LOW


def test_rights_for_some_years_need_a_date():
    """A platform that was closed says nothing of what was published later, or on a day that nobody knows."""
    url = "https://www.huffpost.com/entry/five-ways_n_1"
    assert spoken(cited(url)) == []


def test_an_article_about_paid_content_may_cite_it():
    sentence = "The paper ran it as sponsored content."
    assert spoken(cited("https://daily.site/sponsored/five-ways", sentence)) == []


def test_a_wall_says_nothing():
    evidence = opened("https://daily.site/a", titles=("Sponsored: Five ways",), kind=PageKind.BOT_WALL)
    assert spoken(evidence) == []
