"""What one block of a source list names: where each entry leads and what it claims."""

import pytest

from linkcheck import parse
from linkcheck.article import entry
from linkcheck.article.blocks import Claims
from linkcheck.article.text import document as text


def sources(line):
    """The sources of a plain-text paragraph."""
    return [source for block in text.read(line).blocks for source in entry.read(block)]


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        pytest.param("1/ https://a.org/ 2/ https://b.org/x", ["https://a.org/", "https://b.org/x"], id="numbered"),
        pytest.param("[1] https://a.org/ [2] https://b.org/", ["https://a.org/", "https://b.org/"], id="brackets"),
        pytest.param("https://a.org/ https://b.org/", ["https://a.org/", "https://b.org/"], id="spaces only"),
        pytest.param("https://a.org/\nhttps://b.org/", ["https://a.org/", "https://b.org/"], id="a line each"),
        pytest.param("- A title,\n  https://a.org/", ["https://a.org/"], id="broken over lines"),
        pytest.param("- https://a.org/ and https://a.org/", ["https://a.org/"], id="twice the same"),
        pytest.param("[1] - https://a.org/", ["https://a.org/"], id="number and dash"),
        pytest.param("[1]https://a.org/", ["https://a.org/"], id="glued"),
        pytest.param("- write to me@a.org", [None], id="a letter box is no address"),
    ],
)
def test_each_address_of_a_list_is_a_source(line, urls):
    """Entries are told apart by markers, else by lines, else by what stands between two addresses."""
    assert [source.url for source in sources(line)] == urls


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- A. https://a.org/x https://web.archive.org/web/2020/https://a.org/x",
            [("https://a.org/x", "https://web.archive.org/web/2020/https://a.org/x")],
            id="copy after the original",
        ),
        pytest.param(
            "- https://web.archive.org/web/20200101000000/http://www.a.org/x/ (from https://a.org/x)",
            [("https://a.org/x", "https://web.archive.org/web/20200101000000/http://www.a.org/x/")],
            id="copy first, written otherwise",
        ),
        pytest.param(
            "- A. https://a.org/x https://archive.ph/AbCd1",
            [("https://a.org/x", "https://archive.ph/AbCd1")],
            id="a copy that does not say of what",
        ),
        pytest.param(
            "- A. https://web.archive.org/web/2020/https://a.org/x",
            [("https://web.archive.org/web/2020/https://a.org/x",) * 2],
            id="only a copy",
        ),
        pytest.param(
            "- A. https://b.org/y and https://web.archive.org/web/2020/https://a.org/x",
            [("https://b.org/y", None), ("https://web.archive.org/web/2020/https://a.org/x",) * 2],
            id="a copy of something else",
        ),
        pytest.param(
            "- A. https://doi.org/10.1000/ABC https://pub.org/doi/pdf/10.1000/abc.pdf",
            [("https://doi.org/10.1000/ABC", None)],
            id="one DOI, two addresses",
        ),
        pytest.param(
            "- A. https://arxiv.org/abs/2001.01234 https://arxiv.org/pdf/2001.01234",
            [("https://arxiv.org/abs/2001.01234", None)],
            id="one preprint, two forms",
        ),
        pytest.param(
            "- A https://a.org/1 and B https://b.org/2",
            [("https://a.org/1", None), ("https://b.org/2", None)],
            id="two works",
        ),
    ],
)
def test_one_work_is_one_source(line, expected):
    """A copy of a work joins its original; two works of one entry are two sources."""
    assert [(source.url, source.archive_url) for source in sources(line)] == expected


@pytest.mark.parametrize(
    ("line", "published", "accessed"),
    [
        ("- A, 4 May 2019. https://a.org/", "2019-05-04", "None"),
        ("- A (2015). https://a.org/", "2015", "None"),
        ("- A. https://a.org/ Retrieved 4 December 2017", "None", "2017-12-04"),
        ("- A (2015). https://a.org/ Abgerufen am 09.11.2022", "2015", "2022-11-09"),
        ("- A. https://a.org/ Acesso em: 20 de abril de 2023", "None", "2023-04-20"),
        ("- A. https://a.org/ Erişim Tarihi: 25.08.2018", "None", "2018-08-25"),
        ("- A. https://a.org/2019/05/04/a", "None", "None"),
    ],
)
def test_the_day_of_reading_is_not_the_day_of_printing(line, published, accessed):
    """What follows "retrieved", in any language, is the access date; a date in the address is no claim."""
    (source,) = sources(line)
    assert (str(source.published), str(source.accessed)) == (published, accessed)


