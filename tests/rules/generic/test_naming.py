"""Whether an article speaks of a site, and what an entry says that it cites."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck import tables, urls
from linkcheck.model import Datum, PageKind
from linkcheck.rules.generic import naming
from linkcheck.rules.generic.naming import entry_says, says, site_names, title_names

WHO = "https://www.who.int/"


@pytest.mark.parametrize(
    ("text", "row", "has"),
    [
        ("Official Website", "official", True),
        ("OFFIZIELLE  WEBSEITE", "official", True),
        ("Unofficial websites", "official", False),
        ("Das Hjemmesiden", "official", True),
        ("東京都公式サイトより", "official", True),
        ("Profile of a poet", "person", True),
        ("", "official", False),
        (None, "official", False),
        ("x" * 2000 + " official website", "official", False),
    ],
)
def test_words_of_a_row(text, row, has):
    assert says(text, row) == has


def test_every_row_is_read():
    """A row that nobody asks for, or that is misspelt, would say nothing."""
    rows = {key.split()[0] for key, _ in tables.rows(naming.__file__, "naming.txt")}
    assert rows == {"official", "site", "told", "person"}
    for key, words in tables.rows(naming.__file__, "naming.txt"):
        for word in words:
            assert says(word.removesuffix("*"), key.split()[0]), word


def test_an_entry_speaks_by_its_title_and_its_text():
    assert entry_says(evidence_for(a_source(WHO, "WHO (official website)")), "official")
    assert entry_says(evidence_for(a_source(WHO, title="WHO (official website)")), "official")
    assert not entry_says(evidence_for(a_source("https://homepage.site/", "https://homepage.site/")), "official")


@pytest.mark.parametrize(
    ("url", "title", "named"),
    [
        (WHO, "What the WHO says", True),
        (WHO, "WHO SAYS THAT", False),
        (WHO, "Inside who.int", True),
        ("https://www.aljazeera.com/", "Inside Al-Jazeera", True),
        ("https://www.aljazeera.com/", "Aljazeera", True),
        ("https://www.aljazeera.com/", "Al Gore and Jazeera", False),
        ("https://en.unesco.org/", "UNESCO adds sites", True),
        ("https://www.münchen.de/", "München plant", True),
        ("https://пример.рф/", "Что нового на «Примере»? Пример", True),
        ("https://ab.site/", "Ab", False),
        ("https://1.1.1.1/", "1 1 1 1", False),
    ],
)
def test_titles_that_name_a_site(url, title, named):
    assert title_names(evidence_for(a_source(url), title=title), urls.read(url)) == named


def test_what_a_site_is_called():
    page = a_page(
        kind=PageKind.HOMEPAGE, publisher="WHO", titles=(Datum("World Health Organization (WHO)", "title"),)
    )
    names = site_names(evidence_for(a_source(WHO), a_response(WHO), page), urls.read(WHO))
    assert {"WHO", "World Health Organization"} <= set(names)
    page = page._replace(kind=PageKind.BOT_WALL, publisher="Just a moment")
    assert "Just a moment" not in site_names(evidence_for(a_source(WHO), a_response(WHO), page), urls.read(WHO))


@pytest.mark.parametrize("seed", ["official ", "W ", "who ", "公", "a-", "\u0301", "(", "| "])
def test_what_is_repeated_takes_no_time(seed):
    def work(size):
        text = seed * size
        evidence = evidence_for(a_source(WHO, text, title=text, sentences=(text,)), title=text)
        return cpu(lambda: (title_names(evidence, urls.read(WHO)), entry_says(evidence, "official")))

    assert_linear(work, 50_000)
