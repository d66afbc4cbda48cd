"""The names of a document."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Evidence, Failure, FailureKind, Opened, PageKind, Record
from linkcheck.rules.compare.addressed import family, names, without_addresses

URL = "https://daily.site/talks"


def named(evidence, *, claimed=False):
    return {name for name, is_claimed in names(evidence) if is_claimed is claimed}


@pytest.mark.parametrize(
    "url",
    [
        "http://daily.site/talks",
        "https://www.daily.site/talks/",
        "https://DAILY.site:443/talks#part",
        "https://m.daily.site/talks",
        "https://web.archive.org/web/20210502000000/https://daily.site/talks",
    ],
)
def test_one_page_has_one_name(url):
    assert "daily.site/talks" in named(evidence_for(a_source(url)))


@pytest.mark.parametrize("url", [f"{URL}?page=2", "https://daily.site/talk", "https://sub.daily.site/talks"])
def test_another_page_has_another(url):
    assert "daily.site/talks" not in named(evidence_for(a_source(url)))


def test_where_an_address_ends_names_the_document():
    source = a_source("https://short.site/x")
    evidence = evidence_for(
        source, a_response("https://short.site/x", final_url=URL), a_page(URL, kind=PageKind.ARTICLE)
    )
    assert named(evidence) == {"short.site/x", "daily.site/talks"}


@pytest.mark.parametrize(
    ("final", "kind", "status"),
    [
        pytest.param("https://daily.site/", PageKind.ARTICLE, 200, id="a front page"),
        pytest.param("https://daily.site/login", PageKind.LOGIN_WALL, 200, id="a wall"),
        pytest.param("https://daily.site/gone", PageKind.ARTICLE, 404, id="an error"),
    ],
)
def test_where_an_address_ends_names_nothing_if_it_is_not_the_document(final, kind, status):
    source = a_source(URL)
    page = a_page(final, kind=kind, canonical_url=final)
    assert {*names(evidence_for(source, a_response(URL, status, final), page))} == {*names(evidence_for(source))}


def test_what_a_page_says_of_itself_is_a_claim():
    page = a_page(URL, kind=PageKind.ARTICLE, canonical_url="https://herald.site/a")
    opened = Opened(
        "https://herald.site/a", a_response("https://herald.site/a", final_url="https://herald.site/b")
    )
    evidence = evidence_for(a_source(URL), a_response(URL), page)._replace(canonical=opened)
    assert named(evidence, claimed=True) == {"herald.site/a", "herald.site/b"}


def test_identifiers_name_a_work():
    record = Record("doi:10.1/A", "https://doi.org/10.1/a", identifiers=("arxiv:2101.00001",))
    evidence = evidence_for(a_source(None, text="A paper", identifier="doi:10.1/A"))._replace(record=record)
    assert named(evidence) == {"doi:10.1/a", "arxiv:2101.00001"}


def test_a_book_goes_by_its_entry():
    assert named(evidence_for(a_source(None, text="A  book,\n2019"))) == {"A book, 2019"}


@pytest.mark.parametrize(
    "url", ["", "not an address", "https://", "javascript:alert(1)", "https://x/" + "a" * 9000]
)
def test_no_address_is_too_strange(url):
    source = a_source(url, text="An entry")
    page = a_page(url, kind=PageKind.ARTICLE, canonical_url=url)
    assert list(names(evidence_for(source)))
    assert list(names(evidence_for(source, a_response(url), page)))
    assert list(names(Evidence(evidence_for(source).article, source, Failure(url, FailureKind.DNS, ""), page)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (URL, f"{URL}?page=2"),
        (URL, f"{URL}/2"),
        (f"{URL}/page/1", f"{URL}/page/12"),
        (f"{URL}?id=7", f"{URL}?id=7&p=3"),
        (f"{URL}?p=1&id=7", f"{URL}?p=2&id=7"),
    ],
)
def test_parts_of_an_article_are_one_family(one, other):
    assert family(one)[0] == family(other)[0]


@pytest.mark.parametrize("other", [f"{URL}/2021", f"{URL}-2", f"{URL}?id=2", "https://daily.site/talk/2"])
def test_other_pages_are_none(other):
    assert family(URL)[0] != family(other)[0]


def test_editions_are_one_family():
    assert family("https://daily.site/en/news/7")[1] == family("https://daily.site/de/news/7")[1]
    assert family("https://en.wiki.site/wiki/Dam")[1] != family("https://de.wiki.site/wiki/Dam")[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See https://daily.site/2021/12/15/a on 4 May", "See on 4 May"),
        ("www.daily.site/a read", "read"),
        ("HTTPS://DAILY.SITE/A", ""),
        ("no address", "no address"),
    ],
)
def test_words_without_addresses(text, words):
    assert " ".join(without_addresses(text).split()) == words
