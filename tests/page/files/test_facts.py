"""What holds for every format: what is no title, who is nobody, and which of several dates counts."""

import pytest
from timing import assert_linear, cpu

from linkcheck.model import Datum, PageKind, PartialDate
from linkcheck.page.files.facts import DatedFact, Facts, doi, is_title, page, people, unread

URL = "https://moss.example/a"


@pytest.mark.parametrize(
    "title",
    [
        "On moss",
        "Windows",
        "Moss 2020",
        "Report on report.doc files",
        "Slides and roofs",
        "苔について",
        "1984: a novel",
        "Documents of the town",
        "What is a PDF?",
        "Document-based moss",
        "The 10.1 release",
    ],
)
def test_words_are_a_title(title):
    """Words are a title."""
    assert is_title(title)


NO_TITLES = """
Microsoft Word - On moss|document 1|Untitled-2|untitled presentation|C:\\a b\\moss.doc|on moss.indd|12-34|...|
doi:10.1000/182|10.1000/182|10_Moss_final|SR-2019-04|https://moss.example/|www.moss.example|Title|null|N/A|
Moss \ufffd\ufffd|Layout 1|無題|ISBN: 978-3| |
"""


@pytest.mark.parametrize("title", NO_TITLES.replace("\n", "").split("|"))
def test_what_nobody_wrote_is_no_title(title):
    """A program's name, a file's, a number, an identifier: none of them is a title."""
    assert not is_title(title)


def test_users_of_computers_are_no_authors():
    """Each person counts once."""
    names = [
        "Ann Roe",
        "admin",
        "Microsoft Office User",
        "ANN ROE",
        "",
        "7",
        "https://moss.example/roe",
        "x" * 300,
        "user",
    ]
    assert people(names) == ("Ann Roe",)
    assert len(people(f"Person {'abcdefghij'[n % 10]}{n}" for n in range(99))) == 20


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("see https://doi.org/10.1000/ABC.1, and 10.1000/2", ["doi:10.1000/abc.1"]),
        ("doi: 10.1000/(a)b.", ["doi:10.1000/(a)b"]),
        ("10.1/a", []),
        ("version 10.1000", []),
    ],
)
def test_the_first_identifier_is_noted(text, signals):
    """The first identifier is noted."""
    assert list(doi(text)) == signals


def test_what_is_sure_counts_before_what_comes_first():
    """What is sure counts before what comes first."""
    made, issued = DatedFact(PartialDate(2019), "made"), DatedFact(PartialDate(2020), "issued", is_sure=True)
    found = page(URL, PageKind.RECORD, Facts(published=(made, issued)))
    assert (found.published, found.published_origin, found.published_sure) == ((2020, None, None), "issued", True)
    assert page(URL, PageKind.RECORD, Facts(published=(made,))).published_sure is False


def test_titles_are_cleaned_and_told_apart():
    """Markup is taken out, and each stands once whatever its punctuation."""
    titles = ("<i>On</i> moss &amp; roofs", "On moss & roofs.", "5 < 7 and 8 > 3", "", "<b></b>")
    found = page(URL, PageKind.RECORD, Facts(titles=tuple(Datum(each, "title") for each in titles)))
    assert [each.value for each in found.titles] == ["On moss & roofs", "5 < 7 and 8 > 3"]


@pytest.mark.parametrize(
    ("value", "language"), [("en_GB", "en-GB"), ("de", "de"), ("und", None), ("English", None)]
)
def test_a_language_is_a_tag(value, language):
    """A language is a tag."""
    assert page(URL, PageKind.RECORD, Facts(language=value)).language == language


def test_what_cannot_be_read_says_so():
    """What cannot be read says so."""
    assert unread(URL, PageKind.MEDIA, "PNG image").signals == ("PNG image", "nothing to read")


@pytest.mark.parametrize("part", ["a", "_", "1", " ", ".doc", "10.1000/", "<a ", "doi:", "untitled ", "C:\\", "-"])
def test_every_pattern_takes_linear_time(part):
    """Every pattern takes linear time."""

    def work(size):
        text = part * (size // len(part))
        titles = (Datum(text, "title"),)
        return cpu(
            lambda: (is_title(text), people([text]), list(doi(text)), page(URL, PageKind.PAGE, Facts(titles)))
        )

    assert_linear(work, 50_000, largest=500_000)
