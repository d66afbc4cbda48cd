"""CSL-JSON is read item by item, each with its place in the file."""

import contextlib
import json

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article.bibliography import csl_json
from linkcheck.article.blocks import Kind, UnreadableError


def claims(**fields):
    """What an item with these fields claims; "_" stands for "-" in their names."""
    item = {"id": "k", "title": "A", **{name.replace("_", "-"): value for name, value in fields.items()}}
    return csl_json.read(json.dumps([{"type": "book", **item}])).blocks[0].claims


def test_an_item_is_a_reference_at_its_place():
    """Key, region, address, and a line that a reader understands."""
    text = (
        '[\n  {"id": "k",\n   "title": "A <i>b</i>",\n   "author": [{"family": "Knuth", "given": "Donald"}],\n'
        '   "container-title": "C", "issued": {"date-parts": [[2021, 12, 15]]},\n'
        '   "URL": "https:\\/\\/a.org\\/x"}, {"id": 2, "type": "book", "title": "B"}\n]\n'
    )
    first, second = csl_json.read(text).blocks
    assert (first.kind, first.labels, first.region) == (Kind.REFERENCE, ("k",), (2, 3, 6, 32))
    assert first.text.startswith("Donald Knuth. A b. C, 2021-12-15. https://a.org/x")
    assert [(anchor.url, anchor.region) for anchor in first.anchors] == [("https://a.org/x", (6, 12, 6, 30))]
    assert (second.labels, second.region[:2], second.claims.title) == (("2",), (6, 34), "B")


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        pytest.param({"date-parts": [[2021, 12, 15]]}, "2021-12-15", id="parts"),
        pytest.param({"date-parts": [["2021", "3"]]}, "2021-03", id="parts as strings"),
        pytest.param({"date-parts": [[2021], [2022]]}, "2021", id="a range"),
        pytest.param({"raw": "15 December 2021"}, "2021-12-15", id="raw"),
        pytest.param({"literal": "Spring 2021"}, "2021", id="literal"),
        pytest.param([{"year": 2021, "month": 3}], "2021-03", id="pandoc"),
        pytest.param("2021-03-04", "2021-03-04", id="a string"),
        pytest.param(2021, "2021", id="a number"),
        pytest.param({"date-parts": [[]]}, "None", id="no parts"),
        pytest.param({"date-parts": [[2021, 13]]}, "None", id="no month"),
    ],
)
def test_dates_are_read_in_every_shape(issued, published):
    """Parts, text, and what people write by hand."""
    assert str(claims(issued=issued).published) == published
    assert str(claims(accessed=issued).accessed) == published


@pytest.mark.parametrize(
    ("author", "names"),
    [
        pytest.param(
            [{"family": "B", "given": "A"}, {"literal": "C D"}], ("A B", "C D"), id="people and agencies"
        ),
        pytest.param(
            [{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"}],
            ("L. van Beethoven",),
            id="a particle",
        ),
        pytest.param(["A B"], ("A B",), id="strings"),
        pytest.param("A B", ("A B",), id="one string"),
        pytest.param([{}, 7, None, []], ("7",), id="nonsense"),
    ],
)
def test_names_are_in_the_order_they_are_spoken(author, names):
    """Given name first."""
    assert claims(author=author).authors == names


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        pytest.param({"DOI": "10.1000/182", "ISBN": "1"}, "doi:10.1000/182", id="doi"),
        pytest.param({"DOI": "https://doi.org/10.1000/182"}, "doi:10.1000/182", id="doi as an address"),
        pytest.param({"number": "arXiv:2101.00001"}, "arxiv:2101.00001", id="arxiv"),
        pytest.param({"PMID": 123}, "pmid:123", id="pmid"),
        pytest.param({"PMCID": "PMC12"}, "pmcid:PMC12", id="pmcid"),
        pytest.param({"ISBN": "978-0-13-110362-7 013110362"}, "isbn:9780131103627", id="isbn"),
        pytest.param({}, None, id="none"),
    ],
)
def test_identifiers_name_their_kind(fields, identifier):
    """A work goes by the best of its numbers."""
    assert claims(**fields).identifier == identifier


