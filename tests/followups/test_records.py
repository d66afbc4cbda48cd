"""What registries answer, read; whatever they answer."""

import json

import pytest
from followups import answers
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import assert_linear, cpu

from linkcheck.dates import PartialDate
from linkcheck.followups.question import Kind, Question
from linkcheck.followups.records import READERS
from linkcheck.model import NoRecord, Record, Update

ABOUT = {
    Kind.DOI: f"doi:{answers.DOI}",
    Kind.CROSSREF: f"doi:{answers.DOI}",
    Kind.ARXIV: "arxiv:hep-ex/0307015",
    Kind.PUBMED: "pmid:9500320",
    Kind.ISBN: "isbn:9780201558029",
}


def read(kind, body):
    """Return what is read from a body."""
    body = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return READERS[kind](Question(kind, "https://registry.site/", ABOUT[kind]), body)


def test_csl_json():
    """A record by content negotiation, its title free of markup."""
    record = read(Kind.DOI, answers.csl())
    assert record.titles == (
        "Toward a unified theory of high-energy metaphysics",
        "Toward a unified theory of high-energy metaphysics: Silly string theory",
    )
    assert record.authors == ("Josiah Carberry", "The Psychoceramics Group")
    assert (record.publisher, record.container) == ("Society of Psychoceramics", "Journal of Psychoceramics")
    assert (record.published, record.kind, record.registry) == (
        PartialDate(2008, 8, 13),
        "journal-article",
        "Crossref",
    )
    assert (record.identifier, record.url) == (f"doi:{answers.DOI}", "https://registry.site/")


def test_another_agencys_csl_json():
    """DataCite's record is as good, and says not who keeps it."""
    record = read(Kind.DOI, answers.datacite())
    assert (record.title, record.published, record.registry) == ("Data from: a theory", PartialDate(2011), "")


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2011, 3]]}, "2011-03"),
        ({"date-parts": [["2011", "3", "4"]]}, "2011-03-04"),
        ({"raw": "2011-03-04"}, "2011-03-04"),
        ({"literal": "March 2011"}, "2011-03"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[2011, 13, 40]]}, None),
        ({"date-parts": []}, None),
        ({"date-parts": [[-5]]}, None),
        ("2011", None),
    ],
    ids=str,
)
def test_dates_of_csl_json(issued, date):
    record = read(Kind.DOI, answers.csl(issued=issued))
    assert (record.published and str(record.published)) == date


def test_crossrefs_updates():
    """A retraction that the publisher and Retraction Watch both tell of is one, told by both."""
    (update,) = read(Kind.CROSSREF, answers.work()).updates
    assert update == Update(
        "retraction", PartialDate(2010, 2, 6), f"doi:{answers.NOTICE}", "publisher, retraction-watch"
    )


def test_a_notice_says_what_it_is_about():
    """What stands under ``update-to`` is no fault of the notice itself."""
    notice = {
        "updated": {"date-parts": [[2010, 2, 6]]},
        "DOI": answers.DOI,
        "type": "correction",
        "source": "publisher",
    }
    record = read(Kind.DOI, answers.csl(**{"update-to": [notice]}))
    assert record.updates == ()
    assert record.update_of == (Update("correction", PartialDate(2010, 2, 6), f"doi:{answers.DOI}", "publisher"),)


def test_a_work_that_was_replaced():
    """https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/."""
    relation = {"is-replaced-by": [{"id-type": "doi", "id": "10.5555/new", "asserted-by": "subject"}], "cites": []}
    (update,) = read(Kind.CROSSREF, answers.work(relation=relation, **{"updated-by": []})).updates
    assert update == Update("replacement", None, "doi:10.5555/new", "Crossref")


def test_arxiv():
    record = read(Kind.ARXIV, answers.atom(answers.preprint(more="<arxiv:doi>10.5555/ABC</arxiv:doi>")))
    assert record.title == "Multi-Electron Production at High Transverse Momenta"
    assert record.authors == ("H1 Collaboration", "A. Aktas")
    assert (record.published, record.publisher) == (PartialDate(2003, 7, 7), "arXiv")
    assert (record.container, record.identifiers) == ("Eur.Phys.J. C31 (2003) 17-29", ("doi:10.5555/abc",))
    assert record.updates == ()


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the authors",
        "this submission has been withdrawn by arXiv administrators due to a copyright claim",
        "Withdrawn: a crucial error in equation 3",
        "The paper is withdrawn",
        "This paper is now withdrawn",
    ],
)
def test_a_preprint_that_was_withdrawn(comment):
    """arXiv has no field for it: the comment says so (https://info.arxiv.org/help/withdraw.html)."""
    (update,) = read(Kind.ARXIV, answers.atom(answers.preprint(comment))).updates
    assert (update.kind, update.date) == ("withdrawal", PartialDate(2004, 1, 2))


