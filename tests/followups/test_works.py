"""Whom to ask about an identifier, and what the answers come to."""

import pytest
from followups import answers as documented

from linkcheck.followups.question import Answer, Kind
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.followups.works import CSL_JSON, questions, record
from linkcheck.model import NoRecord, Record, Update

SETTINGS = FollowUpSettings()
DOI = f"doi:{documented.DOI}"


def asked(identifier, answers=None, settings=SETTINGS, contact=None):
    """Return the questions about an identifier."""
    return list(questions(identifier, answers or {}, settings, contact))


@pytest.mark.parametrize(
    ("identifier", "url"),
    [
        (DOI, "https://doi.org/10.5555/12345678"),
        (
            "doi:10.1002/(sici)1099-1409(199908/10)3:6/7<672::aid-jpp192>3.0.co;2-8",
            "https://doi.org/10.1002/(sici)1099-1409(199908/10)3:6/7%3C672::aid-jpp192%3E3.0.co;2-8",
        ),
        ("doi:10.1000/a#b?c%d", "https://doi.org/10.1000/a%23b%3Fc%25d"),
        ("arxiv:1706.03762v5", "https://export.arxiv.org/api/query?id_list=1706.03762v5&max_results=1"),
        ("arxiv:hep-ex/0307015", "https://export.arxiv.org/api/query?id_list=hep-ex/0307015&max_results=1"),
        ("doi:10.48550/arxiv.1706.03762", "https://export.arxiv.org/api/query?id_list=1706.03762&max_results=1"),
        (
            "pmid:9500320",
            "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&id=9500320&retmode=json&tool=linkcheck",
        ),
        (
            "isbn:9780201558029",
            "https://openlibrary.org/api/books?bibkeys=ISBN:9780201558029&format=json&jscmd=data",
        ),
        ("isbn:080442957X", "https://openlibrary.org/api/books?bibkeys=ISBN:080442957X&format=json&jscmd=data"),
    ],
)
def test_whom_to_ask(identifier, url):
    (question,) = asked(identifier)
    assert question.url == url
    assert question.accept == (CSL_JSON if question.kind is Kind.DOI else "")


@pytest.mark.parametrize(
    "identifier",
    [
        None,
        "",
        "doi:",
        "hdl:2027/1",
        "urn:nbn:de:101:1-1",
        "isbn:9780201558028",
        "isbn:X",
        "isbn:0000000000",
        "isbn:9771234567898",
        "pmid:٣",
        "pmid:1&db=x",
        f"pmid:{'1' * 5000}",
        "doi:admin",
        "doi:10.1000",
        "doi:10.1000/../../admin",
        "doi:10.1000/./x",
        "doi:10.1000/..",
        f"doi:10.1000/{'x' * 10_000}",
        f"doi:10.1000/{'%' * 2000}" + "x" * 100,
        "arxiv:..",
        "arxiv:1706.03762,1706.03763",
        "arxiv:1706.03762&start=7",
        "arxiv:1706.03762\r\nhost: x",
        f"arxiv:{'1' * 10_000}",
        "wikidata:Q1",
        ":",
    ],
)
def test_whom_nobody_is_asked_about(identifier):
    """A wrong check digit is no book's; what is no identifier could ask for something else."""
    assert asked(identifier) == []


@pytest.mark.parametrize(
    ("identifier", "url"),
    [
        ("doi:10.1/a\r\nhost: x", "https://doi.org/10.1/a%0D%0Ahost:%20x"),
        ("doi:10.1/a?b#c&d", "https://doi.org/10.1/a%3Fb%23c%26d"),
        ("doi:10.1/%2e%2e/%2e%2e/x", "https://doi.org/10.1/%252e%252e/%252e%252e/x"),
        ("doi:10.1/..\\..\\x", "https://doi.org/10.1/..%5C..%5Cx"),
        ("doi:10.1//evil.site/x", "https://doi.org/10.1//evil.site/x"),
        ("doi:10.48550/arxiv.../x", "https://doi.org/10.48550/arxiv.../x"),
        (
            "isbn:978-0-201-55802-9",
            "https://openlibrary.org/api/books?bibkeys=ISBN:9780201558029&format=json&jscmd=data",
        ),
    ],
)
def test_an_identifier_stays_one(identifier, url):
    """Whatever stands in it, it is a part of the path, or of the value, that is meant for it."""
    assert asked(identifier)[0].url == url


