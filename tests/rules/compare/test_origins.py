"""Which entries are one origin."""

import pytest
from builders import a_page, a_response, a_source, an_article
from rules.compare.stories import read
from timing import assert_linear, cpu

from linkcheck.model import Datum, Evidence, PageKind, PartialDate, Record
from linkcheck.rules.compare.origins import Why, origins

STORIES = read()
STORY, RIVAL, OTHER = (STORIES["en-dam"][kind] for kind in ("story", "rival", "independent"))
TITLE = "Engineers lower water behind cracked Corran dam"


def entry(url, title=None, text="", *, final=None, source=None, status=200, **page):
    """Return an entry and the page that it leads to."""
    source = source or a_source(url)
    fields = {"kind": PageKind.ARTICLE, "titles": (Datum(title, "h1"),) if title else (), "text": text} | page
    return Evidence(
        an_article(source), source, a_response(url, status, final or url), a_page(final or url, **fields)
    )


def unread(url, title, **claims):
    source = a_source(url, title=title, **claims)
    return Evidence(an_article(source), source)


def why(*evidence):
    """Return why two entries are one origin, or None."""
    found = origins(evidence)
    return found[0].ties[0].why if len(found) == 1 else None


A, B = "https://daily.site/news/dam", "https://herald.site/4711"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(entry(A), entry(f"{A}#part"), Why.ADDRESS, id="one address"),
        pytest.param(entry(A), entry("https://short.site/x", final=A), Why.ADDRESS, id="one end"),
        pytest.param(entry(A), entry(f"https://web.archive.org/web/2021/{A}"), Why.ADDRESS, id="an archived copy"),
        pytest.param(entry(A), entry(B, canonical_url=A), Why.CANONICAL, id="the original's address"),
        pytest.param(entry(A, text=STORY), entry(B, text=OTHER, canonical_url=A), None, id="a careless canonical"),
        pytest.param(entry(A, "Dam"), entry(B, "Bank", canonical_url=A), None, id="a canonical of another title"),
        pytest.param(entry(A, text=STORY), entry(B, text=STORY), Why.TEXT, id="one text"),
        pytest.param(
            entry(A, text=STORY, authors=("Reuters",)), entry(B, text=STORY, authors=("Reuters",)), Why.AGENCY,
            id="one agency's text",
        ),
        pytest.param(entry(A, TITLE, STORY), entry(B, TITLE, RIVAL), None, id="one title, two reports"),
        pytest.param(
            entry(A, TITLE, STORY, authors=("Reuters",)), entry(B, TITLE, OTHER, authors=("Reuters",)), None,
            id="one agency's two reports",
        ),
        pytest.param(
            entry(A, TITLE, authors=("Reuters",)), entry(B, TITLE, publisher="Reuters"), Why.AGENCY,
            id="one agency, one title, no texts",
        ),
        pytest.param(entry(A, TITLE), entry(B, TITLE), Why.TITLE, id="one title, no texts"),
        pytest.param(unread(A, TITLE), unread(B, TITLE), Why.TITLE, id="one title, not opened"),
        pytest.param(unread(A, "Crack in dam"), unread(B, "Crack in dam"), None, id="a short title"),
        pytest.param(unread(A, f"{TITLE} 7"), unread(B, f"{TITLE} 8"), None, id="another number"),
        pytest.param(unread(A, TITLE), unread("https://daily.site/b", TITLE), None, id="one title on one site"),
        pytest.param(
            entry(A, TITLE, published=PartialDate(2021, 5, 2)),
            entry(B, TITLE, published=PartialDate(2021, 8, 2)), None, id="one title, months apart",
        ),
        pytest.param(entry(A, text=STORY), entry(f"{A}-2", text=STORY), Why.TEXT, id="a text on its site"),
        pytest.param(
            entry(A, text=f"{STORY} {OTHER}"), entry("https://daily.site/b", text=f"{STORY} {RIVAL}"), None,
            id="pages of one site that begin alike",
        ),
        pytest.param(entry(A, TITLE), entry(f"{A}?page=2", TITLE), Why.PARTS, id="two pages of one article"),
        pytest.param(entry(A, TITLE), entry(f"{A}/2", "Index of our news reports"), None, id="another chapter"),
        pytest.param(
            entry("https://daily.site/en/7", "Crack in the dam", language="en"),
            entry("https://daily.site/de/7", "Riss im Damm", language="de"), Why.EDITIONS, id="two languages",
        ),
        pytest.param(
            entry("https://daily.site/en/7", language="en"), entry("https://daily.site/de/7", language="en"), None,
            id="one language at two addresses",
        ),
        pytest.param(
            unread("https://preprints.site/1", TITLE, authors=("M. Holt",)),
            unread("https://journal.site/2", TITLE, authors=("Holt, Maria",)), Why.VERSIONS, id="a preprint",
        ),
        pytest.param(entry(A, text=STORY), entry(B, text=OTHER), None, id="two reports"),
        pytest.param(entry(A, status=404, text=STORY), entry(B, text=STORY), None, id="an error's text"),
        pytest.param(
            entry(A, "Sign in", "Sign in. " * 80, kind=PageKind.LOGIN_WALL),
            entry(B, "Sign in", "Sign in. " * 80, kind=PageKind.LOGIN_WALL), None, id="two walls",
        ),
    ],
)  # fmt: skip
def test_what_is_one_origin(one, other, expected):
    assert why(one, other) is expected
    assert why(other, one) is expected


def test_a_record_names_other_identifiers_of_a_work():
    one = unread(None, None, identifier="arxiv:2101.00001")
    record = Record("doi:10.1/a", "https://doi.org/10.1/a", identifiers=("arxiv:2101.00001",))
    other = unread("https://doi.org/10.1/a", None, identifier="doi:10.1/a")._replace(record=record)
    assert why(one, other) is Why.ADDRESS


def test_origins_join_through_a_third_entry():
    one, two, three = entry(A, text=STORY), entry(B, text=STORY), entry("https://third.site/x", canonical_url=B)
    (origin,) = origins([one, two, three])
    assert origin.entries == (0, 1, 2)
    assert {tie.why for tie in origin.ties} == {Why.TEXT, Why.CANONICAL}


def test_origins_stand_in_the_order_of_the_list():
    found = origins([entry(A), entry(B), entry(f"{A}#x"), entry("https://third.site/x")])
    assert [origin.entries for origin in found] == [(0, 2), (1,), (3,)]


def test_no_list_has_no_origin():
    assert origins([]) == ()


@pytest.mark.parametrize("value", ["", "\ud800\u202e", "x" * 100_000, "地" * 9000, "\x00"])
def test_no_entry_is_too_strange(value):
    evidence = [
        entry(value, value, value, authors=(value,) * 50, publisher=value, language=value, opening=value),
        entry(A, value, value, canonical_url=value, published=PartialDate(9999)),
        unread(value, value, authors=(value,)),
    ]
    assert sum(len(origin.entries) for origin in origins(evidence)) == 3


@pytest.mark.parametrize("kind", ["one address", "one title", "one text", "nothing in common"])
def test_many_entries_take_no_longer_than_their_number(kind):
    def made(number):
        title = TITLE if kind == "one title" else " ".join(f"w{number}x{place}" for place in range(6))
        text = STORY if kind == "one text" else ""
        return entry(A if kind == "one address" else f"https://site{number}.site/{number}", title, text)

    def cost(size):
        many = list(map(made, range(size)))
        return cpu(lambda: origins(many))

    assert_linear(cost, 100)