@pytest.mark.parametrize(
    "comment",
    ["12 pages; replaces the withdrawn paper hep-ex/0307001", "How proxies are withdrawn", "Money withdrawn", ""],
)
def test_a_preprint_that_speaks_of_withdrawing(comment):
    assert read(Kind.ARXIV, answers.atom(answers.preprint(comment))).updates == ()


def test_a_preprint_that_arxiv_does_not_have():
    """A feed without an entry that counts none is sure; an error is not."""
    assert read(Kind.ARXIV, answers.atom(total=0)).is_sure
    error = read(Kind.ARXIV, answers.atom(answers.ERROR))
    assert (error.is_sure, error.why) == (False, "arXiv: incorrect id format for 1234.12345")
    assert read(Kind.ARXIV, answers.atom(total=7)) is None


def test_pubmed():
    record = read(Kind.PUBMED, answers.esummary())
    assert (record.title, record.authors) == ("Metaphysics in children", ("Carberry J",))
    assert (record.container, record.published) == ("Lancet (London, England)", PartialDate(1998, 2, 28))
    assert record.kind == "Journal Article, Retracted Publication"
    assert record.identifiers == ("doi:10.5555/s0140", "pmcid:PMC1234567")
    assert record.updates == (
        Update("retraction", PartialDate(2010, 2, 6), "pmid:20137807", "PubMed"),
        Update("correction", PartialDate(2004, 3, 6), None, "PubMed"),
    )


def test_pubmed_without_the_notice():
    """The type alone says that it was retracted."""
    assert read(Kind.PUBMED, answers.esummary(references=[])).updates == (Update("retraction", source="PubMed"),)


def test_a_retraction_notice_of_pubmed():
    link = {"refsource": "Lancet. 1998 Feb 28;351:637", "reftype": "Retraction of", "pmid": 9500320}
    record = read(Kind.PUBMED, answers.esummary(pubtype=["Retraction of Publication"], references=[link]))
    assert record.updates == ()
    assert [(each.kind, each.identifier) for each in record.update_of] == [("retraction", "pmid:9500320")]


def test_a_citation_that_pubmed_does_not_have():
    """The same words come for one that does not exist and for one that cannot be had now."""
    result = {"uids": ["9500320"], "9500320": {"uid": "9500320", "error": "cannot get document summary"}}
    found = read(Kind.PUBMED, json.dumps({"result": result}))
    assert found == NoRecord(
        "pmid:9500320", "https://registry.site/", "PubMed: cannot get document summary", is_sure=False
    )


def test_a_book():
    record = read(Kind.ISBN, answers.book())
    assert record.titles == ("Concrete mathematics: a foundation for computer science", "Concrete mathematics")
    assert (record.authors, record.publisher) == (("Ronald L. Graham",), "Addison-Wesley")
    assert record.published == PartialDate(1994, 3)


def test_a_book_that_open_library_lacks():
    """It lacks many: that says nothing of the book."""
    assert read(Kind.ISBN, "{}").is_sure is False


# ---------------------------------------------------------------- hostile


def test_few_titles_are_many_enough():
    """200 titles with 200 subtitles each would be 40,000, and 160 MB."""
    record = read(Kind.DOI, answers.csl(title=["a" * 1000] * 200, subtitle=["b" * 1000] * 200))
    assert len(record.titles) == 10


def test_a_record_is_small_whatever_is_in_it():
    """It is kept for the whole run."""
    names = [{"literal": "n" * 2000}] * 200
    update = {"type": "t" * 2000, "DOI": "d" * 2000, "source": "s" * 2000}
    record = read(
        Kind.CROSSREF, answers.work(author=names, publisher="p" * 2000, **{"updated-by": [update] * 100})
    )
    assert {len(each) for each in record.authors} == {300}
    assert len(record.publisher) == 300
    assert len(repr(record.updates)) < 1000


