"""Words that stand where a title would and are none."""

import pytest

from linkcheck.rules.compare.pointers import claims_title, is_error

NAMES = ("BBC News",)
HOSTS = ("www.bbc.co.uk",)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "  ",
            "here",
            "Here.",
            "link",
            "Source",
            "(source)",
            "Read more",
            "read more »",
            "PDF",
            "[PDF]",
            "website",
        ),
        *(
            "the full report",
            "Original article (archived)",
            "Click here to read the full text",
            "[3]",
            "2021",
            "p. 12",
        ),
        *(
            "3 May 2021",
            "Mai 2021",
            "BBC News",
            "BBC",
            "bbc.co.uk",
            "https://www.bbc.co.uk/news/1",
            "www.bbc.co.uk",
        ),
        *(
            "hier",
            "mehr lesen",
            "Zur Webseite",
            "Pressemitteilung",
            "ici",
            "lire la suite",
            "aquí",
            "leer más",
            "aqui",
        ),
        *("leia mais", "qui", "leggi tutto", "lees meer", "läs mer", "lue lisää", "czytaj więcej", "zde", "itt"),
        *(
            "aici",
            "buradan",
            "di sini",
            "tại đây",
            "здесь",
            "читать далее",
            "тут",
            "εδώ",
            "כאן",
            "هنا",
            "اقرأ المزيد",
        ),
        *("यहाँ", "ที่นี่", "这里", "阅读更多", "こちら", "詳しくはこちら", "여기", "404 Not Found", "Access denied"),
    ],
)
def test_words_that_only_point_claim_nothing(text):
    assert not claims_title(text, NAMES, HOSTS)


@pytest.mark.parametrize(
    "text",
    [
        *("Harbour board stops dredging", "Annual report 2020", "BBC News: harbour board stops dredging", "Silt"),
        *(
            "Hafenamt stellt Arbeiten ein",
            "北港の橋が開通",
            "Порт закрыт",
            "Report on silt",
            "How to read the sea",
        ),
    ],
)
def test_words_that_name_something_claim_a_title(text):
    assert claims_title(text, NAMES, HOSTS)


@pytest.mark.parametrize("text", ["\ud800", "here " * 100_000, "\x00", "a." * 50_000, "…"])
def test_hostile_words_do_not_raise(text):
    claims_title(text, (text,), (text,))
    is_error(text, (text,))


@pytest.mark.parametrize(
    ("title", "error", "surely"),
    [
        ("404 Not Found", True, True),
        ("404", True, False),
        ("403 Forbidden", True, True),
        ("Page not found", True, True),
        ("Page not found | The Daily", True, True),
        ("Seite nicht gefunden", True, True),
        ("ページが見つかりません", True, True),
        ("Just a moment...", True, True),
        ("Archived copy", True, True),
        ("Log in", True, False),
        ("Not found in nature: new elements", False, False),
        ("The forbidden city", False, False),
        ("Area 51", False, False),
    ],
)
def test_titles_of_errors(title, error, surely):
    assert is_error(title, ("The Daily",)) is error
    assert is_error(title, ("The Daily",), surely=True) is surely
