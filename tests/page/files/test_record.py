"""JSON is a record; what it describes is told where its fields are those of a documented vocabulary."""

import json

import pytest
from timing import cpu

from linkcheck.model import PageKind
from linkcheck.page.read import read_page

URL = "https://api.moss.example/works/1"

CSL = {
    "type": "article-journal",
    "title": "Moss &amp; <i>roofs</i>",
    "issued": {"date-parts": [[2020, 3, 4]]},
    "author": [{"given": "Ann", "family": "Roe"}, {"literal": "Moss Society"}],
    "publisher": "Moss Press",
    "DOI": "10.1000/Moss",
    "language": "en",
}
CROSSREF = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "title": ["Moss & roofs"],
        "published": {"date-parts": [["2020", "3"]]},
        "publisher": "Moss Press",
        "DOI": "10.1/m",
        "author": [{"given": "Ann", "family": "Roe", "sequence": "first"}],
        "issued": {"date-parts": [[None]]},
    },
}
DATACITE = {
    "data": {
        "type": "dois",
        "attributes": {
            "doi": "10.1000/moss",
            "titles": [{"title": "Moss & roofs"}],
            "creators": [{"name": "Roe, Ann"}],
            "publisher": "Moss Archive",
            "publicationYear": 2020,
            "dates": [{"date": "2020-03-04", "dateType": "Issued"}],
        },
    }
}
JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Moss Society"},
        {
            "@type": "NewsArticle",
            "headline": "Moss & roofs",
            "datePublished": "2020-03-04T23:00:00+02:00",
            "author": {"@type": "Person", "name": "Ann Roe"},
            "publisher": {"name": "Moss Press"},
        },
    ],
}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Moss & roofs",
    "authors": [{"name": "Ann Roe"}],
    "items": [{"title": "Another", "date_published": "2020-03-04"}],
}
WORDPRESS = {
    "id": 1,
    "date": "2020-03-04T23:30:00",
    "date_gmt": "2020-03-05T04:30:00",
    "modified": "2021-01-01T00:00:00",
    "title": {"rendered": "Moss &#038; roofs"},
    "author": 3,
}
ISSUE = {
    "html_url": "https://github.com/moss/roofs/issues/1",
    "title": "Moss & roofs",
    "created_at": "2020-03-04T00:00:00Z",
    "user": {"login": "annroe"},
}
RELEASE = {
    "html_url": "https://github.com/moss/roofs/releases/1",
    "name": "Moss & roofs",
    "author": {"login": "annroe"},
    "published_at": "2020-03-04T00:00:00Z",
    "created_at": "2020-01-01T00:00:00Z",
}


@pytest.mark.parametrize(
    ("record", "origin", "day", "sure", "authors", "publisher"),
    [
        (CSL, "CSL title", "2020-03-04", True, ("Ann Roe", "Moss Society"), "Moss Press"),
        ([CSL], "CSL title", "2020-03-04", True, ("Ann Roe", "Moss Society"), "Moss Press"),
        (CROSSREF, "Crossref title", "2020-03", True, ("Ann Roe",), "Moss Press"),
        (DATACITE, "DataCite title", "2020-03-04", True, ("Roe, Ann",), "Moss Archive"),
        (DATACITE["data"]["attributes"], "DataCite title", "2020-03-04", True, ("Roe, Ann",), "Moss Archive"),
        (JSON_LD, "JSON-LD headline", "2020-03-04", True, ("Ann Roe",), "Moss Press"),
        (FEED, "JSON Feed title", "None", False, ("Ann Roe",), None),
        (WORDPRESS, "WordPress title", "2020-03-04", True, (), None),
        (ISSUE, "GitHub title", "2020-03-04", False, ("annroe",), None),
        (RELEASE, "GitHub name", "2020-03-04", True, ("annroe",), None),
    ],
    ids=[
        "CSL",
        "one CSL item",
        "Crossref",
        "DataCite",
        "bare DataCite",
        "JSON-LD",
        "JSON Feed",
        "WordPress",
        "issue",
        "release",
    ],
)
def test_a_known_vocabulary_is_understood(record, origin, day, sure, authors, publisher):
    """A known vocabulary is understood."""
    page = read_page(json.dumps(record).encode(), URL, "application/json")
    assert page.kind is PageKind.RECORD
    assert page.titles[0] == ("Moss & roofs", origin)
    assert (str(page.published), page.published_sure) == (day, sure)
    assert (page.authors, page.publisher) == (authors, publisher)
    assert len(page.signals) > 1