@pytest.mark.parametrize(
    ("line", "identifier"),
    [
        ("- Smith, A title, doi:10.1000/182.", "doi:10.1000/182"),
        ("- Smith, A title, arXiv: 2001.01234", "arxiv:2001.01234"),
        ("- https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("- https://arxiv.org/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
    ],
)
def test_an_identifier_is_read_from_words_or_address(line, identifier):
    """A DOI or an arXiv number identifies the work, linked or not."""
    (source,) = sources(line)
    assert source.identifier == identifier


def test_a_title_stands_in_quotation_marks():
    """What is quoted is the title; a bare address has none."""
    assert sources("- Smith, “A long title,” https://a.org/")[0].title == "A long title"
    assert sources("- https://a.org/")[0].title is None


def test_a_book_is_a_source_without_an_address():
    """An entry that names a work counts, one word does not."""
    assert [(each.url, each.text) for each in sources("- Knuth, Literate Programming, 1984")] == [
        (None, "Knuth, Literate Programming, 1984")
    ]
    assert sources("- Knuth") == []


@pytest.mark.parametrize(
    "line",
    [
        "ISO/IEC 14882:2024",
        "NIST 800-63b: 5.1.1",
        "APA/sda/dpa",
        "Dieselben",
        "BIP9",
        "Interview with Jane Doe, 4 May 2019",
        "(Medical News) (Northern Medicine)",
        "10.1000/182",
        "Doe, J. (2015). A title. Press.",
    ],
)
def test_an_item_without_an_address_is_a_source(line):
    """Books, standards, agencies, interviews, surveys and bare identifiers are cited without a link."""
    (only,) = sources(f"- {line}")
    assert (only.url, only.text) == (None, line)


@pytest.mark.parametrize(
    "line", ["none", "n/a", "No source available", "NO_ITEM_DATA:doe2010", "TODO", "-", "Books:", "here", "…"]
)
def test_an_item_that_names_nothing_is_no_source(line):
    """Words for nothing, what a tool left behind and headings of what follows are none."""
    assert sources(f"- {line}") == []


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("Smith (2015), p. 12.", 1),
        ("Vgl. Müller 2010, S. 12.", 1),
        ("Ebd., S. 14.", 1),
        ("ISO 9001:2015, section 4.", 1),
        ("Doe, Jane. Title Here. Penguin, 2015.", 1),
        ("BGH, Urteil vom 12. März 2020, § 4.", 1),
        ("Quelle: Statistisches Amt", 1),
        ("One wonders why they did this in 2023.", 0),
        ("Or where the name “foo” comes from!", 0),
        ("In May 2019 the team decided to stop.", 0),
        ("See the chapter above.", 0),
        ("This is a popular client.", 0),
    ],
)
def test_a_note_without_an_address_counts_where_it_cites(note, count):
    """A footnote that only explains is no source, even with a year or a quotation in it."""
    assert len(parse(f"Text.[^1]\n\n[^1]: {note}\n".encode(), "a.md").sources) == count


def test_a_host_without_a_scheme_is_an_address():
    """``github.com/a/b`` in an entry leads somewhere, and stands where it stands."""
    (only,) = sources("- The code, github.com/a/b.")
    assert (only.url, only.region[:2]) == ("https://github.com/a/b", (1, 1))
    assert [each.url for each in sources("- README.md/x and e.g./i.e. things")] == [None]


def test_the_works_of_an_entry_have_claims_of_their_own():
    """What follows a link is about that one, not about the next."""
    article = parse(
        b"## Sources\n- [First title](https://a.org/1) (2015), [Second](https://b.org/2) (2016)\n", "a.md"
    )
    assert [(each.title, str(each.published)) for each in article.sources] == [
        ("First title", "2015"),
        ("Second", "2016"),
    ]


def test_fields_of_an_entry_are_not_overruled_by_its_text():
    """Where the format states the claims, nothing is guessed."""
    block = next(iter(text.read("- Doe, J. (2020). A title. Press. https://a.org/").blocks))
    (only,) = entry.read(block._replace(claims=Claims(title="Stated")))
    assert (only.title, only.authors, only.published, only.url) == ("Stated", (), None, "https://a.org/")


def test_the_best_identifier_of_an_entry_is_its_own():
    """A DOI in the words beats the PMC number of the address."""
    (only,) = sources("- Doe, A title. https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/ doi:10.1000/182")
    assert only.identifier == "doi:10.1000/182"


def test_a_soft_hyphen_leaves_no_gap():
    """A word that was parted at a line's end is whole."""
    (only,) = sources("- Doe, J. (2020). Endopa\xad rasitic plants. Press.")
    assert only.title == "Endoparasitic plants"


def test_further_works_of_an_entry_stand_at_their_own_addresses():
    """The first source of an entry stands where the entry begins, the next one at its address."""
    first, second = sources("- A https://a.org/1 and B https://b.org/2")
    assert first.region[:2] == (1, 1)
    assert second.region[:2] == (1, 27)


def test_an_address_that_leaves_its_scheme_to_the_page_is_given_one():
    """``//daily.site/a`` works on every page, so it is no broken address."""
    article = parse(b"## Sources\n- [Report of the talks](//daily.site/a)\n", "a.md")
    assert [source.url for source in article.sources] == ["https://daily.site/a"]


def test_an_address_without_a_scheme_is_one_where_its_host_shows():
    """Whether it is written out or a link leads to it; a file's name is no host."""
    content = "## Sources\n\n- [A](a-site.de/blog/x)\n- [B](other.html)\n"
    assert [source.url for source in parse(content.encode(), "a.md").sources] == ["https://a-site.de/blog/x", None]


def test_a_row_is_called_by_its_longest_cell():
    """Where the address itself has no words: the kind of a source and the day it was seen are no title."""
    table = "| Typ | Quelle | Link |\n|---|---|---|\n| Code | A framework for agents | https://a.org/x |\n"
    content = f"## Sources\n\n{table}"
    (source,) = parse(content.encode(), "a.md").sources
    assert source.title == "A framework for agents"