def test_contact_is_told_where_registries_ask_for_it():
    """Crossref's "polite pool" and NCBI's ``email``: only a mail address is one."""
    (question,) = asked("pmid:1", contact="editor@daily.site")
    assert question.url.endswith("&tool=linkcheck&email=editor%40daily.site")
    (first,) = asked(DOI)
    answered = {first: Answer("timeout: no answer")}
    assert asked(DOI, answered, contact="mailto:editor@daily.site")[1].url == (
        "https://api.crossref.org/works/10.5555/12345678?mailto=editor%40daily.site"
    )
    assert asked(DOI, answered, contact="https://daily.site/")[1].url.endswith("/works/10.5555/12345678")


def a_record(**fields):
    """Return an answer with a record."""
    return Answer(record=Record(DOI, "https://doi.org/10.5555/12345678", **fields))


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [
        (a_record(registry="Crossref"), True),
        (a_record(), False),
        (Answer("timeout: no answer"), True),
        (Answer("not in the recording", was_asked=False), False),
        (Answer(record=NoRecord(DOI, "", "no such DOI", is_sure=True)), False),
    ],
    ids=["Crossref's", "another agency's", "not answered", "not asked", "not registered"],
)
def test_crossref_is_asked_about_its_own(answer, is_asked):
    """Where nobody knows whose a DOI is, a retraction is worth the attempt."""
    (first,) = asked(DOI)
    assert [each.kind for each in asked(DOI, {first: answer})][1:] == [Kind.CROSSREF] * is_asked


def test_an_endpoint_that_is_empty_is_not_asked():
    assert asked("pmid:1", settings=FollowUpSettings(pubmed_endpoint="")) == []
    assert [each.kind for each in asked(DOI, settings=FollowUpSettings(doi_endpoint=""))] == [Kind.CROSSREF]
    (first,) = asked(DOI)
    known = {first: a_record(registry="Crossref")}
    assert asked(DOI, known, settings=FollowUpSettings(crossref_endpoint="")) == [first]


def both(first, second):
    """Return what two answers come to, the second that of Crossref's REST API."""
    (question,) = asked(DOI)
    known = {question: first}
    known |= dict.fromkeys(asked(DOI, known)[1:], second)
    return record(DOI, known, SETTINGS, None)


def test_a_record_and_its_updates_come_together():
    gone = (Update("retraction", None, "doi:10.5555/retraction", "publisher"),)
    found = both(a_record(registry="Crossref", titles=("A",)), a_record(titles=("B",), updates=gone))
    assert (found.titles, found.updates) == (("A",), gone)


def test_a_retraction_is_heard_of_though_the_resolver_is_away():
    gone = (Update("retraction"),)
    assert both(Answer("timeout: no answer"), a_record(updates=gone)).updates == gone


def test_a_record_stays_though_crossref_is_away():
    assert both(a_record(registry="Crossref", titles=("A",)), Answer("HTTP 503")).titles == ("A",)


def test_what_nobody_could_tell_is_not_sure():
    found = both(Answer("timeout: no answer"), Answer("HTTP 503"))
    assert found == NoRecord(DOI, "https://doi.org/10.5555/12345678", "timeout: no answer", is_sure=False)


def test_nothing_is_said_where_nobody_was_asked():
    assert both(Answer("not in the recording", was_asked=False), None) is None
    assert record(DOI, {}, SETTINGS, None) is None