@pytest.mark.parametrize(
    "record",
    [
        {},
        [],
        {"title": "Moss", "date": "2020-01-01"},
        [CSL, CSL],
        {"message": {"title": ["Moss"]}},
        {"type": "x", "title": "y"},
        {"status": "ok", "message-type": "work-list", "message": {"title": ["Moss"]}},
        [[]],
        [None],
        {"@context": None},
        {"version": 1, "title": "Moss"},
        {"title": {"rendered": "Moss"}},
        {"html_url": "https://x.example/", "title": "Moss"},
        {"message-type": "work", "message": []},
        {"type": "a", "issued": {"date-parts": "x"}, "title": None},
        {"titles": [None, 3, {"title": []}], "creators": 7},
        {"@context": "https://schema.org", "@type": "Person"},
    ],
)
def test_anything_else_is_a_record_without_a_title(record):
    """Anything else is a record without a title."""
    page = read_page(json.dumps(record).encode(), URL, "application/json")
    assert (page.kind, page.titles, page.published) == (PageKind.RECORD, (), None)
    assert page.signals[0] == "JSON"


@pytest.mark.parametrize(
    ("sort", "kind"),
    [("video", PageKind.MEDIA), ("photo", PageKind.MEDIA), ("rich", PageKind.RECORD), ("link", PageKind.RECORD)],
)
@pytest.mark.parametrize("version", ["1.0", 1.0])
def test_an_oembed_answer_names_what_it_embeds(sort, kind, version):
    """An oEmbed answer names what it embeds."""
    answer = {
        "type": sort,
        "version": version,
        "title": "On moss",
        "author_name": "Ann Roe",
        "provider_name": "MossTube",
    }
    page = read_page(json.dumps(answer).encode(), URL, "application/json+oembed")
    assert (page.kind, page.titles) == (kind, (("On moss", "oEmbed title"),))
    assert (page.authors, page.publisher) == (("Ann Roe",), "MossTube")


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/ld+json", "text/plain", "", "text/json"]
)
def test_json_is_known_by_its_type_or_its_looks(content_type):
    """JSON is known by its type or its looks."""
    page = read_page(json.dumps(CSL).encode(), URL, content_type)
    assert (page.kind, page.title) == (PageKind.RECORD, "Moss & roofs")


@pytest.mark.parametrize(
    "body", [b"{", b"[section]\nkey = 1", b"{'a': 1}", b'{"a": 1} more', b"callback({})", b'"text"']
)
def test_what_is_no_json_is_a_text(body):
    """What is no JSON is a text."""
    page = read_page(body, URL, "application/json")
    assert (page.kind, page.titles) == (PageKind.PAGE, ())
    assert page.text.startswith(body[:4].decode())


HOSTILE = {
    "lists within lists": "[" * 500_000,
    "closed lists": "[" * 100_000 + "]" * 100_000,
    "objects within objects": '{"a":' * 150_000,
    "a long number": '{"a": ' + "9" * 900_000 + "}",
    "no numbers": '{"type": NaN, "version": Infinity, "title": -Infinity, "issued": {"date-parts": [[NaN]]}}',
    "many keys": "{" + ",".join(f'"k{each}": 1' for each in range(70_000)) + "}",
    "many authors": json.dumps(CSL | {"author": [{"family": f"Roe {each}"} for each in range(20_000)]}),
    "a long title": json.dumps(CSL | {"title": "x" * 900_000}),
    "many titles": json.dumps({"titles": [{"title": f"a {each}"} for each in range(30_000)], "creators": []}),
    "half a character": '{"type": "article", "title": "\\ud800 moss", "issued": {"date-parts": [[2020]]}}',
    "dates of other shapes": json.dumps(CSL | {"issued": {"date-parts": [[{}, []], 3]}}),
    "a context of its own": json.dumps(
        {"@context": ["https://schema.org"] * 50_000, "@type": "Article", "name": "x"}
    ),
    "markup": json.dumps(CSL | {"title": "<" * 4000}),
    "many things": json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "Article"}] * 30_000}),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_record_is_a_page_in_bounded_time(text):
    """A hostile record is a page in bounded time."""
    pages = []
    assert cpu(lambda: pages.append(read_page(text.encode(), URL, "application/json"))) < 3
    (page,) = pages
    assert page.kind in {PageKind.RECORD, PageKind.PAGE}
    assert len(page.authors) <= 20
    assert len(page.titles) <= 12
    "".join([page.text, *(title.value for title in page.titles)]).encode()
