"""A source as the family looks at it."""

import pytest
from rules.weak.told import cited, opened

from linkcheck.dates import PartialDate
from linkcheck.rules.weak.subject import KINDS, fact_of_doi, subject_of

POST = "https://x.com/somebody_42/status/1"


def test_what_an_archive_shows_is_judged_by_what_it_is_a_copy_of():
    subject = subject_of(cited(f"https://web.archive.org/web/20211215000000/{POST}"))
    assert subject.fact("social-networks", "post")


def test_what_is_known_of_a_host_comes_before_a_word_in_its_path():
    assert set(subject_of(cited("https://x.com/newsroom/status/1")).facts) == {"social-networks"}
    assert set(subject_of(cited("https://acme.site/newsroom/a")).facts) == {"press-wires"}


@pytest.mark.parametrize(("published", "count"), [("2013-05-01", 1), ("2019-05-01", 0), (None, 0)])
def test_a_page_s_own_sure_date_tells_whether_a_fact_holds(published, count):
    date = PartialDate(*map(int, published.split("-"))) if published else None
    url = "https://www.huffpost.com/entry/five-ways_n_1"
    assert len(subject_of(opened(url, published=date, published_sure=True)).facts) == count
    assert len(subject_of(opened(url, published=date, published_sure=False)).facts) == 0


def test_the_address_at_the_end_counts_only_where_the_page_was_seen():
    assert subject_of(opened("https://short.site/x7", final_url=POST)).fact("social-networks")
    assert not subject_of(opened("https://short.site/x7", final_url=POST, status=403)).facts
    assert subject_of(opened("https://daily.site/x7", final_url="https://daily.site/opinion/y")).fact("opinion")
    assert not subject_of(opened("https://short.site/x7", final_url="https://www.short.site/y")).facts


@pytest.mark.parametrize(
    ("doi", "known"),
    [
        ("10.48550/arxiv.1706.03762", True),
        ("10.1101/2021.12.15.472800", True),
        ("10.1101/gr.275790.121", False),
        ("10.1038/s41586-021-04086-x", False),
        ("", False),
        ("../../x", False),
        ("\x00", False),
        ("a" * 9000, False),
    ],
)
def test_a_doi_s_prefix_tells_a_preprint(doi, known):
    assert bool(fact_of_doi(doi)) is known


@pytest.mark.parametrize("url", [None, "", "x", "https://", "https://" + "a" * 9000, "\ud800", "http://[::1"])
def test_what_is_no_address_is_known_for_nothing(url):
    subject = subject_of(cited(url, text="An entry"))
    assert dict(subject.facts) == {}
    assert all(subject.fact(kind) is None for kind in KINDS)