@pytest.mark.parametrize("field", ["title", "publisher", "container-title", "type", "source"])
def test_control_characters_are_no_part_of_a_record(field):
    record = read(Kind.CROSSREF, answers.work(**{field: "A\x1b[31m\x00 b\r\nc"}))
    text = json.dumps(record)
    assert "\\u00" not in text
    assert "\\n" not in text


GARBAGE = [
    pytest.param(b"", id="empty"),
    pytest.param(b"\x00\xff" * 1000, id="bytes"),
    pytest.param(b"[" * 100_000, id="brackets"),
    pytest.param(b'{"message":' * 100_000, id="nested objects"),
    pytest.param(b"<a>" * 100_000, id="nested elements"),
    pytest.param(b"<!doctype html><title>Sign in</title>", id="a page"),
    pytest.param(b'{"title": "cut', id="cut"),
    pytest.param(b"null", id="null"),
    pytest.param(b"9" * 100_000, id="a long number"),
    pytest.param(b'"' + b"a" * 100_000, id="a long text"),
    pytest.param(
        b'<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>&b;&c;</title></entry></feed>',
        id="entities",
    ),
]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("body", GARBAGE)
def test_garbage_is_no_record(kind, body):
    assert not isinstance(read(kind, body), Record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
FIELDS = (
    *(
        "title",
        "subtitle",
        "author",
        "publisher",
        "container-title",
        "issued",
        "updated-by",
        "update-to",
        "relation",
    ),
    *("type", "DOI", "source", "original-title"),
)


@settings(max_examples=150, deadline=None)
@given(fields=st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_type_may_stand_in_any_field_of_a_work(fields):
    for kind, body in ((Kind.DOI, answers.csl(**fields)), (Kind.CROSSREF, answers.work(**fields))):
        _is_a_record(read(kind, body))


@settings(max_examples=100, deadline=None)
@given(value=JSON, deeper=st.sampled_from(["updated", "DOI", "type", "source"]))
def test_any_type_may_stand_in_any_field_of_an_update(value, deeper):
    _is_a_record(
        read(Kind.CROSSREF, answers.work(**{"updated-by": [{"type": "retraction", deeper: value}, value]}))
    )


SUMMARY_FIELDS = ("title", "pubtype", "authors", "articleids", "references", "pubdate", "source", "error")


@settings(max_examples=150, deadline=None)
@given(fields=st.dictionaries(st.sampled_from(SUMMARY_FIELDS), JSON))
def test_any_type_may_stand_in_any_field_of_a_summary(fields):
    _is_a_record(read(Kind.PUBMED, answers.esummary(**fields)))


@settings(max_examples=100, deadline=None)
@given(
    fields=st.dictionaries(st.sampled_from(["title", "subtitle", "authors", "publishers", "publish_date"]), JSON)
)
def test_any_type_may_stand_in_any_field_of_a_book(fields):
    _is_a_record(read(Kind.ISBN, answers.book(**fields)))


def _is_a_record(found):
    """Fail where something is not what its annotation says."""
    if not isinstance(found, Record):
        assert found is None or isinstance(found, NoRecord)
        return
    for each in (*found.titles, *found.authors, *found.identifiers, found.kind, found.registry):
        assert isinstance(each, str)
    for each in (*found.updates, *found.update_of):
        assert each.kind
        assert each.date is None or isinstance(each.date, PartialDate)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Kind.DOI, lambda size: answers.csl(title="<a" * size, author=[{"given": "<" * size}] * 10)),
        (Kind.CROSSREF, lambda size: answers.work(**{"updated-by": [{"type": "a <b" * 20, "DOI": "x"}] * size})),
        (Kind.PUBMED, lambda size: answers.esummary(title="&lt" * size, references=[{"reftype": "x"}] * size)),
        (Kind.ARXIV, lambda size: answers.atom(answers.preprint("this paper " * size) * 3)),
    ],
    ids=["DOI", "Crossref", "PubMed", "arXiv"],
)
def test_reading_takes_time_as_the_answer_is_long(kind, body):
    assert_linear(lambda size: _cost(kind, body(size)), 5000)


def _cost(kind, body):
    return cpu(lambda: read(kind, body))
