"""Sources that a list speaks of."""

import pytest
from rules.weak.told import cited, opened, spoken, told

from linkcheck.dates import PartialDate
from linkcheck.model import Level
from linkcheck.rules.lists.own import of_the_user, with_lists
from linkcheck.rules.weak.listed import listed_source

ONION = "https://www.theonion.com/area-man-wins-an-argument-1819564321"


@pytest.fixture
def desk(tmp_path):
    """A list of a user's own, with a path, a date and an author in it."""
    path = tmp_path / "desk.txt"
    path.write_text(
        "Rumour Mill: rumours.site | label deprecated\n"
        "Daily blogs: daily.site/blogs/* | label self-published\n"
        "Gazette: gazette.site | until 2014-03-12 | label reliable then\n"
        "Jane Doe: herald.site | by Jane Doe | label fabricated quotes\n"
        "State TV: state.site | label state media\n"
        "Fake Times: faketimes.site | label imposter\n"
    )
    return {"Desk": {"file": str(path), "licence": "own", "date": "2024-05-01", "label": "listed"}}


def heard(evidence, lists=None, **options):
    with with_lists(lists or {}):
        return list(listed_source(evidence, **options))


@pytest.mark.parametrize(
    "url", [ONION, "https://www.der-postillon.com/2021/12/mann.html", "https://www.legorafi.fr/2021/12/15/homme/"]
)
def test_satire(url):
    faults = told(cited(url, "A man won an argument."))["listed-source"]
    assert faults[0].level is None
    assert "satire" in faults[0].message


@pytest.mark.parametrize(
    "sentence",
    [
        "A satirical site had made it up.",
        "Das war Satire.",
        "C'est une parodie.",
        "Es sátira.",
        "É uma sátira.",
        "È una bufala satirica.",
        "Het is satire.",
        "To satyra.",
        "Je to satira.",
        "Это сатира.",
        "Це сатира.",
        "Bu bir mizah haberi.",
        "هذا موقع ساخر",
        "这是讽刺新闻。",
        "それは風刺だ。",
        "풍자 기사다.",
    ],
)
def test_satire_that_is_called_satire_is_fine(sentence):
    assert spoken(cited(ONION, sentence)) == []


def test_an_article_about_the_site_may_cite_it():
    assert spoken(cited(ONION, article="Why The Onion was sold")) == []


def test_the_name_alone_does_not_tell_readers():
    assert spoken(cited(ONION, "The Onion reported that a man won.")) == ["listed-source"]


@pytest.mark.parametrize(
    "url", ["https://onion.site/soup", "https://daily.site/theonion.com/a", "https://www.theonions.com/a"]
)
def test_what_only_looks_like_satire(url):
    assert spoken(cited(url)) == []


def test_a_page_s_data_may_say_satire():
    assert spoken(opened("https://fun.site/a", signals=("JSON-LD SatiricalArticle",))) == ["listed-source"]


def test_a_users_list_is_named_with_its_date_and_what_it_says(desk):
    (fault,) = heard(cited("https://rumours.site/a"), desk)
    for words in ("Desk", "2024-05-01", "deprecated", "rumours.site"):
        assert words in fault.message
    assert fault.level is Level.WARNING


@pytest.mark.parametrize(
    ("url", "claims", "count"),
    [
        ("https://daily.site/blogs/jane/a", {}, 1),
        ("https://daily.site/news/a", {}, 0),
        ("https://gazette.site/a", {}, 0),
        ("https://gazette.site/a", {"published": PartialDate(2013, 5)}, 1),
        ("https://gazette.site/a", {"published": PartialDate(2014)}, 0),
        ("https://gazette.site/a", {"published": PartialDate(2015, 1, 1)}, 0),
        ("https://herald.site/a", {}, 0),
        ("https://herald.site/a", {"authors": ("Jane Doe",)}, 1),
        ("https://herald.site/a", {"authors": ("John Roe",)}, 0),
        ("https://unknown.site/a", {}, 0),
        ("https://web.archive.org/web/2021/https://rumours.site/a", {}, 1),
    ],
)
def test_paths_dates_and_authors_hold(desk, url, claims, count):
    """What is not known is never held against a source."""
    assert len(heard(cited(url, **claims), desk)) == count


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("https://rumours.site/a", Level.WARNING),
        ("https://state.site/a", Level.NOTE),
        ("https://faketimes.site/a", Level.ERROR),
    ],
)
def test_the_label_decides_how_much_it_matters(desk, url, level):
    assert heard(cited(url), desk)[0].level is level


def test_which_labels_are_errors_is_the_users_to_say(desk):
    assert heard(cited("https://rumours.site/a"), desk, errors="deprecated")[0].level is Level.ERROR
    assert heard(cited("https://rumours.site/a"), desk, errors="", notes="deprecated")[0].level is Level.NOTE


def test_each_list_speaks_for_itself(desk):
    assert len(heard(cited("https://rumours.site/a"), desk | {"Night desk": desk["Desk"]})) == 2


def test_a_users_list_speaks_beside_the_others(tmp_path):
    path = tmp_path / "own.txt"
    path.write_text("reddit.com\nexample.com\n")
    with with_lists({"Own": {"file": str(path)}}):
        assert spoken(cited("https://www.reddit.com/r/city/comments/abc/why/")) == [
            "listed-source",
            "user-generated",
        ]
    assert of_the_user() == ()


def test_no_list_no_finding():
    assert heard(cited("https://rumours.site/a")) == []


def test_an_entry_without_an_address_is_on_no_list(desk):
    assert heard(cited(None, text="A book"), desk) == []
