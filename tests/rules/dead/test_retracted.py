"""Papers that were taken back."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Datum, Level, NoRecord, PageKind, PartialDate, Record, Update
from linkcheck.rules.dead.retracted import retracted

TITLE = "Silt and the price of gas"
DOI = "doi:10.5555/silt"
D = PartialDate
RETRACTION = Update("retraction", D(2020, 6, 4), "doi:10.5555/notice", "publisher, retraction-watch")


def faults(*updates, titles=(TITLE,), text=None, sentences=(), title=TITLE, identifier=DOI, page=None, **record):
    known = Record(
        DOI, "https://registry.example/1", "Crossref", "journal-article", titles, updates=updates, **record
    )
    source = a_source(
        "https://journal.site/silt", text, title=title, identifier=identifier, sentences=tuple(sentences)
    )
    made = None if page is None else a_page(source.url, **({"kind": PageKind.ARTICLE} | page))
    evidence = evidence_for(source, a_response(source.url) if made else None, made)
    return list(retracted(evidence._replace(record=known)))


def test_what_is_said_of_a_retracted_paper():
    (fault,) = faults(RETRACTION)
    assert fault.message == "This paper was retracted on 2020-06-04 (Crossref, publisher, retraction-watch)."
    assert (fault.cited, fault.found) == (TITLE, "doi:10.5555/notice")
    assert fault.advice.startswith("Read the notice (doi:10.5555/notice);")


@pytest.mark.parametrize(
    ("updates", "level"),
    [
        ((Update("retraction"),), "error"),
        ((Update("removal"),), "error"),
        ((Update("withdrawal", D(2021)),), "error"),
        ((Update("partial-retraction"),), "warning"),
        ((Update("expression-of-concern"),), "warning"),
        ((Update("replacement", None, "doi:10.5555/new"),), "note"),
        ((Update("correction"), Update("retraction")), "error"),
        ((Update("expression-of-concern"), RETRACTION), "error"),
        ((Update("replacement"), Update("expression-of-concern")), "warning"),
        ((Update("correction"),), None),
        ((Update("erratum"), Update("addendum"), Update("clarification")), None),
        ((Update("new-version"),), None),
        ((Update("update"),), None),
        ((Update(""),), None),
        ((), None),
        # put back
        ((RETRACTION, Update("reinstatement", D(2021))), None),
        ((RETRACTION, Update("reinstatement", D(2019))), "error"),
        ((RETRACTION, Update("reinstatement")), None),
    ],
)
def test_what_became_of_a_paper(updates, level):
    found = faults(*updates)
    assert [(each.level or Level.ERROR).value for each in found] == ([level] if level else [])


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"text": f"{TITLE} (retracted)"}, id="the entry says so"),
        pytest.param({"text": f"{TITLE} [withdrawn]"}, id="in another word"),
        pytest.param({"text": f"{TITLE}. Zurückgezogen 2020."}, id="in German"),
        pytest.param({"text": f"{TITLE}, отозвана (отозванная статья)"}, id="in Russian"),
        pytest.param({"text": f"{TITLE}（撤回）"}, id="in Japanese"),
        pytest.param({"title": f"RETRACTED: {TITLE}"}, id="the claimed title says so"),
        pytest.param({"title": f"Retraction note to: {TITLE}"}, id="the notice is cited"),
        pytest.param({"sentences": ("The study has since been retracted.",)}, id="the sentence says so"),
        pytest.param({"update_of": (Update("retraction", None, DOI),)}, id="the source is the notice"),
    ],
)
def test_an_article_that_tells_it_is_innocent(case):
    assert not faults(RETRACTION, **case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"title": "Alcohol withdrawal in rats", "text": "Alcohol withdrawal in rats"}, id="symptoms"),
        pytest.param({"title": "The retracted muscle", "text": "The retracted muscle, 2019"}, id="a muscle"),
        pytest.param({"sentences": ("The study shows that gas is dear.",)}, id="a sentence that relies on it"),
    ],
)
def test_a_word_of_the_title_tells_nothing(case):
    assert faults(RETRACTION, **case)


@pytest.mark.parametrize(
    ("title", "identifier", "confidence"),
    [
        (f"RETRACTED: {TITLE}", DOI, Confidence.HIGH),
        (f"RETRACTED ARTICLE: {TITLE}", DOI, Confidence.HIGH),
        (f"[Retracted] {TITLE}", DOI, Confidence.HIGH),
        (f"WITHDRAWN: {TITLE}", DOI, Confidence.HIGH),
        (f"REMOVED: {TITLE}", DOI, Confidence.HIGH),
        (f"Retracted article: {TITLE}", None, Confidence.HIGH),
        (f"Retracted: {TITLE}", None, Confidence.MEDIUM),
        (f"Withdrawn: {TITLE}", None, None),  # any report may begin so
        (f"Removed – {TITLE}", None, None),
        ("Retracted study on gas still cited", DOI, None),
        ("Retracted", DOI, None),
        (f"Retraction: {TITLE}", DOI, None),  # the notice
        (TITLE, DOI, None),
        ("", DOI, None),
    ],
)
def test_a_title_that_begins_with_the_word(title, identifier, confidence):
    by_page = faults(identifier=identifier, page={"titles": (Datum(title, "h1"),)})
    by_record = faults(identifier=identifier, titles=(title,))
    for found in (by_page, by_record):
        assert [each.confidence for each in found] == ([confidence] if confidence else [])


def test_the_title_of_an_error_page_tells_nothing():
    assert not faults(page={"kind": PageKind.SOFT_404, "titles": (Datum(f"RETRACTED: {TITLE}", "h1"),)})


@pytest.mark.parametrize("record", [None, NoRecord(DOI, "", "not asked"), NoRecord(DOI, "", "none", is_sure=True)])
def test_nothing_is_known_without_a_record(record):
    assert not list(retracted(evidence_for(a_source(identifier=DOI))._replace(record=record)))


@pytest.mark.parametrize("text", ["\x1b[31m", "\ud800", "a" * 1_000_000, "RETRACTED: " * 100_000, "{date}"])
def test_hostile_records_do_not_raise(text):
    faults(
        Update("retraction", D(99999), text, text), titles=(text,), title=text, text=text, sentences=(text,) * 50
    )
    faults(Update(text, None, text, text), titles=(text,), page={"titles": (Datum(text, "h1"),)})


@pytest.mark.parametrize("piece", ["retracted ", "[", "withdrawn article -", "\u0301"])
def test_hostile_titles_take_linear_time(piece):
    assert_linear(
        lambda size: cpu(lambda: faults(title=piece * size, text=piece * size, titles=(piece * size,))), 20_000
    )
