"""Front pages: wrong as the origin of a claim, right where the site itself is meant."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Confidence, Datum, PageKind
from linkcheck.rules.generic.front import bare_homepage, document_address


def faults(url, text=None, page=None, title=None, sentences=(), claimed=None):
    source = a_source(url, text, title=claimed, sentences=sentences)
    return list(bare_homepage(evidence_for(source, a_response(url) if page else None, page, title=title)))


@pytest.mark.parametrize(
    "url",
    [
        *("https://www.bbc.com", "https://who.int/", "https://daily.site/en/", "https://a.site/index.html"),
        *("https://www.aljazeera.com/", "http://daily.site/home", "https://daily.site/de-at/", "https://bit.ly/"),
        *("https://some.blogspot.com/", "https://daily.site/index.php", "https://münchen.de/", "https://1.1.1.1/"),
    ],
)
def test_front_pages(url):
    (fault,) = faults(url)
    assert fault.confidence is Confidence.HIGH
    assert fault.cited == url
    assert document_address(evidence_for(a_source(url))) is None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://daily.site/talks",
            "https://daily.site/?p=7",
            "https://daily.site/#talks",
            "https://daily.site/mv",
        ),
        *(
            "https://daily.site/about",
            "https://www.google.com/",
            "https://example.com/",
            "https://https://daily.site/",
        ),
        *("http://10.0.0.1/", "http://intranet/", "https://l.instagram.com/?u=https%3A%2F%2Fwho.int%2Fa", None),
        *("https://web.archive.org/web/20211215000000/https://www.who.int/", "doi:10.1000/182", "mailto:a@b.site"),
    ],
)
def test_others_are_left_alone(url):
    assert faults(url) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Mozilla Foundation, official website",
            "Mozilla, Homepage",
            "Site officiel de Mozilla",
            "Sitio oficial",
        ),
        *(
            "Offizielle Website der Stiftung",
            "公式サイト",
            "モジラ公式ウェブサイト",
            "官方网站",
            "Mozilla官网",
            "공식 홈페이지",
        ),
        *(
            "Официальный сайт фонда",
            "Офіційний сайт",
            "الموقع الرسمي",
            "האתר הרשמי",
            "आधिकारिक वेबसाइट",
            "Trang chủ",
        ),
        *(
            "Oficjalna strona fundacji",
            "Oficiální stránky",
            "Hivatalos honlapja",
            "Επίσημη ιστοσελίδα",
            "Resmî sitesi",
        ),
        *(
            "Officiell webbplats",
            "Hjemmesiden",
            "Virallinen sivusto",
            "Officiële website",
            "Sito ufficiale",
            "Situs resmi",
        ),
        *(
            "Website of the ministry",
            "Webseite des Ministeriums",
            "Verkkosivut",
            "Strona internetowa",
            "ウェブサイト",
        ),
        *(
            "Página oficial da fundação",
            "เว็บไซต์ทางการ",
            "Site-ul oficial",
            "Kotisivu",
            "Ametlik koduleht",
            "Сайт фонду",
        ),
    ],
)
def test_an_entry_that_says_it_is_about_the_site(text):
    assert faults("https://www.foundation.site/", text) == []


def test_an_archived_copy_beside_it_stays_as_it_was():
    copy = "https://web.archive.org/web/20211215000000/https://www.who.int/"
    evidence = evidence_for(a_source("https://www.who.int/", archive_url=copy))
    assert list(bare_homepage(evidence)) == []
    assert document_address(evidence) is None  # and it is nothing else of the family


def test_the_words_are_looked_for_in_the_entry_and_not_in_its_address():
    assert faults("https://homepage.site/", "Talks https://homepage.site/")
    assert faults("https://www.foundation.site/", "Official websites compared")  # no word of the table, whole
    assert faults("https://www.foundation.site/", claimed="Foundation (official site)") == []


@pytest.mark.parametrize(
    "text", ["Al Jazeera", "Al Jazeera website", "Al Jazeera: https://www.aljazeera.com/", None]
)
def test_a_newsroom_is_no_document_by_its_website(text):
    (fault,) = faults("https://www.aljazeera.com/", text)
    assert fault.confidence is Confidence.HIGH


def test_a_newsrooms_own_site_is_fine_where_it_is_called_official():
    assert faults("https://www.aljazeera.com/", "Al Jazeera, official website") == []


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://www.mozilla.org/", "What Mozilla does"),
        ("https://www.bonn.de/", "Bonn plant eine neue Linie"),
        ("https://www.who.int/", "WHO elects a new director"),
        ("https://www.who.int/", "The World Health Organization elects a director"),
        ("https://www.aljazeera.com/", "Al Jazeera closes an office"),
        ("https://www.unhcr.org/", "UNHCR seeks funds"),
        ("https://daily.site/", "Inside daily.site"),
        ("https://www.worldbank.org/", "World Bank lends more"),
    ],
)
def test_an_article_whose_title_names_the_site_may_be_about_it(url, title):
    assert faults(url, title=title) == []


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://www.who.int/", "Who will lead the talks?"),
        ("https://www.aljazeera.com/", "Leaders to hold talks"),
        ("https://www.mozilla.org/", "Mozillas and other beasts"),
        ("https://www.mozilla.org/", ""),
        ("https://x.site/", "X marks the spot"),
    ],
)
def test_other_titles_do_not_name_it(url, title):
    assert faults(url, title=title)


@pytest.mark.parametrize(
    ("url", "sentence", "is_fine"),
    [
        ("https://www.mozilla.org/", "Mozilla makes a browser.", True),
        ("https://www.who.int/", "The World Health Organization sits in Geneva.", True),
        ("https://www.who.int/", "According to the World Health Organization, cases rose.", False),
        ("https://www.who.int/", "Laut WHO stiegen die Zahlen.", False),
        ("https://www.who.int/", "Selon la WHO, les cas augmentent.", False),
        ("https://www.mozilla.org/", "Mozillaによると、利用者が増えた。", False),
        ("https://www.aljazeera.com/", "Al Jazeera has a new studio.", False),
        ("https://www.mozilla.org/", "Cases rose in spring.", False),
    ],
)
def test_a_sentence_may_speak_of_the_site(url, sentence, is_fine):
    """What is only named as who said something, or reports what others do, is the origin of a claim."""
    assert (faults(url, sentences=(sentence,)) == []) == is_fine


def test_a_page_tells_what_its_site_is_called():
    """A name that the host does not show is known from the front page."""
    page = a_page(kind=PageKind.HOMEPAGE, publisher="Free Software House")
    assert faults("https://www.fsh.site/", page=page, title="Free Software House moves") == []
    assert faults("https://www.fsh.site/", page=page, title="Leaders to hold talks")
    page = a_page(kind=PageKind.HOMEPAGE, titles=(Datum("Ministry of Silly Walks (MSW) | Home", "title"),))
    assert faults("https://msw.site/", page=page, title="The Ministry of Silly Walks moves") == []


def test_a_site_that_is_one_document_is_a_note():
    page = a_page(kind=PageKind.HOMEPAGE, titles=(Datum("Manifesto for Agile Development", "title"),))
    (fault,) = faults("https://am.site/", claimed="Manifesto for Agile Development", page=page)
    assert fault.confidence is Confidence.LOW
    (fault,) = faults("https://am.site/", claimed="Leaders to hold long talks", page=page)
    assert fault.confidence is Confidence.HIGH


def test_a_tool_that_is_pointed_at_is_a_note():
    """A site that is widely cited for what it says is a warning all the same."""
    assert faults("https://www.sass-lang.site/", "Sass-lang")[0].confidence is Confidence.LOW
    assert faults("https://www.who.int/", "World Health Organization")[0].confidence is Confidence.HIGH


@pytest.mark.parametrize(
    "text", ["\u202e" * 5000, "A" * 1_000_000, "official " * 200_000, "\x00", "who " * 250_000]
)
def test_hostile_texts_do_not_raise(text):
    page = a_page(kind=PageKind.HOMEPAGE, publisher=text, titles=(Datum(text, "title"),) * 50)
    assert faults("https://www.who.int/", text, page, title=text, sentences=(text,) * 50, claimed=text) is not None
