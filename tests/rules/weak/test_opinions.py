"""What somebody thinks."""

import pytest
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import Confidence, PageKind

PIECE = "https://daily.site/opinion/2021/12/15/the-tax-will-not-work"


@pytest.mark.parametrize(
    "url",
    [
        PIECE,
        "https://www.theguardian.com/commentisfree/2021/dec/15/the-tax",
        "https://www.nytimes.com/2021/12/15/opinion/the-tax.html",
        "https://www.aljazeera.com/opinions/2021/12/15/the-tax",
        "https://daily.site/meinung/die-steuer",
        "https://daily.site/politik/kommentar/die-steuer",
        "https://daily.site/opiniao/2021/o-imposto",
        "https://daily.site/opinioni/la-tassa",
        "https://daily.site/opinie/de-belasting",
        "https://daily.site/debatt/skatten",
        "https://daily.site/nazory/dan",
        "https://daily.site/yazarlar/biri/vergi",
    ],
)
def test_opinion_pieces_by_their_address(url):
    assert spoken(cited(url)) == ["opinion"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.supremecourt.gov/opinions/21pdf/21-476.pdf",
        "https://www.ca5.uscourts.gov/opinions/pub/20/20-1.pdf",
        "https://law.justia.site/courts/opinions/21-476",
        "https://www.icj-cij.org/case/131",
        "https://actuaries.site/opinions/21-476.pdf",
        "https://www.justice.gov/olc/opinion/the-tax",
        "https://www.oag.state.gov/opinions/2021/12",
        "https://www.pewresearch.org/topic/public-opinion/",
        "https://daily.site/politics/opinion-polls/2021",
        "https://daily.site/towns/opinion",
        "https://www.laopinion.com/2021/12/15/el-impuesto",
        "https://www.laopinion.com/opinion/2021/12/15/el-impuesto",
        "https://weather.site/wyoming/opinion-city/today",
        "https://en.wikipedia.org/wiki/Opinion/history",
        "https://daily.site/review/the-opinion-of-others",
        "https://x.com/opinion/status/1",
    ],
)
def test_what_only_looks_like_an_opinion_piece(url):
    assert "opinion" not in spoken(cited(url, "The court ruled on it." if "justia" in url else ""))


@pytest.mark.parametrize(
    "title",
    [
        "Opinion | The tax will not work",
        "Opinion: The tax will not work",
        "The tax will not work | Opinion | The Daily",
        "Kommentar: Die Steuer wird nicht wirken",
        "Tribune. La taxe ne marchera pas | Tribune",
        "Opinión: El impuesto no funcionará",
        "Editoriale - La tassa non funzionerà",
        "Мнение: налог не сработает",
        "Felieton: Podatek nie zadziała",
        "社説：税は機能しない",
        "[칼럼] 세금은 통하지 않는다",
        "رأي: الضريبة لن تنجح",
    ],
)
def test_what_calls_itself_an_opinion_piece(title):
    evidence = opened("https://daily.site/2021/12/15/the-tax", titles=(title,))
    assert spoken(evidence) == ["opinion"]
    assert told(evidence)["opinion"][0].confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("La Opinión - Sube el impuesto", None),
        ("Opinion: Le gouvernement annonce la taxe", "Opinion"),
        ("Public opinion: what polls say", None),
        ("The tax: an analysis", None),
        ("Second opinion - when to ask for one", None),
        ("Letter to shareholders: 2021", None),
        ("Editorial board named", None),
        ("Column: architecture of the portico is old", "Column"),
    ],
)
def test_titles_of_reports(title, publisher):
    assert spoken(opened("https://daily.site/2021/12/15/the-tax", titles=(title,), publisher=publisher)) == []


def test_a_page_s_data_may_say_it():
    assert spoken(opened("https://daily.site/a", signals=("JSON-LD OpinionNewsArticle",))) == ["opinion"]


def test_a_file_under_a_word_for_opinions_is_a_document():
    assert spoken(opened("https://daily.site/opinions/21-476", kind=PageKind.DOCUMENT)) == []


@pytest.mark.parametrize(
    ("claims", "page"),
    [
        ({"identifier": "doi:10.5555/12"}, {}),
        ({"identifier": "pmid:34887591"}, {}),
        ({}, {"signals": ("JSON-LD ScholarlyArticle",)}),
        ({"title": "Letter to the editor: bridges"}, {}),
    ],
)
def test_a_letter_to_a_journal_is_a_paper(claims, page):
    url = "https://journal.site/letters-to-the-editor/12"
    assert spoken(opened(url, claims=claims, **page)) == []
    assert spoken(opened(url)) == ["opinion"]


@pytest.mark.parametrize(
    "sentence",
    [
        "She argued in an op-ed that it will not work.",
        "In her column she calls it a mistake.",
        "In einem Gastbeitrag nennt sie es einen Fehler.",
        "Im Kommentar nennt sie es einen Fehler.",
        "Dans une tribune, elle parle d'une erreur.",
        "En su columna lo llama un error.",
        "Na sua coluna, chama-o de erro.",
        "In un editoriale parla di errore.",
        "In een opiniestuk noemt zij het een fout.",
        "I en debattartikel kallar hon det ett misstag.",
        "I en kronik kalder hun det en fejl.",
        "Kolumnissaan hän pitää sitä virheenä.",
        "W felietonie nazywa to błędem.",
        "V komentáři to nazývá chybou.",
        "Véleménycikkében hibának nevezi.",
        "Într-un editorial o numește o greșeală.",
        "Σε άρθρο γνώμης: η γνώμη της είναι ότι είναι λάθος.",
        "В своей колонке она называет это ошибкой.",
        "У своїй колонці вона називає це помилкою.",
        "Köşe yazısında bunu hata olarak niteliyor.",
        "Dalam kolomnya ia menyebutnya kesalahan.",
        "في مقال رأي وصفته بالخطأ",
        "במאמר דעה היא קוראת לכך טעות",
        "她在评论中称之为错误。",
        "社説はこれを誤りと呼ぶ。",
        "칼럼에서 실수라고 했다.",
    ],
)
def test_an_opinion_that_is_called_one_is_fine(sentence):
    assert spoken(cited(PIECE, sentence)) == []