def test_other_fields():
    """An archived copy, the container, an editor; the first of several titles (Crossref)."""
    found = claims(archive_location="x", archive="An Archive", editor=[{"family": "E"}])
    assert (found.archive_url, found.publisher, found.authors) == (None, "An Archive", ("E",))
    item = {
        "title": ["A", "B"],
        "DOI": "10.1/x",
        "archive_location": "https://web.archive.org/web/2020/https://a.org",
    }
    found = csl_json.read(json.dumps(item)).blocks[0].claims
    assert (found.title, found.archive_url) == ("A", "https://web.archive.org/web/2020/https://a.org")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"x": ["}"], "items": [{"id": "k", "URL": "https://a.org"}], "y": 1}', id="items"),
        pytest.param('{"references": [{"id": "k", "URL": "https://a.org"}]}', id="references"),
        pytest.param('{"id": "k", "URL": "https://a.org"}', id="one item"),
        pytest.param('\ufeff [ {"id": "k", "URL": "https://a.org"} ]\n\n', id="a mark and white space"),
        pytest.param('[1, null, {"id": "k", "URL": "https://a.org"}]', id="among others"),
    ],
)
def test_items_are_found_where_they_are(text):
    """In a list, in an object that holds it, or alone; the address stands where it does."""
    (block,) = csl_json.read(text).blocks
    start = text.index("https")
    assert block.anchors[0].region == (1, start + 1, 1, start + 14)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", "not valid JSON (line 1, column 1: Expecting value)", id="empty"),
        pytest.param("[{]", "not valid JSON", id="broken"),
        pytest.param('[{"id": 1, "URL": "x"}', "not valid JSON", id="open"),
        pytest.param('[{"id": 1, "URL": "x"}] x', "not valid JSON", id="more"),
        pytest.param('[{"id": 1 "URL": "x"}]', "not valid JSON", id="no comma"),
        pytest.param('{"name": "x", "version": "1"}', "no bibliography", id="another JSON"),
        pytest.param("[]", "no bibliography", id="an empty list"),
        pytest.param("3", "no bibliography", id="a number"),
        pytest.param("[" * 100_000, "nested too deeply", id="deep"),
        pytest.param('{"a":' * 100_000, "nested too deeply", id="deep objects"),
        pytest.param("[" + "9" * 5000 + "]", "not valid JSON (a number too long to read)", id="a long number"),
        pytest.param("[\0]", "not valid JSON", id="NUL"),
    ],
)
def test_what_is_no_bibliography_is_refused(text, why):
    """In one line that says why."""
    with pytest.raises(UnreadableError, match=r"\w") as error:
        csl_json.read(text)
    assert str(error.value).startswith(why)
    assert "\n" not in str(error.value)


def test_lone_surrogates_are_left_out():
    """Half a sign, escaped, is none."""
    (block,) = csl_json.read('[{"id": "k\\ud800", "title": "A\\udc00b", "URL": "https://a.org/\\ud800"}]').blocks
    assert (block.claims.title, block.labels, block.anchors[0].url) == ("A b", ("k",), "https://a.org/")


def test_a_file_is_an_article():
    """All items are its sources."""
    article = linkcheck.parse(b'[{"id": "k", "title": "A", "URL": "https://a.org"}]', "a.json")
    assert [(source.title, source.url, source.labels) for source in article.sources] == [
        ("A", "https://a.org", ("k",))
    ]


@pytest.mark.parametrize(
    ("first", "repeated"),
    [
        pytest.param("[", '{"id": "k", "title": "A", "URL": "https://x.org/"},\n', id="items"),
        pytest.param("[", '{"id": "k", "URL": "a", "x": {"URL": "https://x.org/"}},', id="addresses"),
        pytest.param('[{"id": 1, "URL": "', "a", id="an open string"),
        pytest.param('{"x": ', '{"id": 1},', id="values"),
    ],
)
def test_reading_takes_linear_time(first, repeated):
    """Four times the text takes about four times the time."""

    def cost(size):
        text = first + repeated * (size // len(repeated)) + '{"id": "z", "URL": "z"}]'

        def read():
            with contextlib.suppress(UnreadableError):
                csl_json.read(text)

        return cpu(read)

    assert_linear(cost, 30_000)
