"""What the words of an entry claim: title, authors, publisher."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article import claims, names

SITE = "https://www.daily-news.example/a"


@pytest.mark.parametrize(
    ("text", "title", "authors", "publisher"),
    [
        pytest.param("Doe, J. (2020). A title. Publisher.", "A title", ("Doe, J.",), "Publisher", id="APA"),
        pytest.param(
            "Roy T. Fielding. A thesis. Press, 2000.", "A thesis", ("Roy T. Fielding",), "Press", id="initial"
        ),
        pytest.param(
            "Doe, P. (1994). Mixing: A history. Press.", "Mixing: A history", ("Doe, P.",), "Press", id="a colon"
        ),
        pytest.param(
            "Doe (2020) Doe, J. (2020). A title. Press.", "A title", ("Doe, J.",), "Press", id="a key before it"
        ),
        pytest.param(
            "Doe J, Roe R, … Poe P. (2019). A title. The Journal, 4.",
            "A title",
            ("Doe J", "Roe R", "Poe P."),
            "The Journal",
            id="authors left out",
        ),
        pytest.param(
            "J. D. Doe. A study of the wind. The Journal, 1999.",
            "A study of the wind",
            ("J. D. Doe",),
            "The Journal",
            id="initials first",
        ),
        pytest.param(
            "The NodeMCU board - Disponível em ; Acesso 26 de maio de 2023",
            "The NodeMCU board",
            (),
            None,
            id="found and read",
        ),
        pytest.param(
            "A study of the wind. Zuletzt besucht am: 22.04.2014", "A study of the wind", (), None, id="de, read"
        ),
        pytest.param(
            "Doe, J., & Roe, R. (2020, May 4). Is it so? The Paper.",
            "Is it so?",
            ("Doe, J.", "Roe, R."),
            "The Paper",
            id="APA, day",
        ),
        pytest.param("Doe, J. (n.d.). A title. Site.", "A title", ("Doe, J.",), "Site", id="APA, no date"),
        pytest.param(
            "Office of Health (2020). Report on the world. Press.",
            "Report on the world",
            ("Office of Health",),
            "Press",
            id="APA, an office",
        ),
        pytest.param(
            'Doe, Jane. "A Title of It." The Paper, 15 Dec. 2021, www.paper.example/a.',
            "A Title of It",
            ("Doe, Jane",),
            "The Paper",
            id="MLA",
        ),
        pytest.param(
            "Doe, Jane. Title Here. Penguin, 2015.", "Title Here", ("Doe, Jane",), "Penguin", id="MLA, a book"
        ),
        pytest.param("Doe, J., 2020. A title. Press.", "A title", ("Doe, J.",), "Press", id="Harvard"),
        pytest.param(
            "Doe, Jane. 2015. A title. Chicago: Press.", "A title", ("Doe, Jane",), "Press", id="Chicago"
        ),
        pytest.param(
            "Doe J, Roe R. A title of it. Lancet. 2020;12(3):4-5.",
            "A title of it",
            ("Doe J", "Roe R."),
            "Lancet",
            id="Vancouver",
        ),
        pytest.param("J. Doe, “A title,” Nature, vol. 12", "A title", ("J. Doe",), "Nature", id="IEEE"),
        pytest.param(
            'Doe, Jane (15 December 2021). "A title". The Paper. Retrieved 1 May 2022.',
            "A title",
            ("Doe, Jane",),
            "The Paper",
            id="Wikipedia",
        ),
        pytest.param(
            "Müller, Hans: Der Titel. In: Zeitung, 12. März 2020.",
            "Der Titel",
            ("Müller, Hans",),
            "Zeitung",
            id="German",
        ),
        pytest.param(
            "Иванов И. И. Название статьи // Журнал. — 2020. — Т. 1.",
            "Название статьи",
            ("Иванов И. И.",),
            "Журнал",
            id="GOST",
        ),
        pytest.param("张三, 李四. 题名[J]. 刊名, 2020.", "题名", ("张三", "李四"), "刊名", id="GB/T 7714"),
        pytest.param("张三. 题名[M]. 北京: 出版社, 2020.", "题名", ("张三",), "出版社", id="GB/T 7714, a book"),
        pytest.param("山田太郎「題名」2015年", "題名", ("山田太郎",), None, id="Japanese"),
        pytest.param(
            "Steve Roe, Nat Doe: The title. Press, 2010.",
            "The title",
            ("Steve Roe", "Nat Doe"),
            "Press",
            id="full names",
        ),
        pytest.param(
            "A title of it - Daily News - https://x.org", "A title of it", (), "Daily News", id="site behind"
        ),
        pytest.param(
            "Daily News: A title of it, https://x.org", "A title of it", (), "Daily News", id="site before"
        ),
        pytest.param("A title of it | Daily News", "A title of it", (), "Daily News", id="bar"),
        pytest.param("Report of the talks: https://x.org", "Report of the talks", (), None, id="words alone"),
        pytest.param(
            "A title - with dash - Jane Doe - May 20, 2022",
            "A title - with dash",
            ("Jane Doe",),
            None,
            id="dashes",
        ),
    ],
)
def test_each_style_of_citing_is_read(text, title, authors, publisher):
    """Title, authors and publisher come out of the form that each style has."""
    assert claims.of_words(text, SITE) == (title, authors, publisher)


@pytest.mark.parametrize(
    "text",
    [
        'Jane Doe: The Book of Books. Press, 2005. The author claims "all that is bad is bad".',
        "Machine Learning: A Probabilistic Perspective. Press, 2012",
        "Some Title (2015). Publisher.",
        "The “Foo” story of today",
        "“Foo” and “Bar”, Press",
        "One, two and three, https://x.org",
        "ab",
        "",
    ],
)
def test_an_uncertain_title_is_none(text):
    """What could be authors or title, or a quotation in a remark, is left alone."""
    assert claims.of_words(text, SITE).title is None


@pytest.mark.parametrize(
    ("before", "words", "behind", "title", "authors", "publisher"),
    [
        ("", "The title", " — Sam Doe (2015)", "The title", ("Sam Doe",), None),
        ("", "The title", " (Daily News)", "The title", (), "Daily News"),
        ("", '"The title"', " by Dave Roe", "The title", ("Dave Roe",), None),
        ("", 'James Roe, "The title of it" (Research)', "", "The title of it", ("James Roe",), None),
        ("Doe, J. (2020). ", "The title", ". Press.", "The title", ("Doe, J.",), "Press"),
        ("Andy Doe, Dave Roe: ", "The title", ", Press, 2002", "The title", ("Andy Doe", "Dave Roe"), None),
        (
            "A. Doe, B. Roe, et al. A title: and more. Standard. ",
            "Standard on the hub",
            "",
            "A title: and more",
            ("A. Doe", "B. Roe"),
            None,
        ),
        ("The author says much about that in ", "this guide", ".", None, (), None),
        ("", "A - b", "", "A - b", (), None),
        ("", "Daily News | Home", "", "Daily News | Home", (), None),
    ],
)
def test_a_links_words_are_the_title_where_one_would_stand(before, words, behind, title, authors, publisher):
    """A link at the end of a sentence or a citation names something else."""
    assert claims.of_link(before, words, behind, SITE) == (title, authors, publisher)


@pytest.mark.parametrize(
    ("text", "expected", "certain"),
    [
        ("Doe, J., Roe, R., & Poe, E.", ("Doe, J.", "Roe, R.", "Poe, E."), True),
        ("Doe J, Roe R, et al.", ("Doe J", "Roe R"), True),
        ("Doe, Jane, and John Roe", ("Doe, Jane", "John Roe"), True),
        ("J. Doe und R. Roe", ("J. Doe", "R. Roe"), True),
        ("Иванов И. И., Петров П. П.", ("Иванов И. И.", "Петров П. П."), True),
        ("Smith, John; Doe, Jane", ("Smith, John", "Doe, Jane"), True),
        ("van der Berg, A. B.", ("van der Berg, A. B.",), True),
        ("张三, 李四", ("张三", "李四"), False),
        ("M.Doe, S.Roe", ("M.Doe", "S.Roe"), True),
        ("Martin Fowler", ("Martin Fowler",), False),
        ("The Daily News", (), False),
        ("how to do it", (), False),
        ("", (), False),
    ],
)
def test_names_are_told_apart(text, expected, certain):
    """Each name of a list is one, and only what no title looks like is certain."""
    assert (names.split(text), names.are_certain(text)) == (expected, certain)


@pytest.mark.parametrize(
    "piece",
    ["Doe, J. ", "a. ", "(2015) ", "“a", "A: ", "a // ", "[J]", "- a ", ", a", "a et al ", "И. ", "A B, "],
    ids=repr,
)
def test_reading_claims_takes_linear_time(piece):
    """Twice the text takes about twice the time, whatever the text."""

    def cost(size):
        return cpu(lambda: claims.of_words(piece * (size // len(piece)), SITE))

    assert_linear(cost, 1000)
