"""The addresses of one entry, and how many works they lead to."""

import pytest

from linkcheck import parse


def sources(entry):
    """The sources of a Markdown list with one entry, each with its address and its copy's."""
    return [(each.url, each.archive_url) for each in parse(f"## Sources\n\n- {entry}\n".encode(), "a.md").sources]


def urls(entry):
    return [url for url, _ in sources(entry)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param("[https://a.org/x](https://b.org/y)", "https://a.org/x", id="another address shown"),
        pytest.param(
            "[https://a.org/x](https://a.org/x/?utm_source=b)", "https://a.org/x/?utm_source=b", id="the same"
        ),
        pytest.param("[https://a.org/lo…](https://a.org/long)", "https://a.org/long", id="cut off"),
        pytest.param("[a.org](https://a.org/long)", "https://a.org/long", id="a host"),
        pytest.param("[A title](https://a.org/x)", "https://a.org/x", id="words"),
    ],
)
def test_the_address_that_a_reader_sees_is_the_one_that_is_cited(entry, expected):
    """Where a link's words are an address and it leads to another, the words are what the entry claims."""
    assert urls(entry) == [expected]


@pytest.mark.parametrize(
    "others",
    [
        "[doi:10.1000/12](https://doi.org/10.1000/12)",
        "[PMC 123456](https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/), [PMID 12](https://pubmed.ncbi.nlm.nih.gov/12345)",
        "https://arxiv.org/abs/2001.01234",
        "([PDF](https://a.org/x.pdf))",
        "([PDF](https://a.org/x.pdf), [HTML](https://a.org/x.html))",
        "([English](https://b.org/en))",
        "([deutsche Fassung](https://b.org/de))",
        "([Full text](https://b.org/full))",
        "[history](https://a.org/w?title=x&action=history)",
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
        "by [Jane Doe](https://janedoe.example/)",
        "[Lizenz](https://a.org/l)",
    ],
)
def test_further_forms_of_a_work_are_no_further_sources(others):
    """An identifier's page, a file, an edition in another language, the licence: all of one work."""
    assert urls(f"[The title of a work](https://a.org/x) {others}") == ["https://a.org/x"]


def test_editions_of_one_site_are_one_work():
    """Addresses that differ only in the language are one work."""
    assert urls("[Ein Titel](https://a.org/de/x), [A title](https://a.org/en/x)") == ["https://a.org/de/x"]


@pytest.mark.parametrize(
    "entry",
    [
        "[A title](https://doi.org/10.1000/12) and [Another](https://doi.org/10.1000/13)",
        "[A](https://a.org/1), [B](https://b.org/2)",
        "A https://a.org/1 and B https://b.org/2",
        "First work [PDF](https://a.org/1.pdf), second one [PDF](https://a.org/2.pdf)",
        "https://arxiv.org/abs/2001.01234 https://arxiv.org/abs/2001.01234v2",
    ],
)
def test_two_works_are_two_sources(entry):
    """Two identifiers of one kind, two versions, two files of two titles: two works."""
    assert len(urls(entry)) == 2


def test_the_page_of_an_author_before_the_title_is_no_source():
    """A link on the author's name is skipped, unless nothing else is linked."""
    assert urls("[Jane Doe](https://janedoe.example/): [The title](https://a.org/x)") == ["https://a.org/x"]
    assert urls("[Jane Doe](https://janedoe.example/), A title") == ["https://janedoe.example/"]


def test_a_copy_stands_beside_its_original():
    """A copy in an archive joins the work, among other forms too; alone it is the address that is cited."""
    copy = "https://web.archive.org/web/2020/https://a.org/x"
    assert sources(f"[A title](https://a.org/x) ([PDF](https://a.org/x.pdf), [archived]({copy}))") == [
        ("https://a.org/x", copy)
    ]
    assert sources(f"[A title]({copy})") == [(copy, copy)]


@pytest.mark.parametrize("entry", ["[a letter](mailto:a@b.org?subject=c)", "[below](#below) it stands"])
def test_what_leads_nowhere_is_no_address_of_a_source(entry):
    """Letter boxes and jumps within the page are none."""
    assert not any(urls(entry))


def test_what_a_publisher_looks_up_elsewhere_is_no_second_work():
    """Its reference lists link each entry's DOI, abstract services and searches by their names."""
    entry = (
        "Doe J. A title. 1988. [CAS](https://link.springer.com/articles/cas-redirect/1%3ACAS) "
        "[Article](https://doi.org/10.1000/12) "
        "[PubMed Central](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345) "
        "[Google Scholar](http://scholar.google.com/scholar_lookup?title=A%20title)"
    )
    assert urls(entry) == ["https://doi.org/10.1000/12"]


def test_a_site_that_is_named_before_its_page_is_no_second_work():
    entry = "www.ibm.com. (n.d.). An overview. Available at: https://www.ibm.com/docs/x"
    assert urls(entry) == ["https://www.ibm.com/docs/x"]
    assert urls("[IBM](https://ibm.com/): [An overview](https://www.ibm.com/docs/x)") == [
        "https://www.ibm.com/docs/x"
    ]
    assert urls("www.ibm.com, https://a.org/x") == ["www.ibm.com", "https://a.org/x"]
    assert urls("https://a.org/, https://b.org/") == ["https://a.org/", "https://b.org/"]
