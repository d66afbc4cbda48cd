"""What the article says of a work, against what its identifier stands for."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Datum, Level, NoRecord, PageKind, Record, Update
from linkcheck.rules.mismatch.works import identifier_mismatch, identifies_another

CLAIMED = "The measurement of silt in forty rivers of the north"
OTHER = "A survey of the feeding habits of garden snails in winter"
DOI = "doi:10.5555/silt"
RESOLVER = "https://doi.org/10.5555/silt"


def a_record(*titles, identifier=DOI, registry="Crossref", kind="journal-article", **fields):
    return Record(identifier, "https://registry.example/1", registry, kind, titles=titles, **fields)


def faults(
    record=None, url=RESOLVER, text=None, *, page=None, title=CLAIMED, identifier=DOI, status=200, **source
):
    made = None if page is None else a_page(url, **({"kind": PageKind.ARTICLE} | page))
    fetch = a_response(url, status=status) if made else None
    evidence = evidence_for(a_source(url, text, title=title, identifier=identifier, **source), fetch, made)
    return list(identifier_mismatch(evidence._replace(record=record)))


def told(*args, **kwargs):
    """Return the level at which the only fault of an error would be shown, or None."""
    found = faults(*args, **kwargs)
    assert len(found) <= 1
    if not found:
        return None
    highest = {Confidence.HIGH: Level.ERROR, Confidence.MEDIUM: Level.WARNING, Confidence.LOW: Level.NOTE}
    levels = (found[0].level or Level.ERROR, highest[found[0].confidence])
    return min(levels, key=lambda level: level.weight).value


# ---------------------------------------------------------------- another work


def test_an_identifier_of_another_work():
    (fault,) = faults(a_record(OTHER))
    assert fault.message == f"The registry has another work under DOI 10.5555/silt: “{OTHER}”."
    assert (fault.cited, fault.found) == (CLAIMED, f"{OTHER} (Crossref)")
    assert fault.confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("record", "case", "expected"),
    [
        pytest.param(None, {}, None, id="nobody was asked"),
        pytest.param(a_record(CLAIMED), {}, None, id="the same work"),
        pytest.param(a_record(OTHER), {"title": None}, None, id="no title claimed"),
        pytest.param(a_record(OTHER), {"title": "Silt"}, None, id="a title of one word"),
        pytest.param(
            a_record("Die Messung von Schlick in den Flüssen des Nordens"),
            {},
            None,
            id="a title in its own language",
        ),
        pytest.param(
            a_record(OTHER, authors=("Ada Author",)), {"authors": ("A. Author",)}, "warning", id="the same author"
        ),
        pytest.param(
            a_record(OTHER, authors=("Ada Author",)), {"authors": ("B. Writer",)}, "error", id="other authors"
        ),
        pytest.param(
            a_record(OTHER), {"page": {"titles": (Datum(CLAIMED, "h1"),)}}, None, id="the page has the title"
        ),
        pytest.param(
            a_record(OTHER), {"page": {"titles": (Datum(OTHER, "h1"),)}}, "error", id="the page has it not"
        ),
        pytest.param(
            a_record(OTHER),
            {"page": {"titles": (Datum(CLAIMED, "h1"),)}, "status": 404},
            "error",
            id="an error page",
        ),
        pytest.param(
            a_record("The book of rivers and lakes of the north", kind="book"),
            {"text": f"{CLAIMED}. In: The book of rivers and lakes of the north. doi:10.5555/silt"},
            None,
            id="the number of the book, which is named",
        ),
        pytest.param(
            a_record("The book of snails in the garden", kind="book"), {}, "warning", id="the number of some book"
        ),
        pytest.param(a_record("Figure 3 of the paper on snails", kind="component"), {}, None, id="a figure"),
        pytest.param(
            a_record(OTHER, update_of=(Update("retraction", None, DOI),)), {}, None, id="the notice about it"
        ),
        pytest.param(
            a_record(OTHER, identifier="isbn:9783161484100", registry="Open Library", kind="book"),
            {"identifier": "isbn:9783161484100"},
            "warning",
            id="readers write what Open Library knows",
        ),
        pytest.param(
            a_record("Attention Is Not All You Need to Explain the Snail"),
            {"title": "Attention Is All You Need"},
            None,
            id="too short to tell",
        ),
    ],
)
def test_records_beside_claims(record, case, expected):
    assert told(record, **case) == expected


def test_the_threshold_is_an_option():
    evidence = evidence_for(a_source(RESOLVER, title=CLAIMED, identifier=DOI))._replace(record=a_record(OTHER))
    assert not list(identifier_mismatch(evidence, similarity=0.0))


# ---------------------------------------------------------------- no such work


def unknown(identifier=DOI, *, is_sure=True):
    return NoRecord(identifier, "https://registry.example/1", "no such DOI is registered", is_sure=is_sure)


@pytest.mark.parametrize(
    ("record", "case", "expected"),
    [
        pytest.param(unknown(), {}, "error", id="the registry says so"),
        pytest.param(unknown(is_sure=False), {}, None, id="it could not be told"),
        pytest.param(unknown("isbn:9783161484100", is_sure=False), {}, None, id="Open Library lacks many books"),
        pytest.param(
            unknown(),
            {"url": "https://journal.site/a", "text": "Silt. doi:10.5555/silt"},
            "error",
            id="in its words",
        ),
        pytest.param(
            unknown(), {"url": "https://journal.site/doi/10.5555/silt", "page": {}}, None, id="a path that opens"
        ),
        pytest.param(
            unknown(), {"url": "https://journal.site/doi/10.5555/silt"}, "warning", id="a path that nobody opened"
        ),
        pytest.param(
            unknown("arxiv:2112.99999"),
            {"url": "https://arxiv.org/abs/2112.99999", "identifier": "arxiv:2112.99999"},
            "error",
            id="a preprint",
        ),
        pytest.param(unknown(), {"url": None, "text": "Silt. doi:10.5555/silt"}, "error", id="no address"),
    ],
)
def test_what_the_registry_does_not_know(record, case, expected):
    assert told(record, **case) == expected


def test_what_is_said_of_an_unknown_identifier():
    (fault,) = faults(unknown())
    assert fault.message == "The registry knows no work under DOI 10.5555/silt."
    assert (fault.cited, fault.found) == (DOI, "no such DOI is registered")


# ---------------------------------------------------------------- forms and check digits


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"text": "Silt. ISBN 978-3-16-148410-1"}, "error"),
        ({"text": "Silt. ISBN 978-3-16-148410-0"}, None),
        ({"text": "Silt. ISSN 0378-5956"}, "warning"),
        ({"text": "Silt, https://orcid.org/0000-0002-1825-0098"}, "warning"),
        ({"text": "Silt, https://orcid.org/0000-0002-1825-0097"}, None),
        ({"url": "https://doi.org/10.5555", "identifier": None}, "error"),
        ({"text": "Silt. doi:10.55/silt"}, "error"),
        ({"identifier": "arxiv:2113.00001"}, "error"),
        ({"identifier": "isbn:9783161484101"}, "error"),
        ({"text": "https://daily.site/?doi=10.55/silt"}, None),
        ({"text": "Silt"}, None),
    ],
)
def test_identifiers_that_can_be_none(case, expected):
    assert told(**({"url": "https://daily.site/a", "identifier": None} | case)) == expected


def test_what_is_said_of_a_wrong_digit():
    (fault,) = faults(url=None, text="ISBN 978-3-16-148410-1", identifier=None)
    assert fault.message == "The check digit of ISBN 9783161484101 is wrong, so the number stands for nothing."


def test_of_an_identifier_one_fault_is_told():
    (fault,) = faults(unknown(), text="Silt. ISBN 978-3-16-148410-1. doi:10.55/silt")
    assert "ISBN" in fault.message


# ---------------------------------------------------------------- two of them


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        (RESOLVER, "Silt. doi:10.5555/silt", None),
        (RESOLVER, "Silt. doi:10.5555/SILT.", None),
        (RESOLVER, "Silt", None),
        (RESOLVER, "Silt. doi:10.5555/snails", "warning"),
        ("https://journal.site/doi/full/10.5555/silt", "Silt. doi:10.5555/snails", "warning"),
        ("https://journal.site/doi/10.5555/silt/suppl/1", "Silt. doi:10.5555/silt", None),
        ("https://doi.org/10.5555/978-3-16_5", "Silt. doi:10.5555/978-3-16", None),  # the chapter and its book
        ("https://doi.org/10.12688/f1000.1234.1", "Silt. doi:10.12688/f1000.1234.2", None),  # two versions
        (RESOLVER, "Silt. doi:10.5555/snails, doi:10.5555/silt", None),
        (RESOLVER, "Silt. doi:10.5555/snails, reprinted as doi:10.5555/worms", None),
        ("https://daily.site/a", "Silt. doi:10.5555/snails", None),
    ],
)
def test_the_doi_of_the_address_beside_that_of_the_words(url, text, expected):
    assert told(url=url, text=text) == expected


@pytest.mark.parametrize(
    "record",
    [
        a_record(CLAIMED, identifiers=("doi:10.5555/snails",)),
        a_record(CLAIMED, updates=(Update("replacement", None, "doi:10.5555/snails"),)),
    ],
)
def test_a_work_that_has_both_numbers_is_let_pass(record):
    assert told(record, text="Silt. doi:10.5555/snails") is None


@pytest.mark.parametrize(
    ("number", "expected"), [("2112.01234", None), ("2112.01234v2", None), ("2112.99999", "warning")]
)
def test_the_number_of_a_preprint_beside_its_address(number, expected):
    assert told(url="https://arxiv.org/abs/2112.01234v1", identifier=f"arxiv:{number}") == expected


@pytest.mark.parametrize(
    "title",
    ["\x1b[31mred alert now\x07", "a" * 1_000_000, "\ud800 broken", "\u202egnitirw desrever sdrow", "", "[]"],
)
def test_hostile_titles_do_not_raise(title):
    faults(a_record(title), title=title, text=title, authors=(title,))
    faults(a_record(CLAIMED, authors=(title,), container=title, publisher=title, identifier=title))
    faults(unknown(title), title=title, text=title)


@pytest.mark.parametrize("piece", ["ISBN 9-", "10.5555/", "doi:10", "Silt and "])
def test_hostile_entries_take_linear_time(piece):
    def cost(size):
        text = piece * size
        return cpu(
            lambda: faults(a_record(text), f"https://doi.org/{text}", text, title=text, identifier=f"doi:{text}")
        )

    assert_linear(cost, 20_000)


@pytest.mark.parametrize(("title", "expected"), [(OTHER, True), (CLAIMED, False)])
def test_a_surely_other_work_is_known_to_other_rules(title, expected):
    evidence = evidence_for(a_source(RESOLVER, title=CLAIMED, identifier=DOI))._replace(record=a_record(title))
    assert identifies_another(evidence) is expected
